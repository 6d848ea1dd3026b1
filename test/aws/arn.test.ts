import { describe, expect, test } from '@jest/globals';
import {
  clusterOfTask,
  executionArn,
  familyOf,
  functionName,
  isExpressExecution,
  parseArn,
  parseExecutionReference,
  parseMachineReference,
  partitionOf,
  resourceId,
} from '../../src/aws/arn.ts';

const ARN = 'arn:aws:states:eu-west-1:111122223333:stateMachine:uploads';

const EXECUTION = 'arn:aws-cn:states:cn-north-1:111122223333:execution:uploads:run-1';
const TASK = 'arn:aws:ecs:eu-west-1:111122223333:task/my-cluster/0a1b';

describe('an ARN', () => {
  test('is read in its parts, the last of which may hold colons', () => {
    expect(parseArn(EXECUTION)).toEqual({
      partition: 'aws-cn',
      service: 'states',
      region: 'cn-north-1',
      accountId: '111122223333',
      resource: 'execution:uploads:run-1',
    });
    expect(parseArn('arn:aws:iam::111122223333:role/a/b')).toMatchObject({
      region: '',
      resource: 'role/a/b',
    });
  });

  test.each(['', 'text', 'arn:aws:ecs:eu-west-1', 'urn:aws:ecs:eu-west-1:1:task/a', 'a/b:c'])(
    'is none: %j',
    (text) => {
      expect(parseArn(text)).toBeUndefined();
    },
  );

  test.each([
    ['of an execution ends in its name', EXECUTION, 'run-1'],
    ['of a version ends in its number', `${ARN}:12`, '12'],
    ['of a task ends in its id', TASK, '0a1b'],
    ['of a task in the short form ends in its id', 'arn:aws:ecs:eu-west-1:111122223333:task/0a1b', '0a1b'],
    ['that is none is taken as it is', 'run-1', 'run-1'],
  ])('%s', (_what, arn, id) => {
    expect(resourceId(arn)).toBe(id);
  });

  test.each([
    [TASK, 'my-cluster'],
    ['arn:aws:ecs:eu-west-1:111122223333:task/0a1b', undefined],
    ['arn:aws:ecs:eu-west-1:111122223333:cluster/my-cluster', undefined],
    ['0a1b', undefined],
  ])('of a task names its cluster, unless it is the short form: %s', (arn, cluster) => {
    expect(clusterOfTask(arn)).toBe(cluster);
  });

  test.each([
    ['arn:aws:ecs:eu-west-1:111122223333:task-definition/uploads:7', 'uploads'],
    ['arn:aws:ecs:eu-west-1:111122223333:task-definition/uploads', undefined],
    ['uploads:7', undefined],
    [TASK, undefined],
  ])('of a task definition names its family: %s', (arn, family) => {
    expect(familyOf(arn)).toBe(family);
  });

  test('of an execution tells an Express machine, whatever the names are', () => {
    const express = 'arn:aws:states:eu-west-1:111122223333:express:uploads:run-1:0a1b';
    expect(isExpressExecution(express)).toBe(true);
    expect(isExpressExecution(EXECUTION)).toBe(false);
    expect(isExpressExecution('arn:aws:states:eu-west-1:111122223333:execution:express:express')).toBe(false);
  });

  test('of an execution leads to its machine', () => {
    expect(parseExecutionReference(EXECUTION)).toEqual({
      arn: EXECUTION,
      region: 'cn-north-1',
      machine: { name: 'uploads', arn: 'arn:aws-cn:states:cn-north-1:111122223333:stateMachine:uploads' },
    });
    for (const text of [ARN, `${EXECUTION}:1`, `${EXECUTION}\n`, TASK, '']) {
      expect(parseExecutionReference(text)).toBeUndefined();
    }
  });
});

