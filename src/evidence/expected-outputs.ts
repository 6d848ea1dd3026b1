import { Minimatch, type MinimatchOptions } from 'minimatch';
import type { OutputListing } from './outputs.ts';
import { parseS3Uri } from './s3-uri.ts';

/** S3 keys are text: their case counts, `/` parts them on every platform, and `.`, `..` and `//` mean nothing. */
const OPTIONS: MinimatchOptions = {
  dot: true,
  nocomment: true,
  nonegate: true,
  platform: 'linux',
  preserveMultipleSlashes: true,
  optimizationLevel: 0,
  // Each alternative is a pattern to try on every key; what `{1..1000000}` has beyond that is not tried.
  braceExpandMax: 1000,
};

/**
 * The globs that no object satisfies. An object does if its key below the output location matches, it is not empty,
 * and it was not there before the execution: what last night left does not show that tonight's task did its work.
 * What could not be listed satisfies none, nor do objects beyond those that were read.
 *
 * @param globs relative to the output location, such as `*.csv` or `reports/**`
 */
export function missingOutputs(globs: readonly string[], listing: OutputListing): readonly string[] {
  const keys = freshKeys(listing);
  return globs.filter((glob) => {
    const matcher = new Minimatch(glob, OPTIONS);
    return !keys.some((key) => matcher.match(key));
  });
}

/** The keys that can satisfy a glob, without the prefix that all of them share. */
function freshKeys(listing: OutputListing): readonly string[] {
  const place = listing.kind === 'listed' ? parseS3Uri(listing.location) : undefined;
  if (listing.kind !== 'listed' || place === undefined) {
    return [];
  }
  return listing.objects
    .filter(({ key, bytes, older }) => bytes > 0 && !older && key.startsWith(place.prefix))
    .map(({ key }) => key.slice(place.prefix.length));
}
