import { DEFAULT_POLICY } from '../../src/policy/default-policy.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { type ErrorState, processError } from './process-error.ts';

/**
 * The ProcessError function of the classic graph: decides on a caught error by a policy. It never throws, whatever
 * the event holds, since an error here would hide the error that it is to judge.
 *
 * The policy is the JSON in the environment variable `RETRY_POLICY`, which was checked before it got there (`npm run
 * --silent explain -- --check FILE --json` prints it), or the default policy.
 */
export async function handler(event: unknown): Promise<ErrorState> {
  const moment = { now: Date.now(), random: Math.random() };
  try {
    const json = process.env['RETRY_POLICY'] ?? '';
    const policy: Policy = json === '' ? DEFAULT_POLICY : JSON.parse(json);
    return processError(event, policy, moment);
  } catch {
    // What is no policy must not make every failure an error of its own.
    return processError(event, DEFAULT_POLICY, moment);
  }
}
