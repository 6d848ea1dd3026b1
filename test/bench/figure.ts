import { table } from '../../scripts/markdown-table.ts';

/** How a figure comes about. */
export type Method =
  /** Processes run the bundle in `dist/`, and their time and memory are measured. */
  | 'processes'
  /** The code of `src/` runs by a clock that does not wait: minutes pass in no time, and chance has no part in it. */
  | 'clock'
  /** Files are weighed. */
  | 'files';

export type Unit = '×' | 's' | 'MiB' | 'MB' | 'calls' | 'round trips' | 'executions';

/** One line of the table. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: Unit;
  /** What it should not exceed; undefined where it only serves to compare. */
  readonly atMost?: number;
  readonly method: Method;
}

/** The figures as a Markdown table. */
export function figuresTable(figures: readonly Figure[]): string {
  return table(['Figure', 'Measured', 'At most', 'With'], figures.map(row));
}

/** Those that are larger than they should be. */
export function exceeding(figures: readonly Figure[]): readonly Figure[] {
  return figures.filter(({ value, atMost }) => atMost !== undefined && value > atMost);
}

function row(figure: Figure): readonly string[] {
  const { name, value, unit, atMost, method } = figure;
  const measured = `${amount(value, unit)}${exceeding([figure]).length > 0 ? ' ✗' : ''}`;
  return [name, measured, atMost === undefined ? '' : amount(atMost, unit), method];
}

/** Counts are whole, unless they are the mean of some. */
function amount(value: number, unit: Unit): string {
  const digits = unit === '×' || unit === 's' || unit === 'MB' ? 2 : Number.isInteger(value) ? 0 : 1;
  return `${value.toFixed(digits)} ${unit}`;
}
