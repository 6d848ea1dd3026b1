import { BLANKS, endOfValue, keysNamed, members } from './json-text.ts';

/**
 * Members of a Cause that hold what a task was given rather than why it failed, in lower case. The Cause of a `.sync`
 * task is the whole ECS task or Batch job, with its environment and command.
 */
const GIVEN: readonly string[] = [
  'command',
  'commands',
  'containeroverrides',
  'environment',
  'environmentfiles',
  'nodeoverrides',
  'overrides',
];

/**
 * The same of a Glue run, a Batch job and a nested execution, as Step Functions writes them. In lower case these are words
 * of programs that tell why they failed.
 */
const GIVEN_BY_STEP_FUNCTIONS: readonly string[] = ['Arguments', 'Attachments', 'Input', 'Parameters'];

const GIVEN_KEYS = keysNamed([...GIVEN, ...GIVEN_BY_STEP_FUNCTIONS]);

/** What Step Functions quotes in its sentences: `The JSONPath '$.a' … could not be found in the input '{…}'`. */
const QUOTED =
  /\b(?:[Ii]nput:? '(?=\s*(?:\\*"|[{[]))|(?:Arguments|Parameters) '(?=\s*[{[])|[Ii]nput:? (?=\{\s*\\*["}]))/g;

const COMMA = new RegExp(`^${BLANKS},`);
const ONLY_BLANKS = new RegExp(`^${BLANKS}$`);

/**
 * A Cause without what the task was given: no overrides with their environment and command, no input, no attachments.
 * Works on the text, since Step Functions cuts a Cause at 32,768 characters, and since a Cause may hold another one
 * as text. All else stays as it is, byte for byte.
 */
export function publicCause(cause: string): string {
  return withoutGiven(withoutQuoted(cause));
}

/** Names of members that hold a Cause: as a Catch names it, and where texts of a Cause go in a failure and a decision. */
const CAUSE_KEYS = keysNamed(['because', 'cause', 'reason']);

/**
 * The output of an execution, in which each Cause has lost what its task was given: a Catch with a `ResultPath` puts a
 * Cause into it. Works on the text as well, since JavaScript does not hold every number of JSON.
 */
export function publicOutput(output: string): string {
  let told = '';
  let from = 0;
  const isCause = (name: string, isString: boolean): boolean => isString || /^cause$/i.test(name);
  for (const { start, end } of members(output, CAUSE_KEYS, isCause)) {
    told += output.slice(from, start) + publicCause(output.slice(start, end));
    from = end;
  }
  return told + output.slice(from);
}

function withoutGiven(text: string): string {
  let kept = '';
  let from = 0;
  for (const { at, end } of members(text, GIVEN_KEYS, isGiven)) {
    const [comma] = COMMA.exec(text.slice(end)) ?? [];
    kept += text.slice(from, at);
    // A member takes one comma with it: the one behind it, or, if it is the last one, the one before.
    kept = comma === undefined ? withoutLastComma(kept) : kept;
    from = end + (comma?.length ?? 0);
  }
  return kept + text.slice(from);
}

function isGiven(name: string): boolean {
  return GIVEN.includes(name.toLowerCase()) || GIVEN_BY_STEP_FUNCTIONS.includes(name);
}

function withoutLastComma(text: string): string {
  const comma = text.lastIndexOf(',');
  return comma >= 0 && ONLY_BLANKS.test(text.slice(comma + 1)) ? text.slice(0, comma) : text;
}

function withoutQuoted(text: string): string {
  let kept = '';
  let from = 0;
  for (const { index, 0: before } of text.matchAll(QUOTED)) {
    if (index >= from) {
      const start = index + before.length;
      // Its first quote tells how deep it is in other JSON.
      const [, slashes = ''] = /(\\*)"/.exec(text.slice(start)) ?? [];
      kept += `${text.slice(from, start)}…`;
      from = endOfValue(text, start, slashes.length);
    }
  }
  return kept + text.slice(from);
}
