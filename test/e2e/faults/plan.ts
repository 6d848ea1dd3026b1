import { type Cell, cellsOf, faultOf, isOfOneExecution } from './faults.ts';
import type { Job } from './job.ts';
import { type JobKind, PHASE_NAMES, type Phase, phaseOf } from './phases.ts';

const EXTENTS = ['first', 'always'] as const;

/** What the jobs of a phase need. */
function kindOf(phases: readonly Phase[]): Pick<Job, 'fate'> & JobKind {
  const [fate = 'ends'] = phases.map((phase) => phaseOf({ phase }).fate);
  return Object.assign({ fate }, ...phases.map((phase) => phaseOf({ phase }).job ?? {}));
}

/** A name that a state machine may have. */
function nameOf(...parts: readonly string[]): string {
  return parts
    .join('-')
    .replaceAll(' ', '-')
    .replace(/[^A-Za-z0-9-]/g, (other) => `_${other.charCodeAt(0)}`);
}

/** One job for one cell. */
function single(cell: Cell): Job {
  const { phase, fault, extent } = cell;
  return {
    name: nameOf(phase, fault, extent),
    ...kindOf([phase]),
    cells: [{ ...cell, customer: 'k0' }],
  };
}

/** One job with an execution for each cell. */
function together(name: string, cells: readonly Cell[]): Job {
  return {
    name,
    ...kindOf(cells.slice(0, 1).map(({ phase }) => phase)),
    cells: cells.map((cell, index) => ({ ...cell, customer: `k${index}` })),
  };
}

/**
 * One job with one execution that goes from one trouble, which passes, into the next.
 *
 * @param density how many of each phase
 */
function rotated(phases: readonly Phase[], density = 1): readonly Job[] {
  const passing = phases.map((phase) => cellsOf(phase, 'first').filter((cell) => faultOf(cell).isPassing));
  const most = Math.max(...passing.map(({ length }) => length));
  return Array.from({ length: Math.ceil(most / density) }, (_, turn) => ({
    name: `through-${phases[0]}-${turn}`,
    ...kindOf(phases),
    cells: passing.flatMap((cells, index) =>
      Array.from(
        { length: density },
        (_, beside) => cells[(turn * density + beside + index * STRIDE) % cells.length],
      )
        .filter((cell) => cell !== undefined)
        .map((cell) => ({ ...cell, customer: 'k0' })),
    ),
  }));
}

/** How far the phases of a job are apart in the list of faults, so that they meet unlike ones. */
const STRIDE = 7;

/** What costs both ends seconds of their processors if it comes at every try. */
const HEAVY: ReadonlySet<string> = new Set(['20 MB']);

/** Executions whose calls break one way each, so that one process serves all of them. */
function crowds(phase: Phase): readonly Job[] {
  return EXTENTS.map((extent) =>
    together(
      nameOf('all', phase, extent),
      cellsOf(phase, extent).filter(
        (cell) => isOfOneExecution(faultOf(cell)) && !(extent === 'always' && HEAVY.has(cell.fault)),
      ),
    ),
  );
}

/** Phases in which one process serves many executions, each with a fault of its own. */
const CROWDED = [
  'start',
  'named start',
  'detached',
  'cancelled start',
  'killed start',
  'follow',
  'stop',
  'post',
  'late post',
] as const satisfies readonly Phase[];

/** Phases in which each fault that is final costs a process. */
const FINAL_ALONE = ['lookup', 'deploy', 'list', 'logs', 'evidence', 'comment'] as const;

/** Of faults that are much alike, every so manieth is tried in the phase that only costs the step its last words. */
const SAMPLED = 4;

/**
 * What the test suite runs: each passing fault in each phase on the way to the end, several in one job; all faults of
 * starts, follow, stop and post, many executions in one job; and one by one what meets a whole process, or is final.
 */
export const SUITE: readonly Job[] = [
  ...CROWDED.flatMap(crowds),
  ...(['start', 'stop', 'post'] as const).flatMap((phase) =>
    EXTENTS.flatMap((extent) =>
      cellsOf(phase, extent).filter((cell) => !isOfOneExecution(faultOf(cell))),
    ).map(single),
  ),
  ...FINAL_ALONE.flatMap((phase) =>
    cellsOf(phase, 'always')
      .filter((cell) => !faultOf(cell).isPassing)
      .map(single),
  ),
  ...cellsOf('tasks', 'first')
    .filter((_, index) => index % SAMPLED === 0)
    .map(single),
  ...rotated(['deploy', 'start', 'follow', 'evidence', 'comment', 'logs']),
  ...rotated(['sign-in', 'lookup', 'list'], 2),
];

/** Every cell in a job of its own. */
export const ALL: readonly Job[] = PHASE_NAMES.flatMap((phase) =>
  EXTENTS.flatMap((extent) => cellsOf(phase, extent)).map(single),
);
