import type { Json } from '../../json.ts';
import { type Arguments, IntrinsicFault } from './intrinsic-arguments.ts';
import { sameJson } from './json-values.ts';

/** A range may hold at most this many items. */
const MAX_RANGE = 1000;

/** The intrinsic functions on arrays. */
export const arrayFunctions = {
  'States.Array': (given: Arguments) => given.all.map(({ value }) => value),
  'States.ArrayContains': (given: Arguments) => {
    given.count(2);
    return given.list(0).some((item) => sameJson(item, given.value(1)));
  },
  'States.ArrayGetItem': (given: Arguments) => {
    given.count(2);
    const index = given.integer(1);
    // Not `at`: a negative index is out of range.
    const item = given.list(0)[index];
    if (item === undefined) {
      throw new IntrinsicFault(
        `The index ${index} is outside the array, which has ${given.list(0).length} items.`,
      );
    }
    return item;
  },
  'States.ArrayLength': (given: Arguments) => {
    given.count(1);
    return given.list(0).length;
  },
  'States.ArrayPartition': (given: Arguments) => {
    given.count(2);
    const size = given.integer(1);
    if (size < 1) {
      throw new IntrinsicFault('The chunk size must be a positive integer.');
    }
    return chunks(given.list(0), size);
  },
  'States.ArrayRange': (given: Arguments) => {
    given.count(3);
    return range(given.integer(0), given.integer(1), given.integer(2));
  },
  'States.ArrayUnique': (given: Arguments) => {
    given.count(1);
    const list = given.list(0);
    return list.filter((item, at) => list.findIndex((other) => sameJson(item, other)) === at);
  },
} as const;

/** A list cut into lists of `size` items; the last may be shorter. */
export function chunks(list: readonly Json[], size: number): readonly (readonly Json[])[] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, at) =>
    list.slice(at * size, (at + 1) * size),
  );
}

function range(first: number, last: number, step: number): readonly number[] {
  if (step === 0) {
    throw new IntrinsicFault('The step must not be zero.');
  }
  const length = Math.max(0, Math.floor((last - first) / step) + 1);
  if (length > MAX_RANGE) {
    throw new IntrinsicFault(`The range would have ${length} items; it may have ${MAX_RANGE}.`);
  }
  return Array.from({ length }, (_, at) => first + at * step);
}
