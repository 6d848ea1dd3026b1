import { describe, expect, test } from '@jest/globals';
import { AwsError } from '../../src/aws/errors.ts';
import type { RetryOptions } from '../../src/aws/retry.ts';
import { GaveUp, InputError } from '../../src/errors.ts';
import { describeExecution, startExecution } from '../../src/execution/start.ts';
import { type ExecutionRequest, nameOn } from '../../src/step/execution-requests.ts';
import { unsettled } from '../../src/step/ledger.ts';
import { leapingClock } from '../leaping-clock.ts';
import {
  type Answer,
  ok,
  RESET,
  refused,
  type Script,
  SILENCE,
  scriptedAws,
  THROTTLED,
} from '../scripted-aws.ts';

const MACHINE_ARN = 'arn:aws:states:eu-west-1:111122223333:stateMachine:uploads';
const MACHINE = { name: 'uploads', arn: MACHINE_ARN, startArn: `${MACHINE_ARN}:3` };
const REQUEST: ExecutionRequest = {
  customerId: 'c1',
  name: 'uploads-4711-1-upload-0123456789ab',
  nameIsOurs: true,
  input: { customer_id: 'c1', commands: ['ä'] },
  expectOutputs: [],
};
const NAME = nameOn(REQUEST, MACHINE.startArn) ?? '';
const EXECUTION_ARN = `arn:aws:states:eu-west-1:111122223333:execution:uploads:${NAME}`;
const STARTED = ok({ executionArn: EXECUTION_ARN, startDate: 1_700_000_000 });
const NOT_THERE = refused('ExecutionDoesNotExist');
const CANCELLED = new GaveUp('cancelled', 'The job was cancelled.');

function patient(more: Partial<RetryOptions> = {}): RetryOptions {
  return { clock: leapingClock(), signal: new AbortController().signal, forMs: 10_000, ...more };
}

/** Starts the request on a service that answers as written, and tells what came of it. */
async function start(script: Script, request = REQUEST, more: Partial<RetryOptions> = {}) {
  const aws = scriptedAws(script);
  const outcome = await startExecution(aws.sfn, MACHINE, request, patient(more)).catch(
    (error: unknown) => error,
  );
  return { outcome, calls: aws.calls, operations: aws.operations() };
}

describe('a start', () => {
  test('names the version, the name on it, and the input', async () => {
    const { outcome, calls } = await start({ StartExecution: [STARTED] });
    expect(outcome).toEqual({ arn: EXECUTION_ARN, attached: false });
    expect(calls).toEqual([
      {
        operation: 'StartExecution',
        input: {
          stateMachineArn: MACHINE.startArn,
          name: NAME,
          input: '{"customer_id":"c1","commands":["ä"]}',
        },
      },
    ]);
  });

  test.each<[string, readonly Answer[]]>([
    ['throttling', [THROTTLED, THROTTLED, STARTED]],
    ['an outage', [refused('ServiceUnavailable', 503), STARTED]],
    ['answers that got lost', [RESET, RESET, RESET, STARTED]],
    ['a connection that is dead', [SILENCE, STARTED]],
  ])('is sent again under the same name after %s', async (_what, answers) => {
    const { outcome, calls } = await start({ StartExecution: answers }, REQUEST, { requestMs: 10 });
    expect(outcome).toEqual({ arn: EXECUTION_ARN, attached: false });
    expect(calls.map(({ input }) => input['name'])).toEqual(answers.map(() => NAME));
  });

  test('without a name, as outside of GitHub, makes one up and keeps it', async () => {
    const { calls } = await start({ StartExecution: [RESET, STARTED] }, { ...REQUEST, name: undefined });
    const names = new Set(calls.map(({ input }) => input['name']));
    expect([...names]).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/)]);
  });

  test('of our own name that has ended is found, without asking for it', async () => {
    const { outcome, operations } = await start({ StartExecution: [refused('ExecutionAlreadyExists')] });
    expect(outcome).toEqual({ arn: EXECUTION_ARN, attached: true });
    expect(operations).toEqual(['StartExecution']);
  });

  test('of a name that the user chose and that is taken is an error of that input', async () => {
    const request = { ...REQUEST, name: 'tonight', nameIsOurs: false };
    const { outcome, operations } = await start(
      { StartExecution: [refused('ExecutionAlreadyExists')] },
      request,
    );
    expect(outcome).toBeInstanceOf(InputError);
    expect(String(outcome)).toContain(
      'Input execution-name: there is already an execution named tonight of uploads',
    );
    expect(operations).toEqual(['StartExecution']);
  });

  test('of an EXPRESS machine is refused by name, and there is nothing to withdraw', async () => {
    const express = 'arn:aws:states:eu-west-1:111122223333:express:uploads:x:y';
    const { outcome, operations } = await start({ StartExecution: [ok({ executionArn: express })] });
    expect(outcome).toBeInstanceOf(InputError);
    expect(String(outcome)).toContain('Input state-machine: uploads is an EXPRESS state machine');
    expect(operations).toEqual(['StartExecution']);
  });

  test.each([
    'AccessDeniedException',
    'InvalidExecutionInput',
    'StateMachineDoesNotExist',
    'ExecutionLimitExceeded',
  ])('that is refused for good (%s) is not sent again, and there is nothing to withdraw', async (type) => {
    const { outcome, operations } = await start({ StartExecution: [refused(type)] });
    expect(outcome).toMatchObject({ name: 'AwsError', errorName: type });
    expect(operations).toEqual(['StartExecution']);
  });
});

