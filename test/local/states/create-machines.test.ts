import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../../local/json.ts';
import { type Bench, bench, definitionOf, MACHINE, ROLE, SCOPE } from './fakes.ts';

const PASS = definitionOf({ S: { Type: 'Pass', End: true } });
const OTHER = definitionOf({ S: { Type: 'Pass', Result: 1, End: true } });
const CREATE = { name: 'm', definition: PASS, roleArn: ROLE };
const OTHER_ROLE = 'arn:aws:iam::123456789012:role/other';

async function created(more: JsonObject = {}): Promise<Bench> {
  const on = bench();
  await on.call('CreateStateMachine', { ...CREATE, ...more });
  return on;
}

describe('CreateStateMachine', () => {
  test('answers ARN and date, and the version if it publishes', async () => {
    const on = bench();
    expect(await on.call('CreateStateMachine', CREATE)).toEqual({
      stateMachineArn: MACHINE,
      creationDate: on.clock.now() / 1000,
    });
    expect(await on.call('CreateStateMachine', { ...CREATE, name: 'n', publish: true })).toMatchObject({
      stateMachineVersionArn: `${MACHINE.slice(0, -1)}n:1`,
    });
  });

  test.each([
    ['cn-north-1', 'arn:aws-cn:states:cn-north-1:123456789012:stateMachine:m'],
    ['us-gov-west-1', 'arn:aws-us-gov:states:us-gov-west-1:123456789012:stateMachine:m'],
  ])('puts a machine of %s into its partition', async (region, stateMachineArn) => {
    const answer = await bench().service.call('CreateStateMachine', CREATE, { ...SCOPE, region });
    expect(answer).toMatchObject({ stateMachineArn });
  });

  test.each<[string, JsonObject]>([
    ['the same request', {}],
    ['another role, which it ignores', { roleArn: OTHER_ROLE }],
  ])('is idempotent for %s', async (_, more) => {
    const on = await created();
    expect(await on.call('CreateStateMachine', { ...CREATE, ...more })).toMatchObject({
      stateMachineArn: MACHINE,
    });
    expect(await on.call('DescribeStateMachine', { stateMachineArn: MACHINE })).toMatchObject({
      roleArn: ROLE,
    });
  });

  test('answers the version again when it published one', async () => {
    const on = await created({ publish: true, versionDescription: 'first' });
    const again = { ...CREATE, publish: true, versionDescription: 'first' };
    expect(await on.call('CreateStateMachine', again)).toMatchObject({
      stateMachineVersionArn: `${MACHINE}:1`,
    });
  });

  test.each<[string, JsonObject, string]>([
    ['another definition under the same name', { definition: OTHER }, 'StateMachineAlreadyExists'],
    ['the same with other white space', { definition: `${PASS} ` }, 'StateMachineAlreadyExists'],
    ['publishing where it did not', { publish: true }, 'StateMachineAlreadyExists'],
    ['a name with a space', { name: 'a b' }, 'InvalidName'],
    ['an empty name', { name: '' }, 'InvalidName'],
    ['a name of 81 characters', { name: 'x'.repeat(81) }, 'InvalidName'],
    ['a role that is none', { roleArn: 'arn:aws:iam::123456789012:user/me' }, 'InvalidArn'],
    ['no role', { roleArn: null }, 'ValidationException'],
    ['a definition that is no JSON', { name: 'n', definition: '{' }, 'InvalidDefinition'],
    ['a definition without States', { name: 'n', definition: '{"StartAt":"A"}' }, 'InvalidDefinition'],
    ['an Express machine', { name: 'n', type: 'EXPRESS' }, 'StateMachineTypeNotSupported'],
    ['a description without publishing', { name: 'n', versionDescription: 'v' }, 'ValidationException'],
    ['logging', { name: 'n', loggingConfiguration: { level: 'ALL' } }, 'InvalidLoggingConfiguration'],
    ['tracing', { name: 'n', tracingConfiguration: { enabled: true } }, 'InvalidTracingConfiguration'],
    [
      'a key of its own',
      { name: 'n', encryptionConfiguration: { type: 'CUSTOMER_MANAGED_KMS_KEY' } },
      'InvalidEncryptionConfiguration',
    ],
    [
      'too many tags',
      { name: 'n', tags: Array.from({ length: 51 }, (_, n) => ({ key: `${n}`, value: '' })) },
      'TooManyTags',
    ],
  ])('refuses %s', async (_, more, name) => {
    const on = await created();
    await expect(on.call('CreateStateMachine', { ...CREATE, ...more })).rejects.toMatchObject({ name });
    expect((await on.call('ListStateMachines', {}))['stateMachines']).toHaveLength(1);
  });
});
