import { randomBytes, randomUUID } from 'node:crypto';
import { formatArn, parseArn } from '../../arn.ts';
import { isObject, type Json, type JsonObject } from '../../json.ts';
import type { RequestScope } from '../../service.ts';
import { jsonProblem } from '../query/json-problem.ts';
import { parseJson } from '../query/parse-json.ts';
import { StateFailure } from './failure.ts';
import { checkFunctionResult } from './limits.ts';
import { sdkMetadata } from './sdk-metadata.ts';
import type { TaskCall } from './task-call.ts';
import { calledBack } from './task-callback.ts';
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
    checkFunctionResult(result, functionArn);
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
  return events.succeeded(await responseOf(call, events, 'TaskFailed'));
}

/** `lambda:invoke.waitForTaskToken`: calls a function and waits to be called back. Throws StateFailure. */
export async function invokeWithToken(call: TaskCall): Promise<Json> {
  const events = new TaskEvents(call, 'lambda', 'invoke.waitForTaskToken');
  events.submitted(await responseOf(call, events, 'TaskSubmitFailed'));
  return calledBack(call, events);
}

async function responseOf(
  call: TaskCall,
  events: TaskEvents,
  failed: 'TaskFailed' | 'TaskSubmitFailed',
): Promise<JsonObject> {
  events.started(call.taskArguments);
  try {
    const request = readInvocation(call.taskArguments);
    const payload = await invoke(request.functionName, request.payload, call);
    return invokeResponse(payload, call.frame.environment.clock.now());
  } catch (error) {
    throw error instanceof StateFailure ? events.failed(failed, error) : error;
  }
}

function readInvocation(taskArguments: Json): { readonly functionName: string; readonly payload: Json } {
  const {
    FunctionName: functionName,
    Payload: payload = {},
    ...others
  } = isObject(taskArguments) ? taskArguments : {};
  if (typeof functionName !== 'string') {
    throw new StateFailure('States.Runtime', "The parameter 'FunctionName' of lambda:invoke is missing.");
  }
  for (const [name, value] of Object.entries(others)) {
    const isUsual = name === 'InvocationType' && value === 'RequestResponse';
    if (!isUsual && !(name === 'LogType' && (value === 'None' || value === 'Tail'))) {
      throw new StateFailure(
        'States.Runtime',
        `The parameter '${name}' of lambda:invoke with the value ${JSON.stringify(value)} is not supported here.`,
      );
    }
  }
  return { functionName, payload: typeof payload === 'string' ? parseBody(payload) : payload };
}

/** A payload that is text is the body of the request as it is, so that `"true"` arrives as `true`. */
function parseBody(text: string): Json {
  try {
    return parseJson(text === '' ? '{}' : text);
  } catch (error) {
    const problem = jsonProblem(text) ?? (error instanceof Error ? error.message : String(error));
    throw apiFailure(
      400,
      'InvalidRequestContentException',
      `Could not parse request body into json: ${problem}`,
      error,
    );
  }
}

/** The response of Invoke with the headers that Lambda sends. */
function invokeResponse(payload: Json, now: number): JsonObject {
  const headers = {
    Connection: 'keep-alive',
    'Content-Length': String(Buffer.byteLength(JSON.stringify(payload))),
    'Content-Type': 'application/json',
    'X-Amz-Executed-Version': '$LATEST',
    'X-Amzn-Trace-Id': `root=1-${Math.floor(now / 1000).toString(16)}-${randomBytes(12).toString('hex')};sampled=0`,
    'x-amzn-Remapped-Content-Length': '0',
  };
  return {
    ExecutedVersion: '$LATEST',
    Payload: payload,
    ...sdkMetadata(headers, now),
    StatusCode: 200,
  };
}

async function invoke(functionName: string, payload: Json, call: TaskCall): Promise<Json> {
  const { integrations, scope } = call.frame.environment;
  const { lambda } = integrations;
  if (!lambda.has(functionName)) {
    const arn = fullArn(functionName, scope);
    throw apiFailure(404, 'ResourceNotFoundException', `Function not found: ${arn}`);
  }
  const outcome = await unlessAborted(lambda.invoke(functionName, payload, scope), call.signal);
  if (outcome.kind === 'threw') {
    throw new StateFailure(outcome.error, outcome.cause);
  }
  return outcome.payload;
}

/** Lambda names a function by its ARN with the version, whichever way it was asked for. */
function fullArn(functionName: string, scope: RequestScope): string {
  const resource = parseArn(functionName)?.resource ?? `function:${functionName}`;
  const arn = formatArn('lambda', parseArn(functionName) ?? scope, resource);
  return /^function:[^:]+$/.test(resource) ? `${arn}:$LATEST` : arn;
}

function apiFailure(status: number, name: string, message: string, cause?: unknown): StateFailure {
  return new StateFailure(
    `Lambda.${name}`,
    `${message} (Service: AWSLambda; Status Code: ${status}; Error Code: ${name}; ` +
      `Request ID: ${randomUUID()}; Proxy: null)`,
    { cause },
  );
}
