import { type Document, isCollection, isMap, isNode, isScalar, type LineCounter, type Node } from 'yaml';
import type { z } from 'zod';
import { type FilePlace, shortened } from '../../errors.ts';
import { nearest } from './nearest.ts';
import { keysAt } from './schema.ts';

/** How many faults a message lists; there may be thousands. */
const MAX_LISTED = 20;

/** Characters of one message, which may quote what the file holds. */
const MAX_MESSAGE = 500;

/** Characters of one key in a message, so that what follows it is told as well. */
const MAX_KEY = 100;

/** A policy file that breaks the language, with every fault and its place. */
export class PolicyError extends Error {
  override readonly name = 'PolicyError';
  readonly faults: readonly PolicyFault[];

  constructor(all: readonly PolicyFault[], options?: ErrorOptions) {
    const faults = all.map((fault) => ({ ...fault, message: shortened(fault.message, MAX_MESSAGE) }));
    const listed = faults
      .slice(0, MAX_LISTED)
      .map(({ line, column, message }) => `${line}:${column} ${message}`);
    const more = faults.length - listed.length;
    super([...listed, ...(more > 0 ? [`and ${more} more`] : [])].join('; '), options);
    this.faults = faults;
  }
}

/** Its message names the key, as in `rules[2].when.exit-code: "64-" is not a range of exit codes`. */
export type PolicyFault = FilePlace;

type Path = readonly PropertyKey[];

/** Places in a parsed file. */
export interface Places {
  /** Line and column of an offset. */
  at(offset: number): Pick<PolicyFault, 'line' | 'column'>;
  /** Line and column of what a path leads to, or of the deepest node on the way that exists. */
  of(path: Path): Pick<PolicyFault, 'line' | 'column'>;
  /** A path as people write it: `rules[2].when.exit-code`. */
  text(path: Path): string;
  /** Line and column of the keys of the map that a path leads to. */
  ofKeys(path: Path): (key: string) => Pick<PolicyFault, 'line' | 'column'>;
}

export function placesOf(document: Document, lines: LineCounter): Places {
  const at: Places['at'] = (offset) => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const find = (path: Path) => deepestNode(document.contents, path);
  return {
    at,
    of: (path) => at(find(path).node?.range?.[0] ?? 0),
    ofKeys: (path) => {
      const { node } = find(path);
      const keys = (isMap(node) ? node.items : []).flatMap(({ key }) =>
        isScalar(key) ? [[String(key.value), key] as const] : [],
      );
      const byName = new Map(keys);
      return (key) => at((byName.get(key) ?? node)?.range?.[0] ?? 0);
    },
    text: (path) => {
      const { depth } = find(path);
      return (
        path
          // A single value in place of a list has no index in the file, and a missing key has no node.
          .filter((key, index) => index < depth || typeof key === 'string')
          .map((key, index) =>
            typeof key === 'number' ? `[${key}]` : `${index === 0 ? '' : '.'}${String(key)}`,
          )
          .join('')
      );
    },
  };
}

function deepestNode(root: Node | null, path: Path): { readonly node: Node | null; readonly depth: number } {
  let node = root;
  let depth = 0;
  for (const key of path) {
    const next: unknown = isCollection(node) ? node.get(key, true) : undefined;
    if (!isNode(next)) {
      break;
    }
    node = next;
    depth += 1;
  }
  return { node, depth };
}

/** The faults that the schema finds, each with its key and place. */
export function schemaFaults(
  issues: readonly z.core.$ZodIssue[],
  value: unknown,
  places: Places,
): readonly PolicyFault[] {
  const all = issues.flatMap((issue) => flatten(issue, [], value));
  const unknown = all.filter(({ code }) => code === 'unrecognized_keys').map(({ path }) => places.text(path));
  const faults = all
    // Where all keys are misspelt, it is not a second fault that none is left.
    .filter(({ code, path }) => code !== 'custom' || !unknown.includes(places.text(path)))
    .flatMap((issue) => faultsOf(issue, places));
  // Several checks of a value may say the same.
  return [...new Map(faults.map((fault) => [JSON.stringify(fault), fault])).values()];
}

function faultsOf(issue: z.core.$ZodIssue, places: Places): readonly PolicyFault[] {
  const text = places.text(issue.path);
  if (issue.code !== 'unrecognized_keys') {
    return [{ ...places.of(issue.path), message: text === '' ? issue.message : `${text}: ${issue.message}` }];
  }
  const placeOf = places.ofKeys(issue.path);
  return issue.keys.map((key) => {
    const keys = keysAt(issue.path);
    const meant = nearest(key, keys);
    const name = `${text}${text === '' ? '' : '.'}${shortened(key, MAX_KEY)}`;
    const hint = meant === undefined ? `there are ${keys.join(', ')}` : `did you mean ${meant}?`;
    return { ...placeOf(key), message: `${name}: there is no such key; ${hint}` };
  });
}

/**
 * A union only says that nothing fits. Those of the schema without a sentence of their own are a value or a list of
 * values, so the type of the value shows which of the two was meant.
 */
function flatten(issue: z.core.$ZodIssue, above: Path, value: unknown): readonly z.core.$ZodIssue[] {
  const path = [...above, ...issue.path];
  if (issue.code !== 'invalid_union' || issue.message !== 'Invalid input') {
    return [{ ...issue, path }];
  }
  const given = path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
    value,
  );
  const branch = Array.isArray(given) ? issue.errors.at(-1) : issue.errors[0];
  return (branch ?? []).flatMap((inner) => flatten(inner, path, value));
}
