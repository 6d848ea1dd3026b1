import { asString, isDeeperThan, isJsonObject, type UnknownFields } from '../src/json.ts';

import { historyFailures } from './explain-history.ts';
import type { FailureEvent } from './failure-event.ts';
import { UsageError } from './usage-error.ts';

/** What nests deeper overflows `JSON.stringify`. An expanded Cause is at most a few dozen levels deep. */
const MAX_DEPTH = 200;

/**
 * One event, or one for each task of `describe-tasks`, or for each failure of a history.
 *
 * @param file its name, for errors; `-` for standard input
 * @throws UsageError for any other text
 */
export function readEvents(text: string, file: string): readonly FailureEvent[] {
  const name = file === '-' ? 'Standard input' : file;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${name} does not hold JSON.`, { cause: error });
  }
  if (isDeeperThan(value, MAX_DEPTH)) {
    throw new UsageError(`${name} nests deeper than ${MAX_DEPTH} levels.`);
  }
  const event: UnknownFields = isJsonObject(value) ? value : {};
  const tasks = event['tasks'] ?? event['Tasks'];
  if (Array.isArray(tasks)) {
    if (tasks.length === 0) {
      throw new UsageError('ECS lists no task: it forgets a stopped one after about an hour.');
    }
    return tasks.map(failedTask).map((task) => ({
      error: 'States.TaskFailed',
      cause: JSON.stringify(task),
      errorState: undefined,
      startedAt: undefined,
    }));
  }
  const history = event['events'];
  if (Array.isArray(history)) {
    return historyFailures(history);
  }
  const taskError = isJsonObject(event['taskError']) ? event['taskError'] : event;
  const error = asString(taskError['Error']);
  if (error === undefined) {
    throw new UsageError(
      'The JSON is neither an event with an Error, nor a list of tasks, nor a history. Try --help.',
    );
  }
  const cause = taskError['Cause'] ?? '';
  // People paste a Cause as an object, too.
  return [
    {
      error,
      cause: asString(cause) ?? JSON.stringify(cause),
      errorState: event['errorState'],
      startedAt: event['startedAt'],
    },
  ];
}

/** The task, unless it has not failed. */
function failedTask(task: unknown): UnknownFields {
  const { taskArn, lastStatus, containers } = isJsonObject(task) ? task : {};
  const name = asString(taskArn) ?? 'The task';
  if (lastStatus !== undefined && lastStatus !== 'STOPPED') {
    throw new UsageError(`${name} has not failed: it is ${lastStatus}.`);
  }
  const exitCodes = (Array.isArray(containers) ? containers : []).map(
    (container) => isJsonObject(container) && container['exitCode'],
  );
  if (exitCodes.length > 0 && exitCodes.every((exitCode) => exitCode === 0)) {
    throw new UsageError(`${name} has not failed: its containers exited with 0.`);
  }
  return isJsonObject(task) ? task : {};
}
