import { DescribeExecutionCommand, SFNClient } from '@aws-sdk/client-sfn';
import { describe, expect, test } from '@jest/globals';
import { missing, toAwsError } from '../../src/aws/error-sentences.ts';
import { AwsError, type AwsErrorKind, isTransient, kindOf } from '../../src/aws/errors.ts';
import type { Call } from '../../src/aws/rate-limiter.ts';

interface Anatomy {
  readonly name?: string;
  readonly code?: string;
  readonly status?: number;
  readonly retryable?: object;
}

/** An error as the SDK throws it. */
function sdkError({ name = 'Error', code, status, retryable }: Anatomy, message = 'It said so.'): Error {
  return Object.assign(new Error(message), {
    name,
    ...(code !== undefined && { code }),
    ...(status !== undefined && { $metadata: { httpStatusCode: status } }),
    ...(retryable !== undefined && { $retryable: retryable }),
  });
}

describe('an error that may be gone at the next call', () => {
  test.each<[string, Anatomy]>([
    ['throttling', { name: 'ThrottlingException', status: 400 }],
    ['throttling by its old name', { name: 'Throttling', status: 400 }],
    ['too many requests', { name: 'TooManyRequestsException', status: 429 }],
    ['S3 asking to slow down', { name: 'SlowDown', status: 503 }],
    ['a limit on requests', { name: 'RequestLimitExceeded', status: 400 }],
    ['an internal error', { name: 'InternalFailure', status: 500 }],
    ['an error without a name', { status: 502 }],
    ['a service that is away', { name: 'ServiceUnavailable', status: 503 }],
    ['a gateway that waits no longer', { status: 504 }],
    ['429 by any name', { name: 'Whatever', status: 429 }],
    ['what the SDK takes for retryable', { name: 'Odd', status: 400, retryable: {} }],
    ['a connection that broke', { code: 'ECONNRESET' }],
    ['a connection that was refused', { code: 'ECONNREFUSED' }],
    ['a name that does not resolve', { code: 'ENOTFOUND' }],
    ['a resolver that is busy', { code: 'EAI_AGAIN' }],
    ['a broken pipe', { code: 'EPIPE' }],
    ['a network that is away', { code: 'ENETUNREACH' }],
    ['a request that took too long', { name: 'TimeoutError' }],
    ['a request that was given up', { name: 'AbortError' }],
  ])('%s', (_what, anatomy) => {
    expect(isTransient(sdkError(anatomy))).toBe(true);
  });
});

describe('an error that stays', () => {
  test.each<[string, Anatomy]>([
    ['access denied', { name: 'AccessDeniedException', status: 400 }],
    ['access denied by 403', { name: 'AccessDenied', status: 403 }],
    ['an execution that is not there', { name: 'ExecutionDoesNotExist', status: 400 }],
    ['a token that expired', { name: 'ExpiredTokenException', status: 400 }],
    ['credentials that AWS does not know', { name: 'UnrecognizedClientException', status: 400 }],
    ['credentials that cannot be had', { name: 'CredentialsProviderError' }],
    ['input that is not valid', { name: 'ValidationException', status: 400 }],
    ['a programming error', { name: 'TypeError' }],
  ])('%s', (_what, anatomy) => {
    expect(isTransient(sdkError(anatomy))).toBe(false);
  });

  test.each([[undefined], [null], ['text'], [7], [{}]])('and anything that is no error: %j', (thrown) => {
    expect(isTransient(thrown)).toBe(false);
  });
});

const ARN = 'arn:aws:states:eu-west-1:111122223333:stateMachine:uploads';
const CALL: Call = { action: 'states:StartExecution', resource: ARN };

