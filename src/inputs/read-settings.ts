import { InputError } from '../errors.ts';
import { DEFAULT_POLICY } from '../policy/default-policy.ts';
import { checkEnvironment } from './environment.ts';
import { type GetInput, type InputReader, inputReader } from './input-reader.ts';
import { MINUTES_IN_A_YEAR, readMachine } from './machine.ts';
import { readRequest } from './request.ts';
import type { Settings } from './settings.ts';
import { shownLogs } from './settings.ts';
import { readWarnings } from './warnings.ts';
import type { ReadFile } from './workspace.ts';

/**
 * Reads all inputs of the step, before anything is started.
 *
 * @throws InputError for the first that cannot be used
 */
export async function readSettings(get: GetInput, readFile: ReadFile): Promise<Settings> {
  const inputs = inputReader(get);
  const { policy, policyFile, policyWarnings } = await readPolicy(inputs, readFile);
  const settings = {
    machine: await readMachine(inputs, readFile),
    policy,
    policyFile,
    policyWarnings,
    request: readRequest(inputs, readFile),
    wait: inputs.boolean('wait', true),
    timeoutMinutes:
      inputs.integer('timeout-minutes', { from: 1, to: MINUTES_IN_A_YEAR, unit: 'minutes' }) ?? 350,
    onTimeout: inputs.choice('on-timeout', ['stop', 'leave']),
    stopAttached: inputs.boolean('stop-attached', false),
    pollIntervalSeconds: inputs.integer('poll-interval-seconds', { from: 1, to: 3600, unit: 'seconds' }) ?? 5,
    maxParallel: inputs.integer('max-parallel', { from: 1, to: 1000, unit: 'executions' }) ?? 10,
    failFast: inputs.boolean('fail-fast', false),
    toleratedFailurePercentage:
      inputs.integer('tolerated-failure-percentage', { from: 0, to: 100, unit: 'percent' }) ?? 0,
    logs: inputs.choice('logs', ['never', 'on-failure', 'live']),
    preview: inputs.boolean('preview', false),
    summary: inputs.boolean('summary', true),
    comment: readComment(inputs),
  };
  const warnings = [
    ...checkEnvironment(settings.machine, settings.request.input),
    ...readWarnings(inputs, settings),
  ];
  return { ...settings, logs: shownLogs(settings), warnings };
}

/** The default policy by its name. A file of that name is `./default`. */
const DEFAULT_KEYWORD = 'default';

async function readPolicy(
  inputs: InputReader,
  readFile: ReadFile,
): Promise<Pick<Settings, 'policy' | 'policyFile' | 'policyWarnings'>> {
  const path = inputs.text('retry-policy');
  if (path === undefined || path === DEFAULT_KEYWORD) {
    // The names of the default policy are a contract between this action's machine and its app: not of other people's.
    const isChosen = path === DEFAULT_KEYWORD || inputs.boolean('deploy', false);
    return {
      policy: isChosen ? DEFAULT_POLICY : undefined,
      policyFile: path,
      policyWarnings: [],
    };
  }
  const source = readFile('retry-policy', path);
  // The language of policies, YAML and its schema, is loaded for those who write one.
  const { readPolicyFile } = await import('./policy-file.ts');
  return { ...readPolicyFile(source, path), policyFile: path };
}

function readComment(inputs: InputReader): Settings['comment'] {
  if (!inputs.boolean('comment', false)) {
    return undefined;
  }
  const token = inputs.text('github-token');
  if (token === undefined) {
    throw new InputError(
      'github-token',
      'comment needs it; leave it out, and the token of the job is taken.',
    );
  }
  return { token };
}
