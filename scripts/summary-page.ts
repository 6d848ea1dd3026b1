import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import MarkdownIt from 'markdown-it';

const mermaid = join(import.meta.dirname, '..', 'node_modules', 'mermaid', 'dist', 'mermaid.min.js');

export interface PageOptions {
  readonly theme?: 'light' | 'dark';
  /** A script that runs when all charts are drawn. */
  readonly script?: string;
}

/** Markdown as GitHub reads it, or as close to that as a library comes: HTML passes, addresses become links. */
export function githubMarkdown() {
  const renderer = new MarkdownIt({ html: true, linkify: true });
  // GitHub takes addresses with a scheme or www., and e-mail; not every word with a dot, nor with two slashes.
  renderer.linkify.set({ fuzzyLink: false, fuzzyEmail: true }).add('//', null);
  return renderer;
}

/**
 * A page that shows job summaries as GitHub does, Mermaid charts drawn. It needs no network: what it loads lies in
 * node_modules.
 */
export function summaryPage(summaries: readonly string[], options: PageOptions = {}): string {
  const { theme = 'light', script = '' } = options;
  const renderer = githubMarkdown();
  const articles = summaries.map((summary) => `<article>${renderer.render(summary)}</article>`);
  return `<!doctype html>
<html lang="en" data-theme="${theme}">
<head><meta charset="utf-8"><title>Job summary</title><style>${CSS}</style></head>
<body>
<main>
${articles.join('\n')}
</main>
<script src="${pathToFileURL(mermaid).href}"></script>
<script>
(async () => {
  mermaid.initialize({ startOnLoad: false, securityLevel: 'strict', theme: '${theme === 'dark' ? 'dark' : 'default'}' });
  for (const code of document.querySelectorAll('code.language-mermaid')) {
    const chart = document.createElement('div');
    chart.className = 'chart';
    chart.textContent = code.textContent;
    code.parentElement.replaceWith(chart);
    await mermaid.run({ nodes: [chart], suppressErrors: true });
  }
  ${script}
})();
</script>
</body>
</html>
`;
}

const CSS = `
:root { --page: #ffffff; --ink: #1f2328; --faint: #59636e; --line: #d1d9e0; --stripe: #f6f8fa; --link: #0969da; }
[data-theme=dark] { --page: #0d1117; --ink: #f0f6fc; --faint: #9198a1; --line: #3d444d; --stripe: #151b23; --link: #4493f8; }
html { background: var(--page); }
body { margin: 0; color: var(--ink); font: 14px/1.5 "Noto Sans", "Liberation Sans", Helvetica, Arial, sans-serif; }
article { padding: 16px 28px 8px; }
h2 { font-size: 1.5em; margin: 4px 0 14px; padding-bottom: .3em; border-bottom: 1px solid var(--line); }
h3 { font-size: 1.2em; margin: 20px 0 10px; }
p { margin: 0 0 12px; }
a { color: var(--link); text-decoration: none; }
table { border-collapse: collapse; margin: 0 0 14px; }
th, td { border: 1px solid var(--line); padding: 5px 11px; }
tr:nth-child(2n) td { background: var(--stripe); }
thead tr:has(th:empty:first-child) { display: none; }
pre { background: var(--stripe); border-radius: 6px; padding: 12px 14px; margin: 8px 0 14px; overflow: hidden; }
pre, code { font: 12px/1.45 "DejaVu Sans Mono", "Liberation Mono", Menlo, Consolas, monospace; }
blockquote { margin: 0 0 14px; padding: 0 1em; color: var(--faint); border-left: .25em solid var(--line); }
blockquote p { margin: 0; }
details { margin: 0 0 10px; }
.chart { margin: 0 0 12px; }
.chart svg { display: block; }
`;
