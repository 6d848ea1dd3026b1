import type { Json } from '../../json.ts';
import type { WaitingTask } from '../task-tokens.ts';
import type { Frame } from './frame.ts';
import type { Timeouts } from './task-timeout.ts';

/** One call of a resource: what it is called with, and how its events are named. */
export interface TaskCall {
  readonly frame: Frame;
  readonly taskArguments: Json;
  readonly timeouts: Timeouts;
  /** There if the state waits for a task token. */
  readonly task: WaitingTask | undefined;
  /** Aborted when the execution ends or the time of the task is up. */
  readonly signal: AbortSignal;
}
