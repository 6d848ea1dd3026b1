import { withoutUndefined } from '../../json.ts';
import { DEFAULT_MAX_RETRIES, DEFAULT_WAIT_SECONDS, fallback, withDefaults } from '../default-policy.ts';
import { LARGEST_MEMORY } from '../fargate-sizes.ts';
import { legalMemory } from '../overrides.ts';
import {
  type Action,
  MAX_WAIT_SECONDS,
  type MemoryChange,
  type NextRun,
  type Policy,
  type Retry,
  type Rule,
} from '../policy.ts';
import { FATAL, retriable } from '../rule-builders.ts';
import { toCondition } from './condition-syntax.ts';
import { whereItRanToItsEnd } from './ran-to-its-end.ts';
import type { PolicyFile, RuleFile } from './schema.ts';

/** The policy that a checked policy file means. The default rules follow its own, except those that it replaces by name. */
export function toPolicy(file: PolicyFile): Policy {
  const duration = file['max-duration'];
  return withoutUndefined({
    container: file.container,
    maxDurationSeconds: duration === undefined ? undefined : seconds(duration),
    maxRetries: file['max-retries'] ?? DEFAULT_MAX_RETRIES,
    rules: withDefaults((file.rules ?? []).map(toRule), file['include-defaults'] !== false),
    fallback: fallback(toFallback(file.default)),
  });
}

function toRule(rule: RuleFile): Rule {
  const when = toCondition(rule.when);
  return {
    name: rule.name,
    when: rule.type === 'SUCCEEDED' ? whereItRanToItsEnd(when) : when,
    ...toAction(rule),
    because: rule.because ?? `The rule ${rule.name} of the policy file says so.`,
  };
}

function toFallback(type: PolicyFile['default']) {
  if (type === undefined) {
    return retriable();
  }
  return type === 'FATAL' ? FATAL : toRetry({}, type);
}

function toAction(file: RuleFile): Action {
  const { type } = file;
  return type === 'FATAL' || type === 'SUCCEEDED' ? { type } : toRetry(file, type);
}

function toRetry(
  file: Partial<RuleFile>,
  type: 'RETRIABLE' | 'TEMPORARY',
): Extract<Action, { readonly retry: Retry }> {
  const retry: Retry = withoutUndefined({
    free: file.free ?? false,
    maxRetries: file['max-retries'],
    next: file.then === undefined ? undefined : toNextRun(file.then),
  });
  if (type === 'RETRIABLE') {
    return { type, retry };
  }
  return {
    type,
    retry,
    wait: {
      seconds: file['wait-seconds'] ?? DEFAULT_WAIT_SECONDS,
      backoffRate: file['backoff-rate'] ?? 1,
      maxSeconds: file['max-wait-seconds'] ?? MAX_WAIT_SECONDS,
      jitter: file.jitter ?? 'none',
    },
  };
}

function toNextRun(file: NonNullable<RuleFile['then']>): NextRun {
  const { memory, cpu, environment } = file;
  return withoutUndefined({
    memory: memory === undefined ? undefined : toMemoryChange(memory),
    maxMemory: legalMemory(file['max-memory'] ?? LARGEST_MEMORY) ?? LARGEST_MEMORY,
    cpu,
    ephemeralStorage: file['ephemeral-storage'],
    capacityProvider: file['capacity-provider'],
    environment,
  });
}

function toMemoryChange(memory: number | string): MemoryChange {
  const text = String(memory);
  const amount = Number(text.replace(/^[x+]/, ''));
  if (text.startsWith('x')) {
    return { kind: 'times', factor: amount };
  }
  return text.startsWith('+') ? { kind: 'plus', mebibytes: amount } : { kind: 'to', mebibytes: amount };
}

const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

function seconds(duration: string): number {
  return Number(duration.slice(0, -1)) * (UNITS[duration.slice(-1)] ?? 1);
}
