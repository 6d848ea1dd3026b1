import { isObject, type Json } from '../../json.ts';
import { QuerySyntaxError } from '../query/cursor.ts';
import { parseIntrinsic } from '../query/intrinsic-call.ts';
import { isList, ownProperty, properties } from '../query/json-values.ts';
import { isDefinite, parsePath } from '../query/path.ts';
import { parseReferencePath } from '../query/result-path.ts';
import type { Diagnostic } from './diagnostic.ts';
import { finding, pointer } from './findings.ts';
import type { Check } from './shape.ts';
import { checkVariableName } from './variable-names.ts';

/** A path into the input, the context object or a variable. */
export const path: Check = (value, location) => parses(value, location, 'a JSONPath', parsePath);

/** A path that means one place, as comparators and durations need it. */
export const definitePath: Check = (value, location) =>
  parses(value, location, 'a reference path', (text) => {
    if (!isDefinite(parsePath(text).segments)) {
      throw new QuerySyntaxError(`'${text}' may mean several places.`);
    }
  });

/** A reference path into the state's input, as ResultPath needs it. */
export const referencePath: Check = (value, location) =>
  parses(value, location, 'a reference path', parseReferencePath);

/** What a field may hold whose name ends in `.$`, as well as ErrorPath and CausePath. */
export const pathOrIntrinsic: Check = (value, location) =>
  parses(value, location, 'a valid JSONPath or a valid intrinsic function call', (text) =>
    text.startsWith('$') ? parsePath(text) : parseIntrinsic(text),
  );

/** A payload template: any JSON in which fields ending in `.$` hold a path or an intrinsic function. */
export function* payloadTemplate(template: Json, location: string): Generator<Diagnostic> {
  if (isList(template)) {
    for (const [at, item] of template.entries()) {
      yield* payloadTemplate(item, pointer(location, at));
    }
  } else if (isObject(template)) {
    for (const [field, value] of properties(template)) {
      const place = pointer(location, field);
      yield* field.endsWith('.$') ? pathOrIntrinsic(value, place) : payloadTemplate(value, place);
      if (ownProperty(template, `${field}.$`) !== undefined) {
        yield finding(place, `The field '${field}' is also given as '${field}.$'.`);
      }
    }
  }
}

/** `Assign` of a JSONPath state: a payload template whose fields are names of variables. */
export function* assignTemplate(template: Json, location: string): Generator<Diagnostic> {
  if (!isObject(template)) {
    yield finding(location, 'The value must be a JSON object of variables.');
    return;
  }
  for (const [field] of properties(template)) {
    yield* checkVariableName(
      field.endsWith('.$') ? field.slice(0, -'.$'.length) : field,
      pointer(location, field),
    );
  }
  yield* payloadTemplate(template, location);
}

function* parses(
  value: Json,
  location: string,
  wanted: string,
  parse: (text: string) => unknown,
): Generator<Diagnostic> {
  if (typeof value !== 'string') {
    yield finding(location, `The value must be ${wanted}.`);
    return;
  }
  try {
    parse(value);
  } catch (error) {
    if (!(error instanceof QuerySyntaxError)) {
      throw error;
    }
    yield finding(location, `The value must be ${wanted}. ${error.message}`);
  }
}
