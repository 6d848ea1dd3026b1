import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type LocalAws, startLocalAws } from '../../local/server.ts';
import { type FaultyProxy, startProxy } from './proxy.ts';
import { ACCESS_KEY, annotations, DEPLOY, runStep } from './step.ts';

let aws: LocalAws;
let proxy: FaultyProxy;
beforeAll(async () => {
  aws = await startLocalAws({ accessKey: ACCESS_KEY });
  proxy = await startProxy(aws.url);
});
afterAll(async () => {
  await proxy.close();
  await aws.close();
});

interface Case {
  readonly what: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly says: RegExp;
  readonly env?: Readonly<Record<string, string>>;
  readonly files?: Readonly<Record<string, string>>;
}

const LOOKUP = { 'state-machine': 'uploads' };
const policy = (text: string, says: RegExp, what: string): Case => ({
  what: `a policy file that ${what}`,
  inputs: { ...DEPLOY, 'retry-policy': 'policy.yml' },
  files: { 'policy.yml': text },
  says,
});
const number = (name: string, value: string): Case => ({
  what: `${name}: ${value}`,
  inputs: { ...DEPLOY, [name]: value },
  says: new RegExp(
    `^Input ${name}: "${value.replace('.', '\\.')}" is not a whole number of \\w+ from 1 to \\d+\\.$`,
  ),
});

const CASES: readonly Case[] = [
  {
    what: 'no state-machine',
    inputs: {},
    says: /^Input state-machine: it is required; give the name or the ARN/,
  },
  {
    what: 'a malformed ARN',
    inputs: { 'state-machine': 'arn:aws:states:eu-central-1:12345:stateMachine:uploads' },
    says: /^Input state-machine: "arn:.*" is not the ARN of a state machine, such as arn:aws:states:/,
  },
  {
    what: 'the ARN of something else',
    inputs: { 'state-machine': 'arn:aws:lambda:eu-central-1:123456789012:function:uploads' },
    says: /^Input state-machine: .* is not the ARN of a state machine/,
  },
  {
    what: 'an unknown name',
    inputs: LOOKUP,
    says: /^Input state-machine: there is no state machine named "uploads" in eu-central-1; .*deploy: true/,
  },
  {
    what: 'an unknown ARN',
    inputs: { 'state-machine': 'arn:aws:states:eu-central-1:123456789012:stateMachine:uploads' },
    says: /^Input state-machine: there is no arn:aws:states:.*:uploads; check/,
  },
  {
    what: 'an ARN of another region',
    inputs: { 'state-machine': 'arn:aws:states:us-east-1:123456789012:stateMachine:uploads' },
    says: /^Input state-machine: it is in us-east-1, but the region of this step is eu-central-1; set AWS_REGION/,
  },
  ...['role-arn', 'cluster', 'task-definition', 'subnets'].map((name) => ({
    what: `deploy without ${name}`,
    inputs: { ...DEPLOY, [name]: '' },
    says: new RegExp(`^Input ${name}: deploy needs .*; give `),
  })),
  {
    what: 'deploy of a version',
    inputs: { ...DEPLOY, 'state-machine': 'arn:aws:states:eu-central-1:123456789012:stateMachine:uploads:3' },
    says: /^Input state-machine: with deploy, give the machine itself, without version or alias\.$/,
  },
  ...['arn:aws:states:us-east-1:123456789012', 'arn:aws:states:eu-central-1:210987654321'].map((start) => ({
    what: `deploy of a machine elsewhere, ${start}`,
    inputs: { ...DEPLOY, 'state-machine': `${start}:stateMachine:uploads` },
    says: new RegExp(
      `^Input state-machine: it names ${start}:stateMachine:uploads, but with this region and role-arn the machine would be arn:aws:states:eu-central-1:123456789012:stateMachine:uploads; `,
    ),
  })),
  {
    what: 'an unknown task definition',
    inputs: { ...DEPLOY, 'task-definition': 'nope' },
    says: /^Input task-definition: there is no task definition nope/,
  },
  {
    what: 'a malformed role',
    inputs: { ...DEPLOY, 'role-arn': 'admin' },
    says: /^Input role-arn: "admin" is not an IAM role ARN/,
  },
  {
    what: 'a malformed subnet',
    inputs: { ...DEPLOY, subnets: 'subnet-1,vpc-2' },
    says: /^Input subnets: "vpc-2" is not a subnet id/,
  },
  {
    what: 'an input that is a list',
    inputs: { ...DEPLOY, input: '[1]' },
    says: /^Input input: it is not a JSON object\.$/,
  },
  {
    what: 'an input that is not JSON',
    inputs: { ...DEPLOY, input: '{a: 1}' },
    says: /^Input input: it is not a JSON object\.$/,
  },
  {
    what: 'an @file that is absent',
    inputs: { ...DEPLOY, input: '@input.json' },
    says: /^Input input: there is no readable file "input\.json" in the workspace; is the repository checked out/,
  },
  {
    what: 'an @file outside the workspace',
    inputs: { ...DEPLOY, input: '@../output' },
    says: /^Input input: "\.\.\/output" is outside the workspace; name a file inside it\.$/,
  },
  {
    what: 'an @file that is not an object',
    inputs: { ...DEPLOY, input: '@input.json' },
    files: { 'input.json': '"text"' },
    says: /^Input input: input\.json is not a JSON object\.$/,
  },
  {
    what: 'an output-location that is no S3 URI',
    inputs: { ...DEPLOY, 'output-location': 'https://bucket/prefix' },
    says: /^Input output-location: "https:\/\/bucket\/prefix" is not an S3 URI, such as s3:\/\/bucket\/prefix\.$/,
  },
  {
    what: 'an output-location with an unknown placeholder',
    inputs: { ...DEPLOY, 'output-location': 's3://bucket/{customer}' },
    says: /^Input output-location: "\{customer\}" must be one of \{customer-id\}, \{report-id\}, \{run-id\}\.$/,
  },
  {
    what: 'an output-location with a placeholder that nothing fills',
    inputs: { ...DEPLOY, 'report-id': '', 'output-location': 's3://bucket/{report-id}' },
    says: /^Input output-location: \{report-id\} cannot be filled without report-id\.$/,
  },
  ...['abc', '-5', '0', '1.5', '99999999'].map((value) => number('timeout-minutes', value)),
  ...['x', '-1', '0', '86400000'].map((value) => number('poll-interval-seconds', value)),
  number('task-timeout-minutes', '0'),
  {
    what: 'a boolean that is neither',
    inputs: { ...DEPLOY, deploy: 'yes' },
    says: /^Input deploy: "yes" is neither true nor false\.$/,
  },
  {
    what: 'another boolean that is neither',
    inputs: { ...DEPLOY, summary: '1' },
    says: /^Input summary: "1" is neither true nor false\.$/,
  },
  {
    what: 'an unknown choice',
    inputs: { ...DEPLOY, 'on-timeout': 'kill' },
    says: /^Input on-timeout: "kill" must be one of stop, leave\.$/,
  },
  {
    what: 'an execution-name with signs',
    inputs: { ...DEPLOY, 'execution-name': 'a/b' },
    says: /^Input execution-name: "a\/b" is not an execution name/,
  },
  {
    what: 'a policy file that is absent',
    inputs: { ...DEPLOY, 'retry-policy': 'policy.yml' },
    says: /^Input retry-policy: there is no readable file "policy\.yml"/,
  },
  policy('rules: [', /^Input retry-policy: policy\.yml:1:9 /, 'is not YAML'),
  policy(
    'rules:\n  - name: a\n    when: { exit-code: 64- }\n    type: FATAL\n',
    /^Input retry-policy: policy\.yml:3:\d+ rules\[0\]\.when\.exit-code: "64-" is not a range of exit codes/,
    'breaks the schema',
  ),
  policy('retries: 3\n', /^Input retry-policy: policy\.yml:1:1 .*retries/, 'has an unknown key'),
  {
    what: 'a definition with an unfilled placeholder',
    inputs: { ...DEPLOY, definition: 'machine.json' },
    files: { 'machine.json': `{"StartAt": "$${'{First}'}"}` },
    says: /^Input definition-substitutions: machine\.json holds \$\{First\}, which nothing fills; add a line First=value\.$/,
  },
  {
    what: 'a definition that Step Functions refuses',
    inputs: { ...DEPLOY, definition: 'machine.json' },
    files: { 'machine.json': '{"StartAt": "A", "States": {"B": {"Type": "Succeed"}}}' },
    says: /^Input definition: Step Functions does not accept the definition: \S.*[^.]\.$/,
  },
  {
    what: 'no region',
    inputs: DEPLOY,
    env: { AWS_REGION: '' },
    says: /^There is no AWS region: sign in with .*, or set AWS_REGION\.$/,
  },
  {
    what: 'no credentials',
    inputs: DEPLOY,
    env: { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '', AWS_EC2_METADATA_DISABLED: 'true' },
    says: /^There are no AWS credentials: sign in with aws-actions\/configure-aws-credentials before this step\.$/,
  },
  {
    what: 'an input over 256 KiB',
    inputs: { ...DEPLOY, input: '@input.json' },
    files: { 'input.json': JSON.stringify({ data: 'ä'.repeat(131_072) }) },
    says: /^Input input: the execution's input is \d+ bytes and may be 262144; put large data into S3/,
  },
];

