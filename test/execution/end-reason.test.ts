import { describe, expect, test } from '@jest/globals';
import { endReason } from '../../src/execution/end-reason.ts';
import { trail } from '../../src/execution/trail.ts';
import { DEFAULT_POLICY } from '../../src/policy/default-policy.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { exited } from '../policy/causes.ts';
import { type Path, started } from './events.ts';
import { judged, ran } from './paths.ts';

/** The failures that led to an end, each as state, item and exit code, and what the machine said of itself. */
function reason(path: Path, policy: Policy | undefined = undefined) {
  const { failures, machine } = endReason(path.events, trail(path.events, policy));
  return {
    failures: failures.map(({ state, item, outcome }) =>
      [state, ...(item === undefined ? [] : [item]), outcome.failure.exitCode ?? outcome.failure.error].join(
        ' ',
      ),
    ),
    machine: machine && `${machine.error}: ${machine.cause}`,
  };
}

/** A task fails, and the Catch of its state goes on. */
const caught = (path: Path, state: string, exitCode: number) =>
  path.entered(state, 'Task').submitted(state).failed(exited(exitCode)).exited(state, {}, 'Task');

describe('the reason of an execution that failed', () => {
  test('is the failure that nothing caught, whose error the execution only hands on', () => {
    const path = started().entered('Run', 'Task').submitted('a').failed(exited(1)).submitted('b');
    path.failed(exited(3)).ended('FAILED', 'States.TaskFailed', exited(3));
    expect(reason(path)).toEqual({ failures: ['Run 3'], machine: undefined });
  });

  test('is the failure behind a Fail state, beside what that says', () => {
    const path = caught(started(), 'Run', 3).entered('NotServed', 'Fail');
    path.ended('FAILED', 'NotServed', 'Not served: c-2.');
    expect(reason(path)).toEqual({ failures: ['Run 3'], machine: 'NotServed: Not served: c-2.' });
  });

  test('includes what a Fail state says under the name FATAL, which anybody may use', () => {
    const path = caught(started(), 'Run', 3).entered('Stop', 'Fail').ended('FAILED', 'FATAL', 'Call us.');
    expect(reason(path).machine).toBe('FATAL: Call us.');
  });

  test('is not told twice where the Cause is that of the built-in machine', () => {
    const path = judged(started(), 'RunECSTask', 'a', 3, { type: 'FATAL', retryCount: 1 });
    path.entered('FatalError', 'Fail').ended('FAILED', 'FATAL', '{"errorState":{},"failure":{},"trail":[]}');
    expect(reason(path)).toEqual({ failures: ['RunECSTask 3'], machine: undefined });
  });

  test('is the failure that was caught, also where the state that cleaned up succeeded', () => {
    const path = ran(caught(started(), 'Run', 4), 'CleanUp', 'c').entered('Failed', 'Fail');
    path.ended('FAILED', 'Gone', 'It went.');
    expect(reason(path)).toEqual({ failures: ['Run 4'], machine: 'Gone: It went.' });
  });

  test('is the failure of the state that cleaned up, and behind it the one that it cleaned up after', () => {
    const path = caught(started(), 'Run', 4).entered('CleanUp', 'Task').submitted('c').failed(exited(9));
    path.ended('FAILED', 'States.TaskFailed', exited(9));
    expect(reason(path).failures).toEqual(['CleanUp 9', 'Run 4']);
  });

  test('is never a failure that healed', () => {
    const path = ran(caught(started(), 'Run', 4), 'Run', 'b')
      .passed('Check')
      .entered('Bad', 'Fail');
    path.ended('FAILED', 'BadData', 'Too few rows.');
    expect(reason(path)).toEqual({ failures: [], machine: 'BadData: Too few rows.' });
  });

  test('is what the machine says where no task failed', () => {
    const path = started().entered('Read').ended('FAILED', 'States.Runtime', 'No such path.');
    expect(reason(path)).toEqual({ failures: [], machine: 'States.Runtime: No such path.' });
  });
});

