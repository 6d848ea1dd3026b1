import type { Json } from '../../json.ts';
import { readExpression } from '../query/jsonpath.ts';
import { asFailure, evaluate, failureOf, scopeOf } from './evaluate.ts';
import { StateFailure } from './failure.ts';
import type { Frame } from './frame.ts';
import { textField } from './state-fields.ts';

/** Fail: ends the execution with Error and Cause; never returns, throws the StateFailure. */
export async function fail(frame: Frame): Promise<never> {
  const error = await failText(frame, 'Error');
  const cause = await failText(frame, 'Cause');
  throw new StateFailure(error, cause);
}

/** `Error`, or `ErrorPath`, which may be a path or an intrinsic function; the same for Cause. */
async function failText(frame: Frame, field: 'Error' | 'Cause'): Promise<string | undefined> {
  if (frame.language.name === 'JSONata') {
    const template = frame.state[field];
    return template === undefined ? undefined : text(frame, field, await evaluate(frame, field, template));
  }
  const pathField = `${field}Path`;
  const path = textField(frame.state, pathField);
  if (path === undefined) {
    return textField(frame.state, field);
  }
  const value = await asFailure(frame, pathField, () => readExpression(path, scopeOf(frame)));
  return text(frame, pathField, value);
}

function text(frame: Frame, field: string, value: Json): string {
  if (typeof value !== 'string') {
    const error = frame.language.name === 'JSONata' ? 'States.QueryEvaluationError' : 'States.Runtime';
    throw failureOf(frame, error, `The field '${field}' must be a string, but is ${JSON.stringify(value)}.`);
  }
  return value;
}
