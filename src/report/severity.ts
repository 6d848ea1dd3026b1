import type { Classification } from '../policy/policy.ts';
import { classificationOf, type ExecutionReport, isFine, type Report } from './report.ts';

/** What became of an execution, as people ask for it. */
export type Outcome =
  | 'fatal'
  | 'failed'
  | 'outputs-missing'
  | 'timed-out'
  | 'aborted'
  | 'not-started'
  | 'still-running'
  | 'left-running'
  | 'succeeded';

/**
 * Outcomes, the most severe first. What failed by itself comes before what only ended with it, and that before what
 * was never started or still runs. The last two are fine.
 */
const OUTCOMES: readonly Outcome[] = [
  'fatal',
  'failed',
  'outputs-missing',
  'timed-out',
  'aborted',
  'not-started',
  'still-running',
  'left-running',
  'succeeded',
];

/** Classes, the most severe first. */
export const CLASSIFICATIONS_BY_SEVERITY = [
  'FATAL',
  'TEMPORARY',
  'RETRIABLE',
] as const satisfies readonly Classification[];

export function outcomeOf(execution: ExecutionReport, report: Pick<Report, 'waited'>): Outcome {
  switch (execution.kind) {
    case 'not-started':
      return 'not-started';
    case 'left-running':
      return isFine(execution, report) ? 'left-running' : 'still-running';
    case 'ended':
      switch (execution.status) {
        case 'SUCCEEDED':
          return isFine(execution, report) ? 'succeeded' : 'outputs-missing';
        case 'FAILED':
          // A machine may just have no retry left.
          return classificationOf(execution) === 'FATAL' ? 'fatal' : 'failed';
        case 'TIMED_OUT':
          return 'timed-out';
        case 'ABORTED':
          return 'aborted';
      }
  }
}

/** The executions in the order in which people should look at them; those of one outcome stay as they were. */
export function mostSevereFirst(report: Report): readonly ExecutionReport[] {
  const rank = (execution: ExecutionReport): number => OUTCOMES.indexOf(outcomeOf(execution, report));
  return report.executions.toSorted((one, other) => rank(one) - rank(other));
}
