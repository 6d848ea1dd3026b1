import { describe, expect, test } from '@jest/globals';
import { AwsError } from '../../src/aws/errors.ts';
import { type ExecutionReader, workDetails } from '../../src/evidence/work-details.ts';
import { endReason } from '../../src/execution/end-reason.ts';
import type { ReadExecution } from '../../src/execution/read-execution.ts';
import { trail } from '../../src/execution/trail.ts';
import { type Path, started } from '../execution/events.ts';
import { leapingClock } from '../leaping-clock.ts';
import { ok, refused, scriptedAws } from '../scripted-aws.ts';

const arnOf = (name: string) => `arn:aws:states:eu-west-1:111122223333:execution:m:${name}`;
const MAP_RUN = 'arn:aws:states:eu-west-1:111122223333:mapRun:m/Items:1';

function execution(path: Path): ReadExecution {
  const attempts = trail(path.events, undefined);
  return { attempts, reason: endReason(path.events, attempts) };
}

/** A state that runs an execution. */
function runs(path: Path, state: string, child: string): Path {
  return path
    .entered(state, 'Task')
    .add({ kind: 'task-scheduled', resourceType: 'states', resource: 'startExecution.sync:2' })
    .add({ kind: 'task-submitted', output: JSON.stringify({ ExecutionArn: arnOf(child) }) });
}

/** An execution whose states run one after the other; those marked with `!` fail, and the last of them ends it. */
function parent(...children: readonly string[]): ReadExecution {
  const path = started();
  for (const child of children) {
    const isFailed = child.endsWith('!');
    runs(path, `Run-${child}`, child.replace('!', ''));
    if (isFailed) {
      path.failed('{}').exited(`Run-${child}`, {}, 'Task');
    } else {
      path.succeeded().exited(`Run-${child}`, {}, 'Task');
    }
  }
  return execution(path.ended('FAILED', 'E', 'c'));
}

const LEAF = execution(started().passed('Done').ended('FAILED', 'E', 'c'));

function look(
  root: ReadExecution,
  read: ExecutionReader,
  { sfn = scriptedAws({}).sfn, signal = new AbortController().signal } = {},
) {
  return workDetails({ sfn }, root, read, { clock: leapingClock(), signal, forMs: 15_000 });
}

/** Reads executions by name, and notes in which order. */
function reader(of: (name: string) => ReadExecution) {
  const order: string[] = [];
  const read: ExecutionReader = async (arn) => {
    const name = arn.split(':').at(-1) ?? '';
    order.push(name);
    return of(name);
  };
  return { read, order };
}

const denied = () =>
  new AwsError('Grant the role.', { kind: 'access-denied', action: 'states:GetExecutionHistory' });

describe('the executions that an execution ran', () => {
  test('are told with their attempts, level by level, what led to its end first', async () => {
    const { read, order } = reader((name) => (name === 'c' ? parent('d!') : LEAF));
    const details = await look(parent('a', 'b!', 'c!'), read);
    expect(order).toEqual(['c', 'd', 'b', 'a']);
    expect(details.map(({ within, attempt, kind }) => [kind, attempt.state, within])).toEqual([
      ['execution', 'Run-c!', undefined],
      ['execution', 'Run-d!', arnOf('c')],
      ['execution', 'Run-b!', undefined],
      ['execution', 'Run-a', undefined],
    ]);
  });

  test('are followed five levels down, and ten in all', async () => {
    const deep = reader((name) => parent(`${Number(name) + 1}!`));
    await look(parent('1!'), deep.read);
    expect(deep.order).toEqual(['1', '2', '3', '4', '5']);
    const wide = reader(() => LEAF);
    await look(parent(...Array.from({ length: 30 }, (_, index) => `${index}!`)), wide.read);
    expect(wide.order).toHaveLength(10);
  });

  test('are read once each, also if they seem to have run each other', async () => {
    const { read, order } = reader((name) => parent(name === 'a' ? 'b!' : 'a!'));
    await look(parent('a!', 'a!'), read);
    expect(order).toEqual(['a', 'b']);
  });

  test('that the role may not read are told once and asked for no more', async () => {
    let asked = 0;
    const details = await look(parent('a!', 'b!', 'c!'), async () => {
      asked += 1;
      throw denied();
    });
    expect(asked).toBe(1);
    expect(details).toMatchObject([
      { kind: 'unreadable', attempt: { state: 'Run-c!' }, notice: { kind: 'work-unreadable' } },
    ]);
  });

  test('that the role may not read are not missed where they succeeded', async () => {
    expect(await look(parent('a', 'b'), () => Promise.reject(denied()))).toEqual([]);
  });

  test('are left out when the step is cancelled', async () => {
    const cancel = new AbortController();
    const details = await look(
      parent('a!', 'b!'),
      async () => {
        cancel.abort(new Error('cancelled'));
        throw new Error('cancelled');
      },
      { signal: cancel.signal },
    );
    expect(details).toEqual([]);
  });
});

describe('the Map Runs that an execution ran', () => {
  const root = execution(
    started()
      .concurrent('Items', 'Map')
      .add({
        kind: 'task-scheduled',
        resourceType: 'states',
        resource: 'mapRun',
        parameters: JSON.stringify({ MapRunArn: MAP_RUN }),
      })
      .failed(
        'The specified tolerated failure threshold was exceeded',
        'States.ExceedToleratedFailureThreshold',
      )
      .ended(
        'FAILED',
        'States.ExceedToleratedFailureThreshold',
        'The specified tolerated failure threshold was exceeded',
      ),
  );
  const unread: ExecutionReader = () => Promise.reject(new Error('Nothing is to be read.'));

  test('are told with the counts of their items', async () => {
    const { sfn, calls } = scriptedAws({
      DescribeMapRun: [
        ok({
          toleratedFailurePercentage: 5,
          toleratedFailureCount: 0,
          itemCounts: { total: 10, succeeded: 9, failed: 1 },
        }),
      ],
    });
    expect(await look(root, unread, { sfn })).toMatchObject([
      {
        kind: 'map-run',
        arn: MAP_RUN,
        attempt: { state: 'Items' },
        items: { total: 10, succeeded: 9, failed: 1 },
      },
    ]);
    expect(calls).toMatchObject([{ operation: 'DescribeMapRun', input: { mapRunArn: MAP_RUN } }]);
  });

  test('are a notice where the role may not describe them', async () => {
    const { sfn } = scriptedAws({ DescribeMapRun: [refused('AccessDeniedException')] });
    const [detail] = await look(root, unread, { sfn });
    expect(detail).toMatchObject({ kind: 'unreadable', notice: { kind: 'work-unreadable' } });
  });
});
