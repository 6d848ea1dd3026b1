import { type AccessKeys, hasId } from './access-key.ts';
import { type Asking, credentialOf } from './credential.ts';

/** Who asks, and for which region. */
export interface Access {
  readonly caller: 'client' | 'task';
  readonly region: string;
}

/** What comes of a request before any service sees it. */
export type Verdict =
  | { readonly kind: 'granted'; readonly access: Access }
  /** It may come from a web page. */
  | { readonly kind: 'foreign'; readonly why: string }
  | { readonly kind: 'no-credential' }
  | { readonly kind: 'malformed-credential' }
  | { readonly kind: 'unknown-key' };

/** `localhost` with a bucket in front of it is how S3 is addressed in virtual-hosted style. Proxies have other ports. */
const LOOPBACK = /^(?:127\.0\.0\.1|\[::1\]|(?:[a-z0-9_-]+\.)*localhost)(?::\d{1,5})?$/i;

/** Browsers add these by themselves, and no script can leave them out; SDKs and the AWS CLI send neither. */
const BROWSER_HEADERS = ['origin', 'sec-fetch-site'] as const;

/**
 * Decides who may ask. A page in a browser on this machine reaches the loopback address as well: by requests to it,
 * and by a name of its own that resolves to 127.0.0.1 (DNS rebinding), which shows in the Host header.
 *
 * Of the key the id alone is checked: a proxy between changes the Host header, which is signed.
 */
export function decideAccess(request: Asking, keys: AccessKeys): Verdict {
  const why = foreignness(request);
  if (why !== undefined) {
    return { kind: 'foreign', why };
  }
  const credential = credentialOf(request);
  switch (credential.kind) {
    case 'none':
      return { kind: 'no-credential' };
    case 'malformed':
      return { kind: 'malformed-credential' };
    case 'credential': {
      const caller = callerOf(credential.accessKeyId, keys);
      return caller === undefined
        ? { kind: 'unknown-key' }
        : { kind: 'granted', access: { caller, region: credential.region } };
    }
  }
}

/** Why a request may come from a web page, as a sentence. */
function foreignness({ headersDistinct, url = '' }: Asking): string | undefined {
  const sent = BROWSER_HEADERS.find((name) => headersDistinct[name] !== undefined);
  if (sent !== undefined) {
    return `The local AWS answers no browser, and this request has the header ${sent}.`;
  }
  const [host = '', ...others] = headersDistinct['host'] ?? [];
  if (others.length > 0 || !LOOPBACK.test(host)) {
    return 'The Host header must be 127.0.0.1, [::1], localhost or a name that ends in .localhost.';
  }
  // `GET http://other.example/ HTTP/1.1`, which is for proxies, names a second host.
  return url.startsWith('/') ? undefined : 'The request target must be a path.';
}

function callerOf(accessKeyId: string, keys: AccessKeys): Access['caller'] | undefined {
  // Both are compared, so that the time does not tell them apart.
  const [isClient, isTask] = [hasId(keys.client, accessKeyId), hasId(keys.task, accessKeyId)];
  if (isClient) {
    return 'client';
  }
  return isTask ? 'task' : undefined;
}
