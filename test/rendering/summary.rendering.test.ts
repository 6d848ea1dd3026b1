import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { dumpDom, findBrowser } from '../../scripts/browser.ts';
import { summaryPage } from '../../scripts/summary-page.ts';
import type { Report } from '../../src/report/report.ts';
import { summary } from '../../src/report/summary/summary.ts';
import { attempt, execution, failed, HOSTILE, named, report, START, SUCCEEDED } from '../report/reports.ts';

const browser = findBrowser();

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
const holder = document.createElement('script');
holder.type = 'application/json';
holder.id = 'census';
holder.textContent = JSON.stringify({ owned, result }).replaceAll('<', '\\\\u003c');
document.body.append(holder);
`;

/** Whatever runs that must not leaves a trace. */
const TRAPS = `<script>
var owned = [];
for (const name of ['alert', 'confirm', 'prompt', 'open']) { window[name] = () => { owned.push(name); }; }
</script>`;

async function render(
  reports: readonly Report[],
): Promise<{ readonly owned: readonly string[]; readonly result: readonly Rendered[] }> {
  const directory = mkdtempSync(join(tmpdir(), 'sfn-fargate-retry-rendering-'));
  try {
    const file = join(directory, 'page.html');
    const page = summaryPage(
      reports.map((each) => summary(each)),
      { script: CENSUS },
    );
    writeFileSync(
      file,
      page.replace('<body>', () => `<body>${TRAPS}`),
    );
    const dom = await dumpDom(browser ?? '', pathToFileURL(file).href);
    const [, json] = /<script type="application\/json" id="census">(.*?)<\/script>/s.exec(dom) ?? [];
    if (json === undefined) {
      throw new Error(`The page did not come to its end:\n${dom.slice(-2000)}`);
    }
    return JSON.parse(json);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

const FATAL = { type: 'FATAL', waitSeconds: 0, rule: 'invalid-input' } as const;
const RETRIABLE = { type: 'RETRIABLE', waitSeconds: 0, rule: 'uncaught-exception' } as const;

/** All kinds of bars, over some span: TEMPORARY, a wait, RETRIABLE, FATAL, stopped, succeeded, running. */
function everything(unit: number): Report {
  const at = (units: number) => START + units * unit;
  return report({
    startedAt: START,
    stoppedAt: at(60),
    attempts: [
      attempt(1, failed({ at: at(8) })),
      attempt(2, failed({ decision: RETRIABLE, at: at(20) }), { startedAt: at(14) }),
      attempt(3, failed({ decision: FATAL, at: at(30) }), { startedAt: at(21) }),
      attempt(4, { kind: 'stopped', at: at(38) }, { startedAt: at(31) }),
      attempt(5, { kind: 'succeeded', at: at(50) }, { startedAt: at(39) }),
      attempt(6, { kind: 'running' }, { startedAt: at(50) }),
    ],
  });
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

// A test that is skipped says by its name what it lacks.
const rendered = browser === undefined ? describe.skip : describe;
const where =
  browser === undefined ? ' (skipped: no Chromium or Chrome is installed, and CHROMIUM_PATH names none)' : '';

rendered(`a summary in a browser${where}`, () => {
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
        '1 TEMPORARY network-error',
        'wait',
        '2 RETRIABLE uncaught-exception',
        '3 FATAL invalid-input',
        '4 stopped',
        '5 succeeded',
        '6 running',
      ]);
    }
  });

  test('tells classes, success and waits apart by colour', () => {
    // Stopped looks like a wait: neither has a class.
    expect(ofSpans[0]?.charts[0]?.fills).toHaveLength(6);
  });

  test('draws sixty of a hundred customers', () => {
    expect(many?.charts).toEqual([expect.objectContaining({ bars: 60, error: false })]);
  });

  test.each(DANGEROUS.map((text, index) => [text, index] as const))(
    'with %j has the elements, addresses and bars of a harmless one',
    (_text, index) => {
      const given = ofDangers[index];
      expect(given?.elements).toEqual(plain?.elements);
      expect(given?.charts).toEqual([expect.objectContaining({ bars: 3, error: false })]);
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
