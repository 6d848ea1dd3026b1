/**
 * What a bar stands for, which gives its colour: what went well, a failure that led to an end, one after which the work
 * went on, time without work, and work that has no outcome.
 */
export type BarKind = 'succeeded' | 'failed' | 'failed-and-went-on' | 'wait' | 'no-outcome';

/** Times are milliseconds since the epoch. */
export interface Bar {
  readonly kind: BarKind;
  readonly from: number;
  readonly to: number;
  /** The longest first: the first that fits is drawn. */
  readonly labels: readonly string[];
}

/** What a bar is drawn as. Times are milliseconds since the epoch. */
export interface PlacedBar {
  readonly kind: BarKind;
  readonly from: number;
  readonly to: number;
  /** Empty if none fits. */
  readonly label: string;
}

/** How times become pixels. */
export interface Scale {
  /** The first time that is drawn, in milliseconds since the epoch. */
  readonly from: number;
  readonly msPerPixel: number;
  /** How wide the bars may become altogether. */
  readonly plotWidth: number;
  /** The space at their left. */
  readonly leftPadding: number;
}

/** What took no time is still seen. */
const LEAST_WIDTH = 5;

/** Bars of one colour that follow each other are told apart; their frames take two pixels of this. */
const GAP = 3;

/** Space between the ends of a bar and its label. */
const PADDING = 8;

/** What computing with fractions may cost. */
const ROUNDING = 0.001;

/** How far bars may run beyond the end. */
const MOST_BEYOND = 30;

/**
 * The bars of one row, none over another. A short one is as wide as its shortest label, as long as that does not lead
 * too far from when things were. No label leaves its bar, since it would be drawn over the next one.
 *
 * @param bars in order of time
 */
export function inOneRow(bars: readonly Bar[], scale: Scale): readonly PlacedBar[] {
  const roomy = placed(bars, scale, ({ labels }) => textWidth(labels.at(-1) ?? '') + PADDING + GAP);
  const end = scale.from + (scale.plotWidth + MOST_BEYOND) * scale.msPerPixel;
  return (roomy.at(-1)?.to ?? 0) <= end ? roomy : placed(bars, scale, () => LEAST_WIDTH);
}

function placed(
  bars: readonly Bar[],
  { msPerPixel }: Scale,
  leastWidth: (bar: Bar) => number,
): readonly PlacedBar[] {
  let free = -Infinity;
  return bars.flatMap((bar) => {
    const from = Math.max(bar.from, free);
    const isWait = bar.kind === 'wait';
    const to = Math.max(bar.to, from + (isWait ? 0 : leastWidth(bar) * msPerPixel));
    const width = (to - from) / msPerPixel;
    if (isWait && width < LEAST_WIDTH) {
      // The attempts around it have taken its place.
      return [];
    }
    free = to;
    const label = bar.labels.find((each) => textWidth(each) + PADDING <= width - GAP + ROUNDING) ?? '';
    return [{ kind: bar.kind, from, to: to - GAP * msPerPixel, label }];
  });
}

/** A bar with a row of its own: its label may be beside it, where Mermaid finds more room. */
export function inOwnRow(bar: Bar, scale: Scale): PlacedBar {
  const { from, msPerPixel, plotWidth, leftPadding } = scale;
  const to = Math.max(bar.to, bar.from + LEAST_WIDTH * msPerPixel);
  const left = (bar.from - from) / msPerPixel;
  const right = (to - from) / msPerPixel;
  // Mermaid writes a label that is too wide for its bar to the right if half the left padding stays free there.
  const rightRoom = plotWidth - right - leftPadding / 2;
  const room = isReadableOutside(bar) ? Math.max(right - left, rightRoom, left) : right - left;
  const label = bar.labels.find((each) => textWidth(each) + PADDING <= room);
  return {
    kind: bar.kind,
    from: bar.from,
    to,
    label: label ?? shortened(bar.labels.at(-1) ?? '', room - PADDING),
  };
}

/** Text that belongs on a light bar is dark, also where it is beside the bar, and cannot be read on a dark page. */
function isReadableOutside({ kind }: Bar): boolean {
  return kind === 'succeeded' || kind === 'failed';
}

/** The beginning of a text that fits; empty if that tells nothing. */
function shortened(text: string, width: number): string {
  const letters = [...text];
  while (letters.length > 0 && textWidth(`${letters.join('')}…`) > width) {
    letters.pop();
  }
  return letters.length < 3 ? '' : `${letters.join('').trimEnd()}…`;
}

/**
 * About how wide a text is in pixels, in a wide font such as Verdana at 11 pixels: which font draws it depends on who
 * looks at it.
 */
export function textWidth(text: string): number {
  return [...text].reduce((width, letter) => width + letterWidth(letter), 0);
}

function letterWidth(letter: string): number {
  if (/[\p{M}\p{Cf}]/u.test(letter)) {
    return 0;
  }
  if (/[ijlt.·\s()[\]/-]/.test(letter)) {
    return 5;
  }
  if (/[\p{Lu}mw…+]/u.test(letter)) {
    return 8.5;
  }
  return /[\p{ASCII}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u.test(letter) ? 7 : 13;
}
