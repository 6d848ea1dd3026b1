import { describe, expect, test } from '@jest/globals';
import { builtInDefinition } from '../../src/machine/definition.ts';
import { decide } from '../../src/policy/decide.ts';
import { parseFailure } from '../../src/policy/failure.ts';
import { parsePolicy } from '../../src/policy/file/parse-policy.ts';
import { functionAgrees, machineAgrees } from '../machine/agree.ts';
import { fields, runMachine } from '../machine/interpreter.ts';
import { TASK } from '../machine/settings.ts';
import { exited, IMAGE_NOT_FOUND, SPOT_INTERRUPTED, STOPPED_BY_USER, taskCause } from './causes.ts';

const MOMENT = { startedAt: 0, now: 0, random: 0 };

function policyWith(when: string) {
  return parsePolicy(
    `rules:\n  - { name: fine, when: ${when}, type: SUCCEEDED, because: There was nothing to do. }`,
  ).policy;
}

const NOTHING_TO_DO = policyWith('{ exit-code: 99 }');
const failed = (cause: string) => ({ error: 'States.TaskFailed', cause });

describe('a rule of the type SUCCEEDED', () => {
  test('takes the failure for success: nothing is retried, and no budget is spent', () => {
    const before = { retryCount: 2, retries: ['default', 'default'], overrides: { cpu: 256 } };
    expect(decide(NOTHING_TO_DO, parseFailure(failed(exited(99))), before, MOMENT)).toEqual({
      ...before,
      type: 'SUCCEEDED',
      retryCount: 3,
      waitSeconds: 0,
      rule: 'fine',
      because: 'There was nothing to do.',
    });
  });

  test('ends the machine well, with the trail and no result, also after retries', async () => {
    const errors = [failed(exited(1)), failed(exited(99))];
    functionAgrees(NOTHING_TO_DO, errors);
    await machineAgrees(NOTHING_TO_DO, errors);
    const { end } = await runMachine(builtInDefinition(NOTHING_TO_DO, TASK), {}, errors);
    expect(end).toMatchObject({
      output: {
        result: null,
        errorState: null,
        trail: [
          { number: 1, errorState: { type: 'RETRIABLE' } },
          { number: 2, failure: { exitCode: 99 }, errorState: { type: 'SUCCEEDED', rule: 'fine' } },
        ],
      },
    });
  });

  test('has a state of its own in the machine, which others lack', () => {
    const states = (policy: typeof NOTHING_TO_DO) =>
      Object.keys(fields(builtInDefinition(policy, TASK)['States']));
    expect(states(NOTHING_TO_DO)).toContain('Accepted');
    expect(states(parsePolicy('max-retries: 1').policy)).not.toContain('Accepted');
  });

  const killed = (stopCode: string, exitCode: number) =>
    taskCause({ stopCode, containers: [{ name: 'app', exitCode }] });

  test.each([
    ['a task that ended by itself', '{ exit-code: [99, 143] }', exited(99), 'fine'],
    [
      'a task that tells no stop code',
      '{ exit-code: 99 }',
      taskCause({ containers: [{ name: 'app', exitCode: 99 }] }),
      'fine',
    ],
    ['a task that Spot interrupted', '{ exit-code: [99, 137, 143] }', SPOT_INTERRUPTED, 'spot-interrupted'],
    ['a task that was stopped', '{ exit-code: 0-255 }', STOPPED_BY_USER, 'stopped-on-purpose'],
    [
      'a task on a host that broke',
      '{ exit-code: 99 }',
      killed('InfrastructureHealth', 99),
      'platform-error',
    ],
    ['a container that never ran', '{ container: app }', IMAGE_NOT_FOUND, 'image-not-found'],
    [
      'a container that never ran, by what it is not',
      '{ not: { exit-code: 1 } }',
      IMAGE_NOT_FOUND,
      'image-not-found',
    ],
    [
      'a stop that the rule names',
      '{ exit-code: 143, stop-code: UserInitiated }',
      killed('UserInitiated', 143),
      'fine',
    ],
    ['an image that the rule names', '{ reason: "CannotPull*" }', IMAGE_NOT_FOUND, 'fine'],
    [
      'a container that never ran, where the rule names that',
      '{ exit-code: [99, none] }',
      IMAGE_NOT_FOUND,
      'fine',
    ],
    [
      'a name deep in the rule',
      '{ any: [{ exit-code: 1 }, { not: { any: [{ error: "ECS.*" }] } }] }',
      IMAGE_NOT_FOUND,
      'fine',
    ],
  ])('is about what ran to its end, or what it names: %s', async (_what, when, cause, rule) => {
    const policy = policyWith(when);
    expect(decide(policy, parseFailure(failed(cause)), undefined, MOMENT).rule).toBe(rule);
    functionAgrees(policy, [failed(cause)]);
    await machineAgrees(policy, [failed(cause)]);
  });

  test('is not about a timeout, after which nobody knows what the task did', () => {
    const timeout = parseFailure({ error: 'States.Timeout', cause: '' });
    expect(decide(policyWith('{ not: { exit-code: 1 } }'), timeout, undefined, MOMENT).rule).toBe(
      'attempt-timed-out',
    );
  });
});
