import { PolicyError } from '../../src/policy/file/faults.ts';
import { parsePolicy } from '../../src/policy/file/parse-policy.ts';

/** Every fault of a policy file as people read it: `line:column message`. */
export function faults(source: string): readonly string[] {
  try {
    parsePolicy(source);
  } catch (error) {
    if (error instanceof PolicyError) {
      return error.faults.map(({ line, column, message }) => `${line}:${column} ${message}`);
    }
    throw error;
  }
  throw new Error('The policy was accepted.');
}

/** A file with one rule, whose fields begin on line 2, one a line. */
export const rule = (...fields: readonly string[]) => `rules:\n  - ${fields.join('\n    ')}\n`;

/** A file with one rule on a condition, which stands on line 3 from column 13. */
export const when = (condition: string) => rule('name: a', `when: { ${condition} }`, 'type: FATAL');

/** A file with one rule of a type and one more field, which stands on line 5. */
export const typed = (type: string, field: string) =>
  rule('name: a', 'when: { exit-code: 7 }', `type: ${type}`, field);
