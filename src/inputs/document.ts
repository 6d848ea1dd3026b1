import { isJsonObject, type Json, type JsonObject, parseJson } from '../json.ts';
import { DocumentFault, doubleKey, MAX_DEPTH, tooDeep } from './document-fault.ts';
import { parseYaml } from './yaml-text.ts';

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

/**
 * Parses JSON or YAML of bounded depth, in which no object has a key twice, in time that grows with the length of the
 * text alone. What is JSON does not go through the YAML parser, which takes a hundred times as long.
 *
 * @throws DocumentFault
 */
export function parseDocumentText(text: string): Json {
  const value = parseJson(text);
  if (value !== undefined) {
    refuseDepth(value);
    refuseDoubleKeys(text);
    return value;
  }
  const read = parseYaml(text);
  refuseDepth(read);
  return read;
}

/** Level by level, since the depth is what is in doubt. `JSON.parse` does not recurse, `JSON.stringify` does. */
function refuseDepth(value: Json): void {
  let level = [value].filter(isContainer);
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth === MAX_DEPTH) {
      throw tooDeep();
    }
    // A value that aliases refer to is looked at once a level.
    level = [...new Set(level.flatMap((container) => Object.values(container)).filter(isContainer))];
  }
}

function isContainer(value: Json): value is Extract<Json, object> {
  return typeof value === 'object' && value !== null;
}

/** Strings whole, so that no bracket in them counts. */
const TOKEN = /"[^"\\]*(?:\\[\s\S][^"\\]*)*"|[{}:\n]/g;

/**
 * Refuses JSON in which an object has a key twice, of which `JSON.parse` would keep the last without a word.
 *
 * @param text JSON, as was found out before
 * @throws DocumentFault
 */
export function refuseDoubleKeys(text: string): void {
  const above: Set<string>[] = [];
  let keys = new Set<string>();
  let line = 1;
  let before = '';
  for (const [token] of text.matchAll(TOKEN)) {
    switch (token) {
      case '\n':
        line += 1;
        continue;
      case '{':
        above.push(keys);
        keys = new Set();
        break;
      case '}':
        keys = above.pop() ?? new Set();
        break;
      case ':': {
        // The colon tells that the string before it is a key.
        const key: string = JSON.parse(before);
        if (keys.has(key)) {
          throw doubleKey(key, line);
        }
        keys.add(key);
        break;
      }
      default:
        break;
    }
    before = token;
  }
}
