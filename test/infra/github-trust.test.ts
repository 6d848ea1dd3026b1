import { describe, expect, test } from '@jest/globals';
import { DEPLOY, gitHub, MAIN, sorted } from './iam-tables.ts';
import { statements } from './statements.ts';
import { type JsonMap, map } from './template.ts';

describe('who may sign in from GitHub', () => {
  const PROVIDER = 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com';
  const PULL_REQUEST = 'repo:octo-org/uploads:pull_request';
  const WITH_IDS = { GitHubOwnerId: '9919', GitHubRepositoryId: '1296269' };
  const PRODUCTION = 'repo:octo-org/uploads:environment:production';
  const WORKFLOW = 'octo-org/uploads/.github/workflows/deploy.yml@refs/heads/main';

  const signIns = (given: Readonly<Record<string, string>>) =>
    statements(given).filter(({ principal }) => principal?.startsWith('Federated') ?? false);

  test.each([
    ['jobs of the main branch as runner', {}, [MAIN], DEPLOY],
    [
      'jobs of another ref',
      { GitHubRef: 'refs/tags/v1' },
      ['repo:octo-org/uploads:ref:refs/tags/v1'],
      DEPLOY,
    ],
    ['jobs of an environment, and no ref', { GitHubEnvironment: 'production' }, [PRODUCTION], DEPLOY],
    ['pull requests, for the runner only', { AllowPullRequests: 'true' }, [MAIN, PULL_REQUEST], DEPLOY],
    [
      'pull requests beside an environment',
      { AllowPullRequests: 'true', GitHubEnvironment: 'production' },
      [PRODUCTION, PULL_REQUEST],
      DEPLOY,
    ],
    [
      'jobs of another environment as deployer',
      { GitHubDeployEnvironment: 'production' },
      [MAIN],
      PRODUCTION,
    ],
    [
      'jobs of a repository whose tokens have ids',
      { ...WITH_IDS, AllowPullRequests: 'true' },
      [
        'repo:octo-org@9919/uploads@1296269:ref:refs/heads/main',
        'repo:octo-org@9919/uploads@1296269:pull_request',
      ],
      'repo:octo-org@9919/uploads@1296269:environment:deploy',
    ],
    [
      'jobs of an environment of a repository whose tokens have ids',
      { ...WITH_IDS, GitHubEnvironment: 'production' },
      ['repo:octo-org@9919/uploads@1296269:environment:production'],
      'repo:octo-org@9919/uploads@1296269:environment:deploy',
    ],
  ])('%s', (_what, given, runner, deployer) => {
    expect(sorted(signIns(given))).toEqual(
      sorted([gitHub('RunnerRole', { sub: runner }), gitHub('DeployerRole', { sub: deployer })]),
    );
  });

  test('only jobs of one workflow as deployer, where one is given', () => {
    expect(sorted(signIns({ GitHubDeployWorkflow: WORKFLOW }))).toEqual(
      sorted([
        gitHub('RunnerRole', { sub: [MAIN] }),
        gitHub('DeployerRole', { sub: DEPLOY, job_workflow_ref: WORKFLOW }),
      ]),
    );
  });

  test.each([{}, WITH_IDS, { AllowPullRequests: 'true' }, { GitHubEnvironment: 'production' }])(
    'nobody as deployer whom the runner trusts, given %j',
    (given) => {
      const [runner, deployer] = ['RunnerRole', 'DeployerRole'].map((role) =>
        signIns(given)
          .filter(({ of }) => of === role)
          .flatMap(({ conditions }) => subjects(conditions)),
      );
      expect(deployer).toHaveLength(1);
      expect(runner).not.toEqual(expect.arrayContaining(deployer ?? []));
    },
  );

  test('by the provider that was given', () => {
    expect(sorted(signIns({ GitHubOidcProviderArn: PROVIDER }))).toEqual(
      sorted([
        gitHub('RunnerRole', { sub: [MAIN] }, PROVIDER),
        gitHub('DeployerRole', { sub: DEPLOY }, PROVIDER),
      ]),
    );
  });
});

function subjects(conditions: JsonMap): readonly unknown[] {
  const { StringEquals } = conditions;
  return [map(StringEquals ?? {})['token.actions.githubusercontent.com:sub']].flat();
}
