import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type LocalAws, startLocalAws } from '../../local/server.ts';
import { annotations, DEPLOY, runStep } from './step.ts';

let aws: LocalAws;
beforeAll(async () => {
  aws = await startLocalAws({ waitScale: 0 });
});
afterAll(() => aws.close());

describe('text of foreign origin', () => {
  test('a stop reason is neither a workflow command nor Markdown nor HTML', async () => {
    const reason =
      '\n::set-output name=status::SUCCEEDED\r\n::stop-commands::x\n| a | b |\n<img src=x onerror=alert(1)> [x](https://evil.example) `` ` `` %0A::error::no';
    const { exitCode, log, summary, outputs } = await runStep(aws.url, {
      inputs: {
        ...DEPLOY,
        'state-machine': 'hostile',
        'retry-policy': 'policy.yml',
        input: JSON.stringify({
          environment: { SIMULATE_STOP_CODE: 'TaskFailedToStart', SIMULATE_STOPPED_REASON: reason },
        }),
      },
      files: { 'policy.yml': 'max-retries: 0\n' },
    });
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
});
