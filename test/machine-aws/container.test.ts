import { describe, expect, test } from '@jest/globals';
import { AwsError } from '../../src/aws/errors.ts';
import type { RetryOptions } from '../../src/aws/retry.ts';
import { InputError } from '../../src/errors.ts';
import { containerToRun } from '../../src/machine/container.ts';
import { leapingClock } from '../leaping-clock.ts';
import { ok, refused, type Script, scriptedAws, THROTTLED } from '../scripted-aws.ts';

const retry = (): RetryOptions => ({
  clock: leapingClock(),
  signal: new AbortController().signal,
  forMs: 120_000,
});

describe('the container that gets the command', () => {
  const container = async (script: Script, given?: string) => {
    const aws = scriptedAws(script);
    return containerToRun(aws.ecs, { taskDefinition: 'upload:3', container: given }, retry()).catch(
      (error: unknown) => error,
    );
  };
  const definition = (containerDefinitions: readonly object[]) =>
    ok({ taskDefinition: { containerDefinitions } });

  test.each([
    ['its only one', [{ name: 'app' }], 'app'],
    ['its only one, essential or not', [{ name: 'app', essential: false }], 'app'],
    [
      'the first essential one',
      [
        { name: 'proxy', essential: false },
        { name: 'app', essential: true },
      ],
      'app',
    ],
    [
      'the first that does not say',
      [{ name: 'proxy', essential: false }, { name: 'app' }, { name: 'b' }],
      'app',
    ],
  ])('is %s', async (_what, containers, name) => {
    expect(await container({ DescribeTaskDefinition: [THROTTLED, definition(containers)] })).toMatchObject({
      container: name,
    });
  });

  test('of a definition without any has to be named', async () => {
    const outcome = await container({ DescribeTaskDefinition: [definition([])] });
    expect(String(outcome)).toContain('Input container: the task definition upload:3 names no container');
  });

  test('of a definition that is not there is an error of the input', async () => {
    const outcome = await container({ DescribeTaskDefinition: [refused('ClientException')] });
    expect(outcome).toBeInstanceOf(InputError);
    expect(String(outcome)).toContain('there is no task definition upload:3');
  });

  test('of a definition that may not be read says what to allow', async () => {
    const outcome = await container({ DescribeTaskDefinition: [refused('AccessDeniedException')] });
    expect(outcome).toBeInstanceOf(AwsError);
    expect(String(outcome)).toContain('Grant the role of this step ecs:DescribeTaskDefinition on upload:3');
  });

  test('is the one that is given, and its task definition is looked at', async () => {
    const containers = [{ name: 'app' }, { name: 'proxy' }];
    expect(await container({ DescribeTaskDefinition: [definition(containers)] }, 'proxy')).toEqual({
      container: 'proxy',
      definition: { containerDefinitions: containers },
    });
  });

  test.each(['AccessDeniedException', 'ServerException'])(
    'is the one that is given, also where ECS answers %s',
    async (name) => {
      const outcome = await container({ DescribeTaskDefinition: () => refused(name) }, 'proxy');
      expect(outcome).toEqual({ container: 'proxy', definition: undefined });
    },
  );

  test('that is given does not excuse a definition that is not there', async () => {
    const outcome = await container({ DescribeTaskDefinition: [refused('ClientException')] }, 'proxy');
    expect(String(outcome)).toContain('there is no task definition upload:3');
  });
});
