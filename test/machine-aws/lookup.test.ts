import { describe, expect, test } from '@jest/globals';
import { parseMachineReference } from '../../src/aws/arn.ts';
import { AwsError } from '../../src/aws/errors.ts';
import type { RetryOptions } from '../../src/aws/retry.ts';
import { InputError } from '../../src/errors.ts';
import { containerToRun } from '../../src/machine/container.ts';
import { lookupMachine } from '../../src/machine/lookup.ts';
import { leapingClock } from '../leaping-clock.ts';
import { ok, RESET, refused, type Script, scriptedAws, THROTTLED } from '../scripted-aws.ts';

const ARN = 'arn:aws:states:eu-west-1:111122223333:stateMachine:uploads';

const retry = (): RetryOptions => ({
  clock: leapingClock(),
  signal: new AbortController().signal,
  forMs: 120_000,
});

async function lookup(text: string, script: Script) {
  const reference = parseMachineReference(text);
  if (reference === undefined) {
    throw new Error(`${text} is no reference.`);
  }
  const aws = scriptedAws(script);
  const outcome = await lookupMachine(aws.sfn, reference, retry()).catch((error: unknown) => error);
  return { outcome, calls: aws.calls, operations: aws.operations() };
}

const listed = (names: readonly string[], nextToken?: string, type = 'STANDARD') =>
  ok({
    stateMachines: names.map((name) => ({
      name,
      stateMachineArn: ARN.replace(/uploads$/, name),
      type,
      creationDate: 1_700_000_000,
    })),
    ...(nextToken !== undefined && { nextToken }),
  });
const described = (type = 'STANDARD') =>
  ok({ stateMachineArn: ARN, name: 'uploads', type, definition: '{}', roleArn: 'r', creationDate: 1 });

describe('a name', () => {
  test('is looked for page by page, and no further than it is found', async () => {
    const { outcome, calls } = await lookup('uploads', {
      ListStateMachines: [listed(['a', 'uploads-2'], 'p2'), listed(['b', 'uploads'], 'p3'), listed(['c'])],
    });
    expect(outcome).toEqual({ name: 'uploads', arn: ARN, startArn: ARN });
    expect(calls.map(({ input }) => input)).toEqual([
      { maxResults: 1000 },
      { maxResults: 1000, nextToken: 'p2' },
    ]);
  });

  test('that is on no page is an error that names the region', async () => {
    const { outcome, operations } = await lookup('uploads', {
      ListStateMachines: [listed(['a'], 'p2'), listed(['uploads-2'])],
    });
    expect(outcome).toBeInstanceOf(InputError);
    expect(String(outcome)).toMatch(
      /Input state-machine: there is no state machine named "uploads" in eu-west-1; .*deploy: true\.$/,
    );
    expect(operations).toHaveLength(2);
  });

  test('is waited for through throttling, and the page is asked for again', async () => {
    const { outcome, calls } = await lookup('uploads', {
      ListStateMachines: [listed(['a'], 'p2'), THROTTLED, RESET, listed(['uploads'])],
    });
    expect(outcome).toMatchObject({ arn: ARN });
    expect(calls.map(({ input }) => input['nextToken'])).toEqual([undefined, 'p2', 'p2', 'p2']);
  });

  test('of an EXPRESS machine is refused', async () => {
    const { outcome } = await lookup('uploads', {
      ListStateMachines: [listed(['uploads'], undefined, 'EXPRESS')],
    });
    expect(outcome).toBeInstanceOf(InputError);
    expect(String(outcome)).toContain(`${ARN} is an EXPRESS state machine, which cannot be followed`);
  });

  test('that may not be looked for says what to allow', async () => {
    const { outcome } = await lookup('uploads', { ListStateMachines: [refused('AccessDeniedException')] });
    expect(outcome).toBeInstanceOf(AwsError);
    expect(String(outcome)).toContain('Grant the role of this step states:ListStateMachines on *');
  });
});

