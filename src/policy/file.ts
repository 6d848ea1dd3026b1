import { isCollection, isNode, LineCounter, type Node, parseDocument, visit } from 'yaml';
import { z } from 'zod';
import {
  CLASSIFICATIONS,
  type Condition,
  DEFAULT_MAX_RETRIES,
  DEFAULT_WAIT_SECONDS,
  EXIT_CODE_RULES,
  type ExitCodeRange,
  FALLBACK_RULE,
  fallbackRule,
  type Policy,
  type Rule,
} from './policy.ts';

/** A policy file that breaks the language, with every fault and its place. */
export class PolicyError extends Error {
  override readonly name = 'PolicyError';
  readonly faults: readonly PolicyFault[];

  constructor(faults: readonly PolicyFault[]) {
    super(faults.map(({ line, column, message }) => `${line}:${column} ${message}`).join('; '));
    this.faults = faults;
  }
}

export interface PolicyFault {
  /** Counted from 1. */
  readonly line: number;
  readonly column: number;
  /** Names the key, as in `rules[2].when.exit-code: "64-" is not a range`. */
  readonly message: string;
}

/** A Wait state takes at most 99,999,999 seconds; a day is already a long time for a job to stand still. */
const MAX_WAIT_SECONDS = 86_400;

/** Each retry leaves events in a history that Step Functions ends at 25,000. */
const MAX_RETRIES = 100;

const text = z.string().min(1);

/**
 * A value or a list of values that is not empty. Written out, since a union of schemas would tell of a fault in one
 * item no more than that the input is invalid.
 */
const oneOrMore = <T>(read: (item: unknown) => T | undefined, expected: string) =>
  z.unknown().transform((value, context): readonly T[] => {
    const items: readonly unknown[] = Array.isArray(value) ? value : [value];
    if (items.length === 0) {
      context.addIssue('[] is neither a value nor a list of values that is not empty');
    }
    return items.flatMap((item, index) => {
      const given = read(item);
      if (given === undefined) {
        const message = `${JSON.stringify(item)} is not ${expected}`;
        context.addIssue({ code: 'custom', path: Array.isArray(value) ? [index] : [], message });
        return [];
      }
      return [given];
    });
  });

const exitCodes = oneOrMore(
  readExitCode,
  'an exit code: give 0 to 255, a range such as "64-78", or none',
).optional();
const texts = oneOrMore(
  (item) => (typeof item === 'string' && item !== '' ? item : undefined),
  'a text that is not empty',
).optional();

function readExitCode(item: unknown): ExitCodeRange | 'none' | undefined {
  if (item === 'none') {
    return item;
  }
  const digits = typeof item === 'number' || typeof item === 'string' ? String(item) : '';
  const [, from, to = from] = /^(\d+)(?:-(\d+))?$/.exec(digits) ?? [];
  const range = { from: Number(from), to: Number(to) };
  return from === undefined || range.from > range.to || range.to > 255 ? undefined : range;
}

const whenSchema = z
  .strictObject({
    'exit-code': exitCodes,
    'stop-code': texts,
    reason: texts,
    error: texts,
    container: texts,
  })
  .refine((when) => Object.keys(when).length > 0, 'needs at least one condition');

const typeSchema = z.enum(CLASSIFICATIONS, {
  error: (issue) => `${JSON.stringify(issue.input)} is none of ${CLASSIFICATIONS.join(', ')}`,
});

const ruleSchema = z
  .strictObject({
    name: z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/, {
      error: 'must start with a letter and hold at most 64 letters, digits, - and _',
    }),
    when: whenSchema,
    type: typeSchema,
    'wait-seconds': z.int().min(1).max(MAX_WAIT_SECONDS).optional(),
    because: text.max(1024).optional(),
  })
  .refine((rule) => rule.type === 'TEMPORARY' || rule['wait-seconds'] === undefined, {
    path: ['wait-seconds'],
    error: 'only a TEMPORARY rule waits',
  });

