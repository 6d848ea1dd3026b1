import type { Statement } from './statements.ts';
import type { JsonMap } from './template.ts';

/** A statement, and where it has a wildcard, why no less will do. */
export interface Row extends Statement {
  readonly because?: string;
}

const ECS = 'arn:aws:ecs:eu-west-1:111122223333';
const OUTPUTS = '<OutputBucket.Arn>/outputs/*';
const IN_CLUSTER: JsonMap = { ArnEquals: { 'ecs:cluster': '<Cluster.Arn>' } };
const IN_ACCOUNT: JsonMap = { StringEquals: { 'aws:SourceAccount': '111122223333' } };
const PLAIN_HTTP: JsonMap = { Bool: { 'aws:SecureTransport': 'false' } };
export const MAIN = 'repo:octo-org/uploads:ref:refs/heads/main';
export const DEPLOY = 'repo:octo-org/uploads:environment:deploy';

function allow(
  of: string,
  actions: readonly string[],
  resources: readonly string[],
  conditions: JsonMap = {},
  because?: string,
): Row {
  return { of, effect: 'Allow', actions, resources, conditions, ...(because !== undefined && { because }) };
}

/** What a runner needs of the machine of a stack. */
function runner(machine: string): readonly Row[] {
  return [
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
      [`arn:aws:states:eu-west-1:111122223333:execution:${machine}:*`],
      {},
      'Executions get their names when they start.',
    ),
  ];
}

function trust(of: string, service: string, conditions: JsonMap): Row {
  return {
    ...allow(of, ['sts:AssumeRole'], [], conditions),
    principal: `Service ${service}`,
  };
}

export function gitHub(
  of: string,
  claims: Readonly<Record<string, string | readonly string[]>>,
  provider = '<OidcProvider>',
): Row {
  const issuer = 'token.actions.githubusercontent.com';
  const wanted = { aud: 'sts.amazonaws.com', ...claims };
  return {
    ...allow(of, ['sts:AssumeRoleWithWebIdentity'], [], {
      StringEquals: Object.fromEntries(
        Object.entries(wanted).map(([claim, value]) => [`${issuer}:${claim}`, value]),
      ),
    }),
    principal: `Federated ${provider}`,
  };
}

export const TABLE: readonly Row[] = [
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

  gitHub('RunnerRole', { sub: [MAIN] }),
  gitHub('DeployerRole', { sub: DEPLOY }),
  ...runner('uploads'),
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

/** What the second stack adds, for its function, its machine, and the roles of the first. */
export const CLASSIC_TABLE: readonly Row[] = [
  allow('InvokeProcessError', ['lambda:InvokeFunction'], ['<ProcessError.Arn>']),
  trust('FunctionRole', 'lambda.amazonaws.com', {}),
  allow('FunctionRole', ['logs:CreateLogStream', 'logs:PutLogEvents'], ['<FunctionLog.Arn>']),
  ...runner('uploads-process-error'),
  allow(
    'DeployPolicy',
    ['states:CreateStateMachine', 'states:PublishStateMachineVersion', 'states:UpdateStateMachine'],
    ['<StateMachine>'],
  ),
];

/** The order of actions means nothing, and neither does that of statements. */
export function sorted(rows: readonly Statement[]): readonly string[] {
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
