import type { ExitCodeRange } from '../policy.ts';
import { propertyEntry } from './entry.ts';
import { isInJsonata, joinJsonata } from './shallow-jsonata.ts';

/** `exit-code`: ranges of exit codes, or none for a container that never ran. */
export const exitCode = propertyEntry<'exit-code'>({
  matches: ({ ranges, none }, failure) =>
    failure.exitCode === undefined ? none : isIn(ranges, failure.exitCode),
  covers: ({ ranges, none }, narrow) =>
    narrow.kind === 'exit-code' &&
    (none || !narrow.none) &&
    narrow.ranges.every(({ from, to }) =>
      Array.from({ length: to - from + 1 }, (_, index) => from + index).every((code) => isIn(ranges, code)),
    ),
  wanted: ({ ranges, none }) => [...ranges.map(rangeText), ...(none ? ['none'] : [])].join(' or '),
  had: (failure) =>
    failure.exitCode === undefined ? 'there is no exit code' : `exit-code is ${failure.exitCode}`,
  jsonata: ({ ranges, none }) =>
    joinJsonata(
      [
        ...(ranges.length > 0 ? [isInJsonata('$failure.exitCode', ranges.map(rangeJsonata))] : []),
        ...(none ? ['$not($exists($failure.exitCode))'] : []),
      ],
      'or',
    ),
});

function isIn(ranges: readonly ExitCodeRange[], code: number): boolean {
  return ranges.some(({ from, to }) => from <= code && code <= to);
}

function rangeText({ from, to }: ExitCodeRange): string {
  return from === to ? String(from) : `${from}-${to}`;
}

function rangeJsonata({ from, to }: ExitCodeRange): string {
  return from === to ? String(from) : `${from}..${to}`;
}
