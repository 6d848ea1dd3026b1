import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fileLedger, unsettled } from '../../src/step/ledger.ts';

const PREFIX = 'arn:aws:states:eu-west-1:111122223333:execution:uploads:';

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'sfn-fargate-retry-ledger-'));
});
afterAll(() => {
  rmSync(directory, { recursive: true, force: true });
});

interface Change {
  readonly name: string;
  readonly settled: boolean;
}

/** Names of which many begin alike, as those of customers 1 and 10 do. */
const changes = fc.array(
  fc.record({ name: fc.constantFrom('c1', 'c10', 'c100', 'c2', 'c'), settled: fc.boolean() }),
  { maxLength: 12 },
);

const line = ({ name, settled }: Change) => `${settled ? '-' : '+'} ${PREFIX}${name}\n`;

/** What is open after some changes, by the plainest reading. */
function open(told: readonly Change[]): readonly string[] {
  const names = new Set<string>();
  for (const { name, settled } of told) {
    if (settled) {
      names.delete(name);
    } else {
      names.add(name);
    }
  }
  return [...names].map((name) => `${PREFIX}${name}`);
}

function unexpected(sentence: string): never {
  throw new Error(sentence);
}

describe('a ledger', () => {
  test('that cannot be written is told once, and keeps nobody from the work', () => {
    const told: string[] = [];
    const ledger = fileLedger(join(directory, 'no', 'such', 'folder'), (sentence) => told.push(sentence));
    ledger.starting(`${PREFIX}c1`);
    ledger.settled(`${PREFIX}c1`);
    expect(told).toEqual([expect.stringMatching(/^The post step will not know what to stop .*ENOENT/)]);
  });

  test('is its owner’s alone', () => {
    const path = join(directory, 'private');
    fileLedger(path, unexpected).starting(`${PREFIX}c1`);
    // Windows keeps no such modes.
    expect(statSync(path).mode & 0o777).toBe(process.platform === 'win32' ? 0o666 : 0o600);
  });

  test('leaves what was started and not settled, in order', () => {
    const path = join(directory, 'written');
    const ledger = fileLedger(path, unexpected);
    for (const name of ['c1', 'c2', 'c3']) {
      ledger.starting(`${PREFIX}${name}`);
    }
    ledger.settled(`${PREFIX}c2`);
    expect(unsettled(readFileSync(path, 'utf8'))).toEqual([`${PREFIX}c1`, `${PREFIX}c3`]);
  });

  test('is on the disk as soon as it is told', () => {
    const path = join(directory, 'at-once');
    fileLedger(path, unexpected).starting(`${PREFIX}c1`);
    expect(readFileSync(path, 'utf8')).toBe(`+ ${PREFIX}c1\n`);
  });

  test('of a step that started nothing leaves nothing', () => {
    expect(unsettled('')).toEqual([]);
  });

  test('opens again what is started again', () => {
    const told = [
      { name: 'c1', settled: false },
      { name: 'c1', settled: true },
      { name: 'c1', settled: false },
    ];
    expect(unsettled(told.map(line).join(''))).toEqual([`${PREFIX}c1`]);
  });

  test('whose writer was killed at any byte leaves what its whole lines say, and names nothing else', () => {
    fc.assert(
      fc.property(changes, fc.nat(), (told, cut) => {
        const text = told.map(line).join('');
        const torn = text.slice(0, cut % (text.length + 1));
        const whole = torn.split('\n').length - 1;
        expect(unsettled(torn)).toEqual(open(told.slice(0, whole)));
      }),
      { numRuns: 1000 },
    );
  });
});
