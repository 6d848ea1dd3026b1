/** A literal character, or `any` for a `*`. */
type Token = { readonly any: true } | { readonly any: false; readonly character: string };

/**
 * Whether a text matches a pattern of StringMatches: `*` stands for any characters, `\*` for an asterisk,
 * `\\` for a backslash. Takes time in proportion to both lengths at worst, unlike a regular expression.
 */
export function matchesWildcard(text: string, pattern: string): boolean {
  const tokens = tokenize(pattern);
  let at = 0;
  let token = 0;
  let star: { readonly token: number; readonly at: number } | undefined;
  while (at < text.length) {
    const current = tokens[token];
    if (current?.any === true) {
      star = { token, at };
      token += 1;
    } else if (current !== undefined && current.character === text.charAt(at)) {
      at += 1;
      token += 1;
    } else if (star !== undefined) {
      // Let the last asterisk take one character more and try again from there.
      star = { token: star.token, at: star.at + 1 };
      at = star.at;
      token = star.token + 1;
    } else {
      return false;
    }
  }
  return tokens.slice(token).every(({ any }) => any);
}

function tokenize(pattern: string): readonly Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < pattern.length; at += 1) {
    const character = pattern.charAt(at);
    const following = pattern.charAt(at + 1);
    if (character === '\\' && (following === '*' || following === '\\')) {
      tokens.push({ any: false, character: following });
      at += 1;
    } else {
      tokens.push(character === '*' ? { any: true } : { any: false, character });
    }
  }
  return tokens;
}
