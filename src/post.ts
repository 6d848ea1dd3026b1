import { existsSync, readFileSync, rmSync } from 'node:fs';
import { systemClock } from './aws/clock.ts';
import type { LedgerEntry } from './execution/claim.ts';
import { readWorkflow } from './github/workflow.ts';
import { LEDGER_STATE, LEDGER_TEXT_STATE, unsettled } from './step/ledger.ts';

/**
 * After the job, however it ended: nothing is left running of what a step was killed over. Mostly there is nothing
 * open, and then nothing more is loaded.
 */
export async function postStep(env: NodeJS.ProcessEnv): Promise<void> {
  // A step that was killed before it could save its state has started nothing.
  const ledger = env[`STATE_${LEDGER_STATE}`] ?? '';
  const entries = unsettled(env[`STATE_${LEDGER_TEXT_STATE}`] || read(ledger));
  if (entries.length > 0) {
    await stop(entries, env);
  }
  remove(ledger);
}

/** What cannot be removed now goes with RUNNER_TEMP. */
function remove(ledger: string): void {
  try {
    rmSync(ledger, { force: true });
  } catch {
    // All that had to be done is done.
  }
}

/** There is no file if the step came to start nothing. */
function read(ledger: string): string {
  return existsSync(ledger) ? readFileSync(ledger, 'utf8') : '';
}

async function stop(entries: readonly LedgerEntry[], env: NodeJS.ProcessEnv): Promise<void> {
  const { cancelSignal, jobLog } = await import('./github/runner.ts');
  const signal = cancelSignal();
  // The step may have told of none of them, and this step may be killed as well.
  for (const { arn } of entries) {
    jobLog.info(`left by the step: ${arn}`);
  }
  const [{ stopLeftRunning }, { createClients }] = await Promise.all([
    import('./step/post-step.ts'),
    import('./aws/clients.ts'),
  ]);
  const report = await stopLeftRunning({
    entries,
    clients: createClients(),
    clock: systemClock,
    signal,
    stopCause: `Stopped by the post step of ${readWorkflow(env, undefined).url ?? 'the step that started it'}.`,
  });
  const { publishPost } = await import('./github/publish-post.ts');
  await publishPost(report);
}
