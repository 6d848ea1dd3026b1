import { safe } from './terminal.ts';

/** A workflow command as a line of its own: `::name key=value,key=value::message`. */
const COMMAND = /^\s*::([^\s:]+)(?: [^\r\n]*?)?::(.*)$/s;

/** How GitHub begins the lines of commands that tell something, and in which colour of a terminal. */
const TOLD: ReadonlyMap<string, { readonly word: string; readonly colour: number }> = new Map([
  ['error', { word: 'Error:', colour: 31 }],
  ['warning', { word: 'Warning:', colour: 33 }],
  ['notice', { word: 'Notice:', colour: 36 }],
]);

const BOLD = 1;

/**
 * Shows the log of a step in a terminal as GitHub shows it to people: groups are indented below their titles, errors are
 * marked, other workflow commands are not seen. No text of others acts on the terminal.
 */
export class JobLogView {
  readonly #colours: boolean;
  #rest = '';
  #grouped = false;
  /** What ends the part of the log in which commands are text. */
  #token: string | undefined;

  constructor({ colours }: { readonly colours: boolean }) {
    this.#colours = colours;
  }

  /** What is to be printed for the next piece of the log, which may end within a line. */
  add(text: string): string {
    const lines = `${this.#rest}${text}`.split('\n');
    this.#rest = lines.pop() ?? '';
    return lines.flatMap((line) => this.#shown(line)).join('');
  }

  /** What is left when the log is over. */
  end(): string {
    const rest = this.#rest;
    this.#rest = '';
    return rest === '' ? '' : this.#shown(rest).join('');
  }

  #shown(line: string): readonly string[] {
    const [, name, message = ''] = COMMAND.exec(line.replace(/\r$/, '')) ?? [];
    if (this.#token !== undefined) {
      if (name !== this.#token) {
        return [this.#line(line)];
      }
      this.#token = undefined;
      return [];
    }
    switch (name) {
      case undefined:
        return [this.#line(line)];
      case 'stop-commands':
        this.#token = message;
        return [];
      case 'group':
        return [this.#title(unescaped(message))];
      case 'endgroup':
        this.#grouped = false;
        return [];
      default:
        return this.#told(name, unescaped(message));
    }
  }

  /** GitHub has no groups in groups: the next one ends the last. */
  #title(text: string): string {
    this.#grouped = false;
    const title = this.#line(`▸ ${text}`, BOLD);
    this.#grouped = true;
    return title;
  }

  /** Debug messages, masks and the like are not for people. */
  #told(name: string, message: string): readonly string[] {
    const told = TOLD.get(name);
    if (told === undefined) {
      return [];
    }
    const [first = '', ...more] = message.split(/\r?\n/);
    const indent = this.#grouped ? INDENT : '';
    return [
      `${indent}${this.#in(told.colour, told.word)} ${safe([first])}\n`,
      ...more.map((line) => this.#line(`${INDENT}${line}`)),
    ];
  }

  #line(text: string, colour?: number): string {
    const shown = safe([text.trimEnd()]);
    return `${this.#grouped ? INDENT : ''}${colour === undefined ? shown : this.#in(colour, shown)}\n`;
  }

  #in(colour: number, text: string): string {
    return this.#colours ? `\u001b[${colour}m${text}\u001b[0m` : text;
  }
}

const INDENT = '  ';

/** The message of a command as it was before it became one. */
function unescaped(message: string): string {
  return message.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}

/** Whether a stream is a terminal with colours, and whoever looks at it wants them: https://no-color.org */
export function hasColours(
  stream: { readonly isTTY?: boolean },
  env: Readonly<Record<string, string | undefined>>,
): boolean {
  return stream.isTTY === true && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb';
}
