import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as core from '@actions/core';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { ECSClient } from '@aws-sdk/client-ecs';
import { S3Client } from '@aws-sdk/client-s3';
import { SFNClient } from '@aws-sdk/client-sfn';
import { systemClock } from './clock.ts';
import { GaveUp, messageOf } from './errors.ts';
import { readSettings } from './inputs/inputs.ts';
import { parseJson } from './json.ts';
import { runStep } from './main.ts';
import { publish } from './report/publish.ts';
import { oneLine } from './report/text.ts';
import { readWorkflow } from './workflow.ts';
import { workspaceFiles } from './workspace.ts';

/** Names the action to AWS, so that its calls can be told apart in CloudTrail. */
const CLIENT = { customUserAgent: 'sfn-fargate-retry' };

async function main(): Promise<void> {
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
      sfn: new SFNClient(CLIENT),
      ecs: new ECSClient(CLIENT),
      logs: (region) => new CloudWatchLogsClient({ ...CLIENT, region }),
      // A bucket may lie in another region than the machine.
      s3: new S3Client({ ...CLIENT, followRegionRedirects: true }),
    },
    clock: systemClock,
    signal,
    log: { info: core.info, warning: core.warning },
  });
  const { summary, comment, request } = settings;
  await publish(report, {
    summary,
    directory: env['RUNNER_TEMP'] || tmpdir(),
    comment: comment && {
      token: comment.token,
      workflow,
      subject: [request.reportId ?? '', ...request.customerIds],
      clock: systemClock,
      signal,
    },
  });
}

/** The runner sends SIGINT when the job is cancelled, and SIGTERM 7.5 s later. */
function cancelSignal(): AbortSignal {
  const controller = new AbortController();
  const cancel = (): void => controller.abort(new GaveUp('cancelled', 'The job was cancelled.'));
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

try {
  await main();
} catch (error) {
  core.setFailed(oneLine(messageOf(error), 2000));
  if (core.isDebug() && error instanceof Error) {
    core.debug(error.stack ?? '');
  }
}
