import { describe, expect, test } from '@jest/globals';
import { CLASSIC, map, properties, TEMPLATE, UPLOADS } from './template.ts';

describe('the resources', () => {
  test('are those that a team needs, and no other', () => {
    const types = Object.entries(TEMPLATE.Resources).map(([id, { Type, Condition = 'always' }]) => [
      id,
      `${Type.replace('AWS::', '')} ${Condition}`,
    ]);
    expect(Object.fromEntries(types)).toEqual({
      Repository: 'ECR::Repository always',
      Cluster: 'ECS::Cluster always',
      TaskDefinition: 'ECS::TaskDefinition always',
      TaskRole: 'IAM::Role always',
      ExecutionRole: 'IAM::Role always',
      SecurityGroup: 'EC2::SecurityGroup MakeSecurityGroup',
      OutputBucket: 'S3::Bucket always',
      OutputBucketPolicy: 'S3::BucketPolicy always',
      TaskLog: 'Logs::LogGroup always',
      MachineLog: 'Logs::LogGroup always',
      StateMachine: 'StepFunctions::StateMachine always',
      MachineRole: 'IAM::Role always',
      Topic: 'SNS::Topic always',
      TopicPolicy: 'SNS::TopicPolicy always',
      Email: 'SNS::Subscription SendEmail',
      FailedRule: 'Events::Rule always',
      FailedAlarm: 'CloudWatch::Alarm always',
      Dashboard: 'CloudWatch::Dashboard always',
      OidcProvider: 'IAM::OIDCProvider MakeOidcProvider',
      RunnerRole: 'IAM::Role always',
      DeployerRole: 'IAM::Role always',
      RunPolicy: 'IAM::Policy always',
    });
  });

  test('of the second stack are the function, its machine, and what the roles of the first need for them', () => {
    const types = Object.entries(CLASSIC.template.Resources).map(([id, { Type }]) => [
      id,
      Type.replace('AWS::', ''),
    ]);
    expect(Object.fromEntries(types)).toEqual({
      ProcessError: 'Lambda::Function',
      FunctionRole: 'IAM::Role',
      FunctionLog: 'Logs::LogGroup',
      StateMachine: 'StepFunctions::StateMachine',
      MachineLog: 'Logs::LogGroup',
      InvokeProcessError: 'IAM::Policy',
      RunPolicy: 'IAM::Policy',
      DeployPolicy: 'IAM::Policy',
    });
  });

  test('go with the stack, but for the bucket and its policy, which only a first deployment that fails takes away', () => {
    const kept = Object.entries(TEMPLATE.Resources).filter(
      ([, { DeletionPolicy }]) => DeletionPolicy !== undefined,
    );
    expect(
      kept.map(([id, { DeletionPolicy, UpdateReplacePolicy }]) => [id, DeletionPolicy, UpdateReplacePolicy]),
    ).toEqual([
      ['OutputBucket', 'RetainExceptOnCreate', 'Retain'],
      ['OutputBucketPolicy', 'RetainExceptOnCreate', 'Retain'],
    ]);
  });

  test('have no names of the account, so a second stack may stand beside the first', () => {
    const NAMES = [
      ...['RepositoryName', 'Family', 'StateMachineName', 'DashboardName'],
      ...['LogGroupName', 'RoleName', 'BucketName', 'FunctionName'],
    ];
    const named = [UPLOADS, CLASSIC].flatMap((stack) =>
      Object.keys(stack.template.Resources).flatMap((id) => {
        const made = properties(id, stack === UPLOADS ? EVERYTHING : {}, stack);
        return NAMES.map((name) => made[name]).filter((name) => name !== undefined);
      }),
    );
    expect(named.sort()).toEqual(
      [
        ...['uploads', 'uploads', 'uploads', 'uploads', 'uploads-process-error'],
        ...['/aws/vendedlogs/states/uploads', '/ecs/uploads'],
        ...['/aws/lambda/uploads-process-error', '/aws/vendedlogs/states/uploads-process-error'],
      ].sort(),
    );
  });
});

const EVERYTHING = { NotificationEmail: 'a@example.com' };

describe('the repository', () => {
  test('keeps tags as they are, scans what is pushed, and forgets old images', () => {
    const { ImageTagMutability, ImageScanningConfiguration, LifecyclePolicy } = properties('Repository');
    expect([ImageTagMutability, ImageScanningConfiguration]).toEqual(['IMMUTABLE', { ScanOnPush: true }]);
    const { rules } = JSON.parse(String(map(LifecyclePolicy ?? null)['LifecyclePolicyText']));
    expect(rules).toEqual([
      {
        rulePriority: 1,
        selection: { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 50 },
        action: { type: 'expire' },
      },
    ]);
  });
});

