import { createHash } from 'node:crypto';
import type { JsonObject } from '../json.ts';
import { TIME_LIMITS } from '../time-limits.ts';

/** How an execution that this step may have started is told from another's of the same name. */
export type Claim =
  /** Whatever has this ARN is meant: its name was derived here, it was found to be ours, or an input names it. */
  | { readonly by: 'arn' }
  /** Its input names this step. */
  | { readonly by: 'input'; readonly inputHash: string }
  /** Anybody may give such an input, so that it must not have started before this step asked for it. */
  | {
      readonly by: 'input-and-start';
      readonly inputHash: string;
      /** By AWS's clock, in milliseconds since the epoch; undefined if no answer had told its time by then. */
      readonly notBefore: number | undefined;
    }
  /** Nothing is known that would tell it. */
  | { readonly by: 'nothing' };

/** The claim on an execution about whose owner there is no doubt. */
export const OURS: Claim = { by: 'arn' };

/** An execution that a step has to stop if it is killed, and how its post step knows that it is the right one. */
export interface LedgerEntry {
  readonly arn: string;
  readonly claim: Claim;
}

/** The executions that a step has to stop if it is killed. */
export interface Ledger {
  /**
   * Told before an execution is started, since a start whose answer is never heard may have happened; and again when
   * it is known to be ours.
   */
  starting(entry: LedgerEntry): void;
  /** Told when an execution needs no stopping any more: it has ended, or goes on without the step. */
  settled(executionArn: string): void;
}

/** How an execution began. */
export interface Beginning {
  /** JSON text; undefined if AWS does not tell it. */
  readonly input: string | undefined;
  /** By AWS's clock, in milliseconds since the epoch. */
  readonly startedAt: number | undefined;
}

/** What of a request tells its execution from others of the same name. */
export interface Claimant {
  /** Whether the name was derived here, so that an execution of this name can only be our own. */
  readonly nameIsOurs: boolean;
  readonly input: JsonObject;
  /** Whether the input names the step and the attempt of the run, so that an execution with this input can only be ours. */
  readonly inputIsOurs: boolean;
}

/**
 * What a step claims of the execution that it asks for.
 *
 * @param notBefore what AWS's clock showed at least when it was first asked for
 */
export function claimOf(request: Claimant, notBefore: number | undefined): Claim {
  if (request.nameIsOurs) {
    return OURS;
  }
  const inputHash = hashOf(inputText(request));
  return request.inputIsOurs ? { by: 'input', inputHash } : { by: 'input-and-start', inputHash, notBefore };
}

/** Whose an execution of the claimed ARN is. Only what AWS tells proves anything. */
export function whose(claim: Claim, { input, startedAt }: Beginning): 'ours' | 'not-ours' | 'unknown' {
  if (claim.by === 'arn') {
    return 'ours';
  }
  if (claim.by === 'nothing' || input === undefined) {
    return 'unknown';
  }
  if (hashOf(input) !== claim.inputHash) {
    return 'not-ours';
  }
  if (claim.by === 'input') {
    return 'ours';
  }
  const { notBefore } = claim;
  if (notBefore === undefined || startedAt === undefined) {
    return 'unknown';
  }
  return startedAt >= notBefore - TIME_LIMITS.poll.awsClocksMs ? 'ours' : 'not-ours';
}

/** The input as it is sent; AWS tells it as it was sent. */
export function inputText({ input }: Pick<Claimant, 'input'>): string {
  return JSON.stringify(input);
}

/** An input may hold data of customers, which the disk of a runner does not need. */
function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
