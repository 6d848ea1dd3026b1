import { createServer, type IncomingMessage } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { parseJson } from '../../src/json.ts';

/** A call that came in: the operation, such as `StartExecution`, and its input. */
export interface Asked {
  readonly operation: string;
  readonly input: ReturnType<typeof parseJson>;
}

/** A service of AWS that answers as it is told. */
export interface Service {
  readonly url: string;
  /** The operations that were called, in order. */
  readonly calls: readonly string[];
  close(): Promise<void>;
}

/**
 * Starts a service on the loopback address.
 *
 * @param answer gives the JSON text of an answer; none leaves the caller without one
 * @param latencyMs how long each answer takes, as far as a runner is from AWS
 */
export async function startService(
  answer: (asked: Asked) => string | undefined,
  latencyMs: number,
): Promise<Service> {
  const calls: string[] = [];
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    const operation = String(request.headers['x-amz-target']).split('.').at(-1) ?? '';
    calls.push(operation);
    const text = answer({ operation, input: parseJson(body) });
    if (text !== undefined) {
      await delay(latencyMs);
      response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' }).end(text);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) {
    throw new Error('The service has no port.');
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

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
