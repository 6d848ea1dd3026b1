import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../../json.ts';

/**
 * The response of an AWS API as Step Functions shows it: with the HTTP headers and the request id beside it.
 * `now` is in epoch milliseconds.
 */
export function withSdkMetadata(response: JsonObject, now: number): JsonObject {
  const requestId = randomUUID();
  const headers = {
    'Content-Length': String(Buffer.byteLength(JSON.stringify(response))),
    'Content-Type': 'application/x-amz-json-1.1',
    Date: new Date(now).toUTCString(),
    'x-amzn-RequestId': requestId,
  };
  const allHeaders = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]]));
  return {
    ...response,
    SdkHttpMetadata: { AllHttpHeaders: allHeaders, HttpHeaders: headers, HttpStatusCode: 200 },
    SdkResponseMetadata: { RequestId: requestId },
  };
}
