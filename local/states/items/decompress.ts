import { promisify } from 'node:util';
import { gunzip, zstdDecompress } from 'node:zlib';
import { ItemReaderError } from './item-reader-error.ts';

/** What Step Functions unpacks, by the end of the object's name. */
const UNPACKERS = new Map<string, (bytes: Buffer) => Promise<Buffer>>([
  ['.gz', promisify(gunzip)],
  ['.gzip', promisify(gunzip)],
  ['.zst', promisify(zstdDecompress)],
  ['.zstd', promisify(zstdDecompress)],
]);

/** The content of an object, unpacked if its name says that it is packed. Throws ItemReaderError. */
export async function unpacked(key: string, bytes: Buffer): Promise<Buffer> {
  const unpack = UNPACKERS.get(/\.[^./]+$/.exec(key)?.[0].toLowerCase() ?? '');
  if (unpack === undefined) {
    return bytes;
  }
  try {
    return await unpack(bytes);
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : String(cause);
    throw new ItemReaderError(`The object ${key} cannot be decompressed: ${problem}`, { cause });
  }
}
