import { describe, expect, test } from '@jest/globals';
import { DEPLOY, ROLE, settings } from './given.ts';

const ARN = 'arn:aws:states:eu-west-1:111122223333:stateMachine:uploads';

describe('a step that names nothing but its state machine', () => {
  test('has the settings that action.yml promises', async () => {
    expect(await settings()).toEqual({
      machine: { kind: 'lookup', reference: { kind: 'name', name: 'uploads' } },
      policy: undefined,
      policyFile: undefined,
      policyWarnings: [],
      logs: 'on-failure',
      preview: false,
      request: {
        commands: [],
        customerIds: [],
        reportId: undefined,
        outputLocation: undefined,
        input: {},
        githubContext: true,
        executionName: undefined,
        expectOutputs: [],
      },
      wait: true,
      timeoutMinutes: 350,
      onTimeout: 'stop',
      stopAttached: false,
      pollIntervalSeconds: 5,
      maxParallel: 10,
      failFast: false,
      toleratedFailurePercentage: 0,
      comment: undefined,
      summary: true,
      warnings: [],
    });
  });

  test('may name it by an ARN with an alias', async () => {
    expect((await settings({ inputs: { 'state-machine': `${ARN}:PROD` } })).machine).toMatchObject({
      kind: 'lookup',
      reference: { machineArn: ARN, qualifier: { kind: 'alias', value: 'PROD' } },
    });
  });
});

describe('a step whose inputs are expressions that are empty', () => {
  test('has the same settings as one that does not name them', async () => {
    const names = ['deploy', 'summary', 'github-context', 'assign-public-ip'];
    const inputs = Object.fromEntries(names.map((name) => [name, '']));
    expect(await settings({ inputs })).toEqual(await settings());
    expect(await settings({ inputs: { ...DEPLOY, ...inputs, deploy: 'true' } })).toEqual(
      await settings({ inputs: DEPLOY }),
    );
  });
});

describe('what the task gets', () => {
  test('is read from lines, ids and JSON', async () => {
    const { request } = await settings({
      inputs: {
        commands: 'node\n  main.js  \r\n\n--name=a, b\n',
        'customer-ids': 'c1',
        'report-id': 'r1',
        'output-location': 's3://my-bucket/{customer-id}/x y',
        input: '{"a": [1, {"b": null}], "__proto__": 1}',
        'github-context': 'FALSE',
        'execution-name': 'run_1-a',
      },
    });
    expect(request).toMatchObject({
      commands: ['node', 'main.js', '--name=a, b'],
      customerIds: ['c1'],
      reportId: 'r1',
      outputLocation: 's3://my-bucket/{customer-id}/x y',
      githubContext: false,
      executionName: 'run_1-a',
    });
    expect(JSON.stringify(request.input)).toBe('{"a":[1,{"b":null}],"__proto__":1}');
  });

  test('may be read from a file of the workspace', async () => {
    const files = { 'in/put.json': '{"a": 1}' };
    expect((await settings({ inputs: { input: '@in/put.json' }, files })).request.input).toEqual({ a: 1 });
    expect((await settings({ inputs: { input: '@ in/put.json' }, files })).request.input).toEqual({ a: 1 });
  });

  test('is one customer even if it is named twice', async () => {
    expect((await settings({ inputs: { 'customer-ids': 'c1,\nc1' } })).request.customerIds).toEqual(['c1']);
  });
});

describe('how the step waits', () => {
  test('is read from numbers and words', async () => {
    const inputs = {
      'timeout-minutes': '90',
      'on-timeout': 'leave',
      'poll-interval-seconds': '1',
      summary: 'false',
    };
    expect(await settings({ inputs })).toMatchObject({
      timeoutMinutes: 90,
      onTimeout: 'leave',
      pollIntervalSeconds: 1,
      summary: false,
    });
  });
});

describe('a policy file', () => {
  test('is read from the workspace', async () => {
    const files = { 'retry.yml': 'max-retries: 7' };
    expect((await settings({ inputs: { 'retry-policy': 'retry.yml' }, files })).policy?.maxRetries).toBe(7);
  });

  test('with a fault is named with the place of the fault', async () => {
    const files = { 'retry.yml': 'default: RETRIABLE\nmax-retries: many' };
    const reading = settings({ inputs: { 'retry-policy': 'retry.yml' }, files });
    await expect(reading).rejects.toThrow(/^Input retry-policy: retry\.yml:2:14 max-retries: .*\.$/);
  });
});

