import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as core from '@actions/core';
import { messageOf } from '../errors.ts';
import type { Log } from '../step.ts';
import { headline } from './headline.ts';
import { reportJson } from './json-report.ts';
import { stepOutputs } from './outputs.ts';
import { type CommentOptions, commentOnPullRequest } from './pull-request.ts';
import { isSuccess, type Report } from './report.ts';
import { summary } from './summary.ts';
import { oneLine } from './text.ts';

export interface PublishOptions {
  readonly summary: boolean;
  /** `RUNNER_TEMP`: where the report file goes. */
  readonly directory: string;
  /** How to write the pull request comment; undefined if none is wanted. */
  readonly comment: CommentOptions | undefined;
}

/** Hands the report to GitHub: the outcome first, so that no fault in telling more can hide it. */
export async function publish(report: Report, options: PublishOptions): Promise<void> {
  showLogs(report);
  tell(report);
  const { outputs, cut } = stepOutputs(report);
  for (const [name, value] of Object.entries(outputs)) {
    core.setOutput(name, value);
  }
  for (const name of cut) {
    core.warning(`Output ${name} is too long for an output of a job, and empty; report-file has it.`);
  }
  await orWarn('The report file could not be written', () => {
    const file = join(options.directory, `sfn-fargate-retry-${reportName(report)}.json`);
    writeFileSync(file, `${JSON.stringify(reportJson(report), null, 2)}\n`);
    core.setOutput('report-file', file);
  });
  if (options.summary) {
    await orWarn('The job summary could not be written', () => core.summary.addRaw(summary(report)).write());
  }
  for (const { outputs: listing } of report.executions) {
    if (listing.kind === 'unreadable') {
      core.warning(listing.warning);
    }
  }
  if (options.comment !== undefined) {
    await keepComment(report, options.comment);
  }
}

async function keepComment(report: Report, options: CommentOptions): Promise<void> {
  const outcome = await commentOnPullRequest(report, options);
  switch (outcome.kind) {
    case 'no-pull-request':
      core.info('no comment: this run is not of a pull request');
      break;
    case 'written':
      core.info(`comment ${outcome.change}: ${oneLine(outcome.url)}`);
      break;
    case 'superseded':
      core.info(`comment left as it is, since it tells of a later run: ${oneLine(outcome.url)}`);
      break;
    case 'not-written':
      core.warning(outcome.warning);
      break;
  }
}

/** Tells of executions that the post step had to stop. The step itself may have been killed before it told anything. */
export async function publishLeftOvers(report: Report): Promise<void> {
  tell(report);
  await orWarn('The job summary could not be written', () => core.summary.addRaw(summary(report)).write());
}

/** The log of the job that GitHub shows. */
export const jobLog: Log = {
  info: core.info,
  warning: core.warning,
  openGroup: core.startGroup,
  closeGroup: core.endGroup,
  output: (lines) => {
    // What containers wrote is no workflow command. The token that ends that cannot be guessed.
    const token = randomUUID();
    core.info(`::stop-commands::${token}`);
    for (const line of lines) {
      core.info(oneLine(line, 2000));
    }
    core.info(`::${token}::`);
  },
};

function showLogs(report: Report): void {
  for (const tail of report.executions.flatMap(({ logs }) => logs)) {
    if (tail.kind === 'unreadable') {
      core.warning(`Attempt ${tail.attempt}: ${tail.warning}`);
      continue;
    }
    core.startGroup(`last log lines of attempt ${tail.attempt} (${oneLine(`${tail.group} ${tail.stream}`)})`);
    jobLog.output(tail.lines);
    core.endGroup();
  }
}

function reportName({ executions }: Report): string {
  return encodeURIComponent(executions[0]?.arn?.split(':').at(-1) ?? 'report');
}

async function orWarn(what: string, write: () => unknown): Promise<void> {
  try {
    await write();
  } catch (error) {
    core.warning(`${what}: ${messageOf(error)}`);
  }
}

function tell(report: Report): void {
  for (const execution of report.executions) {
    const sentence = headline(execution);
    if (execution.status === 'SUCCEEDED') {
      core.info(sentence);
    } else {
      core.error(sentence, { title: `${report.machine.name}: ${execution.status}` });
    }
  }
  if (!isSuccess(report)) {
    process.exitCode = core.ExitCode.Failure;
  }
}
