import type { Json } from '../../json.ts';

/**
 * The bytes of the files that entries fill: arrays, or lines that each end in a line feed. No entry, no file.
 *
 * @param maxBytes the most that a file has, unless its only entry has more
 */
export function* fileParts(entries: Iterable<Json>, lines: boolean, maxBytes: number): Generator<Buffer> {
  const [start, between, end] = lines ? ['', '\n', '\n'] : ['[', ',', ']'];
  let texts: Buffer[] = [];
  let bytes = 0;
  const file = (): Buffer => {
    const separated = texts.flatMap((text, at) => [Buffer.from(at === 0 ? start : between), text]);
    return Buffer.concat([...separated, Buffer.from(end)]);
  };
  for (const entry of entries) {
    const text = Buffer.from(JSON.stringify(entry));
    if (texts.length > 0 && bytes + between.length + text.length + end.length > maxBytes) {
      yield file();
      texts = [];
    }
    bytes = (texts.length === 0 ? start.length : bytes + between.length) + text.length;
    texts.push(text);
  }
  if (texts.length > 0) {
    yield file();
  }
}
