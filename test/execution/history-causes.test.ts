import type { HistoryEvent as ServiceEvent } from '@aws-sdk/client-sfn';
import { describe, expect, test } from '@jest/globals';
import { toHistoryEvent } from '../../src/execution/read-event.ts';

const BASE = { id: 7, previousEventId: 6, timestamp: new Date('2026-01-02T03:04:05.678Z') };

describe('an event of the service', () => {
  test.each<[ServiceEvent]>([
    [{ ...BASE, type: 'TaskFailed', taskFailedEventDetails: failed() }],
    [{ ...BASE, type: 'TaskSubmitFailed', taskSubmitFailedEventDetails: failed() }],
    [{ ...BASE, type: 'ExecutionFailed', executionFailedEventDetails: failed() }],
    [{ ...BASE, type: 'ExecutionAborted', executionAbortedEventDetails: failed() }],
  ])('with a Cause has lost what the task was given: $type', (event) => {
    expect(toHistoryEvent(event)).toMatchObject({ cause: '{"StopCode":"UserInitiated"}' });
  });

  test('with an output has lost what tasks were given from each Cause in it', () => {
    const output = (cause: string) => JSON.stringify({ taskError: { Cause: cause }, commands: ['x'] });
    const executionSucceededEventDetails = { output: output(failed().cause) };
    expect(
      toHistoryEvent({ ...BASE, type: 'ExecutionSucceeded', executionSucceededEventDetails }),
    ).toMatchObject({
      output: output('{"StopCode":"UserInitiated"}'),
    });
  });
});

function failed() {
  const cause = '{"Overrides":{"ContainerOverrides":[{"Command":["x"]}]},"StopCode":"UserInitiated"}';
  return { resourceType: 'ecs', resource: 'runTask.sync', error: 'States.TaskFailed', cause };
}