describe('the reason of an execution that failed in a Map', () => {
  /** A Map whose second item heals, and whose first one is caught, before a Choice behind the Map. */
  function served(...exits: readonly [first: number, second: number]): Path {
    const path = started().concurrent('Serve', 'Map');
    const [first, second] = [path.item('Serve', 0), path.item('Serve', 1)];
    caught(first, 'Upload', exits[0]).passed('Note').itemEnded('Serve', 0);
    second.entered('Upload', 'Task').submitted('b').failed(exited(exits[1])).submitted('c').succeeded();
    second.exited('Upload', {}, 'Task').itemEnded('Serve', 1);
    return second.itemsEnded('Map').exited('Serve', {}, 'Map').passed('AllServed');
  }

  test('is the item that was caught, not the one that healed', () => {
    const path = served(3, 4).entered('NotServed', 'Fail').ended('FAILED', 'NotServed', 'Not served: c-1.');
    expect(reason(path, DEFAULT_POLICY)).toEqual({
      failures: ['Upload Serve[0] 3'],
      machine: 'NotServed: Not served: c-1.',
    });
  });

  test('is the most severe of several that were caught, whichever ended last', () => {
    const path = started().concurrent('Serve', 'Map');
    const items = [4, 3, 1].map((exit, index) => caught(path.item('Serve', index), 'Upload', exit));
    for (const [index, item] of items.entries()) {
      item.passed('Note').itemEnded('Serve', index);
    }
    const [, , last] = items;
    last?.itemsEnded('Map').exited('Serve', {}, 'Map').entered('NotServed', 'Fail').ended('FAILED', 'N', 'c');
    expect(reason(path, DEFAULT_POLICY).failures).toEqual(['Upload Serve[1] 3']);
  });

  test('is the item whose failure ended the Map, not one that failed beside it and was caught', () => {
    const path = started().concurrent('Serve', 'Map');
    caught(path.item('Serve', 0), 'Upload', 3).passed('Note').itemEnded('Serve', 0);
    const second = path.item('Serve', 1).entered('Upload', 'Task').submitted('b').failed(exited(1));
    second.itemEnded('Serve', 1, 'failed').itemsEnded('Map', false);
    second.ended('FAILED', 'States.TaskFailed', exited(1));
    expect(reason(path, DEFAULT_POLICY)).toEqual({ failures: ['Upload Serve[1] 1'], machine: undefined });
  });

  test('is the item that failed where a Catch of the Map leads to a Fail state', () => {
    const path = started().concurrent('Serve', 'Map');
    const item = path.item('Serve', 0).entered('Upload', 'Task').submitted('a').failed(exited(1));
    item.itemEnded('Serve', 0, 'failed').itemsEnded('Map', false).exited('Serve', {}, 'Map');
    item.entered('Stop', 'Fail').ended('FAILED', 'Stopped', 'x');
    expect(reason(path)).toEqual({ failures: ['Upload Serve[0] 1'], machine: 'Stopped: x' });
  });

  test('is not what failed in a Map that a Retry of its own repeated with success', () => {
    const path = started().concurrent('Serve', 'Map');
    const first = path.item('Serve', 0).entered('Upload', 'Task').submitted('a').failed(exited(1));
    first.itemEnded('Serve', 0, 'failed').itemsStarted('Map');
    const again = first.item('Serve', 0).entered('Upload', 'Task').submitted('b').succeeded();
    again.exited('Upload', {}, 'Task').itemEnded('Serve', 0).itemsEnded('Map').exited('Serve', {}, 'Map');
    again.entered('Load', 'Task').submitted('c').failed(exited(7));
    again.ended('FAILED', 'States.TaskFailed', exited(7));
    expect(reason(path).failures).toEqual(['Load 7']);
  });
});

test('the reason of an execution that failed behind a Map that ran twice is what failed in it the second time', () => {
  const pass = (path: Path, exit: number) => {
    path.concurrent('All', 'Map');
    const item = caught(path.item('All', 0), 'Run', exit).passed('Note').itemEnded('All', 0);
    return item.itemsEnded('Map').exited('All', {}, 'Map');
  };
  const path = pass(pass(started(), 3).passed('Again'), 7)
    .entered('Stop', 'Fail')
    .ended('FAILED', 'Stopped', 'x');
  expect(reason(path).failures).toEqual(['Run All[0] 7', 'Run All[0] 3']);
});

test('a failure that was handled, after which all went well for a while, led to nothing', () => {
  const path = ran(caught(started(), 'First', 3), 'Instead', 'b');
  path
    .entered('Last', 'Task')
    .submitted('c')
    .failed(exited(9))
    .ended('FAILED', 'States.TaskFailed', exited(9));
  expect(reason(path).failures).toEqual(['Last 9']);
});

test('the reason of an execution that failed in a Parallel is the branch that failed', () => {
  const path = started().concurrent('Both', 'Parallel');
  ran(path.branch(), 'Left', 'a');
  const right = path.branch().entered('Right', 'Task').submitted('b').failed(exited(5));
  right.itemsEnded('Parallel', false).ended('FAILED', 'States.TaskFailed', exited(5));
  expect(reason(path).failures).toEqual(['Right Both[1] 5']);
});

test.each(['ABORTED', 'TIMED_OUT'] as const)(
  'an execution that %s did not end with a failure: the last one that did not heal is told besides',
  (status) => {
    const path = ran(caught(started(), 'Extract', 4), 'Extract', 'b');
    caught(path, 'Load', 5).entered('Load', 'Task').submitted('d').ended(status, 'States.Timeout', '');
    expect(reason(path)).toEqual({ failures: ['Load 5'], machine: undefined });
  },
);

test('an execution that succeeded has no reason, whatever failed in it and was handled', () => {
  const path = ran(caught(started(), 'Run', 4), 'Instead', 'b').ended('SUCCEEDED');
  expect(reason(path)).toEqual({ failures: [], machine: undefined });
});
