import { describe, expect, test } from '@jest/globals';
import { trail } from '../../src/execution/trail.ts';
import { DEFAULT_POLICY } from '../../src/policy/default-policy.ts';
import { exited } from '../policy/causes.ts';
import { type Path, START, started } from './events.ts';
import { judged, LATER, ran } from './paths.ts';
import { decisionOf, told } from './told.ts';

const AGAIN = { type: 'RETRIABLE', retryCount: 1, waitSeconds: 0 };

describe('the items of a Map', () => {
  test('are told apart, with retries inside of them and decisions of their own', () => {
    const path = started().concurrent('ForAll', 'Map');
    const first = path.item('ForAll', 0).entered('Upload', 'Task').submitted('a');
    const second = path.item('ForAll', 1).entered('Upload', 'Task').submitted('b');
    second.failed(exited(1)).wait(3).submitted('c').failed(exited(4)).wait(7).submitted('d');
    first.succeeded().exited('Upload', {}, 'Task').itemEnded('ForAll', 0);
    second.succeeded().exited('Upload', {}, 'Task').itemEnded('ForAll', 1);
    second.itemsEnded('Map').exited('ForAll', {}, 'Map').ended('SUCCEEDED');
    expect(told(path)).toEqual([
      '1 ForAll[0] Upload a succeeded',
      '2 ForAll[1] Upload b failed 1 RETRIABLE 3 policy',
      '3 ForAll[1] Upload c failed 4 TEMPORARY 7 policy',
      '4 ForAll[1] Upload d succeeded',
    ]);
    const counts = trail(path.events, DEFAULT_POLICY).flatMap(
      ({ outcome }) => decisionOf(outcome)?.retryCount ?? [],
    );
    expect(counts).toEqual([1, 2]);
  });

  test('count their failures each for themselves', () => {
    const path = started().concurrent('ForAll', 'Map');
    const items = [0, 1, 2].map((index) => path.item('ForAll', index).entered('Upload', 'Task'));
    for (const item of [...items, ...items]) {
      item.submitted('a').failed(exited(1));
    }
    expect(
      trail(path.events, DEFAULT_POLICY).map(
        ({ item, outcome }) => `${item} ${decisionOf(outcome)?.retryCount}`,
      ),
    ).toEqual(['ForAll[0] 1', 'ForAll[1] 1', 'ForAll[2] 1', 'ForAll[0] 2', 'ForAll[1] 2', 'ForAll[2] 2']);
  });

  test('do not take a decision carried along from the same state of another item for a new one', () => {
    const path = started().concurrent('ForAll', 'Map');
    const decided = (item: Path, id: string) =>
      item
        .entered('Upload', 'Task')
        .submitted(id)
        .failed(exited(4))
        .exited('Upload', { output: {} }, 'Task')
        .passed('Judge', { output: { errorState: LATER } });
    decided(path.item('ForAll', 0), 'a');
    // A classic graph: the same decision in another item is a decision, not an echo of the first.
    decided(path.item('ForAll', 1), 'b');
    expect(told(path)).toEqual([
      '1 ForAll[0] Upload a failed 4 TEMPORARY 90 machine',
      '2 ForAll[1] Upload b failed 4 TEMPORARY 90 machine',
    ]);
  });

  test('that a sibling aborts are stopped then, though the service links their end to the sibling', () => {
    const path = started().concurrent('ForAll', 'Map');
    path.item('ForAll', 0).entered('Upload', 'Task').submitted('a');
    const second = path.item('ForAll', 1).entered('Upload', 'Task').submitted('b');
    second.wait(9).failed(exited(3));
    second.itemEnded('ForAll', 0, 'aborted').beside((aside) => aside.aborted());
    expect(told(path)[0]).toBe('1 ForAll[0] Upload a stopped');
    second.itemEnded('ForAll', 1, 'failed').wait(1).itemsEnded('Map', false);
    second.exited('ForAll', {}, 'Map').wait(60).entered('Report', 'Task').submitted('c');
    expect(told(path)).toEqual([
      '1 ForAll[0] Upload a stopped',
      '2 ForAll[1] Upload b failed 3 FATAL 0 policy',
      '3 Report c running',
    ]);
    expect(trail(path.events, DEFAULT_POLICY)[0]?.outcome).toEqual({ kind: 'stopped', at: START + 9000 });
  });

  test('that fail and are tolerated tell so in their attempts, and the others go on', () => {
    const path = started().concurrent('ForAll', 'Map');
    const first = path.item('ForAll', 0).entered('Upload', 'Task').submitted('a').failed(exited(3));
    first.beside((aside) => aside.aborted()).itemEnded('ForAll', 0, 'failed');
    const second = path.item('ForAll', 1).entered('Upload', 'Task').submitted('b');
    expect(told(path)).toEqual([
      '1 ForAll[0] Upload a failed 3 FATAL 0 policy',
      '2 ForAll[1] Upload b running',
    ]);
    second.succeeded().exited('Upload', {}, 'Task').itemEnded('ForAll', 1).itemsEnded('Map');
    expect(told(path)[1]).toBe('2 ForAll[1] Upload b succeeded');
  });

  test('continue their attempts when the Map repeats them', () => {
    const path = started().concurrent('ForAll', 'Map');
    const first = path.item('ForAll', 0).entered('Upload', 'Task').submitted('a').failed(exited(1));
    path.item('ForAll', 1).entered('Upload', 'Task').submitted('b');
    first.itemEnded('ForAll', 1, 'aborted').itemEnded('ForAll', 0, 'failed').wait(30).itemsStarted('Map');
    // The other item is first this time, and must not pass for the retry of the one that failed.
    first.item('ForAll', 1).wait(5).entered('Upload', 'Task').submitted('c');
    const again = first.item('ForAll', 0).wait(5).entered('Upload', 'Task').submitted('d');
    again.failed(exited(1));
    expect(told(path)).toEqual([
      '1 ForAll[0] Upload a failed 1 RETRIABLE 40 policy',
      '2 ForAll[1] Upload b stopped',
      '3 ForAll[1] Upload c running',
      '4 ForAll[0] Upload d failed 1 RETRIABLE 0 policy',
    ]);
    const [, , , last] = trail(path.events, DEFAULT_POLICY);
    expect(last?.outcome).toMatchObject({ verdict: { decision: { retryCount: 2 } } });
  });

  test('that start one after the other, each following the one before, are told by what they say', () => {
    const path = started()
      .concurrent('ForAll', 'Map')
      .add({ kind: 'iteration-started', state: 'ForAll', index: 0 });
    path.entered('Upload', 'Task').submitted('a').failed(exited(4)).exited('Upload', {}, 'Task');
    path.itemEnded('ForAll', 0).add({ kind: 'iteration-started', state: 'ForAll', index: 1 });
    judged(path, 'Upload', 'b', 4, AGAIN);
    expect(told(path)).toEqual([
      '1 ForAll[0] Upload a failed 4 TEMPORARY 0 policy',
      '2 ForAll[1] Upload b failed 4 RETRIABLE 0 machine',
    ]);
  });

  test('with a Parallel in each have a place in both, and in both of two Maps', () => {
    const path = started().concurrent('ForAll', 'Map');
    for (const index of [1, 0]) {
      const both = path.item('ForAll', index).concurrent('Both', 'Parallel');
      const [left, right] = [both.branch(), both.branch()];
      ran(left, 'Left', `l${index}`);
      right.concurrent('Parts', 'Map');
      ran(right.item('Parts', 7), 'Part', `p${index}`);
    }
    expect(told(path)).toEqual([
      '1 ForAll[1]/Both[0] Left l1 succeeded',
      '2 ForAll[1]/Both[1]/Parts[7] Part p1 succeeded',
      '3 ForAll[0]/Both[0] Left l0 succeeded',
      '4 ForAll[0]/Both[1]/Parts[7] Part p0 succeeded',
    ]);
  });

  test('that are over do not take decisions that the machine takes later, on something else', () => {
    const path = started().concurrent('ForAll', 'Map');
    const item = path.item('ForAll', 0).entered('Upload', 'Task').submitted('a').failed(exited(3));
    item.exited('Upload', {}, 'Task').passed('Forgive').itemEnded('ForAll', 0);
    item.beside((aside) => aside.itemsEnded('Map')).exited('ForAll', {}, 'Map');
    item.passed('Decide', { assigned: { errorState: AGAIN } }).ended('SUCCEEDED');
    expect(told(path)).toEqual(['1 ForAll[0] Upload a failed 3 FATAL 0 policy']);
  });

  test('that failed take the decision on the Map', () => {
    const path = started().concurrent('ForAll', 'Map');
    const item = path.item('ForAll', 0).entered('Upload', 'Task').submitted('a').failed(exited(3));
    item.itemEnded('ForAll', 0, 'failed').itemsEnded('Map', false).exited('ForAll', {}, 'Map');
    item.passed('Decide', { assigned: { errorState: AGAIN } });
    expect(told(path)).toEqual(['1 ForAll[0] Upload a failed 3 RETRIABLE 0 machine']);
  });

  test('are not numbered in a Map whose list could not be read, nor confused by it', () => {
    const path = started().entered('Broken', 'Map').other('EvaluationFailed').itemsEnded('Map', false);
    path.exited('Broken', {}, 'Map').concurrent('ForAll', 'Map');
    const item = path.item('ForAll', 0).entered('Upload', 'Task').submitted('a');
    expect(told(path)).toEqual(['1 ForAll[0] Upload a running']);
    item.succeeded();
    expect(told(path)).toEqual(['1 ForAll[0] Upload a succeeded']);
  });

  test('that are repeated do not take what another item begins with for a decision', () => {
    const path = started().concurrent('ForAll', 'Map');
    const first = path.item('ForAll', 0).entered('Upload', 'Task').submitted('a').failed(exited(3));
    first.itemEnded('ForAll', 0, 'failed').itemsStarted('Map');
    first.item('ForAll', 1).passed('Begin', { assigned: { errorState: LATER } });
    expect(told(path)).toEqual(['1 ForAll[0] Upload a failed 3 FATAL 0 policy']);
  });
});
