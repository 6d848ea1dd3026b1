import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseFailure } from '../../src/policy/failure.ts';
import { publicCause } from '../../src/policy/public-cause.ts';
import { cpuTimeMs } from '../cpu-time.ts';
import { causes, SECRET, text, withoutGiven } from './secret-causes.ts';

describe('a Cause that is told', () => {
  test('has lost what the task was given, and nothing else, however deep it is', () => {
    fc.assert(
      fc.property(causes, (cause) => {
        const told = publicCause(cause);
        expect(told).not.toContain(SECRET);
        expect(withoutGiven(JSON.parse(told))).toEqual(withoutGiven(JSON.parse(cause)));
        expect(told).not.toMatch(/overrides/i);
      }),
    );
  });

  test('has lost it wherever the text was cut', () => {
    fc.assert(
      fc.property(causes, fc.double({ min: 0, max: 1, noNaN: true }), (cause, part) => {
        expect(publicCause(cause.slice(0, Math.ceil(cause.length * part)))).not.toContain(SECRET);
      }),
    );
  });

  test('has lost it where a Cause that was cut is part of another', () => {
    fc.assert(
      fc.property(causes, fc.double({ min: 0, max: 1, noNaN: true }), (cause, part) => {
        const reason = cause.slice(0, Math.ceil(cause.length * part));
        const told = publicCause(JSON.stringify({ failure: { reason, exitCode: 3 }, trail: [{ reason }] }));
        expect(told).not.toContain(SECRET);
        expect(JSON.parse(told)).toMatchObject({ failure: { exitCode: 3 }, trail: [{}] });
      }),
    );
  });

  test('is the same failure', () => {
    fc.assert(
      fc.property(text, (cause) => {
        const failed = (told: string) => parseFailure({ error: 'States.TaskFailed', cause: told });
        expect(failed(publicCause(cause))).toEqual(failed(cause));
      }),
    );
  });

  test.each([
    ['{"Overrides":{"Cpu":"1"},"A":1}', '{"A":1}'],
    ['{"A":1,"Overrides":{"Cpu":"1"}}', '{"A":1}'],
    ['{"A":1, "overrides" : null, "B":2}', '{"A":1,  "B":2}'],
    ['{"Overrides":[],"Input":"{\\"a\\":1}"}', '{}'],
    ['{"A":1,"Input":1,"Command":[]}', '{"A":1}'],
    ['It failed: {"Container":{"Command":["x"],"ExitCode":1}}.', 'It failed: {"Container":{"ExitCode":1}}.'],
    [
      '{"A":"the Overrides are \\"fine\\"","B":"Command"}',
      '{"A":"the Overrides are \\"fine\\"","B":"Command"}',
    ],
    ['{"Input":4711}', '{}'],
    ['{"Input": -1.5e3, "A": 1}', '{ "A": 1}'],
    ['{"A":"{\\"Parameters\\":true"}', '{"A":"{"}'],
    ['Cannot run it with "environment": [{"name":"A","value":"b"}].', 'Cannot run it with .'],
    ['no JSON, {but', 'no JSON, {but'],
    ['', ''],
  ])('%j is told as %j', (cause, told) => {
    expect(publicCause(cause)).toBe(told);
  });

  test.each([
    'Validation failed for "input": must not be empty',
    'Validation failed for "input":',
    'Unexpected "Input": 5 is too small',
    'Missing required field "command": see the docs, then retry with another one',
    'Unexpected "environment": expected one of "a", "b"; nothing was done',
    '{"errorMessage":"Unexpected \\"input\\": expected number; the order 4711 was refused","errorType":"E"}',
    '{"errorMessage":"\\"command\\": see","trace":["\\"overrides\\":"],"b":1}',
    '{"input":"orders.csv","parameters":{"rows":3},"arguments":[1],"attributes":{"a":1},"secrets":0}',
    'Invalid input "orders.csv" in line 3',
    "Invalid input 'orders.csv' in line 3",
    'The input {file} is empty',
  ])('is told as it is where it tells what went wrong: %s', (cause) => {
    expect(publicCause(cause)).toBe(cause);
    expect(publicCause(JSON.stringify({ errorMessage: cause }))).toBe(
      JSON.stringify({ errorMessage: cause }),
    );
  });

  const MISSING = "The JSONPath '$.commands' could not be found in the input ";

  test.each([
    [`${MISSING}'{"environment":{"TOKEN":"it's"},"a":"}'"}'`, `${MISSING}'…'`],
    [`${MISSING}'{"a":"b"}'. (entered at the event id #2)`, `${MISSING}'…'. (entered at the event id #2)`],
    [`${MISSING}'{"a":"b","c":"d`, `${MISSING}'…`],
    [`${MISSING}'["a"]'`, `${MISSING}'…'`],
    [`${MISSING}'{}'`, `${MISSING}'…'`],
    [`${MISSING}'"a"'`, `${MISSING}'…'`],
    ['Invalid input: \'{\n"TOKEN": "hush"}\'', "Invalid input: '…'"],
    ['Unable to apply ReferencePath $.x to input {"a": 1}', 'Unable to apply ReferencePath $.x to input …'],
    ['Unable to apply ReferencePath $.x to input ["a"]', 'Unable to apply ReferencePath $.x to input …'],
    ['Unable to apply ReferencePath $.x to input "a"', 'Unable to apply ReferencePath $.x to input …'],
    ['Unable to apply step "x" to input {"a":1}', 'Unable to apply step "x" to input …'],
    [
      `The arguments '{"Cluster":"c"}' could not be used to start the Task`,
      `The arguments '…' could not be used to start the Task`,
    ],
    [
      `The Parameters '{"Cluster":"c","Message":"hush"}' could not be used to start the Task: [no "Cluster"]`,
      `The Parameters '…' could not be used to start the Task: [no "Cluster"]`,
    ],
  ])('has lost what the sentence quotes of what a state was given: %s', (cause, told) => {
    expect(publicCause(cause)).toBe(told);
    expect(publicCause(JSON.stringify({ failure: { reason: cause }, a: 1 }))).toBe(
      JSON.stringify({ failure: { reason: told }, a: 1 }),
    );
  });

  test.each([
    ['backslashes', '\\'.repeat(262_144)],
    ['quotes', '"'.repeat(262_144)],
    ['keys', '"Overrides":'.repeat(20_000)],
    ['members', `{${'"Input":1,'.repeat(26_000)}`],
    ['last members', '{"a":1,"Input":1}'.repeat(15_000)],
    ['blanks', `"Overrides"${' '.repeat(262_144)}`],
    ['escaped blanks', `\\"Overrides\\"${'\\n'.repeat(131_072)}`],
    ['commas', ','.repeat(262_144)],
    ['keys without a value', '"Overrides":x '.repeat(18_000)],
    ['numbers', '"Input":1 '.repeat(26_000)],
    ['blanks before a value', `"Overrides":${' '.repeat(262_144)}`],
    ['digits', `"Input":${'1'.repeat(262_144)}x`],
    ['inputs', "input '{".repeat(32_000)],
    ['inputs that end', "input '{}".repeat(29_000)],
  ])('is had at once of many %s', (_what, cause) => {
    const before = cpuTimeMs();
    publicCause(cause);
    expect(cpuTimeMs() - before).toBeLessThan(1000);
  });
});
