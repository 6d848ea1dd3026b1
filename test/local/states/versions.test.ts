import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../../local/json.ts';
import { type Bench, bench, definitionOf, ended, MACHINE, ROLE } from './fakes.ts';

const ONE = definitionOf({ S: { Type: 'Pass', Result: 1, End: true } });
const TWO = definitionOf({ S: { Type: 'Pass', Result: 2, End: true } });

/** Machine `m` with version 1 (result 1) and version 2 (result 2, current). */
async function twoVersions(random = 0): Promise<Bench> {
  const on = bench({ random: () => random });
  await on.call('CreateStateMachine', { name: 'm', definition: ONE, roleArn: ROLE, publish: true });
  on.clock.advance(1000);
  await on.call('UpdateStateMachine', { stateMachineArn: MACHINE, definition: TWO, publish: true });
  return on;
}

async function outputOf(on: Bench, stateMachineArn: string): Promise<JsonObject> {
  const { executionArn } = await on.call('StartExecution', { stateMachineArn });
  return ended(on, String(executionArn));
}

const route = (version: number, weight: number): JsonObject => ({
  stateMachineVersionArn: `${MACHINE}:${version}`,
  weight,
});

describe('PublishStateMachineVersion', () => {
  test('gives the same version for the same revision', async () => {
    const on = await twoVersions();
    const again = await on.call('PublishStateMachineVersion', { stateMachineArn: MACHINE });
    expect(again).toEqual({ stateMachineVersionArn: `${MACHINE}:2`, creationDate: on.clock.now() / 1000 });
    expect(
      (await on.call('ListStateMachineVersions', { stateMachineArn: MACHINE }))['stateMachineVersions'],
    ).toHaveLength(2);
  });

  test('knows a machine that was never updated as INITIAL', async () => {
    const on = bench();
    await on.call('CreateStateMachine', { name: 'm', definition: ONE, roleArn: ROLE });
    const publish = { stateMachineArn: MACHINE, revisionId: 'INITIAL', description: 'first' };
    expect(await on.call('PublishStateMachineVersion', publish)).toMatchObject({
      stateMachineVersionArn: `${MACHINE}:1`,
    });
    expect(await on.call('DescribeStateMachine', { stateMachineArn: `${MACHINE}:1` })).toMatchObject({
      stateMachineArn: `${MACHINE}:1`,
      description: 'first',
    });
  });

  test('is a conflict when the revision is another one by now', async () => {
    const on = await twoVersions();
    const publishing = on.call('PublishStateMachineVersion', {
      stateMachineArn: MACHINE,
      revisionId: 'INITIAL',
    });
    await expect(publishing).rejects.toMatchObject({ name: 'ConflictException', status: 400 });
  });
});

describe('versions', () => {
  test('are listed newest first, page by page', async () => {
    const on = await twoVersions();
    const list = { stateMachineArn: MACHINE, maxResults: 1 };
    const first = await on.call('ListStateMachineVersions', list);
    const second = await on.call('ListStateMachineVersions', { ...list, nextToken: first['nextToken'] });
    expect(first['stateMachineVersions']).toMatchObject([{ stateMachineVersionArn: `${MACHINE}:2` }]);
    expect(second['stateMachineVersions']).toMatchObject([{ stateMachineVersionArn: `${MACHINE}:1` }]);
    expect(second['nextToken']).toBeUndefined();
  });

  test('run what they were published with, while the machine runs what it is now', async () => {
    const on = await twoVersions();
    expect(await outputOf(on, `${MACHINE}:1`)).toMatchObject({
      output: '1',
      stateMachineArn: MACHINE,
      stateMachineVersionArn: `${MACHINE}:1`,
    });
    const current = await outputOf(on, MACHINE);
    expect(current).toMatchObject({ output: '2' });
    expect(current['stateMachineVersionArn']).toBeUndefined();
  });

  test('can be deleted, and their numbers do not come again', async () => {
    const on = await twoVersions();
    await on.call('DeleteStateMachineVersion', { stateMachineVersionArn: `${MACHINE}:2` });
    const again = await on.call('PublishStateMachineVersion', { stateMachineArn: MACHINE });
    expect(again).toMatchObject({ stateMachineVersionArn: `${MACHINE}:3` });
  });

  test('are not deleted while an alias leads to them', async () => {
    const on = await twoVersions();
    await on.call('CreateStateMachineAlias', { name: 'PROD', routingConfiguration: [route(1, 100)] });
    const deleting = on.call('DeleteStateMachineVersion', { stateMachineVersionArn: `${MACHINE}:1` });
    await expect(deleting).rejects.toMatchObject({
      name: 'ConflictException',
      message: expect.stringContaining('[PROD]'),
    });
  });
});

