import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { systemClock } from '../../../local/clock.ts';
import { RequestLog } from '../../../local/requests.ts';
import { createS3Gateway, type S3Gateway } from '../../../local/s3/gateway.ts';

let requests: RequestLog;
let s3: S3Gateway;
beforeAll(async () => {
  requests = new RequestLog(systemClock(1), () => undefined);
  s3 = await createS3Gateway(requests);
  await s3.createBucket('bucket');
});
afterAll(() => s3.close());

async function keys(prefix: string): Promise<readonly string[]> {
  return (await s3.objects.list('bucket', prefix)).map(({ key }) => key);
}

describe('the objects of the local S3, for its other services', () => {
  test.each(['a', 'a/b c/ß+&<>"\'?#%20', 'line\nbreak', 'a//b'])(
    'come back under the key %j',
    async (key) => {
      const body = Buffer.from([0, 255, 10, 13]);
      await s3.objects.put('bucket', key, body);
      expect(await s3.objects.get('bucket', key)).toEqual(body);
      expect(await keys(key)).toContain(key);
    },
  );

  test('come back where they are larger than one request may be', async () => {
    const body = Buffer.alloc(20 * 1024 * 1024, 'abcdefg');
    await s3.objects.put('bucket', 'large', body);
    expect((await s3.objects.get('bucket', 'large')).equals(body)).toBe(true);
  });

  test('are listed in their order, also beyond one page', async () => {
    const names = Array.from({ length: 1001 }, (_, at) => `pages/${String(at).padStart(4, '0')}`);
    for (const name of names) {
      await s3.objects.put('bucket', name, Buffer.from('x'));
    }
    expect(await keys('pages/')).toEqual(names);
  });

  test('are listed in the order of their bytes', async () => {
    const names = [
      'order/B',
      'order/_',
      'order/a',
      'order/a-1',
      'order/a/1',
      'order/ä',
      'order/\uffff',
      'order/🎉',
    ];
    for (const name of names.toReversed()) {
      await s3.objects.put('bucket', name, Buffer.from('x'));
    }
    expect(await keys('order/')).toEqual(names);
  });

  test('fail with the error of S3', async () => {
    const { objects } = s3;
    await expect(objects.get('bucket', 'absent')).rejects.toMatchObject({ name: 'NoSuchKey', status: 404 });
    await expect(objects.get('absent', 'a')).rejects.toMatchObject({ name: 'NoSuchBucket' });
    await expect(objects.put('absent', 'a', Buffer.from('x'))).rejects.toMatchObject({
      name: 'NoSuchBucket',
    });
    const large = Buffer.alloc(9 * 1024 * 1024);
    await expect(objects.put('absent', 'a', large)).rejects.toMatchObject({ name: 'NoSuchBucket' });
    await expect(objects.list('absent', '')).rejects.toMatchObject({ name: 'NoSuchBucket' });
  });

  test('are not among the requests that clients make', () => {
    expect(requests.records).toEqual([]);
  });
});
