/** Marks a JSONata expression. In JSON a line break would be shown as `\n`, and not every linter takes one. */
export function expression(jsonata: string): string {
  return `{% ${jsonata.replace(/\n\s*/g, ' ')} %}`;
}

/** A text of the policy file's author, which would be evaluated if it had the look of an expression. */
export function literal(text: string): string {
  return /^\s*\{%|%\}\s*$/.test(text) ? expression(JSON.stringify(text)) : text;
}