describe('a start that is given up', () => {
  test.each<[string, readonly Answer[]]>([
    ['its answers were lost', [RESET]],
    ['its connection is dead', [SILENCE]],
    ['one answer was lost, and then it was throttled', [RESET, THROTTLED]],
    ['one answer was lost, and then it was refused', [RESET, refused('AccessDeniedException')]],
  ])('is withdrawn when %s', async (_what, answers) => {
    const { outcome, operations, calls } = await start(
      { StartExecution: answers, StopExecution: [ok({ stopDate: 1_700_000_000 })] },
      REQUEST,
      { requestMs: 10 },
    );
    expect(outcome).toBeInstanceOf(AwsError);
    expect(String(outcome)).toContain(`The execution ${EXECUTION_ARN} had been started, and was stopped.`);
    expect(operations.filter((operation) => operation === 'StopExecution')).toHaveLength(1);
    expect(calls.at(-1)?.input).toMatchObject({ executionArn: EXECUTION_ARN, error: 'Cancelled' });
  });

  test('says no more than why when there is nothing to withdraw', async () => {
    const { outcome } = await start({ StartExecution: [RESET], StopExecution: [NOT_THERE] });
    expect(String(outcome)).toMatch(
      /AWS did not answer states:StartExecution on .*AWS_ENDPOINT_URL if it is set\.$/,
    );
    expect(String(outcome)).not.toContain('had been started');
  });

  test('says where to look when it cannot be withdrawn', async () => {
    const { outcome } = await start({
      StartExecution: [RESET],
      StopExecution: [refused('AccessDeniedException')],
    });
    expect(String(outcome)).toContain(
      `Whether the execution was started is not known: look for ${EXECUTION_ARN}.`,
    );
  });

  test('tries the withdrawal again within the few seconds that are left', async () => {
    const { outcome, operations } = await start({
      StartExecution: [RESET],
      StopExecution: [THROTTLED, THROTTLED, ok({ stopDate: 1_700_000_000 })],
    });
    expect(String(outcome)).toContain('had been started, and was stopped.');
    expect(operations.filter((operation) => operation === 'StopExecution')).toHaveLength(3);
  });
});

