import type { Attempt } from '../execution/trail.ts';
import type { Classification } from '../policy/policy.ts';
import type { ExecutionReport } from './report.ts';

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
export function statusSign({ status, missing }: Pick<ExecutionReport, 'status' | 'missing'>): string {
  return {
    SUCCEEDED: missing.length > 0 ? '❌' : '✅',
    RUNNING: '⏳',
    ABORTED: '🛑',
    TIMED_OUT: '⌛',
    FAILED: '❌',
    NOT_STARTED: '⚪',
  }[status];
}
