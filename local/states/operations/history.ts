import { isObject, type JsonObject } from '../../json.ts';
import { invalidResource, isExpressArn } from '../arns.ts';
import { detailsKey, type HistoryEvent } from '../history.ts';
import { pageOf } from '../pages.ts';
import { optionalFlag, requiredText } from '../request-fields.ts';
import type { Operations, ServiceState } from './operation.ts';

/** The members of an event's details that are execution data. */
const EXECUTION_DATA = [
  'input',
  'inputDetails',
  'output',
  'outputDetails',
  'parameters',
  'cause',
  'assignedVariables',
  'assignedVariablesDetails',
];

/** GetExecutionHistory, forwards or backwards, by pages. */
export function historyOperations(state: ServiceState): Operations {
  return {
    GetExecutionHistory(input) {
      const arn = requiredText(input, 'executionArn');
      // What an Express execution did is in its log only.
      if (isExpressArn(arn)) {
        throw invalidResource(arn);
      }
      const execution = state.executions.find(arn);
      const reverse = optionalFlag(input, 'reverseOrder', false);
      const includeData = optionalFlag(input, 'includeExecutionData', true);
      const events = reverse ? execution.history.events.toReversed() : execution.history.events;
      const list = `history:${execution.request.arn}:${reverse}`;
      const { items, next } = pageOf(events, input, list, ({ id }) => `${id}`);
      return { events: includeData ? items : items.map(withoutExecutionData), ...next };
    },
  };
}

function withoutExecutionData(event: HistoryEvent): JsonObject {
  const key = detailsKey(event.type);
  const details = event[key];
  if (!isObject(details)) {
    return event;
  }
  const kept = Object.entries(details).filter(([name]) => !EXECUTION_DATA.includes(name));
  return { ...event, [key]: Object.fromEntries(kept) };
}
