import type { Settings } from './settings.ts';

/** CloudWatch Logs answers few requests a second: of many containers at once, their lines would hold up the polls. */
export const MOST_LIVE = 20;

/** Which log lines are shown: of many executions at once, not live. */
export function shownLogs({
  logs,
  request,
  maxParallel,
}: Pick<Settings, 'logs' | 'request' | 'maxParallel'>): Settings['logs'] {
  const atOnce = Math.min(request.customerIds.length, maxParallel);
  return logs === 'live' && atOnce > MOST_LIVE ? 'on-failure' : logs;
}
