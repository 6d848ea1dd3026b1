import type { Json, JsonObject } from '../../json.ts';
import { MAX_PAYLOAD_BYTES } from '../interpreter/limits.ts';

/** How items are put together to the input of one child execution. */
export interface Batching {
  readonly maxItems: number;
  readonly maxBytes: number;
  /** What every batch gets besides its items. */
  readonly batchInput: Json | undefined;
}

/** The input of one child execution as JSON text, and how many items are in it. */
export interface ChildInput {
  readonly input: string;
  readonly itemCount: number;
}

/** Each item for itself. */
export async function* unbatched(items: AsyncIterable<Json>): AsyncGenerator<ChildInput> {
  for await (const item of items) {
    yield { input: JSON.stringify(item), itemCount: 1 };
  }
}

/**
 * Batches of items: as many as fit, one at least. `{"BatchInput": …, "Items": […]}`, where BatchInput is absent if none is
 * given.
 */
export async function* batched(items: AsyncIterable<Json>, batching: Batching): AsyncGenerator<ChildInput> {
  const { maxItems, batchInput } = batching;
  const maxBytes = Math.min(batching.maxBytes, MAX_PAYLOAD_BYTES);
  const envelope = Buffer.byteLength(JSON.stringify(envelopeOf([], batchInput)));
  let batch: Json[] = [];
  let bytes = envelope;
  for await (const item of items) {
    const size = Buffer.byteLength(JSON.stringify(item));
    if (batch.length > 0 && (batch.length >= maxItems || bytes + 1 + size > maxBytes)) {
      yield childInput(batch, batchInput);
      batch = [];
      bytes = envelope;
    }
    // All but the first one have a comma before them.
    bytes += size + (batch.length === 0 ? 0 : 1);
    batch.push(item);
  }
  if (batch.length > 0) {
    yield childInput(batch, batchInput);
  }
}

function childInput(items: readonly Json[], batchInput: Json | undefined): ChildInput {
  return { input: JSON.stringify(envelopeOf(items, batchInput)), itemCount: items.length };
}

function envelopeOf(items: readonly Json[], batchInput: Json | undefined): JsonObject {
  return batchInput === undefined ? { Items: items } : { BatchInput: batchInput, Items: items };
}
