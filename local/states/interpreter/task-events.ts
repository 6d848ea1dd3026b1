import type { Json } from '../../json.ts';
import { StateFailure } from './failure.ts';
import { checkFunctionResult, checkPayload } from './limits.ts';
import type { TaskCall } from './task-call.ts';

/** Writes the events of a service integration (`arn:aws:states:::<resourceType>:<resource>`), in their order. */
export class TaskEvents {
  readonly #call: TaskCall;
  readonly #names: { readonly resourceType: string; readonly resource: string };

  constructor(call: TaskCall, resourceType: string, resource: string) {
    this.#call = call;
    this.#names = { resourceType, resource };
  }

  /** TaskScheduled and TaskStarted: the call is about to be made with these parameters. */
  started(parameters: Json): void {
    const { frame, timeouts } = this.#call;
    this.#record('TaskScheduled', {
      region: frame.environment.scope.region,
      parameters: JSON.stringify(parameters),
      ...timeouts,
    });
    this.#record('TaskStarted', {});
  }

  /** TaskSubmitted: what is waited for has been started. */
  submitted(response: Json): void {
    this.#record('TaskSubmitted', {
      output: JSON.stringify(response),
      outputDetails: { truncated: false },
    });
  }

  /** TaskSucceeded, or TaskFailed if the result is too big. Returns the result, throws StateFailure. */
  succeeded(result: Json): Json {
    const { resourceType } = this.#names;
    try {
      (resourceType === 'lambda' ? checkFunctionResult : checkPayload)(result, resourceType);
    } catch (error) {
      throw error instanceof StateFailure ? this.failed('TaskFailed', error) : error;
    }
    this.#record('TaskSucceeded', {
      output: JSON.stringify(result),
      outputDetails: { truncated: false },
    });
    return result;
  }

  /** TaskTimedOut, but for the time limit of the task itself. */
  timedOut(): void {
    this.#record('TaskTimedOut', { error: 'States.Timeout' });
  }

  /** TaskFailed, or TaskSubmitFailed when what is waited for could not even be started. Gives the failure back. */
  failed(type: 'TaskFailed' | 'TaskSubmitFailed', failure: StateFailure): StateFailure {
    this.#record(type, { error: failure.error, cause: failure.failureCause });
    return failure;
  }

  #record(type: string, details: Record<string, Json | undefined>): void {
    this.#call.frame.environment.history.record(type, { ...details, ...this.#names });
  }
}
