import type { LogTail } from '../evidence/logs.ts';
import type { OutputListing } from '../evidence/outputs.ts';
import type { EndStatus } from '../execution/events.ts';
import type { Attempt } from '../execution/trail.ts';
import type { Classification } from '../policy/policy.ts';

/** All that the step tells. */
export interface Report {
  readonly machine: {
    readonly name: string;
    readonly arn: string;
  };
  readonly executions: readonly ExecutionReport[];
}

export interface ExecutionReport {
  readonly arn: string;
  readonly customerId: string | undefined;
  /** RUNNING: the step stopped waiting before the execution ended. */
  readonly status: EndStatus | 'RUNNING';
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
  /** The last log lines of failed attempts, in order. */
  readonly logs: readonly LogTail[];
  /** What kept the step from seeing the execution to its end, or from stopping it. */
  readonly problem: string | undefined;
}

/** Whether the step is a success: every execution is. */
export function isSuccess(report: Report): boolean {
  return report.executions.every(({ status }) => status === 'SUCCEEDED');
}

/** The class of an execution's last failure; undefined if no attempt failed. */
export function lastClassification({
  attempts,
}: Pick<ExecutionReport, 'attempts'>): Classification | undefined {
  return attempts.flatMap(({ outcome }) => (outcome.kind === 'failed' ? [outcome.decision.type] : [])).at(-1);
}
