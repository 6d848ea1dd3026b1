import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { MAX_REASON_LENGTH, parseFailure } from '../../src/policy/failure.ts';
import { codePoint } from '../code-points.ts';

describe('anything else', () => {
  const wellFormed = (error: string, cause: string) => {
    const failure = parseFailure({ error, cause });
    expect(failure.error).toBe(error);
    expect(typeof failure.reason).toBe('string');
    expect([...failure.reason].length).toBeLessThanOrEqual(MAX_REASON_LENGTH);
    expect([...(failure.containerReason ?? '')].length).toBeLessThanOrEqual(MAX_REASON_LENGTH);
    expect(['number', 'undefined']).toContain(typeof failure.exitCode);
  };

  test('in text gives a failure with an error and a bounded reason, and never throws', () => {
    fc.assert(fc.property(fc.string(), fc.string({ unit: codePoint, maxLength: 3000 }), wellFormed));
  });

  test('in JSON does too', () => {
    fc.assert(fc.property(fc.constant('E'), fc.json({ maxDepth: 6 }), wellFormed));
  });

  test('in the shape of a task does too', () => {
    const anything = fc.jsonValue({ maxDepth: 2 });
    const keys = ['Containers', 'containers', 'TaskArn', 'StopCode', 'StoppedReason', 'Tasks', 'Failures'];
    const container = fc.record(
      { Name: anything, ExitCode: anything, Reason: anything },
      { requiredKeys: [] },
    );
    const task = fc.dictionary(fc.constantFrom(...keys), fc.oneof(anything, fc.array(container), container));
    fc.assert(
      fc.property(
        fc.constant('E'),
        task.map((value) => JSON.stringify(value)),
        wellFormed,
      ),
    );
  });
});
