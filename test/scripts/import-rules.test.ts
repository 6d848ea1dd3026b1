import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { cruise } from '../cruise.ts';

const root = join(import.meta.dirname, '..', '..');
const FOLDERS = ['src', 'app', 'infra', 'local', 'scripts'];

test('the project keeps its import rules', () => {
  const { modules, summary } = cruise(root, ...FOLDERS);
  expect(modules.length).toBeGreaterThan(300);
  expect(summary.violations).toEqual([]);
});

const FORBIDDEN: readonly (readonly [rule: string, file: string, statement: string])[] = [
  ['no-circles', 'src/inputs/a.ts', "import { b } from './b.ts';"],
  ['no-circles', 'src/execution/a.ts', "import type { B } from './b.ts';"],
  ['root-files-import-nothing', 'src/errors.ts', "import type { Json } from './json.ts';"],
  ['layer-policy', 'src/policy/decide.ts', "import type { A } from '../execution/trail.ts';"],
  ['layer-aws', 'src/aws/retry.ts', "import type { A } from '../policy/failure.ts';"],
  ['layer-inputs', 'src/inputs/settings.ts', "import type { A } from '../machine/deploy.ts';"],
  ['layer-machine', 'src/machine/lookup.ts', "import { a } from '../execution/trail.ts';"],
  ['layer-integrations', 'src/integrations/ecs.ts', "import { a } from '../execution/trail.ts';"],
  ['layer-execution', 'src/execution/history.ts', "import {\n  a,\n} from '../evidence/outputs.ts';"],
  ['layer-evidence', 'src/evidence/preview.ts', "export { a } from '../report/text.ts';"],
  ['layer-report', 'src/report/comment.ts', "const { a } = await import('../github/workflow.ts');"],
  ['layer-report', 'src/report/wording.ts', "import { a } from '../aws/errors.ts';"],
  ['layer-github', 'src/github/publish.ts', "import type { A } from '../inputs/request.ts';"],
  ['step-only-from-entries', 'src/new-folder/new.ts', "import { a } from '../step/ledger.ts';"],
  ['entries-from-the-runner-only', 'src/step/post-step.ts', "import { a } from '../main.ts';"],
  ['publish-from-entries-only', 'src/step/run-step.ts', "import { a } from '../github/pull-request.ts';"],
  ['policy-without-parsers', 'src/policy/policy.ts', "import { z } from 'zod';"],
  ['policy-without-parsers', 'src/policy/explain.ts', "import type { A } from './file/schema.ts';"],
  ['policy-without-packages', 'src/policy/file/faults.ts', "import pMap from 'p-map';"],
  ['actions-toolkit-at-the-edge', 'src/step/run-step.ts', 'import { $x } from "@actions/core";'],
  ['comment-through-the-api', 'src/github/pull-request.ts', "import * as core from '@actions/core';"],
  ['sdk-at-the-edge', 'src/report/summary.ts', "const sdk = require('@aws-sdk/client-s3');"],
  ['sdk-at-the-edge', 'src/step/context.ts', "/* why */ import { S3 /* not */ } from '@aws-sdk/client-s3';"],
  ['node-at-the-edge', 'src/execution/follow.ts', "import { readFileSync } from 'node:fs';"],
  ['bundle-without-development-packages', 'src/step/context.ts', "import fc from 'fast-check';"],
  ['product-without-scaffolding', 'src/main.ts', "const x = await import('../local/clock.ts');"],
  ['local-alone', 'local/server.ts', "export { x } from '../src/json.ts';"],
  ['scripts-without-tests', 'scripts/demo.ts', "import { x } from '../test/signals.ts';"],
  ['app-alone', 'app/main.ts', "import '../infra/roles.ts';"],
  ['src-without-infra', 'src/step/ledger.ts', "import type { A } from '../../infra/roles.ts';"],
  ['template-from-machine-and-policy', 'infra/machine.ts', "import { a } from '../src/machine/deploy.ts';"],
  ['template-from-machine-and-policy', 'infra/task.ts', "import { SFNClient } from '@aws-sdk/client-sfn';"],
  ['function-from-policy', 'infra/process-error/handler.ts', "import { Stack } from 'aws-cdk-lib';"],
  ['cdk-in-infra-only', 'scripts/synth.ts', "import { Stack } from 'aws-cdk-lib/core';"],
];

const ALLOWED: readonly (readonly [file: string, statement: string])[] = [
  // The other halves of the circles above.
  ['src/inputs/b.ts', "export * from './a.ts';"],
  ['src/execution/b.ts', "import type { A } from './a.ts';"],

  ['src/policy/decide.ts', "import { a } from '../json.ts';"],
  ['src/policy/file/schema.ts', "import { z } from 'zod';"],
  ['src/machine/definition.ts', "import { decide } from '../policy/decide.ts';"],
  ['src/evidence/outputs.ts', "import { S3Client } from '@aws-sdk/client-s3';"],
  ['src/evidence/outputs.ts', "import type { Failure } from '../policy/failure.ts';"],
  ['src/report/text.ts', "import { a } from '../aws/console-links.ts';"],
  ['src/step/run-executions.ts', "import type { SFNClient } from '@aws-sdk/client-sfn';"],
  ['src/github/publish.ts', "import * as core from '@actions/core';"],
  ['src/github/pull-request.ts', "const { a } = await import('@actions/github');"],
  ['src/main.ts', "const { a } = await import('./step/run-step.ts');"],
  ['src/main.ts', "// import '../scripts/demo.ts';"],
  ['local/server.ts', "import { x } from './clock.ts';"],
  ['infra/definition.ts', "import { a } from '../src/machine/definition.ts';"],
  ['infra/task.ts', "import { CfnCluster } from 'aws-cdk-lib/aws-ecs';"],
  ['infra/process-error/handler.ts', "import { decide } from '../../src/policy/decide.ts';"],
];

describe('in a small project', () => {
  let project: string;
  /** Each as its rule and the file that breaks it. */
  let violations: readonly string[];

  beforeAll(() => {
    project = mkdtempSync(join(tmpdir(), 'sfn-fargate-retry-imports-'));
    writeSources([...FORBIDDEN.map(([, file, statement]) => [file, statement] as const), ...ALLOWED]);
    copyFileSync(join(root, 'package.json'), join(project, 'package.json'));
    symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'), 'junction');
    violations = cruise(project, ...FOLDERS).summary.violations.map(
      ({ rule, from }) => `${rule.name}: ${from}`,
    );
  });

  afterAll(() => {
    rmSync(project, { recursive: true, force: true });
  });

  /** Writes files that hold these imports, and those that they import. */
  function writeSources(imports: readonly (readonly [file: string, statement: string])[]): void {
    const sources = new Map<string, string>();
    for (const [file, statement] of imports) {
      const target = /'(\.[^']+)'/.exec(statement)?.[1];
      sources.set(file, `${sources.get(file) ?? ''}${statement}\n`);
      if (target !== undefined) {
        const path = posix.join(posix.dirname(file), target);
        sources.set(path, sources.get(path) ?? '');
      }
    }
    for (const [file, source] of sources) {
      mkdirSync(dirname(join(project, file)), { recursive: true });
      writeFileSync(join(project, file), source);
    }
  }

  test.each(FORBIDDEN)('%s: %s may not hold %s', (rule, file, _statement) => {
    expect(violations).toContain(`${rule}: ${file}`);
  });

  test('nothing else is a violation', () => {
    const expected = FORBIDDEN.map(([rule, file]) => `${rule}: ${file}`);
    expect(violations.filter((violation) => !expected.includes(violation))).toEqual([]);
  });
});
