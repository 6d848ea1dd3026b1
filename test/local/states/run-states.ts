import { expect } from '@jest/globals';
import type { Json, JsonObject } from '../../../local/json.ts';
import { bench, definitionOf, run } from './fakes.ts';

/** What makes a machine one of JSONata. */
export const JSONATA = { QueryLanguage: 'JSONata' };

/** The output of a machine of these states, which must succeed. */
export async function outputOf(
  states: JsonObject,
  input: Json = {},
  more: JsonObject = {},
): Promise<unknown> {
  const on = bench({ handler: () => ({ kind: 'returned', payload: { price: 3 } }) });
  const execution = await run(on, definitionOf(states, more), input);
  expect(execution).toMatchObject({ status: 'SUCCEEDED' });
  return JSON.parse(String(execution['output']));
}

/** The execution of a machine of these states, which must fail. */
export async function failureOf(
  states: JsonObject,
  input: Json = {},
  more: JsonObject = {},
): Promise<JsonObject> {
  const execution = await run(bench(), definitionOf(states, more), input);
  expect(execution['status']).toBe('FAILED');
  return execution;
}
