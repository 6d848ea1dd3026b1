/** An input of the step that cannot be used. The message is one sentence or two: which input, why, what to do. */
export class InputError extends Error {
  override readonly name = 'InputError';
  readonly input: string;

  constructor(input: string, problem: string, options?: ErrorOptions) {
    super(`Input ${input}: ${problem}`, options);
    this.input = input;
  }
}

/** Something about a place of a file. */
export interface FilePlace {
  /** Counted from 1. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** An input that names a file of the workspace, in which these places are wrong. */
export class FileError extends InputError {
  readonly file: string;
  readonly places: readonly FilePlace[];

  /** @param file as the input names it */
  constructor(
    input: string,
    problem: string,
    { file, places }: { readonly file: string; readonly places: readonly FilePlace[] },
    options?: ErrorOptions,
  ) {
    super(input, problem, options);
    this.file = file;
    this.places = places;
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
