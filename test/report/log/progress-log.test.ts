import { describe, expect, test } from '@jest/globals';
import type { Attempt } from '../../../src/execution/trail.ts';
import { type AttemptOutput, type LogAction, ProgressLog } from '../../../src/report/log/progress.ts';
import { attempt, failed, START, SUCCEEDED } from '../reports.ts';

const RUNNING = { kind: 'running' } as const;
const byPolicy = failed({ decidedBy: 'policy' });

/** `> title` opens a group, `<` closes it, `| line` is a container's. */
function text(action: LogAction): readonly string[] {
  switch (action.kind) {
    case 'open-group':
      return [`> ${action.title}`];
    case 'close-group':
      return ['<'];
    case 'line':
      return [action.text];
    case 'output':
      return action.lines.map((line) => `| ${line}`);
  }
}

/** A log, and what it does to the job log. */
function shown(grouped = true) {
  const log = new ProgressLog({ grouped });
  const show = (actions: readonly LogAction[]) => actions.flatMap(text);
  return {
    poll: (attempts: readonly Attempt[], output: readonly AttemptOutput[] = [], settled = false) =>
      show(log.poll({ attempts, settled, startedAt: START, output })),
    say: (line: string) => show(log.say(line)),
    end: () => show(log.end()),
  };
}

const wrote = (number: number, ...lines: readonly string[]): AttemptOutput => ({ attempt: number, lines });

/** Attempts one after the other, each of 40 s, a minute apart. */
const nth = (number: number, outcome: Attempt['outcome'], changes: Partial<Attempt> = {}) => {
  const startedAt = START + (number - 1) * 60_000;
  return attempt(number, 'at' in outcome ? { ...outcome, at: startedAt + 40_000 } : outcome, {
    startedAt,
    ...changes,
  });
};

describe('the log of a single execution', () => {
  test('folds what is said while an attempt runs, with its start before and its end behind', () => {
    const { poll, say } = shown();
    expect(poll([])).toEqual([]);
    expect(say('nothing runs yet')).toEqual(['nothing runs yet']);
    expect(poll([nth(1, RUNNING)])).toEqual(['[0m 0s] attempt 1 started: RunECSTask, task task1']);
    expect(poll([nth(1, RUNNING)], [wrote(1, 'hello')])).toEqual([
      '> attempt 1: RunECSTask, task task1',
      '| hello',
    ]);
    expect(say('still there')).toEqual(['still there']);
    expect(poll([nth(1, SUCCEEDED)], [wrote(1, 'bye')])).toEqual([
      '| bye',
      '<',
      '[0m 40s] attempt 1 succeeded after 40s',
    ]);
    expect(say('done')).toEqual(['done']);
    expect(poll([nth(1, SUCCEEDED)])).toEqual([]);
  });

  test('has no empty groups', () => {
    const { poll, end } = shown();
    poll([nth(1, RUNNING)]);
    expect(poll([nth(1, SUCCEEDED)])).toEqual(['[0m 40s] attempt 1 succeeded after 40s']);
    expect(end()).toEqual([]);
  });

  test('tells an attempt that the first poll brings finished, with what it wrote folded', () => {
    expect(shown().poll([nth(1, SUCCEEDED)])).toEqual([
      '[0m 0s] attempt 1 started: RunECSTask, task task1',
      '[0m 40s] attempt 1 succeeded after 40s',
    ]);
    expect(shown().poll([nth(1, SUCCEEDED)], [wrote(1, 'quick')])).toEqual([
      '[0m 0s] attempt 1 started: RunECSTask, task task1',
      '> attempt 1: RunECSTask, task task1',
      '| quick',
      '<',
      '[0m 40s] attempt 1 succeeded after 40s',
    ]);
  });

  test('tells two attempts of one poll each in its place', () => {
    const { poll, end } = shown();
    poll([nth(1, RUNNING)], [wrote(1, 'one')]);
    expect(poll([nth(1, failed()), nth(2, RUNNING)], [wrote(2, 'three'), wrote(1, 'two')])).toEqual([
      '| two',
      '<',
      '[0m 40s] attempt 1 failed: NetworkError exit 4 → TEMPORARY, retrying in 1m 0s',
      '[1m 0s] attempt 2 started: RunECSTask, task task2',
      '> attempt 2: RunECSTask, task task2',
      '| three',
    ]);
    expect(end()).toEqual(['<']);
    expect(end()).toEqual([]);
  });

  test('folds again for two attempts that the first poll brings at once', () => {
    expect(shown().poll([nth(1, failed()), nth(2, RUNNING)], [wrote(1, 'one'), wrote(2, 'two')])).toEqual([
      '[0m 0s] attempt 1 started: RunECSTask, task task1',
      '> attempt 1: RunECSTask, task task1',
      '| one',
      '<',
      '[0m 40s] attempt 1 failed: NetworkError exit 4 → TEMPORARY, retrying in 1m 0s',
      '[1m 0s] attempt 2 started: RunECSTask, task task2',
      '> attempt 2: RunECSTask, task task2',
      '| two',
    ]);
  });

  test('names the attempt before lines that come after its end', () => {
    const { poll } = shown();
    poll([nth(1, SUCCEEDED)]);
    expect(poll([nth(1, SUCCEEDED)], [wrote(1, 'late')])).toEqual(['| attempt 1: late']);
  });

  test('waits with a failure for the decision of the machine, in the group, until the poll after at most', () => {
    const { poll, say } = shown();
    poll([nth(1, RUNNING)]);
    expect(say('alive')).toEqual(['> attempt 1: RunECSTask, task task1', 'alive']);
    expect(poll([nth(1, byPolicy)])).toEqual([]);
    expect(poll([nth(1, failed())])).toEqual([
      '<',
      '[0m 40s] attempt 1 failed: NetworkError exit 4 → TEMPORARY, retrying in 1m 0s',
    ]);
    const other = shown();
    expect(other.poll([nth(1, byPolicy)])).toHaveLength(1);
    expect(other.poll([nth(1, byPolicy)])).toEqual([
      '[0m 40s] attempt 1 failed: NetworkError exit 4 → TEMPORARY, retried by the machine after 1m 2s',
    ]);
    expect(other.poll([nth(1, failed())])).toEqual([]);
    expect(shown().poll([nth(1, byPolicy)], [], true)).toHaveLength(2);
  });

  test('closes the group of an attempt that is still open when the step stops', () => {
    const { poll, say, end } = shown();
    poll([nth(1, RUNNING)]);
    say('alive');
    expect(end()).toEqual(['<']);
  });

  test('does not tell of an attempt that has no task yet, nor fold for it', () => {
    const { poll, say } = shown();
    expect(poll([nth(1, RUNNING, { taskArn: undefined })])).toEqual([]);
    expect(say('alive')).toEqual(['alive']);
    expect(poll([nth(1, RUNNING)])).toHaveLength(1);
  });
});

