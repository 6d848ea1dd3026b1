import { MAX_REASON_LENGTH } from '../policy/failure.ts';
import { causeText } from './cause-text.ts';
import { type Integration, UNKNOWN_WORK } from './integration.ts';

/** What no other integration knows: mostly one request of an API, of which only a failure is worth telling. */
export const task: Integration = {
  name: 'task',
  terms: { service: 'the service', unit: 'task', stopAction: '' },
  told: 'if-failed',
  runs: () => true,
  readWork: () => UNKNOWN_WORK,
  readFailure: ({ error, cause }) => {
    const { name, message } = causeText(cause);
    return { error: name ?? error, reason: firstLine(message) };
  },
  links: () => [],
};

/** Services end a message with stack traces, request ids and more. */
export function firstLine(message: string): string {
  return (message.trim().split('\n', 1)[0] ?? '').slice(0, MAX_REASON_LENGTH);
}
