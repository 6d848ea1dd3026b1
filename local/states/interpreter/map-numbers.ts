import type { Json, JsonObject } from '../../json.ts';
import type { Tolerances } from '../map-runs/host.ts';
import { evaluate, executionFailureOf, pathValue, unusable } from './evaluate.ts';
import type { StateFailure } from './failure.ts';
import type { Frame } from './frame.ts';

/** "In Inline mode, the Map state supports up to 40 concurrent iterations." */
const MOST_CONCURRENT = 40;

/** How many iterations of an inline Map may run at once. */
export async function concurrencyOf(frame: Frame, input: Json): Promise<number> {
  const most = await maxConcurrencyOf(frame, input);
  return most === 0 ? MOST_CONCURRENT : Math.min(most, MOST_CONCURRENT);
}

/** MaxConcurrency, given or by path or expression; 0 and none mean all there can be. Throws StateFailure. */
export async function maxConcurrencyOf(frame: Frame, input: Json): Promise<number> {
  const most = (await wholeNumber(frame, 'MaxConcurrency', input)) ?? 0;
  if (most < 0) {
    const problem = `Expected non-negative integer for MaxConcurrency, got '${most}' instead.`;
    throw wrong(frame, 'MaxConcurrency', problem);
  }
  return most;
}

/**
 * Reads the tolerated failures of an inline Map, which the service accepts and does not apply: its first failed iteration
 * fails the state. They are read after MapStateStarted, but what is wrong with them follows the entry of the state.
 */
export async function checkTolerances(frame: Frame, input: Json): Promise<void> {
  const { history } = frame.environment;
  const started = history.last;
  history.continueFrom(frame.enteredEventId);
  await tolerancesOf(frame, input);
  history.continueFrom(started);
}

/** Reads how many items may fail. Throws StateFailure. */
export async function tolerancesOf(frame: Frame, input: Json): Promise<Tolerances> {
  const toleratedFailureCount = await wholeNumber(frame, 'ToleratedFailureCount', input);
  if (toleratedFailureCount !== undefined && toleratedFailureCount < 0) {
    throw wrong(frame, 'ToleratedFailureCount', 'ToleratedFailureCount cannot be negative.');
  }
  const name = 'ToleratedFailurePercentage';
  const toleratedFailurePercentage = await numberOf(frame, input, {
    owner: frame.state,
    name,
    kind: 'float',
  });
  const percentage = toleratedFailurePercentage ?? 0;
  if (percentage < 0 || percentage > 100) {
    throw wrong(frame, name, 'ToleratedFailurePercentage must be between 0 and 100.');
  }
  return { toleratedFailureCount, toleratedFailurePercentage };
}

async function wholeNumber(frame: Frame, field: string, input: Json): Promise<number | undefined> {
  return numberOf(frame, input, { owner: frame.state, name: field, kind: 'integer' });
}

/** A field that holds a number, by itself or by its `…Path`. */
export interface NumberField {
  /** What has the field, such as the state. */
  readonly owner: JsonObject;
  readonly name: string;
  readonly kind: 'integer' | 'float';
  /** Where it is in the state, such as `ItemBatcher/MaxItemsPerBatch`; its name unless given. */
  readonly place?: string;
}

/** The number of a field, given or by path or expression; undefined if it is not there. A path may lead to it as text. */
export async function numberOf(
  frame: Frame,
  input: Json,
  { owner, name, kind, place = name }: NumberField,
): Promise<number | undefined> {
  const fixed = owner[name];
  const path = owner[`${name}Path`];
  if (typeof path === 'string') {
    const value = await pathValue(frame, `${place}Path`, path, { input });
    return parsed(frame, `${name}Path`, path, value, kind);
  }
  if (fixed === undefined) {
    return undefined;
  }
  const value = frame.language.name === 'JSONata' ? await evaluate(frame, place, fixed) : fixed;
  if (typeof value !== 'number' || (kind === 'integer' && !Number.isInteger(value))) {
    throw wrong(frame, place, `The field '${name}' must be a number, but is ${JSON.stringify(value)}.`);
  }
  return value;
}

function parsed(frame: Frame, field: string, path: string, value: Json, kind: 'integer' | 'float'): number {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const pattern = kind === 'integer' ? /^[+-]?\d+$/ : /^[+-]?\d+(?:\.\d+)?$/;
  if (!pattern.test(text)) {
    const problem = `The ${field} field refers to value "${text}" which is not a valid ${kind}: ${path}`;
    throw wrong(frame, field, problem);
  }
  return Number(text);
}

/** On AWS, a path that leads to no usable number is a plain ExecutionFailed. */
export function wrong(frame: Frame, field: string, problem: string): StateFailure {
  return frame.language.name === 'JSONata'
    ? unusable(frame, field, problem)
    : executionFailureOf(frame, 'States.Runtime', problem);
}
