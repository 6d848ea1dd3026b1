import type { Diagnostic } from './diagnostic.ts';

/** An ERROR at a place of the definition. Most have the service's code for a breach of the schema. */
export function finding(location: string, message: string, code = 'SCHEMA_VALIDATION_FAILED'): Diagnostic {
  return { severity: 'ERROR', code, message, location: location === '' ? '/' : location };
}

/** A WARNING, which does not keep a state machine from being created. */
export function warning(location: string, message: string): Diagnostic {
  return { ...finding(location, message), severity: 'WARNING' };
}

/** The refusal of something that Step Functions has and the local one has not. */
export function unsupported(location: string, what: string): Diagnostic {
  return finding(location, `${what} is not supported by the local Step Functions.`);
}

/** The JSON pointer to something below `parent`; the root is an empty string here. */
export function pointer(parent: string, ...steps: readonly (string | number)[]): string {
  return [parent, ...steps.map((step) => String(step).replaceAll('~', '~0').replaceAll('/', '~1'))].join('/');
}
