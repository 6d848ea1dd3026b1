import type { Json } from '../../json.ts';
import { FunctionResultFailure, StateFailure } from './failure.ts';

/** Input, output and results of tasks and states: 256 KiB of UTF-8. */
export const MAX_PAYLOAD_BYTES = 262_144;
/** All variables of an execution together: 10 MiB. */
const MAX_VARIABLES_BYTES = 10 * 1024 * 1024;

/**
 * Checks that a result fits into an execution. `source` is how AWS names it in the cause: the resource type
 * of an integration (`ecs`), the name of a state.
 * Throws StateFailure `States.DataLimitExceeded`.
 */
export function checkPayload(payload: Json, source: string): void {
  if (bytes(payload) > MAX_PAYLOAD_BYTES) {
    throw new StateFailure('States.DataLimitExceeded', tooLarge(source));
  }
}

/** The same for what a Lambda function returned; `source` is its ARN, or `lambda`. Throws FunctionResultFailure. */
export function checkFunctionResult(payload: Json, source: string): void {
  if (bytes(payload) > MAX_PAYLOAD_BYTES) {
    throw new FunctionResultFailure('States.DataLimitExceeded', tooLarge(source));
  }
}

function tooLarge(source: string): string {
  return `The state/task '${source}' returned a result with a size exceeding the maximum number of bytes service limit.`;
}

/**
 * Checks the variables that one Assign sets (256 KiB) and what all of them come to then (10 MiB).
 * Throws StateFailure `States.DataLimitExceeded`.
 */
export function checkVariables(assigned: Json, all: Json, state: string): void {
  if (bytes(assigned) > MAX_PAYLOAD_BYTES || bytes(all) > MAX_VARIABLES_BYTES) {
    throw new StateFailure(
      'States.DataLimitExceeded',
      `The variables assigned in the state '${state}' exceed the maximum number of bytes service limit.`,
    );
  }
}

function bytes(value: Json): number {
  return Buffer.byteLength(JSON.stringify(value));
}