/** Whether the error of that index points to a line of a file. */
const isAtPlace = (log: string, index: number) =>
  / file=/.test([...log.matchAll(/^::error( [^:]*)?::/gm)][index]?.[1]?.replaceAll(',', ' ') ?? '');

describe('bad input ends the step with one sentence before anything is started', () => {
  test.each(CASES)('$what', async ({ inputs, says, env = {}, files = {} }) => {
    const { exitCode, log, outputs } = await runStep(proxy.url, { inputs, env, files });
    // What is wrong in a file has an annotation of its own at its line.
    expect(annotations(log).filter((_message, index) => !isAtPlace(log, index))).toEqual([
      expect.stringMatching(says),
    ]);
    expect(exitCode).toBe(1);
    expect(outputs).toEqual({});
  });

  test('a policy file with several faults has an annotation at the line of each, by its path in the workspace', async () => {
    const { log } = await runStep(proxy.url, {
      inputs: { ...DEPLOY, 'retry-policy': './policy.yml' },
      files: {
        'policy.yml': 'max-retries: many\nrules:\n  - { name: a, when: { exit-cdoe: 1 }, type: FATAL }\n',
      },
    });
    expect(log.match(/^::error.*$/gm)).toEqual([
      '::error title=Retry policy,file=policy.yml,line=1,col=14::max-retries: "many" is not a whole number from 0 to 100',
      '::error title=Retry policy,file=policy.yml,line=3,col=24::rules[0].when.exit-cdoe: there is no such key; did you mean exit-code?',
      expect.stringMatching(/^::error::Input retry-policy: \.\/policy\.yml:1:14 .*; 3:24 /),
    ]);
  });

  test('inputs that have no effect are warned of, too', async () => {
    const { log } = await runStep(proxy.url, { inputs: { 'state-machine': 'nowhere', cluster: 'default' } });
    expect(log).toContain('::warning::Input cluster has no effect without deploy: true.');
  });

  afterAll(() => {
    expect(proxy.calls).not.toContain('StartExecution');
    expect(proxy.calls).not.toContain('CreateStateMachine');
  });
});
