import { describe, expect, test } from '@jest/globals';
import { AwsError } from '../../src/aws/errors.ts';
import type { Script } from '../scripted-aws.ts';
import { ok, RESET, refused, THROTTLED } from '../scripted-aws.ts';
import { ARN, CONFLICT, deploy, existing, MISSING, OTHER, REQUEST, VALID, version } from './deployment.ts';

describe('a deployment', () => {
  test('creates a machine that is not there, and publishes it in the same call', async () => {
    const { outcome, operations, input } = await deploy({
      DescribeStateMachine: [MISSING],
      CreateStateMachine: [version(1)],
    });
    expect(outcome).toEqual({
      name: 'uploads',
      arn: ARN,
      startArn: `${ARN}:1`,
      versionArn: `${ARN}:1`,
      change: 'created',
    });
    expect(operations).toEqual([
      'DescribeStateMachine',
      'ValidateStateMachineDefinition',
      'CreateStateMachine',
    ]);
    expect(input('CreateStateMachine')).toMatchObject({
      name: 'uploads',
      roleArn: REQUEST.roleArn,
      publish: true,
    });
    expect(JSON.parse(String(input('CreateStateMachine')?.['definition']))).toEqual(REQUEST.definition);
  });

  test.each([
    ['its definition', OTHER],
    ['its role', existing({ roleArn: 'arn:aws:iam::111122223333:role/other' })],
    ['a definition that cannot be read', existing({ definition: 'not JSON' })],
  ])('updates a machine that differs by %s', async (_what, found) => {
    const { outcome, operations, input } = await deploy({
      DescribeStateMachine: [found],
      UpdateStateMachine: [version(8)],
    });
    expect(outcome).toMatchObject({ versionArn: `${ARN}:8`, change: 'updated' });
    expect(operations).toEqual([
      'DescribeStateMachine',
      'ValidateStateMachineDefinition',
      'UpdateStateMachine',
    ]);
    expect(input('UpdateStateMachine')).toMatchObject({ stateMachineArn: ARN, publish: true });
  });

  test('touches nothing when only the order of keys and the white space differ', async () => {
    const reordered = `{ "States":\n{"Done": {"Comment": "ä", "Type": "Succeed"}}, "StartAt": "Done" }`;
    const { outcome, operations, input } = await deploy({
      DescribeStateMachine: [existing({ definition: reordered })],
      PublishStateMachineVersion: [version(7)],
    });
    expect(outcome).toMatchObject({ startArn: `${ARN}:7`, change: 'unchanged' });
    expect(operations).toEqual(['DescribeStateMachine', 'PublishStateMachineVersion']);
    // The revision makes sure that what is published is what was looked at.
    expect(input('PublishStateMachineVersion')).toEqual({ stateMachineArn: ARN, revisionId: 'r7' });
  });

  test('waits out throttling and broken connections in every call', async () => {
    const { outcome, troubles, clock } = await deploy({
      DescribeStateMachine: [THROTTLED, OTHER],
      ValidateStateMachineDefinition: [RESET, VALID],
      UpdateStateMachine: [THROTTLED, THROTTLED, version(8)],
    });
    expect(outcome).toMatchObject({ change: 'updated' });
    expect(clock.slept).toEqual([1000, 1000, 1000, 2000]);
    expect(troubles[0]).toBe('states:DescribeStateMachine failed (ThrottlingException), trying again in 1s');
  });

  test('without a version in the answer is an error, since nothing safe could be started', async () => {
    const { outcome } = await deploy({
      DescribeStateMachine: [MISSING],
      CreateStateMachine: [ok({ stateMachineArn: ARN, creationDate: 1 })],
    });
    expect(outcome).toBeInstanceOf(AwsError);
    expect(outcome).toMatchObject({ kind: 'unreadable-answer', action: 'states:CreateStateMachine' });
    expect(String(outcome)).toContain(ARN);
  });
});

describe('another deployment at the same time', () => {
  test.each<[string, Script, string]>([
    [
      'changes the machine before its version is published',
      {
        DescribeStateMachine: [existing(), existing({ revisionId: 'r8' })],
        PublishStateMachineVersion: [CONFLICT, version(8)],
      },
      'unchanged',
    ],
    [
      'publishes another definition before ours',
      {
        DescribeStateMachine: [existing(), OTHER],
        PublishStateMachineVersion: [CONFLICT],
        UpdateStateMachine: [version(9)],
      },
      'updated',
    ],
    [
      'updates it first, to what was wanted',
      {
        DescribeStateMachine: [OTHER, existing()],
        UpdateStateMachine: [CONFLICT],
        PublishStateMachineVersion: [version(8)],
      },
      'unchanged',
    ],
    [
      'creates it first, otherwise',
      {
        DescribeStateMachine: [MISSING, OTHER],
        CreateStateMachine: [refused('StateMachineAlreadyExists')],
        UpdateStateMachine: [version(2)],
      },
      'updated',
    ],
    [
      'deletes it',
      {
        DescribeStateMachine: [OTHER, MISSING],
        UpdateStateMachine: [refused('StateMachineDeleting')],
        CreateStateMachine: [version(1)],
      },
      'created',
    ],
    [
      'has deleted it',
      {
        DescribeStateMachine: [OTHER, MISSING],
        UpdateStateMachine: [MISSING],
        CreateStateMachine: [version(1)],
      },
      'created',
    ],
  ])('is looked at anew when it %s', async (_what, script, change) => {
    const { outcome, troubles, clock } = await deploy(script);
    expect(outcome).toMatchObject({ change });
    expect(troubles).toEqual([
      expect.stringMatching(/^another deployment was in the way \(\w+\), looking again$/),
    ]);
    expect(clock.slept).toEqual([1000]);
  });

  test('that never ends is an error after six looks', async () => {
    const { outcome, operations, clock } = await deploy({
      DescribeStateMachine: [OTHER],
      UpdateStateMachine: [CONFLICT],
    });
    expect(outcome).toMatchObject({ name: 'AwsError', errorName: 'ConflictException' });
    expect(operations.filter((operation) => operation === 'UpdateStateMachine')).toHaveLength(6);
    expect(clock.slept).toEqual([1000, 2000, 3000, 4000, 5000]);
  });
});
