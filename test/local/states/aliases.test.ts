import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../../local/json.ts';
import { MACHINE, ROLE } from './fakes.ts';
import { ONE, ranOn, route, twoVersions } from './two-versions.ts';

describe('aliases', () => {
  const create = { name: 'PROD', routingConfiguration: [route(1, 100)] };

  test('run the version that they lead to', async () => {
    const on = await twoVersions();
    await on.call('CreateStateMachineAlias', create);
    expect(await ranOn(on, `${MACHINE}:PROD`)).toMatchObject({
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
    expect(await ranOn(on, `${MACHINE}:PROD`)).toMatchObject({ output });
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

  // As in LocalStack's snapshot tests (service: Step Functions, recorded 3 March 2025,
  // stepfunctions/v2/test_sfn_api_aliasing).
  test('are updated in their description and their routes', async () => {
    const on = await twoVersions();
    const createdAt = on.clock.now() / 1000;
    await on.call('CreateStateMachineAlias', create);
    const alias = { stateMachineAliasArn: `${MACHINE}:PROD` };
    on.clock.advance(1000);
    const described = await on.call('UpdateStateMachineAlias', { ...alias, description: 'new' });
    expect(described).toEqual({ updateDate: createdAt + 1 });
    on.clock.advance(1000);
    const routingConfiguration = [route(1, 50), route(2, 50)];
    await on.call('UpdateStateMachineAlias', { ...alias, routingConfiguration });
    expect(await on.call('DescribeStateMachineAlias', alias)).toEqual({
      ...alias,
      name: 'PROD',
      description: 'new',
      routingConfiguration,
      creationDate: createdAt,
      updateDate: createdAt + 2,
    });
  });

  test.each<[string, JsonObject, string]>([
    ['nothing to change', {}, 'MissingRequiredParameter'],
    ['weights that do not come to 100', { routingConfiguration: [route(1, 99)] }, 'ValidationException'],
    [
      'an alias that is not there',
      { stateMachineAliasArn: `${MACHINE}:DEV`, description: 'd' },
      'ResourceNotFound',
    ],
  ])('refuse an update with %s', async (_, more, name) => {
    const on = await twoVersions();
    await on.call('CreateStateMachineAlias', create);
    const update = { stateMachineAliasArn: `${MACHINE}:PROD`, ...more };
    await expect(on.call('UpdateStateMachineAlias', update)).rejects.toMatchObject({ name });
  });

  test('of another machine are no routes of an alias', async () => {
    const on = await twoVersions();
    await on.call('CreateStateMachineAlias', create);
    await on.call('CreateStateMachine', { name: 'n', definition: ONE, roleArn: ROLE, publish: true });
    const routingConfiguration = [{ stateMachineVersionArn: `${MACHINE.slice(0, -1)}n:1`, weight: 100 }];
    const update = { stateMachineAliasArn: `${MACHINE}:PROD`, routingConfiguration };
    await expect(on.call('UpdateStateMachineAlias', update)).rejects.toMatchObject({
      name: 'ValidationException',
    });
  });

  test('that are gone are deleted again without an error', async () => {
    const on = await twoVersions();
    for (const stateMachineAliasArn of [`${MACHINE}:PROD`, `${MACHINE}x:PROD`]) {
      expect(await on.call('DeleteStateMachineAlias', { stateMachineAliasArn })).toEqual({});
    }
    const deleting = on.call('DeleteStateMachineAlias', { stateMachineAliasArn: MACHINE });
    await expect(deleting).rejects.toMatchObject({ name: 'ResourceNotFound' });
  });

  test.each([
    ['1'.repeat(81), 'Member must have length less than or equal to 80'],
    [
      '!INVALID',
      'Member must satisfy regular expression pattern: ^(?=.*[a-zA-Z_\\-\\.])[a-zA-Z0-9_\\-\\.]+$',
    ],
  ])('may not be called %s', async (name, constraint) => {
    const on = await twoVersions();
    await expect(on.call('CreateStateMachineAlias', { ...create, name })).rejects.toMatchObject({
      name: 'ValidationException',
      message: `1 validation error detected: Value '${name}' at 'name' failed to satisfy constraint: ${constraint}`,
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
