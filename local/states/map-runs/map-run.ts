import { AwsError } from '../../aws-error.ts';
import type { Clock } from '../../clock.ts';
import type { Json } from '../../json.ts';
import { StateFailure } from '../interpreter/failure.ts';
import { s3Cause } from '../items/read-items.ts';
import type { MapRunArns } from './arns.ts';
import type { StartChild } from './child.ts';
import { ChildRunner } from './child-runner.ts';
import type { MapRunRequest, MapRunSettings, RunningMapRun } from './host.ts';
import { transformed } from './result-entries.ts';
import type { ResultFiles } from './result-files.ts';
import { type Counts, countUnits, type Unit } from './units.ts';

/** As recorded: from MapRunStarted to the first child execution. Until then counts are 0 and ListMapRuns is empty. */
const START_SECONDS = 0.7;
/** As recorded: until the files of a Map Run that did not succeed are there. */
const FILES_SECONDS = 0.3;

export type MapRunStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'ABORTED';

/** What a Map Run runs with. */
export interface MapRunTools {
  readonly clock: Clock;
  readonly startChild: StartChild;
  /** Undefined where the results are the state's result. */
  readonly files: ResultFiles | undefined;
  /** Aborted when the service ends. */
  readonly closing: AbortSignal;
}

/** One Map Run: runs a child execution for each item or batch, and gathers their results. */
export class MapRun implements RunningMapRun {
  readonly arns: MapRunArns;
  readonly request: MapRunRequest;
  /** Epoch milliseconds. */
  readonly startDate: number;
  readonly #tools: MapRunTools;
  readonly #children: ChildRunner;
  #settings: MapRunSettings;
  #status: MapRunStatus = 'RUNNING';
  #stopDate: number | undefined;
  #redriveDate: number | undefined;
  #redriveCount = 0;
  #listed = false;
  #resultsWritten = false;
  /** What is written after the run has ended. */
  #afterwards: Promise<void> = Promise.resolve();

  constructor(arns: MapRunArns, request: MapRunRequest, tools: MapRunTools) {
    this.arns = arns;
    this.request = request;
    this.startDate = tools.clock.now();
    this.#tools = tools;
    this.#settings = request.settings;
    this.#children = new ChildRunner({
      clock: tools.clock,
      inputs: request.inputs,
      startChild: tools.startChild,
      // An Express execution cannot be redriven.
      redrivable: !request.express,
      settings: () => this.#settings,
    });
  }

  get arn(): string {
    return this.arns.mapRun;
  }

  get startedEventId(): number {
    return this.request.startedEventId;
  }

  get settings(): MapRunSettings {
    return this.#settings;
  }

  get status(): MapRunStatus {
    return this.#status;
  }

  get stopDate(): number | undefined {
    return this.#stopDate;
  }

  get redriveCount(): number {
    return this.#redriveCount;
  }

  get redriveDate(): number | undefined {
    return this.#redriveDate;
  }

  /** Whether ListMapRuns shows it, which it does a while after the parent's history does. */
  get listed(): boolean {
    return this.#listed;
  }

  get units(): readonly Unit[] {
    return this.#children.units;
  }

  /** Resolves once nothing of it is written any more. */
  get settled(): Promise<void> {
    return this.#afterwards;
  }

  counts(by: 'items' | 'executions'): Counts {
    return countUnits(this.units, this.#resultsWritten, by);
  }

  /** Changes settings, which a run that has not ended keeps to from then on. */
  update(settings: Partial<MapRunSettings>): void {
    this.#settings = { ...this.#settings, ...settings };
    this.#children.wake();
  }

  /** Makes a run that has ended ready for `run` to go on with what did not succeed. */
  reopen(): void {
    this.#status = 'RUNNING';
    this.#stopDate = undefined;
    this.#redriveCount += 1;
    this.#redriveDate = this.#tools.clock.now();
    this.#resultsWritten = false;
    this.#children.prepareRedrive();
  }

  async run(signal: AbortSignal): Promise<Json> {
    await this.#afterwards;
    try {
      await this.#tools.clock.wait(START_SECONDS, signal);
      this.#listed = true;
      await this.#children.run(
        signal,
        `The map run execution [${this.arn}] which was managing this resource was aborted`,
      );
      const result = await this.#results();
      this.#end('SUCCEEDED');
      return result;
    } catch (error) {
      this.#end(signal.aborted ? 'ABORTED' : 'FAILED');
      this.#listed = true;
      this.#afterwards = this.#writeAfterwards();
      throw error;
    }
  }

  /** The state's result: where the results were written, or what they are. */
  async #results(): Promise<Json> {
    const { files } = this.#tools;
    const { transformation } = this.request.writer;
    if (files === undefined) {
      this.#resultsWritten = true;
      return this.units.flatMap(({ execution }) =>
        execution === undefined ? [] : transformed(execution, transformation),
      );
    }
    try {
      await files.write(this.units, this.#redriveCount);
    } catch (error) {
      throw error instanceof AwsError
        ? new StateFailure('States.ResultWriterFailed', s3Cause(error), { cause: error })
        : error;
    }
    this.#resultsWritten = true;
    return { MapRunArn: this.arn, ResultWriterDetails: { ...files.details(this.#redriveCount) } };
  }

  async #writeAfterwards(): Promise<void> {
    const redriveCount = this.#redriveCount;
    try {
      await this.#tools.clock.wait(FILES_SECONDS, this.#tools.closing);
      await this.#tools.files?.write(this.units, redriveCount);
    } catch {
      // The service ends, or the bucket is gone: then there are no files, and `resultsWritten` stays 0.
      return;
    }
    this.#resultsWritten = this.#redriveCount === redriveCount;
  }

  #end(status: MapRunStatus): void {
    this.#status = status;
    this.#stopDate = this.#tools.clock.now();
  }
}
