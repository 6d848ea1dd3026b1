import { Fn, type Stack } from 'aws-cdk-lib';
import { CfnPolicy, CfnRole, type PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { CfnLogGroup } from 'aws-cdk-lib/aws-logs';
import type { CfnBucket } from 'aws-cdk-lib/aws-s3';
import type { CfnStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { trustGitHub } from './github-trust.ts';
import type { Parameters } from './parameters.ts';
import { acknowledgeWildcards, allow, passRole, policy } from './roles.ts';
import { deployMachine, RUN_MACHINE_WILDCARDS, runMachine } from './step-permissions.ts';
import { OUTPUTS } from './storage.ts';
import { type Task, tasksOf } from './task.ts';

/** A job runs six hours at most on GitHub's runners, and its credentials should not end before it does. */
const MAX_SESSION_SECONDS = 21_600;

export interface GitHubRoles {
  /** What a step needs that runs the machine as it is. */
  readonly runner: CfnRole;
  /** What a step needs with `deploy: true`. */
  readonly deployer: CfnRole;
}

/** Lets the workflows of one repository sign in without keys. */
export function letGitHubIn(
  stack: Stack,
  {
    parameters,
    machine,
    machineRole,
    task,
    bucket,
    log,
  }: {
    readonly parameters: Parameters;
    readonly machine: CfnStateMachine;
    readonly machineRole: CfnRole;
    readonly task: Task;
    readonly bucket: CfnBucket;
    readonly log: CfnLogGroup;
  },
): GitHubRoles {
  const trust = trustGitHub(stack, parameters);
  const runner = new CfnRole(stack, 'RunnerRole', {
    maxSessionDuration: MAX_SESSION_SECONDS,
    assumeRolePolicyDocument: policy(trust.runner),
  });
  const deployer = new CfnRole(stack, 'DeployerRole', {
    maxSessionDuration: MAX_SESSION_SECONDS,
    assumeRolePolicyDocument: policy(trust.deployer),
    policies: [
      {
        policyName: 'DeployerRole',
        policyDocument: policy(
          deployMachine(machine),
          allow(['states:ValidateStateMachineDefinition'], ['*']),
          passRole([machineRole], 'states.amazonaws.com'),
        ),
      },
    ],
  });
  acknowledgeWildcards(deployer, { '*': 'A definition is validated before there is a machine to name.' });
  const run = new CfnPolicy(stack, 'RunPolicy', {
    policyName: 'Run',
    roles: [runner.ref, deployer.ref],
    policyDocument: policy(...runMachine(machine), ...readWhatTasksLeave(task, bucket, log)),
  });
  acknowledgeWildcards(run, {
    ...RUN_MACHINE_WILDCARDS,
    'arn:<AWS::Partition>:ecs:<AWS::Region>:<AWS::AccountId>:task/<Cluster>/*':
      'Tasks come and go within the cluster.',
    [`<OutputBucket.Arn>/${OUTPUTS}/*`]: 'Outputs come and go under the prefix.',
    '*': 'ListStateMachines and DescribeTaskDefinition know no resource.',
  });
  return { runner, deployer };
}

function readWhatTasksLeave(task: Task, bucket: CfnBucket, log: CfnLogGroup): readonly PolicyStatement[] {
  const [tasks, ofCluster] = tasksOf(task);
  return [
    allow(['ecs:DescribeTaskDefinition', 'states:ListStateMachines'], ['*']),
    allow(['ecs:DescribeTasks'], [tasks], ofCluster),
    allow(['logs:GetLogEvents'], [log.attrArn]),
    allow(['s3:ListBucket'], [bucket.attrArn], { StringLike: { 's3:prefix': `${OUTPUTS}/*` } }),
    allow(['s3:GetObject'], [Fn.sub(`\${OutputBucket.Arn}/${OUTPUTS}/*`)]),
  ];
}
