import { type SFNClient, StopExecutionCommand } from '@aws-sdk/client-sfn';
import { awsFault } from '../fault.ts';

/**
 * Stops an execution with the error `Cancelled`; Step Functions then stops the task of its `.sync` state as best
 * effort. An execution that has ended is left as it is.
 *
 * @param cause tells people who stopped it, and where to look
 * @throws AwsFault if AWS refuses, or does not answer before the signal is aborted
 */
export async function stopExecution(
  sfn: SFNClient,
  arn: string,
  cause: string,
  signal: AbortSignal,
): Promise<void> {
  try {
    await sfn.send(new StopExecutionCommand({ executionArn: arn, error: 'Cancelled', cause }), {
      abortSignal: signal,
    });
  } catch (fault) {
    throw awsFault(fault, 'states:StopExecution', arn);
  }
}