describe('the cluster', () => {
  test('runs on Fargate and Fargate Spot, and is watched', () => {
    expect(properties('Cluster')).toEqual({
      CapacityProviders: ['FARGATE', 'FARGATE_SPOT'],
      ClusterSettings: [{ Name: 'containerInsights', Value: 'enabled' }],
    });
  });
});

describe('the task', () => {
  test('runs the image as nobody, on a file system that it cannot write to, and logs', () => {
    const task = properties('TaskDefinition', { Cpu: '1024', Memory: '4096', Architecture: 'ARM64' });
    expect(task).toEqual({
      Family: 'uploads',
      RequiresCompatibilities: ['FARGATE'],
      NetworkMode: 'awsvpc',
      Cpu: '1024',
      Memory: '4096',
      RuntimePlatform: { CpuArchitecture: 'ARM64', OperatingSystemFamily: 'LINUX' },
      TaskRoleArn: '<TaskRole.Arn>',
      ExecutionRoleArn: '<ExecutionRole.Arn>',
      ContainerDefinitions: [
        {
          Name: 'app',
          Image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/uploads:1a2b3c4',
          ReadonlyRootFilesystem: true,
          User: '1000',
          LinuxParameters: { Capabilities: { Drop: ['ALL'] } },
          LogConfiguration: {
            LogDriver: 'awslogs',
            Options: {
              'awslogs-group': '<TaskLog>',
              'awslogs-region': 'eu-west-1',
              'awslogs-stream-prefix': 'app',
            },
          },
        },
      ],
    });
  });

  test('may call HTTPS, and nobody may call it', () => {
    const { VpcId, SecurityGroupEgress, SecurityGroupIngress } = properties('SecurityGroup');
    expect([VpcId, SecurityGroupIngress]).toEqual(['vpc-0a1b2c3d4e5f60718', undefined]);
    expect(SecurityGroupEgress).toEqual([
      { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' },
    ]);
  });
});

describe('the bucket', () => {
  test('is encrypted, versioned, closed to the public, and cleared', () => {
    expect(properties('OutputBucket', { OutputRetentionDays: '90' })).toEqual({
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      VersioningConfiguration: { Status: 'Enabled' },
      LifecycleConfiguration: {
        Rules: [
          {
            Status: 'Enabled',
            ExpirationInDays: '90',
            NoncurrentVersionExpiration: { NoncurrentDays: 30 },
            AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
          },
        ],
      },
    });
  });
});

describe('the logs', () => {
  test.each([
    ['TaskLog', UPLOADS],
    ['MachineLog', UPLOADS],
    ['MachineLog', CLASSIC],
    ['FunctionLog', CLASSIC],
  ])('of %s are kept as long as was asked', (id, stack) => {
    expect(properties(id, { LogRetentionDays: '7' }, stack)['RetentionInDays']).toBe('7');
  });
});

describe('the machine', () => {
  test.each([
    ['uploads', UPLOADS, '<MachineRole.Arn>'],
    ['uploads-process-error', CLASSIC, CLASSIC.given['StateMachineRoleArn']],
  ])('%s is logged without what it carries, and traced', (name, stack, role) => {
    expect(properties('StateMachine', {}, stack)).toEqual({
      StateMachineName: name,
      RoleArn: role,
      Definition: expect.objectContaining({ QueryLanguage: 'JSONata' }),
      LoggingConfiguration: {
        Level: 'ALL',
        IncludeExecutionData: false,
        Destinations: [{ CloudWatchLogsLogGroup: { LogGroupArn: '<MachineLog.Arn>' } }],
      },
      TracingConfiguration: { Enabled: true },
    });
  });
});

describe('the function', () => {
  test('runs the built code, a few at a time, and logs to its own group', () => {
    expect(properties('ProcessError', {}, CLASSIC)).toEqual({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
      Code: { ZipFile: expect.stringContaining('module.exports') },
      Role: '<FunctionRole.Arn>',
      Timeout: 10,
      ReservedConcurrentExecutions: 10,
      LoggingConfig: { LogGroup: '<FunctionLog>' },
    });
  });
});

describe('the sign-in from GitHub', () => {
  test('is by tokens for AWS, and lasts as long as a job may', () => {
    expect(properties('OidcProvider')).toEqual({
      Url: 'https://token.actions.githubusercontent.com',
      ClientIdList: ['sts.amazonaws.com'],
    });
    for (const role of ['RunnerRole', 'DeployerRole']) {
      expect(properties(role)['MaxSessionDuration']).toBe(21_600);
    }
  });
});
