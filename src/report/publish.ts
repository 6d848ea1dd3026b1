import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as core from '@actions/core';
import { headline } from './headline.ts';
import { reportJson } from './json-report.ts';
import { stepOutputs } from './outputs.ts';
import { isSuccess, type Report } from './report.ts';
import { summary } from './summary.ts';

export interface PublishOptions {
  readonly summary: boolean;
  /** `RUNNER_TEMP`: where the report file goes. */
  readonly directory: string;
}

/** Hands the report to GitHub: outputs, report file, job summary, and where the step failed, annotation and exit code. */
export async function publish(report: Report, options: PublishOptions): Promise<void> {
  const { outputs, cut } = stepOutputs(report);
  for (const [name, value] of Object.entries(outputs)) {
    core.setOutput(name, value);
  }
  for (const name of cut) {
    core.warning(`Output ${name} is too long for an output of a job, and empty; report-file has it.`);
  }
  const name = report.executions[0]?.arn.split(':').at(-1) ?? 'report';
  const file = join(options.directory, `sfn-fargate-retry-${encodeURIComponent(name)}.json`);
  writeFileSync(file, `${JSON.stringify(reportJson(report), null, 2)}\n`);
  core.setOutput('report-file', file);
  if (options.summary) {
    await core.summary.addRaw(summary(report)).write();
  }
  for (const execution of report.executions) {
    if (execution.outputs.kind === 'unreadable') {
      core.warning(execution.outputs.warning);
    }
  }
  tell(report);
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
