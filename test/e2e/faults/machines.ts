import type { Job } from './job.ts';

/** Not while anybody looks. */
const NEVER = 86_400;

/** A machine that waits for so many seconds of its own time. */
export function waiting(seconds: number = NEVER): string {
  return JSON.stringify({ StartAt: 'Wait', States: { Wait: waitState(seconds) } });
}

const waitState = (seconds: number) => ({ Type: 'Wait', Seconds: seconds, End: true });

/** Whether nothing can be seen of an execution: it must be stopped when time is over, and so must not end before. */
export function isUnseen({ cells }: Job): boolean {
  return cells.some(({ phase, extent }) => phase === 'follow' && extent === 'always');
}

/** The machine of a job: it ends by itself after some polls, or not while anybody looks. */
export function machineOf(job: Job): string {
  const seconds = secondsOf(job);
  return job.task === undefined ? waiting(seconds) : withTask(job.task, seconds);
}

function secondsOf(job: Job): number {
  switch (job.fate) {
    case 'ends':
      if (isUnseen(job) || job.isDetached === true) {
        return NEVER;
      }
      // Whether executions have ended is asked for every two seconds, of those that are waited for.
      return job.isOfSeveral === true ? 15 : 1;
    case 'ended-unseen':
      // By then, the step has been killed on a busy machine as well.
      return 10;
    default:
      return NEVER;
  }
}

function withTask(task: string, seconds: number): string {
  return JSON.stringify({
    StartAt: 'Task',
    States: {
      Task: {
        Type: 'Task',
        Resource: 'arn:aws:states:::ecs:runTask.sync',
        Parameters: {
          Cluster: 'default',
          TaskDefinition: task,
          LaunchType: 'FARGATE',
          NetworkConfiguration: { AwsvpcConfiguration: { Subnets: ['subnet-0ed41e45b216c45a4'] } },
        },
        Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: null, Next: 'Wait' }],
        Next: 'Wait',
      },
      Wait: waitState(seconds),
    },
  });
}
