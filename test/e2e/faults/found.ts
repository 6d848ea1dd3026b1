import { setTimeout as delay } from 'node:timers/promises';
import { DescribeExecutionCommand, paginateListExecutions, type SFNClient } from '@aws-sdk/client-sfn';
import { REGION } from '../step.ts';

/** An execution as AWS has it after all is over. */
export interface FoundExecution {
  readonly arn: string;
  readonly customer: string;
  readonly status: string;
}

/** Resolves when no execution of a machine runs any more. */
export async function allEnded(sfn: SFNClient, machine: string): Promise<void> {
  while ((await findExecutions(sfn, machine)).some(({ status }) => status === 'RUNNING')) {
    await delay(50);
  }
}

/** All executions of a machine, as AWS itself tells. */
export async function findExecutions(sfn: SFNClient, machine: string): Promise<readonly FoundExecution[]> {
  const stateMachineArn = `arn:aws:states:${REGION}:123456789012:stateMachine:${machine}`;
  const found: FoundExecution[] = [];
  try {
    for await (const { executions = [] } of paginateListExecutions({ client: sfn }, { stateMachineArn })) {
      for (const { executionArn: arn = '' } of executions) {
        const { input = '', status = '' } = await sfn.send(
          new DescribeExecutionCommand({ executionArn: arn }),
        );
        const { customer_id: customer }: { readonly customer_id: string } = JSON.parse(input);
        found.push({ arn, customer, status });
      }
    }
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'StateMachineDoesNotExist') {
      throw error;
    }
  }
  return found;
}
