import { expect } from '@jest/globals';
import fc from 'fast-check';
import type { Json, JsonObject } from '../../../local/json.ts';
import type { Scope } from '../../../local/states/query/language.ts';
import { QueryError } from '../../../local/states/query/language.ts';

/** A scope with this input; context and variables are empty unless given. */
export function scopeOf(input: Json, more: { context?: JsonObject; variables?: JsonObject } = {}): Scope {
  return { input, context: more.context ?? {}, variables: more.variables ?? {} };
}

/** Runs a query that must fail with this QueryError. */
export async function expectQueryError(
  query: () => unknown,
  name: QueryError['name'],
  message: string | RegExp,
): Promise<void> {
  const outcome = await Promise.resolve()
    .then(query)
    .then(
      (value) => ({ value }),
      (error: unknown) => error,
    );
  expect(outcome).toBeInstanceOf(QueryError);
  expect(outcome).toMatchObject({
    name,
    message: typeof message === 'string' ? expect.stringContaining(message) : expect.stringMatching(message),
  });
}

/** Any JSON as it comes off the wire (so without `-0`, which JSON has not). */
export const anyJson: fc.Arbitrary<Json> = fc.json().map((text): Json => JSON.parse(text));
