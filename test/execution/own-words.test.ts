import { describe, expect, test } from '@jest/globals';
import { endReason } from '../../src/execution/end-reason.ts';
import { trail } from '../../src/execution/trail.ts';
import { exited } from '../policy/causes.ts';
import { type Path, started } from './events.ts';

/** What the machine says of itself, beside the states that failed. */
function told(path: Path) {
  const { failures, machine } = endReason(path.events, trail(path.events, undefined));
  return { states: failures.map(({ state }) => state), machine };
}

/** A state calls a function, which throws. */
const threw = (path: Path, state: string, errorType: string) =>
  path
    .entered(state, 'Task')
    .add({ kind: 'task-scheduled', resourceType: 'lambda', resource: 'invoke' })
    .failed(thrown(errorType), errorType);

const thrown = (errorType: string) => JSON.stringify({ errorType, errorMessage: 'It is so.' });

describe('what a machine says of itself', () => {
  test.each([
    ['as they are', 'Boom', thrown('Boom'), undefined],
    ['as JSON', 'Boom', JSON.stringify({ Error: 'Boom', Cause: thrown('Boom') }), undefined],
    ['under an Error of its own', 'Mine', thrown('Boom'), { error: 'Mine', cause: '' }],
    ['in a sentence of its own', 'Boom', 'It is Boom.', { error: 'Boom', cause: 'It is Boom.' }],
  ])(
    'leaves out the Error and Cause of the failure that a Fail state repeats %s',
    (_how, error, cause, machine) => {
      const path = threw(started(), 'Upload', 'Boom').exited('Upload', {}, 'Task').entered('Stop', 'Fail');
      expect(told(path.ended('FAILED', error, cause))).toEqual({ states: ['Upload'], machine });
    },
  );

  test('leaves out the Cause of a task that a Fail state repeats under an Error of its own', () => {
    const path = started().entered('Upload', 'Task').submitted('a').failed(exited(3));
    path.exited('Upload', {}, 'Task').entered('Stop', 'Fail').ended('FAILED', 'Mine', exited(3));
    expect(told(path)).toEqual({ states: ['Upload'], machine: { error: 'Mine', cause: '' } });
  });

  test('is the failure of a function that was to decide on the failure, also in the same millisecond', () => {
    const path = threw(started(), 'Upload', 'Boom').exited('Upload', {}, 'Task');
    threw(path, 'ProcessError', 'Undecided').ended('FAILED', 'Undecided', thrown('Undecided'));
    expect(told(path)).toEqual({
      states: ['Upload'],
      machine: { error: 'Undecided', cause: thrown('Undecided') },
    });
  });
});

describe('a state named ProcessError', () => {
  const calls = (path: Path) =>
    path
      .entered('ProcessError', 'Task')
      .add({ kind: 'task-scheduled', resourceType: 'lambda', resource: 'invoke' });

  test('of which no failure led to it is a state like any other', () => {
    const path = threw(started(), 'ProcessError', 'Boom').ended('FAILED', 'Boom', thrown('Boom'));
    expect(told(path)).toEqual({ states: ['ProcessError'], machine: undefined });
  });

  test('is so too behind work that succeeded, and where it succeeds itself', () => {
    const path = started()
      .entered('Load', 'Task')
      .submitted('a')
      .failed(exited(1))
      .submitted('b')
      .succeeded();
    calls(path.exited('Load', {}, 'Task').passed('Note')).succeeded();
    expect(trail(path.events, undefined).map(({ state }) => state)).toEqual(['Load', 'Load', 'ProcessError']);
  });

  test('that a failure led to is no attempt, also where its own Retry repeats it', () => {
    const path = started()
      .entered('Load', 'Task')
      .submitted('a')
      .failed(exited(1))
      .exited('Load', {}, 'Task');
    threw(path.passed('Note'), 'ProcessError', 'Busy')
      .add({ kind: 'task-scheduled', resourceType: 'lambda', resource: 'invoke' })
      .failed(thrown('Busy'), 'Busy');
    expect(trail(path.events, undefined).map(({ state }) => state)).toEqual(['Load']);
  });
});
