import type { Attempt } from '../execution/trail.ts';
import type { Classification } from '../policy/policy.ts';
import type { Outcome } from './severity.ts';

/** The classes in the colours that the timeline has for them. */
export const CLASS_SIGNS: Readonly<Record<Classification, string>> = {
  FATAL: '🔴',
  TEMPORARY: '🟠',
  RETRIABLE: '🔵',
};

export function signOf(kind: Exclude<Attempt['outcome']['kind'], 'failed'>): string {
  return { running: '⏳', stopped: '🛑', succeeded: '🟢' }[kind];
}

/** What became of an execution, at a glance. */
export const OUTCOME_SIGNS: Readonly<Record<Outcome, string>> = {
  fatal: '❌',
  failed: '❌',
  'outputs-missing': '❌',
  'timed-out': '⌛',
  aborted: '🛑',
  'not-started': '⚪',
  'still-running': '⏳',
  'left-running': '⏳',
  succeeded: '✅',
};
