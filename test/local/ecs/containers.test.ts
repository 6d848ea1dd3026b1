import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { localAws } from '../server/fixture.ts';
import { isRunning } from '../server/processes.ts';
import { linesOf, register, runToEnd, script } from './tasks.ts';

const aws = localAws();
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'run-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Source that makes a file: how one container tells another that it is ready. */
function makeFile(file: string): string {
  return `require("node:fs").writeFileSync(${JSON.stringify(file)}, "")`;
}

/** Source that goes on once the file is there. */
function onceThere(file: string, source: string): string {
  return `setInterval(() => { if (require("node:fs").existsSync(${JSON.stringify(file)})) { ${source} } }, 10)`;
}

describe('several containers', () => {
  test('go on when one that is not essential exits, and stop when an essential one does', async () => {
    const { ecs } = aws.clients;
    const ready = join(folder, 'pair');
    await register(ecs, 'pair', [
      script('app', onceThere(ready, 'process.exit(4)')),
      script('helper', 'process.exit(0)', { essential: false }),
      script(
        'sidecar',
        `process.on("SIGTERM", () => process.exit(11)); ${makeFile(ready)}; setTimeout(() => {}, 60_000)`,
        {
          essential: false,
        },
      ),
    ]);
    const task = await runToEnd(ecs, 'pair');
    expect(task.stopCode).toBe('EssentialContainerExited');
    const codes = new Map(task.containers?.map(({ name, exitCode }) => [name, exitCode]));
    expect([codes.get('app'), codes.get('sidecar')]).toEqual([4, 11]);
  });

  test('end with SIGKILL when they do not listen to SIGTERM within their stop timeout', async () => {
    const { ecs } = aws.clients;
    const ready = join(folder, 'deaf');
    await register(ecs, 'stubborn', [
      script('app', onceThere(ready, 'process.exit(0)')),
      script('deaf', `process.on("SIGTERM", () => {}); ${makeFile(ready)}; setTimeout(() => {}, 60_000)`, {
        essential: false,
        stopTimeout: 0,
      }),
    ]);
    const task = await runToEnd(ecs, 'stubborn');
    expect(task.containers?.map(({ exitCode }) => exitCode)).toEqual([0, 137]);
  });

  test('take the processes that they started with them', async () => {
    const { ecs } = aws.clients;
    const child = 'console.log(process.pid); setTimeout(() => {}, 60_000)';
    const source = `
      const { spawn } = require("node:child_process");
      const child = spawn(process.execPath, ["-e", ${JSON.stringify(child)}], { stdio: ["ignore", "pipe", "inherit"] });
      child.stdout.once("data", (line) => { process.stdout.write(line); process.exit(0); });
    `;
    await register(ecs, 'family', [script('app', source)]);
    await runToEnd(ecs, 'family');
    const [pid = ''] = await linesOf(aws.clients, '/test/family');
    expect(pid).toMatch(/^\d+$/);
    expect(isRunning(Number(pid))).toBe(false);
  });
});
