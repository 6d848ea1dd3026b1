/** A JSON value, as in inputs and outputs of executions. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json;
}

/** Parses text that may or may not be JSON: anything that is not gives undefined. */
export function parseJson(text: string | undefined): Json | undefined {
  if (text === undefined) {
    return undefined;
  }
  try {
    const value: Json = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

/** An object of which only the keys are certain, such as JSON that a caller hands over. */
export type UnknownFields = Readonly<Record<string, unknown>>;

/** Narrows to a JSON object; arrays and null are not objects here. */
export function isJsonObject(value: unknown): value is UnknownFields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value if it is a string. */
export function asString(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The value if it is a number. */
export function asNumber(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

/** The fields of an object that have a value; those that may lack one are optional. */
export type WithoutUndefined<T> = { readonly [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  readonly [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** An object without the keys whose value is undefined. */
export function withoutUndefined<T extends object>(fields: T): WithoutUndefined<T>;
export function withoutUndefined(fields: object): object {
  const kept: Record<string, unknown> = {};
  // Made for each event of a history, so without a list of pairs.
  for (const key of Object.keys(fields)) {
    const value: unknown = Reflect.get(fields, key);
    if (value !== undefined) {
      kept[key] = value;
    }
  }
  return kept;
}

/** Whether objects and arrays nest beyond a number of levels. */
export function isDeeperThan(value: unknown, levels: number): boolean {
  return nestsBeyond(value, levels, { left: FEW }) ?? hasLevelsBeyond(value, levels);
}

/** An ECS task has fewer objects and arrays. */
const FEW = 200;

/** The same for a value of few objects and arrays, of which nothing is kept; undefined if it has more. */
function nestsBeyond(value: unknown, levels: number, looks: { left: number }): boolean | undefined {
  if (!isContainer(value)) {
    return false;
  }
  if (levels === 0) {
    return true;
  }
  looks.left -= 1;
  if (looks.left < 0) {
    return undefined;
  }
  for (const part of Array.isArray(value) ? value : Object.values(value)) {
    const deeper = nestsBeyond(part, levels - 1, looks);
    if (deeper !== false) {
      return deeper;
    }
  }
  return false;
}

/** Level by level, since there may be thousands of levels, and aliases that multiply what is in them. */
function hasLevelsBeyond(value: unknown, levels: number): boolean {
  let containers = new Set([value].filter(isContainer));
  for (let level = 1; containers.size > 0; level += 1) {
    if (level > levels) {
      return true;
    }
    // A value that aliases refer to is looked at once a level.
    const inner = new Set<object>();
    for (const container of containers) {
      for (const part of Object.values(container)) {
        if (isContainer(part)) {
          inner.add(part);
        }
      }
    }
    containers = inner;
  }
  return false;
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
