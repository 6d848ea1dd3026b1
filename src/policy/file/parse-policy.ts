import {
  type Document,
  isCollection,
  isMap,
  isScalar,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from 'yaml';
import { shadowedRules } from '../conditions/conditions.ts';
import type { Policy } from '../policy.ts';

import { type Places, PolicyError, type PolicyFault, placesOf, schemaFaults } from './faults.ts';
import { complexKeys, doubleKeys } from './map-keys.ts';
import { policySchema } from './schema.ts';
import { toPolicy } from './to-policy.ts';

/** Characters; a policy of 100 rules with long sentences fits. */
const MAX_LENGTH = 65_536;

/** Levels of maps and lists: room for conditions as deep as they may be. */
const MAX_DEPTH = 32;
const TOO_DEEP = `the file nests deeper than ${MAX_DEPTH} levels`;

/** A policy, and warnings about what its file can hardly mean. */
export interface ParsedPolicy {
  readonly policy: Policy;
  readonly warnings: readonly PolicyFault[];
}

/**
 * Parses a policy file, YAML or JSON.
 *
 * @throws PolicyError naming every fault with its line and column
 */
export function parsePolicy(source: string): ParsedPolicy {
  if (source.length > MAX_LENGTH) {
    throw new PolicyError([
      { line: 1, column: 1, message: `the file is longer than ${MAX_LENGTH} characters` },
    ]);
  }
  try {
    return parseFile(source);
  } catch (cause) {
    // Both the parser and the schema recurse; what overflows them is not a policy.
    if (cause instanceof RangeError) {
      throw new PolicyError([{ line: 1, column: 1, message: TOO_DEEP }], { cause });
    }
    throw cause;
  }
}

function parseFile(source: string): ParsedPolicy {
  const lines = new LineCounter();
  const document = parseDocument(source, {
    lineCounter: lines,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'error',
  });
  const places = placesOf(document, lines);
  const exhausted = document.errors.find(({ code }) => code === 'RESOURCE_EXHAUSTION');
  refuse(exhausted === undefined ? [] : [{ ...places.at(exhausted.pos[0]), message: TOO_DEEP }]);
  refuse(document.errors.map(({ pos, message }) => ({ ...places.at(pos[0]), message })));
  for (const faults of structureFaults(document, places)) {
    refuse(faults);
  }
  keepSigns(document);
  const value: unknown = document.toJS() ?? {};
  const result = policySchema.safeParse(value);
  if (!result.success) {
    throw new PolicyError(schemaFaults(result.error.issues, value, places));
  }
  const policy = toPolicy(result.data);
  return { policy, warnings: shadowWarnings(policy, result.data.rules?.length ?? 0, places) };
}

/** For YAML, `memory: +1024` is the number 1024; here it means so much more. */
function keepSigns(document: Document): void {
  visit(document, {
    Pair: (_key, { key, value }) => {
      if (isScalar(key) && key.value === 'memory' && isScalar(value) && value.source?.startsWith('+')) {
        value.value = value.source;
      }
    },
  });
}

/**
 * What YAML allows and a policy file does not, one list for each kind, the most basic first. A few lines of aliases can
 * expand to gigabytes.
 */
function structureFaults(document: Document, places: Places): readonly (readonly PolicyFault[])[] {
  const deep: PolicyFault[] = [];
  const complex: PolicyFault[] = [];
  const doubles: PolicyFault[] = [];
  const aliases: PolicyFault[] = [];
  const fault = ({ range }: Node, message: string): PolicyFault => ({
    ...places.at(range?.[0] ?? 0),
    message,
  });
  visit(document, {
    Collection: (_key, node, path) => {
      if (path.filter(isCollection).length >= MAX_DEPTH) {
        deep.push(fault(node, TOO_DEEP));
        return visit.BREAK;
      }
      if (isMap(node)) {
        complex.push(
          ...complexKeys(node).map((key) => fault(key, 'a key must be text, not a list, a map or an alias')),
        );
        doubles.push(...doubleKeys(node).map((key) => fault(key, 'Map keys must be unique')));
      }
      return undefined;
    },
    Alias: (_key, alias) => {
      aliases.push(fault(alias, 'aliases are not part of a policy file'));
    },
  });
  return [deep, complex, doubles, aliases];
}

function refuse(faults: readonly PolicyFault[]): void {
  if (faults.length > 0) {
    throw new PolicyError(faults);
  }
}

/** Warns of the file's own rules only: they are meant to come before the default rules. */
function shadowWarnings({ rules }: Policy, own: number, places: Places): readonly PolicyFault[] {
  return shadowedRules(rules.slice(0, own)).map(({ index, by }) => ({
    ...places.of(['rules', index]),
    message: `rules[${index}]: ${rules[index]?.name} never matches, since ${by} before it matches all that it would`,
  }));
}
