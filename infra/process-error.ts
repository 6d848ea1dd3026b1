import { readFileSync } from 'node:fs';
import { CfnCondition, Fn, type Stack } from 'aws-cdk-lib';
import { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import { logGroup } from './logs.ts';
import type { Parameters } from './parameters.ts';
import { allow, serviceRole } from './roles.ts';

export interface Decider {
  readonly wanted: CfnCondition;
  /** Empty where the function is not wanted. */
  readonly arn: string;
  readonly function: CfnFunction;
}

/**
 * The ProcessError function, where it is wanted. A machine waits for its answer, so there is nothing for a dead-letter
 * queue to keep. What is reserved for it, no failure of many tasks at once can exceed.
 */
export function makeProcessError(stack: Stack, parameters: Parameters): Decider {
  const wanted = new CfnCondition(stack, 'UseFunction', {
    expression: Fn.conditionEquals(parameters.ProcessErrorFunction.valueAsString, 'true'),
  });
  const log = logGroup(stack, 'FunctionLog', '/aws/lambda/${AWS::StackName}', parameters);
  const role = serviceRole(stack, 'FunctionRole', 'lambda.amazonaws.com', [
    allow(['logs:CreateLogStream', 'logs:PutLogEvents'], [log.attrArn]),
  ]);
  const decider = new CfnFunction(stack, 'ProcessError', {
    runtime: 'nodejs24.x',
    architectures: ['arm64'],
    handler: 'index.handler',
    code: { zipFile: readFileSync(new URL('process-error/index.cjs', import.meta.url), 'utf8') },
    role: role.attrArn,
    timeout: 10,
    reservedConcurrentExecutions: 10,
    loggingConfig: { logGroup: log.ref },
  });
  for (const resource of [log, role, decider]) {
    resource.cfnOptions.condition = wanted;
  }
  const arn = Fn.conditionIf(wanted.logicalId, decider.attrArn, '').toString();
  return { wanted, arn, function: decider };
}
