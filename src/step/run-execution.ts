import type { AwsClients } from '../aws/clients.ts';
import { executionUrl } from '../aws/console-links.ts';
import type { RateLimiter } from '../aws/rate-limiter.ts';
import { messageOf } from '../errors.ts';
import type { LiveLogs } from '../evidence/live-logs.ts';
import { type RunResult, runToEnd } from '../execution/run-to-end.ts';
import { describeExecution } from '../execution/start.ts';
import type { ExecutionReport } from '../report/report.ts';
import { oneLine } from '../report/text.ts';
import { TIME_LIMITS } from '../time-limits.ts';
import { gather, seeTasksEnd } from './collect-evidence.ts';
import type { Log, Step } from './context.ts';
import { type Company, type Listen, narrateAmong, narrateOne } from './execution-log.ts';
import { type Begun, begin, type Target } from './start-or-attach.ts';

/** What the executions of a step share. */
export interface Course extends Step {
  readonly rateLimiter: RateLimiter;
  /** Undefined for a single execution. */
  readonly company: Company | undefined;
  /** When `timeout-minutes` are over, in milliseconds since the epoch. */
  readonly deadline: number;
  /** Aborted with a GaveUp when all executions are to end: the step is cancelled, or fail-fast. */
  readonly ending: AbortSignal;
  /** Aborted when a cancelled step must come to its report. */
  readonly hurry: AbortSignal;
}

/**
 * Sees one execution from its start to what it left behind.
 *
 * @throws InputError, AwsError or the signal's reason if it could not be started; from then on everything is in the
 *   report
 */
export async function execute(course: Course, target: Target, log: Log): Promise<ExecutionReport> {
  const { settings, clock, ending, rateLimiter, ledger, company } = course;
  const begun = await begin(course, target, log, {
    ...{ clock, signal: ending, rateLimiter, forMs: TIME_LIMITS.retry.callMs },
    onTrouble: (text) => log.info(oneLine(text)),
  });
  const { arn, versionArn } = begun;
  const url = company === undefined ? executionUrl(arn) : undefined;
  if (url !== undefined) {
    log.info(`console: ${url}`);
  }
  if (!settings.wait && !begun.mayHaveEnded) {
    ledger.settled(arn);
    return { ...untold(begun), arn, versionArn, status: 'RUNNING' };
  }
  const result = await follow(course, begun, log);
  if (result.stop !== 'failed') {
    ledger.settled(arn);
  }
  const facts = await knownFacts(course, begun, result, log);
  const evidence = await gather(course, begun, result, company === undefined);
  return { ...untold(begun), ...reportOf(result), ...facts, ...evidence, arn };
}

/** The report of an execution of which nothing is known yet. */
export function untold({
  customerId,
  attached,
}: Pick<ExecutionReport, 'customerId' | 'attached'>): ExecutionReport {
  return {
    ...{ arn: undefined, customerId, attached, status: 'NOT_STARTED', versionArn: undefined },
    ...{ startedAt: undefined, stoppedAt: undefined, attempts: [], error: '', cause: '', output: undefined },
    ...{ outputs: { kind: 'none' }, missing: [], preview: { kind: 'none' }, logs: [], problem: undefined },
  };
}

/** What the history tells. */
export function reportOf({ end, startedAt, attempts, problem }: RunResult) {
  return {
    ...{ startedAt, attempts, problem },
    status: end?.status ?? 'RUNNING',
    stoppedAt: end?.at,
    error: end?.error ?? '',
    cause: end?.cause ?? '',
  } satisfies Partial<ExecutionReport>;
}

/** Follows an execution to its end; if it had to be stopped, its tasks too. */
async function follow(course: Course, { arn, mayStop }: Begun, log: Log): Promise<RunResult> {
  const { settings, workflow, clients, clock, signal, ending, hurry, rateLimiter, company, deadline } =
    course;
  const live = settings.logs === 'live' ? await loadLiveLogs(clients) : undefined;
  const listen: Listen = async (attempts) =>
    live === undefined || ending.aborted ? [] : live.read(attempts, { clock, signal: ending, rateLimiter });
  const narrator =
    company === undefined ? narrateOne(log, clock, listen) : narrateAmong(log, clock, listen, company, arn);
  const result = await runToEnd({
    sfn: clients.sfn,
    executionArn: arn,
    policy: settings.policy,
    ...{ clock, signal: ending, cancelled: signal, hurry, deadline, mayStop, rateLimiter },
    intervalMs: settings.pollIntervalSeconds * 1000,
    wait: settings.wait,
    onTimeout: settings.onTimeout,
    stopCause: `Stopped by ${workflow.url ?? 'the step that started it'}.`,
    pause: narrator.pause,
    onPoll: narrator.onPoll,
  });
  narrator.end();
  return seeTasksEnd(clients, result, {
    clock,
    signal: hurry,
    rateLimiter,
    forMs: TIME_LIMITS.stop.tasksMs,
  });
}

async function loadLiveLogs(clients: AwsClients): Promise<LiveLogs> {
  const { liveLogs } = await import('../evidence/live-logs.ts');
  return liveLogs(clients);
}

/**
 * The history tells the output, and the machine the version, unless an alias chose it: only then, or where an output
 * is too long for its event, is the execution described. Not being allowed to is no failure.
 */
async function knownFacts(
  { clients, clock, signal, rateLimiter, company }: Course,
  { arn, versionArn, versionIsOpen }: Begun,
  { end }: RunResult,
  log: Log,
): Promise<Pick<ExecutionReport, 'output' | 'versionArn'>> {
  const known = { output: end?.output, versionArn };
  // Of several executions, none is described for the version alone.
  const isComplete =
    !(versionIsOpen && company === undefined) && (end?.status !== 'SUCCEEDED' || end.output !== undefined);
  if (isComplete || end === undefined || signal.aborted) {
    return known;
  }
  try {
    const retry = { clock, signal, rateLimiter, forMs: TIME_LIMITS.retry.callMs };
    const facts = await describeExecution(clients.sfn, arn, retry);
    return { output: known.output ?? facts.output, versionArn: known.versionArn ?? facts.versionArn };
  } catch (error) {
    log.warning(oneLine(messageOf(error), 2000));
    return known;
  }
}
