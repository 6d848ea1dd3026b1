import { isObject, type Json, type JsonObject } from '../../json.ts';
import { StateFailure } from './failure.ts';

/** A string member of a state, or undefined. Throws StateFailure `States.Runtime` for another type. */
export function textField(owner: JsonObject, name: string): string | undefined {
  const value = owner[name];
  if (value !== undefined && typeof value !== 'string') {
    throw new StateFailure('States.Runtime', `The field '${name}' must be a string.`);
  }
  return value;
}

/** A number member of a state, or undefined. Throws StateFailure `States.Runtime` for another type. */
export function numberField(owner: JsonObject, name: string): number | undefined {
  const value = owner[name];
  if (value !== undefined && typeof value !== 'number') {
    throw new StateFailure('States.Runtime', `The field '${name}' must be a number.`);
  }
  return value;
}

/** An object member of a state, such as `ItemProcessor`, or undefined. */
export function objectField(owner: JsonObject, name: string): JsonObject | undefined {
  const value = owner[name];
  return isObject(value) ? value : undefined;
}

/** The objects of an array member, such as `Choices`, `Retry` or `Catch`; empty when it is absent. */
export function objectsField(owner: JsonObject, name: string): readonly JsonObject[] {
  const value = owner[name];
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** The strings of an array member, such as `ErrorEquals`; empty when it is absent. */
export function textsField(owner: JsonObject, name: string): readonly string[] {
  const value: Json | undefined = owner[name];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** Where a state goes by itself: its `Next`, or null for `End: true`. */
export function transition(state: JsonObject): string | null {
  return textField(state, 'Next') ?? null;
}
