import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Access } from '../access.ts';
import { AwsError } from '../aws-error.ts';
import { asAwsError } from '../aws-json.ts';
import type { LambdaIntegration } from '../integrations.ts';
import type { Json } from '../json.ts';
import { readBody } from '../request-body.ts';
import type { RequestLog } from '../requests.ts';

/** A synchronous invocation takes 6 MB. */
const MAX_PAYLOAD_BYTES = 6 * 1024 * 1024;

const INVOKE = /^\/2015-03-31\/functions\/([^/?]+)\/invocations(?:\?.*)?$/;

/** Lambda's REST API, as far as Invoke with a response goes. */
export interface LambdaEndpoint {
  /** Whether a request is for Lambda and not for S3. */
  accepts(request: IncomingMessage): boolean;
  answer(request: IncomingMessage, response: ServerResponse, access: Access): Promise<void>;
}

/**
 * @param requests told of every request that was answered
 * @param onFault told of errors that are no AwsError
 */
export function createLambdaEndpoint(
  functions: LambdaIntegration,
  accountId: string,
  requests: RequestLog,
  onFault: (error: unknown) => void,
): LambdaEndpoint {
  return {
    accepts: (request) => (request.url ?? '').startsWith('/2015-03-31/'),
    answer: async (request, response, access) => {
      const record = requests.arrived(access.caller);
      const asked = { action: 'lambda:InvokeFunction', resource: INVOKE.exec(request.url ?? '')?.[1] };
      try {
        const name = invokedName(request);
        const payload = parsePayload(await readBody(request, MAX_PAYLOAD_BYTES));
        const outcome = await functions.invoke(name, payload, { region: access.region, accountId });
        record(asked);
        response.setHeader('x-amz-executed-version', '$LATEST');
        if (outcome.kind === 'threw') {
          response.setHeader('x-amz-function-error', 'Unhandled');
        }
        send(response, 200, outcome.kind === 'threw' ? outcome.cause : JSON.stringify(outcome.payload));
      } catch (error) {
        if (request.destroyed && !request.complete) {
          return;
        }
        const answer = asAwsError(error, onFault);
        record(asked, answer.name);
        response.setHeader('x-amzn-errortype', answer.name);
        if (!request.complete) {
          response.setHeader('connection', 'close');
        }
        send(response, answer.status, JSON.stringify({ Type: 'User', Message: answer.message }));
      }
    },
  };
}

function invokedName(request: IncomingMessage): string {
  const name = INVOKE.exec(request.url ?? '')?.[1];
  if (request.method !== 'POST' || name === undefined) {
    throw new AwsError('UnknownOperationException', 'The local Lambda serves Invoke only.', 404);
  }
  const type = request.headers['x-amz-invocation-type'] ?? 'RequestResponse';
  if (type !== 'RequestResponse') {
    throw new AwsError(
      'InvalidParameterValueException',
      `The local Lambda does not support the invocation type ${String(type)}, only RequestResponse.`,
    );
  }
  return decoded(name);
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    throw new AwsError(
      'InvalidParameterValueException',
      `The name of the function, ${name}, has an invalid percent escape.`,
    );
  }
}

function parsePayload(body: Buffer): Json {
  try {
    const value: Json = JSON.parse(body.toString('utf8') || '{}');
    return value;
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new AwsError('InvalidRequestContentException', `Could not parse request body into json: ${detail}`);
  }
}

function send(response: ServerResponse, status: number, body: string): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': bytes.length });
  response.end(bytes);
}
