import { describe, expect, test } from '@jest/globals';
import { StartUnanswered } from '../../src/execution/ending.ts';
import { startExecution } from '../../src/execution/start.ts';
import { type Answer, RESET, refused, SILENCE, scriptedAws, THROTTLED } from '../scripted-aws.ts';
import {
  CANCELLED,
  EXECUTION_ARN,
  MACHINE,
  NOT_THERE,
  REQUEST,
  retrying,
  STARTED,
  STOPPED,
  saidOf,
  start,
} from './starting.ts';

describe('a start that is given up', () => {
  test.each<[string, readonly Answer[]]>([
    ['its answers were lost', [RESET]],
    ['its connection is dead', [SILENCE]],
    ['one answer was lost, and then it was throttled', [RESET, THROTTLED]],
    ['one answer was lost, and then it was refused', [RESET, refused('AccessDeniedException')]],
  ])('is withdrawn when %s', async (_what, answers) => {
    const { outcome, operations, calls } = await start(
      { StartExecution: answers, StopExecution: [STOPPED] },
      REQUEST,
      { requestMs: 10 },
    );
    expect(outcome).toBeInstanceOf(StartUnanswered);
    expect(saidOf(outcome)).toContain(`The execution ${EXECUTION_ARN} had been started, and was stopped.`);
    expect(operations.filter((operation) => operation === 'StopExecution')).toHaveLength(1);
    expect(calls.at(-1)?.input).toMatchObject({ executionArn: EXECUTION_ARN, error: 'Cancelled' });
  });

  test('says no more than why when there is nothing to withdraw', async () => {
    const { outcome } = await start({ StartExecution: [RESET], StopExecution: [NOT_THERE] });
    expect(saidOf(outcome)).toMatch(
      /AWS did not answer states:StartExecution on .*AWS_ENDPOINT_URL if it is set\.$/,
    );
    expect(saidOf(outcome)).not.toContain('had been started');
  });

  test('says where to look when it cannot be withdrawn', async () => {
    const { outcome } = await start({
      StartExecution: [RESET],
      StopExecution: [refused('AccessDeniedException')],
    });
    expect(saidOf(outcome)).toContain(
      `Whether the execution was started is not known: look for ${EXECUTION_ARN}.`,
    );
  });

  test('tries the withdrawal again within the few seconds that are left', async () => {
    const { outcome, operations } = await start({
      StartExecution: [RESET],
      StopExecution: [THROTTLED, THROTTLED, STOPPED],
    });
    expect(saidOf(outcome)).toContain('had been started, and was stopped.');
    expect(operations.filter((operation) => operation === 'StopExecution')).toHaveLength(3);
  });
});

describe('a start that is cancelled', () => {
  test('while it is under way is waited for, so that the execution can be stopped', async () => {
    const controller = new AbortController();
    const aws = scriptedAws({ StartExecution: [STARTED] }, () => controller.abort(CANCELLED));
    const retry = retrying({ signal: controller.signal });
    expect(await startExecution(aws.sfn, MACHINE, REQUEST, retry)).toEqual({
      arn: EXECUTION_ARN,
      attached: false,
    });
  });

  test.each<[string, Answer, RegExp]>([
    ['had been started', STOPPED, /The job was cancelled\. The execution .* was stopped\.$/],
    ['had not', NOT_THERE, /The job was cancelled\.$/],
  ])('after a lost answer is withdrawn: it %s', async (_what, stop, says) => {
    const controller = new AbortController();
    const aws = scriptedAws({ StartExecution: [RESET], StopExecution: [stop] }, () =>
      controller.abort(CANCELLED),
    );
    const retry = retrying({ signal: controller.signal });
    const outcome = await startExecution(aws.sfn, MACHINE, REQUEST, retry).catch((error: unknown) => error);
    expect(saidOf(outcome)).toMatch(says);
    expect(aws.operations()).toEqual(['StartExecution', 'StopExecution']);
  });
});
