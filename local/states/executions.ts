import { AwsError } from '../aws-error.ts';
import { checkExecutionArn } from './arns.ts';
import type { Execution } from './execution.ts';

/** All executions of the service, also the ended ones. */
export class Executions {
  readonly #byArn = new Map<string, Execution>();

  add(execution: Execution): void {
    // Delete first: a name that is used again after 90 days belongs at the end of the order.
    this.#byArn.delete(execution.request.arn);
    this.#byArn.set(execution.request.arn, execution);
  }

  get(arn: string): Execution | undefined {
    return this.#byArn.get(arn);
  }

  /** Throws `InvalidArn` or `ExecutionDoesNotExist`. */
  find(arn: string): Execution {
    checkExecutionArn(arn);
    const execution = this.#byArn.get(arn);
    if (execution === undefined) {
      throw new AwsError('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`);
    }
    return execution;
  }

  /** Newest first. */
  list(): readonly Execution[] {
    return [...this.#byArn.values()].reverse();
  }

  /** The executions of a machine that have not ended. */
  runningOf(machineArn: string): readonly Execution[] {
    return this.list().filter(
      ({ request, standing }) => request.machineArn === machineArn && standing.status === 'RUNNING',
    );
  }

  /** Stops all and resolves once nothing runs any more. */
  async close(): Promise<void> {
    const all = this.list();
    for (const execution of all) {
      execution.stop();
    }
    await Promise.all(all.map(({ settled }) => settled));
  }
}
