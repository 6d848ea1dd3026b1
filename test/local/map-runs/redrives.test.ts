import { RedriveExecutionCommand, StopExecutionCommand } from '@aws-sdk/client-sfn';
import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../../local/json.ts';
import { localAws } from '../server/fixture.ts';
import { exporter, FAILS_OR_WAITS, itemsOf, mapMachine, mapState } from './machines.ts';
import {
  childrenOf,
  describeMapRun,
  end,
  eventsOf,
  itemCounts,
  mapRunOf,
  outline,
  put,
  run,
  start,
  textOf,
  until,
} from './running.ts';

const aws = localAws({ waitScale: 0.01 });

function redrive(executionArn: string) {
  return aws.clients.sfn.send(new RedriveExecutionCommand({ executionArn }));
}

/** Fails until a bucket has the key `KEY` in its input, by a Distributed Map that reads it. */
function healing(key: string): JsonObject {
  const reader = {
    Resource: 'arn:aws:states:::s3:getObject',
    Parameters: { Bucket: 'local-outputs', Key: key },
    ReaderConfig: { InputType: 'JSON' },
  };
  return {
    StartAt: 'Which',
    States: {
      Which: {
        Type: 'Choice',
        Choices: [{ Variable: '$.heals', IsPresent: true, Next: 'Heals' }],
        Default: 'Passes',
      },
      Heals: mapState({ ItemReader: reader }, { StartAt: 'I', States: { I: { Type: 'Pass', End: true } } }),
      Passes: { Type: 'Pass', End: true },
    },
  };
}

