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
