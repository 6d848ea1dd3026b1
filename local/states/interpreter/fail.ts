import type { Json } from '../../json.ts';
import { lookUp, readExpression } from '../query/jsonpath.ts';
import { asFailure, evaluate, scopeOf, unusable } from './evaluate.ts';
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
    return template === undefined
      ? undefined
      : text(frame, field, template, await evaluate(frame, field, template));
  }
  const pathField = `${field}Path`;
  const path = textField(frame.state, pathField);
  if (path === undefined) {
    return textField(frame.state, field);
  }
  const value = await asFailure(frame, pathField, () =>
    path.startsWith('$') ? lookUp(path, scopeOf(frame)) : readExpression(path, scopeOf(frame)),
  );
  if (value === undefined) {
    throw unusable(frame, pathField, `The ${pathField} parameter does not reference an input value: ${path}`);
  }
  return text(frame, pathField, path, value);
}

function text(frame: Frame, field: string, source: Json, value: Json): string {
  if (typeof value !== 'string') {
    const problem = `The ${field} parameter does not reference a string value`;
    throw unusable(frame, field, `${problem}: ${String(source)} == ${JSON.stringify(value)}`);
  }
  return value;
}
