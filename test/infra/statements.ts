import { array, evaluator, type Json, type JsonMap, map, type Stack, UPLOADS } from './template.ts';

/** One statement of a role's, a bucket's or a topic's policy, evaluated. */
export interface Statement {
  /** The resource of the template that has it. */
  readonly of: string;
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** Who, where the policy says so: as `Service lambda.amazonaws.com`. */
  readonly principal?: string;
  readonly conditions: JsonMap;
}

/** Every statement that there is in what is made, wherever a resource has it. */
export function statements(
  given: Readonly<Record<string, string>> = {},
  stack: Stack = UPLOADS,
): readonly Statement[] {
  const { evaluate, condition } = evaluator(given, stack);
  return Object.entries(stack.template.Resources)
    .filter(([, { Condition }]) => Condition === undefined || condition(Condition))
    .flatMap(([id, { Properties = {} }]) =>
      within(evaluate(Properties)).map((found) => statement(id, found)),
    );
}

function within(value: Json): readonly JsonMap[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  const { Statement } = Array.isArray(value) ? {} : map(value);
  return Statement === undefined
    ? Object.values(value).flatMap(within)
    : [Statement].flat().map((one) => map(one));
}

function statement(of: string, found: JsonMap): Statement {
  const { Effect, Action, Resource, Principal, Condition, ...other } = found;
  if (Object.keys(other).length > 0 || (Effect !== 'Allow' && Effect !== 'Deny')) {
    throw new Error(`A statement of ${of} has what nobody expects: ${JSON.stringify(found)}`);
  }
  const [service] = Principal === undefined ? [] : Object.entries(map(Principal));
  return {
    of,
    effect: Effect,
    actions: texts(Action),
    resources: texts(Resource),
    ...(service !== undefined && { principal: service.join(' ') }),
    conditions: map(Condition ?? {}),
  };
}

function texts(value: Json | undefined): readonly string[] {
  return value === undefined ? [] : (Array.isArray(value) ? array(value) : [value]).map(String);
}
