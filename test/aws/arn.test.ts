import { describe, expect, test } from '@jest/globals';
import { executionArn, parseMachineReference } from '../../src/aws/arn.ts';

const ARN = 'arn:aws:states:eu-west-1:111122223333:stateMachine:uploads';

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
