import type { Json } from '../../json.ts';
import { evaluate } from '../interpreter/evaluate.ts';
import type { Frame } from '../interpreter/frame.ts';
import { numberOf, wrong } from '../interpreter/map-numbers.ts';
import { objectField } from '../interpreter/state-fields.ts';
import type { Batching } from './batches.ts';

/** Reads the ItemBatcher of a state; undefined when it has none. Throws StateFailure. */
export async function batchingOf(frame: Frame, input: Json): Promise<Batching | undefined> {
  const batcher = objectField(frame.state, 'ItemBatcher');
  if (batcher === undefined) {
    return undefined;
  }
  const limit = async (name: string): Promise<number> => {
    const place = `ItemBatcher/${name}`;
    const value = await numberOf(frame, input, { owner: batcher, name, place, kind: 'integer' });
    if (value !== undefined && value <= 0) {
      throw wrong(frame, place, `${name} must be greater than 0.`);
    }
    return value ?? Number.POSITIVE_INFINITY;
  };
  const template = batcher['BatchInput'];
  return {
    maxItems: await limit('MaxItemsPerBatch'),
    maxBytes: await limit('MaxInputBytesPerBatch'),
    batchInput:
      template === undefined
        ? undefined
        : await evaluate(frame, 'ItemBatcher/BatchInput', template, { input }),
  };
}
