import type { MapRunSettings } from './host.ts';

/**
 * Whether more items have failed than may. Without a tolerance the first one is too many; with two, either ends the run.
 *
 * @param total how many items there are; undefined as long as it is not known, when no percentage can be told
 */
export function exceedsTolerance(
  { toleratedFailureCount: count, toleratedFailurePercentage: percentage }: MapRunSettings,
  failed: number,
  total: number | undefined,
): boolean {
  if (count === undefined && percentage === undefined) {
    return failed > 0;
  }
  const tooMany = count !== undefined && failed > count;
  const tooLargeAPart =
    percentage !== undefined && total !== undefined && total > 0 && (failed / total) * 100 > percentage;
  return tooMany || tooLargeAPart;
}
