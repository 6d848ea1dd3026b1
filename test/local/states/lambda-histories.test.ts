import { describe, expect, test } from '@jest/globals';
import type { Json, JsonObject } from '../../../local/json.ts';
import {
  bench,
  definitionOf,
  ended,
  eventsOf,
  FUNCTION,
  finished,
  outline,
  outputOf,
  run,
  settle,
  start,
} from './fakes.ts';

describe('the history of a Lambda function', () => {
  const task = definitionOf({ F: { Type: 'Task', Resource: FUNCTION, End: true } });
  const invoke = definitionOf({
    F: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Parameters: { FunctionName: FUNCTION, 'Payload.$': '$' },
      End: true,
    },
  });

  test('by its ARN has the LambdaFunction events', async () => {
    const on = bench({ handler: () => ({ kind: 'returned', payload: { ok: true } }) });
    const arn = await finished(on, task);
    expect((await outline(on, arn)).slice(2)).toEqual([
      [3, 2, 'LambdaFunctionScheduled'],
      [4, 3, 'LambdaFunctionStarted'],
      [5, 4, 'LambdaFunctionSucceeded'],
      [6, 5, 'TaskStateExited'],
      [7, 6, 'ExecutionSucceeded'],
    ]);
    const [, , scheduled, started, succeeded] = await eventsOf(on, arn);
    expect(scheduled?.['lambdaFunctionScheduledEventDetails']).toEqual({
      resource: FUNCTION,
      input: '{}',
      inputDetails: { truncated: false },
    });
    expect(Object.keys(started ?? {})).toEqual(['timestamp', 'type', 'id', 'previousEventId']);
    expect(succeeded?.['lambdaFunctionSucceededEventDetails']).toMatchObject({ output: '{"ok":true}' });
  });

  test('by its ARN shows what the handler threw', async () => {
    const on = bench({ handler: () => ({ kind: 'threw', error: 'Boom', cause: '{"errorType":"Boom"}' }) });
    const execution = await run(on, task);
    expect(execution).toMatchObject({ status: 'FAILED', error: 'Boom', cause: '{"errorType":"Boom"}' });
    const events = await eventsOf(on, String(execution['executionArn']));
    expect(events.at(-2)?.['lambdaFunctionFailedEventDetails']).toEqual({
      error: 'Boom',
      cause: '{"errorType":"Boom"}',
    });
  });

  test('by lambda:invoke has the Task events and a response around the payload', async () => {
    const on = bench({ handler: (payload) => ({ kind: 'returned', payload }) });
    const execution = await run(on, invoke);
    expect(JSON.parse(String(execution['output']))).toMatchObject({
      ExecutedVersion: '$LATEST',
      Payload: {},
      StatusCode: 200,
    });
    const events = await eventsOf(on, String(execution['executionArn']));
    expect(events[2]?.['taskScheduledEventDetails']).toMatchObject({
      resource: 'invoke',
      resourceType: 'lambda',
    });
  });

  test.each([
    ['its ARN', task, 'LambdaFunctionFailed'],
    ['lambda:invoke', invoke, 'TaskFailed'],
  ])('that is not there fails by %s as Lambda.ResourceNotFoundException', async (_, definition, type) => {
    const on = bench();
    const execution = await run(on, definition);
    // The cause as in LocalStack's snapshot tests (service: Step Functions, 2023-2024, stepfunctions/v2/error_handling).
    expect(execution).toMatchObject({
      status: 'FAILED',
      error: 'Lambda.ResourceNotFoundException',
      cause: expect.stringMatching(
        /^Function not found: arn:aws:lambda:eu-central-1:123456789012:function:f:\$LATEST \(Service: AWSLambda; Status Code: 404; Error Code: ResourceNotFoundException; Request ID: [-0-9a-f]{36}; Proxy: null\)$/,
      ),
    });
    expect((await eventsOf(on, String(execution['executionArn']))).at(-2)?.['type']).toBe(type);
  });

  test.each([
    ['its ARN', task, 'LambdaFunctionFailed'],
    ['lambda:invoke', invoke, 'TaskFailed'],
  ])(
    'that returns over 256 KiB by %s fails once, as States.DataLimitExceeded',
    async (_, definition, type) => {
      const on = bench({ handler: () => ({ kind: 'returned', payload: 'x'.repeat(262_144) }) });
      const execution = await run(on, definition);
      expect(execution).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded' });
      const types = (await eventsOf(on, String(execution['executionArn']))).map((event) => event['type']);
      expect(types.filter((one) => one === type)).toHaveLength(1);
    },
  );

  // Recorded by LocalStack's snapshot tests (service: Step Functions, 21 March 2024,
  // stepfunctions/v2/error_handling/test_states_errors).
  test.each([
    ['its ARN', { Resource: FUNCTION }, FUNCTION],
    [
      'lambda:invoke',
      { Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: 'f' } },
      'lambda',
    ],
  ])('that returns over 256 KiB by %s is caught by States.ALL', async (_, how, named) => {
    const on = bench({ handler: () => ({ kind: 'returned', payload: 'x'.repeat(262_144) }) });
    const definition = definitionOf({
      F: { Type: 'Task', ...how, Catch: [{ ErrorEquals: ['States.ALL'], Next: 'H' }], End: true },
      H: { Type: 'Pass', End: true },
    });
    expect(await outputOf(definition, {}, on)).toEqual({
      Error: 'States.DataLimitExceeded',
      Cause: `The state/task '${named}' returned a result with a size exceeding the maximum number of bytes service limit.`,
    });
  });

  // LocalStack's snapshot tests (service: Step Functions, 2023-2024, stepfunctions/v2/services/test_lambda_task_service).
  test.each<[Json, Json]>([
    ['true', true],
    ['[1,2]', [1, 2]],
    ['"text"', 'text'],
    ['', {}],
    [null, null],
    [{ a: 'true' }, { a: 'true' }],
  ])('by lambda:invoke is given the payload %j as the body of the request: %j', async (payload, event) => {
    const seen: Json[] = [];
    const on = bench({
      handler: (given) => {
        seen.push(given);
        return { kind: 'returned', payload: given };
      },
    });
    const output = await outputOf(invoke, payload, on);
    expect(seen).toEqual([event]);
    expect(output).toMatchObject({ Payload: event });
  });

  test('by lambda:invoke is not called with a text that is no JSON', async () => {
    const on = bench({ handler: () => ({ kind: 'returned', payload: null }) });
    expect(await run(on, invoke, 'text')).toMatchObject({
      error: 'Lambda.InvalidRequestContentException',
      cause: expect.stringMatching(/^Could not parse request body into json: .+Status Code: 400; /),
    });
  });

  test('by lambda:invoke may be asked for its log', async () => {
    const on = bench({ handler: (payload) => ({ kind: 'returned', payload }) });
    const definition = (more: JsonObject): string =>
      definitionOf({
        F: {
          Type: 'Task',
          Resource: 'arn:aws:states:::lambda:invoke',
          Parameters: { FunctionName: FUNCTION, ...more },
          End: true,
        },
      });
    expect(await outputOf(definition({ LogType: 'None' }), {}, on)).toMatchObject({ Payload: {} });
    expect(await run(bench(), definition({ Qualifier: 'live' }))).toMatchObject({
      error: 'States.Runtime',
      cause: expect.stringContaining("'Qualifier'"),
    });
  });

  test('that takes too long by its ARN is LambdaFunctionTimedOut', async () => {
    const on = bench({ handler: () => new Promise(() => undefined) });
    const definition = definitionOf({
      F: { Type: 'Task', Resource: FUNCTION, TimeoutSeconds: 5, End: true },
    });
    const arn = await start(on, definition);
    await settle();
    on.clock.advance(5000);
    await ended(on, arn);
    expect((await eventsOf(on, arn)).at(-2)).toMatchObject({
      type: 'LambdaFunctionTimedOut',
      lambdaFunctionTimedOutEventDetails: { error: 'States.Timeout' },
    });
  });
});
