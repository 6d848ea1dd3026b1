import { asString, isDeeperThan, isJsonObject, type UnknownFields } from '../json.ts';
import { MAX_CAUSE_DEPTH } from '../policy/cause-json.ts';
import { MAX_REASON_LENGTH } from '../policy/failure.ts';
import { parseCutJson } from './cut-json.ts';

/** The keys under which services and programs put a message into a Cause that is JSON. The first that is there counts. */
const MESSAGE_KEYS = [
  'errorMessage',
  'ErrorMessage',
  'Cause',
  'cause',
  'StatusReason',
  'StoppedReason',
  'Message',
  'message',
  'Reason',
  'reason',
];

/** The keys under which they put the name of an error. */
const NAME_KEYS = ['errorType', 'Error', 'ErrorCode', 'error'];

/** Causes in Causes: a nested execution hands on what a nested execution handed on. */
const MAX_DEPTH = 20;

/** What a Cause says, without the JSON around it. */
export interface CauseText {
  /** The innermost error that has a name; undefined if none has. */
  readonly name: string | undefined;
  /** Empty if it says nothing. */
  readonly message: string;
}

/**
 * Unwraps a Cause that is JSON, whole or cut, as deep as it goes. What is no JSON is its own text; of JSON without a
 * message its plain members are told.
 */
export function causeText(cause: string): CauseText {
  let name: string | undefined;
  let message = cause;
  for (let depth = 0; depth < MAX_DEPTH; depth += 1) {
    const value = parseCause(message);
    if (typeof value === 'string') {
      message = value;
    } else if (isJsonObject(value)) {
      const inner = firstText(value, MESSAGE_KEYS);
      name = firstText(value, NAME_KEYS) ?? name;
      if (inner === undefined) {
        return { name, message: plainMembers(value) };
      }
      message = inner;
    } else {
      return { name, message: value === undefined ? message : '' };
    }
  }
  return { name, message: parseCause(message) === undefined ? message : '' };
}

/** A Cause that is JSON, whole or cut; undefined for plain text, numbers among it, and for what nests too deep. */
export function parseCause(cause: string): unknown {
  const value = /^\s*[{["]/.test(cause) ? parseCutJson(cause) : undefined;
  return isDeeperThan(value, MAX_CAUSE_DEPTH) ? {} : value;
}

/** The fields of JSON text that is an object, whole or cut; undefined for any other text. */
export function fieldsOf(text: string | undefined): UnknownFields | undefined {
  const value = text === undefined ? undefined : parseCause(text);
  return isJsonObject(value) ? value : undefined;
}

/** The first line of a message, without what the SDK adds to it. Services end one with stack traces and more. */
export function firstLine(message: string): string {
  const [line = ''] = message.trim().split(/\r?\n/, 1);
  const said = line.slice(0, MAX_LINE).replace(SDK_DETAILS, '').trim();
  return (said === '' ? line : said).slice(0, MAX_REASON_LENGTH);
}

/** What the SDK adds is behind a sentence or two. */
const MAX_LINE = 8 * MAX_REASON_LENGTH;

/** `(Service: S3, Status Code: 404, Request ID: …)`, in which older SDKs put semicolons. */
const SDK_DETAILS = /\s*\(Service: [^()]*(?:\([^()]*\)[^()]*)*\)?(?: \(SDK [^()]*\))?\s*$/;

function firstText(value: UnknownFields, keys: readonly string[]): string | undefined {
  return keys.map((key) => asString(value[key])).find((text) => text !== undefined && text !== '');
}

/** More members than these tell no reason. */
const MAX_MEMBERS = 5;

/** `code: 7, step: load`. */
function plainMembers(value: UnknownFields): string {
  return Object.entries(value)
    .filter(([key, member]) => !NAME_KEYS.includes(key) && isPlain(member))
    .slice(0, MAX_MEMBERS)
    .map(([key, member]) => `${key}: ${String(member)}`)
    .join(', ');
}

/** A text that is JSON itself would show it. */
function isPlain(member: unknown): boolean {
  return (
    typeof member === 'number' ||
    typeof member === 'boolean' ||
    (typeof member === 'string' && member !== '' && parseCause(member) === undefined)
  );
}
