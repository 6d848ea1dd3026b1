import type { S3Client } from '@aws-sdk/client-s3';
import type { SFNClient } from '@aws-sdk/client-sfn';
import type { Clock } from './clock.ts';
import { InputError, messageOf } from './errors.ts';
import { type LogClients, logTails } from './evidence/logs.ts';
import { listOutputs } from './evidence/outputs.ts';
import { type ExecutionRequest, executionRequests } from './execution/request.ts';
import { type RunOptions, type RunResult, runToEnd } from './execution/run.ts';
import { describeExecution, type ExecutionFacts, startExecution } from './execution/start.ts';
import type { Machine } from './machine/lookup.ts';
import { prepareMachine } from './machine/prepare.ts';
import type { Patience } from './patience.ts';
import { executionUrl } from './report/console-url.ts';
import { progressLines } from './report/progress.ts';
import type { ExecutionReport, Report } from './report/report.ts';
import { oneLine } from './report/text.ts';
import type { Settings } from './settings.ts';
import type { Workflow } from './workflow.ts';

/** What the step works with. */
export interface Step {
  readonly settings: Settings;
  readonly workflow: Workflow;
  readonly clients: LogClients & { readonly sfn: SFNClient; readonly s3: S3Client };
  readonly clock: Clock;
  /** Aborted with a GaveUp when the step is cancelled. */
  readonly signal: AbortSignal;
  readonly log: Log;
}

/** The job log. Lines are single lines that begin with our own words. */
export interface Log {
  info(line: string): void;
  warning(line: string): void;
}

/** How long calls that start something are tried before the step gives up; polls go on until `timeout-minutes`. */
const PATIENCE_MS = 120_000;

/** How long evidence is asked for: the execution has ended, whatever can be had of it. */
const EVIDENCE_MS = 15_000;

/**
 * The step, from settings to report.
 *
 * @throws InputError, AwsFault or GaveUp as long as nothing was started; from then on everything is in the report
 */
export async function runStep(step: Step): Promise<Report> {
  const { settings, workflow, clients, clock, signal, log } = step;
  const [request] = executionRequests(settings.request, workflow);
  if (request === undefined) {
    throw new InputError('customer-ids', 'it names no customer.');
  }
  const patience: Patience = {
    clock,
    signal,
    forMs: PATIENCE_MS,
    onTrouble: (text) => log.info(oneLine(text)),
  };
  const machine = await prepareMachine(settings.machine, settings.policy, clients, patience, (deployed) =>
    log.info(
      `${deployed.change === 'unchanged' ? 'nothing to deploy' : `state machine ${deployed.change}`}: version ${deployed.versionArn.split(':').at(-1)}`,
    ),
  );
  log.info(`state machine: ${machine.startArn}`);
  log.info(`input keys: ${oneLine(Object.keys(request.input).join(', '))}`);
  const { arn, attached } = await startExecution(clients.sfn, machine, request, patience);
  log.info(`execution ${attached ? 'found, started by this step before' : 'started'}: ${arn}`);
  const url = executionUrl(arn);
  if (url !== undefined) {
    log.info(`console: ${url}`);
  }
  return { machine, executions: [await execute(step, machine, request, arn)] };
}

/** Follows one started execution, and gathers what it left behind. */
async function execute(
  step: Step,
  machine: Machine,
  request: ExecutionRequest,
  arn: string,
): Promise<ExecutionReport> {
  const { settings, workflow, clients, clock, signal, log } = step;
  const result = await runToEnd({
    sfn: clients.sfn,
    executionArn: arn,
    policy: settings.policy,
    clock,
    signal,
    intervalMs: settings.pollIntervalSeconds * 1000,
    deadline: clock.now() + settings.timeoutMinutes * 60_000,
    onTimeout: settings.onTimeout,
    stopCause: `Stopped by ${workflow.url ?? 'the step that started it'}.`,
    onPoll: progress(log),
  });
  const facts = await knownFacts(step, machine, result, arn);
  const location = request.input['output_location'];
  return {
    arn,
    customerId: request.customerId,
    status: result.end?.status ?? 'RUNNING',
    versionArn: facts.versionArn,
    startedAt: result.startedAt,
    stoppedAt: result.end?.at,
    attempts: result.attempts,
    error: result.end?.error ?? '',
    cause: result.end?.cause ?? '',
    output: facts.output,
    // A cancelled step has seconds left, and S3 can be asked later.
    outputs: signal.aborted
      ? { kind: 'none' }
      : await listOutputs(clients.s3, typeof location === 'string' ? location : undefined, result.startedAt),
    logs:
      signal.aborted || settings.logs === 'never'
        ? []
        : await logTails(clients, result.attempts, { clock, signal, forMs: EVIDENCE_MS }),
    problem: result.problem,
  };
}

/**
 * The history tells the output, and the machine the version, unless an alias chose it: only then, or where an output
 * is too long for its event, is the execution described. Not being allowed to is no failure.
 */
async function knownFacts(
  { clients, clock, signal, log }: Step,
  machine: Machine,
  { end }: RunResult,
  arn: string,
): Promise<ExecutionFacts> {
  const known = { output: end?.output, versionArn: machine.versionArn };
  const isComplete =
    (machine.versionArn !== undefined || machine.startArn === machine.arn) &&
    (end?.status !== 'SUCCEEDED' || end.output !== undefined);
  if (isComplete || end === undefined || signal.aborted) {
    return known;
  }
  try {
    const facts = await describeExecution(clients.sfn, arn, { clock, signal, forMs: PATIENCE_MS });
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
    for (const { key, text } of progressLines(attempts, settled, poll.events[0]?.at ?? 0)) {
      if (!printed.has(key)) {
        printed.add(key);
        log.info(text);
      }
    }
  };
}
