import { describe, expect, test } from '@jest/globals';
import type { Json, JsonObject } from '../../../local/json.ts';
import {
  type Bench,
  bench,
  definitionOf,
  ended,
  eventsOf,
  FakeEcs,
  outputOf,
  ROLE,
  run,
  settle,
  start,
} from './fakes.ts';

const CHILD = 'arn:aws:states:eu-central-1:123456789012:stateMachine:child';
const ECHO = definitionOf({ Echo: { Type: 'Pass', End: true } });
const FAILS = definitionOf({ No: { Type: 'Fail', Error: 'NotServed', Cause: 'c-2 is closed.' } });
const WAITS = definitionOf({ Wait: { Type: 'Wait', Seconds: 1000, End: true } });

const nest = (form: string, more: JsonObject = {}): string =>
  definitionOf({
    Nest: {
      Type: 'Task',
      Resource: `arn:aws:states:::states:startExecution${form}`,
      Parameters: { StateMachineArn: CHILD, Name: 'e1', 'Input.$': '$' },
      End: true,
      ...more,
    },
  });

async function withChild(definition: string, on: Bench = bench()): Promise<Bench> {
  await on.call('CreateStateMachine', { name: 'child', definition, roleArn: ROLE });
  return on;
}

const described = (output: Json): JsonObject => ({
  ExecutionArn: 'arn:aws:states:eu-central-1:123456789012:execution:child:e1',
  Name: 'e1',
  Status: 'SUCCEEDED',
  Input: output,
  Output: output,
});

describe('states:startExecution', () => {
  // As measured on AWS by the tests of floci (AslExecutorNestedStartExecutionTest).
  test.each<[string, Json]>([
    ['.sync', '{"k":1}'],
    ['.sync:2', { k: 1 }],
  ])('%s ends with the description of the execution', async (form, output) => {
    const told = await outputOf(nest(form), { k: 1 }, await withChild(ECHO));
    expect(told).toMatchObject(described(output));
    expect(Object.keys(Object(told))).toEqual(Object.keys(Object(told)).toSorted());
  });

  test('alone ends as soon as the execution has started', async () => {
    const told = await outputOf(nest(''), {}, await withChild(WAITS, bench()));
    expect(told).toMatchObject({ ExecutionArn: described('')['ExecutionArn'] ?? '' });
    expect(told).not.toHaveProperty('Status');
  });

  test('.sync:2 fails with the description of an execution that failed', async () => {
    const on = await withChild(FAILS);
    const execution = await run(on, nest('.sync:2'));
    expect(execution).toMatchObject({ status: 'FAILED', error: 'States.TaskFailed' });
    expect(JSON.parse(String(execution['cause']))).toMatchObject({
      Error: 'NotServed',
      Cause: 'c-2 is closed.',
      Status: 'FAILED',
      Input: {},
    });
  });

  test('tells in its history what was started', async () => {
    const on = await withChild(FAILS);
    const arn = await start(on, nest('.sync'));
    await ended(on, arn);
    const events = await eventsOf(on, arn);
    expect(events.map(({ type }) => type)).toEqual([
      'ExecutionStarted',
      'TaskStateEntered',
      'TaskScheduled',
      'TaskStarted',
      'TaskSubmitted',
      'TaskFailed',
      'ExecutionFailed',
    ]);
    expect(events[4]).toMatchObject({
      taskSubmittedEventDetails: { resourceType: 'states', resource: 'startExecution.sync' },
    });
  });

  test('is refused as Step Functions refuses, with its name in the error', async () => {
    expect(await run(bench(), nest('.sync'))).toMatchObject({
      status: 'FAILED',
      error: 'StepFunctions.StateMachineDoesNotExistException',
    });
  });

  test('.sync stops the execution when the one around it is stopped', async () => {
    const on = await withChild(
      definitionOf({
        R: {
          Type: 'Task',
          Resource: 'arn:aws:states:::ecs:runTask.sync',
          Parameters: { TaskDefinition: 'td' },
          End: true,
        },
      }),
      bench({ ecs: new FakeEcs(['never']) }),
    );
    const arn = await start(on, nest('.sync'));
    await settle();
    await on.call('StopExecution', { executionArn: arn });
    await settle();
    expect(await ended(on, String(described('')['ExecutionArn']))).toMatchObject({ status: 'ABORTED' });
  });
});
