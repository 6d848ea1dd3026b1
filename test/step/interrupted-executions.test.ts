import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Clock } from '../../src/aws/clock.ts';
import { Interrupted } from '../../src/execution/ending.ts';
import { isSuccess } from '../../src/report/report.ts';
import { stepOutputs } from '../../src/report/step-outputs.ts';
import { loadSdk } from '../scripted-aws.ts';
import type { Fate, SimulatedStates } from '../simulated-states.ts';
import { customers, MINUTE_MS, never, reportOf, saidOf, several, statuses, step } from './simulated-step.ts';

const CANCELLED = new Interrupted({ kind: 'cancelled' });

beforeAll(loadSdk);

describe('the end of timeout-minutes', () => {
  const HOURS: Fate = { kind: 'runs', forMs: 600 * MINUTE_MS };
  const endless = Object.fromEntries(customers(200).map((customer) => [customer, HOURS]));

  test('stops all that run, in time however many they are, and starts no more', async () => {
    const { outcome, states, tookMs, left } = await step({
      inputs: several(200, { 'timeout-minutes': '3', 'max-parallel': '150' }),
      fates: endless,
    });
    expect(statuses(outcome)).toEqual([...Array(150).fill('ABORTED'), ...Array(50).fill('NOT_STARTED')]);
    expect(states.stopped()).toHaveLength(150);
    expect(saidOf(outcome, 0)).toBe(
      'The execution did not end within timeout-minutes. The execution was stopped.',
    );
    expect(saidOf(outcome, 199)).toBe('timeout-minutes were over before its turn.');
    expect(tookMs).toBeGreaterThanOrEqual(3 * MINUTE_MS);
    // Each is looked at before it is stopped and after, at ten a second.
    expect(tookMs).toBeLessThan(3 * MINUTE_MS + 30_000);
    expect(left).toEqual([]);
  });

  test('with on-timeout: leave leaves them, and so does the post step', async () => {
    const { outcome, states, left } = await step({
      inputs: several(3, { 'timeout-minutes': '30', 'on-timeout': 'leave' }),
      fates: endless,
    });
    expect(statuses(outcome)).toEqual(Array(3).fill('RUNNING'));
    expect(isSuccess(reportOf(outcome))).toBe(false);
    expect(states.stopped()).toEqual([]);
    expect(left).toEqual([]);
  });
});

describe('a cancelled step', () => {
  const cancelAfter = (milliseconds: number) => {
    const controller = new AbortController();
    return {
      signal: controller.signal,
      meanwhile: async (_states: SimulatedStates, clock: Clock) => {
        await clock.sleep(milliseconds, never);
        controller.abort(CANCELLED);
      },
    };
  };

  test('stops all that run and starts no more', async () => {
    const { outcome, states, left } = await step({
      inputs: several(8, { 'max-parallel': '5' }),
      ...cancelAfter(30_000),
    });
    expect(statuses(outcome)).toEqual([...Array(5).fill('ABORTED'), ...Array(3).fill('NOT_STARTED')]);
    expect(states.stopped()).toHaveLength(5);
    expect(isSuccess(reportOf(outcome))).toBe(false);
    expect(left).toEqual([]);
  });

  test('sees a hundred executions end within the few seconds it has', async () => {
    let cancelledAt = 0;
    const { signal, meanwhile } = cancelAfter(50_000);
    const { outcome, tookMs } = await step({
      inputs: several(100, { 'max-parallel': '100' }),
      signal,
      meanwhile: async (states, clock) => {
        const since = clock.now();
        await meanwhile(states, clock);
        cancelledAt = clock.now() - since;
      },
    });
    expect(statuses(outcome)).toEqual(Array(100).fill('ABORTED'));
    expect(tookMs - cancelledAt).toBeLessThanOrEqual(5_000);
  });

  test.each(['true', 'false'])(
    'stops an execution whose start was on its way, and the others are not started: wait: %s',
    async (wait) => {
      const controller = new AbortController();
      const { outcome, states, left } = await step({
        inputs: several(3, { wait, 'max-parallel': '1' }),
        signal: controller.signal,
        fates: {
          get c1(): Fate {
            // The request is there, and its answer is not.
            controller.abort(CANCELLED);
            return { kind: 'runs', forMs: 600 * MINUTE_MS };
          },
        },
      });
      expect(statuses(outcome)).toEqual(['ABORTED', 'NOT_STARTED', 'NOT_STARTED']);
      expect(states.stopped()).toEqual(['c1']);
      expect(saidOf(outcome, 0)).toBe('The job was cancelled. The execution was stopped.');
      expect(left).toEqual([]);
    },
  );

  test('tells of a start that may have happened, though an input of another is refused', async () => {
    const { outcome, left } = await step({
      inputs: several(2, { 'execution-name': 'nightly' }),
      fates: {
        c1: { kind: 'refused', error: 'ExecutionAlreadyExists' },
        // Nobody knows what came of it.
        c2: { kind: 'refused', error: 'UnknownError' },
      },
      ...cancelAfter(10_000),
    });
    expect(statuses(outcome)).toEqual(['NOT_STARTED', 'NOT_STARTED']);
    expect(saidOf(outcome, 0)).toMatch(/^Input execution-name: there is already/);
    const arn = 'arn:aws:states:eu-west-1:111122223333:execution:uploads:nightly-c2';
    expect(saidOf(outcome, 1)).toContain(`is not known: look for ${arn}.`);
    const { outputs } = stepOutputs(reportOf(outcome));
    expect(outputs['execution-arns']).toBe(JSON.stringify([arn]));
    expect(left).toEqual([arn]);
  });

  test('leaves what it attached to', async () => {
    const { outcome, states, left } = await step({
      inputs: {},
      attach: customers(3),
      ...cancelAfter(30_000),
    });
    expect(statuses(outcome)).toEqual(Array(3).fill('RUNNING'));
    expect(states.stopped()).toEqual([]);
    expect(left).toEqual([]);
    expect(isSuccess(reportOf(outcome))).toBe(false);
  });

  test('with stop-attached stops all that it attached to, however few would be started at once', async () => {
    const { outcome, states } = await step({
      inputs: { 'stop-attached': 'true', 'max-parallel': '2' },
      attach: customers(5),
      ...cancelAfter(30_000),
    });
    expect(statuses(outcome)).toEqual(Array(5).fill('ABORTED'));
    expect(states.stopped()).toHaveLength(5);
  });
});
