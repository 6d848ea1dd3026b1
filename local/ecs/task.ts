import { isDeepStrictEqual } from 'node:util';
import type { Clock } from '../clock.ts';
import type { ContainerState, Stop, TaskPlan, TaskState } from './task-state.ts';

/** One task: its latest state, and whether somebody wants it stopped. What makes it move is `runTask`. */
export class Task {
  /** Resolves with the last state once the task is STOPPED. */
  readonly stopped: Promise<TaskState>;
  readonly #reportStopped: (state: TaskState) => void;
  readonly #stopRequest = new AbortController();
  readonly #kill = new AbortController();
  readonly #clock: Clock;
  #state: TaskState;
  #requested: Stop | undefined;

  constructor(plan: TaskPlan, containers: readonly ContainerState[], clock: Clock) {
    const { promise, resolve } = Promise.withResolvers<TaskState>();
    this.stopped = promise;
    this.#reportStopped = resolve;
    this.#clock = clock;
    this.#state = {
      plan,
      containers,
      version: 1,
      status: 'PROVISIONING',
      desiredStatus: 'RUNNING',
      createdAt: clock.now(),
    };
  }

  get state(): TaskState {
    return this.#state;
  }

  /** Aborts when the task shall stop, for whatever reason. */
  get stopSignal(): AbortSignal {
    return this.#stopRequest.signal;
  }

  /** Aborts when the task's processes shall be gone at once, without their stop timeout. */
  get killSignal(): AbortSignal {
    return this.#kill.signal;
  }

  /** Why the task shall stop; the first request counts. */
  get requestedStop(): Stop | undefined {
    return this.#requested;
  }

  /** Moves the task on. ECS counts every change in `version`. */
  update(change: Partial<TaskState>): void {
    const stopped = change.status === 'STOPPED' && this.#state.status !== 'STOPPED';
    this.#state = { ...this.#state, ...change, version: this.#state.version + 1 };
    if (stopped) {
      this.#reportStopped(this.#state);
    }
  }

  /** Moves one container on. Saying again what is so already is no change. */
  updateContainer(name: string, change: Partial<ContainerState>): void {
    const known = this.#state.containers.find((container) => container.plan.name === name);
    if (known === undefined || isDeepStrictEqual({ ...known, ...change }, known)) {
      return;
    }
    const containers = this.#state.containers.map((container) =>
      container.plan.name === name ? { ...container, ...change } : container,
    );
    this.update({ containers });
  }

  /** Asks for a stop: DesiredStatus is STOPPED from now on. Later requests change nothing. */
  requestStop(stop: Stop): void {
    if (this.#requested !== undefined || this.#state.status === 'STOPPED') {
      return;
    }
    this.#requested = stop;
    this.update({ desiredStatus: 'STOPPED', stop, stoppingAt: this.#clock.now() });
    this.#stopRequest.abort(stop);
  }

  /** Ends the task with SIGKILL, because the local AWS itself ends. */
  kill(): void {
    this.requestStop({ code: 'InfrastructureHealth', reason: 'The local AWS is shutting down.' });
    this.#kill.abort();
  }
}
