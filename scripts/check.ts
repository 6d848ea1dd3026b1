import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { build, differences } from './build.ts';
import { projectLockFaults } from './lockfile.ts';
import { checkPolicyDocs } from './policy-docs.ts';
import { checkReadme } from './readme-tables.ts';
import { checkTemplates } from './synth.ts';
import { lintTemplates } from './template-linter.ts';
import { ACTIONLINT, lintWorkflows, type Skipped, ZIZMOR } from './workflow-linters.ts';
import { projectWorkflowFaults } from './workflow-rules.ts';

const root = join(import.meta.dirname, '..');

/** A check gives what is wrong, a line each; nothing if all is well. */
interface Check {
  readonly name: string;
  readonly run: () => readonly string[] | Skipped;
}

const CHECKS: readonly Check[] = [
  {
    name: 'format and lint',
    run: () => tool('@biomejs/biome/bin/biome', 'ci', '--colors=off', '--error-on-warnings', '.'),
  },
  { name: 'types', run: () => tool('typescript/bin/tsc', '-p', '.') },
  {
    name: 'imports',
    run: () =>
      tool(
        'dependency-cruiser/bin/dependency-cruiser.mjs',
        '--config=.dependency-cruiser.mjs',
        '--output-type=err-long',
        ...['src', 'app', 'infra', 'local', 'scripts'],
      ),
  },
  {
    name: 'README tables',
    run: () => (checkReadme(false) ? [] : ['They differ from action.yml: run npm run readme.']),
  },
  {
    name: 'policy docs',
    run: () =>
      checkPolicyDocs(false).map((path) => `${path} differs from the policy: run npm run policy-docs.`),
  },
  { name: 'lockfile', run: () => projectLockFaults(root) },
  { name: 'workflows', run: () => projectWorkflowFaults(root) },
  { name: 'actionlint', run: () => lintWorkflows(root, ACTIONLINT) },
  { name: 'zizmor', run: () => lintWorkflows(root, ZIZMOR) },
  { name: 'cfn-lint', run: () => lintTemplates(root) },
  { name: 'infrastructure templates', run: () => attempt(() => checkTemplates(false)) },
  { name: 'dist', run: compareBuilt },
];

let failed = 0;
const skipped: string[] = [];
for (const { name, run } of CHECKS) {
  const faults = run();
  if ('skipped' in faults) {
    console.log(`skip ${name}\n     skipped: ${faults.skipped}`);
    skipped.push(name);
    continue;
  }
  console.log(`${faults.length === 0 ? 'ok  ' : 'FAIL'} ${name}`);
  for (const fault of faults) {
    console.log(`     ${fault}`);
  }
  failed += faults.length === 0 ? 0 : 1;
}
// On a developer's machine a linter may be missing. In CI it should not be, and nobody reads the lines of what passes.
if (skipped.length > 0 && process.env['CI'] === 'true') {
  const warning = `Not checked, since the tools are not installed: ${skipped.join(', ')}.`;
  console.error(process.env['GITHUB_ACTIONS'] === 'true' ? `::warning::${warning}` : `WARNING: ${warning}`);
}
process.exitCode = failed === 0 ? 0 : 1;

function tool(path: string, ...args: readonly string[]): readonly string[] {
  try {
    execFileSync(process.execPath, [join(root, 'node_modules', path), ...args], {
      cwd: root,
      stdio: 'inherit',
    });
    return [];
  } catch (error) {
    return [error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)];
  }
}

function attempt(check: () => readonly string[]): readonly string[] {
  try {
    return check();
  } catch (error) {
    return [error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)];
  }
}

/** What runs elsewhere must be what the source says: a fresh build is compared with what is committed. */
function compareBuilt(): readonly string[] {
  const fresh = join(root, 'build', 'fresh');
  try {
    build(fresh);
  } catch (error) {
    return [error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)];
  }
  return differences(root, fresh);
}
