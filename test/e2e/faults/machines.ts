import type { Job } from './job.ts';

/** Not while anybody looks. */
const NEVER = 86_400;

/** A machine that waits for so many seconds of its own time. */
export function waiting(seconds: number = NEVER): string {
  return JSON.stringify({ StartAt: 'Wait', States: { Wait: waitState(seconds) } });
}

const waitState = (seconds: number) => ({ Type: 'Wait', Seconds: seconds, End: true });

/** The machine of a job: it ends by itself after some polls, or not while anybody looks. */
export function machineOf({ fate, cells, task, isDetached, isOfSeveral }: Job): string {
  // What cannot be followed at all must be stopped when time is over, and so must not end before.
  const isUnseen = cells.some((cell) => cell.phase === 'follow' && cell.extent === 'always');
  const ends = (fate === 'ends' || fate === 'ended-unseen') && !isUnseen && isDetached !== true;
  // Whether executions have ended is asked for every two seconds.
  const seconds = ends ? (isOfSeveral === true ? 10 : 1) : NEVER;
  return task === undefined ? waiting(seconds) : withTask(task, seconds);
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
