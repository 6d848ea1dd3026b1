import type { ExecutionReference } from '../aws/arn.ts';
import { AwsError } from '../aws/errors.ts';
import type { RetryOptions } from '../aws/retry.ts';
import { InputError } from '../errors.ts';
import { OURS } from '../execution/claim.ts';
import { Interrupted } from '../execution/ending.ts';
import { describeExecution, startExecution } from '../execution/start.ts';
import type { Machine } from '../machine/lookup.ts';
import { TIME_LIMITS } from '../time-limits.ts';
import type { ExecutionsContext } from './context.ts';
import { type ExecutionRequest, startedWith } from './execution-requests.ts';

/** An execution that the step starts or attaches to. */
export type Target =
  | { readonly kind: 'start'; readonly machine: Machine; readonly request: ExecutionRequest }
  | { readonly kind: 'attach'; readonly reference: ExecutionReference };

/** An execution that runs, or ran, and what is known of it besides its history. */
export interface RunningExecution {
  readonly arn: string;
  readonly customerId: string | undefined;
  readonly attached: boolean;
  /** The status of what was attached to, as the service says it. */
  readonly foundAs: string | undefined;
  /** Whether there may be more to tell of it than that it runs, though the step has only begun. */
  readonly mayHaveEnded: boolean;
  readonly mayStop: boolean;
  readonly outputLocation: string | undefined;
  readonly expectOutputs: readonly string[];
  readonly versionArn: string | undefined;
  /** Whether an alias chose the version, and only AWS can tell which. */
  readonly versionIsOpen: boolean;
}

/**
 * Starts an execution, or finds the one that is attached to.
 *
 * @throws InputError, AwsError, StartUnanswered or the signal's reason; then the step has nothing to follow
 */
export async function startOrAttach(
  context: ExecutionsContext,
  target: Target,
  retry: RetryOptions,
): Promise<RunningExecution> {
  return target.kind === 'start'
    ? start(context, target.machine, target.request, retry)
    : attach(context, target.reference, retry);
}

async function start(
  { clients, awsTime, ledger }: ExecutionsContext,
  machine: Machine,
  request: ExecutionRequest,
  retry: RetryOptions,
): Promise<RunningExecution> {
  const { arn, attached: again } = await startExecution(clients.sfn, machine, request, retry, {
    awsTime,
    ledger,
  });
  const location = request.input['output_location'];
  return {
    arn,
    customerId: request.customerId,
    attached: false,
    foundAs: undefined,
    mayHaveEnded: again,
    mayStop: true,
    outputLocation: typeof location === 'string' ? location : undefined,
    expectOutputs: request.expectOutputs,
    versionArn: machine.versionArn,
    versionIsOpen: machine.versionArn === undefined && machine.startArn !== machine.arn,
  };
}

/** What an execution was started with tells where its outputs are, and whose it is. */
async function attach(
  { settings, clients, ledger }: ExecutionsContext,
  { arn }: ExecutionReference,
  retry: RetryOptions,
): Promise<RunningExecution> {
  if (settings.stopAttached) {
    ledger.starting({ arn, claim: OURS });
  }
  // Another step may have started it a moment ago.
  const looking = { ...retry, missingForMs: TIME_LIMITS.retry.attachMs };
  const { status, input, versionArn } = await describeExecution(clients.sfn, arn, looking).catch(
    (cause: unknown) => {
      // What a cancelled job was to stop, and had not come to look at, is left to the post step.
      if (settings.stopAttached && !(cause instanceof Interrupted)) {
        ledger.settled(arn);
      }
      throw cause instanceof AwsError && cause.kind === 'not-found'
        ? new InputError(
            'execution-arn',
            `there is no execution ${arn}; check account and region. Step Functions forgets executions after 90 days.`,
            { cause },
          )
        : cause;
    },
  );
  return {
    arn,
    ...startedWith(input),
    attached: true,
    foundAs: status,
    mayHaveEnded: true,
    mayStop: settings.stopAttached,
    expectOutputs: settings.request.expectOutputs,
    versionArn,
    versionIsOpen: false,
  };
}
