import { describe, expect, test } from '@jest/globals';
import { InputError } from '../../src/errors.ts';
import { describeExecution } from '../../src/execution/start.ts';
import { type Answer, ok, RESET, refused, SILENCE, scriptedAws, THROTTLED } from '../scripted-aws.ts';
import { EXECUTION_ARN, MACHINE, MACHINE_ARN, NAME, REQUEST, retrying, STARTED, start } from './starting.ts';

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

  test('has the name that the user chose, whatever version is started', async () => {
    const { calls } = await start(
      { StartExecution: [STARTED] },
      { ...REQUEST, name: 'mine', nameIsOurs: false },
    );
    expect(calls.map(({ input }) => input['name'])).toEqual(['mine']);
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

describe('the facts of an execution', () => {
  test('are its output and the version that an alias chose, also after throttling', async () => {
    const aws = scriptedAws({
      DescribeExecution: [
        THROTTLED,
        ok({
          executionArn: EXECUTION_ARN,
          output: '{"a":1,"Cause":{"Overrides":{}}}',
          stateMachineVersionArn: `${MACHINE_ARN}:2`,
          status: 'SUCCEEDED',
        }),
      ],
    });
    expect(await describeExecution(aws.sfn, EXECUTION_ARN, retrying())).toEqual({
      status: 'SUCCEEDED',
      input: undefined,
      output: '{"a":1,"Cause":{}}',
      versionArn: `${MACHINE_ARN}:2`,
    });
  });
});
