import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { fill, table } from './markdown-table.ts';

const root = join(import.meta.dirname, '..');

interface ActionFile {
  readonly inputs: Readonly<Record<string, Port>>;
  readonly outputs: Readonly<Record<string, Port>>;
}

interface Port {
  readonly description: string;
  readonly required?: boolean;
  readonly default?: string;
}

/**
 * The README with its tables of inputs and outputs as action.yml says them.
 *
 * @throws Error if the README has no place for a table
 */
export function withTables(readme: string, actionYaml: string): string {
  const { inputs, outputs }: ActionFile = parse(actionYaml);
  const inputRows = Object.entries(inputs).map(([name, { description, required, default: byDefault }]) => [
    `\`${name}\`${required === true ? ' *' : ''}`,
    byDefault === undefined ? '' : `\`${byDefault}\``,
    description,
  ]);
  const outputRows = Object.entries(outputs).map(([name, { description }]) => [`\`${name}\``, description]);
  return fill(
    fill(readme, 'inputs', table(['Input', 'Default', 'Meaning'], inputRows)),
    'outputs',
    table(['Output', 'Meaning'], outputRows),
  );
}

/** Compares, or with `write` brings the README up to date. Returns whether it is. */
export function checkReadme(write: boolean): boolean {
  const file = join(root, 'README.md');
  const readme = readFileSync(file, 'utf8');
  const expected = withTables(readme, readFileSync(join(root, 'action.yml'), 'utf8'));
  if (write && readme !== expected) {
    writeFileSync(file, expected);
  }
  return write || readme === expected;
}

if (import.meta.main) {
  checkReadme(true);
}
