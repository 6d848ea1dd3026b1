import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe } from '@jest/globals';
import { dumpDom, findBrowser } from '../../scripts/browser.ts';

const browser = findBrowser();

/** For tests that need a browser: one that is skipped says by its name what it lacks. */
export const inBrowser = browser === undefined ? describe.skip : describe;
export const where =
  browser === undefined ? ' (skipped: no Chromium or Chrome is installed, and CHROMIUM_PATH names none)' : '';

/** A script for the page: leaves a value, an expression, as JSON in the document. */
export function leave(expression: string): string {
  return `
const holder = document.createElement('script');
holder.type = 'application/json';
holder.id = 'census';
holder.textContent = JSON.stringify(${expression}).replaceAll('<', '\\\\u003c');
document.body.append(holder);
`;
}

/** Loads a page whose script leaves a value, and resolves to that value as it is. */
export async function valueLeftBy(page: string): Promise<unknown> {
  const directory = mkdtempSync(join(tmpdir(), 'sfn-fargate-retry-rendering-'));
  try {
    const file = join(directory, 'page.html');
    writeFileSync(file, page);
    const dom = await dumpDom(browser ?? '', pathToFileURL(file).href);
    const [, json] = /<script type="application\/json" id="census">(.*?)<\/script>/s.exec(dom) ?? [];
    if (json === undefined) {
      throw new Error(`The page did not come to its end:\n${dom.slice(-2000)}`);
    }
    return JSON.parse(json);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
