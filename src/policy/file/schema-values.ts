import { z } from 'zod';
import { FARGATE_CPUS, fitSize, LARGEST_MEMORY } from '../fargate-sizes.ts';
import { nearest } from './nearest.ts';
import { MULTIPLE, plus } from './patterns.ts';

/** Simple values of a policy file, each with the sentence for a wrong one. */

const MAX_GLOB_LENGTH = 512;
/** Beyond that, a match could take long on a hostile text. */
const MAX_GLOB_STARS = 4;
const MAX_TEXT_LENGTH = 1024;

/** JSON knows no infinity. */
export const shown = (value: unknown): string =>
  (typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? 'nothing')).slice(0, 100);

/** The sentence for a value of another type, or for a missing one. */
export const notA =
  (what: string) =>
  ({ code, input }: { readonly code: string; readonly input: unknown }): string | undefined => {
    if (code !== 'invalid_type') {
      return undefined;
    }
    return input === undefined ? 'is missing' : `${shown(input)} is not ${what}`;
  };

/** Not every engine that reads a policy can hold one. */
const wholeCharacters: Parameters<z.ZodString['refine']> = [
  (value) => value.isWellFormed(),
  'must not hold half of a surrogate pair',
];

/*
 * JSON Schema does not learn of a check in code, so what that says is in its metadata once more. A test holds the two
 * equal. Names that are taken, and words that are near to those of ECS, are beyond JSON Schema.
 */

/** A map with a key. */
export const NOT_EMPTY = { minProperties: 1 };

/** JSON Schema counts code points, `length` does not. */
const bounded = (value: z.ZodString, maxLength: number) =>
  value
    .min(1, 'must not be empty')
    .refine(...wholeCharacters)
    .refine((input) => [...input].length <= maxLength, `must not be longer than ${maxLength} characters`)
    .meta({ maxLength });

export const text = bounded(
  z.string({ error: ({ input }) => `${shown(input)} is not a text` }),
  MAX_TEXT_LENGTH,
);

/** The stop codes of ECS. It may learn others, so one that is like none of these is taken as it is. */
const STOP_CODES: ReadonlyMap<string, string> = new Map(
  [
    'TaskFailedToStart',
    'EssentialContainerExited',
    'UserInitiated',
    'ServiceSchedulerInitiated',
    'SpotInterruption',
    'TerminationNotice',
    'InfrastructureHealth',
  ].map((code) => [code.toLowerCase(), code]),
);

/** A glob or a slip of the pen here would match nothing, silently. */
export const stopCode = text
  .regex(/^[^*]*$/, {
    error: ({ input }) =>
      `${shown(input)} holds a *, but globs are for reason and error; list the stop codes`,
    abort: true,
  })
  .refine((value) => value === (meantStopCode(value) ?? value), {
    error: ({ input }) => `${shown(input)} is no stop code; did you mean ${meantStopCode(String(input))}?`,
  });

/** The stop code that a text is, or most likely means; undefined if it is like none. */
function meantStopCode(value: string): string | undefined {
  return STOP_CODES.get(nearest(value, [...STOP_CODES.keys()]) ?? '');
}

export const glob = bounded(
  z.string({ error: ({ input }) => `${shown(input)} is not a glob, a text in which * stands for any text` }),
  MAX_GLOB_LENGTH,
).regex(
  new RegExp(`^[^*]*(?:\\*+[^*]+){0,${MAX_GLOB_STARS - 1}}(?:\\*+[^*]*)?$`),
  `must not hold more than ${MAX_GLOB_STARS} *`,
);

export const integer = (from: number, to: number) => {
  const problem = ({ input }: { readonly input: unknown }) =>
    `${shown(input)} is not a whole number from ${from} to ${to}`;
  return z.int({ error: problem }).min(from, { error: problem }).max(to, { error: problem });
};

export const number = (from: number, to: number) => {
  const problem = ({ input }: { readonly input: unknown }) =>
    `${shown(input)} is not a number from ${from} to ${to}`;
  return z.number({ error: problem }).min(from, { error: problem }).max(to, { error: problem });
};

