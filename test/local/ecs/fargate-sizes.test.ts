import { describe, expect, test } from '@jest/globals';
import { exitCodeOf } from '../../../local/ecs/container-process.ts';
import { isFargateSize, parseCpu, parseMemory } from '../../../local/ecs/fargate-sizes.ts';

describe('a Fargate size', () => {
  test.each([
    [256, 512],
    [256, 1024],
    [256, 2048],
    [512, 1024],
    [512, 4096],
    [1024, 3072],
    [2048, 16_384],
    [4096, 30_720],
    [8192, 20_480],
    [16_384, 122_880],
  ])('can be %i CPU units with %i MiB', (cpu, memory) => {
    expect(isFargateSize(cpu, memory)).toBe(true);
  });

  test.each([
    [0, 0],
    [128, 512],
    [256, 1536],
    [256, 4096],
    [512, 512],
    [512, 1536],
    [1024, 9216],
    [4096, 31_744],
    [8192, 17_408],
    [16_384, 36_864],
    [32_768, 65_536],
  ])('cannot be %i CPU units with %i MiB', (cpu, memory) => {
    expect(isFargateSize(cpu, memory)).toBe(false);
  });

  test.each([
    { text: '256', units: 256 },
    { text: '.25 vCPU', units: 256 },
    { text: '0.25vcpu', units: 256 },
    { text: '1 vCPU', units: 1024 },
    { text: '1 GB', units: undefined },
    { text: '', units: undefined },
    { text: '-1', units: undefined },
    { text: '0.3', units: undefined },
  ])('has "$text" of CPU as $units units', ({ text, units }) => {
    expect(parseCpu(text)).toBe(units);
  });

  test.each([
    { text: '512', mib: 512 },
    { text: '0.5 GB', mib: 512 },
    { text: '2gb', mib: 2048 },
    { text: '512 MB', mib: undefined },
    { text: '1 vCPU', mib: undefined },
  ])('has "$text" of memory as $mib MiB', ({ text, mib }) => {
    expect(parseMemory(text)).toBe(mib);
  });
});

describe('the exit code of a container', () => {
  test.each([
    { code: 0, signal: null, shown: 0 },
    { code: 3, signal: null, shown: 3 },
    { code: null, signal: 'SIGKILL' as const, shown: 137 },
    { code: null, signal: 'SIGTERM' as const, shown: 143 },
  ])('is $shown for code $code and signal $signal', ({ code, signal, shown }) => {
    expect(exitCodeOf(code, signal)).toBe(shown);
  });
});
