import { isObject, type Json, type JsonObject } from '../../json.ts';
import { QuerySyntaxError } from './cursor.ts';
import { isList, ownProperty } from './json-values.ts';
import { QueryError } from './language.ts';
import { parsePath } from './path.ts';

/** The steps of a reference path: names of fields and indices of list items. */
export type ReferenceSteps = readonly (string | number)[];

/**
 * Parses the reference path of a ResultPath, which names one place in the state's input.
 * Throws QuerySyntaxError for every other path.
 */
export function parseReferencePath(text: string): ReferenceSteps {
  const path = parsePath(text);
  if (path.root.kind !== 'input') {
    throw new QuerySyntaxError(
      `'${text}' is not a reference path into the state's input, which starts with '$'.`,
    );
  }
  return path.segments.map((segment) => {
    if (segment.kind === 'name') {
      return segment.name;
    }
    if (segment.kind === 'index' && segment.index >= 0) {
      return segment.index;
    }
    throw new QuerySyntaxError(`'${text}' is not a reference path: it may only name fields and list items.`);
  });
}

/**
 * Puts a result into a copy of the state's input: `null` discards the result, `$` replaces the input, any other
 * reference path makes the objects on its way. A list item can be replaced, not added.
 * Throws QueryError States.ResultPathMatchFailure where the input has something else in the way.
 */
export function writeResult(input: Json, resultPath: string | null, result: Json): Json {
  if (resultPath === null) {
    return input;
  }
  return place(input, referenceSteps(resultPath), result, resultPath);
}

function referenceSteps(resultPath: string): ReferenceSteps {
  try {
    return parseReferencePath(resultPath);
  } catch (error) {
    if (error instanceof QuerySyntaxError) {
      throw new QueryError('States.ResultPathMatchFailure', error.message, { cause: error });
    }
    throw error;
  }
}

function place(target: Json | undefined, steps: ReferenceSteps, result: Json, resultPath: string): Json {
  const [step, ...rest] = steps;
  if (step === undefined) {
    return result;
  }
  if (typeof step === 'number') {
    if (!isList(target) || step >= target.length) {
      throw mismatch(resultPath);
    }
    return target.with(step, place(target[step], rest, result, resultPath));
  }
  if (target !== undefined && !isObject(target)) {
    throw mismatch(resultPath);
  }
  const object: JsonObject = target ?? {};
  return withProperty(object, step, place(ownProperty(object, step), rest, result, resultPath));
}

/** A copy with one own property set. Not by assignment: a field named `__proto__` is data like any other. */
function withProperty(object: JsonObject, key: string, value: Json): JsonObject {
  return Object.fromEntries([...Object.entries(object), [key, value]]);
}

function mismatch(resultPath: string): QueryError {
  return new QueryError(
    'States.ResultPathMatchFailure',
    `Unable to apply ResultPath '${resultPath}': the state's input has another value on the way.`,
  );
}
