import type { Json } from '../../json.ts';
import type { Cursor } from './cursor.ts';
import { QuerySyntaxError } from './cursor.ts';
import type { Path } from './path.ts';
import { readPathAt } from './path.ts';
import { readQuoted } from './quoted.ts';

export type Comparator = '==' | '!=' | '<=' | '>=' | '<' | '>' | 'in' | 'nin';

export type Operand =
  | { readonly kind: 'path'; readonly path: Path }
  | { readonly kind: 'literal'; readonly value: Json };

/** The condition inside `[?(…)]`. `exists` is a path that stands alone. */
export type Filter =
  | { readonly kind: 'and' | 'or'; readonly left: Filter; readonly right: Filter }
  | { readonly kind: 'not'; readonly inner: Filter }
  | { readonly kind: 'exists'; readonly path: Path }
  | {
      readonly kind: 'compare';
      readonly comparator: Comparator;
      readonly left: Operand;
      readonly right: Operand;
    };

const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /(?:true|false|null)\b/y;
const OPERATOR = /==|!=|<=|>=|=~|<|>|[a-z]+\b/y;

/** Reads `(…)` of a filter at the cursor. Throws QuerySyntaxError; operators that are not there are named. */
export function parseFilter(cursor: Cursor): Filter {
  cursor.expect('(');
  const filter = readOr(cursor);
  cursor.skipSpace();
  cursor.expect(')');
  return filter;
}

function readOr(cursor: Cursor): Filter {
  let left = readAnd(cursor);
  cursor.skipSpace();
  while (cursor.accept('||')) {
    left = { kind: 'or', left, right: readAnd(cursor) };
    cursor.skipSpace();
  }
  return left;
}

function readAnd(cursor: Cursor): Filter {
  let left = readTerm(cursor);
  cursor.skipSpace();
  while (cursor.accept('&&')) {
    left = { kind: 'and', left, right: readTerm(cursor) };
    cursor.skipSpace();
  }
  return left;
}

function readTerm(cursor: Cursor): Filter {
  cursor.skipSpace();
  if (cursor.accept('!')) {
    return { kind: 'not', inner: readTerm(cursor) };
  }
  if (cursor.sees('(')) {
    return parseFilter(cursor);
  }
  const left = readOperand(cursor);
  cursor.skipSpace();
  const operator = cursor.match(OPERATOR);
  if (operator !== undefined) {
    return {
      kind: 'compare',
      comparator: knownComparator(operator, cursor),
      left,
      right: readOperand(cursor),
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

function readOperand(cursor: Cursor): Operand {
  cursor.skipSpace();
  if (cursor.sees('@') || cursor.sees('$')) {
    const path = readPathAt(cursor);
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
