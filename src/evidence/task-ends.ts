import { DescribeTasksCommand, type ECSClient, type Task } from '@aws-sdk/client-ecs';
import { clusterOfTask, resourceId } from '../aws/arn.ts';
import { type RetryOptions, withRetry } from '../aws/retry.ts';
import { messageOf } from '../errors.ts';
import type { RunResult } from '../execution/run-to-end.ts';

/** How often ECS is asked whether tasks have stopped. */
const INTERVAL_MS = 500;

/** DescribeTasks takes 100 tasks of one cluster. */
const TASKS_PER_CALL = 100;

/**
 * Adds what became of its tasks to what is told of an execution that was stopped.
 *
 * @param retry how long tasks may take to stop
 */
export async function withTaskEnds(
  ecs: ECSClient,
  result: RunResult,
  retry: RetryOptions,
): Promise<RunResult> {
  if (result.stop !== 'stopped' && result.stop !== 'end not seen') {
    return result;
  }
  const taskArns = result.attempts.flatMap(({ taskArn, outcome }) =>
    taskArn !== undefined && (outcome.kind === 'stopped' || outcome.kind === 'running') ? [taskArn] : [],
  );
  const ends = await taskEnds(ecs, taskArns, retry);
  return { ...result, problem: `${result.problem ?? ''} ${ends}`.trim() };
}

/**
 * Sees tasks to their end whose execution was stopped: Step Functions stops the task of a `.sync` state as best
 * effort, and nothing says that it worked. Ends when all have stopped, or when its time is over.
 *
 * @param taskArns ARNs that name their cluster, as Fargate's do
 * @returns what became of them, a sentence; empty if there are none
 */
export async function taskEnds(
  ecs: ECSClient,
  taskArns: readonly string[],
  retry: RetryOptions,
): Promise<string> {
  const { clock, signal, forMs } = retry;
  if (taskArns.length === 0) {
    return '';
  }
  const deadline = clock.now() + forMs;
  let known: readonly TaskState[] = [];
  try {
    while (true) {
      known = await taskStates(ecs, taskArns, { ...retry, forMs: deadline - clock.now() });
      if (known.every(({ state }) => state === 'stopped') || clock.now() >= deadline) {
        break;
      }
      await clock.sleep(INTERVAL_MS, signal);
    }
  } catch (error) {
    if (known.length === 0) {
      return signal.aborted
        ? 'Whether its task stops was not seen.'
        : `Whether its task stops is not known: ${messageOf(error)}`;
    }
  }
  return sentence(known);
}

interface TaskState {
  readonly arn: string;
  readonly state: 'unknown' | 'running' | 'stopping' | 'stopped';
}

function sentence(tasks: readonly TaskState[]): string {
  const running = tasks.filter(({ state }) => state === 'running');
  const [noun, verb] = tasks.length === 1 ? ['Its task', 'has'] : [`Its ${tasks.length} tasks`, 'have'];
  if (running.length > 0) {
    const names = running.map(({ arn }) => resourceId(arn)).join(', ');
    return `ECS has not been told yet to stop ${names}: if it goes on, allow ecs:StopTask to the role of the state machine.`;
  }
  if (tasks.some(({ state }) => state === 'unknown')) {
    return `ECS does not tell of ${noun === 'Its task' ? 'its task' : 'all of its tasks'}, so whether it stops is not known.`;
  }
  return tasks.every(({ state }) => state === 'stopped')
    ? `${noun} ${verb} stopped.`
    : `${noun} ${verb} been told to stop.`;
}

async function taskStates(
  ecs: ECSClient,
  taskArns: readonly string[],
  retry: RetryOptions,
): Promise<readonly TaskState[]> {
  const states: TaskState[] = [];
  for (const [cluster, arns] of Map.groupBy(taskArns, clusterOf)) {
    for (let start = 0; start < arns.length; start += TASKS_PER_CALL) {
      const tasks = arns.slice(start, start + TASKS_PER_CALL);
      const call = { action: 'ecs:DescribeTasks', resource: cluster };
      const answer = await withRetry(retry, call, (abortSignal) =>
        ecs.send(new DescribeTasksCommand({ cluster, tasks }), { abortSignal }),
      );
      const found = new Map(answer.tasks?.map((task) => [task.taskArn, task]));
      states.push(...tasks.map((arn) => ({ arn, state: stateOf(found.get(arn)) })));
    }
  }
  return states;
}

/** ECS tells of a stopped task for about an hour, so one it does not tell of is more likely too new for its reads. */
function stateOf(task: Task | undefined): TaskState['state'] {
  if (task === undefined) {
    return 'unknown';
  }
  if (task.lastStatus === 'STOPPED') {
    return 'stopped';
  }
  return task.desiredStatus === 'STOPPED' ? 'stopping' : 'running';
}

/** The short form of an ARN is of the default cluster. */
function clusterOf(taskArn: string): string {
  return clusterOfTask(taskArn) ?? 'default';
}
