import { describe, expect, test } from '@jest/globals';
import { isObject, type Json, type JsonObject } from '../../../local/json.ts';
import { jsonata } from '../../../local/states/query/jsonata.ts';
import { jsonPath, readPath, writeResult } from '../../../local/states/query/jsonpath.ts';
import type { Scope } from '../../../local/states/query/language.ts';
import { JSONATA_RETRY, JSONPATH_RETRY } from '../definition/machines.ts';
import { scopeOf } from './scope.ts';

const STOPPED = JSON.stringify({
  StopCode: 'EssentialContainerExited',
  Containers: [{ Name: 'app', ExitCode: 4 }],
});

/** Walks into a machine by names and indices. */
function within(machine: Json, ...steps: readonly (string | number)[]): JsonObject {
  const found = readPath(
    `$${steps.map((step) => `[${typeof step === 'string' ? `'${step}'` : step}]`).join('')}`,
    scopeOf(machine),
  );
  return isObject(found) ? found : {};
}

describe('a retry machine in JSONata', () => {
  const variables: JsonObject = {
    request: { customer_id: '42', commands: ['report'] },
    trail: [],
    retryCount: 0,
  };

  test('fills the overrides of the task from its variables', async () => {
    const filled = await jsonata.template(
      within(JSONATA_RETRY, 'States', 'RunECSTask', 'Arguments'),
      scopeOf({}, { variables }),
    );
    expect(filled).toMatchObject({
      TaskDefinition: 'customer-data-upload',
      Overrides: {
        ContainerOverrides: [{ Command: ['report'], Environment: [{ Name: 'CUSTOMER_ID', Value: '42' }] }],
      },
    });
  });

  test.each<[string, string, Json]>([
    ['a stopped task', STOPPED, { error: 'States.TaskFailed', exitCode: 4 }],
    [
      'an API exception',
      'Access denied (Service: AmazonECS; Status Code: 400)',
      { error: 'States.TaskFailed' },
    ],
    ['no cause', '', { error: 'States.TaskFailed' }],
  ])('parses the cause of %s in its Catch', async (_name, Cause, failure) => {
    const scope: Scope = {
      ...scopeOf({}, { variables }),
      errorOutput: { Error: 'States.TaskFailed', Cause },
    };
    const assign = within(JSONATA_RETRY, 'States', 'RunECSTask', 'Catch', 1, 'Assign');
    expect(await jsonata.template(assign, scope, 'Catch[1]/Assign')).toEqual({ failure });
  });

  test('decides by exit code and budget, and keeps its trail', async () => {
    const rule = within(JSONATA_RETRY, 'States', 'ProcessError', 'Choices', 0);
    const failed = (exitCode: number, retryCount: number): Scope =>
      scopeOf({}, { variables: { ...variables, failure: { exitCode }, retryCount } });
    expect(await jsonata.condition(rule, failed(4, 0))).toBe(true);
    expect(await jsonata.condition(rule, failed(4, 3))).toBe(false);
    expect(await jsonata.condition(rule, failed(3, 0))).toBe(false);
    expect(await jsonata.template(within(rule, 'Assign'), failed(4, 1))).toEqual({
      retryCount: 2,
      errorState: { type: 'TEMPORARY', waitSeconds: 60 },
      trail: [{ exitCode: 4 }],
    });
  });
});

describe('the classic retry machine in JSONPath', () => {
  test('carries error and decision through its input', async () => {
    const input: Json = { taskDefinition: 'app:1', commands: ['report'] };
    const parameters = within(JSONPATH_RETRY, 'States', 'RunECSTask', 'Parameters');
    expect(await jsonPath.template(parameters, scopeOf(input))).toMatchObject({
      TaskDefinition: 'app:1',
      Overrides: { ContainerOverrides: [{ Name: 'app', Command: ['report'] }] },
    });
    const caught = writeResult(input, '$.taskError', { Error: 'States.TaskFailed', Cause: STOPPED });
    const selector = within(JSONPATH_RETRY, 'States', 'ProcessError', 'ResultSelector');
    const decision = await jsonPath.template(
      selector,
      scopeOf({ Payload: { type: 'TEMPORARY', waitSeconds: 60, rule: 'x' } }),
    );
    const decided = writeResult(caught, '$.errorState', decision);
    const choices = within(JSONPATH_RETRY, 'States', 'ErrorStateChoice');
    expect(await jsonPath.condition(within(choices, 'Choices', 0), scopeOf(decided))).toBe(false);
    expect(await jsonPath.condition(within(choices, 'Choices', 1), scopeOf(decided))).toBe(true);
    expect(readPath('$.errorState.waitSeconds', scopeOf(decided))).toBe(60);
    expect(
      await jsonPath.template({ 'cause.$': 'States.JsonToString($.errorState)' }, scopeOf(decided)),
    ).toEqual({
      cause: '{"type":"TEMPORARY","waitSeconds":60}',
    });
  });
});
