import { CfnParameter, type CfnParameterProps, CfnRule, Fn, type Stack } from 'aws-cdk-lib';
import { FARGATE_CPUS, FARGATE_SIZES } from '../src/policy/fargate-sizes.ts';

export function choice(allowedValues: string[], fallback: string, description?: string): CfnParameterProps {
  return {
    ...(description !== undefined && { description }),
    allowedValues,
    constraintDescription: `must be one of ${allowedValues.join(', ')}.`,
    default: fallback,
  };
}

export const SUBNET_IDS: CfnParameterProps = {
  type: 'CommaDelimitedList',
  description: 'With a route to ECR, S3 and CloudWatch Logs',
  allowedPattern: '^subnet-[0-9a-f]{8,17}$',
  constraintDescription: 'must be ids of subnets between commas, such as subnet-0ed41e45b216c45a4.',
};

/** How long CloudWatch Logs can keep a log group's events, in days, as PutRetentionPolicy lists them. */
export const LOG_RETENTION_DAYS: CfnParameterProps = {
  type: 'Number',
  allowedValues: [
    ...['1', '3', '5', '7', '14', '30', '60', '90', '120', '150', '180', '365', '400', '545', '731'],
    ...['1096', '1827', '2192', '2557', '2922', '3288', '3653'],
  ],
  constraintDescription: 'must be a number of days that CloudWatch Logs knows, such as 7, 30, 90 or 365.',
  default: '30',
};

/**
 * What a team says about itself. None has a type such as `AWS::EC2::Subnet::Id`, by which CloudFormation would look
 * the value up: a pattern does not apply to lists of them, and a look-up says less than a sentence.
 *
 * CloudFormation says "Parameter Image failed to satisfy constraint: " and then the constraint's description.
 */
const PARAMETERS = {
  Image: {
    description: 'What the task runs; it need not be pushed yet',
    allowedPattern:
      '^(?:[\\w.-]+(?::\\d{1,5})?/)?[a-z0-9]+(?:[._/-]+[a-z0-9]+)*(?=[:@])(?::\\w[\\w.-]{0,127})?(?:@sha256:[0-9a-f]{64})?$',
    constraintDescription:
      'must be an image with its tag or digest, such as 123456789012.dkr.ecr.eu-west-1.amazonaws.com/uploads:v1.',
  },
  Cpu: choice(FARGATE_CPUS.map(String), '256'),
  Memory: {
    allowedPattern: '^[1-9]\\d{2,5}$',
    constraintDescription: 'must be a number of MiB, such as 512.',
    default: '512',
  },
  Architecture: choice(['X86_64', 'ARM64'], 'X86_64'),
  VpcId: {
    allowedPattern: '^vpc-[0-9a-f]{8,17}$',
    constraintDescription: 'must be the id of a VPC, such as vpc-0a1b2c3d4e5f60718.',
  },
  SubnetIds: SUBNET_IDS,
  SecurityGroupIds: {
    type: 'CommaDelimitedList',
    description: 'If empty, one is made that lets HTTPS out',
    allowedPattern: '^(?:sg-[0-9a-f]{8,17})?$',
    constraintDescription:
      'must be empty, or ids of security groups between commas, such as sg-0121e456c45b21f42.',
    default: '',
  },
  AssignPublicIp: choice(['ENABLED', 'DISABLED'], 'DISABLED', 'ENABLED in public subnets'),
  GitHubRepository: {
    description: 'Whose workflows may sign in',
    allowedPattern: '^[A-Za-z0-9][\\w-]{0,38}/[\\w.-]{1,100}$',
    constraintDescription: 'must be owner/name.',
  },
  // Repositories made since July 2026 have both ids in the subject of their tokens, so that nobody who takes a name
  // over gets in. Older ones have them once somebody opts in.
  GitHubOwnerId: numericId('owner'),
  GitHubRepositoryId: numericId('repository'),
  GitHubRef: {
    description: 'Whose jobs may sign in as runner, without GitHubEnvironment',
    allowedPattern: '^refs/(?:heads|tags)/[\\w./+@#-]+$',
    constraintDescription: 'must be a full ref without wildcards, such as refs/heads/main.',
    default: 'refs/heads/main',
  },
  GitHubEnvironment: {
    description: 'If given, only its jobs may sign in as runner',
    allowedPattern: '^[\\w. -]{0,255}$',
    constraintDescription:
      'must be empty, or a name of letters, digits, blanks, dots, hyphens and underscores.',
    default: '',
  },
  GitHubDeployEnvironment: {
    description: 'Only its jobs may sign in as deployer',
    allowedPattern: '^[\\w. -]{1,255}$',
    constraintDescription: 'must be a name of letters, digits, blanks, dots, hyphens and underscores.',
    default: 'deploy',
  },
  GitHubDeployWorkflow: {
    description: 'If given, only jobs of this workflow may sign in as deployer',
    allowedPattern:
      '^(?:[A-Za-z0-9][\\w-]{0,38}/[\\w.-]{1,100}/\\.github/workflows/[\\w.-]+\\.ya?ml@refs/(?:heads|tags)/[\\w./+@#-]+)?$',
    constraintDescription:
      'must be empty, or a workflow with its ref, such as octo-org/uploads/.github/workflows/deploy.yml@refs/heads/main.',
    default: '',
  },
  GitHubOidcProviderArn: {
    description: 'If empty, it is made; an account can have one',
    allowedPattern:
      '^(?:arn:aws[a-z-]*:iam::\\d{12}:oidc-provider/token\\.actions\\.githubusercontent\\.com)?$',
    constraintDescription: 'must be empty, or the ARN of the provider token.actions.githubusercontent.com.',
    default: '',
  },
  AllowPullRequests: choice(
    ['false', 'true'],
    'false',
    "Whether the repository's own may use the runner role",
  ),
  NotificationEmail: {
    description: 'Who is told of failures',
    allowedPattern: '^(?:[^\\s@,<>]+@[^\\s@,<>]+\\.[^\\s@,<>]+)?$',
    constraintDescription: 'must be empty, or one e-mail address.',
    default: '',
  },
  LogRetentionDays: LOG_RETENTION_DAYS,
  OutputRetentionDays: {
    type: 'Number',
    minValue: 1,
    maxValue: 36_500,
    constraintDescription: 'must be a number of days from 1 to 36500.',
    default: 365,
  },
} satisfies Readonly<Record<string, CfnParameterProps>>;

