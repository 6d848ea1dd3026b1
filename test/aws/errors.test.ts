import { describe, expect, test } from '@jest/globals';
import { isTransient, toAwsError } from '../../src/aws/errors.ts';
import { AwsError } from '../../src/errors.ts';

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

describe('what AWS refused', () => {
  const CALL = 'states:StartExecution';
  const ARN = 'arn:aws:states:eu-west-1:111122223333:stateMachine:uploads';

  test.each([
    ['AccessDeniedException', /Allow states:StartExecution on arn:\S+ to the role of this step\.$/],
    ['AccessDenied', /Allow states:StartExecution/],
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
    ['ValidationException', /The message says what to change\.$/],
  ])('is told with what to do about it: %s', (name, advice) => {
    const { message } = toAwsError(sdkError({ name, status: 400 }), { action: CALL, resource: ARN });
    expect(message).toMatch(advice);
    expect(message).toContain(`AWS refused ${CALL} on ${ARN}: ${name}: It said so. `);
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
    expect(toAwsError(sdkError(anatomy), { action: CALL, resource: ARN }).message).toMatch(says);
  });

  test.each(['ExecutionAlreadyExists', 'AccessDenied'])('keeps the name that AWS gave it: %s', (name) => {
    expect(toAwsError(sdkError({ name }), { action: CALL, resource: ARN }).errorName).toBe(name);
  });

  test('keeps its cause', () => {
    const cause = sdkError({ name: 'AccessDenied' });
    const fault = toAwsError(cause, { action: CALL, resource: ARN });
    expect(fault).toBeInstanceOf(AwsError);
    expect(fault.cause).toBe(cause);
  });

  test.each(['It said so', 'It said so.', 'It said so... ', 'It said so.\n'])(
    'ends in one full stop: %j',
    (message) => {
      expect(toAwsError(sdkError({ name: 'X' }, message), { action: CALL, resource: ARN }).message).toContain(
        'X: It said so. The',
      );
    },
  );

  test('without a message is a sentence too', () => {
    expect(toAwsError(sdkError({ name: 'X' }, ''), { action: CALL, resource: ARN }).message).toContain(
      `on ${ARN}: X. The message`,
    );
    expect(toAwsError('odd', { action: CALL, resource: ARN }).message).toContain('Error: odd. ');
  });
});
