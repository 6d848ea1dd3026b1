/** What travels over the wire and through a state machine. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/** Narrows to a JSON object; arrays, null and numbers that are kept as they were written are not objects here. */
export function isObject(value: unknown): value is JsonObject {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !sourceTextJson.isRawJSON(value)
  );
}

/** What the JSON of Node 24 can do and the library of TypeScript does not declare yet: numbers kept as they are written. */
interface SourceTextJson {
  /** A value that JSON.stringify writes as this text. */
  rawJSON(text: string): Json;
  isRawJSON(value: unknown): boolean;
  parse(
    text: string,
    reviver: (key: string, value: Json, context: { readonly source?: string }) => Json,
  ): Json;
}

/** The JSON of Node. */
export const sourceTextJson: SourceTextJson = withSourceText(JSON);

function withSourceText(json: object): SourceTextJson {
  if (!hasSourceText(json)) {
    throw new Error('The local AWS needs Node 24: this one has no JSON.rawJSON.');
  }
  return json;
}

function hasSourceText(json: object): json is SourceTextJson {
  return 'rawJSON' in json && 'isRawJSON' in json && 'parse' in json;
}
