import { axis } from './gantt-axis.ts';
import {
  type Bar,
  type BarKind,
  inOneRow,
  inOwnRow,
  type PlacedBar,
  type Scale,
  textWidth,
} from './gantt-layout.ts';

export interface Section {
  readonly name: string | undefined;
  readonly bars: readonly Bar[];
}

/** Whether a section is one row, or each of its bars is. */
export type Rows = 'sections' | 'bars';

/** A Gantt chart has four colours: of plain tasks, and of those with a tag. */
const TAGS: Readonly<Record<BarKind, string>> = {
  succeeded: '',
  failed: 'crit, ',
  'failed-and-went-on': 'done, ',
  wait: 'active, ',
  'no-outcome': 'active, ',
};

/** For a light page and a dark one alike, where it stands on a section as well. */
const TEXT = '#6e7781';
const GREEN = '#1e863c';
const RED = '#da3633';
const AMBER = '#a87700';
const GREY = '#768390';
const SECTION = '#6e7681';

/**
 * Six digits each, since GitHub's renderer computes with them. Text on plain and critical tasks is white, beside them it
 * is TEXT; that of the others has one colour in both places in older versions of Mermaid, so that it stays inside.
 */
export const COLOURS = {
  textColor: TEXT,
  titleColor: TEXT,
  taskTextColor: '#ffffff',
  taskTextOutsideColor: TEXT,
  taskTextDarkColor: '#000000',
  taskBkgColor: GREEN,
  taskBorderColor: GREEN,
  critBkgColor: RED,
  critBorderColor: RED,
  doneTaskBkgColor: AMBER,
  doneTaskBorderColor: AMBER,
  activeTaskBkgColor: GREY,
  activeTaskBorderColor: GREY,
  // Mermaid draws sections at a fifth of this.
  sectionBkgColor: SECTION,
  altSectionBkgColor: SECTION,
  sectionBkgColor2: SECTION,
  gridColor: TEXT,
};

/** The width of a summary on GitHub. On a smaller screen the chart is scaled. */
const WIDTH = 840;

/** Half of the last tick's text is beside the bars. */
const RIGHT_PADDING = 45;

const ROW_HEIGHT = 30;
const BAR_HEIGHT = 24;

/** Mermaid's own. */
const TOP_PADDING = 50;

const TICK = 5;

/**
 * A Mermaid Gantt chart. Its axis counts from the start: Mermaid shows times in the zone of whoever looks at them, and
 * a wall clock of no zone is the same for all.
 *
 * @param start what the axis counts from, in milliseconds since the epoch
 */
export function gantt(sections: readonly Section[], start: number, rows: Rows): string {
  const names = sectionNames(sections);
  const leftPadding = Math.ceil(20 + Math.max(20, ...names.map(textWidth)));
  const draw = ({ bars }: Section, scale: Scale): readonly PlacedBar[] =>
    rows === 'bars' ? bars.map((bar) => inOwnRow(harmless(bar), scale)) : inOneRow(bars.map(harmless), scale);
  const exact = scaleOf(
    sections.flatMap(({ bars }) => bars),
    leftPadding,
  );
  // Short bars are drawn wider than they are, the last one too.
  const scale = scaleOf(
    sections.flatMap((section) => draw(section, exact)),
    leftPadding,
  );
  const height = rows === 'bars' ? sections.flatMap(({ bars }) => bars).length : sections.length;
  const config = {
    theme: 'base',
    themeVariables: COLOURS,
    gantt: {
      ...(rows === 'sections' && { displayMode: 'compact' }),
      useWidth: WIDTH,
      leftPadding,
      rightPadding: RIGHT_PADDING,
      barHeight: BAR_HEIGHT,
      barGap: ROW_HEIGHT - BAR_HEIGHT,
      // Grid lines would cross labels. They begin so far down that ticks are left of them.
      gridLineStartPadding: ROW_HEIGHT * height + TOP_PADDING + TICK,
    },
  };
  return [
    `%%{init: ${JSON.stringify(config)}}%%`,
    'gantt',
    '  dateFormat YYYY-MM-DD HH:mm:ss.SSS',
    ...axis(scale.msPerPixel * scale.plotWidth).map((line) => `  ${line}`),
    '  todayMarker off',
    ...sections.flatMap((section, index) => [
      ...(names[index] === '' ? [] : [`  section ${names[index]}`]),
      ...draw(section, scale).map((bar) => `  ${task(bar, start)}`),
    ]),
  ].join('\n');
}

function scaleOf(bars: readonly Pick<Bar, 'from' | 'to'>[], leftPadding: number): Scale {
  const from = bars.reduce((earliest, bar) => Math.min(earliest, bar.from), Infinity);
  const span = Math.max(1, bars.reduce((latest, { to }) => Math.max(latest, to), from) - from);
  const plotWidth = WIDTH - leftPadding - RIGHT_PADDING;
  return { from, msPerPixel: span / plotWidth, plotWidth, leftPadding };
}

function task({ kind, from, to, label }: PlacedBar, start: number): string {
  const text = OWN_START.test(label) ? label : `${NOTHING}${label}`;
  return `${text} :${TAGS[kind]}${clock(from - start)}, ${clock(to - start)}`;
}

/** No zone changes its clocks at the beginning of the year. */
const ZERO = Date.UTC(2000, 0, 1);

function clock(milliseconds: number): string {
  return new Date(ZERO + Math.max(0, Math.round(milliseconds)))
    .toISOString()
    .replace('T', ' ')
    .replace('Z', '');
}

/** A sign without width. */
const NOTHING = '\u200b';

/** How labels begin that are no word of Mermaid's: it would take the line of any other for a statement of its own. */
const OWN_START = /^(\d+|wait)( |$)/;

/** Longer labels run out of the picture. */
const MAX_LABEL = 40;

function harmless(bar: Bar): Bar {
  return { ...bar, labels: bar.labels.map((label) => plain(label, MAX_LABEL)) };
}

/** More of a name leaves too little width for the bars. */
const MAX_NAME = 24;

/** Mermaid takes sections of one name for one section, and sections without a name are none. */
function sectionNames(sections: readonly Section[]): readonly string[] {
  const taken = new Set<string>();
  return sections.map(({ name }) => {
    if (name === undefined) {
      return '';
    }
    let distinct = sectionName(name);
    while (taken.has(distinct)) {
      distinct += NOTHING;
    }
    taken.add(distinct);
    return distinct;
  });
}

/**
 * What tells iterations and branches apart is at the end of their names. Mermaid would sort sections by names that are
 * numbers, and takes those that every object has as a property for sections that are there.
 */
function sectionName(name: string): string {
  const letters = [...plain(name, Infinity)];
  const half = Math.floor((MAX_NAME - 1) / 2);
  const short =
    letters.length <= MAX_NAME
      ? letters.join('')
      : `${letters.slice(0, half).join('')}…${letters.slice(-half - 1).join('')}`;
  return short === '' || /^\d+$/.test(short) || short in {} ? `${short}${NOTHING}` : short;
}

/**
 * Letters, digits and a few signs that mean nothing to Mermaid in any place of a line: a label ends at a colon, `#` and
 * `;` begin entities, `%%` comments, braces directives, and HTML would be HTML.
 */
function plain(text: string, maxLength: number): string {
  const safe = text.toWellFormed().replace(/[^\p{L}\p{N} ._/()[\]+-]+/gu, '·');
  const letters = [...safe];
  return (letters.length <= maxLength ? safe : `${letters.slice(0, maxLength - 1).join('')}…`).trim();
}
