import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { RanWith } from '../../src/policy/ecs-task.ts';
import { FARGATE_SIZES } from '../../src/policy/fargate-sizes.ts';
import { legalMemory, nextOverrides, type Overrides } from '../../src/policy/overrides.ts';
import type { MemoryChange, NextRun } from '../../src/policy/policy.ts';

const ALL = 122_880;
const times = (factor: number): MemoryChange => ({ kind: 'times', factor });
const plus = (mebibytes: number): MemoryChange => ({ kind: 'plus', mebibytes });
const to = (mebibytes: number): MemoryChange => ({ kind: 'to', mebibytes });
const SMALL: RanWith = { cpu: 256, memory: 512 };

describe('what the next attempt runs with', () => {
  test.each<[string, NextRun, RanWith, Overrides, Overrides | undefined]>([
    ['twice the memory', { memory: times(2), maxMemory: ALL }, SMALL, {}, { cpu: 256, memory: 1024 }],
    ['more memory, rounded up', { memory: plus(1), maxMemory: ALL }, SMALL, {}, { cpu: 256, memory: 1024 }],
    [
      'a part more, rounded up',
      { memory: times(1.1), maxMemory: ALL },
      SMALL,
      {},
      { cpu: 256, memory: 1024 },
    ],
    [
      'a part more, just above a size',
      { memory: times(1.1), maxMemory: ALL },
      { cpu: 256, memory: 1862 },
      {},
      { cpu: 512, memory: 3072 },
    ],
    [
      'memory that takes more cpu',
      { memory: to(8192), maxMemory: ALL },
      SMALL,
      {},
      { cpu: 1024, memory: 8192 },
    ],
    [
      'memory and cpu',
      { memory: to(8192), cpu: 4096, maxMemory: ALL },
      SMALL,
      {},
      { cpu: 4096, memory: 8192 },
    ],
    ['cpu that takes more memory', { cpu: 4096, maxMemory: ALL }, SMALL, {}, { cpu: 4096, memory: 8192 }],
    ['less cpu', { cpu: 256, maxMemory: ALL }, { cpu: 1024, memory: 2048 }, {}, { cpu: 256, memory: 2048 }],
    [
      'no less cpu than its memory takes',
      { cpu: 256, maxMemory: ALL },
      { cpu: 2048, memory: 8192 },
      {},
      { cpu: 1024, memory: 8192 },
    ],
    ['as much as is allowed', { memory: times(16), maxMemory: 4096 }, SMALL, {}, { cpu: 512, memory: 4096 }],
    ['nothing, where it has what is allowed', { memory: times(2), maxMemory: 512 }, SMALL, {}, undefined],
    [
      'nothing, where it has more already',
      { memory: to(512), maxMemory: ALL },
      { cpu: 256, memory: 1024 },
      {},
      undefined,
    ],
    [
      'nothing, where it has all there is',
      { memory: plus(1), maxMemory: ALL },
      { cpu: 16_384, memory: ALL },
      {},
      undefined,
    ],
    [
      'nothing, where its cpu takes more than is allowed',
      { memory: times(2), cpu: 16_384, maxMemory: 4096 },
      SMALL,
      {},
      undefined,
    ],
    [
      'what it had, where its size is not known',
      { memory: times(2), maxMemory: ALL },
      {},
      { memory: 1024, cpu: 256 },
      { memory: 1024, cpu: 256 },
    ],
    [
      'what it had, where its cpu is not known',
      { memory: times(2), maxMemory: ALL },
      { memory: 512 },
      {},
      {},
    ],
    [
      'more storage',
      { ephemeralStorage: 100, maxMemory: ALL },
      SMALL,
      { memory: 1024, cpu: 256 },
      { memory: 1024, cpu: 256, ephemeralStorage: 100 },
    ],
    [
      'another capacity provider',
      { capacityProvider: 'FARGATE', maxMemory: ALL },
      SMALL,
      { capacityProvider: 'FARGATE_SPOT' },
      { capacityProvider: 'FARGATE' },
    ],
    [
      'more variables',
      { environment: { A: '2', B: '3' }, maxMemory: ALL },
      SMALL,
      { environment: { A: '1', C: '4' } },
      { environment: { A: '2', B: '3', C: '4' } },
    ],
    [
      'the same for nothing to change',
      { maxMemory: ALL },
      SMALL,
      { ephemeralStorage: 30 },
      { ephemeralStorage: 30 },
    ],
  ])('is %s', (_what, next, ranWith, before, expected) => {
    expect(nextOverrides(next, ranWith, before)).toEqual(expected);
  });

  const changes = fc.oneof(
    fc.double({ min: 1.01, max: 16, noNaN: true }).map(times),
    fc.integer({ min: 1, max: ALL }).map(plus),
    fc.integer({ min: 512, max: ALL }).map(to),
  );

  test('has more memory than before, in a legal size within its bound, or there is no next attempt', () => {
    fc.assert(
      fc.property(
        changes,
        fc.constantFrom(...FARGATE_SIZES),
        fc.constantFrom(...FARGATE_SIZES),
        (memory, ran, most) => {
          const next = nextOverrides({ memory, maxMemory: most.memory }, ran, {});
          if (next !== undefined) {
            expect(FARGATE_SIZES).toContainEqual({ cpu: next.cpu, memory: next.memory });
            expect(next.memory).toBeGreaterThan(ran.memory);
            expect(next.memory).toBeLessThanOrEqual(most.memory);
            expect(next.cpu).toBeGreaterThanOrEqual(ran.cpu);
          }
        },
      ),
    );
  });

  test('ends after a few attempts, since memory is finite', () => {
    fc.assert(
      fc.property(changes, (memory) => {
        let ran: RanWith | undefined = SMALL;
        for (let attempts = 0; attempts <= FARGATE_SIZES.length && ran !== undefined; attempts += 1) {
          ran = nextOverrides({ memory, maxMemory: ALL }, ran, {});
        }
        expect(ran).toBeUndefined();
      }),
    );
  });
});

describe('the largest legal memory', () => {
  test.each([
    [512, 512],
    [513, 512],
    [1535, 1024],
    [2048, 2048],
    [30_721, 30_720],
    [122_879, 114_688],
    [999_999, 122_880],
    [511, undefined],
  ])('of at most %i MiB is %p', (most, expected) => {
    expect(legalMemory(most)).toBe(expected);
  });
});
