import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../../local/json.ts';
import {
  type Bench,
  bench,
  definitionOf,
  ended,
  FakeClock,
  MACHINE,
  ROLE,
  SCOPE,
  settle,
  start,
} from './fakes.ts';

const PASS = definitionOf({ S: { Type: 'Pass', End: true } });
const OTHER = definitionOf({ S: { Type: 'Pass', Result: 1, End: true } });
const CREATE = { name: 'm', definition: PASS, roleArn: ROLE };
const OTHER_ROLE = 'arn:aws:iam::123456789012:role/other';

async function created(more: JsonObject = {}): Promise<Bench> {
  const on = bench();
  await on.call('CreateStateMachine', { ...CREATE, ...more });
  return on;
}

describe('UpdateStateMachine', () => {
  test('gives a new revision only if something changed', async () => {
    const on = await created();
    const first = await on.call('UpdateStateMachine', { stateMachineArn: MACHINE, definition: OTHER });
    const same = await on.call('UpdateStateMachine', {
      stateMachineArn: MACHINE,
      definition: OTHER,
      roleArn: ROLE,
    });
    const role = await on.call('UpdateStateMachine', { stateMachineArn: MACHINE, roleArn: OTHER_ROLE });
    expect(first).toEqual({ updateDate: on.clock.now() / 1000, revisionId: expect.any(String) });
    expect(same['revisionId']).toBe(first['revisionId']);
    expect(role['revisionId']).not.toBe(first['revisionId']);
    expect(await on.call('DescribeStateMachine', { stateMachineArn: MACHINE })).toMatchObject({
      definition: OTHER,
      roleArn: OTHER_ROLE,
      revisionId: role['revisionId'],
    });
  });

  test('publishes the new revision when told to', async () => {
    const on = await created({ publish: true });
    const update = { stateMachineArn: MACHINE, definition: OTHER, publish: true, versionDescription: 'two' };
    expect(await on.call('UpdateStateMachine', update)).toMatchObject({
      stateMachineVersionArn: `${MACHINE}:2`,
    });
    expect(await on.call('UpdateStateMachine', update)).toMatchObject({
      stateMachineVersionArn: `${MACHINE}:2`,
    });
    const described = await on.call('DescribeStateMachine', { stateMachineArn: `${MACHINE}:2` });
    expect(described).toMatchObject({ description: 'two', definition: OTHER });
  });

  test('lets a running execution keep the definition it started with', async () => {
    const on = bench({ clock: new FakeClock(false) });
    const states = {
      W: { Type: 'Wait', Seconds: 5, Next: 'P' },
      P: { Type: 'Pass', Result: 'old', End: true },
    };
    const arn = await start(on, definitionOf(states));
    await on.call('UpdateStateMachine', { stateMachineArn: MACHINE, definition: PASS });
    on.clock.advance(5000);
    expect(await ended(on, arn)).toMatchObject({ output: '"old"' });
    expect(await on.call('DescribeStateMachineForExecution', { executionArn: arn })).toMatchObject({
      definition: definitionOf(states),
    });
  });

  test.each<[string, JsonObject, string]>([
    ['nothing to update', {}, 'MissingRequiredParameter'],
    ['a bad definition', { definition: '{}' }, 'InvalidDefinition'],
    ['a bad role', { roleArn: 'x' }, 'InvalidArn'],
    ['an unknown machine', { stateMachineArn: `${MACHINE}x`, definition: PASS }, 'StateMachineDoesNotExist'],
    ['a version', { stateMachineArn: `${MACHINE}:1`, definition: PASS }, 'StateMachineDoesNotExist'],
  ])('refuses %s', async (_, more, name) => {
    const on = await created({ publish: true });
    const update = { stateMachineArn: MACHINE, ...more };
    await expect(on.call('UpdateStateMachine', update)).rejects.toMatchObject({ name });
  });
});

describe('DescribeStateMachine', () => {
  test('shows a machine without revision id until it was updated', async () => {
    const on = await created();
    expect(await on.call('DescribeStateMachine', { stateMachineArn: MACHINE })).toEqual({
      stateMachineArn: MACHINE,
      name: 'm',
      status: 'ACTIVE',
      definition: PASS,
      roleArn: ROLE,
      type: 'STANDARD',
      creationDate: on.clock.now() / 1000,
      loggingConfiguration: { level: 'OFF', includeExecutionData: false },
      encryptionConfiguration: { type: 'AWS_OWNED_KEY' },
      tracingConfiguration: { enabled: false },
    });
  });

  test.each([
    ['an unknown machine', `${MACHINE}x`, 'StateMachineDoesNotExist'],
    ['an unknown version', `${MACHINE}:7`, 'StateMachineDoesNotExist'],
    ['an unknown alias', `${MACHINE}:PROD`, 'StateMachineDoesNotExist'],
    ['something that is no ARN', 'm', 'InvalidArn'],
    ['an execution', 'arn:aws:states:eu-central-1:123456789012:execution:m:e', 'InvalidArn'],
    ['a Distributed Map state', `${MACHINE}/label`, 'ValidationException'],
  ])('refuses %s', async (_, stateMachineArn, name) => {
    const on = await created();
    await expect(on.call('DescribeStateMachine', { stateMachineArn })).rejects.toMatchObject({ name });
  });
});