describe('aliases', () => {
  const create = { name: 'PROD', routingConfiguration: [route(1, 100)] };

  test('run the version that they lead to', async () => {
    const on = await twoVersions();
    await on.call('CreateStateMachineAlias', create);
    expect(await outputOf(on, `${MACHINE}:PROD`)).toMatchObject({
      output: '1',
      stateMachineAliasArn: `${MACHINE}:PROD`,
      stateMachineVersionArn: `${MACHINE}:1`,
    });
    expect(await on.call('DescribeStateMachine', { stateMachineArn: `${MACHINE}:PROD` })).toMatchObject({
      stateMachineArn: `${MACHINE}:PROD`,
      definition: ONE,
    });
  });

  test.each([
    [0.89, '1'],
    [0.91, '2'],
  ])('with two routes pick by weight (chance %d)', async (chance, output) => {
    const on = await twoVersions(chance);
    await on.call('CreateStateMachineAlias', {
      name: 'PROD',
      routingConfiguration: [route(1, 90), route(2, 10)],
    });
    expect(await outputOf(on, `${MACHINE}:PROD`)).toMatchObject({ output });
  });

  test('are created once, described, listed and deleted', async () => {
    const on = await twoVersions();
    const first = await on.call('CreateStateMachineAlias', create);
    expect(await on.call('CreateStateMachineAlias', create)).toEqual(first);
    const alias = { stateMachineAliasArn: `${MACHINE}:PROD` };
    expect(await on.call('DescribeStateMachineAlias', alias)).toMatchObject({
      name: 'PROD',
      routingConfiguration: create.routingConfiguration,
    });
    const listed = await on.call('ListStateMachineAliases', { stateMachineArn: MACHINE });
    expect(listed['stateMachineAliases']).toMatchObject([alias]);
    expect(await on.call('ListStateMachineAliases', { stateMachineArn: `${MACHINE}:2` })).toEqual({
      stateMachineAliases: [],
    });
    await on.call('DeleteStateMachineAlias', alias);
    await expect(on.call('DescribeStateMachineAlias', alias)).rejects.toMatchObject({
      name: 'ResourceNotFound',
    });
  });

  test.each<[string, JsonObject, string]>([
    ['another route under the same name', { routingConfiguration: [route(2, 100)] }, 'ConflictException'],
    ['a name of digits only', { name: '123' }, 'ValidationException'],
    ['a name with a space', { name: 'A B' }, 'ValidationException'],
    ['no route', { name: 'A', routingConfiguration: [] }, 'ValidationException'],
    [
      'weights that do not come to 100',
      { name: 'A', routingConfiguration: [route(1, 70), route(2, 29)] },
      'ValidationException',
    ],
    [
      'one version twice',
      { name: 'A', routingConfiguration: [route(1, 50), route(1, 50)] },
      'ValidationException',
    ],
    [
      'a route to the machine itself',
      { name: 'A', routingConfiguration: [{ stateMachineVersionArn: MACHINE, weight: 100 }] },
      'ValidationException',
    ],
    [
      'a version that is not there',
      { name: 'A', routingConfiguration: [route(9, 100)] },
      'StateMachineDoesNotExist',
    ],
  ])('refuse %s', async (_, more, name) => {
    const on = await twoVersions();
    await on.call('CreateStateMachineAlias', create);
    await expect(on.call('CreateStateMachineAlias', { ...create, ...more })).rejects.toMatchObject({ name });
  });
});
