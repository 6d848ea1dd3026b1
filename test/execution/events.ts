import type { ConcurrentType, EndStatus, HistoryEvent } from '../../src/execution/history.ts';
import { taskArn } from '../policy/causes.ts';

type WithoutBase<T> = T extends unknown ? Omit<T, 'id' | 'previousId' | 'at'> : never;

interface Shared {
  readonly events: HistoryEvent[];
  now: number;
}

/** When the histories of the tests begin. */
export const START = Date.UTC(2026, 0, 2, 3, 4, 5);

/**
 * Writes a history as the service would: every event follows the one before it on the same path. Branches that run
 * at the same time are paths of their own, whose events interleave in the order they are written.
 */
export class Path {
  readonly #shared: Shared;
  #last: number;

  constructor(shared: Shared = { events: [], now: START }, last = 0) {
    this.#shared = shared;
    this.#last = last;
  }

  /** All events of the history so far, oldest first. */
  get events(): readonly HistoryEvent[] {
    return this.#shared.events;
  }

  /** A path that leaves this one here. */
  branch(): Path {
    return new Path(this.#shared, this.#last);
  }

  /** Seconds pass. */
  wait(seconds: number): this {
    this.#shared.now += seconds * 1000;
    return this;
  }

  add(event: WithoutBase<HistoryEvent>): this {
    const { events, now } = this.#shared;
    const id = (events.at(-1)?.id ?? 0) + 1;
    events.push({ id, previousId: this.#last, at: now, ...event });
    this.#last = id;
    return this;
  }

  other(type: string): this {
    return this.add({ kind: 'other', type });
  }

  entered(state: string, stateType = 'Pass'): this {
    return this.add({ kind: 'state-entered', stateType, state });
  }

  exited(
    state: string,
    result: { readonly output?: unknown; readonly assigned?: Readonly<Record<string, unknown>> } = {},
    stateType = 'Pass',
  ): this {
    return this.add({
      kind: 'state-exited',
      stateType,
      state,
      output: JSON.stringify(result.output ?? {}),
      assigned: Object.fromEntries(
        Object.entries(result.assigned ?? {}).map(([name, value]) => [name, JSON.stringify(value)]),
      ),
    });
  }

  /** The state is ended from outside. */
  aborted(): this {
    return this.add({ kind: 'state-aborted' });
  }

  /** A Map or Parallel state is entered, and starts. */
  concurrent(state: string, stateType: ConcurrentType): this {
    return this.entered(state, stateType).itemsStarted(stateType);
  }

  itemsStarted(stateType: ConcurrentType): this {
    return this.add({ kind: 'items-started', stateType });
  }

  /** The path of one item, which leaves this one at the start of the Map. */
  item(state: string, index: number): Path {
    return this.branch().add({ kind: 'iteration-started', state, index });
  }

  /** An item ends. After a failure the chain goes on from what failed. */
  itemEnded(state: string, index: number, result: 'succeeded' | 'failed' | 'aborted' = 'succeeded'): this {
    const event = { kind: 'iteration-ended', state, index, result } as const;
    return result === 'succeeded' ? this.add(event) : this.beside((path) => path.add(event));
  }

  itemsEnded(stateType: ConcurrentType, succeeded = true): this {
    return this.add({ kind: 'items-ended', stateType, succeeded });
  }

  /** Events that this path passes by: they follow its last event, as what comes next does. */
  beside(write: (path: Path) => void): this {
    write(this.branch());
    return this;
  }

  /** A state that does nothing but what its output and variables tell. */
  passed(state: string, result?: Parameters<Path['exited']>[1]): this {
    return this.entered(state).exited(state, result);
  }

  /** A task is scheduled and submitted. */
  submitted(id: string): this {
    return this.add({ kind: 'task-scheduled', resourceType: 'ecs', resource: 'runTask.sync' })
      .other('TaskStarted')
      .add({
        kind: 'task-submitted',
        output: JSON.stringify({ Tasks: [{ TaskArn: taskArn(id) }], Failures: [] }),
      });
  }

  failed(cause: string, error = 'States.TaskFailed'): this {
    return this.add({ kind: 'task-failed', error, cause });
  }

  succeeded(): this {
    return this.add({ kind: 'task-succeeded', output: '{}' });
  }

  ended(status: EndStatus, error = '', cause = ''): this {
    const output = status === 'SUCCEEDED' ? '{}' : undefined;
    return this.add({ kind: 'execution-ended', status, error, cause, output });
  }
}

/** A history whose execution has started. */
export function started(): Path {
  return new Path().other('ExecutionStarted');
}
