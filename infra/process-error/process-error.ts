import { asString, isJsonObject, type UnknownFields } from '../../src/json.ts';
import { decide } from '../../src/policy/decide.ts';
import { type ErrorState, readErrorState, readTime, writeErrorState } from '../../src/policy/error-state.ts';
import { parseFailure } from '../../src/policy/failure.ts';
import type { Policy } from '../../src/policy/policy.ts';

/** What a state machine sends: the caught error, and the function's own last answer. */
export interface ProcessErrorEvent {
  readonly taskError: { readonly Error: string; readonly Cause?: string };
  readonly errorState?: Partial<ErrorState>;
  /** When the execution started, as the context object has it; otherwise the first task's own start counts. */
  readonly startedAt?: string;
}

/** @param moment what the decision depends on besides: milliseconds since the epoch, and a number from 0 to 1 */
export function processError(
  event: unknown,
  policy: Policy,
  moment: { readonly now: number; readonly random: number },
): ErrorState {
  const { taskError, errorState, startedAt } = fields(event);
  const { Error: error, Cause: cause = '' } = fields(taskError);
  const taskFailed = { error: asString(error) ?? 'States.TaskFailed', cause: asString(cause) ?? '' };
  const failure = parseFailure(taskFailed, policy.container);
  const before = readErrorState(errorState);
  // ECS tells when a task was created in milliseconds since the epoch; a Date holds no more than 16 digits of them.
  const created = Number(/"CreatedAt":\s*(\d{1,15})\b/.exec(taskFailed.cause)?.[1] ?? moment.now);
  const started = readTime(startedAt) ?? before?.startedAt ?? created;
  return writeErrorState(decide(policy, failure, before, { ...moment, startedAt: started }), started);
}

function fields(value: unknown): UnknownFields {
  return isJsonObject(value) ? value : {};
}
