import { beforeAll, expect, test } from '@jest/globals';
import { unsanitizedPage } from '../../scripts/summary-page.ts';
import type { Report } from '../../src/report/report.ts';
import { summary } from '../../src/report/summary/summary.ts';
import { BY_SPAN, CASES } from './cases.ts';
import { MINUTE, ODD_NAMES } from './charts.ts';
import { blended, contrast, PAGES, type Theme } from './contrast.ts';
import { inBrowser, leave, valueLeftBy, where } from './render.ts';

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

interface Shape extends Box {
  /** As CSS computes it: `rgb(…)`. */
  readonly fill: string;
  readonly opacity: number;
}

interface Text extends Shape {
  readonly kind: 'label' | 'section' | 'tick';
  readonly text: string;
}

/** What Mermaid made of a timeline. */
interface Chart {
  readonly picture: Box;
  readonly bars: readonly Shape[];
  /** What is behind rows. */
  readonly bands: readonly Shape[];
  readonly texts: readonly Text[];
}

const CENSUS = `
const box = (element) => {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return { left, right, top, bottom };
};
const opacity = (element) => element === null ? 1 : Number(getComputedStyle(element).opacity) * opacity(element.parentElement);
const shape = (element) => ({ ...box(element), fill: getComputedStyle(element).fill, opacity: opacity(element) });
const charts = [...document.querySelectorAll('article')].map((article) => {
  const svg = article.querySelector('.chart svg');
  if (svg === null || /syntax error/i.test(svg.textContent)) {
    return null;
  }
  const all = (selector) => [...svg.querySelectorAll(selector)];
  const texts = (kind, selector) => all(selector)
    .map((element) => ({ kind, text: element.textContent.replaceAll('\\u200b', '').trim(), ...shape(element) }))
    .filter(({ text }) => text !== '');
  return {
    picture: box(svg),
    bars: all('rect.task').map(shape),
    bands: all('rect.section').map(shape),
    texts: [
      ...texts('label', '.taskText, .taskTextOutsideRight, .taskTextOutsideLeft'),
      ...texts('section', '.sectionTitle'),
      ...texts('tick', '.tick text'),
    ],
  };
});
${leave('charts')}`;

/** @param width what a renderer makes of the chart's own width, if it ignores that */
async function drawn(
  reports: readonly Report[],
  theme: Theme,
  width = 840,
): Promise<readonly (Chart | null)[]> {
  const page = unsanitizedPage(
    reports.map((report) => summary(report).replace('"useWidth":840', `"useWidth":${width}`)),
    { theme, script: CENSUS },
  );
  return (await valueLeftBy(page)) as readonly (Chart | null)[];
}

