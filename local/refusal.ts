import type { ServerResponse } from 'node:http';
import type { Verdict } from './access.ts';
import { xmlError } from './s3/xml-error.ts';

/** How a request is answered: by one of the AWS JSON protocols, as Lambda's REST API, or as S3's. */
export type Protocol = 'aws-json' | 'lambda' | 's3';

/** How a refusal is written: the Query APIs are not served, but what is sent to them is refused as they do. */
export type RefusalFormat = Protocol | 'query';

export interface Refusal {
  readonly status: number;
  /** The name of the error. */
  readonly code: string;
  readonly message: string;
}

type Reason = Exclude<Verdict, { readonly kind: 'granted' }>;

/** The error that AWS answers to a request that it does not let in: its name and status depend on the service. */
export function refusalOf(reason: Reason, protocol: Protocol): Refusal {
  if (protocol === 's3') {
    return s3Refusal(reason);
  }
  // Lambda's front end answers 403 where those of AWS JSON answer 400.
  const status = protocol === 'lambda' ? 403 : 400;
  switch (reason.kind) {
    case 'foreign':
      return { status: 403, code: 'AccessDeniedException', message: reason.why };
    case 'no-credential':
      return { status, code: 'MissingAuthenticationTokenException', message: 'Missing Authentication Token' };
    case 'malformed-credential':
      return {
        status,
        code: 'IncompleteSignatureException',
        message: 'The request must have one credential of the form KEY/DATE/REGION/SERVICE/aws4_request.',
      };
    case 'unknown-key':
      return {
        status,
        code: 'UnrecognizedClientException',
        message: 'The security token included in the request is invalid.',
      };
  }
}

function s3Refusal(reason: Reason): Refusal {
  switch (reason.kind) {
    case 'foreign':
      return { status: 403, code: 'AccessDenied', message: reason.why };
    case 'no-credential':
      return { status: 403, code: 'AccessDenied', message: 'Access Denied' };
    case 'malformed-credential':
      return {
        status: 400,
        code: 'AuthorizationHeaderMalformed',
        message: 'The request must have one credential of the form KEY/DATE/REGION/SERVICE/aws4_request.',
      };
    case 'unknown-key':
      return {
        status: 403,
        code: 'InvalidAccessKeyId',
        message: 'The AWS Access Key Id you provided does not exist in our records.',
      };
  }
}

/** Answers at once. Node reads what is left of the body, and throws it away. */
export function sendRefusal(response: ServerResponse, refusal: Refusal, format: RefusalFormat): void {
  if (format === 'aws-json' || format === 'lambda') {
    response.setHeader('x-amzn-errortype', refusal.code);
  }
  const body = bodyOf(refusal, format);
  response.writeHead(refusal.status, {
    'content-type': CONTENT_TYPES[format],
    'content-length': Buffer.byteLength(body),
  });
  response.end(body);
}

const CONTENT_TYPES: Readonly<Record<RefusalFormat, string>> = {
  'aws-json': 'application/x-amz-json-1.1',
  lambda: 'application/json',
  s3: 'application/xml',
  query: 'application/xml',
};

function bodyOf({ code, message }: Refusal, format: RefusalFormat): string {
  switch (format) {
    case 'aws-json':
      return JSON.stringify({ __type: code, message });
    case 'lambda':
      return JSON.stringify({ message });
    case 's3':
      return xmlError(code, message);
    case 'query':
      return xmlError(code, message, 'ErrorResponse');
  }
}
