import { objectUrl } from '../../aws/console-links.ts';
import type { LogTail } from '../../evidence/log-tails.ts';
import type { OutputObject } from '../../evidence/outputs.ts';
import type { OutputPreview } from '../../evidence/preview.ts';
import { headlineParts } from '../headline.ts';
import { attemptName } from '../log/progress.ts';
import type { ExecutionReport, Report, StartedReport } from '../report.ts';
import { bytes, count, escapeHtml, html, link, markdown, oneLine, timestamp } from '../text.ts';
import { endingText, noticeText } from '../wording.ts';
import { attemptsTable } from './attempts-table.ts';
import { assemble, type Column, type Part, size, tableWithNote, whole } from './page.ts';
import { nestedExecutions } from './work-details.ts';

/** What happened, what was said, and what to do, a line each. */
export function headlineLines(execution: ExecutionReport, report: Report): readonly Part[] {
  const { happened, said, advice } = headlineParts(execution, report);
  return [
    whole(`**${markdown(happened, 1000)}**`),
    whole(markdown(said, 2000)),
    whole(advice === '' ? '' : `→ ${markdown(advice, 1000)}`),
  ];
}

/** What happened in an execution, and what is left of it. */
export function story(execution: ExecutionReport): readonly Part[] {
  if (execution.kind === 'not-started') {
    return [warning(endingText(execution))];
  }
  const { logs, preview, outputs, details = [], notices } = execution;
  const unreadable = details.flatMap((detail) => (detail.kind === 'unreadable' ? [detail.notice] : []));
  const [reason] =
    execution.kind === 'ended' && execution.status === 'FAILED' ? execution.reason.failures : [];
  return [
    attemptsTable(execution),
    logSections(logs, reason?.id),
    ...nestedExecutions(execution),
    outputsSection(execution),
    previewSection(preview, outputs.kind === 'listed' ? outputs.location : ''),
    ...[endingText(execution), ...[...unreadable, ...notices].map(noticeText)].map(warning),
  ];
}

function warning(text: string | undefined): Part {
  return whole(text === undefined ? '' : `> ⚠️ ${markdown(text, 2000)}`);
}

/**
 * The last log lines of failed attempts, each folded; of lines that find no room the last stay.
 *
 * @param open the attempt whose fold is open, by its id: who looks for the reason need not click
 */
export function logSections(logs: readonly LogTail[], open?: number): Part {
  return (room) => {
    const texts: string[] = [];
    let left = room;
    // What was said last tells most.
    for (const tail of [...logs].reverse()) {
      const text = logSection(tail, left, tail.attempt.id === open);
      if (text !== '') {
        texts.push(text);
        left -= size(text) + 2;
      }
    }
    return texts.reverse().join('\n\n');
  };
}

const MAX_LINE = 500;

/** Bytes of a fold without its lines. */
const FOLD = 200;

