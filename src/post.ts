import { existsSync, readFileSync, rmSync } from 'node:fs';
import { systemClock } from './aws/clock.ts';
import { readWorkflow } from './github/workflow.ts';
import { EXECUTIONS_STATE, LEDGER_STATE, unsettled } from './step/ledger.ts';

/**
 * After the job, however it ended: nothing is left running of what a step was killed over. Mostly there is nothing
 * open, and then nothing more is loaded.
 */
export async function postStep(env: NodeJS.ProcessEnv): Promise<void> {
  // A step that was killed before it could save its state has started nothing.
  const ledger = env[`STATE_${LEDGER_STATE}`] ?? '';
  const written = existsSync(ledger) ? unsettled(readFileSync(ledger, 'utf8')) : [];
  const kept = (env[`STATE_${EXECUTIONS_STATE}`] ?? '').split('\n').filter((arn) => arn !== '');
  const arns = [...new Set([...written, ...kept])];
  if (arns.length > 0) {
    await stop(arns, env);
  }
  rmSync(ledger, { force: true });
}

async function stop(arns: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  const { cancelSignal } = await import('./github/runner.ts');
  const signal = cancelSignal();
  const [{ stopLeftRunning }, { createClients }] = await Promise.all([
    import('./step/post-step.ts'),
    import('./aws/clients.ts'),
  ]);
  const report = await stopLeftRunning({
    arns,
    clients: createClients(),
    clock: systemClock,
    signal,
    stopCause: `Stopped by the post step of ${readWorkflow(env, undefined).url ?? 'the step that started it'}.`,
  });
  if (report !== undefined) {
    const { publishLeftRunning } = await import('./github/publish.ts');
    await publishLeftRunning(report);
  }
}
