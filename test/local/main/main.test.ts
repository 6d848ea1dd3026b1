import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { linesOf, register, script, start, until } from '../ecs/tasks.ts';
import { isRunning } from '../server/processes.ts';
import { clientsFor, destroyAll } from '../server/running.ts';

interface Local {
  readonly child: ChildProcess;
  /** Resolves with the URL that the first line names. */
  readonly url: Promise<string>;
  readonly ended: Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }>;
}

function local(...args: readonly string[]): Local {
  const child = spawn(process.execPath, [
    fileURLToPath(new URL('../../../local/main.ts', import.meta.url)),
    ...args,
  ]);
  const url = Promise.withResolvers<string>();
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => {
    stdout += String(chunk);
    const match = /^listening on (\S+)\n/.exec(stdout);
    if (match?.[1] !== undefined) {
      url.resolve(match[1]);
    }
  });
  child.stderr.on('data', (chunk) => {
    stderr += String(chunk);
  });
  const ended = new Promise<{
    readonly code: number | null;
    readonly stdout: string;
    readonly stderr: string;
  }>((resolve) => {
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });
  return { child, url: url.promise, ended };
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'local-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

describe('the program', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)(
    'prints its address, serves, and exits 0 on %s',
    async (signal) => {
      const { child, url, ended } = local();
      expect((await fetch(`${await url}/local-outputs`)).status).toBe(200);
      child.kill(signal);
      expect(await ended).toEqual({ code: 0, stdout: `listening on ${await url}\n`, stderr: '' });
    },
  );

  test('leaves no container behind, not even a deaf one', async () => {
    const { child, url, ended } = local();
    const clients = clientsFor(await url, 'eu-west-1');
    const deaf = 'process.on("SIGTERM", () => {}); console.log(process.pid); setTimeout(() => {}, 60_000)';
    await register(clients.ecs, 'deaf', [script('app', deaf)]);
    const taskArn = await start(clients.ecs, 'deaf');
    await until(clients.ecs, taskArn, (task) => task.lastStatus === 'RUNNING');
    let pid: string | undefined;
    while (pid === undefined) {
      [pid] = await linesOf(clients, '/test/deaf');
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect(isRunning(Number(pid))).toBe(true);
    destroyAll(clients);
    child.kill('SIGTERM');
    expect((await ended).code).toBe(0);
    expect(isRunning(Number(pid))).toBe(false);
  });

  test('serves functions that are given to it', async () => {
    const file = join(folder, 'hello.mjs');
    await writeFile(file, "export const handler = (event) => 'hello ' + event.name;");
    const { child, url, ended } = local('--function', `hello=${file}`);
    const answer = await fetch(`${await url}/2015-03-31/functions/hello/invocations`, {
      method: 'POST',
      body: '{"name":"you"}',
    });
    expect(await answer.json()).toBe('hello you');
    child.kill('SIGTERM');
    await ended;
  });

  test('appends the requests to a file, each before it is answered', async () => {
    const file = join(folder, 'requests.jsonl');
    await writeFile(file, 'an older line\n');
    const { child, url, ended } = local('--requests', file);
    await fetch(`${await url}/local-outputs`);
    await fetch(`${await url}/absent`);
    const [older, ...lines] = (await readFile(file, 'utf8')).trimEnd().split('\n');
    expect(older).toBe('an older line');
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      {
        action: 's3:ListBucket',
        resource: 'arn:aws:s3:::local-outputs',
        caller: 'client',
        at: expect.any(Number),
      },
      {
        action: 's3:ListBucket',
        resource: 'arn:aws:s3:::absent',
        caller: 'client',
        at: expect.any(Number),
        error: 'NoSuchBucket',
      },
    ]);
    child.kill('SIGTERM');
    expect((await ended).code).toBe(0);
  });

  test('throttles when told to keep small quotas', async () => {
    const { child, url, ended } = local('--quotas', 'small');
    const target = { 'x-amz-target': 'AWSStepFunctions.ListStateMachines' };
    const flood = Array.from({ length: 150 }, async () =>
      (await fetch(await url, { method: 'POST', headers: target })).headers.get('x-amzn-errortype'),
    );
    expect(new Set(await Promise.all(flood))).toEqual(new Set([null, 'ThrottlingException']));
    child.kill('SIGTERM');
    await ended;
  });

  test('prints its help and exits 0', async () => {
    const { code, stdout } = await local('--help').ended;
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Usage: npm run --silent local -- /);
  });

  test.each([
    {
      args: ['--requests', '/absent/asked.jsonl'],
      message: /^The requests cannot be written to \/absent\/asked\.jsonl: [^\n]*\n$/,
    },
    { args: ['--port', 'x'], message: '--port "x" must be an integer from 0 to 65535.\n' },
    {
      args: ['--function', 'f=absent.mjs'],
      message: /^The function "f" cannot be loaded from absent\.mjs: [^\n]*\n$/,
    },
  ])('exits 2 with one sentence for $args', async ({ args, message }) => {
    const ended = await local(...args).ended;
    expect(ended).toEqual({
      code: 2,
      stdout: '',
      stderr: typeof message === 'string' ? message : expect.stringMatching(message),
    });
  });

  test('exits 2 when its port is taken', async () => {
    const first = local();
    const { port } = new URL(await first.url);
    const second = await local('--port', port).ended;
    expect(second).toMatchObject({
      code: 2,
      stderr: `The local AWS cannot listen on port ${port}: it is in use already.\n`,
    });
    first.child.kill('SIGTERM');
    await first.ended;
  });
});
