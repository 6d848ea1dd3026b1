import { describe, expect, test } from '@jest/globals';
import { builtInDefinition } from '../../src/machine/definition.ts';
import { DEFAULT_POLICY } from '../../src/policy/default-policy.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { taskCause } from '../policy/causes.ts';
import { fields, list, runMachine } from './interpreter.ts';
import { TASK } from './settings.ts';

/** What a Fail state takes at most. */
const MAX_CAUSE = 32_768;

/** The Cause that an execution ends with after a number of failures, the last of which is FATAL. */
async function fatalCause(policy: Policy, failures: number, reason: string) {
  const errors = Array.from({ length: failures }, (_item, index) => ({
    error: 'States.TaskFailed',
    cause: taskCause({
      id: `${index}`,
      stoppedReason: reason,
      containers: [{ name: 'app', exitCode: 1, reason }],
    }),
  }));
  const { end } = await runMachine(
    builtInDefinition({ ...policy, maxRetries: failures - 1 }, TASK),
    {},
    errors,
  );
  if (!('cause' in end)) {
    throw new Error('The execution did not fail.');
  }
  expect(end.error).toBe('FATAL');
  return { text: end.cause, value: fields(JSON.parse(end.cause)) };
}

describe('the Cause of a FATAL end', () => {
  test('is JSON with the last failure, the decision on it, and the whole trail', async () => {
    const { value } = await fatalCause(DEFAULT_POLICY, 4, 'It fell over.');
    expect(value).toMatchObject({
      errorState: { type: 'FATAL', retryCount: 4, waitSeconds: 0, rule: 'uncaught-exception' },
      failure: { error: 'States.TaskFailed', exitCode: 1, reason: 'It fell over.' },
    });
    expect(list(value['trail']).map((each) => fields(each)['number'])).toEqual([1, 2, 3, 4]);
    // The retries of all attempts are told once, at the end.
    const { retries, ...errorState } = fields(value['errorState']);
    expect(retries).toEqual(['uncaught-exception', 'uncaught-exception', 'uncaught-exception']);
    expect(fields(list(value['trail']).at(-1))).toMatchObject({ failure: value['failure'] });
    expect(fields(list(value['trail']).at(-1))['errorState']).toEqual(errorState);
  });

  test('has a trail of one attempt as a list too', async () => {
    const { value } = await fatalCause(DEFAULT_POLICY, 1, 'It fell over.');
    expect(list(value['trail'])).toHaveLength(1);
  });

  const long = {
    ...DEFAULT_POLICY,
    rules: DEFAULT_POLICY.rules.map((rule) => ({ ...rule, because: 'b'.repeat(1024) })),
  };

  test.each([
    ['many attempts', DEFAULT_POLICY, 101, 'It fell over.'],
    ['many attempts with long reasons', DEFAULT_POLICY, 101, 'x'.repeat(1024)],
    ['long reasons and long explanations', long, 101, 'x'.repeat(1024)],
    ['reasons full of quotes, which JSON doubles', long, 30, '"'.repeat(1024)],
    ['reasons of control characters, which JSON writes six times as long', long, 12, '\u0001'.repeat(1024)],
    ['reasons of wide characters', long, 101, '🚀'.repeat(1024)],
    ['one attempt with the longest reasons', long, 1, '\u0001'.repeat(1024)],
    ['two attempts with the longest reasons', long, 2, '\u0001'.repeat(1024)],
  ])(
    'fits what Step Functions takes: %s',
    async (_what, policy, failures, reason) => {
      const { text, value } = await fatalCause(policy, failures, reason);
      expect(text.length).toBeLessThanOrEqual(MAX_CAUSE);
      expect(value).toMatchObject({ errorState: { type: 'FATAL', retryCount: failures } });
      const numbers = list(value['trail']).map((each) => fields(each)['number']);
      expect(numbers.at(-1)).toBe(failures);
      expect(numbers).toEqual(numbers.map((_number, index) => failures - numbers.length + 1 + index));
    },
    30_000,
  );
});
