import type { Outcome } from './audit.ts';
import { FAULTS } from './faults.ts';
import { PHASE_NAMES as phases } from './phases.ts';

/** Phases × faults, what each came to: the first calls, and behind the bar all of them. */
export function table(outcomes: readonly Outcome[]): string {
  const rows = [...FAULTS.keys()].map((fault) => [
    fault,
    ...phases.map((phase) => {
      const here = outcomes.filter(({ cell }) => cell.fault === fault && cell.phase === phase);
      return (['first', 'always'] as const)
        .map((extent) => words(here.filter(({ cell }) => cell.extent === extent)))
        .filter((text) => text !== '')
        .join(' | ');
    }),
  ]);
  const lines = [['fault', ...phases], ...rows];
  const widths = ['fault', ...phases].map((_, column) =>
    Math.max(...lines.map((line) => (line[column] ?? '').length)),
  );
  return lines
    .map((line) =>
      line
        .map((text, column) => text.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function words(outcomes: readonly Outcome[]): string {
  return [
    ...new Set(outcomes.map(({ cameTo, wrongs }) => (wrongs.length === 0 ? cameTo : `WRONG (${cameTo})`))),
  ].join('/');
}

/** One paragraph for each cell that is wrong. */
export function complaints(outcomes: readonly Outcome[]): readonly string[] {
  return outcomes
    .filter(({ wrongs }) => wrongs.length > 0)
    .map(({ cell, wrongs }) => `${cell.phase} × ${cell.fault} (${cell.extent}): ${wrongs.join('; ')}`);
}
