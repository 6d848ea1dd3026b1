/** The state of the built-in machine that runs the task. Who knows the machine needs no telling where it failed. */
export const RUN_ECS_TASK = 'RunECSTask';

/** The state that decides on a failure, in the built-in machine and in the classic graph. */
export const PROCESS_ERROR = 'ProcessError';
