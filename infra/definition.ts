import { Fn } from 'aws-cdk-lib';
import { builtInDefinition } from '../src/machine/definition.ts';
import { DEFAULT_POLICY } from '../src/policy/default-policy.ts';
import type { Network } from './network.ts';
import type { Decider } from './process-error.ts';
import { CONTAINER } from './task.ts';

export function machineDefinition(network: Network, decider: Decider): string {
  const text = JSON.stringify(
    builtInDefinition(DEFAULT_POLICY, {
      partition: '${AWS::Partition}',
      cluster: '${Cluster.Arn}',
      taskDefinition: '${AWS::StackName}',
      container: CONTAINER,
      subnets: ['${Subnets}'],
      securityGroups: ['${Groups}'],
      assignPublicIp: false,
    }),
  ).replace('"AssignPublicIp":"DISABLED"', '"AssignPublicIp":"${AssignPublicIp}"');
  return Fn.sub(text, {
    Subnets: network.subnetIds('","'),
    Groups: network.securityGroupIds('","'),
  });
}
