import type { Json, JsonObject } from '../../json.ts';
import { StateFailure } from './failure.ts';
import type { Frame } from './frame.ts';
import { textField } from './state-fields.ts';
import type { TaskCall } from './task-call.ts';
import { runTask, runTaskAndWait } from './task-ecs.ts';
import { invokeByArn, invokeService } from './task-lambda.ts';
import { startExecution, startExecutionAndWait } from './task-states.ts';
import { limited, type Timeouts } from './task-timeout.ts';

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
export async function callTask(frame: Frame, taskArguments: Json, timeouts: Timeouts): Promise<Json> {
  const resource = resourceOf(textField(frame.state, 'Resource') ?? '');
  const outcome = await limited(frame.environment, timeouts.timeoutInSeconds, (signal) =>
    resource.run({ frame, taskArguments, timeouts, signal }),
  );
  if (outcome.kind === 'timed out') {
    const { type, details } = resource.timedOut;
    frame.environment.history.record(type, { ...details, error: 'States.Timeout' });
    throw new StateFailure('States.Timeout', undefined);
  }
  return outcome.value;
}

function resourceOf(arn: string): Resource {
  const integration = /^arn:aws[a-z-]*:states:::(.+)$/.exec(arn)?.[1];
  switch (integration) {
    case 'ecs:runTask.sync':
      return integrationResource('ecs', 'runTask.sync', runTaskAndWait);
    case 'ecs:runTask':
      return integrationResource('ecs', 'runTask', runTask);
    case 'lambda:invoke':
      return integrationResource('lambda', 'invoke', invokeService);
    case 'states:startExecution':
      return integrationResource('states', 'startExecution', startExecution);
    case 'states:startExecution.sync':
      return integrationResource(
        'states',
        'startExecution.sync',
        startExecutionAndWait('startExecution.sync'),
      );
    case 'states:startExecution.sync:2':
      return integrationResource(
        'states',
        'startExecution.sync:2',
        startExecutionAndWait('startExecution.sync:2'),
      );
    case undefined:
      return functionResource(arn);
    default:
      throw new StateFailure('States.Runtime', `The integration '${integration}' is not supported here.`);
  }
}

function integrationResource(resourceType: string, resource: string, run: Resource['run']): Resource {
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
