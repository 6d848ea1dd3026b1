import { resourceId } from '../aws/arn.ts';
import { executionUrl } from '../aws/console-links.ts';
import { duration } from '../duration.ts';
import type { Attempt } from '../execution/trail.ts';
import type { Verdict } from '../execution/verdict.ts';
import { type FailureGroup, failureGroups } from './failure-groups.ts';
import { exitText, failureName, failureReason, statesAmong } from './failure-text.ts';
import { headline, headlineParts, stepHeadline } from './headline.ts';
import {
  attemptsOf,
  classOf,
  type ExecutionReport,
  executionName,
  isFine,
  isSuccess,
  type Report,
} from './report.ts';
import { mostSevereFirst, outcomeOf } from './severity.ts';
import { count, joined, markdown } from './text.ts';
import { OUTCOME_SIGNS } from './wording.ts';
import { acceptedFailure, remarkText } from './work-text.ts';

/** What GitHub takes for a comment. All parts together are shorter, however their text is escaped. */
export const MAX_COMMENT_LENGTH = 65_536;

const MAX_ROWS_LENGTH = 40_000;
const MAX_ROWS = 50;

/** The step that a comment is of: its run, its commit and what people call it. */
export interface CommentSource {
  /** The workflow's. */
  readonly name: string | undefined;
  readonly job: string | undefined;
  readonly step: string | undefined;
  readonly runId: string | undefined;
  readonly runAttempt: string | undefined;
  /** The page of the run. */
  readonly url: string | undefined;
  readonly sha: string | undefined;
  readonly commitUrl: string | undefined;
}

/** Which comment is meant, and of which run it tells. */
export interface CommentId {
  /** Tells the step from all others, such as `upload.nightly.run.1f3a…`. */
  readonly place: string;
  /** Runs are numbered in their order, and so are the attempts of a run. */
  readonly run: number;
  readonly attempt: number;
}

/** The start that all comments of a step have. People do not see it. */
export function markerStart(place: string): string {
  return `<!-- sfn-fargate-retry ${place} `;
}

/**
 * The readable part of a place: workflow, job and step, of a bounded length and of characters that can neither end an
 * HTML comment (`-->`) nor look like another part.
 */
