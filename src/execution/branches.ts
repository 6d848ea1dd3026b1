import type { ConcurrentType, HistoryEvent } from './history.ts';

/** A Map or Parallel state that an event stands in. */
interface Frame {
  readonly stateType: ConcurrentType;
  readonly state: string;
  /** The event that started its items or branches: each `Retry` of the state starts them anew. At first, its entry. */
  readonly start: number;
  /** The item or branch, counted from 0; undefined before the first and after the last. */
  readonly item: number | undefined;
}

/** Where in Map and Parallel states something happens, outermost first. Empty outside of them. */
export type Place = readonly Frame[];

/** A place as people write it, such as `ForAll[3]/Both[0]`; undefined outside of Map and Parallel. */
export function placeName(place: Place): string | undefined {
  const names = place.flatMap(({ state, item }) => (item === undefined ? [] : [`${state}[${item}]`]));
  return names.length === 0 ? undefined : names.join('/');
}

/**
 * Finds where the events of a history stand. The service tells little of it: an event names the one that led to it,
 * so a place is inherited along that chain. The first state of each branch of a Parallel follows its
 * `ParallelStateStarted`, and each `MapIterationStarted` names its Map and item. What a failure ends – the items and
 * states that are aborted with it, and a `Retry` of the Map or Parallel – follows the failure, not what it ends.
 */
export class Places {
  readonly #events = new Map<number, HistoryEvent>();
  readonly #after = new Map<number, Place>();
  /** When items, and all items of a start, were over. */
  readonly #overAt = new Map<string, number>();
  readonly #succeeded = new Set<string>();
  /** The starts whose `…StateSucceeded` or `…StateFailed` was seen: no Retry starts those again. */
  readonly #done = new Set<number>();
  /** The first states of the branches, by Parallel and by start. */
  readonly #branches = new Map<string, string[]>();
  readonly #begun = new Map<number, string[]>();

  /** @param events oldest first */
  constructor(events: readonly HistoryEvent[]) {
    for (const event of events) {
      this.#events.set(event.id, event);
      this.#after.set(event.id, this.#read(event, this.#after.get(event.previousId) ?? []));
    }
  }

  /** Where an event, and what follows it, stands. */
  of({ id }: HistoryEvent): Place {
    return this.#after.get(id) ?? [];
  }

  /** When a place was over, be it by an end of its own or since something around it ended; undefined while it is open. */
  overAt(place: Place): number | undefined {
    const times = place.flatMap((frame) =>
      [this.#overAt.get(key(frame, undefined)), this.#overAt.get(key(frame, frame.item))].filter(
        (at) => at !== undefined,
      ),
    );
    return times.length === 0 ? undefined : Math.min(...times);
  }

  /**
   * Whether an event tells of what became of something at a place: it happens there, in the same item when a Map is
   * repeated, or around it after the item failed. What happens around an item that succeeded is not about that item.
   */
  concerns(event: HistoryEvent, place: Place): boolean {
    const there = this.of(event);
    for (const [depth, frame] of place.entries()) {
      const other = there[depth];
      if (other === undefined || (other.state === frame.state && other.item === undefined)) {
        return !this.#succeeded.has(key(frame, undefined)) && !this.#succeeded.has(key(frame, frame.item));
      }
      if (other.state !== frame.state || other.item !== frame.item) {
        return false;
      }
    }
    return true;
  }

  #read(event: HistoryEvent, before: Place): Place {
    switch (event.kind) {
      case 'state-entered': {
        const place = this.#inBranch(event, before);
        const { stateType, state } = event;
        return stateType === 'Map' || stateType === 'Parallel'
          ? [...place, { stateType, state, start: event.id, item: undefined }]
          : place;
      }
      case 'items-started':
        return this.#within(before, this.#ofType(event.stateType), (frame) => {
          const previous = this.#events.get(event.previousId);
          // Where this is a Retry, the failure before it ended what still ran of the last time.
          this.#over(frame, undefined, previous?.at ?? event.at);
          return { ...frame, start: event.id, item: undefined };
        });
      case 'items-ended':
        return this.#within(before, this.#ofType(event.stateType), (frame) => {
          this.#over(frame, undefined, event.at, event.succeeded);
          this.#done.add(frame.start);
          return { ...frame, item: undefined };
        });
      case 'iteration-started':
        return this.#within(before, named(event.state), (frame) => ({ ...frame, item: event.index }));
      case 'iteration-ended':
        return this.#within(before, named(event.state), (frame) => {
          this.#over(frame, event.index, event.at, event.result === 'succeeded');
          return { ...frame, item: undefined };
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
  #inBranch(event: HistoryEvent & { readonly kind: 'state-entered' }, before: Place): Place {
    const previous = this.#events.get(event.previousId);
    const frame = before.at(-1);
    if (
      frame === undefined ||
      previous?.kind !== 'items-started' ||
      previous.stateType !== 'Parallel' ||
      frame.stateType !== 'Parallel'
    ) {
      return before;
    }
    const begun = this.#begun.get(frame.start) ?? [];
    const branch = `${begun.filter((name) => name === event.state).length} ${event.state}`;
    this.#begun.set(frame.start, [...begun, event.state]);
    const known = this.#branches.get(frame.state) ?? [];
    const branches = known.includes(branch) ? known : [...known, branch];
    this.#branches.set(frame.state, branches);
    return [...before.slice(0, -1), { ...frame, item: branches.indexOf(branch) }];
  }

  /** A state in a branch is only ever aborted when the whole Parallel is. Items of a Map are told one by one. */
  #abort({ at }: HistoryEvent, before: Place): void {
    const frame = before.findLast(({ start }) => !this.#done.has(start));
    if (frame?.stateType === 'Parallel') {
      this.#over(frame, undefined, at);
    }
  }

  #over(frame: Frame, item: number | undefined, at: number, succeeded = false): void {
    const what = key(frame, item);
    this.#overAt.set(what, Math.min(at, this.#overAt.get(what) ?? at));
    if (succeeded) {
      this.#succeeded.add(what);
    }
  }

  /** The innermost Map or Parallel. One that is done is not started again: that is the one around it. */
  #ofType(stateType: ConcurrentType): (frame: Frame) => boolean {
    return (frame) => frame.stateType === stateType && !this.#done.has(frame.start);
  }

  /** The place up to the innermost frame that fits, which is changed; the place as it is if none fits. */
  #within(place: Place, fits: (frame: Frame) => boolean, change: (frame: Frame) => Frame): Place {
    const depth = place.findLastIndex(fits);
    const frame = place[depth];
    return frame === undefined ? place : [...place.slice(0, depth), change(frame)];
  }
}

function named(name: string): (frame: Frame) => boolean {
  return ({ stateType, state }) => stateType === 'Map' && state === name;
}

function key({ start }: Frame, item: number | undefined): string {
  return `${start} ${item ?? 'all'}`;
}
