import { parseArn, resourceId } from '../../aws/arn.ts';
import { logUrl } from '../../aws/console-links.ts';
import { duration } from '../../duration.ts';
import type { LogTail } from '../../evidence/log-tails.ts';
import type { Attempt } from '../../execution/trail.ts';
import type { Failure } from '../../policy/failure.ts';
import { FALLBACK_RULE } from '../../policy/policy.ts';
import {
  exitText,
  failureName,
  failureReason,
  lastWords,
  statesAmong,
  tellingContainers,
} from '../failure-text.ts';
import { attemptsOf, classOf, type ExecutionReport, type StartedReport } from '../report.ts';
import { count, joined, link, markdown, ranWithText } from '../text.ts';
import { CLASS_SIGNS, signOf } from '../wording.ts';
import { acceptedFailure, itemsOf, itemsText, remarkText, triesText } from '../work-text.ts';
import {
  assemble,
  type Column,
  MAX_ROWS,
  type OptionalColumn,
  type Part,
  shownColumns,
  tableWithNote,
  whole,
} from './page.ts';

/** What the table is made of. */
export type Attempts = Pick<StartedReport, 'arn' | 'attempts' | 'logs' | 'details'>;

/**
 * The attempts of an execution, oldest first; the latest of them, if there is not room for all.
 *
 * @param heading in Markdown
 */
export function attemptsTable(execution: Attempts, heading = '### Attempts'): Part {
  const { attempts } = execution;
  const rows: Part = (room) =>
    tableWithNote(
      attemptColumns(execution),
      attempts,
      { room, keep: 'last' },
      (cut) =>
        `The first ${count(cut, 'attempt')} ${cut === 1 ? 'is' : 'are'} left out; report-file has all.`,
    );
  return (room) => (attempts.length === 0 ? '' : assemble([whole(heading), rows], room));
}

/** The columns that tell something, in their order. */
function attemptColumns(execution: Attempts): readonly Column<Attempt>[] {
  const { attempts } = execution;
  const stateOf = statesAmong(attempts);
  const tellingContainer = tellingContainers(attempts);
  const columns: readonly OptionalColumn<Attempt>[] = [
    { title: '#', align: 'right', cell: ({ number }) => String(number) },
    { title: 'State', shown: 'if-any', cell: (attempt) => markdown(stateOf(attempt)) },
    { title: 'Item', shown: 'if-any', cell: ({ item = '' }) => markdown(item) },
    { title: 'Outcome', cell: outcomeCell },
    { title: 'Rule', shown: 'if-any', cell: (attempt) => markdown(judgedFailure(attempt)?.rule ?? '') },
    {
      title: 'Exit code',
      align: 'right',
      cell: (attempt) => {
        const failure = judgedFailure(attempt)?.failure;
        return failure === undefined ? '' : String(failure.exitCode ?? '–');
      },
    },
    {
      title: 'Container',
      shown: 'if-any',
      cell: ({ outcome }) =>
        outcome.kind === 'failed' ? markdown(tellingContainer(outcome.failure) ?? '') : '',
    },
    { title: 'Reason', shown: 'if-any', cell: (attempt) => reasonCell(attempt, execution) },
    { title: 'Ran with', shown: 'if-different', cell: ({ ranWith }) => markdown(ranWithText(ranWith)) },
    {
      title: 'Duration',
      align: 'right',
      cell: ({ startedAt, outcome }) => ('at' in outcome ? duration(outcome.at - startedAt) : ''),
    },
    { title: 'Then', shown: 'if-any', cell: thenCell },
    { title: 'Links', shown: 'if-any', cell: (attempt) => linksOf(attempt, execution) },
  ];
  // What only rows tell that are left out is no column.
  return shownColumns(columns, attempts.slice(-MAX_ROWS));
}

type Failed = Extract<Attempt['outcome'], { readonly kind: 'failed' }>;

/** The failure of an attempt, also where a rule takes it for success, and the rule that knows it. */
function judgedFailure(attempt: Attempt): { readonly failure: Failure; readonly rule: string } | undefined {
  const { outcome } = attempt;
  return outcome.kind === 'failed'
    ? { failure: outcome.failure, rule: outcome.explanation.rule }
    : acceptedFailure(attempt);
}

/** Keeps the sign and its word on one line. */
const NO_BREAK = '\u00a0';

function outcomeCell({ outcome, remark }: Attempt): string {
  if (outcome.kind === 'succeeded' && remark?.kind === 'outcome-unknown') {
    return `⚪${NO_BREAK}started`;
  }
  const type = outcome.kind === 'failed' ? classOf(outcome.verdict) : undefined;
  return type === undefined
    ? `${signOf(outcome.kind)}${NO_BREAK}${outcome.kind}`
    : `${CLASS_SIGNS[type]}${NO_BREAK}**${type}**`;
}

/**
 * Why an attempt failed, or what its success does not tell; below it how the items of a Map Run went. The name of a
 * failure is not told again where the rule tells it.
 */
