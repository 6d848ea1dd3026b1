import type { Json } from '../../src/json.ts';
import type { Definition } from '../../src/machine/states-language.ts';
import type { TaskError } from '../../src/policy/failure.ts';
import { Expressions } from './expressions.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** One run of the task: what it returned, or how it failed, and when, in milliseconds since the epoch. */
export type TaskRun = { readonly result: Json } | (TaskError & { readonly failedAt?: number });

/** When the execution starts, and all that the runs do not say otherwise of. */
export const START = Date.UTC(2026, 0, 2, 3, 4, 5, 678);

/** What a run of the machine came to. */
export interface Run {
  /** Variables after the decision on each failure. */
  readonly decided: readonly { readonly failure: unknown; readonly errorState: unknown }[];
  /** Arguments of each run of the task. */
  readonly arguments: readonly Fields[];
  /** Seconds that `WaitBeforeRetry` waited, in order. */
  readonly waits: readonly unknown[];
  readonly end: { readonly output: Fields } | { readonly error: unknown; readonly cause: string };
}

/**
 * Runs a built-in machine by evaluating the expressions of its definition, with nothing of the action's own code:
 * states, `Assign`, `Catch`, `Choices` and `Next` as the States Language says, tasks as they are given.
 *
 * @param runs how the task ends, run by run; with the last one the execution must end
 * @param expressions those of runs before, to which those of this run are added
 */
export async function runMachine(
  definition: Definition,
  input: Json,
  runs: readonly TaskRun[],
  expressions = new Expressions(),
): Promise<Run> {
  const execution = new Execution(definition, input, runs, expressions);
  return execution.run();
}

class Execution {
  readonly #expressions: Expressions;
  #now = START;
  readonly #states: Fields;
  readonly #input: Json;
  readonly #start: unknown;
  readonly #runs: TaskRun[];
  #variables: Fields = {};
  readonly #decided: Run['decided'][number][] = [];
  readonly #arguments: Fields[] = [];
  readonly #waits: unknown[] = [];

  constructor(definition: Definition, input: Json, runs: readonly TaskRun[], expressions: Expressions) {
    this.#expressions = expressions;
    this.#states = fields(definition['States']);
    this.#start = definition['StartAt'];
    this.#input = input;
    this.#runs = [...runs];
  }

  async run(): Promise<Run> {
    let next: unknown = this.#start;
    while (true) {
      const state = fields(this.#states[String(next)]);
      const step = await this.#step(state);
      if ('end' in step) {
        return { decided: this.#decided, arguments: this.#arguments, waits: this.#waits, end: step.end };
      }
      next = step.next;
    }
  }

  async #step(state: Fields): Promise<{ readonly next: unknown } | { readonly end: Run['end'] }> {
    switch (state['Type']) {
      case 'Pass':
        await this.#assign(state['Assign'], { input: this.#input });
        return { next: state['Next'] };
      case 'Task':
        return this.#task(state);
      case 'Choice':
        return this.#choice(state);
      case 'Succeed':
        return {
          end: { output: fields(await this.#evaluate(state['Output'], { context: this.#context() })) },
        };
      case 'Wait':
        this.#waits.push(await this.#evaluate(state['Seconds'], {}));
        return { next: state['Next'] };
      case 'Fail': {
        const [error, cause] = [
          await this.#evaluate(state['Error'], {}),
          await this.#evaluate(state['Cause'], {}),
        ];
        if (typeof cause !== 'string') {
          throw new Error('A Cause must be a string.');
        }
        return { end: { error, cause } };
      }
      default:
        throw new Error(`A state of type ${String(state['Type'])} is not expected here.`);
    }
  }

  async #task(state: Fields): Promise<{ readonly next: unknown } | { readonly end: Run['end'] }> {
    this.#arguments.push(fields(await this.#evaluate(state['Arguments'], { context: this.#context() })));
    const run = this.#runs.shift();
    if (run === undefined) {
      throw new Error('The machine ran the task once more than there are runs.');
    }
    if ('result' in run) {
      return { end: { output: fields(await this.#evaluate(state['Output'], { result: run.result })) } };
    }
    const catcher = list(state['Catch'])
      .map(fields)
      .find((each) => catches(each, run.error));
    if (catcher === undefined) {
      throw new Error(`Nothing catches ${run.error}.`);
    }
    const context = this.#context();
    this.#now = run.failedAt ?? this.#now;
    await this.#assign(catcher['Assign'], {
      // A Cause that Step Functions does not know is not there.
      errorOutput: { Error: run.error, ...(run.cause !== '' && { Cause: run.cause }) },
      context,
    });
    return { next: catcher['Next'] };
  }

  async #choice(state: Fields): Promise<{ readonly next: unknown }> {
    for (const branch of list(state['Choices']).map(fields)) {
      const holds = await this.#evaluate(branch['Condition'], { context: this.#context() });
      if (typeof holds !== 'boolean') {
        throw new Error(`A Condition must give a boolean, but one gave ${JSON.stringify(holds)}.`);
      }
      if (holds) {
        await this.#assign(branch['Assign'], { context: this.#context() });
        // What the conditions read besides is told to nobody.
        const { lowerCase: _lowerCase, ...failure } = fields(this.#variables['failure']);
        this.#decided.push({ failure, errorState: this.#variables['errorState'] });
        return { next: branch['Next'] };
      }
    }
    return { next: state['Default'] };
  }

  /** What Step Functions tells of the state that was entered last. */
  #context(): Fields {
    return {
      Execution: { StartTime: new Date(START).toISOString() },
      State: { EnteredTime: new Date(this.#now).toISOString() },
    };
  }

  /** All expressions of an `Assign` see the variables as they were before it. */
  async #assign(template: unknown, states: Fields): Promise<void> {
    const assigned = fields(await this.#evaluate(template, states));
    this.#variables = { ...this.#variables, ...assigned };
  }

  async #evaluate(template: unknown, states: Fields): Promise<unknown> {
    if (Array.isArray(template)) {
      return Promise.all(template.map((item) => this.#evaluate(item, states)));
    }
    if (typeof template === 'object' && template !== null) {
      const entries = Object.entries(template).map(async ([key, value]) => [
        key,
        await this.#evaluate(value, states),
      ]);
      return Object.fromEntries(await Promise.all(entries));
    }
    const [, source] = typeof template === 'string' ? (/^\{%(.*)%\}$/s.exec(template) ?? []) : [];
    return source === undefined
      ? template
      : this.#expressions.evaluate(source, { ...this.#variables, states });
  }
}

/** `States.ALL` does not match `States.DataLimitExceeded`. */
function catches(catcher: Fields, error: string): boolean {
  const names = list(catcher['ErrorEquals']);
  return names.includes(error) || (names.includes('States.ALL') && error !== 'States.DataLimitExceeded');
}

export function fields(value: unknown): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error(`${JSON.stringify(value)} is not an object.`);
  }
  return Object.fromEntries(Object.entries(value));
}

export function list(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) {
    throw new Error(`${JSON.stringify(value)} is not a list.`);
  }
  return value;
}
