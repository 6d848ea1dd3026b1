import { isObject, type JsonObject } from '../../json.ts';
import { isList, ownProperty } from '../query/json-values.ts';
import type { Diagnostic } from './diagnostic.ts';
import { finding, pointer, unsupported } from './findings.ts';
import { jsonataArguments, jsonataOr } from './jsonata-fields.ts';
import { definitePath, payloadTemplate } from './jsonpath-fields.ts';
import { type Check, checkShape, objectOf, type Shape } from './shape.ts';
import type { Language } from './state-shapes.ts';
import { integer, oneOf, text, texts } from './values.ts';

/** What a Map state may read its items with. */
const READER = /^arn:aws[a-z-]*:states:::s3:(getObject|listObjectsV2)$/;

/** Input types that Step Functions has and the local one cannot read. */
const NOT_READ = ['PARQUET', 'MANIFEST'];

const inputType: Check = (value, location) =>
  typeof value === 'string' && NOT_READ.includes(value)
    ? [unsupported(location, `The InputType '${value}' of an ItemReader`)]
    : oneOf('CSV', 'JSON', 'JSONL')(value, location);

/** A JSON pointer (RFC 6901); the empty one is the whole document. */
const itemsPointer: Check = (value, location) =>
  typeof value === 'string' && /^(?:\/(?:[^~]|~[01])*)*$/.test(value)
    ? []
    : [finding(location, 'The value must be a JSON pointer.')];

const MAX_ITEMS = integer(0, Number.MAX_SAFE_INTEGER);

const READER_CONFIG: Readonly<Record<Language, Shape>> = {
  JSONPath: {
    what: 'a ReaderConfig in JSONPath',
    fields: {
      CSVDelimiter: oneOf('COMMA', 'PIPE', 'SEMICOLON', 'SPACE', 'TAB'),
      CSVHeaderLocation: oneOf('FIRST_ROW', 'GIVEN'),
      CSVHeaders: texts,
      InputType: inputType,
      ItemsPointer: itemsPointer,
      MaxItems: MAX_ITEMS,
      MaxItemsPath: definitePath,
      Transformation: oneOf('NONE', 'LOAD_AND_FLATTEN'),
    },
    atMostOne: [['MaxItems', 'MaxItemsPath']],
    refused: { ManifestType: 'ManifestType is not supported by the local Step Functions.' },
  },
  JSONata: {
    what: 'a ReaderConfig in JSONata',
    fields: {
      CSVDelimiter: oneOf('COMMA', 'PIPE', 'SEMICOLON', 'SPACE', 'TAB'),
      CSVHeaderLocation: oneOf('FIRST_ROW', 'GIVEN'),
      CSVHeaders: texts,
      InputType: inputType,
      ItemsPointer: itemsPointer,
      MaxItems: jsonataOr(MAX_ITEMS),
      Transformation: oneOf('NONE', 'LOAD_AND_FLATTEN'),
    },
    refused: {
      ManifestType: 'ManifestType is not supported by the local Step Functions.',
      MaxItemsPath: "Field 'MaxItemsPath' is for JSONPath; this state uses JSONata.",
    },
  },
};

/** `ItemReader` of a distributed Map state. */
export function itemReader(language: Language): Check {
  const given = language === 'JSONata' ? 'Arguments' : 'Parameters';
  const shape: Shape = {
    what: `an ItemReader in ${language}`,
    required: ['Resource'],
    fields: {
      Resource: text,
      [given]: language === 'JSONata' ? jsonataArguments : payloadTemplate,
      ReaderConfig: objectOf((config, location) => checkShape(config, location, READER_CONFIG[language])),
    },
  };
  return objectOf(function* (reader, location) {
    yield* checkShape(reader, location, shape);
    const resource = ownProperty(reader, 'Resource');
    const operation = typeof resource === 'string' ? READER.exec(resource)?.[1] : undefined;
    if (typeof resource === 'string' && operation === undefined) {
      yield unsupported(pointer(location, 'Resource'), `The resource '${resource}' of an ItemReader`);
    }
    yield* checkSource(reader, location, given, operation);
    yield* checkConfig(
      ownProperty(reader, 'ReaderConfig') ?? {},
      pointer(location, 'ReaderConfig'),
      operation,
    );
  });
}

/** The bucket, and the key of the one object that is read. */
function* checkSource(
  reader: JsonObject,
  location: string,
  given: string,
  operation: string | undefined,
): Generator<Diagnostic> {
  const source = ownProperty(reader, given);
  if (typeof source === 'string') {
    return; // What an expression will give is not known yet.
  }
  const fields = isObject(source) ? source : {};
  const has = (name: string): boolean =>
    ownProperty(fields, name) !== undefined || ownProperty(fields, `${name}.$`) !== undefined;
  const required = operation === 'getObject' ? ['Bucket', 'Key'] : ['Bucket'];
  const missing = required.filter((name) => !has(name));
  if (missing.length > 0) {
    yield finding(pointer(location, given), `These fields are required: [${missing.join(', ')}]`);
  }
  if (has('VersionId')) {
    yield unsupported(pointer(location, given, 'VersionId'), 'The VersionId of an ItemReader');
  }
}

/** What an input type needs, and what goes with another one only. */
function* checkConfig(
  config: unknown,
  location: string,
  operation: string | undefined,
): Generator<Diagnostic> {
  if (!isObject(config)) {
    return;
  }
  const type = ownProperty(config, 'InputType');
  const loads = ownProperty(config, 'Transformation') === 'LOAD_AND_FLATTEN';
  const reads = operation === 'getObject' || loads;
  if (operation === 'getObject' && loads) {
    yield finding(pointer(location, 'Transformation'), 'LOAD_AND_FLATTEN is for s3:listObjectsV2 only.');
  }
  if (reads && type === undefined) {
    yield finding(location, 'These fields are required: [InputType]');
  }
  if (operation === 'listObjectsV2' && !loads && type !== undefined) {
    yield finding(
      pointer(location, 'InputType'),
      'InputType needs the Transformation LOAD_AND_FLATTEN here.',
    );
  }
  if (type !== 'JSON' && ownProperty(config, 'ItemsPointer') !== undefined) {
    yield finding(pointer(location, 'ItemsPointer'), 'ItemsPointer is for the InputType JSON only.');
  }
  yield* checkCsv(config, location, type === 'CSV');
}

function* checkCsv(config: JsonObject, location: string, isCsv: boolean): Generator<Diagnostic> {
  const header = ownProperty(config, 'CSVHeaderLocation');
  const headers = ownProperty(config, 'CSVHeaders');
  if (isCsv && header === undefined) {
    yield finding(location, 'These fields are required: [CSVHeaderLocation]');
  }
  if (header === 'GIVEN' && !isList(headers)) {
    yield finding(location, 'These fields are required: [CSVHeaders]');
  }
  if (header !== 'GIVEN' && headers !== undefined) {
    yield finding(pointer(location, 'CSVHeaders'), 'CSVHeaders is for the CSVHeaderLocation GIVEN only.');
  }
  for (const field of ['CSVHeaderLocation', 'CSVDelimiter']) {
    if (!isCsv && ownProperty(config, field) !== undefined) {
      yield finding(pointer(location, field), `${field} is for the InputType CSV only.`);
    }
  }
}
