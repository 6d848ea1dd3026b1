import { isObject, type Json, type JsonObject } from '../../json.ts';
import { numberOf } from './exact-numbers.ts';
import { isList, ownProperty, properties } from './json-values.ts';
import { BudgetExceeded, SERVICE_LIMITS } from './jsonata-budget.ts';
import {
  evaluateJsonata,
  type JsonataEnvironment,
  JsonataFailure,
  jsonataSource,
} from './jsonata-expression.ts';
import { QueryError, type QueryLanguage, type Scope } from './language.ts';
import { NotJson } from './plain-json.ts';
import { systemRandomness } from './randomness.ts';

/** The JSONata query language in the given environment. */
export function createJsonata(environment: JsonataEnvironment): QueryLanguage {
  return {
    name: 'JSONata',
    template: (template, scope, field = '') => {
      const evaluate = evaluator(scope, environment);
      return inDepth(() => fill(template, field, evaluate));
    },
    condition: (rule, scope, field = 'Condition') =>
      conditionHolds(rule, field, evaluator(scope, environment)),
  };
}

/** The JSONata query language with the service's limits. */
export const jsonata: QueryLanguage = createJsonata({
  randomness: systemRandomness,
  limits: SERVICE_LIMITS,
  now: () => performance.now(),
});

/** Evaluates the expression that stands at a field, such as `Arguments/Overrides`. Throws QueryError. */
type Evaluate = (source: string, field: string) => Promise<Json>;

function evaluator(scope: Scope, environment: JsonataEnvironment): Evaluate {
  return async (source, field) => {
    const subject = `The JSONata expression '${source}'${field === '' ? '' : ` specified for the field '${field}'`}`;
    try {
      const value = await evaluateJsonata(source, bindings(scope), environment);
      if (value !== undefined) {
        return value;
      }
    } catch (error) {
      throw new QueryError('States.QueryEvaluationError', `${subject} ${whatWentWrong(error)}`, {
        cause: error,
      });
    }
    throw new QueryError('States.QueryEvaluationError', `${subject} returned nothing (undefined).`);
  };
}

/** What the expression sees as `$name`. `$states` is reserved: no variable can have its name. */
function bindings({
  input,
  context,
  variables,
  result,
  errorOutput,
}: Scope): Readonly<Record<string, unknown>> {
  return {
    ...Object.fromEntries(properties(variables).map(([name, value]) => [name, dataOnly(value)])),
    states: {
      input: dataOnly(input),
      context: dataOnly(context),
      ...(result === undefined ? {} : { result: dataOnly(result) }),
      ...(errorOutput === undefined ? {} : { errorOutput: dataOnly(errorOutput) }),
    },
  };
}

/**
 * A copy, because JSONata's transforms and sequences write into what they are given; without prototypes, because
 * JSONata reads inherited properties (`$states.input.constructor`) like data.
 */
function dataOnly(value: Json): unknown {
  if (isList(value)) {
    return value.map(dataOnly);
  }
  if (!isObject(value)) {
    return numberOf(value) ?? value;
  }
  const copy: Record<string, unknown> = Object.create(null);
  for (const [key, item] of properties(value)) {
    copy[key] = dataOnly(item);
  }
  return copy;
}

/** The service ends its sentence with `. CODE: message` for JSONata's own errors and with `: message` for others. */
function whatWentWrong(error: unknown): string {
  if (error instanceof JsonataFailure && error.code !== undefined) {
    return `threw an error during evaluation. ${error.code}: ${error.message}`;
  }
  if (error instanceof JsonataFailure || error instanceof BudgetExceeded) {
    return `threw an error during evaluation: ${error.message}`;
  }
  if (error instanceof NotJson) {
    return `returned an unexpected result type. Expected a JSON value, but it is or holds ${error.found}.`;
  }
  return `threw an error during evaluation: ${error instanceof Error ? error.message : String(error)}`;
}

async function fill(template: Json, field: string, evaluate: Evaluate): Promise<Json> {
  if (typeof template === 'string') {
    const source = jsonataSource(template);
    return source === undefined ? template : evaluate(source, field);
  }
  if (isList(template)) {
    const items: Json[] = [];
    for (const [at, item] of template.entries()) {
      items.push(await fill(item, `${field}[${at}]`, evaluate));
    }
    return items;
  }
  return isObject(template) ? fillObject(template, field, evaluate) : template;
}

async function fillObject(template: JsonObject, field: string, evaluate: Evaluate): Promise<Json> {
  const filled: (readonly [string, Json])[] = [];
  for (const [key, value] of properties(template)) {
    filled.push([key, await fill(value, within(field, key), evaluate)]);
  }
  // fromEntries defines own properties, so a field named `__proto__` stays data.
  return Object.fromEntries(filled);
}

async function conditionHolds(rule: JsonObject, field: string, evaluate: Evaluate): Promise<boolean> {
  const condition = ownProperty(rule, 'Condition');
  if (typeof condition === 'boolean') {
    return condition;
  }
  const source = typeof condition === 'string' ? jsonataSource(condition) : undefined;
  if (source === undefined) {
    throw new QueryError(
      'States.QueryEvaluationError',
      `The field '${field}' must be true, false or a JSONata expression.`,
    );
  }
  const value = await evaluate(source, field);
  if (typeof value !== 'boolean') {
    throw new QueryError(
      'States.QueryEvaluationError',
      `The JSONata expression '${source}' specified for the field '${field}' returned an unexpected result type. Expected 'boolean', but was '${typeName(value)}' for value: ${JSON.stringify(value)}`,
    );
  }
  return value;
}

function typeName(value: Json): string {
  if (value === null) {
    return 'null';
  }
  return isList(value) ? 'array' : typeof value;
}

function within(field: string, key: string): string {
  return field === '' ? key : `${field}/${key}`;
}

/** Templates nest as deep as their author likes; the stack does not. */
async function inDepth<T>(evaluate: () => Promise<T>): Promise<T> {
  try {
    return await evaluate();
  } catch (error) {
    if (error instanceof RangeError) {
      throw new QueryError('States.QueryEvaluationError', 'The template is nested too deeply.', {
        cause: error,
      });
    }
    throw error;
  }
}
