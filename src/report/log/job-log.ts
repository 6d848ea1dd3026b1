import type { Interruption } from '../../execution/ending.ts';
import { oneLine } from '../text.ts';
import { interruptionText } from '../wording.ts';

/** The job log. Lines are single lines that begin with our own words. */
export interface JobLog {
  info(line: string): void;
  warning(line: string): void;
  /** What follows can be folded; groups do not nest. */
  openGroup(title: string): void;
  closeGroup(): void;
  /** Lines that others wrote, shown while no workflow command counts. */
  output(lines: readonly string[]): void;
}

/** Lines of the job log on what the step does, besides how its executions get on. */

export function deployedLine(change: 'created' | 'updated' | 'unchanged', version: string): string {
  return `${change === 'unchanged' ? 'nothing to deploy' : `state machine ${change}`}: version ${version}`;
}

export function inputKeysLine(keys: readonly string[]): string {
  return `input keys: ${oneLine(keys.join(', '))}`;
}

/** @param again whether this very step had started it before */
export function startedLine(arn: string, again: boolean): string {
  return `execution ${again ? 'found, started by this step before' : 'started'}: ${arn}`;
}

export function attachedLine(arn: string, status: string | undefined): string {
  return `attached to ${status ?? 'an'} execution: ${arn}`;
}

export function failFastLine(label: string): string {
  return `${oneLine(label, 100)} failed: fail-fast stops the others`;
}

export function interruptedLine(interruption: Interruption): string {
  return `${interruptionText(interruption)} What this step started is stopped.`;
}
