import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { conditionText } from '../src/policy/conditions/conditions.ts';
import { DEFAULT_RULES } from '../src/policy/default-policy.ts';
import { actionText } from '../src/policy/explain.ts';
import { policySchema } from '../src/policy/file/schema.ts';
import { fill, table } from './markdown-table.ts';

const root = join(import.meta.dirname, '..');

/** What is written from the policy's own data, by its path in the project. */
const WRITTEN: readonly (readonly [path: string, content: (now: string) => string])[] = [
  ['retry-policy.schema.json', schemaText],
  ['docs/retry-policy.md', (now) => fill(now, 'rules', rulesTable())],
];

/** The JSON Schema of policy files, for editors. What it cannot say, the parser still checks. */
export function schemaText(): string {
  const schema = z.toJSONSchema(policySchema, { io: 'input', unrepresentable: 'any' });
  return `${JSON.stringify({ ...schema, title: 'Retry policy of sfn-fargate-retry' }, null, 2)}\n`;
}

function rulesTable(): string {
  return table(
    ['Rule', 'When', 'Class', 'Because'],
    DEFAULT_RULES.map((rule) => [
      `\`${rule.name}\``,
      code(conditionText(rule.when)),
      actionText(rule),
      rule.because,
    ]),
  );
}

/** Globs hold stars, which Markdown would take for emphasis. */
function code(text: string): string {
  return `\`${text}\``;
}

/** The files that differ from what the data says; with `write` they are brought up to date first. */
export function checkPolicyDocs(write: boolean): readonly string[] {
  return WRITTEN.filter(([path, content]) => {
    const file = join(root, path);
    const now = readFileSync(file, { encoding: 'utf8', flag: write ? 'a+' : 'r' });
    const expected = content(now);
    if (write && now !== expected) {
      writeFileSync(file, expected);
    }
    return now !== expected;
  }).map(([path]) => path);
}

if (import.meta.main) {
  checkPolicyDocs(true);
}
