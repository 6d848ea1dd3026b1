import { describe, expect, test } from '@jest/globals';
import { DEPLOY, ROLE, settings } from './given.ts';

describe('an input that has no effect', () => {
  test('without deploy is told', async () => {
    const inputs = { ...DEPLOY, deploy: 'false', definition: 'x.json', 'task-timeout-minutes': '3' };
    expect((await settings({ inputs })).warnings).toEqual(
      ['definition', 'role-arn', 'cluster', 'task-definition', 'subnets', 'task-timeout-minutes'].map(
        (name) => `Input ${name} has no effect without deploy: true.`,
      ),
    );
  });

  test('without a definition is told', async () => {
    const inputs = { ...DEPLOY, 'definition-substitutions': 'A=b' };
    expect((await settings({ inputs })).warnings).toEqual([
      'Input definition-substitutions has no effect without definition.',
    ]);
  });

  test('with a definition is told', async () => {
    const warnings = (
      await settings({
        inputs: { ...DEPLOY, definition: 'm.json' },
        files: { 'm.json': '{}' },
      })
    ).warnings;
    expect(warnings).toEqual(
      ['cluster', 'task-definition', 'subnets'].map((name) => `Input ${name} has no effect with definition.`),
    );
  });

  test('on the machine but on the report is told: a policy beside a definition', async () => {
    const { warnings } = await settings({
      inputs: { deploy: 'true', 'role-arn': ROLE, definition: 'm.json', 'retry-policy': 'p.yml' },
      files: { 'm.json': '{}', 'p.yml': 'max-retries: 1' },
    });
    expect(warnings).toEqual([expect.stringMatching(/^Input retry-policy only classifies for the report: /)]);
  });

  test('is not told of if all have one', async () => {
    expect((await settings({ inputs: DEPLOY })).warnings).toEqual([]);
  });
});

test('a step that does not wait is told what it will not see', async () => {
  const inputs = {
    wait: 'false',
    'output-location': 's3://my-bucket',
    'expect-outputs': '*.csv',
    logs: 'live',
    'fail-fast': 'true',
  };
  expect((await settings({ inputs })).warnings).toEqual(
    ['expect-outputs', 'logs', 'fail-fast'].map(
      (name) => `Input ${name} has no effect with wait: false, since the step does not see the end.`,
    ),
  );
});

describe('a step for several customers', () => {
  const warnings = async (inputs: Readonly<Record<string, string>>) =>
    (await settings({ inputs: { 'customer-ids': 'a,b,c', ...inputs } })).warnings;

  test('is told that they share an output location', async () => {
    expect(await warnings({ 'output-location': 's3://my-bucket/reports' })).toEqual([
      expect.stringMatching(/output-location is the same for all customers/),
    ]);
    expect(await warnings({ 'output-location': 's3://my-bucket/{customer-id}' })).toEqual([]);
    expect(await warnings({ 'customer-ids': 'a', 'output-location': 's3://my-bucket/reports' })).toEqual([]);
  });

  test('is told that it has no preview', async () => {
    expect(await warnings({ preview: 'true' })).toEqual([
      expect.stringContaining('Input preview has no effect'),
    ]);
    expect(await warnings({ 'customer-ids': 'a', preview: 'true' })).toEqual([]);
  });

  test('is told that all of them are started where nothing is waited for', async () => {
    expect(await warnings({ wait: 'false', 'max-parallel': '2' })).toEqual([
      'Input max-parallel has no effect with wait: false: all 3 executions are started.',
    ]);
    expect(await warnings({ wait: 'false' })).toEqual([]);
  });

  test('is told that it does not show the logs of many live, which is done for some', async () => {
    const ids = Array.from({ length: 30 }, (_, index) => `c${index}`).join(',');
    const many = { 'customer-ids': ids, logs: 'live', 'max-parallel': '30' };
    expect(await warnings(many)).toEqual([
      expect.stringMatching(/^Input logs: live is for at most 20 executions/),
    ]);
    expect((await settings({ inputs: many })).logs).toBe('on-failure');
    expect(await settings({ inputs: { ...many, 'max-parallel': '20' } })).toMatchObject({
      logs: 'live',
      warnings: [],
    });
  });
});
