import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

const root = join(import.meta.dirname, '..', '..');
const versions = new Map(
  readFileSync(join(root, '.ci', 'tool-versions'), 'utf8')
    .trim()
    .split('\n')
    .map((line): readonly [string, string] => {
      const [name = '', version = ''] = line.split(' ');
      return [name, version];
    }),
);
const BY_PIP = ['zizmor', 'cfn-lint', 'moto', 'jsonata-python'] as const;

describe.each(BY_PIP)('what pip installs of %s', (tool) => {
  const text = readFileSync(join(root, '.ci', 'requirements', `${tool}.txt`), 'utf8');
  const requirements = text.split(/\n(?! )/).filter((line) => line !== '' && !line.startsWith('#'));

  test('has the version of .ci/tool-versions', () => {
    const own = requirements.filter((line) => line.startsWith(`${tool}==`));
    expect(own.map((line) => line.split(/[ ;\\]/)[0])).toEqual([`${tool}==${versions.get(tool)}`]);
  });

  test('is one version of each package, with hashes, from wherever pip is set up to fetch', () => {
    for (const requirement of requirements) {
      expect(requirement).toMatch(
        /^[a-z0-9-]+==[0-9][\w.]*(?: ; [^\\\n]+)?(?: \\\n {4}--hash=sha256:[0-9a-f]{64})+$/,
      );
    }
    expect(text).not.toMatch(/https?:|--index|--find-links/);
  });
});

// It is a script for bash.
const describeThere = process.platform === 'win32' ? describe.skip : describe;

describeThere('.ci/tools', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'sfn-fargate-retry-tools-'));
    cpSync(join(root, '.ci'), join(directory, '.ci'), { recursive: true });
    // In the place of Python: an environment whose pip keeps what it is asked for.
    const pip =
      '#!/bin/sh\\necho "$@" >> "$PIP_LOG"\\n[ -z "$PIP_FAILS" ] || { echo "ERROR: $PIP_FAILS"; echo "Got abc"; exit 1; }\\n';
    executable(
      'python3',
      `#!/bin/sh\nmkdir -p "$3/bin"\nprintf '${pip}' > "$3/bin/pip"\ncp /bin/sh "$3/bin/zizmor"\nchmod +x "$3"/bin/*\n`,
    );
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  function executable(name: string, text: string): void {
    mkdirSync(join(directory, 'bin'), { recursive: true });
    writeFileSync(join(directory, 'bin', name), text);
    chmodSync(join(directory, 'bin', name), 0o755);
  }

  function install(env: Readonly<Record<string, string>> = {}) {
    const log = join(directory, 'pip.log');
    writeFileSync(log, '');
    const { status, stdout, stderr } = spawnSync(join(directory, '.ci', 'tools'), ['--strict', 'zizmor'], {
      encoding: 'utf8',
      env: {
        PATH: [join(directory, 'bin'), process.env['PATH']].join(delimiter),
        XDG_CACHE_HOME: join(directory, 'cache'),
        PIP_LOG: log,
        ...env,
      },
    });
    return { status, stdout, stderr, pip: readFileSync(log, 'utf8') };
  }

  const requirements = () => join(directory, '.ci', 'requirements', 'zizmor.txt');

  test('lets pip install wheels whose hashes are committed, and nothing else', () => {
    expect(install()).toEqual({
      status: 0,
      stdout: `zizmor ${versions.get('zizmor')} is installed.\n`,
      stderr: '',
      pip: 'install --quiet --disable-pip-version-check --require-hashes --only-binary :all: --requirement requirements/zizmor.txt\n',
    });
  });

  test('installs again only where the requirements have changed', () => {
    install();
    expect(install()).toEqual({ status: 0, stdout: '', stderr: '', pip: '' });
    writeFileSync(requirements(), `${readFileSync(requirements(), 'utf8')}# another hash\n`);
    expect(install().pip).toContain('--require-hashes');
  });

  test('installs nothing where the requirements are those of another version', () => {
    writeFileSync(join(directory, '.ci', 'tool-versions'), 'zizmor 99.0.0\n');
    expect(install()).toEqual({
      status: 1,
      stdout: '',
      stderr:
        'zizmor is not installed: .ci/requirements/zizmor.txt is not for version 99.0.0 (run .ci/requirements/update zizmor). Left out: the lint of the workflows by zizmor.\n',
      pip: '',
    });
  });

  test('says why pip refused, and tries again the next time', () => {
    const { status, stderr } = install({ PIP_FAILS: 'THESE PACKAGES DO NOT MATCH THE HASHES' });
    expect(status).toBe(1);
    expect(stderr).toContain('zizmor is not installed: ERROR: THESE PACKAGES DO NOT MATCH THE HASHES.');
    expect(install()).toMatchObject({ status: 0, stderr: '' });
  });
});
