import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { exitCodeFor, InvalidInput } from '../../app/errors.ts';
import { injectedError, needsCount, parseInjections } from '../../app/injection.ts';

function names(
  args: readonly string[],
  attempts: number,
  customerId = 'c-1001',
): readonly (string | undefined)[] {
  const injections = parseInjections(args, customerId);
  return Array.from({ length: attempts }, (_, index) => injectedError(injections, index + 1)?.name);
}

describe('injected errors', () => {
  test.each([
    { args: [], fails: [undefined, undefined] },
    { args: ['NetworkError'], fails: ['NetworkError', 'NetworkError', 'NetworkError'] },
    { args: ['NetworkError:2'], fails: ['NetworkError', 'NetworkError', undefined, undefined] },
    {
      args: ['NetworkError:1', 'UncaughtException:1'],
      fails: ['NetworkError', 'UncaughtException', undefined],
    },
    { args: ['NetworkError:1', 'InvalidInput'], fails: ['NetworkError', 'InvalidInput', 'InvalidInput'] },
  ])('of $args come as $fails', ({ args, fails }) => {
    expect(names(args, fails.length)).toEqual(fails);
  });

  test.each([
    { arg: 'Network', why: 'is unknown' },
    { arg: 'networkerror', why: 'is unknown' },
    { arg: '', why: 'is unknown' },
    { arg: 'toString', why: 'is unknown' },
    { arg: '__proto__:1', why: 'is unknown' },
    { arg: '--help', why: 'is unknown' },
    { arg: 'NetworkError:', why: 'has an impossible count' },
    { arg: 'NetworkError:0', why: 'has an impossible count' },
    { arg: 'NetworkError:-1', why: 'has an impossible count' },
    { arg: 'NetworkError:1.5', why: 'has an impossible count' },
    { arg: 'NetworkError:1:2', why: 'has an impossible count' },
    { arg: 'NetworkError:1001', why: 'has an impossible count' },
  ])('refuse "$arg", because it $why', ({ arg, why }) => {
    expect(() => parseInjections([arg], 'c-1')).toThrow(InvalidInput);
    expect(() => parseInjections([arg], 'c-1')).toThrow(`The argument ${JSON.stringify(arg)} ${why}`);
  });

  test('are for one customer alone where they name it', () => {
    const args = ['NetworkError:1@c-1', 'InvalidInput@c-2', 'UncaughtException:1'];
    expect(names(args, 3, 'c-1')).toEqual(['NetworkError', 'UncaughtException', undefined]);
    expect(names(['NetworkError:1', 'InvalidInput@c-2'], 2, 'c-2')).toEqual(['NetworkError', 'InvalidInput']);
    expect(names(args, 2, 'c-3')).toEqual(['UncaughtException', undefined]);
  });

  test('of another customer are read all the same, so that a slip is found', () => {
    expect(() => parseInjections(['Networkerror@c-2'], 'c-1')).toThrow('"Networkerror@c-2" is unknown');
  });

  test('refuse what stands behind an error without a count', () => {
    expect(() => parseInjections(['NetworkError', 'UncaughtException:1'], 'c-1')).toThrow(
      'what follows it never happens: give it a count, such as NetworkError:1',
    );
  });

  test('fail exactly as many attempts as their counts add up to', () => {
    const part = fc.record({
      name: fc.constantFrom('NetworkError', 'UncaughtException', 'InvalidInput'),
      count: fc.integer({ min: 1, max: 5 }),
    });
    fc.assert(
      fc.property(fc.array(part, { maxLength: 5 }), (parts) => {
        const expected = parts.flatMap(({ name, count }) => Array.from({ length: count }, () => name));
        const args = parts.map(({ name, count }) => `${name}:${count}`);
        expect(names(args, expected.length + 2)).toEqual([...expected, undefined, undefined]);
      }),
    );
  });

  test('need a count of attempts only if they have one themselves', () => {
    expect(needsCount(parseInjections([], 'c-1'))).toBe(false);
    expect(needsCount(parseInjections(['NetworkError'], 'c-1'))).toBe(false);
    expect(needsCount(parseInjections(['NetworkError:1'], 'c-1'))).toBe(true);
  });

  test.each([
    { name: 'UncaughtException', code: 1 },
    { name: 'InvalidInput', code: 3 },
    { name: 'NetworkError', code: 4 },
  ])('exit by the contract: $name with $code', ({ name, code }) => {
    expect(exitCodeFor(injectedError(parseInjections([name], 'c-1'), 1))).toBe(code);
  });

  test('leave exit code 1 to whatever else is thrown', () => {
    expect(exitCodeFor(new TypeError('x'))).toBe(1);
    expect(exitCodeFor('a string')).toBe(1);
  });
});
