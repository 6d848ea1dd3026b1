import { stoppedTask } from '../policy/causes.ts';

/** An event as the API writes it. */
export type ServiceEvent = Readonly<Record<string, unknown>> & { readonly id: number };

/** A history holds so many events at most. */
export const LONGEST = 25_000;

/** What fills a history. */
export type Shape =
  /** The built-in machine: each failure is decided on, and waited out. */
  | 'loop'
  /** One state that its own `Retry` repeats. */
  | 'retry'
  /** A Map whose items each run a task, of which every tenth fails and is caught. */
  | 'map';

export const SHAPES: readonly Shape[] = ['loop', 'retry', 'map'];

/** The history of an execution that has failed, oldest first: as long as they get. */
export function longHistory(shape: Shape): readonly ServiceEvent[] {
  const history = new History();
  history.add('ExecutionStarted', { executionStartedEventDetails: { input: '{}' } });
  if (shape === 'map') {
    map(history);
  } else {
    attempts(history, shape);
  }
  history.add('ExecutionFailed', {
    executionFailedEventDetails: { error: 'States.TaskFailed', cause: cause('last') },
  });
  return history.events;
}

/** Attempts until there is only room for the end. */
function attempts(history: History, shape: Exclude<Shape, 'map'>): void {
  if (shape === 'retry') {
    history.add('TaskStateEntered', entered('RunECSTask'));
  }
  const eventsEach = shape === 'loop' ? 10 : 4;
  for (let attempt = 1; history.left > eventsEach; attempt += 1) {
    if (shape === 'loop') {
      history.add('TaskStateEntered', entered('RunECSTask'));
    }
    history.task(`${attempt}`, 'TaskFailed');
    if (shape === 'loop') {
      history.add('TaskStateExited', exited('RunECSTask', { errorState: JSON.stringify(decision(attempt)) }));
      for (const [type, state] of [
        ['Choice', 'ProcessError'],
        ['Wait', 'WaitBeforeRetry'],
      ] as const) {
        history.add(`${type}StateEntered`, entered(state));
        history.add(`${type}StateExited`, exited(state));
      }
    }
  }
}

function map(history: History): void {
  const failed: number[] = [];
  const begun = history.add('MapStateEntered', entered('ForAll'));
  const started = history.add('MapStateStarted', { mapStateStartedEventDetails: { length: 3000 } }, begun);
  let last = started;
  for (let index = 0; history.left > 10; index += 1) {
    const details = { name: 'ForAll', index };
    history.add('MapIterationStarted', { mapIterationStartedEventDetails: details }, started);
    history.add('TaskStateEntered', entered('RunECSTask'));
    const fails = index % 10 === 0;
    history.task(`${index}`, fails ? 'TaskFailed' : 'TaskSucceeded');
    history.add('TaskStateExited', exited('RunECSTask'));
    last = history.add('MapIterationSucceeded', { mapIterationSucceededEventDetails: details });
    failed.push(...(fails ? [index] : []));
  }
  history.add('MapStateSucceeded', {}, last);
  history.add('MapStateExited', exited('ForAll'));
  history.add('FailStateEntered', entered('NotAll'));
}

/** Writes events, each of which follows the one before it unless it is said what led to it. */
class History {
  readonly events: ServiceEvent[] = [];

  /** How many events there is room for. */
  get left(): number {
    return LONGEST - this.events.length;
  }

  add(type: string, details: object, previousEventId = this.events.length): number {
    const id = this.events.length + 1;
    this.events.push({ id, previousEventId, timestamp: 1_760_000_000 + id / 10, type, ...details });
    return id;
  }

  task(id: string, end: 'TaskFailed' | 'TaskSucceeded'): void {
    const task = { resourceType: 'ecs', resource: 'runTask.sync' };
    this.add('TaskScheduled', {
      taskScheduledEventDetails: {
        ...task,
        region: 'eu-west-1',
        parameters: JSON.stringify({ Cluster: 'uploads', TaskDefinition: 'customer-data-upload' }),
      },
    });
    this.add('TaskStarted', { taskStartedEventDetails: task });
    this.add('TaskSubmitted', { taskSubmittedEventDetails: { ...task, output: answer(id) } });
    this.add(
      end,
      end === 'TaskFailed'
        ? { taskFailedEventDetails: { ...task, error: 'States.TaskFailed', cause: cause(id) } }
        : { taskSucceededEventDetails: { ...task, output: cause(id, 0) } },
    );
  }
}

/** What RunTask answers. */
function answer(id: string): string {
  const more = { DesiredStatus: 'RUNNING', LastStatus: 'PROVISIONING', StoppedAt: undefined };
  return JSON.stringify({ Failures: [], Tasks: [stoppedTask({ id, containers: [{ name: 'app' }], more })] });
}

function cause(id: string, exitCode = 1): string {
  return JSON.stringify(
    stoppedTask({
      id,
      stopCode: 'EssentialContainerExited',
      stoppedReason: 'Essential container in task exited',
      containers: [{ name: 'app', exitCode }],
    }),
  );
}

function decision(retryCount: number): object {
  return { type: 'RETRIABLE', retryCount, waitSeconds: 1, rule: 'uncaught-exception', because: 'Try again.' };
}

function entered(name: string): object {
  return { stateEnteredEventDetails: { name, input: '{}' } };
}

function exited(name: string, assignedVariables: Readonly<Record<string, string>> = {}): object {
  return { stateExitedEventDetails: { name, output: '{}', assignedVariables } };
}