describe('a start that is cancelled', () => {
  test('while it is under way is waited for, so that the execution can be stopped', async () => {
    const controller = new AbortController();
    const aws = scriptedAws({ StartExecution: [STARTED] }, () => controller.abort(CANCELLED));
    const retry = patient({ signal: controller.signal });
    expect(await startExecution(aws.sfn, MACHINE, REQUEST, retry)).toEqual({
      arn: EXECUTION_ARN,
      attached: false,
    });
  });

  test.each<[string, Answer, RegExp]>([
    [
      'had been started',
      ok({ stopDate: 1_700_000_000 }),
      /The job was cancelled\. The execution .* was stopped\.$/,
    ],
    ['had not', NOT_THERE, /The job was cancelled\.$/],
  ])('after a lost answer is withdrawn: it %s', async (_what, stop, says) => {
    const controller = new AbortController();
    const aws = scriptedAws({ StartExecution: [RESET], StopExecution: [stop] }, () =>
      controller.abort(CANCELLED),
    );
    const retry = patient({ signal: controller.signal });
    await expect(startExecution(aws.sfn, MACHINE, REQUEST, retry)).rejects.toThrow(says);
    expect(aws.operations()).toEqual(['StartExecution', 'StopExecution']);
  });
});

describe('the ledger', () => {
  const stopped = ok({ stopDate: 1_700_000_000 });
  const named = { ...REQUEST, name: 'tonight', nameIsOurs: false };

  /** What the ledger leaves to be stopped after a start, and what it was told. */
  async function kept(script: Script, request = REQUEST, more: Partial<RetryOptions> = {}) {
    const told: string[] = [];
    const ledger = {
      starting: (arn: string) => told.push(`+ ${arn}\n`),
      settled: (arn: string) => told.push(`- ${arn}\n`),
    };
    const operations: string[] = [];
    const aws = scriptedAws(script, ({ operation }) => operations.push(`${told.length} ${operation}`));
    await startExecution(aws.sfn, MACHINE, request, patient({ requestMs: 10, ...more }), ledger).catch(
      () => {},
    );
    return { open: unsettled(told.join('')), operations };
  }

  test('knows an execution before its start is sent', async () => {
    expect(await kept({ StartExecution: [STARTED] })).toEqual({
      open: [EXECUTION_ARN],
      operations: ['1 StartExecution'],
    });
  });

  test.each<[string, Script, ExecutionRequest]>([
    [
      'of a chosen name that is somebody else’s',
      { StartExecution: [refused('ExecutionAlreadyExists')] },
      named,
    ],
    ['that is refused for good', { StartExecution: [refused('AccessDeniedException')] }, REQUEST],
    [
      'of an EXPRESS machine',
      { StartExecution: [ok({ executionArn: 'arn:aws:states:x:1:express:m:x' })] },
      REQUEST,
    ],
    ['that is withdrawn', { StartExecution: [RESET], StopExecution: [stopped] }, REQUEST],
    ['that never happened', { StartExecution: [RESET], StopExecution: [NOT_THERE] }, REQUEST],
  ])('leaves nothing to be stopped of a start %s', async (_what, script, request) => {
    expect((await kept(script, request)).open).toEqual([]);
  });

  test('keeps an execution of which nobody knows whether it was started', async () => {
    const script = { StartExecution: [RESET], StopExecution: [refused('AccessDeniedException')] };
    expect((await kept(script)).open).toEqual([EXECUTION_ARN]);
  });

  test('keeps an execution of which one answer was lost before the credentials expired', async () => {
    const expired = refused('ExpiredTokenException');
    const script = { StartExecution: [RESET, expired], StopExecution: [expired] };
    expect((await kept(script)).open).toEqual([EXECUTION_ARN]);
  });

  test('does not know what was cancelled before it was sent, which nobody stops: its name may be another’s', async () => {
    const signal = AbortSignal.abort(CANCELLED);
    expect(await kept({}, named, { signal })).toEqual({ open: [], operations: [] });
  });
});

describe('the facts of an execution', () => {
  test('are its output and the version that an alias chose, also after throttling', async () => {
    const aws = scriptedAws({
      DescribeExecution: [
        THROTTLED,
        ok({
          executionArn: EXECUTION_ARN,
          output: '{"a":1}',
          stateMachineVersionArn: `${MACHINE_ARN}:2`,
          status: 'SUCCEEDED',
        }),
      ],
    });
    expect(await describeExecution(aws.sfn, EXECUTION_ARN, patient())).toEqual({
      status: 'SUCCEEDED',
      input: undefined,
      output: '{"a":1}',
      versionArn: `${MACHINE_ARN}:2`,
    });
  });
});
