import { isObject, type Json, type JsonObject } from '../../json.ts';
import { type Comparator, comparatorOf, TYPE_TESTS } from './comparators.ts';
import { isList, ownProperty, properties } from './json-values.ts';
import { QueryError, type Scope } from './language.ts';

/** The value at a path, or undefined where there is none. Throws QueryError for a path that does not parse. */
export type LookUp = (path: string, scope: Scope) => Json | undefined;

/**
 * Whether a Choice rule of a JSONPath state holds: one comparator on `Variable`, or And, Or, Not of such rules.
 * Throws QueryError States.Runtime where a path leads nowhere (only IsPresent may ask that) or the rule is none.
 */
export function choiceRuleHolds(rule: JsonObject, scope: Scope, lookUp: LookUp): boolean {
  const and = ownProperty(rule, 'And');
  if (and !== undefined) {
    return rulesOf(and, 'And').every((inner) => choiceRuleHolds(inner, scope, lookUp));
  }
  const or = ownProperty(rule, 'Or');
  if (or !== undefined) {
    return rulesOf(or, 'Or').some((inner) => choiceRuleHolds(inner, scope, lookUp));
  }
  const not = ownProperty(rule, 'Not');
  if (not !== undefined) {
    return !choiceRuleHolds(ruleOf(not, 'Not'), scope, lookUp);
  }
  return comparisonHolds(rule, scope, lookUp);
}

function rulesOf(value: Json, field: string): readonly JsonObject[] {
  if (!isList(value)) {
    throw new QueryError('States.Runtime', `The field '${field}' of a Choice rule must be a list of rules.`);
  }
  return value.map((item) => ruleOf(item, field));
}

function ruleOf(value: Json, field: string): JsonObject {
  if (!isObject(value)) {
    throw new QueryError('States.Runtime', `The field '${field}' of a Choice rule must hold rules.`);
  }
  return value;
}

function comparisonHolds(rule: JsonObject, scope: Scope, lookUp: LookUp): boolean {
  const variable = ownProperty(rule, 'Variable');
  if (typeof variable !== 'string') {
    throw new QueryError(
      'States.Runtime',
      "A Choice rule must have the field 'Variable', 'And', 'Or' or 'Not'.",
    );
  }
  const value = lookUp(variable, scope);
  for (const [field, operand] of properties(rule)) {
    const typeTest = TYPE_TESTS.get(field);
    if (typeTest !== undefined) {
      return typeTest(field === 'IsPresent' ? value : required(value, variable)) === operand;
    }
    const found = comparatorOf(field);
    if (found !== undefined) {
      return compare(found, required(value, variable), operand, (path) =>
        required(lookUp(path, scope), path),
      );
    }
  }
  throw new QueryError('States.Runtime', `The Choice rule on '${variable}' has no comparator.`);
}

function compare(
  { comparator, byPath }: { readonly comparator: Comparator; readonly byPath: boolean },
  value: Json,
  operand: Json,
  read: (path: string) => Json,
): boolean {
  if (!byPath) {
    return comparator.compare(value, operand);
  }
  if (typeof operand !== 'string') {
    throw new QueryError('States.Runtime', 'The operand of a comparator that ends in Path must be a path.');
  }
  return comparator.compare(value, read(operand));
}

function required(value: Json | undefined, path: string): Json {
  if (value === undefined) {
    throw new QueryError(
      'States.Runtime',
      `Invalid path '${path}': The choice state's condition path references an invalid value.`,
    );
  }
  return value;
}
