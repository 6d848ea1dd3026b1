/**
 * The time since an execution started, as it stands before a line of the job log: `[4m 12s]`, from an hour on
 * `[2h 5m 3s]`. Times are milliseconds since the epoch. Clocks differ a little, so there is no time before the start.
 */
export function elapsed(startedAt: number, at: number): string {
  const seconds = Math.max(0, Math.round((at - startedAt) / 1000));
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return `[${hours === 0 ? '' : `${hours}h `}${minutes}m ${seconds % 60}s]`;
}
