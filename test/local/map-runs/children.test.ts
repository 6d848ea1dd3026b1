import {
  DescribeExecutionCommand,
  DescribeStateMachineCommand,
  DescribeStateMachineForExecutionCommand,
  GetExecutionHistoryCommand,
  RedriveExecutionCommand,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../../local/json.ts';
import { localAws } from '../server/fixture.ts';
import { FAILS_OR_WAITS, itemsOf, mapMachine, mapState, PASS } from './machines.ts';
import { childrenOf, mapRunOf, outline, outputOf, run } from './running.ts';

const aws = localAws({ waitScale: 0.01 });

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[34][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}';

/** The child executions of a machine's only Map Run. */
async function childrenFor(definition: JsonObject, input: unknown) {
  const { executionArn, name: _, ...ended } = await run(aws, definition, JSON.parse(JSON.stringify(input)));
  const mapRunArn = await mapRunOf(aws, executionArn);
  const machineArn = ended.stateMachineArn ?? '';
  const machine = machineArn.split(':').at(-1) ?? '';
  return { children: await childrenOf(aws, mapRunArn), mapRunArn, machine, machineArn };
}

function describeChild(executionArn = '') {
  return aws.clients.sfn.send(new DescribeExecutionCommand({ executionArn }));
}

// The ARNs and shapes are those of stackd's recordings of the real service, distributed_map.json.
describe('a child execution', () => {
  test('has the ARNs of machine, Label and Map Run', async () => {
    const { children, mapRunArn, machine } = await childrenFor(mapMachine({ Label: 'My-Label_1' }), [1]);
    const account = 'arn:aws:states:eu-west-1:123456789012';
    expect(mapRunArn).toMatch(new RegExp(`^${account}:mapRun:${machine}/My-Label_1:${UUID}$`));
    expect(children[0]?.stateMachineArn).toBe(`${account}:stateMachine:${machine}/My-Label_1`);
    expect(children[0]?.executionArn).toBe(`${account}:execution:${machine}/My-Label_1:${children[0]?.name}`);
    expect(children[0]?.name).toMatch(new RegExp(`^${UUID}$`));
  });

  test('has a UUID without a Label, which is the same in every execution of the machine', async () => {
    const { mapRunArn, machine, machineArn } = await childrenFor(mapMachine(), [1]);
    expect(mapRunArn).toMatch(new RegExp(`:mapRun:${machine}/${UUID}:${UUID}$`));
    const { sfn } = aws.clients;
    const { executionArn = '' } = await sfn.send(
      new StartExecutionCommand({ stateMachineArn: machineArn, input: '[1]' }),
    );
    const again = await mapRunOf(aws, executionArn);
    expect(again).not.toBe(mapRunArn);
    expect(again.split(':').slice(0, 7)).toEqual(mapRunArn.split(':').slice(0, 7));
  });

  test('is described with its Map Run, its input and its output', async () => {
    const { children, mapRunArn } = await childrenFor(mapMachine(), ['a']);
    const { $metadata: _, ...described } = await describeChild(children[0]?.executionArn);
    expect(described).toEqual({
      executionArn: children[0]?.executionArn,
      stateMachineArn: children[0]?.stateMachineArn,
      name: children[0]?.name,
      mapRunArn,
      status: 'SUCCEEDED',
      startDate: expect.any(Date),
      stopDate: expect.any(Date),
      input: '"a"',
      inputDetails: { included: true },
      output: '"a"',
      outputDetails: { included: true },
      redriveCount: 0,
      redriveStatus: 'NOT_REDRIVABLE',
      redriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven',
    });
  });

  test('that failed can be redriven by its Map Run only', async () => {
    const { children } = await childrenFor(mapMachine({}, FAILS_OR_WAITS), itemsOf('fail'));
    const [child] = children;
    expect(await describeChild(child?.executionArn)).toMatchObject({
      status: 'FAILED',
      error: 'Broken',
      cause: 'as it was told',
      redriveStatus: 'REDRIVABLE_BY_MAP_RUN',
    });
    const redriven = aws.clients.sfn.send(new RedriveExecutionCommand({ executionArn: child?.executionArn }));
    await expect(redriven).rejects.toMatchObject({
      name: 'ValidationException',
      message: 'Labeled Execution ARNs are not supported for this API',
    });
  });

  test('has a history of its own', async () => {
    const { children } = await childrenFor(mapMachine(), [1]);
    expect(await outline(aws, children[0]?.executionArn ?? '')).toEqual([
      [1, 0, 'ExecutionStarted'],
      [2, 0, 'PassStateEntered'],
      [3, 2, 'PassStateExited'],
      [4, 3, 'ExecutionSucceeded'],
    ]);
  });

  test('runs a machine of its own, which cannot be asked for or run by itself', async () => {
    const { children, mapRunArn, machine } = await childrenFor(mapMachine({ Label: 'L' }), [1]);
    const { sfn } = aws.clients;
    const described = await sfn.send(
      new DescribeStateMachineForExecutionCommand({ executionArn: children[0]?.executionArn }),
    );
    expect(described).toMatchObject({
      stateMachineArn: children[0]?.stateMachineArn,
      name: machine,
      roleArn: 'arn:aws:iam::123456789012:role/machine',
      mapRunArn,
      label: 'L',
    });
    expect(JSON.parse(described.definition ?? '')).toEqual(PASS);
    const stateMachineArn = children[0]?.stateMachineArn;
    const refused = { name: 'ValidationException' };
    await expect(sfn.send(new DescribeStateMachineCommand({ stateMachineArn }))).rejects.toMatchObject(
      refused,
    );
    await expect(sfn.send(new StartExecutionCommand({ stateMachineArn }))).rejects.toMatchObject(refused);
  });

  test('knows itself, and not its parent, in the context object', async () => {
    const processor = {
      StartAt: 'I',
      States: { I: { Type: 'Pass', Parameters: { 'context.$': '$$' }, End: true } },
    };
    const { children, machine, machineArn } = await childrenFor(mapMachine({ Label: 'L' }, processor), ['a']);
    const { output = '' } = await describeChild(children[0]?.executionArn);
    expect(JSON.parse(output).context).toEqual({
      Execution: {
        Id: children[0]?.executionArn,
        Input: 'a',
        Name: children[0]?.name,
        RoleArn: 'arn:aws:iam::123456789012:role/machine',
        StartTime: expect.any(String),
        RedriveCount: 0,
      },
      StateMachine: { Id: `${machineArn}/L`, Name: machine },
      State: { Name: 'I', EnteredTime: expect.any(String) },
    });
  });
});

describe('MaxConcurrency', () => {
  /** The most child executions that ran at one time. */
  function mostAtOnce(
    spans: readonly { startDate?: Date | undefined; stopDate?: Date | undefined }[],
  ): number {
    const started = spans.map(({ startDate }) => startDate?.getTime() ?? 0);
    return Math.max(
      ...started.map(
        (at) =>
          spans.filter(
            ({ startDate, stopDate }) => (startDate?.getTime() ?? 0) <= at && at < (stopDate?.getTime() ?? 0),
          ).length,
      ),
    );
  }

  test.each<[JsonObject, number]>([
    [{ MaxConcurrency: 1 }, 1],
    [{ MaxConcurrency: 2 }, 2],
    [{ MaxConcurrencyPath: '$.n' }, 3],
    [{ MaxConcurrency: 0 }, 5],
    [{}, 5],
  ])('%j runs as many as %j at once', async (concurrency, most) => {
    const machine = mapMachine({ ItemsPath: '$.items', ...concurrency }, FAILS_OR_WAITS);
    const { children } = await childrenFor(machine, { n: 3, items: itemsOf(10, 10, 10, 10, 10) });
    expect(children).toHaveLength(5);
    expect(mostAtOnce(children)).toBeLessThanOrEqual(most);
    if (most > 1) {
      expect(mostAtOnce(children)).toBeGreaterThan(1);
    }
  });

  test('comes from an expression in JSONata', async () => {
    const processor = {
      StartAt: 'I',
      States: { I: { Type: 'Wait', Seconds: 5, End: true } },
    };
    const machine = mapMachine(
      { Items: [1, 2, 3], MaxConcurrency: '{% $states.input.n %}' },
      processor,
      'JSONata',
    );
    const { children } = await childrenFor(machine, { n: 1 });
    expect(mostAtOnce(children)).toBe(1);
  });
});

describe('an Express child execution', () => {
  const machine = { StartAt: 'M', States: { M: mapState({ Label: 'X' }, PASS, 'EXPRESS') } };

  test('runs as a Standard one does, under an ARN of its own', async () => {
    expect(await outputOf(aws, machine, [1, 2])).toEqual([1, 2]);
    const { children, machine: name } = await childrenFor(machine, [1]);
    const [child] = children;
    expect(child?.executionArn).toMatch(new RegExp(`:express:${name}/X:${child?.name}:${UUID}$`));
    expect(await describeChild(child?.executionArn)).toMatchObject({ status: 'SUCCEEDED', output: '1' });
  });

  test('has no history', async () => {
    const { children } = await childrenFor(machine, [1]);
    const { executionArn } = children[0] ?? {};
    await expect(
      aws.clients.sfn.send(new GetExecutionHistoryCommand({ executionArn })),
    ).rejects.toMatchObject({ name: 'InvalidArn' });
  });

  test.each(['', ':id:more'])('is not there under another ARN: …%s', async (end) => {
    const executionArn = `arn:aws:states:eu-west-1:123456789012:express:m/X:name${end}`;
    await expect(describeChild(executionArn)).rejects.toMatchObject({ name: 'InvalidArn' });
  });
});
