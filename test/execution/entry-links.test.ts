import { expect, test } from '@jest/globals';
import { linkedToEntries } from '../../src/execution/entry-links.ts';
import { toHistoryEvent } from '../../src/execution/read-event.ts';
import { type Path, started } from './events.ts';

const failed = { error: 'States.QueryEvaluationError', cause: 'c', location: 'Arguments', state: 'Load' };

test('an expression that failed is known by its state', () => {
  const event = { id: 7, previousEventId: 5, timestamp: new Date(0), type: 'EvaluationFailed' } as const;
  expect(toHistoryEvent({ ...event, evaluationFailedEventDetails: failed })).toEqual({
    id: 7,
    previousId: 5,
    at: 0,
    kind: 'evaluation-failed',
    state: 'Load',
  });
});

/** The ids that the events of a path follow, once they are linked. */
const linked = (path: Path): readonly number[] =>
  linkedToEntries(path.events).map(({ previousId }) => previousId);

test('it follows the entry of its state, which AWS passes over, and the last one where the state is entered again', () => {
  const path = started();
  const past = path.branch();
  path.entered('Load');
  past.add({ kind: 'evaluation-failed', state: 'Load' }).exited('Load');
  const again = past.branch();
  past.entered('Load');
  again.add({ kind: 'evaluation-failed', state: 'Load' });
  expect(linked(path)).toEqual([0, 1, 2, 3, 4, 5]);
});

test('it stays where AWS has it behind the entry already, or where no entry of its state is known', () => {
  const path = started().entered('Pause', 'Wait').add({ kind: 'evaluation-failed', state: 'Pause' });
  path.add({ kind: 'evaluation-failed', state: 'Other' });
  expect(linked(path)).toEqual([0, 1, 2, 3]);
});
