import { beforeAll, expect, test } from '@jest/globals';
import { unsanitizedPage } from '../../scripts/summary-page.ts';
import type { Report } from '../../src/report/report.ts';
import { summary } from '../../src/report/summary/summary.ts';
import { attempt, execution, failed, HOSTILE, named, report, START, SUCCEEDED } from '../report/reports.ts';
import { everything } from './charts.ts';
import { inBrowser, leave, valueLeftBy, where } from './render.ts';

/** What the browser made of one summary. */
interface Rendered {
  /** Elements outside of charts, counted by name. */
  readonly elements: Readonly<Record<string, number>>;
  /** Where links, images and the like lead. */
  readonly addresses: readonly string[];
  /** Attributes that would run something. */
  readonly handlers: readonly string[];
  readonly charts: readonly {
    readonly bars: number;
    readonly labels: readonly string[];
    readonly fills: readonly string[];
    readonly error: boolean;
  }[];
  readonly text: string;
}

/** Counts in the page, where the browser knows, and leaves the result as JSON in the document. */
const CENSUS = `
const result = [...document.querySelectorAll('article')].map((article) => {
  const all = [...article.querySelectorAll('*')];
  const plain = all.filter((element) => element.closest('svg') === null);
  const charts = [...article.querySelectorAll('.chart')].map((chart) => {
    const bars = [...chart.querySelectorAll('rect.task')];
    return {
      bars: bars.length,
      labels: [...chart.querySelectorAll('text.taskText, text.taskTextOutsideRight, text.taskTextOutsideLeft')].map((label) => label.textContent.trim()),
      fills: [...new Set(bars.map((bar) => getComputedStyle(bar).fill + getComputedStyle(bar).stroke))],
      error: chart.querySelector('svg') === null || /syntax error/i.test(chart.textContent),
    };
  });
  return {
    elements: Object.fromEntries(Object.entries(Object.groupBy(plain, (element) => element.localName)).map(([name, list]) => [name, list.length])),
    addresses: all.flatMap((element) => ['href', 'src', 'xlink:href', 'action', 'data'].flatMap((name) => element.getAttribute(name) ?? [])),
    handlers: all.flatMap((element) => [...element.attributes].map(({ name }) => name).filter((name) => name.startsWith('on'))),
    charts,
    text: plain.filter((element) => element.matches('td, p, summary, h2, pre')).map((element) => element.textContent).join('\\n'),
  };
});
${leave('{ owned, result }')}`;

/** Whatever runs that must not leaves a trace. */
const TRAPS = `<script>
var owned = [];
for (const name of ['alert', 'confirm', 'prompt', 'open']) { window[name] = () => { owned.push(name); }; }
</script>`;

interface Census {
  readonly owned: readonly string[];
  readonly result: readonly Rendered[];
}

async function render(reports: readonly Report[]): Promise<Census> {
  const page = unsanitizedPage(
    reports.map((each) => summary(each)),
    { script: CENSUS },
  );
  return (await valueLeftBy(page.replace('<body>', () => `<body>${TRAPS}`))) as Census;
}

function withTexts(text: string): Report {
  const outcome = failed({
    failure: { reason: text, containerReason: text, container: text },
    decision: { rule: text, because: text },
  });
  return report(
    {
      status: 'FAILED',
      customerId: text,
      error: text,
      cause: text,
      notices: [{ kind: 'log-not-followed', error: new Error(text) }],
      missing: [text],
      attempts: [
        attempt(1, outcome, { item: text }),
        attempt(2, SUCCEEDED, { item: text, startedAt: START + 102_000 }),
      ],
      outputs: {
        kind: 'listed',
        location: text,
        objects: [{ key: text, bytes: 1, lastModified: START, older: true }],
        more: false,
      },
      preview: { kind: 'table', key: text, header: [text], rows: [[text]], moreRows: 0, moreColumns: 0 },
      logs: [
        {
          kind: 'lines',
          attempt: named(1, text),
          container: text,
          region: 'eu-west-1',
          group: text,
          stream: text,
          lines: [text, text],
        },
      ],
    },
    text,
  );
}

const DANGEROUS = [
  ...HOSTILE,
  ...['# x', '1. x', '- [ ] x', '    x', '===', '> x', 'https://evil.example', '[x]: https://evil.example'],
  '</pre></details><script>owned.push(1)</script><img src=x onerror="owned.push(2)"><svg onload="owned.push(3)">',
  '<a href="javascript:owned.push(4)">x</a> click x href "javascript:owned.push(5)"',
  '%%{init: {"securityLevel": "loose"}}%% `\n```\n<b>x</b>',
  'x :crit, 2000-01-01, 1d\nclick x call owned()',
];

inBrowser(`a summary in a browser${where}`, () => {
  let ofSpans: readonly Rendered[];
  let many: Rendered | undefined;
  let plain: Rendered | undefined;
  let ofDangers: readonly Rendered[];
  let owned: readonly string[];
  const SPANS = [100, 5000, 300_000, 3_600_000];

  beforeAll(async () => {
    const customers = Array.from({ length: 100 }, (_item, index) =>
      execution({
        customerId: `c${index}`,
        stoppedAt: START + 1000 * (index + 1),
        ...(index % 9 === 0 && { status: 'FAILED' as const }),
      }),
    );
    const answer = await render([
      ...SPANS.map(everything),
      { ...report(), executions: customers },
      withTexts('text'),
      ...DANGEROUS.map(withTexts),
    ]);
    owned = answer.owned;
    ofSpans = answer.result.slice(0, SPANS.length);
    [many, plain] = answer.result.slice(SPANS.length);
    ofDangers = answer.result.slice(SPANS.length + 2);
  });

  test('draws a bar for each attempt and wait, be the execution of seconds or of days', () => {
    for (const { charts } of ofSpans) {
      expect(charts).toHaveLength(1);
      expect(charts[0]).toMatchObject({ bars: 7, error: false });
      expect(charts[0]?.labels).toEqual([
        '1 TEMPORARY',
        expect.stringMatching(/^wait/),
        '2',
        '3 FATAL',
        '4 stopped',
        '5 succeeded',
        '6 running',
      ]);
    }
  });

  test('tells the end, what was done again, success and waits apart by colour', () => {
    expect(ofSpans[0]?.charts[0]?.fills).toHaveLength(4);
  });

  test('draws thirty of a hundred customers', () => {
    expect(many?.charts).toEqual([expect.objectContaining({ bars: 30, error: false })]);
  });

  test.each(DANGEROUS.map((text, index) => [text, index] as const))(
    'with %j has the elements, addresses and bars of a harmless one',
    (_text, index) => {
      const given = ofDangers[index];
      expect(given?.elements).toEqual(plain?.elements);
      expect(given?.charts).toEqual([expect.objectContaining({ bars: 4, error: false })]);
      expect(given?.handlers).toEqual([]);
      for (const address of given?.addresses ?? []) {
        expect(address).toMatch(/^https:\/\/eu-west-1\.console\.aws\.amazon\.com\//);
      }
    },
  );

  test('shows foreign text as the text it is', () => {
    const index = DANGEROUS.indexOf('<script>alert(1)</script><img src=x onerror=y>');
    expect(ofDangers[index]?.text).toContain('<script>alert(1)</script><img src=x onerror=y>');
    const mention = ofDangers[DANGEROUS.indexOf('@octocat @acme/team')];
    expect(mention?.text).toContain('@octocat @acme/team');
  });

  test('runs nothing', () => {
    expect(owned).toEqual([]);
  });
});
