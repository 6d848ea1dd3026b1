import { describe, expect, test } from '@jest/globals';
import { array, map, properties, TEMPLATE } from './template.ts';

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
      ProcessError: 'Lambda::Function UseFunction',
      FunctionRole: 'IAM::Role UseFunction',
      FunctionLog: 'Logs::LogGroup UseFunction',
      InvokeProcessError: 'IAM::Policy UseFunction',
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
    const named = Object.keys(TEMPLATE.Resources).flatMap((id) =>
      [
        'RepositoryName',
        'Family',
        'StateMachineName',
        'DashboardName',
        'LogGroupName',
        'RoleName',
        'BucketName',
      ]
        .map((name) => properties(id, EVERYTHING)[name])
        .filter((name) => name !== undefined),
    );
    expect(named.sort()).toEqual(
      [
        ...['uploads', 'uploads', 'uploads', 'uploads'],
        ...['/aws/lambda/uploads', '/aws/vendedlogs/states/uploads', '/ecs/uploads'],
      ].sort(),
    );
  });
});

const EVERYTHING = { ProcessErrorFunction: 'true', NotificationEmail: 'a@example.com' };

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
  test.each(['TaskLog', 'MachineLog', 'FunctionLog'])('of %s are kept as long as was asked', (id) => {
    const given = { ...EVERYTHING, LogRetentionDays: '7' };
    expect(properties(id, given)['RetentionInDays']).toBe('7');
  });
});

describe('the machine', () => {
  test('is logged without what it carries, and traced', () => {
    expect(properties('StateMachine')).toEqual({
      StateMachineName: 'uploads',
      RoleArn: '<MachineRole.Arn>',
      DefinitionString: expect.any(String),
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
    expect(properties('ProcessError', EVERYTHING)).toEqual({
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

describe('a failure', () => {
  test('of this machine is told to the topic, by status and ARN only', () => {
    const { EventPattern, Targets } = properties('FailedRule');
    expect(EventPattern).toEqual({
      source: ['aws.states'],
      'detail-type': ['Step Functions Execution Status Change'],
      detail: { stateMachineArn: ['<StateMachine>'], status: ['FAILED', 'TIMED_OUT', 'ABORTED'] },
    });
    const [target, ...others] = array(Targets ?? null).map(map);
    expect([target?.['Arn'], others]).toEqual(['<Topic>', []]);
    const { InputPathsMap, InputTemplate } = map(target?.['InputTransformer'] ?? null);
    expect(InputPathsMap).toEqual({ arn: '$.detail.executionArn', status: '$.detail.status' });
    // EventBridge takes a text in quotes, or JSON.
    expect(InputTemplate).toMatch(/^"[^"]*<status>[^"]*<arn>[^"]*"$/);
  });

  test('raises the alarm, and no executions do not', () => {
    expect(properties('FailedAlarm')).toMatchObject({
      Namespace: 'AWS/States',
      MetricName: 'ExecutionsFailed',
      Dimensions: [{ Name: 'StateMachineArn', Value: '<StateMachine>' }],
      Statistic: 'Sum',
      Period: 300,
      EvaluationPeriods: 1,
      Threshold: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      TreatMissingData: 'notBreaching',
      AlarmActions: ['<Topic>'],
    });
  });

  test('is mailed to who asked for it', () => {
    expect(properties('Email', EVERYTHING)).toEqual({
      TopicArn: '<Topic>',
      Protocol: 'email',
      Endpoint: 'a@example.com',
    });
  });

  test('is drawn on a dashboard with what succeeded', () => {
    const { widgets } = JSON.parse(String(properties('Dashboard')['DashboardBody']));
    expect(widgets).toHaveLength(2);
    for (const { type, properties: drawn } of widgets) {
      const [first, ...others] = drawn.metrics;
      expect([type, drawn.region]).toEqual(['metric', 'eu-west-1']);
      expect(first).toEqual(['AWS/States', expect.any(String), 'StateMachineArn', '<StateMachine>']);
      for (const metric of others) {
        expect(metric).toEqual(['.', expect.stringMatching(/^Executions/), '.', '.']);
      }
    }
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
