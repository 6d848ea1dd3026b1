import type { JsonObject } from '../json.ts';

/** An Amazon States Language definition, or a part of it, as data. */
export type Definition = JsonObject;

/** Marks a JSONata expression. In JSON a line break is shown as `\n`, which not every linter accepts. */
export function expression(jsonata: string): string {
  return `{% ${jsonata.replace(/\n\s*/g, ' ')} %}`;
}

/** Texts of the policy file's author. Step Functions would evaluate one that looks like an expression. */
export function literals(texts: Readonly<Record<string, string>>): Definition {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, literal(text)]));
}

function literal(text: string): string {
  return /^\s*\{%|%\}\s*$/.test(text) ? expression(JSON.stringify(text)) : text;
}
