import { isDeepStrictEqual } from 'node:util';
import { isObject, type Json, type JsonObject } from '../../json.ts';
import { numberOf } from './exact-numbers.ts';

/** Narrows to a JSON array (`Array.isArray` does not narrow read-only arrays). */
export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** The object's own property; what it inherits (`constructor`, `__proto__`) is not data. */
export function ownProperty(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** The object's own properties that hold a value, in their order. */
export function properties(object: JsonObject): readonly (readonly [string, Json])[] {
  return Object.entries(object).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value] as const],
  );
}

/** Whether two JSON values are the same: objects by their properties in any order, arrays by their items in order. */
export function sameJson(one: Json, other: Json): boolean {
  return isDeepStrictEqual(withoutPrototypes(one), withoutPrototypes(other));
}

/** JSON made elsewhere (another realm, `Object.create(null)`) has other prototypes, and `-0` is written `0`. */
function withoutPrototypes(value: Json): unknown {
  if (isList(value)) {
    return value.map(withoutPrototypes);
  }
  if (isObject(value)) {
    return new Map(properties(value).map(([key, item]) => [key, withoutPrototypes(item)]));
  }
  const number = numberOf(value);
  return number === 0 ? 0 : (number ?? value);
}
