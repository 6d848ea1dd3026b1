/** A failure to explain. */
export interface FailureEvent {
  /** Which of several it is, and when it was. */
  readonly title?: string;
  readonly error: string;
  readonly cause: string;
  readonly errorState: unknown;
  /** ISO 8601, as the function gets it. */
  readonly startedAt: unknown;
  /** When it failed, in milliseconds since the epoch; now, if it is not known. */
  readonly now?: number;
  /** Failures of the same name spend the same budget, one after the other. */
  readonly budgetOf?: string;
}