describe('a step that deploys', () => {
  test('the built-in machine needs its role and its task', async () => {
    expect((await settings({ inputs: DEPLOY })).machine).toEqual({
      kind: 'deploy',
      reference: { kind: 'name', name: 'uploads' },
      name: 'uploads',
      roleArn: ROLE,
      definition: {
        kind: 'built-in',
        task: {
          cluster: 'uploads',
          taskDefinition: 'customer-data-upload',
          container: undefined,
          subnets: ['subnet-0a1b2c3d'],
          securityGroups: [],
          assignPublicIp: false,
          capacityProvider: undefined,
          timeoutMinutes: undefined,
        },
      },
    });
  });

  test('may set all else about the task', async () => {
    const inputs = {
      ...DEPLOY,
      'state-machine': ARN,
      cluster: 'arn:aws-cn:ecs:cn-north-1:111122223333:cluster/uploads',
      'task-definition': 'arn:aws:ecs:eu-west-1:111122223333:task-definition/upload:12',
      container: 'app',
      subnets: 'subnet-1, subnet-2\nsubnet-3',
      'security-groups': 'sg-1\nsg-2',
      'assign-public-ip': 'True',
      'capacity-provider': 'FARGATE_SPOT',
      'task-timeout-minutes': '30',
    };
    expect((await settings({ inputs })).machine).toMatchObject({
      reference: { kind: 'arn', machineArn: ARN },
      name: 'uploads',
      definition: {
        task: {
          cluster: inputs.cluster,
          taskDefinition: inputs['task-definition'],
          container: 'app',
          subnets: ['subnet-1', 'subnet-2', 'subnet-3'],
          securityGroups: ['sg-1', 'sg-2'],
          assignPublicIp: true,
          capacityProvider: 'FARGATE_SPOT',
          timeoutMinutes: 30,
        },
      },
    });
  });

  test('a definition of its own needs neither cluster nor task', async () => {
    const inputs = {
      deploy: 'true',
      'role-arn': ROLE,
      definition: 'machine.json',
      'definition-substitutions': 'Name=x',
    };
    const files = { 'machine.json': `{"StartAt": "$\{Name}", "States": {}}` };
    expect((await settings({ inputs, files })).machine).toEqual({
      kind: 'deploy',
      reference: { kind: 'name', name: 'uploads' },
      name: 'uploads',
      roleArn: ROLE,
      definition: { kind: 'file', definition: { StartAt: 'x', States: {} } },
    });
  });
});

describe('a step that attaches', () => {
  const EXECUTION = 'arn:aws:states:eu-west-1:111122223333:execution:uploads';

  test('needs no state machine, and knows it from the executions', async () => {
    const { machine, warnings } = await settings({
      inputs: { 'state-machine': '', 'execution-arn': `${EXECUTION}:a\n${EXECUTION}:b, ${EXECUTION}:a` },
    });
    const reference = (name: string) => ({
      arn: `${EXECUTION}:${name}`,
      region: 'eu-west-1',
      machine: { name: 'uploads', arn: ARN },
    });
    expect(machine).toEqual({ kind: 'attach', executions: [reference('a'), reference('b')] });
    expect(warnings).toEqual([]);
  });

  test('is told which inputs have no effect then', async () => {
    const inputs = {
      'execution-arn': `${EXECUTION}:a`,
      commands: 'x',
      'customer-ids': 'c1',
      subnets: 'subnet-1',
    };
    expect((await settings({ inputs })).warnings).toEqual(
      ['state-machine', 'commands', 'customer-ids', 'subnets'].map(
        (name) => `Input ${name} has no effect with execution-arn, since nothing is started.`,
      ),
    );
  });
});

test('customers are run for once each, in the order they are named', async () => {
  const { request } = await settings({ inputs: { 'customer-ids': 'c2\nc1,c2 , c3\n\nc1' } });
  expect(request.customerIds).toEqual(['c2', 'c1', 'c3']);
});
