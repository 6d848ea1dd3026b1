import { executionUrl } from '../../aws/console-links.ts';
import { duration } from '../../duration.ts';
import { executionError, reasonText } from '../failure-text.ts';
import { headline, outcomeCounts, stepHeadline, unclearOutcomes } from '../headline.ts';
import {
  attemptsOf,
  classificationOf,
  type ExecutionReport,
  executionName,
  isFine,
  isSuccess,
  type Report,
  type StartedReport,
  spanOf,
  startedOnes,
} from '../report.ts';
import { mostSevereFirst, outcomeOf } from '../severity.ts';
import { count, html, joined, link, markdown, timestamp } from '../text.ts';
import { CLASS_SIGNS, endingText, OUTCOME_SIGNS, OUTCOME_WORDS } from '../wording.ts';
import { headlineLines, story } from './execution-story.ts';
import { askedFacts, type Fact, factsTable, machineFact, rulesFact } from './facts.ts';
import { failuresByReason } from './failures-by-reason.ts';
import {
  assemble,
  type Column,
  type OptionalColumn,
  type Part,
  shownColumns,
  size,
  table,
  whole,
} from './page.ts';
import { executionsTimeline } from './timeline.ts';

/**
 * The page of a step with several executions: counts, what failed by reason, the rows and stories of the failed; then,
 * folded, what went well and when.
 */
export function customersPage(report: Report, now: number): readonly Part[] {
  const ordered = mostSevereFirst(report);
  const failed = ordered.filter((execution) => !isFine(execution, report));
  const fine = ordered.filter((execution) => isFine(execution, report));
  return [
    whole(`## ${isSuccess(report) ? (report.waited ? '✅' : '⏳') : '❌'} ${markdown(report.machine.name)}`),
    whole(`**${markdown(stepHeadline(report), 2000)}**`),
    failuresByReason(failed, report),
    whole(factsTable(stepFacts(report))),
    customersTable(failed, report),
    stories(failed, report),
    ...(failed.length === 0
      ? [customersTable(fine, report), executionsTimeline(ordered, report, now)]
      : [
          fold(`${fine.length} that went well`, customersTable(fine, report)),
          fold('Timeline', executionsTimeline(ordered, report, now)),
        ]),
  ];
}

function fold(title: string, part: Part): Part {
  const start = `<details><summary>${title}</summary>`;
  const end = '</details>';
  return (room) => {
    const text = part(room - size(start) - size(end) - 8);
    return text === '' ? '' : joined([start, text, end], '\n\n');
  };
}

function stepFacts(report: Report): readonly (Fact | undefined)[] {
  const { executions } = report;
  const started = startedOnes(executions);
  const versions = [...new Set(started.flatMap(({ versionArn }) => versionArn ?? []))];
  const starts = started.flatMap(({ startedAt }) => startedAt ?? []);
  const ends = executions.flatMap((execution) => spanOf(execution).stoppedAt ?? []);
  return [
    machineFact(report, versions.length === 1 ? versions[0] : undefined),
    ...askedFacts(report),
    ['Attempts', String(executions.flatMap(attemptsOf).length)],
    starts.length === 0 ? undefined : ['Started', timestamp(starts.reduce((a, b) => Math.min(a, b)))],
    ends.length === 0 ? undefined : ['Ended', timestamp(ends.reduce((a, b) => Math.max(a, b)))],
    rulesFact(executions),
  ];
}

/** More rows than these no browser likes; those of failures stand first. */
const MAX_CUSTOMERS = 1000;

function customersTable(executions: readonly ExecutionReport[], report: Report): Part {
  return (room) => {
    const limits = { room: room - NOTE, maxRows: MAX_CUSTOMERS };
    const { text, cut } = table(executionColumns(executions, report), executions, limits);
    return joined([text, cut === 0 ? '' : notShown(executions.slice(-cut), report)], '\n\n');
  };
}

/** Bytes that a note on what was cut may take. */
const NOTE = 500;

function notShown(executions: readonly ExecutionReport[], report: Report): string {
  return `Without a row here: ${outcomeCounts(executions, report)}; report-file has all.`;
}

function executionColumns(
  executions: readonly ExecutionReport[],
  report: Report,
): readonly Column<ExecutionReport>[] {
  const hasIds = executions.some(({ customerId }) => customerId !== undefined);
  const columns: readonly OptionalColumn<ExecutionReport>[] = [
    {
      title: hasIds ? 'Customer' : 'Execution',
      cell: (execution) => {
        const { arn } = execution;
        return link(executionName(execution), arn === undefined ? undefined : executionUrl(arn));
      },
    },
    {
      title: 'Outcome',
      cell: (execution) => {
        const outcome = outcomeOf(execution, report);
        return `${OUTCOME_SIGNS[outcome]} ${OUTCOME_WORDS[outcome]}`;
      },
    },
    { title: 'Attempts', align: 'right', cell: (execution) => String(attemptsOf(execution).length) },
    {
      title: 'Duration',
      align: 'right',
      cell: (execution) => {
        const { startedAt, stoppedAt } = spanOf(execution);
        return startedAt === undefined || stoppedAt === undefined ? '' : duration(stoppedAt - startedAt);
      },
    },
    {
      title: 'Class',
      shown: 'if-any',
      cell: (execution) => {
        const type = classificationOf(execution);
        // The outcome says it already.
        return type === undefined || outcomeOf(execution, report) === 'fatal'
          ? ''
          : `${CLASS_SIGNS[type]} ${type}`;
      },
    },
    { title: 'Reason', shown: 'if-any', cell: (execution) => markdown(whyText(execution), 300) },
  ];
  return shownColumns(columns, executions);
}

function whyText(execution: ExecutionReport): string {
  if (execution.kind === 'not-started') {
    return endingText(execution) ?? '';
  }
  if (execution.kind === 'left-running') {
    return endingText(execution) ?? reasonText(execution);
  }
  const { status, missing } = execution;
  switch (status) {
    case 'SUCCEEDED':
      return missing.length === 0
        ? unclearOutcomes(execution)
        : `missing: ${missing.slice(0, 20).join(', ')}`;
    case 'FAILED':
      return reasonText(execution) || executionError(execution);
    default:
      return endingText(execution) ?? (reasonText(execution) || executionError(execution));
  }
}

/** A story shorter than this tells nothing. */
const SHORT = 2000;

/** What the story of one failure may take of the page while others wait for theirs. */
const STORY = 20_000;

/** The stories of those that failed, folded, as far as there is room. */
function stories(executions: readonly ExecutionReport[], report: Report): Part {
  const told = startedOnes(executions);
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
    return told.length === 0 ? '' : joined([...texts, note], '\n\n');
  };
}

function folded(execution: StartedReport, report: Report, room: number): string {
  const title = html(`${executionName(execution)}: ${headline(execution, report)}`, 120);
  const start = `<details><summary>${title}</summary>`;
  const end = '</details>';

  const parts = [...headlineLines(execution, report), ...story(execution)];
  return joined([start, assemble(parts, room - size(start) - size(end) - 8), end], '\n\n');
}
