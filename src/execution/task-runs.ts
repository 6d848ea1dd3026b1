import { isJsonObject, parseJson } from '../json.ts';
import { readTask, type StoppedTask } from '../policy/ecs-task.ts';
import { type Place, type Places, placeName } from './branches.ts';
import type { HistoryEvent } from './history.ts';

type EventOf<K extends HistoryEvent['kind']> = Extract<HistoryEvent, { readonly kind: K }>;

/** What ends a run. */
type EndKind = 'task-succeeded' | 'task-failed' | 'state-aborted';

function isEnd(event: HistoryEvent): event is EventOf<EndKind> {
  return event.kind === 'task-succeeded' || event.kind === 'task-failed' || event.kind === 'state-aborted';
}

/** One run of an ECS task, as the events of a history tell it. */
export interface TaskRun {
  readonly scheduled: EventOf<'task-scheduled'>;
  /** The state that scheduled it. */
  readonly state: string;
  /** Where in Map and Parallel states that is; undefined outside of them. */
  readonly item: string | undefined;
  /** As RunTask answered it; undefined if the task was not submitted. */
  readonly task: (StoppedTask & { readonly taskDefinitionArn: string | undefined }) | undefined;
  readonly end: EventOf<EndKind> | undefined;
  /** When the end of what is around it ended it, of which the service writes no event into its own chain. */
  readonly cutAt: number | undefined;
  /** What followed the end, up to the next run, and concerns this one. */
  readonly after: readonly HistoryEvent[];
  /** In the same item: what runs after a Map or Parallel that failed does not repeat what ran in it. */
  readonly nextRun: EventOf<'task-scheduled'> | undefined;
}

/**
 * The runs of ECS tasks in a history, in order. Events are linked by the event that led to them, not by their
 * order, since branches of one execution interleave.
 *
 * @param events oldest first
 * @param places of the same events
 */
export function taskRuns(events: readonly HistoryEvent[], places: Places): readonly TaskRun[] {
  const byId = new Map(events.map((event) => [event.id, event]));
  const followers = Map.groupBy(events, ({ previousId }) => previousId);
  return events.filter(isRunTask).map((scheduled) => {
    const own = within(scheduled, followers);
    const end = own.find(isEnd);
    const submitted = own.find((event) => event.kind === 'task-submitted');
    const place = places.of(scheduled);
    const { after, nextRun } =
      end === undefined ? { after: [], nextRun: undefined } : following(end, place, followers, places);
    return {
      scheduled,
      state: stateOf(scheduled, byId),
      item: placeName(place),
      task: submittedTask(submitted?.output),
      end,
      cutAt: end === undefined ? places.overAt(place) : undefined,
      after,
      nextRun,
    };
  });
}

function isRunTask(event: HistoryEvent): event is EventOf<'task-scheduled'> {
  return (
    event.kind === 'task-scheduled' && event.resourceType === 'ecs' && event.resource.startsWith('runTask')
  );
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
  place: Place,
  followers: Followers,
  places: Places,
): Pick<TaskRun, 'after' | 'nextRun'> {
  const item = placeName(place);
  const after: HistoryEvent[] = [];
  let nextRun: EventOf<'task-scheduled'> | undefined;
  let level: readonly HistoryEvent[] = [end];
  while (level.length > 0) {
    const next = level
      .flatMap((event) => followers.get(event.id) ?? [])
      .filter((event) => places.concerns(event, place));
    nextRun ??= next.filter(isRunTask).find((run) => placeName(places.of(run)) === item);
    level = next.filter((event) => !isRunTask(event));
    after.push(...level);
  }
  return { after, nextRun };
}

/** A run that the state's own `Retry` repeats follows the failure before it; the state was entered only once. */
function stateOf(scheduled: HistoryEvent, byId: ReadonlyMap<number, HistoryEvent>): string {
  let event: HistoryEvent | undefined = scheduled;
  while (event !== undefined && event.kind !== 'state-entered') {
    event = byId.get(event.previousId);
  }
  return event?.state ?? '';
}

/** The output of `TaskSubmitted` is RunTask's answer. */
function submittedTask(output: string | undefined): TaskRun['task'] {
  const answer = parseJson(output);
  const tasks = isJsonObject(answer) ? answer['Tasks'] : undefined;
  const task = Array.isArray(tasks) ? tasks[0] : undefined;
  if (!isJsonObject(task)) {
    return undefined;
  }
  const definition = task['TaskDefinitionArn'];
  return { ...readTask(task), taskDefinitionArn: typeof definition === 'string' ? definition : undefined };
}
