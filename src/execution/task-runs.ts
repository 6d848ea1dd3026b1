import { integrationOf } from '../integrations/index.ts';
import type { Integration, Work } from '../integrations/integration.ts';
import { type Branch, type Branches, branchName } from './branches.ts';
import type { HistoryEvent } from './history.ts';

type EventOf<K extends HistoryEvent['kind']> = Extract<HistoryEvent, { readonly kind: K }>;

/** What ends a run. */
type EndKind = 'task-succeeded' | 'task-failed' | 'state-aborted';

function isEnd(event: HistoryEvent): event is EventOf<EndKind> {
  return event.kind === 'task-succeeded' || event.kind === 'task-failed' || event.kind === 'state-aborted';
}

/** One run of a unit of work by a Task state, as the events of a history tell it. */
export interface TaskRun {
  readonly scheduled: EventOf<'task-scheduled'>;
  readonly integration: Integration;
  /** The state that scheduled it. */
  readonly state: string;
  /** The name of its branch or iteration; undefined outside of Map and Parallel states. */
  readonly branch: string | undefined;
  readonly work: Work;
  readonly end: EventOf<EndKind> | undefined;
  /** When the end of what is around it ended it, of which the service writes no event into its own chain. */
  readonly cutAt: number | undefined;
  /** What followed the end, up to the next run, and concerns this one. */
  readonly after: readonly HistoryEvent[];
  /** In the same branch: what runs after a Map or Parallel that failed does not repeat what ran in it. */
  readonly nextRun: EventOf<'task-scheduled'> | undefined;
}

/**
 * The runs of work in a history, in order; tasks that are none of the integrations are left out. Events are linked by
 * the event that led to them, not by their order, since branches of one execution interleave.
 *
 * @param events oldest first
 * @param branches of the same events
 */
export function taskRuns(events: readonly HistoryEvent[], branches: Branches): readonly TaskRun[] {
  const byId = new Map(events.map((event) => [event.id, event]));
  const followers = Map.groupBy(events, ({ previousId }) => previousId);
  return events.flatMap((scheduled) => {
    const integration = scheduled.kind === 'task-scheduled' ? integrationOf(scheduled) : undefined;
    if (scheduled.kind !== 'task-scheduled' || integration === undefined) {
      return [];
    }
    const own = within(scheduled, followers);
    const end = own.find(isEnd);
    const branch = branches.of(scheduled);
    const { after, nextRun } =
      end === undefined ? { after: [], nextRun: undefined } : following(end, branch, followers, branches);
    return [
      {
        scheduled,
        integration,
        state: schedulingState(scheduled, byId),
        branch: branchName(branch),
        work: workOf(own, integration),
        end,
        cutAt: end === undefined ? branches.overAt(branch) : undefined,
        after,
        nextRun,
      },
    ];
  });
}

function isRun(event: HistoryEvent): event is EventOf<'task-scheduled'> {
  return event.kind === 'task-scheduled' && integrationOf(event) !== undefined;
}

type Followers = ReadonlyMap<number, readonly HistoryEvent[]>;

/** The events of one run: what follows its scheduling, up to and with its end. */
function within(scheduled: HistoryEvent, followers: Followers): readonly HistoryEvent[] {
  const events: HistoryEvent[] = [];
  let latest: HistoryEvent | undefined = scheduled;
  while (latest !== undefined && !isEnd(latest)) {
    latest = followers.get(latest.id)?.[0];
    if (latest !== undefined) {
      events.push(latest);
    }
  }
  return events;
}

/** What follows the end of a run and concerns it, breadth first, without what the next run led to. */
function following(
  end: HistoryEvent,
  branch: Branch,
  followers: Followers,
  branches: Branches,
): Pick<TaskRun, 'after' | 'nextRun'> {
  const name = branchName(branch);
  const after: HistoryEvent[] = [];
  let nextRun: EventOf<'task-scheduled'> | undefined;
  let level: readonly HistoryEvent[] = [end];
  while (level.length > 0) {
    const next = level
      .flatMap((event) => followers.get(event.id) ?? [])
      .filter((event) => branches.concerns(event, branch));
    nextRun ??= next.filter(isRun).find((run) => branchName(branches.of(run)) === name);
    level = next.filter((event) => !isRun(event));
    after.push(...level);
  }
  return { after, nextRun };
}

/** A run that the state's own `Retry` repeats follows the failure before it; the state was entered only once. */
function schedulingState(scheduled: HistoryEvent, byId: ReadonlyMap<number, HistoryEvent>): string {
  let event: HistoryEvent | undefined = scheduled;
  while (event !== undefined && event.kind !== 'state-entered') {
    event = byId.get(event.previousId);
  }
  return event?.state ?? '';
}

/** The work as it was submitted. A state that only makes the request has no such event: its success tells the work. */
function workOf(events: readonly HistoryEvent[], integration: Integration): Work {
  const submitted = events.find((event) => event.kind === 'task-submitted');
  const succeeded = events.find((event) => event.kind === 'task-succeeded');
  return integration.readWork((submitted ?? succeeded)?.output);
}
