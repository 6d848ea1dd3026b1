/** An input of the step that cannot be used. The message is one sentence or two: which input, why, what to do. */
export class InputError extends Error {
  override readonly name = 'InputError';
  readonly input: string;

  constructor(input: string, problem: string, options?: ErrorOptions) {
    super(`Input ${input}: ${problem}`, options);
    this.input = input;
  }
}

/** What an error says, whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** A property of whatever was thrown; undefined if it has none of that name. */
export function errorProperty(error: unknown, key: string): unknown {
  return typeof error === 'object' && error !== null ? Reflect.get(error, key) : undefined;
}

/** A part of a message, so many characters long at most: what is quoted may be as long as the text that it is from. */
export function shortened(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}…` : text;
}
