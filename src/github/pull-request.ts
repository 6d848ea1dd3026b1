import { createHash } from 'node:crypto';
import type { Clock } from '../aws/clock.ts';
import { required } from '../aws/errors.ts';
import { asString, isJsonObject } from '../json.ts';
import { type CommentId, comment, markerStart, readablePlace, runOf } from '../report/comment.ts';
import type { Report } from '../report/report.ts';
import { TIME_LIMITS } from '../time-limits.ts';
import { connect, type Github, retryAttempt } from './api-client.ts';
import { commentWarning, httpStatusOf } from './api-error.ts';
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

/** Keeps the step's one comment on the pull request up to date. Whatever goes wrong is a warning: the work is done. */
export async function commentOnPullRequest(report: Report, options: CommentOptions): Promise<CommentOutcome> {
  const { workflow, clock, signal } = options;
  const target = pullRequestOf(workflow);
  if (target === undefined) {
    return { kind: 'no-pull-request' };
  }
  const grace = graceAfter(signal, clock);
  try {
    const github = await connect(options.token, grace.signal);
    const id = commentId(report, options);
    const body = comment(report, workflow, id);
    let login: Promise<string> | undefined;
    const whose = (): Promise<string> => {
      login ??= loginOf(github, clock, grace.signal);
      return login;
    };
    // The comments are listed again before one is created again: the answer that was lost may have been a success.
    return await retryAttempt({ clock, signal: grace.signal, forMs: TIME_LIMITS.comment.retriesMs }, () =>
      keepComment({ github, target, whose }, id, body),
    );
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

/** The comments of a pull request, and what they are read and written with. */
interface Conversation {
  readonly github: Github;
  readonly target: Target;
  /** As whom the token writes. GitHub is asked once, when the first comment has the marker. */
  readonly whose: () => Promise<string>;
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
async function keepComment(conversation: Conversation, id: CommentId, body: string): Promise<CommentOutcome> {
  const { github, target } = conversation;
  const { owner, repo } = target;
  const own = await ownComments(conversation, markerStart(id.place));
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
      if (httpStatusOf(error) !== 404) {
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
async function ownComments(
  { github, target, whose }: Conversation,
  start: string,
): Promise<readonly OwnComment[]> {
  const comments = await github.paginate(
    github.rest.issues.listComments,
    { ...target, per_page: 100 },
    ({ data }) => required(Array.isArray(data) ? data : undefined, 'comments'),
  );
  const marked = comments.filter(({ body }) => body?.startsWith(start));
  if (marked.length === 0) {
    return [];
  }
  const me = await whose();
  return marked
    .filter(({ user }) => user?.login === me)
    .map(({ id, body = '', html_url: url }) => ({ id, body, url }))
    .sort((a, b) => a.id - b.id);
}

/** As whom the job's own token writes. */
const JOB_LOGIN = 'github-actions[bot]';

/**
 * As whom the token writes. GraphQL tells it of every token, with the `[bot]` that REST has in the login of an author;
 * `GET /user` refuses the tokens of apps. Where GraphQL does not tell, be it that it is blocked or broken, it is taken for
 * the job's own token: the comment needs REST alone.
 */
async function loginOf(github: Github, clock: Clock, signal: AbortSignal): Promise<string> {
  try {
    return await retryAttempt({ clock, signal, forMs: TIME_LIMITS.comment.loginMs }, async () => {
      const data: unknown = await github.graphql('query { viewer { login } }');
      const viewer = isJsonObject(data) ? data['viewer'] : undefined;
      const login = isJsonObject(viewer) ? asString(viewer['login']) : undefined;
      // The author of a comment whose user was deleted has no login either.
      if (login === undefined || login === '') {
        throw new Error('GitHub does not tell as whom the token writes.');
      }
      return login;
    });
  } catch {
    signal.throwIfAborted();
    return JOB_LOGIN;
  }
}

function isLater(body: string, { run, attempt }: CommentId): boolean {
  const told = runOf(body);
  return told !== undefined && (told.run > run || (told.run === run && told.attempt > attempt));
}
