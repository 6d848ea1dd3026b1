import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { type Statement, statements } from './statements.ts';
import type { JsonMap } from './template.ts';

/** A statement, and where it has a wildcard, why no less will do. */
interface Row extends Statement {
  readonly because?: string;
}

const ECS = 'arn:aws:ecs:eu-west-1:111122223333';
const OUTPUTS = '<OutputBucket.Arn>/outputs/*';
const IN_CLUSTER: JsonMap = { ArnEquals: { 'ecs:cluster': '<Cluster.Arn>' } };
const IN_ACCOUNT: JsonMap = { StringEquals: { 'aws:SourceAccount': '111122223333' } };
const PLAIN_HTTP: JsonMap = { Bool: { 'aws:SecureTransport': 'false' } };
const MAIN = 'repo:octo-org/uploads:ref:refs/heads/main';

function allow(
  of: string,
  actions: readonly string[],
  resources: readonly string[],
  conditions: JsonMap = {},
  because?: string,
): Row {
  return { of, effect: 'Allow', actions, resources, conditions, ...(because !== undefined && { because }) };
}

function trust(of: string, service: string, conditions: JsonMap): Row {
  return {
    ...allow(of, ['sts:AssumeRole'], [], conditions),
    principal: `Service ${service}`,
  };
}

function gitHub(of: string, subjects: readonly string[], provider = '<OidcProvider>'): Row {
  const issuer = 'token.actions.githubusercontent.com';
  return {
    ...allow(of, ['sts:AssumeRoleWithWebIdentity'], [], {
      StringEquals: { [`${issuer}:aud`]: 'sts.amazonaws.com', [`${issuer}:sub`]: subjects },
    }),
    principal: `Federated ${provider}`,
  };
}

