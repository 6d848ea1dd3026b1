import { breakConnection } from '../../break-connection.ts';
import { answerError, type Exchange } from '../proxy.ts';
import type { Phase } from './phases.ts';

/** What is wrong with a call, or with all that a job does from then on. */
export interface FaultKind {
  /**
   * Whether it may be gone at the next call, so that it ends no wait; the service refuses the others for good.
   */
  readonly isPassing: boolean;
  /** How many calls it meets where it passes. */
  readonly times: number;
  readonly act: Act;
}

export type Act =
  /** One call. */
  | ((exchange: Exchange) => void | Promise<void>)
  /** All connections of the job are refused for a while. */
  | 'refused'
  /** The credentials of the job, which are fetched anew for each call, are not to be had for a while. */
  | 'credentials-away'
  /** The clock of AWS is an hour ahead of that of the runner, as in the rest of the job. */
  | 'clock-skew'
  /** What has just been started, or runs, is not there yet for those who read. */
  | 'lagging-read';

const passing = (act: Act, times = 2): FaultKind => ({ isPassing: true, times, act });

const final = (act: Act): FaultKind => ({ isPassing: false, times: 2, act });

/** Those that cost a request its whole time, or the machine its own, come once. */
const once = (act: Act): FaultKind => passing(act, 1);

/** A well-formed error of the service that was asked. */
const error = (status: number, type: string, message = 'Said by the test.') => {
  return (exchange: Exchange): void => {
    if (exchange.incoming.headers.accept?.includes('github') === true) {
      answered(status, 'application/json', JSON.stringify({ message }))(exchange);
    } else {
      answerError(exchange, { status, type, message });
    }
  };
};

/** Answers what no service said. */
const answered = (status: number, contentType: string, body: string, headers = {}) => {
  return ({ outgoing }: Exchange): void => {
    outgoing.writeHead(status, { 'content-type': contentType, ...headers }).end(body);
  };
};

const JSON_TYPE = 'application/x-amz-json-1.0';

const html = (status: number) => {
  const page = `<html><head><title>${status}</title></head><body><h1>${status}</h1>nginx</body></html>`;
  return answered(status, 'text/html', page);
};

/** Lets the service do what was asked, and makes something else of its answer. */
const processed = (act: (exchange: Exchange, body: Buffer, status: number) => void) => {
  return async (exchange: Exchange): Promise<void> => {
    const { body, status } = await exchange.forward();
    act(exchange, body, status);
  };
};

/** Sends the start of a body, and breaks the connection. */
function cut({ outgoing }: Exchange, body: Buffer): void {
  outgoing.writeHead(200, { 'content-type': JSON_TYPE, 'content-length': body.length + 1 });
  outgoing.write(body.subarray(0, Math.ceil(body.length / 2)), () => {
    setTimeout(() => breakConnection(outgoing.socket), 10);
  });
}

/** Sends a byte at a time, and comes to no end. */
function drip({ outgoing }: Exchange, body: Buffer): void {
  outgoing.writeHead(200, { 'content-type': JSON_TYPE });
  let sent = 0;
  const timer = setInterval(() => {
    if (outgoing.destroyed) {
      clearInterval(timer);
      return;
    }
    outgoing.write(body.subarray(sent, sent + 1).toString() || ' ');
    sent += 1;
  }, 100);
}

const TWENTY_MEGABYTES = 20_000_000;

function huge({ outgoing }: Exchange): void {
  outgoing.writeHead(200, { 'content-type': JSON_TYPE });
  outgoing.end(`{"padding":"${'x'.repeat(TWENTY_MEGABYTES)}"}`);
}

const UNAVAILABLE = [500, 502, 503, 504].map((status): readonly (readonly [string, FaultKind])[] => [
  [`${status} JSON`, passing(error(status, 'InternalServerException'))],
  [`${status} HTML`, passing(html(status))],
]);