describe('an ARN', () => {
  test.each([
    ['of the machine', ARN, 'DescribeStateMachine', {}],
    ['of a version', `${ARN}:7`, 'DescribeStateMachine', { versionArn: `${ARN}:7` }],
    ['of an alias, which does not tell the version yet', `${ARN}:live`, 'DescribeStateMachineAlias', {}],
  ])('%s is what is started', async (_what, arn, operation, more) => {
    const { outcome, operations } = await lookup(arn, {
      DescribeStateMachine: [described()],
      DescribeStateMachineAlias: [ok({ stateMachineAliasArn: arn, name: 'live' })],
    });
    expect(outcome).toEqual({ name: 'uploads', arn: ARN, startArn: arn, ...more });
    expect(operations).toEqual([operation]);
  });

  test.each([ARN, `${ARN}:7`])('of an EXPRESS machine is refused: %s', async (arn) => {
    const { outcome } = await lookup(arn, { DescribeStateMachine: [described('EXPRESS')] });
    expect(outcome).toBeInstanceOf(InputError);
    expect(String(outcome)).toContain(`${arn} is an EXPRESS state machine`);
  });

  test.each([
    [ARN, 'StateMachineDoesNotExist'],
    [`${ARN}:7`, 'StateMachineDoesNotExist'],
    [`${ARN}:live`, 'ResourceNotFound'],
    [`${ARN}:live`, 'ResourceNotFoundException'],
  ])('%s that is not there (%s) is an error of the input', async (arn, type) => {
    const { outcome } = await lookup(arn, {
      DescribeStateMachine: [refused(type)],
      DescribeStateMachineAlias: [refused(type)],
    });
    expect(outcome).toBeInstanceOf(InputError);
    expect(String(outcome)).toContain(`there is no ${arn}; check the name, the account and the region.`);
  });

  test.each([ARN, `${ARN}:live`])('%s is waited for through throttling', async (arn) => {
    const { outcome } = await lookup(arn, {
      DescribeStateMachine: [THROTTLED, described()],
      DescribeStateMachineAlias: [THROTTLED, ok({ stateMachineAliasArn: arn })],
    });
    expect(outcome).toMatchObject({ startArn: arn });
  });

  test('that may not be described says what to allow', async () => {
    const { outcome } = await lookup(`${ARN}:live`, {
      DescribeStateMachineAlias: [refused('AccessDeniedException')],
    });
    expect(String(outcome)).toContain(
      `Grant the role of this step states:DescribeStateMachineAlias on ${ARN}:live`,
    );
  });
});

describe('the container that gets the command', () => {
  const container = async (script: Script) => {
    const aws = scriptedAws(script);
    return containerToRun(aws.ecs, 'upload:3', retry()).catch((error: unknown) => error);
  };
  const definition = (containerDefinitions: readonly object[]) =>
    ok({ taskDefinition: { containerDefinitions } });

  test.each([
    ['its only one', [{ name: 'app' }], 'app'],
    ['its only one, essential or not', [{ name: 'app', essential: false }], 'app'],
    [
      'the first essential one',
      [
        { name: 'proxy', essential: false },
        { name: 'app', essential: true },
      ],
      'app',
    ],
    [
      'the first that does not say',
      [{ name: 'proxy', essential: false }, { name: 'app' }, { name: 'b' }],
      'app',
    ],
  ])('is %s', async (_what, containers, name) => {
    expect(await container({ DescribeTaskDefinition: [THROTTLED, definition(containers)] })).toBe(name);
  });

  test('of a definition without any has to be named', async () => {
    const outcome = await container({ DescribeTaskDefinition: [definition([])] });
    expect(String(outcome)).toContain('Input container: the task definition upload:3 names no container');
  });

  test('of a definition that is not there is an error of the input', async () => {
    const outcome = await container({ DescribeTaskDefinition: [refused('ClientException')] });
    expect(outcome).toBeInstanceOf(InputError);
    expect(String(outcome)).toContain('there is no task definition upload:3');
  });

  test('of a definition that may not be read says what to allow', async () => {
    const outcome = await container({ DescribeTaskDefinition: [refused('AccessDeniedException')] });
    expect(outcome).toBeInstanceOf(AwsError);
    expect(String(outcome)).toContain('Grant the role of this step ecs:DescribeTaskDefinition on upload:3');
  });
});
