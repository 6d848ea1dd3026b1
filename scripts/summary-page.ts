import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import MarkdownIt from 'markdown-it';
import { escapeHtml } from '../src/report/text.ts';
import { sanitized } from './github-html.ts';

const mermaid = join(import.meta.dirname, '..', 'node_modules', 'mermaid', 'dist', 'mermaid.min.js');

export interface PageOptions {
  /** Of the two, by default, the one that whoever looks at it prefers. */
  readonly theme?: 'light' | 'dark';
  /** A script that runs when all charts are drawn. */
  readonly script?: string;
  /** What the page loads besides: nothing, or Mermaid from node_modules, which keeps it small. */
  readonly loads?: 'nothing' | 'mermaid';
}

/** Markdown as GitHub reads it, or as close to that as a library comes, before it sanitises: HTML passes, addresses become links. */
export function githubMarkdown() {
  const renderer = new MarkdownIt({ html: true, linkify: true });
  // GitHub takes addresses with a scheme or www., and e-mail; not every word with a dot, nor with two slashes.
  renderer.linkify.set({ fuzzyLink: false, fuzzyEmail: true }).add('//', null);
  return renderer;
}

/**
 * A page for tests that shows job summaries as GitHub does, Mermaid charts drawn, but does not sanitise them: what a
 * summary lets through is seen. It needs no network.
 */
export function unsanitizedPage(summaries: readonly string[], options: PageOptions = {}): string {
  const renderer = githubMarkdown();
  return page(
    summaries.map((summary) => renderer.render(summary)),
    options,
  );
}

/** A page that shows a job summary as GitHub does, Mermaid charts drawn. It needs no network. */
export function summaryPage(summary: string, options: PageOptions = {}): string {
  const renderer = githubMarkdown();
  for (const raw of ['html_block', 'html_inline']) {
    renderer.renderer.rules[raw] = (tokens, index) => sanitized(tokens[index]?.content ?? '');
  }
  // An image would be loaded; a summary of the step has none.
  renderer.renderer.rules['image'] = (tokens, index) => escapeHtml(tokens[index]?.content ?? '');
  return page([renderer.render(summary)], options);
}

function page(articles: readonly string[], { theme, script = '', loads = 'mermaid' }: PageOptions): string {
  // Nothing else runs, and nothing is loaded, whatever a summary holds.
  const nonce = randomUUID();
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src 'nonce-${nonce}'`;
  const library =
    loads === 'mermaid'
      ? `<script nonce="${nonce}" src="${pathToFileURL(mermaid).href}"></script>`
      : `<script nonce="${nonce}">${inline(readFileSync(mermaid, 'utf8'))}</script>`;
  return `<!doctype html>
<html lang="en"${theme === undefined ? '' : ` data-theme="${theme}"`}>
<head>
<meta charset="utf-8">
${loads === 'nothing' ? `<meta http-equiv="Content-Security-Policy" content="${policy}">` : ''}
<meta name="viewport" content="width=device-width">
<title>Job summary</title>
<style>${CSS}</style>
</head>
<body>
<main>
${articles.map((article) => `<article>${article}</article>`).join('\n')}
</main>
${library}
<script nonce="${nonce}">
(async () => {
  const theme = document.documentElement.dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
  mermaid.initialize({ startOnLoad: false, securityLevel: 'strict', theme: theme === 'dark' ? 'dark' : 'default' });
  // In a fold that is closed, a browser may know no widths of texts.
  const folds = document.querySelectorAll('details:not([open])');
  for (const fold of folds) { fold.open = true; }
  for (const code of document.querySelectorAll('code.language-mermaid')) {
    const chart = document.createElement('div');
    chart.className = 'chart';
    chart.textContent = code.textContent;
    code.parentElement.replaceWith(chart);
    await mermaid.run({ nodes: [chart], suppressErrors: true });
  }
  for (const fold of folds) { fold.open = false; }
  ${script}
})();
</script>
</body>
</html>
`;
}

/** A script that HTML does not end, nor takes for a comment. */
function inline(script: string): string {
  return script.replace(/<(?=\/script|script)/gi, '\\x3c').replaceAll('<!--', '\\x3c!--');
}

const LIGHT =
  '--page: #ffffff; --ink: #1f2328; --faint: #59636e; --line: #d1d9e0; --stripe: #f6f8fa; --link: #0969da;';
const DARK =
  '--page: #0d1117; --ink: #f0f6fc; --faint: #9198a1; --line: #3d444d; --stripe: #151b23; --link: #4493f8;';

const CSS = `
:root { color-scheme: light dark; ${LIGHT} }
@media (prefers-color-scheme: dark) { :root { ${DARK} } }
:root[data-theme=light] { color-scheme: light; ${LIGHT} }
:root[data-theme=dark] { color-scheme: dark; ${DARK} }
html { background: var(--page); }
body { margin: 0; color: var(--ink); font: 14px/1.5 "Noto Sans", "Liberation Sans", Helvetica, Arial, sans-serif; }
article { max-width: 1012px; margin: 0 auto; padding: 16px 28px 8px; }
h2 { font-size: 1.5em; margin: 4px 0 14px; padding-bottom: .3em; border-bottom: 1px solid var(--line); }
h3 { font-size: 1.2em; margin: 20px 0 10px; }
p { margin: 0 0 12px; }
a { color: var(--link); text-decoration: none; }
table { border-collapse: collapse; margin: 0 0 14px; display: block; max-width: max-content; overflow: auto; }
th, td { border: 1px solid var(--line); padding: 5px 11px; }
tr:nth-child(2n) td { background: var(--stripe); }
thead tr:has(th:empty:first-child) { display: none; }
pre { background: var(--stripe); border-radius: 6px; padding: 12px 14px; margin: 8px 0 14px; overflow: auto; }
pre, code { font: 12px/1.45 "DejaVu Sans Mono", "Liberation Mono", Menlo, Consolas, monospace; }
blockquote { margin: 0 0 14px; padding: 0 1em; color: var(--faint); border-left: .25em solid var(--line); }
blockquote p { margin: 0; }
details { margin: 0 0 10px; }
.chart { margin: 0 0 12px; }
.chart svg { display: block; }
`;
