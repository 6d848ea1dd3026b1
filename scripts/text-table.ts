/** Columns are not made narrower than this, unless all that is in them is. */
const LEAST = 12;

const GAP = 2;

/** A table for a terminal: cells that are too long for the width go on in the next line, below themselves. */
export function textTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  width: number,
): readonly string[] {
  const all = [head, ...rows];
  const widths = fitted(
    head.map((_title, column) => Math.max(...all.map((row) => row[column]?.length ?? 0))),
    width - GAP * (head.length - 1),
  );
  const [top = [], ...below] = all.map((row) => rowLines(row, widths));
  return [...top, widths.map((each) => '-'.repeat(each)).join(' '.repeat(GAP)), ...below.flat()];
}

/** Takes from the widest column as long as there is not room for all. */
function fitted(natural: readonly number[], room: number): readonly number[] {
  const widths = [...natural];
  for (let over = widths.reduce((sum, each) => sum + each, 0) - room; over > 0; over -= 1) {
    const widest = widths.indexOf(Math.max(...widths));
    const now = widths[widest] ?? 0;
    if (now <= LEAST) {
      break;
    }
    widths[widest] = now - 1;
  }
  return widths;
}

function rowLines(row: readonly string[], widths: readonly number[]): readonly string[] {
  const cells = widths.map((width, column) => wrapped(row[column] ?? '', width));
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    cells
      .map((lines, column) => (lines[line] ?? '').padEnd(widths[column] ?? 0))
      .join(' '.repeat(GAP))
      .trimEnd(),
  );
}

/** A text in lines of a width, parted between words, and within words that are longer. */
export function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((long) => pieces(long, width))) {
    if (line === '') {
      line = word;
    } else if (line.length + 1 + word.length <= width) {
      line = `${line} ${word}`;
    } else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}

function pieces(word: string, width: number): readonly string[] {
  return word.length <= width
    ? [word]
    : Array.from({ length: Math.ceil(word.length / width) }, (_, index) =>
        word.slice(index * width, (index + 1) * width),
      );
}
