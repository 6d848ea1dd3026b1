import { describe, expect, test } from '@jest/globals';
import { attemptsKey, countAttempt } from '../../app/attempts.ts';
import { NetworkError } from '../../app/errors.ts';
import { parseInjections } from '../../app/injection.ts';
import type { Settings } from '../../app/settings.ts';
import type { Storage } from '../../app/storage.ts';
import { upload } from '../../app/upload.ts';

const SETTINGS: Settings = { customerId: 'c', reportId: 'r', output: { bucket: 'b', prefix: 'out/' } };

/** Storage in memory, with what was written in order. */
function memory(): {
  readonly storage: Storage;
  readonly objects: Map<string, string>;
  readonly written: string[];
} {
  const objects = new Map<string, string>();
  const written: string[] = [];
  const storage: Storage = {
    put: async (key, body) => {
      objects.set(key, body);
      written.push(key);
    },
    get: async (key) => objects.get(key),
    delete: async (key) => {
      objects.delete(key);
    },
  };
  return { storage, objects, written };
}

function silent(): void {
  // What is logged is of no concern here.
}

describe('an upload', () => {
  test('writes the summary last, and nothing else', async () => {
    const { storage, written } = memory();
    await upload(SETTINGS, [], storage, silent);
    expect(written).toEqual(['out/orders.csv', 'out/report.json']);
  });

  test('writes the same again when it is repeated', async () => {
    const first = memory();
    const second = memory();
    await upload(SETTINGS, [], first.storage, silent);
    await upload(SETTINGS, [], second.storage, silent);
    expect(second.objects).toEqual(first.objects);
  });

  test('leaves no count behind once it has succeeded', async () => {
    const { storage, objects } = memory();
    const injections = parseInjections(['NetworkError:1'], 'c-1');
    await expect(upload(SETTINGS, injections, storage, silent)).rejects.toThrow(NetworkError);
    expect([...objects.keys()]).toEqual([attemptsKey(SETTINGS)]);
    await upload(SETTINGS, injections, storage, silent);
    expect([...objects.keys()]).toEqual(['out/orders.csv', 'out/report.json']);
  });

  test('does not touch the storage when it fails every time', async () => {
    const { storage, written } = memory();
    await expect(upload(SETTINGS, parseInjections(['NetworkError'], 'c-1'), storage, silent)).rejects.toThrow(
      NetworkError,
    );
    expect(written).toEqual([]);
  });

  test('logs each step as one line', async () => {
    const lines: string[] = [];
    await upload(SETTINGS, [], memory().storage, (line) => lines.push(line));
    expect(lines).toEqual([
      'report r for customer c goes to s3://b/out/',
      expect.stringMatching(/^read \d+ orders$/),
      expect.stringMatching(/^the orders come to \d+\.\d\d$/),
      expect.stringMatching(/^uploaded out\/orders\.csv \(\d+ bytes\)$/),
      expect.stringMatching(/^uploaded out\/report\.json \(\d+ bytes\)$/),
      'done',
    ]);
  });
});

describe('the count of attempts', () => {
  test('lies beside the outputs, not among them', () => {
    expect(attemptsKey(SETTINGS)).toBe('.attempts/out/c/r.json');
  });

  test.each(['', 'not JSON', 'null', '[]', '{"attempts":"3"}', '{"attempts":-1}', '{"attempts":1.5}'])(
    'starts at 1 when the object holds %j',
    async (content) => {
      const { storage, objects } = memory();
      objects.set(attemptsKey(SETTINGS), content);
      expect(await countAttempt(storage, SETTINGS)).toBe(1);
    },
  );

  test('goes on from the number that is there', async () => {
    const { storage, objects } = memory();
    objects.set(attemptsKey(SETTINGS), '{"attempts":41}');
    expect(await countAttempt(storage, SETTINGS)).toBe(42);
  });
});
