import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CreateStateMachineCommand } from '@aws-sdk/client-sfn';
import { describe, expect, test } from '@jest/globals';
import { type ActionResult, startAction } from '../../scripts/runner.ts';
import { executionsOf, statusOf, useLocalAws } from './local-aws.ts';
import { annotations, ROLE_ARN, signedIn } from './step.ts';

const DIST = join(import.meta.dirname, '..', '..', 'dist');
const FAST_TIME = pathToFileURL(join(import.meta.dirname, 'fast-time.mjs')).href;

/** An hour of a machine passes in two seconds. */
const aws = useLocalAws({ waitScale: 2 / 3600 });

/** What a chunk is asked for with: `__nccwpck_require__.e(123)`, or what a minifier makes of that name. */
const CHUNK = /\b[\w$]+\.e\((?:\/\*[^*]*\*\/ ?)?(\d+)\)/g;

test('dist/ has every chunk that one of its files asks for, and no other', () => {
  const files = readdirSync(DIST).filter((file) => file.endsWith('.js'));
  const asked = files.flatMap((file) =>
    [...readFileSync(join(DIST, file), 'utf8').matchAll(CHUNK)].map(([, id]) => `${id}.index.js`),
  );
  expect([...new Set(asked)].sort()).toEqual(
    files.filter((file) => file !== 'index.js' && file !== 'post.js').sort(),
  );
});

interface Late {
  /** The machine fails after so many hours, of which each takes two seconds. */
  readonly hours: number;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  /** Done once the workspace is gone. */
  readonly onceGone?: (step: { kill(signal: NodeJS.Signals): void }) => void;
}

/** Runs a step whose workspace is gone as soon as its execution has started. */
async function late(name: string, { hours, inputs = {}, env = {}, onceGone }: Late): Promise<ActionResult> {
  const definition = JSON.stringify({
    StartAt: 'Wait',
    States: {
      Wait: { Type: 'Wait', Seconds: hours * 3600, Next: 'Fail' },
      Fail: { Type: 'Fail', Error: 'TooLate', Cause: 'Hours later.' },
    },
  });
  await aws.sfn.send(new CreateStateMachineCommand({ name, roleArn: ROLE_ARN, definition }));
  const directory = mkdtempSync(join(aws.directory, 'step-'));
  const workspace = join(directory, 'workspace');
  mkdirSync(workspace);
  const running = startAction({
    inputs: { 'state-machine': name, 'poll-interval-seconds': '1', ...inputs },
    env: { ...signedIn(aws.url), ...env },
    directory,
    workspace,
    onLog: (text) => {
      if (text.includes('execution started')) {
        rmSync(workspace, { recursive: true });
        onceGone?.({ kill: (signal) => running.process.kill(signal) });
      }
    },
  });
  return running.result;
}

// Windows lets nobody remove the folder in which a process runs.
const onPosix = process.platform === 'win32' ? describe.skip : describe;

onPosix('a step whose workspace was cleaned while it waited', () => {
  test('tells of a failure hours later, with all that it writes', async () => {
    const { exitCode, log, outputs, summary, report } = await late('late-failure', { hours: 1 });
    expect(exitCode).toBe(1);
    expect(annotations(log)).toEqual([expect.stringContaining('Hours later.')]);
    expect(outputs['status']).toBe('FAILED');
    expect(summary).toContain('TooLate');
    expect(JSON.parse(report)).toMatchObject({ success: false });
  });

  test('stops its execution when it is cancelled', async () => {
    const { exitCode, log, outputs } = await late('late-cancel', {
      hours: 24,
      onceGone: ({ kill }) => setTimeout(() => kill('SIGINT'), 500),
    });
    expect(exitCode).toBe(1);
    expect(annotations(log)).toEqual([expect.stringContaining('The job was cancelled')]);
    expect(await statusOf(aws, outputs['execution-arn'])).toBe('ABORTED');
  });

  test('stops its execution when its time is over', async () => {
    const { exitCode, log } = await late('late-timeout', {
      hours: 24,
      inputs: { 'timeout-minutes': '1' },
      env: { NODE_OPTIONS: `--import ${FAST_TIME}`, FAST_TIME: '30' },
    });
    expect(exitCode).toBe(1);
    expect(annotations(log)).toEqual([expect.stringContaining('timeout-minutes')]);
    expect((await executionsOf(aws, 'late-timeout')).map(({ status }) => status)).toEqual(['ABORTED']);
  });
});
