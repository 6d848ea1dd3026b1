import type { Json, JsonObject } from '../../json.ts';
import { StateFailure } from './failure.ts';
import { textField } from './state-fields.ts';
import type { TaskCall } from './task-call.ts';
import { runTask, runTaskAndWait, runTaskWithToken } from './task-ecs.ts';
import { invokeByArn, invokeService, invokeWithToken } from './task-lambda.ts';
import { startExecution, startExecutionAndWait, startExecutionWithToken } from './task-states.ts';
import { limited } from './task-timeout.ts';

/**
 * A resource that a Task may name. `run` records what happens from Scheduled to Succeeded or Failed, and
 * rejects with StateFailure.
 */
interface Resource {
  readonly run: (call: TaskCall) => Promise<Json>;
  /** The event of a timeout, and what it says besides the error. */
  readonly timedOut: {
    readonly type: 'TaskTimedOut' | 'LambdaFunctionTimedOut';
    readonly details: JsonObject;
  };
}

/** Calls the resource of a Task with its arguments; resolves to the result. Throws StateFailure. */
export async function callTask(call: Omit<TaskCall, 'signal'>): Promise<Json> {
  const { frame, timeouts } = call;
  const resource = resourceOf(textField(frame.state, 'Resource') ?? '');
  const outcome = await limited(frame.environment, timeouts.timeoutInSeconds, (signal) =>
    resource.run({ ...call, signal }),
  );
  if (outcome.kind === 'timed out') {
    const { type, details } = resource.timedOut;
    frame.environment.history.record(type, { ...details, error: 'States.Timeout' });
    throw new StateFailure('States.Timeout', undefined);
  }
  return outcome.value;
}

/** What runs an integration: the type and the name of its resource, as the history shows them, and the call. */
type Integration = readonly [resourceType: string, resource: string, run: Resource['run']];

const INTEGRATIONS: readonly Integration[] = [
  ['ecs', 'runTask', runTask],
  ['ecs', 'runTask.sync', runTaskAndWait],
  ['ecs', 'runTask.waitForTaskToken', runTaskWithToken],
  ['lambda', 'invoke', invokeService],
  ['lambda', 'invoke.waitForTaskToken', invokeWithToken],
  ['states', 'startExecution', startExecution],
  ['states', 'startExecution.sync', startExecutionAndWait('startExecution.sync')],
  ['states', 'startExecution.sync:2', startExecutionAndWait('startExecution.sync:2')],
  ['states', 'startExecution.waitForTaskToken', startExecutionWithToken],
];

function resourceOf(arn: string): Resource {
  const name = /^arn:aws[a-z-]*:states:::(.+)$/.exec(arn)?.[1];
  if (name === undefined) {
    return functionResource(arn);
  }
  const integration = INTEGRATIONS.find(([resourceType, resource]) => name === `${resourceType}:${resource}`);
  if (integration === undefined) {
    throw new StateFailure('States.Runtime', `The integration '${name}' is not supported here.`);
  }
  return integrationResource(integration);
}

function integrationResource([resourceType, resource, run]: Integration): Resource {
  return {
    run,
    timedOut: { type: 'TaskTimedOut', details: { resourceType, resource } },
  };
}

function functionResource(arn: string): Resource {
  if (!/^arn:aws[a-z-]*:lambda:[^:]+:\d{12}:function:.+/.test(arn)) {
    throw new StateFailure('States.Runtime', `The resource '${arn}' is not supported here.`);
  }
  return {
    run: (call) => invokeByArn(arn, call),
    timedOut: { type: 'LambdaFunctionTimedOut', details: {} },
  };
}
