import { describe, expect, test } from '@jest/globals';
import { useLocalAws } from './local-aws.ts';
import { annotations, DEPLOY, runStep } from './step.ts';

const aws = useLocalAws({ waitScale: 0 });

/** A machine whose task never runs and fails with a reason. */
const failing = (name: string, reason: string, input: object = {}) => ({
  inputs: {
    ...DEPLOY,
    'state-machine': name,
    'retry-policy': 'policy.yml',
    input: JSON.stringify({
      environment: { SIMULATE_STOP_CODE: 'TaskFailedToStart', SIMULATE_STOPPED_REASON: reason },
      ...input,
    }),
  },
  files: { 'policy.yml': 'max-retries: 0\n' },
});

describe('text of foreign origin', () => {
  test('a stop reason is neither a workflow command nor Markdown nor HTML', async () => {
    const reason =
      '\n::set-output name=status::SUCCEEDED\r\n::stop-commands::x\n| a | b |\n<img src=x onerror=alert(1)> [x](https://evil.example) `` ` `` %0A::error::no';
    const { exitCode, log, summary, outputs } = await runStep(aws.url, failing('hostile', reason));
    expect(exitCode).toBe(1);
    expect(outputs['status']).toBe('FAILED');
    const commands = log.split('\n').filter((line) => line.startsWith('::'));
    expect(commands).toEqual([
      expect.stringMatching(/^::error title=hostile%3A FAILED::FATAL after 1 attempt/),
    ]);
    expect(annotations(log)).toHaveLength(1);
    expect(summary).not.toMatch(/<img|\]\(https:\/\/evil/);
    expect(summary.split('\n').filter((line) => line.startsWith('| 1 |'))).toHaveLength(1);
    expect(summary).not.toMatch(/^\| a \|/m);
    // The machine-readable trail keeps the text as it is.
    expect(JSON.parse(outputs['trail'] ?? '')[0].failure.reason).toBe(reason);
  });

  test('is no workflow command in its old form either, which is one anywhere in a line', async () => {
    const { exitCode, log, outputs } = await runStep(
      aws.url,
      failing('hostile-old', 'CannotPull: ##[error]owned ##[group]x', {
        '##[warning]key': 1,
        '\n##[debug]': 2,
      }),
    );
    expect(exitCode).toBe(1);
    expect(outputs['status']).toBe('FAILED');
    expect(log).toContain('## [error]owned ## [group]x');
    expect(log).toContain('## [warning]key');
    expect(log).not.toContain('##[');
  });
});

describe('a runner without a place for summaries', () => {
  const NO_SUMMARY = { GITHUB_STEP_SUMMARY: '' };

  test('is told the outcome all the same, and the step exits by it', async () => {
    const { exitCode, log, outputs } = await runStep(aws.url, {
      ...failing('no-summary-fails', 'It broke.'),
      env: NO_SUMMARY,
    });
    expect(exitCode).toBe(1);
    expect(annotations(log)).toEqual([expect.stringMatching(/^FATAL after 1 attempt .*It broke\./)]);
    expect(log).toMatch(/^::warning::The job summary could not be written: /m);
    expect(outputs).toMatchObject({ status: 'FAILED', attempts: '1' });
  });

  test('does not make a success a failure', async () => {
    const { exitCode, log, outputs, report } = await runStep(aws.url, {
      inputs: {
        ...DEPLOY,
        'state-machine': 'no-summary',
        'output-location': 's3://local-outputs/no-summary',
      },
      env: NO_SUMMARY,
    });
    expect(exitCode).toBe(0);
    expect(log).toMatch(/^Succeeded after 1 attempt/m);
    expect(annotations(log)).toEqual([]);
    expect(outputs).toMatchObject({ status: 'SUCCEEDED' });
    expect(JSON.parse(report)).toMatchObject({ executions: [{ status: 'SUCCEEDED' }] });
  });
});
