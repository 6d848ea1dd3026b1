import { readCarried } from '../../src/policy/carried.ts';
import { decide } from '../../src/policy/decide.ts';
import { parseFailure } from '../../src/policy/failure.ts';
import { asText, type Fields, isFields } from '../../src/policy/known.ts';
import type { Overrides } from '../../src/policy/overrides.ts';
import type { Classification, Policy } from '../../src/policy/policy.ts';

/** What a state machine sends: the caught error, and the function's own last answer. */
export interface ProcessErrorEvent {
  readonly taskError: { readonly Error: string; readonly Cause?: string };
  readonly errorState?: Partial<ErrorState>;
  /** When the execution started, as the context object has it; else the first task's own start counts. */
  readonly startedAt?: string;
}

/** The answer, which the machine keeps as `errorState`. */
export interface ErrorState {
  readonly type: Classification;
  readonly retryCount: number;
  readonly waitSeconds: number;
  readonly rule: string;
  readonly because: string;
  readonly retries: readonly string[];
  readonly overrides: Overrides;
  /** ISO 8601. */
  readonly startedAt: string;
}

/** @param moment what the decision depends on besides: milliseconds since the epoch, and a number from 0 to 1 */
export function processError(
  event: unknown,
  policy: Policy,
  moment: { readonly now: number; readonly random: number },
): ErrorState {
  const { taskError, errorState, startedAt } = fields(event);
  const { Error: error, Cause: cause = '' } = fields(taskError);
  const taskFailed = { error: asText(error) ?? 'States.TaskFailed', cause: asText(cause) ?? '' };
  const failure = parseFailure(taskFailed, policy.container);
  const before = fields(errorState);
  // ECS tells when a task was created in milliseconds since the epoch; a Date holds no more than 16 digits of them.
  const created = Number(/"CreatedAt":\s*(\d{1,15})\b/.exec(taskFailed.cause)?.[1]);
  const told = [startedAt, before['startedAt']].map((text) => Date.parse(asText(text) ?? ''));
  const started = [...told, created].find(Number.isFinite) ?? moment.now;
  const decision = decide(policy, failure, readCarried(errorState), { ...moment, startedAt: started });
  return { ...decision, startedAt: new Date(started).toISOString() };
}

function fields(value: unknown): Fields {
  return isFields(value) ? value : {};
}
