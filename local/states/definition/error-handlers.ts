import type { JsonObject } from '../../json.ts';
import { isList, ownProperty } from '../query/json-values.ts';
import type { Diagnostic } from './diagnostic.ts';
import { finding, pointer } from './findings.ts';
import { jsonataAssign, jsonataTemplate } from './jsonata-fields.ts';
import { assignTemplate, referencePath } from './jsonpath-fields.ts';
import { type Check, checkShape, objectOf, type Shape } from './shape.ts';
import { integer, numberFrom, oneOf, orNull, text, texts } from './values.ts';

/** One year and a day: the longest interval and the longest delay of a retry, in seconds. */
const MAX_DELAY = 31_622_400;

const RETRIER: Shape = {
  what: 'a retrier',
  required: ['ErrorEquals'],
  fields: {
    BackoffRate: numberFrom(1),
    Comment: text,
    ErrorEquals: texts,
    IntervalSeconds: integer(1, MAX_DELAY),
    JitterStrategy: oneOf('NONE', 'FULL'),
    MaxAttempts: integer(0, 99_999_999),
    MaxDelaySeconds: integer(1, MAX_DELAY),
  },
};

const JSONPATH_CATCHER: Shape = {
  what: 'a catcher in JSONPath',
  required: ['ErrorEquals', 'Next'],
  fields: {
    Assign: assignTemplate,
    Comment: text,
    ErrorEquals: texts,
    Next: text,
    ResultPath: orNull(referencePath),
  },
  refused: { Output: "Field 'Output' is for JSONata; this state uses JSONPath." },
};

const JSONATA_CATCHER: Shape = {
  what: 'a catcher in JSONata',
  required: ['ErrorEquals', 'Next'],
  fields: { Assign: jsonataAssign, Comment: text, ErrorEquals: texts, Next: text, Output: jsonataTemplate },
  refused: { ResultPath: "Field 'ResultPath' is for JSONPath; this state uses JSONata." },
};

/** `Retry` of a Task. */
export const retriers: Check = handlers(RETRIER, function* (retrier, location) {
  const delay = ownProperty(retrier, 'MaxDelaySeconds');
  const interval = ownProperty(retrier, 'IntervalSeconds') ?? 1;
  if (typeof delay === 'number' && typeof interval === 'number' && delay <= interval) {
    yield finding(
      pointer(location, 'MaxDelaySeconds'),
      'MaxDelaySeconds must be greater than IntervalSeconds.',
    );
  }
});

/** `Catch` of a Task that uses JSONPath. */
export const jsonPathCatchers: Check = handlers(JSONPATH_CATCHER);

/** `Catch` of a Task that uses JSONata. */
export const jsonataCatchers: Check = handlers(JSONATA_CATCHER);

function handlers(
  shape: Shape,
  more: (handler: JsonObject, location: string) => Iterable<Diagnostic> = () => [],
): Check {
  return function* (value, location) {
    if (!isList(value)) {
      yield finding(location, 'The value must be an array.');
      return;
    }
    for (const [at, handler] of value.entries()) {
      const last = at === value.length - 1;
      const check = objectOf(function* (object, place) {
        yield* checkShape(object, place, shape);
        yield* checkErrorNames(object, place, last);
        yield* more(object, place);
      });
      yield* check(handler, pointer(location, at));
    }
  };
}

/** `States.ALL` must stand alone in its ErrorEquals, and nothing may come after what takes every error. */
function* checkErrorNames(handler: JsonObject, location: string, last: boolean): Generator<Diagnostic> {
  const names = ownProperty(handler, 'ErrorEquals');
  if (!isList(names) || !names.includes('States.ALL')) {
    return;
  }
  const place = pointer(location, 'ErrorEquals');
  if (names.length > 1) {
    yield finding(place, "'States.ALL' must appear alone in ErrorEquals.");
  }
  if (!last) {
    yield finding(place, "'States.ALL' must appear in the last element of the array.");
  }
}
