import { setImmediate } from 'node:timers/promises';
import { isObject, type Json } from '../../json.ts';
import { mapContext } from '../interpreter/context.ts';
import { evaluate, pathValue } from '../interpreter/evaluate.ts';
import { StateFailure } from '../interpreter/failure.ts';
import type { Frame } from '../interpreter/frame.ts';
import { itemsOf } from '../interpreter/map-items.ts';
import { ItemReaderError } from '../items/item-reader-error.ts';
import { readItems } from '../items/read-items.ts';
import { isList, properties } from '../query/json-values.ts';
import type { Reader } from './reader.ts';

/** Others get their turn after so many items. */
const ITEMS_PER_TURN = 64;

/** One item of a distributed Map state, as `Map.Item` in the context object has it. */
export interface DistributedItem {
  readonly index: number;
  readonly value: Json;
  readonly source: string;
  /** Where the items are the members of an object. */
  readonly key?: string;
}

/** What a state without ItemReader goes through: a list, or the members of an object. Throws StateFailure. */
export async function stateItems(frame: Frame, input: Json): Promise<readonly DistributedItem[]> {
  const items = await givenItems(frame, input);
  if (isObject(items)) {
    return properties(items).map(([key, value], index) => ({ index, value, source: 'STATE_DATA', key }));
  }
  // What is neither fails as it does in an inline Map.
  const list = isList(items) ? items : await itemsOf(frame, input);
  return list.map((value, index) => ({ index, value, source: 'STATE_DATA' }));
}

/** The items that a reader reads. Throws StateFailure `States.ItemReaderFailed`. */
export async function* readerItems(frame: Frame, reader: Reader): AsyncGenerator<DistributedItem> {
  const refusal = reader.maxItems < 0 ? 'field MaxItems must be positive' : reader.refusal;
  if (refusal !== undefined) {
    throw new StateFailure('States.ItemReaderFailed', refusal);
  }
  let index = 0;
  try {
    for await (const item of readItems(frame.environment.integrations.s3, reader.source)) {
      yield { index, ...item };
      index += 1;
      if (index >= reader.maxItems) {
        return;
      }
    }
  } catch (error) {
    throw error instanceof ItemReaderError
      ? new StateFailure('States.ItemReaderFailed', error.message, { cause: error })
      : error;
  }
}

/** What ItemSelector, in older definitions Parameters, makes of each item. Throws StateFailure. */
export async function* selected(
  frame: Frame,
  input: Json,
  items: AsyncIterable<DistributedItem> | Iterable<DistributedItem>,
): AsyncGenerator<Json> {
  const field = frame.state['ItemSelector'] === undefined ? 'Parameters' : 'ItemSelector';
  const template = frame.language.name === 'JSONata' ? frame.state['ItemSelector'] : frame.state[field];
  for await (const item of items) {
    if (item.index % ITEMS_PER_TURN === 0) {
      await setImmediate();
    }
    if (template === undefined) {
      yield item.key === undefined ? item.value : { Key: item.key, Value: item.value };
    } else {
      const context = { ...frame.context, ...mapContext(item) };
      yield await evaluate(frame, field, template, { input, context });
    }
  }
}

/** Items (JSONata) or what is at ItemsPath, else the input. */
async function givenItems(frame: Frame, input: Json): Promise<Json> {
  const { state, language } = frame;
  if (language.name === 'JSONata') {
    return state['Items'] === undefined ? frame.input : evaluate(frame, 'Items', state['Items']);
  }
  const path = typeof state['ItemsPath'] === 'string' ? state['ItemsPath'] : '$';
  return pathValue(frame, 'ItemsPath', path, { input });
}
