/**
 * The records of a text delimited file, by the rules of "How Step Functions parses input CSV files" in the developer
 * guide. Quotation marks may enclose a field with delimiters and line breaks, and two of them preserve one. A backslash
 * makes the delimiter, a quotation mark or a backslash an ordinary character, and is dropped before any other. Empty lines
 * are not records.
 *
 * @param delimiter one character
 */
export function* csvRecords(text: string, delimiter: string): Generator<readonly string[]> {
  const separator = `\\u{${delimiter.codePointAt(0)?.toString(16)}}`;
  const token = new RegExp(
    `\\\\[\\\\"${separator}]?|"+|${separator}|\\r?\\n|[^\\\\"\\r\\n${separator}]+|\\r`,
    'gu',
  );
  const record = new OpenRecord();
  for (const [characters] of text.matchAll(token)) {
    if (characters.startsWith('\\')) {
      record.add(characters.slice(1));
    } else if (characters.startsWith('"')) {
      record.quote(characters.length);
    } else if (characters === delimiter && !record.isQuoted) {
      record.endField();
    } else if (characters.endsWith('\n') && !record.isQuoted) {
      yield* record.end();
    } else {
      record.add(characters);
    }
  }
  yield* record.end();
}

/** The record that is being read. */
class OpenRecord {
  #fields: string[] = [];
  #field = '';
  #isQuoted = false;
  /** A line with nothing but two quotation marks has a field, which is empty. */
  #opened = false;

  get isQuoted(): boolean {
    return this.#isQuoted;
  }

  add(characters: string): void {
    this.#field += characters;
  }

  /** Reads so many quotation marks in a row. */
  quote(count: number): void {
    const opens = !this.#isQuoted && this.#field === '';
    if (opens) {
      this.#isQuoted = true;
      this.#opened = true;
    }
    const rest = opens ? count - 1 : count;
    this.#field += '"'.repeat(Math.floor(rest / 2));
    if (rest % 2 === 1 && this.#isQuoted) {
      this.#isQuoted = false;
    } else if (rest % 2 === 1) {
      this.#field += '"';
    }
  }

  endField(): void {
    this.#fields.push(this.#field);
    this.#field = '';
  }

  /** The record, unless its line was empty. */
  *end(): Generator<readonly string[]> {
    if (this.#fields.length > 0 || this.#field !== '' || this.#opened) {
      this.endField();
      yield this.#fields;
    }
    this.#fields = [];
    this.#isQuoted = false;
    this.#opened = false;
  }
}
