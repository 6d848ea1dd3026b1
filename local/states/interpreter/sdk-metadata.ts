import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../../json.ts';

/**
 * The response of an AWS JSON API as Step Functions shows it: with the HTTP headers and the request id beside it.
 * `now` is in epoch milliseconds.
 */
export function withSdkMetadata(response: JsonObject, now: number): JsonObject {
  const headers = {
    'Content-Length': String(Buffer.byteLength(JSON.stringify(response))),
    'Content-Type': 'application/x-amz-json-1.1',
  };
  return { ...response, ...sdkMetadata(headers, now) };
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
