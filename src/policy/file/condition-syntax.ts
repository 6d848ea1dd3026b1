import { z } from 'zod';
import type { Condition, ConditionKind, ExitCodeRange } from '../policy.ts';
import { ASCENDING_CODES, EXIT_CODE, EXIT_CODES } from './patterns.ts';
import { glob, NOT_EMPTY, notA, oneOrMore, shown, stopCode, text } from './schema-values.ts';

/** A kind of condition that has a key in a policy file. `all` has none: the keys of a map must all hold. */
type Key = Exclude<ConditionKind, 'all'>;

type OneOrMore<T> = T | readonly T[];

/** The value of each key. */
interface Values {
  readonly 'exit-code': OneOrMore<number | string>;
  readonly 'stop-code': OneOrMore<string>;
  readonly reason: OneOrMore<string>;
  readonly error: OneOrMore<string>;
  readonly container: OneOrMore<string>;
  readonly any: readonly WhenFile[];
  readonly not: WhenFile;
}

/** The conditions of a rule as a policy file has them. The type is given, since `any` and `not` are recursive. */
export type WhenFile = { readonly [K in Key]?: Values[K] | undefined };

const notAnExitCodeError = { error: ({ input }: { readonly input: unknown }) => notAnExitCode(input) };

const exitCode = z.union(
  [
    z.int().min(0, notAnExitCodeError).max(255, notAnExitCodeError),
    z.string().regex(EXIT_CODE),
    z.string().regex(EXIT_CODES).regex(ASCENDING_CODES),
  ],
  notAnExitCodeError,
);

function notAnExitCode(input: unknown): string {
  const isRange = typeof input === 'string' && input.includes('-');
  return isRange
    ? `${shown(input)} is not a range of exit codes, such as "64-78", from 0 to 255`
    : `${shown(input)} is not an exit code: give 0 to 255, a range such as "64-78", or none`;
}

/** What each key may hold. */
const SCHEMAS: { readonly [K in Key]: z.ZodType<Values[K] | undefined> } = {
  'exit-code': oneOrMore(exitCode)
    .optional()
    .describe(
      'Exit code of the container: a number, a range such as "64-78", a list of them, or none if no container ran.',
    ),
  'stop-code': oneOrMore(stopCode).optional().describe('ECS stop code, such as TaskFailedToStart.'),
  reason: oneOrMore(glob)
    .optional()
    .describe("Globs on the task's StoppedReason and the container's Reason, whatever the case."),
  error: oneOrMore(glob).optional().describe('Globs on the Step Functions error, such as ECS.*.'),
  container: oneOrMore(text).optional().describe('Name of the container that failed.'),
  any: z
    .array(
      z.lazy(() => when),
      { error: notA('a list of conditions') },
    )
    .min(1, 'must not be an empty list')
    .optional()
    .describe('At least one of these must hold.'),
  not: z
    .lazy(() => when)
    .optional()
    .describe('This must not hold.'),
};

/** Levels of `any` and `not` in each other; Step Functions evaluates an expression to a depth of 100. */
const MAX_LEVELS = 12;

/** The schema of the `when` of a rule. */
export const ruleWhen = z
  .lazy(() => when)
  .refine((file) => levels(file) <= MAX_LEVELS, `must not nest any and not deeper than ${MAX_LEVELS} levels`);

function levels({ any = [], not }: WhenFile): number {
  const parts = [...any, ...(not === undefined ? [] : [not])];
  return parts.length === 0 ? 0 : 1 + Math.max(...parts.map(levels));
}

const when: z.ZodType<WhenFile> = z.lazy(() =>
  z
    .strictObject(SCHEMAS, { error: notA('a map of conditions') })
    .refine((conditions) => Object.keys(conditions).length > 0, 'needs at least one condition')
    .meta(NOT_EMPTY),
);

/** The condition that the value of each key means. */
const MEANINGS: { readonly [K in Key]: (value: Values[K]) => Condition<K> } = {
  'exit-code': (value) => exitCodes(list(value)),
  'stop-code': (value) => ({ kind: 'stop-code', anyOf: list(value) }),
  reason: (value) => ({ kind: 'reason', globs: list(value) }),
  error: (value) => ({ kind: 'error', globs: list(value) }),
  container: (value) => ({ kind: 'container', anyOf: list(value) }),
  any: (value) => ({ kind: 'any', of: value.map(toCondition) }),
  not: (value) => ({ kind: 'not', of: toCondition(value) }),
};

/** The keys of `when`. */
export const CONDITION_KEYS: readonly Key[] = Object.keys(MEANINGS).filter(isKey);

function isKey(key: string): key is Key {
  return Object.hasOwn(MEANINGS, key);
}

/** The condition that `when` means: all that is named must hold. */
export function toCondition(file: WhenFile): Condition {
  const given = CONDITION_KEYS.map((key) => meaning(file, key)).filter(
    (condition) => condition !== undefined,
  );
  const [only] = given;
  return given.length === 1 && only !== undefined ? only : { kind: 'all', of: given };
}

function meaning<K extends Key>(file: WhenFile, key: K): Condition<K> | undefined {
  const value = file[key];
  return value === undefined ? undefined : MEANINGS[key](value);
}

function exitCodes(codes: readonly (number | string)[]): Condition<'exit-code'> {
  return {
    kind: 'exit-code',
    ranges: codes.filter((code) => code !== 'none').map(range),
    none: codes.includes('none'),
  };
}

function range(code: number | string): ExitCodeRange {
  const [from = 0, to = from] = String(code).split('-').map(Number);
  return { from, to };
}

function list<T extends string | number>(value: OneOrMore<T>): readonly T[] {
  return typeof value === 'object' ? value : [value];
}
