import type { ObjectStore } from '../../integrations.ts';
import type { Json } from '../../json.ts';
import { fileParts } from './file-parts.ts';
import type { ResultWriter } from './host.ts';
import { pendingEntry, resultEntry, transformed } from './result-entries.ts';
import { statusOf, type Unit } from './units.ts';

/** A result file has 5 GB at the most. */
const MAX_FILE_BYTES = 5_000_000_000;

/** A file as the manifest names it. */
interface ResultFile {
  readonly Key: string;
  readonly Size: number;
}

type Kind = 'FAILED' | 'PENDING' | 'SUCCEEDED';

/** The files of one Map Run, of its start and of each redrive. */
export class ResultFiles {
  readonly #store: ObjectStore;
  readonly #mapRunArn: string;
  readonly #writer: ResultWriter;
  readonly #bucket: string;
  readonly #directory: string;
  readonly #maxFileBytes: number;
  /** What succeeded before a redrive is in files that its manifest names too. */
  #succeededBefore: readonly ResultFile[] = [];
  readonly #written = new Set<Unit>();

  /**
   * @param id the last part of the Map Run's ARN
   * @param maxFileBytes the most that a file may have
   */
  constructor(
    store: ObjectStore,
    mapRunArn: string,
    id: string,
    writer: ResultWriter,
    target: NonNullable<ResultWriter['target']>,
    maxFileBytes: number = MAX_FILE_BYTES,
  ) {
    this.#store = store;
    this.#mapRunArn = mapRunArn;
    this.#writer = writer;
    this.#bucket = target.bucket;
    this.#directory = target.prefix === '' ? id : `${target.prefix.replace(/\/$/, '')}/${id}`;
    this.#maxFileBytes = maxFileBytes;
  }

  /** What the state's result says of the results of a run. */
  details(redriveCount: number): { readonly Bucket: string; readonly Key: string } {
    return { Bucket: this.#bucket, Key: `${this.#directoryOf(redriveCount)}/manifest.json` };
  }

  /** Writes a manifest without files, as AWS does before a run to see that it may. Throws AwsError. */
  async test(): Promise<void> {
    await this.#writeManifest(0, { FAILED: [], PENDING: [], SUCCEEDED: [] });
  }

  /** Writes the files of a run, and their manifest last. Throws AwsError. */
  async write(units: readonly Unit[], redriveCount: number): Promise<void> {
    const directory = this.#directoryOf(redriveCount);
    const files = async (kind: Kind, entries: Iterable<Json>): Promise<readonly ResultFile[]> =>
      this.#writeFiles(`${directory}/${kind}`, entries);
    const failed = await files('FAILED', failedEntries(units));
    const pending = await files('PENDING', pendingEntries(units));
    const succeeded = [...this.#succeededBefore, ...(await files('SUCCEEDED', this.#succeeded(units)))];
    this.#succeededBefore = succeeded;
    await this.#writeManifest(redriveCount, { FAILED: failed, PENDING: pending, SUCCEEDED: succeeded });
  }

  *#succeeded(units: readonly Unit[]): Generator<Json> {
    for (const unit of units) {
      if (statusOf(unit) === 'SUCCEEDED' && unit.execution !== undefined && !this.#written.has(unit)) {
        this.#written.add(unit);
        yield* transformed(unit.execution, this.#writer.transformation);
      }
    }
  }

  async #writeFiles(prefix: string, entries: Iterable<Json>): Promise<readonly ResultFile[]> {
    const lines = this.#writer.outputType === 'JSONL';
    const files: ResultFile[] = [];
    for (const part of fileParts(entries, lines, this.#maxFileBytes)) {
      const key = `${prefix}_${files.length}.${lines ? 'jsonl' : 'json'}`;
      await this.#store.put(this.#bucket, key, part);
      files.push({ Key: key, Size: part.length });
    }
    return files;
  }

  async #writeManifest(
    redriveCount: number,
    files: Readonly<Record<Kind, readonly ResultFile[]>>,
  ): Promise<void> {
    const manifest = {
      DestinationBucket: this.#bucket,
      MapRunArn: this.#mapRunArn,
      ResultFiles: files,
    };
    const body = Buffer.from(JSON.stringify(manifest));
    await this.#store.put(this.#bucket, this.details(redriveCount).Key, body);
  }

  #directoryOf(redriveCount: number): string {
    return redriveCount === 0 ? this.#directory : `${this.#directory}/Redrive-${redriveCount}`;
  }
}

function* failedEntries(units: readonly Unit[]): Generator<Json> {
  for (const unit of units) {
    const status = statusOf(unit);
    if (unit.execution !== undefined && status !== 'SUCCEEDED' && status !== 'RUNNING') {
      yield resultEntry(unit.execution);
    }
  }
}

function* pendingEntries(units: readonly Unit[]): Generator<Json> {
  for (const unit of units) {
    if (statusOf(unit) === 'PENDING') {
      yield pendingEntry(unit);
    }
  }
}
