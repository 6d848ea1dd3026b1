import { type Begun, begin, type Target } from './begin.ts';
import { messageOf } from './errors.ts';
import { logTails } from './evidence/logs.ts';
import { listOutputs } from './evidence/outputs.ts';
import { withTaskEnds } from './evidence/task-ends.ts';
import type { EndWatch } from './execution/end-watch.ts';
import { type RunOptions, type RunResult, runToEnd } from './execution/run.ts';
import { describeExecution } from './execution/start.ts';
import type { Quotas } from './quotas.ts';
import { progressLines } from './report/progress.ts';
import type { ExecutionReport } from './report/report.ts';
import { oneLine } from './report/text.ts';
import type { Log, Step } from './step.ts';

/** What the executions of a step share. */
export interface Course extends Step {
  readonly quotas: Quotas;
  /** How to wait for the next poll where there are several; undefined for a single execution. */
  readonly watch: EndWatch | undefined;
  /** When `timeout-minutes` are over, in milliseconds since the epoch. */
  readonly deadline: number;
  /** Aborted with a GaveUp when all executions are to end: the step is cancelled, or fail-fast. */
  readonly ending: AbortSignal;
  /** Aborted when a cancelled step must come to its report. */
  readonly hurry: AbortSignal;
}

/** How long calls that start something are tried before the step gives up; polls go on until `timeout-minutes`. */
export const PATIENCE_MS = 120_000;

/** How long evidence is asked for: the execution has ended, whatever can be had of it. */
const EVIDENCE_MS = 15_000;

/** How long tasks may take to stop: Fargate gives a container 30 s, and needs some for itself. */
const TASK_END_MS = 60_000;

/**
 * Sees one execution from its start to what it left behind.
 *
 * @throws InputError, AwsFault or the signal's reason if it could not be started; from then on everything is in the
 *   report
 */
export async function execute(course: Course, target: Target, log: Log): Promise<ExecutionReport> {
  const { settings, clients, clock, signal, ending, quotas, ledger } = course;
  const begun = await begin(course, target, log, {
    ...{ clock, signal: ending, quotas, forMs: PATIENCE_MS },
    onTrouble: (text) => log.info(oneLine(text)),
  });
  const { arn, versionArn } = begun;
  if (!settings.wait && !begun.mayHaveEnded) {
    ledger.settled(arn);
    return { ...untold(begun), arn, versionArn, status: 'RUNNING' };
  }
  const result = await follow(course, begun, log);
  if (result.stop !== 'failed') {
    ledger.settled(arn);
  }
  const facts = await knownFacts(course, begun, result, log);
  const outputs = signal.aborted
    ? ({ kind: 'none' } as const)
    : await listOutputs(clients.s3, begun.outputLocation, result.startedAt);
  const evidence = { clock, signal, quotas, forMs: EVIDENCE_MS };
  return {
    ...untold(begun),
    ...reportOf(result),
    ...facts,
    ...{ arn, outputs },
    logs:
      signal.aborted || settings.logs === 'never' ? [] : await logTails(clients, result.attempts, evidence),
  };
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
  const { settings, workflow, clients, clock, signal, ending, hurry, quotas, watch, deadline } = course;
  const result = await runToEnd({
    sfn: clients.sfn,
    executionArn: arn,
    policy: settings.policy,
    ...{ clock, signal: ending, cancelled: signal, deadline, mayStop, quotas },
    intervalMs: settings.pollIntervalSeconds * 1000,
    wait: settings.wait,
    onTimeout: settings.onTimeout,
    stopCause: `Stopped by ${workflow.url ?? 'the step that started it'}.`,
    pause: watch && ((milliseconds, atMost, until) => watch.pause(arn, milliseconds, atMost, until)),
    onPoll: progress(log),
  });
  return withTaskEnds(clients.ecs, result, { clock, signal: hurry, quotas, forMs: TASK_END_MS });
}

/**
 * The history tells the output, and the machine the version, unless an alias chose it: only then, or where an output
 * is too long for its event, is the execution described. Not being allowed to is no failure.
 */
async function knownFacts(
  { clients, clock, signal, quotas, watch }: Course,
  { arn, versionArn, versionIsOpen }: Begun,
  { end }: RunResult,
  log: Log,
): Promise<Pick<ExecutionReport, 'output' | 'versionArn'>> {
  const known = { output: end?.output, versionArn };
  // Of several executions, none is described for the version alone.
  const isComplete =
    !(versionIsOpen && watch === undefined) && (end?.status !== 'SUCCEEDED' || end.output !== undefined);
  if (isComplete || end === undefined || signal.aborted) {
    return known;
  }
  try {
    const patience = { clock, signal, quotas, forMs: PATIENCE_MS };
    const facts = await describeExecution(clients.sfn, arn, patience);
    return { output: known.output ?? facts.output, versionArn: known.versionArn ?? facts.versionArn };
  } catch (error) {
    log.warning(oneLine(messageOf(error), 2000));
    return known;
  }
}

/** Prints every line of the trail once, as soon as it is known. */
function progress(log: Log): RunOptions['onPoll'] {
  const printed = new Set<string>();
  return (attempts, poll) => {
    if (poll.kind === 'trouble') {
      const { error, failures, nextPollMs } = poll;
      const name = error instanceof Error ? error.name : 'Error';
      log.info(
        `poll ${failures} failed (${oneLine(name, 80)}), trying again in ${Math.round(nextPollMs / 1000)} s`,
      );
      return;
    }
    const settled = poll.fresh === 0 || poll.events.at(-1)?.kind === 'execution-ended';
    for (const { key, text } of progressLines(attempts, settled)) {
      if (!printed.has(key)) {
        printed.add(key);
        log.info(text);
      }
    }
  };
}
