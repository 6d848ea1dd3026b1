import { integrationOf } from '../integrations/index.ts';
import type { Integration, Work } from '../integrations/integration.ts';
import { isJsonObject, parseJson } from '../json.ts';
import { readErrorState } from '../policy/error-state.ts';
import { PROCESS_ERROR } from '../policy/state-names.ts';
import { type Branch, type Branches, branchName } from './branches.ts';
import { type Followers, followersOf } from './event-links.ts';
import type { HistoryEvent } from './history.ts';

type EventOf<K extends HistoryEvent['kind']> = Extract<HistoryEvent, { readonly kind: K }>;

/** What ends a run. */
type EndKind = 'task-succeeded' | 'task-failed' | 'state-aborted';

function isEnd(event: HistoryEvent): event is EventOf<EndKind> {
  return event.kind === 'task-succeeded' || event.kind === 'task-failed' || event.kind === 'state-aborted';
}

/** One run of a unit of work by a Task state, as the events of a history tell it. */
export interface TaskRun {
  readonly scheduled: Scheduled;
  readonly integration: Integration;
  /** The state that scheduled it. */
  readonly state: string;
  /** The Map and Parallel states around it, outermost first. */
  readonly branch: Branch;
  readonly work: Work;
  readonly end: EventOf<EndKind> | undefined;
  /** When what is around it was over, of which the service writes no event into its own chain. */
  readonly overAt: number | undefined;
  /** What followed the end, up to the next run that may fail or repeat it, and concerns this one. */
  readonly after: readonly HistoryEvent[];
  /** The next run of the same state in the same branch or iteration, unless what is around this one had succeeded. */
  readonly retry: Scheduled | undefined;
  /** Whether that, or a later one, succeeded. */
  readonly healed: boolean;
}

type Scheduled = EventOf<'task-scheduled'>;

/** A run without what followed it. */
type Run = Pick<TaskRun, 'scheduled' | 'integration' | 'state' | 'branch' | 'work' | 'end'>;

/**
 * The runs of work in a history, in order, as far as their integrations tell of them. A run that took a decision on a
 * failure, such as that of a ProcessError function, is part of how the machine handles the failure. Events are linked
 * by the event that led to them, not by their order, since branches of one execution interleave.
 *
 * @param events oldest first
 * @param branches of the same events
 */
export function taskRuns(events: readonly HistoryEvent[], branches: Branches): readonly TaskRun[] {
  const places = placesOf(events);
  const followers = followersOf(events);
  const runs = events.flatMap((scheduled) =>
    scheduled.kind === 'task-scheduled' ? runOf(scheduled, { places, followers, branches }) : [],
  );
  const runById = new Map(runs.map((run) => [run.scheduled.id, run]));
  const later = new Later(runs, branches);
  return runs.map((run) => ({
    ...run,
    overAt: branches.overAt(run.branch),
    after: run.end === undefined ? [] : following(run, run.end, { followers, branches, runById }),
    ...later.of(run),
  }));
}

interface History {
  /** By the ids of the events. */
  readonly places: readonly Place[];
  readonly followers: Followers;
  readonly branches: Branches;
}

function runOf(scheduled: Scheduled, { places, followers, branches }: History): readonly Run[] {
  const integration = integrationOf(scheduled);
  const own = within(scheduled, followers);
  const end = own.find(isEnd);
  const { state, followsFailure } = places[scheduled.id] ?? NOWHERE;
  // A ProcessError function that breaks is part of how the machine handles the failure, too.
  const handles = integration.told !== 'always' && state === PROCESS_ERROR && followsFailure;
  if (handles || !isTold(integration.told, end)) {
    return [];
  }
  const work = workOf(scheduled, own, integration);
  return [{ scheduled, integration, state, branch: branches.of(scheduled), work, end }];
}

function isTold(told: Integration['told'], end: TaskRun['end']): boolean {
  switch (told) {
    case 'always':
      return true;
    case 'once-ended':
      return end !== undefined && !(end.kind === 'task-succeeded' && isDecision(end.output));
    case 'if-failed':
      return end?.kind === 'task-failed';
  }
}

/** Finds what ran again, from the last run to the first, so that many retries cost no more than their number. */
class Later {
  readonly #of = new Map<Run, Pick<TaskRun, 'retry' | 'healed'>>();

