import { describe, expect, test } from '@jest/globals';
import { shadowedRules } from '../../src/policy/conditions/conditions.ts';
import { type Decision, decide, findRule } from '../../src/policy/decide.ts';
import { DEFAULT_POLICY, DEFAULT_RULES } from '../../src/policy/default-policy.ts';
import { parseFailure, type TaskError } from '../../src/policy/failure.ts';
import { FARGATE_RULES } from '../../src/policy/fargate-rules.ts';
import { FALLBACK_RULE, mayRetry } from '../../src/policy/policy.ts';
import { exited } from './causes.ts';
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
  test.each(ROWS)('$what', ({ taskError, rule, type, waitSeconds, freeRetries }) => {
    const failure = parseFailure(taskError);
    // Jitter draws the most.
    const moment = { startedAt: START, now: START, random: 0.999_999 };
    expect(decide(DEFAULT_POLICY, failure, undefined, moment)).toMatchObject({ rule, type, waitSeconds });
    const found = findRule(DEFAULT_POLICY, failure);
    const { free = false, maxRetries } = mayRetry(found) ? found.retry : {};
    expect(free ? maxRetries : undefined).toBe(freeRetries);
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

describe('what is not the fault of the task', () => {
  const patient = ROWS.filter(({ freeRetries }) => freeRetries === 20);
  /** Decisions on the same failure again and again, with what was decided before. */
  const decisions = (taskError: TaskError, times: number, first?: Decision) => {
    const decided: Decision[] = [];
    for (let index = 0; index < times; index += 1) {
      const moment = { startedAt: START, now: START, random: 0.999_999 };
      decided.push(decide(DEFAULT_POLICY, parseFailure(taskError), decided.at(-1) ?? first, moment));
    }
    return decided;
  };

  test('is throttles, missing capacity and quotas', () => {
    expect([...new Set(patient.map(({ rule }) => rule))].sort()).toEqual([
      'capacity-unavailable',
      'registry-rate-limit',
      'throttled',
      'vcpu-quota-reached',
    ]);
  });

  test.each(patient)('is retried 20 times, after 30 s and up to 300 s: $what', ({ taskError }) => {
    const decided = decisions(taskError, 21);
    expect(decided.map(({ waitSeconds }) => waitSeconds)).toEqual([
      ...[30, 60, 120, 240],
      ...Array.from({ length: 16 }, () => 300),
      0,
    ]);
    expect(decided.map(({ retryCount }) => retryCount)).toEqual(decided.map((_, index) => index + 1));
    expect(decided.at(-1)).toMatchObject({
      type: 'FATAL',
      because: expect.stringMatching(/No retry is left: all 20 that this rule allows are spent\.$/),
    });
  });

  test.each(patient)('leaves the budget to other failures: $what', ({ taskError }) => {
    const before = decisions(taskError, 20).at(-1);
    const error = { error: 'States.TaskFailed', cause: exited(1) };
    const after = decisions(error, 4, before);
    expect(after.map(({ type }) => type)).toEqual(['RETRIABLE', 'RETRIABLE', 'RETRIABLE', 'FATAL']);
    expect(after.at(-1)?.because).toMatch(
      /No retry is left: all 3 that the policy allows are spent, besides 20 that cost nothing\.$/,
    );
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
