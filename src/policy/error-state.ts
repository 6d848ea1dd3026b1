import { asNumber, asString, isJsonObject, withoutUndefined } from '../json.ts';
import type { Decision } from './decide.ts';
import type { Overrides } from './overrides.ts';
import { DECISION_TYPES, type DecisionType, MAX_RETRIES, UNKNOWN_RULE } from './policy.ts';

/**
 * A decision on the wire: what a ProcessError function answers, and what a state machine keeps as `errorState`. A
 * function of somebody else may leave out all but the first three.
 */
export type ErrorState = {
  readonly type: DecisionType;
  readonly retryCount: number;
  readonly waitSeconds: number;
  readonly rule: string;
  readonly because: string;
  readonly retries?: readonly string[];
  readonly overrides?: Overrides;
  /** When the execution started, in ISO 8601. */
  readonly startedAt?: string;
};

/**
 * An `errorState` that was read. What was missing, or of an unexpected type, is empty; but where `retries` was missing,
 * `retryCount` tells how many there were.
 */
export interface ReadErrorState extends Omit<Decision, 'type'> {
  /** Undefined where it was none that there is. */
  readonly type: DecisionType | undefined;
  /** When the execution started, in milliseconds since the epoch. */
  readonly startedAt: number | undefined;
}

/** Reads an `errorState`. Undefined before the first decision: then it has no type. */
export function readErrorState(value: unknown): ReadErrorState | undefined {
  if (!isJsonObject(value) || value['type'] === undefined) {
    return undefined;
  }
  const { retryCount, waitSeconds, rule, because, retries, overrides, startedAt } = value;
  const type = DECISION_TYPES.find((known) => known === value['type']);
  return {
    type,
    retryCount: asNumber(retryCount) ?? 0,
    waitSeconds: type === 'TEMPORARY' ? (asNumber(waitSeconds) ?? 0) : 0,
    rule: asString(rule) ?? '',
    because: asString(because) ?? '',
    retries: readRetries(retries, asNumber(retryCount) ?? 0),
    overrides: readOverrides(overrides),
    startedAt: readTime(startedAt),
  };
}

/** Writes a decision as `errorState`; what the decision does not hold is left out. */
export function writeErrorState(
  decision: Omit<Decision, 'retries' | 'overrides'> & Partial<Pick<Decision, 'retries' | 'overrides'>>,
  startedAt?: number,
): ErrorState {
  const { type, retryCount, waitSeconds, rule, because, retries, overrides } = decision;
  return withoutUndefined({
    type,
    retryCount,
    waitSeconds,
    rule,
    because,
    retries,
    overrides,
    startedAt: startedAt === undefined ? undefined : new Date(startedAt).toISOString(),
  });
}

/** Reads a time as Step Functions writes it, ISO 8601, into milliseconds since the epoch. */
export function readTime(value: unknown): number | undefined {
  const time = Date.parse(asString(value) ?? '');
  return Number.isFinite(time) ? time : undefined;
}

/** Where nobody kept the rules, as many retries were granted as failures were decided on. */
function readRetries(retries: unknown, retryCount: number): readonly string[] {
  if (Array.isArray(retries)) {
    return retries.filter((name) => typeof name === 'string');
  }
  const granted = Math.min(Math.max(0, Math.floor(retryCount)), MAX_RETRIES);
  return Array.from({ length: granted }, () => UNKNOWN_RULE);
}

function readOverrides(value: unknown): Overrides {
  const { cpu, memory, ephemeralStorage, capacityProvider, environment } = isJsonObject(value) ? value : {};
  const variables = Object.entries(isJsonObject(environment) ? environment : {}).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return withoutUndefined({
    cpu: asNumber(cpu),
    memory: asNumber(memory),
    ephemeralStorage: asNumber(ephemeralStorage),
    capacityProvider: asString(capacityProvider),
    environment: variables.length > 0 ? Object.fromEntries(variables) : undefined,
  });
}
