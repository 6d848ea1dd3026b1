import { exited } from '../policy/causes.ts';
import type { Path } from './events.ts';

/** A decision as machines record it: to wait 90 s. */
export const LATER = { type: 'TEMPORARY', retryCount: 1, waitSeconds: 90 };

/** The task of a state fails, and the state's Catch goes on to a state that decides. */
export const judged = (path: Path, state: string, id: string, exitCode: number, errorState: object) =>
  path
    .entered(state, 'Task')
    .submitted(id)
    .failed(exited(exitCode))
    .exited(state, {}, 'Task')
    .passed('Judge', { assigned: { errorState } });

/** The task of a state succeeds. */
export const ran = (path: Path, state: string, id: string) =>
  path.entered(state, 'Task').submitted(id).succeeded().exited(state, {}, 'Task');
