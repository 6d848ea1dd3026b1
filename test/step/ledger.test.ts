import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Claim, LedgerEntry } from '../../src/execution/claim.ts';
import { fileLedger, type LedgerFallback, unsettled } from '../../src/step/ledger.ts';

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
  fc.record({ name: fc.constantFrom('c1', 'c10', 'c100', 'c2', 'c3', 'c'), settled: fc.boolean() }),
  { maxLength: 12 },
);

/** Every kind of claim there is, by name. */
const CLAIMS: Readonly<Record<string, Claim>> = {
  c1: { by: 'arn' },
  c10: { by: 'input', inputHash: 'ab12' },
  c2: { by: 'input-and-start', inputHash: 'cd34', notBefore: 1_700_000_000_123 },
  c3: { by: 'input-and-start', inputHash: 'ef56', notBefore: undefined },
};

const entry = (name: string): LedgerEntry => ({
  arn: `${PREFIX}${name}`,
  claim: CLAIMS[name] ?? { by: 'nothing' },
});

const line = ({ name, settled }: Change) => {
  const { arn, claim } = entry(name);
  return settled ? `- ${arn}\n` : `+ ${arn} ${JSON.stringify(claim)}\n`;
};

/** What is open after some changes, by the plainest reading. */
function open(told: readonly Change[]): readonly LedgerEntry[] {
  const names = new Set<string>();
  for (const { name, settled } of told) {
    if (settled) {
      names.delete(name);
    } else {
      names.add(name);
    }
  }
  return [...names].map(entry);
}

function unexpected(sentence: string): never {
  throw new Error(sentence);
}

const NO_FALLBACK: LedgerFallback = { keep: unexpected, warn: unexpected };

describe('a ledger', () => {
  /** What becomes of a ledger whose file cannot be written. */
  function unwritable(keep: (text: string) => void) {
    const told: string[] = [];
    const warn = (sentence: string) => told.push(sentence);
    return { told, ledger: fileLedger(join(directory, 'no', 'such', 'folder'), { keep, warn }) };
  }

  test('that cannot be written is kept by the runner and told once, and keeps nobody from the work', () => {
    const kept: string[] = [];
    const { told, ledger } = unwritable((text) => kept.push(text));
    ledger.starting(entry('c1'));
    ledger.starting(entry('c2'));
    ledger.settled(`${PREFIX}c1`);
    ledger.settled(`${PREFIX}c2`);
    expect(told).toEqual([
      expect.stringMatching(/^The file that names what to stop .*, so the runner keeps it: .*ENOENT/),
    ]);
    expect(kept.map(unsettled)).toEqual([[entry('c1')], [entry('c1'), entry('c2')], [entry('c2')], []]);
    // An empty state would be none.
    expect(kept.every((text) => text !== '')).toBe(true);
  });

  test('that nobody can keep says that the post step will not know', () => {
    const { told, ledger } = unwritable(() => {
      throw new Error('ENOSPC: no space left on device');
    });
    ledger.starting(entry('c1'));
    ledger.settled(`${PREFIX}c1`);
    expect(told).toEqual([
      expect.stringMatching(/the post step will not know: .*ENOENT.*; ENOSPC: no space left on device$/),
    ]);
  });

  test('whose file could be written at first goes on with the runner, and does not come back', () => {
    const path = join(directory, 'lost');
    const kept: string[] = [];
    const ledger = fileLedger(path, { keep: (text) => kept.push(text), warn: () => {} });
    ledger.starting(entry('c1'));
    rmSync(path);
    mkdirSync(path);
    ledger.starting(entry('c2'));
    rmSync(path, { recursive: true });
    ledger.settled(`${PREFIX}c1`);
    expect(kept.map(unsettled)).toEqual([[entry('c1'), entry('c2')], [entry('c2')]]);
    expect(existsSync(path)).toBe(false);
  });

  test('is its owner’s alone', () => {
    const path = join(directory, 'private');
    fileLedger(path, NO_FALLBACK).starting(entry('c1'));
    // Windows keeps no such modes.
    expect(statSync(path).mode & 0o777).toBe(process.platform === 'win32' ? 0o666 : 0o600);
  });

  test('leaves what was started and not settled, in order', () => {
    const path = join(directory, 'written');
    const ledger = fileLedger(path, NO_FALLBACK);
    for (const name of ['c1', 'c2', 'c3']) {
      ledger.starting(entry(name));
    }
    ledger.settled(`${PREFIX}c2`);
    expect(unsettled(readFileSync(path, 'utf8'))).toEqual([entry('c1'), entry('c3')]);
  });

  test('is on the disk as soon as it is told', () => {
    const path = join(directory, 'at-once');
    fileLedger(path, NO_FALLBACK).starting(entry('c1'));
    expect(readFileSync(path, 'utf8')).toBe(line({ name: 'c1', settled: false }));
  });

  test('of a step that started nothing leaves nothing', () => {
    expect(unsettled('')).toEqual([]);
  });

  test('holds what it was told last of an execution', () => {
    const path = join(directory, 'confirmed');
    const ledger = fileLedger(path, NO_FALLBACK);
    ledger.starting(entry('c2'));
    ledger.starting({ ...entry('c2'), claim: { by: 'arn' } });
    expect(unsettled(readFileSync(path, 'utf8'))).toEqual([{ ...entry('c2'), claim: { by: 'arn' } }]);
  });

  test.each(['{', '{"by":"input"}', 'null', '{"by":"input-and-start","notBefore":1}', ''])(
    'whose claim is %j proves nothing, and still names the execution',
    (claim) => {
      expect(unsettled(`+ ${PREFIX}c1 ${claim}\n`)).toEqual([
        { arn: `${PREFIX}c1`, claim: { by: 'nothing' } },
      ]);
    },
  );

  test('opens again what is started again', () => {
    const told = [
      { name: 'c1', settled: false },
      { name: 'c1', settled: true },
      { name: 'c1', settled: false },
    ];
    expect(unsettled(told.map(line).join(''))).toEqual([entry('c1')]);
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
