import { Fn } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { CfnStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { allow } from './roles.ts';

/** What a step needs of the machine of its stack: to start, find, follow and stop executions. */
export function runMachine(machine: CfnStateMachine): readonly PolicyStatement[] {
  return [
    allow(
      [
        'states:DescribeStateMachine',
        'states:DescribeStateMachineAlias',
        'states:ListExecutions',
        'states:StartExecution',
      ],
      // Versions and aliases are behind the colon.
      [machine.ref, Fn.sub('${StateMachine}:*')],
    ),
    allow(
      ['states:DescribeExecution', 'states:GetExecutionHistory', 'states:StopExecution'],
      [Fn.sub('arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:execution:${AWS::StackName}:*')],
    ),
  ];
}

/** Why what `runMachine` allows has wildcards, by resource as cdk-nag writes it. */
export const RUN_MACHINE_WILDCARDS: Readonly<Record<string, string>> = {
  '<StateMachine>:*': 'Versions and aliases come and go.',
  'arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:execution:<AWS::StackName>:*':
    'Executions come and go within the machine.',
};

/** What a step with `deploy: true` needs of the machine besides. */
export function deployMachine(machine: CfnStateMachine): PolicyStatement {
  return allow(
    ['states:CreateStateMachine', 'states:PublishStateMachineVersion', 'states:UpdateStateMachine'],
    [machine.ref],
  );
}
