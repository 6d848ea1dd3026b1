import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { githubMarkdown } from '../../../scripts/summary-page.ts';
import { summary } from '../../../src/report/summary/summary.ts';
import { reportOf, shown } from './hostile-report.ts';

const renderer = githubMarkdown();

/**
 * What Markdown makes of a text, without the words: elements and their attributes in order, as GitHub would render
 * them. Links to the console keep their host only, and comments are nothing.
 */
function shape(markdown: string): readonly string[] {
  return renderer.parse(markdown, {}).flatMap((token) => {
    switch (token.type) {
      case 'inline':
        return (token.children ?? []).flatMap(({ type, tag, attrs, content }) => {
          if (type === 'text' || type === 'text_special' || content === '<!-- -->') {
            return [];
          }
          return [
            [
              type,
              tag,
              ...(attrs ?? []).map(([name, value]) => `${name}=${host(String(value))}`),
              content,
            ].join(' '),
          ];
        });
      case 'html_block':
        return [
          token.content
            .match(/<[^>]*>/g)
            ?.filter((tag) => tag !== '<!-- -->')
            .join('') ?? '',
        ];
      case 'fence':
        return [`fence ${token.info} ${token.content.split('\n').length}`];
      default:
        return [[token.type, token.tag, ...(token.attrs ?? []).map((pair) => pair.join('='))].join(' ')];
    }
  });
}

function host(url: string): string {
  return /^https:\/\/[^/]+\//.exec(url)?.[0] ?? url;
}

describe('the structure of a summary', () => {
  test.each([
    ['one execution', false],
    ['several executions', true],
  ])('of %s is that of a harmless one, whatever the texts in it', (_what, several) => {
    const harmless = shape(summary(reportOf(() => 'tt', several)));
    expect(harmless.join('\n')).toContain('table_open');
    expect(harmless.join('\n')).toContain('fence mermaid');
    fc.assert(
      fc.property(shown, (text) => {
        expect(shape(summary(reportOf(() => text, several)))).toEqual(harmless);
      }),
      { numRuns: 300 },
    );
  });

  test('stays what it is whichever field holds the text', () => {
    const harmless = shape(summary(reportOf(() => 'tt', false)));
    const fields = new Set<string>();
    reportOf((field) => {
      fields.add(field);
      return 'tt';
    }, true);
    expect(fields.size).toBeGreaterThan(30);
    // Texts of the same container, rule and item are one here and several there: these show in columns and sections.
    const own = [...fields].filter((field) => !['container', 'rule', 'item'].includes(field));
    fc.assert(
      fc.property(shown, fc.constantFrom(...own), (text, field) => {
        const only = reportOf((name) => (name === field ? text : 'tt'), false);
        expect(shape(summary(only))).toEqual(harmless);
      }),
      { numRuns: 500 },
    );
  });

  test('shows that the comparison would see an element, a link, a row and an end of a fence', () => {
    const plain = shape('| a |\n|---|\n| x |\n\n```mermaid\nx\n```');
    for (const other of [
      '| a |\n|---|\n| <b>x |\n\n```mermaid\nx\n```',
      '| a |\n|---|\n| https://evil.example |\n\n```mermaid\nx\n```',
      '| a |\n|---|\n| a@evil.example |\n\n```mermaid\nx\n```',
      '| a |\n|---|\n| x |\n| y |\n\n```mermaid\nx\n```',
      '| a |\n|---|\n| x |\n\n```mermaid\nx\n```\n\n```\n```',
    ]) {
      expect(shape(other)).not.toEqual(plain);
    }
  });
});
