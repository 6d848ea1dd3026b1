import { FunctionResultFailure, HeartbeatFailure, type StateFailure } from './failure.ts';

/** No Retry and no Catch sees this one, not even by name. */
const RUNTIME = 'States.Runtime';
const DATA_LIMIT = 'States.DataLimitExceeded';
const TIMEOUT = 'States.Timeout';

/**
 * Whether the `ErrorEquals` of a retrier or catcher matches a failure.
 * `States.ALL` matches all but `States.DataLimitExceeded`, which must be named, and `States.Runtime`, which
 * always fails the execution. `States.TaskFailed` is a wildcard too: any error but `States.Timeout`.
 *
 * A heartbeat that did not come in time has the error `States.Timeout`, and `States.HeartbeatTimeout` matches it as well.
 * Against the documentation, `States.ALL` matches a result of a function that is too large (recorded in March 2024).
 */
export function matchesError(errorEquals: readonly string[], failure: StateFailure): boolean {
  const { error = '' } = failure;
  if (error === RUNTIME) {
    return false;
  }
  return errorEquals.some((pattern) => {
    switch (pattern) {
      case error:
        return true;
      case 'States.ALL':
        return error !== DATA_LIMIT || failure instanceof FunctionResultFailure;
      case 'States.HeartbeatTimeout':
        return failure instanceof HeartbeatFailure;
      case 'States.TaskFailed':
        return error !== TIMEOUT;
      default:
        return false;
    }
  });
}
