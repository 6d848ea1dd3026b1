import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { AwsError } from '../../src/aws/errors.ts';
import type { Call } from '../../src/aws/rate-limiter.ts';
import { type RetryOptions, withRetry } from '../../src/aws/retry.ts';
import { Interrupted } from '../../src/execution/ending.ts';
import { leapingClock } from '../leaping-clock.ts';

const CALL: Call = { action: 'states:StopExecution', resource: 'arn:execution' };
const CANCELLED = new Interrupted({ kind: 'cancelled' });

const error = (name: string, more: object = {}) => Object.assign(new Error(`${name}!`), { name, ...more });
const throttled = () => error('ThrottlingException', { $metadata: { httpStatusCode: 400 } });
const broken = () => error('Error', { code: 'ECONNRESET' });
const away = () => error('ServiceUnavailable', { $metadata: { httpStatusCode: 503 } });
const denied = () => error('AccessDeniedException', { $metadata: { httpStatusCode: 400 } });

function setUp(more: Partial<RetryOptions> = {}) {
  const clock = leapingClock();
  const controller = new AbortController();
  const troubles: string[] = [];
  const retry: RetryOptions = {
    clock,
    signal: controller.signal,
    forMs: 120_000,
    onTrouble: (sentence) => troubles.push(sentence),
    ...more,
  };
  return { clock, controller, troubles, retry };
}

/** Fails with each of the errors in turn, then answers. */
function failing(errors: readonly Error[]) {
  const rest = [...errors];
  let tries = 0;
  const send = async () => {
    tries += 1;
    const failure = rest.shift();
    if (failure !== undefined) {
      throw failure;
    }
    return 'answer';
  };
  return { send, tries: () => tries };
}

describe('a call that succeeds', () => {
  test('is made once, and nobody hears of it', async () => {
    const { retry, clock, troubles } = setUp();
    const { send, tries } = failing([]);
    expect(await withRetry(retry, CALL, send)).toBe('answer');
    expect([tries(), clock.slept, troubles]).toEqual([1, [], []]);
  });
});

describe('a call that fails for a reason that may pass', () => {
  test('is made again after waits that double, each of them told', async () => {
    const { retry, clock, troubles } = setUp();
    const { send, tries } = failing([throttled(), broken(), away()]);
    expect(await withRetry(retry, CALL, send)).toBe('answer');
    expect(tries()).toBe(4);
    expect(clock.slept).toEqual([1000, 2000, 4000]);
    expect(troubles).toEqual([
      'states:StopExecution failed (ThrottlingException), trying again in 1s',
      'states:StopExecution failed (Error), trying again in 2s',
      'states:StopExecution failed (ServiceUnavailable), trying again in 4s',
    ]);
  });

  test('waits as long as it is told to at first', async () => {
    const { retry, clock } = setUp({ intervalMs: 250 });
    await withRetry(retry, CALL, failing([throttled(), throttled()]).send);
    expect(clock.slept).toEqual([250, 500]);
  });

  test('is made a last time when the time for retries is over, and ends with that fault', async () => {
    const { retry, clock, troubles } = setUp({ forMs: 6999 });
    const cause = throttled();
    const { send, tries } = failing([throttled(), throttled(), throttled(), cause, throttled()]);
    const fault = await withRetry(retry, CALL, send).catch((thrown: unknown) => thrown);
    expect(fault).toBeInstanceOf(AwsError);
    expect(fault).toMatchObject({ errorName: 'ThrottlingException', cause });
    expect(String(fault)).toContain('AWS refused states:StopExecution on arn:execution: ThrottlingException');
    expect([tries(), clock.slept, troubles.length]).toEqual([4, [1000, 2000, 3999], 3]);
  });

  test('that is over at the last moment is no failure', async () => {
    const { retry } = setUp({ forMs: 5000 });
    expect(await withRetry(retry, CALL, failing([away(), away(), away()]).send)).toBe('answer');
  });

  test('is waited for exactly as long as it may be, however long the waits would be', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(300_000), fc.integer({ min: 1, max: 90_000 }), async (forMs, intervalMs) => {
        const { retry, clock } = setUp({ forMs, intervalMs });
        let tries = 0;
        const call = withRetry(retry, CALL, async () => {
          tries += 1;
          throw broken();
        });
        await expect(call).rejects.toBeInstanceOf(AwsError);
        expect(clock.slept.reduce((sum, one) => sum + one, 0)).toBe(forMs);
        expect(clock.slept.every((one) => one >= 1)).toBe(true);
        expect(tries).toBe(clock.slept.length + 1);
      }),
      { numRuns: 50 },
    );
  });
});

