import { jsonataRules, jsonPathRules } from './choice-rules.ts';
import { jsonataCatchers, jsonPathCatchers, retriers } from './error-handlers.ts';
import { jsonataArguments, jsonataAssign, jsonataOr, jsonataTemplate } from './jsonata-fields.ts';
import {
  assignTemplate,
  definitePath,
  path,
  pathOrIntrinsic,
  payloadTemplate,
  referencePath,
} from './jsonpath-fields.ts';
import type { Check, Shape } from './shape.ts';
import { anything, flag, integer, MAX_SECONDS, oneOf, orNull, text, timestamp } from './values.ts';

export type Language = 'JSONPath' | 'JSONata';
export type StateType = 'Task' | 'Choice' | 'Wait' | 'Pass' | 'Succeed' | 'Fail';

type Fields = Readonly<Record<string, Check>>;

const COMMON: Fields = { Comment: text, QueryLanguage: oneOf('JSONPath', 'JSONata'), Type: text };
const TRANSITION: Fields = { Next: text, End: flag };
const PATHS: Fields = { InputPath: orNull(path), OutputPath: orNull(path) };
const TIMEOUT = integer(1, MAX_SECONDS);
const WAIT = integer(0, MAX_SECONDS);

const JSONPATH: Readonly<Record<StateType, Omit<Shape, 'what'>>> = {
  Task: {
    required: ['Resource'],
    fields: {
      ...COMMON,
      ...TRANSITION,
      ...PATHS,
      Assign: assignTemplate,
      Catch: jsonPathCatchers,
      HeartbeatSeconds: TIMEOUT,
      HeartbeatSecondsPath: definitePath,
      Parameters: payloadTemplate,
      Resource: text,
      ResultPath: orNull(referencePath),
      ResultSelector: payloadTemplate,
      Retry: retriers,
      TimeoutSeconds: TIMEOUT,
      TimeoutSecondsPath: definitePath,
    },
    atMostOne: [
      ['TimeoutSeconds', 'TimeoutSecondsPath'],
      ['HeartbeatSeconds', 'HeartbeatSecondsPath'],
    ],
  },
  Choice: {
    required: ['Choices'],
    fields: { ...COMMON, ...PATHS, Assign: assignTemplate, Choices: jsonPathRules, Default: text },
  },
  Wait: {
    exactlyOne: [['Seconds', 'SecondsPath', 'Timestamp', 'TimestampPath']],
    fields: {
      ...COMMON,
      ...TRANSITION,
      ...PATHS,
      Assign: assignTemplate,
      Seconds: WAIT,
      SecondsPath: definitePath,
      Timestamp: timestamp,
      TimestampPath: definitePath,
    },
  },
  Pass: {
    fields: {
      ...COMMON,
      ...TRANSITION,
      ...PATHS,
      Assign: assignTemplate,
      Parameters: payloadTemplate,
      Result: anything,
      ResultPath: orNull(referencePath),
    },
  },
  Succeed: { fields: { ...COMMON, ...PATHS } },
  Fail: {
    fields: { ...COMMON, Cause: text, CausePath: pathOrIntrinsic, Error: text, ErrorPath: pathOrIntrinsic },
    atMostOne: [
      ['Error', 'ErrorPath'],
      ['Cause', 'CausePath'],
    ],
  },
};

const JSONATA: Readonly<Record<StateType, Omit<Shape, 'what'>>> = {
  Task: {
    required: ['Resource'],
    fields: {
      ...COMMON,
      ...TRANSITION,
      Arguments: jsonataArguments,
      Assign: jsonataAssign,
      Catch: jsonataCatchers,
      HeartbeatSeconds: jsonataOr(TIMEOUT),
      Output: jsonataTemplate,
      Resource: text,
      Retry: retriers,
      TimeoutSeconds: jsonataOr(TIMEOUT),
    },
  },
  Choice: {
    required: ['Choices'],
    fields: {
      ...COMMON,
      Assign: jsonataAssign,
      Choices: jsonataRules,
      Default: text,
      Output: jsonataTemplate,
    },
  },
  Wait: {
    exactlyOne: [['Seconds', 'Timestamp']],
    fields: {
      ...COMMON,
      ...TRANSITION,
      Assign: jsonataAssign,
      Output: jsonataTemplate,
      Seconds: jsonataOr(WAIT),
      Timestamp: jsonataOr(timestamp),
    },
  },
  Pass: { fields: { ...COMMON, ...TRANSITION, Assign: jsonataAssign, Output: jsonataTemplate } },
  Succeed: { fields: { ...COMMON, Output: jsonataTemplate } },
  Fail: { fields: { ...COMMON, Cause: jsonataOr(text), Error: jsonataOr(text) } },
};

/** The fields of a state of this type in this language. Those of the other language are refused as such. */
export function stateShape(type: StateType, language: Language): Shape {
  const [own, other, otherName] =
    language === 'JSONata'
      ? ([JSONATA[type], JSONPATH[type], 'JSONPath'] as const)
      : ([JSONPATH[type], JSONATA[type], 'JSONata'] as const);
  const foreign = Object.keys(other.fields).filter((field) => !Object.hasOwn(own.fields, field));
  return {
    ...own,
    what: `a ${type} state in ${language}`,
    refused: {
      ...Object.fromEntries(
        foreign.map(
          (field) => [field, `Field '${field}' is for ${otherName}; this state uses ${language}.`] as const,
        ),
      ),
      Credentials: "Field 'Credentials' is not supported by the local Step Functions.",
    },
  };
}
