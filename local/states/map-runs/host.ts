import type { Json, JsonObject } from '../../json.ts';
import type { RequestScope } from '../../service.ts';
import type { ExecutionContext } from '../interpreter/context.ts';
import type { QueryLanguage } from '../query/language.ts';
import type { ChildInput } from './batches.ts';

/** How many items may fail; undefined where the state does not say. Without both, the first one is too many. */
export interface Tolerances {
  readonly toleratedFailureCount: number | undefined;
  readonly toleratedFailurePercentage: number | undefined;
}

/** What UpdateMapRun changes while a Map Run lasts: how many child executions run at once, and how many items may fail. */
export interface MapRunSettings extends Tolerances {
  /** 0 means as many as AWS gives a Map Run. */
  readonly maxConcurrency: number;
}

export type Transformation = 'NONE' | 'COMPACT' | 'FLATTEN';

/** Where the results go, and in which form. */
export interface ResultWriter {
  /** Undefined where the results are the state's result. */
  readonly target: { readonly bucket: string; readonly prefix: string } | undefined;
  readonly transformation: Transformation;
  readonly outputType: 'JSON' | 'JSONL';
}

/** What a distributed Map state runs. */
export interface MapRunRequest {
  readonly parent: ExecutionContext;
  readonly scope: RequestScope;
  /** The name of the state, and its Label. */
  readonly state: string;
  readonly label: string | undefined;
  /** The ids of the state's events, which tell one visit from another, and where a redrive goes on. */
  readonly enteredEventId: number;
  readonly startedEventId: number;
  /** What runs for each item, without its ProcessorConfig. */
  readonly definition: JsonObject;
  readonly language: QueryLanguage;
  readonly express: boolean;
  readonly settings: MapRunSettings;
  readonly writer: ResultWriter;
  /** The inputs of the child executions, in the order of the items. Called again when a redrive has to read them again. */
  readonly inputs: () => AsyncIterable<ChildInput>;
}

/** A Map Run as its state sees it. */
export interface RunningMapRun {
  readonly arn: string;
  readonly startedEventId: number;
  readonly redriveCount: number;
  /**
   * Runs the child executions, once for each start and redrive. Resolves to the state's result. Throws StateFailure when
   * too many items failed, or the items or the results could not be read or written; the signal's reason when aborted.
   */
  run(signal: AbortSignal): Promise<Json>;
}

/** What runs the Map Runs of all executions. */
export interface MapRunHost {
  /** Makes a Map Run. Throws StateFailure `States.Runtime` when its results could not be written. */
  open(request: MapRunRequest): Promise<RunningMapRun>;
  /** The Map Run that this visit of a state had before its execution was redriven, made ready to go on. */
  reopen(executionArn: string, enteredEventId: number): RunningMapRun | undefined;
}
