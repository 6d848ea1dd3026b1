import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';

/** What happens to a call instead of being answered by the service. */
export type Fault =
  | { readonly kind: 'error'; readonly status: number; readonly type: string; readonly message: string }
  /** The connection is closed without an answer. */
  | { readonly kind: 'reset' }
  /** The call reaches the service, and the connection is closed before the answer. */
  | { readonly kind: 'lost-answer' };

export interface FaultyProxy {
  readonly url: string;
  /** The operations called so far, such as `GetExecutionHistory` or `GET` for S3, in order. */
  readonly calls: readonly string[];
  close(): Promise<void>;
}

/** What is to happen to a call: given an operation and how often it was called before. Undefined: nothing. */
export type FaultFor = (operation: string, before: number) => Fault | undefined;

/** The error of a service that speaks JSON. */
export function serviceError(status: number, type: string, message = 'Said by the test.'): Fault {
  return { kind: 'error', status, type, message };
}

/** Stands between the action and the local AWS, counts calls, and breaks those that `fault` wants broken. */
export async function startProxy(upstream: string, fault: FaultFor = () => undefined): Promise<FaultyProxy> {
  const calls: string[] = [];
  const server = createServer((incoming, outgoing) => {
    const operation = operationOf(incoming);
    const broken = fault(operation, calls.filter((call) => call === operation).length);
    calls.push(operation);
    if (broken === undefined) {
      forward(upstream, incoming, outgoing);
    } else if (broken.kind === 'lost-answer') {
      forwardInVain(upstream, incoming, outgoing);
    } else {
      answer(broken, incoming, outgoing);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) {
    throw new Error('The proxy has no port.');
  }
  return {
    url: `http://127.0.0.1:${address.port}`,
    calls,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function operationOf({ headers, method = '' }: IncomingMessage): string {
  const target = headers['x-amz-target'];
  return typeof target === 'string' ? (target.split('.').at(-1) ?? '') : method;
}

function forward(upstream: string, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const { method, headers, url = '/' } = incoming;
  const onward = request(new URL(url, upstream), { method, headers }, (answered) => {
    outgoing.writeHead(answered.statusCode ?? 502, answered.headers);
    answered.pipe(outgoing);
  });
  onward.once('error', () => outgoing.destroy());
  incoming.pipe(onward);
}

function forwardInVain(upstream: string, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const { method, headers, url = '/' } = incoming;
  const onward = request(new URL(url, upstream), { method, headers }, (answered) => {
    answered.resume().once('end', () => outgoing.socket?.resetAndDestroy());
  });
  onward.once('error', () => outgoing.destroy());
  incoming.pipe(onward);
}

function answer(
  fault: Exclude<Fault, { readonly kind: 'lost-answer' }>,
  { headers }: IncomingMessage,
  outgoing: ServerResponse,
): void {
  const target = headers['x-amz-target'];
  if (fault.kind === 'reset') {
    outgoing.socket?.resetAndDestroy();
    return;
  }
  // The services that speak JSON have a target; S3 speaks XML.
  const [type, body] =
    target === undefined
      ? ['application/xml', `<Error><Code>${fault.type}</Code><Message>${fault.message}</Message></Error>`]
      : ['application/x-amz-json-1.0', JSON.stringify({ __type: fault.type, message: fault.message })];
  outgoing.writeHead(fault.status, { 'content-type': type });
  outgoing.end(body);
}
