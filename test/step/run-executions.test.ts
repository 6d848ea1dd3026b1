import { beforeAll, describe, expect, test } from '@jest/globals';
import { isSuccess, statusOf } from '../../src/report/report.ts';
import { endingText } from '../../src/report/wording.ts';
import { loadSdk } from '../scripted-aws.ts';
import type { Fate } from '../simulated-states.ts';
import { customers, FAILS, MINUTE_MS, reportOf, saidOf, several, statuses, step } from './simulated-step.ts';

beforeAll(loadSdk);

describe('executions of several customers', () => {
  test('are reported in the order of their ids, whichever ends first', async () => {
    const { outcome, states } = await step({
      inputs: several(4),
      fates: { c1: { kind: 'runs', forMs: 5 * MINUTE_MS }, c3: { kind: 'runs', forMs: 1000 } },
    });
    expect(reportOf(outcome).executions.map(({ customerId }) => customerId)).toEqual(customers(4));
    expect(statuses(outcome)).toEqual(Array(4).fill('SUCCEEDED'));
    expect(states.started()).toEqual(customers(4));
  });

  test.each([1, 3, 10])(
    'run %i at once and no more, and others follow as soon as one ends',
    async (limit) => {
      const { outcome, states, tookMs } = await step({
        inputs: several(12, { 'max-parallel': String(limit) }),
      });
      expect(statuses(outcome)).toEqual(Array(12).fill('SUCCEEDED'));
      expect(states.mostAtOnce()).toBe(limit);
      // A turn takes a minute, and what it takes to see it end.
      expect(tookMs).toBeLessThan(Math.ceil(12 / limit) * 1.5 * MINUTE_MS);
    },
  );

  test('are told apart in the log', async () => {
    const { log } = await step({ inputs: several(2) });
    expect(log).toContainEqual(expect.stringMatching(/^customer c1: execution started: arn:/));
    expect(log).toContainEqual(expect.stringMatching(/^customer c2: execution started: arn:/));
  });

  test('are counted every minute while nothing else is told, however rarely they are polled', async () => {
    const { log } = await step({
      inputs: several(3, { 'poll-interval-seconds': '1200', 'max-parallel': '2' }),
      fates: { c1: { kind: 'runs', forMs: 1, status: 'Failed' } },
    });
    const beats = log.filter((line) => line.startsWith('['));
    expect(beats).toHaveLength(2 * 19);
    expect(beats.slice(0, 2)).toEqual([
      '[1m 0s] of 3 executions 0 succeeded, 0 failed, 2 running, 1 to come',
      '[2m 0s] of 3 executions 0 succeeded, 0 failed, 2 running, 1 to come',
    ]);
    expect(beats.at(-1)).toMatch(/^\[39m \ds\] of 3 executions 1 succeeded, 1 failed, 1 running, 0 to come$/);
  });

  test('leave nothing in the ledger when they have ended', async () => {
    expect((await step({ inputs: several(3), fates: { c2: FAILS } })).left).toEqual([]);
  });
});

describe('one that fails', () => {
  test('does not disturb the others, and the step fails', async () => {
    const { outcome, states } = await step({
      inputs: several(5, { 'max-parallel': '2' }),
      fates: { c2: FAILS },
    });
    expect(statuses(outcome)).toEqual(['SUCCEEDED', 'FAILED', 'SUCCEEDED', 'SUCCEEDED', 'SUCCEEDED']);
    expect(states.stopped()).toEqual([]);
    expect(isSuccess(reportOf(outcome))).toBe(false);
  });

  test.each([
    [20, true],
    [19, false],
  ])('of five with %i %% tolerated makes success %s', async (tolerated, success) => {
    const { outcome } = await step({
      inputs: several(5, { 'tolerated-failure-percentage': String(tolerated) }),
      fates: { c2: FAILS },
    });
    expect(isSuccess(reportOf(outcome))).toBe(success);
  });

  test('with fail-fast ends those that run, and the rest is not started', async () => {
    const { outcome, states, left } = await step({
      inputs: several(5, { 'fail-fast': 'true', 'max-parallel': '3' }),
      fates: { c2: FAILS },
    });
    expect(statuses(outcome)).toEqual(['ABORTED', 'FAILED', 'ABORTED', 'NOT_STARTED', 'NOT_STARTED']);
    expect([...states.stopped()].sort()).toEqual(['c1', 'c3']);
    expect(reportOf(outcome).executions.map(endingText)).toEqual([
      'customer c2 failed, and fail-fast ends the others. The execution was stopped.',
      undefined,
      'customer c2 failed, and fail-fast ends the others. The execution was stopped.',
      'customer c2 failed, and fail-fast ends the others.',
      'customer c2 failed, and fail-fast ends the others.',
    ]);
    expect(left).toEqual([]);
  });

  test.each<[string, Fate]>([
    ['it failed', FAILS],
    ['its start was refused', { kind: 'refused', error: 'AccessDeniedException' }],
  ])('is alone, so that fail-fast has nothing to stop and says nothing: %s', async (_what, fate) => {
    const { outcome, states, log } = await step({
      inputs: { 'fail-fast': 'true', input: '{"customer_id": "c1"}' },
      fates: { c1: fate },
    });
    expect(statuses(outcome)).toEqual([fate.kind === 'refused' ? 'NOT_STARTED' : 'FAILED']);
    expect(saidOf(outcome, 0) ?? '').not.toContain('fail-fast');
    expect(log.join('\n')).not.toMatch(/fail-fast|undefined/);
    expect(states.stopped()).toEqual([]);
  });
});

