import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { importsOf, projectImports, violations } from '../../scripts/import-rules.ts';

const root = join(import.meta.dirname, '..', '..');

describe('import rules', () => {
  test('the project keeps them', () => {
    const imports = projectImports(root);
    expect(imports.length).toBeGreaterThan(100);
    expect(violations(imports)).toEqual([]);
  });

  test.each([
    ['src/policy/decide.ts', "import { x } from '../json.ts';"],
    ['src/policy/decide.ts', "import { z } from 'zod';"],
    ['src/machine/definition.ts', "import type { Report } from '../report/report.ts';"],
    ['src/execution/trail.ts', "import {\n  x,\n} from '../report/text.ts';"],
    ['src/main.ts', "import * as core from '@actions/core';"],
    ['src/main.ts', "import { SFNClient } from '@aws-sdk/client-sfn';"],
    ['src/report/summary.ts', "import { S3Client } from '@aws-sdk/client-s3';"],
    ['src/main.ts', "const x = await import('../local/server.ts');"],
    ['local/server.ts', "export { x } from '../src/json.ts';"],
    ['app/main.ts', "import '../src/index.ts';"],
    ['src/main.ts', 'import { $x } from "@actions/core";'],
    ['src/main.ts', "/* why */ import { x /* not */ } from '@actions/core';"],
    ['src/main.ts', 'const x = await import(`@actions/` + name);'],
    ['src/main.ts', "const x = require('@aws-sdk/client-sfn');"],
    ['src/main.ts', 'const { env } = process;'],
    ['src/execution/trail.ts', "import { readFileSync } from 'node:fs';"],
    ['src/report/summary.ts', "import { publish } from './publish.ts';"],
    ['src/report/comment.ts', "import { getOctokit } from '@actions/github';"],
    ['src/report/pull-request.ts', "import * as core from '@actions/core';"],
    ['src/report/pull-request.ts', 'const { env } = process;'],
    ['infra/machine.ts', "import { deployMachine } from '../src/machine/deploy.ts';"],
    ['infra/task.ts', "import { SFNClient } from '@aws-sdk/client-sfn';"],
    ['infra/process-error/handler.ts', "import { Stack } from 'aws-cdk-lib';"],
    ['src/main.ts', "import { Stack } from 'aws-cdk-lib/core';"],
  ])('%s may not hold: %s', (file, source) => {
    expect(violations(importsOf(file, source))).toHaveLength(1);
  });

  test.each([
    ['src/policy/file.ts', "import { z } from 'zod';"],
    ['src/main.ts', "import type { SFNClient } from '@aws-sdk/client-sfn';"],
    ['src/report/publish.ts', "import * as core from '@actions/core';"],
    ['src/report/pull-request.ts', "const { getOctokit } = await import('@actions/github');"],
    ['src/machine/definition.ts', "import { decide } from '../policy/decide.ts';"],
    ['local/server.ts', "import { x } from './clock.ts';"],
    ['src/main.ts', 'const x = y.process({ process: 1 });'],
    ['src/main.ts', "// import '@actions/core';"],
    ['infra/definition.ts', "import { builtInDefinition } from '../src/machine/definition.ts';"],
    ['infra/task.ts', "import { CfnCluster } from 'aws-cdk-lib/aws-ecs';"],
  ])('%s may hold: %s', (file, source) => {
    expect(violations(importsOf(file, source))).toEqual([]);
  });
});
