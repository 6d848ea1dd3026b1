import { join } from 'node:path';
import * as core from '@actions/core';
import { resourceId } from '../aws/arn.ts';
import { messageOf } from '../errors.ts';
import { annotations, warnings } from '../report/annotations.ts';
import { headline, stepHeadline } from '../report/headline.ts';
import { reportJson } from '../report/json-report.ts';
import { attemptName } from '../report/log/progress.ts';
import { executionLabel, failedExecutions, isSuccess, type Report, startedOnes } from '../report/report.ts';
import { stepOutputs } from '../report/step-outputs.ts';
import { summary } from '../report/summary/summary.ts';
import { markdown, oneLine } from '../report/text.ts';
import { logged } from './log-stream.ts';
import { writePrivately } from './private-file.ts';
import type { CommentOptions } from './pull-request.ts';
import { jobLog } from './runner.ts';

export interface PublishOptions {
  readonly summary: boolean;
  /** Whether the ends of logs are shown, which they were already if the logs were shown live. */
  readonly showLogs: boolean;
  /** `RUNNER_TEMP`: where the report file goes. */
  readonly directory: string;
  /** How to write the pull request comment; undefined if none is wanted. */
  readonly comment: CommentOptions | undefined;
}

/**
 * Hands the report to GitHub: logs and outcome first. Each of log, outputs, report file, summary and comment is written
 * whatever became of the others, and what could not be written is told in the others. The exit code tells the outcome,
 * unless nothing else does.
 */
export async function publish(report: Report, options: PublishOptions): Promise<void> {
  const { directory, comment } = options;
  setExitCode(report);
  const unwritten = new Set<string>();
  const write = async (what: string, how: () => unknown): Promise<boolean> => {
    const failure = await failureOf(what, how);
    if (failure !== undefined) {
      unwritten.add(failure);
    }
    return failure === undefined;
  };
  if (options.showLogs) {
    await write(UNWRITTEN.log, () => logged(() => showLogs(report)));
  }
  const isLogged = await write(UNWRITTEN.log, () => logged(() => tell(report)));
  await write(UNWRITTEN.log, () => logged(() => warnings(report).forEach(warn)));
  const isOutput = await write(UNWRITTEN.outputs, () => publishOutputs(report));
  const isFile = await write(UNWRITTEN.file, () => writeReportFile(report, directory, unwritten));
  const toldInFile = unwritten.size;
  if (isFile) {
    await write(UNWRITTEN.fileOutput, () => core.setOutput('report-file', reportFile(report, directory)));
  }
  const isSummary =
    options.summary && (await write(UNWRITTEN.summary, () => writeSummary(report, unwritten)));
  const isComment =
    comment !== undefined && (await write(UNWRITTEN.comment, () => publishComment(report, comment)));
  if (isFile && unwritten.size > toldInFile) {
    await write(UNWRITTEN.file, () => writeReportFile(report, directory, unwritten));
  }
  if (![isLogged, isOutput, isFile, isSummary, isComment].includes(true)) {
    process.exitCode = core.ExitCode.Failure;
  }
}

const UNWRITTEN = {
  log: 'The job log could not be written',
  outputs: 'The outputs of the step could not be written',
  file: 'The report file could not be written',
  fileOutput: 'The output report-file could not be written',
  summary: 'The job summary could not be written',
  comment: 'The comment could not be written',
} as const;

function setExitCode(report: Report): void {
  if (!isSuccess(report)) {
    process.exitCode = core.ExitCode.Failure;
  }
}

function warn(sentence: string): void {
  core.warning(sentence);
}

function publishOutputs(report: Report): void {
  const { outputs, cut } = stepOutputs(report);
  for (const [name, value] of Object.entries(outputs)) {
    core.setOutput(name, value);
  }
  for (const name of cut) {
    core.warning(`Output ${name} is too long for an output of a job, and empty; report-file has it.`);
  }
}

function reportFile(report: Report, directory: string): string {
  return join(directory, `sfn-fargate-retry-${reportName(report)}.json`);
}

function writeReportFile(report: Report, directory: string, unwritten: ReadonlySet<string>): void {
  const text = JSON.stringify({ ...reportJson(report), notWritten: [...unwritten] }, null, 2);
  writePrivately(reportFile(report, directory), `${text}\n`);
}

async function writeSummary(report: Report, unwritten: ReadonlySet<string>): Promise<void> {
  const page = summary(report, Date.now());
  const notes = [...unwritten].map((sentence) => `\n> ⚠️ ${markdown(sentence, 1000)}\n`);
  await core.summary.addRaw([page, ...notes].join('')).write();
}

async function publishComment(report: Report, options: CommentOptions): Promise<void> {
  const { commentOnPullRequest } = await import('./pull-request.ts');
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
export async function publishLeftRunning(report: Report): Promise<void> {
  setExitCode(report);
  const failure = await failureOf(UNWRITTEN.log, () => logged(() => tell(report)));
  const unwritten = new Set(failure === undefined ? [] : [failure]);
  await failureOf(UNWRITTEN.summary, () => writeSummary(report, unwritten));
}

/** The ends of the logs of failed attempts, each in a group of its own. */
function showLogs({ executions }: Report): void {
  const tails = startedOnes(executions).flatMap((execution) =>
    execution.logs.flatMap((tail) =>
      tail.kind === 'lines'
        ? [{ tail, whose: executions.length === 1 ? '' : `${executionLabel(execution)}, ` }]
        : [],
    ),
  );
  for (const { tail, whose } of tails.slice(0, MAX_TAILS)) {
    const attempt = `${whose}${attemptName(tail.attempt)}`;
    core.startGroup(`last log lines of ${attempt}: ${oneLine(`${tail.group} ${tail.stream}`)}`);
    jobLog.output(tail.lines);
    core.endGroup();
  }
  if (tails.length > MAX_TAILS) {
    core.info(`${tails.length - MAX_TAILS} more logs of failed attempts are in report-file`);
  }
}

/** More serves nobody in a log. */
const MAX_TAILS = 50;

function reportName({ executions }: Report): string {
  const [first] = executions;
  // A file system takes 255 bytes, and each character of a name may be many of them when encoded.
  return encodeURIComponent(first?.arn === undefined ? 'report' : resourceId(first.arn)).slice(0, 150);
}

/** Writes something that must not keep the rest from being written, and gives the sentence about what failed. */
async function failureOf(what: string, write: () => unknown): Promise<string | undefined> {
  try {
    await write();
    return undefined;
  } catch (error) {
    const sentence = oneLine(`${what}: ${messageOf(error)}`, 2000);
    core.warning(sentence);
    return sentence;
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
  const withoutAnnotation = failed.length > told.length ? failed.slice(told.length - 1) : [];
  for (const execution of withoutAnnotation) {
    core.info(
      `failed: ${oneLine(execution.customerId ?? execution.arn ?? '')}: ${headline(execution, report)}`,
    );
  }
}
