import { execFile } from 'node:child_process';
import { accessSync, constants, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'msedge'];

/** Where installers put a browser that is not on the path. */
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((folder) =>
    ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'].map((path) =>
      join(process.env[folder] ?? '', path),
    ),
  ),
];

/** The browser that `CHROMIUM_PATH` names, or else one of the family that is installed; undefined if there is none. */
export function findBrowser(): string | undefined {
  const onPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => NAMES.flatMap((name) => [join(folder, name), join(folder, `${name}.exe`)]));
  const told = process.env['CHROMIUM_PATH'];
  return (told ? [told] : [...onPath, ...PLACES]).find(canRun);
}

function canRun(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    // A folder may be entered, which counts as being executable.
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** The document of a page after its scripts have run, as HTML. */
export async function dumpDom(browser: string, url: string, width = 900): Promise<string> {
  return run(browser, [...SETTLED, `--window-size=${width},1000`, '--dump-dom', url]);
}

/** Writes a picture of a page, sharp enough for dense screens. */
export async function screenshot(
  browser: string,
  url: string,
  file: string,
  { width, height }: { readonly width: number; readonly height: number },
): Promise<void> {
  await run(browser, [
    ...SETTLED,
    '--force-device-scale-factor=1.5',
    '--hide-scrollbars',
    `--window-size=${width},${height}`,
    `--screenshot=${file}`,
    url,
  ]);
}

/** Time in the page leaps ahead whenever nothing happens, so that this is no time of ours. */
const SETTLED = ['--virtual-time-budget=20000'];

const MAX_DOM_BYTES = 64 * 1024 * 1024;

/** @throws Error if the browser does not start or takes longer than a minute */
async function run(browser: string, args: readonly string[]): Promise<string> {
  const profile = mkdtempSync(join(tmpdir(), 'sfn-fargate-retry-browser-'));
  try {
    const { stdout } = await promisify(execFile)(
      browser,
      [
        '--headless',
        '--disable-gpu',
        '--no-first-run',
        '--disable-extensions',
        '--disable-background-networking',
        // Containers give little of it.
        '--disable-dev-shm-usage',
        // Nothing on the page may reach the network, whatever it tries.
        '--host-resolver-rules=MAP * ~NOTFOUND',
        `--user-data-dir=${profile}`,
        // The sandbox does not start for root.
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        ...args,
      ],
      { maxBuffer: MAX_DOM_BYTES, timeout: 60_000, killSignal: 'SIGKILL' },
    );
    return stdout;
  } finally {
    // The last of its processes may still be writing.
    rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}
