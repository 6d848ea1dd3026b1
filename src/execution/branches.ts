import { eventsById } from './event-links.ts';
import type { ConcurrentType, HistoryEvent } from './history.ts';

/** A Map or Parallel state around an event, and which of its iterations or branches the event is in. */
interface Level {
  readonly stateType: ConcurrentType;
  readonly state: string;
  /** The event that started its iterations or branches: each `Retry` of the state starts them anew. At first, its entry. */
  readonly start: number;
  /** The iteration of a Map or the branch of a Parallel, from 0; undefined before the first and after the last. */
  readonly index: number | undefined;
}

/** The branches and iterations around something, outermost first. Empty outside of Map and Parallel states. */
export type Branch = readonly Level[];

const OUTSIDE: Branch = [];

/** A branch as people write it, such as `ForAll[3]/Both[0]`; undefined outside of Map and Parallel. */
export function branchName(branch: Branch): string | undefined {
  const names = branch.flatMap(({ state, index }) => (index === undefined ? [] : [`${state}[${index}]`]));
  return names.length === 0 ? undefined : names.join('/');
}

/**
 * Finds the branches and iterations of the events of a history. The service tells little of them: an event names the one
 * that led to it, so a branch is inherited along that chain. The first state of each branch of a Parallel follows its
 * `ParallelStateStarted`, and each `MapIterationStarted` names its Map and its index. What a failure ends – the iterations
 * and states that are aborted with it, and a `Retry` of the Map or Parallel – follows the failure, not what it ends.
 */
export class Branches {
  readonly #event: (id: number) => HistoryEvent | undefined;
  /** By the ids of the events. */
  readonly #after: Branch[] = [];
  /** When an iteration was over, and when all that was started with it. */
  readonly #overAt = new Map<string, number>();
  readonly #succeeded = new Set<string>();
  /** The starts whose `…StateSucceeded` or `…StateFailed` was seen: no Retry starts those again. */
  readonly #done = new Set<number>();
  /** The first states of the branches, by Parallel and by start. */
  readonly #firstStates = new Map<string, string[]>();
  readonly #firstStatesOfStart = new Map<number, string[]>();

  /** @param events oldest first */
  constructor(events: readonly HistoryEvent[]) {
    this.#event = eventsById(events);
    for (const event of events) {
      this.#after[event.id] = this.#read(event, this.#after[event.previousId] ?? OUTSIDE);
    }
  }

  /** The branch that an event, and what follows it, is in. */
  of({ id }: HistoryEvent): Branch {
    return this.#after[id] ?? OUTSIDE;
  }

  /** When a branch was over, be it by an end of its own or since something around it ended; undefined while it is open. */
  overAt(branch: Branch): number | undefined {
    const times = branch.flatMap((level) =>
      [this.#overAt.get(key(level, undefined)), this.#overAt.get(key(level, level.index))].filter(
        (at) => at !== undefined,
      ),
    );
    return times.length === 0 ? undefined : Math.min(...times);
  }

