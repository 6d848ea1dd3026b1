import { describe, expect, test } from '@jest/globals';
import type { Json } from '../../src/json.ts';
import { builtInDefinition } from '../../src/machine/definition.ts';
import { DEFAULT_POLICY } from '../../src/policy/default-policy.ts';
import { exited } from '../policy/causes.ts';
import { fields, list, runMachine } from './interpreter.ts';
import { TASK } from './settings.ts';

const MACHINE = builtInDefinition(DEFAULT_POLICY, { ...TASK, container: 'the "app"' });

/** The container overrides that an input comes to, on each run of the task. */
async function overrides(input: Json, failures = 0) {
  const failed = Array.from({ length: failures }, () => ({ error: 'States.TaskFailed', cause: exited(1) }));
  const run = await runMachine(MACHINE, input, [...failed, { result: { TaskArn: 'arn' } }]);
  return run.arguments.map((each) => {
    const [override, ...others] = list(fields(each['Overrides'])['ContainerOverrides']);
    expect(others).toEqual([]);
    return fields(override);
  });
}

async function override(input: Json) {
  const [first = {}] = await overrides(input);
  return first;
}

describe('the container gets', () => {
  test('its name, and nothing of an input that says nothing', async () => {
    expect(await override({})).toEqual({ Name: 'the "app"', Environment: [] });
  });

  test.each<[string, Json, unknown]>([
    ['several commands', ['node', 'main.js', '--fast'], ['node', 'main.js', '--fast']],
    ['one command', ['NetworkError'], ['NetworkError']],
    ['one command that is not in a list', 'NetworkError', ['NetworkError']],
    ['an empty argument', ['a', ''], ['a', '']],
    ['arguments that look like expressions', ['{% $x %}', '$input'], ['{% $x %}', '$input']],
  ])('%s as a list', async (_what, commands, expected) => {
    expect((await override({ commands }))['Command']).toEqual(expected);
  });

  test('no command at all where there is none, so that the image keeps its own', async () => {
    expect(await override({ commands: [] })).not.toHaveProperty('Command');
    expect(await override({})).not.toHaveProperty('Command');
  });

  test('the ids and the location of its outputs as variables', async () => {
    const input = { customer_id: 'c1', report_id: 'r1', output_location: 's3://bucket/x' };
    expect((await override(input))['Environment']).toEqual([
      { Name: 'CUSTOMER_ID', Value: 'c1' },
      { Name: 'REPORT_ID', Value: 'r1' },
      { Name: 'OUTPUT_LOCATION', Value: 's3://bucket/x' },
    ]);
  });

  test('no variable for what the input does not hold', async () => {
    expect((await override({ report_id: 'r1', github: { sha: 'x' } }))['Environment']).toEqual([
      { Name: 'REPORT_ID', Value: 'r1' },
    ]);
  });

  test('the variables of the environment, with numbers and booleans as text', async () => {
    const environment = { MODE: 'fast', LIMIT: 10, RATIO: 0.5, DRY: true, EMPTY: '', $x: '{% 1 %}' };
    expect((await override({ environment }))['Environment']).toEqual([
      { Name: 'MODE', Value: 'fast' },
      { Name: 'LIMIT', Value: '10' },
      { Name: 'RATIO', Value: '0.5' },
      { Name: 'DRY', Value: 'true' },
      { Name: 'EMPTY', Value: '' },
      { Name: '$x', Value: '{% 1 %}' },
    ]);
  });

  test('the id of the input even where the environment has another', async () => {
    const input = { customer_id: 'c1', environment: { CUSTOMER_ID: 'other', MODE: 'fast' } };
    const environment = list((await override(input))['Environment']);
    expect(environment).toHaveLength(2);
    expect(environment).toEqual(
      expect.arrayContaining([
        { Name: 'CUSTOMER_ID', Value: 'c1' },
        { Name: 'MODE', Value: 'fast' },
      ]),
    );
  });

  test('the same on every attempt', async () => {
    const all = await overrides({ commands: ['a', 'b'], customer_id: 'c1' }, 3);
    expect(all).toHaveLength(4);
    expect(all.every((each) => JSON.stringify(each) === JSON.stringify(all[0]))).toBe(true);
  });
});
