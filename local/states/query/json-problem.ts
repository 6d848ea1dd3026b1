/** What may begin a value, in the words of Jackson, the JSON parser of the service. */
const A_VALUE = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";

const SPACE = /[ \t\r\n]*/y;
const STRING = /"(?:[^"\\\p{Cc}]|\p{Cc}(?<=[\x7f-\x9f])|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\p{ID_Continue}.])/uy;
const TOKEN = /[\p{ID_Continue}$]+/uy;
const WORDS: ReadonlySet<string> = new Set(['true', 'false', 'null']);

/** What is expected next inside of an object or list, or outside of both. */
type Expected = 'value' | 'name' | 'value or end' | 'name or end' | 'comma or end' | 'nothing';

/**
 * Why a text is no JSON, as the service says it, such as `Unrecognized token 'not': was expecting (JSON String, …)`.
 * Undefined where the parser of the service finds nothing wrong.
 */
export function jsonProblem(text: string): string | undefined {
  return new Scanner(text).problem();
}

class Scanner {
  readonly #text: string;
  readonly #open: { readonly kind: 'Object' | 'Array'; readonly at: number }[] = [];
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  problem(): string | undefined {
    let expected: Expected = 'value';
    for (;;) {
      this.#match(SPACE);
      if (expected === 'nothing') {
        return undefined;
      }
      if (this.#at >= this.#text.length) {
        return this.#unfinished();
      }
      const next: Expected | { readonly problem: string } = this.#step(expected);
      if (typeof next === 'object') {
        return next.problem;
      }
      expected = next;
    }
  }

  #step(expected: Expected): Expected | { readonly problem: string } {
    const character = this.#text.charAt(this.#at);
    const container = this.#open.at(-1)?.kind;
    if (expected.endsWith('or end') && character === (container === 'Object' ? '}' : ']')) {
      this.#at += 1;
      this.#open.pop();
      return this.#afterValue();
    }
    switch (expected) {
      case 'comma or end':
        if (character !== ',') {
          return this.#unexpected(`was expecting comma to separate ${container} entries`);
        }
        this.#at += 1;
        return container === 'Object' ? 'name' : 'value';
      case 'name':
      case 'name or end':
        return this.#name();
      default:
        return this.#value(character);
    }
  }

  #name(): Expected | { readonly problem: string } {
    if (!this.#match(STRING)) {
      return this.#unexpected('was expecting double-quote to start field name');
    }
    this.#match(SPACE);
    if (this.#text.charAt(this.#at) !== ':') {
      return this.#unexpected('was expecting a colon to separate field name and value');
    }
    this.#at += 1;
    return 'value';
  }

  #value(character: string): Expected | { readonly problem: string } {
    if (character === '{' || character === '[') {
      this.#open.push({ kind: character === '{' ? 'Object' : 'Array', at: this.#at });
      this.#at += 1;
      return character === '{' ? 'name or end' : 'value or end';
    }
    if (this.#match(STRING) || this.#match(NUMBER)) {
      return this.#afterValue();
    }
    const token = this.#peek(TOKEN);
    if (WORDS.has(token)) {
      this.#at += token.length;
      return this.#afterValue();
    }
    return token === '' || /^\d/.test(token)
      ? this.#unexpected(`expected a valid value ${A_VALUE}`)
      : { problem: `Unrecognized token '${token}': was expecting ${A_VALUE}` };
  }

  #afterValue(): Expected {
    return this.#open.length === 0 ? 'nothing' : 'comma or end';
  }

  #unexpected(wanted: string): { readonly problem: string } {
    if (this.#at >= this.#text.length) {
      return { problem: this.#unfinished() };
    }
    const character = String.fromCodePoint(this.#text.codePointAt(this.#at) ?? 0);
    return {
      problem: `Unexpected character ('${character}' (code ${character.codePointAt(0)})): ${wanted}`,
    };
  }

  #unfinished(): string {
    const { kind, at } = this.#open.at(-1) ?? {};
    if (kind === undefined || at === undefined) {
      return 'No content to map due to end-of-input';
    }
    const before = this.#text.slice(0, at).split('\n');
    const place = `line: ${before.length}, column: ${(before.at(-1)?.length ?? 0) + 1}`;
    return `Unexpected end-of-input: expected close marker for ${kind} (start marker at [${place}])`;
  }

  #match(pattern: RegExp): boolean {
    const found = this.#peek(pattern);
    this.#at += found.length;
    return found !== '';
  }

  #peek(pattern: RegExp): string {
    const sticky = new RegExp(pattern);
    sticky.lastIndex = this.#at;
    return sticky.exec(this.#text)?.[0] ?? '';
  }
}
