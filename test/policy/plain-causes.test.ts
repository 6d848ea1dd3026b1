import { describe, expect, test } from '@jest/globals';
import { publicCause } from '../../src/policy/public-cause.ts';
import { cpuTimeMs } from '../cpu-time.ts';

/** As .NET and PHP may write JSON: quotes within strings by their number. */
const numbered = (json: string): string => json.replaceAll('\\"', '\\u0022');

describe('a Cause of plain text', () => {
  test.each([
    "TypeError: Cannot read properties of undefined (reading 'command')",
    "KeyError: 'overrides'",
    "Missing 'command': 'run' was expected in line 3",
    "{'errors': ['command is missing'], 'args': ['x'], 'input': {'rows': 3}, 'parameters': [1]}",
    "Command '['python', 'load.py']' returned non-zero exit status 1.",
    'bad configuration, environment: [prod] is not one of [test, live]',
    'Unknown option (command: [x]), see --help',
    'The command: { is not closed',
    'environment: production, command: load',
    '{environment: production, command=load}',
    "It's a pity: the environment isn't there",
    '{"args":["a message"],"env":"prod","entrypoint":"main"}',
    'Invalid JSON: {input: [1, 2]}',
    'usage: load [command] {environment}',
    'Failed: f(environment, {command}, [overrides])',
    'Cannot write to input "orders.csv"',
    'The input [stdin] was closed',
    "The parameters 'a' and 'b' are missing",
  ])('is told as it is: %s', (cause) => {
    expect(publicCause(cause)).toBe(cause);
    const json = JSON.stringify({ errorMessage: cause, trace: [] });
    expect(publicCause(json)).toBe(json);
    expect(publicCause(numbered(JSON.stringify({ a: json })))).toBe(numbered(JSON.stringify({ a: json })));
  });

  test.each([
    ['numbered quotes', '\\u0022'.repeat(40_000)],
    ['numbered letters', `"${'\\u0041'.repeat(40_000)}`],
    ['keys of numbered letters', '"\\u0041":'.repeat(26_000)],
    ['printed keys', "{'overrides': ".repeat(18_000)],
    ['printed members', "{'command': 'x'}, ".repeat(14_000)],
    ['printed keys without a value', '{overrides: {x '.repeat(17_000)],
    ['apostrophes', "{'".repeat(130_000)],
    ['blanks in a map', `{${' '.repeat(262_144)}`],
    ['blanks in maps', `{${' '.repeat(500)}`.repeat(500)],
    ['escaped blanks in a map', `{${'\\n'.repeat(131_072)}`],
    ['quotes that open', `{"a":"${'\\"x'.repeat(80_000)}`],
    ['what could not be applied', 'Unable to apply '.repeat(16_000)],
    ['types', `{overrides=${'T'.repeat(262_144)}`],
  ])('is had at once of many %s', (_what, cause) => {
    const before = cpuTimeMs();
    publicCause(cause);
    expect(cpuTimeMs() - before).toBeLessThan(1000);
  });
});
