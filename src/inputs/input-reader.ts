import { InputError } from '../errors.ts';

/** Gives an input by its name, as the runner does: trimmed, empty if it was not given. */
export type GetInput = (name: string) => string;

/** Typed readers of single inputs. Each throws InputError naming its input. */
export interface InputReader {
  text(name: string): string | undefined;
  /** Text of a form; `form` says which, for people. */
  matching(name: string, pattern: RegExp, form: string): string | undefined;
  /** The same, for an input without which the step cannot run: `why` says when it is needed. */
  required(name: string, pattern: RegExp, form: string, why: string): string;
  /** `byDefault` if it was not given, or given as an expression that is empty. */
  boolean(name: string, byDefault: boolean): boolean;
  /** A whole number. */
  integer(
    name: string,
    range: { readonly from: number; readonly to: number; readonly unit: string },
  ): number | undefined;
  choice<T extends string>(name: string, choices: readonly T[]): T;
  /** One item a line; empty lines do not count. */
  lines(name: string): readonly string[];
  /** One item a line or between commas. */
  list(name: string, pattern: RegExp, form: string): readonly string[];
}

export function inputReader(get: GetInput): InputReader {
  const text = (name: string): string | undefined => get(name) || undefined;
  const check = (name: string, value: string, pattern: RegExp, form: string): string => {
    if (!pattern.test(value)) {
      throw new InputError(name, `${quotedValue(value)} is not ${form}.`);
    }
    return value;
  };
  const matching = (name: string, pattern: RegExp, form: string): string | undefined => {
    const value = text(name);
    return value === undefined ? undefined : check(name, value, pattern, form);
  };
  const lines = (name: string): readonly string[] => split(get(name), /\r?\n/);
  return {
    text,
    matching,
    required: (name, pattern, form, why) => {
      const value = matching(name, pattern, form);
      if (value === undefined) {
        throw new InputError(name, `${why}; give it ${form}.`);
      }
      return value;
    },
    boolean: (name, byDefault) => {
      const value = get(name);
      if (value === '') {
        return byDefault;
      }
      // The YAML 1.2 core schema, which GitHub's own getBooleanInput follows.
      if (/^(true|True|TRUE)$/.test(value)) {
        return true;
      }
      if (/^(false|False|FALSE)$/.test(value)) {
        return false;
      }
      throw new InputError(name, `${quotedValue(value)} is neither true nor false.`);
    },
    integer: (name, { from, to, unit }) => {
      const value = text(name);
      if (value === undefined) {
        return undefined;
      }
      const number = Number(value);
      if (!/^[+-]?\d+$/.test(value) || number < from || number > to) {
        throw new InputError(
          name,
          `${quotedValue(value)} is not a whole number of ${unit} from ${from} to ${to}.`,
        );
      }
      return number;
    },
    choice: (name, choices) => {
      const value = get(name);
      const choice = choices.find((candidate) => candidate === value);
      if (choice === undefined) {
        throw new InputError(name, `${quotedValue(value)} must be one of ${choices.join(', ')}.`);
      }
      return choice;
    },
    lines,
    list: (name, pattern, form) =>
      split(get(name), /[\r\n,]/).map((item) => check(name, item, pattern, form)),
  };
}

function split(text: string, separator: RegExp): readonly string[] {
  return text
    .split(separator)
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

/** A faulty value as an error shows it: quoted, and short enough not to spill a whole payload into the log. */
function quotedValue(value: string): string {
  return JSON.stringify(value.length > 100 ? `${value.slice(0, 100)}…` : value);
}
