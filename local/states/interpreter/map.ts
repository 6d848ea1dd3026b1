import type { Json } from '../../json.ts';
import { distributedMap, isDistributed } from '../map-runs/state.ts';
import { together } from './branches.ts';
import { type MapItem, mapContext } from './context.ts';
import { effectiveInput, leaveWithResult } from './data-flow.ts';
import { withErrorHandling } from './error-handling.ts';
import { evaluate } from './evaluate.ts';
import type { Environment, Exit, Frame, RunMachine } from './frame.ts';
import { itemsOf } from './map-items.ts';
import { checkTolerances, concurrencyOf } from './map-numbers.ts';
import { objectField } from './state-fields.ts';

/**
 * Map, inline: runs its ItemProcessor once for each item, so many at a time as MaxConcurrency says; the result is the
 * list of the outputs, in the order of the items. The error of the state is that of the iteration that failed first.
 * A retry begins with MapStateStarted and runs all iterations again.
 */
export function map(runMachine: RunMachine): (frame: Frame) => Promise<Exit> {
  return (frame) => {
    if (isDistributed(frame.state)) {
      return distributedMap(frame);
    }
    const { history } = frame.environment;
    return withErrorHandling(
      frame,
      async (attempt) => {
        const input = await effectiveInput(attempt);
        const concurrency = await concurrencyOf(attempt, input);
        const items = await itemsOf(attempt, input);
        history.record('MapStateStarted', { length: items.length });
        await checkTolerances(attempt, input);
        const results = await iterate(attempt, input, items, concurrency, runMachine);
        const left = await leaveWithResult(attempt, results);
        // On AWS, MapStateExited points past this one at the last MapIterationSucceeded.
        history.note('MapStateSucceeded');
        return left;
      },
      () => history.record('MapStateFailed'),
    );
  };
}

/** Runs all iterations on `concurrency` lines of events; each line takes the next item when it is done with one. */
async function iterate(
  frame: Frame,
  input: Json,
  items: readonly Json[],
  concurrency: number,
  runMachine: RunMachine,
): Promise<readonly Json[]> {
  const { environment } = frame;
  const results = new Map<number, Json>();
  const waiting = items.entries();
  let lastSucceeded = environment.history.last;
  const work = async (line: Environment): Promise<void> => {
    for (const [index, value] of waiting) {
      line.signal.throwIfAborted();
      results.set(index, await iteration(frame, input, { index, value }, line, runMachine));
      lastSucceeded = line.history.note('MapIterationSucceeded', { name: frame.name, index });
    }
  };
  await together(environment, Array<typeof work>(Math.min(concurrency, items.length)).fill(work));
  environment.history.continueFrom(lastSucceeded);
  return items.map((_, index) => results.get(index) ?? null);
}

/** One iteration, from MapIterationStarted to its output. */
async function iteration(
  frame: Frame,
  input: Json,
  item: MapItem,
  line: Environment,
  runMachine: RunMachine,
): Promise<Json> {
  const { name, state, language, variables } = frame;
  const details = { name, index: item.index };
  line.history.record('MapIterationStarted', details);
  const close = line.history.open({
    aborted: 'MapIterationAborted',
    failed: 'MapIterationFailed',
    details,
  });
  const environment = { ...line, execution: { ...line.execution, item } };
  const selected = await select({ ...frame, environment }, input, item);
  const definition = objectField(state, 'ItemProcessor') ?? objectField(state, 'Iterator') ?? {};
  const output = await runMachine({ definition, language }, { input: selected, variables }, environment);
  close();
  return output;
}

/** The input of an iteration: the item, or what ItemSelector (in older definitions Parameters) makes of it. */
async function select(frame: Frame, input: Json, item: MapItem): Promise<Json> {
  const field = frame.state['ItemSelector'] === undefined ? 'Parameters' : 'ItemSelector';
  const template = frame.state[field];
  const context = { ...frame.context, ...mapContext(item) };
  return template === undefined ? item.value : evaluate(frame, field, template, { input, context });
}
