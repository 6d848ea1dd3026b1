import { describe, expect, test } from '@jest/globals';
import { refusals } from './constraints.ts';

describe('the rule for the ids of GitHub', () => {
  const refused = ['GitHubOwnerId and GitHubRepositoryId must both be given, or neither.'];

  test.each([
    ['both', { GitHubOwnerId: '9919', GitHubRepositoryId: '1296269' }, []],
    ['neither', { GitHubOwnerId: '', GitHubRepositoryId: '' }, []],
    ['the owner alone', { GitHubOwnerId: '9919' }, refused],
    ['the repository alone', { GitHubRepositoryId: '1296269' }, refused],
  ])('of %s', (_what, given, said) => {
    expect(refusals(given)).toEqual(said);
  });
});

describe('the rule for the environments of GitHub', () => {
  const refused = ['GitHubEnvironment and GitHubDeployEnvironment must differ.'];

  test.each([
    ['the deployer alone', { GitHubDeployEnvironment: 'production' }, []],
    ['two that differ', { GitHubEnvironment: 'nightly', GitHubDeployEnvironment: 'production' }, []],
    ['the default of the deployer', { GitHubEnvironment: 'deploy' }, refused],
    ['the same', { GitHubEnvironment: 'production', GitHubDeployEnvironment: 'production' }, refused],
  ])('of %s', (_what, given, said) => {
    expect(refusals(given)).toEqual(said);
  });
});
