import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from './aws/clock.ts';
import { messageOf } from './errors.ts';
import { inputsOf, saveState, warning } from './github/commands.ts';
import { cancelSignal, jobLog, policyPlace } from './github/runner.ts';
import { readWorkflow } from './github/workflow.ts';
import { readSettings } from './inputs/read-settings.ts';
import type { Settings } from './inputs/settings.ts';
import { workspaceFiles } from './inputs/workspace.ts';
import { parseJson } from './json.ts';
import { fileLedger, LEDGER_STATE, LEDGER_TEXT_STATE } from './step/ledger.ts';

/** The step. What its inputs are wrong about is told before the SDK of AWS is loaded. */
export async function main(env: NodeJS.ProcessEnv): Promise<void> {
  const directory = env['RUNNER_TEMP'] || tmpdir();
  const ledger = join(directory, ledgerName());
  const stateFile = env['GITHUB_STATE'];
  keepLedger(stateFile, ledger);
  const settings = await readSettings(
    inputsOf(env),
    workspaceFiles(env['GITHUB_WORKSPACE'] || process.cwd()),
  );
  warn(settings);
  const workflow = readWorkflow(env, readEvent(env['GITHUB_EVENT_PATH']));
  const signal = cancelSignal();
  const [{ runStep }, { createClients }] = await Promise.all([
    import('./step/run-step.ts'),
    import('./aws/clients.ts'),
  ]);
  const report = await runStep({
    settings,
    workflow,
    clients: createClients(),
    env,
    clock: systemClock,
    signal,
    log: jobLog,
    ledger: fileLedger(ledger, {
      keep: (text) => saveState(stateFile, LEDGER_TEXT_STATE, text),
      warn: warning,
    }),
  });
  const { summary, comment, logs } = settings;
  const { publish } = await import('./github/publish.ts');
  await publish(report, {
    summary,
    showLogs: logs !== 'live',
    directory,
    comment: comment && { token: comment.token, workflow, clock: systemClock, signal },
  });
}

/** No two steps of a job have the same: `node:crypto`, which has random names, takes a fifth of the time of Node's start. */
function ledgerName(): string {
  return `sfn-fargate-retry-${Date.now()}-${process.pid}-${process.hrtime.bigint()}.ledger`;
}

/** A runner whose disk is full keeps no state: the step goes on, and only its post step is blind. */
function keepLedger(stateFile: string | undefined, ledger: string): void {
  try {
    saveState(stateFile, LEDGER_STATE, ledger);
  } catch (error) {
    warning(`The post step will not know what to stop if this step is killed: ${messageOf(error)}`);
  }
}

function warn({ warnings, policyWarnings }: Settings): void {
  for (const text of warnings) {
    warning(text);
  }
  for (const { file, ...place } of policyWarnings) {
    warning(place.message, policyPlace(file, place));
  }
}

/** The event only adds to the input: one that cannot be read is as good as none. */
function readEvent(path: string | undefined): ReturnType<typeof parseJson> {
  try {
    return path ? parseJson(readFileSync(path, 'utf8')) : undefined;
  } catch {
    return undefined;
  }
}
