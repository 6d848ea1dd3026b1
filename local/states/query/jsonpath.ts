import { isObject, type Json, type JsonObject } from '../../json.ts';
import { choiceRuleHolds } from './choice.ts';
import { QuerySyntaxError } from './cursor.ts';
import { evaluateIntrinsic } from './intrinsics.ts';
import { isList, ownProperty, properties } from './json-values.ts';
import { QueryError, type QueryLanguage, type Scope } from './language.ts';
import { parsePath } from './path.ts';
import type { Path } from './path-syntax.ts';
import { type Randomness, systemRandomness } from './randomness.ts';
import { NoSuchPath, select } from './select.ts';

export { writeResult } from './result-path.ts';

/** The JSONPath query language with chance from the given source. */
export function createJsonPath(randomness: Randomness): QueryLanguage {
  return {
    name: 'JSONPath',
    template: async (template, scope) => inDepth(() => fill(template, scope, randomness)),
    condition: async (rule, scope) => inDepth(() => choiceRuleHolds(rule, scope, lookUp)),
  };
}

/** The JSONPath query language. */
export const jsonPath: QueryLanguage = createJsonPath(systemRandomness);

/**
 * The value of a path: `$` the state's input, `$$` the context object, `$name` a variable. A definite path gives the
 * value itself, one with wildcards, slices, filters or `..` the list of what it finds.
 * Throws QueryError States.Runtime for a path that does not parse or leads nowhere, as the service does
 * (States.ParameterPathFailure is documented, but its histories show States.Runtime).
 */
export function readPath(path: string, scope: Scope): Json {
  try {
    return inDepth(() => valueAt(parsePath(path), scope));
  } catch (error) {
    if (error instanceof NoSuchPath || error instanceof QuerySyntaxError) {
      throw new QueryError('States.Runtime', `Invalid path '${path}' : ${error.message}`, { cause: error });
    }
    throw error;
  }
}

/**
 * The value of what a field ending in `.$` holds: a path or an intrinsic function call.
 * Throws QueryError States.Runtime or States.IntrinsicFailure.
 */
export function readExpression(
  expression: string,
  scope: Scope,
  randomness: Randomness = systemRandomness,
): Json {
  return expression.startsWith('$')
    ? readPath(expression, scope)
    : evaluateIntrinsic(expression, (path) => valueAt(path, scope), randomness);
}

/** The value at a path, or undefined where there is none. Throws QueryError only if the path does not parse. */
export function lookUp(path: string, scope: Scope): Json | undefined {
  try {
    return valueAt(parsePath(path), scope);
  } catch (error) {
    if (error instanceof NoSuchPath) {
      return undefined;
    }
    if (error instanceof QuerySyntaxError) {
      throw new QueryError('States.Runtime', `Invalid path '${path}' : ${error.message}`, { cause: error });
    }
    throw error;
  }
}

function valueAt(path: Path, scope: Scope): Json {
  return select(path.segments, rootValue(path, scope));
}

function rootValue({ root }: Path, scope: Scope): Json {
  switch (root.kind) {
    case 'input':
    case 'item':
      return scope.input;
    case 'context':
      return scope.context;
    case 'variable': {
      const value = ownProperty(scope.variables, root.name);
      if (value === undefined) {
        throw new NoSuchPath(`The variable '$${root.name}' has not been assigned.`);
      }
      return value;
    }
  }
}

function fill(template: Json, scope: Scope, randomness: Randomness): Json {
  if (isList(template)) {
    return template.map((item) => fill(item, scope, randomness));
  }
  if (isObject(template)) {
    return fillObject(template, scope, randomness);
  }
  return template;
}

function fillObject(template: JsonObject, scope: Scope, randomness: Randomness): Json {
  // fromEntries defines own properties, so a field named `__proto__` stays data.
  return Object.fromEntries(
    properties(template).map(([key, value]) =>
      key.endsWith('.$')
        ? [key.slice(0, -'.$'.length), fillField(key, value, scope, randomness)]
        : [key, fill(value, scope, randomness)],
    ),
  );
}

function fillField(key: string, expression: Json, scope: Scope, randomness: Randomness): Json {
  if (typeof expression !== 'string') {
    throw new QueryError(
      'States.Runtime',
      `The value for the field '${key}' must be a JSONPath or an intrinsic function call.`,
    );
  }
  try {
    return readExpression(expression, scope, randomness);
  } catch (error) {
    if (error instanceof QueryError && error.cause instanceof NoSuchPath && error.name === 'States.Runtime') {
      throw new QueryError(
        'States.Runtime',
        `The JSONPath '${expression}' specified for the field '${key}' could not be found in the input '${JSON.stringify(scope.input)}'`,
        { cause: error },
      );
    }
    throw error;
  }
}

/** Values and templates nest as deep as their author likes; the stack does not. */
function inDepth<T>(evaluate: () => T): T {
  try {
    return evaluate();
  } catch (error) {
    if (error instanceof RangeError) {
      throw new QueryError('States.Runtime', 'The value or the template is nested too deeply.', {
        cause: error,
      });
    }
    throw error;
  }
}
