import { CfnOutput, Fn, type Stack, Validations } from 'aws-cdk-lib';
import type { CfnRole } from 'aws-cdk-lib/aws-iam';
import type { CfnTopic } from 'aws-cdk-lib/aws-sns';
import type { CfnStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { GitHubRoles } from './github-access.ts';
import type { Network } from './network.ts';
import type { Parameters } from './parameters.ts';
import { OUTPUTS } from './storage.ts';
import type { Task } from './task.ts';

/** What a workflow needs, by the names of the action's inputs. */
export function tellOutputs(
  stack: Stack,
  {
    parameters,
    network,
    task,
    machine,
    machineRole,
    topic,
    roles,
  }: {
    readonly parameters: Parameters;
    readonly network: Network;
    readonly task: Task;
    readonly machine: CfnStateMachine;
    readonly machineRole: CfnRole;
    readonly topic: CfnTopic;
    readonly roles: GitHubRoles;
  },
): void {
  // An output may be called like a parameter, but a child of the stack may not be called like another.
  const scope = new Construct(stack, 'Outputs');
  const outputs: Readonly<Record<string, string>> = {
    RepositoryUri: task.repository.attrRepositoryUri,
    ClusterArn: task.cluster.attrArn,
    TaskDefinitionFamily: Fn.ref('AWS::StackName'),
    StateMachineArn: machine.ref,
    StateMachineName: machine.attrName,
    StateMachineRoleArn: machineRole.attrArn,
    SubnetIds: Fn.join(',', network.subnetIds),
    SecurityGroupId: Fn.join(',', network.securityGroupIds),
    AssignPublicIp: parameters.AssignPublicIp.valueAsString,
    OutputLocation: Fn.sub(`s3://\${OutputBucket}/${OUTPUTS}`),
    RunnerRoleArn: roles.runner.attrArn,
    DeployerRoleArn: roles.deployer.attrArn,
    TopicArn: topic.ref,
  };
  for (const [name, value] of Object.entries(outputs)) {
    new CfnOutput(scope, name, { value });
  }
  Validations.of(stack).acknowledge({
    id: 'CloudFormation-Validate::W1001',
    reason:
      'SecurityGroupId takes the group that was made by an Fn::If on the condition by which it is made.',
  });
}
