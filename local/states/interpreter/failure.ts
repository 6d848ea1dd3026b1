/** The longest Error and Cause that Step Functions keeps. */
const MAX_ERROR = 256;
const MAX_CAUSE = 32_768;

/** A state that failed, with the Error and Cause that Retry, Catch and the execution see. */
export class StateFailure extends Error {
  override readonly name = 'StateFailure';
  /** Absent only for a Fail state without Error. */
  readonly error: string | undefined;
  /** Absent where AWS gives none, such as for a timeout. */
  readonly failureCause: string | undefined;

  constructor(error: string | undefined, failureCause: string | undefined, options?: ErrorOptions) {
    super(`${error ?? 'A failure without a name'}: ${failureCause ?? 'no cause'}`, options);
    this.error = error?.slice(0, MAX_ERROR);
    this.failureCause = failureCause?.slice(0, MAX_CAUSE);
  }
}

/** A failure of the whole execution: no Retry and no Catch sees it, and the state has no event of its own for it. */
export class ExecutionFailure extends StateFailure {}

/** A result of a Lambda function that is too large. */
export class FunctionResultFailure extends StateFailure {}

/** A heartbeat did not come in time. Its error is `States.Timeout`, and a catcher can tell it by another name too. */
export class HeartbeatFailure extends StateFailure {}
