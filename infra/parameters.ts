import { CfnParameter, CfnRule, Fn, type Stack } from 'aws-cdk-lib';
import { FARGATE_CPUS, FARGATE_SIZES } from '../src/policy/fargate-sizes.ts';

/** How long CloudWatch Logs can keep a log group's events, in days, as PutRetentionPolicy lists them. */
const LOG_RETENTION_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

export interface Parameters {
  readonly image: CfnParameter;
  readonly cpu: CfnParameter;
  readonly memory: CfnParameter;
  readonly architecture: CfnParameter;
  readonly vpcId: CfnParameter;
  readonly subnetIds: CfnParameter;
  readonly securityGroupIds: CfnParameter;
  readonly assignPublicIp: CfnParameter;
  readonly gitHubRepository: CfnParameter;
  readonly gitHubRef: CfnParameter;
  readonly gitHubEnvironment: CfnParameter;
  readonly gitHubOidcProviderArn: CfnParameter;
  readonly allowPullRequests: CfnParameter;
  readonly notificationEmail: CfnParameter;
  readonly logRetentionDays: CfnParameter;
  readonly outputRetentionDays: CfnParameter;
  readonly processErrorFunction: CfnParameter;
}

/**
 * What a team says about itself. None has a type such as `AWS::EC2::Subnet::Id`, by which CloudFormation would look
 * the value up: their messages name no parameter, and a pattern does not apply to lists of them.
 *
 * CloudFormation says "Parameter Image failed to satisfy constraint: " and then the constraint's description.
 */
export function declareParameters(stack: Stack): Parameters {
  const text = (name: string, description: string, pattern: string, must: string, fallback?: string) =>
    new CfnParameter(stack, name, {
      ...(description !== '' && { description }),
      allowedPattern: pattern,
      constraintDescription: must,
      ...(fallback !== undefined && { default: fallback }),
    });
  const choice = (name: string, description: string, allowedValues: readonly string[], fallback: string) =>
    new CfnParameter(stack, name, {
      ...(description !== '' && { description }),
      allowedValues: [...allowedValues],
      constraintDescription: `must be one of ${allowedValues.join(', ')}.`,
      default: fallback,
    });
  const list = (name: string, description: string, pattern: string, must: string, fallback?: string) =>
    new CfnParameter(stack, name, {
      type: 'CommaDelimitedList',
      description,
      allowedPattern: pattern,
      constraintDescription: must,
      ...(fallback !== undefined && { default: fallback }),
    });
  return {
    image: text(
      'Image',
      'What the task runs; it need not be pushed yet',
      '(?:[\\w.-]+(?::\\d{1,5})?/)?[a-z0-9]+(?:[._/-]+[a-z0-9]+)*(?::\\w[\\w.-]{0,127}|@sha256:[0-9a-f]{64})',
      'must be an image with its tag or digest, such as 123456789012.dkr.ecr.eu-west-1.amazonaws.com/uploads:v1.',
    ),
    cpu: choice('Cpu', '', FARGATE_CPUS.map(String), '256'),
    memory: text('Memory', '', '[1-9]\\d{2,5}', 'must be a number of MiB, such as 512.', '512'),
    architecture: choice('Architecture', '', ['X86_64', 'ARM64'], 'X86_64'),
    vpcId: text('VpcId', '', 'vpc-[0-9a-f]{8,17}', 'must be the id of a VPC, such as vpc-0a1b2c3d4e5f60718.'),
    subnetIds: list(
      'SubnetIds',
      'With a route to ECR, S3 and CloudWatch Logs',
      'subnet-[0-9a-f]{8,17}',
      'must be ids of subnets between commas, such as subnet-0ed41e45b216c45a4.',
    ),
    securityGroupIds: list(
      'SecurityGroupIds',
      'If empty, one is made that lets HTTPS out',
      '(?:sg-[0-9a-f]{8,17})?',
      'must be empty, or ids of security groups between commas, such as sg-0121e456c45b21f42.',
      '',
    ),
    assignPublicIp: choice(
      'AssignPublicIp',
      'ENABLED in public subnets',
      ['ENABLED', 'DISABLED'],
      'DISABLED',
    ),
    gitHubRepository: text(
      'GitHubRepository',
      'Whose workflows may sign in',
      '[A-Za-z0-9][A-Za-z0-9-]{0,38}(?:@\\d+)?/[\\w.-]{1,100}(?:@\\d+)?',
      'must be owner/name, or owner@id/name@id if its tokens say so.',
    ),
    gitHubRef: text(
      'GitHubRef',
      'Whose workflows may sign in, without GitHubEnvironment',
      'refs/(?:heads|tags)/[\\w./+@#-]+',
      'must be a full ref without wildcards, such as refs/heads/main.',
      'refs/heads/main',
    ),
    gitHubEnvironment: text(
      'GitHubEnvironment',
      'If given, only its jobs may sign in',
      '[\\w. -]{0,255}',
      'must be empty, or a name of letters, digits, blanks, dots, hyphens and underscores.',
      '',
    ),
    gitHubOidcProviderArn: text(
      'GitHubOidcProviderArn',
      'If empty, it is made; an account can have one',
      '(?:arn:aws[a-z-]*:iam::\\d{12}:oidc-provider/token\\.actions\\.githubusercontent\\.com)?',
      'must be empty, or the ARN of the provider token.actions.githubusercontent.com.',
      '',
    ),
    allowPullRequests: choice(
      'AllowPullRequests',
      "Whether the repository's own may use the runner role",
      ['false', 'true'],
      'false',
    ),
    notificationEmail: text(
      'NotificationEmail',
      'Who is told of failures',
      '(?:[^\\s@,<>]+@[^\\s@,<>]+\\.[^\\s@,<>]+)?',
      'must be empty, or one e-mail address.',
      '',
    ),
    logRetentionDays: new CfnParameter(stack, 'LogRetentionDays', {
      type: 'Number',
      allowedValues: LOG_RETENTION_DAYS.map(String),
      constraintDescription: 'must be a number of days that CloudWatch Logs knows, such as 7, 30, 90 or 365.',
      default: '30',
    }),
    outputRetentionDays: new CfnParameter(stack, 'OutputRetentionDays', {
      type: 'Number',
      minValue: 1,
      maxValue: 36500,
      constraintDescription: 'must be a number of days from 1 to 36500.',
      default: 365,
    }),
    processErrorFunction: choice(
      'ProcessErrorFunction',
      'Whether a function decides on failures',
      ['false', 'true'],
      'false',
    ),
  };
}

/** CloudFormation itself would take any pair, and ECS refuse it after minutes, while the rest of the stack is there. */
export function refuseIllegalSizes(stack: Stack, { cpu, memory }: Parameters): void {
  for (const units of FARGATE_CPUS) {
    const legal = FARGATE_SIZES.filter((size) => size.cpu === units).map((size) => String(size.memory));
    new CfnRule(stack, `Memory${units}`, {
      ruleCondition: Fn.conditionEquals(cpu.valueAsString, String(units)),
      assertions: [
        {
          assert: Fn.conditionContains(legal, memory.valueAsString),
          assertDescription: `Cpu ${units} takes Memory ${legal[0]}, ${legal[1]} and so on to ${legal.at(-1)}.`,
        },
      ],
    });
  }
}
