import type { HistoryEvent as ServiceEvent } from '@aws-sdk/client-sfn';
import { describe, expect, test } from '@jest/globals';
import { toHistoryEvent } from '../../src/execution/read-event.ts';

const at = new Date('2026-01-02T03:04:05.678Z');
const BASE = { id: 7, previousEventId: 6, timestamp: at };
describe('an event of the service', () => {
  test.each<[ServiceEvent, object]>([
    [
      { ...BASE, type: 'TaskStateEntered', stateEnteredEventDetails: { name: 'Load', input: '{}' } },
      { kind: 'state-entered', stateType: 'Task', state: 'Load' },
    ],
    [
      {
        ...BASE,
        type: 'ChoiceStateExited',
        stateExitedEventDetails: {
          name: 'Which',
          output: '{"a":1}',
          assignedVariables: { errorState: 'null' },
        },
      },
      {
        kind: 'state-exited',
        stateType: 'Choice',
        state: 'Which',
        output: '{"a":1}',
        assigned: { errorState: 'null' },
      },
    ],
    [
      { ...BASE, type: 'TaskStateExited', stateExitedEventDetails: { name: 'Load' } },
      { kind: 'state-exited', stateType: 'Task', state: 'Load', output: undefined, assigned: {} },
    ],
    [
      {
        ...BASE,
        type: 'TaskScheduled',
        taskScheduledEventDetails: {
          resourceType: 'ecs',
          resource: 'runTask.sync',
          region: 'eu-west-1',
          parameters: '{}',
        },
      },
      {
        kind: 'task-scheduled',
        resourceType: 'ecs',
        resource: 'runTask.sync',
        region: 'eu-west-1',
        parameters: '{}',
      },
    ],
    [
      {
        ...BASE,
        type: 'ActivityScheduled',
        activityScheduledEventDetails: { resource: 'a', timeoutInSeconds: 60, heartbeatInSeconds: 20 },
      },
      {
        kind: 'task-scheduled',
        resourceType: 'activity',
        resource: 'activity',
        parameters: '{"ActivityArn":"a"}',
        timeoutSeconds: 60,
        heartbeatSeconds: 20,
      },
    ],
    [
      {
        ...BASE,
        type: 'TaskSubmitted',
        taskSubmittedEventDetails: { resourceType: 'ecs', resource: 'runTask.sync', output: '{"Tasks":[]}' },
      },
      { kind: 'task-submitted', output: '{"Tasks":[]}' },
    ],
    [
      {
        ...BASE,
        type: 'TaskSucceeded',
        taskSucceededEventDetails: { resourceType: 'ecs', resource: 'runTask.sync', output: '{}' },
      },
      { kind: 'task-succeeded', output: '{}' },
    ],
    [
      {
        ...BASE,
        type: 'TaskFailed',
        taskFailedEventDetails: {
          resourceType: 'ecs',
          resource: 'runTask.sync',
          error: 'States.TaskFailed',
          cause: '{}',
        },
      },
      { kind: 'task-failed', error: 'States.TaskFailed', cause: '{}' },
    ],
    [
      {
        ...BASE,
        type: 'TaskTimedOut',
        taskTimedOutEventDetails: { resourceType: 'ecs', resource: 'runTask.sync', error: 'States.Timeout' },
      },
      { kind: 'task-failed', error: 'States.Timeout', cause: '' },
    ],
    [
      {
        ...BASE,
        type: 'TaskSubmitFailed',
        taskSubmitFailedEventDetails: {
          resourceType: 'ecs',
          resource: 'runTask.sync',
          error: 'ECS.ServerException',
          cause: 'no',
        },
      },
      { kind: 'task-failed', error: 'ECS.ServerException', cause: 'no' },
    ],
    [
      {
        ...BASE,
        type: 'TaskStartFailed',
        taskStartFailedEventDetails: {
          resourceType: 'ecs',
          resource: 'runTask.sync',
          error: 'E',
          cause: 'C',
        },
      },
      { kind: 'task-failed', error: 'E', cause: 'C' },
    ],
    [
      { ...BASE, type: 'ExecutionSucceeded', executionSucceededEventDetails: { output: '{}' } },
      { kind: 'execution-ended', status: 'SUCCEEDED', error: '', cause: '', output: '{}' },
    ],
    [
      {
        ...BASE,
        type: 'ExecutionSucceeded',
        executionSucceededEventDetails: { output: '{"a":', outputDetails: { truncated: true } },
      },
      { kind: 'execution-ended', status: 'SUCCEEDED', error: '', cause: '', output: undefined },
    ],
    [{ ...BASE, type: 'TaskStateAborted' }, { kind: 'state-aborted' }],
    [{ ...BASE, type: 'WaitStateAborted' }, { kind: 'state-aborted' }],
    [
      { ...BASE, type: 'MapStateEntered', stateEnteredEventDetails: { name: 'ForAll' } },
      { kind: 'state-entered', stateType: 'Map', state: 'ForAll' },
    ],
    [
      { ...BASE, type: 'MapStateStarted', mapStateStartedEventDetails: { length: 3 } },
      { kind: 'items-started', stateType: 'Map' },
    ],
    [
      {
        ...BASE,
        type: 'MapIterationStarted',
        mapIterationStartedEventDetails: { name: 'ForAll', index: 2 },
      },
      { kind: 'iteration-started', state: 'ForAll', index: 2 },
    ],
    [
      {
        ...BASE,
        type: 'MapIterationSucceeded',
        mapIterationSucceededEventDetails: { name: 'ForAll', index: 0 },
      },
      { kind: 'iteration-ended', state: 'ForAll', index: 0, result: 'succeeded' },
    ],
    [
      { ...BASE, type: 'MapIterationFailed', mapIterationFailedEventDetails: { name: 'ForAll', index: 1 } },
      { kind: 'iteration-ended', state: 'ForAll', index: 1, result: 'failed' },
    ],
    [
      { ...BASE, type: 'MapIterationAborted', mapIterationAbortedEventDetails: { name: 'ForAll', index: 2 } },
      { kind: 'iteration-ended', state: 'ForAll', index: 2, result: 'aborted' },
    ],
    [
      { ...BASE, type: 'MapStateSucceeded' },
      { kind: 'items-ended', stateType: 'Map', succeeded: true },
    ],
    [
      { ...BASE, type: 'MapStateFailed' },
      { kind: 'items-ended', stateType: 'Map', succeeded: false },
    ],
    [
      { ...BASE, type: 'MapStateAborted' },
      { kind: 'other', type: 'MapStateAborted' },
    ],
    [
      { ...BASE, type: 'ParallelStateStarted' },
      { kind: 'items-started', stateType: 'Parallel' },
    ],
    [
      { ...BASE, type: 'ParallelStateSucceeded' },
      { kind: 'items-ended', stateType: 'Parallel', succeeded: true },
    ],
    [
      { ...BASE, type: 'ParallelStateFailed' },
      { kind: 'items-ended', stateType: 'Parallel', succeeded: false },
    ],
    [
      { ...BASE, type: 'ParallelStateAborted' },
      { kind: 'other', type: 'ParallelStateAborted' },
    ],
    [
      { ...BASE, type: 'ParallelStateExited', stateExitedEventDetails: { name: 'Both', output: '[]' } },
      { kind: 'state-exited', stateType: 'Parallel', state: 'Both', output: '[]', assigned: {} },
    ],
    [
      { ...BASE, type: 'ExecutionFailed', executionFailedEventDetails: { error: 'FATAL', cause: '{"a":1}' } },
      { kind: 'execution-ended', status: 'FAILED', error: 'FATAL', cause: '{"a":1}', output: undefined },
    ],
    [
      { ...BASE, type: 'ExecutionFailed' },
      { kind: 'execution-ended', status: 'FAILED', error: '', cause: '', output: undefined },
    ],
    [
      { ...BASE, type: 'ExecutionTimedOut', executionTimedOutEventDetails: { error: 'States.Timeout' } },
      { kind: 'execution-ended', status: 'TIMED_OUT', error: 'States.Timeout', cause: '', output: undefined },
    ],
    [
      {
        ...BASE,
        type: 'ExecutionAborted',
        executionAbortedEventDetails: { error: 'Cancelled', cause: 'by hand' },
      },
      { kind: 'execution-ended', status: 'ABORTED', error: 'Cancelled', cause: 'by hand', output: undefined },
    ],
    [
      {
        ...BASE,
        type: 'TaskStarted',
        taskStartedEventDetails: { resourceType: 'ecs', resource: 'runTask.sync' },
      },
      { kind: 'other', type: 'TaskStarted' },
    ],
    [
      { ...BASE, type: 'MapRunStarted' },
      { kind: 'other', type: 'MapRunStarted' },
    ],
  ])('is reduced to what is needed of it: $type', (event, expected) => {
    expect(toHistoryEvent(event)).toEqual({ id: 7, previousId: 6, at: at.getTime(), ...expected });
  });

  test('without previous event, as the first ones are, has none', () => {
    const first = toHistoryEvent({ id: 1, timestamp: at, type: 'ExecutionStarted' });
    expect([first.id, first.previousId]).toEqual([1, 0]);
  });
});
