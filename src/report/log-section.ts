import type { LogTail } from '../evidence/logs.ts';
import { type Part, size } from './page.ts';
import { count, escapeHtml, html, markdown, oneLine } from './text.ts';

/**
 * The last log lines of failed attempts, each folded; of lines that find no room the last stay.
 *
 * @param open whether the last fold is open: who looks for a reason need not click
 */
export function logSections(logs: readonly LogTail[], open = false): Part {
  return (room) => {
    const texts: string[] = [];
    let left = room;
    // What was said last tells most.
    for (const tail of [...logs].reverse()) {
      const text = logSection(tail, left, open && tail === logs.at(-1));
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
    const warning = `> ⚠️ Attempt ${attemptOf(tail)}: ${markdown(tail.warning, 1000)}`;
    return size(warning) <= room ? warning : '';
  }
  const lines = lastLines(tail.lines, room - FOLD);
  if (lines.length === 0) {
    return '';
  }
  const cut = tail.lines.length - lines.length;
  return [
    `<details${open ? ' open' : ''}><summary>Last log lines of attempt ${attemptOf(tail)}</summary>`,
    `<pre>\n${lines.join('\n')}\n</pre>`,
    ...(cut > 0 ? [`${count(cut, 'line')} before these are in report-file.`] : []),
    '</details>',
  ].join('\n\n');
}

function attemptOf({ attempt, item }: LogTail): string {
  return `${attempt}${item === undefined ? '' : ` (${html(item, 120)})`}`;
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
