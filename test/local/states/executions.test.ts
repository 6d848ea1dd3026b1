import { describe, expect, test } from '@jest/globals';
import type { Json, JsonObject } from '../../../local/json.ts';
import {
  type Bench,
  bench,
  definitionOf,
  ended,
  FakeClock,
  FakeEcs,
  MACHINE,
  ROLE,
  run,
  settle,
} from './fakes.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const PASS = definitionOf({ S: { Type: 'Pass', End: true } });
const WAIT = definitionOf({ W: { Type: 'Wait', Seconds: 60, End: true } });

async function withMachine(definition: string, on: Bench = bench()): Promise<Bench> {
  await on.call('CreateStateMachine', { name: 'm', definition, roleArn: ROLE });
  return on;
}

/** A machine whose executions stay in a Wait until the clock is moved. */
const waiting = (): Promise<Bench> => withMachine(WAIT, bench({ clock: new FakeClock(false) }));

const startOn = (on: Bench, more: JsonObject = {}): Promise<JsonObject> =>
  on.call('StartExecution', { stateMachineArn: MACHINE, ...more });

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

describe('ListExecutions', () => {
  test('gives the newest first, page by page, by status', async () => {
    const on = await waiting();
    for (const name of ['a', 'b', 'c']) {
      await startOn(on, { name });
    }
    await on.call('StopExecution', { executionArn: (await startOn(on, { name: 'd' }))['executionArn'] });
    const list = { stateMachineArn: MACHINE, statusFilter: 'RUNNING', maxResults: 2 };
    const first = await on.call('ListExecutions', list);
    const second = await on.call('ListExecutions', { ...list, nextToken: first['nextToken'] });
    expect(first['executions']).toMatchObject([{ name: 'c', status: 'RUNNING' }, { name: 'b' }]);
    expect(second['executions']).toMatchObject([{ name: 'a' }]);
    const aborted = await on.call('ListExecutions', { stateMachineArn: MACHINE, statusFilter: 'ABORTED' });
    expect(aborted['executions']).toMatchObject([{ name: 'd' }]);
  });

  test('goes on behind an execution that has left the filter since', async () => {
    const on = await waiting();
    for (const name of ['a', 'b', 'c']) {
      await startOn(on, { name });
    }
    const list = { stateMachineArn: MACHINE, statusFilter: 'RUNNING', maxResults: 1 };
    const first = await on.call('ListExecutions', list);
    expect(first['executions']).toMatchObject([{ name: 'c' }]);
    for (const name of ['c', 'b']) {
      const executionArn = `${MACHINE.replace(':stateMachine:', ':execution:')}:${name}`;
      await on.call('StopExecution', { executionArn });
    }
    const second = await on.call('ListExecutions', { ...list, nextToken: first['nextToken'] });
    expect(second['executions']).toMatchObject([{ name: 'a' }]);
    expect(second['nextToken']).toBeUndefined();
  });

  test('gives 100 on a page unless told otherwise, and up to 1,000', async () => {
    const on = await withMachine(PASS);
    for (let count = 0; count < 120; count += 1) {
      await startOn(on, { name: `e${count}` });
    }
    const counted = async (more: JsonObject): Promise<number> => {
      const { executions } = await on.call('ListExecutions', { stateMachineArn: MACHINE, ...more });
      return Array.isArray(executions) ? executions.length : 0;
    };
    expect([
      await counted({}),
      await counted({ maxResults: 1000 }),
      await counted({ maxResults: 1 }),
    ]).toEqual([100, 120, 1]);
  });

  test('shows when each started and ended, and the version and alias it was started on', async () => {
    const on = await withMachine(PASS);
    await on.call('PublishStateMachineVersion', { stateMachineArn: MACHINE });
    const routingConfiguration = [{ stateMachineVersionArn: `${MACHINE}:1`, weight: 100 }];
    await on.call('CreateStateMachineAlias', { name: 'live', routingConfiguration });
    await startOn(on, { name: 'e', stateMachineArn: `${MACHINE}:live` });
    await settle();
    for (const stateMachineArn of [MACHINE, `${MACHINE}:1`, `${MACHINE}:live`]) {
      expect(await on.call('ListExecutions', { stateMachineArn })).toEqual({
        executions: [
          {
            executionArn: `${MACHINE.replace(':stateMachine:', ':execution:')}:e`,
            stateMachineArn: MACHINE,
            stateMachineVersionArn: `${MACHINE}:1`,
            stateMachineAliasArn: `${MACHINE}:live`,
            name: 'e',
            status: 'SUCCEEDED',
            startDate: on.clock.now() / 1000,
            stopDate: on.clock.now() / 1000,
            redriveCount: 0,
          },
        ],
      });
    }
  });

  test('by a version gives only its own', async () => {
    const on = await withMachine(PASS);
    await on.call('PublishStateMachineVersion', { stateMachineArn: MACHINE });
    await startOn(on, { name: 'machine' });
    await startOn(on, { name: 'version', stateMachineArn: `${MACHINE}:1` });
    const listed = await on.call('ListExecutions', { stateMachineArn: `${MACHINE}:1` });
    expect(listed['executions']).toMatchObject([{ name: 'version' }]);
  });

  test.each<[string, JsonObject, string]>([
    ['an unknown status', { statusFilter: 'succeeded' }, 'ValidationException'],
    ['more than 1,000 at once', { maxResults: 1001 }, 'ValidationException'],
    ['an unknown redrive filter', { redriveFilter: 'maybe' }, 'ValidationException'],
    ['a Map Run', { mapRunArn: 'arn' }, 'ValidationException'],
    ['an unknown machine', { stateMachineArn: `${MACHINE}x` }, 'StateMachineDoesNotExist'],
    [
      'the token of another list',
      { nextToken: Buffer.from('["machines:x","y"]').toString('base64url') },
      'InvalidToken',
    ],
  ])('refuses %s', async (_, more, name) => {
    const on = await withMachine(PASS);
    await expect(on.call('ListExecutions', { stateMachineArn: MACHINE, ...more })).rejects.toMatchObject({
      name,
    });
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

describe('GetExecutionHistory', () => {
  const ids = (answer: JsonObject): readonly Json[] =>
    (Array.isArray(answer['events']) ? answer['events'] : []).map(({ id }) => id);

  test.each([
    [false, [1, 2], [3, 4]],
    [true, [4, 3], [2, 1]],
  ])('goes page by page (reverse: %s)', async (reverseOrder, first, second) => {
    const on = bench();
    const { executionArn } = await run(on, PASS);
    const page = { executionArn, maxResults: 2, reverseOrder };
    const one = await on.call('GetExecutionHistory', page);
    const two = await on.call('GetExecutionHistory', { ...page, nextToken: one['nextToken'] });
    expect([ids(one), ids(two)]).toEqual([first, second]);
    expect(two['nextToken']).toBeUndefined();
    const other = on.call('GetExecutionHistory', {
      ...page,
      reverseOrder: !reverseOrder,
      nextToken: one['nextToken'],
    });
    await expect(other).rejects.toMatchObject({ name: 'InvalidToken' });
  });

  test('gives 100 events when nothing is said', async () => {
    const on = bench();
    const states = Object.fromEntries(
      Array.from({ length: 60 }, (_, n) => [
        `S${n}`,
        { Type: 'Pass', ...(n < 59 ? { Next: `S${n + 1}` } : { End: true }) },
      ]),
    );
    const { executionArn } = await run(on, definitionOf(states));
    expect(ids(await on.call('GetExecutionHistory', { executionArn }))).toHaveLength(100);
  });

  test('keeps its place in a reversed list while events are added', async () => {
    const on = await waiting();
    const { executionArn } = await startOn(on);
    const page = { executionArn, maxResults: 1, reverseOrder: true };
    const one = await on.call('GetExecutionHistory', page);
    await on.call('StopExecution', { executionArn });
    expect(ids(await on.call('GetExecutionHistory', { ...page, nextToken: one['nextToken'] }))).toEqual([1]);
  });

  test('leaves out the data of the execution when told to', async () => {
    const on = bench({ ecs: new FakeEcs([{ Containers: [{ ExitCode: 1 }] }]) });
    const task = {
      Type: 'Task',
      Resource: 'arn:aws:states:::ecs:runTask.sync',
      Parameters: { TaskDefinition: 'td' },
      End: true,
    };
    const { executionArn } = await run(on, definitionOf({ R: task }));
    const { events } = await on.call('GetExecutionHistory', { executionArn, includeExecutionData: false });
    const text = JSON.stringify(events);
    expect(text).not.toMatch(/"(input|output|cause|parameters|inputDetails|outputDetails)"/);
    expect(text).toContain('"error":"States.TaskFailed"');
    expect(text).toContain('"name":"R"');
  });
});

test('hundreds of executions run at once, each to its own end', async () => {
  const on = await withMachine(WAIT, bench({ clock: new FakeClock(false) }));
  const arns = await Promise.all(
    Array.from({ length: 300 }, async (_, n) =>
      String((await startOn(on, { input: `${n}` }))['executionArn']),
    ),
  );
  await settle();
  on.clock.advance(60_000);
  const outputs = await Promise.all(arns.map(async (arn) => (await ended(on, arn))['output']));
  expect(outputs).toEqual(arns.map((_, n) => `${n}`));
});

test('closing the service ends everything that runs', async () => {
  const on = await waiting();
  const { executionArn } = await startOn(on);
  await on.service.close();
  expect(await on.call('DescribeExecution', { executionArn })).toMatchObject({ status: 'ABORTED' });
  expect(on.clock.sleeping).toBe(0);
});
