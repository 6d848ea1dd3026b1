import { duration } from '../../duration.ts';
import type { Attempt } from '../../execution/trail.ts';
import {
  attemptsOf,
  classOf,
  type ExecutionReport,
  executionName,
  type Report,
  reasonOf,
  type StartedReport,
  spanOf,
  startedOnes,
} from '../report.ts';
import { outcomeOf } from '../severity.ts';
import { count, joined } from '../text.ts';
import { OUTCOME_WORDS } from '../wording.ts';
import { gantt, type Rows, type Section } from './gantt.ts';
import type { Bar, BarKind } from './gantt-layout.ts';
import { type Part, whole } from './page.ts';

/** More rows make no picture. */
const MAX_ROWS = 30;

/** More bars of a row cannot even have a number. */
const MAX_BARS_OF_ROW = 60;

/** Mermaid's renderer refuses texts of 50,000 letters; a bar takes up to 130 of them. */
const MAX_BARS = 360;

/**
 * The attempts of an execution and the waits between them in time: a row for each branch or iteration of a Map or
 * Parallel, and for each state outside of them; those that failed first.
 */
export function attemptsTimeline(execution: StartedReport, now: number): Part {
  const { attempts, startedAt } = execution;
  const groups = Map.groupBy(attempts, ({ item, state }) => item ?? state);
  const rows = [...groups].map(([name, group]) => ({ name, bars: barsOf(group, execution, now) }));
  // One bar alone tells nothing that the page does not say already.
  if (rows.flatMap(({ bars }) => bars).length < 2) {
    return () => '';
  }
  const hasItems = attempts.some(({ item }) => item !== undefined);
  const all = [...ownEnd(execution, rows, now), ...(hasItems ? failedFirst(rows) : rows)];
  const shown = all.slice(0, MAX_ROWS);
  const most = Math.min(MAX_BARS_OF_ROW, Math.floor(MAX_BARS / shown.length));
  const hasNames = hasItems || shown.length > 1;
  const sections = shown.map(({ name, bars }) => ({
    name: hasNames ? name : undefined,
    bars: bars.slice(-most),
  }));
  const cutBars = shown.reduce((cut, { bars }) => cut + Math.max(0, bars.length - most), 0);
  const note = joined(
    [
      cutText(all.length - shown.length, 'more row'),
      cutText(cutBars, 'earlier attempt or wait', 'earlier attempts and waits'),
    ],
    ' ',
  );
  return drawn(sections, 'sections', { startedAt, note });
}

/** The executions of a step in time, a row each, by what became of them. */
export function executionsTimeline(
  executions: readonly ExecutionReport[],
  report: Report,
  now: number,
): Part {
  const started = startedOnes(executions).filter(({ startedAt }) => startedAt !== undefined);
  if (started.length < 2) {
    return () => '';
  }
  const groups = Map.groupBy(started.slice(0, MAX_ROWS), (execution) => outcomeOf(execution, report));
  const sections = [...groups].map(([outcome, group]) => ({
    name: OUTCOME_WORDS[outcome],
    bars: group.map((execution) => executionBar(execution, now)),
  }));
  const note = cutText(started.length - MAX_ROWS, 'more execution');
  return drawn(sections, 'bars', { startedAt: undefined, note });
}

function cutText(cut: number, noun: string, plural?: string): string {
  return cut <= 0 ? '' : `${count(cut, noun, plural)} would not fit.`;
}

/** The last time that anything is known of. */
export function lastKnownTime(executions: readonly ExecutionReport[]): number {
  return executions
    .flatMap((execution) => [
      spanOf(execution).startedAt ?? 0,
      spanOf(execution).stoppedAt ?? 0,
      ...attemptsOf(execution).map((attempt) => shownEnd(attempt, attempt.startedAt)),
    ])
    .reduce((latest, time) => Math.max(latest, time), 0);
}

function drawn(
  sections: readonly Section[],
  rows: Rows,
  { startedAt, note }: { readonly startedAt: number | undefined; readonly note: string },
): Part {
  const bars = sections.flatMap((section) => section.bars);
  const first = bars.reduce((earliest, { from }) => Math.min(earliest, from), Infinity);
  const last = bars.reduce((latest, { to }) => Math.max(latest, to), first);
  // What begins a moment after the execution begins with it: otherwise the axis would have no zero.
  const isLate = startedAt !== undefined && (first - startedAt) * 50 > last - first;
  const chart = `### Timeline\n\n\`\`\`mermaid\n${gantt(sections, isLate ? startedAt : first, rows)}\n\`\`\``;
  return whole(joined([chart, note], '\n\n'));
}

