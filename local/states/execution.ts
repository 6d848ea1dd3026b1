import { setImmediate } from 'node:timers/promises';
import { isObject, type Json, type JsonObject } from '../json.ts';
import type { ExecutionRequest, ExecutionTools } from './execution-request.ts';
import { History } from './history.ts';
import { HistoryLine } from './history-line.ts';
import { StateFailure } from './interpreter/failure.ts';
import type { Position, Progress } from './interpreter/frame.ts';
import { runMachine } from './interpreter/run.ts';
import { parseExactly } from './query/exact-numbers.ts';
import { jsonPath } from './query/jsonpath.ts';
import { parseJson } from './query/parse-json.ts';
import { errorAndCause, type Redrives, type Standing } from './standing.ts';

/** A machine that loops without waiting lets other requests in after this many states. */
const VISITS_PER_TURN = 32;

/** An Express execution lasts five minutes at the most. */
const MAX_EXPRESS_SECONDS = 300;

/** One execution of a state machine: runs from its construction until it ends or is stopped, and again when redriven. */
export class Execution {
  readonly request: ExecutionRequest;
  /** Epoch milliseconds. */
  readonly startDate: number;
  /** Whether its Map Run, which is being redriven, will come to it. */
  awaitsRedrive = false;
  readonly #tools: ExecutionTools;
  readonly #history: History;
  readonly #line: HistoryLine;
  readonly #progress: Progress = { position: undefined, resuming: false };
  #interruption = new AbortController();
  #settled: Promise<void>;
  #redrives: Redrives = { count: 0, date: undefined, clientToken: undefined };
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
    this.#settled = this.#run(this.#interruption.signal);
  }

  /** Resolves once nothing of it runs any more. Never rejects. */
  get settled(): Promise<void> {
    return this.#settled;
  }

  get redrives(): Redrives {
    return this.#redrives;
  }

  /** The state that it is in, or ended in. */
  get position(): Position | undefined {
    return this.#progress.position;
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

  /** Goes on with an execution that has ended without success, in the state that it ended in; else no effect. */
  redrive(clientToken?: string): void {
    if (this.#standing.status === 'RUNNING' || this.#standing.status === 'SUCCEEDED') {
      return;
    }
    this.awaitsRedrive = false;
    this.#redrives = { count: this.#redrives.count + 1, date: this.#tools.clock.now(), clientToken };
    this.#standing = { status: 'RUNNING' };
    this.#history.redrive(this.#redrives.count);
    this.#interruption = new AbortController();
    this.#settled = this.#goOn(this.#settled, this.#interruption.signal);
  }

  /** AWS ends the executions of a deleted machine before their next state, not in the middle of one. */
  stopBeforeNextState(): void {
    this.#machineDeleted = true;
  }

  /** @param ended resolves once nothing runs any more of what ran before, such as a task that is being stopped */
  async #goOn(ended: Promise<void>, signal: AbortSignal): Promise<void> {
    await ended;
    if (!signal.aborted) {
      this.#history.reopen();
      this.#progress.resuming = this.#progress.position !== undefined;
      await this.#run(signal);
    }
  }

  /** @param signal aborted when this run has been ended from outside; another one may have begun by then */
  async #run(signal: AbortSignal): Promise<void> {
    const finished = new AbortController();
    try {
      const definition = parseDefinition(this.request.revision.definition);
      const timer = this.#timeOutAfter(this.#timeout(definition), signal, finished.signal);
      try {
        const output = await this.#runMachine(definition, signal);
        if (!signal.aborted) {
          this.#succeed(output);
        }
      } finally {
        finished.abort();
        await timer;
      }
    } catch (error) {
      if (!signal.aborted) {
        this.#fail(error);
      }
    }
  }

  async #runMachine(definition: JsonObject, signal: AbortSignal): Promise<Json> {
    const { request, startDate } = this;
    const input = parseExactly(request.input);
    const { count, date } = this.#redrives;
    return runMachine(
      { definition, language: request.child?.language ?? jsonPath },
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
          ...(date === undefined ? {} : { redrive: { count, time: date } }),
        },
        history: this.#line,
        scope: request.scope,
        signal,
        beforeState: () => this.#beforeState(signal),
      },
      this.#progress,
    );
  }

  async #beforeState(signal: AbortSignal): Promise<void> {
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
    signal.throwIfAborted();
  }

  #timeout(definition: JsonObject): Json | undefined {
    const { TimeoutSeconds: seconds } = definition;
    if (this.request.child?.express !== true) {
      return seconds;
    }
    return typeof seconds === 'number' ? Math.min(seconds, MAX_EXPRESS_SECONDS) : MAX_EXPRESS_SECONDS;
  }

  async #timeOutAfter(seconds: Json | undefined, signal: AbortSignal, finished: AbortSignal): Promise<void> {
    if (typeof seconds !== 'number') {
      return;
    }
    try {
      await this.#tools.clock.sleep(seconds * 1000, AbortSignal.any([signal, finished]));
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
    const output = JSON.stringify(result);
    this.#history.conclude('ExecutionSucceeded', this.#line.last, {
      output,
      outputDetails: { truncated: false },
    });
    this.#standing = { status: 'SUCCEEDED', stopDate: this.#tools.clock.now(), output };
  }

  #fail(reason: unknown): void {
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
