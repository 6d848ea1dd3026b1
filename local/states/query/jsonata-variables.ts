import { isObject } from '../../json.ts';

/** `$states` is reserved; `$` and `$$`, whose names are `''` and `'$'`, are JSONata's own. */
const NO_VARIABLES: ReadonlySet<string> = new Set(['', '$', 'states']);

/**
 * The variables in the syntax tree of an expression that it neither binds itself (`:=`, parameters, `@` and `#`) nor
 * calls: a variable of a state machine holds data.
 */
export function freeVariables(tree: unknown): readonly string[] {
  const found = { read: [], bound: new Set<string>() } satisfies Found;
  collect(tree, found);
  return found.read.filter((name) => !found.bound.has(name) && !NO_VARIABLES.has(name));
}

interface Found {
  readonly read: string[];
  readonly bound: Set<string>;
}

function collect(node: unknown, found: Found): void {
  if (Array.isArray(node)) {
    for (const item of node) {
      collect(item, found);
    }
    return;
  }
  if (!isObject(node)) {
    return;
  }
  const { type, value, focus, index, lhs } = node;
  for (const name of [focus, index, ...(type === 'bind' ? [nameOf(lhs)] : []), ...parameters(node)]) {
    if (typeof name === 'string') {
      found.bound.add(name);
    }
  }
  if (type === 'variable' && typeof value === 'string') {
    found.read.push(value);
  }
  for (const [key, child] of Object.entries(node)) {
    if (key !== 'procedure' || nameOf(child) === undefined) {
      collect(child, found);
    }
  }
}

function parameters(node: { readonly [key: string]: unknown }): readonly (string | undefined)[] {
  const { type, arguments: given } = node;
  return type === 'lambda' && Array.isArray(given) ? given.map(nameOf) : [];
}

function nameOf(node: unknown): string | undefined {
  return isObject(node) && node['type'] === 'variable' && typeof node['value'] === 'string'
    ? node['value']
    : undefined;
}
