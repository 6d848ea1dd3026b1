import type { Cursor } from './cursor.ts';

/** Reads a name or string in single or double quotes; a backslash takes the character after it as it is. */
export function readQuoted(cursor: Cursor): string {
  const quote = cursor.next('a quote');
  if (quote !== "'" && quote !== '"') {
    throw cursor.unexpected('a quote before this');
  }
  const characters: string[] = [];
  for (;;) {
    const character = cursor.next(`a closing ${quote}`);
    if (character === quote) {
      return characters.join('');
    }
    characters.push(character === '\\' ? cursor.next('a character after the backslash') : character);
  }
}
