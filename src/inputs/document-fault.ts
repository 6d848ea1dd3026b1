import { shortened } from '../errors.ts';

/** What is wrong with a text, in words that follow the name of its input or file: `nests deeper than 200 levels`. */
export class DocumentFault extends Error {
  override readonly name = 'DocumentFault';
}

/** Room for dozens of Map and Parallel states in each other. What nests far deeper overflows whoever writes it again. */
export const MAX_DEPTH = 200;

export function tooDeep(options?: ErrorOptions): DocumentFault {
  return new DocumentFault(`nests deeper than ${MAX_DEPTH} levels`, options);
}

/** Of what is quoted in a message, in characters. */
export const MAX_QUOTED = 100;

/** @param line counted from 1 */
export function doubleKey(key: string, line: number): DocumentFault {
  return new DocumentFault(
    `holds the key ${JSON.stringify(shortened(key, MAX_QUOTED))} twice in one object, again on line ${line}; keys must be unique`,
  );
}
