import type { ECSClient } from '@aws-sdk/client-ecs';
import type { S3Client } from '@aws-sdk/client-s3';
import type { SFNClient } from '@aws-sdk/client-sfn';
import type { Clock } from './clock.ts';
import { AwsFault, InputError } from './errors.ts';
import { listOutputs } from './evidence/outputs.ts';
import { type ExecutionRequest, executionRequests } from './execution/request.ts';
import { runToEnd } from './execution/run.ts';
import { describeExecution, type ExecutionFacts, startExecution } from './execution/start.ts';
import type { Attempt } from './execution/trail.ts';
import { builtInDefinition } from './machine/definition.ts';
import { deployMachine } from './machine/deploy.ts';
import { containerToRun, lookupMachine, type Machine } from './machine/lookup.ts';
import { executionUrl } from './report/console-url.ts';
import { progressLines } from './report/progress.ts';
import type { ExecutionReport, Report } from './report/report.ts';
import { oneLine } from './report/text.ts';
import type { BuiltInTaskSettings, MachineSettings, Settings } from './settings.ts';
import type { Workflow } from './workflow.ts';

/** What the step works with. */
export interface Step {
  readonly settings: Settings;
  readonly workflow: Workflow;
  readonly clients: { readonly sfn: SFNClient; readonly ecs: ECSClient; readonly s3: S3Client };
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

/**
 * The step, from settings to report.
 *
 * @throws InputError or AwsFault as long as nothing was started; from then on everything is in the report
 */
export async function runStep(step: Step): Promise<Report> {
  const { settings, workflow, clients, log } = step;
  const [request] = executionRequests(settings.request, workflow);
  if (request === undefined) {
    throw new InputError('customer-ids', 'it names no customer.');
  }
  await requireRegionAndCredentials(clients.sfn, settings.machine);
  const machine = await prepareMachine(step);
  log.info(`state machine: ${machine.startArn}`);
  log.info(`input keys: ${oneLine(Object.keys(request.input).join(', '))}`);
  step.signal.throwIfAborted();
  const { arn, attached } = await startExecution(clients.sfn, machine, request);
  log.info(`execution ${attached ? 'found, started by this step before' : 'started'}: ${arn}`);
  const url = executionUrl(arn);
  if (url !== undefined) {
    log.info(`console: ${url}`);
  }
  return { machine, executions: [await execute(step, request, arn)] };
}

/** Both come from the SDK's default chain, which would name neither what is missing nor what to do. */
async function requireRegionAndCredentials(sfn: SFNClient, machine: MachineSettings): Promise<void> {
  const signIn = 'sign in with aws-actions/configure-aws-credentials before this step';
  let region: string;
  try {
    region = await sfn.config.region();
  } catch (cause) {
    throw new AwsFault(`There is no AWS region: ${signIn}, or set AWS_REGION.`, { cause });
  }
  if (machine.kind === 'lookup' && machine.reference.kind === 'arn' && machine.reference.region !== region) {
    throw new InputError(
      'state-machine',
      `it is in ${machine.reference.region}, but the region of this step is ${region}; set AWS_REGION to the machine's.`,
    );
  }
  try {
    await sfn.config.credentials();
  } catch (cause) {
    throw new AwsFault(`There are no AWS credentials: ${signIn}.`, { cause });
  }
}

async function prepareMachine({ settings, clients, log }: Step): Promise<Machine> {
  const { machine } = settings;
  if (machine.kind === 'lookup') {
    return lookupMachine(clients.sfn, machine.reference);
  }
  const { name, roleArn, definition } = machine;
  const deployed = await deployMachine(clients.sfn, {
    name,
    roleArn,
    definition:
      definition.kind === 'file'
        ? definition.definition
        : builtInDefinition(settings.policy, await completeTask(clients.ecs, definition.task, roleArn)),
  });
  log.info(
    `${deployed.change === 'unchanged' ? 'nothing to deploy' : `state machine ${deployed.change}`}: version ${deployed.versionArn.split(':').at(-1)}`,
  );
  return deployed;
}

async function completeTask(ecs: ECSClient, task: BuiltInTaskSettings, roleArn: string) {
  const { container, capacityProvider, timeoutMinutes, ...rest } = task;
  return {
    ...rest,
    partition: roleArn.split(':')[1] ?? 'aws',
    container: container ?? (await containerToRun(ecs, task.taskDefinition)),
    ...(capacityProvider !== undefined && { capacityProvider }),
    ...(timeoutMinutes !== undefined && { timeoutMinutes }),
  };
}

/** Follows one started execution, and gathers what it left behind. */
async function execute(step: Step, request: ExecutionRequest, arn: string): Promise<ExecutionReport> {
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
  const ended = result.end !== undefined;
  const facts = ended ? await describe(clients.sfn, arn, log) : undefined;
  const location = request.input['output_location'];
  return {
    arn,
    customerId: request.customerId,
    status: result.end?.status ?? 'RUNNING',
    versionArn: facts?.versionArn,
    startedAt: facts?.startedAt,
    stoppedAt: facts?.stoppedAt,
    attempts: result.attempts,
    error: result.end?.error ?? '',
    cause: result.end?.cause ?? '',
    output: facts?.output,
    outputs: signal.aborted
      ? { kind: 'none' }
      : await listOutputs(clients.s3, typeof location === 'string' ? location : undefined),
    problem: result.problem,
  };
}

/** The history has told the outcome already, so not being allowed to describe the execution is no failure. */
async function describe(sfn: SFNClient, arn: string, log: Log): Promise<ExecutionFacts | undefined> {
  try {
    return await describeExecution(sfn, arn);
  } catch (error) {
    log.warning(oneLine(error instanceof Error ? error.message : String(error), 2000));
    return undefined;
  }
}

/** Prints every line of the trail once, as soon as it is known. */
function progress(log: Log): Parameters<typeof runToEnd>[0]['onPoll'] {
  const printed = new Set<string>();
  return (attempts: readonly Attempt[], poll) => {
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
