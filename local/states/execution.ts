import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../clock.ts';
import type { Integrations, StatesIntegration } from '../integrations.ts';
import { isObject, type Json, type JsonObject } from '../json.ts';
import type { RequestScope } from '../service.ts';
import { History, HistoryFullError } from './history.ts';
import { HistoryLine } from './history-line.ts';
import { StateFailure } from './interpreter/failure.ts';
import { runMachine } from './interpreter/run.ts';
import type { Revision } from './machine.ts';
import { parseExactly } from './query/exact-numbers.ts';
import { jsonPath } from './query/jsonpath.ts';
import { parseJson } from './query/parse-json.ts';
import type { TaskTokens } from './task-tokens.ts';

/** A machine that loops without waiting lets other requests in after this many states. */
const VISITS_PER_TURN = 32;

/** How an execution stands or ended. `output` is JSON text. */
export type Standing =
  | { readonly status: 'RUNNING' }
  | { readonly status: 'SUCCEEDED'; readonly stopDate: number; readonly output: string }
  | {
      readonly status: 'FAILED' | 'TIMED_OUT' | 'ABORTED';
      readonly stopDate: number;
      readonly error: string | undefined;
      readonly cause: string | undefined;
    };

/** What an execution was started with. */
export interface ExecutionRequest {
  readonly arn: string;
  readonly name: string;
  readonly machineArn: string;
  readonly machineName: string;
  /** Set when it was started on a version, or on an alias that led to one. */
  readonly versionArn: string | undefined;
  readonly aliasArn: string | undefined;
  /** The definition and role as they were at the start; later updates do not touch a running execution. */
  readonly revision: Revision;
  /** JSON text, as it came. */
  readonly input: string;
  readonly traceHeader: string | undefined;
  readonly scope: RequestScope;
}

/** What executions run with. */
export interface ExecutionTools {
  readonly clock: Clock;
  readonly integrations: Integrations & { readonly states: StatesIntegration };
  readonly tokens: TaskTokens;
  /** Between 0 and 1. */
  readonly random: () => number;
}

/** One execution of a state machine: runs from its construction until it ends or is stopped. */
export class Execution {
  readonly request: ExecutionRequest;
  /** Epoch milliseconds. */
  readonly startDate: number;
  /** Resolves once nothing of it runs any more. Never rejects. */
  readonly settled: Promise<void>;
  readonly #tools: ExecutionTools;
  readonly #history: History;
  readonly #line: HistoryLine;
  readonly #interruption = new AbortController();
  #standing: Standing = { status: 'RUNNING' };
  #machineDeleted = false;
  #visits = 0;
  #turn: Promise<void> | undefined;

