import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { publicOutput } from '../../src/policy/public-cause.ts';
import { cpuTimeMs } from '../cpu-time.ts';
import { causes, harmless, SECRET, withoutGiven } from './secret-causes.ts';

describe('the output of an execution that is told', () => {
  const parsed = (cause: string): unknown => JSON.parse(cause);

  /** An output of a machine that keeps what it caught, wherever it does. */
  const outputs = fc
    .tuple(causes, fc.constantFrom('Cause', 'cause', 'CAUSE'), harmless)
    .map(([cause, key, message]) => ({
      customer_id: message,
      taskError: { Error: 'States.TaskFailed', [key]: cause },
      history: [{ [key]: cause }, { text: JSON.stringify({ [key]: cause, Overrides: message }) }],
      trail: [{ failure: { reason: cause, exitCode: 1 }, errorState: { because: cause } }],
      parsed: { [key]: parsed(cause) },
    }));

  test('has lost what tasks were given from every Cause, and nothing else', () => {
    fc.assert(
      fc.property(outputs, fc.constantFrom(undefined, 2), (output, indent) => {
        const told = publicOutput(JSON.stringify(output, null, indent));
        expect(told).not.toContain(SECRET);
        const kept: typeof output = JSON.parse(told);
        expect(withoutGiven({ ...kept, history: [] })).toEqual(withoutGiven({ ...output, history: [] }));
        expect(kept.history[1]?.text).toContain('"Overrides":');
      }),
    );
  });

  test('is the same byte for byte where it holds no Cause', () => {
    const json = fc.json({ maxDepth: 4 }).filter((text) => !/cause|reason/i.test(text));
    fc.assert(fc.property(json, (text) => expect(publicOutput(text)).toBe(text)));
  });

  test.each([
    [
      '{ "n": 12345678901234567890.10, "Overrides": {"Command": ["x"]}, "Cause": "{\\"Overrides\\":{},\\"a\\":1e999}", "e": 1e999 }',
      '{ "n": 12345678901234567890.10, "Overrides": {"Command": ["x"]}, "Cause": "{\\"a\\":1e999}", "e": 1e999 }',
    ],
    // What is no text is no reason of a failure, but what is in it may be.
    [
      '{"reason":{"command":"x","cause":{"command":"y"}},"Cause":null}',
      '{"reason":{"command":"x","cause":{}},"Cause":null}',
    ],
    ['"the Cause: {\\"Overrides\\":1}"', '"the Cause: {\\"Overrides\\":1}"'],
    ['7', '7'],
  ])('%s is told as %s', (output, told) => {
    expect(publicOutput(output)).toBe(told);
  });

  test.each([
    ['Causes', `[${'{"Cause":"{\\"Overrides\\":{}}"},'.repeat(7000)}0]`],
    ['Causes within Causes', '{"Cause":'.repeat(28_000)],
    ['reasons', '{"reason":'.repeat(26_000)],
  ])('is had at once of many %s', (_what, output) => {
    const before = cpuTimeMs();
    publicOutput(output);
    expect(cpuTimeMs() - before).toBeLessThan(1000);
  });
});
