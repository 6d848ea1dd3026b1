/** The state of the built-in machine that runs the task. Who knows the machine needs no telling where it failed. */
export const RUN_ECS_TASK = 'RunECSTask';