const policySchema = z.strictObject({
  container: text.optional(),
  'max-retries': z.int().min(0).max(MAX_RETRIES).optional(),
  rules: z
    .array(ruleSchema)
    .min(1)
    .superRefine((rules, context) => {
      for (const [index, { name }] of rules.entries()) {
        if (name === FALLBACK_RULE || rules.findIndex((rule) => rule.name === name) < index) {
          context.addIssue({
            code: 'custom',
            path: [index, 'name'],
            message: `${JSON.stringify(name)} is taken`,
          });
        }
      }
    })
    .optional(),
  default: typeSchema.optional(),
  'include-defaults': z.boolean().optional(),
});

/**
 * Parses a policy file, YAML or JSON.
 *
 * @throws PolicyError naming every fault with its line and column
 */
export function parsePolicy(source: string): Policy {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, uniqueKeys: true, prettyErrors: false });
  const place = (offset: number): Pick<PolicyFault, 'line' | 'column'> => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  if (document.errors.length > 0) {
    throw new PolicyError(document.errors.map(({ pos, message }) => ({ ...place(pos[0]), message })));
  }
  const aliases: PolicyFault[] = [];
  visit(document, {
    Alias: (_key, alias) => {
      aliases.push({ ...place(alias.range?.[0] ?? 0), message: 'aliases are not part of a policy file' });
    },
  });
  if (aliases.length > 0) {
    throw new PolicyError(aliases);
  }
  const result = policySchema.safeParse(document.toJS() ?? {});
  if (!result.success) {
    throw new PolicyError(
      result.error.issues.map((issue) => {
        const { offset, existing } = placeOf(document.contents, issue.path);
        // A value that stands for a list of one has no index in the file; a key that is missing has no node.
        const named = issue.path.filter((key, index) => index < existing.length || typeof key === 'string');
        return { ...place(offset), message: `${pathText(named)}${issue.message}` };
      }),
    );
  }
  return toPolicy(result.data);
}

function toPolicy(file: z.infer<typeof policySchema>): Policy {
  const own = (file.rules ?? []).map(toRule);
  const names = new Set(own.map(({ name }) => name));
  const included =
    file['include-defaults'] === false ? [] : EXIT_CODE_RULES.filter(({ name }) => !names.has(name));
  return {
    ...(file.container !== undefined && { container: file.container }),
    maxRetries: file['max-retries'] ?? DEFAULT_MAX_RETRIES,
    rules: [...own, ...included],
    fallback: fallbackRule(file.default ?? 'RETRIABLE'),
  };
}

function toRule(rule: z.infer<typeof ruleSchema>): Rule {
  return {
    name: rule.name,
    when: toCondition(rule.when),
    type: rule.type,
    waitSeconds: rule.type === 'TEMPORARY' ? (rule['wait-seconds'] ?? DEFAULT_WAIT_SECONDS) : 0,
    because: rule.because ?? `The rule ${rule.name} of the policy file says so.`,
  };
}

function toCondition(when: z.infer<typeof whenSchema>): Condition {
  const codes = when['exit-code'];
  const conditions: readonly (Condition | undefined)[] = [
    codes && {
      kind: 'exit-code',
      ranges: codes.filter((code) => code !== 'none'),
      none: codes.includes('none'),
    },
    when['stop-code'] && { kind: 'stop-code', anyOf: when['stop-code'] },
    when.reason && { kind: 'reason', globs: when.reason },
    when.error && { kind: 'error', globs: when.error },
    when.container && { kind: 'container', anyOf: when.container },
  ];
  const given = conditions.filter((condition) => condition !== undefined);
  const [only] = given;
  return given.length === 1 && only !== undefined ? only : { kind: 'all', of: given };
}

/** The deepest node of a path that exists, and the part of the path that leads there. */
function placeOf(
  root: Node | null,
  path: readonly PropertyKey[],
): { readonly offset: number; readonly existing: readonly PropertyKey[] } {
  let node: Node | null = root;
  const existing: PropertyKey[] = [];
  for (const key of path) {
    const next: unknown = isCollection(node) ? node.get(key, true) : undefined;
    if (!isNode(next)) {
      break;
    }
    node = next;
    existing.push(key);
  }
  return { offset: node?.range?.[0] ?? 0, existing };
}

/** `rules[2].when.exit-code: `, or nothing for the file as a whole. */
function pathText(path: readonly PropertyKey[]): string {
  const text = path
    .map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index === 0 ? '' : '.'}${String(key)}`))
    .join('');
  return text === '' ? '' : `${text}: `;
}