function reasonCell(attempt: Attempt, { details, logs }: Attempts): string {
  const { outcome, remark } = attempt;
  const items = itemsOf(details, attempt);
  const told = [
    outcome.kind === 'succeeded' ? remarkText(remark) : '',
    items === undefined ? '' : itemsText(items),
  ];
  if (outcome.kind === 'failed') {
    const { failure, explanation } = outcome;
    const name = failureName(failure, explanation.rule);
    const isTold =
      !['', FALLBACK_RULE].includes(explanation.rule) || name === exitText(failure.exitCode ?? NaN);
    const reason = joined([isTold ? '' : name, failureReason(failure, name, attempt)], ': ');
    told.unshift(joined([reason, lastWords({ logs }, attempt)], ' – '), triesText(attempt));
  }
  return markdown(joined(told, '; '));
}

/** What followed a failure: what happened, not what a rule would have said. */
function thenCell({ outcome }: Attempt): string {
  if (outcome.kind !== 'failed') {
    return '';
  }
  const { followedBy, verdict, at } = outcome;
  switch (followedBy.kind) {
    case 'retry':
      return retryText(verdict, followedBy.at - at);
    case 'catch':
      return `handled by the machine: went on to ${markdown(followedBy.next, 80)}`;
    case 'branch-end':
      return 'ended its branch';
    case 'execution-end':
      return 'stop';
    case 'nothing':
      return verdict.by === 'machine' && verdict.decision.type === 'FATAL' ? 'stop' : '';
  }
}

function retryText(verdict: Failed['verdict'], tookMs: number): string {
  const waitMs = verdict.by === 'machine' ? verdict.decision.waitSeconds * 1000 : tookMs;
  return waitMs < SHORTEST_WAIT_MS ? 'rerun' : `wait ${duration(waitMs)}, rerun`;
}

/** A machine that retries at once needs a moment for it. */
const SHORTEST_WAIT_MS = 500;

/** The pages of what ran, and of its log. */
function linksOf(attempt: Attempt, { arn, logs, attempts }: Attempts): string {
  const { partition = '' } = parseArn(arn) ?? {};
  const pages: readonly (readonly [name: string, url: string | undefined])[] = [
    ...attempt.integration.links(attempt).map(({ name, url }) => [name, url] as const),
    ...streamsOf(attempt, logs, attempts).map((stream) => ['log', logUrl(partition, stream)] as const),
  ];
  return pages
    .filter(([, url]) => url !== undefined)
    .map(([name, url]) => link(name, url))
    .join(`${NO_BREAK}·${NO_BREAK}`);
}

type Lines = Extract<LogTail, { readonly kind: 'lines' }>;
type Stream = Pick<Lines, 'region' | 'group' | 'stream'>;

/**
 * The log streams of an attempt. Only the logs of some attempts are read, but those of another one of the same task
 * definition differ in nothing but the id of the task, with which a stream of the awslogs driver ends.
 */
function streamsOf(
  attempt: Attempt,
  logs: readonly LogTail[],
  attempts: readonly Attempt[],
): readonly Stream[] {
  const lines = logs.filter((tail) => tail.kind === 'lines');
  if (lines.length === 0) {
    return [];
  }
  const own = lines.filter((tail) => tail.attempt.id === attempt.id);
  if (own.length > 0 || attempt.taskArn === undefined || attempt.taskDefinitionArn === undefined) {
    return own;
  }
  const id = resourceId(attempt.taskArn);
  const likeIt = attempts.find(
    (other) =>
      other.taskDefinitionArn === attempt.taskDefinitionArn &&
      lines.some((tail) => tail.attempt.id === other.id),
  );
  const otherId = resourceId(likeIt?.taskArn ?? '');
  return !TASK_ID.test(id) || !TASK_ID.test(otherId)
    ? []
    : lines
        .filter((tail) => tail.attempt.id === likeIt?.id && tail.stream.endsWith(`/${otherId}`))
        .map(({ region, group, stream }) => ({
          region,
          group,
          stream: `${stream.slice(0, -otherId.length)}${id}`,
        }));
}

/** Ids of tasks are 32 hexadecimal digits; before 2018, with dashes. */
const TASK_ID = /^[0-9a-f-]{32,36}$/;

/** More rules than these hardly fire in one step. */
const MAX_RULES = 20;

/** The rule of the machine that decided on an attempt; empty if none did. */
function decidingRule(attempt: Attempt): string {
  const { outcome } = attempt;
  const isMachines = outcome.kind === 'failed' && outcome.verdict.by === 'machine';
  return isMachines ? outcome.verdict.decision.rule : (acceptedFailure(attempt)?.rule ?? '');
}

/** The rules that decided on failures, the most frequent first, in Markdown: `network-error ×2, uncaught-exception ×1`. */
export function firedRules(executions: readonly ExecutionReport[]): string {
  const names = executions
    .flatMap(attemptsOf)
    .map(decidingRule)
    .filter((name) => name !== '');
  const counts = [...Map.groupBy(names, (name) => name)]
    .map(([name, { length }]) => ({ name, length }))
    .sort((a, b) => b.length - a.length);
  const told = counts.slice(0, MAX_RULES).map(({ name, length }) => `${markdown(name, 100)} ×${length}`);
  const more = counts.length > MAX_RULES ? [`${counts.length - MAX_RULES} more`] : [];
  return [...told, ...more].join(', ');
}
