import { FileError } from '../errors.ts';
import { PolicyError } from '../policy/file/faults.ts';
import { parsePolicy } from '../policy/file/parse-policy.ts';
import type { Settings } from './settings.ts';

/**
 * Parses the policy file that `retry-policy` names.
 *
 * @param path its name, for errors and warnings
 * @throws FileError that tells every fault of the file
 */
export function readPolicyFile(source: string, path: string): Pick<Settings, 'policy' | 'policyWarnings'> {
  try {
    const { policy, warnings } = parsePolicy(source);
    return { policy, policyWarnings: warnings.map((warning) => ({ ...warning, file: path })) };
  } catch (cause) {
    if (cause instanceof PolicyError) {
      const problem = `${path}:${cause.message}.`;
      throw new FileError('retry-policy', problem, { file: path, places: cause.faults }, { cause });
    }
    throw cause;
  }
}
