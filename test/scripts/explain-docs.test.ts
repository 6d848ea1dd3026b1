import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parsePolicy } from '../../src/policy/file/parse-policy.ts';

const root = join(import.meta.dirname, '..', '..');
const DOCS = readFileSync(join(root, 'docs', 'retry-policy.md'), 'utf8');

/** The blocks of a language, in the section of that title or in all of the page. */
function blocks(language: string, section?: string): readonly string[] {
  const [, after = ''] = section === undefined ? ['', DOCS] : DOCS.split(`\n## ${section}\n`);
  const [text = ''] = section === undefined ? [after] : after.split('\n## ');
  return [...text.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].flatMap(([, of, block = '']) =>
    of === language ? [block] : [],
  );
}

const COMMAND = 'npm run --silent explain -- ';
const [without = '', withAws = ''] = blocks('sh', 'Try it without AWS');
const COMMANDS = without.split('\n').filter((line) => line.startsWith(COMMAND));

const explain = (command: string) =>
  spawnSync(
    process.execPath,
    [join(root, 'scripts', 'explain.ts'), ...command.slice(COMMAND.length).split(' ')],
    { encoding: 'utf8', cwd: root },
  );

describe('the commands of docs/retry-policy.md', () => {
  test('are there, and ask for nothing that the reader does not have', () => {
    expect(COMMANDS).toHaveLength(5);
    expect(without).not.toMatch(/\baws\b|TASK_ID|ARN/);
    expect(withAws).toMatch(/^aws /);
  });

  test.each(COMMANDS)('work: %s', (command) => {
    const { status, stdout, stderr } = explain(command);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout.split('\n').length).toBeGreaterThan(5);
  });

  test('print what the page shows', () => {
    const [shown = ''] = blocks('', 'Try it without AWS');
    expect(shown).toMatch(/^failure /);
    expect(explain(COMMANDS[0] ?? '').stdout.startsWith(shown)).toBe(true);
  });
});

describe('the policies of docs/retry-policy.md', () => {
  const policies = blocks('yaml').filter((block) => !block.startsWith('# yaml-language-server'));

  test('are there', () => {
    expect(policies.length).toBeGreaterThan(6);
  });

  test.each(policies)('have no fault and no rule that never matches:\n%s', (source) => {
    expect(parsePolicy(source).warnings).toEqual([]);
  });
});