describe('a start that is refused', () => {
  test('by AWS keeps the rest from being started, and those that run go on', async () => {
    const { outcome, states } = await step({
      inputs: several(5, { 'max-parallel': '2' }),
      fates: { c2: { kind: 'refused', error: 'AccessDeniedException' } },
    });
    expect(statuses(outcome)).toEqual(['SUCCEEDED', ...Array(4).fill('NOT_STARTED')]);
    expect(states.started()).toEqual(['c1']);
    expect(states.operations().filter((operation) => operation === 'StartExecution')).toHaveLength(2);
    expect(saidOf(outcome, 4)).toMatch(/AWS refused states:StartExecution/);
  });

  test('for its own input, a name that is taken, keeps no other from being started', async () => {
    const { outcome } = await step({
      inputs: several(4, { 'max-parallel': '2', 'execution-name': 'nightly' }),
      fates: { c2: { kind: 'refused', error: 'ExecutionAlreadyExists' } },
    });
    expect(statuses(outcome)).toEqual(['SUCCEEDED', 'NOT_STARTED', 'SUCCEEDED', 'SUCCEEDED']);
    expect(saidOf(outcome, 1)).toMatch(/^Input execution-name: there is already/);
  });

  test('counts for fail-fast as one that failed', async () => {
    const { outcome, left } = await step({
      inputs: several(4, { 'max-parallel': '2', 'execution-name': 'nightly', 'fail-fast': 'true' }),
      fates: { c2: { kind: 'refused', error: 'ExecutionAlreadyExists' } },
    });
    expect(statuses(outcome)).toEqual(['ABORTED', 'NOT_STARTED', 'NOT_STARTED', 'NOT_STARTED']);
    expect(saidOf(outcome, 3)).toBe('customer c2 failed, and fail-fast ends the others.');
    expect(left).toEqual([]);
  });

  test('for all of them is reported too, since a comment and a summary must not tell of the run before', async () => {
    const refusal: Fate = { kind: 'refused', error: 'AccessDeniedException' };
    const { outcome, left } = await step({
      inputs: several(3),
      fates: { c1: refusal, c2: refusal, c3: refusal },
    });
    expect(statuses(outcome)).toEqual(['NOT_STARTED', 'NOT_STARTED', 'NOT_STARTED']);
    expect(saidOf(outcome, 0)).toContain('Grant the role of this step states:StartExecution');
    expect(left).toEqual([]);
  });
});

describe('attaching', () => {
  test('tells how each execution ended, and whose it was', async () => {
    const { outcome, states } = await step({ inputs: {}, attach: ['c1', 'c2'], fates: { c2: FAILS } });
    expect(
      reportOf(outcome).executions.map((execution) => [
        execution.customerId,
        statusOf(execution),
        execution.attached,
      ]),
    ).toEqual([
      ['c1', 'SUCCEEDED', true],
      ['c2', 'FAILED', true],
    ]);
    expect(states.operations()).not.toContain('StartExecution');
  });

  test('without waiting takes one look', async () => {
    const { outcome, states, tookMs } = await step({
      inputs: { wait: 'false' },
      attach: ['c1', 'c2'],
      fates: { c2: { kind: 'runs', forMs: 0, status: 'Failed' } },
    });
    expect(statuses(outcome)).toEqual(['RUNNING', 'FAILED']);
    expect(isSuccess(reportOf(outcome))).toBe(false);
    expect(tookMs).toBe(0);
    expect(states.operations().filter((operation) => operation === 'GetExecutionHistory')).toHaveLength(2);
  });
});

describe('a step that does not wait', () => {
  test('leaves all running, which is success, and the post step leaves them too', async () => {
    const { outcome, states, left } = await step({ inputs: several(3, { wait: 'false' }) });
    expect(statuses(outcome)).toEqual(Array(3).fill('RUNNING'));
    expect(isSuccess(reportOf(outcome))).toBe(true);
    expect(states.operations()).not.toContain('GetExecutionHistory');
    expect(left).toEqual([]);
  });
});
