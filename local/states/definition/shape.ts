import { isObject, type Json, type JsonObject } from '../../json.ts';
import { isList, ownProperty, properties } from '../query/json-values.ts';
import type { Diagnostic } from './diagnostic.ts';
import { finding, pointer } from './findings.ts';

/** Looks at the value at a place (a JSON pointer) and finds what is wrong with it. */
export type Check = (value: Json, location: string) => Iterable<Diagnostic>;

/** The fields an object may and must have. */
export interface Shape {
  /** What the object is, for messages, such as `a Wait state in JSONPath`. */
  readonly what: string;
  readonly fields: Readonly<Record<string, Check>>;
  readonly required?: readonly string[];
  /** Groups of fields of which exactly one must be there. */
  readonly exactlyOne?: readonly (readonly string[])[];
  /** Groups of fields of which only one may be there. */
  readonly atMostOne?: readonly (readonly string[])[];
  /** What to say of fields that this shape does not have but the reader may expect. */
  readonly refused?: Readonly<Record<string, string>>;
}

/** Finds the fields that are missing, not known, exclude each other or hold something wrong. */
export function* checkShape(object: JsonObject, location: string, shape: Shape): Generator<Diagnostic> {
  const missing = (shape.required ?? []).filter((field) => ownProperty(object, field) === undefined);
  if (missing.length > 0) {
    yield finding(location, `These fields are required: [${missing.join(', ')}]`);
  }
  yield* checkGroups(object, location, shape);
  for (const [field, value] of properties(object)) {
    const check = Object.hasOwn(shape.fields, field) ? shape.fields[field] : undefined;
    if (check === undefined) {
      yield finding(pointer(location, field), refusal(field, shape));
    } else {
      yield* check(value, pointer(location, field));
    }
  }
}

function* checkGroups(object: JsonObject, location: string, shape: Shape): Generator<Diagnostic> {
  for (const group of shape.exactlyOne ?? []) {
    const found = present(object, group);
    if (found.length !== 1) {
      yield finding(
        location,
        `${capital(shape.what)} must have exactly one of [${group.join(', ')}]; it has ${listed(found)}.`,
      );
    }
  }
  for (const group of shape.atMostOne ?? []) {
    const found = present(object, group);
    if (found.length > 1) {
      yield finding(location, `${capital(shape.what)} may have only one of [${group.join(', ')}].`);
    }
  }
}

function present(object: JsonObject, group: readonly string[]): readonly string[] {
  return group.filter((field) => ownProperty(object, field) !== undefined);
}

function listed(found: readonly string[]): string {
  return found.length === 0 ? 'none' : `[${found.join(', ')}]`;
}

function refusal(field: string, shape: Shape): string {
  const refused =
    shape.refused !== undefined && Object.hasOwn(shape.refused, field) ? shape.refused[field] : undefined;
  return refused ?? `Field '${field}' is not supported in ${shape.what}.`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** An object, checked further by `inner`. */
export function objectOf(inner: (object: JsonObject, location: string) => Iterable<Diagnostic>): Check {
  return function* (value, location) {
    if (isObject(value)) {
      yield* inner(value, location);
    } else {
      yield finding(location, 'The value must be a JSON object.');
    }
  };
}

/** A list that is not empty, whose items are checked by `inner`. */
export function listOf(inner: Check): Check {
  return function* (value, location) {
    if (!isList(value) || value.length === 0) {
      yield finding(location, 'The value must be an array with at least one item.');
      return;
    }
    for (const [at, item] of value.entries()) {
      yield* inner(item, pointer(location, at));
    }
  };
}
