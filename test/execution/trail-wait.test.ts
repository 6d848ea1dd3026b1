import { describe, expect, test } from '@jest/globals';
import { linkedToEntries } from '../../src/execution/entry-links.ts';
import { trail } from '../../src/execution/trail.ts';
import { waitUntil } from '../../src/execution/wait-until.ts';
import { DEFAULT_POLICY } from '../../src/policy/default-policy.ts';
import { exited } from '../policy/causes.ts';
import { type Path, START, started } from './events.ts';
import { judged, LATER, ran } from './paths.ts';

const until = (path: Path) => waitUntil(path.events, trail(path.events, DEFAULT_POLICY));

describe('the time until which a machine waits', () => {
  const twoItems = () => {
    const path = started().concurrent('ForAll', 'Map');
    return { path, first: path.item('ForAll', 0), second: path.item('ForAll', 1) };
  };

  test('is known where every open item waits, and is that of the first to go on', () => {
    const { path, first, second } = twoItems();
    judged(first, 'Upload', 'a', 4, LATER).entered('Pause', 'Wait');
    judged(second, 'Upload', 'b', 4, { ...LATER, waitSeconds: 20 })
      .wait(10)
      .entered('Pause', 'Wait');
    expect(until(path)).toBe(START + 30_000);
    second.wait(20).exited('Pause', {}, 'Wait');
    expect(until(path)).toBeUndefined();
  });

  test('is not known while another item runs, or is about to', () => {
    const { path, first, second } = twoItems();
    judged(first, 'Upload', 'a', 4, LATER).entered('Pause', 'Wait');
    expect(until(path)).toBeUndefined();
    second.entered('Upload', 'Task').submitted('b');
    expect(until(path)).toBeUndefined();
    second.failed(exited(4));
    expect(until(path)).toBeUndefined();
    second.exited('Upload', {}, 'Task');
    expect(until(path)).toBeUndefined();
  });

  test('is not that of an item that waits for a time of its own', () => {
    const { path, first, second } = twoItems();
    judged(first, 'Upload', 'a', 4, LATER).entered('Pause', 'Wait');
    second.entered('Nap', 'Wait');
    expect(until(path)).toBeUndefined();
  });

  test('does not depend on items that are over, in whichever way', () => {
    const { path, first, second } = twoItems();
    judged(first, 'Upload', 'a', 4, LATER).entered('Pause', 'Wait');
    ran(second, 'Upload', 'b').itemEnded('ForAll', 1);
    expect(until(path)).toBe(START + 90_000);
    const third = path.item('ForAll', 2).entered('Upload', 'Task').submitted('c').failed(exited(3));
    expect(until(path)).toBeUndefined();
    third.itemEnded('ForAll', 2, 'failed');
    expect(until(path)).toBe(START + 90_000);
  });

  test('does not depend on a branch that has come to its end', () => {
    const path = started().concurrent('Both', 'Parallel');
    judged(path.branch(), 'Left', 'a', 4, LATER).entered('Pause', 'Wait');
    const right = path.branch();
    right.entered('Right', 'Task').submitted('b');
    expect(until(path)).toBeUndefined();
    right.succeeded().exited('Right', {}, 'Task');
    expect(until(path)).toBe(START + 90_000);
  });

  test('is not that of a wait which a failure ended', () => {
    const path = started().concurrent('Both', 'Parallel');
    judged(path.branch(), 'Left', 'a', 4, LATER).entered('Pause', 'Wait');
    const right = path.branch().entered('Right', 'Task').submitted('b').failed(exited(3));
    right.beside((aside) => aside.aborted()).itemsEnded('Parallel', false);
    expect(until(path)).toBeUndefined();
    right.exited('Both', {}, 'Parallel').entered('Pause2', 'Wait');
    expect(until(path)).toBeUndefined();
  });

  test('is that of a wait around the items, by the last decision', () => {
    const { path, first } = twoItems();
    first.entered('Upload', 'Task').submitted('a').failed(exited(4));
    first.itemEnded('ForAll', 0, 'failed').itemsEnded('Map', false).exited('ForAll', {}, 'Map');
    first.passed('Judge', { assigned: { errorState: LATER } }).entered('Pause', 'Wait');
    expect(until(path)).toBe(START + 90_000);
  });

  test('is not known of an execution that has ended', () => {
    const { path, first } = twoItems();
    judged(first, 'Upload', 'a', 4, LATER).entered('Pause', 'Wait').ended('ABORTED');
    expect(until(path)).toBeUndefined();
  });

  test('is found though ExecutionStarted leads to nothing, as the service writes it', () => {
    const { path, first, second } = twoItems();
    judged(first, 'Upload', 'a', 4, LATER).entered('Pause', 'Wait');
    ran(second, 'Upload', 'b').itemEnded('ForAll', 1);
    const events = path.events.map((event) => (event.previousId === 1 ? { ...event, previousId: 0 } : event));
    expect(waitUntil(events, trail(events, DEFAULT_POLICY))).toBe(START + 90_000);
  });

  /** An expression fails in a state, which AWS links past the entry of that state, and the state is left. */
  const evaluationFails = (path: Path, state: string): Path => {
    const past = path.branch();
    path.entered(state);
    return past.add({ kind: 'evaluation-failed', state }).exited(state);
  };

  test('is found behind an expression that failed, as the service links it', () => {
    const path = judged(started(), 'Upload', 'a', 4, LATER);
    evaluationFails(path, 'Shape').entered('Pause', 'Wait');
    const events = linkedToEntries(path.events);
    expect(waitUntil(events, trail(events, DEFAULT_POLICY))).toBe(START + 90_000);
    expect(linkedToEntries(events)).toEqual(events);
  });

  test('is found where an expression failed in one of the branches that start together', () => {
    const path = started().concurrent('Both', 'Parallel');
    judged(evaluationFails(path.branch(), 'Left'), 'Upload', 'a', 4, LATER).entered('Pause', 'Wait');
    judged(evaluationFails(path.branch(), 'Right'), 'Fetch', 'b', 4, LATER).entered('Nap', 'Wait');
    const events = linkedToEntries(path.events);
    expect(waitUntil(events, trail(events, DEFAULT_POLICY))).toBe(START + 90_000);
  });

  test('is found behind a Parallel whose failed task was aborted too, as the service writes it', () => {
    const path = started().concurrent('Both', 'Parallel');
    const left = path.branch().entered('Pause', 'Wait');
    const right = path.branch().entered('Upload', 'Task').submitted('a').failed(exited(4));
    right.beside((aside) => aside.aborted());
    left.aborted();
    right.itemsEnded('Parallel', false).exited('Both', {}, 'Parallel');
    right.passed('Judge', { assigned: { errorState: LATER } }).entered('Later', 'Wait');
    expect(until(path)).toBe(START + 90_000);
  });

  test('is found in a Parallel that its Retry started again behind such a task', () => {
    const path = started().concurrent('Both', 'Parallel');
    const failed = path.branch().entered('Upload', 'Task').submitted('a').failed(exited(4));
    failed.beside((aside) => aside.aborted());
    expect(until(path)).toBeUndefined();
    const again = failed.itemsStarted('Parallel');
    judged(again.branch(), 'Upload', 'b', 4, LATER).entered('Pause', 'Wait');
    expect(until(path)).toBe(START + 90_000);
  });
});
