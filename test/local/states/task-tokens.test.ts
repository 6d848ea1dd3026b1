import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../../local/json.ts';
import { bench, definitionOf, ended, settle, start } from './fakes.ts';
import { waiting } from './waiting-task.ts';

describe('a task token', () => {
  test('is in the context of no other state', async () => {
    const on = bench();
    const definition = definitionOf({ P: { Type: 'Pass', Parameters: { 't.$': '$$.Task' }, End: true } });
    expect(await ended(on, await start(on, definition))).toMatchObject({ error: 'States.Runtime' });
  });

  test('that nobody was given is InvalidToken, and one that was used is TaskTimedOut', async () => {
    const { on, executionArn, taskToken } = await waiting();
    const send = (token: string) => on.call('SendTaskSuccess', { taskToken: token, output: '1' });
    await expect(send('nonsense')).rejects.toMatchObject({ name: 'InvalidToken' });
    await send(taskToken);
    await expect(send(taskToken)).rejects.toMatchObject({ name: 'TaskTimedOut' });
    await ended(on, executionArn);
  });

  test('is of no use after the execution was stopped', async () => {
    const { on, executionArn, taskToken } = await waiting();
    await on.call('StopExecution', { executionArn });
    await settle();
    await expect(on.call('SendTaskFailure', { taskToken })).rejects.toMatchObject({ name: 'TaskTimedOut' });
    expect(on.ecs.stopped).toEqual([]);
  });

  test.each<[string, JsonObject, string]>([
    ['an output that is no JSON', { output: 'done' }, 'InvalidOutput'],
    ['no output', {}, 'ValidationException'],
    ['no token', { taskToken: null, output: '1' }, 'ValidationException'],
    ['too long a token', { taskToken: 'x'.repeat(2049), output: '1' }, 'ValidationException'],
  ])('is not told a success with %s', async (_, more, name) => {
    const { on, taskToken } = await waiting();
    await expect(on.call('SendTaskSuccess', { taskToken, ...more })).rejects.toMatchObject({ name });
  });
});
