import { type Cell, cellsOf, faultOf, isOfOneExecution, PHASES, type Phase } from './faults.ts';
import type { Job } from './job.ts';

/** A phase that a job of each fate goes through. */
function fateOf(phase: Phase): Job['fate'] {
  return phase === 'stop' ? 'cancelled' : phase === 'post' ? 'killed' : 'ends';
}

const EXTENTS = ['first', 'always'] as const;

const PHASE_NAMES = Object.keys(PHASES).filter((name): name is Phase => name in PHASES);

/** One job for one cell. */
function single(cell: Cell): Job {
  const { phase, fault, extent } = cell;
  return {
    name: `${phase}-${fault}-${extent}`.replace(/[^A-Za-z0-9-]+/g, (other) =>
      [...other].map((character) => (character === ' ' ? '-' : `_${character.charCodeAt(0)}`)).join(''),
    ),
    deploys: phase === 'deploy',
    fate: fateOf(phase),
    cells: [{ ...cell, customer: 'k0' }],
  };
}

/** One job with an execution for each cell. */
function together(name: string, cells: readonly Cell[]): Job {
  const [first] = cells;
  return {
    name,
    deploys: false,
    fate: first === undefined ? 'ends' : fateOf(first.phase),
    cells: cells.map((cell, index) => ({ ...cell, customer: `k${index}` })),
  };
}

/** One job with one execution that goes from one trouble, which passes, into the next. */
function rotated(phases: readonly Phase[]): readonly Job[] {
  const passing = phases.map((phase) => cellsOf(phase, 'first').filter((cell) => faultOf(cell).isPassing));
  const most = Math.max(...passing.map(({ length }) => length));
  return Array.from({ length: most }, (_, turn) => ({
    name: `through-${phases[0]}-${turn}`,
    deploys: phases.includes('deploy'),
    fate: 'ends' as const,
    cells: passing.flatMap((cells, index) => {
      const cell = cells[(turn + index * STRIDE) % cells.length];
      return cell === undefined ? [] : [{ ...cell, customer: 'k0' }];
    }),
  }));
}

/** How far the phases of a job are apart in the list of faults, so that they meet unlike ones. */
const STRIDE = 7;

/** Executions whose calls break one way each, so that one process serves all of them. */
function crowds(phase: Phase): readonly Job[] {
  return EXTENTS.map((extent) =>
    together(
      `all-${phase}-${extent}`,
      cellsOf(phase, extent).filter((cell) => isOfOneExecution(faultOf(cell))),
    ),
  );
}

/**
 * What the test suite runs: each passing fault in each phase on the way to the end, several in one job; all faults of
 * start, follow, stop and post, many executions in one job; and one by one what meets a whole process, or is final.
 */
export const SUITE: readonly Job[] = [
  ...(['start', 'follow', 'stop', 'post'] as const).flatMap(crowds),
  ...(['start', 'stop', 'post'] as const).flatMap((phase) =>
    EXTENTS.flatMap((extent) =>
      cellsOf(phase, extent).filter((cell) => !isOfOneExecution(faultOf(cell))),
    ).map(single),
  ),
  ...(['lookup', 'deploy', 'evidence', 'comment'] as const).flatMap((phase) =>
    cellsOf(phase, 'always')
      .filter((cell) => !faultOf(cell).isPassing)
      .map(single),
  ),
  ...rotated(['deploy', 'start', 'follow', 'evidence', 'comment']),
  ...rotated(['lookup', 'follow', 'start', 'comment', 'evidence']),
];

/** Every cell in a job of its own. */
export const ALL: readonly Job[] = PHASE_NAMES.flatMap((phase) =>
  EXTENTS.flatMap((extent) => cellsOf(phase, extent)).map(single),
);
