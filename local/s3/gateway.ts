import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import { buildApp } from 'fauxqs';
import type { Access } from '../access.ts';
import type { ObjectStore } from '../integrations.ts';
import { type Refusal, type RefusalFormat, sendRefusal } from '../refusal.ts';
import type { RequestLog } from '../requests.ts';
import { servedType } from './content-type.ts';
import { objectStore } from './objects.ts';
import { s3Action } from './request-action.ts';
import { xmlError } from './xml-error.ts';

/** S3 behind the shared endpoint. */
export interface S3Gateway {
  /** Hands a request over as it came: method, URL, Host header and body stream. */
  answer(request: IncomingMessage, response: ServerResponse, access: Access): void;
  /** Makes a bucket, as CreateBucket does. */
  createBucket(name: string): Promise<void>;
  /** The objects, for the services of the local AWS that read and write them by themselves. */
  readonly objects: ObjectStore;
  close(): Promise<void>;
}

/**
 * S3 by fauxqs, in this process. It takes the very request object, so checksums and `aws-chunked` bodies
 * arrive as the SDK sent them, and the Host header decides between path style (an address, as here) and
 * virtual-hosted style (`bucket.localhost`).
 *
 * @param requests told of every request that was answered
 */
export async function createS3Gateway(requests: RequestLog): Promise<S3Gateway> {
  const app = buildApp({ logger: false });
  const open = new WeakMap<IncomingMessage, (error?: string) => void>();
  const answered = (request: IncomingMessage, status: number, payload?: unknown): void => {
    open.get(request)?.(errorName(status, payload));
    open.delete(request);
  };
  // By the route and not by the path, which can be written in many ways.
  app.addHook('onRequest', (request, reply, done) => {
    if (isS3Route(request.method, request.routeOptions.url)) {
      done();
      return;
    }
    const message = `The local S3 does not serve ${request.method} ${request.url}.`;
    reply.code(501).header('content-type', 'application/xml').send(xmlError('NotImplemented', message));
  });
  // A PUT without a body and a content type, as boto3 sends for an empty object, has no body at all for fauxqs.
  app.addHook('preHandler', (request, _reply, done) => {
    if (request.method === 'PUT' && request.routeOptions.url?.endsWith('/*') === true) {
      request.body ??= Buffer.alloc(0);
    }
    done();
  });
  app.addHook('onSend', (request, reply, payload, done) => {
    const type = reply.getHeader('content-type');
    // fauxqs writes XML of its own as text; an object is bytes, and has no payload when only its head is asked for.
    if (typeof payload !== 'string' && type !== undefined) {
      reply.header('content-type', servedType(String(type)));
    }
    answered(request.raw, reply.statusCode, payload);
    done();
  });
  await app.ready();
  return {
    answer: (request, response, access) => {
      const refused = refuse(request);
      // fauxqs rewrites the URL of a virtual-hosted request, so what it asks is read first.
      const asked = s3Action(request, access.region);
      const arrived = requests.arrived(access.caller);
      const record = (error?: string): void => arrived(asked, error);
      if (refused === undefined) {
        open.set(request, record);
        // A URL that does not parse is answered before any hook.
        response.once('finish', () => answered(request, response.statusCode));
        app.routing(request, response);
      } else {
        record(refused.refusal.code);
        sendRefusal(response, refused.refusal, refused.format);
      }
    },
    createBucket: async (name) => {
      const answer = await app.inject({ method: 'PUT', url: `/${name}` });
      if (answer.statusCode !== 200) {
        throw new Error(`The bucket "${name}" could not be made: ${answer.body}`);
      }
    },
    objects: objectStore((request) => app.inject(request)),
    close: async () => {
      await app.close();
    },
  };
}

/** fauxqs has routes for queues, topics and its own state, too; of all its routes, those of S3 alone begin with a bucket. */
function isS3Route(method: string, route: string | undefined): boolean {
  const isListBuckets = method === 'GET' && route === '/';
  return isListBuckets || /^\/:bucket(?:\/|$)/.test(route ?? '');
}

/** What the query of an S3 request may ask for, besides a presigned URL's own `X-Amz-…`; any other sub-resource would silently be taken for the object. */
const SERVED_QUERIES = new Set([
  'attributes',
  'continuation-token',
  'delete',
  'delimiter',
  'encoding-type',
  'fetch-owner',
  'lifecycle',
  'list-type',
  'marker',
  'max-keys',
  'partNumber',
  'prefix',
  'renameObject',
  'start-after',
  'uploadId',
  'uploads',
  'x-id',
]);

/** The code of an S3 error. The answer to HEAD has no body: there the SDKs go by the status. */
function errorName(status: number, payload: unknown): string | undefined {
  if (status < 400) {
    return undefined;
  }
  const code = typeof payload === 'string' ? /<Code>([^<]+)<\/Code>/.exec(payload)?.[1] : undefined;
  return code ?? (STATUS_CODES[status] ?? `Http${status}`).replaceAll(' ', '');
}

/** A request that is refused, and how the refusal is written. */
interface Refused {
  readonly refusal: Refusal;
  readonly format: RefusalFormat;
}

/** What fauxqs would take for something else, or silently for the whole object. */
function refuse(request: IncomingMessage): Refused | undefined {
  const [, query] = (request.url ?? '').split('?', 2);
  // Wherever it is in the header, fauxqs goes by it: it takes the request for one to a queue or topic, or reads a
  // virtual-hosted one as path style.
  const type = (request.headers['content-type'] ?? '').toLowerCase();
  if (type.includes('x-www-form-urlencoded')) {
    const message = 'The local AWS serves no AWS Query API (STS, SQS, SNS and the like).';
    return { refusal: { status: 400, code: 'InvalidAction', message }, format: 'query' };
  }
  if (type.includes('x-amz-json-1.0')) {
    const message = `The local S3 does not serve the content type "${type}".`;
    return { refusal: { status: 501, code: 'NotImplemented', message }, format: 's3' };
  }
  const unknown = [...new URLSearchParams(query).keys()].find(
    (name) => !SERVED_QUERIES.has(name) && !/^x-amz-/i.test(name),
  );
  if (unknown === undefined) {
    return undefined;
  }
  const message = `The local S3 does not serve "?${unknown}".`;
  return { refusal: { status: 501, code: 'NotImplemented', message }, format: 's3' };
}
