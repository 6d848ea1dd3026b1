import { beforeAll, describe, expect, test } from '@jest/globals';
import { type Asked, ask, type Scenario } from './asked.ts';
import { http, serviceError } from './broken-server.ts';
import { ARN, BODY, dated, html, KINDS, NETWORK, TEN_MINUTES_MS } from './error-shapes.ts';

/** The SDK writes for programmers, and puts it into what people read. */
const FOR_PROGRAMMERS = /Deserialization error|hidden field|\$response|The message says what to change|\n/;

/** Calls that come to no kind by an answer alone. */
const SCENARIOS = {
  'no answer': { answers: [{ bytes: '', ending: 'open' }], requestMs: 300 },
  'half a head': { answers: [{ bytes: 'HTTP/1.1 200 OK\r\n', ending: 'open' }], requestMs: 300 },
  'half a body': {
    answers: [http(200, BODY.slice(0, 20), { length: 100, ending: 'open' })],
    requestMs: 300,
  },
  'connection refused': { answers: [], url: 'http://127.0.0.1:1' },
  'no such host': { answers: [], url: 'http://no-such-host.invalid' },
  'no credentials': { answers: [], hasCredentials: false },
  'content type': { answers: [http(200, BODY, { type: 'text/plain' })] },
} as const satisfies Readonly<Record<string, Omit<Scenario, 'arn'>>>;

/** The SDK marks all that it is refused on a runner whose clock is off. */
const OFF = dated(TEN_MINUTES_MS);

const REFUSED_WHILE_OFF = [
  ['access-denied', serviceError('AccessDeniedException', 400, OFF)],
  ['not-found', serviceError('ExecutionDoesNotExist', 400, OFF)],
  ['conflict', serviceError('ExecutionAlreadyExists', 400, OFF)],
  ['rejected', serviceError('ValidationException', 400, OFF)],
  ['unavailable', serviceError('InternalServerError', 500, OFF)],
  ['unavailable', serviceError('RequestTimeout', 400, OFF)],
  ['throttled', serviceError('ThrottlingException', 400, OFF)],
  ['unreadable-answer', html(403, OFF)],
] as const;

/** A server whose clock differs, and that refuses what is signed by another one. */
const SKEWED = [
  ['slow', 'InvalidSignatureException', TEN_MINUTES_MS],
  ['fast', 'InvalidSignatureException', -TEN_MINUTES_MS],
  ['slow', 'RequestExpired', TEN_MINUTES_MS],
  ['fast', 'RequestTimeTooSkewed', -TEN_MINUTES_MS],
] as const;

const ROWS = KINDS.flatMap(([kind, passes, mayHave, rows]) =>
  rows.map(([what, answer, says]) => ({ kind, passes, mayHave, what, answer, says })),
);

let byRow: readonly Asked[];
let byScenario: readonly Asked[];
let bySkew: readonly Asked[];
beforeAll(async () => {
  const scenarios: readonly (readonly Omit<Scenario, 'arn'>[])[] = [
    ROWS.map(({ answer }) => ({ answers: [answer] })),
    Object.values(SCENARIOS),
    [
      ...SKEWED.map(([, name, offsetMs]) => ({
        answers: [serviceError(name, 400, dated(offsetMs)), http(200, BODY, dated(offsetMs))],
        calls: 2,
      })),
      ...REFUSED_WHILE_OFF.map(([, answer]) => ({ answers: [answer] })),
    ],
  ];
  const [rows = [], others = [], skewed = []] = scenarios;
  const asked = await ask([...rows, ...others, ...skewed].map((scenario) => ({ ...scenario, arn: ARN })));
  byRow = asked.slice(0, rows.length);
  byScenario = asked.slice(rows.length, rows.length + others.length);
  bySkew = asked.slice(rows.length + others.length);
});

const came = (name: keyof typeof SCENARIOS) => byScenario[Object.keys(SCENARIOS).indexOf(name)]?.results[0];

describe('what the SDK throws', () => {
  test.each(ROWS.map((row, index) => [row.what, row.kind, row, index] as const))(
    'for %s is %s',
    (_what, _kind, { kind, passes, mayHave, says }, index) => {
      const [result] = byRow[index]?.results ?? [];
      const message = expect.stringMatching(says);
      expect(result).toEqual({ kind, passes, mayHave, toldAlike: true, message });
    },
  );

  test('is told without what the SDK writes for programmers', () => {
    const told = [...byRow, ...byScenario, ...bySkew].flatMap(({ results }) =>
      results.flatMap((result) => ('message' in result ? [result.message] : [])),
    );
    expect(told.length).toBeGreaterThan(ROWS.length);
    expect(told.filter((message) => FOR_PROGRAMMERS.test(message))).toEqual([]);
  });

  test.each(['no answer', 'half a head', 'half a body'] as const)(
    'for a request that is given up at %s is no answer',
    (name) => {
      expect(came(name)).toMatchObject({
        kind: 'no-answer',
        passes: true,
        mayHave: true,
        message: expect.stringMatching(NETWORK),
      });
    },
  );

  test.each(['connection refused', 'no such host'] as const)(
    'for %s is no answer, and nothing was sent',
    (name) => {
      expect(came(name)).toEqual({
        kind: 'no-answer',
        passes: true,
        mayHave: false,
        toldAlike: true,
        message: expect.stringMatching(NETWORK),
      });
    },
  );

  test('where credentials cannot be had says how to sign in, and nothing was sent', () => {
    expect(came('no credentials')).toEqual({
      kind: 'no-credentials',
      passes: false,
      mayHave: false,
      toldAlike: true,
      message: expect.stringContaining('There are no AWS credentials: sign in with'),
    });
  });

  test('is nothing for a readable answer of the wrong content type', () => {
    expect(came('content type')).toEqual({ answered: 'RUNNING' });
  });
});

/** The time at which a request was signed. */
function signedAt(request: string | undefined): number {
  const [, year, month, day, hour, minute, second] =
    /\r\nx-amz-date: (\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/i.exec(request ?? '') ?? [];
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

describe('a clock of the runner that is off', () => {
  test.each(SKEWED.map((row, index) => [...row, index] as const))(
    'since it is %s costs one call (%s): the next one is signed right',
    (_what, _name, offsetMs, index) => {
      const { results = [], requests = [] } = bySkew[index] ?? {};
      expect(results).toEqual([
        expect.objectContaining({ kind: 'clock-skew', passes: true }),
        { answered: 'RUNNING' },
      ]);
      const [first = 0, second = 0] = requests.map(signedAt);
      expect(Math.abs(second - first - offsetMs)).toBeLessThan(60_000);
    },
  );

  test.each(REFUSED_WHILE_OFF.map(([kind], index) => [kind, index] as const))(
    'does not make another refusal than it is of what has to do with no clock: %s',
    (kind, index) => {
      expect(bySkew[SKEWED.length + index]?.results).toEqual([expect.objectContaining({ kind })]);
    },
  );
});
