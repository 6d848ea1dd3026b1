import { asString, isJsonObject, parseJson } from '../json.ts';

/** The keys under which services and programs put a message into a Cause that is JSON. The first that is there counts. */
const MESSAGE_KEYS = [
  'errorMessage',
  'ErrorMessage',
  'Cause',
  'StatusReason',
  'StoppedReason',
  'Message',
  'message',
];

/** The keys under which they put the name of an error. */
const NAME_KEYS = ['errorType', 'Error', 'ErrorCode'];

/** Causes in Causes: a nested execution hands on what a nested execution handed on. */
const MAX_DEPTH = 20;

/** What a Cause says, without the JSON around it. */
export interface CauseText {
  /** The innermost error that has a name; undefined if none has. */
  readonly name: string | undefined;
  /** Empty if it says nothing. */
  readonly message: string;
}

/** Unwraps a Cause that is JSON, as deep as it goes. What is no JSON, or JSON without a message, is its own text. */
export function causeText(cause: string): CauseText {
  let name: string | undefined;
  let message = cause;
  for (let depth = 0; depth < MAX_DEPTH; depth += 1) {
    const value = parseJson(message);
    if (!isJsonObject(value)) {
      break;
    }
    const inner = firstText(value, MESSAGE_KEYS);
    name = firstText(value, NAME_KEYS) ?? name;
    if (inner === undefined) {
      break;
    }
    message = inner;
  }
  return { name, message };
}

function firstText(value: Readonly<Record<string, unknown>>, keys: readonly string[]): string | undefined {
  return keys.map((key) => asString(value[key])).find((text) => text !== undefined && text !== '');
}
