/** An input of the step that cannot be used. The message is one sentence or two: which input, why, what to do. */
export class InputError extends Error {
  override readonly name = 'InputError';
  readonly input: string;

  constructor(input: string, problem: string, options?: ErrorOptions) {
    super(`Input ${input}: ${problem}`, options);
    this.input = input;
  }
}

/** Something AWS answered that ends the step: what was refused, for which resource, what to do now. */
export class AwsError extends Error {
  override readonly name = 'AwsError';
  /** The name that AWS gave the error, such as `ExecutionAlreadyExists`; empty if it was not AWS who said it. */
  readonly errorName: string;

  constructor(message: string, errorName = '', options?: ErrorOptions) {
    super(message, options);
    this.errorName = errorName;
  }
}

/** What an error says, whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
