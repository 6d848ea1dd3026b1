import type { AwsErrorKind } from '../../src/aws/errors.ts';
import { type BrokenAnswer, http, serviceError } from './broken-server.ts';

export const ARN = 'arn:aws:states:eu-west-1:111122223333:execution:uploads:run-1';
export const BODY = JSON.stringify({ executionArn: ARN, status: 'RUNNING' });
const PAGE = '<html><body><h1>Who are you?</h1></body></html>';
export const TEN_MINUTES_MS = 600_000;

export const html = (status: number, more: Parameters<typeof http>[2] = {}): BrokenAnswer =>
  http(status, PAGE, { type: 'text/html', ...more });

export const dated = (offsetMs: number) => ({
  headers: { date: new Date(Date.now() + offsetMs).toUTCString() },
});

type Row = readonly [what: string, answer: BrokenAnswer, says: RegExp];

export const NETWORK =
  /^AWS did not answer states:DescribeExecution on arn:.*Check the network of the runner/;
const PROXY =
  /^There was no readable answer to states:DescribeExecution on arn:.*Check whether a proxy answers/;
const LATER = /run the step again later, or start fewer at once\.$/;
const sayingStatus = (status: number) =>
  new RegExp(`${PROXY.source.replace('.*', `.*: HTTP status ${status}.*`)}`);

