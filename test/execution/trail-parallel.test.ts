import { describe, expect, test } from '@jest/globals';
import { trail } from '../../src/execution/trail.ts';
import { DEFAULT_POLICY } from '../../src/policy/default-policy.ts';
import { exited } from '../policy/causes.ts';
import { START, started } from './events.ts';
import { ran } from './paths.ts';
import { told } from './told.ts';

const AGAIN = { type: 'RETRIABLE', retryCount: 1, waitSeconds: 0 };

describe('the branches of a Parallel', () => {
  test('keep their runs and decisions apart, however their events interleave', () => {
    const path = started().concurrent('Both', 'Parallel');
    const left = path.branch().entered('Left', 'Task').submitted('a');
    const right = path.branch().entered('Right', 'Task').submitted('b');
    left.wait(5).failed(exited(1));
    right.wait(5).failed(exited(4));
    left.exited('Left');
    right
      .exited('Right')
      .passed('JudgeRight', { assigned: { errorState: { type: 'FATAL', retryCount: 1 } } });
    left
      .passed('JudgeLeft', { assigned: { errorState: AGAIN } })
      .entered('Left', 'Task')
      .submitted('c');
    right.succeeded();
    left.wait(5).succeeded().exited('Left');
    expect(told(path)).toEqual([
      '1 Both[0] Left a failed 1 RETRIABLE 0 machine',
      '2 Both[1] Right b failed 4 FATAL 0 machine',
      '3 Both[0] Left c succeeded',
    ]);
  });

  test('are counted by the order of their first states, also where their first task comes late', () => {
    const path = started().concurrent('Both', 'Parallel');
    const left = path.branch().entered('Prepare');
    const right = path.branch();
    ran(right, 'Right', 'a');
    ran(left.exited('Prepare'), 'Left', 'b');
    expect(told(path)).toEqual(['1 Both[1] Right a succeeded', '2 Both[0] Left b succeeded']);
  });

  test('that fail together by one of them leave the other stopped', () => {
    const path = started().concurrent('Both', 'Parallel');
    path.branch().entered('Left', 'Task').submitted('a').wait(5);
    const right = path.branch().entered('Right', 'Task').submitted('b').wait(5).failed(exited(3));
    right.itemsEnded('Parallel', false).wait(1).ended('FAILED', 'States.TaskFailed');
    expect(told(path)).toEqual(['1 Both[0] Left a stopped', '2 Both[1] Right b failed 3 FATAL 0 policy']);
    const [attempt] = trail(path.events, DEFAULT_POLICY);
    expect(attempt?.outcome).toEqual({ kind: 'stopped', at: START + 10_000 });
  });

  test('are stopped by a failure that the Parallel catches, while the machine goes on', () => {
    const path = started().concurrent('Both', 'Parallel');
    path.branch().entered('Left', 'Task').submitted('a');
    const right = path.branch().entered('Right', 'Task').submitted('b').wait(5).failed(exited(3));
    right
      .beside((aside) => aside.aborted())
      .beside((aside) => aside.aborted())
      .itemsEnded('Parallel', false)
      .exited('Both', {}, 'Parallel')
      .wait(60);
    right.entered('Cleanup', 'Task').submitted('c');
    expect(told(path)).toEqual([
      '1 Both[0] Left a stopped',
      '2 Both[1] Right b failed 3 FATAL 0 policy',
      '3 Cleanup c running',
    ]);
    expect(trail(path.events, DEFAULT_POLICY)[0]?.outcome).toEqual({ kind: 'stopped', at: START + 5000 });
  });

  test('are stopped as soon as a sibling aborts them, before the Retry of the Parallel comes', () => {
    const path = started().concurrent('Both', 'Parallel');
    path.branch().entered('Left', 'Task').submitted('a');
    const right = path.branch().entered('Right', 'Task').submitted('b').wait(5).failed(exited(1));
    expect(told(path)[0]).toBe('1 Both[0] Left a running');
    right.beside((aside) => aside.aborted());
    expect(told(path)[0]).toBe('1 Both[0] Left a stopped');
  });

  test('keep their numbers when the Parallel repeats them in another order', () => {
    const path = started().concurrent('Both', 'Parallel');
    path.branch().entered('Left', 'Task').submitted('a');
    const right = path.branch().entered('Right', 'Task').submitted('b').wait(5).failed(exited(1));
    right.wait(20).itemsStarted('Parallel');
    ran(right.branch(), 'Right', 'c');
    ran(right.branch(), 'Left', 'd');
    expect(told(path)).toEqual([
      '1 Both[0] Left a stopped',
      '2 Both[1] Right b failed 1 RETRIABLE 20 policy',
      '3 Both[1] Right c succeeded',
      '4 Both[0] Left d succeeded',
    ]);
    // Not when it was repeated, but when the failure ended it.
    expect(trail(path.events, DEFAULT_POLICY)[0]?.outcome).toEqual({ kind: 'stopped', at: START + 5000 });
  });

  test('of a Parallel around another are repeated with the inner one, which keeps its own numbers', () => {
    const path = started().concurrent('Outer', 'Parallel');
    const inner = path.branch().concurrent('Inner', 'Parallel');
    const sibling = path.branch().entered('Beside', 'Task').submitted('a');
    inner.branch().entered('One', 'Task').submitted('b');
    const two = inner.branch().entered('Two', 'Task').submitted('c').wait(5).failed(exited(1));
    two.itemsEnded('Parallel', false).beside((aside) => aside.aborted());
    expect(told(path)[0]).toBe('1 Outer[1] Beside a stopped');
    two.wait(10).itemsStarted('Parallel');
    const again = two.branch().concurrent('Inner', 'Parallel');
    ran(again.branch(), 'One', 'd');
    ran(two.branch(), 'Beside', 'e');
    expect(sibling.events).toBe(path.events);
    expect(told(path)).toEqual([
      '1 Outer[1] Beside a stopped',
      '2 Outer[0]/Inner[0] One b stopped',
      '3 Outer[0]/Inner[1] Two c failed 1 RETRIABLE 0 policy',
      '4 Outer[0]/Inner[0] One d succeeded',
      '5 Outer[1] Beside e succeeded',
    ]);
  });

  test('may tell of their end in their own chain', () => {
    const path = started().concurrent('Both', 'Parallel');
    const left = path.branch().entered('Left', 'Task').submitted('a').wait(5);
    const right = path.branch().entered('Right', 'Task').submitted('b').failed(exited(3));
    left.aborted();
    right.itemsEnded('Parallel', false).exited('Both', {}, 'Parallel').wait(60);
    ran(right, 'Cleanup', 'c');
    expect(trail(path.events, DEFAULT_POLICY)[0]?.outcome).toEqual({ kind: 'stopped', at: START + 5000 });
    expect(told(path)).toEqual([
      '1 Both[0] Left a stopped',
      '2 Both[1] Right b failed 3 FATAL 0 policy',
      '3 Cleanup c succeeded',
    ]);
  });
});
