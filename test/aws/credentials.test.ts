import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { SFNClient } from '@aws-sdk/client-sfn';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { requireCredentials } from '../../src/aws/credentials.ts';
import type { RetryOptions } from '../../src/aws/retry.ts';
import { Interrupted } from '../../src/execution/ending.ts';
import { breakConnection } from '../break-connection.ts';
import { leapingClock } from '../leaping-clock.ts';

/** A runner on which nothing is configured. */
const NO_SOURCE = {
  AWS_ACCESS_KEY_ID: '',
  AWS_SECRET_ACCESS_KEY: '',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_CONFIG_FILE: '/dev/null',
} as const;

const CANCELLED = new Interrupted({ kind: 'cancelled' });

const servers: Server[] = [];
const { env } = process;
const { setTimeout } = globalThis;

beforeEach(() => {
  // The SDK warns of an endpoint that says nothing.
  jest.spyOn(console, 'warn').mockImplementation(() => {});
  // The SDK asks an endpoint several times, a second apart.
  Object.assign(globalThis, {
    setTimeout: (callback: (...rest: unknown[]) => void, milliseconds = 0, ...rest: unknown[]) =>
      setTimeout(callback, milliseconds / 20, ...rest),
  });
});

afterEach(() => {
  jest.restoreAllMocks();
  process.env = env;
  Object.assign(globalThis, { setTimeout });
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}

/** Looks for credentials as the real SDK does in an environment, and tells how long that was tried. */
async function look(variables: Readonly<Record<string, string>>, more: Partial<RetryOptions> = {}) {
  const given = { ...env, ...NO_SOURCE, ...variables };
  process.env = given;
  const clock = leapingClock();
  const retry = {
    clock,
    signal: new AbortController().signal,
    forMs: 3000,
    ...more,
  };
  const sfn = new SFNClient({ region: 'eu-west-1' });
  const outcome = await requireCredentials(sfn, retry, given).catch((error: unknown) => error);
  return { outcome, waitedMs: clock.slept.reduce((sum, one) => sum + one, 0) };
}

const CREDENTIALS = JSON.stringify({
  AccessKeyId: 'a',
  SecretAccessKey: 's',
  Token: 't',
  Expiration: new Date(Date.now() + 3_600_000).toISOString(),
});

/** How often the SDK itself asks: four times, and once more by an older protocol. */
const TRIES = 5;

const AWAY: readonly (readonly [string, RequestListener])[] = [
  ['answers 503', (_incoming, outgoing) => outgoing.writeHead(503).end('{}')],
  ['answers a page', (_incoming, outgoing) => outgoing.end('<html>')],
  ['answers nothing of use', (_incoming, outgoing) => outgoing.end('{}')],
  ['breaks the connection', ({ socket }) => breakConnection(socket)],
];

describe('an endpoint of credentials', () => {
  test.each(AWAY)('that %s for a while is waited for', async (_what, away) => {
    let asked = 0;
    const url = await serve((incoming, outgoing) => {
      asked += 1;
      if (asked <= TRIES) {
        away(incoming, outgoing);
      } else {
        outgoing.writeHead(200, { 'content-type': 'application/json' }).end(CREDENTIALS);
      }
    });
    const { outcome, waitedMs } = await look({ AWS_CONTAINER_CREDENTIALS_FULL_URI: `${url}/credentials` });
    expect(outcome).toBeUndefined();
    expect(waitedMs).toBeGreaterThan(0);
  });

  test('that refuses connections is waited for, and then told as the one that the environment names', async () => {
    const { outcome, waitedMs } = await look({
      AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://127.0.0.1:1/credentials',
    });
    expect(waitedMs).toBe(3000);
    expect(outcome).toMatchObject({
      name: 'AwsError',
      kind: 'no-credentials',
      message:
        'There are no AWS credentials: the endpoint that AWS_CONTAINER_CREDENTIALS_FULL_URI names gave none. Check that the runner can reach it, or sign in with aws-actions/configure-aws-credentials before this step.',
    });
  });

  test('that does not answer at all keeps no cancelled job', async () => {
    const controller = new AbortController();
    const open: ServerResponse[] = [];
    const url = await serve((_incoming, outgoing) => {
      open.push(outgoing);
      controller.abort(CANCELLED);
    });
    const { outcome } = await look(
      { AWS_CONTAINER_CREDENTIALS_FULL_URI: `${url}/credentials` },
      { signal: controller.signal },
    );
    expect(outcome).toBe(CANCELLED);
    open[0]?.end(CREDENTIALS);
  });

  test('that does not answer at all is given up', async () => {
    const open: ServerResponse[] = [];
    const url = await serve((_incoming, outgoing) => void open.push(outgoing));
    const { outcome, waitedMs } = await look(
      { AWS_CONTAINER_CREDENTIALS_FULL_URI: `${url}/credentials` },
      { requestMs: 20 },
    );
    expect(waitedMs).toBe(3000);
    expect(outcome).toMatchObject({ kind: 'no-credentials' });
    open[0]?.end(CREDENTIALS);
  });
});

describe('a runner', () => {
  test('on which no credentials are configured is told at once', async () => {
    const { outcome, waitedMs } = await look({});
    expect(waitedMs).toBe(0);
    expect(outcome).toMatchObject({
      kind: 'no-credentials',
      message: expect.stringMatching(/^There are no AWS credentials: sign in with aws-actions/),
    });
  });

  test('with credentials in its environment asks nobody', async () => {
    const { outcome, waitedMs } = await look({ AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 's' });
    expect([outcome, waitedMs]).toEqual([undefined, 0]);
  });
});

describe('the token of a web identity', () => {
  const role = {
    AWS_ROLE_ARN: 'arn:aws:iam::123456789012:role/x',
    AWS_WEB_IDENTITY_TOKEN_FILE: import.meta.filename,
  };
  const xml = (code: string) =>
    `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>Said by the test.</Message></Error></ErrorResponse>`;

  test('that STS refuses is final, and told with what STS says', async () => {
    const url = await serve((_incoming, outgoing) => {
      outgoing.writeHead(403, { 'content-type': 'text/xml' }).end(xml('AccessDenied'));
    });
    const { outcome, waitedMs } = await look({ ...role, AWS_ENDPOINT_URL: url });
    expect(waitedMs).toBe(0);
    expect(outcome).toMatchObject({
      kind: 'no-credentials',
      message: expect.stringMatching(
        /^The AWS credentials could not be loaded: AccessDenied: Said by the test\. Check their source, or sign in/,
      ),
    });
  });

  test('is offered again while STS is in trouble', async () => {
    const url = await serve((_incoming, outgoing) => {
      outgoing.writeHead(503, { 'content-type': 'text/xml' }).end(xml('ServiceUnavailable'));
    });
    expect(await look({ ...role, AWS_ENDPOINT_URL: url })).toMatchObject({
      waitedMs: 3000,
      outcome: { message: expect.stringContaining('could not be loaded: ServiceUnavailable') },
    });
  });

  test('whose file is not there is final', async () => {
    const { outcome, waitedMs } = await look({ ...role, AWS_WEB_IDENTITY_TOKEN_FILE: '/nowhere/token' });
    expect(waitedMs).toBe(0);
    expect(outcome).toMatchObject({ message: expect.stringContaining('ENOENT: no such file') });
  });
});
