import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { synthesize } from '../infra/synthesize.ts';
import { MAX_TEMPLATE_BYTES, TEMPLATES } from './templates.ts';

const root = join(import.meta.dirname, '..');

/** A line that is longer is broken. */
const LINE = 600;

/**
 * Writes the templates, or only compares them. Nothing is asked of the network.
 *
 * @returns what is wrong, a sentence each
 */
export function checkTemplates(write: boolean): readonly string[] {
  const outdir = mkdtempSync(join(tmpdir(), 'synth-'));
  try {
    const { stacks } = synthesize(outdir);
    const faults = [
      ...warnings(readFileSync(join(outdir, 'validation-report.json'), 'utf8')),
      ...stacks.flatMap(({ messages }) =>
        messages.map(({ id, entry }) => `${id}: ${JSON.stringify(entry.data)}`),
      ),
    ];
    for (const [name, path] of Object.entries(TEMPLATES)) {
      const template = templateText(stacks.find(({ stackName }) => stackName === name)?.template);
      const bytes = Buffer.byteLength(template);
      if (bytes > MAX_TEMPLATE_BYTES) {
        faults.push(`${path} would have ${bytes} bytes; CloudFormation takes ${MAX_TEMPLATE_BYTES}.`);
      }
      if (write) {
        writeFileSync(join(root, path), template);
      } else if (readFileSync(join(root, path), 'utf8') !== template) {
        faults.push(`${path} differs from what infra/ says: run npm run synth and commit it.`);
      }
    }
    return faults;
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

interface ValidationReport {
  readonly pluginReports: readonly {
    readonly pluginName: string;
    readonly violations: readonly { readonly ruleName: string; readonly description: string }[];
  }[];
}

/** CDK fails for errors; what it only warns of must not become a habit either. */
function warnings(validationReport: string): readonly string[] {
  const { pluginReports }: ValidationReport = JSON.parse(validationReport);
  return pluginReports.flatMap(({ pluginName, violations }) =>
    violations.map(({ ruleName, description }) => `${pluginName} ${ruleName}: ${description}`),
  );
}

/**
 * The template as it is committed: without indentation, since every byte counts, and in lines, since a change should
 * show what it changes: one for each parameter, resource, state and branch.
 */
function templateText(template: unknown): string {
  return `${text(template, 0)}\n`;
}

function text(value: unknown, depth: number): string {
  const flat = JSON.stringify(value);
  if (typeof value !== 'object' || value === null || (depth > 1 && flat.length <= LINE)) {
    return flat;
  }
  if (Array.isArray(value)) {
    return `[\n${value.map((item) => text(item, depth + 1)).join(',\n')}]`;
  }
  const entries = Object.entries(value).map(
    ([key, item]) => `${JSON.stringify(key)}:${text(item, depth + 1)}`,
  );
  return `{\n${entries.join(',\n')}}`;
}

if (import.meta.main) {
  const faults = checkTemplates(true);
  for (const fault of faults) {
    console.error(fault);
  }
  for (const path of Object.values(TEMPLATES)) {
    const { length } = readFileSync(join(root, path));
    console.log(`${path}: ${length} bytes, ${MAX_TEMPLATE_BYTES - length} are left`);
  }
  process.exitCode = faults.length === 0 ? 0 : 1;
}
