/** Processor time that this process has used, in milliseconds. Unlike the clock, it stands still while others run. */
export function cpuTimeMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
