import { describe, expect, test } from '@jest/globals';
import { FARGATE_SIZES } from '../../src/policy/fargate-sizes.ts';
import { accepts, refusals } from './constraints.ts';
import { CLASSIC, GIVEN, TEMPLATE, UPLOADS } from './template.ts';

const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`;

const VALUES: Readonly<
  Record<string, { readonly good: readonly string[]; readonly bad: readonly string[] }>
> = {
  Image: {
    good: [
      '111122223333.dkr.ecr.eu-west-1.amazonaws.com/uploads:1a2b3c4',
      `111122223333.dkr.ecr.eu-west-1.amazonaws.com/team/uploads@${DIGEST}`,
      'public.ecr.aws/docker/library/busybox:1.37',
      'localhost:5000/uploads:v1',
      `uploads:v1@${DIGEST}`,
      'a__b/c--d:1',
    ],
    bad: [
      '',
      'uploads',
      'Uploads:1',
      'uploads:',
      'uploads:-1',
      'uploads@sha256:12',
      'up loads:1',
      'uploads:1\n',
      'https://x/uploads:1',
      '/uploads:1',
    ],
  },
  Cpu: {
    good: ['256', '512', '1024', '2048', '4096', '8192', '16384'],
    bad: ['', '0', '128', '1', '1 vCPU', '32768', '0256'],
  },
  Memory: { good: ['512', '2048', '122880'], bad: ['', '0512', '51', '1GB', '1.5', '-512', '1228800'] },
  Architecture: { good: ['X86_64', 'ARM64'], bad: ['', 'x86_64', 'arm64', 'AMD64'] },
  VpcId: {
    good: ['vpc-0a1b2c3d', 'vpc-0a1b2c3d4e5f60718'],
    bad: ['', 'vpc-', 'vpc-xyz', 'subnet-0a1b2c3d', 'vpc-0A1B2C3D', ' vpc-0a1b2c3d'],
  },
  SubnetIds: {
    good: ['subnet-0a1b2c3d', 'subnet-0a1b2c3d,subnet-0a1b2c3d4e5f60718'],
    bad: [
      '',
      'subnet-',
      'subnet-0a1b2c3d,',
      'vpc-0a1b2c3d',
      'subnet-0a1b2c3d subnet-0a1b2c3e',
      'subnet-0a1b2c3d","x',
    ],
  },
  SecurityGroupIds: {
    good: ['', 'sg-0a1b2c3d', 'sg-0a1b2c3d,sg-0a1b2c3d4e5f60718'],
    bad: ['sg-', 'default', 'sg-0a1b2c3d;sg-0a1b2c3e', 'sg-0a1b2c3d"'],
  },
  AssignPublicIp: { good: ['ENABLED', 'DISABLED'], bad: ['', 'true', 'enabled'] },
  GitHubRepository: {
    good: ['octo-org/uploads', 'octo_acme/up.loads_2'],
    bad: [
      '',
      'uploads',
      'octo-org/*',
      '*/uploads',
      'octo-org/up*',
      'octo-org/uploads:ref',
      'https://github.com/o/r',
      'o/r/x',
      'octo-org@123456/uploads@456789',
      '-o/r',
    ],
  },
  GitHubOwnerId: { good: ['', '1', '9919'], bad: ['octo-org', '-1', '1.5', '1 2', '99*', '@9919'] },
  GitHubRepositoryId: { good: ['', '1296269'], bad: ['uploads', 'R_kgDOABE', '*', '1296269,1296270'] },
  GitHubRef: {
    good: [
      'refs/heads/main',
      'refs/tags/v1.2.3',
      'refs/heads/feature/a-b_c',
      'refs/heads/dependabot/npm/@types',
    ],
    bad: [
      '',
      'main',
      'refs/heads/',
      'refs/heads/*',
      'refs/heads/rel-?',
      'refs/pull/1/merge',
      'refs/heads/a b',
      '*',
    ],
  },
  GitHubEnvironment: {
    good: ['', 'production', 'Prod EU-1', 'a.b_c'],
    bad: ['*', 'prod*', 'a:b', 'a/b', 'x'.repeat(256)],
  },
  GitHubDeployEnvironment: {
    good: ['deploy', 'production', 'Prod EU-1'],
    bad: ['', '*', 'deploy*', 'a:b', 'x'.repeat(256)],
  },
  GitHubDeployWorkflow: {
    good: [
      '',
      'octo-org/uploads/.github/workflows/deploy.yml@refs/heads/main',
      'octo-org/shared/.github/workflows/deploy.yaml@refs/tags/v1.2',
    ],
    bad: [
      'deploy.yml',
      '.github/workflows/deploy.yml@refs/heads/main',
      'octo-org/uploads/.github/workflows/deploy.yml',
      'octo-org/uploads/.github/workflows/*@refs/heads/main',
      'octo-org/uploads/.github/workflows/deploy.yml@refs/heads/*',
      'octo-org/uploads/.github/workflows/deploy.yml@refs/pull/1/merge',
    ],
  },
  GitHubOidcProviderArn: {
    good: [
      '',
      'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com',
      'arn:aws-us-gov:iam::111122223333:oidc-provider/token.actions.githubusercontent.com',
    ],
    bad: [
      'token.actions.githubusercontent.com',
      'arn:aws:iam::111122223333:oidc-provider/example.com',
      'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com.example.com',
      'arn:aws:iam::*:oidc-provider/token.actions.githubusercontent.com',
    ],
  },
  AllowPullRequests: { good: ['true', 'false'], bad: ['', 'yes', 'True'] },
  NotificationEmail: {
    good: ['', 'a@example.com', 'night.watch+uploads@sub.example.org'],
    bad: ['a', 'a@b', '@example.com', 'a@example.com,b@example.com', 'a b@example.com', 'A <a@example.com>'],
  },
  LogRetentionDays: { good: ['1', '30', '365', '3653'], bad: ['', '0', '2', '31', '10000', 'never'] },
  OutputRetentionDays: { good: ['1', '365', '36500'], bad: ['', '0', '-1', '36501', 'never'] },
};

describe('the parameters', () => {
  test('are those of the table', () => {
    expect(Object.keys(TEMPLATE.Parameters).sort()).toEqual(Object.keys(VALUES).sort());
  });

  test.each(Object.entries(VALUES).flatMap(([name, { good }]) => good.map((value) => [name, value])))(
    '%s takes %j',
    (name, value) => {
      expect(accepts(name, value)).toBe(true);
    },
  );

  test.each(Object.entries(VALUES).flatMap(([name, { bad }]) => bad.map((value) => [name, value])))(
    '%s refuses %j',
    (name, value) => {
      expect(accepts(name, value)).toBe(false);
    },
  );

  test.each(Object.entries(TEMPLATE.Parameters))(
    '%s says what it must be, and can be checked without a look-up',
    (name, { Type, Default, ConstraintDescription }) => {
      expect(['String', 'Number', 'CommaDelimitedList']).toContain(Type);
      expect(ConstraintDescription).toMatch(/^must be .+\.$/);
      expect(Default === undefined).toBe(Object.keys(GIVEN).includes(name));
      expect(Default === undefined || accepts(name, String(Default))).toBe(true);
    },
  );
});

describe('the rules for cpu and memory', () => {
  const cpus = TEMPLATE.Parameters['Cpu']?.AllowedValues ?? [];
  const legal = new Set(FARGATE_SIZES.map(({ cpu, memory }) => `${cpu} ${memory}`));
  // A step of 256 MiB meets every size there is, and three in between.
  const memories = Array.from({ length: 122_880 / 256 + 8 }, (_, step) => (step + 1) * 256);

  const refusalsOf = (Cpu: string, Memory: string) => refusals({ Cpu, Memory });

  test.each(cpus)('take every legal memory with Cpu %s, and no other', (cpu) => {
    const taken = memories.filter((memory) => refusalsOf(cpu, String(memory)).length === 0);
    expect(taken).toEqual(memories.filter((memory) => legal.has(`${cpu} ${memory}`)));
    expect(taken.length).toBeGreaterThan(2);
  });

  test('know every legal size', () => {
    const all = FARGATE_SIZES.flatMap(({ cpu, memory }) => refusalsOf(String(cpu), String(memory)));
    expect([cpus.length, legal.size, all]).toEqual([7, 74, []]);
  });

  test('say what would be right', () => {
    expect(refusalsOf('1024', '512')).toEqual(['Cpu 1024 takes Memory 2048, 3072 and so on to 8192.']);
    expect(refusalsOf('256', '4096')).toEqual(['Cpu 256 takes Memory 512, 1024 and so on to 2048.']);
  });

  test('take the defaults', () => {
    expect(refusals({})).toEqual([]);
  });
});

describe('the parameters of the classic machine', () => {
  const { Parameters } = CLASSIC.template;

  test('are outputs of the first stack, so that a command can hand them on', () => {
    const told = Object.keys(UPLOADS.template.Outputs);
    const own = Object.keys(Parameters).filter((name) => !told.includes(name));
    expect(own).toEqual(['LogRetentionDays']);
    expect(Parameters['LogRetentionDays']).toEqual(TEMPLATE.Parameters['LogRetentionDays']);
  });

  test.each(Object.entries(CLASSIC.given))('%s takes what the first stack tells: %s', (name, value) => {
    expect(accepts(name, value, CLASSIC)).toBe(true);
  });

  test.each([
    ['ClusterArn', 'uploads'],
    ['TaskDefinitionFamily', 'uploads:1'],
    ['SubnetIds', 'vpc-0a1b2c3d'],
    ['SecurityGroupId', ''],
    ['SecurityGroupId', 'sg-0a1b2c3d","sg-0a1b2c3e'],
    ['AssignPublicIp', 'true'],
    ['StateMachineRoleArn', 'uploads-MachineRole-1A2B'],
    ['RunnerRoleArn', 'arn:aws:iam::111122223333:role/path/runner'],
    ['DeployerRoleArn', 'arn:aws:iam::111122223333:role/*'],
  ])('%s refuses %j', (name, value) => {
    expect(accepts(name, value, CLASSIC)).toBe(false);
  });

  test.each(Object.entries(Parameters))('%s says what it must be', (name, { Default, ...parameter }) => {
    expect(parameter.ConstraintDescription).toMatch(/^must be .+\.$/);
    expect(Default === undefined).toBe(Object.keys(CLASSIC.given).includes(name));
  });
});