inBrowser(`a timeline in a browser${where}`, () => {
  const charts = new Map<string, Chart | null>();
  const chartOf = (theme: Theme, name: string): Chart => {
    const chart = charts.get(`${theme} ${name}`);
    if (chart === null || chart === undefined) {
      throw new Error('There is no picture.');
    }
    return chart;
  };

  beforeAll(async () => {
    for (const theme of ['light', 'dark'] as const) {
      const answer = await drawn(
        CASES.map(({ report }) => report),
        theme,
      );
      for (const [index, { name }] of CASES.entries()) {
        charts.set(`${theme} ${name}`, answer[index] ?? null);
      }
    }
  }, 180_000);

  const cases = CASES.flatMap(({ name }) => (['light', 'dark'] as const).map((theme) => ({ name, theme })));

  test.each(cases)(
    'of $name on a $theme page has at most thirty rows, of which none is over another',
    (one) => {
      const { bars, picture } = chartOf(one.theme, one.name);
      expect(bars.length).toBeGreaterThan(1);
      expect(new Set(bars.map(({ top }) => Math.round(top))).size).toBeLessThanOrEqual(30);
      expect(pairs(bars).filter(([a, b]) => overlap(a, b))).toEqual([]);
      expect(bars.filter((bar) => !isIn(bar, picture))).toEqual([]);
    },
  );

  test.each(cases)(
    'of $name on a $theme page has no text over another, over an edge or out of the picture',
    (one) => {
      const chart = chartOf(one.theme, one.name);
      expect(chart.texts.length).toBeGreaterThan(0);
      expect(misplaced(chart)).toEqual([]);
    },
  );

  test.each([720, 1000])('%i pixels wide has its texts in place as well', async (width) => {
    const reports = Object.values(BY_SPAN).map((make) => make(40 * MINUTE));
    for (const chart of await drawn(reports, 'light', width)) {
      expect(chart === null ? 'no picture' : misplaced(chart)).toEqual([]);
    }
  });

  test.each(cases)('of $name can be read on a $theme page', ({ name, theme }) => {
    const { texts, bars, bands } = chartOf(theme, name);
    const page = PAGES[theme];
    // Bands are beside each other, and all of one colour.
    const behind = (shape: Box): string => {
      const band = bands.find((each) => overlap(shape, each));
      return band === undefined ? page : blended(band.fill, page, band.opacity);
    };
    expect(new Set(bands.map(({ fill }) => fill)).size).toBe(1);
    for (const bar of bars) {
      expect(bar.opacity).toBe(1);
      expect(contrast(bar.fill, page)).toBeGreaterThanOrEqual(3);
      expect(contrast(bar.fill, behind(bar))).toBeGreaterThanOrEqual(3);
    }
    for (const text of texts) {
      const bar = bars.find((each) => isWithin(text, each));
      const ground = bar?.fill ?? behind(text);
      const ink = blended(text.fill, ground, text.opacity);
      expect(contrast(ink, ground)).toBeGreaterThanOrEqual(bar === undefined ? 3 : 4.5);
    }
  });

  test('names its rows in their order, whatever their names are', () => {
    expect(sectionsOf(chartOf('light', 'states with odd names in 40 min'))).toEqual(ODD_NAMES);
  });

  test.each(
    CASES.filter(({ report }) =>
      report.executions.some((each) => each.kind === 'ended' && each.status === 'FAILED'),
    ),
  )('of $name, which failed, has something red', ({ name }) => {
    const { bars } = chartOf('light', name);
    expect(bars.some(({ fill }) => isRed(fill))).toBe(true);
  });
});

/** Texts that are over another, over the edge of a bar, or out of the picture. */
function misplaced({ texts, bars, picture }: Chart): readonly Text[] {
  return texts.filter(
    (text) =>
      !isIn(text, picture) ||
      texts.some((other) => other !== text && overlap(text, other)) ||
      bars.some((bar) => overlap(text, bar) && !isWithin(text, bar)),
  );
}

function sectionsOf({ texts }: Chart): readonly string[] {
  const titles = texts.filter(({ kind }) => kind === 'section');
  return titles.toSorted((one, other) => one.top - other.top).map(({ text }) => text);
}

function pairs<T>(items: readonly T[]): readonly (readonly [T, T])[] {
  return items.flatMap((one, index) => items.slice(index + 1).map((other) => [one, other] as const));
}

/** Less than a pixel is rounding. */
const PIXEL = 1;

function overlap(a: Box, b: Box): boolean {
  return (
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > PIXEL &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > PIXEL
  );
}

function isWithin(inner: Box, outer: Box): boolean {
  return (
    inner.left >= outer.left - PIXEL &&
    inner.right <= outer.right + PIXEL &&
    Math.min(inner.bottom, outer.bottom) > Math.max(inner.top, outer.top)
  );
}

function isIn(inner: Box, outer: Box): boolean {
  return isWithin(inner, outer) && inner.top >= outer.top - PIXEL && inner.bottom <= outer.bottom + PIXEL;
}

function isRed(fill: string): boolean {
  const [red = 0, green = 0, blue = 0] = fill.match(/\d+/g)?.map(Number) ?? [];
  return red > 2 * green && red > 2 * blue;
}
