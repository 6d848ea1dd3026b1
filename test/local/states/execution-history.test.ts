import { describe, expect, test } from '@jest/globals';
import type { Json, JsonObject } from '../../../local/json.ts';
import { bench, definitionOf, ended, FakeClock, FakeEcs, run, settle } from './fakes.ts';
import { PASS, startOn, WAIT, waiting, withMachine } from './machine-m.ts';

describe('GetExecutionHistory', () => {
  const ids = (answer: JsonObject): readonly Json[] =>
    (Array.isArray(answer['events']) ? answer['events'] : []).map(({ id }) => id);

  test.each([
    [false, [1, 2], [3, 4]],
    [true, [4, 3], [2, 1]],
  ])('goes page by page (reverse: %s)', async (reverseOrder, first, second) => {
    const on = bench();
    const { executionArn } = await run(on, PASS);
    const page = { executionArn, maxResults: 2, reverseOrder };
    const one = await on.call('GetExecutionHistory', page);
    const two = await on.call('GetExecutionHistory', { ...page, nextToken: one['nextToken'] });
    expect([ids(one), ids(two)]).toEqual([first, second]);
    expect(two['nextToken']).toBeUndefined();
    const other = on.call('GetExecutionHistory', {
      ...page,
      reverseOrder: !reverseOrder,
      nextToken: one['nextToken'],
    });
    await expect(other).rejects.toMatchObject({ name: 'InvalidToken' });
  });

  test('gives 100 events when nothing is said', async () => {
    const on = bench();
    const states = Object.fromEntries(
      Array.from({ length: 60 }, (_, n) => [
        `S${n}`,
        { Type: 'Pass', ...(n < 59 ? { Next: `S${n + 1}` } : { End: true }) },
      ]),
    );
    const { executionArn } = await run(on, definitionOf(states));
    expect(ids(await on.call('GetExecutionHistory', { executionArn }))).toHaveLength(100);
  });

  test('keeps its place in a reversed list while events are added', async () => {
    const on = await waiting();
    const { executionArn } = await startOn(on);
    const page = { executionArn, maxResults: 1, reverseOrder: true };
    const one = await on.call('GetExecutionHistory', page);
    await on.call('StopExecution', { executionArn });
    expect(ids(await on.call('GetExecutionHistory', { ...page, nextToken: one['nextToken'] }))).toEqual([1]);
  });

  test('leaves out the data of the execution when told to', async () => {
    const on = bench({ ecs: new FakeEcs([{ Containers: [{ ExitCode: 1 }] }]) });
    const task = {
      Type: 'Task',
      Resource: 'arn:aws:states:::ecs:runTask.sync',
      Parameters: { TaskDefinition: 'td' },
      End: true,
    };
    const { executionArn } = await run(on, definitionOf({ R: task }));
    const { events } = await on.call('GetExecutionHistory', { executionArn, includeExecutionData: false });
    const text = JSON.stringify(events);
    expect(text).not.toMatch(/"(input|output|cause|parameters|inputDetails|outputDetails)"/);
    expect(text).toContain('"error":"States.TaskFailed"');
    expect(text).toContain('"name":"R"');
  });
});

test('hundreds of executions run at once, each to its own end', async () => {
  const on = await withMachine(WAIT, bench({ clock: new FakeClock(false) }));
  const arns = await Promise.all(
    Array.from({ length: 300 }, async (_, n) =>
      String((await startOn(on, { input: `${n}` }))['executionArn']),
    ),
  );
  await settle();
  on.clock.advance(60_000);
  const outputs = await Promise.all(arns.map(async (arn) => (await ended(on, arn))['output']));
  expect(outputs).toEqual(arns.map((_, n) => `${n}`));
});

test('closing the service ends everything that runs', async () => {
  const on = await waiting();
  const { executionArn } = await startOn(on);
  await on.service.close();
  expect(await on.call('DescribeExecution', { executionArn })).toMatchObject({ status: 'ABORTED' });
  expect(on.clock.sleeping).toBe(0);
});
