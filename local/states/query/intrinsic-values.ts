import type { Json } from '../../json.ts';
import { parseExactly } from './exact-numbers.ts';
import { type Arguments, IntrinsicFault } from './intrinsic-arguments.ts';
import type { Randomness } from './randomness.ts';

/** States.MathAdd works on 32-bit integers. */
const MIN_INTEGER = -(2 ** 31);
const MAX_INTEGER = 2 ** 31 - 1;

/** The intrinsic functions on JSON, numbers and identifiers. */
export const valueFunctions = {
  'States.JsonMerge': (given: Arguments) => {
    given.count(3);
    if (given.value(2) !== false) {
      throw new IntrinsicFault('Argument 3 must be false: Step Functions only supports shallow merging.');
    }
    return Object.fromEntries([...Object.entries(given.object(0)), ...Object.entries(given.object(1))]);
  },
  'States.JsonToString': (given: Arguments) => {
    given.count(1);
    return JSON.stringify(given.value(0));
  },
  'States.MathAdd': (given: Arguments) => {
    given.count(2);
    return int32(int32(given.integer(0)) + int32(given.integer(1)));
  },
  'States.MathRandom': (given: Arguments, randomness: Randomness) => {
    given.count(2, 3);
    const [start, end] = [int32(given.integer(0)), int32(given.integer(1))];
    if (end <= start) {
      throw new IntrinsicFault('The end of the range must be greater than its start.');
    }
    const seed = given.all.length === 3 ? given.integer(2) : undefined;
    return start + Math.floor(randomness.number(seed) * (end - start));
  },
  'States.StringToJson': (given: Arguments): Json => {
    given.count(1);
    const text = given.string(0);
    try {
      return text.trim() === '' ? null : parseExactly(text);
    } catch (error) {
      if (error instanceof SyntaxError) {
        throw new IntrinsicFault(`Argument 1 is not JSON: ${error.message}`, { cause: error });
      }
      throw error;
    }
  },
  'States.UUID': (given: Arguments, randomness: Randomness) => {
    given.count(0);
    return randomness.uuid();
  },
} as const;

function int32(value: number): number {
  if (value < MIN_INTEGER || value > MAX_INTEGER) {
    throw new IntrinsicFault(`${value} is outside the range ${MIN_INTEGER} to ${MAX_INTEGER}.`);
  }
  return value;
}
