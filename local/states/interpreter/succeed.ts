import { effectiveInput, exit, output, outputPath } from './data-flow.ts';
import type { Exit, Frame } from './frame.ts';

/** Succeed: ends the execution with its input, or what Output or the paths make of it. */
export async function succeed(frame: Frame): Promise<Exit> {
  const leaving =
    frame.language.name === 'JSONata'
      ? await output(frame, frame.state, 'Output', frame.input)
      : await outputPath(frame, await effectiveInput(frame));
  return exit(frame, { output: leaving, assigned: {}, next: null });
}
