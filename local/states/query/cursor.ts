/** A path, an intrinsic function call or a filter that does not parse. */
export class QuerySyntaxError extends Error {
  override readonly name = 'QuerySyntaxError';
}

/** A reading position in a query's text, shared by the parsers of paths and intrinsic functions. */
export class Cursor {
  readonly text: string;
  #position = 0;

  constructor(text: string) {
    this.text = text;
  }

  get position(): number {
    return this.#position;
  }

  get atEnd(): boolean {
    return this.#position >= this.text.length;
  }

  /** The next character, or an empty string at the end. */
  peek(): string {
    return this.text.charAt(this.#position);
  }

  /** Whether the text goes on with `literal`; nothing is consumed. */
  sees(literal: string): boolean {
    return this.text.startsWith(literal, this.#position);
  }

  /** Consumes `literal` if the text goes on with it. */
  accept(literal: string): boolean {
    if (!this.sees(literal)) {
      return false;
    }
    this.#position += literal.length;
    return true;
  }

  /** Consumes `literal`; throws QuerySyntaxError if something else stands there. */
  expect(literal: string): void {
    if (!this.accept(literal)) {
      throw this.unexpected(`'${literal}'`);
    }
  }

  /** Consumes what the sticky pattern matches here, or nothing. */
  match(sticky: RegExp): string | undefined {
    sticky.lastIndex = this.#position;
    const found = sticky.exec(this.text)?.[0];
    this.#position += found?.length ?? 0;
    return found;
  }

  /** Consumes one character, which must be there. */
  next(expected: string): string {
    if (this.atEnd) {
      throw this.unexpected(expected);
    }
    const character = this.peek();
    this.#position += 1;
    return character;
  }

  skipSpace(): void {
    this.match(/\s*/y);
  }

  /** The error that says what was expected here and what stands here. */
  unexpected(expected: string): QuerySyntaxError {
    const found = this.atEnd ? 'the end' : `'${this.peek()}'`;
    return new QuerySyntaxError(
      `Expected ${expected} at character ${this.#position + 1} of '${this.text}', but found ${found}.`,
    );
  }
}

/**
 * Parses a whole text with `read`, which must consume all of it.
 * Throws QuerySyntaxError, also where the text nests deeper than the stack is.
 */
export function parseWhole<T>(text: string, read: (cursor: Cursor) => T): T {
  const cursor = new Cursor(text);
  try {
    const parsed = read(cursor);
    if (!cursor.atEnd) {
      throw cursor.unexpected('nothing more');
    }
    return parsed;
  } catch (error) {
    if (error instanceof RangeError) {
      throw new QuerySyntaxError('The query is nested too deeply.', { cause: error });
    }
    throw error;
  }
}
