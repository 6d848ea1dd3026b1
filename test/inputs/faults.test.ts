import { describe, expect, test } from '@jest/globals';
import { InputError } from '../../src/errors.ts';
import { DEPLOY, type Given, settings } from './given.ts';

/** The error that inputs come to. */
async function fault(given: Given): Promise<InputError> {
  try {
    await settings(given);
  } catch (error) {
    if (error instanceof InputError) {
      return error;
    }
    throw error;
  }
  throw new Error('The inputs were accepted.');
}

const without = (name: keyof typeof DEPLOY) => ({ ...DEPLOY, [name]: '' });

describe('an input that cannot be used is named, with what is allowed', () => {
  test.each<[string, string, Readonly<Record<string, string>>, RegExp]>([
    ['no state machine', 'state-machine', { 'state-machine': '' }, /required.*name or the ARN/],
    ['a name with a space', 'state-machine', { 'state-machine': 'my machine' }, /"my machine" is not a name/],
    [
      'an ARN of a Lambda',
      'state-machine',
      { 'state-machine': 'arn:aws:lambda:eu-west-1:111122223333:function:x' },
      /is not the ARN of a state machine, such as arn:/,
    ],
    [
      'a version to deploy',
      'state-machine',
      { ...DEPLOY, 'state-machine': 'arn:aws:states:eu-west-1:111122223333:stateMachine:x:3' },
      /without version or alias/,
    ],
    ['deploy that is perhaps', 'deploy', { deploy: 'yes' }, /"yes" is neither true nor false/],
    ['deploy without a role', 'role-arn', without('role-arn'), /role.*arn:aws:iam::/],
    [
      'a role that is a user',
      'role-arn',
      { ...DEPLOY, 'role-arn': 'arn:aws:iam::111122223333:user/me' },
      /is not an IAM role ARN/,
    ],
    ['deploy without a cluster', 'cluster', without('cluster'), /where the task runs.*name or ARN/],
    [
      'a cluster with a space',
      'cluster',
      { ...DEPLOY, cluster: 'a b' },
      /"a b" is not the name or ARN of an ECS cluster/,
    ],
    ['deploy without a task definition', 'task-definition', without('task-definition'), /which task.*family/],
    [
      'a revision that is none',
      'task-definition',
      { ...DEPLOY, 'task-definition': 'upload:latest' },
      /family:revision/,
    ],
    ['deploy without subnets', 'subnets', without('subnets'), /one subnet id a line/],
    [
      'a subnet that is none',
      'subnets',
      { ...DEPLOY, subnets: 'subnet-1, vpc-2' },
      /"vpc-2" is not a subnet id/,
    ],
    [
      'a security group that is none',
      'security-groups',
      { ...DEPLOY, 'security-groups': 'default' },
      /"default" is not a security group id/,
    ],
    ['a container that is none', 'container', { ...DEPLOY, container: 'a:b' }, /name of a container/],
    [
      'a public address, perhaps',
      'assign-public-ip',
      { ...DEPLOY, 'assign-public-ip': 'ENABLED' },
      /neither true nor false/,
    ],
    [
      'a capacity provider that is none',
      'capacity-provider',
      { ...DEPLOY, 'capacity-provider': 'a,b' },
      /such as FARGATE_SPOT/,
    ],
    [
      'an attempt of no time',
      'task-timeout-minutes',
      { ...DEPLOY, 'task-timeout-minutes': '0' },
      /whole number of minutes from 1 to/,
    ],
    ['a policy that is not there', 'retry-policy', { 'retry-policy': 'no.yml' }, /no\.yml/],
    [
      'a JSON list of customers',
      'customer-ids',
      { 'customer-ids': '["c-1","c-2"]' },
      /JSON list; give one id a line/,
    ],
    [
      'one customer for several',
      'input',
      { 'customer-ids': 'c-1,c-2', input: '{"customer_id": "c-3"}' },
      /customer_id would be that of all customers/,
    ],
    ...['[{"Name": "CHUNK_SIZE", "Value": "1000"}]', '[]', '"CHUNK_SIZE=1000"', 'null'].map(
      (environment): [string, string, Readonly<Record<string, string>>, RegExp] => [
        `the environment ${environment} for the built-in machine`,
        'input',
        { ...DEPLOY, input: `{"environment": ${environment}}` },
        /^Input input: its environment is (a list|a string|null); it must be an object of names and values, such as \{"MODE": "fast"\}\.$/,
      ],
    ),
    ['no execution at once', 'max-parallel', { 'max-parallel': '0' }, /executions from 1 to 1000/],
    [
      'more failures than there are',
      'tolerated-failure-percentage',
      { 'tolerated-failure-percentage': '101' },
      /percent from 0 to 100/,
    ],
    [
      'an expected output by its URI',
      'expect-outputs',
      { 'output-location': 's3://my-bucket', 'expect-outputs': 's3://b/*.csv' },
      /relative/,
    ],
    [
      'an expected output from the root',
      'expect-outputs',
      { 'output-location': 's3://my-bucket', 'expect-outputs': 'a\n/b' },
      /"\/b".*relative/,
    ],
    ['an expected output nowhere', 'expect-outputs', { 'expect-outputs': '*.csv' }, /needs output-location/],
    [
      'the ARN of a machine to attach to',
      'execution-arn',
      { 'execution-arn': 'arn:aws:states:eu-west-1:111122223333:stateMachine:uploads' },
      /is not the ARN of an execution/,
    ],
    [
      'an express execution to attach to',
      'execution-arn',
      { 'execution-arn': 'arn:aws:states:eu-west-1:111122223333:express:uploads:a:b' },
      /is an execution of an EXPRESS state machine, which keeps no history/,
    ],
    [
      'executions of two machines to attach to',
      'execution-arn',
      {
        'execution-arn':
          'arn:aws:states:eu-west-1:111122223333:execution:a:1,arn:aws:states:eu-west-1:111122223333:execution:b:1',
      },
      /executions of one state machine; these are of \S+:a and \S+:b/,
    ],
    [
      'an attachment to what is deployed',
      'execution-arn',
      { ...DEPLOY, 'execution-arn': 'arn:aws:states:eu-west-1:111122223333:execution:a:1' },
      /with deploy/,
    ],
    [
      'a comment without a token',
      'github-token',
      { comment: 'true', 'github-token': '' },
      /comment needs it/,
    ],
    [
      'a customer of great length',
      'customer-ids',
      { 'customer-ids': 'x'.repeat(257) },
      /at most 256 characters/,
    ],
    [
      'an output location on the web',
      'output-location',
      { 'output-location': 'https://bucket/x' },
      /is not an S3 URI, such as s3:/,
    ],
    ['a bucket in capitals', 'output-location', { 'output-location': 's3://Bucket/x' }, /S3 URI/],
    ['a bucket that is too short', 'output-location', { 'output-location': 's3://ab' }, /S3 URI/],
    ['input that is no JSON', 'input', { input: '{a: 1}' }, /is not a JSON object/],
    ['input that is a list', 'input', { input: '[]' }, /is not a JSON object/],
    ['input that is null', 'input', { input: 'null' }, /is not a JSON object/],
    ['an input file that is not there', 'input', { input: '@no.json' }, /no\.json/],
    ['github-context, perhaps', 'github-context', { 'github-context': '1' }, /neither true nor false/],
    [
      'a name of 81 characters',
      'execution-name',
      { 'execution-name': 'x'.repeat(81) },
      /at most 80 letters, digits, - and _/,
    ],
    ['a name with a colon', 'execution-name', { 'execution-name': 'a:b' }, /at most 80 letters/],
    ['an end that is neither', 'on-timeout', { 'on-timeout': 'kill' }, /"kill" must be one of stop, leave/],
    ['summary, perhaps', 'summary', { summary: 'on' }, /neither true nor false/],
  ])('%s', async (_what, input, inputs, message) => {
    const error = await fault({ inputs });
    expect(error.input).toBe(input);
    expect(error.message).toMatch(message);
    expect(error.message).toMatch(new RegExp(`^Input ${input}: [^\\n]*\\.$`));
  });

  test.each([
    'abc',
    '-1',
    '0',
    '1.5',
    '1e3',
    '0x10',
    '',
    '99999999999999999999',
    'Infinity',
    'NaN',
    '５',
    '1 0',
    '525601',
  ])('a timeout of %j minutes, unless it is empty', async (minutes) => {
    const inputs = { 'timeout-minutes': minutes };
    if (minutes === '') {
      expect((await settings({ inputs })).timeoutMinutes).toBe(350);
    } else {
      expect((await fault({ inputs })).message).toBe(
        `Input timeout-minutes: ${JSON.stringify(minutes)} is not a whole number of minutes from 1 to 525600.`,
      );
    }
  });

  test.each(['0', '3601', '-5', '2,5'])('a poll every %s seconds', async (seconds) => {
    expect((await fault({ inputs: { 'poll-interval-seconds': seconds } })).input).toBe(
      'poll-interval-seconds',
    );
  });
});

describe('an error about an input', () => {
  test('does not spill the execution’s input into the log', async () => {
    expect((await fault({ inputs: { input: '{"password": "hunter2"' } })).message).not.toContain('hunter2');
    const files = { 'x.json': '["hunter2"]' };
    expect((await fault({ inputs: { input: '@x.json' }, files })).message).toBe(
      'Input input: x.json is not a JSON object.',
    );
  });

  test('shows no more than the start of a value', async () => {
    expect((await fault({ inputs: { 'execution-name': 'é'.repeat(5000) } })).message.length).toBeLessThan(
      300,
    );
  });

  test('stays on one line, whatever the value is', async () => {
    const { message } = await fault({ inputs: { 'on-timeout': 'stop\n::error::x\u001b[31m' } });
    expect(message).not.toMatch(/\p{Cc}/u);
  });
});