const TABLE: readonly Row[] = [
  trust('TaskRole', 'ecs-tasks.amazonaws.com', IN_ACCOUNT),
  allow('TaskRole', ['s3:GetObject', 's3:PutObject'], [OUTPUTS], {}, 'Objects are named by the task.'),

  trust('ExecutionRole', 'ecs-tasks.amazonaws.com', IN_ACCOUNT),
  allow('ExecutionRole', ['ecr:GetAuthorizationToken'], ['*'], {}, 'IAM knows no resource for it.'),
  allow(
    'ExecutionRole',
    ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
    ['<Repository.Arn>'],
  ),
  allow('ExecutionRole', ['logs:CreateLogStream', 'logs:PutLogEvents'], ['<TaskLog.Arn>']),

  trust('MachineRole', 'states.amazonaws.com', IN_ACCOUNT),
  allow(
    'MachineRole',
    ['ecs:RunTask'],
    [`${ECS}:task-definition/uploads:*`],
    IN_CLUSTER,
    'The machine runs the latest revision of the family.',
  ),
  allow(
    'MachineRole',
    ['ecs:DescribeTasks', 'ecs:StopTask'],
    [`${ECS}:task/<Cluster>/*`],
    IN_CLUSTER,
    'Tasks get their ids when they run.',
  ),
  allow('MachineRole', ['iam:PassRole'], ['<TaskRole.Arn>', '<ExecutionRole.Arn>'], {
    StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' },
  }),
  allow(
    'MachineRole',
    ['events:DescribeRule', 'events:PutRule', 'events:PutTargets'],
    ['arn:aws:events:eu-west-1:111122223333:rule/StepFunctionsGetEventsForECSTaskRule'],
  ),
  allow(
    'MachineRole',
    [
      ...['CreateLogDelivery', 'DeleteLogDelivery', 'DescribeLogGroups', 'DescribeResourcePolicies'],
      ...['GetLogDelivery', 'ListLogDeliveries', 'PutResourcePolicy', 'UpdateLogDelivery'],
    ]
      .map((action) => `logs:${action}`)
      .concat(
        ['GetSamplingRules', 'GetSamplingTargets', 'PutTelemetryRecords', 'PutTraceSegments'].map(
          (action) => `xray:${action}`,
        ),
      ),
    ['*'],
    {},
    'IAM knows no resource for log deliveries and for traces.',
  ),
  allow('InvokeProcessError', ['lambda:InvokeFunction'], ['<ProcessError.Arn>']),

  trust('FunctionRole', 'lambda.amazonaws.com', {}),
  allow('FunctionRole', ['logs:CreateLogStream', 'logs:PutLogEvents'], ['<FunctionLog.Arn>']),

  gitHub('RunnerRole', [MAIN]),
  gitHub('DeployerRole', [MAIN]),
  allow(
    'RunPolicy',
    [
      'states:DescribeStateMachine',
      'states:DescribeStateMachineAlias',
      'states:ListExecutions',
      'states:StartExecution',
    ],
    ['<StateMachine>', '<StateMachine>:*'],
    {},
    'Versions and aliases come and go.',
  ),
  allow(
    'RunPolicy',
    ['states:DescribeExecution', 'states:GetExecutionHistory', 'states:StopExecution'],
    ['arn:aws:states:eu-west-1:111122223333:execution:uploads:*'],
    {},
    'Executions get their names when they start.',
  ),
  allow(
    'RunPolicy',
    ['ecs:DescribeTaskDefinition', 'states:ListStateMachines'],
    ['*'],
    {},
    'IAM knows no resource for them.',
  ),
  allow(
    'RunPolicy',
    ['ecs:DescribeTasks'],
    [`${ECS}:task/<Cluster>/*`],
    IN_CLUSTER,
    'Tasks get their ids when they run.',
  ),
  allow('RunPolicy', ['logs:GetLogEvents'], ['<TaskLog.Arn>']),
  allow('RunPolicy', ['s3:ListBucket'], ['<OutputBucket.Arn>'], { StringLike: { 's3:prefix': 'outputs/*' } }),
  allow('RunPolicy', ['s3:GetObject'], [OUTPUTS], {}, 'Objects are named by the task.'),
  allow(
    'DeployerRole',
    ['states:CreateStateMachine', 'states:PublishStateMachineVersion', 'states:UpdateStateMachine'],
    ['<StateMachine>'],
  ),
  allow(
    'DeployerRole',
    ['states:ValidateStateMachineDefinition'],
    ['*'],
    {},
    'A definition is validated before there is a machine.',
  ),
  allow('DeployerRole', ['iam:PassRole'], ['<MachineRole.Arn>'], {
    StringEquals: { 'iam:PassedToService': 'states.amazonaws.com' },
  }),

  {
    of: 'OutputBucketPolicy',
    effect: 'Deny',
    actions: ['s3:*'],
    resources: ['<OutputBucket.Arn>', '<OutputBucket.Arn>/*'],
    principal: 'AWS *',
    conditions: PLAIN_HTTP,
    because: 'It denies everything to everybody.',
  },
  {
    ...allow('TopicPolicy', ['sns:Publish'], ['<Topic>'], {
      ArnEquals: { 'aws:SourceArn': '<FailedRule.Arn>' },
    }),
    principal: 'Service events.amazonaws.com',
  },
  {
    ...allow('TopicPolicy', ['sns:Publish'], ['<Topic>'], {
      ArnEquals: { 'aws:SourceArn': '<FailedAlarm.Arn>' },
    }),
    principal: 'Service cloudwatch.amazonaws.com',
  },
  {
    ...allow('TopicPolicy', ['sns:Publish'], ['<Topic>'], PLAIN_HTTP),
    effect: 'Deny',
    principal: 'AWS *',
    because: 'It denies everybody.',
  },
];

/** The order of actions means nothing, and neither does that of statements. */
function sorted(rows: readonly Statement[]): readonly string[] {
  return rows
    .map(({ of, effect, principal, actions, resources, conditions }) =>
      JSON.stringify({
        of,
        effect,
        principal,
        actions: [...actions].sort(),
        resources: [...resources].sort(),
        conditions,
      }),
    )
    .sort();
}

const ALL = { ProcessErrorFunction: 'true' };

