import { AwsError, type AwsErrorKind, anatomy, isNoName, kindOf, UnreadableAnswer } from './errors.ts';
import type { Call } from './rate-limiter.ts';

/** Turns an error of the SDK into a sentence with what to do about it. */
export function toAwsError(cause: unknown, call: Call): AwsError {
  const { action, resource } = call;
  const { name } = anatomy(cause);
  const kind = kindOf(cause);
  const told = `${VERBS[kind] ?? 'AWS refused'} ${action} on ${resource}: ${whatItSays(cause)}`.replace(
    /[.\s]*$/,
    '.',
  );
  return new AwsError(joinSentences(told, advice(kind, call)), { kind, action, errorName: name }, { cause });
}

/** A call that the step gave up, since it has to come to its end. */
export function noTimeLeft({ action, resource }: Call, wasSent: boolean, cause: unknown): AwsError {
  const what = wasSent ? 'AWS did not answer' : 'There was no time left for';
  const when = wasSent ? ' in the time that was left' : '';
  return new AwsError(`${what} ${action} on ${resource}${when}.`, { kind: 'no-answer', action }, { cause });
}

/** What the SDK cannot read has no name of the service's, but a status. */
function whatItSays(error: unknown): string {
  if (error instanceof UnreadableAnswer) {
    return error.message;
  }
  const { name, message, status } = anatomy(error);
  const head = isNoName(name) && status !== undefined ? `HTTP status ${status}` : name;
  return ['', name, 'UnknownError'].includes(message) ? head : `${head}: ${message}`;
}

/** All else AWS refused. */
const VERBS: Partial<Readonly<Record<AwsErrorKind, string>>> = {
  'no-answer': 'AWS did not answer',
  'unreadable-answer': 'There was no readable answer to',
  unexpected: 'The step failed at',
};

function joinSentences(...sentences: readonly string[]): string {
  return sentences.filter((sentence) => sentence !== '').join(' ');
}

/** Nothing was called yet. The SDK's default chain would name neither what is missing nor what to do. */
export function missing(kind: 'no-region' | 'no-credentials', cause: unknown): AwsError {
  return new AwsError(MISSING[kind], { kind }, { cause });
}

const SIGN_IN = 'sign in with aws-actions/configure-aws-credentials before this step';

const MISSING = {
  'no-region': `There is no AWS region: ${SIGN_IN}, or set AWS_REGION.`,
  'no-credentials': `There are no AWS credentials: ${SIGN_IN}.`,
} as const;

/** The endpoint that an environment variable names was asked for a while. */
export function noCredentialsFrom(variable: string, cause: unknown): AwsError {
  return new AwsError(
    `There are no AWS credentials: the endpoint that ${variable} names gave none. Check that the runner can reach it, or ${SIGN_IN}.`,
    { kind: 'no-credentials' },
    { cause },
  );
}

/** There is a source of credentials, such as the token of a web identity, and it gives none. */
export function unloadedCredentials(cause: unknown): AwsError {
  const told = `The AWS credentials could not be loaded: ${whatItSays(cause)}`.replace(/[.\s]*$/, '.');
  return new AwsError(`${told} Check their source, or ${SIGN_IN}.`, { kind: 'no-credentials' }, { cause });
}

function advice(kind: AwsErrorKind, { action, resource }: Call): string {
  switch (kind) {
    case 'no-answer':
      return 'Check the network of the runner, and AWS_ENDPOINT_URL if it is set.';
    case 'unreadable-answer':
      return 'Check whether a proxy answers in the place of AWS, and AWS_ENDPOINT_URL if it is set.';
    case 'clock-skew':
      return 'Set the clock of the runner.';
    case 'throttled':
    case 'unavailable':
      return 'It was tried again for a while: run the step again later, or start fewer at once.';
    case 'access-denied':
      return `Grant the role of this step ${action} on ${resource}.`;
    case 'expired-credentials':
      return 'The credentials expired: give the role a longer session (role-duration-seconds of aws-actions/configure-aws-credentials).';
    case 'unknown-credentials':
      return `AWS does not know these credentials: ${SIGN_IN}.`;
    case 'no-credentials':
    case 'no-region':
      return MISSING[kind];
    case 'not-found':
      return 'Check the name, the account and the region (AWS_REGION).';
    case 'quota':
      return 'Delete what is no longer needed, or ask for a higher quota.';
    case 'unexpected':
      return 'This is not an answer of AWS: run the step on Node 24, as a runner does, or report a bug.';
    case 'conflict':
    case 'rejected':
      return '';
  }
}
