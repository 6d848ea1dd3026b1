import { Aws, Fn, type Stack } from 'aws-cdk-lib';
import type { CfnRole } from 'aws-cdk-lib/aws-iam';
import type { CfnLogGroup } from 'aws-cdk-lib/aws-logs';
import { CfnStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { type DeployedTask, machineDefinition } from './definition.ts';
import { acknowledgeWildcards, allow, FOR_THIS_ACCOUNT, passRole, serviceRole } from './roles.ts';
import { withSubstitutions } from './substitutions.ts';
import { inCluster, type Task, tasksOf } from './task.ts';

/**
 * The built-in machine, by the default policy, with the name of the stack. A step with `deploy: true` may bring it to a
 * policy of the team's own; from then on the step owns the definition. An update of the stack may write its own over
 * it: the step runs the version that it published, which nobody changes, and the next such step brings the machine
 * itself back.
 */
export function makeMachine(
  stack: Stack,
  {
    roleArn,
    task,
    log,
  }: { readonly roleArn: string; readonly task: DeployedTask; readonly log: CfnLogGroup },
): CfnStateMachine {
  return new CfnStateMachine(stack, 'StateMachine', {
    stateMachineName: Aws.STACK_NAME,
    roleArn,
    ...withSubstitutions(machineDefinition(task)),
    // The input holds the environment of the task, which does not belong into a log.
    loggingConfiguration: {
      level: 'ALL',
      includeExecutionData: false,
      destinations: [{ cloudWatchLogsLogGroup: { logGroupArn: log.attrArn } }],
    },
    tracingConfiguration: { enabled: true },
  });
}

/** What a machine may that runs the task. */
export function makeMachineRole(stack: Stack, task: Task): CfnRole {
  const [tasks, ofCluster] = tasksOf(task);
  const role = serviceRole(
    stack,
    'MachineRole',
    'states.amazonaws.com',
    [
      allow(
        ['ecs:RunTask'],
        [
          Fn.sub(
            'arn:${AWS::Partition}:ecs:${AWS::Region}:${AWS::AccountId}:task-definition/${AWS::StackName}:*',
          ),
        ],
        inCluster(task.cluster),
      ),
      allow(['ecs:DescribeTasks', 'ecs:StopTask'], [tasks], ofCluster),
      passRole([task.taskRole, task.executionRole], 'ecs-tasks.amazonaws.com'),
      // How a state that waits for its task learns of its end.
      allow(
        ['events:DescribeRule', 'events:PutRule', 'events:PutTargets'],
        [
          Fn.sub(
            'arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:rule/StepFunctionsGetEventsForECSTaskRule',
          ),
        ],
      ),
      allow(
        [
          'logs:CreateLogDelivery',
          'logs:DeleteLogDelivery',
          'logs:DescribeLogGroups',
          'logs:DescribeResourcePolicies',
          'logs:GetLogDelivery',
          'logs:ListLogDeliveries',
          'logs:PutResourcePolicy',
          'logs:UpdateLogDelivery',
          'xray:GetSamplingRules',
          'xray:GetSamplingTargets',
          'xray:PutTelemetryRecords',
          'xray:PutTraceSegments',
        ],
        ['*'],
      ),
    ],
    FOR_THIS_ACCOUNT,
  );
  acknowledgeWildcards(role, {
    'arn:<AWS::Partition>:ecs:<AWS::Region>:<AWS::AccountId>:task-definition/<AWS::StackName>:*':
      'The machine runs the latest revision of its family.',
    'arn:<AWS::Partition>:ecs:<AWS::Region>:<AWS::AccountId>:task/<Cluster>/*':
      'Tasks come and go within the cluster.',
    '*': 'Log deliveries and traces are no resources of IAM.',
  });
  return role;
}
