import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from '@jest/globals';

const root = join(import.meta.dirname, '..', '..');

const demo = (...args: readonly string[]) =>
  spawnSync(process.execPath, [join(root, 'scripts', 'demo.ts'), ...args], { encoding: 'utf8', cwd: root });

describe('npm run demo', () => {
  test.each([
    { args: [], exit: 0, attempts: 3 },
    { args: ['InvalidInput'], exit: 1, attempts: 1 },
    { args: ['UncaughtException'], exit: 1, attempts: 4 },
    { args: ['SpotInterruption'], exit: 0, attempts: 2 },
    { args: ['OutOfMemory'], exit: 0, attempts: 3 },
    { args: ['ImagePull'], exit: 1, attempts: 1 },
    { args: ['customers'], exit: 1, attempts: 13 },
  ])(
    '$args plays $attempts attempts and exits with $exit, as the action does',
    ({ args, exit, attempts }) => {
      const { status, stdout } = demo(...args);
      expect(status).toBe(exit);
      expect(stdout.match(/^(customer c-\d+: )?\[\d+m \d+s\] attempt \d+ started/gm)).toHaveLength(attempts);
      expect(stdout).not.toMatch(/^\s*::|%%\{/m);
      expect(stripVTControlCharacters(stdout)).toBe(stdout);
      expect(stdout.match(/^Error: /gm) ?? []).toHaveLength(exit);
      expect(stdout).toMatch(
        /^The job summary is in \.demo\/summary\.html, its Markdown in \.demo\/summary\.md; /m,
      );
      const [page = '', source = ''] = ['summary.html', 'summary.md'].map((file) =>
        readFileSync(join(root, '.demo', file), 'utf8'),
      );
      expect(source).toContain(`## ${exit === 0 ? '✅' : '❌'} customer-data-upload`);
      expect(page).toContain(`<h2>${exit === 0 ? '✅' : '❌'} customer-data-upload</h2>`);
      expect(page.includes('<code class="language-mermaid">')).toBe(attempts > 1);
      // What it needs is in it.
      expect(page).not.toMatch(/<script[^>]* src=|<link/);
    },
  );

  // Windows has no such signal.
  const withSignals = process.platform === 'win32' ? test.skip : test;

  withSignals('stops what it runs when it is told to end', async () => {
    const child = spawn(process.execPath, [join(root, 'scripts', 'demo.ts'), 'NetworkError'], { cwd: root });
    let log = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (!log.includes('attempt 1 started') && `${log}${text}`.includes('attempt 1 started')) {
        child.kill('SIGTERM');
      }
      log += text;
    });
    const exitCode = await new Promise((resolve) => child.once('close', resolve));
    expect([exitCode, log]).toEqual([1, expect.stringContaining('The job was cancelled')]);
    expect(log).toContain('The job summary is in');
  });

  test('--help lists the scenarios', () => {
    const { status, stdout } = demo('--help');
    expect(status).toBe(0);
    expect(stdout).toMatch(/NetworkError .*\n.*UncaughtException .*\n.*InvalidInput /);
  });

  test.each([[['Nonsense']], [['InvalidInput', 'NetworkError']]])('%j is an error', (args) => {
    const { status, stderr } = demo(...args);
    expect(status).toBe(2);
    expect(stderr).toMatch(
      /^(There is no scenario "Nonsense"; there are heals, NetworkError|The demo takes one scenario)/,
    );
  });
});
