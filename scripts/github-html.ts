/** The elements of GitHub's allowlist that a Markdown text may want, and no attribute but `open`. */
const ALLOWED: ReadonlySet<string> = new Set([
  ...[
    'details',
    'summary',
    'pre',
    'code',
    'kbd',
    'samp',
    'var',
    'br',
    'hr',
    'p',
    'div',
    'span',
    'blockquote',
  ],
  ...[
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'b',
    'strong',
    'i',
    'em',
    's',
    'del',
    'ins',
    'sub',
    'sup',
    'q',
    'small',
  ],
  ...['table', 'thead', 'tbody', 'tr', 'th', 'td', 'ul', 'ol', 'li', 'dl', 'dt', 'dd'],
]);

/**
 * HTML of a Markdown text as GitHub lets it pass: without comments, and with those elements only that can do no harm. Any
 * other tag is shown as text, where GitHub leaves it out.
 */
export function sanitized(html: string): string {
  return html
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(
      /<(\/?)([a-z][a-z\d]*)(\s+open)?\s*\/?>|</gi,
      (tag: string, end: string | undefined, name: string | undefined, open: string | undefined) =>
        name !== undefined && ALLOWED.has(name.toLowerCase())
          ? `<${end}${name}${open === undefined ? '' : ' open'}>`
          : `&lt;${tag.slice(1)}`,
    );
}
