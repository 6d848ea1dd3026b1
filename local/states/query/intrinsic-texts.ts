import { createHash } from 'node:crypto';
import { isObject, type Json } from '../../json.ts';
import { type Arguments, type Evaluated, IntrinsicFault } from './intrinsic-arguments.ts';
import { isList, properties } from './json-values.ts';

/** The hash algorithms of Step Functions and what Node calls them. */
export const HASH_ALGORITHMS: ReadonlyMap<string, string> = new Map([
  ['MD5', 'md5'],
  ['SHA-1', 'sha1'],
  ['SHA-256', 'sha256'],
  ['SHA-384', 'sha384'],
  ['SHA-512', 'sha512'],
]);

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}(?:==)?|[A-Za-z0-9+/]{3}=?)?$/;

/** The intrinsic functions that read or write text. */
export const textFunctions = {
  'States.Base64Decode': (given: Arguments) => {
    given.count(1);
    const encoded = given.shortString(0);
    if (!BASE64.test(encoded)) {
      throw new IntrinsicFault('Argument 1 is not Base64.');
    }
    return Buffer.from(encoded, 'base64').toString('utf8');
  },
  'States.Base64Encode': (given: Arguments) => {
    given.count(1);
    return Buffer.from(given.shortString(0), 'utf8').toString('base64');
  },
  'States.Format': (given: Arguments) => {
    const [first, ...rest] = given.all;
    if (first?.template === undefined) {
      throw new IntrinsicFault('Argument 1 must be a string.');
    }
    return format(first.template, rest);
  },
  'States.Hash': (given: Arguments) => {
    given.count(2);
    const algorithm = HASH_ALGORITHMS.get(given.string(1));
    if (algorithm === undefined) {
      throw new IntrinsicFault(`The algorithm must be one of ${[...HASH_ALGORITHMS.keys()].join(', ')}.`);
    }
    return createHash(algorithm).update(given.shortString(0), 'utf8').digest('hex');
  },
  'States.StringSplit': (given: Arguments) => {
    given.count(2);
    return split(given.string(0), given.string(1));
  },
} as const;

/** Replaces each `{}`; a backslash takes the character after it as it is. */
function format(template: string, values: readonly Evaluated[]): string {
  const parts: string[] = [];
  let used = 0;
  for (let at = 0; at < template.length; at += 1) {
    const character = template.charAt(at);
    if (character === '\\') {
      at += 1;
      parts.push(template.charAt(at));
    } else if (character === '{' && template.charAt(at + 1) === '}') {
      at += 1;
      parts.push(asText(values[used]));
      used += 1;
    } else if (character === '{' || character === '}') {
      throw new IntrinsicFault(`A lone ${character} in the template must be written \\${character}.`);
    } else {
      parts.push(character);
    }
  }
  if (used !== values.length) {
    throw new IntrinsicFault(`The template has ${used} placeholders for ${values.length} values.`);
  }
  return parts.join('');
}

function asText(argument: Evaluated | undefined): string {
  if (argument === undefined) {
    throw new IntrinsicFault('The template has more placeholders than there are values.');
  }
  return inJava(argument.value);
}

/** The service writes lists and objects as Java does: `{Arg1=1, Arg2=[]}`. */
function inJava(value: Json): string {
  if (typeof value === 'string') {
    return value;
  }
  if (isList(value)) {
    return `[${value.map(inJava).join(', ')}]`;
  }
  return isObject(value)
    ? `{${properties(value)
        .map(([name, item]) => `${name}=${inJava(item)}`)
        .join(', ')}}`
    : JSON.stringify(value);
}

/** Splits at every one of the delimiting characters; what is empty between two of them is left out. */
function split(text: string, delimiters: string): readonly string[] {
  const parts: string[] = [];
  let part = '';
  for (const character of text) {
    if (delimiters.includes(character)) {
      parts.push(part);
      part = '';
    } else {
      part += character;
    }
  }
  return [...parts, part].filter((found) => found !== '');
}
