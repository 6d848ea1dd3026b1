import { S3Client } from '@aws-sdk/client-s3';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Clock } from '../../src/aws/clock.ts';
import { GaveUp } from '../../src/errors.ts';
import { readWorkflow } from '../../src/github/workflow.ts';
import { isSuccess, type Report } from '../../src/report/report.ts';
import { unsettled } from '../../src/step/ledger.ts';
import { runStep } from '../../src/step/run-step.ts';
import { alarmClock } from '../alarm-clock.ts';
import { settings } from '../inputs/given.ts';
import { loadSdk } from '../scripted-aws.ts';
import { type Fate, type SimulatedStates, simulatedStates } from '../simulated-states.ts';

beforeAll(loadSdk);

const CANCELLED = new GaveUp('cancelled', 'The job was cancelled.');
const MINUTE_MS = 60_000;
const SUCCEEDS: Fate = { kind: 'runs', forMs: MINUTE_MS };
const FAILS: Fate = { kind: 'runs', forMs: 20_000, status: 'Failed' };
const never = new AbortController().signal;

interface Given {
  readonly inputs: Readonly<Record<string, string>>;
  /** What becomes of customers who do not just succeed after a minute. */
  readonly fates?: Readonly<Record<string, Fate>>;
  /** The executions of these customers run already, and are attached to. */
  readonly attach?: readonly string[];
  readonly signal?: AbortSignal;
  readonly meanwhile?: (states: SimulatedStates, clock: Clock) => Promise<void>;
}

/** Runs a step on a simulated Step Functions, by a clock that does not wait. */
async function step({ inputs, fates = {}, attach, signal = never, meanwhile = async () => {} }: Given) {
  const clock = alarmClock();
  const states = simulatedStates(clock, (customer) => fates[customer] ?? SUCCEEDS);
  const arns = attach?.map((customer) => states.start(customer));
  const log: string[] = [];
  const ledger: string[] = [];
  const since = clock.now();
  const write = (sign: string) => (arn: string) => ledger.push(`${sign} ${arn}\n`);
  const [outcome] = await Promise.all([
    runStep({
      settings: await settings({
        inputs: { ...inputs, ...(arns && { 'execution-arn': arns.join('\n') }) },
      }),
      workflow: readWorkflow({ GITHUB_RUN_ID: '4711', GITHUB_REPOSITORY: 'acme/uploads' }, undefined),
      clients: {
        sfn: states.sfn,
        ecs: async () => states.ecs,
        logs: () => {
          throw new Error('There are no logs.');
        },
        s3: async () => new S3Client({ region: 'eu-west-1' }),
      },
      ...{ clock, signal },
      log: {
        info: (line) => log.push(line),
        warning: (line) => log.push(`warning: ${line}`),
        openGroup: (title) => log.push(`group: ${title}`),
        closeGroup: () => log.push('end of group'),
        output: (lines) => log.push(...lines),
      },
      ledger: { starting: write('+'), settled: write('-') },
    }).catch((error: unknown) => error),
    meanwhile(states, clock),
  ]);
  return {
    ...{ outcome, states, log },
    tookMs: clock.now() - since,
    left: unsettled(ledger.join('')),
  };
}

function reportOf(outcome: unknown): Report {
  if (typeof outcome !== 'object' || outcome === null || !('executions' in outcome)) {
    throw outcome;
  }
  return outcome as Report;
}