  /**
   * Whether an event tells of what became of something in a branch: it happens there, in the same iteration when a Map is
   * repeated, or around it after the branch failed. What happens around a branch that succeeded is not about that branch.
   */
  concerns(event: HistoryEvent, branch: Branch): boolean {
    const there = this.of(event);
    for (const [depth, level] of branch.entries()) {
      const other = there[depth];
      if (other === undefined || (other.state === level.state && other.index === undefined)) {
        return !this.#succeeded.has(key(level, undefined)) && !this.#succeeded.has(key(level, level.index));
      }
      const isAnother = other.state !== level.state || other.index !== level.index;
      // A Map that succeeded and is entered again has other items.
      if (isAnother || (other.start !== level.start && this.#succeeded.has(key(level, undefined)))) {
        return false;
      }
    }
    return true;
  }

  #read(event: HistoryEvent, before: Branch): Branch {
    switch (event.kind) {
      case 'state-entered': {
        const branch = this.#inBranch(event, before);
        const { stateType, state } = event;
        return stateType === 'Map' || stateType === 'Parallel'
          ? [...branch, { stateType, state, start: event.id, index: undefined }]
          : branch;
      }
      case 'items-started':
        return this.#within(before, this.#ofType(event.stateType), (level) => {
          const previous = this.#event(event.previousId);
          // Where this is a Retry, the failure before it ended what still ran of the last time.
          this.#over(level, undefined, previous?.at ?? event.at);
          return { ...level, start: event.id, index: undefined };
        });
      case 'items-ended':
        return this.#within(before, this.#ofType(event.stateType), (level) => {
          this.#over(level, undefined, event.at, event.succeeded);
          this.#done.add(level.start);
          return { ...level, index: undefined };
        });
      case 'iteration-started':
        return this.#within(before, mapNamed(event.state), (level) => ({ ...level, index: event.index }));
      case 'iteration-ended':
        return this.#within(before, mapNamed(event.state), (level) => {
          this.#over(level, event.index, event.at, event.result === 'succeeded');
          return { ...level, index: undefined };
        });
      case 'state-aborted':
        this.#abort(event, before);
        return before;
      case 'state-exited': {
        const depth = before.findIndex(({ state }) => state === event.state);
        return depth === -1 ? before : before.slice(0, depth);
      }
      default:
        return before;
    }
  }

  /** The first state of a branch. Names of states are unique in a machine, so a repeated Parallel keeps its numbers. */
  #inBranch(event: HistoryEvent & { readonly kind: 'state-entered' }, before: Branch): Branch {
    const previous = this.#event(event.previousId);
    const level = before.at(-1);
    if (
      level === undefined ||
      previous?.kind !== 'items-started' ||
      previous.stateType !== 'Parallel' ||
      level.stateType !== 'Parallel'
    ) {
      return before;
    }
    const started = this.#firstStatesOfStart.get(level.start) ?? [];
    const first = `${started.filter((name) => name === event.state).length} ${event.state}`;
    this.#firstStatesOfStart.set(level.start, [...started, event.state]);
    const seen = this.#firstStates.get(level.state) ?? [];
    const firstStates = seen.includes(first) ? seen : [...seen, first];
    this.#firstStates.set(level.state, firstStates);
    return [...before.slice(0, -1), { ...level, index: firstStates.indexOf(first) }];
  }

  /** A state in a branch is only ever aborted when the whole Parallel is. Iterations of a Map are told one by one. */
  #abort({ at }: HistoryEvent, before: Branch): void {
    const level = before.findLast(({ start }) => !this.#done.has(start));
    if (level?.stateType === 'Parallel') {
      this.#over(level, undefined, at);
    }
  }

  #over(level: Level, index: number | undefined, at: number, succeeded = false): void {
    const what = key(level, index);
    this.#overAt.set(what, Math.min(at, this.#overAt.get(what) ?? at));
    if (succeeded) {
      this.#succeeded.add(what);
    }
  }

  /** The innermost Map or Parallel. One that is done is not started again: that is the one around it. */
  #ofType(stateType: ConcurrentType): (level: Level) => boolean {
    return (level) => level.stateType === stateType && !this.#done.has(level.start);
  }

  /** The branch up to the innermost level that fits, which is changed; the branch as it is if none fits. */
  #within(branch: Branch, fits: (level: Level) => boolean, change: (level: Level) => Level): Branch {
    const depth = branch.findLastIndex(fits);
    const level = branch[depth];
    return level === undefined ? branch : [...branch.slice(0, depth), change(level)];
  }
}

function mapNamed(name: string): (level: Level) => boolean {
  return ({ stateType, state }) => stateType === 'Map' && state === name;
}

function key({ start }: Level, index: number | undefined): string {
  return `${start} ${index ?? 'all'}`;
}
