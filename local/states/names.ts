import { AwsError } from '../aws-error.ts';
import { invalid } from './request-fields.ts';

/**
 * Characters that names of machines and executions may not have: white space, brackets, wildcards,
 * `" # % \ ^ | ~ \` $ & , ; : /`, control characters, surrogates and U+FFFE, U+FFFF.
 */
const FORBIDDEN = /[\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}\p{Cs}\uFFFE\uFFFF]/u;

/** Checks the name of a state machine or an execution: 1 to 80 legal characters. Throws `InvalidName`. */
export function checkName(name: string): void {
  if (name.length === 0 || name.length > 80 || FORBIDDEN.test(name)) {
    throw new AwsError('InvalidName', `Invalid Name: '${name}'`);
  }
}

/** Checks the name of an alias: as AWS has it, and never only digits, which would be a version. */
export function checkAliasName(name: string): void {
  const constraint =
    name.length > 80
      ? 'Member must have length less than or equal to 80'
      : /^(?=.*[a-zA-Z_\-.])[a-zA-Z0-9_\-.]+$/.test(name)
        ? undefined
        : 'Member must satisfy regular expression pattern: ^(?=.*[a-zA-Z_\\-\\.])[a-zA-Z0-9_\\-\\.]+$';
  if (constraint !== undefined) {
    throw invalid(`Value '${name}' at 'name' failed to satisfy constraint: ${constraint}`);
  }
}
