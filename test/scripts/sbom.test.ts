import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { readLock } from '../../scripts/lockfile.ts';
import { sbom } from '../../scripts/sbom.ts';

const root = join(import.meta.dirname, '..', '..');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const { packages } = readLock(root);

interface Bom {
  readonly bomFormat: string;
  readonly metadata: { readonly component: { name: string; version: string; type: string } };
  readonly components: readonly {
    readonly name: string;
    readonly version: string;
    readonly hashes: readonly { readonly alg: string; readonly content: string }[];
  }[];
}

describe('the software bill of materials', () => {
  let bom: Bom;
  beforeAll(async () => {
    bom = JSON.parse(await sbom(root));
  });
  const names = () => bom.components.map(({ name }) => name);

  test('is of this project, in CycloneDX', () => {
    expect(bom.bomFormat).toBe('CycloneDX');
    expect(bom.metadata.component).toMatchObject({
      name: manifest.name,
      version: manifest.version,
      type: 'application',
    });
  });

  test('names every package whose license comes with the bundle', () => {
    // A license follows the name of its package, which is a line of its own.
    const known = new Set(Object.keys(packages).map((path) => path.replace(/^.*node_modules\//, '')));
    const licensed = readFileSync(join(root, 'dist', 'licenses.txt'), 'utf8')
      .split('\n')
      .filter((line) => known.has(line) && line !== '');
    expect(licensed).toContain('@aws-sdk/client-s3');
    expect(names()).toEqual(expect.arrayContaining([...new Set(licensed)]));
  });

  test('names the dependencies, and none that is for development only or optional', () => {
    expect(names()).toEqual(expect.arrayContaining(Object.keys(manifest.dependencies)));
    const others = new Set([
      ...Object.keys(manifest.devDependencies),
      ...Object.keys(manifest.optionalDependencies),
    ]);
    expect(names().filter((name) => others.has(name))).toEqual([]);
  });

  test('has the hash of each package, as the lockfile has it', () => {
    const locked = new Set(Object.values(packages).map(({ integrity }) => integrity));
    for (const { hashes } of bom.components) {
      expect(hashes).toHaveLength(1);
      const [hash] = hashes;
      expect(hash?.alg).toBe('SHA-512');
      const integrity = Buffer.from(hash?.content ?? '', 'hex').toString('base64');
      expect(locked).toContain(`sha512-${integrity}`);
    }
  });

  test('names no registry and no folder of this machine', () => {
    expect(JSON.stringify(bom)).not.toMatch(/registry\.|127\.0\.0\.1|file:/);
    expect(JSON.stringify(bom)).not.toContain(root);
  });
});
