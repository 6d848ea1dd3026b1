import { AwsError } from './aws-error.ts';
import { isObject, type Json, type JsonObject } from './json.ts';

/**
 * Typed members of a request. A member that is absent or null is `undefined`; one of another type is a
 * SerializationException, which is how the AWS JSON protocols answer it.
 */
export function optionalText(input: JsonObject, name: string): string | undefined {
  const value = present(input, name);
  if (value === undefined || typeof value === 'string') {
    return value;
  }
  throw wrongType(name, 'a string');
}

/** An integer that is safe in JavaScript. */
export function optionalInteger(input: JsonObject, name: string): number | undefined {
  const value = present(input, name);
  if (value === undefined || (typeof value === 'number' && Number.isSafeInteger(value))) {
    return value;
  }
  throw wrongType(name, 'an integer');
}

/** A boolean; absent is `false`. */
export function flag(input: JsonObject, name: string): boolean {
  const value = present(input, name);
  if (value === undefined || typeof value === 'boolean') {
    return value ?? false;
  }
  throw wrongType(name, 'a boolean');
}

export function optionalObject(input: JsonObject, name: string): JsonObject | undefined {
  const value = present(input, name);
  if (value === undefined || isObject(value)) {
    return value;
  }
  throw wrongType(name, 'an object');
}

/** A list; absent is `undefined`, so that "not given" and "given as empty" stay apart. */
export function optionalList(input: JsonObject, name: string): readonly Json[] | undefined {
  const value = present(input, name);
  if (value === undefined) {
    return undefined;
  }
  if (isList(value)) {
    return value;
  }
  throw wrongType(name, 'a list');
}

/** A list of objects; absent is empty. */
export function objects(input: JsonObject, name: string): readonly JsonObject[] {
  return (optionalList(input, name) ?? []).map((item) => {
    if (isObject(item)) {
      return item;
    }
    throw wrongType(name, 'a list of objects');
  });
}

/** A list of strings; absent is `undefined`. */
export function optionalTexts(input: JsonObject, name: string): readonly string[] | undefined {
  return optionalList(input, name)?.map((item) => {
    if (typeof item === 'string') {
      return item;
    }
    throw wrongType(name, 'a list of strings');
  });
}

/** A map from strings to strings; absent is empty. */
export function textMap(input: JsonObject, name: string): ReadonlyMap<string, string> {
  const map = new Map<string, string>();
  for (const [key, value] of Object.entries(optionalObject(input, name) ?? {})) {
    if (typeof value !== 'string') {
      throw wrongType(name, 'a map of strings');
    }
    map.set(key, value);
  }
  return map;
}

/** The first of several members that holds a string which is not empty. Other types are passed over. */
export function firstText(input: JsonObject, names: readonly string[]): string | undefined {
  return names
    .map((name) => input[name])
    .filter((value) => typeof value === 'string')
    .find((value) => value !== '');
}

/** Whether a member says nothing: absent, null, false, or an empty string, list or object. */
export function isEmpty(value: Json | undefined): boolean {
  if (value === undefined || value === null || value === false || value === '') {
    return true;
  }
  if (isList(value)) {
    return value.length === 0;
  }
  return isObject(value) && Object.keys(value).length === 0;
}

/** `Array.isArray` does not narrow a union with a readonly array; this does. */
export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

function present(input: JsonObject, name: string): Json | undefined {
  return input[name] ?? undefined;
}

function wrongType(name: string, wanted: string): AwsError {
  return new AwsError('SerializationException', `The member "${name}" must be ${wanted}.`);
}
