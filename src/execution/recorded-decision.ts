import { isJsonObject, type Json, parseJson, withoutUndefined } from '../json.ts';
import type { Decision } from '../policy/decide.ts';
import { readErrorState } from '../policy/error-state.ts';
import type { Overrides } from '../policy/overrides.ts';
import { publicCause } from '../policy/public-cause.ts';
import type { TaskRun } from './task-runs.ts';

/** A decision as the trail tells it: what the next attempt runs with is there if a machine recorded it. */
export type RecordedDecision = Omit<Decision, 'retries' | 'overrides'> & {
  readonly overrides?: Omit<Overrides, 'environment'>;
};

/**
 * The decision that the machine itself took on a failed run: an `errorState` that a later state assigned (the
 * built-in machine) or put into its output (the classic graph with a ProcessError function). Undefined if it took
 * none, or not yet.
 *
 * @param before the decision on the run before: where a state other than a Task repeats it, it was carried along, not
 *   decided anew
 */
export function recordedDecision(
  run: TaskRun,
  before: RecordedDecision | undefined,
): RecordedDecision | undefined {
  const exits = run.after.filter((event) => event.kind === 'state-exited');
  // The failed state's own output is its input with the error added: an errorState in it is an earlier one, be it
  // on a failure of another state.
  const own = exits.find(({ state }) => state === run.state);
  const carried = JSON.stringify(decisionInOutput(own?.output) ?? before);
  return exits
    .flatMap((event) => {
      const assigned = readDecision(parseJson(event.assigned['errorState']));
      const given = event === own ? undefined : decisionInOutput(event.output);
      const isCarried = event.stateType !== 'Task' && JSON.stringify(given) === carried;
      return [assigned, isCarried ? undefined : given];
    })
    .filter((decision) => decision !== undefined)
    .at(-1);
}

function decisionInOutput(text: string | undefined): RecordedDecision | undefined {
  const output = parseJson(text);
  return isJsonObject(output) ? readDecision(output['errorState']) : undefined;
}

function readDecision(errorState: Json | undefined): RecordedDecision | undefined {
  const read = readErrorState(errorState);
  if (read?.type === undefined) {
    return undefined;
  }
  const { type, retryCount, waitSeconds, rule, because } = read;
  // Its values may be secret, and this is told in outputs and the report file.
  const { environment: _, ...overrides } = read.overrides;
  return withoutUndefined({
    type,
    retryCount,
    waitSeconds,
    rule,
    because: publicCause(because),
    overrides: Object.keys(overrides).length > 0 ? overrides : undefined,
  });
}
