import type { HistoryEvent as ServiceEvent } from '@aws-sdk/client-sfn';
import type { WorkDetail } from '../../src/evidence/work-details.ts';
import { endReason } from '../../src/execution/end-reason.ts';
import { toHistoryEvent } from '../../src/execution/read-event.ts';
import { trail } from '../../src/execution/trail.ts';
import type { EndedReport } from '../../src/report/report.ts';
import { arn } from './run-events.ts';

/** The history of a machine whose only state failed, as Step Functions writes it. */
export function history(
  scheduled: Partial<ServiceEvent>,
  ended: Partial<ServiceEvent>,
  { error = '', cause = '' }: { error?: string | undefined; cause?: string | undefined },
): readonly ServiceEvent[] {
  const at = (second: number) => ({ timestamp: new Date(Date.UTC(2026, 0, 2, 3, 4, second)) });
  return [
    { id: 1, previousEventId: 0, type: 'ExecutionStarted', ...at(0) },
    {
      id: 2,
      previousEventId: 1,
      type: 'TaskStateEntered',
      stateEnteredEventDetails: { name: 'Load' },
      ...at(0),
    },
    { id: 3, previousEventId: 2, type: 'TaskScheduled', ...at(0), ...scheduled },
    { id: 4, previousEventId: 3, type: 'TaskFailed', ...at(30), ...ended },
    {
      id: 5,
      previousEventId: 4,
      type: 'ExecutionFailed',
      executionFailedEventDetails: { error, cause },
      ...at(30),
    },
  ];
}

/** The report of such a history, of which nothing else is known. */
export function report(events: readonly ServiceEvent[], details: readonly WorkDetail[] = []): EndedReport {
  const reduced = events.map(toHistoryEvent);
  const attempts = trail(reduced, undefined);
  return {
    kind: 'ended',
    status: 'FAILED',
    arn: arn('states', 'execution:m:e'),
    customerId: undefined,
    attached: false,
    versionArn: undefined,
    startedAt: reduced[0]?.at,
    stoppedAt: reduced.at(-1)?.at ?? 0,
    attempts,
    reason: endReason(reduced, attempts),
    error: '',
    cause: '',
    output: undefined,
    stop: undefined,
    outputs: { kind: 'none' },
    missing: [],
    preview: { kind: 'none' },
    logs: [],
    notices: [],
    details,
  };
}

/** Schedules a service integration and fails it. */
export function failed(
  resourceType: string,
  resource: string,
  error: string,
  cause: object | string,
  more: object = {},
) {
  const text = typeof cause === 'string' ? cause : JSON.stringify(cause);
  const names = { resourceType, resource };
  return history(
    {
      type: 'TaskScheduled',
      taskScheduledEventDetails: {
        ...names,
        region: 'eu-west-1',
        parameters: '{"Secret":"hunter2"}',
        ...more,
      },
    },
    { type: 'TaskFailed', taskFailedEventDetails: { ...names, error, cause: text } },
    { error, cause: text },
  );
}
