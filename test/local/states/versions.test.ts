import { describe, expect, test } from '@jest/globals';
import { bench, MACHINE, ROLE } from './fakes.ts';
import { ONE, ranOn, route, twoVersions } from './two-versions.ts';

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
    expect(await ranOn(on, `${MACHINE}:1`)).toMatchObject({
      output: '1',
      stateMachineArn: MACHINE,
      stateMachineVersionArn: `${MACHINE}:1`,
    });
    const current = await ranOn(on, MACHINE);
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
