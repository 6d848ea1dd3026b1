import { describe, expect, test } from '@jest/globals';
import { arn, read } from './run-events.ts';

const REQUEST = '0a1b2c3d-0000-4000-8000-000000000001';
const FUNCTION_ARN = arn('lambda', 'function:resize');
const CONSOLE = 'https://eu-west-1.console.aws.amazon.com';

describe('a Lambda function', () => {
  test.each([
    ['its name', 'lambda:invoke', 'resize'],
    ['its ARN', 'lambda:invoke', FUNCTION_ARN],
    ['its ARN with an alias', 'lambda:invoke', `${FUNCTION_ARN}:live`],
    ['the end of its ARN', 'lambda:invoke', '111122223333:function:resize'],
    ['its ARN as the resource of the state', 'lambda:function', FUNCTION_ARN],
  ])('is known and linked by %s', (_what, resource, FunctionName) => {
    const { integration, work } = read({
      resource,
      parameters: { FunctionName, Payload: { password: 'hunter2' } },
    });
    expect(work.label).toBe('resize');
    expect(JSON.stringify(work)).not.toContain('hunter2');
    expect(integration.links(work)).toEqual([
      { name: 'function', url: `${CONSOLE}/lambda/home?region=eu-west-1#/functions/resize` },
      {
        name: 'log',
        url: `${CONSOLE}/cloudwatch/home?region=eu-west-1#logsV2:log-groups/log-group/$252Faws$252Flambda$252Fresize`,
      },
    ]);
  });

  // Causes as recorded by LocalStack on AWS (test_task_lambda.snapshot.json), by stackd (lambda_integrations.json), and
  // as the developer guide of Lambda has them ("Understanding retry behavior", "Troubleshoot invocation issues").
  test.each([
    [
      'an exception of Python',
      'CustomException',
      {
        errorMessage: 'no such customer',
        errorType: 'CustomException',
        requestId: REQUEST,
        stackTrace: ['f'],
      },
      'CustomException',
      'no such customer',
      REQUEST,
    ],
    [
      'an error of Node.js',
      'TypeError',
      { errorType: 'TypeError', errorMessage: 'x is not a function\n at y', trace: ['TypeError: x'] },
      'TypeError',
      'x is not a function',
      undefined,
    ],
    [
      'a function that ran out of time',
      'Sandbox.Timedout',
      {
        errorType: 'Sandbox.Timedout',
        errorMessage: `RequestId: ${REQUEST} Error: Task timed out after 3.00 seconds`,
      },
      'Sandbox.Timedout',
      'Task timed out after 3.00 seconds',
      REQUEST,
    ],
    [
      'a function that ran out of memory',
      'Runtime.ExitError',
      {
        errorType: 'Runtime.ExitError',
        errorMessage: `RequestId: ${REQUEST} Error: Runtime exited with error: signal: killed`,
      },
      'Runtime.ExitError',
      'Runtime exited with error: signal: killed',
      REQUEST,
    ],
    [
      'an older runtime that ran out of time',
      'States.TaskFailed',
      { errorMessage: `2022-01-02T03:04:05.678Z ${REQUEST} Task timed out after 3.00 seconds` },
      'States.TaskFailed',
      'Task timed out after 3.00 seconds',
      REQUEST,
    ],
    [
      'a refusal of Lambda',
      'Lambda.ResourceNotFoundException',
      `Function not found: ${FUNCTION_ARN} (Service: Lambda, Status Code: 404, Request ID: ${REQUEST})`,
      'Lambda.ResourceNotFoundException',
      `Function not found: ${FUNCTION_ARN}`,
      undefined,
    ],
  ])(
    'that failed by %s is told by error type and message',
    (_what, error, cause, name, reason, requestId) => {
      for (const resource of ['lambda:invoke', 'lambda:function']) {
        const { failure, work, integration } = read({
          resource,
          parameters: { FunctionName: FUNCTION_ARN },
          failed: { error, cause },
        });
        expect(failure).toEqual({ error: name, reason });
        expect(work.about['requestId']).toBe(requestId);
        expect(
          integration.links(work)[1]?.url.endsWith(`log-events$3FfilterPattern$3D$2522${REQUEST}$2522`),
        ).toBe(requestId !== undefined);
      }
    },
  );

  test('that succeeded leads to the log of its request', () => {
    const { work } = read({
      resource: 'lambda:invoke',
      parameters: { FunctionName: 'resize' },
      succeeded: { ExecutedVersion: '$LATEST', Payload: {}, SdkResponseMetadata: { RequestId: REQUEST } },
    });
    expect(work.about['requestId']).toBe(REQUEST);
    expect(work.remark).toBeUndefined();
  });

  test('that is invoked asynchronously is told to be only started', () => {
    const { work } = read({
      resource: 'lambda:invoke',
      parameters: { FunctionName: 'resize', InvocationType: 'Event' },
      succeeded: { StatusCode: 202 },
    });
    expect(work.remark).toEqual({ kind: 'outcome-unknown' });
  });

  test('is told once it has ended, since it takes a moment', () => {
    expect(read({ resource: 'lambda:invoke' }).integration.told).toBe('once-ended');
    expect(read({ resource: 'lambda:invoke' }).work).toMatchObject({ about: { region: 'eu-west-1' } });
  });
});
