import { InputError } from '../errors.ts';
import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import { parseDocumentText } from './document.ts';
import { DocumentFault } from './document-fault.ts';

/** Step Functions takes 1 MB of compact JSON; with indentation and comments it may be twice as long. */
const MAX_LENGTH = 2 * 1024 * 1024;

/**
 * Reads a States Language file, JSON or YAML, after every `${Name}` in it was replaced.
 *
 * @param source the file's text
 * @param path its name, for errors
 * @param substitutions lines `Name=value`
 * @throws InputError for a line that is none, a `${Name}` that nothing fills, a name that the file does not use, a
 *   file that does not parse
 */
export function readDefinition(source: string, path: string, substitutions: readonly string[]): JsonObject {
  const values = new Map<string, string>();
  for (const [name, value] of substitutions.map(substitution)) {
    if (values.has(name)) {
      throw new InputError('definition-substitutions', `${name} is given twice; keep one line of it.`);
    }
    values.set(name, value);
  }
  refuseLength(source.length, path);
  const used = new Set<string>();
  let length = source.length;
  // Without a bound, each of many `${` that nothing closes would be followed to the end of the file.
  const filled = source.replace(/\$\{([^}]{0,100})\}/g, (placeholder, name: string) => {
    const value = values.get(name);
    if (value === undefined) {
      throw new InputError(
        'definition-substitutions',
        `${path} holds ${placeholder}, which nothing fills; add a line ${name}=value.`,
      );
    }
    used.add(name);
    // In JSON the placeholder stands inside a string (or for a number, which the escaping does not touch).
    const text = path.endsWith('.json') ? JSON.stringify(value).slice(1, -1) : value;
    length += text.length - placeholder.length;
    refuseLength(length, path);
    return text;
  });
  const unused = [...values.keys()].filter((name) => !used.has(name));
  if (unused.length > 0) {
    throw new InputError('definition-substitutions', `${path} does not hold \${${unused.join('}, ${')}}.`);
  }
  return parseDefinition(filled, path);
}

function refuseLength(length: number, path: string): void {
  if (length > MAX_LENGTH) {
    throw new InputError(
      'definition',
      `${path}, with its placeholders filled, is longer than ${MAX_LENGTH} characters; Step Functions takes 1 MB.`,
    );
  }
}

function substitution(line: string): readonly [string, string] {
  const [, name, value] = /^([A-Za-z0-9_]+)=(.*)$/.exec(line) ?? [];
  if (name === undefined || value === undefined) {
    throw new InputError(
      'definition-substitutions',
      'a line is not of the form Name=value (letters, digits and _ before the =).',
    );
  }
  return [name, value];
}

function parseDefinition(text: string, path: string): JsonObject {
  const value = toJson(text, path);
  if (!isJsonObject(value)) {
    throw new InputError('definition', `${path} does not hold an object with StartAt and States.`);
  }
  return value;
}

function toJson(text: string, path: string): Json {
  try {
    return parseDocumentText(text);
  } catch (cause) {
    if (cause instanceof DocumentFault) {
      throw new InputError('definition', `${path} ${cause.message}.`, { cause });
    }
    throw cause;
  }
}
