import { isJsonObject, type Json, parseJson } from '../json.ts';
import type { Decision } from '../policy/decide.ts';
import { CLASSIFICATIONS } from '../policy/policy.ts';
import type { TaskRun } from './task-runs.ts';

/**
 * The decision that the machine itself took on a failed run: an `errorState` that a later state assigned (the
 * built-in machine) or put into its output (the classic graph with a ProcessError function). Undefined if it took
 * none, or not yet.
 *
 * @param before the decision on the run before: what only repeats it was carried along, not decided anew
 */
export function recordedDecision(run: TaskRun, before: Decision | undefined): Decision | undefined {
  return run.after
    .flatMap((event) => {
      if (event.kind !== 'state-exited') {
        return [];
      }
      const assigned = parseJson(event.assigned['errorState']);
      // The failed state's own output is its input with the error added: an errorState in it is the one before.
      const output = event.state === run.state ? undefined : parseJson(event.output);
      return [assigned, isJsonObject(output) ? output['errorState'] : undefined];
    })
    .map((errorState) => readDecision(errorState))
    .filter((decision) => decision !== undefined)
    .filter((decision) => JSON.stringify(decision) !== JSON.stringify(before))
    .at(-1);
}

/** Reads an `errorState`; a classic ProcessError function need not know `rule` and `because`. */
function readDecision(errorState: Json | undefined): Decision | undefined {
  if (!isJsonObject(errorState)) {
    return undefined;
  }
  const { type, retryCount, waitSeconds, rule, because } = errorState;
  const known = CLASSIFICATIONS.find((classification) => classification === type);
  return known === undefined
    ? undefined
    : {
        type: known,
        retryCount: typeof retryCount === 'number' ? retryCount : 0,
        waitSeconds: known === 'TEMPORARY' && typeof waitSeconds === 'number' ? waitSeconds : 0,
        rule: typeof rule === 'string' ? rule : '',
        because: typeof because === 'string' ? because : '',
      };
}
