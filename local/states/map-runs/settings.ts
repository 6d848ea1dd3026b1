import type { Json } from '../../json.ts';
import { failureOf } from '../interpreter/evaluate.ts';
import type { StateFailure } from '../interpreter/failure.ts';
import type { Frame } from '../interpreter/frame.ts';
import type { MapRunSettings } from './host.ts';
import { numberOf } from './numbers.ts';

/** Reads MaxConcurrency; 0 when there is none. Throws StateFailure. */
export async function maxConcurrencyOf(frame: Frame, input: Json): Promise<number> {
  const value = (await numberOf(frame, input, field(frame, 'MaxConcurrency', 'integer'))) ?? 0;
  if (value < 0) {
    throw invalid(frame, 'MaxConcurrency cannot be negative.');
  }
  return value;
}

/** Reads how many items may fail. AWS does so after MapStateStarted. Throws StateFailure. */
export async function toleranceOf(
  frame: Frame,
  input: Json,
): Promise<Pick<MapRunSettings, 'toleratedFailureCount' | 'toleratedFailurePercentage'>> {
  const toleratedFailureCount = await numberOf(
    frame,
    input,
    field(frame, 'ToleratedFailureCount', 'integer'),
  );
  if (toleratedFailureCount !== undefined && toleratedFailureCount < 0) {
    throw invalid(frame, 'ToleratedFailureCount cannot be negative.');
  }
  const toleratedFailurePercentage = await numberOf(
    frame,
    input,
    field(frame, 'ToleratedFailurePercentage', 'number'),
  );
  if (
    toleratedFailurePercentage !== undefined &&
    (toleratedFailurePercentage < 0 || toleratedFailurePercentage > 100)
  ) {
    throw invalid(frame, 'ToleratedFailurePercentage must be between 0 and 100.');
  }
  return { toleratedFailureCount, toleratedFailurePercentage };
}

function field({ state }: Frame, name: string, kind: 'integer' | 'number') {
  return { owner: state, name, place: name, kind };
}

function invalid(frame: Frame, problem: string): StateFailure {
  return failureOf(
    frame,
    frame.language.name === 'JSONata' ? 'States.QueryEvaluationError' : 'States.Runtime',
    problem,
  );
}
