import { expect, test } from '@jest/globals';
import { currentStates } from '../../src/execution/current-states.ts';
import { exited } from '../policy/causes.ts';
import { START, started } from './events.ts';

test('an execution stands in the state it entered last, since then', () => {
  const path = started();
  expect(currentStates(path.events)).toEqual([]);
  path.wait(3).entered('Upload', 'Task').wait(2).submitted('a');
  expect(currentStates(path.events)).toEqual([{ state: 'Upload', since: START + 3000 }]);
  path.failed(exited(1)).wait(5).submitted('b');
  expect(currentStates(path.events)).toEqual([{ state: 'Upload', since: START + 3000 }]);
});

test('an execution stands in one state for each branch and item that is open', () => {
  const path = started().concurrent('ForAll', 'Map');
  const first = path.item('ForAll', 0).entered('Upload', 'Task').submitted('a');
  path.item('ForAll', 1).wait(1).entered('Pause', 'Wait');
  path.item('ForAll', 2).entered('Upload', 'Task').submitted('b').succeeded().itemEnded('ForAll', 2);
  expect(currentStates(path.events).map(({ state }) => state)).toEqual(['Upload', 'Pause']);
  first.failed(exited(1)).itemEnded('ForAll', 1, 'aborted').itemEnded('ForAll', 0, 'failed');
  // The Map waits for its Retry.
  expect(currentStates(path.events)).toEqual([{ state: 'ForAll', since: START + 1000 }]);
  first.wait(30).itemsStarted('Map');
  expect(currentStates(path.events)).toEqual([{ state: 'ForAll', since: START + 31_000 }]);
});

test('an execution that has ended stands nowhere', () => {
  expect(currentStates(started().passed('Prepare').ended('SUCCEEDED').events)).toEqual([]);
});
