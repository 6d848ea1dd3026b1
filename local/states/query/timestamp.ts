// The RFC 3339 profile of the States Language: an uppercase T, an uppercase Z where there is no offset.
const RFC3339 =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/** Milliseconds since the epoch of a timestamp of the States Language, or undefined if the text is none. */
export function parseTimestamp(text: string): number | undefined {
  if (!RFC3339.test(text)) {
    return undefined;
  }
  const milliseconds = Date.parse(text);
  return Number.isNaN(milliseconds) || rolledOver(text) ? undefined : milliseconds;
}

/** Date.parse takes 30 February for 1 March. */
function rolledOver(text: string): boolean {
  const date = text.slice(0, 'yyyy-mm-dd'.length);
  return new Date(`${date}T00:00:00Z`).toISOString().slice(0, date.length) !== date;
}
