import type { getOctokit } from '@actions/github';
import type { Clock } from '../aws/clock.ts';
import { UnreadableAnswer } from '../aws/errors.ts';
import { nextTryMs } from '../aws/retry.ts';
import { TIME_LIMITS } from '../time-limits.ts';
import { githubFault } from './api-error.ts';

/** A client of GitHub's API, REST and GraphQL. */
export type Github = ReturnType<typeof getOctokit>;

/** The toolkit is loaded only when there is something to write: it costs time, and reads the event once more. */
export async function connect(token: string, signal: AbortSignal): Promise<Github> {
  const { getOctokit: octokit } = await import('@actions/github');
  const quiet = (): void => {};
  const github = octokit(token, {
    userAgent: 'sfn-fargate-retry',
    log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
  });
  github.hook.before('request', (request) => {
    request.request = {
      ...request.request,
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIME_LIMITS.request.githubMs)]),
    };
  });
  github.hook.after('request', ({ status, data }) => {
    if (status !== 204 && (typeof data !== 'object' || data === null)) {
      throw new UnreadableAnswer('The answer is no JSON.');
    }
  });
  return github;
}

const MAX_TRIES = 5;

/**
 * Makes the whole attempt again while what is in the way may pass.
 *
 * @param forMs no attempt is begun later
 * @throws what the last attempt threw; the signal's reason when it is aborted
 */
export async function retryAttempt<T>(
  { clock, signal, forMs }: { readonly clock: Clock; readonly signal: AbortSignal; readonly forMs: number },
  attempt: () => Promise<T>,
): Promise<T> {
  const deadline = clock.now() + forMs;
  for (let failures = 1; ; failures += 1) {
    try {
      return await attempt();
    } catch (error) {
      signal.throwIfAborted();
      const now = clock.now();
      const fault = githubFault(error, now);
      const waitMs =
        (fault.kind === 'passing' ? fault.waitMs : undefined) ??
        nextTryMs(TIME_LIMITS.retry.firstWaitMs, failures);
      if (fault.kind === 'final' || failures === MAX_TRIES || now + waitMs > deadline) {
        throw error;
      }
      await clock.sleep(waitMs, signal);
    }
  }
}
