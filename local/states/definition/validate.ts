import { isObject } from '../../json.ts';
import { jsonProblem } from '../query/json-problem.ts';
import { parseJson } from '../query/parse-json.ts';
import type { Diagnostic } from './diagnostic.ts';
import { finding } from './findings.ts';
import { checkMachine } from './machine.ts';

/** A definition may have one megabyte. */
const MAX_BYTES = 1_048_576;

/**
 * Checks a definition as ValidateStateMachineDefinition and CreateStateMachine do: its structure, transitions, paths,
 * intrinsic functions and JSONata expressions, and that the local Step Functions can run all of it. An ERROR keeps the
 * machine from being created, a WARNING does not; a sound definition has no findings. Never throws.
 */
export async function validateDefinition(text: string): Promise<readonly Diagnostic[]> {
  if (Buffer.byteLength(text, 'utf8') > MAX_BYTES) {
    return [finding('', `The definition is larger than ${MAX_BYTES} bytes.`)];
  }
  try {
    return findings(text);
  } catch (error) {
    if (error instanceof SyntaxError) {
      return [finding('', jsonProblem(text) ?? error.message, 'INVALID_JSON_DESCRIPTION')];
    }
    if (error instanceof RangeError) {
      return [finding('', 'The definition is nested too deeply.')];
    }
    throw error;
  }
}

function findings(text: string): readonly Diagnostic[] {
  // The service answers an empty text like JSON that is no object, not like text that is no JSON.
  const definition = text.trim() === '' ? null : parseJson(text);
  return isObject(definition)
    ? [...checkMachine(definition)]
    : [finding('', 'Definition must be a valid JSON object')];
}
