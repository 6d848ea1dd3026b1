import type { Json } from '../../json.ts';
import { numberOf } from './exact-numbers.ts';
import { parseTimestamp } from './timestamp.ts';
import { matchesWildcard } from './wildcard.ts';

/** What a comparator compares with: the type its operand must have in a definition. */
export type OperandType = 'string' | 'number' | 'boolean' | 'timestamp';

export interface Comparator {
  readonly operand: OperandType;
  /** Whether the variable's value compares so with the operand; a value of another type never does. */
  readonly compare: (value: Json, operand: Json) => boolean;
}

const ORDERS: Readonly<Record<string, (order: number) => boolean>> = {
  Equals: (order) => order === 0,
  LessThan: (order) => order < 0,
  GreaterThan: (order) => order > 0,
  LessThanEquals: (order) => order <= 0,
  GreaterThanEquals: (order) => order >= 0,
};

/** The comparators that have an operand, by name; each also exists with `Path` appended, the operand being a path. */
export const COMPARATORS: ReadonlyMap<string, Comparator> = new Map<string, Comparator>([
  ...ordered('String', 'string', (value) => (typeof value === 'string' ? value : undefined)),
  ...ordered('Numeric', 'number', numberOf),
  ...ordered('Timestamp', 'timestamp', (value) =>
    typeof value === 'string' ? parseTimestamp(value) : undefined,
  ),
  [
    'BooleanEquals',
    { operand: 'boolean', compare: (value, operand) => typeof value === 'boolean' && value === operand },
  ],
  [
    'StringMatches',
    {
      operand: 'string',
      compare: (value, operand) =>
        typeof value === 'string' && typeof operand === 'string' && matchesWildcard(value, operand),
    },
  ],
]);

/** The tests of a value's type and presence, by name; `undefined` is a variable that is not there. */
export const TYPE_TESTS: ReadonlyMap<string, (value: Json | undefined) => boolean> = new Map<
  string,
  (value: Json | undefined) => boolean
>([
  ['IsPresent', (value) => value !== undefined],
  ['IsNull', (value) => value === null],
  ['IsBoolean', (value) => typeof value === 'boolean'],
  ['IsNumeric', (value) => numberOf(value) !== undefined],
  ['IsString', (value) => typeof value === 'string'],
  ['IsTimestamp', (value) => typeof value === 'string' && parseTimestamp(value) !== undefined],
]);

/** The comparator that a field of a Choice rule names, and whether its operand is a path. */
export function comparatorOf(
  field: string,
): { readonly comparator: Comparator; readonly byPath: boolean } | undefined {
  // No comparator with a literal operand ends in Path; StringMatches alone has no Path variant.
  const byPath = field.endsWith('Path') && field !== 'StringMatchesPath';
  const comparator = COMPARATORS.get(byPath ? field.slice(0, -'Path'.length) : field);
  return comparator === undefined ? undefined : { comparator, byPath };
}

function ordered(
  prefix: string,
  operand: OperandType,
  key: (value: Json) => string | number | undefined,
): readonly (readonly [string, Comparator])[] {
  return Object.entries(ORDERS).map(([suffix, holds]) => [
    `${prefix}${suffix}`,
    {
      operand,
      compare: (value, against) => {
        const left = key(value);
        const right = key(against);
        return left !== undefined && right !== undefined && holds(order(left, right));
      },
    },
  ]);
}

/** Strings are ordered by UTF-16 code units, as Java orders them. */
function order(left: string | number, right: string | number): number {
  if (left === right) {
    return 0;
  }
  return left < right ? -1 : 1;
}
