import { expect } from '@jest/globals';
import type { Clock } from '../../../local/clock.ts';
import type { EcsIntegration, Integrations, LambdaOutcome } from '../../../local/integrations.ts';
import type { Json, JsonObject } from '../../../local/json.ts';
import type { RequestScope, Service } from '../../../local/service.ts';
import { createStatesService } from '../../../local/states/service.ts';
import { fakeObjects } from './fake-objects.ts';

export const SCOPE: RequestScope = { region: 'eu-central-1', accountId: '123456789012' };
export const ROLE = 'arn:aws:iam::123456789012:role/machine';
export const MACHINE = 'arn:aws:states:eu-central-1:123456789012:stateMachine:m';
export const FUNCTION = 'arn:aws:lambda:eu-central-1:123456789012:function:f';
export const TASK_ARN = 'arn:aws:ecs:eu-central-1:123456789012:task/default/t1';

interface Sleeper {
  readonly until: number;
  readonly wake: () => void;
}

/** Time that moves only when told to, but for the waits of machines, which are over at once if `skipWaits`. */
export class FakeClock implements Clock {
  /** The seconds of every wait that was asked for. */
  readonly waits: number[] = [];
  readonly skipWaits: boolean;
  #now = Date.parse('2026-01-31T12:00:00.000Z');
  readonly #sleepers = new Set<Sleeper>();

  constructor(skipWaits = true) {
    this.skipWaits = skipWaits;
  }

  now(): number {
    return this.#now;
  }

  get sleeping(): number {
    return this.#sleepers.size;
  }

  sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted === true) {
        reject(signal.reason);
        return;
      }
      const sleeper = { until: this.#now + milliseconds, wake: resolve };
      this.#sleepers.add(sleeper);
      signal?.addEventListener(
        'abort',
        () => {
          this.#sleepers.delete(sleeper);
          reject(signal.reason);
        },
        { once: true },
      );
    });
  }

  async wait(seconds: number, signal?: AbortSignal): Promise<void> {
    this.waits.push(seconds);
    if (this.skipWaits) {
      signal?.throwIfAborted();
      this.#now += seconds * 1000;
      return;
    }
    await this.sleep(seconds * 1000, signal);
  }

  advance(milliseconds: number): void {
    this.#now += milliseconds;
    for (const sleeper of [...this.#sleepers]) {
      if (sleeper.until <= this.#now) {
        this.#sleepers.delete(sleeper);
        sleeper.wake();
      }
    }
  }
}

/** How a fake ECS task ends: with a stopped task, or never, until someone gives up. */
export type TaskScript = JsonObject | 'never';

export class FakeEcs implements EcsIntegration {
  readonly requests: JsonObject[] = [];
  readonly stopped: string[] = [];
  readonly #script: TaskScript[];
  readonly #runTask: () => Promise<JsonObject>;

  /** Each attempt takes the next of `script`; the last one stays. */
  constructor(script: readonly TaskScript[], runTask?: () => Promise<JsonObject>) {
    this.#script = [...script];
    this.#runTask = runTask ?? (async () => ({ Tasks: [{ TaskArn: TASK_ARN }], Failures: [] }));
  }

  runTask(parameters: JsonObject): Promise<JsonObject> {
    this.requests.push(parameters);
    return this.#runTask();
  }

  async waitUntilStopped(_taskArn: string, signal: AbortSignal): Promise<JsonObject> {
    const next = this.#script.length > 1 ? this.#script.shift() : this.#script[0];
    if (next === undefined || next === 'never') {
      return new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason), { once: true });
      });
    }
    return next;
  }

  async stopTask(taskArn: string): Promise<void> {
    this.stopped.push(taskArn);
  }
}

