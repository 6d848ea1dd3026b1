import { AwsError } from '../aws-error.ts';
import type { ByRegion } from '../by-region.ts';
import type { Clock } from '../clock.ts';
import type { JsonObject } from '../json.ts';
import { textMap } from '../members.ts';
import type { Service } from '../service.ts';
import { describeLogGroups, describeLogStreams } from './describe.ts';
import type { LogStore } from './log-store.ts';
import { groupName, requiredText } from './parameters.ts';
import { putLogEvents } from './put-events.ts';
import { filterLogEvents, getLogEvents } from './read-events.ts';
import { logsResource } from './request-resource.ts';

type Operation = (store: LogStore, input: JsonObject) => JsonObject;

/**
 * CloudWatch Logs over AWS JSON 1.1.
 *
 * @param stores the log groups of each region, shared with whoever writes logs besides the API
 */
export function createLogsService(options: {
  readonly clock: Clock;
  readonly stores: ByRegion<LogStore>;
}): Service {
  const operations: ReadonlyMap<string, Operation> = new Map<string, Operation>([
    ['CreateLogGroup', createLogGroup],
    ['DeleteLogGroup', deleteLogGroup],
    ['CreateLogStream', createLogStream],
    ['DeleteLogStream', deleteLogStream],
    ['PutLogEvents', (store, input) => putLogEvents(store, input, options.clock.now())],
    [
      'GetLogEvents',
      (store, input) =>
        getLogEvents(store.stream(groupName(input), requiredText(input, 'logStreamName')), input),
    ],
    ['FilterLogEvents', (store, input) => filterLogEvents(store.group(groupName(input)), input)],
    ['DescribeLogStreams', (store, input) => describeLogStreams(store.group(groupName(input)), input)],
    ['DescribeLogGroups', describeLogGroups],
  ]);
  return {
    targetPrefix: 'Logs_20140328',
    contentType: 'application/x-amz-json-1.1',
    actionPrefix: 'logs',
    resourceOf: logsResource,
    call: async (name, input, scope) => {
      const operation = operations.get(name);
      if (operation === undefined) {
        throw new AwsError('UnknownOperationException', `The local CloudWatch Logs does not serve ${name}.`);
      }
      return operation(options.stores.in(scope), input);
    },
    close: () => Promise.resolve(),
  };
}

function createLogGroup(store: LogStore, input: JsonObject): JsonObject {
  store.createGroup(requiredText(input, 'logGroupName'), textMap(input, 'tags'));
  return {};
}

function deleteLogGroup(store: LogStore, input: JsonObject): JsonObject {
  store.deleteGroup(requiredText(input, 'logGroupName'));
  return {};
}

function createLogStream(store: LogStore, input: JsonObject): JsonObject {
  store.createStream(requiredText(input, 'logGroupName'), requiredText(input, 'logStreamName'));
  return {};
}

function deleteLogStream(store: LogStore, input: JsonObject): JsonObject {
  store.deleteStream(requiredText(input, 'logGroupName'), requiredText(input, 'logStreamName'));
  return {};
}
