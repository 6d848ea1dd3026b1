import { oneLine } from '../src/report/text.ts';

/**
 * Lines that hold text of others, each indented by our own blanks: what a terminal would act on, be it an escape or a
 * line break, is a blank.
 */
export function safe(lines: readonly string[]): string {
  return lines.map((line) => `${/^ */.exec(line)?.[0] ?? ''}${oneLine(line, Infinity)}`).join('\n');
}

/** Prints lines to standard output. */
export function say(lines: readonly string[]): void {
  console.log(safe(lines));
}

/** Prints lines to standard error. */
export function warn(lines: readonly string[]): void {
  console.error(safe(lines));
}

/** Prints JSON that a terminal shows as it is: `JSON.stringify` leaves the signs that come after ASCII. */
export function sayJson(value: unknown, indent?: number): void {
  const json = JSON.stringify(value, null, indent);
  console.log(
    json.replace(
      /[\u007f-\u009f\p{Zl}\p{Zp}\p{Bidi_Control}]/gu,
      (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ),
  );
}