function barsOf(attempts: readonly Attempt[], execution: StartedReport, now: number): readonly Bar[] {
  const hasStates = new Set(attempts.map(({ state }) => state)).size > 1;
  const counting = new Set(reasonOf(execution).failures.map(({ id }) => id));
  return attempts.flatMap((attempt, index) => {
    const bar: Bar = {
      kind: barKind(attempt, counting.has(attempt.id)),
      from: attempt.startedAt,
      to: shownEnd(attempt, now),
      labels: barLabels(attempt, hasStates),
    };
    const wait = index + 1 < attempts.length ? waitAfter(attempt, bar.to) : undefined;
    return wait === undefined ? [bar] : [bar, wait];
  });
}

/** @param counts whether it is a reason for the end of the execution */
function barKind({ outcome, remark }: Attempt, counts: boolean): BarKind {
  switch (outcome.kind) {
    case 'succeeded':
      return remark?.kind === 'outcome-unknown' ? 'no-outcome' : 'succeeded';
    case 'running':
    case 'stopped':
      return 'no-outcome';
    case 'failed': {
      const type = classOf(outcome.verdict);
      const isEnd = ['branch-end', 'execution-end'].includes(outcome.followedBy.kind);
      return counts || isEnd || type === undefined || type === 'FATAL' ? 'failed' : 'failed-and-went-on';
    }
  }
}

/** A wait that is worth a bar: the machine was told to, or took its time. */
function waitAfter({ outcome }: Attempt, failedAt: number): Bar | undefined {
  if (outcome.kind !== 'failed' || outcome.followedBy.kind !== 'retry') {
    return undefined;
  }
  const { at } = outcome.followedBy;
  return at - failedAt < SHORTEST_WAIT_MS
    ? undefined
    : { kind: 'wait', from: failedAt, to: at, labels: [`wait ${duration(at - failedAt)}`, 'wait'] };
}

const SHORTEST_WAIT_MS = 500;

/** @param hasStates whether the row has attempts of several states */
function barLabels({ number, state, outcome, remark }: Attempt, hasStates: boolean): readonly string[] {
  const type = outcome.kind === 'failed' ? classOf(outcome.verdict) : undefined;
  const name = hasStates ? `${state} ${number}` : String(number);
  const kind = remark?.kind === 'outcome-unknown' ? 'started' : outcome.kind;
  const short = `${name} ${type ?? kind}`;
  return [
    ...(outcome.kind === 'failed' && type !== undefined
      ? [joined([short, outcome.explanation.rule], ' ')]
      : []),
    short,
    name,
    String(number),
  ];
}

function shownEnd({ outcome }: Attempt, now: number): number {
  return 'at' in outcome ? outcome.at : now;
}

/** A row for a machine that failed by itself, or was ended, when no attempt shows that. */
function ownEnd(execution: StartedReport, rows: readonly Section[], now: number): readonly Section[] {
  const kind = executionKind(execution);
  if (kind !== 'failed' || rows.some(isFailedRow)) {
    return [];
  }
  return [{ name: 'the execution', bars: [executionBar(execution, now, [endWord(execution)])] }];
}

function endWord(execution: StartedReport): string {
  return OUTCOME_WORDS[outcomeOf(execution, { waited: true })];
}

function executionBar(execution: StartedReport, now: number, labels = executionLabels(execution)): Bar {
  const { startedAt = now, stoppedAt = now } = spanOf(execution);
  return { kind: executionKind(execution), from: startedAt, to: stoppedAt, labels };
}

function executionLabels(execution: StartedReport): readonly string[] {
  const name = executionName(execution);
  const { length } = execution.attempts;
  return length > 1 ? [`${name} · ${length} attempts`, name] : [name];
}

function executionKind(execution: StartedReport): BarKind {
  switch (outcomeOf(execution, { waited: true })) {
    case 'succeeded':
      return 'succeeded';
    case 'outputs-missing':
    case 'fatal':
    case 'failed':
    case 'timed-out':
      return 'failed';
    case 'aborted':
      return isAskedFor(execution) ? 'no-outcome' : 'failed';
    case 'still-running':
    case 'left-running':
    case 'not-started':
      return 'no-outcome';
  }
}

/** Whether the step ended an execution that has not failed itself: who cancels knows it. */
function isAskedFor(execution: StartedReport): boolean {
  const by = execution.kind === 'ended' ? execution.stop?.by.kind : undefined;
  return by === 'cancelled' || by === 'fail-fast';
}

function isFailedRow({ bars }: Section): boolean {
  return bars.some(({ kind }) => kind === 'failed');
}

function failedFirst(rows: readonly Section[]): readonly Section[] {
  return [...rows.filter(isFailedRow), ...rows.filter((row) => !isFailedRow(row))];
}
