import { adviceText, executionError, failureKind } from './failure-text.ts';
import type { ExecutionReport, Report } from './report.ts';
import { outcomeOf } from './severity.ts';
import { joined } from './text.ts';
import { endingClause, OUTCOME_WORDS } from './wording.ts';

/** Executions that failed in the same way. */
export interface FailureGroup {
  /** `Upload: InvalidInput (exit 3)`, `not started`. */
  readonly kind: string;
  /** Empty if nobody knows one. */
  readonly advice: string;
  /** In their order. */
  readonly executions: readonly ExecutionReport[];
}

/** Executions by what failed in them: the largest group first, of equal ones the one that came first. */
export function failureGroups(failed: readonly ExecutionReport[], report: Report): readonly FailureGroup[] {
  return [...Map.groupBy(failed, (execution) => kindOf(execution, report))]
    .map(([kind, executions]) => ({ kind, advice: adviceOn(executions[0]), executions }))
    .toSorted((one, other) => other.executions.length - one.executions.length);
}

function kindOf(execution: ExecutionReport, report: Report): string {
  const [nearest] = execution.kind === 'ended' ? execution.reason.failures : [];
  if (execution.kind === 'ended' && execution.status === 'FAILED') {
    return nearest === undefined
      ? executionError({ error: execution.error, cause: '' }) || OUTCOME_WORDS.failed
      : failureKind(execution, nearest);
  }
  const words = OUTCOME_WORDS[outcomeOf(execution, report)];
  return execution.kind === 'not-started' ? joined([words, endingClause(execution)], ': ') : words;
}

function adviceOn(execution: ExecutionReport | undefined): string {
  const [nearest] = execution?.kind === 'ended' ? execution.reason.failures : [];
  return nearest === undefined ? '' : adviceText(nearest);
}
