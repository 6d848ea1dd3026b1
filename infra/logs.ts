import { Fn, type Stack } from 'aws-cdk-lib';
import { CfnLogGroup } from 'aws-cdk-lib/aws-logs';
import type { Parameters } from './parameters.ts';

export interface Logs {
  readonly task: CfnLogGroup;
  readonly machine: CfnLogGroup;
}

/** Logs go with the stack: they are of days, and their names must be free when the stack is made again. */
export function makeLogs(stack: Stack, parameters: Parameters): Logs {
  return {
    task: logGroup(stack, 'TaskLog', '/ecs/${AWS::StackName}', parameters),
    // Step Functions adds each log group to one policy of the account, which is full soon, unless it has this prefix.
    machine: logGroup(stack, 'MachineLog', '/aws/vendedlogs/states/${AWS::StackName}', parameters),
  };
}

export function logGroup(
  stack: Stack,
  id: string,
  name: string,
  { LogRetentionDays }: Pick<Parameters, 'LogRetentionDays'>,
): CfnLogGroup {
  return new CfnLogGroup(stack, id, {
    logGroupName: Fn.sub(name),
    retentionInDays: LogRetentionDays.valueAsNumber,
  });
}
