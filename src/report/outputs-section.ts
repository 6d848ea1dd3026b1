import type { OutputObject } from '../evidence/outputs.ts';
import { type Column, tableWithNote } from './markdown-table.ts';
import { assemble, type Part, whole } from './page.ts';
import type { ExecutionReport } from './report.ts';
import { bytes, count, markdown, timestamp } from './text.ts';

/** What an execution left behind, and what it should have. */
export function outputsSection({ outputs, missing }: ExecutionReport): Part {
  const parts = [
    ...(missing.length === 0 ? [] : [whole(missingText(missing))]),
    ...(outputs.kind === 'unreadable' ? [whole(`> ⚠️ ${markdown(outputs.warning, 1000)}`)] : []),
    ...(outputs.kind === 'listed' ? listing(outputs, missing.length > 0) : []),
  ];
  return (room) => (parts.length === 0 ? '' : assemble([whole('### Outputs'), ...parts], room));
}

/** @param instead whether something else should be there */
function listing({ objects, more, location }: Listed, instead: boolean): readonly Part[] {
  const older = objects.filter((object) => object.older).length;
  const known = `${objects.length}${more ? ' and more' : ''} ${objects.length === 1 ? 'object' : 'objects'}`;
  const title = [
    `${instead ? 'What is there: ' : ''}${known} in ${markdown(location, 1100)}`,
    ...(older === 0 ? [] : [`${older} of them older than this execution`]),
  ].join(', ');
  return [
    whole(title),
    (room) =>
      objects.length === 0
        ? ''
        : tableWithNote(COLUMNS, objects, { room }, (cut) => `${count(cut, 'more object')} in report-file.`),
  ];
}

type Listed = Extract<ExecutionReport['outputs'], { readonly kind: 'listed' }>;

const COLUMNS: readonly Column<OutputObject>[] = [
  { title: 'Object', cell: ({ key }) => markdown(key, 1024) },
  { title: 'Size', align: 'right', cell: ({ bytes: size }) => bytes(size) },
  {
    title: 'Last modified',
    cell: ({ lastModified, older }) =>
      `${lastModified === undefined ? '' : timestamp(lastModified)}${older ? ' (older)' : ''}`,
  },
];

/** More names than these nobody reads; report-file has all. */
const MAX_MISSING = 20;

function missingText(missing: readonly string[]): string {
  const names = missing.slice(0, MAX_MISSING).map((glob) => `**${markdown(glob, 200)}**`);
  const more = missing.length > MAX_MISSING ? ` and ${missing.length - MAX_MISSING} more` : '';
  return `> ❌ ${count(missing.length, 'expected output')} missing: ${names.join(', ')}${more}`;
}