describe('the policies', () => {
  test('have the statements of the table, and no other', () => {
    expect(sorted(statements(ALL))).toEqual(sorted(TABLE));
  });

  test.each(statements(ALL).map((statement) => [statement.of, statement.actions.join(), statement] as const))(
    'of %s give for every wildcard of %s a reason',
    (_of, _actions, statement) => {
      const row = TABLE.find((one) => sorted([one])[0] === sorted([statement])[0]);
      const { actions, resources, principal = '' } = statement;
      const wide = [...actions, ...resources, principal].some((text) => text.includes('*'));
      expect({ wide, because: row?.because }).toEqual({
        wide,
        because: wide ? expect.any(String) : undefined,
      });
    },
  );

  test('allow the function nothing where it is not wanted', () => {
    const own = new Set(['InvokeProcessError', 'FunctionRole']);
    expect(sorted(statements({}))).toEqual(sorted(TABLE.filter(({ of }) => !own.has(of))));
  });

  test('never allow what a wildcard in an action would', () => {
    const wide = statements(ALL).filter(({ effect }) => effect === 'Allow');
    expect(wide.flatMap(({ actions }) => actions).filter((action) => /[*?]/.test(action))).toEqual([]);
  });

  test('allow a deploying step the calls that the action makes, and no other', () => {
    const root = fileURLToPath(new URL('../..', import.meta.url));
    const source = globSync('src/**/*.ts', { cwd: root }).map((file) =>
      readFileSync(`${root}/${file}`, 'utf8'),
    );
    const calls = [...source.join('\n').matchAll(/\bnew (\w+)Command\(|\bpaginate(\w+)\(/g)].map(
      ([, command, pages]) => (command ?? pages ?? '').replace('ListObjectsV2', 'ListBucket'),
    );
    const allowed = statements(ALL)
      .filter(({ of, principal }) => /^(RunPolicy|DeployerRole)$/.test(of) && principal === undefined)
      .flatMap(({ actions }) => actions.map((action) => action.replace(/^.*:/, '')));
    // A role is passed within CreateStateMachine and UpdateStateMachine, and not by a call.
    expect([...new Set(calls), 'PassRole'].sort()).toEqual([...new Set(allowed)].sort());
  });
});

describe('who may sign in from GitHub', () => {
  const PROVIDER = 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com';
  const PULL_REQUEST = 'repo:octo-org/uploads:pull_request';
  const PRODUCTION = 'repo:octo-org/uploads:environment:production';

  test.each([
    ['jobs of the main branch', {}, [MAIN], [MAIN]],
    [
      'jobs of another ref',
      { GitHubRef: 'refs/tags/v1' },
      ['repo:octo-org/uploads:ref:refs/tags/v1'],
      ['repo:octo-org/uploads:ref:refs/tags/v1'],
    ],
    ['jobs of an environment, and no ref', { GitHubEnvironment: 'production' }, [PRODUCTION], [PRODUCTION]],
    ['pull requests, for the runner only', { AllowPullRequests: 'true' }, [MAIN, PULL_REQUEST], [MAIN]],
    [
      'pull requests beside an environment',
      { AllowPullRequests: 'true', GitHubEnvironment: 'production' },
      [PRODUCTION, PULL_REQUEST],
      [PRODUCTION],
    ],
    [
      'a repository with ids in its tokens',
      { GitHubRepository: 'octo-org@12/uploads@345' },
      ['repo:octo-org@12/uploads@345:ref:refs/heads/main'],
      ['repo:octo-org@12/uploads@345:ref:refs/heads/main'],
    ],
  ])('%s', (_what, given, runner, deployer) => {
    const signIns = statements(given).filter(({ principal }) => principal?.startsWith('Federated') ?? false);
    expect(sorted(signIns)).toEqual(sorted([gitHub('RunnerRole', runner), gitHub('DeployerRole', deployer)]));
  });

  test('by the provider that was given', () => {
    const signIns = statements({ GitHubOidcProviderArn: PROVIDER }).filter(
      ({ principal }) => principal?.startsWith('Federated') ?? false,
    );
    expect(sorted(signIns)).toEqual(
      sorted([gitHub('RunnerRole', [MAIN], PROVIDER), gitHub('DeployerRole', [MAIN], PROVIDER)]),
    );
  });
});
