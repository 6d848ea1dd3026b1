import type { Json, JsonObject } from '../../json.ts';
import { effectiveInput, leaveWithResult } from '../interpreter/data-flow.ts';
import { withErrorHandling } from '../interpreter/error-handling.ts';
import { StateFailure } from '../interpreter/failure.ts';
import type { Exit, Frame } from '../interpreter/frame.ts';
import { maxConcurrencyOf, tolerancesOf } from '../interpreter/map-numbers.ts';
import { objectField, textField } from '../interpreter/state-fields.ts';
import { batched, type ChildInput, unbatched } from './batches.ts';
import { batchingOf } from './batching.ts';
import type { MapRunRequest, RunningMapRun } from './host.ts';
import { type DistributedItem, readerItems, selected, stateItems } from './items.ts';
import { type Reader, readerOf } from './reader.ts';
import { writerOf } from './writer.ts';

/** Whether the iterations of a Map state are executions of their own. */
export function isDistributed(state: JsonObject): boolean {
  return textField(processorConfig(state), 'Mode') === 'DISTRIBUTED';
}

/**
 * Map, distributed: a Map Run runs the ItemProcessor as a child execution for each item or batch. A retry is a new Map
 * Run of all items. In an execution that was redriven, the Map Run of before goes on.
 */
export function distributedMap(frame: Frame): Promise<Exit> {
  const { history } = frame.environment;
  const stage: Stage = { mapRun: undefined, retries: 0 };
  return withErrorHandling(
    frame,
    async (attempt) => {
      const mapRun = (await redriven(attempt, stage)) ?? (await started(attempt, stage));
      stage.mapRun = mapRun;
      stage.retries += 1;
      return leave(attempt, mapRun);
    },
    () => {
      // As recorded, what JSONPath finds wrong with the state before there is a Map Run fails the execution alone.
      if (stage.mapRun !== undefined || frame.language.name === 'JSONata') {
        history.record('MapStateFailed');
      }
    },
  );
}

/** How far a visit of the state has come. */
interface Stage {
  mapRun: RunningMapRun | undefined;
  retries: number;
}

/** Runs a Map Run whose event is the last one, and leaves the state with its result. */
async function leave(frame: Frame, mapRun: RunningMapRun): Promise<Exit> {
  const { history, signal } = frame.environment;
  const runEventId = history.last;
  const close = history.open({ aborted: 'MapRunAborted' });
  let result: Json;
  try {
    result = await mapRun.run(signal);
  } catch (error) {
    if (error instanceof StateFailure) {
      history.record('MapRunFailed', { error: error.error, cause: error.failureCause });
    }
    throw error;
  } finally {
    close();
  }
  history.record('MapRunSucceeded');
  const left = await leaveWithResult(frame, result);
  history.record('MapStateSucceeded');
  // On AWS, MapStateExited points past both at the event of the Map Run.
  history.continueFrom(runEventId);
  return left;
}

/** The Map Run that a redrive goes on with. On AWS, MapRunRedriven points at MapStateStarted. */
async function redriven(frame: Frame, stage: Stage): Promise<RunningMapRun | undefined> {
  const { history, execution, mapRuns } = frame.environment;
  const mapRun =
    stage.retries === 0 ? mapRuns.reopen(execution.executionArn, frame.enteredEventId) : undefined;
  if (mapRun !== undefined) {
    history.continueFrom(mapRun.startedEventId);
    history.record('MapRunRedriven', { mapRunArn: mapRun.arn, redriveCount: mapRun.redriveCount });
  }
  return mapRun;
}

async function started(frame: Frame, stage: Stage): Promise<RunningMapRun> {
  const { history, mapRuns } = frame.environment;
  stage.mapRun = undefined;
  const input = await effectiveInput(frame);
  const hasReader = objectField(frame.state, 'ItemReader') !== undefined;
  const maxConcurrency = await maxConcurrencyOf(frame, input);
  const items = hasReader ? [] : await stateItems(frame, input);
  // What a reader will read is not known yet, which AWS shows as 0.
  const startedEventId = history.record('MapStateStarted', { length: items.length });
  const tolerances = await tolerancesOf(frame, input);
  const reader = await readerOf(frame, input);
  const request: MapRunRequest = {
    parent: frame.environment.execution,
    scope: frame.environment.scope,
    state: frame.name,
    label: textField(frame.state, 'Label'),
    enteredEventId: frame.enteredEventId,
    startedEventId,
    definition: childDefinition(frame.state),
    language: frame.language,
    express: textField(processorConfig(frame.state), 'ExecutionType') === 'EXPRESS',
    settings: { maxConcurrency, ...tolerances },
    writer: await writerOf(frame, input),
    inputs: await childInputs(frame, input, reader, items),
  };
  const mapRun = await mapRuns.open(request);
  history.record('MapRunStarted', { mapRunArn: mapRun.arn });
  return mapRun;
}

async function childInputs(
  frame: Frame,
  input: Json,
  reader: Reader | undefined,
  items: readonly DistributedItem[],
): Promise<() => AsyncIterable<ChildInput>> {
  const batching = await batchingOf(frame, input);
  return () => {
    const values = selected(frame, input, reader === undefined ? items : readerItems(frame, reader));
    return batching === undefined ? unbatched(values) : batched(values, batching);
  };
}

function processor(state: JsonObject): JsonObject {
  return objectField(state, 'ItemProcessor') ?? objectField(state, 'Iterator') ?? {};
}

function processorConfig(state: JsonObject): JsonObject {
  return objectField(processor(state), 'ProcessorConfig') ?? {};
}

/** What a child execution runs. AWS shows it without the ProcessorConfig. */
function childDefinition(state: JsonObject): JsonObject {
  const entries = Object.entries(processor(state)).filter(([field]) => field !== 'ProcessorConfig');
  return Object.fromEntries(entries);
}
