import { type Cursor, parseWhole, QuerySyntaxError } from './cursor.ts';
import { type IntrinsicName, isIntrinsicName } from './intrinsic-names.ts';
import { readPathAt } from './path.ts';
import type { Path } from './path-syntax.ts';

/** An argument of an intrinsic function. `source` is a string as written between its quotes, escapes and all. */
export type Argument =
  | { readonly kind: 'string'; readonly value: string; readonly source: string }
  | { readonly kind: 'literal'; readonly value: number | boolean | null }
  | { readonly kind: 'path'; readonly path: Path; readonly text: string }
  | { readonly kind: 'call'; readonly call: IntrinsicCall };

export interface IntrinsicCall {
  readonly name: IntrinsicName;
  readonly arguments: readonly Argument[];
}

/** The service allows ten intrinsic functions in one another. */
const MAX_NESTING = 10;

const NAME = /States\.[A-Za-z0-9]+/y;
const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])/y;
const WORD = /(?:true|false|null)\b/y;

/**
 * Parses an intrinsic function call such as `States.Format('{} of {}', $.done, States.ArrayLength($.all))`.
 * Throws QuerySyntaxError, which names a function that is not there.
 */
export function parseIntrinsic(text: string): IntrinsicCall {
  return parseWhole(text, (cursor) => {
    const call = readCall(cursor, 1);
    cursor.skipSpace();
    return call;
  });
}

function readCall(cursor: Cursor, depth: number): IntrinsicCall {
  if (depth > MAX_NESTING) {
    throw new QuerySyntaxError(
      `More than ${MAX_NESTING} intrinsic functions are nested in '${cursor.text}'.`,
    );
  }
  const name = cursor.match(NAME);
  if (name === undefined) {
    throw cursor.unexpected('an intrinsic function such as States.Format');
  }
  if (!isIntrinsicName(name)) {
    throw new QuerySyntaxError(`There is no intrinsic function ${name}.`);
  }
  cursor.skipSpace();
  cursor.expect('(');
  return { name, arguments: readArguments(cursor, depth) };
}

function readArguments(cursor: Cursor, depth: number): readonly Argument[] {
  const found: Argument[] = [];
  cursor.skipSpace();
  while (!cursor.accept(')')) {
    if (found.length > 0) {
      cursor.expect(',');
      cursor.skipSpace();
    }
    found.push(readArgument(cursor, depth));
    cursor.skipSpace();
  }
  return found;
}

function readArgument(cursor: Cursor, depth: number): Argument {
  if (cursor.accept("'")) {
    return readString(cursor);
  }
  if (cursor.sees('$')) {
    const start = cursor.position;
    const path = readPathAt(cursor);
    return { kind: 'path', path, text: cursor.text.slice(start, cursor.position) };
  }
  if (cursor.sees('States.')) {
    return { kind: 'call', call: readCall(cursor, depth + 1) };
  }
  const word = cursor.match(WORD);
  if (word !== undefined) {
    return { kind: 'literal', value: word === 'null' ? null : word === 'true' };
  }
  const number = cursor.match(NUMBER);
  if (number === undefined) {
    throw cursor.unexpected('a quoted string, a number, true, false, null, a path or an intrinsic function');
  }
  return { kind: 'literal', value: Number(number) };
}

/** After the opening quote. `\'`, `\{`, `\}` and `\\` are the escapes there are; any other backslash is an error. */
function readString(cursor: Cursor): Argument {
  const start = cursor.position;
  const characters: string[] = [];
  for (;;) {
    const end = cursor.position;
    const character = cursor.next("a closing '");
    if (character === "'") {
      return { kind: 'string', value: characters.join(''), source: cursor.text.slice(start, end) };
    }
    characters.push(character === '\\' ? readEscape(cursor) : character);
  }
}

function readEscape(cursor: Cursor): string {
  for (const escapable of ["'", '{', '}', '\\']) {
    if (cursor.accept(escapable)) {
      return escapable;
    }
  }
  throw cursor.unexpected("', {, } or \\ after a backslash");
}
