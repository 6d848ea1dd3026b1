import { isObject, type Json, type JsonObject } from '../../json.ts';
import { evaluate, failureOf, unusable } from '../interpreter/evaluate.ts';
import type { StateFailure } from '../interpreter/failure.ts';
import type { Frame } from '../interpreter/frame.ts';
import { numberOf } from '../interpreter/map-numbers.ts';
import { objectField, textField, textsField } from '../interpreter/state-fields.ts';
import type { ItemFormat, ItemSource } from '../items/read-items.ts';

/** What an ItemReader reads, and how much of it. */
export interface Reader {
  readonly source: ItemSource;
  /** The most items that are read. */
  readonly maxItems: number;
  /** Why the source may not be read, which fails the Map Run. */
  readonly refusal: string | undefined;
}

/** Reads the ItemReader of a state; undefined when it has none. Throws StateFailure. */
export async function readerOf(frame: Frame, input: Json): Promise<Reader | undefined> {
  const reader = objectField(frame.state, 'ItemReader');
  if (reader === undefined) {
    return undefined;
  }
  const config = objectField(reader, 'ReaderConfig') ?? {};
  // A MaxItems that is no number fails the state before its run, one that is negative fails the run.
  const maxItems = await numberOf(frame, input, {
    owner: config,
    name: 'MaxItems',
    place: 'ItemReader/ReaderConfig/MaxItems',
    kind: 'integer',
  });
  const given = await s3Arguments(frame, reader, 'ItemReader', input);
  return {
    source: sourceOf(frame, reader, config, given),
    maxItems: limit(maxItems),
    refusal: refusalOf(frame, given),
  };
}

/** All buckets belong to the one account here. */
function refusalOf(
  frame: Frame,
  { Bucket: bucket, ExpectedBucketOwner: owner }: JsonObject,
): string | undefined {
  const { accountId } = frame.environment.scope;
  return owner === undefined || owner === accountId
    ? undefined
    : `The bucket ${String(bucket)} belongs to the account ${accountId}, which is not the ExpectedBucketOwner.`;
}

/** As recorded, 0 is no limit. */
function limit(maxItems: number | undefined): number {
  return maxItems === undefined || maxItems === 0 ? Number.POSITIVE_INFINITY : maxItems;
}

function sourceOf(frame: Frame, reader: JsonObject, config: JsonObject, given: JsonObject): ItemSource {
  const bucket = s3Text(frame, given, 'Bucket', 'ItemReader');
  if ((textField(reader, 'Resource') ?? '').endsWith(':listObjectsV2')) {
    const loads = textField(config, 'Transformation') === 'LOAD_AND_FLATTEN';
    const prefix = given['Prefix'] === undefined ? '' : s3Text(frame, given, 'Prefix', 'ItemReader');
    return { kind: 'listing', bucket, prefix, format: loads ? formatOf(config) : undefined };
  }
  const key = s3Text(frame, given, 'Key', 'ItemReader');
  return { kind: 'object', bucket, key, format: formatOf(config) };
}

function formatOf(config: JsonObject): ItemFormat {
  switch (textField(config, 'InputType')) {
    case 'CSV':
      return {
        type: 'CSV',
        headers:
          textField(config, 'CSVHeaderLocation') === 'GIVEN' ? textsField(config, 'CSVHeaders') : undefined,
        delimiter: textField(config, 'CSVDelimiter') ?? 'COMMA',
      };
    case 'JSONL':
      return { type: 'JSONL' };
    default:
      return { type: 'JSON', pointer: textField(config, 'ItemsPointer') ?? '' };
  }
}

/** The Arguments (JSONata) or Parameters (JSONPath) of an ItemReader or ResultWriter. Throws StateFailure. */
export async function s3Arguments(
  frame: Frame,
  owner: JsonObject,
  place: string,
  input: Json,
): Promise<JsonObject> {
  const field = frame.language.name === 'JSONata' ? 'Arguments' : 'Parameters';
  const value = await evaluate(frame, `${place}/${field}`, owner[field] ?? {}, { input });
  if (!isObject(value)) {
    throw invalid(frame, `${place}/${field}`, `The field '${field}' of ${place} must be an object.`);
  }
  return value;
}

/** One of these arguments, which must be a string that is not empty. Throws StateFailure. */
export function s3Text(frame: Frame, given: JsonObject, name: string, place: string): string {
  const value = given[name];
  if (typeof value !== 'string' || (value === '' && name !== 'Prefix')) {
    throw invalid(
      frame,
      place,
      `The field '${name}' of ${place} must be a string, but is ${JSON.stringify(value)}.`,
    );
  }
  return value;
}

function invalid(frame: Frame, place: string, problem: string): StateFailure {
  return frame.language.name === 'JSONata'
    ? unusable(frame, place, problem)
    : failureOf(frame, 'States.Runtime', problem);
}
