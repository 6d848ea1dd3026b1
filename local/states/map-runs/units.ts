import type { Execution } from '../execution.ts';
import type { ChildInput } from './batches.ts';

/** One item or batch of a Map Run, and the execution that runs it. */
export interface Unit extends ChildInput {
  readonly index: number;
  execution: Execution | undefined;
}

/** What DescribeMapRun counts, of items and of executions. */
export interface Counts {
  pending: number;
  running: number;
  succeeded: number;
  failed: number;
  timedOut: number;
  aborted: number;
  total: number;
  resultsWritten: number;
  failuresNotRedrivable: number;
  pendingRedrive: number;
}

/** How one unit stands. */
export type UnitStatus =
  | 'PENDING'
  | 'PENDING_REDRIVE'
  | 'RUNNING'
  | 'SUCCEEDED'
  | 'FAILED'
  | 'TIMED_OUT'
  | 'ABORTED';

const COUNTED_AS = {
  PENDING: 'pending',
  PENDING_REDRIVE: 'pendingRedrive',
  RUNNING: 'running',
  SUCCEEDED: 'succeeded',
  FAILED: 'failed',
  TIMED_OUT: 'timedOut',
  ABORTED: 'aborted',
} as const satisfies Readonly<Record<UnitStatus, keyof Counts>>;

export function statusOf({ execution }: Unit): UnitStatus {
  if (execution === undefined) {
    return 'PENDING';
  }
  return execution.awaitsRedrive ? 'PENDING_REDRIVE' : execution.standing.status;
}

/** Counts units: by their items, or each as one. */
export function countUnits(
  units: Iterable<Unit>,
  resultsWritten: boolean,
  by: 'items' | 'executions',
): Counts {
  const counts: Counts = {
    pending: 0,
    running: 0,
    succeeded: 0,
    failed: 0,
    timedOut: 0,
    aborted: 0,
    total: 0,
    resultsWritten: 0,
    failuresNotRedrivable: 0,
    pendingRedrive: 0,
  };
  for (const unit of units) {
    const size = by === 'items' ? unit.itemCount : 1;
    counts[COUNTED_AS[statusOf(unit)]] += size;
    counts.total += size;
  }
  counts.resultsWritten = resultsWritten ? counts.total : 0;
  return counts;
}

/** Whether a unit counts against the tolerance: "failed and timed out items". */
export function hasFailed(unit: Unit): boolean {
  const status = statusOf(unit);
  return status === 'FAILED' || status === 'TIMED_OUT';
}
