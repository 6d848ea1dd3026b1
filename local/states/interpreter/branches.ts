import { BranchEndedError } from '../history-line.ts';
import { StateFailure } from './failure.ts';
import type { Environment } from './frame.ts';

/**
 * Runs several things side by side, each with a line of events of its own that starts where the line of `environment`
 * is. That line goes on from the last event of all of them.
 *
 * The first that fails ends the others; once they have ended too, the line goes on from the last event of the failed
 * one. Throws what that one threw.
 */
export async function together<Value>(
  environment: Environment,
  jobs: readonly ((environment: Environment) => Promise<Value>)[],
): Promise<readonly Value[]> {
  const { history } = environment;
  const ending = new AbortController();
  const failures: { readonly error: unknown; readonly last: number }[] = [];
  const lines = history.branches(jobs.length);
  const signal = AbortSignal.any([environment.signal, ending.signal]);
  const run = async (job: (environment: Environment) => Promise<Value>, at: number): Promise<Value> => {
    const line = lines[at] ?? history;
    try {
      return await job({ ...environment, history: line, signal });
    } catch (error) {
      const isFirst = failures.length === 0;
      failures.push({ error, last: line.last });
      if (isFirst && error instanceof StateFailure) {
        const { last } = line;
        line.end(last, 'own');
        for (const other of lines) {
          other.end(last);
        }
      }
      ending.abort(new BranchEndedError('The branch was ended because another one failed.'));
      throw error;
    }
  };
  const ended = jobs.map(run);
  await Promise.allSettled(ended);
  const [first] = failures;
  if (first !== undefined) {
    history.continueFrom(first.last);
    throw first.error;
  }
  history.continueFrom(Math.max(history.last, ...lines.map(({ last }) => last)));
  return Promise.all(ended);
}