/** A stopped task of one container. */
export function stoppedTask(exitCode: number | undefined, more: JsonObject = {}): JsonObject {
  return {
    TaskArn: TASK_ARN,
    LastStatus: 'STOPPED',
    StopCode: 'EssentialContainerExited',
    Containers: [{ Name: 'app', ...(exitCode === undefined ? {} : { ExitCode: exitCode }) }],
    ...more,
  };
}

type Handler = (payload: Json) => LambdaOutcome | Promise<LambdaOutcome>;

export interface Bench {
  readonly service: Service;
  readonly clock: FakeClock;
  readonly ecs: FakeEcs;
  call(operation: string, input: JsonObject): Promise<JsonObject>;
}

/** A service with fakes all around; FUNCTION is served by `handler`. */
export function bench(
  options: {
    readonly ecs?: FakeEcs;
    readonly handler?: Handler;
    readonly clock?: FakeClock;
    readonly random?: () => number;
    /** What is in S3, by `BUCKET/KEY`. */
    readonly objects?: Map<string, Buffer>;
  } = {},
): Bench {
  const { clock = new FakeClock(), ecs = new FakeEcs([stoppedTask(0)]), handler } = options;
  const integrations: Integrations = {
    ecs,
    lambda: {
      has: (name) => handler !== undefined && (name === FUNCTION || name === 'f'),
      invoke: async (_name, payload) =>
        handler === undefined ? { kind: 'returned', payload: null } : handler(payload),
    },
    s3: fakeObjects(options.objects),
  };
  const service = createStatesService({ clock, integrations, random: options.random ?? (() => 0.5) });
  return { service, clock, ecs, call: (operation, input) => service.call(operation, input, SCOPE) };
}

/** A machine of one or several states, the first of which is the start. */
export function definitionOf(states: JsonObject, more: JsonObject = {}): string {
  return JSON.stringify({ StartAt: Object.keys(states)[0], States: states, ...more });
}

/** Creates machine `m` and starts it; resolves to the execution's ARN. */
export async function start({ call }: Bench, definition: string, input: Json = {}): Promise<string> {
  await call('CreateStateMachine', { name: 'm', definition, roleArn: ROLE });
  const started = await call('StartExecution', { stateMachineArn: MACHINE, input: JSON.stringify(input) });
  return String(started['executionArn']);
}

/** Lets what is due happen until the execution has ended; resolves to its description. */
export async function ended({ call }: Bench, executionArn: string): Promise<JsonObject> {
  for (let turn = 0; turn < 2000; turn += 1) {
    const execution = await call('DescribeExecution', { executionArn });
    if (execution['status'] !== 'RUNNING') {
      return execution;
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
  throw new Error('The execution did not end.');
}

/** Runs a definition to its end. */
export async function run(on: Bench, definition: string, input: Json = {}): Promise<JsonObject> {
  return ended(on, await start(on, definition, input));
}

/** Runs a definition to its end; resolves to the execution's ARN. */
export async function finished(on: Bench, definition: string, input: Json = {}): Promise<string> {
  const arn = await start(on, definition, input);
  await ended(on, arn);
  return arn;
}

/** The output of a definition that must succeed. */
export async function outputOf(definition: string, input: Json = {}, on: Bench = bench()): Promise<Json> {
  const execution = await run(on, definition, input);
  expect(execution).toMatchObject({ status: 'SUCCEEDED' });
  return JSON.parse(String(execution['output']));
}

/** Lets everything happen that needs no time to pass. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** The events of an execution. */
export async function eventsOf({ call }: Bench, executionArn: string): Promise<readonly JsonObject[]> {
  const { events } = await call('GetExecutionHistory', { executionArn, maxResults: 1000 });
  return Array.isArray(events) ? events : [];
}

/** The events as `[id, previousEventId, type]`. */
export async function outline(on: Bench, executionArn: string): Promise<readonly Json[]> {
  return (await eventsOf(on, executionArn)).map(({ id, previousEventId, type }) => [
    id ?? null,
    previousEventId ?? null,
    type ?? null,
  ]);
}
