import type { Json } from '../../json.ts';
import { evaluate, executionFailureOf, pathValue, unusable } from './evaluate.ts';
import type { StateFailure } from './failure.ts';
import type { Frame } from './frame.ts';

/** "In Inline mode, the Map state supports up to 40 concurrent iterations." */
const MOST_CONCURRENT = 40;

/** How many iterations may run at once: MaxConcurrency, given or by path or expression; 0 and none mean all there can be. */
export async function concurrencyOf(frame: Frame, input: Json): Promise<number> {
  const most = (await wholeNumber(frame, 'MaxConcurrency', input)) ?? 0;
  if (most < 0) {
    const problem = `Expected non-negative integer for MaxConcurrency, got '${most}' instead.`;
    throw wrong(frame, 'MaxConcurrency', problem);
  }
  return most === 0 ? MOST_CONCURRENT : Math.min(most, MOST_CONCURRENT);
}

/**
 * Reads the tolerated failures of an inline Map, which the service accepts and does not apply: its first failed iteration
 * fails the state. They are read after MapStateStarted, but what is wrong with them follows the entry of the state.
 */
export async function checkTolerances(frame: Frame, input: Json): Promise<void> {
  const { history } = frame.environment;
  const started = history.last;
  history.continueFrom(frame.enteredEventId);
  const count = (await wholeNumber(frame, 'ToleratedFailureCount', input)) ?? 0;
  if (count < 0) {
    throw wrong(frame, 'ToleratedFailureCount', 'ToleratedFailureCount cannot be negative.');
  }
  const percentage = (await numberOf(frame, 'ToleratedFailurePercentage', input, 'float')) ?? 0;
  if (percentage < 0 || percentage > 100) {
    const problem = 'ToleratedFailurePercentage must be between 0 and 100.';
    throw wrong(frame, 'ToleratedFailurePercentage', problem);
  }
  history.continueFrom(started);
}

async function wholeNumber(frame: Frame, field: string, input: Json): Promise<number | undefined> {
  return numberOf(frame, field, input, 'integer');
}

/** The number of a field, given or by path or expression; undefined if it is not there. A path may lead to it as text. */
async function numberOf(
  frame: Frame,
  field: string,
  input: Json,
  kind: 'integer' | 'float',
): Promise<number | undefined> {
  const fixed = frame.state[field];
  const path = frame.state[`${field}Path`];
  if (typeof path === 'string') {
    const value = await pathValue(frame, `${field}Path`, path, { input });
    return parsed(frame, `${field}Path`, path, value, kind);
  }
  if (fixed === undefined) {
    return undefined;
  }
  const value = frame.language.name === 'JSONata' ? await evaluate(frame, field, fixed) : fixed;
  if (typeof value !== 'number' || (kind === 'integer' && !Number.isInteger(value))) {
    throw wrong(frame, field, `The field '${field}' must be a number, but is ${JSON.stringify(value)}.`);
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
function wrong(frame: Frame, field: string, problem: string): StateFailure {
  return frame.language.name === 'JSONata'
    ? unusable(frame, field, problem)
    : executionFailureOf(frame, 'States.Runtime', problem);
}
