import { isObject, type Json } from '../../json.ts';
import { numberOf } from './exact-numbers.ts';
import { isList, ownProperty, properties, sameJson } from './json-values.ts';
import { isDefinite } from './path.ts';
import type { Filter, Operand, Path, Segment } from './path-syntax.ts';

/** A path that does not lead anywhere in the value at hand. */
export class NoSuchPath extends Error {
  override readonly name = 'NoSuchPath';
}

/** What filters refer to: `$` is the document that the whole path started from. */
interface Walk {
  readonly segments: readonly Segment[];
  readonly document: Json;
}

/**
 * What the segments select from a document: the one value of a definite path, else the list of all values.
 * Step Functions uses Jayway JsonPath so that only a definite path can lead nowhere: of any other, what is missing is
 * selected as little as what does not match, so that `$.items[*]` is `[]` without `items`. Throws NoSuchPath.
 */
export function select(segments: readonly Segment[], document: Json): Json {
  return selectFrom({ segments, document }, document);
}

function selectFrom(walk: Walk, start: Json): Json {
  const found = [...follow(walk, 0, start)];
  if (!isDefinite(walk.segments)) {
    return found;
  }
  const [value] = found;
  if (value === undefined) {
    throw new NoSuchPath(`No results for path: $${walk.segments.map(inBrackets).join('')}`);
  }
  return value;
}

/** A step of a definite path as Jayway JsonPath writes it. */
function inBrackets(segment: Segment): string {
  switch (segment.kind) {
    case 'name':
      return `['${segment.name}']`;
    case 'names':
      return `[${segment.names.map((name) => `'${name}'`).join(',')}]`;
    case 'index':
      return `[${segment.index}]`;
    default:
      return `[${segment.kind}]`;
  }
}

function* follow(walk: Walk, at: number, value: Json): Generator<Json> {
  const segment = walk.segments[at];
  if (segment === undefined) {
    yield value;
    return;
  }
  if (segment.kind === 'descend') {
    yield* descend(walk, at + 1, value);
    return;
  }
  for (const next of step(segment, value, walk, at === walk.segments.length - 1)) {
    yield* follow(walk, at + 1, next);
  }
}

/** `..`: the step after it, applied to the value and to everything below it, outermost first. */
function* descend(walk: Walk, at: number, value: Json): Generator<Json> {
  const segment = walk.segments[at];
  if (segment?.kind === 'filter') {
    // A filter after `..` tests every value once; through its list as well it would be found twice.
    if (holds(segment.filter, value, walk.document)) {
      yield* follow(walk, at + 1, value);
    }
  } else {
    yield* follow(walk, at, value);
  }
  for (const child of children(value)) {
    yield* descend(walk, at, child);
  }
}

function* step(
  segment: Exclude<Segment, { kind: 'descend' }>,
  value: Json,
  walk: Walk,
  last: boolean,
): Generator<Json> {
  switch (segment.kind) {
    case 'name':
      yield* definedOnly(isObject(value) ? ownProperty(value, segment.name) : undefined);
      return;
    case 'names':
      yield* several(segment.names, value, last);
      return;
    case 'index':
      yield* definedOnly(itemsOf(value).at(segment.index));
      return;
    case 'indices':
      yield* segment.indices.flatMap((index) => definedOnly(itemsOf(value).at(index)));
      return;
    case 'slice':
      yield* itemsOf(value).slice(segment.from ?? 0, segment.to);
      return;
    case 'wildcard':
      yield* children(value);
      return;
    case 'filter':
      // Jayway applies a filter to the items of a list, but to an object as a whole.
      yield* (isList(value) ? value : [value]).filter((item) => holds(segment.filter, item, walk.document));
  }
}

/** Several names at the end of a path make one object of those that are there; before the end they fan out. */
function* several(names: readonly string[], value: Json, last: boolean): Generator<Json> {
  if (!isObject(value)) {
    return;
  }
  const found = names.flatMap((name) =>
    definedOnly(ownProperty(value, name)).map((item) => [name, item] as const),
  );
  if (last) {
    yield Object.fromEntries(found);
  } else {
    yield* found.map(([, item]) => item);
  }
}

function itemsOf(value: Json): readonly Json[] {
  return isList(value) ? value : [];
}

function children(value: Json): readonly Json[] {
  if (isList(value)) {
    return value;
  }
  return isObject(value) ? properties(value).map(([, item]) => item) : [];
}

function definedOnly(value: Json | undefined): readonly Json[] {
  return value === undefined ? [] : [value];
}

function holds(filter: Filter, item: Json, document: Json): boolean {
  switch (filter.kind) {
    case 'and':
      return holds(filter.left, item, document) && holds(filter.right, item, document);
    case 'or':
      return holds(filter.left, item, document) || holds(filter.right, item, document);
    case 'not':
      return !holds(filter.inner, item, document);
    case 'exists':
      return operandValue({ kind: 'path', path: filter.path }, item, document) !== undefined;
    case 'compare':
      return compare(
        filter,
        operandValue(filter.left, item, document),
        operandValue(filter.right, item, document),
      );
  }
}

function compare(
  { comparator }: Extract<Filter, { kind: 'compare' }>,
  left: Json | undefined,
  right: Json | undefined,
): boolean {
  const same = left === undefined || right === undefined ? left === right : sameJson(left, right);
  switch (comparator) {
    case '==':
      return same;
    case '!=':
      return !same;
    case 'in':
    case 'nin':
      return (
        isList(right) &&
        right.some((item) => left !== undefined && sameJson(item, left)) === (comparator === 'in')
      );
    case '<':
      return inOrder(left, right, (order) => order < 0);
    case '<=':
      return inOrder(left, right, (order) => order <= 0);
    case '>':
      return inOrder(left, right, (order) => order > 0);
    case '>=':
      return inOrder(left, right, (order) => order >= 0);
  }
}

/** Only two numbers or two strings have an order. */
function inOrder(left: Json | undefined, right: Json | undefined, test: (order: number) => boolean): boolean {
  const [one, other] = [numberOf(left), numberOf(right)];
  if (one !== undefined && other !== undefined) {
    return test(one - other);
  }
  if (typeof left === 'string' && typeof right === 'string') {
    return test(left < right ? -1 : Number(left > right));
  }
  return false;
}

function operandValue(operand: Operand, item: Json, document: Json): Json | undefined {
  if (operand.kind === 'literal') {
    return operand.value;
  }
  return pathValue(operand.path, item, document);
}

function pathValue(path: Path, item: Json, document: Json): Json | undefined {
  try {
    return selectFrom({ segments: path.segments, document }, path.root.kind === 'item' ? item : document);
  } catch (error) {
    if (error instanceof NoSuchPath) {
      return undefined;
    }
    throw error;
  }
}
