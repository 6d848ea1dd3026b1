import { AwsError } from '../aws-error.ts';
import type { Clock } from '../clock.ts';
import type { Integrations } from '../integrations.ts';
import type { Service } from '../service.ts';
import { Executions } from './executions.ts';
import { Machines } from './machines.ts';
import { MapRuns } from './map-runs/map-runs.ts';
import { statesIntegration } from './nested-executions.ts';
import { aliasOperations } from './operations/aliases.ts';
import { callbackOperations } from './operations/callbacks.ts';
import { definitionOperations } from './operations/definitions.ts';
import { executionOperations } from './operations/executions.ts';
import { historyOperations } from './operations/history.ts';
import { machineOperations } from './operations/machines.ts';
import { mapRunOperations } from './operations/map-runs.ts';
import type { Operation, ServiceState } from './operations/operation.ts';
import { redriveOperations } from './operations/redrive.ts';
import { tagOperations } from './operations/tags.ts';
import { versionOperations } from './operations/versions.ts';
import { createThrottle, type Quotas } from './quotas.ts';
import { statesResource } from './request-resource.ts';
import { TaskTokens } from './task-tokens.ts';

/** What the Step Functions service is built from. */
export interface StatesServiceOptions {
  readonly clock: Clock;
  readonly integrations: Integrations;
  /** Chance, between 0 and 1: the jitter of retries and the routes of aliases. Default: Math.random. */
  readonly random?: () => number;
  /** Which quotas are kept. Default: none. */
  readonly quotas?: Quotas;
}

/**
 * AWS Step Functions, Standard workflows only. Nothing is kept beyond the life of the service.
 * Its `call` throws AwsError with the names that AWS gives; `close` stops all executions.
 */
export function createStatesService(options: StatesServiceOptions): Service {
  const { clock, integrations, random = Math.random, quotas = 'none' } = options;
  const throttle = createThrottle(quotas, clock);
  const executions = new Executions();
  const state: ServiceState = {
    clock,
    integrations: {
      ...integrations,
      states: statesIntegration((operation, input, scope) => operationOf(operation)(input, scope), {
        find: (arn) => state.executions.find(arn),
      }),
    },
    tokens: new TaskTokens(),
    random,
    machines: new Machines(),
    executions,
    mapRuns: new MapRuns(executions, () => state),
  };
  const operations: ReadonlyMap<string, Operation> = new Map(
    Object.entries({
      ...machineOperations(state),
      ...definitionOperations(),
      ...versionOperations(state),
      ...aliasOperations(state),
      ...executionOperations(state),
      ...callbackOperations(state),
      ...historyOperations(state),
      ...mapRunOperations(state),
      ...redriveOperations(state),
      ...tagOperations(state),
    }),
  );
  const operationOf = (name: string): Operation => {
    const operation = operations.get(name);
    if (operation === undefined) {
      throw new AwsError('UnknownOperationException', `The operation '${name}' is not supported here.`);
    }
    return operation;
  };
  return {
    targetPrefix: 'AWSStepFunctions',
    contentType: 'application/x-amz-json-1.0',
    actionPrefix: 'states',
    resourceOf: statesResource,
    async call(name, input, scope) {
      const operation = operationOf(name);
      throttle(name, scope);
      return operation(input, scope);
    },
    close: async () => {
      await state.executions.close();
      await state.mapRuns.close();
    },
  };
}
