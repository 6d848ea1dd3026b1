import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { builtFiles, differences, packageFiles } from '../../scripts/build.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'sfn-fargate-retry-built-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

/** A folder that holds these files: path → text. */
function folder(name: string, files: Readonly<Record<string, string>>): string {
  const root = join(directory, name);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

const BUILD = {
  'dist/index.js': 'entry',
  'dist/123.index.js': 'chunk',
  'dist/post.js': 'post',
  'infra/process-error/index.cjs': 'function',
};

test('what is built is all of dist/, also in folders of it, and the function, but not what lies beside them', () => {
  const root = folder('project', {
    ...BUILD,
    'dist/deep/asset.node': '',
    'infra/process-error/handler.ts': '',
    'src/index.ts': '',
  });
  expect(builtFiles(root)).toEqual([
    'dist/123.index.js',
    'dist/deep/asset.node',
    'dist/index.js',
    'dist/post.js',
    'infra/process-error/index.cjs',
  ]);
});

describe('what is committed', () => {
  test.each<[string, Readonly<Record<string, string>>, readonly RegExp[]]>([
    ['is right if it is the build, byte for byte', BUILD, []],
    [
      'is not if a file differs',
      { ...BUILD, 'dist/index.js': 'entry ' },
      [/^dist\/index\.js differs from a fresh build/],
    ],
    [
      'is not if a chunk of an earlier build is left over',
      { ...BUILD, 'dist/77.index.js': 'old' },
      [/^dist\/77\.index\.js is no longer built/],
    ],
    ['is not if nothing is there', {}, Array(4).fill(/differs from a fresh build/)],
  ])('%s', (_what, files, says) => {
    const told = differences(folder('project', files), folder('fresh', BUILD));
    expect(told).toHaveLength(says.length);
    for (const [index, pattern] of says.entries()) {
      expect(told[index]).toMatch(pattern);
    }
  });

  test('is not if a chunk is missing', () => {
    const { 'dist/123.index.js': _chunk, ...files } = BUILD;
    expect(differences(folder('project', files), folder('fresh', BUILD))).toEqual([
      'dist/123.index.js differs from a fresh build: run npm run build and commit it.',
    ]);
  });
});

describe('the files of a bundle that hold packages alone, which are minified', () => {
  const own = { name: './build/src/index.js', chunks: [1, 2] };
  const inOneScope = (...names: readonly string[]) => ({
    name: `${names[0]} + ${names.length - 1} modules`,
    chunks: [3],
    modules: names.map((name) => ({ name })),
  });
  const files = (...modules: Parameters<typeof packageFiles>[0]['modules']) =>
    packageFiles({ chunks: [1, 2, 3].map((id) => ({ id, files: [`${id}.index.js`] })), modules });

  test.each([
    ['those of packages are', [{ name: './node_modules/yaml/dist/index.js', chunks: [3] }], ['3.index.js']],
    [
      'those of packages in one scope are',
      [inOneScope('./node_modules/zod/index.js', './node_modules/zod/core.js')],
      ['3.index.js'],
    ],
    [
      'those that hold a file of this project beside a package are not',
      [
        { name: './node_modules/yaml/dist/index.js', chunks: [3] },
        { name: './build/src/json.js', chunks: [3] },
      ],
      [],
    ],
    [
      'those that hold a file of this project in the scope of a package are not',
      [inOneScope('./node_modules/zod/index.js', './build/src/json.js')],
      [],
    ],
    ['those that hold what webpack itself adds are not', [{ name: 'external "node:fs"', chunks: [3] }], []],
  ])('%s', (_what, modules, expected) => {
    expect(files(own, ...modules)).toEqual(expected);
  });
});
