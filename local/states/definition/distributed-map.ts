import { isObject, type JsonObject } from '../../json.ts';
import { ownProperty } from '../query/json-values.ts';
import type { Diagnostic } from './diagnostic.ts';
import { finding, pointer } from './findings.ts';
import { BRANCH, distributedProcessor, innerParts, statesOf } from './inner-parts.ts';
import { itemReader } from './item-reader.ts';
import { jsonataArguments, jsonataItems, jsonataOr, jsonataTemplate } from './jsonata-fields.ts';
import { definitePath, payloadTemplate } from './jsonpath-fields.ts';
import { resultWriter } from './result-writer.ts';
import { type Check, checkShape, objectOf, type Shape } from './shape.ts';
import { type Language, stateShape } from './state-shapes.ts';
import { integer, oneOf } from './values.ts';

const MAX_LABEL = 40;

/** White space, control characters, wildcards, brackets and the special characters that the developer guide lists. */
const NOT_IN_LABELS = /[\s\p{Cc}?*<>{}[\]:;,\\|^~$#%&`"/]/u;

const ITEMS_PER_BATCH = integer(1, Number.MAX_SAFE_INTEGER);
/** A batch is the input of an execution: 256 KiB. */
const BYTES_PER_BATCH = integer(1, 262_144);

const label: Check = (value, location) => {
  if (typeof value !== 'string') {
    return [finding(location, 'The value must be a string.')];
  }
  if (value.length === 0 || value.length > MAX_LABEL) {
    return [finding(location, `Label must have 1 to ${MAX_LABEL} characters.`)];
  }
  return NOT_IN_LABELS.test(value)
    ? [finding(location, 'Label must not have white space, wildcards, brackets or special characters.')]
    : [];
};

const PROCESSOR_CONFIG: Shape = {
  what: 'a distributed ProcessorConfig',
  required: ['ExecutionType'],
  fields: { Mode: oneOf('DISTRIBUTED'), ExecutionType: oneOf('STANDARD', 'EXPRESS') },
};

const processor: Check = objectOf((part, location) =>
  checkShape(part, location, {
    ...BRANCH,
    what: 'a distributed ItemProcessor',
    fields: {
      ...BRANCH.fields,
      ProcessorConfig: objectOf((config, place) => checkShape(config, place, PROCESSOR_CONFIG)),
    },
  }),
);

/** A batch must end somewhere. */
const SOME_LIMIT: Readonly<Record<Language, readonly string[]>> = {
  JSONPath: [
    'MaxItemsPerBatch',
    'MaxItemsPerBatchPath',
    'MaxInputBytesPerBatch',
    'MaxInputBytesPerBatchPath',
  ],
  JSONata: ['MaxItemsPerBatch', 'MaxInputBytesPerBatch'],
};

const BATCHER: Readonly<Record<Language, Shape>> = {
  JSONPath: {
    what: 'an ItemBatcher in JSONPath',
    fields: {
      BatchInput: payloadTemplate,
      MaxInputBytesPerBatch: BYTES_PER_BATCH,
      MaxInputBytesPerBatchPath: definitePath,
      MaxItemsPerBatch: ITEMS_PER_BATCH,
      MaxItemsPerBatchPath: definitePath,
    },
    atMostOne: [
      ['MaxItemsPerBatch', 'MaxItemsPerBatchPath'],
      ['MaxInputBytesPerBatch', 'MaxInputBytesPerBatchPath'],
    ],
  },
  JSONata: {
    what: 'an ItemBatcher in JSONata',
    fields: {
      BatchInput: jsonataTemplate,
      MaxInputBytesPerBatch: jsonataOr(BYTES_PER_BATCH),
      MaxItemsPerBatch: jsonataOr(ITEMS_PER_BATCH),
    },
  },
};

function batcher(language: Language): Check {
  return objectOf(function* (object, location) {
    yield* checkShape(object, location, BATCHER[language]);
    if (SOME_LIMIT[language].every((field) => ownProperty(object, field) === undefined)) {
      yield finding(
        location,
        `An ItemBatcher must have at least one of [${SOME_LIMIT[language].join(', ')}].`,
      );
    }
  });
}

/** `Items` of a distributed Map state may be an object too: its members are the items. */
const items: Check = (value, location) =>
  isObject(value) ? jsonataTemplate(value, location) : jsonataItems(value, location);

/** The fields of a Map state whose iterations are executions of their own. */
export function distributedMapShape(language: Language): Shape {
  const inline = stateShape('Map', language);
  return {
    ...inline,
    what: `a distributed Map state in ${language}`,
    fields: {
      ...inline.fields,
      ItemBatcher: batcher(language),
      ItemProcessor: processor,
      ItemReader: itemReader(language),
      Iterator: processor,
      Label: label,
      ResultWriter: resultWriter(language),
      ...(language === 'JSONata' ? { ItemSelector: jsonataArguments, Items: items } : {}),
    },
  };
}

/** Finds two Map states with one Label: it is in the ARNs of their Map Runs. */
export function* checkLabels(
  part: JsonObject,
  location: string,
  taken: Set<string> = new Set(),
): Generator<Diagnostic> {
  for (const { state, place } of statesOf(part, location)) {
    const own = ownProperty(state, 'Label');
    if (typeof own === 'string') {
      if (taken.has(own)) {
        yield finding(pointer(place, 'Label'), `Duplicate Label: ${own}`);
      }
      taken.add(own);
    }
    for (const inner of innerParts(state, place)) {
      yield* checkLabels(inner.part, inner.location, taken);
    }
  }
}

/** Finds tasks that wait for their job in a machine whose executions are Express: those do not wait. */
export function* checkExpressTasks(
  part: JsonObject,
  location: string,
  express = false,
): Generator<Diagnostic> {
  for (const { state, place } of statesOf(part, location)) {
    const resource = ownProperty(state, 'Resource');
    const pattern =
      typeof resource === 'string' ? /\.(?:sync|waitForTaskToken)\b/.exec(resource)?.[0] : undefined;
    if (express && pattern !== undefined) {
      yield finding(
        pointer(place, 'Resource'),
        `Express state machine does not support '${pattern}' service integration`,
      );
    }
    const type = distributedProcessor(state)?.config['ExecutionType'];
    if (express && type !== undefined) {
      yield finding(place, 'Express state machine does not support distributed Map states');
    }
    for (const inner of innerParts(state, place)) {
      yield* checkExpressTasks(inner.part, inner.location, express || type === 'EXPRESS');
    }
  }
}
