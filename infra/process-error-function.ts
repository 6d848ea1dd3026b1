import { readFileSync } from 'node:fs';
import type { Stack } from 'aws-cdk-lib';
import { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import type { CfnLogGroup } from 'aws-cdk-lib/aws-logs';
import { allow, serviceRole } from './roles.ts';

/**
 * The ProcessError function. A machine waits for its answer, so there is nothing for a dead-letter queue to keep. What
 * is reserved for it, no failure of many tasks at once can exceed.
 */
export function makeProcessErrorFunction(stack: Stack, log: CfnLogGroup): CfnFunction {
  const role = serviceRole(stack, 'FunctionRole', 'lambda.amazonaws.com', [
    allow(['logs:CreateLogStream', 'logs:PutLogEvents'], [log.attrArn]),
  ]);
  return new CfnFunction(stack, 'ProcessError', {
    runtime: 'nodejs24.x',
    architectures: ['arm64'],
    handler: 'index.handler',
    code: { zipFile: readFileSync(new URL('process-error/index.cjs', import.meta.url), 'utf8') },
    role: role.attrArn,
    timeout: 10,
    reservedConcurrentExecutions: 10,
    loggingConfig: { logGroup: log.ref },
  });
}
