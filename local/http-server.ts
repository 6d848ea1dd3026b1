import { createServer, type RequestListener, type Server } from 'node:http';

/** An HTTP server that listens on the loopback address only. */
export interface LoopbackServer {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  readonly url: string;
  /** Stops listening and drops the open connections. */
  close(): Promise<void>;
}

/**
 * Starts listening on 127.0.0.1. Rejects with a sentence when the port cannot be had.
 *
 * @param port 0 for a free one
 * @param createListener makes what answers the requests, from the URL that they come to
 */
export async function listenOnLoopback(
  port: number,
  createListener: (url: string) => RequestListener,
): Promise<LoopbackServer> {
  const server = createServer();
  const url = `http://127.0.0.1:${await listen(server, port)}`;
  server.on('request', createListener(url));
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
