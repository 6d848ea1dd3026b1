import { UnreadableAnswer } from '../aws/errors.ts';
import { errorProperty, messageOf } from '../errors.ts';
import { oneLine } from '../report/text.ts';
import { TIME_LIMITS } from '../time-limits.ts';
import type { Workflow } from './workflow.ts';

/** What an error of GitHub's API means for a call that may be made again. */
export type GithubFault =
  /** It may be gone at the next try, which GitHub wants to be so many milliseconds away; undefined: it does not say. */
  { readonly kind: 'passing'; readonly waitMs: number | undefined } | { readonly kind: 'final' };

/**
 * Tells what passes from what does not. Limits come as 429, or as 403 with `retry-after`, with no request remaining,
 * or with nothing but a message; from GraphQL also as 200 with the same or with the type `RATE_LIMITED`. A broken connection comes from the toolkit as 500.
 *
 * @param now milliseconds since the epoch
 */
export function githubFault(error: unknown, now: number): GithubFault {
  const { name, status, message, types, header } = apiErrorParts(error);
  const isLimit =
    status === 429 ||
    types.includes('RATE_LIMITED') ||
    ((status === 403 || name === 'GraphqlResponseError') &&
      (header('retry-after') !== '' ||
        header('x-ratelimit-remaining') === '0' ||
        /rate limit/i.test(message)));
  if (isLimit) {
    return { kind: 'passing', waitMs: limitedMs(header, now) };
  }
  const isBroken = error instanceof UnreadableAnswer || (status !== undefined && status >= 500);
  return isBroken ? { kind: 'passing', waitMs: undefined } : { kind: 'final' };
}

/** Both headers are in seconds: one from now, one since the epoch. */
function limitedMs(header: (name: string) => string, now: number): number {
  const after = header('retry-after');
  if (/^\d+$/.test(after)) {
    return Number(after) * 1000;
  }
  const reset = header('x-ratelimit-reset');
  return header('x-ratelimit-remaining') === '0' && /^\d+$/.test(reset)
    ? Math.max(TIME_LIMITS.comment.shortestSilenceMs, Number(reset) * 1000 - now)
    : TIME_LIMITS.comment.silenceMs;
}

/** The HTTP status of an error; undefined if it has none. */
export function httpStatusOf(error: unknown): number | undefined {
  return apiErrorParts(error).status;
}

/** Why the comment could not be written, and what to do about it. */
export function commentWarning(error: unknown, workflow: Workflow): string {
  const { status, message } = apiErrorParts(error);
  const what = `The comment on pull request #${workflow.pullRequest} could not be written`;
  const said = oneLine(message).replace(/[.\s]*$/, '');
  if (githubFault(error, 0).kind === 'passing') {
    return status === 403 || status === 429
      ? `${what}: GitHub limits how often it is called (${said}). It is written by the next run.`
      : `${what}: GitHub did not answer as it should (${said}). It is written by the next run.`;
  }
  switch (status) {
    case 401:
      return `${what}: GitHub does not know the token (${said}). Check the input github-token.`;
    case 403:
      if (/locked/i.test(message)) {
        return `${what}: its conversation is locked. Unlock it, or set comment to false.`;
      }
      if (workflow.fromFork && workflow.event === 'pull_request') {
        return `${what}: it comes from a fork, whose token may only read (${said}). The job summary tells the same.`;
      }
      return `${what}: its token may not (${said}). Add "permissions: { pull-requests: write }" to the job.`;
    case 404:
    case 410:
      return `${what}: GitHub knows no such pull request in ${workflow.repository ?? 'this repository'} (any more), or does not show it to this token. In a private repository, "permissions: { pull-requests: write }" on the job lets it.`;
    default:
      return `${what}: ${said}.`;
  }
}

/** The parts of an error that tell what happened, whoever threw it. */
function apiErrorParts(error: unknown): {
  readonly name: string;
  readonly status: number | undefined;
  readonly message: string;
  /** Of the errors in an answer of GraphQL. */
  readonly types: readonly unknown[];
  readonly header: (name: string) => string;
} {
  const status = errorProperty(error, 'status');
  const errors = errorProperty(error, 'errors');
  // GraphQL's errors have the headers themselves.
  const headers =
    errorProperty(errorProperty(error, 'response'), 'headers') ?? errorProperty(error, 'headers');
  return {
    name: error instanceof Error ? error.name : '',
    status: typeof status === 'number' ? status : undefined,
    message: messageOf(error),
    types: Array.isArray(errors) ? errors.map((each) => errorProperty(each, 'type')) : [],
    header: (name) => String(errorProperty(headers, name) ?? ''),
  };
}
