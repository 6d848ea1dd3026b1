import { parseExecutionReference } from '../aws/arn.ts';
import type { AwsClients } from '../aws/clients.ts';
import type { Clock } from '../aws/clock.ts';
import { AwsError } from '../aws/errors.ts';
import { createRateLimiter, type RateLimiter } from '../aws/rate-limiter.ts';
import type { RetryOptions } from '../aws/retry.ts';
import { type Claim, type LedgerEntry, whose } from '../execution/claim.ts';
import { Interrupted } from '../execution/ending.ts';
import { type RunResult, runToEnd } from '../execution/run-to-end.ts';
import { describeExecution } from '../execution/start.ts';
import { readBeginning } from '../execution/start-in-doubt.ts';
import { DEFAULT_POLICY } from '../policy/default-policy.ts';
import type { LeftBehind, PostReport } from '../report/left-behind.ts';
import type { StartedReport } from '../report/report.ts';
import { TIME_LIMITS } from '../time-limits.ts';
import { seeTasksEnd } from './collect-evidence.ts';
import { startedWith } from './execution-requests.ts';
import { reportOf } from './run-execution.ts';

/** What the post step works with. */
export interface PostContext {
  /** The executions that the ledger of the step leaves to be stopped. */
  readonly entries: readonly LedgerEntry[];
  readonly clients: Pick<AwsClients, 'sfn' | 'ecs'>;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** The Cause that people find in the console. */
  readonly stopCause: string;
}

/** Stops what a step left running that was killed, and tells what became of each. Never throws. */
export async function stopLeftRunning(context: PostContext): Promise<PostReport> {
  const rateLimiter = createRateLimiter(context.clock);
  const outcomes = await Promise.all(context.entries.map((entry) => settleOne(context, entry, rateLimiter)));
  const executions = outcomes.flatMap((outcome) => ('stopped' in outcome ? [outcome.stopped] : []));
  const machine = parseExecutionReference(executions[0]?.arn ?? '')?.machine;
  return {
    stopped: machine && {
      machine,
      executions,
      waited: true,
      cancelled: false,
      toleratedFailurePercentage: 0,
    },
    others: outcomes.flatMap((outcome) => ('stopped' in outcome ? [] : [outcome.other])),
  };
}

type Outcome = { readonly stopped: StartedReport } | { readonly other: LeftBehind };

async function settleOne(
  context: PostContext,
  { arn, claim }: LedgerEntry,
  rateLimiter: RateLimiter,
): Promise<Outcome> {
  const { clients, clock, signal } = context;
  const retry = { clock, signal, rateLimiter, forMs: TIME_LIMITS.postStep.eachMs };
  const look = await lookAt(clients, arn, claim, retry);
  const { customerId } = look;
  const left = leftAlone(look);
  if (left !== undefined) {
    return { other: { arn, customerId, ...left } };
  }
  const result = await seeTasksEnd(clients, await stopped(context, arn, rateLimiter), retry);
  const { ending } = result;
  return ending.kind === 'ended' && ending.stop?.result === 'ended-before'
    ? { other: { arn, customerId, kind: 'ended', status: ending.status, isOurs: true } }
    : { stopped: reportOf({ arn, customerId, attached: false, versionArn: undefined }, result) };
}

/** What AWS tells of an execution. */
interface Look {
  readonly customerId: string | undefined;
  readonly found: ReturnType<typeof whose> | 'nothing';
  /** Undefined if AWS does not tell. */
  readonly status: string | undefined;
  /** Why it is not known whose it is. */
  readonly error: Error | undefined;
}

async function lookAt(
  { sfn }: PostContext['clients'],
  arn: string,
  claim: Claim,
  retry: RetryOptions,
): Promise<Look> {
  const nothing = { customerId: undefined, status: undefined, error: undefined };
  const looking = { ...retry, missingForMs: TIME_LIMITS.postStep.missingMs };
  try {
    const { status, ...beginning } = await describeExecution(sfn, arn, looking);
    const { customerId } = startedWith(beginning.input);
    return { ...nothing, customerId, status, found: whose(claim, beginning) };
  } catch (error) {
    if (isKind(error, 'not-found')) {
      return { ...nothing, found: 'nothing' };
    }
    if (claim.by === 'arn') {
      // Where AWS does not tell how it is, stopping is tried all the same.
      return { ...nothing, found: 'ours' };
    }
    return isKind(error, 'access-denied')
      ? { ...nothing, ...(await lookAtBeginning(sfn, arn, claim, looking)) }
      : { ...nothing, found: 'unknown', error: asError(error) };
  }
}

/** Who may not describe an execution may read its history. */
async function lookAtBeginning(
  sfn: PostContext['clients']['sfn'],
  arn: string,
  claim: Claim,
  retry: RetryOptions,
): Promise<Omit<Look, 'status'>> {
  try {
    const beginning = await readBeginning(sfn, arn, retry);
    const { customerId } = startedWith(beginning.input);
    return { customerId, found: whose(claim, beginning), error: undefined };
  } catch (error) {
    return {
      customerId: undefined,
      found: isKind(error, 'not-found') ? 'nothing' : 'unknown',
      error: asError(error),
    };
  }
}

type WithoutSubject<T> = T extends unknown ? Omit<T, 'arn' | 'customerId'> : never;

/** Why an execution is not stopped; undefined if it is to be. Only what is proven to be of the step is stopped. */
function leftAlone({ found, status, error }: Look): WithoutSubject<LeftBehind> | undefined {
  const hasEnded = status !== undefined && status !== 'RUNNING';
  switch (found) {
    case 'nothing':
      return { kind: 'not-found' };
    case 'not-ours':
      return { kind: 'not-ours' };
    case 'unknown':
      return hasEnded ? { kind: 'ended', status, isOurs: false } : { kind: 'not-known', error };
    case 'ours':
      return hasEnded ? { kind: 'ended', status, isOurs: true } : undefined;
  }
}

/** Stops an execution, and sees its end. */
async function stopped(
  { clients, clock, signal, stopCause }: PostContext,
  arn: string,
  rateLimiter: RateLimiter,
): Promise<RunResult> {
  const polls = runToEnd({
    sfn: clients.sfn,
    executionArn: arn,
    policy: DEFAULT_POLICY,
    clock,
    rateLimiter,
    signal: AbortSignal.abort(new Interrupted({ kind: 'killed' })),
    cancelled: signal,
    intervalMs: TIME_LIMITS.postStep.pollMs,
    deadline: clock.now() + TIME_LIMITS.postStep.eachMs,
    wait: true,
    onTimeout: 'stop',
    mayStop: true,
    stopCause,
  });
  let next = await polls.next();
  while (next.done !== true) {
    next = await polls.next();
  }
  return next.value;
}

function isKind(error: unknown, kind: AwsError['kind']): boolean {
  return error instanceof AwsError && error.kind === kind;
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
