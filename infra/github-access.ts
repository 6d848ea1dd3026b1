import { Aws, CfnCondition, Fn, type Stack } from 'aws-cdk-lib';
import {
  CfnOIDCProvider,
  CfnPolicy,
  CfnRole,
  PolicyStatement,
  WebIdentityPrincipal,
} from 'aws-cdk-lib/aws-iam';
import type { CfnLogGroup } from 'aws-cdk-lib/aws-logs';
import type { CfnBucket } from 'aws-cdk-lib/aws-s3';
import type { Machine } from './machine.ts';
import type { Parameters } from './parameters.ts';
import { acknowledgeWildcards, allow, passRole, policy } from './roles.ts';
import { OUTPUTS } from './storage.ts';
import { type Task, tasksOf } from './task.ts';

const ISSUER = 'token.actions.githubusercontent.com';

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
    task,
    bucket,
    log,
  }: {
    readonly parameters: Parameters;
    readonly machine: Machine;
    readonly task: Task;
    readonly bucket: CfnBucket;
    readonly log: CfnLogGroup;
  },
): GitHubRoles {
  const provider = makeProvider(stack, parameters);
  const { trusted, pullRequests } = subjects(stack, parameters);
  const runner = gitHubRole(stack, 'RunnerRole', provider, [trusted, pullRequests]);
  const deployer = gitHubRole(stack, 'DeployerRole', provider, [trusted], deployStatements(machine));
  acknowledgeWildcards(deployer, { '*': 'A definition is validated before there is a machine to name.' });
  const run = new CfnPolicy(stack, 'RunPolicy', {
    policyName: 'Run',
    roles: [runner.ref, deployer.ref],
    policyDocument: policy(...runStatements(machine, task, bucket, log)),
  });
  acknowledgeWildcards(run, {
    '<StateMachine>:*': 'Versions and aliases come and go.',
    'arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:execution:<AWS::StackName>:*':
      'Executions come and go within the machine.',
    'arn:<AWS::Partition>:ecs:<AWS::Region>:<AWS::AccountId>:task/<Cluster>/*':
      'Tasks come and go within the cluster.',
    [`<OutputBucket.Arn>/${OUTPUTS}/*`]: 'Outputs come and go under the prefix.',
    '*': 'ListStateMachines and DescribeTaskDefinition know no resource.',
  });
  return { runner, deployer };
}

function runStatements(
  { machine }: Machine,
  task: Task,
  bucket: CfnBucket,
  log: CfnLogGroup,
): readonly PolicyStatement[] {
  const [tasks, ofCluster] = tasksOf(task);
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
    allow(['ecs:DescribeTaskDefinition', 'states:ListStateMachines'], ['*']),
    allow(['ecs:DescribeTasks'], [tasks], ofCluster),
    allow(['logs:GetLogEvents'], [log.attrArn]),
    allow(['s3:ListBucket'], [bucket.attrArn], { StringLike: { 's3:prefix': `${OUTPUTS}/*` } }),
    allow(['s3:GetObject'], [Fn.sub(`\${OutputBucket.Arn}/${OUTPUTS}/*`)]),
  ];
}

function deployStatements({ machine, role }: Machine): readonly PolicyStatement[] {
  return [
    allow(
      ['states:CreateStateMachine', 'states:PublishStateMachineVersion', 'states:UpdateStateMachine'],
      [machine.ref],
    ),
    allow(['states:ValidateStateMachineDefinition'], ['*']),
    passRole([role], 'states.amazonaws.com'),
  ];
}

/** An account can have one provider of an issuer, so it may be there already. */
function makeProvider(stack: Stack, { GitHubOidcProviderArn }: Parameters): string {
  const made = new CfnCondition(stack, 'MakeOidcProvider', {
    expression: Fn.conditionEquals(GitHubOidcProviderArn.valueAsString, ''),
  });
  const provider = new CfnOIDCProvider(stack, 'OidcProvider', {
    url: `https://${ISSUER}`,
    clientIdList: ['sts.amazonaws.com'],
  });
  provider.cfnOptions.condition = made;
  return Fn.conditionIf(made.logicalId, provider.ref, GitHubOidcProviderArn.valueAsString).toString();
}

/**
 * Which tokens are trusted, by their `sub`: those of jobs in the environment, or where none is given, of the ref. A
 * pull request from a fork gets no token; one from the repository itself has a `sub` of its own.
 */
function subjects(stack: Stack, parameters: Parameters) {
  const { GitHubEnvironment, AllowPullRequests } = parameters;
  const byRef = new CfnCondition(stack, 'TrustRef', {
    expression: Fn.conditionEquals(GitHubEnvironment.valueAsString, ''),
  });
  const byPullRequest = new CfnCondition(stack, 'TrustPullRequests', {
    expression: Fn.conditionEquals(AllowPullRequests.valueAsString, 'true'),
  });
  return {
    trusted: Fn.conditionIf(
      byRef.logicalId,
      Fn.sub('repo:${GitHubRepository}:ref:${GitHubRef}'),
      Fn.sub('repo:${GitHubRepository}:environment:${GitHubEnvironment}'),
    ),
    pullRequests: Fn.conditionIf(
      byPullRequest.logicalId,
      Fn.sub('repo:${GitHubRepository}:pull_request'),
      Aws.NO_VALUE,
    ),
  };
}

function gitHubRole(
  stack: Stack,
  id: string,
  provider: string,
  subs: readonly unknown[],
  statements: readonly PolicyStatement[] = [],
): CfnRole {
  return new CfnRole(stack, id, {
    ...(statements.length > 0 && { policies: [{ policyName: id, policyDocument: policy(...statements) }] }),
    maxSessionDuration: MAX_SESSION_SECONDS,
    assumeRolePolicyDocument: policy(
      new PolicyStatement({
        principals: [
          new WebIdentityPrincipal(provider, {
            // Equals, not Like: a wildcard would let others in.
            StringEquals: { [`${ISSUER}:aud`]: 'sts.amazonaws.com', [`${ISSUER}:sub`]: subs },
          }),
        ],
        actions: ['sts:AssumeRoleWithWebIdentity'],
      }),
    ),
  });
}
