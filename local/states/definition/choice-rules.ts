import type { JsonObject } from '../../json.ts';
import { COMPARATORS, comparatorOf, type OperandType, TYPE_TESTS } from '../query/comparators.ts';
import { ownProperty, properties } from '../query/json-values.ts';
import type { Diagnostic } from './diagnostic.ts';
import { finding } from './findings.ts';
import { jsonataAssign, jsonataOr, jsonataTemplate } from './jsonata-fields.ts';
import { assignTemplate, definitePath, path } from './jsonpath-fields.ts';
import { type Check, checkShape, listOf, objectOf, type Shape } from './shape.ts';
import { flag, number, text, timestamp } from './values.ts';

const OPERANDS: Readonly<Record<OperandType, Check>> = { string: text, number, boolean: flag, timestamp };

/** A rule is a comparison on `Variable` or one of these. */
const CONNECTIVES = ['And', 'Or', 'Not'] as const;

const CONDITION: Readonly<Record<string, Check>> = {
  Variable: path,
  Comment: text,
  And: listOf(objectOf(nestedRule)),
  Or: listOf(objectOf(nestedRule)),
  Not: objectOf(nestedRule),
  ...Object.fromEntries([...TYPE_TESTS.keys()].map((test) => [test, flag] as const)),
  ...Object.fromEntries(
    [...COMPARATORS].flatMap(([name, { operand }]) => comparatorFields(name, OPERANDS[operand])),
  ),
};

const NESTED_RULE: Shape = {
  what: 'a Choice rule inside another',
  fields: CONDITION,
  refused: { Next: "Field 'Next' may only stand in a Choice rule that is not inside another." },
};

const JSONPATH_RULE: Shape = {
  what: 'a Choice rule in JSONPath',
  required: ['Next'],
  fields: { ...CONDITION, Assign: assignTemplate, Next: text },
  refused: {
    Condition: "Field 'Condition' is for JSONata; this state uses JSONPath.",
    Output: "Field 'Output' is for JSONata; this state uses JSONPath.",
  },
};

const JSONATA_RULE: Shape = {
  what: 'a Choice rule in JSONata',
  required: ['Condition', 'Next'],
  fields: {
    Assign: jsonataAssign,
    Comment: text,
    Condition: jsonataOr(flag),
    Next: text,
    Output: jsonataTemplate,
  },
  refused: { Variable: "Field 'Variable' is for JSONPath; this state uses JSONata." },
};

/** `Choices` of a Choice state that uses JSONPath. */
export const jsonPathRules: Check = listOf(
  objectOf(function* (rule, location) {
    yield* checkShape(rule, location, JSONPATH_RULE);
    yield* checkOneCondition(rule, location);
  }),
);

/** `Choices` of a Choice state that uses JSONata. */
export const jsonataRules: Check = listOf(
  objectOf((rule, location) => checkShape(rule, location, JSONATA_RULE)),
);

function* nestedRule(rule: JsonObject, location: string): Generator<Diagnostic> {
  yield* checkShape(rule, location, NESTED_RULE);
  yield* checkOneCondition(rule, location);
}

function comparatorFields(name: string, operand: Check): readonly (readonly [string, Check])[] {
  const byPath = `${name}Path`;
  return comparatorOf(byPath) === undefined
    ? [[name, operand]]
    : [
        [name, operand],
        [byPath, definitePath],
      ];
}

/** Exactly one comparator with a Variable, or exactly one of And, Or and Not without. */
function* checkOneCondition(rule: JsonObject, location: string): Generator<Diagnostic> {
  const connectives = CONNECTIVES.filter((field) => ownProperty(rule, field) !== undefined);
  const comparators = properties(rule).filter(
    ([field]) => TYPE_TESTS.has(field) || comparatorOf(field) !== undefined,
  );
  if (connectives.length + comparators.length !== 1) {
    yield finding(location, 'A Choice rule must have exactly one comparator, or one of And, Or and Not.');
  }
  const hasVariable = ownProperty(rule, 'Variable') !== undefined;
  if (comparators.length > 0 && !hasVariable) {
    yield finding(location, 'These fields are required: [Variable]');
  }
  if (connectives.length > 0 && hasVariable) {
    yield finding(location, "A Choice rule with And, Or or Not may not have the field 'Variable'.");
  }
}
