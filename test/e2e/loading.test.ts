import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type ActionResult, startAction } from '../../scripts/runner.ts';

const DIST = join(import.meta.dirname, '..', '..', 'dist');

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'sfn-fargate-retry-loading-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

interface Loaded {
  readonly result: ActionResult;
  /** The files of dist/ that were loaded. */
  readonly files: readonly string[];
}

/** Runs the bundle, and looks at what Node.js loaded of it. */
async function run(
  inputs: Readonly<Record<string, string>>,
  {
    state,
    files = {},
    dist = DIST,
  }: {
    readonly state?: Readonly<Record<string, string>>;
    readonly files?: Readonly<Record<string, string>>;
    readonly dist?: string;
  } = {},
): Promise<Loaded> {
  const workspace = join(directory, 'workspace');
  const coverage = join(directory, 'coverage');
  mkdirSync(workspace);
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(workspace, name), text);
  }
  const env = { NODE_V8_COVERAGE: coverage, AWS_EC2_METADATA_DISABLED: 'true' };
  const { result } = startAction({ inputs, env, directory, workspace, dist, ...(state && { state }) });
  return { result: await result, files: loaded(coverage, dist) };
}

/** Node.js writes the URLs of all scripts that ran into its coverage. */
function loaded(coverage: string, dist: string): readonly string[] {
  const files = new Set<string>();
  for (const name of readdirSync(coverage)) {
    const { result }: { result: readonly { url: string }[] } = JSON.parse(
      readFileSync(join(coverage, name), 'utf8'),
    );
    for (const { url } of result) {
      const file = url.startsWith('file:') ? fileURLToPath(url) : '';
      if (file.startsWith(dist)) {
        files.add(basename(file));
      }
    }
  }
  return [...files].sort();
}

/** Which of the files hold a part, by how its code begins. */
function holding(files: readonly string[], part: RegExp): readonly string[] {
  return files.filter((file) => part.test(readFileSync(join(DIST, file), 'utf8')));
}

const all = (): readonly string[] => readdirSync(DIST).filter((file) => file.endsWith('.js'));
const CLIENTS = /class (SFN|ECS|S3|CloudWatchLogs)Client /;
const SDK = /class SFNClient |Smithy/;
const SCHEMA = /class ZodError|\$ZodType/;
const PARTS = [
  ['client of AWS', CLIENTS],
  ['SDK', SDK],
  ['schema of policies', SCHEMA],
] as const;

test.each(PARTS)('the bundle has files of its own for the %s', (_what, part) => {
  expect(holding(all(), part).length).toBeGreaterThan(0);
  expect(holding(['index.js', 'post.js'], part)).toEqual([]);
});

test('the bundle is small, since every job downloads it', () => {
  const bytes = all().map((file) => statSync(join(DIST, file)).size);
  expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(2_300_000);
});

test('what this project wrote can be read in the bundle, and packages are minified', () => {
  const longestLine = (file: string) =>
    Math.max(
      ...readFileSync(join(DIST, file), 'utf8')
        .split('\n')
        .map(({ length }) => length),
    );
  const minified = all().filter((file) => longestLine(file) > 1000);
  expect(minified).toEqual(expect.arrayContaining([...holding(all(), CLIENTS), ...holding(all(), SCHEMA)]));
  const ours = /async function (main|runStep|publish|postStep)\(/;
  const readable = all().filter((file) => !minified.includes(file));
  expect(holding(readable, ours).length).toBeGreaterThan(2);
  expect(holding(minified, ours)).toEqual([]);
});

describe('the post step of a job that left nothing running', () => {
  test.each([
    ['whose step ended as it should', '+ arn:one\n- arn:one\n'],
    ['whose step came to start nothing', ''],
  ])('%s loads none of the chunks, and takes the ledger away', async (_what, text) => {
    const ledger = join(directory, 'one.ledger');
    writeFileSync(ledger, text);
    const { result, files } = await run({}, { state: { ledger } });
    expect(result).toMatchObject({ exitCode: 0, log: '' });
    expect(files).toEqual(['index.js', 'post.js']);
    expect(existsSync(ledger)).toBe(false);
  });

  test.each([
    ['whose step was killed before it saved its state', {}],
    ['whose ledger nobody wrote', { ledger: '/nowhere/one.ledger' }],
  ])('%s loads none of the chunks', async (_what, state) => {
    const { result, files } = await run({}, { state });
    expect(result).toMatchObject({ exitCode: 0, log: '' });
    expect(files).toEqual(['index.js', 'post.js']);
  });

  test('works where there are no chunks at all', async () => {
    const dist = join(directory, 'dist');
    mkdirSync(dist);
    for (const file of ['index.js', 'post.js', 'package.json']) {
      cpSync(join(DIST, file), join(dist, file));
    }
    const { result } = await run({}, { state: { ledger: '/nowhere/one.ledger' }, dist });
    expect(result).toMatchObject({ exitCode: 0, log: '' });
  });
});

describe('a mistake in the inputs', () => {
  test('is told before anything of the SDK is loaded, also where there is none', async () => {
    const dist = join(directory, 'dist');
    cpSync(DIST, dist, { recursive: true });
    for (const file of holding(all(), SDK)) {
      rmSync(join(dist, file));
    }
    const { result, files } = await run({ 'state-machine': 'a b' }, { dist });
    expect(result.exitCode).toBe(1);
    expect(result.log).toMatch(/^::error::Input state-machine: "a b" is not a name/m);
    expect(holding(files, SDK)).toEqual([]);
    expect(holding(files, SCHEMA)).toEqual([]);
  });

  test('in a policy file loads its schema, but no client', async () => {
    const inputs = { 'state-machine': 'uploads', 'retry-policy': 'retry.yml' };
    const { result, files } = await run(inputs, { files: { 'retry.yml': 'max-retries: many' } });
    expect(result.log).toMatch(/^::error::Input retry-policy: retry\.yml:1:14 max-retries: /m);
    expect(holding(files, SCHEMA).length).toBeGreaterThan(0);
    expect(holding(files, SDK)).toEqual([]);
  });
});

test('a step that is not signed in loads the client of Step Functions, and no other', async () => {
  const { result, files } = await run({ 'state-machine': 'uploads' });
  expect(result.log).toMatch(/^::error::There is no AWS region: /m);
  expect(holding(files, /class SFNClient /)).toHaveLength(1);
  expect(holding(files, /class (ECS|S3|CloudWatchLogs)Client /)).toEqual([]);
});
