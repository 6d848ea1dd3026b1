import { ListExecutionsCommand, ListStateMachinesCommand } from '@aws-sdk/client-sfn';
import { describe, expect, test } from '@jest/globals';
import { startForTest } from './running.ts';

describe('small quotas', () => {
  test('throttle one API that is flooded, and serve it again when its bucket has filled up', async () => {
    const aws = await startForTest({ quotas: 'small' });
    try {
      const { sfn } = aws.clients;
      const list = (): Promise<string> =>
        sfn.send(new ListStateMachinesCommand({})).then(
          () => 'served',
          (error: unknown) => (error instanceof Error ? `${error.name}: ${error.message}` : String(error)),
        );
      const first = await Promise.all(Array.from({ length: 100 }, list));
      expect(new Set(first)).toEqual(new Set(['served']));
      // Five tokens a second may have come in meanwhile; a hundred more requests outrun them.
      const flood = await Promise.all(Array.from({ length: 100 }, list));
      expect(new Set(flood)).toContain('ThrottlingException: Rate exceeded');
      // Other APIs have buckets of their own: this is refused for its machine, not for its rate.
      const stateMachineArn = 'arn:aws:states:eu-west-1:123456789012:stateMachine:none';
      await expect(sfn.send(new ListExecutionsCommand({ stateMachineArn }))).rejects.toThrow(
        'Does Not Exist',
      );
      await new Promise((resolve) => setTimeout(resolve, 250));
      expect(await list()).toBe('served');
      const throttled = flood.filter((answer) => answer !== 'served').length;
      expect(aws.requests().filter(({ error }) => error === 'ThrottlingException')).toHaveLength(throttled);
    } finally {
      await aws.close();
    }
  });

  test('are off unless asked for', async () => {
    const aws = await startForTest();
    try {
      const answers = await Promise.all(
        Array.from({ length: 150 }, () => aws.clients.sfn.send(new ListStateMachinesCommand({}))),
      );
      expect(answers).toHaveLength(150);
    } finally {
      await aws.close();
    }
  });
});