describe('a reference to a state machine', () => {
  test.each(['uploads', 'Customer_Data-Upload.v2', 'a', 'é-über', 'x'.repeat(80), "it's(ok)+=@!"])(
    'may be a name: %s',
    (name) => {
      expect(parseMachineReference(name)).toEqual({ kind: 'name', name });
    },
  );

  test('may be an ARN, which tells all its parts', () => {
    expect(parseMachineReference(ARN)).toEqual({
      kind: 'arn',
      arn: ARN,
      machineArn: ARN,
      partition: 'aws',
      region: 'eu-west-1',
      accountId: '111122223333',
      name: 'uploads',
    });
  });

  test.each([
    [`${ARN}:12`, 'version', '12'],
    [`${ARN}:PROD`, 'alias', 'PROD'],
    [`${ARN}:blue-green_1.0`, 'alias', 'blue-green_1.0'],
    [`${ARN}:1a`, 'alias', '1a'],
  ])('may be qualified: %s', (arn, kind, value) => {
    expect(parseMachineReference(arn)).toMatchObject({ arn, machineArn: ARN, qualifier: { kind, value } });
  });

  test.each([
    ['aws-cn', 'cn-north-1'],
    ['aws-us-gov', 'us-gov-west-1'],
    ['aws-iso-b', 'us-isob-east-1'],
  ])('may be in another partition: %s', (partition, region) => {
    const arn = `arn:${partition}:states:${region}:111122223333:stateMachine:uploads`;
    expect(parseMachineReference(arn)).toMatchObject({ partition, region });
  });

  test.each([
    ['nothing', ''],
    ['a space', 'my machine'],
    ['a line break', 'uploads\n'],
    ['81 characters', 'x'.repeat(81)],
    ['a colon', 'uploads:3'],
    ['a slash', 'a/b'],
    ['a wildcard', 'upload*'],
    ['brackets', 'a[0]'],
    ['a control character', 'a\u0007'],
    ['an ARN of an execution', 'arn:aws:states:eu-west-1:111122223333:execution:uploads:run'],
    ['an ARN of an Express execution', 'arn:aws:states:eu-west-1:111122223333:express:uploads:run:1'],
    ['an ARN of another service', 'arn:aws:lambda:eu-west-1:111122223333:function:uploads'],
    ['an ARN without a region', 'arn:aws:states::111122223333:stateMachine:uploads'],
    ['an ARN with a short account', 'arn:aws:states:eu-west-1:1111:stateMachine:uploads'],
    ['an ARN without a name', 'arn:aws:states:eu-west-1:111122223333:stateMachine:'],
    ['an ARN with too many parts', `${ARN}:1:2`],
    ['an ARN that ends in a colon', `${ARN}:`],
    ['an ARN of no partition', 'arn:gcp:states:eu-west-1:111122223333:stateMachine:uploads'],
    ['an ARN with a line after it', `${ARN}\nx`],
  ])('is none: %s', (_what, text) => {
    expect(parseMachineReference(text)).toBeUndefined();
  });

  test('leads to the ARNs of its executions', () => {
    expect(executionArn(ARN, 'run-1')).toBe('arn:aws:states:eu-west-1:111122223333:execution:uploads:run-1');
  });
});

describe('a Lambda function', () => {
  test.each([
    'resize',
    'resize:live',
    'resize:$LATEST',
    '111122223333:function:resize',
    'arn:aws:lambda:eu-west-1:111122223333:function:resize',
    'arn:aws-cn:lambda:cn-north-1:111122223333:function:resize:7',
  ])('is known by %s', (text) => {
    expect(functionName(text)).toBe('resize');
  });

  test('is not known by nothing', () => {
    expect(functionName('')).toBe('');
  });
});

test.each([
  ['eu-west-1', 'aws'],
  ['us-east-1', 'aws'],
  ['cn-northwest-1', 'aws-cn'],
  ['us-gov-west-1', 'aws-us-gov'],
  ['us-iso-east-1', 'aws-iso'],
  ['us-isob-east-1', 'aws-iso-b'],
  ['eusc-de-east-1', 'aws-eusc'],
  ['', 'aws'],
])('the region %j is in the partition %s', (region, partition) => {
  expect(partitionOf(region)).toBe(partition);
});
