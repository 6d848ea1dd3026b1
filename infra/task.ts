import { Aws, Fn, type Stack } from 'aws-cdk-lib';
import { CfnRepository } from 'aws-cdk-lib/aws-ecr';
import { CfnCluster, CfnTaskDefinition } from 'aws-cdk-lib/aws-ecs';
import type { CfnRole } from 'aws-cdk-lib/aws-iam';
import type { CfnLogGroup } from 'aws-cdk-lib/aws-logs';
import type { Parameters } from './parameters.ts';
import { acknowledgeWildcards, allow, FOR_THIS_ACCOUNT, serviceRole } from './roles.ts';
import { OUTPUTS } from './storage.ts';

/** The container that gets the command and the environment. */
export const CONTAINER = 'app';

export interface Task {
  readonly repository: CfnRepository;
  readonly cluster: CfnCluster;
  readonly definition: CfnTaskDefinition;
  readonly taskRole: CfnRole;
  readonly executionRole: CfnRole;
}

/** The image's repository, the cluster, and what runs there, as whom. */
export function makeTask(stack: Stack, parameters: Parameters, log: CfnLogGroup): Task {
  const repository = makeRepository(stack);
  const cluster = new CfnCluster(stack, 'Cluster', {
    capacityProviders: ['FARGATE', 'FARGATE_SPOT'],
    clusterSettings: [{ name: 'containerInsights', value: 'enabled' }],
  });
  const taskRole = serviceRole(
    stack,
    'TaskRole',
    'ecs-tasks.amazonaws.com',
    [allow(['s3:GetObject', 's3:PutObject'], [Fn.sub(`\${OutputBucket.Arn}/${OUTPUTS}/*`)])],
    FOR_THIS_ACCOUNT,
  );
  acknowledgeWildcards(taskRole, {
    [`<OutputBucket.Arn>/${OUTPUTS}/*`]: 'What a task writes is named by the input of its execution.',
  });
  const executionRole = serviceRole(
    stack,
    'ExecutionRole',
    'ecs-tasks.amazonaws.com',
    [
      allow(['ecr:GetAuthorizationToken'], ['*']),
      allow(
        ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
        [repository.attrArn],
      ),
      allow(['logs:CreateLogStream', 'logs:PutLogEvents'], [log.attrArn]),
    ],
    FOR_THIS_ACCOUNT,
  );
  acknowledgeWildcards(executionRole, {
    '*': 'GetAuthorizationToken signs in to a registry, which is no resource of IAM.',
  });
  const definition = new CfnTaskDefinition(stack, 'TaskDefinition', {
    family: Aws.STACK_NAME,
    requiresCompatibilities: ['FARGATE'],
    networkMode: 'awsvpc',
    cpu: parameters.Cpu.valueAsString,
    memory: parameters.Memory.valueAsString,
    runtimePlatform: {
      cpuArchitecture: parameters.Architecture.valueAsString,
      operatingSystemFamily: 'LINUX',
    },
    taskRoleArn: taskRole.attrArn,
    executionRoleArn: executionRole.attrArn,
    containerDefinitions: [
      {
        name: CONTAINER,
        image: parameters.Image.valueAsString,
        readonlyRootFilesystem: true,
        // A number, since an image need not know the name; Node's images call it node.
        user: '1000',
        linuxParameters: { capabilities: { drop: ['ALL'] } },
        logConfiguration: {
          logDriver: 'awslogs',
          options: {
            'awslogs-group': log.ref,
            'awslogs-region': Aws.REGION,
            'awslogs-stream-prefix': CONTAINER,
          },
        },
      },
    ],
  });
  return { repository, cluster, definition, taskRole, executionRole };
}

/**
 * Named after the stack, so that an image can be named before there is a repository. Tags stay what they are: a task
 * definition means one image.
 */
function makeRepository(stack: Stack): CfnRepository {
  return new CfnRepository(stack, 'Repository', {
    repositoryName: Aws.STACK_NAME,
    imageTagMutability: 'IMMUTABLE',
    imageScanningConfiguration: { scanOnPush: true },
    // An image is built again from its commit; a stack that cannot go because of it is worse.
    emptyOnDelete: true,
    lifecyclePolicy: {
      lifecyclePolicyText: JSON.stringify({
        rules: [
          {
            rulePriority: 1,
            selection: { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 50 },
            action: { type: 'expire' },
          },
        ],
      }),
    },
  });
}

/** The tasks of the cluster, as a resource and as the condition that holds where ECS knows no better resource. */
export function tasksOf({
  cluster,
}: Task): readonly [resource: string, condition: Record<string, Record<string, unknown>>] {
  return [
    Fn.sub('arn:${AWS::Partition}:ecs:${AWS::Region}:${AWS::AccountId}:task/${Cluster}/*'),
    inCluster(cluster),
  ];
}

export function inCluster(cluster: CfnCluster): Record<string, Record<string, unknown>> {
  return { ArnEquals: { 'ecs:cluster': cluster.attrArn } };
}
