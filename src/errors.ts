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
export class AwsFault extends Error {
  override readonly name = 'AwsFault';
}

/** Why the step stopped waiting for an execution that had not ended. */
export class GaveUp extends Error {
  override readonly name = 'GaveUp';
  readonly why: 'cancelled' | 'timeout';

  constructor(why: GaveUp['why'], message: string) {
    super(message);
    this.why = why;
  }
}
