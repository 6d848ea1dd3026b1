import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { FARGATE_CPUS, FARGATE_SIZES, fitSize, LARGEST_MEMORY } from '../../src/policy/fargate-sizes.ts';

const GIB = 1024;

/** Memory in MiB from one to another, step by step. */
const steps = (from: number, to: number, step: number) =>
  Array.from({ length: (to - from) / step + 1 }, (_, index) => from + index * step);

describe('the sizes of Fargate', () => {
  test.each([
    [256, [512, 1024, 2048]],
    [512, steps(1 * GIB, 4 * GIB, GIB)],
    [1024, steps(2 * GIB, 8 * GIB, GIB)],
    [2048, steps(4 * GIB, 16 * GIB, GIB)],
    [4096, steps(8 * GIB, 30 * GIB, GIB)],
    [8192, steps(16 * GIB, 60 * GIB, 4 * GIB)],
    [16_384, steps(32 * GIB, 120 * GIB, 8 * GIB)],
  ])('with %i units of cpu have the memory that is documented', (cpu, memories) => {
    expect(FARGATE_SIZES.filter((size) => size.cpu === cpu).map(({ memory }) => memory)).toEqual(memories);
  });

  test('are no others', () => {
    expect(FARGATE_CPUS).toEqual([256, 512, 1024, 2048, 4096, 8192, 16_384]);
    expect(LARGEST_MEMORY).toBe(Math.max(...FARGATE_SIZES.map(({ memory }) => memory)));
  });
});

describe('the size that fits', () => {
  test.each([
    ['is what is asked for where that is legal', 1024, 4096, undefined, { cpu: 1024, memory: 4096 }],
    ['is rounded up to the next memory', 256, 1025, undefined, { cpu: 256, memory: 2048 }],
    ['has more cpu where the memory takes it', 256, 2049, undefined, { cpu: 512, memory: 3072 }],
    ['has more memory where the cpu takes it', 4096, 512, undefined, { cpu: 4096, memory: 8192 }],
    ['is the largest at the end', 16_384, 122_880, undefined, { cpu: 16_384, memory: 122_880 }],
    ['is none beyond the largest memory', 256, 122_881, undefined, undefined],
    ['is none beyond the largest cpu', 16_385, 512, undefined, undefined],
    ['stays within its bound', 256, 1025, 2048, { cpu: 256, memory: 2048 }],
    ['is none where the bound leaves none', 4096, 512, 4096, undefined],
  ])('%s', (_what, cpu, memory, most, expected) => {
    expect(fitSize(cpu, memory, most)).toEqual(expected);
  });

  const cpus = fc.integer({ min: 1, max: 17_000 });
  const memories = fc.integer({ min: 1, max: 125_000 });

  test('is legal, enough, and the smallest of those', () => {
    fc.assert(
      fc.property(cpus, memories, memories, (cpu, memory, most) => {
        const fitting = FARGATE_SIZES.filter(
          (size) => size.cpu >= cpu && size.memory >= memory && size.memory <= most,
        );
        const least = Math.min(...fitting.map((size) => size.cpu));
        const expected = fitting.filter((size) => size.cpu === least).sort((a, b) => a.memory - b.memory)[0];
        expect(fitSize(cpu, memory, most)).toEqual(expected);
      }),
    );
  });

  test('fits itself, and never shrinks where more is asked for', () => {
    fc.assert(
      fc.property(cpus, memories, fc.nat(5000), fc.nat(40_000), (cpu, memory, moreCpu, moreMemory) => {
        const size = fitSize(cpu, memory);
        const larger = fitSize(cpu + moreCpu, memory + moreMemory);
        expect(size === undefined ? undefined : fitSize(size.cpu, size.memory)).toEqual(size);
        if (larger !== undefined) {
          expect(size?.cpu).toBeLessThanOrEqual(larger.cpu);
          expect(larger.memory).toBeGreaterThanOrEqual(memory + moreMemory);
        }
      }),
    );
  });
});
