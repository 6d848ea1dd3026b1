import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { synthesize } from '../infra/synthesize.ts';

const TEMPLATE = join(import.meta.dirname, '..', 'infra', 'template.json');

/** What CloudFormation takes in one request, without a bucket. */
const MAX_BYTES = 51_200;

/** What the next parameter may take. */
const ROOM = 1024;

/**
 * Writes infra/template.json, or only compares it. Nothing is asked of the network.
 *
 * @returns what is wrong, a sentence each
 */
export function checkTemplate(write: boolean): readonly string[] {
  const outdir = mkdtempSync(join(tmpdir(), 'synth-'));
  try {
    const [stack] = synthesize(outdir).stacks;
    const faults = [
      ...warnings(readFileSync(join(outdir, 'validation-report.json'), 'utf8')),
      ...(stack?.messages.map(({ id, entry }) => `${id}: ${JSON.stringify(entry.data)}`) ?? []),
    ];
    const template = templateText(stack?.template);
    const bytes = Buffer.byteLength(template);
    if (bytes > MAX_BYTES - ROOM) {
      faults.push(`infra/template.json would have ${bytes} of ${MAX_BYTES} bytes; ${ROOM} must stay free.`);
    }
    if (write) {
      writeFileSync(TEMPLATE, template);
    } else if (readFileSync(TEMPLATE, 'utf8') !== template) {
      faults.push('infra/template.json differs from what infra/ says: run npm run synth and commit it.');
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
 * The template as it is committed: a line for each parameter, resource and so on, since every byte counts but a change
 * should show what it changes.
 */
function templateText(template: Readonly<Record<string, unknown>>): string {
  return `{${Object.entries(template).map(section).join(',\n')}}\n`;
}

function section([name, content]: readonly [string, unknown]): string {
  const entries =
    typeof content === 'object' && content !== null
      ? `{\n${Object.entries(content)
          .map(([id, value]) => `${JSON.stringify(id)}:${JSON.stringify(value)}`)
          .join(',\n')}}`
      : JSON.stringify(content);
  return `${JSON.stringify(name)}:${entries}`;
}

if (import.meta.main) {
  const faults = checkTemplate(true);
  for (const fault of faults) {
    console.error(fault);
  }
  console.log(`infra/template.json: ${readFileSync(TEMPLATE).length} of ${MAX_BYTES} bytes`);
  process.exitCode = faults.length === 0 ? 0 : 1;
}
