import { resourceId } from '../../aws/arn.ts';
import { executionUrl, machineUrl } from '../../aws/console-links.ts';
import { executionError, lastFailure } from '../execution-failure.ts';
import { headline, outcomeWord, stepHeadline } from '../headline.ts';
import {
  type ExecutionReport,
  executionName,
  failedExecutions,
  isFine,
  isSuccess,
  lastClassification,
  type Report,
} from '../report.ts';
import { CLASS_SIGNS, statusSign } from '../signs.ts';
import { count, duration, html, link, markdown, timestamp } from '../text.ts';
import { firedRules } from './fired-rules.ts';
import { type Column, table } from './markdown-table.ts';
import { assemble, type Part, size, whole } from './page.ts';
import { story } from './story.ts';
import { executionsTimeline } from './timeline.ts';

/** The page of a step with several executions: counts, those that failed, a row for each, the story of the failed. */
export function customersPage(report: Report, now: number): readonly Part[] {
  const ordered = gravestFirst(report);
  return [
    whole(`## ${isSuccess(report) ? (report.waited ? '✅' : '⏳') : '❌'} ${markdown(report.machine.name)}`),
    whole(`**${markdown(stepHeadline(report), 2000)}**`),
    whole(facts(report)),
    executionsTimeline(ordered, report, now),
    customersTable(ordered, report),
    failures(ordered, report),
  ];
}

function facts(report: Report): string {
  const { machine, executions } = report;
  const versions = new Set(
    executions.flatMap(({ versionArn }) => (versionArn === undefined ? [] : resourceId(versionArn))),
  );
  const starts = executions.flatMap(({ startedAt }) => startedAt ?? []);
  const rules = firedRules(executions);
  const rows: readonly (readonly [name: string, value: string])[] = [
    [
      'State machine',
      `${link(machine.name, machineUrl(machine.arn))}${versions.size === 1 ? `, version ${markdown([...versions].join())}` : ''}`,
    ],
    ['Executions', String(executions.length)],
    ['Attempts', String(executions.reduce((sum, { attempts }) => sum + attempts.length, 0))],
    ...(starts.length === 0
      ? []
      : [['Started', timestamp(starts.reduce((a, b) => Math.min(a, b)))] as const]),
    ...(rules === '' ? [] : [['Rules that fired', rules] as const]),
  ];
  return ['| | |', '|---|---|', ...rows.map((cells) => `| ${cells.join(' | ')} |`)].join('\n');
}

const ORDER = ['FAILED', 'TIMED_OUT', 'ABORTED', 'NOT_STARTED', 'RUNNING', 'SUCCEEDED'] as const;

/** Those that people must look at first; else as they were given. */
function gravestFirst(report: Report): readonly ExecutionReport[] {
  const rank = (execution: ExecutionReport): number =>
    execution.status === 'SUCCEEDED' && !isFine(execution, report) ? 0 : ORDER.indexOf(execution.status);
  return [...report.executions].sort((a, b) => rank(a) - rank(b));
}

/** More rows than these no browser likes; those of failures stand first. */
const MAX_CUSTOMERS = 1000;

function customersTable(executions: readonly ExecutionReport[], report: Report): Part {
  return (room) => {
    const limits = { room: room - NOTE, maxRows: MAX_CUSTOMERS };
    const { text, cut } = table(columns(executions, report), executions, limits);
    return [text, cut === 0 ? '' : notShown(executions.slice(-cut), report)]
      .filter((part) => part !== '')
      .join('\n\n');
  };
}

/** Bytes that a note on what was cut may take. */
const NOTE = 500;

function notShown(executions: readonly ExecutionReport[], report: Report): string {
  const counts = [...Map.groupBy(executions, (execution) => outcomeWord(execution, report))];
  const told = counts.map(([word, { length }]) => `${length} ${word}`).join(', ');
  return `Without a row here: ${told}; report-file has all.`;
}

function columns(executions: readonly ExecutionReport[], report: Report): readonly Column<ExecutionReport>[] {
  const hasIds = executions.some(({ customerId }) => customerId !== undefined);
  return [
    {
      title: hasIds ? 'Customer' : 'Execution',
      cell: (execution) => {
        const { arn } = execution;
        return link(executionName(execution), arn === undefined ? undefined : executionUrl(arn));
      },
    },
    {
      title: 'Outcome',
      cell: (execution) => `${statusSign(execution)} ${outcomeWord(execution, report)}`,
    },
    { title: 'Attempts', align: 'right', cell: ({ attempts }) => String(attempts.length) },
    {
      title: 'Duration',
      align: 'right',
      cell: ({ startedAt, stoppedAt }) =>
        startedAt === undefined || stoppedAt === undefined ? '' : duration(stoppedAt - startedAt),
    },
    {
      title: 'Last class',
      cell: (execution) => {
        const type = lastClassification(execution);
        return type === undefined ? '' : `${CLASS_SIGNS[type]} ${type}`;
      },
    },
    { title: 'Reason', cell: (execution) => markdown(reasonOf(execution), 300) },
  ];
}

function reasonOf(execution: ExecutionReport): string {
  const { status, missing, problem } = execution;
  if (status === 'SUCCEEDED') {
    return missing.length === 0 ? '' : `missing: ${missing.slice(0, 20).join(', ')}`;
  }
  return problem ?? lastFailure(execution) ?? executionError(execution);
}

/** A story shorter than this tells nothing. */
const SHORT = 2000;

/** What the story of one failure may take of the page while others wait for theirs. */
const STORY = 20_000;

/** The stories of those that failed, folded, as far as there is room. */
function failures(executions: readonly ExecutionReport[], report: Report): Part {
  const failed = new Set(failedExecutions(report));
  const told = executions.filter((execution) => failed.has(execution) && execution.status !== 'NOT_STARTED');
  return (room) => {
    const texts: string[] = [];
    let left = room - NOTE;
    for (const [index, execution] of told.entries()) {
      if (left < SHORT) {
        break;
      }
      const fold = folded(execution, report, Math.min(left, Math.max(STORY, left / (told.length - index))));
      texts.push(fold);
      left -= size(fold) + 2;
    }
    const cut = told.length - texts.length;
    const note =
      cut === 0 ? '' : `${count(cut, 'more failure')} ${cut === 1 ? 'is' : 'are'} told in report-file.`;
    return told.length === 0
      ? ''
      : ['### Failures', ...texts, note].filter((part) => part !== '').join('\n\n');
  };
}

function folded(execution: ExecutionReport, report: Report, room: number): string {
  const title = html(`${executionName(execution)}: ${headline(execution, report)}`, 120);
  const start = `<details><summary>${title}</summary>`;
  const end = '</details>';

  const parts = [whole(`**${markdown(headline(execution, report), 2000)}**`), ...story(execution)];
  return [start, assemble(parts, room - size(start) - size(end) - 8), end]
    .filter((part) => part !== '')
    .join('\n\n');
}
