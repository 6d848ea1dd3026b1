import { expect } from '@jest/globals';
import { processError } from '../../infra/process-error/process-error.ts';
import { builtInDefinition } from '../../src/machine/definition.ts';
import type { TaskSettings } from '../../src/machine/run-task.ts';
import type { Definition } from '../../src/machine/states-language.ts';
import { type Decision, decide, findRule } from '../../src/policy/decide.ts';
import { type ErrorState, readErrorState } from '../../src/policy/error-state.ts';
import { type Failure, parseFailure, type TaskError } from '../../src/policy/failure.ts';
import type { Overrides } from '../../src/policy/overrides.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { runArguments } from './arguments.ts';
import type { Expressions } from './expressions.ts';
import { fields, runMachine, START } from './interpreter.ts';
import { TASK } from './settings.ts';

/** An error that a task failed with, and when, in milliseconds after the start of the execution. */
export type Failed = TaskError & { readonly after?: number };

/** A decision on a failure, and the longest wait that it may have come to where jitter draws. */
interface Decided {
  readonly failure: Omit<Failure, 'unread'>;
  readonly errorState: Decision;
  readonly jittered: boolean;
}

/** Draws that jitter makes the most of, and none of. */
const MOST = 1 - 2 ** -40;

/** Failures that follow each other, and what there is to decide on them. */
interface Case {
  readonly policy: Policy;
  readonly errors: readonly Failed[];
  /** The decision that a classic state machine kept from before. */
  readonly before?: ClassicErrorState | undefined;
}

/** What a state machine keeps that knows of nothing else. */
export type ClassicErrorState = Pick<ErrorState, 'type' | 'retryCount' | 'waitSeconds'>;

function isEnd({ type }: Pick<ErrorState, 'type'>): boolean {
  return type === 'FATAL' || type === 'SUCCEEDED';
}

/** What the policy says of failures that follow each other, up to the end of the execution. */
function decideAll({ policy, errors, before }: Case, random: number): readonly Decided[] {
  const decided: Decided[] = [];
  for (const { after = 0, ...error } of errors) {
    // What could not be read is told to people only; the machine leaves it to the action.
    const { unread: _unread, ...failure } = parseFailure(error, policy.container);
    const moment = { startedAt: START, now: START + after, random };
    const last = decided.at(-1)?.errorState ?? readErrorState(before);
    const errorState = decide(policy, failure, last, moment);
    const rule = findRule(policy, failure);
    const jittered =
      errorState.type === 'TEMPORARY' && rule.type === 'TEMPORARY' && rule.wait.jitter === 'full';
    decided.push({ failure, errorState, jittered });
    if (isEnd(errorState)) {
      break;
    }
  }
  return decided;
}

/** What the function answers to the same failures: each answer goes into the next event, as JSON. */
function answers({ policy, errors, before }: Case, random: number): readonly ErrorState[] {
  const given: ErrorState[] = [];
  for (const { error, cause, after = 0 } of errors) {
    const event: unknown = JSON.parse(
      JSON.stringify({
        taskError: { Error: error, ...(cause !== '' && { Cause: cause }) },
        errorState: given.at(-1) ?? before,
        startedAt: new Date(START).toISOString(),
      }),
    );
    const answer = processError(event, policy, { now: START + after, random });
    given.push(answer);
    if (isEnd(answer)) {
      break;
    }
  }
  return given;
}

/** That the function answers as the policy decides, whatever jitter draws. */
export function functionAgrees(policy: Policy, errors: readonly Failed[], before?: ClassicErrorState): void {
  for (const random of [0, 0.37, MOST]) {
    const startedAt = new Date(START).toISOString();
    const expected = decideAll({ policy, errors, before }, random).map(({ errorState }) => ({
      ...errorState,
      startedAt,
    }));
    expect(JSON.parse(JSON.stringify(answers({ policy, errors, before }, random)))).toEqual(
      JSON.parse(JSON.stringify(expected)),
    );
  }
}

