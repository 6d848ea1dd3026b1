import { DescribeExecutionCommand, StopExecutionCommand } from '@aws-sdk/client-sfn';
import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../../local/json.ts';
import { localAws } from '../server/fixture.ts';
import { exporter, FAILS_OR_WAITS, itemsOf, mapMachine, mapState } from './machines.ts';
import {
  childrenOf,
  describeMapRun,
  end,
  itemCounts,
  keysOf,
  mapRunOf,
  outline,
  run,
  start,
  until,
} from './running.ts';

const aws = localAws({ waitScale: 0.01 });

/** Waits until a Map Run has ended, and resolves to how. */
function statusOf(mapRunArn: string): Promise<string> {
  return until(async () => {
    const { status } = await describeMapRun(aws, mapRunArn);
    return status === 'RUNNING' ? undefined : status;
  });
}

async function startedMapRun(definition: JsonObject, items: readonly unknown[], running: number) {
  const executionArn = await start(aws, definition, JSON.parse(JSON.stringify(items)));
  const mapRunArn = await mapRunOf(aws, executionArn);
  await until(async () =>
    (await describeMapRun(aws, mapRunArn)).itemCounts?.running === running ? true : undefined,
  );
  return { executionArn, mapRunArn };
}

describe('StopExecution of the parent', () => {
  test('aborts the Map Run and the child executions that run', async () => {
    const machine = mapMachine({ ...exporter('stopped'), MaxConcurrency: 2 }, FAILS_OR_WAITS);
    const items = itemsOf('ok', 100_000, 100_000, 'ok');
    const { executionArn, mapRunArn } = await startedMapRun(machine, items, 2);
    await aws.clients.sfn.send(new StopExecutionCommand({ executionArn, error: 'E', cause: 'enough' }));
    expect(await end(aws, executionArn)).toMatchObject({ status: 'ABORTED', error: 'E', cause: 'enough' });
    expect(await statusOf(mapRunArn)).toBe('ABORTED');
    expect(await itemCounts(aws, mapRunArn)).toMatchObject({
      succeeded: 1,
      aborted: 2,
      pending: 1,
      total: 4,
    });
    const aborted = (await childrenOf(aws, mapRunArn)).filter(({ status }) => status === 'ABORTED');
    const { cause } = await aws.clients.sfn.send(
      new DescribeExecutionCommand({ executionArn: aborted[0]?.executionArn }),
    );
    // As recorded by stackd.
    expect(cause).toBe(`The map run execution [${mapRunArn}] which was managing this resource was aborted`);
  });

  test('leaves no event of the Map Run behind', async () => {
    const { executionArn } = await startedMapRun(mapMachine({}, FAILS_OR_WAITS), itemsOf(100_000), 1);
    await aws.clients.sfn.send(new StopExecutionCommand({ executionArn }));
    expect(await outline(aws, executionArn)).toEqual([
      [1, 0, 'ExecutionStarted'],
      [2, 0, 'MapStateEntered'],
      [3, 2, 'MapStateStarted'],
      [4, 3, 'MapRunStarted'],
      [5, 0, 'ExecutionAborted'],
    ]);
  });

  test('still writes the results', async () => {
    const machine = mapMachine({ ...exporter('still'), MaxConcurrency: 2 }, FAILS_OR_WAITS);
    const { executionArn, mapRunArn } = await startedMapRun(
      machine,
      itemsOf('ok', 100_000, 100_000, 'ok'),
      2,
    );
    await aws.clients.sfn.send(new StopExecutionCommand({ executionArn }));
    await until(async () =>
      (await describeMapRun(aws, mapRunArn)).itemCounts?.resultsWritten ? true : undefined,
    );
    expect(await keysOf(aws, `still/${mapRunArn.split(':').at(-1)}/`)).toEqual([
      'FAILED_0.json',
      'PENDING_0.json',
      'SUCCEEDED_0.json',
      'manifest.json',
    ]);
  });

  test('before the first child execution has started starts none', async () => {
    const executionArn = await start(aws, mapMachine({}, FAILS_OR_WAITS), itemsOf(100_000));
    await aws.clients.sfn.send(new StopExecutionCommand({ executionArn }));
    const mapRunArn = await mapRunOf(aws, executionArn);
    expect(await statusOf(mapRunArn)).toBe('ABORTED');
    expect((await itemCounts(aws, mapRunArn)) as object).not.toHaveProperty('running');
  });
});

test('the timeout of the machine aborts the Map Run', async () => {
  const machine = { ...mapMachine({}, FAILS_OR_WAITS), TimeoutSeconds: 1 };
  const { status, executionArn } = await run(aws, machine, itemsOf(100_000));
  expect(status).toBe('TIMED_OUT');
  expect(await statusOf(await mapRunOf(aws, executionArn))).toBe('ABORTED');
});

test('a branch that fails aborts the Map Run of another one', async () => {
  const machine = {
    StartAt: 'P',
    States: {
      P: {
        Type: 'Parallel',
        Branches: [
          { StartAt: 'M', States: { M: mapState({}, FAILS_OR_WAITS) } },
          {
            StartAt: 'W',
            States: { W: { Type: 'Wait', Seconds: 30, Next: 'F' }, F: { Type: 'Fail', Error: 'E' } },
          },
        ],
        End: true,
      },
    },
  };
  const { status, executionArn } = await run(aws, machine, itemsOf(100_000));
  expect(status).toBe('FAILED');
  const types = (await outline(aws, executionArn)).map((event) =>
    Array.isArray(event) ? event[2] : undefined,
  );
  expect(types.slice(types.indexOf('FailStateEntered'))).toEqual([
    'FailStateEntered',
    'MapStateAborted',
    'MapRunAborted',
    'ParallelStateFailed',
    'ExecutionFailed',
  ]);
  const mapRunArn = await mapRunOf(aws, executionArn);
  expect(await statusOf(mapRunArn)).toBe('ABORTED');
  expect(await itemCounts(aws, mapRunArn)).toMatchObject({ aborted: 1 });
});

test('a Map Run within a child execution is aborted with it', async () => {
  const inner = { StartAt: 'Inner', States: { Inner: mapState({}, FAILS_OR_WAITS) } };
  const { executionArn, mapRunArn } = await startedMapRun(mapMachine({}, inner), [itemsOf(100_000)], 1);
  const [child] = await childrenOf(aws, mapRunArn);
  const innerArn = await mapRunOf(aws, child?.executionArn ?? '');
  await aws.clients.sfn.send(new StopExecutionCommand({ executionArn }));
  expect(await statusOf(mapRunArn)).toBe('ABORTED');
  expect(await statusOf(innerArn)).toBe('ABORTED');
  expect((await childrenOf(aws, innerArn)).map(({ status }) => status)).toEqual(['ABORTED']);
});
