import { AwsError } from '../../aws-error.ts';
import type { ExecutionTools } from '../execution-request.ts';
import type { Executions } from '../executions.ts';
import { StateFailure } from '../interpreter/failure.ts';
import { s3Cause } from '../items/read-items.ts';
import { newMapRunArns } from './arns.ts';
import { childStarter } from './child.ts';
import type { MapRunHost, MapRunRequest, RunningMapRun } from './host.ts';
import { MapRun } from './map-run.ts';
import { ResultFiles } from './result-files.ts';

/** All Map Runs of the service, also the ended ones. */
export class MapRuns implements MapRunHost {
  readonly #byArn = new Map<string, MapRun>();
  readonly #executions: Executions;
  readonly #tools: () => ExecutionTools;
  readonly #closing = new AbortController();

  /** @param tools what child executions run with; asked for when one is started */
  constructor(executions: Executions, tools: () => ExecutionTools) {
    this.#executions = executions;
    this.#tools = tools;
  }

  async open(request: MapRunRequest): Promise<RunningMapRun> {
    const tools = this.#tools();
    const arns = newMapRunArns(request.parent.stateMachineArn, request.state, request.label);
    const { writer } = request;
    const files =
      writer.target === undefined
        ? undefined
        : new ResultFiles(tools.integrations.s3, arns.mapRun, arns.id, writer, writer.target);
    await files?.test().catch((error: unknown) => {
      throw error instanceof AwsError ? untested(error) : error;
    });
    const mapRun = new MapRun(arns, request, {
      clock: tools.clock,
      startChild: childStarter(arns, request, this.#executions, tools),
      files,
      closing: this.#closing.signal,
    });
    this.#byArn.set(mapRun.arn, mapRun);
    return mapRun;
  }

  reopen(executionArn: string, enteredEventId: number): RunningMapRun | undefined {
    const mapRun = this.of(executionArn).find(({ request }) => request.enteredEventId === enteredEventId);
    mapRun?.reopen();
    return mapRun;
  }

  /** The Map Runs of an execution, newest first. */
  of(executionArn: string): readonly MapRun[] {
    return [...this.#byArn.values()]
      .filter(({ request }) => request.parent.executionArn === executionArn)
      .reverse();
  }

  /** Throws `InvalidArn` or `ResourceNotFound`. */
  find(arn: string): MapRun {
    if (!/^arn:[^:]+:states:[^:]*:[^:]*:mapRun:[^/:]+\/[^:]+:[^:]+$/.test(arn)) {
      throw new AwsError('InvalidArn', `Invalid Arn: 'Invalid ARN: ${arn}'`);
    }
    const mapRun = this.#byArn.get(arn);
    if (mapRun === undefined) {
      throw new AwsError('ResourceNotFound', `Resource not found: '${arn}'`);
    }
    return mapRun;
  }

  /** Resolves once nothing of any Map Run is written any more; their executions have ended before. */
  async close(): Promise<void> {
    this.#closing.abort(new Error('The local Step Functions ends.'));
    await Promise.all([...this.#byArn.values()].map(({ settled }) => settled));
  }
}

/** "Before it starts, Step Functions writes a test manifest": a Map Run whose results cannot be written does not start. */
function untested(error: AwsError): StateFailure {
  return new StateFailure(
    'States.Runtime',
    `Failed to write a test manifest into the specified output bucket. Error contacting AWS Service. | Message from Service: ${s3Cause(error)}`,
    { cause: error },
  );
}
