import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { covers, matches, shadowedRules } from '../../../src/policy/conditions/conditions.ts';
import { type Failure, parseFailure } from '../../../src/policy/failure.ts';
import { parsePolicy } from '../../../src/policy/file/parse-policy.ts';
import type { Condition } from '../../../src/policy/policy.ts';
import { cpuTimeMs } from '../../cpu-time.ts';
import { taskErrors } from '../../machine/arbitraries.ts';
import { conditions } from '../../machine/policies.ts';

/** The condition that a line of a policy file means. */
function condition(when: string): Condition {
  const { rules } = parsePolicy(`rules: [{ name: a, when: { ${when} }, type: FATAL }]`).policy;
  const [rule] = rules;
  if (rule === undefined) {
    throw new Error('There is no rule.');
  }
  return rule.when;
}

describe('a condition', () => {
  test.each(['reason: "*"', 'error: "**"'])('that holds for every failure covers any other: %s', (wide) => {
    expect(covers(condition(wide), condition('exit-code: 3, stop-code: UserInitiated'))).toBe(true);
  });

  test('of many alternatives within alternatives is compared at once, if need be with a no', () => {
    const [one, two] = [condition('exit-code: 1'), condition('exit-code: 2')];
    const deep = (levels: number): Condition => {
      const inner = levels === 0 ? one : deep(levels - 1);
      return { kind: 'any', of: [{ kind: 'all', of: [inner, inner] }, two] };
    };
    const from = cpuTimeMs();
    covers(deep(30), { kind: 'not', of: deep(30) });
    covers(deep(30), deep(30));
    expect(cpuTimeMs() - from).toBeLessThan(1000);
  });

  test.each([
    ['exit-code: 1-5', 'exit-code: 3'],
    ['exit-code: ["1-3", "4-5"]', 'exit-code: 2-5'],
    ['exit-code: [none, 1]', 'exit-code: none'],
    ['stop-code: [A, B]', 'stop-code: B'],
    ['container: app', 'container: app, exit-code: 3'],
    ['reason: "CannotPull*"', 'reason: "CannotPullContainerError*not found*"'],
    ['reason: "cannotpull*"', 'reason: "CANNOTPULLimage"'],
    ['reason: "*"', 'reason: [a, "*b*"]'],
    ['error: "ECS.*"', 'error: ECS.ServerException'],
    ['any: [{ exit-code: 3 }, { error: "ECS.*" }]', 'error: "ECS.S*"'],
    ['exit-code: 1-9', 'any: [{ exit-code: 1 }, { exit-code: 2-3 }]'],
    ['exit-code: 1-9, container: app', 'container: app, exit-code: 3, stop-code: A'],
    ['not: { exit-code: 3 }', 'not: { exit-code: 1-5 }'],
    ['any: [{ exit-code: 1 }, { exit-code: 2 }]', 'any: [{ exit-code: 2 }, { exit-code: 1 }]'],
  ])('%s covers %s', (wide, narrow) => {
    expect(covers(condition(wide), condition(narrow))).toBe(true);
  });

  test.each([
    ['exit-code: 3', 'exit-code: 1-5'],
    ['exit-code: 1', 'exit-code: [none, 1]'],
    ['stop-code: A', 'stop-code: a'],
    ['container: app, exit-code: 3', 'container: app'],
    ['reason: "CannotPullContainerError*not found*"', 'reason: "CannotPull*"'],
    ['reason: "a*"', 'reason: "*a"'],
    ['reason: "*ab*"', 'reason: "*a*b*"'],
    ['reason: a', 'error: a'],
    ['not: { exit-code: 1-5 }', 'not: { exit-code: 3 }'],
    ['not: { exit-code: 3 }', 'exit-code: 4'],
    ['exit-code: 1', 'any: [{ exit-code: 1 }, { exit-code: 2 }]'],
  ])('%s is not said to cover %s', (wide, narrow) => {
    expect(covers(condition(wide), condition(narrow))).toBe(false);
  });
});

describe('a warning of a rule that never matches', () => {
  test('names the rule, the one before it, and the place', () => {
    const source =
      'rules:\n  - { name: wide, when: { exit-code: 1-9 }, type: FATAL }\n  - { name: late, when: { exit-code: 3 }, type: RETRIABLE }';
    expect(parsePolicy(source).warnings).toEqual([
      {
        line: 3,
        column: 5,
        message: 'rules[1]: late never matches, since wide before it matches all that it would',
      },
    ]);
  });

  test('is not given of default rules, which are there to be covered', () => {
    const source = 'rules: [{ name: all, when: { error: "*" }, type: FATAL }]';
    expect(parsePolicy(source).warnings).toEqual([]);
  });
});

/** Failures as they are parsed, and such as no task gives, on which conditions differ most. */
const failures: fc.Arbitrary<Failure> = taskErrors.map((taskError) => parseFailure(taskError));

describe('a shadowed rule', () => {
  test('is never the first that matches, whatever the failure', () => {
    fc.assert(
      fc.property(
        fc.array(conditions, { minLength: 2, maxLength: 4 }),
        fc.array(failures, { minLength: 1, maxLength: 8 }),
        (whens, given) => {
          // Each condition twice, once narrowed, so that many are covered.
          const rules = [
            ...whens,
            ...whens.map((when, index): Condition => ({ kind: 'all', of: [when, whens[index - 1] ?? when] })),
          ].map((when, index) => ({ name: `r${index}`, when, type: 'FATAL', because: 'x' }) as const);
          const shadowed = shadowedRules(rules).map(({ index }) => index);
          for (const failure of given) {
            const first = rules.findIndex(({ when }) => matches(when, failure));
            expect(shadowed).not.toContain(first);
          }
        },
      ),
      { numRuns: 1000, seed: 20_261_122 },
    );
  });

  const texts = fc.string({ unit: fc.constantFrom(...'aAbk*-'), minLength: 1, maxLength: 5 });
  const reasons = fc
    .array(texts, { minLength: 1, maxLength: 2 })
    .map((globs): Condition => ({ kind: 'reason', globs }));

  test('is covered by a glob only if all that it matches is', () => {
    fc.assert(
      fc.property(
        reasons,
        reasons,
        fc.array(texts, { minLength: 5, maxLength: 20 }),
        (wide, narrow, given) => {
          if (covers(wide, narrow)) {
            for (const reason of given.map((text) => text.replaceAll('*', 'b'))) {
              const failure = { error: 'E', reason };
              expect(matches(narrow, failure) && !matches(wide, failure)).toBe(false);
            }
          }
        },
      ),
      { numRuns: 3000, seed: 20_261_122 },
    );
  });
});
