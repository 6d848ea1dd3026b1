import { describe, expect, test } from '@jest/globals';
import { useLocalAws } from './local-aws.ts';
import { annotations, DEPLOY, runStep } from './step.ts';

const aws = useLocalAws({ waitScale: 0.01 });

const upload = (name: string, ...commands: readonly string[]) =>
  runStep(aws.url, {
    inputs: {
      ...DEPLOY,
      'state-machine': name,
      commands: commands.join('\n'),
      'output-location': `s3://local-outputs/${name}/{report-id}/{customer-id}`,
    },
  });

describe('the built-in machine through the bundle', () => {
  test('an upload that fails twice and then heals is a success with three attempts', async () => {
    const { exitCode, log, outputs, summary, report } = await upload(
      'heals',
      'NetworkError:1',
      'UncaughtException:1',
    );
    expect(log).toContain('attempt 1 failed: NetworkError exit 4 → TEMPORARY, retrying in 1m 0s');
    expect(log).toContain('attempt 2 failed: UncaughtException exit 1 → RETRIABLE, retrying at once');
    expect(log).toMatch(/attempt 3 succeeded after/);
    expect(annotations(log)).toEqual([]);
    expect(outputs).toMatchObject({
      status: 'SUCCEEDED',
      classification: 'RETRIABLE',
      attempts: '3',
      'state-machine-arn': 'arn:aws:states:eu-central-1:123456789012:stateMachine:heals',
      'state-machine-version-arn': 'arn:aws:states:eu-central-1:123456789012:stateMachine:heals:1',
    });
    expect(JSON.parse(outputs['trail'] ?? '')).toMatchObject([
      {
        outcome: 'FAILED',
        failure: { exitCode: 4 },
        errorState: { rule: 'network-error' },
        decidedBy: 'machine',
      },
      { outcome: 'FAILED', failure: { exitCode: 1 }, errorState: { rule: 'uncaught-exception' } },
      { outcome: 'SUCCEEDED' },
    ]);
    expect(JSON.parse(outputs['s3-outputs'] ?? '')).toMatchObject([
      { uri: 's3://local-outputs/heals/orders/c-1001/orders.csv' },
      { uri: 's3://local-outputs/heals/orders/c-1001/report.json' },
    ]);
    expect(summary).toContain('Succeeded after 3 attempts');
    expect(summary).toContain('| 1 | 🟠\u00a0**TEMPORARY** | network-error | 4 |');
    expect(summary).toMatch(
      /\| \[[^\]]*report\.json\]\(https:[^)]*prefix=heals%2Forders%2Fc-1001%2Freport\.json\) \| \d+ B \|/,
    );
    expect(JSON.parse(report)).toMatchObject({ executions: [{ status: 'SUCCEEDED', customerId: 'c-1001' }] });
    expect(exitCode).toBe(0);
  });

  test.each([
    { error: 'NetworkError', exit: 4, type: 'TEMPORARY' },
    { error: 'UncaughtException', exit: 1, type: 'RETRIABLE' },
  ])(
    '$error every time spends the budget and is FATAL after four attempts',
    async ({ error, exit, type }) => {
      const { exitCode, log, outputs, summary } = await upload(error, error);
      expect(exitCode).toBe(1);
      expect(outputs).toMatchObject({ status: 'FAILED', classification: 'FATAL', attempts: '4', output: '' });
      expect(summary.match(new RegExp(`\\*\\*${type}\\*\\*`, 'g'))).toHaveLength(3);
      const [annotation, ...more] = annotations(log);
      expect(more).toEqual([]);
      expect(annotation).toMatch(
        new RegExp(
          `FATAL after 4 attempts .*${error} \\(exit ${exit}\\).*No retry is left: all 3 that the policy allows are spent\\.`,
        ),
      );
    },
  );

  test('InvalidInput is FATAL after one attempt, and the annotation says what to do', async () => {
    const { exitCode, log, outputs } = await upload('InvalidInput', 'InvalidInput');
    expect(exitCode).toBe(1);
    expect(outputs).toMatchObject({ status: 'FAILED', classification: 'FATAL', attempts: '1' });
    expect(annotations(log)).toEqual([
      expect.stringMatching(
        /InvalidInput \(exit 3\) – “The customer data is invalid \(injected\)\.” – The app refused its input/,
      ),
    ]);
    expect(annotations(log)).toEqual([expect.stringContaining('fix the input and run again')]);
  });

  test('a retry policy from the workspace is compiled into the machine', async () => {
    const { outputs, log } = await runStep(aws.url, {
      inputs: {
        ...DEPLOY,
        'state-machine': 'own-policy',
        commands: 'NetworkError',
        'retry-policy': 'retry-policy.yml',
        'output-location': 's3://local-outputs/own-policy',
      },
      files: {
        'retry-policy.yml':
          'max-retries: 1\nrules:\n  - name: flaky-vpn\n    when: { exit-code: 4, reason: "*container*" }\n    type: RETRIABLE\n',
      },
    });
    expect(log).toContain('attempt 1 failed: FlakyVpn exit 4 → RETRIABLE, retrying at once');
    expect(outputs).toMatchObject({ attempts: '2', classification: 'FATAL' });
  });

  test('a task that ECS could not start tells the true reason', async () => {
    const reason = "CannotPullContainerError: pull image manifest: repository 'nope' not found";
    const { exitCode, log, outputs } = await runStep(aws.url, {
      inputs: {
        ...DEPLOY,
        'state-machine': 'not-started',
        'retry-policy': 'retry-policy.yml',
        input: JSON.stringify({
          environment: { SIMULATE_STOP_CODE: 'TaskFailedToStart', SIMULATE_STOPPED_REASON: reason },
        }),
      },
      files: {
        'retry-policy.yml':
          'rules:\n  - name: no-image\n    when: { stop-code: TaskFailedToStart, exit-code: none, reason: "CannotPull*not found" }\n    type: FATAL\n    because: Push the image first.\n',
      },
    });
    expect(exitCode).toBe(1);
    expect(annotations(log)).toEqual([
      expect.stringMatching(
        /^FATAL after 1 attempt .*NoImage: CannotPullContainerError: .* – Push the image first\.$/,
      ),
    ]);
    expect(JSON.parse(outputs['trail'] ?? '')[0].failure).toMatchObject({
      stopCode: 'TaskFailedToStart',
      reason,
    });
    expect(JSON.parse(outputs['trail'] ?? '')[0].failure).not.toHaveProperty('exitCode');
  });

  test('the environment of the task is in none of the outputs', async () => {
    const { outputs, log, summary, report } = await runStep(aws.url, {
      inputs: {
        ...DEPLOY,
        'state-machine': 'no-echo',
        'output-location': 's3://local-outputs/no-echo',
        input: JSON.stringify({ environment: { TOKEN: 'hush-hush' } }),
      },
    });
    expect(outputs).toMatchObject({ status: 'SUCCEEDED' });
    expect([JSON.stringify(outputs), log, summary, report].join()).not.toContain('hush-hush');
  });
});
