import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * The tests start the bundle, scripts and the sample app some thousand times. Node.js compiles each of their files once
 * and keeps it here while the tests run. https://nodejs.org/api/cli.html#node_compile_cachedir
 */
export default function setUp() {
  const directory = mkdtempSync(join(tmpdir(), 'sfn-fargate-retry-compiled-'));
  process.env.NODE_COMPILE_CACHE = directory;
  globalThis.compiledDirectory = directory;
}
