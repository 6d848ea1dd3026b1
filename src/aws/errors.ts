import { AwsError } from '../errors.ts';

/**
 * Whether an error of the SDK may be gone at the next call: throttling, 5xx, and connections that broke or never
 * stood. What the service refused for good (4xx), and credentials that cannot be had, are not.
 */
export function isTransient(error: unknown): boolean {
  const { name, code, status, retryable } = anatomy(error);
  if (THROTTLING.test(name) || retryable) {
    return true;
  }
  if (status !== undefined) {
    return status >= 500 || status === 429;
  }
  return NETWORK.test(code) || NETWORK.test(name);
}

/** Step Functions says ThrottlingException, ECS too, S3 SlowDown; older services have names of their own. */
const THROTTLING =
  /^(Throttl|TooManyRequests|RequestLimitExceeded|SlowDown|RequestThrottled|PriorRequestNotComplete)/;

/** Codes of Node's sockets and resolver, and the SDK's names for a request that took too long. */
const NETWORK =
  /^(ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|EPROTO|UND_ERR|(Timeout|Networking|Abort)Error$)/;

/**
 * Turns an error of the SDK into a sentence with what to do about it.
 *
 * @param action what IAM would have to allow, such as `states:StartExecution`
 * @param resource the ARN or name it was called on
 */
export function toAwsError(
  cause: unknown,
  { action, resource }: { readonly action: string; readonly resource: string },
): AwsError {
  const { name, message, status } = anatomy(cause);
  const verb = isTransient(cause) && status === undefined ? 'did not answer' : 'refused';
  const said = `AWS ${verb} ${action} on ${resource}: ${name}${message === '' || message === name ? '' : `: ${message}`}`;
  return new AwsError(`${said.replace(/[.\s]*$/, '')}. ${advice(cause, action, resource)}`, name, { cause });
}

function advice(cause: unknown, action: string, resource: string): string {
  const { name, status } = anatomy(cause);
  if (isTransient(cause)) {
    return status === undefined
      ? 'Check the network of the runner, and AWS_ENDPOINT_URL if it is set.'
      : 'It was tried again for a while: run the step again later, or start fewer at once.';
  }
  if (/^AccessDenied|^AccessDeniedException|^UnauthorizedOperation|NotAuthorized/.test(name)) {
    return `Allow ${action} on ${resource} to the role of this step.`;
  }
  if (/Expired/.test(name)) {
    return 'The credentials expired: give the role a longer session (role-duration-seconds of aws-actions/configure-aws-credentials).';
  }
  if (
    /^(UnrecognizedClient|InvalidClientTokenId|InvalidSignature|SignatureDoesNotMatch|InvalidAccessKeyId|IncompleteSignature|MissingAuthenticationToken)/.test(
      name,
    )
  ) {
    return 'AWS does not know these credentials: sign in with aws-actions/configure-aws-credentials before this step.';
  }
  if (name === 'CredentialsProviderError') {
    return 'There are no AWS credentials: sign in with aws-actions/configure-aws-credentials before this step.';
  }
  if (/DoesNotExist|NotFound/.test(name)) {
    return 'Check the name, the account and the region (AWS_REGION).';
  }
  if (/^(ServiceQuotaExceeded|StateMachineLimitExceeded|ExecutionLimitExceeded)/.test(name)) {
    return 'Delete what is no longer needed, or ask for a higher quota.';
  }
  return 'The message says what to change.';
}

/** The parts of an error that tell what happened, whoever threw it. */
function anatomy(error: unknown): {
  readonly name: string;
  readonly code: string;
  readonly message: string;
  readonly status: number | undefined;
  readonly retryable: boolean;
} {
  if (!(error instanceof Error)) {
    return { name: 'Error', code: '', message: String(error), status: undefined, retryable: false };
  }
  const code = property(error, 'code');
  const status = property(property(error, '$metadata'), 'httpStatusCode');
  return {
    name: error.name,
    code: typeof code === 'string' ? code : '',
    message: error.message,
    status: typeof status === 'number' ? status : undefined,
    retryable: property(error, '$retryable') !== undefined,
  };
}

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
