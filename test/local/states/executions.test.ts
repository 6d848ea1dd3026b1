import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../../local/json.ts';
import { bench, definitionOf, ended, MACHINE, run, settle } from './fakes.ts';
import { PASS, startOn, WAIT, waiting, withMachine } from './machine-m.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

describe('StartExecution', () => {
  test('answers the ARN by name and the date', async () => {
    const on = await waiting();
    expect(await startOn(on, { name: 'e' })).toEqual({
      executionArn: 'arn:aws:states:eu-central-1:123456789012:execution:m:e',
      startDate: on.clock.now() / 1000,
    });
  });

  test('finds a name by itself', async () => {
    const on = await withMachine(PASS);
    expect(String((await startOn(on))['executionArn'])).toMatch(/:execution:m:[0-9a-f-]{36}$/);
  });

  test('attaches to the open execution of the same name and input', async () => {
    const on = await waiting();
    const first = await startOn(on, { name: 'e', input: '{"a":1}' });
    on.clock.advance(1000);
    expect(await startOn(on, { name: 'e', input: '{"a":1}' })).toEqual(first);
  });

  test('refuses the name of an open execution with another input', async () => {
    const on = await waiting();
    await startOn(on, { name: 'e' });
    const again = startOn(on, { name: 'e', input: '{"a":1}' });
    await expect(again).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' });
  });

  test('refuses the name of a closed execution, until 90 days later', async () => {
    const on = await withMachine(PASS);
    const { executionArn } = await startOn(on, { name: 'e' });
    await ended(on, String(executionArn));
    await expect(startOn(on, { name: 'e' })).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' });
    on.clock.advance(90 * DAY_MS + 1);
    expect(await startOn(on, { name: 'e' })).toMatchObject({ executionArn });
  });

  test.each(['1', '"text"', 'null', '[]', ' {"a": 1} '])('takes any JSON as input: %s', async (input) => {
    const on = await withMachine(PASS);
    const execution = await ended(on, String((await startOn(on, { input }))['executionArn']));
    expect(execution).toMatchObject({ status: 'SUCCEEDED', input });
  });

  test.each<[string, JsonObject, string]>([
    ['an input that is no JSON', { input: '{' }, 'InvalidExecutionInput'],
    ['an empty input', { input: '' }, 'InvalidExecutionInput'],
    ['an input over 256 Ki characters', { input: `"${'x'.repeat(262_144)}"` }, 'ValidationException'],
    ['an input over 256 KiB', { input: `"${'é'.repeat(200_000)}"` }, 'InvalidExecutionInput'],
    ['an input that is no string', { input: {} }, 'SerializationException'],
    ['a name with a slash', { name: 'a/b' }, 'InvalidName'],
    ['a name of 81 characters', { name: 'x'.repeat(81) }, 'InvalidName'],
    ['a machine that is not there', { stateMachineArn: `${MACHINE}x` }, 'StateMachineDoesNotExist'],
    ['an ARN that is none', { stateMachineArn: 'm' }, 'InvalidArn'],
    ['no machine', { stateMachineArn: null }, 'ValidationException'],
  ])('refuses %s', async (_, more, name) => {
    const on = await withMachine(PASS);
    await expect(startOn(on, more)).rejects.toMatchObject({ name });
    expect(await on.call('ListExecutions', { stateMachineArn: MACHINE })).toEqual({ executions: [] });
  });

  // As recorded on 22 June 2023 (service: Step Functions; LocalStack's snapshot tests, stepfunctions/v2/test_sfn_api).
  test.each([
    ['', 'Invalid execution input.'],
    [
      'not json',
      "Unrecognized token 'not': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
    ],
  ])('says what is wrong with the input %j', async (input, problem) => {
    const on = await withMachine(PASS);
    await expect(startOn(on, { input })).rejects.toMatchObject({
      name: 'InvalidExecutionInput',
      message: `Invalid State Machine Execution Input: '${problem}'`,
    });
  });

  test('takes an input of exactly 256 KiB', async () => {
    const on = await withMachine(PASS);
    const input = `"${'x'.repeat(262_142)}"`;
    expect(await ended(on, String((await startOn(on, { input }))['executionArn']))).toMatchObject({
      status: 'SUCCEEDED',
    });
  });
});

