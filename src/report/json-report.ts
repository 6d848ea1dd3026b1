import { executionUrl } from '../aws/console-links.ts';
import type { WorkDetail } from '../evidence/work-details.ts';
import type { Attempt } from '../execution/trail.ts';
import type { Remark } from '../integrations/integration.ts';
import type { Json, JsonObject } from '../json.ts';
import { writeErrorState } from '../policy/error-state.ts';
import { reasonText } from './failure-text.ts';
import { headline, stepHeadline } from './headline.ts';
import {
  attemptsOf,
  classificationOf,
  type ExecutionReport,
  isFine,
  isSuccess,
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
  return attempts.map(
    ({ number, item, state, integration, taskArn, ranWith, startedAt, outcome, ...work }) => ({
      number,
      ...(item !== undefined && { item }),
      state,
      integration: integration.name,
      ...(taskArn !== undefined && { taskArn }),
      ...(work.label !== undefined && { work: work.label }),
      ...(work.tries !== undefined && { tries: work.tries }),
      ...(work.remark !== undefined && outcome.kind === 'succeeded' && { remark: remarkJson(work.remark) }),
      startedAt: iso(startedAt),
      ...('at' in outcome && { stoppedAt: iso(outcome.at) }),
      ...(Object.keys(ranWith).length > 0 && { ranWith: { ...ranWith } }),
      outcome: outcome.kind.toUpperCase(),
      ...(outcome.kind === 'failed' && {
        failure: { ...outcome.failure },
        ...verdictJson(outcome),
        healed: outcome.healed,
        followedBy: followedByJson(outcome.followedBy),
      }),
    }),
  );
}

function remarkJson(remark: Remark): Json {
  switch (remark.kind) {
    case 'outcome-unknown':
      return { kind: remark.kind };
    case 'answered-failure':
    case 'accepted':
      return { ...remark, failure: { ...remark.failure } };
  }
}

type Failed = Extract<Attempt['outcome'], { readonly kind: 'failed' }>;

/** Without a machine or a policy that decided, there is what Fargate's rules know of the failure, if they do. */
function verdictJson({ verdict, explanation }: Failed): JsonObject {
  if (verdict.by !== 'nobody') {
    return { errorState: { ...writeErrorState(verdict.decision), ...explanation }, decidedBy: verdict.by };
  }
  return explanation.rule === '' ? {} : { explanation: { ...explanation } };
}

function followedByJson(followedBy: Failed['followedBy']): Json {
  switch (followedBy.kind) {
    case 'retry':
      return { kind: 'retry', at: iso(followedBy.at) };
    case 'catch':
      return { kind: 'catch', next: followedBy.next };
    default:
      return { kind: followedBy.kind };
  }
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
    classification: classificationOf(execution) ?? null,
    headline: headline(execution, report),
    consoleUrl: (arn && executionUrl(arn)) ?? null,
    stateMachineVersionArn: (execution.kind === 'not-started' ? undefined : execution.versionArn) ?? null,
    startedAt: startedAt === undefined ? null : iso(startedAt),
    stoppedAt: stoppedAt === undefined ? null : iso(stoppedAt),
    trail: trailJson(attemptsOf(execution)),
    reason: execution.kind === 'not-started' ? '' : reasonText(execution),
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
    return { preview: null, details: [], logs: [] };
  }
  const { preview, logs, details = [] } = execution;
  return {
    preview: preview.kind === 'table' ? previewJson(preview) : null,
    details: details.flatMap(detailJson),
    logs: logs.flatMap((tail) => {
      if (tail.kind !== 'lines') {
        return [];
      }
      const { number, item, state } = tail.attempt;
      return [{ ...tail, attempt: number, state, ...(item !== undefined && { item }) }];
    }),
  };
}

/** What an attempt ran in turn: the trail of an execution, the counts of a Map Run. */
function detailJson(detail: WorkDetail): readonly Json[] {
  if (detail.kind === 'unreadable') {
    return [];
  }
  const { attempt, within, kind, arn } = detail;
  const { number, state, item } = attempt;
  const of = {
    attempt: number,
    state,
    ...(item !== undefined && { item }),
    ...(within !== undefined && { within }),
  };
  return detail.kind === 'map-run'
    ? [{ kind, arn, of, items: { ...detail.items, tolerated: { ...detail.items.tolerated } } }]
    : [{ kind, arn, of, trail: trailJson(detail.attempts) }];
}

function previewJson({ key, header, rows, moreRows, moreColumns }: PreviewTable): Json {
  return { key, header, rows, moreRows, moreColumns };
}

type PreviewTable = Extract<StartedReport['preview'], { readonly kind: 'table' }>;

function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
