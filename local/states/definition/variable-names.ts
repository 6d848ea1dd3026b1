import type { Diagnostic } from './diagnostic.ts';
import { finding } from './findings.ts';

const IDENTIFIER = /^[\p{ID_Start}_][\p{ID_Continue}]*$/u;
const MAX_LENGTH = 80;

/** A variable is a Unicode identifier of at most 80 characters; `states` is reserved for `$states`. */
export function* checkVariableName(name: string, location: string): Generator<Diagnostic> {
  if (!IDENTIFIER.test(name) || name.length > MAX_LENGTH) {
    yield finding(
      location,
      `'${name}' is not the name of a variable: an identifier of at most ${MAX_LENGTH} characters.`,
    );
  }
  if (name === 'states') {
    yield finding(location, "The variable name 'states' is reserved.");
  }
}