const statuses = (outcome: unknown) => reportOf(outcome).executions.map(({ status }) => status);
const customers = (number: number) => Array.from({ length: number }, (_, index) => `c${index + 1}`);
const several = (number: number, more: Readonly<Record<string, string>> = {}) => ({
  'customer-ids': customers(number).join(','),
  ...more,
});

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
    expect(reportOf(outcome).executions.map(({ problem }) => problem)).toEqual([
      'customer c2 failed, and fail-fast ends the others. The execution was stopped.',
      undefined,
      'customer c2 failed, and fail-fast ends the others. The execution was stopped.',
      'customer c2 failed, and fail-fast ends the others.',
      'customer c2 failed, and fail-fast ends the others.',
    ]);
    expect(left).toEqual([]);
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
    expect(reportOf(outcome).executions[4]?.problem).toMatch(/AWS refused states:StartExecution/);
  });

  test('for its own input, a name that is taken, keeps no other from being started', async () => {
    const { outcome } = await step({
      inputs: several(4, { 'max-parallel': '2', 'execution-name': 'nightly' }),
      fates: { c2: { kind: 'refused', error: 'ExecutionAlreadyExists' } },
    });
    expect(statuses(outcome)).toEqual(['SUCCEEDED', 'NOT_STARTED', 'SUCCEEDED', 'SUCCEEDED']);
    expect(reportOf(outcome).executions[1]?.problem).toMatch(/^Input execution-name: there is already/);
  });

  test('counts for fail-fast as one that failed', async () => {
    const { outcome, left } = await step({
      inputs: several(4, { 'max-parallel': '2', 'execution-name': 'nightly', 'fail-fast': 'true' }),
      fates: { c2: { kind: 'refused', error: 'ExecutionAlreadyExists' } },
    });
    expect(statuses(outcome)).toEqual(['ABORTED', 'NOT_STARTED', 'NOT_STARTED', 'NOT_STARTED']);
    expect(reportOf(outcome).executions[3]?.problem).toBe(
      'customer c2 failed, and fail-fast ends the others.',
    );
    expect(left).toEqual([]);
  });

  test('for all of them is reported too, since a comment and a summary must not tell of the run before', async () => {
    const refusal: Fate = { kind: 'refused', error: 'AccessDeniedException' };
    const { outcome, left } = await step({
      inputs: several(3),
      fates: { c1: refusal, c2: refusal, c3: refusal },
    });
    expect(statuses(outcome)).toEqual(['NOT_STARTED', 'NOT_STARTED', 'NOT_STARTED']);
    expect(reportOf(outcome).executions[0]?.problem).toContain(
      'Grant the role of this step states:StartExecution',
    );
    expect(left).toEqual([]);
  });
});

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
    expect(reportOf(outcome).executions[0]?.problem).toBe(
      'The execution did not end within timeout-minutes. The execution was stopped.',
    );
    expect(reportOf(outcome).executions[199]?.problem).toBe('timeout-minutes were over before its turn.');
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

describe('attaching', () => {
  test('tells how each execution ended, and whose it was', async () => {
    const { outcome, states } = await step({ inputs: {}, attach: ['c1', 'c2'], fates: { c2: FAILS } });
    expect(
      reportOf(outcome).executions.map(({ customerId, status, attached }) => [customerId, status, attached]),
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

describe('what a step asks of AWS', () => {
  const calls = ({ states }: Awaited<ReturnType<typeof step>>): Readonly<Record<string, number>> =>
    Object.fromEntries(
      [...Map.groupBy(states.operations(), (operation) => operation)].map(([operation, { length }]) => [
        operation,
        length,
      ]),
    );
  const lasting = (minutes: number): Fate => ({ kind: 'runs', forMs: minutes * MINUTE_MS });

  test('for one execution of ten minutes is a fifth of a poll every five seconds', async () => {
    const done = await step({ inputs: several(1), fates: { c1: lasting(10) } });
    const { GetExecutionHistory: polls, ...others } = calls(done);
    expect(polls).toBeLessThanOrEqual(120 / 5);
    expect(others).toEqual({ ListStateMachines: 1, StartExecution: 1 });
    expect(done.tookMs).toBeLessThanOrEqual(10 * MINUTE_MS + 30_000);
  });

  test('for 500 executions at once is never more than AWS grants, and a tenth of a poll every five seconds', async () => {
    // They end between the tenth and the fifteenth minute.
    const fates = customers(500).map((customer, index): [string, Fate] => [
      customer,
      lasting(10 + index / 100),
    ]);
    const done = await step({
      inputs: several(500, { 'max-parallel': '500' }),
      fates: Object.fromEntries(fates),
    });
    expect(statuses(done.outcome)).toEqual(Array(500).fill('SUCCEEDED'));
    expect(done.states.mostAtOnce()).toBe(500);
    expect(done.states.throttled()).toBe(0);
    const { GetExecutionHistory: polls, ListExecutions: lists = 0, ...others } = calls(done);
    expect(polls).toBeLessThan((500 * 12.5 * 12) / 10);
    expect(lists).toBeLessThan(15.5 * 12);
    expect(others).toEqual({ ListStateMachines: 1, StartExecution: 500 });
    expect(done.tookMs).toBeLessThan(15 * MINUTE_MS + 30_000);
  });

  test('for 500 executions that end at the same moment is never more than AWS grants', async () => {
    const fates = customers(500).map((customer): [string, Fate] => [customer, lasting(3)]);
    const done = await step({
      inputs: several(500, { 'max-parallel': '500' }),
      fates: Object.fromEntries(fates),
    });
    expect(statuses(done.outcome)).toEqual(Array(500).fill('SUCCEEDED'));
    expect(done.states.throttled()).toBe(0);
    // The last was started after eight seconds; then their ends are read at ten a second.
    expect(done.tookMs).toBeLessThan(3 * MINUTE_MS + 8_000 + 60_000);
  });
});
