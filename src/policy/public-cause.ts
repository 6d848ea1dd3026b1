import { BLANKS, endOfValue, escapesOf, type Member, members, QUOTE } from './json-text.ts';
import { printedMembers } from './printed-map.ts';

/**
 * Members of a Cause that hold what a task was given rather than why it failed, in lower case. The Cause of a `.sync`
 * task is the whole ECS task, Batch job, Glue run or build, with its environment and command.
 */
const GIVEN: ReadonlySet<string> = new Set([
  'command',
  'commands',
  'containerarguments',
  'containerentrypoint',
  'containeroverride',
  'containeroverrides',
  'defaultarguments',
  'ecspropertiesoverride',
  'ekspropertiesoverride',
  'entrypointarguments',
  'environment',
  'environmentfiles',
  'environmentvariables',
  'environmentvariablesoverride',
  'hyperparameters',
  'jobparameters',
  'nodeoverrides',
  'nonoverridablearguments',
  'overrides',
  'sparksubmitparameters',
]);

/**
 * The same in the spelling of AWS alone. In another one, these are words of programs that tell why they failed: Python
 * calls the message of an exception `args`.
 */
const GIVEN_BY_AWS: ReadonlySet<string> = new Set([
  'Args',
  'Arguments',
  'Attachments',
  'EntryPoint',
  'Env',
  'Input',
  'Parameters',
  'entryPoint',
]);

/** What begins a quoted JSON text: `{"a`, `[`, `{}`. */
const JSON_START = String.raw`\s*(?:${QUOTE}|[{[])`;
const OBJECT_START = String.raw`[{[]\s*(?:${QUOTE}|[}\]{[])`;

/** .NET writes it by its number. */
const APOSTROPHE = String.raw`(?:'|\\+u0027)`;

/** What Step Functions quotes in its sentences: `The JSONPath '$.a' … could not be found in the input '{…}'`. */
const QUOTED = new RegExp(
  [
    String.raw`\bUnable to apply (?:(?!Unable to apply )[^\n]){1,500}? to input (?=${JSON_START})`,
    String.raw`\b(?:[Ii]nput:? )(?=${OBJECT_START})`,
    String.raw`\b(?:[Ii]nput:?) ${APOSTROPHE}(?=${JSON_START})`,
    String.raw`\b(?:[Aa]rguments|[Pp]arameters) ${APOSTROPHE}(?=\s*[{[])`,
  ].join('|'),
  'g',
);
const QUOTES = new RegExp(QUOTE, 'g');

const COMMA = new RegExp(`^${BLANKS},`);
const ONLY_BLANKS = new RegExp(`^${BLANKS}$`);

/**
 * A Cause without what the task was given: no overrides with their environment and command, no input, no attachments.
 * Works on the text, since Step Functions cuts a Cause at 32,768 characters, and since a Cause may hold another one
 * as text, or a map as a program prints it. All else stays as it is, byte for byte.
 */
export function publicCause(cause: string): string {
  const told = withoutMembers(withoutQuoted(cause), (text) => members(text, isGiven));
  return withoutMembers(told, (text) => printedMembers(text, isGiven));
}

/**
 * The output of an execution, in which each Cause has lost what its task was given: a Catch with a `ResultPath` puts a
 * Cause into it. Works on the text as well, since JavaScript does not hold every number of JSON.
 */
export function publicOutput(output: string): string {
  let told = '';
  let from = 0;
  for (const { start, end } of members(output, isCause)) {
    told += output.slice(from, start) + publicCause(output.slice(start, end));
    from = end;
  }
  return told + output.slice(from);
}

/** As a Catch names a Cause, and where texts of it go in a failure and a decision. */
function isCause(name: string, isString: boolean): boolean {
  return /^cause$/i.test(name) || (isString && /^(?:because|reason)$/i.test(name));
}

function isGiven(name: string): boolean {
  return GIVEN.has(name.toLowerCase()) || GIVEN_BY_AWS.has(name);
}

function withoutMembers(text: string, find: (text: string) => Iterable<Member>): string {
  let kept = '';
  let from = 0;
  for (const { at, end } of find(text)) {
    const [comma] = COMMA.exec(text.slice(end)) ?? [];
    kept += text.slice(from, at);
    // A member takes one comma with it: the one behind it, or, if it is the last one, the one before.
    kept = comma === undefined ? withoutLastComma(kept) : kept;
    from = end + (comma?.length ?? 0);
  }
  return kept + text.slice(from);
}

function withoutLastComma(text: string): string {
  const comma = text.lastIndexOf(',');
  return comma >= 0 && ONLY_BLANKS.test(text.slice(comma + 1)) ? text.slice(0, comma) : text;
}

function withoutQuoted(text: string): string {
  let kept = '';
  let from = 0;
  // Both go forward only, so that a text of many beginnings is read once.
  const quotes = text.matchAll(QUOTES);
  let next = quotes.next();
  for (const { index, 0: before } of text.matchAll(QUOTED)) {
    if (index >= from) {
      const start = index + before.length;
      while (next.done !== true && next.value.index < start) {
        next = quotes.next();
      }
      // Its first quote tells how deep it is in other JSON.
      const quote = next.done === true ? '"' : next.value[0];
      kept += `${text.slice(from, start)}…`;
      from = endOfValue(text, start, escapesOf(quote));
    }
  }
  return kept + text.slice(from);
}
