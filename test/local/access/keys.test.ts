import { describe, expect, test } from '@jest/globals';
import { faultOf, hasId, randomAccessKey } from '../../../local/access-key.ts';
import { startLocalAws } from '../../../local/server.ts';

describe('a random key', () => {
  test('is another one each time, and one that may be chosen', () => {
    const keys = Array.from({ length: 100 }, randomAccessKey);
    expect(
      new Set(keys.flatMap(({ accessKeyId, secretAccessKey }) => [accessKeyId, secretAccessKey])).size,
    ).toBe(200);
    expect(keys.map(faultOf)).toEqual(keys.map(() => undefined));
  });

  test('has an id that nobody can guess, as long as AWS allows', () => {
    expect(randomAccessKey().accessKeyId).toMatch(/^LOCAL[0-9A-F]{40}$/);
  });

  test('is known by its whole id only', () => {
    const key = randomAccessKey();
    expect(hasId(key, key.accessKeyId)).toBe(true);
    expect(hasId(key, key.accessKeyId.slice(1))).toBe(false);
    expect(hasId(key, '')).toBe(false);
  });
});

describe('a local AWS', () => {
  test('has a key of its own', async () => {
    const [one, other] = await Promise.all([startLocalAws(), startLocalAws()]);
    try {
      expect(one.accessKeyId).not.toBe(other.accessKeyId);
      expect(one.secretAccessKey).not.toBe(other.secretAccessKey);
    } finally {
      await Promise.all([one.close(), other.close()]);
    }
  });

  test('takes the key that is chosen for it', async () => {
    const accessKey = { accessKeyId: 'chosen', secretAccessKey: 'secret' };
    const aws = await startLocalAws({ accessKey });
    await aws.close();
    expect(aws).toMatchObject(accessKey);
  });

  test.each([
    {
      accessKey: { accessKeyId: '', secretAccessKey: 's' },
      message: 'The access key must have an id of 1 to 128 letters, digits, hyphens and underscores.',
    },
    {
      accessKey: { accessKeyId: 'id', secretAccessKey: '$(s)' },
      message: 'The access key must have a secret of 1 to 256 letters, digits and characters of /+=_.-.',
    },
  ])('does not start with $accessKey', async ({ accessKey, message }) => {
    await expect(startLocalAws({ accessKey })).rejects.toThrow(message);
  });
});
