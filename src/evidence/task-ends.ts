import { DescribeTasksCommand, type ECSClient, type Task } from '@aws-sdk/client-ecs';
import type { Call } from '../aws/actions.ts';
import { AwsError } from '../aws/errors.ts';
import { type RetryOptions, withRetry } from '../aws/retry.ts';
import type { TaskEnd, TaskEnds } from '../execution/ending.ts';
import type { RunResult } from '../execution/run-to-end.ts';
import { TIME_LIMITS } from '../time-limits.ts';

/** DescribeTasks takes 100 tasks of one cluster. */
const TASKS_PER_CALL = 100;

/**
 * Adds what became of its tasks to the ending of an execution that was stopped.
 *
 * @param retry how long tasks may take to stop
 */
export async function withTaskEnds(
  ecs: ECSClient,
  result: RunResult,
  retry: RetryOptions,
): Promise<RunResult> {
  const { ending, attempts } = result;
  const tasks = async (): Promise<TaskEnds> =>
    taskEnds(
      ecs,
      attempts.flatMap(({ taskArn, outcome }) =>
        taskArn !== undefined && (outcome.kind === 'stopped' || outcome.kind === 'running') ? [taskArn] : [],
      ),
      retry,
    );
  if (ending.kind === 'ended' && ending.stop?.result === 'stopped') {
    return { ...result, ending: { ...ending, stop: { ...ending.stop, tasks: await tasks() } } };
  }
  if (ending.kind === 'left-running' && ending.why.kind === 'end-not-seen') {
    return { ...result, ending: { ...ending, why: { ...ending.why, tasks: await tasks() } } };
  }
  return result;
}

/**
 * Sees tasks to their end whose execution was stopped: Step Functions stops the task of a `.sync` state as best
 * effort, and nothing says that it worked. Ends when all have stopped, or when the time is over.
 *
 * @param taskArns ARNs that name their cluster, as Fargate's do
 */
export async function taskEnds(
  ecs: ECSClient,
  taskArns: readonly string[],
  retry: RetryOptions,
): Promise<TaskEnds> {
  const { clock, signal, forMs } = retry;
  let tasks: readonly TaskEnd[] = [];
  if (taskArns.length === 0) {
    return { kind: 'seen', tasks };
  }
  const deadline = clock.now() + forMs;
  try {
    while (true) {
      tasks = await taskStates(ecs, taskArns, { ...retry, forMs: deadline - clock.now() });
      if (tasks.every(({ state }) => state === 'stopped') || clock.now() >= deadline) {
        return { kind: 'seen', tasks };
      }
      await clock.sleep(TIME_LIMITS.poll.taskEndMs, signal);
    }
  } catch (error) {
    if (tasks.length > 0) {
      return { kind: 'seen', tasks };
    }
    return signal.aborted || !(error instanceof AwsError) ? { kind: 'not-seen' } : { kind: 'refused', error };
  }
}

async function taskStates(
  ecs: ECSClient,
  taskArns: readonly string[],
  retry: RetryOptions,
): Promise<readonly TaskEnd[]> {
  const states: TaskEnd[] = [];
  for (const [cluster, arns] of Map.groupBy(taskArns, clusterOf)) {
    for (let start = 0; start < arns.length; start += TASKS_PER_CALL) {
      const tasks = arns.slice(start, start + TASKS_PER_CALL);
      const call: Call = { action: 'ecs:DescribeTasks', resource: cluster };
      const answer = await withRetry(retry, call, (abortSignal) =>
        ecs.send(new DescribeTasksCommand({ cluster, tasks }), { abortSignal }),
      );
      const found = new Map(answer.tasks?.map((task) => [task.taskArn, task]));
      states.push(...tasks.map((arn) => ({ taskArn: arn, state: stateOf(found.get(arn)) })));
    }
  }
  return states;
}

/** ECS tells of a stopped task for about an hour, so one it does not tell of is more likely too new for its reads. */
function stateOf(task: Task | undefined): TaskEnd['state'] {
  if (task === undefined) {
    return 'unknown';
  }
  if (task.lastStatus === 'STOPPED') {
    return 'stopped';
  }
  return task.desiredStatus === 'STOPPED' ? 'stopping' : 'running';
}

/** `arn:aws:ecs:region:account:task/cluster/id`; the id alone in the short form, which is of the default cluster. */
function clusterOf(taskArn: string): string {
  const [, cluster, id] = taskArn.split('/');
  return id === undefined || cluster === undefined ? 'default' : cluster;
}
