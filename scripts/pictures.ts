import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { dumpDom, findBrowser, screenshot } from './browser.ts';
import { summaryPage } from './summary-page.ts';

const root = join(import.meta.dirname, '..');
const pictures = join(root, 'docs', 'pictures');

const WIDTH = 900;

interface Picture {
  /** What the demo plays; its exit code is that of the action. */
  readonly scenario: string;
  readonly exitCode: number;
  readonly file: string;
}

const PICTURES: readonly Picture[] = [
  { scenario: 'heals', exitCode: 0, file: 'success.png' },
  { scenario: 'InvalidInput', exitCode: 1, file: 'fatal.png' },
];

const browser = findBrowser();
if (browser === undefined) {
  throw new Error(
    'There is no Chromium or Chrome to take pictures with: install one, or name it in CHROMIUM_PATH.',
  );
}
mkdirSync(pictures, { recursive: true });
for (const { scenario, exitCode, file } of PICTURES) {
  const picture = join(pictures, file);
  await take(browser, summaryOf(scenario, exitCode), picture);
  console.log(`${relative(root, picture)}: ${statSync(picture).size} bytes`);
}

/** The summary that the bundle writes in the demo. */
function summaryOf(scenario: string, exitCode: number): string {
  try {
    execFileSync(process.execPath, [join(root, 'scripts', 'demo.ts'), scenario], {
      cwd: root,
      stdio: 'ignore',
    });
  } catch (error) {
    if (!(error instanceof Error && 'status' in error && error.status === exitCode)) {
      throw error;
    }
  }
  return readFileSync(join(root, '.demo', 'summary.md'), 'utf8');
}

/** Draws a summary in a window as high as it is. */
async function take(chromium: string, summary: string, file: string): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'sfn-fargate-retry-pictures-'));
  const page = join(directory, 'page.html');
  const { href } = pathToFileURL(page);
  try {
    const script = `
      document.body.dataset.height = Math.ceil(document.querySelector('main').getBoundingClientRect().height);`;
    writeFileSync(page, summaryPage(summary, { theme: 'light', script }));
    const [, height] = /data-height="(\d+)"/.exec(await dumpDom(chromium, href, WIDTH)) ?? [];
    if (height === undefined) {
      throw new Error('The page was not drawn.');
    }
    await screenshot(chromium, href, file, { width: WIDTH, height: Number(height) });
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
