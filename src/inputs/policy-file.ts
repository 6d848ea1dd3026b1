import { InputError } from '../errors.ts';
import { PolicyError } from '../policy/file/faults.ts';
import { parsePolicy } from '../policy/file/parse-policy.ts';
import type { Settings } from './settings.ts';

/**
 * Parses the policy file that `retry-policy` names.
 *
 * @param path its name, for errors and warnings
 * @throws InputError that tells every fault of the file
 */
export function readPolicyFile(source: string, path: string): Pick<Settings, 'policy' | 'policyWarnings'> {
  try {
    const { policy, warnings } = parsePolicy(source);
    return { policy, policyWarnings: warnings.map((warning) => ({ ...warning, file: path })) };
  } catch (cause) {
    if (cause instanceof PolicyError) {
      throw new InputError('retry-policy', `${path}:${cause.message}.`, { cause });
    }
    throw cause;
  }
}
