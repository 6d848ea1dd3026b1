import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type ServerResponse,
} from 'node:http';
import { breakConnection } from '../break-connection.ts';

/** What happens to a call instead of being answered by the service. */
export type Fault =
  | { readonly kind: 'error'; readonly status: number; readonly type: string; readonly message: string }
  /** The connection is closed without an answer. */
  | { readonly kind: 'reset' }
  /** The call reaches the service, and the connection is closed before the answer. */
  | { readonly kind: 'lost-answer' }
  /** Whatever a function makes of the exchange. It must answer, or break the connection, or leave it open. */
  | { readonly kind: 'act'; readonly act: (exchange: Exchange) => void | Promise<void> };

/** One call, which has come in whole. */
export interface Exchange {
  /** Such as `GetExecutionHistory`, or `GET` for S3. */
  readonly operation: string;
  readonly incoming: IncomingMessage;
  readonly body: string;
  readonly outgoing: ServerResponse;
  /** Lets the service do what was asked, and gives its answer. */
  forward(): Promise<Answered>;
}

/** What the service answered. */
export interface Answered {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface FaultyProxy {
  readonly url: string;
  /** The operations called so far, such as `GetExecutionHistory` or `GET` for S3, in order. */
  readonly calls: readonly string[];
  /** Refuses connections, and breaks those that are open; for so long, or until it is closed. */
  refuse(forMs?: number): void;
  close(): Promise<void>;
}

/** Decides on the fault of a call, given its operation, how often that was called before, and the call. */
export type FaultFor = (operation: string, before: number, exchange: Exchange) => Fault | undefined;

/** The error of a service that speaks JSON. */
export function serviceError(status: number, type: string, message = 'Said by the test.'): Fault {
  return { kind: 'error', status, type, message };
}

/** Stands between the action and the local AWS, counts calls, and breaks those that `fault` wants broken. */
export async function startProxy(upstream: string, fault: FaultFor = () => undefined): Promise<FaultyProxy> {
  const calls: string[] = [];
  const counts = new Map<string, number>();
  const server = createServer(async (incoming, outgoing) => {
    try {
      const operation = operationOf(incoming);
      const exchange = exchangeOf(upstream, operation, incoming, await bodyOf(incoming), outgoing);
      const before = counts.get(operation) ?? 0;
      counts.set(operation, before + 1);
      calls.push(operation);
      await answer(fault(operation, before, exchange), exchange);
    } catch {
      // The service, or who asked it, is gone.
      outgoing.destroy();
    }
  });
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  await listen(0);
  const address = server.address();
  if (typeof address !== 'object' || address === null) {
    throw new Error('The proxy has no port.');
  }
  const { port } = address;
  let reopening: NodeJS.Timeout | undefined;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return {
    url: `http://127.0.0.1:${port}`,
    calls,
    refuse: (forMs) => {
      void close();
      if (forMs !== undefined) {
        reopening = setTimeout(() => void listen(port), forMs);
      }
    },
    close: () => {
      clearTimeout(reopening);
      return close();
    },
  };
}

function operationOf({ headers, method = '' }: IncomingMessage): string {
  const target = headers['x-amz-target'];
  return typeof target === 'string' ? (target.split('.').at(-1) ?? '') : method;
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function exchangeOf(
  upstream: string,
  operation: string,
  incoming: IncomingMessage,
  body: Buffer,
  outgoing: ServerResponse,
): Exchange {
  const { method, headers, url = '/' } = incoming;
  const forward = () =>
    new Promise<Answered>((resolve, reject) => {
      const onward = request(new URL(url, upstream), { method, headers }, (answered) => {
        const { statusCode: status = 502, headers: told } = answered;
        bodyOf(answered).then((content) => resolve({ status, headers: told, body: content }), reject);
      });
      onward.once('error', reject);
      onward.end(body);
    });
  return { operation, incoming, body: body.toString('utf8'), outgoing, forward };
}

async function answer(fault: Fault | undefined, exchange: Exchange): Promise<void> {
  const { outgoing } = exchange;
  switch (fault?.kind) {
    case undefined:
      await pass(exchange);
      break;
    case 'reset':
      breakConnection(outgoing.socket);
      break;
    case 'lost-answer':
      await exchange.forward();
      breakConnection(outgoing.socket);
      break;
    case 'act':
      await fault.act(exchange);
      break;
    case 'error':
      answerError(exchange, fault);
      break;
  }
}

/** Hands the answer of the service on as it is, but for headers that are to be others. */
export async function pass(exchange: Exchange, headers: IncomingHttpHeaders = {}): Promise<void> {
  const answered = await exchange.forward();
  exchange.outgoing.writeHead(answered.status, { ...answered.headers, ...headers });
  exchange.outgoing.end(answered.body);
}

/** Answers an error as the service that was asked words it: those that speak JSON have a target; S3 speaks XML. */
export function answerError(
  { incoming, outgoing }: Exchange,
  { status, type, message }: { readonly status: number; readonly type: string; readonly message: string },
): void {
  const [contentType, body] =
    incoming.headers['x-amz-target'] === undefined
      ? ['application/xml', `<Error><Code>${type}</Code><Message>${message}</Message></Error>`]
      : ['application/x-amz-json-1.0', JSON.stringify({ __type: type, message })];
  outgoing.writeHead(status, { 'content-type': contentType });
  outgoing.end(body);
}
