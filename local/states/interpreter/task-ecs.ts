import { randomUUID } from 'node:crypto';
import { AwsError } from '../../aws-error.ts';
import { isObject, type Json, type JsonObject } from '../../json.ts';
import { parseJson } from '../query/parse-json.ts';
import { stoppedTaskFailed } from './ecs-outcome.ts';
import { StateFailure } from './failure.ts';
import { withSdkMetadata } from './sdk-metadata.ts';
import { objectsField, textField } from './state-fields.ts';
import type { TaskCall } from './task-call.ts';
import { calledBack } from './task-callback.ts';
import { TaskEvents } from './task-events.ts';

/** `ecs:runTask`: starts a task and is done. The result is the response of RunTask. Throws StateFailure. */
export async function runTask(call: TaskCall): Promise<Json> {
  const events = new TaskEvents(call, 'ecs', 'runTask');
  const parameters = runTaskParameters(call.taskArguments);
  events.started(parameters);
  const response = await start(call, parameters).catch((error: unknown) => {
    throw error instanceof StateFailure ? events.failed('TaskFailed', error) : error;
  });
  return events.succeeded(response);
}

/**
 * `ecs:runTask.waitForTaskToken`: starts a task and waits to be called back, whatever becomes of the task. Throws
 * StateFailure.
 */
export async function runTaskWithToken(call: TaskCall): Promise<Json> {
  const events = new TaskEvents(call, 'ecs', 'runTask.waitForTaskToken');
  const parameters = runTaskParameters(call.taskArguments);
  events.started(parameters);
  const response = await start(call, parameters).catch((error: unknown) => {
    throw error instanceof StateFailure ? events.failed('TaskSubmitFailed', error) : error;
  });
  events.submitted(response);
  return calledBack(call, events);
}

/**
 * `ecs:runTask.sync`: starts a task and waits until it has stopped. The result is the stopped task.
 * When the execution ends or the time is up before that, the task is stopped.
 * Throws StateFailure: `States.TaskFailed` with the task as JSON, or what RunTask failed with.
 */
export async function runTaskAndWait(call: TaskCall): Promise<Json> {
  const events = new TaskEvents(call, 'ecs', 'runTask.sync');
  const given = runTaskParameters(call.taskArguments);
  // Step Functions signs the tasks that it waits for, unless the state says otherwise.
  const parameters = { ...given, StartedBy: given['StartedBy'] ?? 'AWS Step Functions' };
  events.started(parameters);
  const response = await start(call, parameters).catch((error: unknown) => {
    throw error instanceof StateFailure ? events.failed('TaskSubmitFailed', error) : error;
  });
  const taskArn = textField(objectsField(response, 'Tasks')[0] ?? {}, 'TaskArn') ?? '';
  const task = await untilStopped(call, events, response, taskArn);
  if (stoppedTaskFailed(task)) {
    throw events.failed('TaskFailed', new StateFailure('States.TaskFailed', JSON.stringify(task)));
  }
  return events.succeeded(task);
}

function runTaskParameters(taskArguments: Json): JsonObject {
  if (!isObject(taskArguments)) {
    throw new StateFailure('States.Runtime', 'The parameters of ecs:runTask must be an object.');
  }
  if (taskArguments['Count'] !== undefined && taskArguments['Count'] !== 1) {
    throw new StateFailure('States.Runtime', "A 'Count' above 1 in ecs:runTask is not supported here.");
  }
  return taskArguments;
}

async function start(call: TaskCall, parameters: JsonObject): Promise<JsonObject> {
  const { clock, integrations, scope } = call.frame.environment;
  call.signal.throwIfAborted();
  // ECS knows no numbers but plain ones.
  const plain = parseJson(JSON.stringify(parameters));
  const answer = await integrations.ecs
    .runTask(isObject(plain) ? plain : {}, scope)
    .catch((error: unknown) => {
      throw error instanceof AwsError ? apiFailure(error) : error;
    });
  if (objectsField(answer, 'Failures').length > 0 || objectsField(answer, 'Tasks').length === 0) {
    // RunTask says 200 even if it could place no task; Step Functions makes an error of that.
    throw new StateFailure('ECS.AmazonECSException', JSON.stringify(answer));
  }
  return withSdkMetadata('ecs', answer, clock.now());
}

/** Step Functions prefixes the exception with the service and drops none of the SDK's text. */
function apiFailure(error: AwsError): StateFailure {
  return new StateFailure(
    `ECS.${error.name}`,
    `${error.message} (Service: AmazonECS; Status Code: ${error.status}; Error Code: ${error.name}; ` +
      `Request ID: ${randomUUID()}; Proxy: null)`,
    { cause: error },
  );
}

async function untilStopped(
  call: TaskCall,
  events: TaskEvents,
  response: JsonObject,
  taskArn: string,
): Promise<JsonObject> {
  const { ecs } = call.frame.environment.integrations;
  try {
    // RunTask takes no signal: if the execution ended meanwhile, the new task must not outlive it.
    call.signal.throwIfAborted();
    events.submitted(response);
    return await ecs.waitUntilStopped(taskArn, call.signal);
  } catch (error) {
    // Whatever ends the wait, a task that nobody waits for is stopped; best effort, as on AWS.
    await ecs.stopTask(taskArn, 'Stopped by AWS Step Functions.').catch(() => undefined);
    throw error;
  }
}
