import { describe, expect, test } from '@jest/globals';
import type { Clock } from '../../src/aws/clock.ts';
import { type Fault, PERSON } from '../e2e/github.ts';
import { leapingClock } from '../leaping-clock.ts';
import { commenting, error } from './commenting.ts';

const gh = commenting();
const { write, callsOf, broken } = gh;

describe('a fault that passes', () => {
  test.each<[name: string, faults: readonly Fault[], slept: readonly number[]]>([
    ['a server that broke', [error(500), error(502)], [1000, 2000]],
    ['a broken connection', [{ kind: 'reset' }], [1000]],
    ['too many requests', [error(429, 'x', { 'retry-after': '3' })], [3000]],
    ['a secondary limit', [error(403, 'x', { 'retry-after': '20' })], [20_000]],
  ])('is waited out: %s', async (_name, faults, slept) => {
    for (const operation of ['list', 'create'] as const) {
      gh.github.comments.length = 0;
      broken(operation, ...faults);
      const clock = leapingClock();
      expect(await write({ clock })).toMatchObject({ change: 'created' });
      expect(clock.slept).toEqual(slept);
      expect(gh.github.comments).toHaveLength(1);
    }
  });

  test('in an edit is waited out, too', async () => {
    await write();
    broken('update', error(502));
    expect(await write()).toMatchObject({ change: 'updated' });
  });

  test('that lost the answer to a creation does not make two comments', async () => {
    broken('create', { kind: 'lost-answer' });
    const calls = await callsOf(async () => expect(await write()).toMatchObject({ change: 'updated' }));
    expect(calls).toEqual(['list', 'create', 'list', 'viewer', 'update']);
    expect(gh.github.comments).toHaveLength(1);
  });

  test('is waited out five times', async () => {
    gh.github.fault = () => error(503);
    const clock = leapingClock();
    const calls = await callsOf(async () =>
      expect(await write({ clock })).toMatchObject({
        kind: 'not-written',
        warning: expect.stringContaining('did not answer'),
      }),
    );
    expect(calls).toHaveLength(5);
    expect(clock.slept).toEqual([1000, 2000, 4000, 8000]);
  });

  test.each([
    ['retry-after', { 'retry-after': '31' }],
    ['a limit that says no time', { 'x-ratelimit-remaining': '0' }],
  ])('is not waited out where that takes longer than half a minute: %s', async (_name, headers) => {
    gh.github.fault = () => error(403, 'Limited', headers);
    const clock = leapingClock();
    expect(await write({ clock })).toMatchObject({
      kind: 'not-written',
      warning: expect.stringContaining('limits'),
    });
    expect(clock.slept).toEqual([]);
  });

  test('while asking whose token it is does not make a second comment', async () => {
    gh.github.author = PERSON;
    await write();
    broken('viewer', error(502));
    expect(await write()).toMatchObject({ change: 'updated' });
    expect(gh.github.comments).toHaveLength(1);
  });

  test('is no fault where the comment was deleted meanwhile', async () => {
    await write();
    broken('update', error(404, 'Not Found'));
    expect(await write()).toMatchObject({ change: 'created' });
  });
});

test.each([
  ['list', 401, /github-token/],
  ['create', 403, /pull-requests: write/],
  ['create', 404, /no such pull request/],
  ['list', 410, /no such pull request/],
  ['create', 422, /Oops/],
] as const)('a refusal is a warning at once: %s %d', async (operation, status, told) => {
  broken(operation, error(status));
  const clock = leapingClock();
  expect(await write({ clock })).toEqual({ kind: 'not-written', warning: expect.stringMatching(told) });
  expect(clock.slept).toEqual([]);
});

describe('a cancelled step', () => {
  /** Whoever sleeps waits until the test says that the time has come. */
  function heldClock(): Clock & { readonly slept: number[]; pass(): void } {
    const sleepers: (() => void)[] = [];
    const slept: number[] = [];
    return {
      slept,
      now: () => 0,
      sleep: (milliseconds, signal) =>
        new Promise((resolve, reject) => {
          slept.push(milliseconds);
          sleepers.push(resolve);
          signal.addEventListener('abort', () => reject(signal.reason), { once: true });
        }),
      pass: () => {
        for (const wake of sleepers) {
          wake();
        }
      },
    };
  }

  test('still writes its comment', async () => {
    const clock = heldClock();
    expect(await write({ clock, signal: AbortSignal.abort() })).toMatchObject({ change: 'created' });
    expect(clock.slept).toEqual([1500]);
  });

  test.each(['before', 'while'])(
    'gives up a comment that takes long, cancelled %s it is written',
    async (when) => {
      const clock = heldClock();
      const cancel = new AbortController();
      if (when === 'before') {
        cancel.abort();
      }
      const asked = new Promise<void>((resolve) => {
        gh.github.fault = () => {
          resolve();
          return { kind: 'silence' };
        };
      });
      const writing = write({ clock, signal: cancel.signal });
      await asked;
      cancel.abort();
      expect(clock.slept).toEqual([1500]);
      clock.pass();
      expect(await writing).toEqual({ kind: 'not-written', warning: expect.stringContaining('cancelled') });
    },
  );

  test('waits nothing out for longer than that', async () => {
    const clock = heldClock();
    const asked = new Promise<void>((resolve) => {
      gh.github.fault = () => {
        setImmediate(resolve);
        return error(502);
      };
    });
    const writing = write({ clock, signal: AbortSignal.abort() });
    await asked;
    while (clock.slept.length < 2) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(clock.slept).toEqual([1500, 1000]);
    clock.pass();
    expect((await writing).kind).toMatch(/^not-written$/);
  });
});
