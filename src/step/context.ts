import type { AwsClients } from '../aws/clients.ts';
import type { Clock } from '../aws/clock.ts';
import type { Workflow } from '../github/workflow.ts';
import type { Settings } from '../inputs/settings.ts';
import type { Ledger } from './ledger.ts';

/** What the step works with. */
export interface Step {
  readonly settings: Settings;
  readonly workflow: Workflow;
  readonly clients: AwsClients;
  readonly clock: Clock;
  /** Aborted with a GaveUp when the step is cancelled. */
  readonly signal: AbortSignal;
  readonly log: Log;
  readonly ledger: Ledger;
}

/** The job log. Lines are single lines that begin with our own words. */
export interface Log {
  info(line: string): void;
  warning(line: string): void;
  /** What follows can be folded; groups do not nest. */
  openGroup(title: string): void;
  closeGroup(): void;
  /** Lines that others wrote, shown while no workflow command counts. */
  output(lines: readonly string[]): void;
}
