import { isObject, type Json } from '../../json.ts';
import { parseExactly } from '../query/exact-numbers.ts';
import { isList, ownProperty } from '../query/json-values.ts';
import { ItemReaderError } from './item-reader-error.ts';

const LINE_FEED = 0x0a;

/** The elements of the array in a JSON document, or where the JSON pointer leads in it. Throws ItemReaderError. */
export function jsonItems(text: string, pointer: string): readonly Json[] {
  const items = at(parsed(text), pointer);
  if (!isList(items)) {
    throw new ItemReaderError('Attempting to map over non-iterable node.');
  }
  return items;
}

/** The values of a JSON Lines file, in any type, line by line. Blank lines are no items. Throws ItemReaderError. */
export function* jsonLinesItems(bytes: Buffer): Generator<Json> {
  // Not as one text: that may have no more than 512 MiB.
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(LINE_FEED, start);
    const line = bytes.toString('utf8', start, end < 0 ? bytes.length : end);
    if (line.trim() !== '') {
      yield parsed(line);
    }
    start = end < 0 ? bytes.length : end + 1;
  }
}

function parsed(text: string): Json {
  try {
    return parseExactly(text);
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : String(cause);
    throw new ItemReaderError(`The JSON of the data source is not valid: ${problem}`, { cause });
  }
}

/** Where a JSON pointer (RFC 6901) leads; undefined when nothing is there. */
function at(document: Json, pointer: string): Json | undefined {
  const steps = pointer.split('/').slice(1);
  return steps.reduce<Json | undefined>((value, step) => {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    if (isList(value)) {
      return /^(?:0|[1-9]\d*)$/.test(name) ? value[Number(name)] : undefined;
    }
    return isObject(value) ? ownProperty(value, name) : undefined;
  }, document);
}
