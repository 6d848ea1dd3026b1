import { invalid } from './parameters.ts';

/**
 * Compiles a filter pattern for unstructured text: `a b` needs both terms, `"a b"` the phrase, `-a` its absence,
 * `?a ?b` one of them. Terms are case-sensitive and match anywhere in the line. An empty pattern matches all.
 *
 * Throws InvalidParameterException for a term that needs quotes, and for the pattern languages that are not
 * served here: JSON (`{…}`), columns (`[…]`) and regular expressions (`%…%`).
 */
export function parseFilterPattern(pattern: string): (message: string) => boolean {
  const text = pattern.trim();
  refuseOtherLanguages(text);
  const terms = [...text.matchAll(/([-?]?)(?:"((?:[^"\\]|\\.)*)"|(\S+))/gs)].map(
    ([, sign = '', phrase, word]) => ({
      sign,
      text: phrase?.replace(/\\(.)/gs, '$1') ?? plainWord(word ?? ''),
    }),
  );
  const wanted = terms.filter((term) => term.sign === '').map((term) => term.text);
  const unwanted = terms.filter((term) => term.sign === '-').map((term) => term.text);
  // CloudWatch ignores `?` terms as soon as another kind of term stands beside them.
  const alternatives =
    wanted.length + unwanted.length > 0
      ? []
      : terms.filter((term) => term.sign === '?').map((term) => term.text);
  return (message) =>
    wanted.every((term) => message.includes(term)) &&
    !unwanted.some((term) => message.includes(term)) &&
    (alternatives.length === 0 || alternatives.some((term) => message.includes(term)));
}

function refuseOtherLanguages(pattern: string): void {
  if (/^[{[]/.test(pattern)) {
    throw invalid(`The local AWS does not support JSON and column filter patterns such as ${pattern}.`);
  }
}

function plainWord(word: string): string {
  if (word.startsWith('%')) {
    throw invalid(`The local AWS does not support regular expressions in filter patterns such as ${word}.`);
  }
  if (!/^[\p{L}\p{N}_]+$/u.test(word)) {
    throw invalid(
      `Invalid filter pattern: the term ${word} has characters other than letters, digits and underscores, so it must stand in double quotes.`,
    );
  }
  return word;
}
