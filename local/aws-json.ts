import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Access } from './access.ts';
import { AwsError } from './aws-error.ts';
import { isObject, type JsonObject } from './json.ts';
import { readBody } from './request-body.ts';
import type { Asked, RequestLog } from './requests.ts';
import type { Service } from './service.ts';

/** Larger than any request that the served APIs accept (a state machine definition may have 1 MB). */
const MAX_BODY_BYTES = 4 * 1024 * 1024;

type ContentType = Service['contentType'];

/** The AWS JSON protocols 1.0 and 1.1 for several services behind one endpoint. */
export interface AwsJsonEndpoint {
  /** Whether a request speaks AWS JSON, and so belongs here and not to a REST service. */
  accepts(request: IncomingMessage): boolean;
  /** Answers the request. Never rejects: whatever a service throws becomes an error response. */
  answer(request: IncomingMessage, response: ServerResponse, access: Access): Promise<void>;
}

/**
 * @param services picked by the part of `X-Amz-Target` before the dot
 * @param accountId the account that every request is taken to come from
 * @param requests told of every request that was answered
 * @param onFault told of what a service threw that is no AwsError: a bug of the local AWS
 */
export function createAwsJsonEndpoint(
  services: readonly Service[],
  accountId: string,
  requests: RequestLog,
  onFault: (error: unknown) => void,
): AwsJsonEndpoint {
  const byPrefix = new Map(services.map((service) => [service.targetPrefix, service]));

  const call = async (
    request: IncomingMessage,
    region: string,
    onAsked: (asked: Asked) => void,
  ): Promise<JsonObject> => {
    onAsked({ action: String(request.headers['x-amz-target'] ?? '') });
    const { service, operation } = findTarget(byPrefix, request);
    const action = `${service.actionPrefix}:${operation}`;
    onAsked({ action });
    const input = parseInput(await readBody(request, MAX_BODY_BYTES));
    const scope = { region, accountId };
    onAsked({ action, resource: service.resourceOf(operation, input, scope) });
    return service.call(operation, input, scope);
  };

  return {
    accepts: (request) =>
      request.headers['x-amz-target'] !== undefined ||
      (request.headers['content-type'] ?? '').startsWith('application/x-amz-json-'),
    answer: async (request, response, access) => {
      const contentType = protocolOf(request);
      const record = requests.arrived(access.caller);
      let asked: Asked = { action: '' };
      try {
        const body = await call(request, access.region, (known) => {
          asked = known;
        });
        record(asked);
        send(response, 200, contentType, body);
      } catch (error) {
        if (request.destroyed && !request.complete) {
          // The client went away in the middle of its request: nobody is there to be answered.
          return;
        }
        const answer = asAwsError(error, onFault);
        record(asked, answer.name);
        response.setHeader('x-amzn-errortype', answer.name);
        if (!request.complete) {
          // The rest of a refused body is not read, so the connection cannot carry another request.
          response.setHeader('connection', 'close');
        }
        send(response, answer.status, contentType, { __type: answer.name, message: answer.message });
      }
    },
  };
}

/** What a service threw, as the wire can carry it. */
export function asAwsError(error: unknown, onFault: (error: unknown) => void): AwsError {
  if (error instanceof AwsError) {
    return error;
  }
  onFault(error);
  const message = error instanceof Error ? error.message : String(error);
  return new AwsError('InternalFailure', `The local AWS failed: ${message}`, 500);
}

function findTarget(
  services: ReadonlyMap<string, Service>,
  request: IncomingMessage,
): { readonly service: Service; readonly operation: string } {
  const target = request.headers['x-amz-target'];
  if (typeof target !== 'string' || target === '') {
    throw new AwsError('UnknownOperationException', 'The header X-Amz-Target is missing.');
  }
  const dot = target.lastIndexOf('.');
  const service = services.get(target.slice(0, dot));
  if (dot < 0 || service === undefined) {
    throw new AwsError('UnknownOperationException', `The local AWS does not serve the target "${target}".`);
  }
  return { service, operation: target.slice(dot + 1) };
}

function parseInput(body: Buffer): JsonObject {
  // Some clients send no body at all for an operation without members.
  const text = body.toString('utf8').trim() || '{}';
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new AwsError('SerializationException', `The request body is not JSON: ${detail}`);
  }
  if (!isObject(value)) {
    throw new AwsError('SerializationException', 'The request body must be a JSON object.');
  }
  return value;
}

/** An answer speaks the version that it was asked in. */
function protocolOf(request: IncomingMessage): ContentType {
  return (request.headers['content-type'] ?? '').startsWith('application/x-amz-json-1.0')
    ? 'application/x-amz-json-1.0'
    : 'application/x-amz-json-1.1';
}

function send(response: ServerResponse, status: number, contentType: ContentType, body: JsonObject): void {
  const bytes = Buffer.from(JSON.stringify(body));
  response.writeHead(status, { 'content-type': contentType, 'content-length': bytes.length });
  response.end(bytes);
}