describe('what AWS refused', () => {
  test.each([
    ['AccessDeniedException', /Grant the role of this step states:StartExecution on arn:\S+\.$/],
    ['AccessDenied', /Grant the role of this step states:StartExecution/],
    ['ExpiredTokenException', /credentials expired.*longer session/],
    ['ExpiredToken', /credentials expired/],
    ['UnrecognizedClientException', /does not know these credentials: sign in/],
    ['InvalidSignatureException', /does not know these credentials/],
    ['SignatureDoesNotMatch', /does not know these credentials/],
    ['CredentialsProviderError', /There are no AWS credentials: sign in/],
    ['StateMachineDoesNotExist', /Check the name, the account and the region/],
    ['ClusterNotFoundException', /Check the name/],
    ['ServiceQuotaExceededException', /ask for a higher quota/],
    ['ExecutionLimitExceeded', /ask for a higher quota/],
    ['ValidationException', /ValidationException: It said so\.$/],
  ])('is told with what to do about it: %s', (name, advice) => {
    const { message } = toAwsError(sdkError({ name, status: 400 }), CALL);
    expect(message).toMatch(advice);
    expect(message).toContain(`AWS refused ${CALL.action} on ${ARN}: ${name}: It said so.`);
  });

  test.each<[string, Anatomy, RegExp]>([
    [
      'throttling, which is refused',
      { name: 'ThrottlingException', status: 400 },
      /^AWS refused .*run the step again later, or start fewer at once\.$/,
    ],
    ['an outage', { name: 'InternalFailure', status: 500 }, /^AWS refused .*run the step again later/],
    [
      'a broken connection, which nobody refused',
      { code: 'ECONNRESET' },
      /^AWS did not answer .*Check the network of the runner, and AWS_ENDPOINT_URL/,
    ],
    ['a request that was given up', { name: 'AbortError' }, /^AWS did not answer /],
  ])('is told apart from what may pass: %s', (_what, anatomy, says) => {
    expect(toAwsError(sdkError(anatomy), CALL).message).toMatch(says);
  });

  test.each(['TypeError', 'ReferenceError', 'RangeError', 'SyntaxError', 'Error'])(
    'is no refusal where the step itself failed: %s',
    (name) => {
      const { message, kind } = toAwsError(sdkError({ name }, 'Map.groupBy is not a function'), CALL);
      expect(kind).toBe('unexpected');
      expect(message).toBe(
        `The step failed at ${CALL.action} on ${ARN}: ${name}: Map.groupBy is not a function. This is not an answer of AWS: run the step on Node 24, as a runner does, or report a bug.`,
      );
    },
  );

  test.each(['ExecutionAlreadyExists', 'AccessDenied'])('keeps the name that AWS gave it: %s', (name) => {
    expect(toAwsError(sdkError({ name }), CALL).errorName).toBe(name);
  });

  test('keeps its cause', () => {
    const cause = sdkError({ name: 'AccessDenied' });
    const fault = toAwsError(cause, CALL);
    expect(fault).toBeInstanceOf(AwsError);
    expect(fault.cause).toBe(cause);
  });

  test.each(['It said so', 'It said so.', 'It said so... ', 'It said so.\n'])(
    'ends in one full stop: %j',
    (message) => {
      expect(toAwsError(sdkError({ name: 'X' }, message), CALL).message).toMatch(/X: It said so\.$/);
    },
  );

  test('without a message is a sentence too', () => {
    expect(toAwsError(sdkError({ name: 'X' }, ''), CALL).message).toMatch(/ on arn:\S+: X\.$/);
    expect(toAwsError('odd', CALL).message).toContain('Error: odd. ');
  });
});

