import { resourceId } from '../aws/arn.ts';
import type { LogTail } from '../evidence/log-tails.ts';
import type { Notice } from '../evidence/notice.ts';
import type { OutputListing } from '../evidence/outputs.ts';
import type { OutputPreview } from '../evidence/preview.ts';
import type { WorkDetail } from '../evidence/work-details.ts';
import { type EndReason, type FailedAttempt, isFailed, NO_REASON } from '../execution/end-reason.ts';
import type { Ended, LeftRunning, NotStarted } from '../execution/ending.ts';
import type { EndStatus } from '../execution/history.ts';
import type { Attempt } from '../execution/trail.ts';
import type { Verdict } from '../execution/verdict.ts';
import type { Classification } from '../policy/policy.ts';
import { oneLine } from './text.ts';
import { acceptedFailure } from './work-text.ts';

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
  /** What the step was asked to run; undefined where it attached. */
  readonly asked?: { readonly commands: readonly string[]; readonly policyFile: string | undefined };
}

interface Subject {
  readonly customerId: string | undefined;
  /** Whether somebody else started it, and the step attached to it. */
  readonly attached: boolean;
}

/** An execution that the step never came to. */
export type NotStartedReport = Subject &
  NotStarted & {
    /** What was attached to has one all the same, and what may have been started. */
    readonly arn: string | undefined;
  };

interface Followed {
  readonly arn: string;
  readonly versionArn: string | undefined;
  /** Milliseconds since the epoch; undefined if the step saw nothing of its history. */
  readonly startedAt: number | undefined;
  readonly attempts: readonly Attempt[];
  readonly reason: EndReason;
  readonly outputs: OutputListing;
  /** The globs of `expect-outputs` that no object under the output location matches; empty unless it succeeded. */
  readonly missing: readonly string[];
  /** One small output as a table. */
  readonly preview: OutputPreview;
  /** The last log lines of failed attempts, in order. */
  readonly logs: readonly LogTail[];
  /** What the executions and Map Runs did that attempts ran; absent where there was nothing to look into. */
  readonly details?: readonly WorkDetail[];
  /** What is about none of outputs, preview and logs. */
  readonly notices: readonly Notice[];
}

export type LeftRunningReport = Subject & Followed & LeftRunning;
export type EndedReport = Subject & Followed & Ended;

/** An execution that runs, or ran. */
export type StartedReport = LeftRunningReport | EndedReport;

/** What is told of an execution, by how it ended for the step. */
export type ExecutionReport = NotStartedReport | StartedReport;

/** RUNNING: the step left before the execution ended. NOT_STARTED: it never came to it. */
export type ExecutionStatus = EndStatus | 'RUNNING' | 'NOT_STARTED';

/** The status of an execution as outputs and report file have it. One that lacks expected outputs has failed. */
export function statusOf(execution: ExecutionReport): ExecutionStatus {
  switch (execution.kind) {
    case 'not-started':
      return 'NOT_STARTED';
    case 'left-running':
      return 'RUNNING';
    case 'ended':
      return execution.missing.length === 0 ? execution.status : 'FAILED';
  }
}

/** The attempts of an execution; none if it was not started. */
export function attemptsOf(execution: ExecutionReport): readonly Attempt[] {
  return execution.kind === 'not-started' ? [] : execution.attempts;
}

/** The globs of expected outputs that nothing matches. */
export function missingOf(execution: ExecutionReport): readonly string[] {
  return execution.kind === 'not-started' ? [] : execution.missing;
}

/** From when to when an execution ran, in milliseconds since the epoch, as far as the step saw it. */
export function spanOf(execution: ExecutionReport): {
  readonly startedAt: number | undefined;
  readonly stoppedAt: number | undefined;
} {
  return {
    startedAt: execution.kind === 'not-started' ? undefined : execution.startedAt,
    stoppedAt: execution.kind === 'ended' ? execution.stoppedAt : undefined,
  };
}

/** The executions that were started. */
export function startedOnes(executions: readonly ExecutionReport[]): readonly StartedReport[] {
  return executions.filter((execution) => execution.kind !== 'not-started');
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

/** Why an execution runs on, for all that is known, that the step was to stop. */
const STOPPING: ReadonlySet<LeftRunning['why']['kind']> = new Set([
  'stop-failed',
  'stop-unanswered',
  'end-not-seen',
]);

/** Whether an execution is what the step was to bring about: it succeeded and left what it should. */
export function isFine(execution: ExecutionReport, { waited }: Pick<Report, 'waited'>): boolean {
  switch (execution.kind) {
    case 'not-started':
      return false;
    case 'left-running':
      return !waited && !STOPPING.has(execution.why.kind);
    case 'ended':
      return execution.status === 'SUCCEEDED' && execution.missing.length === 0;
  }
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

/**
 * The class of the failure that counts: of an execution that succeeded, the last one, which healed, was handled, or was
 * taken for success. Undefined if there is none, or it has no class.
 */
export function classificationOf(execution: ExecutionReport): Classification | undefined {
  const hasSucceeded = execution.kind === 'ended' && execution.status === 'SUCCEEDED';
  const failure = hasSucceeded
    ? execution.attempts.findLast((attempt) => isFailed(attempt) || acceptedFailure(attempt) !== undefined)
    : reasonOf(execution).failures[0];
  return failure?.outcome.kind === 'failed' ? classOf(failure.outcome.verdict) : undefined;
}

/** The class of a failure, if anybody chose one. What a policy takes for success has none. */
export function classOf(verdict: Verdict | undefined): Classification | undefined {
  const type = verdict === undefined || verdict.by === 'nobody' ? undefined : verdict.decision.type;
  return type === 'SUCCEEDED' ? undefined : type;
}

/** Why an execution ended other than well. */
export function reasonOf(execution: ExecutionReport): EndReason {
  return execution.kind === 'not-started' ? NO_REASON : execution.reason;
}

/** The failures after which the same state ran again, in the same branch or iteration. */
export function retriesOf(execution: ExecutionReport): readonly FailedAttempt[] {
  return attemptsOf(execution)
    .filter(isFailed)
    .filter(({ outcome }) => outcome.followedBy.kind === 'retry');
}

/** All that was not as asked, in the order in which it is told. */
export function noticesOf(execution: ExecutionReport): readonly Notice[] {
  if (execution.kind === 'not-started') {
    return [];
  }
  const { outputs, preview, logs, details = [], notices } = execution;
  return [
    ...[outputs, preview, ...logs, ...details].flatMap((evidence) =>
      evidence.kind === 'unreadable' ? [evidence.notice] : [],
    ),
    ...notices,
  ];
}
