import { connect } from 'node:net';

/** An answer as it came over the wire. */
export interface Answer {
  /** The whole text; empty if the connection was closed without an answer. */
  readonly text: string;
  readonly status: number;
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * Sends lines as they are, without any header that a client would add, and resolves with the answer when the server
 * closes the connection. Include `Connection: close`.
 */
export function send(url: string, head: readonly string[], body = ''): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => {
      socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
    });
    let text = '';
    socket.setEncoding('latin1').on('data', (chunk) => {
      text += String(chunk);
    });
    socket.once('error', reject);
    socket.once('close', () => resolve(parse(text)));
  });
}

function parse(text: string): Answer {
  const [head = '', body = ''] = text.split(/\r\n\r\n(.*)/s);
  const [first = '', ...lines] = head.split('\r\n');
  const headers = lines.map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
  });
  return { text, status: Number(first.split(' ')[1]), headers: Object.fromEntries(headers), body };
}