/** Each kind, whether it may be gone at the next call, and whether the call may have happened. */
export const KINDS: readonly (readonly [
  AwsErrorKind,
  passes: boolean,
  mayHave: boolean,
  rows: readonly Row[],
])[] = [
  [
    'no-answer',
    true,
    true,
    [
      ['a connection that is reset before the answer', { bytes: '', ending: 'reset' }, NETWORK],
      ['a connection that is closed before the answer', { bytes: '', ending: 'closed' }, NETWORK],
      [
        'a connection that is reset in the headers',
        { bytes: 'HTTP/1.1 200 OK\r\nconte', ending: 'reset' },
        NETWORK,
      ],
      ['a body that is cut', http(200, BODY.slice(0, 20), { length: 100 }), NETWORK],
      [
        'a body in which the connection is reset',
        http(200, BODY.slice(0, 20), { length: 100, ending: 'reset' }),
        NETWORK,
      ],
      ['an error whose body is cut', http(400, '{"__type":', { length: 100 }), NETWORK],
      ['another protocol', { bytes: 'SSH-2.0-OpenSSH_9.6\r\n', ending: 'closed' }, NETWORK],
      ['a length that is told twice', http(200, BODY, { headers: { 'content-length': '5' } }), NETWORK],
    ],
  ],
  [
    'unreadable-answer',
    true,
    true,
    [
      ['garbage', http(200, '\x00\x01\xff\x00 not JSON'), sayingStatus(200)],
      ['JSON that is cut', http(200, BODY.slice(0, 20)), sayingStatus(200)],
      ['a page with 200', html(200), sayingStatus(200)],
      [
        'a page with 302',
        html(302, { headers: { location: 'http://127.0.0.1:1/login' } }),
        sayingStatus(302),
      ],
      ['a page with 400', html(400), sayingStatus(400)],
      ['a page with 403', html(403), sayingStatus(403)],
      ['a page with 404', html(404), sayingStatus(404)],
      ['a page with 407', html(407), sayingStatus(407)],
      ['an error that is XML', http(400, '<Error><Code>AccessDenied</Code></Error>'), sayingStatus(400)],
      [
        'an error without a name',
        http(403, '{"message":"Forbidden"}'),
        /: HTTP status 403: Forbidden\. Check whether/,
      ],
      ['an error that is empty', http(400, ''), /: HTTP status 400\. Check whether/],
      ['an error that is {}', http(400, '{}'), sayingStatus(400)],
      ['an error that is null', http(400, 'null'), sayingStatus(400)],
      ['an empty body', http(200, ''), /: The answer has no status\. Check whether a proxy/],
      ['{}', http(200, '{}'), /The answer has no status/],
      ['null', http(200, 'null'), /The answer has no status/],
      ['a list', http(200, '[]'), /The answer has no status/],
      ['a text', http(200, '"RUNNING"'), /The answer has no status/],
      ['an error with 200', serviceError('InternalFailure', 200), /The answer has no status/],
      ['nothing, with 204', http(204, ''), /The answer has no status/],
    ],
  ],
  [
    'unavailable',
    true,
    true,
    [
      ['500', serviceError('InternalServerError', 500), LATER],
      ['503', serviceError('ServiceUnavailableException', 503), LATER],
      ['a page with 502', html(502), LATER],
      ['a page with 503', html(503), LATER],
      ['504 without a body', http(504, ''), LATER],
      ['408 without a body', http(408, ''), LATER],
      ['a page with 408', html(408), LATER],
      ['408 with a body', serviceError('RequestTimeoutException', 408), LATER],
      ['RequestTimeoutException with 400', serviceError('RequestTimeoutException'), LATER],
      ['RequestTimeout with 400', serviceError('RequestTimeout'), LATER],
    ],
  ],
  [
    'throttled',
    true,
    false,
    [
      ['ThrottlingException', serviceError('ThrottlingException'), LATER],
      ['KmsThrottlingException', serviceError('KmsThrottlingException'), LATER],
      [
        'throttling with the prefix of a service',
        serviceError('com.amazonaws.states#ThrottlingException'),
        LATER,
      ],
      ['throttling with a prefix and a link', serviceError('aws#RequestThrottledException:http://x/'), LATER],
      ['429', serviceError('TooManyRequestsException', 429), LATER],
      ['429 by any name', serviceError('Whatever', 429), LATER],
      ['a page with 429', html(429), LATER],
      ['429 without a body', http(429, ''), LATER],
      ['SlowDown with 503', serviceError('SlowDown', 503), LATER],
    ],
  ],
  [
    'clock-skew',
    true,
    false,
    [
      [
        'a signature that is too old by our clock',
        serviceError('InvalidSignatureException', 400, dated(TEN_MINUTES_MS)),
        /Set the clock of the runner\.$/,
      ],
      [
        'a signature of the future',
        serviceError('InvalidSignatureException', 400, dated(-TEN_MINUTES_MS)),
        /Set the clock/,
      ],
      [
        'a request that is too old by our clock',
        serviceError('RequestExpired', 400, dated(TEN_MINUTES_MS)),
        /Set the clock/,
      ],
    ],
  ],
  [
    'unknown-credentials',
    false,
    false,
    [
      [
        'a signature that is wrong at the right time',
        serviceError('InvalidSignatureException', 400, dated(0)),
        /does not know these credentials/,
      ],
      ['a token of nobody', serviceError('UnrecognizedClientException'), /does not know these credentials/],
    ],
  ],
  [
    'access-denied',
    false,
    false,
    [
      [
        'AccessDeniedException',
        serviceError('AccessDeniedException'),
        /Grant the role of this step states:DescribeExecution on arn:/,
      ],
    ],
  ],
  [
    'expired-credentials',
    false,
    false,
    [
      ['ExpiredTokenException', serviceError('ExpiredTokenException'), /longer session/],
      [
        'ExpiredTokenException on a runner whose clock is off',
        serviceError('ExpiredTokenException', 400, dated(TEN_MINUTES_MS)),
        /longer session/,
      ],
    ],
  ],
  [
    'not-found',
    false,
    false,
    [
      [
        'ExecutionDoesNotExist',
        serviceError('com.amazonaws.states#ExecutionDoesNotExist'),
        /Check the name, the account and the region/,
      ],
    ],
  ],
  [
    'rejected',
    false,
    false,
    [
      [
        'ValidationException',
        serviceError('ValidationException'),
        /ValidationException: Said by the test\.$/,
      ],
    ],
  ],
];
