import { parseExecutionReference } from '../aws/arn.ts';
import type { AwsClients } from '../aws/clients.ts';
import { executionUrl } from '../aws/console-links.ts';
import { messageOf } from '../errors.ts';
import type { LiveLogs } from '../evidence/live-logs.ts';
import { NO_REASON } from '../execution/end-reason.ts';
import type { Ended, LeftRunning } from '../execution/ending.ts';
import { type RunResult, runToEnd } from '../execution/run-to-end.ts';
import { describeExecution } from '../execution/start.ts';
import { earlierDuration, type UsualDuration } from '../execution/usual-duration.ts';
import { attachedLine, type JobLog, startedLine } from '../report/log/job-log.ts';
import type { ExecutionReport, StartedReport } from '../report/report.ts';
import { oneLine } from '../report/text.ts';
import { TIME_LIMITS } from '../time-limits.ts';
import { collectEvidence, NO_EVIDENCE, seeTasksEnd } from './collect-evidence.ts';
import type { ExecutionsContext } from './context.ts';
import { type Listen, oneOfSeveralLog, singleExecutionLog } from './execution-log.ts';
import { type RunningExecution, startOrAttach, type Target } from './start-or-attach.ts';

/** Gives the log whose lines say which execution they are about. */
export type LogOf = (execution: Subject) => JobLog;

/** What people know an execution by. */
type Subject = Pick<ExecutionReport, 'customerId' | 'arn'>;

/** What is known of an execution before it is started or found. */
export function subjectOf(target: Target): Subject {
  return target.kind === 'start'
    ? { customerId: target.request.customerId, arn: undefined }
    : { customerId: undefined, arn: target.reference.arn };
}

/**
 * Sees one execution from its start to what it left behind.
 *
 * @throws InputError, AwsError, StartUnanswered or the signal's reason if it could not be started; from then on
 *   everything is in the report
 */
export async function runExecution(
  context: ExecutionsContext,
  target: Target,
  logOf: LogOf,
): Promise<StartedReport> {
  const { settings, clock, interrupted, rateLimiter, ledger, several } = context;
  const before = logOf(subjectOf(target));
  const execution = await startOrAttach(context, target, {
    clock,
    signal: interrupted,
    rateLimiter,
    forMs: TIME_LIMITS.retry.callMs,
    onTrouble: (text) => before.info(oneLine(text)),
  });
  const { arn, foundAs } = execution;
  // Whose execution it is that the step attached to is known by now.
  const log = logOf(execution);
  log.info(foundAs === undefined ? startedLine(arn, execution.mayHaveEnded) : attachedLine(arn, foundAs));
  const url = several === undefined ? executionUrl(arn) : undefined;
  if (url !== undefined) {
    log.info(`console: ${url}`);
  }
  // What was on its way when the job was cancelled is stopped like all that is waited for.
  if (!settings.wait && !execution.mayHaveEnded && !interrupted.aborted) {
    ledger.settled(arn);
    return reportOf(execution, {
      startedAt: undefined,
      attempts: [],
      reason: NO_REASON,
      ending: { kind: 'left-running', why: { kind: 'not-waited' } },
    });
  }
  const result = await followToEnd(context, execution, log);
  if (!mustBeStopped(result)) {
    ledger.settled(arn);
  }
  const described = await describe(context, execution, result, log);
  const evidence = await collectEvidence(context, execution, result, several === undefined);
  return {
    ...reportOf(execution, { ...result, ending: described.ending }),
    ...evidence,
    versionArn: described.versionArn,
  };
}

/** Whether it is left to the post step to stop an execution. */
function mustBeStopped({ ending }: RunResult): boolean {
  return (
    ending.kind === 'left-running' &&
    (ending.why.kind === 'stop-failed' || ending.why.kind === 'stop-unanswered')
  );
}

