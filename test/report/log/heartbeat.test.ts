import { describe, expect, test } from '@jest/globals';
import { trail } from '../../../src/execution/trail.ts';
import { DEFAULT_POLICY } from '../../../src/policy/default-policy.ts';
import { heartbeat, heartbeatDue } from '../../../src/report/log/heartbeat.ts';
import { type Path, START, started } from '../../execution/events.ts';
import { judged, LATER } from '../../execution/paths.ts';
import { exited } from '../../policy/causes.ts';
import { HOSTILE } from '../reports.ts';

/** The heartbeat some seconds after the start. */
const beat = (seconds: number, { events }: Path, nextPollMs = 30_000) =>
  heartbeat({
    events,
    attempts: trail(events, DEFAULT_POLICY),
    now: START + seconds * 1000,
    nextPollMs,
  });

describe('a heartbeat', () => {
  test('tells how long the attempt has run, and where', () => {
    const path = started();
    judged(path, 'RunECSTask', 'a', 1, { type: 'RETRIABLE', retryCount: 1 });
    path.wait(477).entered('RunECSTask', 'Task').submitted('b');
    expect(beat(720, path)).toBe(
      '[12m 0s] attempt 2 still running in RunECSTask for 4m 3s; next poll in 30s',
    );
  });

  test('tells until when the machine waits, before what, and why', () => {
    const path = started();
    judged(path, 'RunECSTask', 'a', 1, { type: 'RETRIABLE', retryCount: 1 });
    judged(path, 'RunECSTask', 'b', 4, { ...LATER, waitSeconds: 600 }).entered('Pause', 'Wait');
    expect(beat(430, path, 39_200)).toBe(
      '[7m 10s] waiting until 03:14:05 UTC before attempt 3 (TEMPORARY); 2m 50s left; next poll in 40s',
    );
  });

  test('tells the day of a wait that is longer than one', () => {
    const path = judged(started(), 'RunECSTask', 'a', 4, { ...LATER, waitSeconds: 90_000 });
    expect(beat(60, path.entered('Pause', 'Wait'))).toContain(
      'until 2026-01-03 04:04:05 UTC before attempt 2',
    );
  });

  test('tells of no attempt, and the state that comes before it', () => {
    const path = started().wait(10).entered('Prepare');
    expect(beat(60, path)).toBe(
      '[1m 0s] no attempt yet; the machine has been in Prepare for 50s; next poll in 30s',
    );
  });

  test('tells the state that comes after the attempts', () => {
    const path = started().entered('RunECSTask', 'Task').submitted('a').wait(60).succeeded();
    path.exited('RunECSTask', {}, 'Task').entered('Notify', 'Task');
    expect(beat(121, path)).toBe(
      '[2m 1s] 1 attempt so far, none running; the machine has been in Notify for 1m 1s; next poll in 30s',
    );
  });

  test('counts the attempts that run at once, and those of items that are over', () => {
    const path = started().concurrent('ForAll', 'Map');
    const items = Array.from({ length: 8 }, (_item, index) =>
      path.item('ForAll', index).entered('Upload', 'Task').submitted(String(index)).wait(1),
    );
    expect(beat(68, path)).toBe(
      '[1m 8s] 8 attempts still running (ForAll[0], ForAll[1], ForAll[2], ForAll[3], ForAll[4] and 3 more), the longest for 1m 8s; next poll in 30s',
    );
    for (const [index, item] of items.entries()) {
      if (index === 3) {
        item.failed(exited(3)).itemEnded('ForAll', index, 'failed');
      } else if (index > 0) {
        item.succeeded().exited('Upload', {}, 'Task').itemEnded('ForAll', index);
      }
    }
    expect(beat(120, path)).toBe(
      '[2m 0s] attempt 1 of Upload (ForAll[0]) still running for 2m 0s; 6 succeeded, 1 failed; next poll in 30s',
    );
  });

  test('counts the items that wait, and tells when the first goes on', () => {
    const path = started().concurrent('ForAll', 'Map');
    for (const [index, waitSeconds] of [90, 200, 300].entries()) {
      judged(path.item('ForAll', index), 'Upload', 'a', 4, { ...LATER, waitSeconds }).entered(
        'Pause',
        'Wait',
      );
    }
    expect(beat(60, path)).toBe(
      '[1m 0s] waiting in 3 items, in the first of them until 03:05:35 UTC; 3 failed; 30s left; next poll in 30s',
    );
  });

  test('names the states of several open branches where no attempt runs', () => {
    const path = started().concurrent('Both', 'Parallel');
    path.branch().entered('PrepareLeft');
    path.branch().entered('PrepareRight');
    expect(beat(60, path)).toBe(
      '[1m 0s] no attempt yet; the machine is in 2 states (PrepareLeft, PrepareRight); next poll in 30s',
    );
  });

  test('has something to say before the first event, and by a clock that is behind', () => {
    const none = { events: [], attempts: [], now: START, nextPollMs: 5000 };
    expect(heartbeat(none)).toBe(
      '[0m 0s] no attempt yet; the machine has told nothing of its next state; next poll in 5s',
    );
    expect(beat(-3, started().entered('Prepare'))).toContain(
      '[0m 0s] no attempt yet; the machine has been in Prepare',
    );
  });

  test.each(HOSTILE)('is a single line that begins with our own words: %j', (text) => {
    const running = started().concurrent(text, 'Map');
    running.item(text, 0).entered(text, 'Task').submitted(text);
    for (const line of [beat(60, started().entered(text)), beat(60, running)]) {
      expect(line).toMatch(/^\[1m 0s\] (no attempt yet|attempt 1 of )/);
      expect(line).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]|##\[/u);
    }
  });
});

test.each([
  [0, false],
  [59_999, false],
  [60_000, true],
  [600_000, true],
])('%d ms after the last line a heartbeat is due: %p', (quiet, due) => {
  expect(heartbeatDue(START, START + quiet)).toBe(due);
});
