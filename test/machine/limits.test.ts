import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { builtInDefinition } from '../../src/machine/definition.ts';
import { DEFAULT_POLICY } from '../../src/policy/default-policy.ts';
import { parsePolicy } from '../../src/policy/file/parse-policy.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { exited } from '../policy/causes.ts';
import { examples, taskErrorOf } from '../policy/failure-examples.ts';
import { machineAgrees } from './agree.ts';
import { Expressions, regularExpressions } from './expressions.ts';
import { HUNDRED_RULES } from './large-policy.ts';
import { policies, rules } from './policies.ts';
import { TASK } from './settings.ts';

/** Far below the 100 that Step Functions evaluates to, since another engine may count more for the same. */
const DEEP = 60;

/** A condition of a policy file with parts nested as deep as they may be, all of which have to be looked at. */
function deepest(leaf: string): string {
  const beside = 'container: app, stop-code: EssentialContainerExited, reason: "*e*t*i*d"';
  return Array.from({ length: 6 }).reduce<string>(
    (inner) => `{ ${beside}, not: { any: [{ error: x }, { container: other }, ${inner}] } }`,
    `{ ${leaf} }`,
  );
}

const EVERY_OTHER_CODE = `[${Array.from({ length: 128 }, (_, index) => 2 * index + 1).join(', ')}]`;
const EVERY_CODE = `[${Array.from({ length: 256 }, (_, code) => code).join(', ')}]`;

const LIMITS: readonly (readonly [what: string, rule: string])[] = [
  ['256 codes, one by one', `when: { exit-code: ${EVERY_CODE} }, type: FATAL`],
  [
    '98 codes and none',
    `when: { exit-code: [${Array.from({ length: 98 }, (_, code) => code + 1).join(', ')}, none] }, type: FATAL`,
  ],
  [
    'every other code, with budgets of all kinds',
    `when: { exit-code: ${EVERY_OTHER_CODE} }, type: TEMPORARY, backoff-rate: 2, max-retries: 2, then: { memory: x2, cpu: 1024 }`,
  ],
  [
    '300 conditions, one of which must hold',
    `when: { any: [${Array.from({ length: 300 }, (_, index) => `{ exit-code: ${index % 256} }`).join(', ')}] }, type: RETRIABLE`,
  ],
  [
    '300 globs of five parts',
    `when: { reason: [${Array.from({ length: 300 }, (_, index) => `"e*${index}*x*y*z"`).join(', ')}, "Essential*in*t*k*"] }, type: RETRIABLE`,
  ],
  [
    '150 variables for the next attempt',
    `when: { exit-code: 1-255 }, type: RETRIABLE, then: { environment: { ${Array.from({ length: 150 }, (_, index) => `V${index}: "{% ${index} %}"`).join(', ')} } }`,
  ],
  [
    'any and not, as deep as they may nest',
    `when: ${deepest('exit-code: [1, 3-7]')}, type: TEMPORARY, jitter: full, backoff-rate: 2, max-retries: 3`,
  ],
];

/** As many rules as a file may have. */
const hundredRules: fc.Arbitrary<Policy> = fc.array(rules, { minLength: 120, maxLength: 120 }).map((own) => ({
  ...DEFAULT_POLICY,
  rules: own
    .flat()
    .slice(0, 100)
    .map((rule, index) => ({ ...rule, name: `own-${index}` })),
}));

describe('an expression stays far below the depth that Step Functions evaluates to, whatever the policy', () => {
  test.each(LIMITS)('with %s', async (_what, rule) => {
    const { policy } = parsePolicy(`max-duration: 9h\nrules: [{ name: own, ${rule} }]`);
    const expressions = new Expressions();
    for (const code of [1, 2, 7, 98, 255]) {
      const error = { error: 'States.TaskFailed', cause: exited(code) };
      await machineAgrees(policy, [error, error, error, error], TASK, expressions);
    }
    expect(expressions.deepest).toBeLessThan(DEEP);
  });

  test.each([
    ['the default policy', DEFAULT_POLICY],
    ['100 rules of all features', HUNDRED_RULES],
    ...fc
      .sample(hundredRules, { numRuns: 3, seed: 20_261_126 })
      .map((each) => ['100 rules of any kind', each] as const),
  ])(
    'on a failure that each rule asks for: %s',
    async (_what, policy) => {
      const expressions = new Expressions();
      for (const { when } of policy.rules) {
        const errors = examples(when).slice(0, 1).map(taskErrorOf);
        await machineAgrees(policy, errors, TASK, expressions);
      }
      expect(expressions.deepest).toBeLessThan(DEEP);
    },
    120_000,
  );
});

/**
 * What JavaScript, Java and RE2 read alike: characters, escapes, classes, groups that do not capture, repetition, and
 * the start of the text. Nothing ahead or behind, no reference back, no end, no Unicode escapes.
 */
const PORTABLE =
  /^(?:[^\\^$.*+?()[\]{}|]|\\x[0-9a-f]{2}|\\[nrt]|\\[\\^$.+?()[\]{}|/-]|\[\^?(?:[^\\[\]&]|\\[nrtsS[\]{}/-]|\\x[0-9a-f]{2})+\]|\(\?:|\)|[*+]\??|\?|\{\d+(?:,\d+)?\}|\||\^)*$/;

describe('a regular expression means the same in every engine', () => {
  test('of any machine', () => {
    fc.assert(
      fc.property(policies, (policy) => {
        const text = JSON.stringify(builtInDefinition(policy, TASK));
        const sources = Array.from(text.matchAll(/"(\{%(?:[^"\\]|\\.)*%\})"/g), ([, json]) =>
          String(JSON.parse(`"${json}"`)),
        );
        const found = sources.flatMap((source) => regularExpressions(source.slice(2, -2)));
        expect(found.length).toBeGreaterThan(5);
        for (const { source: written, flags } of found) {
          // JavaScript writes these two as escapes, however the expression has them.
          const source = written.replace(/\\u202[89]/g, ' ');
          expect(flags).toBe('g');
          expect(source).toMatch(PORTABLE);
          // A group that repeats costs Java a frame of its stack each time.
          expect(source.replace(/\\./g, '')).not.toMatch(/\)[*+{]/);
        }
      }),
      { numRuns: 200, seed: 20_261_124 },
    );
  });
});