  constructor(request: ExecutionRequest, tools: ExecutionTools) {
    this.request = request;
    this.#tools = tools;
    this.startDate = tools.clock.now();
    this.#history = new History(tools.clock);
    this.#line = new HistoryLine(this.#history, 0);
    this.#history.record('ExecutionStarted', 0, {
      input: request.input,
      inputDetails: { truncated: false },
      roleArn: request.revision.roleArn,
      stateMachineVersionArn: request.versionArn,
      stateMachineAliasArn: request.aliasArn,
    });
    this.settled = this.#run();
  }

  get standing(): Standing {
    return this.#standing;
  }

  get history(): Pick<History, 'events'> {
    return this.#history;
  }

  /** Ends the execution at once as ABORTED; no effect after its end. The task it waits for is stopped too. */
  stop(error?: string, cause?: string): void {
    this.#interrupt('ABORTED', 'ExecutionAborted', error, cause);
  }

  /** AWS ends the executions of a deleted machine before their next state, not in the middle of one. */
  stopBeforeNextState(): void {
    this.#machineDeleted = true;
  }

  async #run(): Promise<void> {
    const finished = new AbortController();
    try {
      const definition = parseDefinition(this.request.revision.definition);
      const timer = this.#timeOutAfter(definition['TimeoutSeconds'], finished.signal);
      try {
        this.#succeed(await this.#runMachine(definition));
      } finally {
        finished.abort();
        await timer;
      }
    } catch (error) {
      this.#fail(error);
    }
  }

  async #runMachine(definition: JsonObject): Promise<Json> {
    const { request, startDate } = this;
    const input = parseExactly(request.input);
    return runMachine(
      { definition, language: jsonPath },
      { input, variables: {} },
      {
        ...this.#tools,
        execution: {
          executionArn: request.arn,
          executionName: request.name,
          input,
          roleArn: request.revision.roleArn,
          startTime: startDate,
          stateMachineArn: request.machineArn,
          stateMachineName: request.machineName,
        },
        history: this.#line,
        scope: request.scope,
        signal: this.#interruption.signal,
        beforeState: () => this.#beforeState(),
      },
    );
  }

  async #beforeState(): Promise<void> {
    this.#visits += 1;
    if (this.#visits % VISITS_PER_TURN === 0) {
      this.#turn = setImmediate();
    }
    if (this.#turn !== undefined) {
      // All branches wait for the same turn, so that none overtakes another.
      await this.#turn;
      this.#turn = undefined;
    }
    if (this.#machineDeleted) {
      this.stop();
    }
    this.#interruption.signal.throwIfAborted();
  }

  async #timeOutAfter(seconds: Json | undefined, finished: AbortSignal): Promise<void> {
    if (typeof seconds !== 'number') {
      return;
    }
    try {
      await this.#tools.clock.sleep(seconds * 1000, finished);
    } catch {
      return; // It finished in time.
    }
    this.#interrupt('TIMED_OUT', 'ExecutionTimedOut', 'States.Timeout', undefined);
  }

  #interrupt(
    status: 'ABORTED' | 'TIMED_OUT',
    event: 'ExecutionAborted' | 'ExecutionTimedOut',
    error: string | undefined,
    cause: string | undefined,
  ): void {
    if (this.#standing.status !== 'RUNNING') {
      return;
    }
    this.#history.conclude(event, 0, { error, cause });
    this.#standing = { status, stopDate: this.#tools.clock.now(), error, cause };
    this.#interruption.abort(new Error(`The execution was ended from outside: ${status}.`));
  }

  #succeed(result: Json): void {
    if (this.#standing.status !== 'RUNNING') {
      return;
    }
    const output = JSON.stringify(result);
    this.#history.conclude('ExecutionSucceeded', this.#line.last, {
      output,
      outputDetails: { truncated: false },
    });
    this.#standing = { status: 'SUCCEEDED', stopDate: this.#tools.clock.now(), output };
  }

  #fail(reason: unknown): void {
    if (this.#standing.status !== 'RUNNING') {
      return;
    }
    const { error, cause } = errorAndCause(reason);
    this.#history.conclude('ExecutionFailed', this.#line.last, { error, cause });
    this.#standing = { status: 'FAILED', stopDate: this.#tools.clock.now(), error, cause };
  }
}

function parseDefinition(text: string): JsonObject {
  const definition = parseJson(text);
  if (!isObject(definition)) {
    throw new StateFailure('States.Runtime', 'The definition is not a JSON object.');
  }
  return definition;
}

function errorAndCause(reason: unknown): { readonly error?: string; readonly cause?: string } {
  if (reason instanceof StateFailure) {
    return {
      ...(reason.error === undefined ? {} : { error: reason.error }),
      ...(reason.failureCause === undefined ? {} : { cause: reason.failureCause }),
    };
  }
  if (reason instanceof HistoryFullError) {
    return { error: 'States.Runtime', cause: reason.message };
  }
  // Anything else is a fault of this service or of an integration: said, not swallowed.
  return { error: 'States.Runtime', cause: reason instanceof Error ? reason.message : String(reason) };
}
