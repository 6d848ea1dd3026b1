import { describe, expect, test } from '@jest/globals';
import { InputError } from '../../src/errors.ts';
import { claimOf, OURS } from '../../src/execution/claim.ts';
import { StartUnanswered } from '../../src/execution/ending.ts';
import type { StartRequest } from '../../src/execution/start.ts';
import { type Answer, ok, RESET, refused, type Script, SILENCE, THROTTLED } from '../scripted-aws.ts';
import {
  ANONYMOUS,
  begun,
  dated,
  EXECUTION_ARN,
  NAMED,
  NAMED_ARN,
  NOT_THERE,
  REQUEST,
  saidOf,
  start,
  TAKEN,
} from './starting.ts';

const FOUND = { arn: EXECUTION_ARN, attached: true };

/** Answers to StartExecution after which nobody knows whether it happened. */
const DOUBTFUL: readonly (readonly [string, readonly Answer[]])[] = [
  ['its answers were lost', [RESET]],
  ['its connection is dead', [SILENCE]],
  ['its answers tell no ARN', [ok({ startDate: 1_700_000_000 })]],
  ['its answers were empty', [ok()]],
  ['the service was in trouble', [refused('InternalServerError', 500)]],
  ['one answer was lost, and then it was throttled', [RESET, THROTTLED]],
  ['one answer was lost, and then it was refused', [RESET, refused('AccessDeniedException')]],
  ['one answer was lost, and then the credentials expired', [RESET, refused('ExpiredTokenException')]],
];

describe('a start in doubt', () => {
  test.each(DOUBTFUL)('is found by its name when %s, and left to be followed', async (_what, answers) => {
    const { outcome, operations, calls, open } = await start(
      { StartExecution: answers, GetExecutionHistory: [begun()] },
      REQUEST,
      { requestMs: 10 },
    );
    expect(outcome).toEqual(FOUND);
    expect(operations.filter((operation) => operation !== 'StartExecution')).toEqual(['GetExecutionHistory']);
    expect(calls.at(-1)?.input).toMatchObject({ executionArn: EXECUTION_ARN });
    expect(open).toEqual([EXECUTION_ARN]);
  });

  test.each(DOUBTFUL)('is looked for while reads lag behind when %s', async (_what, answers) => {
    const { outcome, open } = await start(
      { StartExecution: answers, GetExecutionHistory: [NOT_THERE, THROTTLED, NOT_THERE, RESET, begun()] },
      REQUEST,
      { requestMs: 10, forMs: 60_000 },
    );
    expect([outcome, open]).toEqual([FOUND, [EXECUTION_ARN]]);
  });

  test('says no more than why once it has not been there for half a minute, and leaves nothing to stop', async () => {
    const { outcome, open } = await start({ StartExecution: [RESET], GetExecutionHistory: [NOT_THERE] });
    expect(saidOf(outcome)).toMatch(
      /AWS did not answer states:StartExecution on .*AWS_ENDPOINT_URL if it is set\.$/,
    );
    expect(saidOf(outcome)).not.toContain('had been started');
    expect(open).toEqual([]);
  });

  test.each<[string, Answer]>([
    ['refused', refused('AccessDeniedException')],
    ['not answered', RESET],
    ['answered with nothing', ok()],
    ['answered without an event', ok({ events: [] })],
  ])('says where to look, and leaves it to the post step, when the search is %s', async (_what, answer) => {
    const { outcome, open } = await start({ StartExecution: [RESET], GetExecutionHistory: [answer] });
    expect(outcome).toBeInstanceOf(StartUnanswered);
    expect(saidOf(outcome)).toContain(
      `Whether the execution was started is not known: look for ${EXECUTION_ARN}.`,
    );
    expect(saidOf(outcome)).toContain('AWS did not answer states:StartExecution');
    expect(open).toEqual([EXECUTION_ARN]);
  });

  test('was none where no request could leave the runner: nothing is looked for', async () => {
    const { outcome, operations, open } = await start({
      StartExecution: [THROTTLED, THROTTLED, refused('AccessDeniedException')],
    });
    expect(outcome).toMatchObject({ errorName: 'AccessDeniedException' });
    expect(new Set(operations)).toEqual(new Set(['StartExecution']));
    expect(open).toEqual([]);
  });
});

