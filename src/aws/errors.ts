import {
  isClockSkewCorrectedError,
  isClockSkewError,
  isServerError,
  isThrottlingError,
  isTransientError,
} from '@smithy/core/retry';
import type { AwsAction, Call } from './rate-limiter.ts';

/** What went wrong with a call, as far as it matters to what the step does or says next. */
export type AwsErrorKind =
  /** Too many calls for now. */
  | 'throttled'
  /** The service answered that it is in trouble (5xx). */
  | 'unavailable'
  /** The clock of the runner is off. The SDK has learned by how much, so the next call is signed with the right time. */
  | 'clock-skew'
  /** The network broke, or the answer took too long: whether the call happened is not known. */
  | 'no-answer'
  /** Something answered, but not as the service does, such as a proxy: whether the call happened is not known. */
  | 'unreadable-answer'
  | 'access-denied'
  | 'expired-credentials'
  /** AWS does not know the credentials, or they do not sign as they should. */
  | 'unknown-credentials'
  | 'no-credentials'
  | 'no-region'
  | 'not-found'
  /** What is there already, or what somebody else changes or deletes at this moment, is in the way. */
  | 'conflict'
  /** A quota of how much there may be, which waiting does not change. */
  | 'quota'
  /** The service refused the call for any other reason. */
  | 'rejected'
  /** Neither the network nor a service, but the SDK or the step itself. */
  | 'unexpected';

/** A call of AWS that failed for good: what was refused, for which resource, what to do now. */
export class AwsError extends Error {
  override readonly name = 'AwsError';
  readonly kind: AwsErrorKind;
  /** Undefined if the step came to call nothing. */
  readonly action: AwsAction | undefined;
  /** The name that AWS gave the error, such as `ExecutionAlreadyExists`; empty if AWS gave none. */
  readonly errorName: string;

  constructor(
    message: string,
    {
      kind,
      action,
      errorName = '',
    }: { readonly kind: AwsErrorKind; readonly action?: AwsAction; readonly errorName?: string },
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.kind = kind;
    this.action = action;
    this.errorName = errorName;
  }
}

/** An answer that lacks what every answer of the service has: it may come from something in between. */
export class UnreadableAnswer extends Error {
  override readonly name = 'UnreadableAnswer';
}

/**
 * What an answer must hold.
 *
 * @param member its name, for people
 * @throws UnreadableAnswer if it is not there
 */
export function required<T>(value: T | undefined, member: string): T {
  if (value === undefined) {
    throw new UnreadableAnswer(`The answer has no ${member}.`);
  }
  return value;
}

/**
 * The kind of an error, whoever threw it: the SDK, the network, or what the step made of those. The order is that of
 * doubt: an answer that broke while it was read has a status of 200 as well, and a proxy's page one of 403. Only a
 * well-formed error of the service is a refusal.
 */
export function kindOf(error: unknown): AwsErrorKind {
  if (error instanceof AwsError) {
    return error.kind;
  }
  if (error instanceof UnreadableAnswer) {
    return 'unreadable-answer';
  }
  const { name, code, status, sdkError } = anatomy(error);
  if (BROKEN.test(code) || (status === undefined && NO_ANSWER.test(name))) {
    return 'no-answer';
  }
  if (JAVASCRIPT.test(name)) {
    return withoutService(status);
  }
  return passingKind(name, status, sdkError) ?? refusalKind(name);
}

/** Of what no service wrote: a gateway that is in trouble has pages of its own. */
function withoutService(status: number | undefined): AwsErrorKind {
  if (status === undefined) {
    return 'unexpected';
  }
  return status >= 500 ? 'unavailable' : 'unreadable-answer';
}

/** What a service says that may be gone at the next call, mostly as the SDK itself knows it. */
function passingKind(
  name: string,
  status: number | undefined,
  error: SdkError | undefined,
): AwsErrorKind | undefined {
  if (THROTTLING.test(name) || (error !== undefined && isThrottlingError(error))) {
    return 'throttled';
  }
  if (error !== undefined && isClockSkewCorrectedError(error) && isClockSkewError(error)) {
    return 'clock-skew';
  }
  return status === 408 ||
    (error !== undefined && (isTransientError(unmarked(error)) || isServerError(error)))
    ? 'unavailable'
    : undefined;
}

/**
 * Where the clock of the runner is off, the SDK corrects it by every answer, and marks each error for that: a refusal
 * remains one all the same.
 */
function unmarked(error: SdkError): SdkError {
  return isClockSkewCorrectedError(error)
    ? Object.create(error, { $metadata: { value: { ...error.$metadata, clockSkewCorrected: false } } })
    : error;
}

function refusalKind(name: string): AwsErrorKind {
  return NAMES.find(([, pattern]) => pattern.test(name))?.[0] ?? 'rejected';
}

