import { spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { COMPILED } from '../compiled.ts';

const PROCESS = fileURLToPath(new URL('publish.process.ts', import.meta.url));

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'sfn-fargate-retry-publish-'));
});
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

interface Paths {
  readonly output: string;
  readonly summary: string;
  readonly temp: string;
}

/** Publishes a report where all can be written but what is given otherwise, by where it would be. */
function published(
  given: (paths: Paths) => Partial<Paths>,
  env: Readonly<Record<string, string>> = {},
  log: 'pipe' | number = 'pipe',
) {
  const directory = mkdtempSync(join(root, 'one-'));
  const usual = {
    output: join(directory, 'output'),
    summary: join(directory, 'summary'),
    temp: join(directory, 'temp'),
  };
  writeFileSync(usual.output, '');
  writeFileSync(usual.summary, '');
  mkdirSync(usual.temp);
  const { output, summary, temp } = { ...usual, ...given(usual) };
  const { stdout, stderr, status } = spawnSync(process.execPath, [PROCESS], {
    encoding: 'utf8',
    stdio: ['ignore', log, 'pipe'],
    env: {
      ...COMPILED,
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: summary,
      RUNNER_TEMP: temp,
      ...env,
    },
  });
  const text = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8') : '');
  const [file] = readdirSync(usual.temp);
  return {
    log: stdout ?? '',
    stderr,
    status,
    outputs: text(usual.output),
    summary: text(usual.summary),
    file: file === undefined ? undefined : JSON.parse(text(join(usual.temp, file))),
  };
}

const missing = (path: string) => join(path, 'no', 'such');
const FULL = '/dev/full';
/** Other systems have no such device. */
const testOnFull = existsSync(FULL) ? test : test.skip;

/** What the outputs may be written to in vain. */
const OUTPUTS: readonly (readonly [string, string])[] = [
  ['that is not there', missing('/nowhere')],
  // A folder cannot be written, whoever asks: root may write any file.
  ['that is a folder', tmpdir()],
  ...(existsSync(FULL) ? [['on a disk that is full', FULL] as const] : []),
];

describe('publishing', () => {
  test('writes log, outputs, summary and report file, and nothing of what could not be written', () => {
    const { log, status, outputs, summary, file, stderr } = published(() => ({}));
    expect([status, stderr]).toEqual([0, '']);
    expect(outputs).toMatch(/^status<<.*\nSUCCEEDED\n/m);
    expect(outputs).toContain('report-file');
    expect(summary).toContain('Succeeded');
    expect(file).toMatchObject({ success: true, notWritten: [] });
    expect(log).not.toContain('could not be written');
  });

  test.each(OUTPUTS)('with a file of outputs %s writes the rest, and says so', (_what, output) => {
    const { log, status, summary, file } = published(() => ({ output }));
    expect(status).toBe(0);
    expect(log).toMatch(/::warning::The outputs of the step could not be written: /);
    expect(summary).toContain('The outputs of the step could not be written');
    expect(summary).toContain('Succeeded');
    expect(file).toMatchObject({
      success: true,
      notWritten: [
        expect.stringMatching(/^The outputs of the step could not be written: /),
        expect.stringMatching(/^The output report-file could not be written: /),
      ],
    });
  });

  test.each(OUTPUTS)('with a summary %s writes the rest, and says so', (_what, summary) => {
    const { log, status, outputs, file } = published(() => ({ summary }));
    expect(status).toBe(0);
    expect(log).toMatch(/::warning::The job summary could not be written: /);
    expect(outputs).toContain('SUCCEEDED');
    expect(file).toMatchObject({
      notWritten: [expect.stringMatching(/^The job summary could not be written: /)],
    });
  });

  test('without a folder for the report file writes the rest, and says so', () => {
    const { log, status, outputs, summary, file } = published(({ temp }) => ({ temp: missing(temp) }));
    expect([status, file]).toEqual([0, undefined]);
    expect(log).toMatch(/::warning::The report file could not be written: ENOENT/);
    expect(outputs).toContain('SUCCEEDED');
    expect(summary).toContain('The report file could not be written: ENOENT');
  });

  test.each([
    ['SUCCEEDED', 0],
    ['FAILED', 1],
  ])(
    'where nothing but the log can be written still tells the outcome by its exit code: %s',
    (status, code) => {
      const nowhere = ({ temp }: Paths) => ({ output: '/nowhere', summary: '/nowhere', temp: missing(temp) });
      const result = published(nowhere, { REPORT_STATUS: status });
      expect([result.status, result.stderr]).toEqual([code, '']);
      expect(result.log.match(/could not be written/g)).toHaveLength(3);
      expect(result.log).toMatch(status === 'FAILED' ? /^::error title=/m : /^Succeeded after /m);
    },
  );

  test.each(OUTPUTS)('of the post step tells all in the log with a summary %s', (_what, summary) => {
    const { log, status } = published(() => ({ summary }), { REPORT_STATUS: 'FAILED', POST_STEP: 'true' });
    expect(status).toBe(1);
    expect(log).toMatch(/^::error title=/m);
    expect(log).toMatch(/::warning::The job summary could not be written: /);
  });

  testOnFull.each([
    ['SUCCEEDED', 0],
    ['FAILED', 1],
  ])('on a disk that is full for the log writes the rest, and says so: %s', (reported, code) => {
    const { status, outputs, summary, file, stderr } = onFullDisk((log) =>
      published(() => ({}), { REPORT_STATUS: reported }, log),
    );
    expect([status, stderr]).toEqual([code, '']);
    expect(outputs).toContain(reported);
    expect(summary).toContain('The job log could not be written: ENOSPC');
    expect(summary.toUpperCase()).toContain(reported);
    expect(file).toMatchObject({
      notWritten: ['The job log could not be written: ENOSPC: no space left on device, write'],
    });
  });

  testOnFull('where nothing at all can be written fails', () => {
    const nowhere = ({ temp }: Paths) => ({ output: '/nowhere', summary: '/nowhere', temp: missing(temp) });
    expect(onFullDisk((log) => published(nowhere, {}, log)).status).toBe(1);
  });

  test.each(['false', 'true'])(
    'of what a renderer fails at writes the rest, in the post step: %s',
    (POST_STEP) => {
      const REPORT_CHANGES = JSON.stringify({ logs: [{ kind: 'lines' }], preview: { kind: 'table' } });
      const { status, log, stderr, outputs } = published(() => ({}), {
        REPORT_STATUS: 'FAILED',
        REPORT_CHANGES,
        POST_STEP,
      });
      expect([status, stderr]).toEqual([1, '']);
      expect(log).toMatch(/^::error title=/m);
      expect(log).toMatch(/::warning::The job summary could not be written: /);
      expect(outputs.includes('FAILED')).toBe(POST_STEP === 'false');
    },
  );
});

/** Where every write fails. */
function onFullDisk<T>(use: (log: number) => T): T {
  const log = openSync(FULL, 'w');
  try {
    return use(log);
  } finally {
    closeSync(log);
  }
}
