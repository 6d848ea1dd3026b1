import type { Json } from '../../json.ts';
import type { Cursor } from './cursor.ts';
import { QuerySyntaxError } from './cursor.ts';
import type { Comparator, Filter, Operand, Path } from './path-syntax.ts';
import { readQuoted } from './quoted.ts';

const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /(?:true|false|null)\b/y;
const OPERATOR = /==|!=|<=|>=|=~|<|>|[a-z]+\b/y;

/** Reads a path at the cursor. A filter may hold paths and a path may hold filters, so this one is passed in. */
type ReadPath = (cursor: Cursor) => Path;

/** Reads `(…)` of a filter at the cursor. Throws QuerySyntaxError; operators that are not there are named. */
export function parseFilter(cursor: Cursor, readPath: ReadPath): Filter {
  cursor.expect('(');
  const filter = readOr(cursor, readPath);
  cursor.skipSpace();
  cursor.expect(')');
  return filter;
}

function readOr(cursor: Cursor, readPath: ReadPath): Filter {
  let left = readAnd(cursor, readPath);
  cursor.skipSpace();
  while (cursor.accept('||')) {
    left = { kind: 'or', left, right: readAnd(cursor, readPath) };
    cursor.skipSpace();
  }
  return left;
}

function readAnd(cursor: Cursor, readPath: ReadPath): Filter {
  let left = readTerm(cursor, readPath);
  cursor.skipSpace();
  while (cursor.accept('&&')) {
    left = { kind: 'and', left, right: readTerm(cursor, readPath) };
    cursor.skipSpace();
  }
  return left;
}

function readTerm(cursor: Cursor, readPath: ReadPath): Filter {
  cursor.skipSpace();
  if (cursor.accept('!')) {
    return { kind: 'not', inner: readTerm(cursor, readPath) };
  }
  if (cursor.sees('(')) {
    return parseFilter(cursor, readPath);
  }
  const left = readOperand(cursor, readPath);
  cursor.skipSpace();
  const operator = cursor.match(OPERATOR);
  if (operator !== undefined) {
    return {
      kind: 'compare',
      comparator: knownComparator(operator, cursor),
      left,
      right: readOperand(cursor, readPath),
    };
  }
  if (left.kind === 'literal') {
    throw cursor.unexpected('a comparison');
  }
  return { kind: 'exists', path: left.path };
}

function knownComparator(operator: string, cursor: Cursor): Comparator {
  switch (operator) {
    case '==':
    case '!=':
    case '<=':
    case '>=':
    case '<':
    case '>':
    case 'in':
    case 'nin':
      return operator;
    default:
      throw new QuerySyntaxError(
        `The filter operator ${operator} in '${cursor.text}' is not supported by the local Step Functions.`,
      );
  }
}

function readOperand(cursor: Cursor, readPath: ReadPath): Operand {
  cursor.skipSpace();
  if (cursor.sees('@') || cursor.sees('$')) {
    const path = readPath(cursor);
    if (path.root.kind === 'variable' || path.root.kind === 'context') {
      throw new QuerySyntaxError(
        `A filter in '${cursor.text}' refers to a variable or the context object, which the local Step Functions does not support.`,
      );
    }
    return { kind: 'path', path };
  }
  return { kind: 'literal', value: readLiteral(cursor) };
}

function readLiteral(cursor: Cursor): Json {
  cursor.skipSpace();
  if (cursor.sees("'") || cursor.sees('"')) {
    return readQuoted(cursor);
  }
  if (cursor.accept('[')) {
    return readLiterals(cursor);
  }
  const word = cursor.match(WORD);
  if (word !== undefined) {
    return word === 'null' ? null : word === 'true';
  }
  const number = cursor.match(NUMBER);
  if (number === undefined) {
    throw cursor.unexpected('a path, a string, a number, true, false, null or a list');
  }
  return Number(number);
}

function readLiterals(cursor: Cursor): readonly Json[] {
  const items: Json[] = [];
  cursor.skipSpace();
  while (!cursor.accept(']')) {
    if (items.length > 0) {
      cursor.expect(',');
    }
    items.push(readLiteral(cursor));
    cursor.skipSpace();
  }
  return items;
}