  constructor(runs: readonly Run[], branches: Branches) {
    const next = new Map<string, Run>();
    for (const run of runs.toReversed()) {
      const key = runKey(run);
      const again = next.get(key);
      const isRetry = again !== undefined && branches.concerns(again.scheduled, run.branch);
      const healed =
        isRetry && (again.end?.kind === 'task-succeeded' || this.#of.get(again)?.healed === true);
      this.#of.set(run, { retry: isRetry ? again.scheduled : undefined, healed });
      next.set(key, run);
    }
  }

  of(run: Run): Pick<TaskRun, 'retry' | 'healed'> {
    return this.#of.get(run) ?? { retry: undefined, healed: false };
  }
}

/** The same for the runs of a state in one branch or iteration, also when a Map or Parallel repeats it. */
export function runKey({ branch, state }: Pick<TaskRun, 'branch' | 'state'>): string {
  return JSON.stringify([branchName(branch), state]);
}

/**
 * Whether an output is a decision on a failure, as a ProcessError function answers it, called either way. Its count tells
 * it from the answers of others that have a type.
 */
function isDecision(output: string | undefined): boolean {
  const answer = parseJson(output);
  const payload = isJsonObject(answer) ? (answer['Payload'] ?? answer) : undefined;
  const errorState = isJsonObject(payload) ? (payload['errorState'] ?? payload) : undefined;
  return isJsonObject(errorState) && typeof errorState['retryCount'] === 'number'
    ? readErrorState(errorState)?.type !== undefined
    : false;
}

/** The events of one run: what follows its scheduling, up to and with its end. */
function within(scheduled: HistoryEvent, followers: Followers): readonly HistoryEvent[] {
  const events: HistoryEvent[] = [];
  let latest: HistoryEvent | undefined = scheduled;
  while (latest !== undefined && !isEnd(latest)) {
    latest = followers(latest.id)[0];
    if (latest !== undefined) {
      events.push(latest);
    }
  }
  return events;
}

/** What follows the end of a run and concerns it, breadth first, without what the next run led to. */
function following(
  run: Run,
  end: HistoryEvent,
  { followers, branches, runById }: Omit<History, 'places'> & { readonly runById: ReadonlyMap<number, Run> },
): readonly HistoryEvent[] {
  const after: HistoryEvent[] = [];
  let level: readonly HistoryEvent[] = [end];
  while (level.length > 0) {
    level = level
      .flatMap((event) => followers(event.id))
      .filter((event) => branches.concerns(event, run.branch) && !isNext(runById.get(event.id), run));
    after.push(...level);
  }
  return after;
}

/** Whether what follows is about another run: one that may fail in its turn, or repeats this one. */
function isNext(other: Run | undefined, { state }: Run): boolean {
  return (
    other !== undefined &&
    (other.integration.told === 'always' || other.state === state || other.end?.kind !== 'task-succeeded')
  );
}

/** Where an event stands in the chain of those that led to it. */
interface Place {
  /** The state that was entered last; empty before the first. */
  readonly state: string;
  /** Whether the work that ended last, before that state was entered, had failed. */
  readonly followsFailure: boolean;
  /** Whether the work that ended last had failed. */
  readonly failed: boolean;
}

const NOWHERE: Place = { state: '', followsFailure: false, failed: false };

/**
 * Finds the places of all events, from the first to the last: a run that the state's own `Retry` repeats follows the
 * failure before it, so that looking back from each of many would take the square of their number.
 */
function placesOf(events: readonly HistoryEvent[]): readonly Place[] {
  const places: Place[] = [];
  for (const event of events) {
    places[event.id] = placeAfter(event, places[event.previousId] ?? NOWHERE);
  }
  return places;
}

function placeAfter(event: HistoryEvent, before: Place): Place {
  if (event.kind === 'state-entered') {
    return { state: event.state, followsFailure: before.failed, failed: before.failed };
  }
  return isEnd(event) ? { ...before, failed: event.kind === 'task-failed' } : before;
}

function workOf(scheduled: Scheduled, own: readonly HistoryEvent[], integration: Integration): Work {
  const submitted = own.find((event) => event.kind === 'task-submitted');
  const end = own.find(isEnd);
  return integration.readWork({
    resourceType: scheduled.resourceType,
    resource: scheduled.resource,
    parameters: scheduled.parameters,
    region: scheduled.region,
    submitted: submitted?.output,
    ended: end?.kind === 'task-succeeded' ? end.output : end?.kind === 'task-failed' ? end.cause : undefined,
  });
}