describe('the kind of an error', () => {
  test.each<[string, AwsErrorKind, Anatomy]>([
    ['throttling', 'throttled', { name: 'ThrottlingException', status: 400 }],
    ['S3 asking to slow down, though that is a 503', 'throttled', { name: 'SlowDown', status: 503 }],
    ['429 by any name', 'throttled', { name: 'Whatever', status: 429 }],
    ['what the SDK takes for throttling', 'throttled', { name: 'Odd', retryable: { throttling: true } }],
    ['what the SDK takes for retryable', 'unavailable', { name: 'Odd', status: 400, retryable: {} }],
    ['an internal error', 'unavailable', { name: 'InternalFailure', status: 500 }],
    ['the page of a gateway that is in trouble', 'unavailable', { name: 'SyntaxError', status: 502 }],
    ['a connection that broke', 'no-answer', { code: 'ECONNRESET' }],
    ['a request that was given up', 'no-answer', { name: 'AbortError' }],
    ['a page of a proxy instead of JSON', 'unreadable-answer', { name: 'SyntaxError', status: 403 }],
    ['success that is not JSON', 'unreadable-answer', { name: 'SyntaxError', status: 200 }],
    ['an answer without the name of its error', 'unreadable-answer', { name: 'Unknown', status: 403 }],
    ['access denied', 'access-denied', { name: 'AccessDeniedException', status: 400 }],
    ['access denied by S3', 'access-denied', { name: 'AccessDenied', status: 403 }],
    ['a session that expired', 'expired-credentials', { name: 'ExpiredTokenException', status: 400 }],
    ['a signature that is old', 'unknown-credentials', { name: 'InvalidSignatureException', status: 400 }],
    ['a token of nobody', 'unknown-credentials', { name: 'UnrecognizedClientException', status: 400 }],
    ['credentials that cannot be had', 'no-credentials', { name: 'CredentialsProviderError' }],
    ['an execution that is not there', 'not-found', { name: 'ExecutionDoesNotExist', status: 400 }],
    ['a log group that is not there', 'not-found', { name: 'ResourceNotFoundException', status: 400 }],
    ['a bucket that is not there', 'not-found', { name: 'NoSuchBucket', status: 404 }],
    ['a name that is taken', 'conflict', { name: 'ExecutionAlreadyExists', status: 400 }],
    ['another deployment', 'conflict', { name: 'ConflictException', status: 400 }],
    ['a machine that is being deleted', 'conflict', { name: 'StateMachineDeleting', status: 400 }],
    ['too many machines', 'quota', { name: 'ServiceQuotaExceededException', status: 402 }],
    ['input that is not valid', 'rejected', { name: 'ValidationException', status: 400 }],
    ['a programming error', 'unexpected', { name: 'TypeError' }],
  ])('%s: %s', (_what, kind, anatomy) => {
    const error = sdkError(anatomy);
    expect(kindOf(error)).toBe(kind);
    expect(toAwsError(error, CALL)).toMatchObject({ kind, action: CALL.action });
  });

  test.each([[undefined], [null], ['text'], [7], [{}]])(
    'is unexpected where no error was thrown: %j',
    (thrown) => {
      expect(kindOf(thrown)).toBe('unexpected');
    },
  );

  test.each([
    ['no-region', 'There is no AWS region: sign in'],
    ['no-credentials', 'There are no AWS credentials: sign in'],
  ] as const)('is told also where nothing was called: %s', (kind, message) => {
    const cause = new Error('Region is missing');
    const error = missing(kind, cause);
    expect(error).toMatchObject({ kind, action: undefined, errorName: '', cause });
    expect(error.message).toContain(message);
  });

  test.each(['throttled', 'access-denied'] as const)('stays with what was made of the error: %s', (kind) => {
    const made = new AwsError('It was so.', { kind });
    expect(kindOf(made)).toBe(kind);
    expect(isTransient(made)).toBe(kind === 'throttled');
  });

  test.each<[number, string, AwsErrorKind]>([
    [200, '<html>', 'unreadable-answer'],
    [403, '<html>', 'unreadable-answer'],
    [403, '{"message":"Forbidden"}', 'unreadable-answer'],
    [407, '', 'unreadable-answer'],
    [502, '<html>', 'unavailable'],
    [400, '{"__type":"AccessDeniedException"}', 'access-denied'],
    [400, '{"__type":"com.amazonaws.states#ExecutionDoesNotExist"}', 'not-found'],
    [400, '{"__type":"ThrottlingException"}', 'throttled'],
  ])('is found in what the SDK makes of %i %j', async (statusCode, body, kind) => {
    const headers = { 'content-type': 'application/x-amz-json-1.0' };
    const handle = async () => ({
      response: { statusCode, headers, body: new TextEncoder().encode(body) },
    });
    const sfn = new SFNClient({
      region: 'eu-west-1',
      credentials: { accessKeyId: 'a', secretAccessKey: 's' },
      maxAttempts: 1,
      requestHandler: { handle },
    });
    const error = await sfn
      .send(new DescribeExecutionCommand({ executionArn: 'arn:execution' }))
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Error);
    expect(kindOf(error)).toBe(kind);
  });
});
