import { parseDocument } from 'yaml';
import { InputError } from '../errors.ts';
import { isJsonObject, type Json, type JsonObject } from '../json.ts';

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
  const used = new Set<string>();
  const filled = source.replace(/\$\{([^}]*)\}/g, (placeholder, name: string) => {
    const value = values.get(name);
    if (value === undefined) {
      throw new InputError(
        'definition-substitutions',
        `${path} holds ${placeholder}, which nothing fills; add a line ${name}=value.`,
      );
    }
    used.add(name);
    // In JSON the placeholder stands inside a string (or for a number, which the escaping does not touch).
    return path.endsWith('.json') ? JSON.stringify(value).slice(1, -1) : value;
  });
  const unused = [...values.keys()].filter((name) => !used.has(name));
  if (unused.length > 0) {
    throw new InputError('definition-substitutions', `${path} does not hold \${${unused.join('}, ${')}}.`);
  }
  return parse(filled, path);
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

/** YAML 1.2 reads JSON too. */
function parse(text: string, path: string): JsonObject {
  const document = parseDocument(text);
  const [fault] = document.errors;
  if (fault !== undefined) {
    throw new InputError('definition', `${path} is neither JSON nor YAML: ${fault.message.split('\n')[0]}`, {
      cause: fault,
    });
  }
  const value = toJson(document, path);
  if (!isJsonObject(value)) {
    throw new InputError('definition', `${path} does not hold an object with StartAt and States.`);
  }
  return value;
}

/** @throws InputError if aliases would blow the file up, which the parser refuses */
function toJson(document: ReturnType<typeof parseDocument>, path: string): Json {
  try {
    return document.toJS();
  } catch (cause) {
    throw new InputError('definition', `${path} cannot be read: its aliases expand to too much.`, { cause });
  }
}
