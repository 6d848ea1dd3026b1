import type { Environment } from './frame.ts';

/** What a branch ends with when another one has failed. */
export class BranchEndedError extends Error {
  override readonly name = 'BranchEndedError';
}

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
  const branches = jobs.map((job) => {
    const line = history.branch();
    const signal = AbortSignal.any([environment.signal, ending.signal]);
    const run = async (): Promise<Value> => {
      try {
        return await job({ ...environment, history: line, signal });
      } catch (error) {
        failures.push({ error, last: line.last });
        ending.abort(new BranchEndedError('The branch was ended because another one failed.'));
        throw error;
      }
    };
    return { line, ended: run() };
  });
  await Promise.allSettled(branches.map(({ ended }) => ended));
  const [first] = failures;
  if (first !== undefined) {
    history.continueFrom(first.last);
    throw first.error;
  }
  history.continueFrom(Math.max(history.last, ...branches.map(({ line }) => line.last)));
  return Promise.all(branches.map(({ ended }) => ended));
}