function logSection(tail: LogTail, room: number, open: boolean): string {
  if (tail.kind === 'unreadable') {
    const warning = `> ⚠️ ${upperFirst(html(attemptName(tail.attempt)))}: ${markdown(noticeText(tail.notice), 1000)}`;
    return size(warning) <= room ? warning : '';
  }
  const lines = lastLines(tail.lines, room - FOLD);
  if (lines.length === 0) {
    return '';
  }
  const cut = tail.lines.length - lines.length;
  return [
    `<details${open ? ' open' : ''}><summary>Last log lines of ${html(attemptName(tail.attempt))}</summary>`,
    `<pre>\n${lines.join('\n')}\n</pre>`,
    ...(cut > 0 ? [`${count(cut, 'line')} before these are in report-file.`] : []),
    '</details>',
  ].join('\n\n');
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function lastLines(lines: readonly string[], room: number): readonly string[] {
  const fit: string[] = [];
  let left = room;
  for (const line of [...lines].reverse()) {
    const text = escapeHtml(oneLine(line, MAX_LINE));
    left -= size(text) + 1;
    if (left < 0) {
      break;
    }
    fit.push(text);
  }
  return fit.reverse();
}

/** What an execution left behind, and what it should have. */
export function outputsSection(execution: StartedReport): Part {
  const { arn, outputs, missing } = execution;
  const parts = [
    ...(missing.length === 0 ? [] : [whole(missingText(missing))]),
    ...(outputs.kind === 'unreadable' ? [whole(`> ⚠️ ${markdown(noticeText(outputs.notice), 1000)}`)] : []),
    ...(outputs.kind === 'listed' && isWorthTelling(execution, outputs)
      ? listing(arn, outputs, missing.length > 0)
      : []),
  ];
  return (room) => (parts.length === 0 ? '' : assemble([whole('### Outputs'), ...parts], room));
}

/** That what failed left nothing surprises nobody. */
function isWorthTelling(execution: StartedReport, { objects }: Listed): boolean {
  const hasSucceeded = execution.kind === 'ended' && execution.status === 'SUCCEEDED';
  return hasSucceeded || objects.length > 0;
}

/**
 * @param arn of the execution
 * @param instead whether something else should be there
 */
function listing(arn: string, { objects, more, location }: Listed, instead: boolean): readonly Part[] {
  const older = objects.filter((object) => object.older).length;
  const number = `${objects.length}${more ? ' and more' : ''} ${objects.length === 1 ? 'object' : 'objects'}`;
  const title = [
    `${instead ? 'What is there: ' : ''}${number} in ${markdown(location, 1100)}`,
    ...(older === 0 ? [] : [`${older} of them older than this execution`]),
  ].join(', ');
  return [
    whole(title),
    (room) =>
      objects.length === 0
        ? ''
        : tableWithNote(
            objectColumns(arn, location),
            objects,
            { room },
            (cut) => `${count(cut, 'more object')} in report-file.`,
          ),
  ];
}

type Listed = Extract<StartedReport['outputs'], { readonly kind: 'listed' }>;

/** The objects by their names below the location, linked to their pages. */
function objectColumns(arn: string, location: string): readonly Column<OutputObject>[] {
  const { bucket, below } = placesOf(location);
  return [
    { title: 'Object', cell: ({ key }) => link(below(key).slice(0, 1024), objectUrl(arn, bucket, key)) },
    { title: 'Size', align: 'right', cell: ({ bytes: size }) => bytes(size) },
    {
      title: 'Last modified',
      cell: ({ lastModified, older }) =>
        `${lastModified === undefined ? '' : timestamp(lastModified)}${older ? ' (older)' : ''}`,
    },
  ];
}

/** The bucket of an output location, and the names of its objects below it. */
function placesOf(location: string): {
  readonly bucket: string;
  readonly below: (key: string) => string;
} {
  const [, bucket = '', prefix = ''] = /^s3:\/\/([^/]+)\/?(.*)$/s.exec(location) ?? [];
  return {
    bucket,
    below: (key) =>
      key.startsWith(prefix) && key !== prefix ? key.slice(prefix.length).replace(/^\//, '') : key,
  };
}

/** More names than these nobody reads; report-file has all. */
const MAX_MISSING = 20;

function missingText(missing: readonly string[]): string {
  const names = missing.slice(0, MAX_MISSING).map((glob) => `**${markdown(glob, 200)}**`);
  const more = missing.length > MAX_MISSING ? ` and ${missing.length - MAX_MISSING} more` : '';
  return `> ❌ ${count(missing.length, 'expected output')} missing: ${names.join(', ')}${more}`;
}

/**
 * One output as a table, with how much more of it there is.
 *
 * @param location of the outputs
 */
export function previewSection(preview: OutputPreview, location: string): Part {
  switch (preview.kind) {
    case 'none':
      return () => '';
    case 'unreadable':
      return () => `> ⚠️ ${markdown(noticeText(preview.notice), 1000)}`;
    case 'table':
      return previewTable(preview, location);
  }
}

function previewTable(preview: Extract<OutputPreview, { readonly kind: 'table' }>, location: string): Part {
  const { key, header, rows, moreRows, moreColumns } = preview;
  const more = [
    ...(moreRows > 0 ? [`first ${rows.length} of ${rows.length + moreRows} rows`] : []),
    ...(moreColumns > 0 ? [`first ${header.length} of ${header.length + moreColumns} columns`] : []),
  ];
  const caption = `${markdown(placesOf(location).below(key), 1024)}${more.length === 0 ? '' : `: ${more.join(', ')}`}`;
  const columns = header.map((title, index) => ({
    title: markdown(title, MAX_CELL),
    cell: (row: readonly string[]) => markdown(row[index] ?? '', MAX_CELL),
  }));
  const cells: Part = (room) =>
    tableWithNote(columns, rows, { room }, (cut) => `${count(cut, 'row')} found no room here.`);
  return (room) =>
    columns.length === 0 || rows.length === 0
      ? ''
      : assemble([whole('### Preview'), whole(caption), cells], room);
}

const MAX_CELL = 100;
