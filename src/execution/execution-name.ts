import { createHash } from 'node:crypto';
import type { Json, JsonObject } from '../json.ts';

/** A name of an execution: at most 80 letters, digits, `-` and `_` of those that Step Functions takes. */

const MAX_NAME_LENGTH = 80;

const HASH_LENGTH = 12;

/** A name that the user chose, made different for each of several customers. */
export function nameOfCustomer(name: string, customerId: string | undefined): string {
  if (customerId === undefined) {
    return name;
  }
  const whole = `${name}-${customerId}`;
  return whole.length <= MAX_NAME_LENGTH && /^[A-Za-z0-9_-]+$/.test(whole)
    ? whole
    : fitted(whole, shortHash(whole));
}

/** What tells one run of a step from all others. */
export interface StepRun {
  readonly repository: string | undefined;
  readonly runId: string | undefined;
  readonly runAttempt: string | undefined;
  readonly job: string | undefined;
  readonly step: string | undefined;
}

/**
 * The same step of the same attempt of a run with the same input gives the same name, so that a start that was
 * sent twice starts once; a re-run gives another. Undefined outside of a run.
 */
export function derivedName(
  { repository, runId, runAttempt, job, step }: StepRun,
  customerId: string | undefined,
  input: JsonObject,
): string | undefined {
  if (runId === undefined || runId === '') {
    return undefined;
  }
  const identity: Json = [
    repository ?? '',
    runId,
    runAttempt ?? '',
    job ?? '',
    step ?? '',
    customerId ?? '',
    input,
  ];
  const readable = [repository?.split('/').at(-1), runId, runAttempt, step, customerId]
    .filter((part) => part !== undefined && part !== '')
    .join('-');
  return fitted(readable, shortHash(JSON.stringify(identity)));
}

/**
 * A derived name on what is started: it differs by version, since the same input to another version is another
 * execution.
 *
 * @param startArn the machine, its version or its alias
 */
export function derivedNameOn(name: string, startArn: string): string {
  return `${name.slice(0, -HASH_LENGTH)}${shortHash(`${name} ${startArn}`)}`;
}

/** The readable part of a name, cut to fit, and the hash that tells it from all others. */
function fitted(readable: string, hash: string): string {
  const plain = readable.replace(/[^A-Za-z0-9_-]+/g, '-').replace(/^-+/, '');
  return `${plain.slice(0, MAX_NAME_LENGTH - hash.length - 1)}-${hash}`;
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, HASH_LENGTH);
}
