import { type Cursor, parseWhole, QuerySyntaxError } from './cursor.ts';
import { parseFilter } from './filter.ts';
import type { Path, PathRoot, Segment } from './path-syntax.ts';
import { readQuoted } from './quoted.ts';

// A name in dot notation ends where the syntax of a path, a filter or an intrinsic function goes on.
const NAME = /[^\s.[\](){}'"*?,@&|=!<>\\]+/y;
const VARIABLE = /[\p{ID_Start}_][\p{ID_Continue}]*/uy;
const INTEGER = /-?\d+/y;

/**
 * Parses a whole path: `$`, `$.a.b[0]`, `$['a b']`, `$..x`, `$.a[*]`, `$.a[?(@.n > 1)]`, `$$.Execution.Id`, `$variable.x`.
 * Throws QuerySyntaxError, also by name for what the local Step Functions does not know (path functions, steps of slices).
 */
export function parsePath(text: string): Path {
  return parseWhole(text, (cursor) => {
    if (!cursor.sees('$')) {
      throw cursor.unexpected("a path, which starts with '$',");
    }
    return readPathAt(cursor);
  });
}

/** Reads the path that starts at the cursor and leaves the cursor behind it. */
export function readPathAt(cursor: Cursor): Path {
  return { root: readRoot(cursor), segments: readSegments(cursor) };
}

/** Whether a path can only ever mean one node. A last step with several names counts: it makes one object of them. */
export function isDefinite(segments: readonly Segment[]): boolean {
  return segments.every(
    ({ kind }, at) => kind === 'name' || kind === 'index' || (kind === 'names' && at === segments.length - 1),
  );
}

function readRoot(cursor: Cursor): PathRoot {
  if (cursor.accept('@')) {
    return { kind: 'item' };
  }
  cursor.expect('$');
  if (cursor.accept('$')) {
    return { kind: 'context' };
  }
  const name = cursor.match(VARIABLE);
  return name === undefined ? { kind: 'input' } : { kind: 'variable', name };
}

function readSegments(cursor: Cursor): readonly Segment[] {
  const segments: Segment[] = [];
  while (cursor.sees('.') || cursor.sees('[')) {
    if (cursor.accept('..')) {
      segments.push({ kind: 'descend' }, cursor.sees('[') ? readBracket(cursor) : readDotted(cursor));
    } else if (cursor.accept('.')) {
      // `$.abc.['def ghi']` is how the developer guide writes names with special characters.
      segments.push(cursor.sees('[') ? readBracket(cursor) : readDotted(cursor));
    } else {
      segments.push(readBracket(cursor));
    }
  }
  return segments;
}

function readDotted(cursor: Cursor): Segment {
  if (cursor.accept('*')) {
    return { kind: 'wildcard' };
  }
  const name = cursor.match(NAME);
  if (name === undefined) {
    throw cursor.unexpected('a field name');
  }
  if (cursor.sees('(')) {
    throw new QuerySyntaxError(
      `The path function ${name}() in '${cursor.text}' is not supported by Step Functions; intrinsic functions such as States.ArrayLength are.`,
    );
  }
  return { kind: 'name', name };
}

function readBracket(cursor: Cursor): Segment {
  cursor.expect('[');
  cursor.skipSpace();
  const segment = readSelector(cursor);
  cursor.skipSpace();
  cursor.expect(']');
  return segment;
}

function readSelector(cursor: Cursor): Segment {
  if (cursor.accept('*')) {
    return { kind: 'wildcard' };
  }
  if (cursor.accept('?')) {
    return { kind: 'filter', filter: parseFilter(cursor, readPathAt) };
  }
  if (cursor.sees("'") || cursor.sees('"')) {
    const names = readList(cursor, readQuoted);
    const [name, ...others] = names;
    return name !== undefined && others.length === 0 ? { kind: 'name', name } : { kind: 'names', names };
  }
  return readNumbers(cursor);
}

function readNumbers(cursor: Cursor): Segment {
  const from = cursor.match(INTEGER);
  cursor.skipSpace();
  if (cursor.accept(':')) {
    cursor.skipSpace();
    const to = cursor.match(INTEGER);
    if (cursor.sees(':')) {
      throw new QuerySyntaxError(
        `A slice with a step in '${cursor.text}' is not supported by Step Functions.`,
      );
    }
    return {
      kind: 'slice',
      from: from === undefined ? undefined : Number(from),
      to: to === undefined ? undefined : Number(to),
    };
  }
  if (from === undefined) {
    throw cursor.unexpected('a quoted name, an index, a slice, * or ?(…)');
  }
  if (!cursor.accept(',')) {
    return { kind: 'index', index: Number(from) };
  }
  cursor.skipSpace();
  return { kind: 'indices', indices: [Number(from), ...readList(cursor, readInteger)] };
}

function readInteger(cursor: Cursor): number {
  const digits = cursor.match(INTEGER);
  if (digits === undefined) {
    throw cursor.unexpected('an index');
  }
  return Number(digits);
}

function readList<T>(cursor: Cursor, readItem: (cursor: Cursor) => T): readonly T[] {
  const items: T[] = [];
  do {
    cursor.skipSpace();
    items.push(readItem(cursor));
    cursor.skipSpace();
  } while (cursor.accept(','));
  return items;
}