function numericId(of: string): CfnParameterProps {
  return {
    allowedPattern: '^\\d{0,19}$',
    constraintDescription: `must be empty, or the numeric id of the ${of} on GitHub.`,
    default: '',
  };
}

export type Parameters = { readonly [Name in keyof typeof PARAMETERS]: CfnParameter };

export function declareParameters(stack: Stack): Parameters {
  const declare = (name: keyof Parameters) => new CfnParameter(stack, name, PARAMETERS[name]);
  return {
    Image: declare('Image'),
    Cpu: declare('Cpu'),
    Memory: declare('Memory'),
    Architecture: declare('Architecture'),
    VpcId: declare('VpcId'),
    SubnetIds: declare('SubnetIds'),
    SecurityGroupIds: declare('SecurityGroupIds'),
    AssignPublicIp: declare('AssignPublicIp'),
    GitHubRepository: declare('GitHubRepository'),
    GitHubOwnerId: declare('GitHubOwnerId'),
    GitHubRepositoryId: declare('GitHubRepositoryId'),
    GitHubRef: declare('GitHubRef'),
    GitHubEnvironment: declare('GitHubEnvironment'),
    GitHubDeployEnvironment: declare('GitHubDeployEnvironment'),
    GitHubDeployWorkflow: declare('GitHubDeployWorkflow'),
    GitHubOidcProviderArn: declare('GitHubOidcProviderArn'),
    AllowPullRequests: declare('AllowPullRequests'),
    NotificationEmail: declare('NotificationEmail'),
    LogRetentionDays: declare('LogRetentionDays'),
    OutputRetentionDays: declare('OutputRetentionDays'),
  };
}

/** CloudFormation itself would take any pair, and ECS refuse it when half of the stack is there. */
export function refuseIllegalSizes(stack: Stack, { Cpu, Memory }: Parameters): void {
  for (const cpu of FARGATE_CPUS) {
    const legal = FARGATE_SIZES.filter((size) => size.cpu === cpu).map(({ memory }) => String(memory));
    new CfnRule(stack, `Memory${cpu}`, {
      ruleCondition: Fn.conditionEquals(Cpu.valueAsString, String(cpu)),
      assertions: [
        {
          assert: Fn.conditionContains(legal, Memory.valueAsString),
          assertDescription: `Cpu ${cpu} takes Memory ${legal[0]}, ${legal[1]} and so on to ${legal.at(-1)}.`,
        },
      ],
    });
  }
}

/** Who may run must not be able to deploy by that alone. */
export function refuseOneEnvironment(
  stack: Stack,
  { GitHubEnvironment, GitHubDeployEnvironment }: Parameters,
): void {
  new CfnRule(stack, 'GitHubEnvironments', {
    assertions: [
      {
        assert: Fn.conditionNot(
          Fn.conditionEquals(GitHubEnvironment.valueAsString, GitHubDeployEnvironment.valueAsString),
        ),
        assertDescription: 'GitHubEnvironment and GitHubDeployEnvironment must differ.',
      },
    ],
  });
}

/** A subject has both ids or none; with one of them the roles would trust nobody. */
export function refuseOneId(stack: Stack, { GitHubOwnerId, GitHubRepositoryId }: Parameters): void {
  const empty = [GitHubOwnerId, GitHubRepositoryId].map(({ valueAsString }) =>
    Fn.conditionEquals(valueAsString, ''),
  );
  new CfnRule(stack, 'GitHubIds', {
    assertions: [
      {
        assert: Fn.conditionOr(Fn.conditionAnd(...empty), Fn.conditionNot(Fn.conditionOr(...empty))),
        assertDescription: 'GitHubOwnerId and GitHubRepositoryId must both be given, or neither.',
      },
    ],
  });
}
