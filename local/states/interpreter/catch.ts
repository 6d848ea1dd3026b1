import type { JsonObject } from '../../json.ts';
import { writeResult } from '../query/jsonpath.ts';
import { assign, exit, output, resultPathOf } from './data-flow.ts';
import { matchesError } from './error-match.ts';
import { asFailure } from './evaluate.ts';
import type { StateFailure } from './failure.ts';
import type { Exit, Frame } from './frame.ts';
import { objectsField, textField, textsField } from './state-fields.ts';

/** The place of the first catcher of a state that matches a failure, or -1. */
export function findCatcher(state: JsonObject, failure: StateFailure): number {
  return objectsField(state, 'Catch').findIndex((catcher) =>
    matchesError(textsField(catcher, 'ErrorEquals'), failure),
  );
}

/** Leaves a state by its catcher `index`. Throws StateFailure when an expression of the catcher fails. */
export async function leaveByCatcher(frame: Frame, index: number, failure: StateFailure): Promise<Exit> {
  const catcher = objectsField(frame.state, 'Catch')[index] ?? {};
  const field = `Catch[${index}]`;
  const errorOutput = errorOutputOf(failure);
  const next = textField(catcher, 'Next') ?? null;
  if (frame.language.name === 'JSONata') {
    return exit(frame, {
      output: await output(frame, catcher, `${field}/Output`, errorOutput, { errorOutput }),
      assigned: await assign(frame, catcher, `${field}/Assign`, { errorOutput }),
      next,
    });
  }
  const resultPath = resultPathOf(catcher);
  return exit(frame, {
    output: await asFailure(frame, `${field}/ResultPath`, () =>
      writeResult(frame.input, resultPath, errorOutput),
    ),
    assigned: await assign(frame, catcher, `${field}/Assign`, { input: errorOutput }),
    next,
  });
}

/** What a catcher sees. As AWS records it, what was not said is null, but the Cause of a time-out is empty. */
function errorOutputOf({ error, failureCause }: StateFailure): JsonObject {
  return { Error: error ?? null, Cause: failureCause ?? (error === 'States.Timeout' ? '' : null) };
}
