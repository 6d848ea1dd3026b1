import type { Attempt } from '../../execution/trail.ts';
import {
  attemptsOf,
  classificationOf,
  classOf,
  type ExecutionReport,
  executionName,
  type Report,
  type StartedReport,
  spanOf,
  startedOnes,
} from '../report.ts';
import { outcomeOf } from '../severity.ts';
import { count, joined } from '../text.ts';
import { OUTCOME_WORDS } from '../wording.ts';
import { type Bar, type BarKind, gantt, type Section } from './gantt.ts';
import { type Part, whole } from './page.ts';

/** More bars make no picture. */
const MAX_BARS = 60;

/** The attempts of an execution and the waits between them in time, one section for each item of a Map or Parallel. */
export function attemptsTimeline({ attempts, startedAt }: StartedReport, now: number): Part {
  const groups = Map.groupBy(attempts, ({ item }) => item);
  const sections = [...groups].map(([item, group]) => ({ name: item, bars: barsOf(group, now) }));
  const ordered = groups.size > 1 ? failedFirst(sections) : sections;
  const { shown, cut } = firstBars(ordered, groups.size > 1 ? 'first' : 'last');
  return drawn(shown, startedAt, cut === 0 ? '' : `${count(cut, 'more bar')} would not fit.`);
}

/** The executions of a step in time, one bar each, by what became of them. */
export function executionsTimeline(
  executions: readonly ExecutionReport[],
  report: Report,
  now: number,
): Part {
  const started = startedOnes(executions).filter(({ startedAt }) => startedAt !== undefined);
  const groups = Map.groupBy(started, (execution) => outcomeOf(execution, report));
  const sections = [...groups].map(([outcome, group]) => ({
    name: OUTCOME_WORDS[outcome],
    bars: group.map((execution) => executionBar(execution, now)),
  }));
  const { shown, cut } = firstBars(sections, 'first');
  const note = cut === 0 ? '' : `${count(cut, 'more execution')} would not fit.`;
  return drawn(shown, undefined, note);
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

/** One bar alone tells nothing that the page does not say already. */
function drawn(sections: readonly Section[], startedAt: number | undefined, note: string): Part {
  const bars = sections.flatMap((section) => section.bars);
  if (bars.length < 2) {
    return () => '';
  }
  const from = bars.reduce((earliest, bar) => Math.min(earliest, bar.from), startedAt ?? Infinity);
  const chart = `### Timeline\n\n\`\`\`mermaid\n${gantt(sections, from)}\n\`\`\``;
  return whole(joined([chart, note], '\n\n'));
}

function barsOf(attempts: readonly Attempt[], now: number): readonly Bar[] {
  return attempts.flatMap((attempt, index) => {
    const next = attempts[index + 1];
    const bar: Bar = {
      kind: barKind(attempt.outcome),
      from: attempt.startedAt,
      to: shownEnd(attempt, now),
      label: barLabel(attempt),
    };
    return next !== undefined && isWaitAfter(attempt.outcome, bar.to)
      ? [bar, { kind: 'wait', from: bar.to, to: next.startedAt, label: 'wait' }]
      : [bar];
  });
}

function barKind(outcome: Attempt['outcome']): BarKind {
  return outcome.kind === 'failed' ? (classOf(outcome.verdict) ?? 'FATAL') : outcome.kind;
}

/** A wait that is worth a bar: the machine was told to, or took its time. */
function isWaitAfter(outcome: Attempt['outcome'], failedAt: number): boolean {
  return (
    outcome.kind === 'failed' &&
    outcome.followedBy.kind === 'retry' &&
    outcome.followedBy.at - failedAt >= SHORTEST_WAIT_MS
  );
}

const SHORTEST_WAIT_MS = 500;

function barLabel({ number, outcome }: Attempt): string {
  return outcome.kind === 'failed'
    ? joined([String(number), classOf(outcome.verdict) ?? 'failed', outcome.known.rule], ' ')
    : `${number} ${outcome.kind}`;
}

function shownEnd({ outcome }: Attempt, now: number): number {
  return 'at' in outcome ? outcome.at : now;
}

function executionBar(execution: StartedReport, now: number): Bar {
  const { attempts } = execution;
  const { startedAt = now, stoppedAt = now } = spanOf(execution);
  return {
    kind: executionKind(execution),
    from: startedAt,
    to: stoppedAt,
    label: `${count(attempts.length, 'attempt')} of ${executionName(execution)}`,
  };
}

function executionKind(execution: StartedReport): BarKind {
  switch (outcomeOf(execution, { waited: true })) {
    case 'succeeded':
      return 'succeeded';
    case 'outputs-missing':
    case 'fatal':
      return 'FATAL';
    case 'failed':
      return classificationOf(execution) ?? 'FATAL';
    case 'still-running':
    case 'left-running':
      return 'running';
    case 'timed-out':
    case 'aborted':
    case 'not-started':
      return 'stopped';
  }
}

/** Items that failed come before those that did not. */
function failedFirst(sections: readonly Section[]): readonly Section[] {
  const isFine = ({ bars }: Section) => bars.at(-1)?.kind === 'succeeded';
  return [...sections.filter((section) => !isFine(section)), ...sections.filter(isFine)];
}

function firstBars(
  sections: readonly Section[],
  keep: 'first' | 'last',
): { readonly shown: readonly Section[]; readonly cut: number } {
  let left = MAX_BARS;
  let cut = 0;
  const shown = sections.flatMap(({ name, bars }) => {
    const fit = left === 0 ? [] : keep === 'first' ? bars.slice(0, left) : bars.slice(-left);
    left -= fit.length;
    cut += bars.length - fit.length;
    return fit.length === 0 ? [] : [{ name, bars: fit }];
  });
  return { shown, cut };
}
