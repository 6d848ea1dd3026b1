import { isList } from '../query/json-values.ts';
import { parseTimestamp } from '../query/timestamp.ts';
import { finding } from './findings.ts';
import type { Check } from './shape.ts';

/** The largest number of seconds that a timeout or a wait may have. */
export const MAX_SECONDS = 99_999_999;

export const anything: Check = () => [];

export const text: Check = (value, location) =>
  typeof value === 'string' ? [] : [finding(location, 'The value must be a string.')];

export const flag: Check = (value, location) =>
  typeof value === 'boolean' ? [] : [finding(location, 'The value must be true or false.')];

export const number: Check = (value, location) =>
  typeof value === 'number' ? [] : [finding(location, 'The value must be a number.')];

export const timestamp: Check = (value, location) =>
  typeof value === 'string' && parseTimestamp(value) !== undefined
    ? []
    : [finding(location, 'String does not match RFC3339 timestamp')];

/** A whole number within bounds, both included. */
export function integer(least: number, most: number): Check {
  return (value, location) =>
    typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
      ? []
      : [finding(location, `The value must be an integer from ${least} to ${most}.`)];
}

/** A number within bounds, both included. */
export function numberWithin(least: number, most: number): Check {
  return (value, location) =>
    typeof value === 'number' && value >= least && value <= most
      ? []
      : [finding(location, `The value must be a number from ${least} to ${most}.`)];
}

/** A number that is not below `least`. */
export function numberFrom(least: number): Check {
  return (value, location) =>
    typeof value === 'number' && value >= least
      ? []
      : [finding(location, `The value must be a number of at least ${least}.`)];
}

/** One of the given words. */
export function oneOf(...words: readonly string[]): Check {
  return (value, location) =>
    typeof value === 'string' && words.includes(value)
      ? []
      : [finding(location, `The value must be one of [${words.join(', ')}].`)];
}

/** A list of strings with at least one item. */
export const texts: Check = (value, location) =>
  isList(value) && value.length > 0 && value.every((item) => typeof item === 'string')
    ? []
    : [finding(location, 'The value must be an array of strings with at least one item.')];

/** Null, or what `check` wants. */
export function orNull(check: Check): Check {
  return (value, location) => (value === null ? [] : check(value, location));
}

/** How many of something: iterations, failures. */
export const count: Check = integer(0, Number.MAX_SAFE_INTEGER);

export const percentage: Check = numberWithin(0, 100);