describe('DescribeExecution', () => {
  test('shows a running execution without an end', async () => {
    const on = await waiting();
    const { executionArn } = await startOn(on, { name: 'e', traceHeader: 'trace' });
    expect(await on.call('DescribeExecution', { executionArn })).toEqual({
      executionArn,
      stateMachineArn: MACHINE,
      name: 'e',
      status: 'RUNNING',
      startDate: on.clock.now() / 1000,
      input: '{}',
      inputDetails: { included: true },
      traceHeader: 'trace',
      redriveCount: 0,
      redriveStatus: 'NOT_REDRIVABLE',
      redriveStatusReason: 'Execution is RUNNING and cannot be redriven',
    });
  });

  // As in LocalStack's snapshot tests (service: Step Functions, stepfunctions/v2/test_sfn_api, 2023-2025).
  test.each([
    ['FAILED', definitionOf({ S: { Type: 'Fail' } })],
    ['SUCCEEDED', PASS],
    ['ABORTED', WAIT],
  ])('tells whether one that %s could be redriven', async (status, definition) => {
    const on = status === 'ABORTED' ? await waiting() : await withMachine(definition);
    const executionArn = String((await startOn(on))['executionArn']);
    if (status === 'ABORTED') {
      await on.call('StopExecution', { executionArn });
    }
    const { redriveStatus, redriveStatusReason } = await ended(on, executionArn);
    expect([redriveStatus, redriveStatusReason]).toEqual(
      status === 'SUCCEEDED'
        ? ['NOT_REDRIVABLE', 'Execution is SUCCEEDED and cannot be redriven']
        : ['REDRIVABLE', undefined],
    );
  });

  test('shows output and stop date of one that succeeded', async () => {
    const on = bench();
    expect(await run(on, WAIT, { a: 1 })).toMatchObject({
      status: 'SUCCEEDED',
      output: '{"a":1}',
      outputDetails: { included: true },
      stopDate: on.clock.now() / 1000,
    });
  });

  test('leaves out input, output, error and cause when only metadata is asked for', async () => {
    const on = bench();
    const { executionArn } = await run(on, PASS, { secret: 1 });
    const described = await on.call('DescribeExecution', { executionArn, includedData: 'METADATA_ONLY' });
    expect(described).toMatchObject({ status: 'SUCCEEDED', name: expect.any(String) });
    expect(Object.keys(described).filter((key) => /^(input|output|error|cause)/.test(key))).toEqual([]);
    await expect(on.call('DescribeExecution', { executionArn, includedData: 'x' })).rejects.toMatchObject({
      name: 'ValidationException',
    });
  });

  test.each([
    ['that is not there', 'arn:aws:states:eu-central-1:123456789012:execution:m:x', 'ExecutionDoesNotExist'],
    ['with the ARN of a machine', MACHINE, 'InvalidArn'],
    ['with no ARN', 'x', 'InvalidArn'],
  ])('refuses an execution %s', async (_, executionArn, name) => {
    const on = await withMachine(PASS);
    await expect(on.call('DescribeExecution', { executionArn })).rejects.toMatchObject({ name });
  });
});

describe('StopExecution', () => {
  test('ends a running execution at once and keeps error and cause', async () => {
    const on = await waiting();
    const { executionArn } = await startOn(on);
    const stopped = await on.call('StopExecution', { executionArn, error: 'E', cause: 'c' });
    expect(stopped).toEqual({ stopDate: on.clock.now() / 1000 });
    expect(await on.call('DescribeExecution', { executionArn })).toMatchObject({
      status: 'ABORTED',
      error: 'E',
      cause: 'c',
    });
  });

  test('gets through to a machine that loops without waiting', async () => {
    const on = await withMachine(
      definitionOf({ A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', Next: 'A' } }),
    );
    const { executionArn } = await startOn(on);
    await settle();
    await on.call('StopExecution', { executionArn });
    expect(await on.call('DescribeExecution', { executionArn })).toMatchObject({ status: 'ABORTED' });
  });

  test('does nothing to one that has ended', async () => {
    const on = bench();
    const { executionArn, stopDate } = await run(on, PASS);
    on.clock.advance(5000);
    expect(await on.call('StopExecution', { executionArn })).toEqual({ stopDate });
    expect(await on.call('DescribeExecution', { executionArn })).toMatchObject({ status: 'SUCCEEDED' });
  });

  test.each<[string, JsonObject, string]>([
    ['a cause over 32,768 characters', { cause: 'x'.repeat(32_769) }, 'ValidationException'],
    ['an error over 256 characters', { error: 'x'.repeat(257) }, 'ValidationException'],
    [
      'an execution that is not there',
      { executionArn: 'arn:aws:states:r:1:execution:m:x' },
      'ExecutionDoesNotExist',
    ],
  ])('refuses %s and stops nothing', async (_, more, name) => {
    const on = await waiting();
    const { executionArn } = await startOn(on);
    await expect(on.call('StopExecution', { executionArn, ...more })).rejects.toMatchObject({ name });
    expect(await on.call('DescribeExecution', { executionArn })).toMatchObject({ status: 'RUNNING' });
  });
});
