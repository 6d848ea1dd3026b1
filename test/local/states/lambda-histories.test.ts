import { describe, expect, test } from '@jest/globals';
import {
  bench,
  definitionOf,
  ended,
  eventsOf,
  FUNCTION,
  finished,
  outline,
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
    expect(execution).toMatchObject({ status: 'FAILED', error: 'Lambda.ResourceNotFoundException' });
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
