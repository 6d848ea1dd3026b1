import { describe, expect, test } from '@jest/globals';
import { InvalidInput, NetworkError } from '../../app/errors.ts';
import { toUploadError } from '../../app/storage-errors.ts';

function failure(name: string, more: object = {}): Error {
  return Object.assign(new Error('it failed'), { name }, more);
}

describe('a failure of S3', () => {
  test.each([
    failure('SlowDown', { $metadata: { httpStatusCode: 503 } }),
    failure('InternalError', { $metadata: { httpStatusCode: 500 } }),
    failure('Unknown', { $metadata: { httpStatusCode: 502 } }),
    failure('Unknown', { $metadata: { httpStatusCode: 429 } }),
    failure('TimeoutError'),
    failure('ThrottlingException', { $metadata: { httpStatusCode: 400 } }),
    failure('Error', { code: 'ECONNRESET' }),
    failure('Error', { code: 'ENOTFOUND' }),
    new Error('outer', { cause: failure('Error', { code: 'ETIMEDOUT' }) }),
    new AggregateError([failure('Error', { code: 'ECONNREFUSED' })]),
  ])('is a NetworkError when a later try may help: %s', (error) => {
    const known = toUploadError(error, 'write s3://b/k');
    expect(known).toBeInstanceOf(NetworkError);
    expect(known).toMatchObject({
      cause: error,
      message: expect.stringMatching(/^Could not write s3:\/\/b\/k: /),
    });
  });

  test.each([
    failure('NoSuchBucket', { $metadata: { httpStatusCode: 404 } }),
    failure('AccessDenied', { $metadata: { httpStatusCode: 403 } }),
    failure('InvalidAccessKeyId', { $metadata: { httpStatusCode: 403 } }),
    failure('PermanentRedirect', { $metadata: { httpStatusCode: 301 } }),
  ])('is InvalidInput when the location is at fault: %s', (error) => {
    expect(toUploadError(error, 'write s3://b/k')).toBeInstanceOf(InvalidInput);
  });

  test.each([
    failure('TypeError'),
    failure('EntityTooLarge', { $metadata: { httpStatusCode: 400 } }),
    'text',
    null,
  ])('stays what it is when nobody foresaw it: %s', (error) => {
    expect(toUploadError(error, 'write s3://b/k')).toBe(error);
  });
});
