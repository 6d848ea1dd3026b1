import { type SFNClient, StopExecutionCommand } from '@aws-sdk/client-sfn';
import { type Patience, patiently } from '../patience.ts';

/**
 * Stops an execution with the error `Cancelled`; Step Functions then stops the task of its `.sync` state as best
 * effort. An execution that has ended is left as it is.
 *
 * @param cause tells people who stopped it, and where to look
 * @throws AwsFault if AWS refuses, or patience ends
 */
export async function stopExecution(
  sfn: SFNClient,
  arn: string,
  cause: string,
  patience: Patience,
): Promise<void> {
  await patiently(patience, { action: 'states:StopExecution', resource: arn }, (abortSignal) =>
    sfn.send(new StopExecutionCommand({ executionArn: arn, error: 'Cancelled', cause }), { abortSignal }),
  );
}
