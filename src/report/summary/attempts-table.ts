import { parseArn } from '../../aws/arn.ts';
import { logUrl } from '../../aws/console-links.ts';
import type { Attempt } from '../../execution/trail.ts';
import { failureName, failureReason, tellingContainer } from '../failure-text.ts';
import { attemptsOf, type ExecutionReport, type StartedReport } from '../report.ts';
import { count, duration, joined, link, markdown, ranWithText } from '../text.ts';
import { CLASS_SIGNS, signOf } from '../wording.ts';
import { assemble, type Column, type Part, tableWithNote, whole } from './page.ts';

/** The attempts of an execution, oldest first; the latest of them, if there is not room for all. */
export function attemptsTable(execution: StartedReport): Part {
  const { attempts } = execution;
  const rows: Part = (room) =>
    tableWithNote(
      attemptColumns(execution),
      attempts,
      { room, keep: 'last' },
      (cut) => `The first ${count(cut, 'attempt')} are left out; report-file has all.`,
    );
  return (room) => (attempts.length === 0 ? '' : assemble([whole('### Attempts'), rows], room));
}

interface AttemptColumn extends Column<Attempt> {
  /** When the column is shown: if any attempt has something in it, or if attempts differ in it; always unless given. */
  readonly shown?: 'if-any' | 'if-different';
}

/** The columns that tell something, in their order. */
function attemptColumns(execution: StartedReport): readonly Column<Attempt>[] {
  const { attempts } = execution;
  const all: readonly AttemptColumn[] = [
    { title: '#', align: 'right', cell: ({ number }) => String(number) },
    { title: 'Item', shown: 'if-any', cell: ({ item = '' }) => markdown(item) },
    { title: 'Outcome', cell: ({ outcome }) => outcomeText(outcome) },
    { title: 'Rule', cell: ofFailed(({ decision }) => markdown(decision.rule)) },
    {
      title: 'Exit code',
      align: 'right',
      cell: ofFailed(({ failure }) => (failure.exitCode === undefined ? '–' : String(failure.exitCode))),
    },
    { title: 'Container', shown: 'if-any', cell: ({ outcome }) => containerText(outcome, attempts) },
    { title: 'Reason', cell: ofFailed(reasonText) },
    { title: 'Ran with', shown: 'if-different', cell: ({ ranWith }) => markdown(ranWithText(ranWith)) },
    {
      title: 'Duration',
      align: 'right',
      cell: ({ startedAt, outcome }) => ('at' in outcome ? duration(outcome.at - startedAt) : ''),
    },
    { title: 'Then', cell: (attempt) => thenText(attempt, execution) },
    { title: 'Links', shown: 'if-any', cell: (attempt) => linksOf(attempt, execution) },
  ];
  return all.filter((column) => isShown(column, attempts));
}

function isShown({ shown, cell }: AttemptColumn, attempts: readonly Attempt[]): boolean {
  switch (shown) {
    case 'if-any':
      return attempts.some((attempt) => cell(attempt) !== '');
    case 'if-different':
      return new Set(attempts.map(cell)).size > 1;
    default:
      return true;
  }
}

type Failed = Extract<Attempt['outcome'], { readonly kind: 'failed' }>;

function ofFailed(cell: (outcome: Failed) => string): Column<Attempt>['cell'] {
  return ({ outcome }) => (outcome.kind === 'failed' ? cell(outcome) : '');
}

/** Keeps the sign and its word on one line. */
const NO_BREAK = '\u00a0';

function outcomeText(outcome: Attempt['outcome']): string {
  return outcome.kind === 'failed'
    ? `${CLASS_SIGNS[outcome.decision.type]}${NO_BREAK}**${outcome.decision.type}**`
    : `${signOf(outcome.kind)}${NO_BREAK}${outcome.kind}`;
}

function reasonText({ failure, decision }: Failed): string {
  const name = failureName(failure, decision.rule);
  return markdown(joined([name, failureReason(failure, name)], ': '));
}

function containerText(outcome: Attempt['outcome'], attempts: readonly Attempt[]): string {
  return outcome.kind === 'failed' ? markdown(tellingContainer(outcome.failure, attempts) ?? '') : '';
}

function thenText({ number, outcome }: Attempt, { attempts, kind }: StartedReport): string {
  if (outcome.kind !== 'failed') {
    return '';
  }
  const { decision, decidedBy } = outcome;
  const isEnd = kind === 'ended' && number === attempts.at(-1)?.number;
  // A machine with rules of its own may retry what the policy would not.
  if (isEnd || (decision.type === 'FATAL' && decidedBy === 'machine')) {
    return 'stop';
  }
  return decision.waitSeconds === 0 ? 'rerun' : `wait ${duration(decision.waitSeconds * 1000)}, rerun`;
}

/** The pages of what ran, and of its log. */
function linksOf(attempt: Attempt, { arn, logs }: StartedReport): string {
  const { number, integration } = attempt;
  const { partition = '' } = parseArn(arn) ?? {};
  const tails = logs.flatMap((tail) => (tail.kind === 'lines' && tail.attempt === number ? [tail] : []));
  const pages: readonly (readonly [name: string, url: string | undefined])[] = [
    ...integration.links(attempt).map(({ name, url }) => [name, url] as const),
    ...tails.map((tail) => ['log', logUrl(partition, tail)] as const),
  ];
  return pages
    .filter(([, url]) => url !== undefined)
    .map(([name, url]) => link(name, url))
    .join(`${NO_BREAK}·${NO_BREAK}`);
}

/** More rules than these hardly fire in one step. */
const MAX_RULES = 20;

/** The rules that decided on failures, the most frequent first, in Markdown: `network-error ×2, uncaught-exception ×1`. */
export function firedRules(executions: readonly ExecutionReport[]): string {
  const names = executions
    .flatMap(attemptsOf)
    .flatMap(({ outcome }) => (outcome.kind === 'failed' ? [outcome.decision.rule] : []))
    .filter((name) => name !== '');
  const counts = [...Map.groupBy(names, (name) => name)]
    .map(([name, { length }]) => ({ name, length }))
    .sort((a, b) => b.length - a.length);
  const told = counts.slice(0, MAX_RULES).map(({ name, length }) => `${markdown(name, 100)} ×${length}`);
  const more = counts.length > MAX_RULES ? [`${counts.length - MAX_RULES} more`] : [];
  return [...told, ...more].join(', ');
}
