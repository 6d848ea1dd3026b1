import { randomUUID } from 'node:crypto';
import { formatArn, parseArn } from '../arn.ts';
import type { RequestScope } from '../service.ts';
import type { Cluster } from './clusters.ts';
import { Task } from './task.ts';
import { runTask, type TaskWorld } from './task-run.ts';
import type { TaskPlan } from './task-state.ts';

/** Stopped tasks stay visible for about an hour. */
const VISIBLE_AFTER_STOP_MS = 3600 * 1000;

/** The tasks of one region, and what runs them. */
export class Tasks {
  readonly #tasks = new Map<string, Task>();
  readonly #running = new Set<Promise<void>>();
  readonly #world: TaskWorld;
  readonly #scope: RequestScope;
  #closed = false;

  constructor(world: TaskWorld, scope: RequestScope) {
    this.#world = world;
    this.#scope = scope;
  }

  /** Starts a task: it is there as PROVISIONING at once, and runs on its own from now on. */
  start(plan: TaskPlan): Task {
    const cluster = plan.clusterArn.slice(plan.clusterArn.lastIndexOf('/') + 1);
    const containers = plan.containers.map((container) => ({
      plan: container,
      arn: formatArn('ecs', this.#scope, `container/${cluster}/${plan.id}/${randomUUID()}`),
      status: 'PENDING' as const,
    }));
    const task = new Task(plan, containers, this.#world.clock);
    this.#tasks.set(plan.arn, task);
    const run = runTask(task, this.#world, this.#scope).finally(() => this.#running.delete(run));
    this.#running.add(run);
    if (this.#closed) {
      task.kill();
    }
    return task;
  }

  /** A task of a cluster by ARN or id. */
  find(cluster: Cluster, reference: string): Task | undefined {
    const arn = parseArn(reference) === undefined ? cluster.arn.replace(':cluster/', ':task/') : undefined;
    const task = this.byArn(arn === undefined ? reference : `${arn}/${reference}`);
    return task?.state.plan.clusterArn === cluster.arn ? task : undefined;
  }

  byArn(arn: string): Task | undefined {
    this.#forgetOld();
    return this.#tasks.get(arn);
  }

  /** The tasks of a cluster, oldest first. */
  of(cluster: Cluster): readonly Task[] {
    this.#forgetOld();
    return [...this.#tasks.values()].filter((task) => task.state.plan.clusterArn === cluster.arn);
  }

  /** Kills every task. Resolves when no process is left. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const task of this.#tasks.values()) {
      task.kill();
    }
    await Promise.all(this.#running);
  }

  #forgetOld(): void {
    const oldest = this.#world.clock.now() - VISIBLE_AFTER_STOP_MS;
    for (const [arn, { state }] of this.#tasks) {
      if ((state.stoppedAt ?? Number.POSITIVE_INFINITY) < oldest) {
        this.#tasks.delete(arn);
      }
    }
  }
}
