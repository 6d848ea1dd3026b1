import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { OURS } from '../../src/execution/claim.ts';
import { fileLedger, LEDGER_STATE, LEDGER_TEXT_STATE } from '../../src/step/ledger.ts';
import { startWaiting, statusOf, useLocalAws } from '../e2e/local-aws.ts';
import { ACCESS_KEY, REGION } from '../e2e/step.ts';

const PROCESS = fileURLToPath(new URL('post.process.ts', import.meta.url));
/** A file is no folder, so nothing can be written in it, not even by root. */
const UNWRITABLE = join(PROCESS, 'ledger');

const aws = useLocalAws();

/** Runs the post step with what the runner kept. */
async function post(state: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, [PROCESS], {
    // Of a post step that hangs, the test says what it said.
    timeout: 30_000,
    env: {
      AWS_ENDPOINT_URL: aws.url,
      AWS_REGION: REGION,
      AWS_ACCESS_KEY_ID: ACCESS_KEY.accessKeyId,
      AWS_SECRET_ACCESS_KEY: ACCESS_KEY.secretAccessKey,
      ...Object.fromEntries(Object.entries(state).map(([name, value]) => [`STATE_${name}`, value])),
    },
  });
  const closed = new Promise((resolve) => child.once('close', resolve));
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), closed]);
  return { stdout, stderr };
}

describe('the ledger of a step whose folder cannot be written', () => {
  test('is kept by the runner, and the post step stops what it leaves, and no more', async () => {
    const [ended, open, other] = [
      await startWaiting(aws, 'settled'),
      await startWaiting(aws, 'open'),
      await startWaiting(aws, 'other'),
    ];
    let kept = '';
    const warnings: string[] = [];
    const ledger = fileLedger(UNWRITABLE, {
      keep: (ledgerText) => {
        kept = ledgerText;
      },
      warn: (sentence) => warnings.push(sentence),
    });
    ledger.starting({ arn: ended, claim: OURS });
    ledger.starting({ arn: open, claim: OURS });
    // Another's input, under a name that the step wanted.
    ledger.starting({ arn: other, claim: { by: 'input', inputHash: 'ab12' } });
    ledger.settled(ended);
    expect(warnings).toEqual([expect.stringContaining('so the runner keeps it')]);

    const { stdout, stderr } = await post({ [LEDGER_STATE]: UNWRITABLE, [LEDGER_TEXT_STATE]: kept });
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^::error title=open%3A ABORTED::/m);
    expect(stdout).toContain(`ARN: ${open}`);
    expect(stdout).toContain(`The execution ${other} was left alone: it was not started by this step.`);
    expect(await Promise.all([ended, open, other].map((arn) => statusOf(aws, arn)))).toEqual([
      'RUNNING',
      'ABORTED',
      'RUNNING',
    ]);
  });

  test('is empty once all is settled, also where an older file says otherwise', async () => {
    let kept = '';
    const ledger = fileLedger(UNWRITABLE, {
      keep: (ledgerText) => {
        kept = ledgerText;
      },
      warn: () => {},
    });
    ledger.starting({ arn: 'arn:aws:states:eu-central-1:123456789012:execution:m:x', claim: OURS });
    ledger.settled('arn:aws:states:eu-central-1:123456789012:execution:m:x');
    const { stdout, stderr } = await post({ [LEDGER_STATE]: UNWRITABLE, [LEDGER_TEXT_STATE]: kept });
    expect([stdout, stderr]).toEqual(['', '']);
  });
});
