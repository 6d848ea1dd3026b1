import { z } from 'zod';
import { FARGATE_CPUS, fitSize, LARGEST_MEMORY } from '../fargate-sizes.ts';
import { integer, notA, shown, text } from './schema-values.ts';

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
            z.string().regex(/^(x\d+(\.\d+)?|\+\d+)$/, notAMemoryError),
          ],
          notAMemoryError,
        )
        .refine(isMemory, notAMemoryError)
        .optional()
        .describe(
          'Memory of the next attempts in MiB: x2, +1024 or 8192, rounded up to what Fargate offers.',
        ),
      'max-memory': integer(512, LARGEST_MEMORY).optional().describe('Memory in MiB that is not exceeded.'),
      cpu: z
        .int(notACpu)
        .refine((value) => FARGATE_CPUS.includes(value), notACpu)
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
  });

function isMemory(value: number | string): boolean {
  const amount = Number(String(value).replace(/^[x+]/, ''));
  return String(value).startsWith('x') ? amount > 1 && amount <= 16 : amount > 0 && amount <= LARGEST_MEMORY;
}

function notAMemory(input: unknown): string {
  return `${shown(input)} is not a memory: give MiB from 512 to ${LARGEST_MEMORY}, more of it such as +1024, or a multiple up to x16`;
}
