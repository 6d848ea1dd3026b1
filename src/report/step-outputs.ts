import { executionUrl } from '../aws/console-links.ts';
import { parseJson } from '../json.ts';
import type { Classification } from '../policy/policy.ts';
import { outputsJson, trailJson } from './json-report.ts';
import {
  attemptsOf,
  classificationOf,
  type ExecutionReport,
  type ExecutionStatus,
  failedExecutions,
  isFine,
  isSuccess,
  type Report,
  startedOnes,
  statusOf,
} from './report.ts';
import { CLASSIFICATIONS_BY_SEVERITY, mostSevereFirst } from './severity.ts';

/** A job's outputs may take 1 MB together, which GitHub counts in UTF-16, two bytes a unit. What is longer is left to `report-file`. */
const MAX_OUTPUTS_LENGTH = 480_000;

/**
 * The step's outputs by name, but for `report-file`. Of one execution they are its own; of several, `output`,
 * `trail`, `s3-outputs` and `console-url` are maps by customer. What would be too long is empty, and named in `cut`.
 */
export function stepOutputs(report: Report): {
  readonly outputs: Readonly<Record<string, string>>;
  readonly cut: readonly string[];
} {
  const { executions } = report;
  const [first] = executions;
  const failed = failedExecutions(report);
  const whole: Readonly<Record<string, string | undefined>> = {
    status: stepStatus(report),
    classification: mostSevereClassification(executions) ?? '',
    attempts: String(executions.flatMap(attemptsOf).length),
    'execution-arn': first?.arn ?? '',
    'state-machine-arn': report.machine.arn,
    'state-machine-version-arn':
      startedOnes(executions).find(({ versionArn }) => versionArn)?.versionArn ?? '',
    'failed-customer-ids': JSON.stringify(failed.flatMap(({ customerId }) => customerId ?? [])),
    'execution-arns': JSON.stringify(executions.flatMap(({ arn }) => arn ?? [])),
    output: ofEach(executions, outputText, ''),
    trail: ofEach(executions, (execution) => JSON.stringify(trailJson(attemptsOf(execution))), '[]'),
    's3-outputs': ofEach(executions, (execution) => JSON.stringify(outputsJson(execution)), '[]'),
    'console-url':
      executions.length === 1
        ? (urlOf(first) ?? '')
        : ofEach(executions, (execution) => JSON.stringify(urlOf(execution) ?? null), ''),
  };
  return fittingOutputs(whole);
}

/** What is short and counts most stands first. Each may take half of what is left, so that one leaves room to others. */
function fittingOutputs(whole: Readonly<Record<string, string | undefined>>): ReturnType<typeof stepOutputs> {
  let room = MAX_OUTPUTS_LENGTH;
  const cut: string[] = [];
  const outputs: Record<string, string> = {};
  for (const [name, value] of Object.entries(whole)) {
    const fits = value !== undefined && value.length <= room / 2;
    outputs[name] = fits ? value : '';
    room -= fits ? value.length : 0;
    if (!fits) {
      cut.push(name);
    }
  }
  return { outputs, cut };
}

type StepStatus = Exclude<ExecutionStatus, 'NOT_STARTED'>;

/** The status of the step: of one execution its own, of several that of the most severe, unless failures are tolerated. */
function stepStatus(report: Report): StepStatus | '' {
  const [mostSevere, ...others] = mostSevereFirst(report);
  if (mostSevere === undefined) {
    return '';
  }
  if (others.length === 0) {
    return statusForWorkflow(mostSevere, report);
  }
  if (isSuccess(report)) {
    const isRunning = report.executions.some(({ kind }) => kind === 'left-running');
    return !report.waited && isRunning ? 'RUNNING' : 'SUCCEEDED';
  }
  if (isFine(mostSevere, report)) {
    // Only the job was cancelled, when all had been done.
    return 'ABORTED';
  }
  return statusForWorkflow(mostSevere, report);
}

/** A workflow asks how it ended: what was not started because the job was cancelled, and what no longer could be. */
function statusForWorkflow(execution: ExecutionReport, { cancelled }: Report): StepStatus {
  const status = statusOf(execution);
  if (status !== 'NOT_STARTED') {
    return status;
  }
  return cancelled ? 'ABORTED' : 'FAILED';
}

function mostSevereClassification(executions: readonly ExecutionReport[]): Classification | undefined {
  const classes = new Set(executions.map(classificationOf));
  return CLASSIFICATIONS_BY_SEVERITY.find((classification) => classes.has(classification));
}

/**
 * The JSON text of one execution as it is; of several, a map of them by customer, or by ARN where there is no id.
 * Undefined if it is too long anyway: with thousands of executions it would be longer than a string may be.
 */
function ofEach(
  executions: readonly ExecutionReport[],
  textOf: (execution: ExecutionReport) => string,
  none: string,
): string | undefined {
  const [first, ...more] = executions;
  if (first === undefined || more.length === 0) {
    return first === undefined ? none : textOf(first);
  }
  // Put together as text: a number that JavaScript cannot hold stays what it is.
  const entries: string[] = [];
  let length = 0;
  for (const execution of executions) {
    const entry = `${JSON.stringify(execution.customerId ?? execution.arn ?? '')}:${textOf(execution) || 'null'}`;
    entries.push(entry);
    length += entry.length + 1;
    if (length > MAX_OUTPUTS_LENGTH) {
      return undefined;
    }
  }
  return `{${entries.join(',')}}`;
}

/** Step Functions promises JSON; what is none would spoil the map. */
function outputText(execution: ExecutionReport): string {
  const output = execution.kind === 'ended' ? execution.output : undefined;
  return output === undefined || parseJson(output) !== undefined ? (output ?? '') : JSON.stringify(output);
}

function urlOf(execution: ExecutionReport | undefined): string | undefined {
  return execution?.arn === undefined ? undefined : executionUrl(execution.arn);
}
