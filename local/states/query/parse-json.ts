import type { Json } from '../../json.ts';

/** JSON.parse with the type that it has: any JSON value. Throws SyntaxError. */
export function parseJson(text: string): Json {
  const value: Json = JSON.parse(text);
  return value;
}
