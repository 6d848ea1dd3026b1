import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../../json.ts';

/** How the services that speak AWS JSON send their responses. */
const JSON_HEADERS = {
  ecs: { 'Content-Type': 'application/x-amz-json-1.1' },
  states: { connection: 'keep-alive', 'Content-Type': 'application/x-amz-json-1.0' },
} as const;

/**
 * The response of a service as Step Functions shows it: with the HTTP headers and the request id beside it, keys in
 * alphabetical order. `now` is in epoch milliseconds.
 */
export function withSdkMetadata(
  service: keyof typeof JSON_HEADERS,
  response: JsonObject,
  now: number,
): JsonObject {
  const headers = {
    'Content-Length': String(Buffer.byteLength(JSON.stringify(response))),
    ...JSON_HEADERS[service],
  };
  const members = Object.entries({ ...response, ...sdkMetadata(headers, now) });
  return Object.fromEntries(members.sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** What Step Functions shows of a response besides its members. The date and the request id join the headers. */
export function sdkMetadata(headers: Readonly<Record<string, string>>, now: number): JsonObject {
  const requestId = randomUUID();
  const all = { ...headers, Date: new Date(now).toUTCString(), 'x-amzn-RequestId': requestId };
  const lists = Object.fromEntries(Object.entries(all).map(([name, value]) => [name, [value]]));
  return {
    SdkHttpMetadata: { AllHttpHeaders: lists, HttpHeaders: all, HttpStatusCode: 200 },
    SdkResponseMetadata: { RequestId: requestId },
  };
}
