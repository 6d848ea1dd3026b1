/** What a bar stands for, which gives its colour. */
export type BarKind = 'RETRIABLE' | 'TEMPORARY' | 'FATAL' | 'succeeded' | 'stopped' | 'running' | 'wait';

/** Times are milliseconds since the epoch. */
export interface Bar {
  readonly kind: BarKind;
  readonly from: number;
  readonly to: number;
  /** Begins with a word or number of our own. */
  readonly label: string;
}

export interface Section {
  readonly name: string | undefined;
  readonly bars: readonly Bar[];
}

/**
 * A Gantt chart has four colours: of plain tasks, and of those with a tag. With `crit` besides, the others lose their
 * frame, which tells a wait from the failure before it.
 */
const TAGS: Readonly<Record<BarKind, string>> = {
  RETRIABLE: '',
  TEMPORARY: 'active, ',
  FATAL: 'crit, ',
  succeeded: 'done, ',
  stopped: 'active, crit, ',
  running: 'done, crit, ',
  wait: 'active, crit, ',
};

/**
 * Colours for a light page and a dark one alike. Text on plain and critical tasks is white; that of the others has one
 * colour inside of their bars and outside, so that it is a grey which reads on white and black, and the fills let the
 * page shine through.
 */
const COLOURS = {
  taskBkgColor: '#0969da',
  taskBorderColor: '#0969da',
  taskTextColor: '#ffffff',
  taskTextDarkColor: '#6e7b88',
  taskTextOutsideColor: '#6e7b88',
  activeTaskBkgColor: '#d4a72c38',
  activeTaskBorderColor: '#bf8700',
  doneTaskBkgColor: '#2da44e38',
  doneTaskBorderColor: '#2da44e',
  critBkgColor: '#cf222e',
  critBorderColor: 'transparent',
  sectionBkgColor: 'transparent',
  altSectionBkgColor: '#8c959f',
  sectionBkgColor2: 'transparent',
  gridColor: '#8c959f',
};

/**
 * A Mermaid Gantt chart. Its axis counts from the start: Mermaid shows times in the zone of whoever looks at them, and
 * a wall clock of no zone is the same for all.
 *
 * @param start what the axis counts from, in milliseconds since the epoch
 */
export function gantt(sections: readonly Section[], start: number): string {
  const bars = sections.flatMap((section) => section.bars);
  const first = bars.reduce((earliest, { from }) => Math.min(earliest, from), Infinity);
  const span = Math.max(1, bars.reduce((latest, { to }) => Math.max(latest, to), first) - first);
  const names = sections.map(({ name }) => (name === undefined ? '' : plain(name)));
  // Some 7 pixels a letter.
  const leftPadding = 20 + 7 * Math.max(...names.map(({ length }) => length));
  const config = { themeVariables: COLOURS, gantt: { leftPadding, barHeight: 24 } };
  return [
    `%%{init: ${JSON.stringify(config)}}%%`,
    'gantt',
    '  dateFormat YYYY-MM-DD HH:mm:ss.SSS',
    ...axis(span).map((line) => `  ${line}`),
    '  todayMarker off',
    ...sections.flatMap(({ bars: own }, index) => [
      ...(names[index] === '' ? [] : [`  section ${names[index]}`]),
      ...own.map((bar) => `  ${task(bar, start, span)}`),
    ]),
  ].join('\n');
}

function task({ kind, from, to, label }: Bar, start: number, span: number): string {
  // What took no time is still to be seen.
  const least = Math.ceil(span / 200);
  const last = Math.max(to, from + least);
  return `${plain(label)} :${TAGS[kind]}${clock(from - start)}, ${clock(last - start)}`;
}

/** No zone changes its clocks at the beginning of the year. */
const ZERO = Date.UTC(2000, 0, 1);

function clock(milliseconds: number): string {
  return new Date(ZERO + Math.max(0, Math.round(milliseconds)))
    .toISOString()
    .replace('T', ' ')
    .replace('Z', '');
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Ticks of the axis: how far apart, what Mermaid calls it, and how a tick is written. */
const TICKS: readonly (readonly [milliseconds: number, interval: string, format: string])[] = [
  [SECOND / 10, '100millisecond', '%-S.%L s'],
  [SECOND, '1second', '%-S s'],
  [5 * SECOND, '5second', '%-M:%S'],
  [15 * SECOND, '15second', '%-M:%S'],
  [30 * SECOND, '30second', '%-M:%S'],
  [MINUTE, '1minute', '%-M min'],
  [5 * MINUTE, '5minute', '%-M min'],
  [10 * MINUTE, '10minute', '%-H:%M h'],
  [30 * MINUTE, '30minute', '%-H:%M h'],
  [HOUR, '1hour', '%-H:%M h'],
  [3 * HOUR, '3hour', '%-H:%M h'],
  [12 * HOUR, '12hour', 'day %-j %-H:%M'],
  [DAY, '1day', 'day %-j'],
  [7 * DAY, '1week', 'day %-j'],
];

/** More ticks than these run into each other. */
const MAX_TICKS = 10;

function axis(span: number): readonly string[] {
  const [, interval, format] = TICKS.find(([apart]) => span / apart <= MAX_TICKS) ?? [0, '1month', 'day %-j'];
  return [`axisFormat ${format}`, `tickInterval ${interval}`];
}

/** Longer labels run out of the picture. */
const MAX_LABEL = 40;

/**
 * Letters, digits and a few signs that mean nothing to Mermaid, in any place of a line that begins with our own words:
 * a label ends at a colon, `#` and `;` begin entities, `%%` comments, braces directives, and HTML would be HTML.
 */
function plain(text: string): string {
  const safe = text.toWellFormed().replace(/[^\p{L}\p{N} ._/()[\]+-]+/gu, '·');
  const letters = [...safe];
  return (letters.length <= MAX_LABEL ? safe : `${letters.slice(0, MAX_LABEL - 1).join('')}…`).trim();
}
