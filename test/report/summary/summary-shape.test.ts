import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { githubMarkdown } from '../../../scripts/summary-page.ts';
import type { EndedReport, Report } from '../../../src/report/report.ts';
import { summary } from '../../../src/report/summary/summary.ts';
import {
  attempt,
  BLOCK_STARTERS,
  execution,
  failed,
  HOSTILE,
  leftRunning,
  lost,
  notStarted,
  START,
  STOPPED,
  SUCCEEDED,
} from '../reports.ts';

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

/** A report whose every field of text holds something, with all that a page can show. */
function told(text: (field: string) => string): EndedReport {
  const outcome = failed({
    failure: {
      error: text('error'),
      reason: text('reason'),
      containerReason: text('containerReason'),
      stopCode: text('stopCode'),
      container: text('container'),
      unread: text('unread'),
    },
    decision: { rule: text('rule'), because: text('because') },
  });
  const place = { taskDefinitionArn: text('taskDefinitionArn'), state: text('state'), item: text('item') };
  const ranWith = { capacityProvider: text('capacityProvider') };
  return execution({
    arn: `arn:aws:states:eu-west-1:111122223333:execution:m:${text('arn')}`,
    customerId: text('customerId'),
    attached: true,
    status: 'FAILED',
    versionArn: `arn:aws:states:eu-west-1:111122223333:stateMachine:m:${text('versionArn')}`,
    attempts: [
      attempt(1, outcome, { ...place, ranWith, taskArn: text('taskArn') }),
      attempt(2, outcome, place),
      attempt(3, SUCCEEDED, place),
    ],
    error: text('executionError'),
    cause: text('cause'),
    notices: [{ kind: 'log-not-followed', error: new Error(text('notice')) }],
    missing: [text('missing')],
    outputs: {
      kind: 'listed',
      location: text('location'),
      objects: [{ key: text('key'), bytes: 1, lastModified: START, older: true }],
      more: true,
    },
    preview: {
      kind: 'table',
      key: text('previewKey'),
      header: [text('header'), 'b'],
      rows: [[text('cell'), 'c']],
      moreRows: 1,
      moreColumns: 0,
    },
    logs: [
      {
        kind: 'lines',
        attempt: 1,
        item: text('logItem'),
        container: text('logContainer'),
        region: 'eu-west-1',
        group: text('group'),
        stream: text('stream'),
        lines: [text('line'), text('line'), 'z'],
      },
      {
        kind: 'unreadable',
        attempt: 2,
        item: undefined,
        notice: { kind: 'log-unreadable', error: new Error(text('warning')) },
      },
    ],
  });
}

function reportOf(text: (field: string) => string, several: boolean): Report {
  const one = told(text);
  const lacking: EndedReport = {
    ...one,
    status: 'SUCCEEDED',
    outputs: {
      kind: 'unreadable',
      location: 'l',
      notice: { kind: 'outputs-unreadable', bucket: text('outputsWarning'), why: { kind: 'no-bucket' } },
    },
    preview: {
      kind: 'unreadable',
      notice: {
        kind: 'preview-unreadable',
        bucket: 'b',
        prefix: text('previewPrefix'),
        key: text('previewWarning'),
        why: { kind: 'access-denied' },
      },
    },
  };
  const { arn, customerId, attached, versionArn, attempts } = one;
  const stopped: EndedReport = {
    ...one,
    status: 'ABORTED',
    stop: { ...STOPPED, by: { kind: 'fail-fast', failed: text('failed') } },
  };
  const unseen = leftRunning({ arn, customerId, attached, versionArn, attempts, why: lost(text('lost')) });
  const refused = notStarted({ customerId, why: { kind: 'refused', error: new Error(text('refusal')) } });
  return {
    machine: {
      name: `m${text('name')}`,
      arn: `arn:aws:states:eu-west-1:111122223333:stateMachine:${text('machineArn')}`,
    },
    executions: several ? [one, lacking, stopped, unseen, refused] : [one],
    waited: true,
    cancelled: true,
    toleratedFailurePercentage: 50,
  };
}

const hostile = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.constantFrom(
    '</pre></details><script>alert(1)</script>',
    '```\n<img src=x>',
    'x\n\n# y',
    'a@example.com mailto:a@example.com //evil.example',
    '<a href="javascript:alert(1)">x</a>',
    '[a]: https://evil.example\n[a]',
    '&#60;b&#62; &lt;b&gt;',
    '\\',
    '| --- |',
    '**',
    '-->',
    '<!--',
    '![',
    ':smile: #1 GH-1 org/repo#1 8d1c8b69c3fce7bea45c73efd06983e3c419a92f',
  ),
  fc.string({ unit: 'binary', maxLength: 100 }),
  fc.string({
    unit: fc.constantFrom(
      ...'ab \\|`*_[]()<>&~$@:/#!"\'=+-.\n\r\t\u2028\u001b\u202e',
      'http://',
      'www.',
      '<b>',
      '&lt;',
      '-->',
    ),
    maxLength: 60,
  }),
);

/** A text is there, or it is not: what is not shown at all has another shape, but not a worse one. */
const shown = fc.oneof(
  hostile.map((text) => `t${text}t`),
  fc.tuple(fc.constantFrom(...BLOCK_STARTERS), hostile).map(([start, text]) => `${start}${text}t`),
  fc.constantFrom(...BLOCK_STARTERS).filter((text) => text.trim() !== ''),
);

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