describe('attempts that run at the same time', () => {
  const first = attempt(1, RUNNING, { item: 'All[0]' });
  const second = attempt(2, RUNNING, { item: 'All[1]', startedAt: START + 1000 });

  test('have no groups, and what they wrote says whose it is', () => {
    const { poll, say } = shown();
    expect(poll([first, second], [wrote(2, 'x'), wrote(1, 'y')])).toEqual([
      '[0m 0s] attempt 1 (All[0]) started: RunECSTask, task task1',
      '| attempt 1 (All[0]): y',
      '[0m 1s] attempt 2 (All[1]) started: RunECSTask, task task2',
      '| attempt 2 (All[1]): x',
    ]);
    expect(say('alive')).toEqual(['alive']);
  });

  test('are told in the order in which they began and ended, whichever poll brings them', () => {
    const early = attempt(1, { kind: 'succeeded', at: START + 50_000 }, { item: 'All[0]' });
    const late = attempt(
      2,
      { kind: 'succeeded', at: START + 30_000 },
      { item: 'All[1]', startedAt: START + 2000 },
    );
    const lines = shown()
      .poll([early, late])
      .map((line) => line.slice(0, 9));
    expect(lines).toEqual(['[0m 0s] a', '[0m 2s] a', '[0m 30s] ', '[0m 50s] ']);
  });

  test('end the group of the one that was alone before', () => {
    const { poll } = shown();
    poll([first], [wrote(1, 'alone')]);
    expect(poll([first, second], [wrote(1, 'not alone')])).toEqual([
      '| not alone',
      '<',
      '[0m 1s] attempt 2 (All[1]) started: RunECSTask, task task2',
    ]);
    expect(poll([first, second], [wrote(1, 'both')])).toEqual(['| attempt 1 (All[0]): both']);
    const ended = attempt(1, SUCCEEDED, { item: 'All[0]' });
    expect(poll([ended, second])).toEqual(['[0m 42s] attempt 1 (All[0]) succeeded after 42s']);
  });

  test('leave a later one that is alone again its group', () => {
    const { poll } = shown();
    poll([first, second]);
    const ended = [attempt(1, SUCCEEDED, { item: 'All[0]' }), attempt(2, SUCCEEDED, { item: 'All[1]' })];
    poll(ended);
    expect(poll([...ended, nth(3, RUNNING)], [wrote(3, 'alone')])).toEqual([
      '[2m 0s] attempt 3 started: RunECSTask, task task3',
      '> attempt 3: RunECSTask, task task3',
      '| alone',
    ]);
  });
});

test('the log of one of several executions has no groups', () => {
  const { poll, say, end } = shown(false);
  expect(poll([nth(1, RUNNING)], [wrote(1, 'x')])).toEqual([
    '[0m 0s] attempt 1 started: RunECSTask, task task1',
    '| attempt 1: x',
  ]);
  expect([...say('alive'), ...poll([nth(1, SUCCEEDED)]), ...end()]).toEqual([
    'alive',
    '[0m 40s] attempt 1 succeeded after 40s',
  ]);
});
