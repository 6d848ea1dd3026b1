import { AwsError } from '../aws-error.ts';
import type { JsonObject } from '../json.ts';
import { optionalTextUpTo, pageSize } from './request-fields.ts';

/** One page of a list. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** `{}` on the last page, else `{nextToken}`; to be spread into the answer. */
  readonly next: JsonObject;
}

/** What differs from list to list. */
export interface PageOptions<Item> {
  /** Which items count; an item that a page ended with may cease to, and the next page still starts behind it. */
  readonly keep?: (item: Item) => boolean;
  /** How many characters AWS allows for a token of this list. */
  readonly longestToken?: number;
}

/**
 * Cuts the page out of `items` that the request asks for with `maxResults` and `nextToken`.
 *
 * A token holds the key of the last item that was given, so that items that came or went in between neither
 * repeat nor hide others. `key` names an item for good; `list` names the list, and a token of another list is
 * refused with `InvalidToken`, as is anything that is no token of ours.
 *
 */
export function pageOf<Item>(
  items: readonly Item[],
  request: JsonObject,
  list: string,
  key: (item: Item) => string,
  { keep = () => true, longestToken = 1024 }: PageOptions<Item> = {},
): Page<Item> {
  const token = optionalTextUpTo(request, 'nextToken', longestToken);
  const size = pageSize(request);
  const start = token === undefined ? 0 : after(items, decode(token, list), key, token);
  const left = items.slice(start).filter(keep);
  const page = left.slice(0, size);
  const last = page.at(-1);
  const next = last !== undefined && size < left.length ? { nextToken: encode(list, key(last)) } : {};
  return { items: page, next };
}

function after<Item>(
  items: readonly Item[],
  last: string,
  key: (item: Item) => string,
  token: string,
): number {
  const index = items.findIndex((item) => key(item) === last);
  if (index < 0) {
    throw invalidToken(token);
  }
  return index + 1;
}

function encode(list: string, last: string): string {
  return Buffer.from(JSON.stringify([list, last])).toString('base64url');
}

function decode(token: string, list: string): string {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
    if (Array.isArray(parsed) && parsed.length === 2 && parsed[0] === list && typeof parsed[1] === 'string') {
      return parsed[1];
    }
  } catch {
    // Not even JSON: the same answer as for a token of another list.
  }
  throw invalidToken(token);
}

function invalidToken(token: string): AwsError {
  return new AwsError('InvalidToken', `Invalid Token: '${token}'`);
}
