import { describe, expect, test } from '@jest/globals';
import {
  buildCommand,
  digestCommand,
  loginCommand,
  parseRepository,
  passwordCommand,
  pushCommands,
  type Repository,
  tagOf,
} from '../../scripts/image.ts';

const REVISION = { sha: '8d1c8b69c3fce7bea45c73efd06983e3c419a92f', epoch: '1795317600', dirty: false };

const REPOSITORY: Repository = {
  uri: '123456789012.dkr.ecr.eu-central-1.amazonaws.com/team/uploads',
  host: '123456789012.dkr.ecr.eu-central-1.amazonaws.com',
  accountId: '123456789012',
  region: 'eu-central-1',
  name: 'team/uploads',
};

describe('the URI of a repository', () => {
  test('tells host, account, region and name', () => {
    expect(parseRepository(REPOSITORY.uri)).toEqual(REPOSITORY);
    expect(parseRepository('123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn/uploads')).toMatchObject({
      region: 'cn-north-1',
      host: '123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn',
    });
  });

  test.each([
    '',
    'uploads',
    `${REPOSITORY.uri}:latest`,
    `${REPOSITORY.uri}@sha256:${'ab'.repeat(32)}`,
    `https://${REPOSITORY.uri}`,
    `${REPOSITORY.host}/Uploads`,
    `${REPOSITORY.host}/`,
    `${REPOSITORY.host}/uploads/`,
    `${REPOSITORY.uri} --debug`,
    'public.ecr.aws/docker/library/node',
    '12345.dkr.ecr.eu-central-1.amazonaws.com/uploads',
    '123456789012.dkr.ecr.eu-central-1.example.com/uploads',
  ])('is not %j', (uri) => {
    expect(parseRepository(uri)).toBeUndefined();
  });
});

describe('the tag of an image', () => {
  test.each([
    ['linux/amd64', false, '8d1c8b69c3fc-amd64'],
    ['linux/arm64', false, '8d1c8b69c3fc-arm64'],
    ['linux/amd64', true, '8d1c8b69c3fc-amd64-dirty'],
  ] as const)('on %s, with changes %s, is %s', (platform, dirty, tag) => {
    expect(tagOf({ ...REVISION, dirty }, platform)).toBe(tag);
  });
});

describe('the commands', () => {
  test('build from the commit, with its time as the time of all files', () => {
    expect(buildCommand(REVISION, 'linux/arm64').join(' ')).toBe(
      'docker build --file app/Dockerfile --platform linux/arm64 --build-arg SOURCE_DATE_EPOCH=1795317600 --build-arg REVISION=8d1c8b69c3fce7bea45c73efd06983e3c419a92f --provenance=false --tag customer-data-upload:8d1c8b69c3fc-arm64 .',
    );
  });

  test('sign in to the registry of the repository, in its region', () => {
    expect(passwordCommand(REPOSITORY)).toEqual([
      'aws',
      'ecr',
      'get-login-password',
      '--region',
      'eu-central-1',
    ]);
    expect(loginCommand(REPOSITORY).at(-1)).toBe(REPOSITORY.host);
    expect(digestCommand(REPOSITORY, 'a-tag')).toEqual(
      expect.arrayContaining([
        '--registry-id',
        '123456789012',
        '--repository-name',
        'team/uploads',
        'imageTag=a-tag',
      ]),
    );
  });

  test('push what was built', () => {
    const remote = `${REPOSITORY.uri}:8d1c8b69c3fc-amd64`;
    expect(pushCommands(REPOSITORY, REVISION, 'linux/amd64')).toEqual([
      ['docker', 'tag', 'customer-data-upload:8d1c8b69c3fc-amd64', remote],
      ['docker', 'push', remote],
    ]);
  });
});
