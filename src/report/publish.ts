import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as core from '@actions/core';
import { messageOf } from '../errors.ts';
import { annotations } from './annotations.ts';
import { headline, stepHeadline } from './headline.ts';
import { reportJson } from './json-report.ts';
import { stepOutputs } from './outputs.ts';
import { failedExecutions, isSuccess, type Report } from './report.ts';
import { summary } from './summary.ts';
import { oneLine } from './text.ts';

export interface PublishOptions {
  readonly summary: boolean;
  /** `RUNNER_TEMP`: where the report file goes. */
  readonly directory: string;
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
    await orWarn('The job summary could not be written', () =>
      core.summary.addRaw(summary(report, Date.now())).write(),
    );
  }
  for (const { outputs: listing } of report.executions) {
    if (listing.kind === 'unreadable') {
      core.warning(listing.warning);
    }
  }
}

/** What containers wrote is shown while no workflow command counts. The token that ends that cannot be guessed. */
function showLogs(report: Report): void {
  for (const tail of report.executions.flatMap(({ logs }) => logs)) {
    if (tail.kind === 'unreadable') {
      core.warning(`Attempt ${tail.attempt}: ${tail.warning}`);
      continue;
    }
    const token = randomUUID();
    core.startGroup(`last log lines of attempt ${tail.attempt} (${oneLine(`${tail.group} ${tail.stream}`)})`);
    core.info(`::stop-commands::${token}`);
    for (const line of tail.lines) {
      core.info(oneLine(line, 2000));
    }
    core.info(`::${token}::`);
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

/** Failures are annotations as far as GitHub shows them; every other outcome is a line of the log. */
function tell(report: Report): void {
  const told = annotations(report);
  for (const { level, title, message } of told) {
    (level === 'error' ? core.error : core.warning)(message, { title });
  }
  if (report.executions.length > 1 || told.length === 0) {
    core.info(stepHeadline(report));
  }
  const failed = failedExecutions(report);
  // The last annotation counts those that have none of their own.
  const untold = failed.length > told.length ? failed.slice(told.length - 1) : [];
  for (const execution of untold) {
    core.info(
      `failed: ${oneLine(execution.customerId ?? execution.arn ?? '')}: ${headline(execution, report)}`,
    );
  }
  if (!isSuccess(report)) {
    process.exitCode = core.ExitCode.Failure;
  }
}
