import { createServer, type RequestListener, type Server, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { GUARD_HEADERS } from './browser-guard.ts';

/** An HTTP server that listens on the loopback address only. */
export interface LoopbackServer {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  readonly url: string;
  /** Stops listening and drops the open connections. */
  close(): Promise<void>;
}

/**
 * Starts listening on 127.0.0.1. Every answer has the headers that keep browsers from running it.
 * Rejects with a sentence if it cannot listen on the port.
 *
 * @param port 0 for a free one
 * @param createListener makes what answers the requests, from the URL that they come to
 */
export async function listenOnLoopback(
  port: number,
  createListener: (url: string) => RequestListener,
): Promise<LoopbackServer> {
  // Without this option Node answers a request that has no Host header by itself.
  const server = createServer({ requireHostHeader: false });
  server.on('clientError', refuseUnreadable);
  const url = `http://127.0.0.1:${await listen(server, port)}`;
  const listener = createListener(url);
  const guarded: RequestListener = (request, response) => {
    for (const [name, value] of Object.entries(GUARD_HEADERS)) {
      response.setHeader(name, value);
    }
    listener(request, response);
  };
  server.on('request', guarded);
  // Node answers an `Expect` header that it does not know by itself, unless this is listened to.
  server.on('checkExpectation', guarded);
  return {
    url,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        // Clients keep their connections open; without this, close would wait for them.
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const why = cause.code === 'EADDRINUSE' ? 'it is in use already' : cause.message;
      reject(new Error(`The local AWS cannot listen on port ${port}: ${why}.`, { cause }));
    });
    server.listen({ port, host: '127.0.0.1' }, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

/** The statuses by which Node answers errors of its parser; 400 for all others. */
const STATUSES: ReadonlyMap<string | undefined, number> = new Map([
  ['ERR_HTTP_REQUEST_TIMEOUT', 408],
  ['HPE_CHUNK_EXTENSIONS_OVERFLOW', 413],
  ['HPE_HEADER_OVERFLOW', 431],
]);

/** Answers what is no HTTP, or is too large or too slow, as Node does by itself, but with the headers of every answer. */
function refuseUnreadable(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const status = STATUSES.get(error.code) ?? 400;
  const guards = Object.entries(GUARD_HEADERS).map(([name, value]) => `${name}: ${value}\r\n`);
  const head = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${guards.join('')}`;
  // The connection ends with the answer, whatever else comes.
  socket.end(`${head}Connection: close\r\nContent-Length: 0\r\n\r\n`, () => socket.destroy());
}
