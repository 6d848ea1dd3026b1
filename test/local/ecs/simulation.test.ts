import { describe, expect, test } from '@jest/globals';
import { localAws } from '../server/fixture.ts';
import { linesOf, register, runToEnd, script, start } from './tasks.ts';

const aws = localAws();

describe('a simulated stop', () => {
  test.each([
    {
      what: 'a spot interruption',
      environment: {
        SIMULATE_STOP_CODE: 'SpotInterruption',
        SIMULATE_STOPPED_REASON: 'Your Spot Task was interrupted.',
        SIMULATE_EXIT_CODE: '137',
      },
      task: { stopCode: 'SpotInterruption', stoppedReason: 'Your Spot Task was interrupted.' },
      container: { exitCode: 137 },
    },
    {
      what: 'an image that cannot be pulled',
      environment: {
        SIMULATE_STOP_CODE: 'TaskFailedToStart',
        SIMULATE_STOPPED_REASON: 'CannotPullContainerError: pull access denied',
      },
      task: { stopCode: 'TaskFailedToStart', stoppedReason: 'CannotPullContainerError: pull access denied' },
      container: { exitCode: undefined },
    },
    {
      what: 'too little memory',
      environment: {
        SIMULATE_EXIT_CODE: '137',
        SIMULATE_CONTAINER_REASON: 'OutOfMemoryError: Container killed due to memory usage',
      },
      task: { stopCode: 'EssentialContainerExited', stoppedReason: 'Essential container in task exited' },
      container: { exitCode: 137, reason: 'OutOfMemoryError: Container killed due to memory usage' },
    },
    {
      what: 'a reason without a code',
      environment: { SIMULATE_STOPPED_REASON: 'Something odd' },
      task: { stopCode: undefined, stoppedReason: 'Something odd' },
      container: { exitCode: undefined },
    },
  ])('shows $what without running anything', async ({ what, environment, task, container }) => {
    const { ecs } = aws.clients;
    const family = what.replaceAll(' ', '-');
    await register(ecs, family, [script('app', 'console.log("ran")')]);
    const variables = Object.entries(environment).map(([name, value]) => ({ name, value }));
    const stopped = await runToEnd(ecs, family, [{ name: 'app', environment: variables }]);
    expect({ stopCode: stopped.stopCode, stoppedReason: stopped.stoppedReason }).toEqual(task);
    expect(stopped.containers?.[0]).toMatchObject(
      Object.fromEntries(Object.entries(container).filter(([, value]) => value !== undefined)),
    );
    expect(stopped.containers?.[0]?.exitCode).toBe(container.exitCode);
    await expect(linesOf(aws.clients, `/test/${family}`)).rejects.toThrow('log group does not exist');
  });

  test.each([
    { name: 'SIMULATE_WHEN_MEMORY_BELOW', value: '513', exitCode: 137 },
    { name: 'SIMULATE_WHEN_MEMORY_BELOW', value: '512', exitCode: 0 },
    { name: 'SIMULATE_WHEN_CAPACITY_PROVIDER', value: 'FARGATE_SPOT', exitCode: 0 },
  ])(
    'with $name $value, a task of 512 MiB on no provider exits with $exitCode',
    async ({ name, value, exitCode }) => {
      const { ecs } = aws.clients;
      const family = `${name.toLowerCase()}-${value}`;
      await register(ecs, family, [script('app', '')]);
      const environment = [
        { name: 'SIMULATE_EXIT_CODE', value: '137' },
        { name, value },
      ];
      const stopped = await runToEnd(ecs, family, [{ name: 'app', environment }]);
      expect(stopped.containers?.[0]?.exitCode).toBe(exitCode);
    },
  );

  test.each([
    { name: 'SIMULATE_STOP_CODE', value: 'Nonsense' },
    { name: 'SIMULATE_EXIT_CODE', value: '256' },
    { name: 'SIMULATE_EXIT_CODE', value: 'one' },
    { name: 'SIMULATE_WHEN_MEMORY_BELOW', value: '1 GB' },
    { name: 'SIMULATE_WHEN_MEMORY_BELOW', value: '122881' },
  ])('is refused when $name is $value', async ({ name, value }) => {
    const { ecs } = aws.clients;
    const definition = await register(ecs, 'refused', [script('app', '')]);
    await expect(
      start(ecs, definition, [{ name: 'app', environment: [{ name, value }] }]),
    ).rejects.toMatchObject({ name: 'InvalidParameterException', message: expect.stringContaining(value) });
  });
});
