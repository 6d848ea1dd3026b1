import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { checkTemplate } from '../../scripts/synth.ts';
import { evaluator, GIVEN, TEMPLATE, TEMPLATE_FILE } from './template.ts';

describe('the README', () => {
  const readme = readFileSync(new URL('../../infra/README.md', import.meta.url), 'utf8');

  test('tells of every parameter with its default', () => {
    const rows = readme.split('\n').filter((line) => /^\| `[A-Z]/.test(line));
    const told = rows.flatMap((row) => {
      const [, names = '', defaults = ''] = row.split('|');
      const values = [...defaults.matchAll(/`([^`]+)`/g)].map(([, value]) => value);
      return [...names.matchAll(/`(\w+)`/g)].map(([, name], index) => [
        name,
        defaults.trim() === 'empty' ? '' : values[index],
      ]);
    });
    const declared = Object.entries(TEMPLATE.Parameters).map(([name, { Default }]) => [
      name,
      Default === undefined ? undefined : String(Default),
    ]);
    expect(Object.fromEntries(told)).toEqual(Object.fromEntries(declared));
  });

  test('tells of every output', () => {
    const [, section = ''] = /## Outputs\n(.*?)\n## /s.exec(readme) ?? [];
    const told = new Set([...section.matchAll(/`(\w+)`/g)].map(([, name]) => name));
    expect(Object.keys(TEMPLATE.Outputs).filter((name) => !told.has(name))).toEqual([]);
  });
});

describe('the committed template', () => {
  test('is what the app says, by which CDK and cdk-nag find neither fault nor warning', () => {
    expect(checkTemplate(false)).toEqual([]);
  });

  test('is small enough to be sent to CloudFormation as it is, with a kilobyte to spare', () => {
    expect(statSync(TEMPLATE_FILE).size).toBeLessThanOrEqual(51_200 - 1024);
  });

  test('names no account, region, network, asset or bootstrap', () => {
    const text = readFileSync(TEMPLATE_FILE, 'utf8').replace(/"ConstraintDescription":"[^"]*"/g, '');
    expect(text).not.toMatch(
      /\b\d{12}\b|[a-z]{2}-[a-z]+-\d\b|cdk-|Bootstrap|AssetParameters|aws:cdk|\/(tmp|home|Users)\//,
    );
    expect(Object.keys(TEMPLATE).sort()).toEqual(
      ['Conditions', 'Description', 'Outputs', 'Parameters', 'Resources', 'Rules'].sort(),
    );
  });

  test.each([
    ['as little as possible', {}],
    [
      'all that can be given',
      {
        SecurityGroupIds: 'sg-0a1b2c3d',
        GitHubEnvironment: 'production',
        GitHubOidcProviderArn: 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com',
        AllowPullRequests: 'true',
        NotificationEmail: 'a@example.com',
        ProcessErrorFunction: 'true',
      },
    ],
  ])('refers to nothing that is not made, given %s', (_what, given) => {
    const { evaluate, condition } = evaluator({ ...GIVEN, ...given });
    const wanted = [...Object.values(TEMPLATE.Resources), ...Object.values(TEMPLATE.Outputs)].filter(
      ({ Condition }) => Condition === undefined || condition(Condition),
    );
    for (const one of wanted) {
      expect(() => evaluate('Value' in one ? one.Value : (one.Properties ?? {}))).not.toThrow();
    }
    expect(wanted.length).toBeGreaterThan(30);
  });

  test('holds the built function as it is', () => {
    const built = fileURLToPath(new URL('../../infra/process-error/index.cjs', import.meta.url));
    expect(TEMPLATE.Resources['ProcessError']?.Properties?.['Code']).toEqual({
      ZipFile: readFileSync(built, 'utf8'),
    });
  });

  test('has the outputs that a workflow needs, named as the inputs of the action', () => {
    const { evaluate } = evaluator({ ...GIVEN, ProcessErrorFunction: 'true' });
    const outputs = Object.entries(TEMPLATE.Outputs).map(([name, { Value }]) => [name, evaluate(Value)]);
    expect(Object.fromEntries(outputs)).toEqual({
      RepositoryUri: '<Repository.RepositoryUri>',
      ClusterArn: '<Cluster.Arn>',
      TaskDefinitionFamily: 'uploads',
      StateMachineArn: '<StateMachine>',
      StateMachineName: '<StateMachine.Name>',
      StateMachineRoleArn: '<MachineRole.Arn>',
      SubnetIds: 'subnet-0a1b2c3d,subnet-0a1b2c3e',
      SecurityGroupId: '<SecurityGroup.GroupId>',
      OutputLocation: 's3://<OutputBucket>/outputs',
      RunnerRoleArn: '<RunnerRole.Arn>',
      DeployerRoleArn: '<DeployerRole.Arn>',
      TopicArn: '<Topic>',
      ProcessErrorFunctionArn: '<ProcessError.Arn>',
    });
  });

  test('tells the security groups that were given', () => {
    const { evaluate } = evaluator({ ...GIVEN, SecurityGroupIds: 'sg-0a1b2c3d,sg-0a1b2c3e' });
    expect(evaluate(TEMPLATE.Outputs['SecurityGroupId']?.Value ?? null)).toBe('sg-0a1b2c3d,sg-0a1b2c3e');
  });
});
