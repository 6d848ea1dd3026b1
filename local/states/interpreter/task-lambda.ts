import { randomUUID } from 'node:crypto';
import { isObject, type Json, type JsonObject } from '../../json.ts';
import { StateFailure } from './failure.ts';
import { checkPayload } from './limits.ts';
import { withSdkMetadata } from './sdk-metadata.ts';
import type { TaskCall } from './task-call.ts';
import { TaskEvents } from './task-events.ts';
import { unlessAborted } from './task-timeout.ts';

/**
 * A Task whose Resource is the ARN of a function: the arguments are the event, the returned value is the result.
 * Throws StateFailure with the name of the error that the handler threw.
 */
export async function invokeByArn(functionArn: string, call: TaskCall): Promise<Json> {
  const { history } = call.frame.environment;
  history.record('LambdaFunctionScheduled', {
    resource: functionArn,
    input: JSON.stringify(call.taskArguments),
    inputDetails: { truncated: false },
    timeoutInSeconds: call.timeouts.timeoutInSeconds,
  });
  history.record('LambdaFunctionStarted');
  try {
    const result = await invoke(functionArn, call.taskArguments, call);
    checkPayload(result, functionArn);
    history.record('LambdaFunctionSucceeded', {
      output: JSON.stringify(result),
      outputDetails: { truncated: false },
    });
    return result;
  } catch (error) {
    if (error instanceof StateFailure) {
      history.record('LambdaFunctionFailed', { error: error.error, cause: error.failureCause });
    }
    throw error;
  }
}

/**
 * A Task on `lambda:invoke`: the arguments are those of the Invoke API, the result is its response with the
 * payload parsed. Throws StateFailure.
 */
export async function invokeService(call: TaskCall): Promise<Json> {
  const events = new TaskEvents(call, 'lambda', 'invoke');
  events.started(call.taskArguments);
  try {
    const request = readInvocation(call.taskArguments);
    const payload = await invoke(request.functionName, request.payload, call);
    const response: JsonObject = { ExecutedVersion: '$LATEST', Payload: payload, StatusCode: 200 };
    return events.succeeded(withSdkMetadata(response, call.frame.environment.clock.now()));
  } catch (error) {
    throw error instanceof StateFailure && error.error !== 'States.DataLimitExceeded'
      ? events.failed('TaskFailed', error)
      : error;
  }
}

function readInvocation(taskArguments: Json): { readonly functionName: string; readonly payload: Json } {
  const {
    FunctionName: functionName,
    Payload: payload,
    ...others
  } = isObject(taskArguments) ? taskArguments : {};
  if (typeof functionName !== 'string') {
    throw new StateFailure('States.Runtime', "The parameter 'FunctionName' of lambda:invoke is missing.");
  }
  for (const [name, value] of Object.entries(others)) {
    if (name !== 'InvocationType' || value !== 'RequestResponse') {
      throw new StateFailure(
        'States.Runtime',
        `The parameter '${name}' of lambda:invoke with the value ${JSON.stringify(value)} is not supported here.`,
      );
    }
  }
  return { functionName, payload: payload ?? {} };
}

async function invoke(functionName: string, payload: Json, call: TaskCall): Promise<Json> {
  const { integrations, scope } = call.frame.environment;
  const { lambda } = integrations;
  if (!lambda.has(functionName)) {
    throw new StateFailure(
      'Lambda.ResourceNotFoundException',
      `Function not found: ${functionName} (Service: AWSLambda; Status Code: 404; ` +
        `Error Code: ResourceNotFoundException; Request ID: ${randomUUID()}; Proxy: null)`,
    );
  }
  const outcome = await unlessAborted(lambda.invoke(functionName, payload, scope), call.signal);
  if (outcome.kind === 'threw') {
    throw new StateFailure(outcome.error, outcome.cause);
  }
  return outcome.payload;
}
