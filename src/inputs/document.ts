import { type Json, parseJson } from '../json.ts';
import { doubleKey } from './document-fault.ts';
import { refuseDepth } from './json-object.ts';
import { parseYaml } from './yaml-text.ts';

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
