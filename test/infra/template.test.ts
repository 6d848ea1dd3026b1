import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { MAX_TEMPLATE_BYTES, TEMPLATES } from '../../scripts/templates.ts';
import { CLASSIC, evaluator, TEMPLATE, UPLOADS } from './template.ts';

const root = join(import.meta.dirname, '..', '..');

describe('the README', () => {
  const readme = readFileSync(new URL('../../infra/README.md', import.meta.url), 'utf8');

  test('tells of every parameter with its default', () => {
    const rows = readme.split('\n').filter((line) => /^\| `[A-Z]/.test(line));
    const told = rows.flatMap((row) => {
      const [, names = '', defaults = ''] = row.split('|');
      const values = [...defaults.matchAll(/`([^`]+)`/g)].map(([, value]) => value);
      return [...names.matchAll(/`(\w+)`/g)].map(([, name], index) => [
        name,
        defaults.trim() === 'empty' || values[index] === "''" ? '' : values[index],
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

describe('the committed templates', () => {
  test.each(Object.values(TEMPLATES))('%s is small enough to be sent to CloudFormation as it is', (path) => {
    expect(statSync(join(root, path)).size).toBeLessThanOrEqual(MAX_TEMPLATE_BYTES);
  });

  test.each(Object.values(TEMPLATES))('%s names no account, region, network, asset or bootstrap', (path) => {
    const text = readFileSync(join(root, path), 'utf8').replace(/"ConstraintDescription":"[^"]*"/g, '');
    expect(text).not.toMatch(
      /\b\d{12}\b|[a-z]{2}-[a-z]+-\d\b|cdk-|Bootstrap|AssetParameters|aws:cdk|\/(tmp|home|Users)\//,
    );
  });

  test.each(Object.values(TEMPLATES))(
    '%s has no null, which CloudFormation refuses wherever it is',
    (path) => {
      const nulls: string[] = [];
      JSON.parse(readFileSync(join(root, path), 'utf8'), (key, value) => {
        nulls.push(...(value === null ? [key] : []));
        return value;
      });
      expect(nulls).toEqual([]);
    },
  );

  test('have no section that nobody expects', () => {
    const sections = ['Description', 'Outputs', 'Parameters', 'Resources'];
    expect(Object.keys(TEMPLATE).sort()).toEqual([...sections, 'Conditions', 'Rules'].sort());
    expect(Object.keys(CLASSIC.template).sort()).toEqual(sections);
  });

  test('are broken into lines, so that a change shows what it changes', () => {
    const lines = readFileSync(join(root, 'infra/template.json'), 'utf8').split('\n');
    expect(lines.filter((line) => line.includes("'rule': 'image-not-found'"))).toEqual([
      expect.stringMatching(/^\{"Comment":"There is no such image.*"Next":"FatalError"\},$/),
    ]);
  });

  test.each([
    ['as little as possible', UPLOADS, {}, 30],
    [
      'all that can be given',
      UPLOADS,
      {
        SecurityGroupIds: 'sg-0a1b2c3d',
        GitHubOwnerId: '9919',
        GitHubRepositoryId: '1296269',
        GitHubEnvironment: 'production',
        GitHubDeployWorkflow: 'octo-org/uploads/.github/workflows/deploy.yml@refs/heads/main',
        GitHubOidcProviderArn: 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com',
        AllowPullRequests: 'true',
        NotificationEmail: 'a@example.com',
      },
      30,
    ],
    ['the outputs of the first stack', CLASSIC, {}, 10],
  ])('refer to nothing that is not made, given %s', (_what, stack, given, least) => {
    const { evaluate, condition } = evaluator(given, stack);
    const { Resources, Outputs } = stack.template;
    const wanted = [...Object.values(Resources), ...Object.values(Outputs)].filter(
      ({ Condition }) => Condition === undefined || condition(Condition),
    );
    for (const one of wanted) {
      expect(() => evaluate('Value' in one ? one.Value : (one.Properties ?? {}))).not.toThrow();
    }
    expect(wanted.length).toBeGreaterThanOrEqual(least);
  });

  test('hold the built function as it is', () => {
    const built = join(root, 'infra/process-error/index.cjs');
    expect(CLASSIC.template.Resources['ProcessError']?.Properties?.['Code']).toEqual({
      ZipFile: readFileSync(built, 'utf8'),
    });
  });
});

describe('the outputs', () => {
  const outputs = (stack: typeof UPLOADS, given = {}) => {
    const { evaluate } = evaluator(given, stack);
    return Object.fromEntries(
      Object.entries(stack.template.Outputs).map(([name, { Value }]) => [name, evaluate(Value)]),
    );
  };

  test('are what a workflow needs, named as the inputs of the action', () => {
    expect(outputs(UPLOADS)).toEqual({
      RepositoryUri: '<Repository.RepositoryUri>',
      ClusterArn: '<Cluster.Arn>',
      TaskDefinitionFamily: 'uploads',
      StateMachineArn: '<StateMachine>',
      StateMachineName: '<StateMachine.Name>',
      StateMachineRoleArn: '<MachineRole.Arn>',
      SubnetIds: 'subnet-0a1b2c3d,subnet-0a1b2c3e',
      SecurityGroupId: '<SecurityGroup.GroupId>',
      AssignPublicIp: 'DISABLED',
      OutputLocation: 's3://<OutputBucket>/outputs',
      RunnerRoleArn: '<RunnerRole.Arn>',
      DeployerRoleArn: '<DeployerRole.Arn>',
      TopicArn: '<Topic>',
    });
  });

  test('tell the security groups that were given', () => {
    const given = { SecurityGroupIds: 'sg-0a1b2c3d,sg-0a1b2c3e' };
    expect(outputs(UPLOADS, given)['SecurityGroupId']).toBe('sg-0a1b2c3d,sg-0a1b2c3e');
  });

  test('of the classic machine are its own and the function', () => {
    expect(outputs(CLASSIC)).toEqual({
      ProcessErrorFunctionArn: '<ProcessError.Arn>',
      StateMachineArn: '<StateMachine>',
      StateMachineName: '<StateMachine.Name>',
    });
  });
});
