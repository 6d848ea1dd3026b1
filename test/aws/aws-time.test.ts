import { ListStateMachinesCommand } from '@aws-sdk/client-sfn';
import { describe, expect, test } from '@jest/globals';
import { learnAwsTime } from '../../src/aws/aws-time.ts';
import { type Answer, ok, scriptedAws } from '../scripted-aws.ts';

const NOON = Date.UTC(2026, 0, 2, 12);

/** What is known of AWS's time after calls that were answered at times of the step's clock. */
async function learnt(answers: readonly (readonly [at: number, answer: Answer])[]) {
  let now = 0;
  const aws = scriptedAws({ ListStateMachines: answers.map(([, answer]) => answer) });
  const awsTime = learnAwsTime(aws.sfn, { now: () => now });
  for (const [at] of answers) {
    now = at;
    await aws.sfn.send(new ListStateMachinesCommand({})).catch(() => undefined);
  }
  return awsTime;
}

const at = (milliseconds: number, more = {}) =>
  ok({ stateMachines: [] }, { date: new Date(milliseconds).toUTCString(), ...more });

describe('AWS’s time', () => {
  test('is not known before an answer told it', async () => {
    expect((await learnt([])).atLeast(1)).toBeUndefined();
    expect((await learnt([[0, ok({ stateMachines: [] })]])).atLeast(1)).toBeUndefined();
    expect((await learnt([[0, ok({}, { date: 'today' })]])).atLeast(1)).toBeUndefined();
  });

  test('is told by one answer for every other time, before it and after it', async () => {
    const time = await learnt([[5000, at(NOON)]]);
    expect([time.atLeast(5000), time.atLeast(2000), time.atLeast(9000)]).toEqual([
      NOON,
      NOON - 3000,
      NOON + 4000,
    ]);
  });

  test('is what the answer tells that was least under way', async () => {
    const time = await learnt([
      [1000, at(NOON)],
      [21_000, at(NOON + 5000)],
      [31_000, at(NOON + 30_000)],
    ]);
    expect(time.atLeast(1000)).toBe(NOON);
  });

  test('is not told by whatever answers in the place of AWS', async () => {
    const page = at(NOON + 3_600_000, { 'content-type': 'text/html' });
    expect((await learnt([[0, page]])).atLeast(0)).toBeUndefined();
  });
});
