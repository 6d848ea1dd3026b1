import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { linesOf, register, script, start, until } from '../ecs/tasks.ts';
import { isRunning } from '../server/processes.ts';
import { clientsFor, destroyAll, type Endpoint } from '../server/running.ts';
import { signedBy } from '../server/signed.ts';

interface Local {
  readonly child: ChildProcess;
  /** Resolves with what the five lines tell. */
  readonly endpoint: Promise<Endpoint>;
  readonly ended: Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }>;
}

/** @param nodeArgs what Node itself is told */
function local(args: readonly string[] = [], nodeArgs: readonly string[] = []): Local {
  const child = spawn(process.execPath, [
    ...nodeArgs,
    fileURLToPath(new URL('../../../local/main.ts', import.meta.url)),
    ...args,
  ]);
  const endpoint = Promise.withResolvers<Endpoint>();
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => {
    stdout += String(chunk);
    const [, url] = /^listening on (\S+)\n/.exec(stdout) ?? [];
    const [, accessKeyId] = /^export AWS_ACCESS_KEY_ID=(\S+)\n/m.exec(stdout) ?? [];
    const [, secretAccessKey] = /^export AWS_SECRET_ACCESS_KEY=(\S+)\n/m.exec(stdout) ?? [];
    if (url !== undefined && accessKeyId !== undefined && secretAccessKey !== undefined) {
      endpoint.resolve({ url, accessKeyId, secretAccessKey });
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
  return { child, endpoint: endpoint.promise, ended };
}

/** A module that tells of each write to stdout; the pipe alone would join two. */
const TELLS_WRITES =
  'data:text/javascript,const { stdout, stderr } = process; const write = stdout.write.bind(stdout); stdout.write = (...args) => (stderr.write("a write\\n"), write(...args));';

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
      const { child, endpoint, ended } = local();
      const { url, accessKeyId } = await endpoint;
      expect((await fetch(`${url}/local-outputs`, { headers: signedBy(accessKeyId) })).status).toBe(200);
      child.kill(signal);
      expect(await ended).toEqual({
        code: 0,
        stdout: expect.stringMatching(/^listening on \S+\n(?:export \w+=\S+\n){4}$/),
        stderr: '',
      });
    },
  );

  // Windows has no such shell.
  const inShell = process.platform === 'win32' ? test.skip : test;

  inShell('prints in one write what a shell needs to reach it', async () => {
    const { child, endpoint, ended } = local(
      ['--access-key', 'my-key_1:a/b+c=.d'],
      ['--import', TELLS_WRITES],
    );
    const { url } = await endpoint;
    expect((await fetch(`${url}/local-outputs`, { headers: signedBy('my-key_1') })).status).toBe(200);
    const lines = [
      `listening on ${url}`,
      `export AWS_ENDPOINT_URL=${url}`,
      'export AWS_REGION=eu-west-1',
      'export AWS_ACCESS_KEY_ID=my-key_1',
      'export AWS_SECRET_ACCESS_KEY=a/b+c=.d',
    ];
    child.kill('SIGTERM');
    const { stdout, stderr } = await ended;
    expect(stdout).toBe(`${lines.join('\n')}\n`);
    expect(stderr).toBe('a write\n');
    const evaluated = spawnSync('sh', ['-c', 'eval "$(sed -n \'/^export /p\')" && env | grep ^AWS_ | sort'], {
      input: stdout,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'] },
    });
    expect(evaluated).toMatchObject({ status: 0, stderr: '' });
    expect(evaluated.stdout.trimEnd().split('\n')).toEqual(
      lines
        .slice(1)
        .map((line) => line.replace('export ', ''))
        .toSorted(),
    );
  });

  test('makes another key each time it is started', async () => {
    const both = [local(), local()];
    const [one, other] = await Promise.all(both.map(({ endpoint }) => endpoint));
    expect(one?.accessKeyId).not.toBe(other?.accessKeyId);
    expect(one?.secretAccessKey).not.toBe(other?.secretAccessKey);
    for (const { child, ended } of both) {
      child.kill('SIGTERM');
      await ended;
    }
  });

  // Ctrl-C signals the whole process group, and npm's part of it hands the signal on once more.
  test.each([1, 2])('leaves no container behind after %i signals, not even a deaf one', async (signals) => {
    const { child, endpoint, ended } = local();
    const clients = clientsFor(await endpoint, 'eu-west-1');
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
    for (let sent = 0; sent < signals; sent += 1) {
      child.kill('SIGTERM');
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    expect((await ended).code).toBe(0);
    expect(isRunning(Number(pid))).toBe(false);
  });

  test.each([
    ['hello.mjs', "export const handler = (event) => 'hello ' + event.name;"],
    // As bundlers write it: Node.js does not find the names of such exports by reading the source.
    [
      'hello.cjs',
      "const all = {}; const handler = (event) => 'hello ' + event.name; ((target, getters) => { for (const name in getters) Object.defineProperty(target, name, { enumerable: true, get: getters[name] }); })(all, { handler: () => handler }); module.exports = all;",
    ],
  ])('serves functions that are given to it: %s', async (name, source) => {
    const file = join(folder, name);
    await writeFile(file, source);
    const { child, endpoint, ended } = local(['--function', `hello=${file}`]);
    const { url, accessKeyId } = await endpoint;
    const answer = await fetch(`${url}/2015-03-31/functions/hello/invocations`, {
      method: 'POST',
      headers: signedBy(accessKeyId),
      body: '{"name":"you"}',
    });
    expect(await answer.json()).toBe('hello you');
    child.kill('SIGTERM');
    await ended;
  });

  test('appends the requests to a file, each before it is answered', async () => {
    const file = join(folder, 'requests.jsonl');
    await writeFile(file, 'an older line\n');
    const { child, endpoint, ended } = local(['--requests', file]);
    const { url, accessKeyId } = await endpoint;
    await fetch(`${url}/local-outputs`, { headers: signedBy(accessKeyId) });
    await fetch(`${url}/absent`, { headers: signedBy(accessKeyId) });
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
    const { child, endpoint, ended } = local(['--quotas', 'small']);
    const { url, accessKeyId } = await endpoint;
    const headers = { ...signedBy(accessKeyId), 'x-amz-target': 'AWSStepFunctions.ListStateMachines' };
    const flood = Array.from({ length: 150 }, async () =>
      (await fetch(url, { method: 'POST', headers })).headers.get('x-amzn-errortype'),
    );
    expect(new Set(await Promise.all(flood))).toEqual(new Set([null, 'ThrottlingException']));
    child.kill('SIGTERM');
    await ended;
  });

  test('prints its help and exits 0', async () => {
    const { code, stdout } = await local(['--help']).ended;
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Usage: npm run --silent local -- /);
  });

  test.each([
    {
      args: ['--requests', '/absent/asked.jsonl'],
      message: /^The requests cannot be written to \/absent\/asked\.jsonl: [^\n]*\n$/,
    },
    {
      args: ['--access-key', 'id:hush hush'],
      message: '--access-key must have a secret of 1 to 256 letters, digits and characters of /+=_.-.\n',
    },
    { args: ['--port', 'x'], message: '--port "x" must be an integer from 0 to 65535.\n' },
    {
      args: ['--function', 'f=absent.mjs'],
      message: /^The function "f" cannot be loaded from absent\.mjs: [^\n]*\n$/,
    },
  ])('exits 2 with one sentence for $args', async ({ args, message }) => {
    const ended = await local(args).ended;
    expect(ended).toEqual({
      code: 2,
      stdout: '',
      stderr: typeof message === 'string' ? message : expect.stringMatching(message),
    });
  });

  test('exits 2 when its port is taken', async () => {
    const first = local();
    const { port } = new URL((await first.endpoint).url);
    const second = await local(['--port', port]).ended;
    expect(second).toMatchObject({
      code: 2,
      stderr: `The local AWS cannot listen on port ${port}: it is in use already.\n`,
    });
    first.child.kill('SIGTERM');
    await first.ended;
  });
});
