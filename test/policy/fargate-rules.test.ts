import { describe, expect, test } from '@jest/globals';
import { shadowedRules } from '../../src/policy/conditions/conditions.ts';
import { decide, findRule } from '../../src/policy/decide.ts';
import { DEFAULT_POLICY, DEFAULT_RULES } from '../../src/policy/default-policy.ts';
import { parseFailure } from '../../src/policy/failure.ts';
import { FARGATE_RULES } from '../../src/policy/fargate-rules.ts';
import { FALLBACK_RULE, mayRetry } from '../../src/policy/policy.ts';
import { examples } from './failure-examples.ts';
import { REFUSED_TASKS } from './refused-tasks.ts';
import { STOPPED_TASKS } from './stopped-tasks.ts';
import { UNSTARTED_TASKS } from './unstarted-tasks.ts';

const START = Date.UTC(2026, 0, 2, 3, 4, 5);

const EXAMPLES = [...STOPPED_TASKS, ...UNSTARTED_TASKS, ...REFUSED_TASKS];

const ROWS = EXAMPLES.flatMap(({ failures, ...expected }) =>
  Object.entries(failures).map(([what, taskError]) => ({ what, taskError, ...expected })),
);

describe('the default policy knows', () => {
  test.each(ROWS)('$what', ({ taskError, rule, type, waitSeconds }) => {
    const failure = parseFailure(taskError);
    // Jitter draws the most.
    const moment = { startedAt: START, now: START, random: 0.999_999 };
    expect(decide(DEFAULT_POLICY, failure, undefined, moment)).toMatchObject({ rule, type, waitSeconds });
    const found = findRule(DEFAULT_POLICY, failure);
    expect(mayRetry(found) && found.retry.free).toBe(rule === 'spot-interrupted');
  });

  test.each(ROWS)('$what, by camelCase keys too, as DescribeTasks gives them', ({ taskError, rule }) => {
    const { error, cause } = taskError;
    const camelCase = cause.replace(
      /"([A-Z])(\w*)":/g,
      (_all, first: string, rest: string) => `"${first.toLowerCase()}${rest}":`,
    );
    expect(findRule(DEFAULT_POLICY, parseFailure({ error, cause: camelCase })).name).toBe(rule);
  });
});

describe('the curated rules', () => {
  test.each(
    DEFAULT_RULES.flatMap(({ name, when }) => examples(when).map((example) => [name, example] as const)),
  )('come in an order in which %s decides on what it asks for: %j', (name, example) => {
    expect(findRule(DEFAULT_POLICY, { error: 'States.TaskFailed', reason: '', ...example }).name).toBe(name);
  });

  test('have names that no other has, and that a policy file could give', () => {
    const names = DEFAULT_RULES.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => !/^[a-z][a-z-]{0,63}$/.test(name) || name === FALLBACK_RULE)).toEqual([]);
  });

  test('never match in vain', () => {
    expect(shadowedRules(DEFAULT_RULES)).toEqual([]);
  });

  test('tell people what to do, in a sentence', () => {
    expect(FARGATE_RULES.filter(({ because }) => !/^[A-Z].*\.$/s.test(because))).toEqual([]);
  });

  test('come before the exit codes, which say nothing of a task that was ended from outside', () => {
    expect(DEFAULT_RULES.slice(0, FARGATE_RULES.length)).toEqual(FARGATE_RULES);
  });
});
