import { describe, expect, test } from '@jest/globals';
import type { LiveLines } from '../../src/evidence/live-logs.ts';
import type { Poll } from '../../src/execution/follow.ts';
import { trail } from '../../src/execution/trail.ts';
import { DEFAULT_POLICY } from '../../src/policy/default-policy.ts';
import { type Listen, singleExecutionLog } from '../../src/step/execution-log.ts';
import { Path, START } from '../execution/events.ts';
import { leapingClock } from '../leaping-clock.ts';

const never = new AbortController().signal;
const silent: Listen = async () => [];

/** The id of the attempt that runs: the event that scheduled it. */
const RUNNING_ID = 2;

/** A task that runs, as a history tells of it ten seconds after the execution started. */
const running = () => new Path().entered('RunECSTask', 'Task').wait(10).submitted('a');

function logged(listen: Listen = silent) {
  const told: string[] = [];
  const clock = leapingClock();
  // The history is of another time than the clock: from the start of the one to the start of the other.
  const shift = clock.now() - START;
  const log = {
    info: (line: string) => told.push(line),
    warning: (line: string) => told.push(`warning: ${line}`),
    openGroup: (title: string) => told.push(`{ ${title}`),
    closeGroup: () => told.push('}'),
    output: (lines: readonly string[]) => told.push(...lines.map((line) => `| ${line}`)),
  };
  const executionLog = singleExecutionLog(log, clock, listen);
  const poll = async (path: Path, fresh: number): Promise<void> => {
    const events = path.events.map((event) => ({ ...event, at: event.at + shift }));
    const attempts = trail(events, DEFAULT_POLICY);
    const history: Poll = { kind: 'history', events, attempts, fresh, nextPollMs: 5000 };
    await executionLog.tell(history);
  };
  return { told, clock, executionLog, poll };
}

const heartbeats = (told: readonly string[]) => told.filter((line) => line.includes('still running'));

describe('the only execution of a step', () => {
  test('is said to go on a minute after the last line, and every minute then, also between two polls', async () => {
    const { told, executionLog, poll } = logged();
    await poll(running(), 3);
    await executionLog.pause(200_000, 3_600_000, never);
    expect(heartbeats(told)).toEqual([
      expect.stringMatching(/^\[1m 0s\] attempt 1 still running in RunECSTask for 50s; next poll in 2m 20s$/),
      expect.stringMatching(/^\[2m 0s\] .* next poll in 1m 20s$/),
      expect.stringMatching(/^\[3m 0s\] .* next poll in 20s$/),
    ]);
  });

  test('waits no longer than it may, and ends at once when the wait is ended', async () => {
    const { clock, executionLog } = logged();
    const since = clock.now();
    await executionLog.pause(200_000, 90_000, never);
    expect(clock.now() - since).toBe(90_000);
    const reason = new Error('enough');
    await expect(executionLog.pause(1000, 1000, AbortSignal.abort(reason))).rejects.toBe(reason);
  });

  test('has what is said during an attempt in a group, and its start and end outside', async () => {
    const { told, executionLog, poll } = logged();
    const path = running();
    await poll(path, 3);
    await executionLog.tell({ kind: 'trouble', error: new Error('x'), failures: 2, nextPollMs: 8000 });
    await poll(path.wait(50).succeeded(), 1);
    executionLog.end();
    expect(told).toEqual([
      expect.stringMatching(/attempt 1 started: RunECSTask, task /),
      expect.stringMatching(/^\{ attempt 1: RunECSTask, task /),
      expect.stringMatching(/poll 2 failed \(Error\), trying again in 8s$/),
      '}',
      expect.stringMatching(/attempt 1 succeeded after 50s$/),
    ]);
  });

  test('has its group closed when the step leaves it', async () => {
    const { told, executionLog, poll } = logged();
    await poll(running(), 3);
    await executionLog.pause(61_000, 3_600_000, never);
    executionLog.end();
    expect(told.at(-1)).toBe('}');
  });
});

describe('what containers write', () => {
  const news = (changes: Partial<Extract<LiveLines, { kind: 'lines' }>>): LiveLines => ({
    kind: 'lines',
    attempt: RUNNING_ID,
    container: 'app',
    lines: ['half way'],
    more: false,
    ...changes,
  });

  test('stands in the group of its attempt', async () => {
    const { told, poll } = logged(async () => [news({})]);
    await poll(running(), 3);
    expect(told.slice(1)).toEqual([expect.stringMatching(/^\{ attempt 1/), '| half way']);
  });

  test('is said to be more where it is', async () => {
    const { told, poll } = logged(async () => [news({ more: true })]);
    await poll(running(), 3);
    expect(told.at(-1)).toBe('| … there is more than is shown at once');
  });

  test('is a warning where it cannot be read', async () => {
    const notice = { kind: 'log-not-followed', error: new Error('No.\n::error::x') } as const;
    const { told, poll } = logged(async () => [{ kind: 'unreadable', attempt: 1, item: undefined, notice }]);
    await poll(running(), 3);
    expect(told[0]).toBe('warning: The log cannot be followed: No. ::error::x');
  });
});
