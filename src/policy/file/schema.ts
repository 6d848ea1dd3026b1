import { z } from 'zod';
import {
  CLASSIFICATIONS,
  DECISION_TYPES,
  type DecisionType,
  FALLBACK_RULE,
  MAX_RETRIES,
  MAX_WAIT_SECONDS,
} from '../policy.ts';
import { CONDITION_KEYS, ruleWhen } from './condition-syntax.ts';
import { boolean, choice, integer, nextRun, notA, number, shown, text } from './schema-values.ts';

/** The language of policy files. A fault is told where it is found; `faults.ts` adds the key and the place. */

const MAX_RULES = 100;

/** The keys of an action: what a rule and the fallback share. */
const action = {
  type: choice(DECISION_TYPES).describe(
    'RETRIABLE: rerun at once. TEMPORARY: wait, then rerun. FATAL: stop. SUCCEEDED: the task has done its work.',
  ),
  'wait-seconds': integer(1, MAX_WAIT_SECONDS)
    .optional()
    .describe('Wait of a TEMPORARY rule before the next attempt.'),
  'backoff-rate': number(1, 10).optional().describe('By what the wait grows with each retry by this rule.'),
  'max-wait-seconds': integer(1, MAX_WAIT_SECONDS).optional().describe('Wait that is not exceeded.'),
  jitter: choice(['none', 'full']).optional().describe('full: wait anything from 0 up to what it would be.'),
  'max-retries': integer(0, MAX_RETRIES).optional().describe('Retries by this rule in one execution.'),
  free: boolean.optional().describe("Whether its retries cost nothing of the policy's max-retries."),
  // biome-ignore lint/suspicious/noThenProperty: it is the policy file's word, and its value is no function.
  then: nextRun.optional().describe('What the next attempts run with.'),
};

const WAITING = ['wait-seconds', 'backoff-rate', 'max-wait-seconds', 'jitter'] as const;
const RETRYING = ['max-retries', 'free', 'then'] as const;

const rule = z
  .strictObject(
    {
      name: z
        .string({ error: notA('a name') })
        .regex(
          /^[A-Za-z][A-Za-z0-9_-]{0,63}$/,
          'must start with a letter and hold at most 64 letters, digits, - and _',
        )
        .meta({ not: { const: FALLBACK_RULE } })
        .describe('Identifies the rule in trail, summary and console.'),
      when: ruleWhen.describe('Conditions on the failure, which must all hold.'),
      ...action,
      because: text.optional().describe('Tells people why, and what to do.'),
    },
    { error: notA('a rule') },
  )
  .superRefine((value, context) => {
    for (const key of uselessKeys(value.type).filter((useless) => value[useless] !== undefined)) {
      const message = `means nothing to a rule of the type ${value.type}`;
      context.addIssue({ code: 'custom', path: [key], message });
    }
  })
  .meta({
    allOf: DECISION_TYPES.map((type) => ({
      if: { properties: { type: { const: type } } },
      // biome-ignore lint/suspicious/noThenProperty: it is a word of JSON Schema.
      then: { properties: Object.fromEntries(uselessKeys(type).map((key) => [key, false])) },
    })).filter(({ then }) => Object.keys(then.properties).length > 0),
  });

/** What means nothing to a rule of a type. */
function uselessKeys(type: DecisionType): readonly (typeof WAITING | typeof RETRYING)[number][] {
  return [
    ...(type === 'TEMPORARY' ? [] : WAITING),
    ...(type === 'FATAL' || type === 'SUCCEEDED' ? RETRYING : []),
  ];
}

export type RuleFile = z.infer<typeof rule>;

export const policySchema = z
  .strictObject(
    {
      container: text
        .optional()
        .describe('The container whose exit code counts; by default the one that failed by itself.'),
      'max-retries': integer(0, MAX_RETRIES).optional().describe('Retries in one execution.'),
      'max-duration': z
        .string({ error: ({ input }) => notADuration(input) })
        .regex(/^[1-9]\d{0,5}[smhd]$/, { error: ({ input }) => notADuration(input) })
        .optional()
        .describe('No retry starts later than this after the first start: 90m, 2h.'),
      rules: z
        .array(rule, { error: notA('a list of rules') })
        .min(1, 'must not be empty: leave it out, or give a rule')
        .max(MAX_RULES, `must not hold more than ${MAX_RULES} rules`)
        .superRefine((rules, context) => {
          for (const [index, { name }] of rules.entries()) {
            const first = rules.findIndex((other) => other.name === name);
            if (first < index || name === FALLBACK_RULE) {
              const message =
                name === FALLBACK_RULE
                  ? `${shown(name)} is the name of what no rule matches`
                  : `${shown(name)} is the name of rules[${first}] already`;
              context.addIssue({ code: 'custom', path: [index, 'name'], message });
            }
          }
        })
        .optional()
        .describe('The first rule that matches wins.'),
      default: choice(CLASSIFICATIONS).optional().describe('What no rule matches.'),
      'include-defaults': boolean.optional().describe('Whether the default rules follow.'),
    },
    { error: notA('a policy: give keys such as max-retries and rules') },
  )
  // An empty file means the default policy.
  .meta({ type: ['object', 'null'] });

export type PolicyFile = z.infer<typeof policySchema>;

function notADuration(input: unknown): string {
  return `${shown(input)} is not a duration: give a number and s, m, h or d, such as 90m`;
}

/** The keys that a policy file may have at a path. */
export function keysAt(path: readonly PropertyKey[]): readonly string[] {
  if (path.length === 0) {
    return Object.keys(policySchema.shape);
  }
  if (path.includes('then')) {
    return Object.keys(nextRun.shape);
  }
  return path.includes('when') ? CONDITION_KEYS : Object.keys(rule.shape);
}
