import type { RanWith } from '../policy/ecs-task.ts';

/**
 * Makes one harmless line of foreign text: control characters (line breaks, terminal escapes) and the marks that
 * turn the direction of writing become spaces, and `##[`, which begins a workflow command wherever it stands, is
 * taken apart. It may still stand at the start of a line only behind words of our own, since there `::name::` is a
 * workflow command too.
 */
export function oneLine(text: string, maxLength = 300): string {
  const line = text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]+/gu, ' ')
    .replace(/##\[/g, '## [')
    .trim();
  if (line.length <= maxLength) {
    return line;
  }
  // The cut may have left the first half of a character.
  const start = line.slice(0, maxLength - 1).replace(/[\ud800-\udbff]$/, '');
  return `${start.trimEnd()}…`;
}

/**
 * Escapes foreign text for Markdown, wherever in a line or table cell it stands, also at its beginning: it renders as
 * the text it is, and becomes neither structure, HTML, a link, a formula, a mention, a reference nor an emoji. Digits and
 * letters that happen to be a commit of the repository stay a link to it: that tells nobody, and half of all ids look
 * like one.
 */
export function markdown(text: string, maxLength?: number): string {
  return (
    parted(text, maxLength)
      .replace(/[\\`*_[\]|~]/g, '\\$&')
      .replace(BLOCK_START, '$1\\')
      .replace(/\$/g, '&#36;')
      // GitHub may look for addresses both in the Markdown and in what it has rendered.
      .replace(new RegExp(`(${SCHEMES})${PARTING}:`, 'gi'), `$1${PARTING}&#58;`)
      .replace(new RegExp(`(www)${PARTING}\\.`, 'gi'), `$1${PARTING}&#46;`)
      .replaceAll(PARTING, COMMENT)
  );
}

/** A link to a page that is known, or its text alone. Dollar signs of an address could be taken for a formula. */
export function link(text: string, url: string | undefined): string {
  const shown = markdown(text);
  return url === undefined || shown === '' ? shown : `[${shown}](${url.replaceAll('$', '&#36;')})`;
}

/** Escapes foreign text for HTML: the title of a fold, which is no Markdown. */
export function html(text: string, maxLength?: number): string {
  return parted(text, maxLength).replaceAll(PARTING, COMMENT);
}

/** Escapes for the inside of `pre`, where GitHub looks for nothing else. */
export function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** What begins a heading, a list, a thematic break or the underline of a heading, if it begins a line. */
const BLOCK_START = /^(?:(\d{1,9})(?=[.)](?:\s|$))|(?=#{1,6}(?:\s|$)|[-+=]))/;

const SCHEMES = 'https?|ftp';

/**
 * The beginnings of mentions and addresses, references and emoji. GitHub looks for them in the text that it has
 * rendered, where an entity is the sign itself again, wherever they stand, also right behind an underscore or a digit.
 * A comment parts the text in two, and nothing of it is copied along.
 */
const RENDERED = new RegExp(`@|#(?=\\d)|\\bGH-(?=\\d)|:(?=[\\w+-]+:)|(?:${SCHEMES})(?=:)|www(?=\\.)`, 'gi');

/** Stands where a text is to be parted, until all else is escaped: no line holds this sign. */
const PARTING = '\0';

const COMMENT = '<!-- -->';

/** One line of foreign text as HTML, with a sign at each place where it may be split. */
function parted(text: string, maxLength?: number): string {
  return escapeHtml(oneLine(text, maxLength).replace(RENDERED, `$&${PARTING}`));
}

/** `2026-01-02 03:04:05 UTC`. */
export function timestamp(milliseconds: number): string {
  return new Date(milliseconds)
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z$/, ' UTC');
}

/** `1 attempt`, `3 attempts`. */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : plural}`;
}

/** `512 B`, `12.3 kB`, `4.5 MB`. */
export function bytes(size: number): string {
  const units = ['kB', 'MB', 'GB', 'TB'];
  if (size < 1000) {
    return `${size} B`;
  }
  // Rounded first, since 999,950 bytes are 1.0 MB and not 1000.0 kB.
  const tenths = (power: number) => Math.round((size / 1000 ** power) * 10) / 10;
  const power = units.findIndex((_unit, index) => tenths(index + 1) < 1000) + 1 || units.length;
  return `${tenths(power).toFixed(1)} ${units[power - 1]}`;
}

/** `512 MiB, 0.25 vCPU, 50 GiB, FARGATE_SPOT`: what an attempt runs with, as far as it is known. */
export function ranWithText({ cpu, memory, ephemeralStorage, capacityProvider }: RanWith): string {
  return joined(
    [
      memory === undefined ? '' : `${memory} MiB`,
      cpu === undefined ? '' : `${cpu / 1024} vCPU`,
      // Every task has 20 GiB.
      ephemeralStorage === undefined || ephemeralStorage === 20 ? '' : `${ephemeralStorage} GiB`,
      capacityProvider ?? '',
    ],
    ', ',
  );
}

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

/** The parts that are not empty, with a separator between them. */
export function joined(parts: readonly string[], separator: string): string {
  return parts.filter((part) => part !== '').join(separator);
}