/** All faults by their names. */
export const FAULTS: ReadonlyMap<string, FaultKind> = new Map([
  ['throttled 400', passing(error(400, 'ThrottlingException', 'Rate exceeded'))],
  ['throttled 429', passing(error(429, 'TooManyRequestsException', 'Rate exceeded'))],
  ...UNAVAILABLE.flat(),
  ['408', passing(error(408, 'RequestTimeoutException'))],
  ['302', passing(answered(302, 'text/html', '', { location: 'http://127.0.0.1:1/login' }))],
  ['refused', passing('refused')],
  ['reset before', passing(({ outgoing }) => breakConnection(outgoing.socket))],
  ['reset after', passing(processed(({ outgoing }) => breakConnection(outgoing.socket)))],
  ['cut body', passing(processed(cut))],
  [
    'truncated JSON',
    passing(
      processed((exchange, body, status) =>
        answered(status, JSON_TYPE, body.toString('utf8').slice(0, body.length / 2))(exchange),
      ),
    ),
  ],
  ['garbage', passing(processed(answered(200, JSON_TYPE, '\u0000\u0001 this is no JSON {]')))],
  [
    'wrong type',
    passing(
      processed((exchange, body, status) => answered(status, 'text/html', body.toString('utf8'))(exchange)),
    ),
  ],
  ['200 HTML', passing(html(200))],
  ['empty', passing(answered(200, JSON_TYPE, ''))],
  ['empty after', passing(processed(answered(200, JSON_TYPE, '')))],
  ['{}', passing(answered(200, JSON_TYPE, '{}'))],
  ['{} after', passing(processed(answered(200, JSON_TYPE, '{}')))],
  ['null', passing(answered(200, JSON_TYPE, 'null'))],
  ['null after', passing(processed(answered(200, JSON_TYPE, 'null')))],
  ['no HTTP', passing(({ outgoing }) => void outgoing.socket?.end('SSH-2.0-OpenSSH_9.9\r\n'))],
  ['hang', once(() => undefined)],
  ['hang after', once(processed(() => undefined))],
  ['drip', once(processed(drip))],
  ['20 MB', once(huge)],
  ['clock skew', passing('clock-skew')],
  ['credentials away', passing('credentials-away')],
  ['lagging read', passing('lagging-read')],
  ['expired', final(error(400, 'ExpiredTokenException', 'The security token is expired'))],
  ['denied', final(error(400, 'AccessDeniedException', 'User is not authorized'))],
  ['unknown credentials', final(error(400, 'UnrecognizedClientException', 'The token is invalid'))],
]);

/** One fault in one phase, of the first calls or of all. */
export interface Cell {
  readonly phase: Phase;
  readonly fault: string;
  readonly extent: 'first' | 'always';
}

/** Those that have nothing to do with a phase. */
const NOT_APPLICABLE: Readonly<Record<string, readonly Phase[]>> = {
  // A machine that is not there is deployed, or is the user's mistake; the others do not lag like that.
  'lagging read': ['sign-in', 'lookup', 'deploy', 'list', 'tasks', 'logs', 'evidence', 'comment'],
  // GitHub has a token, and no clock of the runner in it. Nor has who gives credentials.
  'clock skew': ['sign-in', 'comment'],
  'credentials away': ['comment'],
  // The SDK waits for such an endpoint for ever, and whoever asks it once more waits too: see credentials.test.ts.
  hang: ['sign-in'],
  'hang after': ['sign-in'],
  drip: ['sign-in'],
};

export function faultOf({ fault }: Cell): FaultKind {
  const kind = FAULTS.get(fault);
  if (kind === undefined) {
    throw new Error(`There is no fault ${fault}.`);
  }
  return kind;
}

/** Whether it meets one execution of a job, and leaves the others alone. */
export function isOfOneExecution({ act }: FaultKind): boolean {
  return typeof act === 'function' || act === 'lagging-read';
}

/** All faults of a phase. */
export function cellsOf(phase: Phase, extent: Cell['extent']): readonly Cell[] {
  return (
    [...FAULTS.keys()]
      .filter((fault) => NOT_APPLICABLE[fault]?.includes(phase) !== true)
      // Reads lag for a while; what is never there is not there.
      .filter((fault) => extent === 'first' || fault !== 'lagging read')
      .map((fault) => ({ phase, fault, extent }))
  );
}