describe('ListStateMachines', () => {
  test('gives the machines of the region, page by page', async () => {
    const on = bench();
    for (const name of ['a', 'b', 'c']) {
      await on.call('CreateStateMachine', { ...CREATE, name });
    }
    await on.service.call('CreateStateMachine', CREATE, { ...SCOPE, region: 'us-east-1' });
    const first = await on.call('ListStateMachines', { maxResults: 2 });
    const second = await on.call('ListStateMachines', { maxResults: 2, nextToken: first['nextToken'] });
    expect(first['stateMachines']).toMatchObject([{ name: 'a' }, { name: 'b' }]);
    expect(second['stateMachines']).toMatchObject([{ name: 'c', type: 'STANDARD' }]);
    expect(Object.keys(second)).toEqual(['stateMachines']);
  });

  test.each<[string, JsonObject, string]>([
    ['more than 1000 at once', { maxResults: 1001 }, 'ValidationException'],
    ['less than none', { maxResults: -1 }, 'ValidationException'],
    ['a token that is none', { nextToken: 'nonsense' }, 'InvalidToken'],
  ])('refuses %s', async (_, input, name) => {
    await expect(bench().call('ListStateMachines', input)).rejects.toMatchObject({ name });
  });
});

describe('DeleteStateMachine', () => {
  test('removes a machine, and does not mind one that is not there', async () => {
    const on = await created();
    expect(await on.call('DeleteStateMachine', { stateMachineArn: MACHINE })).toEqual({});
    expect(await on.call('DeleteStateMachine', { stateMachineArn: MACHINE })).toEqual({});
    const describing = on.call('DescribeStateMachine', { stateMachineArn: MACHINE });
    await expect(describing).rejects.toMatchObject({ name: 'StateMachineDoesNotExist' });
  });

  test('ends running executions before their next state and takes no new ones', async () => {
    const on = bench({ clock: new FakeClock(false) });
    const states = { W: { Type: 'Wait', Seconds: 5, Next: 'P' }, P: { Type: 'Pass', End: true } };
    const arn = await start(on, definitionOf(states));
    await on.call('DeleteStateMachine', { stateMachineArn: MACHINE });
    expect(await on.call('DescribeStateMachine', { stateMachineArn: MACHINE })).toMatchObject({
      status: 'DELETING',
    });
    const starting = on.call('StartExecution', { stateMachineArn: MACHINE });
    await expect(starting).rejects.toMatchObject({ name: 'StateMachineDeleting' });
    on.clock.advance(5000);
    expect(await ended(on, arn)).toMatchObject({ status: 'ABORTED' });
    await settle();
    expect(await on.call('ListStateMachines', {})).toEqual({ stateMachines: [] });
  });

  test('refuses the ARN of a version', async () => {
    const deleting = bench().call('DeleteStateMachine', { stateMachineArn: `${MACHINE}:1` });
    await expect(deleting).rejects.toMatchObject({ name: 'ValidationException' });
  });
});

describe('ValidateStateMachineDefinition', () => {
  test('says OK to what can be run', async () => {
    const answer = await bench().call('ValidateStateMachineDefinition', { definition: PASS });
    expect(answer).toEqual({ result: 'OK', diagnostics: [], truncated: false });
  });

  test('says FAIL and where, and cuts to maxResults', async () => {
    const definition = definitionOf({ S: { Type: 'Pass', Next: 'A' }, T: { Type: 'Pass', Next: 'B' } });
    const all = await bench().call('ValidateStateMachineDefinition', { definition });
    const one = await bench().call('ValidateStateMachineDefinition', { definition, maxResults: 1 });
    expect(all['result']).toBe('FAIL');
    expect(one['diagnostics']).toEqual([
      {
        severity: 'ERROR',
        code: expect.any(String),
        message: expect.any(String),
        location: expect.any(String),
      },
    ]);
    expect(one['truncated']).toBe(true);
  });

  test.each<[string, JsonObject]>([
    ['an Express machine', { type: 'EXPRESS' }],
    ['an unknown severity', { severity: 'INFO' }],
  ])('refuses %s', async (_, more) => {
    const validating = bench().call('ValidateStateMachineDefinition', { definition: PASS, ...more });
    await expect(validating).rejects.toMatchObject({ name: 'ValidationException' });
  });
});

describe('tags', () => {
  test('come, go and are listed', async () => {
    const on = await created({ tags: [{ key: 'a', value: '1' }] });
    await on.call('TagResource', { resourceArn: MACHINE, tags: [{ key: 'b', value: '2' }] });
    await on.call('UntagResource', { resourceArn: MACHINE, tagKeys: ['a'] });
    const listed = await on.call('ListTagsForResource', { resourceArn: MACHINE });
    expect(listed).toEqual({ tags: [{ key: 'b', value: '2' }] });
  });

  test('need a resource that exists', async () => {
    const listing = bench().call('ListTagsForResource', { resourceArn: MACHINE });
    await expect(listing).rejects.toMatchObject({ name: 'ResourceNotFound' });
  });
});

test('an operation that is not there is refused by name', async () => {
  await expect(bench().call('GetActivityTask', {})).rejects.toMatchObject({
    name: 'UnknownOperationException',
    message: expect.stringContaining("'GetActivityTask'"),
  });
});