export function readablePlace({ name, job, step }: CommentSource): string {
  return [name, job, step]
    .map((part = '') => encodeURIComponent(part.slice(0, 60).toWellFormed()).replace(/[-.!~*'()]/g, hex))
    .join('.');
}

function hex(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

/** The run of which a comment tells; undefined if it does not say. */
export function runOf(body: string): { readonly run: number; readonly attempt: number } | undefined {
  const [, run, attempt] = /^<!-- sfn-fargate-retry \S+ run (\d{1,15})\.(\d{1,15}) -->/.exec(body) ?? [];
  return run === undefined || attempt === undefined
    ? undefined
    : { run: Number(run), attempt: Number(attempt) };
}

/** The pull request comment, in GitHub Markdown: the short form of the summary. */
export function comment(report: Report, source: CommentSource, { place, run, attempt }: CommentId): string {
  const [first, ...more] = report.executions;
  return joined(
    [
      `${markerStart(place)}run ${run}.${attempt} -->`,
      `### ${reportSign(report)} ${markdown(report.machine.name, 80)}`,
      ...(first !== undefined && more.length === 0
        ? singleExecution(first, report)
        : severalExecutions(report)),
      footer(source),
    ],
    '\n\n',
  );
}

function singleExecution(execution: ExecutionReport, report: Report): readonly string[] {
  const { happened, said, advice } = headlineParts(execution, report);
  return [
    `**${markdown(happened, 600)}**`,
    markdown(said, 600),
    advice === '' ? '' : `→ ${markdown(advice, 600)}`,
    shortAttemptsTable(attemptsOf(execution)),
    execution.arn === undefined ? '' : executionLink(execution, resourceId(execution.arn)),
  ];
}

function shortAttemptsTable(attempts: readonly Attempt[]): string {
  if (attempts.length === 0) {
    return '';
  }
  const stateOf = statesAmong(attempts);
  const places = attempts.map((attempt) => placeOf(stateOf(attempt), attempt));
  // The built-in machine runs its task in one place.
  const hasPlaces = places.some((place) => place !== '');
  const all = attempts.map((attempt, index) =>
    attemptRow(attempt, hasPlaces ? `| ${markdown(places[index] ?? '', 120)} ` : ''),
  );
  const rows = fittingRows(all.reverse()).reverse();
  const cut = attempts.length - rows.length;
  return [
    `| # ${hasPlaces ? '| State ' : ''}| Outcome | Exit code | Reason | Duration |`,
    `|--:${hasPlaces ? '|---' : ''}|---|--:|---|--:|`,
    ...rows,
    ...(cut > 0 ? ['', `The first ${count(cut, 'attempt')} ${cut === 1 ? 'is' : 'are'} left out.`] : []),
  ].join('\n');
}

/** The state and the item of an attempt. */
function placeOf(state: string, { item }: Attempt): string {
  return joined([state, item === undefined ? '' : `(${item})`], ' ');
}

/** @param place the cell that tells where it ran, if there is such a column */
function attemptRow(attempt: Attempt, place: string): string {
  const { number, startedAt, outcome, remark } = attempt;
  const took = outcome.kind === 'running' ? '' : duration(outcome.at - startedAt);
  if (outcome.kind !== 'failed') {
    const told = outcome.kind === 'succeeded' ? markdown(remarkText(remark), 200) : '';
    const exitCode = acceptedFailure(attempt)?.failure.exitCode ?? '';
    return `| ${number} ${place}| ${outcome.kind} | ${exitCode} | ${told} | ${took} |`;
  }
  const { failure, explanation, verdict } = outcome;
  const name = failureName(failure, explanation.rule);
  const told = name === exitText(failure.exitCode ?? Number.NaN) ? '' : name;
  const reason = joined([told, failureReason(failure, name, attempt)], ': ');
  return `| ${number} ${place}| ${outcomeText(verdict)} | ${failure.exitCode ?? '–'} | ${markdown(reason, 200)} | ${took} |`;
}

function outcomeText(verdict: Verdict): string {
  return `**${classOf(verdict) ?? 'failed'}**`;
}

/** The most severe first: they are what a reader looks for. */
function severalExecutions(report: Report): readonly string[] {
  const rows = fittingRows(mostSevereFirst(report).map((execution) => executionRow(execution, report)));
  const cut = report.executions.length - rows.length;
  const failed = mostSevereFirst(report).filter((execution) => !isFine(execution, report));
  return [
    `**${markdown(stepHeadline(report), 600)}**`,
    groupsText(failureGroups(failed, report)),
    [
      '| | Customer | Attempts | What happened |',
      '|---|---|--:|---|',
      ...rows,
      ...(cut > 0 ? ['', `${count(cut, 'more execution')} in the job summary.`] : []),
    ].join('\n'),
  ];
}

/** More groups than these are told in the job summary. */
const MAX_GROUPS = 5;

/** What failed, by reason: `7 × UncaughtException (exit 1)`. */
function groupsText(groups: readonly FailureGroup[]): string {
  return groups
    .slice(0, MAX_GROUPS)
    .map(({ kind, advice, executions }) =>
      joined([`- ${executions.length} × ${markdown(kind, 200)}`, markdown(advice, 200)], ' – '),
    )
    .join('\n');
}

function executionRow(execution: ExecutionReport, report: Report): string {
  const name = executionName(execution);
  return `| ${OUTCOME_SIGNS[outcomeOf(execution, report)]} | ${executionLink(execution, name)} | ${attemptsOf(execution).length} | ${markdown(headline(execution, report), 300)} |`;
}

function executionLink({ arn }: ExecutionReport, name: string): string {
  const url = arn === undefined ? undefined : executionUrl(arn);
  return url === undefined ? markdown(name, 100) : `[${markdown(name, 100)}](${url})`;
}

function footer({ url, runId = '', runAttempt, sha, commitUrl }: CommentSource): string {
  const run = `run ${runId}${runAttempt === undefined ? '' : `, attempt ${runAttempt}`}`;
  const runUrl = url === undefined || runAttempt === undefined ? url : `${url}/attempts/${runAttempt}`;
  return joined(
    [
      runUrl === undefined ? '' : `[${run}](${runUrl})`,
      sha === undefined || commitUrl === undefined ? '' : `commit [${sha.slice(0, 7)}](${commitUrl})`,
    ],
    ' · ',
  );
}

function reportSign(report: Report): string {
  const [first] = report.executions;
  if (first !== undefined && report.executions.length === 1) {
    return OUTCOME_SIGNS[outcomeOf(first, report)];
  }
  const isRunning = report.executions.some(({ kind }) => kind === 'left-running');
  return !isSuccess(report) ? '❌' : isRunning ? '⏳' : '✅';
}

/** The first rows of a table that is not too long. */
function fittingRows(rows: readonly string[]): string[] {
  const fit: string[] = [];
  let length = 0;
  for (const row of rows.slice(0, MAX_ROWS)) {
    length += row.length + 1;
    if (length > MAX_ROWS_LENGTH) {
      break;
    }
    fit.push(row);
  }
  return fit;
}
