import { describe, expect, test } from '@jest/globals';
import { trail } from '../../src/execution/trail.ts';
import { exited, stoppedTask } from '../policy/causes.ts';
import { type Path, START, started } from './events.ts';
import { ran } from './paths.ts';

/** What followed each failure, and whether it healed. */
function followed(path: Path) {
  return trail(path.events, undefined).flatMap(({ outcome }) =>
    outcome.kind === 'failed' ? [{ ...outcome.followedBy, healed: outcome.healed }] : [],
  );
}

const failing = (path: Path, state: string, exitCode = 1) =>
  path.entered(state, 'Task').submitted(state).failed(exited(exitCode));

describe('what followed a failure', () => {
  test('is nothing while the machine has told nothing more', () => {
    expect(followed(failing(started(), 'Run'))).toEqual([{ kind: 'nothing', healed: false }]);
  });

  test('is a retry of the state itself, which heals it if it succeeds', () => {
    const path = failing(started(), 'Run').wait(7).submitted('b');
    expect(followed(path)).toEqual([{ kind: 'retry', at: START + 7000, healed: false }]);
    path.succeeded();
    expect(followed(path)).toEqual([{ kind: 'retry', at: START + 7000, healed: true }]);
  });

  test('is a retry too where a Catch led back to the state over others', () => {
    const path = failing(started(), 'Run').exited('Run', {}, 'Task').passed('Note').wait(5);
    ran(path, 'Run', 'b').ended('SUCCEEDED');
    expect(followed(path)).toEqual([{ kind: 'retry', at: START + 5000, healed: true }]);
  });

  test('is a retry too where another task ran in between', () => {
    const path = ran(failing(started(), 'Run').exited('Run', {}, 'Task'), 'CleanUp', 'c');
    expect(followed(path)).toEqual([{ kind: 'catch', next: 'CleanUp', healed: false }]);
    ran(path, 'Run', 'b');
    expect(followed(path)).toEqual([{ kind: 'retry', at: START, healed: true }]);
  });

  test('is the state that a Catch went on to', () => {
    const path = ran(failing(started(), 'Run').exited('Run', {}, 'Task'), 'Instead', 'b').ended('SUCCEEDED');
    expect(followed(path)).toEqual([{ kind: 'catch', next: 'Instead', healed: false }]);
  });

  test('is the state that the Catch of a Map around it went on to', () => {
    const path = started().concurrent('All', 'Map');
    const item = failing(path.item('All', 0), 'Run');
    item.itemEnded('All', 0, 'failed').itemsEnded('Map', false).exited('All', {}, 'Map').passed('Note');
    expect(followed(path)).toEqual([{ kind: 'catch', next: 'Note', healed: false }]);
  });

  test('is the end of the execution, also if a Catch led to a Fail state', () => {
    const path = failing(started(), 'Run').exited('Run', {}, 'Task').passed('Note').entered('Stop', 'Fail');
    expect(followed(path.ended('FAILED', 'X', 'y'))).toEqual([{ kind: 'execution-end', healed: false }]);
  });

  test('is the end of its branch where another one ended the execution', () => {
    const path = started().concurrent('All', 'Map');
    const first = failing(path.item('All', 0), 'Run');
    first.itemEnded('All', 0, 'failed');
    const second = failing(path.item('All', 1), 'Run');
    second.itemEnded('All', 1, 'failed').itemsEnded('Map', false).ended('FAILED', 'States.TaskFailed', '');
    expect(followed(path)).toEqual([
      { kind: 'branch-end', healed: false },
      { kind: 'execution-end', healed: false },
    ]);
  });

  test('is the end of its branch where another one ended the Parallel around both before anything followed', () => {
    const path = started().concurrent('Both', 'Parallel');
    const [first, second] = [path.branch().entered('A', 'Task'), path.branch().entered('B', 'Task')];
    for (const branch of [first.submitted('a'), second.submitted('b')]) {
      branch.failed(exited(1));
    }
    first.itemsEnded('Parallel', false).ended('FAILED', 'States.TaskFailed', exited(1));
    expect(followed(path)).toEqual([
      { kind: 'execution-end', healed: false },
      { kind: 'branch-end', healed: false },
    ]);
  });

  test('is no retry where a Map that caught it runs again with other items', () => {
    const path = started().concurrent('All', 'Map');
    const item = failing(path.item('All', 0), 'Run').exited('Run', {}, 'Task').passed('Note');
    item.itemEnded('All', 0).itemsEnded('Map').exited('All', {}, 'Map').concurrent('All', 'Map');
    ran(item.item('All', 0), 'Run', 'b');
    expect(followed(path)).toEqual([{ kind: 'catch', next: 'Note', healed: false }]);
  });
});

test('attempts are numbered in their state and their branch or iteration', () => {
  const path = failing(started(), 'Extract').submitted('b').succeeded().exited('Extract', {}, 'Task');
  path.concurrent('All', 'Map');
  failing(path.item('All', 0), 'Load').submitted('d');
  failing(path.item('All', 1), 'Load');
  const numbers = trail(path.events, undefined).map(
    ({ number, state, item = '' }) => `${state} ${item} ${number}`,
  );
  expect(numbers).toEqual(['Extract  1', 'Extract  2', 'Load All[0] 1', 'Load All[0] 2', 'Load All[1] 1']);
});

test.each([
  ['lambda', 'invoke', 'Lambda.TooManyRequestsException'],
  ['aws-sdk:dynamodb', 'putItem', 'DynamoDb.ThrottlingException'],
  ['glue', 'startJobRun.sync', 'States.TaskFailed'],
])('what is known of Fargate explains no failure of %s', (resourceType, resource, error) => {
  const path = started().entered('Run', 'Task').add({ kind: 'task-scheduled', resourceType, resource });
  path.failed('InternalError: CannotPull the cart', error);
  expect(
    trail(path.events, undefined).map(({ outcome }) => 'explanation' in outcome && outcome.explanation),
  ).toEqual([{ rule: '', because: '' }]);
});

test('without a policy a failure has no class, but what is known of Fargate explains it', () => {
  const outOfMemory = JSON.stringify(
    stoppedTask({ containers: [{ name: 'app', exitCode: 137, reason: 'OutOfMemoryError: x' }] }),
  );
  const path = failing(started(), 'Run', 3).submitted('b').failed(outOfMemory);
  expect(
    trail(path.events, undefined).map(({ outcome }) => 'explanation' in outcome && outcome),
  ).toMatchObject([
    { verdict: { by: 'nobody' }, explanation: { rule: '', because: '' } },
    {
      verdict: { by: 'nobody' },
      explanation: { rule: 'out-of-memory', because: expect.stringMatching(/memory/) },
    },
  ]);
});
