import { describe, expect, test } from '@jest/globals';
import { explanationLines, ruleLines, rulesTable } from '../../scripts/explain-text.ts';
import { folded } from '../../scripts/terminal.ts';
import { textTable } from '../../scripts/text-table.ts';
import type { Decision } from '../../src/policy/decide.ts';
import { DEFAULT_POLICY } from '../../src/policy/default-policy.ts';
import { explain } from '../../src/policy/explain.ts';
import { parsePolicy } from '../../src/policy/file/parse-policy.ts';
import { exited, OUT_OF_MEMORY, THROTTLED } from '../policy/causes.ts';

const MOMENT = { startedAt: 0, now: 0, random: 1 - Number.EPSILON };

const { policy: GROWING } = parsePolicy(`
max-retries: 2
rules:
  - name: out-of-memory
    when: { reason: "OutOfMemoryError*" }
    type: RETRIABLE
    max-retries: 1
    then: { memory: x2, max-memory: 4096, capacity-provider: FARGATE, environment: { TOKEN: hush, MODE: slow } }
`);

/** The lines about a failure that begin with one of these labels. */
function lines(
  policy: typeof DEFAULT_POLICY,
  error: { readonly error: string; readonly cause: string },
  before?: Decision,
): readonly string[] {
  return explanationLines(policy, explain(policy, error, before, MOMENT)).filter((line) =>
    /^(because|decision|budget|next run)/.test(line),
  );
}

const FAILED = 'States.TaskFailed';
const decided = (retries: readonly string[]): Decision => ({
  type: 'RETRIABLE',
  retryCount: retries.length,
  waitSeconds: 0,
  rule: 'x',
  because: '',
  retries,
  overrides: { memory: 8192, cpu: 1024, environment: { TOKEN: 'hush' } },
});

describe('an explanation in lines', () => {
  test('tells which budgets pay for the retry', () => {
    expect(lines(GROWING, { error: FAILED, cause: OUT_OF_MEMORY })).toContain(
      'budget    retry 1 of the 2 that the policy allows, and 1 of the 1 that this rule allows',
    );
    expect(lines(DEFAULT_POLICY, { error: FAILED, cause: exited(1) })).toContain(
      'budget    retry 1 of the 3 that the policy allows',
    );
  });

  test('does not count against the policy what costs nothing of it', () => {
    const before = decided(['throttled', 'throttled', 'uncaught-exception', 'throttled']);
    const throttled = { error: 'ECS.ThrottlingException', cause: THROTTLED };
    expect(lines(DEFAULT_POLICY, throttled, before)).toContain(
      'budget    retry 4 of the 20 that this rule allows; it costs nothing of the 3 that the policy allows',
    );
    expect(lines(DEFAULT_POLICY, { error: FAILED, cause: exited(1) }, before)).toContain(
      'budget    retry 2 of the 3 that the policy allows',
    );
  });

  test('tells what the next attempt runs with, and of variables only the names', () => {
    const [line] = lines(GROWING, { error: FAILED, cause: OUT_OF_MEMORY }).filter((each) =>
      each.startsWith('next run'),
    );
    expect(line).toBe('next run  1024 MiB, 0.25 vCPU, FARGATE, environment TOKEN MODE');
  });

  test('tells that the size stays where it is not known', () => {
    const cause = JSON.stringify({ StoppedReason: 'OutOfMemoryError: killed', Containers: [] });
    expect(lines(GROWING, { error: FAILED, cause })).toContain(
      'next run  FARGATE, environment TOKEN MODE; cpu and memory stay as they are, since the failure does not tell what the task ran with',
    );
  });

  test('tells of no next attempt and no budget where there is none', () => {
    const text = lines(DEFAULT_POLICY, { error: FAILED, cause: exited(3) }, decided([])).join('\n');
    expect(text).toMatch(/^decision {2}FATAL \(failure 1 of the execution\)$/m);
    expect(text).not.toMatch(/^(next run|budget)|hush/m);
  });

  test('tells that jitter may draw a shorter wait', () => {
    expect(lines(DEFAULT_POLICY, { error: 'ECS.ThrottlingException', cause: THROTTLED })).toContain(
      'decision  TEMPORARY, wait up to 30s (failure 1 of the execution)',
    );
  });
});

describe('the effective rules as a table', () => {
  test.each([60, 80, 120])('are not wider than %i columns, and all there in order', (width) => {
    const table = rulesTable(DEFAULT_POLICY, width);
    expect(Math.max(...table.map((line) => line.length))).toBeLessThanOrEqual(width);
    expect(table[0]).toMatch(/^\d+ rules, 3 retries in all$/);
    const numbers = table.flatMap((line) => /^(\d+|-)\s{2}/.exec(line)?.[1] ?? []);
    expect(numbers).toEqual([...DEFAULT_POLICY.rules.map((_rule, index) => String(index + 1)), '-']);
  });

  test('lose nothing of what they say', () => {
    const words = rulesTable(DEFAULT_POLICY, 1000).join(' ');
    for (const line of ruleLines(DEFAULT_POLICY).slice(1)) {
      const [, , text = ''] = /^( *\d+\. [\w-]+: | +when | +- +[\w-]+: )(.*)$/.exec(line) ?? [];
      expect(words).toContain(text);
    }
  });
});

describe('a table of text', () => {
  test('goes on below the same cell where it is too wide', () => {
    expect(textTable(['a', 'b'], [['one two three four', 'x'.repeat(30)]], 26)).toEqual([
      'a             b',
      '------------  ------------',
      'one two       xxxxxxxxxxxx',
      'three four    xxxxxxxxxxxx',
      '              xxxxxx',
    ]);
  });

  test('is as narrow as its text', () => {
    expect(textTable(['a', 'b'], [['1', '22']], 80)).toEqual(['a  b', '-  --', '1  22']);
  });
});

describe('lines for a terminal', () => {
  test.each([
    [
      'below the text behind a label',
      'because   one two three four five',
      20,
      ['because   one two', '          three four', '          five'],
    ],
    [
      'below a label of two words',
      'next run  one two three four',
      18,
      ['next run  one two', '          three', '          four'],
    ],
    ['deeper than a list', '  name: one two three', 15, ['  name: one', '      two three']],
    ['not where they fit', 'one two', 7, ['one two']],
    ['not where there is no end', 'x '.repeat(300), Number.POSITIVE_INFINITY, ['x '.repeat(300)]],
  ])('go on %s', (_what, line, width, expected) => {
    expect(folded([line], width)).toEqual(expected);
  });
});
