import { createHash } from 'node:crypto';
import type { getOctokit } from '@actions/github';
import type { Clock } from '../aws/clock.ts';
import { required, UnreadableAnswer } from '../aws/errors.ts';
import { nextTryMs } from '../aws/retry.ts';
import { type CommentId, comment, markerStart, readablePlace, runOf } from '../report/comment.ts';
import type { Report } from '../report/report.ts';
import { TIME_LIMITS } from '../time-limits.ts';
import { commentWarning, githubFault, statusOf } from './api-error.ts';
import type { Workflow } from './workflow.ts';

export interface CommentOptions {
  readonly token: string;
  readonly workflow: Workflow;
  readonly clock: Clock;
  /** Aborted when the job is cancelled. */
  readonly signal: AbortSignal;
}

/** What became of the comment. */
export type CommentOutcome =
  | { readonly kind: 'no-pull-request' }
  | { readonly kind: 'written'; readonly change: 'created' | 'updated'; readonly url: string }
  /** It tells of a later run already, or of a later attempt of this one. */
  | { readonly kind: 'superseded'; readonly url: string }
  | { readonly kind: 'not-written'; readonly warning: string };

const MAX_TRIES = 5;

/** Keeps the step's one comment on the pull request up to date. Whatever goes wrong is a warning: the work is done. */
export async function commentOnPullRequest(report: Report, options: CommentOptions): Promise<CommentOutcome> {
  const { workflow, clock, signal } = options;
  const target = pullRequestOf(workflow);
  if (target === undefined) {
    return { kind: 'no-pull-request' };
  }
  const grace = graceAfter(signal, clock);
  try {
    return await retryRequest(clock, grace.signal, async () => {
      const github = await connect(options.token, grace.signal);
      const id = commentId(report, options);
      return keepComment(github, target, id, comment(report, workflow, id));
    });
  } catch (error) {
    const warning = grace.signal.aborted
      ? `The comment on pull request #${target.issue_number} was not written: the job was cancelled.`
      : commentWarning(error, workflow);
    return { kind: 'not-written', warning };
  } finally {
    grace.end();
  }
}

/** A pull request as the API names it: its conversation is that of an issue. */
interface Target {
  readonly owner: string;
  readonly repo: string;
  readonly issue_number: number;
}

function pullRequestOf({ repository = '', pullRequest }: Workflow): Target | undefined {
  const [owner = '', repo = ''] = repository.split('/');
  return pullRequest === undefined || owner === '' || repo === ''
    ? undefined
    : { owner, repo, issue_number: pullRequest };
}

/** A signal that is aborted some time after another was. */
function graceAfter(signal: AbortSignal, clock: Clock): { readonly signal: AbortSignal; end(): void } {
  const over = new AbortController();
  const ended = new AbortController();
  const onCancel = (): void => {
    clock.sleep(TIME_LIMITS.cancel.commentMs, ended.signal).then(
      () => over.abort(signal.reason),
      () => {},
    );
  };
  if (signal.aborted) {
    onCancel();
  } else {
    signal.addEventListener('abort', onCancel, { once: true });
  }
  return {
    signal: over.signal,
    end: () => {
      signal.removeEventListener('abort', onCancel);
      ended.abort();
    },
  };
}

/**
 * Makes the whole attempt again while what is in the way may pass. So the comments are listed again before one is
 * created again: the answer that was lost may have been a success.
 */
async function retryRequest<T>(clock: Clock, signal: AbortSignal, attempt: () => Promise<T>): Promise<T> {
  const deadline = clock.now() + TIME_LIMITS.comment.retriesMs;
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

type Github = ReturnType<typeof getOctokit>;

/** The toolkit is loaded only when there is something to write: it costs time, and reads the event once more. */
async function connect(token: string, signal: AbortSignal): Promise<Github> {
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

/**
 * Workflow, job and step tell a comment from others, and the machine: GitHub does not tell the jobs of a matrix apart,
 * and of what a step runs, only that is the same whenever it runs again.
 */
function commentId(report: Report, { workflow }: CommentOptions): CommentId {
  const { name = '', job = '', step = '', runId, runAttempt } = workflow;
  const whole = JSON.stringify([name, job, step, report.machine.arn]);
  const hash = createHash('sha256').update(whole).digest('hex').slice(0, 12);
  return {
    place: `${readablePlace(workflow)}.${hash}`,
    run: Number(runId ?? 0) || 0,
    attempt: Number(runAttempt ?? 0) || 0,
  };
}

/** Edits the step's comment, or creates it. Of several, which only a race can make, the oldest stays. */
async function keepComment(
  github: Github,
  target: Target,
  id: CommentId,
  body: string,
): Promise<CommentOutcome> {
  const { owner, repo } = target;
  const own = await ownComments(github, target, markerStart(id.place));
  const later = own.find((each) => isLater(each.body, id));
  if (later !== undefined) {
    return { kind: 'superseded', url: later.url };
  }
  for (const [index, { id: comment_id }] of own.entries()) {
    try {
      const { data } = await github.rest.issues.updateComment({ owner, repo, comment_id, body });
      await deleteAll(github, target, own.slice(index + 1));
      return { kind: 'written', change: 'updated', url: required(data.html_url, 'html_url') };
    } catch (error) {
      // Somebody deleted it meanwhile.
      if (statusOf(error) !== 404) {
        throw error;
      }
    }
  }
  const { data } = await github.rest.issues.createComment({ ...target, body });
  return { kind: 'written', change: 'created', url: required(data.html_url, 'html_url') };
}

/** One try each: the next run finds what is left over. */
async function deleteAll(
  github: Github,
  { owner, repo }: Target,
  comments: readonly OwnComment[],
): Promise<void> {
  for (const { id: comment_id } of comments) {
    await github.rest.issues.deleteComment({ owner, repo, comment_id }).catch(() => {});
  }
}

interface OwnComment {
  readonly id: number;
  readonly body: string;
  readonly url: string;
}

/**
 * The comments of this step, oldest first. Anybody may paste the marker, and other bots write what others tell them
 * to, so the marker does not do alone: the author must be the very one whose token this is.
 */
async function ownComments(github: Github, target: Target, start: string): Promise<readonly OwnComment[]> {
  const comments = await github.paginate(
    github.rest.issues.listComments,
    { ...target, per_page: 100 },
    ({ data }) => required(Array.isArray(data) ? data : undefined, 'comments'),
  );
  const marked = comments.filter(({ body }) => body?.startsWith(start));
  if (marked.length === 0) {
    return [];
  }
  const me = await loginOf(github);
  return marked
    .filter(({ user }) => user?.login === me)
    .map(({ id, body = '', html_url: url }) => ({ id, body, url }))
    .sort((a, b) => a.id - b.id);
}

/** As whom the job's own token writes. */
const JOB_LOGIN = 'github-actions[bot]';

/**
 * As whom the token writes. GraphQL tells it of every token, with the `[bot]` that REST has in the login of an author;
 * `GET /user` refuses the tokens of apps. Where GraphQL does not tell, it is taken for the job's own token.
 */
async function loginOf(github: Github): Promise<string> {
  try {
    const { viewer } = await github.graphql<{ readonly viewer: { readonly login: string } }>(
      'query { viewer { login } }',
    );
    return viewer.login;
  } catch (error) {
    if (githubFault(error, 0).kind === 'passing') {
      throw error;
    }
    return JOB_LOGIN;
  }
}

function isLater(body: string, { run, attempt }: CommentId): boolean {
  const told = runOf(body);
  return told !== undefined && (told.run > run || (told.run === run && told.attempt > attempt));
}
