import { isDeeperThan, isJsonObject, type Json, type JsonObject, parseJson } from '../json.ts';
import { DocumentFault, MAX_DEPTH, tooDeep } from './document-fault.ts';

/**
 * Parses a JSON object of bounded depth, in time that grows with the length of the text alone.
 *
 * @throws DocumentFault
 */
export function parseJsonObject(text: string): JsonObject {
  const value = parseJson(text);
  if (!isJsonObject(value)) {
    throw new DocumentFault('is not a JSON object');
  }
  refuseDepth(value);
  return value;
}

/** @throws DocumentFault for a value that nests too deep: `JSON.stringify` would recurse into it */
export function refuseDepth(value: Json): void {
  if (isDeeperThan(value, MAX_DEPTH)) {
    throw tooDeep();
  }
}
