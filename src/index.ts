import { basename } from 'node:path';
import { outliveLog } from './github/log-stream.ts';
import { postStep } from './post.ts';

/**
 * The runner starts this file for the step, and `dist/post.js`, which loads it, for the post step. The name tells them
 * apart: a step that is killed while it loads has saved no state that would.
 */
const isPostStep = basename(process.argv[1] ?? '') === 'post.js';

outliveLog(process);
try {
  // Whatever only one of the two needs is loaded there, and as late as it can be.
  await (isPostStep ? postStep(process.env) : (await import('./main.ts')).main(process.env));
} catch (error) {
  const { fail } = await import('./github/runner.ts');
  fail(error);
}
