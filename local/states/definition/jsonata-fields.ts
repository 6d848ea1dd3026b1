import { isObject, type Json } from '../../json.ts';
import { isList, properties } from '../query/json-values.ts';
import { checkJsonata, JsonataFailure, jsonataSource } from '../query/jsonata-expression.ts';
import type { Diagnostic } from './diagnostic.ts';
import { finding, pointer, warning } from './findings.ts';
import type { Check } from './shape.ts';
import { checkVariableName } from './variable-names.ts';

/** Any JSON in which strings `{% … %}` are JSONata expressions. */
export function* jsonataTemplate(template: Json, location: string): Generator<Diagnostic> {
  if (typeof template === 'string') {
    yield* expressionOrText(template, location);
  } else if (isList(template)) {
    for (const [at, item] of template.entries()) {
      yield* jsonataTemplate(item, pointer(location, at));
    }
  } else if (isObject(template)) {
    for (const [field, value] of properties(template)) {
      yield* jsonataTemplate(value, pointer(location, field));
    }
  }
}

/** `Assign` of a JSONata state: an object of variables. */
export function* jsonataAssign(template: Json, location: string): Generator<Diagnostic> {
  if (!isObject(template)) {
    yield finding(location, 'The value must be a JSON object of variables.');
    return;
  }
  for (const [name] of properties(template)) {
    yield* checkVariableName(name, pointer(location, name));
  }
  yield* jsonataTemplate(template, location);
}

/** An object, or an expression for the whole of it. */
export const jsonataArguments: Check = function* (value, location) {
  if (typeof value === 'string' && jsonataSource(value) === undefined) {
    yield finding(location, 'The value must be JSON or a JSONata expression {% … %}.');
    return;
  }
  yield* jsonataTemplate(value, location);
};

/** `Items` of a Map state: a list, or an expression for one. */
export const jsonataItems: Check = function* (value, location) {
  if (isList(value) || (typeof value === 'string' && jsonataSource(value) !== undefined)) {
    yield* jsonataTemplate(value, location);
  } else {
    yield finding(location, 'The value must be an array or a JSONata expression {% … %}.');
  }
};

/** A JSONata expression, or what `check` wants of a literal. */
export function jsonataOr(check: Check): Check {
  return function* (value, location) {
    if (typeof value === 'string' && jsonataSource(value) !== undefined) {
      yield* expressionOrText(value, location);
    } else {
      yield* check(value, location);
    }
  };
}

function* expressionOrText(text: string, location: string): Generator<Diagnostic> {
  const source = jsonataSource(text);
  if (source === undefined) {
    if (text.startsWith('{%') || text.endsWith('%}')) {
      yield warning(
        location,
        'A JSONata expression starts with {% and ends with %}; this string is taken as it is.',
      );
    }
    return;
  }
  try {
    checkJsonata(source);
  } catch (error) {
    if (!(error instanceof JsonataFailure)) {
      throw error;
    }
    yield finding(
      location,
      `The JSONata expression '${source}' is not valid. ${error.code ?? ''}: ${error.message}`,
    );
  }
}
