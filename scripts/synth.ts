import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { synthesize } from '../infra/synthesize.ts';

export const TEMPLATE = join(import.meta.dirname, '..', 'infra', 'template.json');

/** What CloudFormation takes in one request, without a bucket. */
export const MAX_TEMPLATE_BYTES = 51_200;

/**
 * The template as it is committed: a line for each parameter, resource and so on, since every byte counts but people
 * should see in a change what it changes.
 *
 * @throws if a rule of CDK or cdk-nag is broken
 */
export function synthesizeTemplate(): string {
  const outdir = mkdtempSync(join(tmpdir(), 'synth-'));
  try {
    const [stack] = synthesize(outdir).stacks;
    const template: Readonly<Record<string, unknown>> = stack?.template;
    return `{${Object.entries(template).map(section).join(',\n')}}\n`;
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
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
  const template = synthesizeTemplate();
  writeFileSync(TEMPLATE, template);
  console.log(`infra/template.json: ${Buffer.byteLength(template)} of ${MAX_TEMPLATE_BYTES} bytes`);
}
