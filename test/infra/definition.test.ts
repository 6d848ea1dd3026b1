import { describe, expect, test } from '@jest/globals';
import { getLanguageService } from 'amazon-states-language-service';
import validate from 'asl-validator';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { machineDefinition } from '../../infra/definition.ts';
import { builtInDefinition } from '../../src/machine/definition.ts';
import { DEFAULT_POLICY } from '../../src/policy/default-policy.ts';
import { CLASSIC, properties, UPLOADS } from './template.ts';

const GROUP = ['<SecurityGroup.GroupId>'];

/** What `deploy: true` knows of both. */
const TASK = {
  partition: 'aws',
  cluster: '<Cluster.Arn>',
  taskDefinition: 'uploads',
  container: 'app',
  subnets: ['subnet-0a1b2c3d', 'subnet-0a1b2c3e'],
  securityGroups: GROUP,
  assignPublicIp: false,
};

const BY_FUNCTION = {
  ...TASK,
  cluster: String(CLASSIC.given['ClusterArn']),
  securityGroups: ['sg-0a1b2c3d'],
  processErrorFunction: '<ProcessError.Arn>',
};

describe.each([
  ['by the compiled policy', UPLOADS, {}, TASK],
  [
    'by the compiled policy, in one public subnet, with groups of the team',
    UPLOADS,
    { SubnetIds: 'subnet-0a1b2c3d', SecurityGroupIds: 'sg-0a1b2c3d,sg-0a1b2c3e', AssignPublicIp: 'ENABLED' },
    {
      ...TASK,
      subnets: ['subnet-0a1b2c3d'],
      securityGroups: ['sg-0a1b2c3d', 'sg-0a1b2c3e'],
      assignPublicIp: true,
    },
  ],
  ['by the function', CLASSIC, {}, BY_FUNCTION],
  [
    'by the function, in one public subnet, with two groups',
    CLASSIC,
    { SubnetIds: 'subnet-0a1b2c3d', SecurityGroupId: 'sg-0a1b2c3d,sg-0a1b2c3e', AssignPublicIp: 'ENABLED' },
    {
      ...BY_FUNCTION,
      subnets: ['subnet-0a1b2c3d'],
      securityGroups: ['sg-0a1b2c3d', 'sg-0a1b2c3e'],
      assignPublicIp: true,
    },
  ],
])('the machine that decides %s', (_what, stack, given, settings) => {
  const definition = properties('StateMachine', given, stack)['Definition'] ?? null;

  test('is the one that deploy: true would write', () => {
    expect(definition).toEqual(builtInDefinition(DEFAULT_POLICY, settings));
  });

  test('passes asl-validator', () => {
    const { isValid, errorsText } = validate(definition);
    expect(isValid ? '' : errorsText()).toBe('');
  });

  test('passes the language service', async () => {
    const document = TextDocument.create('file:///machine.asl.json', 'asl', 1, JSON.stringify(definition));
    const service = getLanguageService({});
    expect(await service.doValidation(document, service.parseJSONDocument(document))).toEqual([]);
  });
});

test('a definition that says twice whether the task is public is refused', () => {
  const assignPublicIp = 'ENABLED';
  expect(() => machineDefinition({ ...TASK, assignPublicIp, taskDefinition: 'DISABLED' })).toThrow(
    'The definition says 2 times that the task gets no public address, not once.',
  );
});
