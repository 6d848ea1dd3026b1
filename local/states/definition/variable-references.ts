import { isObject, type Json, type JsonObject } from '../../json.ts';
import { QuerySyntaxError } from '../query/cursor.ts';
import { type IntrinsicCall, parseIntrinsic } from '../query/intrinsic-call.ts';
import { isList, ownProperty, properties } from '../query/json-values.ts';
import { jsonataSource, referencedVariables } from '../query/jsonata-expression.ts';
import { parseJson } from '../query/parse-json.ts';
import { parsePath } from '../query/path.ts';
import { innerParts, statesOf } from './inner-parts.ts';
import type { Language } from './state-shapes.ts';
import { stateLanguage } from './states.ts';

/** In JSONPath, only the fields of these that end in `.$` are expressions. */
const TEMPLATES: ReadonlySet<string> = new Set([
  'Assign',
  'BatchInput',
  'Credentials',
  'ItemSelector',
  'Parameters',
  'ResultSelector',
]);
/** Fields of a state that hold other states, or none of its expressions. */
const OTHERS: ReadonlySet<string> = new Set([
  'Branches',
  'Comment',
  'ItemProcessor',
  'Iterator',
  'Result',
  'ResultPath',
]);

/**
 * The variables that each state of a sound definition refers to, in alphabetical order, as DescribeStateMachine answers
 * them. States that refer to none are left out.
 */
export function variableReferencesOf(text: string): Readonly<Record<string, readonly string[]>> {
  const definition = parseJson(text);
  if (!isObject(definition)) {
    return {};
  }
  const language: Language = ownProperty(definition, 'QueryLanguage') === 'JSONata' ? 'JSONata' : 'JSONPath';
  return Object.fromEntries(referencesIn(definition, language));
}

function* referencesIn(part: JsonObject, around: Language): Generator<readonly [string, readonly string[]]> {
  for (const { name, state, place } of statesOf(part, '')) {
    const language = stateLanguage(state, around);
    const own = language === 'JSONata' ? inJsonata(state) : inJsonPath(state);
    const variables = [...new Set(own)].sort();
    if (variables.length > 0) {
      yield [name, variables];
    }
    for (const inner of innerParts(state, place)) {
      yield* referencesIn(inner.part, language);
    }
  }
}

function inJsonata(value: Json): readonly string[] {
  if (typeof value === 'string') {
    const source = jsonataSource(value);
    return source === undefined ? [] : referencedVariables(source);
  }
  return children(value).flatMap(([field, item]) => (OTHERS.has(field) ? [] : inJsonata(item)));
}

function inJsonPath(value: Json, isTemplate = false): readonly string[] {
  return children(value).flatMap(([field, item]) => {
    if (typeof item === 'string') {
      const isExpression = field.endsWith('.$') || (!isTemplate && /Path$|^Variable$/.test(field));
      return isExpression && !OTHERS.has(field) ? inExpression(item) : [];
    }
    return !isTemplate && OTHERS.has(field) ? [] : inJsonPath(item, isTemplate || TEMPLATES.has(field));
  });
}

function children(value: Json): readonly (readonly [string, Json])[] {
  if (isList(value)) {
    return value.map((item) => ['', item] as const);
  }
  return isObject(value) ? properties(value) : [];
}

function inExpression(text: string): readonly string[] {
  try {
    return text.startsWith('$') ? rootOf(parsePath(text)) : inCall(parseIntrinsic(text));
  } catch (error) {
    if (error instanceof QuerySyntaxError) {
      return [];
    }
    throw error;
  }
}

function inCall(call: IntrinsicCall): readonly string[] {
  return call.arguments.flatMap((argument) => {
    switch (argument.kind) {
      case 'path':
        return rootOf(argument.path);
      case 'call':
        return inCall(argument.call);
      default:
        return [];
    }
  });
}

function rootOf({ root }: ReturnType<typeof parsePath>): readonly string[] {
  return root.kind === 'variable' ? [root.name] : [];
}
