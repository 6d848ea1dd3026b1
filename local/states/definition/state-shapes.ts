import { jsonataRules, jsonPathRules } from './choice-rules.ts';
import { jsonataCatchers, jsonPathCatchers, retriers } from './error-handlers.ts';
import { branch, itemProcessor } from './inner-parts.ts';
import {
  jsonataArguments,
  jsonataAssign,
  jsonataItems,
  jsonataOr,
  jsonataTemplate,
} from './jsonata-fields.ts';
import {
  assignTemplate,
  definitePath,
  path,
  pathOrIntrinsic,
  payloadTemplate,
  referencePath,
} from './jsonpath-fields.ts';
import { type Check, listOf, type Shape } from './shape.ts';
import {
  anything,
  count,
  flag,
  integer,
  MAX_SECONDS,
  oneOf,
  orNull,
  percentage,
  text,
  timestamp,
} from './values.ts';

export type Language = 'JSONPath' | 'JSONata';
export const STATE_TYPES = ['Task', 'Choice', 'Wait', 'Pass', 'Succeed', 'Fail', 'Parallel', 'Map'] as const;
export type StateType = (typeof STATE_TYPES)[number];

type Fields = Readonly<Record<string, Check>>;

const COMMON: Fields = { Comment: text, QueryLanguage: oneOf('JSONPath', 'JSONata'), Type: text };
const TRANSITION: Fields = { Next: text, End: flag };
const PATHS: Fields = { InputPath: orNull(path), OutputPath: orNull(path) };
/** What the states that do work have in JSONPath. */
const WORK: Fields = {
  Assign: assignTemplate,
  Catch: jsonPathCatchers,
  Parameters: payloadTemplate,
  ResultPath: orNull(referencePath),
  ResultSelector: payloadTemplate,
  Retry: retriers,
};
const TIMEOUT = integer(1, MAX_SECONDS);
const WAIT = integer(0, MAX_SECONDS);

/** The developer guide has these among the fields of the distributed Map state only. */
const DISTRIBUTED_ONLY = Object.fromEntries(
  ['ItemBatcher', 'ItemReader', 'Label', 'ResultWriter'].map((field) => {
    const why = `Field '${field}' is for the distributed mode of Map; this Map state is inline.`;
    return [field, why] as const;
  }),
);

const JSONPATH: Readonly<Record<StateType, Omit<Shape, 'what'>>> = {
  Task: {
    required: ['Resource'],
    fields: {
      ...COMMON,
      ...TRANSITION,
      ...PATHS,
      ...WORK,
      HeartbeatSeconds: TIMEOUT,
      HeartbeatSecondsPath: definitePath,
      Resource: text,
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
  Parallel: {
    required: ['Branches'],
    fields: {
      ...COMMON,
      ...TRANSITION,
      ...PATHS,
      ...WORK,
      Branches: listOf(branch),
    },
  },
  Map: {
    fields: {
      ...COMMON,
      ...TRANSITION,
      ...PATHS,
      ...WORK,
      ItemProcessor: itemProcessor,
      ItemSelector: payloadTemplate,
      ItemsPath: definitePath,
      Iterator: itemProcessor,
      MaxConcurrency: count,
      MaxConcurrencyPath: definitePath,
      ToleratedFailureCount: count,
      ToleratedFailureCountPath: definitePath,
      ToleratedFailurePercentage: percentage,
      ToleratedFailurePercentagePath: definitePath,
    },
    exactlyOne: [['ItemProcessor', 'Iterator']],
    atMostOne: [
      ['ItemSelector', 'Parameters'],
      ['MaxConcurrency', 'MaxConcurrencyPath'],
      ['ToleratedFailureCount', 'ToleratedFailureCountPath'],
      ['ToleratedFailurePercentage', 'ToleratedFailurePercentagePath'],
    ],
    refused: DISTRIBUTED_ONLY,
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
  Parallel: {
    required: ['Branches'],
    fields: {
      ...COMMON,
      ...TRANSITION,
      Arguments: jsonataArguments,
      Assign: jsonataAssign,
      Branches: listOf(branch),
      Catch: jsonataCatchers,
      Output: jsonataTemplate,
      Retry: retriers,
    },
  },
  Map: {
    fields: {
      ...COMMON,
      ...TRANSITION,
      Assign: jsonataAssign,
      Catch: jsonataCatchers,
      ItemProcessor: itemProcessor,
      ItemSelector: jsonataArguments,
      Items: jsonataItems,
      Iterator: itemProcessor,
      MaxConcurrency: jsonataOr(count),
      Output: jsonataTemplate,
      Retry: retriers,
      ToleratedFailureCount: jsonataOr(count),
      ToleratedFailurePercentage: jsonataOr(percentage),
    },
    exactlyOne: [['ItemProcessor', 'Iterator']],
    refused: DISTRIBUTED_ONLY,
  },
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
      ...own.refused,
      ...Object.fromEntries(
        foreign.map(
          (field) => [field, `Field '${field}' is for ${otherName}; this state uses ${language}.`] as const,
        ),
      ),
      Credentials: "Field 'Credentials' is not supported by the local Step Functions.",
    },
  };
}
