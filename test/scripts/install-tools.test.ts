import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { installTools } from '../../scripts/install-tools.ts';
import type { Npm } from '../../scripts/npm.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'sfn-fargate-retry-tools-'));
  write('package-lock.json', {
    packages: {
      '': { workspaces: ['stack'] },
      stack: { devDependencies: { linter: '^1.0.0', 'stack-maker': '^2.0.0' } },
      'node_modules/linter': { version: '1.4.0' },
      'node_modules/stack-maker': { version: '2.1.0' },
      'node_modules/other': { version: '3.0.0' },
    },
  });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, content: object): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), JSON.stringify(content));
}

/** An npm that notes what it is asked to do, and says how it went. */
function npm(stderr = ''): { readonly run: Npm; readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    run: async (folder, ...args) => {
      asked.push([folder, ...args].join(' '));
      return { succeeded: stderr === '', stdout: '', stderr };
    },
  };
}

describe('the tools of the workspaces', () => {
  test('are installed as the lockfile has them where they are missing', async () => {
    const { run, asked } = npm();
    expect(await installTools(root, run)).toEqual(['linter', 'stack-maker']);
    expect(asked).toEqual([
      `${root} install --workspaces --include-workspace-root --no-save --prefer-offline`,
    ]);
  });

  test('are installed where one has another version than the lockfile', async () => {
    write('node_modules/linter/package.json', { version: '1.3.0' });
    write('node_modules/stack-maker/package.json', { version: '2.1.0' });
    expect(await installTools(root, npm().run)).toEqual(['linter']);
  });

  test('are left alone where they are there, without asking npm', async () => {
    write('node_modules/linter/package.json', { version: '1.4.0' });
    write('node_modules/stack-maker/package.json', { version: '2.1.0' });
    const { run, asked } = npm();
    expect(await installTools(root, run)).toEqual([]);
    expect(asked).toEqual([]);
  });

  test('that npm cannot install are named, with what it says', async () => {
    await expect(installTools(root, npm('network is unreachable\n').run)).rejects.toThrow(
      'npm could not install linter, stack-maker: network is unreachable',
    );
  });
});
