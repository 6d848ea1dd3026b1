import { errorProperty } from '../errors.ts';
import type { AwsAction, Call } from './rate-limiter.ts';

/** What went wrong with a call, as far as it matters to what the step does or says next. */
export type AwsErrorKind =
  /** Too many calls for now. */
  | 'throttled'
  /** The service answered that it is in trouble (5xx). */
  | 'unavailable'
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

/** The kind of an error, whoever threw it: the SDK, the network, or what the step made of those. */
export function kindOf(error: unknown): AwsErrorKind {
  if (error instanceof AwsError) {
    return error.kind;
  }
  const { name, code, status, retryable, throttling } = anatomy(error);
  if (THROTTLING.test(name) || status === 429 || throttling) {
    return 'throttled';
  }
  if (retryable || (status !== undefined && status >= 500)) {
    return 'unavailable';
  }
  if (status === undefined && (NETWORK.test(code) || NETWORK.test(name))) {
    return 'no-answer';
  }
  const named = NAMES.find(([, pattern]) => pattern.test(name));
  if (named !== undefined) {
    return named[0];
  }
  if (JAVASCRIPT.test(name)) {
    return status === undefined ? 'unexpected' : 'unreadable-answer';
  }
  return 'rejected';
}

/** Step Functions says ThrottlingException, ECS too, S3 SlowDown; older services have names of their own. */
const THROTTLING =
  /^(Throttl|TooManyRequests|RequestLimitExceeded|SlowDown|RequestThrottled|PriorRequestNotComplete)/;

/** Codes of Node's sockets and resolver, and the SDK's names for a request that took too long. */
const NETWORK =
  /^(ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|EPROTO|UND_ERR|(Timeout|Networking|Abort)Error$)/;

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
 * Whether an error may be gone at the next call: throttling, 5xx, and connections that broke or never stood. What the
 * service refused for good (4xx), and credentials that cannot be had, are not.
 */
export function isTransient(error: unknown): boolean {
  const kind = kindOf(error);
  return kind === 'throttled' || kind === 'unavailable' || kind === 'no-answer';
}

/** Turns an error of the SDK into a sentence with what to do about it. */
export function toAwsError(cause: unknown, call: Call): AwsError {
  const { action, resource } = call;
  const { name, message } = anatomy(cause);
  const kind = kindOf(cause);
  const said = `${headOf(kind)} ${action} on ${resource}: ${name}${message === '' || message === name ? '' : `: ${message}`}`;
  return new AwsError(
    `${said.replace(/[.\s]*$/, '')}. ${advice(kind, call)}`,
    { kind, action, errorName: name },
    { cause },
  );
}

function headOf(kind: AwsErrorKind): string {
  switch (kind) {
    case 'no-answer':
      return 'AWS did not answer';
    case 'unexpected':
      return 'The step failed at';
    default:
      return 'AWS refused';
  }
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
    case 'conflict':
    case 'rejected':
    case 'unreadable-answer':
      return 'The message says what to change.';
    case 'unexpected':
      return 'This is not an answer of AWS: run the step on Node 24, as a runner does, or report a bug.';
  }
}

/** The parts of an error that tell what happened, whoever threw it. */
function anatomy(error: unknown): {
  readonly name: string;
  readonly code: string;
  readonly message: string;
  readonly status: number | undefined;
  readonly retryable: boolean;
  readonly throttling: boolean;
} {
  const code = errorProperty(error, 'code');
  const status = errorProperty(errorProperty(error, '$metadata'), 'httpStatusCode');
  const retryable = errorProperty(error, '$retryable');
  return {
    name: error instanceof Error ? error.name : 'Error',
    code: typeof code === 'string' ? code : '',
    message: error instanceof Error ? error.message : String(error),
    status: typeof status === 'number' ? status : undefined,
    retryable: retryable !== undefined,
    throttling: errorProperty(retryable, 'throttling') === true,
  };
}
