import type { LogTail } from '../evidence/logs.ts';
import type { OutputListing } from '../evidence/outputs.ts';
import type { Attempt } from '../execution/trail.ts';
import { executionUrl, machineUrl } from './console-url.ts';
import { failureName, failureReason } from './failure-text.ts';
import { headline } from './headline.ts';
import type { ExecutionReport, Report } from './report.ts';
import { bytes, count, duration, markdown, oneLine, ranWithText } from './text.ts';

/** More rows serve nobody; report-file has all. */
const MAX_ROWS = 200;

/** GitHub drops a step's summary beyond 1 MiB whole. Keys and reasons may take kilobytes each when escaped. */
const MAX_TABLE_BYTES = 400_000;

/** The job summary, in GitHub Markdown. */
export function summary(report: Report): string {
  return `${report.executions.map((execution) => section(report, execution)).join('\n\n')}\n`;
}

function section(report: Report, execution: ExecutionReport): string {
  const sign = {
    SUCCEEDED: '✅',
    RUNNING: '⏳',
    ABORTED: '🛑',
    TIMED_OUT: '⌛',
    FAILED: '❌',
    NOT_STARTED: '⚪',
  }[execution.status];
  return [
    `## ${sign} ${markdown(report.machine.name)}`,
    `**${markdown(headline(execution), 2000)}**`,
    facts(report, execution),
    attemptsTable(execution),
    ...execution.logs.map(logDetails),
    outputsTable(execution.outputs),
    execution.problem === undefined ? '' : `> ⚠️ ${markdown(execution.problem, 2000)}`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function facts(report: Report, execution: ExecutionReport): string {
  const version = execution.versionArn?.split(':').at(-1);
  const { arn } = execution;
  const rows = [
    [
      'State machine',
      `${link(report.machine.name, machineUrl(report.machine.arn))}${version === undefined ? '' : `, version ${markdown(version)}`}`,
    ],
    ...(arn === undefined ? [] : [['Execution', link(arn.split(':').at(-1) ?? '', executionUrl(arn))]]),
    ...(execution.customerId === undefined ? [] : [['Customer', markdown(execution.customerId)]]),
    ['Status', execution.status],
    ...(execution.startedAt === undefined ? [] : [['Started', time(execution.startedAt)]]),
  ];
  return ['| | |', '|---|---|', ...rows.map((cells) => `| ${cells.join(' | ')} |`)].join('\n');
}

function attemptsTable({ attempts, status }: ExecutionReport): string {
  if (attempts.length === 0) {
    return '';
  }
  const ended = status !== 'RUNNING';
  // Told only where it changed on the way.
  const sizes = new Set(attempts.map(({ ranWith }) => ranWithText(ranWith))).size > 1;
  const latestFirst = attempts
    .map((attempt, index) => attemptRow(attempt, ended && index === attempts.length - 1, sizes))
    .reverse();
  const rows = fitting(latestFirst).reverse();
  const cut = attempts.length - rows.length;
  return [
    '### Attempts',
    '',
    `| # | Outcome | Rule | Exit code | Reason |${sizes ? ' Ran with |' : ''} Duration | Then |`,
    `|--:|---|---|--:|---|${sizes ? '---|' : ''}--:|---|`,
    ...rows,
    ...(cut > 0 ? ['', `The first ${count(cut, 'attempt')} are left out; report-file has all.`] : []),
  ].join('\n');
}

/** The first rows of a table that is not too long. */
function fitting(rows: readonly string[]): string[] {
  const fit: string[] = [];
  let size = 0;
  for (const row of rows.slice(0, MAX_ROWS)) {
    size += Buffer.byteLength(row) + 1;
    if (size > MAX_TABLE_BYTES) {
      break;
    }
    fit.push(row);
  }
  return fit;
}

/** @param isEnd whether the execution ended with this attempt, whatever was decided on it */
function attemptRow(
  { number, startedAt, ranWith, outcome }: Attempt,
  isEnd: boolean,
  sizes: boolean,
): string {
  const [kind, rule, exitCode, reasonText, took, then] = ((): readonly string[] => {
    switch (outcome.kind) {
      case 'running':
        return ['running', '', '', '', '', ''];
      case 'stopped':
        return ['stopped', '', '', '', duration(outcome.at - startedAt), ''];
      case 'succeeded':
        return ['succeeded', '', '', '', duration(outcome.at - startedAt), ''];
      case 'failed': {
        const { failure, decision, decidedBy } = outcome;
        const name = failureName(failure, decision.rule);
        const reason = [name, failureReason(failure, name)].filter((part) => part !== '');
        return [
          `**${decision.type}**`,
          markdown(decision.rule),
          failure.exitCode === undefined ? '–' : String(failure.exitCode),
          markdown(reason.join(': ')),
          duration(outcome.at - startedAt),
          // A machine with rules of its own may retry what the policy would not.
          isEnd || (decision.type === 'FATAL' && decidedBy === 'machine')
            ? 'stop'
            : thenText(decision.waitSeconds),
        ];
      }
    }
  })();
  const size = sizes ? [markdown(ranWithText(ranWith))] : [];
  return `| ${[String(number), kind, rule, exitCode, reasonText, ...size, took, then].join(' | ')} |`;
}

function thenText(waitSeconds: number): string {
  return waitSeconds === 0 ? 'rerun' : `wait ${duration(waitSeconds * 1000)}, rerun`;
}

/** Inside of `pre`, only these signs mean anything. */
function logDetails(tail: LogTail): string {
  if (tail.kind === 'unreadable') {
    return `> ⚠️ Attempt ${tail.attempt}: ${markdown(tail.warning, 1000)}`;
  }
  const escaped = tail.lines.map((line) =>
    oneLine(line, MAX_LOG_LINE).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;'),
  );
  return [
    `<details><summary>Last log lines of attempt ${tail.attempt}</summary>`,
    `<pre>\n${escaped.join('\n')}\n</pre>`,
    '</details>',
  ].join('\n\n');
}

const MAX_LOG_LINE = 500;

function outputsTable(outputs: OutputListing): string {
  switch (outputs.kind) {
    case 'none':
      return '';
    case 'unreadable':
      return `### Outputs\n\n> ⚠️ ${markdown(outputs.warning)}`;
    case 'listed': {
      const older = outputs.objects.filter((object) => object.older).length;
      const title = `### Outputs\n\n${outputs.objects.length}${outputs.more ? ' and more' : ''} ${outputs.objects.length === 1 ? 'object' : 'objects'} in ${markdown(outputs.location)}${older === 0 ? '' : `, ${older} of them older than this execution`}`;
      if (outputs.objects.length === 0) {
        return title;
      }
      const rows = fitting(
        outputs.objects.map(
          ({ key, bytes: size, lastModified, older: isOlder }) =>
            `| ${markdown(key, 1024)} | ${bytes(size)} | ${lastModified === undefined ? '' : time(lastModified)}${isOlder ? ' (older)' : ''} |`,
        ),
      );
      const cut = outputs.objects.length - rows.length;
      return [
        title,
        '',
        '| Object | Size | Last modified |',
        '|---|--:|---|',
        ...rows,
        ...(cut > 0 ? ['', `${count(cut, 'more object')} in report-file.`] : []),
      ].join('\n');
    }
  }
}

function link(text: string, url: string | undefined): string {
  return url === undefined ? markdown(text) : `[${markdown(text)}](${url})`;
}

function time(milliseconds: number): string {
  return new Date(milliseconds)
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z$/, ' UTC');
}