/**
 * Codes of Node's sockets and resolver, of its HTTP parser, and of TLS. Whether the call happened is not known then,
 * whatever the SDK noted as the status: it sets that before it reads the body.
 */
const BROKEN = /^(E[A-Z]{2,}|HPE_|UND_ERR|ERR_(STREAM|HTTP|SSL|TLS)|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/;

/** The SDK's names for a request that took too long, or that was given up. */
const NO_ANSWER = /^(Timeout|Networking|Abort)Error$/;

/** Services have names of their own for it, such as `KmsThrottlingException` and `SlowDown`, which the SDK need not know. */
const THROTTLING = /Throttl|TooManyRequests|^SlowDown/;

/** The first that fits counts. */
const NAMES: readonly (readonly [AwsErrorKind, RegExp])[] = [
  ['access-denied', /^AccessDenied|^UnauthorizedOperation|NotAuthorized|^Forbidden$/],
  ['expired-credentials', /Expired/],
  [
    'unknown-credentials',
    /^(UnrecognizedClient|InvalidClientTokenId|InvalidSignature|SignatureDoesNotMatch|InvalidAccessKeyId|IncompleteSignature|MissingAuthenticationToken)/,
  ],
  ['no-credentials', /^CredentialsProviderError$/],
  ['not-found', /DoesNotExist|NotFound|^NoSuch/],
  ['quota', /^(ServiceQuotaExceeded|StateMachineLimitExceeded|ExecutionLimitExceeded)/],
  ['conflict', /^Conflict|AlreadyExists|^StateMachineDeleting/],
];

/** No service gives its errors these names: the SDK has them for what it cannot read, `Unknown` for what is unnamed. */
const JAVASCRIPT = /^(Unknown|UnknownError|(Syntax|Type|Range|Reference)?Error)$/;

/**
 * Whether an error may be gone at the next call: throttling, 5xx, a clock that the SDK has corrected by now, and
 * answers that did not come or cannot be read. What the service refused for good, and credentials that are missing,
 * are not.
 */
export function isTransient(error: unknown): boolean {
  return TRANSIENT.has(kindOf(error));
}

const TRANSIENT: ReadonlySet<AwsErrorKind> = new Set([
  'throttled',
  'unavailable',
  'clock-skew',
  'no-answer',
  'unreadable-answer',
]);

/** Whether a call that ended with this error may have happened all the same. */
export function mayHaveHappened(error: unknown): boolean {
  switch (kindOf(error)) {
    case 'no-answer':
      return !NEVER_SENT.test(anatomy(error).code);
    case 'unreadable-answer':
    case 'unavailable':
    case 'unexpected':
      return true;
    default:
      return false;
  }
}

/** There was no connection to send anything on. */
const NEVER_SENT = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/;

/** Turns an error of the SDK into a sentence with what to do about it. */
export function toAwsError(cause: unknown, call: Call): AwsError {
  const { action, resource } = call;
  const { name, message } = anatomy(cause);
  const kind = kindOf(cause);
  const what = message === '' || message === name ? name : `${name}: ${message}`;
  const told = `${VERBS[kind] ?? 'AWS refused'} ${action} on ${resource}: ${what}`.replace(/[.\s]*$/, '.');
  return new AwsError(joinSentences(told, advice(kind, call)), { kind, action, errorName: name }, { cause });
}

/** All else AWS refused. */
const VERBS: Partial<Readonly<Record<AwsErrorKind, string>>> = {
  'no-answer': 'AWS did not answer',
  'unreadable-answer': 'There was no readable answer to',
  unexpected: 'The step could not make sense of',
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
      return 'This is a fault of the action: report it with the log of this step.';
    case 'conflict':
    case 'rejected':
      return '';
  }
}

/** The parts of an error that tell what happened, whoever threw it. */
function anatomy(error: unknown): {
  readonly name: string;
  readonly code: string;
  readonly message: string;
  readonly status: number | undefined;
  /** As the SDK's own classification takes it. */
  readonly sdkError: SdkError | undefined;
} {
  const code = property(error, 'code');
  const status = property(property(error, '$metadata'), 'httpStatusCode');
  return {
    name: error instanceof Error ? error.name : 'Error',
    code: typeof code === 'string' ? code : '',
    message: firstLine(error instanceof Error ? error.message : String(error)),
    status: typeof status === 'number' ? status : undefined,
    sdkError: isSdkError(error) ? error : undefined,
  };
}

type SdkError = Parameters<typeof isTransientError>[0];

/** What the SDK's classification looks at is optional in any error. */
function isSdkError(error: unknown): error is SdkError {
  return error instanceof Error;
}

/** Behind a line break, the SDK adds a hint for programmers to what it cannot read. */
function firstLine(message: string): string {
  return message.replace(/\n\s*Deserialization error: [\s\S]*$/, '');
}

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