describe('an execution of a name that the user chose', () => {
  const OTHER = begun({ input: '{"customer_id":"somebody else"}' });
  /** Ten minutes before the first request. */
  const EARLIER = begun({ at: 1_700_000_000 - 600 });
  const lost: Script = { StartExecution: [RESET, TAKEN] };
  const NAMED_FOUND = { arn: NAMED_ARN, attached: true };

  test.each([
    ['has our context', NAMED, begun()],
    ['has our context, whatever the clocks say', NAMED, EARLIER],
    ['has our input, and did not start before', ANONYMOUS, begun()],
  ])('that is there after a lost answer is ours if it %s', async (_what, request, beginning) => {
    const { outcome, open } = await start({ ...lost, GetExecutionHistory: [NOT_THERE, beginning] }, request);
    expect([outcome, open]).toEqual([NAMED_FOUND, [NAMED_ARN]]);
  });

  test.each([
    ['has another input', NAMED, OTHER],
    ['has another input, without context', ANONYMOUS, OTHER],
    ['has our input, but started before', ANONYMOUS, EARLIER],
  ])('that is there after a lost answer is somebody else’s if it %s', async (_what, request, beginning) => {
    const { outcome, open } = await start({ ...lost, GetExecutionHistory: [beginning] }, request);
    expect(outcome).toBeInstanceOf(InputError);
    expect(String(outcome)).toContain('Input execution-name: there is already an execution named tonight');
    expect(open).toEqual([]);
  });

  test('that runs is not adopted if it is somebody else’s, though all answers were lost', async () => {
    const { outcome, open } = await start({ StartExecution: [RESET], GetExecutionHistory: [OTHER] }, NAMED);
    expect([String(outcome), open]).toEqual([expect.stringContaining('there is already an execution'), []]);
  });

  test.each<[string, StartRequest, readonly Answer[]]>([
    ['nobody may read it', NAMED, [refused('AccessDeniedException')]],
    ['it cannot be seen', NAMED, [NOT_THERE]],
    ['it tells no input', NAMED, [ok({ events: [{ id: 1, type: 'ExecutionStarted', timestamp: 1 }] })]],
    ['no answer had a Date', ANONYMOUS, [begun({ headers: {} })]],
  ])(
    'is told as unknown, and left to the post step, when it is taken after a lost answer and %s',
    async (_what, request, answers) => {
      const { outcome, operations, entries } = await start(
        { ...lost, GetExecutionHistory: answers },
        request,
      );
      expect(saidOf(outcome)).toContain(`is not known: look for ${NAMED_ARN}.`);
      expect(operations).not.toContain('StopExecution');
      // It may be another's.
      expect(entries).toEqual([{ arn: NAMED_ARN, claim: claimOf(request, undefined) }]);
    },
  );

  /** What the service answers to a start whose name and input are those of an execution that runs. */
  const answered = (startedAt: number, answeredAt: number): Script => ({
    StartExecution: [ok({ executionArn: NAMED_ARN, startDate: startedAt }, dated(answeredAt))],
  });

  test.each([
    ['that started just now is ours', ANONYMOUS, 1_700_000_000],
    ['that started before is ours if it has our context', NAMED, 1_699_999_000],
    ['that started before is ours if its name is derived', REQUEST, 1_699_999_000],
  ])('%s', async (_what, request, startedAt) => {
    const { outcome, open } = await start(answered(startedAt, 1_700_000_001), request);
    expect(outcome).toEqual({ arn: NAMED_ARN, attached: false });
    expect(open).toHaveLength(1);
  });

  test('that started before is not adopted where the input does not tell whose it is', async () => {
    const { outcome, open } = await start(answered(1_699_999_000, 1_700_000_001), ANONYMOUS);
    expect(String(outcome)).toContain('Input execution-name: there is already an execution named tonight');
    expect(open).toEqual([]);
  });

  test('is judged by the clock of AWS alone: that of the runner may be off by hours', async () => {
    const off = 7 * 3600;
    const { outcome } = await start(answered(1_700_000_000 + off, 1_700_000_001 + off), ANONYMOUS);
    expect(outcome).toEqual({ arn: NAMED_ARN, attached: false });
    const { outcome: other } = await start(answered(1_699_999_000 - off, 1_700_000_001 - off), ANONYMOUS);
    expect(other).toBeInstanceOf(InputError);
  });

  test.each([7200, 61, -61, -7200])(
    'is judged so after a lost answer as well: the runner is off by %d s',
    async (off) => {
      const now = 1_700_000_000 + off;
      const found = await start(
        { ...lost, GetExecutionHistory: [begun({ at: now, headers: dated(now) })] },
        ANONYMOUS,
      );
      expect([found.outcome, found.open]).toEqual([NAMED_FOUND, [NAMED_ARN]]);
      const other = await start(
        { ...lost, GetExecutionHistory: [begun({ at: now - 5, headers: dated(now) })] },
        ANONYMOUS,
      );
      expect(other.outcome).toBeInstanceOf(InputError);
    },
  );

  test('is not adopted, and told as unknown, where no answer had a Date', async () => {
    const undated: Script = {
      StartExecution: [ok({ executionArn: NAMED_ARN, startDate: 1_700_000_000 })],
    };
    const { outcome, open } = await start(undated, ANONYMOUS);
    expect(saidOf(outcome)).toMatch(
      /^No answer of AWS had a Date.* Whether the execution was started is not known: look for .*:tonight\.$/,
    );
    expect(open).toEqual([NAMED_ARN]);
    expect((await start(undated, NAMED)).outcome).toMatchObject({ arn: NAMED_ARN });
  });

  test('is no matter of whose it is any more for the post step, once it is known to be ours', async () => {
    const ours = [{ arn: NAMED_ARN, claim: OURS }];
    expect((await start(answered(1_700_000_000, 1_700_000_000), ANONYMOUS)).entries).toEqual(ours);
    expect((await start({ ...lost, GetExecutionHistory: [begun()] }, NAMED)).entries).toEqual(ours);
  });
});
