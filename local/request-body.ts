import type { IncomingMessage } from 'node:http';
import { AwsError } from './aws-error.ts';

/**
 * The whole body of a request.
 * Throws AwsError `RequestEntityTooLarge` (413) as soon as more than `maxBytes` arrived.
 */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  // `destroyOnReturn: false` leaves the socket open when the loop is left early: the refusal must still go out.
  const stream: AsyncIterable<Buffer> = request.iterator({ destroyOnReturn: false });
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > maxBytes) {
      throw new AwsError(
        'RequestEntityTooLarge',
        `The request body is larger than the ${maxBytes} bytes that the local AWS accepts.`,
        413,
      );
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
