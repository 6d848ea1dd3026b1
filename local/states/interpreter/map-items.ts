import type { Json } from '../../json.ts';
import { isList } from '../query/json-values.ts';
import { jsonataSource } from '../query/jsonata-expression.ts';
import { QueryError } from '../query/language.ts';
import { asFailure, evaluate, failureOf, pathValue } from './evaluate.ts';
import type { Frame } from './frame.ts';

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
