import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cells } from '../report/summary/tables.ts';

/** A row of the README's tables of what the roles of the step and of the state machine need. */
export interface Need {
  /** The feature, as the table says it; a row without one belongs to that of the row before. */
  readonly feature: string;
  readonly actions: readonly string[];
  /** ARNs with `*`, and with words in capitals for what each user has of their own. */
  readonly resources: readonly string[];
  /** Values that the statement asks for, by condition key. */
  readonly conditions: Readonly<Record<string, string>>;
}

/**
 * The rows of a table in the README's section IAM: what the role of the step needs, or that of the state machine.
 *
 * @throws Error if there is no such table
 */
export function iamNeeds(role: 'step' | 'machine' = 'step'): readonly Need[] {
  const readme = readFileSync(join(import.meta.dirname, '..', '..', 'README.md'), 'utf8');
  const [, section = ''] = readme.split('\n## IAM\n');
  const tables = [...section.matchAll(/\n\| For \| Action \| On \|\n\|[-|]+\|\n((?:\|.*\n)+)/g)];
  const [, rows] = tables[role === 'step' ? 0 : 1] ?? [];
  if (rows === undefined) {
    throw new Error(`The section IAM of the README has no table For | Action | On for the ${role}.`);
  }
  const needs: Need[] = [];
  for (const row of rows.trim().split('\n')) {
    const [feature = '', action = '', on = ''] = cells(row);
    // Behind these words is a condition, or what else the table has.
    const [actions = '', condition = ''] = action.split(/ with |;/);
    needs.push({
      feature: feature === '' ? (needs.at(-1)?.feature ?? '') : feature,
      actions: codeSpans(actions),
      resources: codeSpans(on),
      conditions: Object.fromEntries(
        [...condition.matchAll(/`([^`]+)` (?:=|like) `([^`]+)`/g)].map(([, key = '', value = '']) => [
          key,
          value,
        ]),
      ),
    });
  }
  return needs;
}

function codeSpans(markdown: string): readonly string[] {
  return [...markdown.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);
}

/**
 * Whether IAM would find that an ARN matches one of a policy: `*` stands for any text, colons and slashes too.
 *
 * @param own what stands for the words in capitals: word → text
 */
export function covers(resource: string, arn: string, own: Readonly<Record<string, string>>): boolean {
  const filled = resource.replaceAll(/\b[A-Z]{4,}\b/g, (word) => own[word] ?? word);
  const pattern = filled.split('*').map((text) => text.replaceAll(/[^\w-]/g, '\\$&'));
  return new RegExp(`^${pattern.join('.*')}$`, 's').test(arn);
}
