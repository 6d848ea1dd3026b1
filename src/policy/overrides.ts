import { withoutUndefined } from '../json.ts';
import type { RanWith } from './ecs-task.ts';
import { FARGATE_SIZES, fitSize } from './fargate-sizes.ts';
import type { MemoryChange, NextRun } from './policy.ts';

/** What an attempt runs with, in place of what the task definition says. */
export type Overrides = {
  /** CPU units. */
  readonly cpu?: number;
  /** MiB. */
  readonly memory?: number;
  /** GiB. */
  readonly ephemeralStorage?: number;
  readonly capacityProvider?: string;
  readonly environment?: Readonly<Record<string, string>>;
};

/**
 * What the next attempt runs with: what the last one was given, changed by a rule's `then`. Undefined if the rule
 * asks for more memory and there is no more: another attempt could only fail the same way.
 *
 * @param ranWith what the failed task ran with. Where it is not known, cpu and memory stay as they are
 */
export function nextOverrides(next: NextRun, ranWith: RanWith, before: Overrides): Overrides | undefined {
  const size = nextSize(next, ranWith);
  if (size === 'no more') {
    return undefined;
  }
  const { ephemeralStorage, capacityProvider, environment } = next;
  return {
    ...before,
    ...size,
    ...withoutUndefined({
      ephemeralStorage,
      capacityProvider,
      environment: environment === undefined ? undefined : { ...before.environment, ...environment },
    }),
  };
}

function nextSize(next: NextRun, ranWith: RanWith) {
  const { memory: change, cpu, maxMemory } = next;
  if (change === undefined && cpu === undefined) {
    return undefined;
  }
  if (ranWith.cpu === undefined || ranWith.memory === undefined) {
    return undefined;
  }
  if (change === undefined) {
    return fitSize(cpu ?? ranWith.cpu, ranWith.memory);
  }
  const memory = Math.min(changed(ranWith.memory, change), maxMemory);
  const size = fitSize(cpu ?? ranWith.cpu, memory, maxMemory);
  return size === undefined || size.memory <= ranWith.memory ? 'no more' : size;
}

function changed(memory: number, change: MemoryChange): number {
  switch (change.kind) {
    case 'times':
      return Math.ceil(memory * change.factor);
    case 'plus':
      return memory + change.mebibytes;
    case 'to':
      return change.mebibytes;
  }
}

/** The largest memory of Fargate that is not above so many MiB; undefined below the smallest. */
export function legalMemory(mostMebibytes: number): number | undefined {
  return FARGATE_SIZES.map(({ memory }) => memory)
    .filter((memory) => memory <= mostMebibytes)
    .reduce<number | undefined>((most, memory) => Math.max(most ?? 0, memory), undefined);
}
