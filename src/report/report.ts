import { resourceId } from '../aws/arn.ts';
import type { LogTail } from '../evidence/log-tails.ts';
import type { OutputListing } from '../evidence/outputs.ts';
import type { OutputPreview } from '../evidence/preview.ts';
import type { EndStatus } from '../execution/history.ts';
import type { Attempt } from '../execution/trail.ts';
import type { Classification } from '../policy/policy.ts';
import { oneLine } from './text.ts';

/** All that the step tells. */
export interface Report {
  readonly machine: {
    readonly name: string;
    readonly arn: string;
  };
  /** One for each customer, in the order of `customer-ids`. */
  readonly executions: readonly ExecutionReport[];
  /** `false`: the step left as soon as all was started. */
  readonly waited: boolean;
  /** Whether the job was cancelled meanwhile. */
  readonly cancelled: boolean;
  /** How many of the executions may fail before the step does, in percent. */
  readonly toleratedFailurePercentage: number;
}

/** RUNNING: the step left before the execution ended. NOT_STARTED: it never came to it; `problem` says why. */
export type ExecutionStatus = EndStatus | 'RUNNING' | 'NOT_STARTED';

export interface ExecutionReport {
  /** Undefined if it was not started. */
  readonly arn: string | undefined;
  readonly customerId: string | undefined;
  /** Whether somebody else started it, and the step attached to it. */
  readonly attached: boolean;
  readonly status: ExecutionStatus;
  readonly versionArn: string | undefined;
  /** Milliseconds since the epoch. */
  readonly startedAt: number | undefined;
  readonly stoppedAt: number | undefined;
  readonly attempts: readonly Attempt[];
  /** Why the execution failed, as Step Functions says it; empty otherwise. */
  readonly error: string;
  readonly cause: string;
  /** JSON text; undefined unless it succeeded. */
  readonly output: string | undefined;
  readonly outputs: OutputListing;
  /** The globs of `expect-outputs` that no object under the output location matches; empty unless it succeeded. */
  readonly missing: readonly string[];
  /** One small output as a table. */
  readonly preview: OutputPreview;
  /** The last log lines of failed attempts, in order. */
  readonly logs: readonly LogTail[];
  /** What kept the step from starting the execution, seeing it to its end, or stopping it. */
  readonly problem: string | undefined;
}

/** What people know an execution by. */
type Known = Pick<ExecutionReport, 'customerId' | 'arn'>;

/** An execution in a cell of its own: the customer, otherwise its name. */
export function executionName({ customerId, arn }: Known): string {
  return customerId ?? (arn === undefined ? '–' : resourceId(arn));
}

/** An execution in a sentence, such as `customer c-1` or `execution nightly-7`. One line, of a bounded length. */
export function executionLabel({ customerId, arn }: Known): string {
  if (customerId !== undefined) {
    return oneLine(`customer ${customerId}`, 100);
  }
  return arn === undefined ? 'the execution' : oneLine(`execution ${resourceId(arn)}`, 100);
}

/** Whether an execution is what the step was to bring about: it succeeded and left what it should. */
export function isFine({ status, missing }: ExecutionReport, { waited }: Pick<Report, 'waited'>): boolean {
  return (status === 'SUCCEEDED' && missing.length === 0) || (status === 'RUNNING' && !waited);
}

/** The executions that count against the step. */
export function failedExecutions(report: Report): readonly ExecutionReport[] {
  return report.executions.filter((execution) => !isFine(execution, report));
}

/** Whether the step is a success: it was not cancelled, and no more executions failed than it tolerates. */
export function isSuccess(report: Report): boolean {
  const { executions, cancelled, toleratedFailurePercentage } = report;
  const tolerated = executions.length * toleratedFailurePercentage;
  return !cancelled && failedExecutions(report).length * 100 <= tolerated;
}

/** The class of an execution's last failure; undefined if no attempt failed. */
export function lastClassification({
  attempts,
}: Pick<ExecutionReport, 'attempts'>): Classification | undefined {
  return attempts.flatMap(({ outcome }) => (outcome.kind === 'failed' ? [outcome.decision.type] : [])).at(-1);
}