export const boolean = z.boolean({ error: ({ input }) => `${shown(input)} is neither true nor false` });

export const choice = <const T extends readonly [string, ...string[]]>(choices: T) =>
  z.enum(choices, {
    error: ({ input }) =>
      input === undefined
        ? `is missing: give one of ${choices.join(', ')}`
        : `${shown(input)} must be one of ${choices.join(', ')}`,
  });

/** One value, or a list of them. */
export const oneOrMore = <T extends z.ZodType>(item: T) =>
  z.union([item, z.array(item).min(1, 'must not be an empty list')]);

const notAMemoryError = { error: ({ input }: { readonly input: unknown }) => notAMemory(input) };

const notACpu = {
  error: ({ input }: { readonly input: unknown }) =>
    `${shown(input)} is not a cpu of Fargate: give one of ${FARGATE_CPUS.join(', ')}`,
};

/** What the next attempts run with. */
export const nextRun = z
  .strictObject(
    {
      memory: z
        .union(
          [
            z.int().min(512, notAMemoryError).max(LARGEST_MEMORY, notAMemoryError),
            z.string().regex(MULTIPLE, notAMemoryError),
            z.string().regex(plus(LARGEST_MEMORY), notAMemoryError),
          ],
          notAMemoryError,
        )
        .optional()
        .describe(
          'Memory of the next attempts in MiB: x2, +1024 or 8192, rounded up to what Fargate offers.',
        ),
      'max-memory': integer(512, LARGEST_MEMORY).optional().describe('Memory in MiB that is not exceeded.'),
      cpu: z
        .int(notACpu)
        .refine((value) => FARGATE_CPUS.includes(value), notACpu)
        .meta({ enum: [...FARGATE_CPUS] })
        .optional()
        .describe('CPU units of the next attempts.'),
      'ephemeral-storage': integer(21, 200)
        .optional()
        .describe('Ephemeral storage of the next attempts in GiB.'),
      'capacity-provider': text
        .regex(/^[\w-]+$/, 'must be the name of a capacity provider')
        .optional()
        .describe('Capacity provider of the next attempts, such as FARGATE.'),
      environment: z
        .record(z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/), text, {
          error: ({ code, input }) =>
            code === 'invalid_key'
              ? 'is not a name of letters, digits and _'
              : `${shown(input)} is not a map of variables`,
        })
        .refine((variables) => Object.keys(variables).length > 0, 'must not be empty')
        .meta(NOT_EMPTY)
        .optional()
        .describe('Variables that the next attempts find in their environment.'),
    },
    { error: notA('a map of what to change') },
  )
  .refine((value) => Object.keys(value).some((key) => key !== 'max-memory'), 'needs something to change')
  .refine((value) => value['max-memory'] === undefined || value.memory !== undefined, {
    path: ['max-memory'],
    error: 'bounds memory, which is not given',
  })
  .refine(
    ({ memory, 'max-memory': most }) => typeof memory !== 'number' || most === undefined || memory <= most,
    {
      path: ['max-memory'],
      error: 'is less than memory',
    },
  )
  .refine(({ cpu = 0, 'max-memory': most }) => most === undefined || fitSize(cpu, 0, most) !== undefined, {
    path: ['max-memory'],
    error: 'is less than what Fargate gives this cpu at least',
  })
  .meta({
    dependentRequired: { 'max-memory': ['memory'] },
    // Whatever is changed, max-memory alone changes nothing.
    minProperties: 1,
    allOf: FARGATE_CPUS.map((cpu) => ({
      if: { properties: { cpu: { const: cpu } }, required: ['cpu'] },
      // biome-ignore lint/suspicious/noThenProperty: it is a word of JSON Schema.
      then: { properties: { 'max-memory': { minimum: fitSize(cpu, 0)?.memory } } },
    })),
  });

function notAMemory(input: unknown): string {
  return `${shown(input)} is not a memory: give MiB from 512 to ${LARGEST_MEMORY}, more of it such as +1024, or a multiple up to x16`;
}
