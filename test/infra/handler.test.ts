import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { DEFAULT_POLICY } from '../../src/policy/default-policy.ts';
import type { ErrorState } from '../../src/policy/error-state.ts';
import { parsePolicy } from '../../src/policy/file/parse-policy.ts';
import { CLASSIFICATIONS } from '../../src/policy/policy.ts';
import { taskErrors } from '../machine/arbitraries.ts';
import { exited, SPOT_INTERRUPTED, taskCause } from '../policy/causes.ts';

const FILE = fileURLToPath(new URL('../../infra/process-error/index.cjs', import.meta.url));
const { handler }: { readonly handler: (event: unknown) => Promise<ErrorState> } = createRequire(
  import.meta.url,
)(FILE);

const EXIT_CODE = (code: number) => ({ taskError: { Error: 'States.TaskFailed', Cause: exited(code) } });
const WELL_FORMED = {
  type: expect.any(String),
  retryCount: expect.any(Number),
  waitSeconds: expect.any(Number),
  rule: expect.any(String),
  because: expect.any(String),
  retries: expect.any(Array),
  overrides: expect.any(Object),
  startedAt: expect.stringMatching(/^[+-]?\d{4,6}-\d\d-\d\dT/),
};

let logged: ReturnType<typeof jest.spyOn>;
beforeEach(() => {
  logged = jest.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => {
  logged.mockRestore();
  delete process.env['RETRY_POLICY'];
});

describe('the built function', () => {
  test('is one CommonJS file, as Lambda takes inline', () => {
    const text = readFileSync(FILE, 'utf8');
    expect(text).toMatch(/module\.exports|exports\.handler/);
    expect(text).not.toMatch(/\bimport\s*[{*"'(]|\bexport\s*[{*]|\brequire\(["'](?!node:)/);
  });

  test.each([
    [1, 'RETRIABLE', 0, 'uncaught-exception'],
    [3, 'FATAL', 0, 'invalid-input'],
    [4, 'TEMPORARY', 60, 'network-error'],
  ])('decides by the default policy on exit code %i', async (code, type, waitSeconds, rule) => {
    const answer = await handler(EXIT_CODE(code));
    expect(answer).toEqual({ ...WELL_FORMED, type, waitSeconds, rule, retryCount: 1 });
  });

  test('adds the default rules to a policy that only mentions them', async () => {
    const { policy } = parsePolicy(
      'max-retries: 7\nrules: [{ name: own, when: { exit-code: 3 }, type: RETRIABLE }]',
    );
    const own = policy.rules.slice(0, 1);
    process.env['RETRY_POLICY'] = JSON.stringify({ ...policy, rules: own, includeDefaults: true });
    expect(await handler(EXIT_CODE(3))).toMatchObject({ type: 'RETRIABLE', rule: 'own' });
    expect(await handler(EXIT_CODE(4))).toMatchObject({ type: 'TEMPORARY', rule: 'network-error' });
    expect(logged).not.toHaveBeenCalled();
  });

  test('logs that a RETRY_POLICY is none, and decides by the default policy', async () => {
    process.env['RETRY_POLICY'] = 'default: FATAL';
    expect(await handler(EXIT_CODE(1))).toMatchObject({ type: 'RETRIABLE', rule: 'uncaught-exception' });
    expect(logged).toHaveBeenCalledWith('RETRY_POLICY is no policy', expect.anything());
  });

  test('counts by its own last answer, and ends at the budget', async () => {
    const types: string[] = [];
    let errorState: ErrorState | undefined;
    do {
      errorState = await handler({ ...EXIT_CODE(1), errorState });
      types.push(errorState.type);
    } while (errorState.type !== 'FATAL' && types.length < 9);
    expect(types).toEqual(['RETRIABLE', 'RETRIABLE', 'RETRIABLE', 'FATAL']);
    expect(errorState).toMatchObject({ retryCount: 4, because: expect.stringContaining('No retry is left') });
  });

  test('counts by an answer of another function, which names neither retries nor overrides', async () => {
    const answer = await handler({
      ...EXIT_CODE(4),
      errorState: { type: 'RETRIABLE', retryCount: 2, waitSeconds: 0 },
    });
    expect(answer).toMatchObject({ retryCount: 3, overrides: {} });
  });

  test('keeps the start of the first task, where the machine does not tell its own', async () => {
    const Cause = taskCause({ more: { CreatedAt: 1_760_000_000_000 } });
    const first = await handler({ taskError: { Error: 'States.TaskFailed', Cause } });
    expect(first.startedAt).toBe('2025-10-09T08:53:20.000Z');
    expect((await handler({ ...EXIT_CODE(1), errorState: first })).startedAt).toBe(first.startedAt);
    const told = await handler({ ...EXIT_CODE(1), startedAt: '2026-01-02T03:04:05.000Z' });
    expect(told.startedAt).toBe('2026-01-02T03:04:05.000Z');
  });
});

describe('RETRY_POLICY', () => {
  test('is the policy, as JSON', async () => {
    const { policy } = parsePolicy(
      'rules: [{ name: mine, when: { exit-code: 1 }, type: TEMPORARY, wait-seconds: 7 }]',
    );
    process.env['RETRY_POLICY'] = JSON.stringify(policy);
    expect(await handler(EXIT_CODE(1))).toMatchObject({ type: 'TEMPORARY', waitSeconds: 7, rule: 'mine' });
    expect(
      await handler({ taskError: { Error: 'States.TaskFailed', Cause: SPOT_INTERRUPTED } }),
    ).toMatchObject({
      rule: 'spot-interrupted',
    });
  });

  test.each([
    '',
    '{',
    'null',
    '17',
    '"x"',
    '[]',
    '{}',
    '{"rules":[]}',
    '{"rules":[{}],"maxRetries":3}',
    '{"rules":[],"fallback":{}}',
    '{"rules":{},"fallback":null}',
  ])('that is none leaves the default policy: %s', async (json) => {
    process.env['RETRY_POLICY'] = json;
    expect(await handler(EXIT_CODE(3))).toMatchObject({ type: 'FATAL', rule: 'invalid-input' });
    expect(await handler(EXIT_CODE(1))).toMatchObject({ type: 'RETRIABLE', rule: 'uncaught-exception' });
  });

  test('that says what the default policy says changes nothing', async () => {
    const answer = await handler(EXIT_CODE(4));
    process.env['RETRY_POLICY'] = JSON.stringify(DEFAULT_POLICY);
    expect({ ...(await handler(EXIT_CODE(4))), startedAt: answer.startedAt }).toEqual(answer);
  });
});

describe('the function never throws', () => {
  const answers = async (event: unknown) => {
    const answer = await handler(event);
    expect(answer).toEqual(WELL_FORMED);
    expect(CLASSIFICATIONS).toContain(answer.type);
    expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
  };

  test('whatever the event is', async () => {
    await fc.assert(fc.asyncProperty(fc.jsonValue({ maxDepth: 4 }), answers), { numRuns: 300 });
    await answers(undefined);
  });

  test('whatever stands where it looks', async () => {
    const odd = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.string(),
      fc.double(),
      fc.constantFrom('RETRIABLE', 'FATAL'),
    );
    const event = fc.record(
      {
        taskError: fc.oneof(
          odd,
          fc.record({ Error: odd, Cause: odd }, { requiredKeys: [] }),
          taskErrors.map(({ error, cause }) => ({ Error: error, Cause: cause })),
        ),
        errorState: fc.oneof(
          odd,
          fc.record(
            {
              type: odd,
              retryCount: odd,
              retries: odd,
              overrides: fc.oneof(odd, fc.record({ cpu: odd, memory: odd, environment: odd })),
              startedAt: odd,
            },
            { requiredKeys: [] },
          ),
        ),
        startedAt: odd,
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(event, async (value) => answers(JSON.parse(JSON.stringify(value)))),
      {
        numRuns: 1000,
        seed: 20_261_122,
      },
    );
  });

  test.each(['9'.repeat(15), '9'.repeat(16), '9'.repeat(400), '1e400', '-1', '"x"'])(
    'whatever time a task was created at: %s',
    async (time) => {
      const cause = `{"StopCode":"x","CreatedAt":${time}}`;
      await answers({ taskError: { Error: 'States.TaskFailed', Cause: cause } });
    },
  );
});
