import { expect, test } from '@jest/globals';
import { summaryPage } from '../../scripts/summary-page.ts';
import { summary } from '../../src/report/summary/summary.ts';
import { ofThree } from './charts.ts';
import { inBrowser, leave, valueLeftBy, where } from './render.ts';

const HARMFUL = `
<script>window.owned = 1</script>
<img src="x" onerror="window.owned = 2"><svg onload="window.owned = 3"></svg>

<details open ontoggle="window.owned = 4"><summary>x</summary></details>

<iframe srcdoc="<script>parent.owned = 5</script>"></iframe> <a href="javascript:owned = 6">x</a>

[x](javascript:owned=7) ![x](https://evil.example/pixel.png)

<style>* { display: none }</style> <base href="https://evil.example"> <form action="https://evil.example">
`;

inBrowser(`the page of the demo in a browser${where}`, () => {
  test('draws a summary without loading anything, and shows harmful HTML as text', async () => {
    const page = summaryPage(`${summary(ofThree(720_000))}\n${HARMFUL}`, {
      loads: 'nothing',
      script: leave(`{
        owned: window.owned ?? null,
        loaded: performance.getEntriesByType('resource').map(({ name }) => name),
        bars: document.querySelectorAll('.chart rect.task').length,
        shown: getComputedStyle(document.querySelector('article h2')).display,
        elements: [...new Set([...document.querySelectorAll('article :not(.chart *)')].map((element) => element.localName))].toSorted(),
        attributes: [...new Set([...document.querySelectorAll('article :not(.chart *)')].flatMap((element) => element.getAttributeNames()))].toSorted(),
        text: document.querySelector('article').textContent,
      }`),
    });
    expect(await valueLeftBy(page)).toEqual({
      owned: null,
      loaded: [],
      bars: 3 + 1,
      shown: 'block',
      elements: [
        ...['a', 'div', 'h2', 'h3', 'p', 'strong', 'summary', 'table', 'tbody', 'td', 'th', 'thead', 'tr'],
      ],
      attributes: ['class', 'data-processed', 'href', 'style'],
      text: expect.stringContaining('<script>window.owned = 1</script>'),
    });
  });
});