/** That the compiled machine decides, waits and runs its task as the policy says, and ends so, with all of the trail. */
export async function machineAgrees(
  policy: Policy,
  errors: readonly Failed[],
  task: TaskSettings = TASK,
  expressions?: Expressions,
  before?: ClassicErrorState,
): Promise<void> {
  const { run, expected } = await machineDecides(policy, errors, task, expressions, before);
  const trail = expected.map(({ failure, errorState: { retries: _retries, ...errorState } }, index) => ({
    number: index + 1,
    startedAt: new Date(START + (errors[index - 1]?.after ?? 0)).toISOString(),
    stoppedAt: expect.any(String),
    failure,
    // The variables stay out of the trail: a hundred attempts would repeat them.
    errorState: { ...errorState, overrides: withoutEnvironment(errorState.overrides) },
  }));
  const last = expected.at(-1);
  if (last?.errorState.type === 'FATAL') {
    expect('error' in run.end && run.end.error).toBe('FATAL');
    const cause: unknown = 'cause' in run.end ? JSON.parse(run.end.cause) : undefined;
    expect(cause).toEqual({
      errorState: last.errorState,
      failure: written(last.failure),
      trail: trail.map((attempt) => ({ ...attempt, failure: written(attempt.failure) })),
    });
  } else {
    const result = last?.errorState.type === 'SUCCEEDED' ? null : { TaskArn: 'arn' };
    expect(run.end).toEqual({ output: { result, errorState: null, trail } });
  }
}

/**
 * That the compiled machine decides, waits and runs its task as the policy says. Of a wait with jitter, that it is
 * within its bound.
 */
export async function machineDecides(
  policy: Policy,
  errors: readonly Failed[],
  task: TaskSettings = TASK,
  expressions?: Expressions,
  before?: ClassicErrorState,
) {
  const input = { customer_id: 'c1', environment: { MODE: 'fast', A: 'own' } };
  const longest = decideAll({ policy, errors, before }, MOST);
  const run = await runMachine(
    withErrorState(builtInDefinition(policy, task), before),
    input,
    [
      ...errors.map(({ error, cause, after = 0 }) => ({ error, cause, failedAt: START + after })),
      { result: { TaskArn: 'arn', Overrides: {} } },
    ],
    expressions,
  );
  // What jitter drew is taken from the machine, where it is a whole number within the bound.
  const expected = longest.map(({ failure, errorState, jittered }, index) => {
    const drawn = fields(run.decided[index]?.errorState)['waitSeconds'];
    const fits = Number.isInteger(drawn) && Number(drawn) >= 0 && Number(drawn) <= errorState.waitSeconds;
    return {
      failure,
      errorState: { ...errorState, ...(jittered && fits && { waitSeconds: Number(drawn) }) },
    };
  });
  expect(run.decided).toEqual(expected);
  expect(run.waits).toEqual(
    expected.flatMap(({ errorState }) => (errorState.type === 'TEMPORARY' ? [errorState.waitSeconds] : [])),
  );
  const ranWith = [
    {},
    ...expected.flatMap(({ errorState }) => (isEnd(errorState) ? [] : [errorState.overrides])),
  ];
  expect(run.arguments.map(sorted)).toEqual(
    ranWith.map((overrides) => sorted(runArguments(task, input, overrides))),
  );
  return { run, expected };
}

/** The machine, as if it had decided before. */
function withErrorState(definition: Definition, errorState: ClassicErrorState | undefined): Definition {
  if (errorState === undefined) {
    return definition;
  }
  const states = fields(definition['States']);
  const first = fields(states['KeepInput']);
  const KeepInput = { ...first, Assign: { ...fields(first['Assign']), errorState } };
  return JSON.parse(JSON.stringify({ ...definition, States: { ...states, KeepInput } }));
}

/** As JSONata writes it: numbers, which may be any in a damaged Cause, with 15 digits. */
function written(failure: Decided['failure']): unknown {
  return JSON.parse(
    JSON.stringify(failure, (_key, value: unknown) =>
      typeof value === 'number' ? Number(value.toPrecision(15)) : value,
    ),
  );
}

/** The order of variables means nothing. */
function sorted(value: unknown): unknown {
  const text = (item: unknown) => JSON.stringify(item);
  if (Array.isArray(value)) {
    return value.map(sorted).sort((a, b) => (text(a) < text(b) ? -1 : 1));
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, sorted(inner)]))
    : value;
}

function withoutEnvironment({ environment: _environment, ...overrides }: Overrides): Overrides {
  return overrides;
}
