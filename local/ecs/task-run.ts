import { createHash, randomUUID } from 'node:crypto';
import type { ByRegion } from '../by-region.ts';
import type { Clock } from '../clock.ts';
import type { LogStore } from '../logs/log-store.ts';
import type { RequestScope } from '../service.ts';
import { type ContainerProcess, startContainerProcess } from './container-process.ts';
import { type LineSink, openLogs } from './log-driver.ts';
import type { SimulatedStop } from './simulation.ts';
import type { Task } from './task.ts';
import type { ContainerPlan, Stop } from './task-state.ts';

/** What tasks run in. */
export interface TaskWorld {
  readonly clock: Clock;
  readonly logs: ByRegion<LogStore>;
  /** Where containers run. */
  readonly cwd: string;
  /** What every container has in its environment, unless definition or overrides say otherwise. */
  readonly containerEnvironment: (scope: RequestScope) => Readonly<Record<string, string>>;
  /** How long each of PROVISIONING, PENDING and DEPROVISIONING lasts, in milliseconds. */
  readonly phaseMs: number;
}

type Running = ReadonlyMap<ContainerPlan, ContainerProcess>;

/**
 * Takes a task from PROVISIONING to STOPPED. Resolves when it is STOPPED and none of its processes is left;
 * never rejects for anything that a container does.
 */
export async function runTask(task: Task, world: TaskWorld, scope: RequestScope): Promise<void> {
  const running = new Map<ContainerPlan, ContainerProcess>();
  try {
    if (await provision(task, world)) {
      await (task.state.plan.simulatedStop === undefined
        ? runContainers(task, world, scope, running)
        : simulate(task, task.state.plan.simulatedStop, world));
    }
  } catch (error) {
    // Not a container's failure but ours: the task must end nevertheless, and say so.
    task.requestStop({ code: 'TaskFailedToStart', reason: `InternalError: ${messageOf(error)}` });
  }
  await stopContainers(task, running);
  await deprovision(task, world);
}

/** PROVISIONING and PENDING; false when the task was stopped meanwhile. */
async function provision(task: Task, world: TaskWorld): Promise<boolean> {
  if (!(await phase(task, world))) {
    return false;
  }
  const now = world.clock.now();
  task.update({
    status: 'PENDING',
    connectivityAt: now,
    ...(cannotPull(task) ? {} : { pullStartedAt: now }),
  });
  return phase(task, world);
}

async function phase(task: Task, world: TaskWorld): Promise<boolean> {
  return world.clock.sleep(world.phaseMs, task.stopSignal).then(
    () => true,
    () => false,
  );
}

async function runContainers(
  task: Task,
  world: TaskWorld,
  scope: RequestScope,
  running: Map<ContainerPlan, ContainerProcess>,
): Promise<void> {
  const sinks = openAllLogs(task, world, scope);
  if (sinks === undefined) {
    return;
  }
  pulled(task, world.clock.now());
  for (const [plan, onLine] of sinks) {
    const environment = { ...world.containerEnvironment(scope), ...Object.fromEntries(plan.environment) };
    try {
      const started = await startContainerProcess({
        argv: plan.argv,
        environment,
        cwd: world.cwd,
        clock: world.clock,
        onLine,
      });
      running.set(plan, started);
      whenAborted(task.killSignal, () => started.kill());
      task.updateContainer(plan.name, { status: 'RUNNING', runtimeId: randomUUID() });
    } catch (error) {
      const reason = `CannotStartContainerError: ${messageOf(error)}`;
      task.updateContainer(plan.name, { status: 'STOPPED', reason });
      task.requestStop({ code: 'TaskFailedToStart', reason });
      return;
    }
  }
  task.update({ status: 'RUNNING', startedAt: world.clock.now() });
  await firstEnd(task, running);
}

/** One open stream for each container, or `undefined` after a stop because one could not be opened. */
function openAllLogs(
  task: Task,
  world: TaskWorld,
  scope: RequestScope,
): ReadonlyMap<ContainerPlan, LineSink> | undefined {
  const { plan } = task.state;
  try {
    return new Map(
      plan.containers.map((container) => [
        container,
        openLogs(container, plan, scope.accountId, world.logs, world.clock),
      ]),
    );
  } catch (error) {
    const name = error instanceof Error ? error.name : 'Error';
    task.requestStop({
      code: 'TaskFailedToStart',
      reason: `ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: ${name}: ${messageOf(error)} : exit status 1`,
    });
    return undefined;
  }
}

/** Waits until an essential container has exited or the task shall stop; others may exit before that. */
async function firstEnd(task: Task, running: Running): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  whenAborted(task.stopSignal, () => resolve());
  for (const [plan, container] of running) {
    void container.exited.then((exitCode) => {
      task.updateContainer(plan.name, { status: 'STOPPED', exitCode });
      if (plan.essential) {
        task.requestStop(ESSENTIAL_EXITED);
      }
    });
  }
  await promise;
}

const ESSENTIAL_EXITED: Stop = {
  code: 'EssentialContainerExited',
  reason: 'Essential container in task exited',
};

async function simulate(task: Task, stop: SimulatedStop, world: TaskWorld): Promise<void> {
  const ran = stop.exitCode !== undefined;
  const now = world.clock.now();
  const failedToPull = cannotPull(task);
  if (!failedToPull) {
    pulled(task, now);
  }
  if (ran) {
    task.update({ status: 'RUNNING', startedAt: now });
  }
  task.updateContainer(stop.container, {
    status: 'STOPPED',
    ...(ran ? { exitCode: stop.exitCode } : {}),
    ...(ran || failedToPull ? { runtimeId: randomUUID() } : {}),
    ...(stop.containerReason === undefined ? {} : { reason: stop.containerReason }),
  });
  task.requestStop({ reason: stop.reason, ...(stop.code === undefined ? {} : { code: stop.code }) });
}

/** Of a failed pull, ECS tells no times, though the container has got the id of its runtime. */
function cannotPull({ state }: Task): boolean {
  return state.plan.simulatedStop?.reason.startsWith('CannotPull') === true;
}

/** All images are there; each container shows the digest of its own. */
function pulled(task: Task, now: number): void {
  task.update({ pullStoppedAt: now });
  for (const { plan } of task.state.containers) {
    const digest = createHash('sha256').update(plan.image).digest('hex');
    task.updateContainer(plan.name, { imageDigest: `sha256:${digest}` });
  }
}

/** STOPPING lasts as long as containers that still run take to end. */
async function stopContainers(task: Task, running: Running): Promise<void> {
  if (task.state.containers.some(({ status }) => status === 'RUNNING')) {
    task.update({ status: 'STOPPING' });
  }
  await Promise.all(
    [...running].map(async ([plan, container]) => {
      await container.stop(plan.stopTimeout * 1000);
      task.updateContainer(plan.name, { status: 'STOPPED', exitCode: await container.exited });
    }),
  );
}

async function deprovision(task: Task, world: TaskWorld): Promise<void> {
  task.update({ status: 'DEPROVISIONING', executionStoppedAt: world.clock.now() });
  await world.clock.sleep(world.phaseMs, task.killSignal).catch(() => undefined);
  for (const container of task.state.containers) {
    if (container.status !== 'STOPPED') {
      task.updateContainer(container.plan.name, { status: 'STOPPED' });
    }
  }
  task.update({ status: 'STOPPED', stoppedAt: world.clock.now() });
}

function whenAborted(signal: AbortSignal, action: () => void): void {
  if (signal.aborted) {
    action();
  } else {
    signal.addEventListener('abort', action, { once: true });
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
