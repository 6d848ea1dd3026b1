/**
 * A piece of a page in Markdown that takes no more bytes of UTF-8 than it has room for; empty if there is nothing to
 * tell.
 */
export type Part = (room: number) => string;

/**
 * Puts parts together, parted by empty lines. Each may take an equal share of what is left, and leaves to those
 * behind it what it does not need: a part of any size can push out none of the others.
 */
export function assemble(parts: readonly Part[], room: number): string {
  let left = room;
  const texts = parts.map((part, index) => {
    const share = Math.floor(left / (parts.length - index)) - SEPARATOR.length;
    const text = part(share);
    left -= text === '' ? 0 : size(text) + SEPARATOR.length;
    return text;
  });
  return texts.filter((text) => text !== '').join(SEPARATOR);
}

const SEPARATOR = '\n\n';

/** A text of a few kilobytes as it is, or nothing. */
export function whole(text: string): Part {
  return (room) => (size(text) <= room ? text : '');
}

/** In bytes of UTF-8, which is what GitHub counts in a summary. */
export function size(text: string): number {
  return Buffer.byteLength(text);
}
