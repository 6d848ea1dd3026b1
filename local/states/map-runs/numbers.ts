import type { Json } from '../../json.ts';
import { evaluate, failureOf, pathValue } from '../interpreter/evaluate.ts';
import type { StateFailure } from '../interpreter/failure.ts';
import type { Frame } from '../interpreter/frame.ts';

/** A field that holds a number, by itself or by its `…Path`, which are of one owner, such as the state. */
export interface NumberField {
  readonly owner: { readonly [field: string]: Json | undefined };
  readonly name: string;
  /** Where the field is, for the event of an expression that fails, such as `ItemBatcher/MaxItemsPerBatch`. */
  readonly place: string;
  readonly kind: 'integer' | 'number';
}

/**
 * Reads a number; undefined when the field is not there. A path may lead to a number in a string.
 * Throws StateFailure in the words of AWS when it is not a number of its kind.
 */
export async function numberOf(
  frame: Frame,
  input: Json,
  { owner, name, place, kind }: NumberField,
): Promise<number | undefined> {
  const pathName = `${name}Path`;
  const path = owner[pathName];
  if (typeof path === 'string') {
    const value = await pathValue(frame, `${place}Path`, path, { input });
    return readNumber(value, kind) ?? fail(notANumber(frame, pathName, value, kind, path));
  }
  const template = owner[name];
  if (template === undefined) {
    return undefined;
  }
  if (frame.language.name === 'JSONPath') {
    return readNumber(template, kind);
  }
  const value = await evaluate(frame, place, template);
  return (
    readNumber(value, kind) ??
    fail(
      failureOf(
        frame,
        'States.QueryEvaluationError',
        `The field '${name}' must be a whole number, but is ${JSON.stringify(value)}.`,
      ),
    )
  );
}

function readNumber(value: Json, kind: NumberField['kind']): number | undefined {
  const text = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof text !== 'number' || !Number.isFinite(text)) {
    return undefined;
  }
  return kind === 'integer' && !Number.isInteger(text) ? undefined : text;
}

function notANumber(
  frame: Frame,
  field: string,
  value: Json,
  kind: NumberField['kind'],
  path: string,
): StateFailure {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return failureOf(
    frame,
    'States.Runtime',
    `The ${field} field refers to value "${text}" which is not a valid ${kind === 'integer' ? 'integer' : 'float'}: ${path}`,
  );
}

function fail(failure: StateFailure): never {
  throw failure;
}
