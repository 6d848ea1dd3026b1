import type { Json } from '../../json.ts';

/** A value that JSON cannot hold; `found` names what it is. */
export class NotJson extends Error {
  override readonly name = 'NotJson';
  readonly found: string;

  constructor(found: string) {
    super(`The value is no JSON: it is or holds ${found}.`);
    this.found = found;
  }
}

/** A result repeats what it refers to (`[$x, $x]`), so a small expression can stand for a value without end. */
const MAX_VALUES = 1_000_000;

/**
 * A copy of what JSONata gave as plain JSON, without JSONata's sequences and their hidden properties. What is undefined
 * disappears from objects and lists; undefined itself stays undefined. Throws NotJson for functions, for numbers that
 * are not finite and for values without end.
 */
export function plainJson(value: unknown): Json | undefined {
  let left = MAX_VALUES;
  const copy = (part: unknown): Json | undefined => {
    left -= 1;
    if (left < 0) {
      throw new NotJson('too many values');
    }
    if (part === undefined || part === null || typeof part === 'string' || typeof part === 'boolean') {
      return part;
    }
    if (typeof part === 'number') {
      return finite(part);
    }
    if (Array.isArray(part)) {
      return part.flatMap((item: unknown) => wrapped(copy(item)));
    }
    if (typeof part !== 'object' || '_jsonata_lambda' in part || '_jsonata_function' in part) {
      throw new NotJson('a function');
    }
    return Object.fromEntries(
      Object.entries(part).flatMap(([key, item]) =>
        wrapped(copy(item)).map((found) => [key, found] as const),
      ),
    );
  };
  return copy(value);
}

function finite(value: number): number {
  if (!Number.isFinite(value)) {
    throw new NotJson(`the number ${value}`);
  }
  return value === 0 ? 0 : value;
}

function wrapped(value: Json | undefined): readonly [Json] | readonly [] {
  return value === undefined ? [] : [value];
}
