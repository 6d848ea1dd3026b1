import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Decision } from '../../src/policy/decide.ts';
import { readErrorState, readTime, writeErrorState } from '../../src/policy/error-state.ts';
import { CLASSIFICATIONS } from '../../src/policy/policy.ts';

const START = Date.UTC(2026, 0, 2, 3, 4, 5);

const DECISION: Decision = {
  type: 'TEMPORARY',
  retryCount: 2,
  waitSeconds: 60,
  rule: 'busy',
  because: 'It is busy.',
  retries: ['busy', 'busy'],
  overrides: {
    cpu: 256,
    memory: 512,
    ephemeralStorage: 30,
    capacityProvider: 'FARGATE',
    environment: { A: 'b' },
  },
};

/** Through JSON, as between a state machine and its function. */
const sent = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('an errorState', () => {
  test('is read as it was written', () => {
    expect(readErrorState(sent(writeErrorState(DECISION, START)))).toEqual({ ...DECISION, startedAt: START });
  });

  test('is read as it was written, whatever was decided', () => {
    const decisions: fc.Arbitrary<Decision> = fc
      .record({
        type: fc.constantFrom(...CLASSIFICATIONS),
        retryCount: fc.nat(101),
        waitSeconds: fc.nat(86_400),
        rule: fc.string(),
        because: fc.string(),
        retries: fc.array(fc.string(), { maxLength: 3 }),
        overrides: fc.record({ cpu: fc.nat(), memory: fc.nat() }, { requiredKeys: [] }),
      })
      .map((decision) => ({ ...decision, waitSeconds: decision.type === 'TEMPORARY' ? 60 : 0 }));
    fc.assert(
      fc.property(decisions, (decision) => {
        expect(readErrorState(sent(writeErrorState(decision)))).toEqual({
          ...decision,
          startedAt: undefined,
        });
      }),
    );
  });

  test('holds no key without a value', () => {
    const { retries: _retries, overrides: _overrides, ...decision } = DECISION;
    expect(Object.keys(writeErrorState(decision))).toEqual([
      'type',
      'retryCount',
      'waitSeconds',
      'rule',
      'because',
    ]);
  });

  test('of a function that names the first three only has as many retries as it counts, by rules that nobody knows', () => {
    expect(readErrorState({ type: 'TEMPORARY', retryCount: 2, waitSeconds: 7 })).toEqual({
      type: 'TEMPORARY',
      retryCount: 2,
      waitSeconds: 7,
      rule: '',
      because: '',
      retries: ['', ''],
      overrides: {},
      startedAt: undefined,
    });
  });

  test.each([
    [undefined, 0],
    ['2', 0],
    [-1, 0],
    [2.9, 2],
    [1e9, 100],
  ])('without retries and with %j for a retryCount counts %d of them', (retryCount, count) => {
    expect(readErrorState({ type: 'RETRIABLE', retryCount })?.retries).toHaveLength(count);
  });

  test.each([[undefined], [null], ['x'], [7], [[DECISION]], [{}], [{ retryCount: 0, retries: [] }]])(
    'is none before the first decision: %j',
    (value) => {
      expect(readErrorState(value)).toBeUndefined();
    },
  );

  test('of a type that is none of the three still carries what was spent', () => {
    expect(readErrorState({ ...DECISION, type: 'MAYBE' })).toMatchObject({
      type: undefined,
      retryCount: 2,
      retries: ['busy', 'busy'],
    });
  });

  test.each(['RETRIABLE', 'FATAL'])('of the type %s waits for nothing', (type) => {
    expect(readErrorState({ ...DECISION, type })).toMatchObject({ type, waitSeconds: 0 });
  });

  test('counts what is of an unexpected type as absent', () => {
    const odd = {
      type: 'TEMPORARY',
      retryCount: '2',
      waitSeconds: null,
      rule: 7,
      because: [],
      retries: ['a', 7, null, 'b'],
      overrides: [],
      startedAt: 'yesterday',
    };
    expect(readErrorState(odd)).toEqual({
      type: 'TEMPORARY',
      retryCount: 0,
      waitSeconds: 0,
      rule: '',
      because: '',
      retries: ['a', 'b'],
      overrides: {},
      startedAt: undefined,
    });
    expect(readErrorState({ type: 'FATAL', retries: 'a' })).toMatchObject({ retries: [] });
  });
});

describe('the overrides of an errorState', () => {
  const overridesOf = (overrides: unknown) => readErrorState({ type: 'RETRIABLE', overrides })?.overrides;

  test.each([
    [undefined],
    [null],
    ['x'],
    [[1]],
    [{}],
    [{ cpu: '256', memory: null, ephemeralStorage: [], capacityProvider: 7, environment: 'x' }],
    [{ environment: { A: 1 } }],
    [{ environment: {} }],
  ])('are none where there are none: %j', (value) => {
    expect(overridesOf(value)).toEqual({});
  });

  test('keep the variables that are texts', () => {
    expect(overridesOf({ environment: { A: 1, B: 'b', C: null } })).toEqual({ environment: { B: 'b' } });
  });
});

describe('a time', () => {
  test.each([
    ['2026-01-02T03:04:05.000Z', START],
    ['2026-01-02T03:04:05Z', START],
    ['tomorrow', undefined],
    ['', undefined],
    [START, undefined],
    [undefined, undefined],
  ])('%j is read as %p', (value, expected) => {
    expect(readTime(value)).toBe(expected);
  });
});
