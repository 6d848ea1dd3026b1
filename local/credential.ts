import type { IncomingMessage } from 'node:http';

/** The parts of a request that tell who asks. */
export type Asking = Pick<IncomingMessage, 'headersDistinct' | 'url'>;

/** The credential of a request, as Signature Version 4 writes it. */
export type Credential =
  | { readonly kind: 'none' }
  /** There is something, but not exactly one credential. */
  | { readonly kind: 'malformed' }
  | { readonly kind: 'credential'; readonly accessKeyId: string; readonly region: string };

const MALFORMED: Credential = { kind: 'malformed' };

/**
 * Reads the header `Authorization: AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…`, or the parameter
 * `X-Amz-Credential` of a presigned URL. AWS allows one of the two, once.
 */
export function credentialOf({ headersDistinct, url = '' }: Asking): Credential {
  const headers = headersDistinct['authorization'] ?? [];
  const parameters = [...queryOf(url)].filter(([name]) => name.toLowerCase() === 'x-amz-credential');
  const [header] = headers;
  const [parameter] = parameters;
  if (headers.length + parameters.length > 1) {
    return MALFORMED;
  }
  if (header !== undefined) {
    return ofHeader(header);
  }
  if (parameter === undefined) {
    return { kind: 'none' };
  }
  const [name, scope] = parameter;
  return name === 'X-Amz-Credential' ? ofScope(scope) : MALFORMED;
}

function queryOf(url: string): URLSearchParams {
  const start = url.indexOf('?');
  return new URLSearchParams(start < 0 ? '' : url.slice(start + 1));
}

function ofHeader(header: string): Credential {
  const [, fields] = /^AWS4-HMAC-SHA256 +(.+)$/.exec(header) ?? [];
  const [scope, ...others] = (fields ?? '')
    .split(',')
    .map((field) => field.trim())
    .filter((field) => field.startsWith('Credential='));
  return scope === undefined || others.length > 0 ? MALFORMED : ofScope(scope.slice('Credential='.length));
}

/** `KEY/DATE/REGION/SERVICE/aws4_request` */
function ofScope(scope: string): Credential {
  const [, accessKeyId, region] =
    /^([^/\s]+)\/\d{8}\/([a-z0-9-]+)\/[a-z0-9-]+\/aws4_request$/.exec(scope) ?? [];
  return accessKeyId === undefined || region === undefined
    ? MALFORMED
    : { kind: 'credential', accessKeyId, region };
}