describe('a call that does not find what it asks for', () => {
  const gone = () => error('ExecutionDoesNotExist', { $metadata: { httpStatusCode: 400 } });

  test('ends at once unless it may be too new', async () => {
    const { retry } = setUp();
    const { send, tries } = failing([gone()]);
    await expect(withRetry(retry, CALL, send)).rejects.toMatchObject({ kind: 'not-found' });
    expect(tries()).toBe(1);
  });

  test('is made again for as long as it may be too new, also after other trouble', async () => {
    const { retry } = setUp({ missingForMs: 20_000 });
    expect(await withRetry(retry, CALL, failing([gone(), throttled(), gone(), gone()]).send)).toBe('answer');
  });

  test('ends after that, however long other trouble would be waited out', async () => {
    const { retry, clock } = setUp({ missingForMs: 20_000 });
    const { send } = failing(Array.from({ length: 100 }, gone));
    await expect(withRetry(retry, CALL, send)).rejects.toMatchObject({ kind: 'not-found' });
    expect(clock.slept.reduce((sum, one) => sum + one, 0)).toBe(20_000);
  });
});

describe('a call without credentials', () => {
  const away = () => error('CredentialsProviderError');

  test('is made again, since their source may be away', async () => {
    const { retry } = setUp();
    expect(await withRetry(retry, CALL, failing([away(), away()]).send)).toBe('answer');
  });

  test('ends when the time for retries does', async () => {
    const { retry, clock } = setUp();
    const { send } = failing(Array.from({ length: 100 }, away));
    await expect(withRetry(retry, CALL, send)).rejects.toMatchObject({ kind: 'no-credentials' });
    expect(clock.slept.reduce((sum, one) => sum + one, 0)).toBe(120_000);
  });
});

describe('a call that fails for a reason that stays', () => {
  test.each([
    ['no permission', denied()],
    ['a fault of our own', new TypeError('no')],
  ])('ends at once: %s', async (_what, cause) => {
    const { retry, clock, troubles } = setUp();
    const { send, tries } = failing([cause]);
    await expect(withRetry(retry, CALL, send)).rejects.toMatchObject({ name: 'AwsError', cause });
    expect([tries(), clock.slept, troubles]).toEqual([1, [], []]);
  });

  test('ends also after others that passed', async () => {
    const { retry } = setUp();
    const { send, tries } = failing([throttled(), denied()]);
    await expect(withRetry(retry, CALL, send)).rejects.toMatchObject({
      errorName: 'AccessDeniedException',
    });
    expect(tries()).toBe(2);
  });
});

describe('a call that is cancelled', () => {
  test('before it is made is not made', async () => {
    const { retry, controller } = setUp();
    controller.abort(CANCELLED);
    const { send, tries } = failing([]);
    await expect(withRetry(retry, CALL, send)).rejects.toBe(CANCELLED);
    expect(tries()).toBe(0);
  });

  test('while it is under way ends with the reason, not with the broken request', async () => {
    const { retry, controller, troubles } = setUp();
    const call = withRetry(retry, CALL, async (signal) => {
      controller.abort(CANCELLED);
      expect(signal.aborted).toBe(true);
      throw error('AbortError');
    });
    await expect(call).rejects.toBe(CANCELLED);
    expect(troubles).toEqual([]);
  });

  test('while it waits is not made again', async () => {
    const { retry, controller } = setUp();
    const { send, tries } = failing([throttled()]);
    const call = withRetry({ ...retry, onTrouble: () => controller.abort(CANCELLED) }, CALL, send);
    await expect(call).rejects.toBe(CANCELLED);
    expect(tries()).toBe(1);
  });

  test('after its answer came keeps the answer', async () => {
    const { retry, controller } = setUp();
    const call = withRetry(retry, CALL, async () => {
      controller.abort(CANCELLED);
      return 'answer';
    });
    expect(await call).toBe('answer');
  });
});

describe('a request without an answer', () => {
  test('is given up and made again', async () => {
    const { retry, troubles } = setUp({ requestMs: 10 });
    let tries = 0;
    const answer = await withRetry(retry, CALL, async (signal) => {
      tries += 1;
      if (tries < 3) {
        await new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(error('AbortError')), { once: true });
        });
      }
      return 'answer';
    });
    expect([answer, tries]).toEqual(['answer', 3]);
    expect(troubles).toHaveLength(2);
    expect(troubles[0]).toContain('failed (AbortError)');
  });

  test('has a limit of its own each time', async () => {
    const { retry } = setUp();
    const signals: AbortSignal[] = [];
    await withRetry(retry, CALL, async (signal) => {
      signals.push(signal);
      if (signals.length < 2) {
        throw broken();
      }
    });
    expect(signals[0]).not.toBe(signals[1]);
    expect(signals.every(({ aborted }) => !aborted)).toBe(true);
  });
});