describe('RedriveExecution of a parent', () => {
  // The events and shapes are those of stackd's recordings of the real service, redrive_map.json.
  test('runs again what failed, and what never ran', async () => {
    const machine = mapMachine({ ...exporter('redriven'), MaxConcurrency: 1 }, healing('redriven.json'));
    const first = await run(aws, machine, [{ heals: true }, { id: 1 }, { id: 2 }, { id: 3 }]);
    const { executionArn } = first;
    expect(first.status).toBe('FAILED');
    expect(first).toMatchObject({ redriveCount: 0, redriveStatus: 'REDRIVABLE' });
    const mapRunArn =
      (await eventsOf(aws, executionArn)).flatMap(
        ({ mapRunStartedEventDetails: details }) => details?.mapRunArn ?? [],
      )[0] ?? '';
    expect(await itemCounts(aws, mapRunArn)).toMatchObject({ failed: 1, succeeded: 1, pending: 2 });

    await put(aws, 'redriven.json', '["healed"]');
    const { redriveDate } = await redrive(executionArn);
    const second = await end(aws, executionArn);
    expect(second).toMatchObject({
      status: 'SUCCEEDED',
      redriveCount: 1,
      redriveDate,
      startDate: first.startDate,
      redriveStatus: 'NOT_REDRIVABLE',
    });
    const directory = `redriven/${mapRunArn.split(':').at(-1)}`;
    expect(second.result).toEqual({
      MapRunArn: mapRunArn,
      ResultWriterDetails: { Bucket: 'local-outputs', Key: `${directory}/Redrive-1/manifest.json` },
    });
    expect(await outline(aws, executionArn)).toEqual([
      [1, 0, 'ExecutionStarted'],
      [2, 0, 'MapStateEntered'],
      [3, 2, 'MapStateStarted'],
      [4, 3, 'MapRunStarted'],
      [5, 4, 'MapRunFailed'],
      [6, 5, 'MapStateFailed'],
      [7, 6, 'ExecutionFailed'],
      [8, 7, 'ExecutionRedriven'],
      [9, 3, 'MapRunRedriven'],
      [10, 9, 'MapRunSucceeded'],
      [11, 10, 'MapStateSucceeded'],
      [12, 9, 'MapStateExited'],
      [13, 12, 'ExecutionSucceeded'],
    ]);
    const events = await eventsOf(aws, executionArn);
    expect(events[7]?.executionRedrivenEventDetails).toEqual({ redriveCount: 1 });
    expect(events[8]?.mapRunRedrivenEventDetails).toEqual({ mapRunArn, redriveCount: 1 });
    expect(await describeMapRun(aws, mapRunArn)).toMatchObject({
      status: 'SUCCEEDED',
      redriveCount: 1,
      redriveDate: expect.any(Date),
      itemCounts: { succeeded: 4, failed: 0, pending: 0, total: 4 },
    });
    // The manifest of the redrive also names what succeeded before it.
    const manifest = JSON.parse(await textOf(aws, `${directory}/Redrive-1/manifest.json`));
    expect(manifest.ResultFiles.SUCCEEDED.map(({ Key }: { Key: string }) => Key)).toEqual([
      `${directory}/SUCCEEDED_0.json`,
      `${directory}/Redrive-1/SUCCEEDED_0.json`,
    ]);
    const redriven = JSON.parse(await textOf(aws, `${directory}/Redrive-1/SUCCEEDED_0.json`));
    expect(redriven).toHaveLength(3);
    expect(redriven[0]).toMatchObject({ RedriveCount: 1, RedriveDate: expect.any(String) });
    expect(redriven[1]).toMatchObject({ RedriveCount: 0 });
  });

  test('goes on with a child execution in the state that it ended in', async () => {
    const machine = mapMachine({}, healing('goes-on.json'));
    const { executionArn } = await run(aws, machine, [{ heals: true }]);
    const mapRunArn = await mapRunOf(aws, executionArn);
    await put(aws, 'goes-on.json', '[5]');
    await redrive(executionArn);
    const { status, result } = await end(aws, executionArn);
    expect([status, result]).toEqual(['SUCCEEDED', [[5]]]);
    const [child] = await childrenOf(aws, mapRunArn);
    expect(child).toMatchObject({ status: 'SUCCEEDED', redriveCount: 1, redriveDate: expect.any(Date) });
    const types = (await eventsOf(aws, child?.executionArn ?? '')).map(({ type }) => type);
    expect(types.filter((type) => type === 'ChoiceStateEntered')).toHaveLength(1);
    expect(types.slice(types.indexOf('ExecutionFailed'))).toEqual([
      'ExecutionFailed',
      'ExecutionRedriven',
      'MapRunRedriven',
      'MapRunSucceeded',
      'MapStateSucceeded',
      'MapStateExited',
      'ExecutionSucceeded',
    ]);
  });

  test('enters a Fail state again, which fails again', async () => {
    const { executionArn } = await run(aws, mapMachine({}, FAILS_OR_WAITS), itemsOf('fail'));
    await redrive(executionArn);
    const again = await end(aws, executionArn);
    expect(again).toMatchObject({ status: 'FAILED', redriveCount: 1, redriveStatus: 'REDRIVABLE' });
    const mapRunArn = await mapRunOf(aws, executionArn);
    const [child] = await childrenOf(aws, mapRunArn);
    expect(child).toMatchObject({ status: 'FAILED', redriveCount: 1 });
  });

  test('runs again what was aborted when the parent was stopped', async () => {
    const executionArn = await start(
      aws,
      mapMachine({ MaxConcurrency: 1 }, FAILS_OR_WAITS),
      itemsOf('ok', 100, 'ok'),
    );
    const mapRunArn = await mapRunOf(aws, executionArn);
    await until(async () =>
      (await describeMapRun(aws, mapRunArn)).itemCounts?.running === 1 ? true : undefined,
    );
    await aws.clients.sfn.send(new StopExecutionCommand({ executionArn }));
    await until(async () => ((await describeMapRun(aws, mapRunArn)).status === 'ABORTED' ? true : undefined));
    await redrive(executionArn);
    expect(await end(aws, executionArn)).toMatchObject({ status: 'SUCCEEDED' });
    expect(await itemCounts(aws, mapRunArn)).toEqual({ succeeded: 3, total: 3, resultsWritten: 3 });
  });

  test('shows what waits to be redriven', async () => {
    const machine = mapMachine({ MaxConcurrency: 1, ToleratedFailureCount: 0 }, FAILS_OR_WAITS);
    const executionArn = await start(aws, machine, itemsOf(100_000, 100_000));
    const mapRunArn = await mapRunOf(aws, executionArn);
    const running = async () =>
      (await describeMapRun(aws, mapRunArn)).itemCounts?.running === 1 ? true : undefined;
    await until(running);
    await aws.clients.sfn.send(new StopExecutionCommand({ executionArn }));
    await until(async () => ((await describeMapRun(aws, mapRunArn)).status === 'ABORTED' ? true : undefined));
    await redrive(executionArn);
    await until(async () => ((await describeMapRun(aws, mapRunArn)).status === 'RUNNING' ? true : undefined));
    const { itemCounts: counts } = await describeMapRun(aws, mapRunArn);
    expect((counts?.pendingRedrive ?? 0) + (counts?.running ?? 0)).toBe(1);
    expect(counts).toMatchObject({ aborted: 0, pending: 1 });
  });

  test('reads the items where they could not be read before', async () => {
    const reader = {
      Resource: 'arn:aws:states:::s3:getObject',
      Parameters: { Bucket: 'local-outputs', Key: 'later.jsonl' },
      ReaderConfig: { InputType: 'JSONL' },
    };
    const { executionArn, error } = await run(aws, mapMachine({ ItemReader: reader }));
    expect(error).toBe('States.ItemReaderFailed');
    await put(aws, 'later.jsonl', '1\n2');
    await redrive(executionArn);
    expect((await end(aws, executionArn)).result).toEqual([1, 2]);
  });

  test('starts Express child executions anew', async () => {
    const states = { M: mapState({}, FAILS_OR_WAITS, 'EXPRESS') };
    const { executionArn } = await run(aws, { StartAt: 'M', States: states }, itemsOf('fail'));
    const mapRunArn = await mapRunOf(aws, executionArn);
    await redrive(executionArn);
    await end(aws, executionArn);
    const children = await childrenOf(aws, mapRunArn);
    expect(children.map(({ redriveCount }) => redriveCount)).toEqual([0, 0]);
    expect(await itemCounts(aws, mapRunArn)).toMatchObject({ failed: 1, total: 1 });
  });
});
