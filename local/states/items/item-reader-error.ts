/** The items of a Map state could not be read: `States.ItemReaderFailed`, whose cause is the message. */
export class ItemReaderError extends Error {
  override readonly name = 'ItemReaderError';
}
