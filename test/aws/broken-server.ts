import { createServer, type Socket } from 'node:net';
import { breakConnection } from '../break-connection.ts';

/** What a broken server sends over a connection once a request has come: bytes, and how it ends. */
export interface BrokenAnswer {
  /** As they are; empty to say nothing. */
  readonly bytes: string;
  /** What becomes of the connection. `open`: it stays, so that the client has to give up. */
  readonly ending: 'closed' | 'reset' | 'open';
}

/** A server on 127.0.0.1 that answers in no way that a service would. */
export interface BrokenServer {
  readonly url: string;
  /** The whole requests that came, oldest first. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

/** @param answers one a connection; the last one holds for all that follow */
export async function brokenServer(...answers: readonly BrokenAnswer[]): Promise<BrokenServer> {
  const sockets = new Set<Socket>();
  const requests: string[] = [];
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // A client that gives up resets its end.
    socket.on('error', () => {});
    let received = '';
    socket.on('data', (data) => {
      received += data.toString('latin1');
      if (!isWhole(received)) {
        return;
      }
      const answer = answers[requests.length] ?? answers.at(-1);
      requests.push(received);
      received = '';
      if (answer !== undefined) {
        reply(socket, answer);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) {
          socket.destroy();
        }
      }),
  };
}

function isWhole(request: string): boolean {
  const end = request.indexOf('\r\n\r\n');
  const length = Number(/\r\ncontent-length: *(\d+)/i.exec(request)?.[1] ?? 0);
  return end >= 0 && request.length >= end + 4 + length;
}

function reply(socket: Socket, { bytes, ending }: BrokenAnswer): void {
  const finish = (): void => {
    if (ending === 'closed') {
      socket.end();
    } else if (ending === 'reset') {
      // So that what was written is read before the connection breaks.
      setTimeout(() => breakConnection(socket), 20);
    }
  };
  if (bytes === '') {
    finish();
  } else {
    socket.write(bytes, 'latin1', finish);
  }
}

interface Http {
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** That of the body unless given. */
  readonly length?: number;
  readonly ending?: BrokenAnswer['ending'];
}

/** An answer that begins as HTTP does. */
export function http(status: number, body: string, more: Http = {}): BrokenAnswer {
  const { type = 'application/x-amz-json-1.0', headers = {}, length = body.length, ending = 'closed' } = more;
  const lines = [
    `HTTP/1.1 ${status} Said by the test`,
    `content-type: ${type}`,
    `content-length: ${length}`,
    `connection: ${ending === 'open' ? 'keep-alive' : 'close'}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ];
  return { bytes: `${lines.join('\r\n')}\r\n\r\n${body}`, ending };
}

/** A well-formed error of the service. */
export function serviceError(type: string, status = 400, more: Http = {}): BrokenAnswer {
  return http(status, JSON.stringify({ __type: type, message: 'Said by the test.' }), more);
}
