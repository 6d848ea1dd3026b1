import { executionUrl } from '../aws/console-links.ts';
import type { Attempt } from '../execution/trail.ts';
import type { Json, JsonObject } from '../json.ts';
import { writeErrorState } from '../policy/error-state.ts';
import { headline, stepHeadline } from './headline.ts';
import {
  attemptsOf,
  type ExecutionReport,
  isFine,
  isSuccess,
  lastClassification,
  missingOf,
  noticesOf,
  type Report,
  type StartedReport,
  spanOf,
  statusOf,
} from './report.ts';
import { endingText, noticeText } from './wording.ts';

/** The trail as the output `trail` and the report file hold it. */
export function trailJson(attempts: readonly Attempt[]): readonly Json[] {
  return attempts.map(({ number, item, state, taskArn, ranWith, startedAt, outcome }) => ({
    number,
    ...(item !== undefined && { item }),
    state,
    ...(taskArn !== undefined && { taskArn }),
    startedAt: iso(startedAt),
    ...('at' in outcome && { stoppedAt: iso(outcome.at) }),
    ...(Object.keys(ranWith).length > 0 && { ranWith: { ...ranWith } }),
    outcome: outcome.kind.toUpperCase(),
    ...(outcome.kind === 'failed' && {
      failure: { ...outcome.failure },
      errorState: writeErrorState(outcome.decision),
      decidedBy: outcome.decidedBy,
    }),
  }));
}

/** The S3 objects as the output `s3-outputs` holds them: `[{uri, key, bytes, lastModified, older}]`. */
export function outputsJson(execution: ExecutionReport): readonly Json[] {
  if (execution.kind === 'not-started' || execution.outputs.kind !== 'listed') {
    return [];
  }
  const { outputs } = execution;
  const bucket = outputs.location.split('/')[2] ?? '';
  return outputs.objects.map(({ key, bytes, lastModified, older }) => ({
    uri: `s3://${bucket}/${key}`,
    key,
    bytes,
    ...(lastModified !== undefined && { lastModified: iso(lastModified) }),
    older,
  }));
}

/** The whole report, for `report-file`. Every key is there whatever happened; what is not known is null. */
export function reportJson(report: Report): JsonObject {
  return {
    machine: { ...report.machine },
    success: isSuccess(report),
    headline: stepHeadline(report),
    waited: report.waited,
    cancelled: report.cancelled,
    toleratedFailurePercentage: report.toleratedFailurePercentage,
    executions: report.executions.map((execution) => executionJson(execution, report)),
  };
}

function executionJson(execution: ExecutionReport, report: Report): Json {
  const { arn } = execution;
  const { startedAt, stoppedAt } = spanOf(execution);
  const ended = execution.kind === 'ended' ? execution : undefined;
  return {
    arn: arn ?? null,
    customerId: execution.customerId ?? null,
    attached: execution.attached,
    status: statusOf(execution),
    success: isFine(execution, report),
    classification: lastClassification(execution) ?? null,
    headline: headline(execution, report),
    consoleUrl: (arn && executionUrl(arn)) ?? null,
    stateMachineVersionArn: (execution.kind === 'not-started' ? undefined : execution.versionArn) ?? null,
    startedAt: startedAt === undefined ? null : iso(startedAt),
    stoppedAt: stoppedAt === undefined ? null : iso(stoppedAt),
    trail: trailJson(attemptsOf(execution)),
    error: ended?.error ?? '',
    cause: ended?.cause ?? '',
    output: ended?.output ?? null,
    outputs: outputsJson(execution),
    missingOutputs: missingOf(execution),
    ...evidenceJson(execution),
    warnings: [...noticesOf(execution).map(noticeText), endingText(execution)].filter(
      (warning) => warning !== undefined,
    ),
  };
}

function evidenceJson(execution: ExecutionReport): JsonObject {
  if (execution.kind === 'not-started') {
    return { preview: null, logs: [] };
  }
  const { preview, logs } = execution;
  return {
    preview: preview.kind === 'table' ? previewJson(preview) : null,
    logs: logs.flatMap(({ item, ...tail }) =>
      tail.kind === 'lines' ? [{ ...tail, ...(item !== undefined && { item }) }] : [],
    ),
  };
}

function previewJson({ key, header, rows, moreRows, moreColumns }: PreviewTable): Json {
  return { key, header, rows, moreRows, moreColumns };
}

type PreviewTable = Extract<StartedReport['preview'], { readonly kind: 'table' }>;

function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
