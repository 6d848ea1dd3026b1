import type { Json } from '../../json.ts';
import { isList } from '../query/json-values.ts';
import { jsonataSource } from '../query/jsonata-expression.ts';
import { QueryError } from '../query/language.ts';
import { asFailure, evaluate, failureOf, pathValue, unusable } from './evaluate.ts';
import type { Frame } from './frame.ts';

/** "In Inline mode, the Map state supports up to 40 concurrent iterations." */
const MOST_CONCURRENT = 40;

/** The items of a Map state: Items (JSONata) or ItemsPath, else its input. Throws StateFailure if that is no list. */
export async function itemsOf(frame: Frame, input: Json): Promise<readonly Json[]> {
  return frame.language.name === 'JSONata' ? itemsOfJsonata(frame) : itemsAtPath(frame, input);
}

async function itemsOfJsonata(frame: Frame): Promise<readonly Json[]> {
  const template = frame.state['Items'];
  if (template === undefined) {
    return asFailure(frame, undefined, () => {
      if (isList(frame.input)) {
        return frame.input;
      }
      throw new QueryError(
        'States.QueryEvaluationError',
        `Map state input must be an array but was: ${JSON.stringify(frame.input)}`,
      );
    });
  }
  const items = await evaluate(frame, 'Items', template);
  return asFailure(frame, 'Items', () => {
    if (isList(items)) {
      return items;
    }
    throw new QueryError(
      'States.QueryEvaluationError',
      `The JSONata expression '${typeof template === 'string' ? jsonataSource(template) : ''}' specified for the ` +
        "field 'Items' returned an unexpected result type. Expected 'array', but was " +
        `'${items === null ? 'null' : typeof items}' for value: ${JSON.stringify(items)}`,
    );
  });
}

async function itemsAtPath(frame: Frame, input: Json): Promise<readonly Json[]> {
  const field = frame.state['ItemsPath'];
  const path = typeof field === 'string' ? field : '$';
  const items = await pathValue(frame, 'ItemsPath', path, { input });
  if (!isList(items)) {
    throw failureOf(frame, 'States.Runtime', `Reference path "${path}" must point to array.`);
  }
  return items;
}

/** How many iterations may run at once: MaxConcurrency, given or by path or expression; 0 and none mean all there can be. */
export async function concurrencyOf(frame: Frame, input: Json): Promise<number> {
  const { MaxConcurrency: fixed, MaxConcurrencyPath: path } = frame.state;
  const most =
    typeof path === 'string'
      ? referenced(frame, path, await pathValue(frame, 'MaxConcurrencyPath', path, { input }))
      : given(frame, await concurrency(frame, fixed ?? 0));
  if (most < 0) {
    const problem = `Expected non-negative integer for MaxConcurrency, got '${most}' instead.`;
    throw unusable(frame, 'MaxConcurrency', problem);
  }
  return most === 0 ? MOST_CONCURRENT : Math.min(most, MOST_CONCURRENT);
}

/** The service reads the number from a string as well. */
function referenced(frame: Frame, path: string, value: Json): number {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (!/^[+-]?\d+$/.test(text)) {
    throw unusable(
      frame,
      'MaxConcurrencyPath',
      `The MaxConcurrencyPath field refers to value "${text}" which is not a valid integer: ${path}`,
    );
  }
  return Number(text);
}

function given(frame: Frame, value: Json): number {
  if (typeof value !== 'number' || !Number.isInteger(value)) {
    const problem = `Expected non-negative integer for MaxConcurrency, got '${JSON.stringify(value)}' instead.`;
    throw unusable(frame, 'MaxConcurrency', problem);
  }
  return value;
}

async function concurrency(frame: Frame, value: Json): Promise<Json> {
  return frame.language.name === 'JSONata' ? evaluate(frame, 'MaxConcurrency', value) : value;
}
