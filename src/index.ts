import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import * as core from '@actions/core';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { ECSClient } from '@aws-sdk/client-ecs';
import { S3Client } from '@aws-sdk/client-s3';
import { SFNClient } from '@aws-sdk/client-sfn';
import { systemClock } from './aws/clock.ts';
import { messageOf } from './errors.ts';
import { Interrupted } from './execution/ending.ts';
import { jobLog, publish, publishLeftOvers } from './github/publish.ts';
import { readWorkflow } from './github/workflow.ts';
import { readSettings } from './inputs/read-settings.ts';
import { workspaceFiles } from './inputs/workspace.ts';
import { parseJson } from './json.ts';
import { oneLine } from './report/text.ts';
import { interruptionText } from './report/wording.ts';
import { fileLedger, unsettled } from './step/ledger.ts';
import { stopLeftRunning } from './step/post-step.ts';
import { runStep } from './step/run-step.ts';

/** Names the action to AWS, so that its calls can be told apart in CloudTrail. */
const CLIENT = { customUserAgent: 'sfn-fargate-retry' };

/** What is called with retries of our own, within the rate limits: a retry of the SDK's own would count for neither. */
const RETRIED_CLIENT = { ...CLIENT, maxAttempts: 1 };

async function main(ledgerPath: string): Promise<void> {
  const { env } = process;
  const settings = readSettings(
    (name) => core.getInput(name),
    workspaceFiles(env['GITHUB_WORKSPACE'] || process.cwd()),
  );
  for (const warning of settings.warnings) {
    core.warning(warning);
  }
  for (const { file, line, column, message } of settings.policyWarnings) {
    core.warning(message, { title: 'Retry policy', file, startLine: line, startColumn: column });
  }
  const workflow = readWorkflow(env, readEvent(env['GITHUB_EVENT_PATH']));
  const signal = cancelSignal();
  const report = await runStep({
    settings,
    workflow,
    clients: {
      sfn: new SFNClient(RETRIED_CLIENT),
      ecs: ecsClient(),
      logs: async (region) => new CloudWatchLogsClient({ ...RETRIED_CLIENT, region }),
      // A bucket may lie in another region than the machine.
      s3: new S3Client({ ...CLIENT, followRegionRedirects: true }),
    },
    clock: systemClock,
    signal,
    log: jobLog,
    ledger: fileLedger(ledgerPath, core.warning),
  });
  const { summary, comment, logs } = settings;
  await publish(report, {
    summary,
    logs,
    directory: temporary(),
    comment: comment && { token: comment.token, workflow, clock: systemClock, signal },
  });
}

/** After the job, however it ended: nothing is left running of what a step was killed over. */
async function post(ledgerPath: string): Promise<void> {
  const arns = existsSync(ledgerPath) ? unsettled(readFileSync(ledgerPath, 'utf8')) : [];
  const { url } = readWorkflow(process.env, undefined);
  const report = await stopLeftRunning({
    arns,
    clients: { sfn: new SFNClient(RETRIED_CLIENT), ecs: ecsClient() },
    clock: systemClock,
    signal: cancelSignal(),
    stopCause: `Stopped by the post step of ${url ?? 'the step that started it'}.`,
  });
  await (report && publishLeftOvers(report));
  rmSync(ledgerPath, { force: true });
}

/** One client, made when it is first needed. */
function ecsClient(): () => Promise<ECSClient> {
  let client: ECSClient | undefined;
  return async () => {
    client ??= new ECSClient(RETRIED_CLIENT);
    return client;
  };
}

function temporary(): string {
  return process.env['RUNNER_TEMP'] || tmpdir();
}

/** The runner sends SIGINT when the job is cancelled, and SIGTERM 7.5 s later. */
function cancelSignal(): AbortSignal {
  const controller = new AbortController();
  const cancel = (): void => controller.abort(new Interrupted({ kind: 'cancelled' }));
  // Every time: without a handler, a second signal would end the process before it has stopped anything.
  process.on('SIGINT', cancel);
  process.on('SIGTERM', cancel);
  return controller.signal;
}

/** The event only adds to the input: one that cannot be read is as good as none. */
function readEvent(path: string | undefined): ReturnType<typeof parseJson> {
  try {
    return path ? parseJson(readFileSync(path, 'utf8')) : undefined;
  } catch {
    return undefined;
  }
}

/** The state that the runner keeps between a step and its post step. */
const STATE = 'ledger';

/** `action.yml` names `dist/post.js` for it. */
const isPost = basename(process.argv[1] ?? '') === 'post.js';

try {
  const ledger = core.getState(STATE);
  if (isPost) {
    // A step that was killed before it could save its state has started nothing.
    await (ledger === '' ? undefined : post(ledger));
  } else {
    const path = join(temporary(), `sfn-fargate-retry-${randomUUID()}.ledger`);
    core.saveState(STATE, path);
    await main(path);
  }
} catch (error) {
  const message = error instanceof Interrupted ? interruptionText(error.interruption) : messageOf(error);
  core.setFailed(oneLine(message, 2000));
  if (core.isDebug() && error instanceof Error) {
    core.debug(error.stack ?? '');
  }
}
