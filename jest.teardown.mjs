import { rmSync } from 'node:fs';

/** Removes what `jest.setup.mjs` made. */
export default function tearDown() {
  rmSync(globalThis.compiledDirectory, { recursive: true, force: true, maxRetries: 3 });
}
