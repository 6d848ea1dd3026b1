import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../../local/json.ts';
import { MACHINE, settle } from './fakes.ts';
import { PASS, startOn, waiting, withMachine } from './machine-m.ts';

describe('ListExecutions', () => {
  test('gives the newest first, page by page, by status', async () => {
    const on = await waiting();
    for (const name of ['a', 'b', 'c']) {
      await startOn(on, { name });
    }
    await on.call('StopExecution', { executionArn: (await startOn(on, { name: 'd' }))['executionArn'] });
    const list = { stateMachineArn: MACHINE, statusFilter: 'RUNNING', maxResults: 2 };
    const first = await on.call('ListExecutions', list);
    const second = await on.call('ListExecutions', { ...list, nextToken: first['nextToken'] });
    expect(first['executions']).toMatchObject([{ name: 'c', status: 'RUNNING' }, { name: 'b' }]);
    expect(second['executions']).toMatchObject([{ name: 'a' }]);
    const aborted = await on.call('ListExecutions', { stateMachineArn: MACHINE, statusFilter: 'ABORTED' });
    expect(aborted['executions']).toMatchObject([{ name: 'd' }]);
  });

  test('goes on behind an execution that has left the filter since', async () => {
    const on = await waiting();
    for (const name of ['a', 'b', 'c']) {
      await startOn(on, { name });
    }
    const list = { stateMachineArn: MACHINE, statusFilter: 'RUNNING', maxResults: 1 };
    const first = await on.call('ListExecutions', list);
    expect(first['executions']).toMatchObject([{ name: 'c' }]);
    for (const name of ['c', 'b']) {
      const executionArn = `${MACHINE.replace(':stateMachine:', ':execution:')}:${name}`;
      await on.call('StopExecution', { executionArn });
    }
    const second = await on.call('ListExecutions', { ...list, nextToken: first['nextToken'] });
    expect(second['executions']).toMatchObject([{ name: 'a' }]);
    expect(second['nextToken']).toBeUndefined();
  });

  test('gives 100 on a page unless told otherwise, and up to 1,000', async () => {
    const on = await withMachine(PASS);
    for (let count = 0; count < 120; count += 1) {
      await startOn(on, { name: `e${count}` });
    }
    const counted = async (more: JsonObject): Promise<number> => {
      const { executions } = await on.call('ListExecutions', { stateMachineArn: MACHINE, ...more });
      return Array.isArray(executions) ? executions.length : 0;
    };
    expect([
      await counted({}),
      await counted({ maxResults: 1000 }),
      await counted({ maxResults: 1 }),
    ]).toEqual([100, 120, 1]);
  });

  test('shows when each started and ended, and the version and alias it was started on', async () => {
    const on = await withMachine(PASS);
    await on.call('PublishStateMachineVersion', { stateMachineArn: MACHINE });
    const routingConfiguration = [{ stateMachineVersionArn: `${MACHINE}:1`, weight: 100 }];
    await on.call('CreateStateMachineAlias', { name: 'live', routingConfiguration });
    await startOn(on, { name: 'e', stateMachineArn: `${MACHINE}:live` });
    await settle();
    for (const stateMachineArn of [MACHINE, `${MACHINE}:1`, `${MACHINE}:live`]) {
      expect(await on.call('ListExecutions', { stateMachineArn })).toEqual({
        executions: [
          {
            executionArn: `${MACHINE.replace(':stateMachine:', ':execution:')}:e`,
            stateMachineArn: MACHINE,
            stateMachineVersionArn: `${MACHINE}:1`,
            stateMachineAliasArn: `${MACHINE}:live`,
            name: 'e',
            status: 'SUCCEEDED',
            startDate: on.clock.now() / 1000,
            stopDate: on.clock.now() / 1000,
            redriveCount: 0,
          },
        ],
      });
    }
  });

  test('by a version gives only its own', async () => {
    const on = await withMachine(PASS);
    await on.call('PublishStateMachineVersion', { stateMachineArn: MACHINE });
    await startOn(on, { name: 'machine' });
    await startOn(on, { name: 'version', stateMachineArn: `${MACHINE}:1` });
    const listed = await on.call('ListExecutions', { stateMachineArn: `${MACHINE}:1` });
    expect(listed['executions']).toMatchObject([{ name: 'version' }]);
  });

  test.each<[string, JsonObject, string]>([
    ['an unknown status', { statusFilter: 'succeeded' }, 'ValidationException'],
    ['more than 1,000 at once', { maxResults: 1001 }, 'ValidationException'],
    ['an unknown redrive filter', { redriveFilter: 'maybe' }, 'ValidationException'],
    ['a Map Run', { mapRunArn: 'arn' }, 'ValidationException'],
    ['an unknown machine', { stateMachineArn: `${MACHINE}x` }, 'StateMachineDoesNotExist'],
    ['a token of more than 3,096 characters', { nextToken: 'x'.repeat(3097) }, 'ValidationException'],
    ['a token of no list', { nextToken: 'x'.repeat(3096) }, 'InvalidToken'],
    [
      'the token of another list',
      { nextToken: Buffer.from('["machines:x","y"]').toString('base64url') },
      'InvalidToken',
    ],
  ])('refuses %s', async (_, more, name) => {
    const on = await withMachine(PASS);
    await expect(on.call('ListExecutions', { stateMachineArn: MACHINE, ...more })).rejects.toMatchObject({
      name,
    });
  });
});
