import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { isRunning } from '../local/server/processes.ts';

const launcher = join(import.meta.dirname, '..', '..', 'scripts', 'node24.mjs');

// Windows has neither such shells nor signals.
const describeThere = process.platform === 'win32' ? describe.skip : describe;

describeThere('scripts/node24.mjs', () => {
  let directory: string;
  let started: ChildProcess | undefined;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'sfn-fargate-retry-node24-'));
  });
  afterEach(() => {
    started?.kill('SIGKILL');
    rmSync(directory, { recursive: true, force: true });
  });

  const SAYS_ITS_PID = 'setInterval(() => {}, 1000); console.log(process.pid);';

  /** Starts a script in a shell that waits for it, as npm does. */
  function startInShell(source: string): ChildProcess {
    const file = join(directory, 'script.mjs');
    writeFileSync(file, source);
    const command = `"${process.execPath}" "${launcher}" "${file}"; exit $?`;
    const shell = spawn('sh', ['-c', command], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { PATH: process.env['PATH'], npm_lifecycle_event: 'local' },
    });
    started = shell;
    return shell;
  }

  const firstLine = ({ stdout }: ChildProcess): Promise<string> =>
    new Promise((resolve) => stdout?.once('data', (line) => resolve(String(line).trim())));

  const exitOf = (child: ChildProcess): Promise<number | null> =>
    new Promise((resolve) => child.once('exit', (code) => resolve(code)));

  test.each(['SIGTERM', 'SIGKILL'] as const)(
    'ends what it runs when %s ends the shell that npm started it in',
    async (signal) => {
      const shell = startInShell(SAYS_ITS_PID);
      const pid = Number(await firstLine(shell));
      expect(isRunning(pid)).toBe(true);
      shell.kill(signal);
      for (let waits = 0; waits < 100 && isRunning(pid); waits += 1) {
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      expect(isRunning(pid)).toBe(false);
    },
    10_000,
  );

  test.each([
    ['its exit code', 'process.exit(7)', 7],
    ['128 and the number of the signal that ended it', "process.kill(process.pid, 'SIGHUP')", 129],
  ])('exits with what it runs: %s', async (_what, source, code) => {
    expect(await exitOf(startInShell(source))).toBe(code);
  });
});
