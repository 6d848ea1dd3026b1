import type { JsonObject } from '../json.ts';
import { optionalInteger, optionalText } from '../members.ts';
import { invalidParameter } from './errors.ts';

const MAX_RESULTS = 100;

/**
 * One page of ARNs, after the ARN that the token names. `maxResults` is 1 to 100, and 100 unless given.
 * Throws InvalidParameterException for another number, and for a token that was not given out.
 */
export function pageOfArns(
  arns: readonly string[],
  input: JsonObject,
): { readonly arns: readonly string[]; readonly next: { readonly nextToken?: string } } {
  const size = optionalInteger(input, 'maxResults') ?? MAX_RESULTS;
  if (size < 1 || size > MAX_RESULTS) {
    throw invalidParameter(`maxResults must be between 1 and ${MAX_RESULTS}.`);
  }
  const token = optionalText(input, 'nextToken');
  const seen = token === undefined ? -1 : arns.indexOf(Buffer.from(token, 'base64url').toString('utf8'));
  if (token !== undefined && seen < 0) {
    throw invalidParameter('Invalid token.');
  }
  const page = arns.slice(seen + 1, seen + 1 + size);
  const last = page.at(-1);
  const more = last !== undefined && last !== arns.at(-1);
  return { arns: page, next: more ? { nextToken: Buffer.from(last).toString('base64url') } : {} };
}
