import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import type { Workflow } from '../../src/github/workflow.ts';
import { comment, MAX_COMMENT_LENGTH, readablePlace } from '../../src/report/comment.ts';
import type { ExecutionReport, Report } from '../../src/report/report.ts';
import { codePoint } from '../code-points.ts';
import { commentOn, customer, HOSTILE_TO_GITHUB, ID, WORKFLOW } from './comments.ts';
import { attempt, BLOCK_STARTERS, execution, failed, leftRunning, lost, report } from './reports.ts';

/** Fills every place that others can write into. */
function hostile(text: string): ExecutionReport {
  return execution({
    status: 'FAILED',
    customerId: text,
    error: text,
    cause: text,
    missing: Array.from({ length: 12 }, () => text),
    attempts: [
      attempt(
        1,
        failed({
          failure: { error: text, reason: text, containerReason: text },
          decision: { rule: text, because: text },
        }),
      ),
      attempt(
        2,
        failed({
          failure: { error: text, reason: text, stopCode: text },
          decision: { rule: '', because: text },
        }),
      ),
    ],
  });
}

const hostileReport = (text: string, executions: number): Report => ({
  ...report({}, text),
  executions: Array.from({ length: executions }, (_item, index) =>
    index < 2 ? hostile(text) : leftRunning({ customerId: text, why: lost(text) }),
  ),
});

describe('foreign text', () => {
  const renderer = new MarkdownIt({ html: true, linkify: true });
  /** The text in which GitHub looks for names and numbers: what is left once it has rendered. */
  const rendered = (markdown: string): string =>
    renderer
      .render(markdown)
      // What a tag or a comment parts is not read as one.
      .replace(/<!--[\s\S]*?-->|<[^>]*>/g, '\u200b')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&amp;/g, '&');

  test.each(HOSTILE_TO_GITHUB)('calls nobody, closes nothing and stays in its place: %j', (text) => {
    for (const executions of [1, 3]) {
      const markdown = comment(hostileReport(text, executions), WORKFLOW, ID);
      const plain = comment(hostileReport('x', executions), WORKFLOW, ID);
      const shape = (value: string) => value.split('\n').map((line) => line.startsWith('|'));
      expect(shape(markdown)).toEqual(shape(plain));
      expect(rendered(markdown)).not.toMatch(/@[a-z0-9]|#\d|\bgh-\d|https?:\/\/(?!github\.example)|www\.\w/i);
      expect(renderer.render(markdown).match(/<(?!\/)[a-z]+/g)).toEqual(
        renderer.render(plain).match(/<(?!\/)[a-z]+/g),
      );
    }
  });

  test.each(BLOCK_STARTERS)('begins no block in the name of an execution that has no page: %j', (start) => {
    const named = (name: string) =>
      renderer
        .parse(commentOn([execution({ arn: `arn:aws-other:states:eu-west-1:1:execution:m:${name}` })]), {})
        .map(({ type }) => type);
    expect(named(`${start}x`)).toEqual(named('x'));
  });

  test('leaves what is harmless as it is', () => {
    expect(rendered(commentOn([customer('a & b'), customer('#a 1#')]))).toContain('a & b');
  });

  test('of any length makes no comment that GitHub refuses', () => {
    const text = fc.oneof(
      fc
        .constantFrom('@', '&', '漢', '\ud800', '*', '😀', 'x', '#1', 'www.')
        .map((piece) => piece.repeat(3000)),
      fc.string({ unit: codePoint }),
    );
    fc.assert(
      fc.property(
        text,
        fc.integer({ min: 0, max: 100 }),
        fc.integer({ min: 0, max: 100 }),
        (value, executions, attempts) => {
          const workflow: Workflow = { ...WORKFLOW, name: value, job: value, step: value };
          const long: Report = {
            ...report({}, value),
            executions: Array.from({ length: executions }, () => ({
              ...hostile(value),
              attempts: Array.from({ length: attempts }, (_item, index) =>
                attempt(index + 1, failed({ failure: { reason: value }, decision: { rule: value } })),
              ),
            })),
          };
          const whole = comment(long, workflow, { ...ID, place: readablePlace(workflow) });
          expect(whole.length).toBeLessThanOrEqual(MAX_COMMENT_LENGTH);
          expect(whole.isWellFormed()).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });
});
