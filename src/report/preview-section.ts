import type { OutputPreview } from '../evidence/preview.ts';
import { tableWithNote } from './markdown-table.ts';
import { assemble, type Part, whole } from './page.ts';
import { count, markdown } from './text.ts';

/** One output as a table, with how much more of it there is. */
export function previewSection(preview: OutputPreview): Part {
  switch (preview.kind) {
    case 'none':
      return () => '';
    case 'unreadable':
      return () => `> ⚠️ ${markdown(preview.warning, 1000)}`;
    case 'table':
      return previewTable(preview);
  }
}

function previewTable(preview: Extract<OutputPreview, { readonly kind: 'table' }>): Part {
  const { key, header, rows, moreRows, moreColumns } = preview;
  const more = [
    ...(moreRows > 0 ? [count(moreRows, 'more row')] : []),
    ...(moreColumns > 0 ? [count(moreColumns, 'more column')] : []),
  ];
  const caption = `${markdown(key, 1024)}${more.length === 0 ? '' : `, without ${more.join(' and ')}`}`;
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