/** The report of an execution, before anything is known of what it left behind. */
export function reportOf(
  {
    arn,
    customerId,
    attached,
    versionArn,
  }: Pick<RunningExecution, 'arn' | 'customerId' | 'attached' | 'versionArn'>,
  { startedAt, attempts, reason, ending }: RunResult,
): StartedReport {
  return { ...NO_EVIDENCE, arn, customerId, attached, versionArn, startedAt, attempts, reason, ...ending };
}

/** Follows an execution to its end; if it had to be stopped, its tasks too. */
async function followToEnd(
  context: ExecutionsContext,
  { arn, mayStop }: RunningExecution,
  log: JobLog,
): Promise<RunResult> {
  const { settings, workflow, clients, clock, signal, interrupted, reportDue, rateLimiter, several } =
    context;
  const live = settings.logs === 'live' ? await loadLiveLogs(clients) : undefined;
  const listen: Listen = async (attempts) =>
    live === undefined || interrupted.aborted
      ? []
      : live.read(attempts, { clock, signal: interrupted, rateLimiter });
  const executionLog =
    several === undefined
      ? singleExecutionLog(log, clock, listen)
      : oneOfSeveralLog(log, clock, listen, several.watch, arn);
  const polls = runToEnd({
    sfn: clients.sfn,
    executionArn: arn,
    policy: settings.policy,
    clock,
    signal: interrupted,
    cancelled: signal,
    reportDue,
    deadline: context.deadline,
    mayStop,
    rateLimiter,
    intervalMs: settings.pollIntervalSeconds * 1000,
    slowestMs: several === undefined ? TIME_LIMITS.poll.slowestOfOneMs : TIME_LIMITS.poll.slowestMs,
    earlierDuration: several === undefined ? (until) => earlierDurationOf(context, arn, until) : undefined,
    wait: settings.wait,
    onTimeout: settings.onTimeout,
    stopCause: `Stopped by ${workflow.url ?? 'the step that started it'}.`,
    pause: executionLog.pause,
  });
  let next = await polls.next();
  while (next.done !== true) {
    await executionLog.tell(next.value);
    next = await polls.next();
  }
  executionLog.end();
  return seeTasksEnd(clients, next.value, {
    clock,
    signal: reportDue,
    rateLimiter,
    forMs: TIME_LIMITS.stop.tasksMs,
  });
}

/** How long earlier executions of the same machine took; a child of a Map Run has no machine that could be listed. */
async function earlierDurationOf(
  { clients, rateLimiter }: ExecutionsContext,
  arn: string,
  signal: AbortSignal,
): Promise<UsualDuration | undefined> {
  const machine = parseExecutionReference(arn)?.machine;
  return machine && earlierDuration(clients.sfn, machine.arn, { rateLimiter, signal });
}

async function loadLiveLogs(clients: AwsClients): Promise<LiveLogs> {
  const { liveLogs } = await import('../evidence/live-logs.ts');
  return liveLogs(clients);
}

/**
 * The history tells the output, and the machine the version, unless an alias chose it: only then, or where an output
 * is too long for its event, is the execution described. Not being allowed to is no failure.
 */
async function describe(
  { clients, clock, signal, rateLimiter, several }: ExecutionsContext,
  { arn, versionArn, versionIsOpen }: RunningExecution,
  { ending }: RunResult,
  log: JobLog,
): Promise<{ readonly ending: LeftRunning | Ended; readonly versionArn: string | undefined }> {
  const known = { ending, versionArn };
  if (ending.kind !== 'ended' || signal.aborted) {
    return known;
  }
  const hasOutput = ending.status !== 'SUCCEEDED' || ending.output !== undefined;
  // Of several executions, none is described for the version alone.
  if (hasOutput && !(versionIsOpen && several === undefined)) {
    return known;
  }
  try {
    const retry = { clock, signal, rateLimiter, forMs: TIME_LIMITS.retry.callMs };
    const facts = await describeExecution(clients.sfn, arn, retry);
    return {
      ending: { ...ending, output: ending.output ?? facts.output },
      versionArn: versionArn ?? facts.versionArn,
    };
  } catch (error) {
    log.warning(oneLine(messageOf(error), 2000));
    return known;
  }
}
