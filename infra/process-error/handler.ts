import { DEFAULT_POLICY, type FunctionPolicy, withDefaults } from '../../src/policy/default-policy.ts';
import { type ErrorState, processError } from './error-state.ts';

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
    const policy: FunctionPolicy = json === '' ? DEFAULT_POLICY : JSON.parse(json);
    const rules = withDefaults(policy.rules, policy.includeDefaults === true);
    return processError(event, { ...policy, rules }, moment);
  } catch (error) {
    // What is no policy must not make every failure an error of its own.
    console.error('RETRY_POLICY is no policy', error);
    return processError(event, DEFAULT_POLICY, moment);
  }
}
