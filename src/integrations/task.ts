import { type Integration, UNKNOWN_WORK } from './integration.ts';
import { readCause } from './read-cause.ts';

/** What no other integration knows: mostly one request of an API, of which only a failure is worth telling. */
export const task: Integration = {
  name: 'task',
  terms: { service: 'the service', unit: 'task', stopAction: '' },
  told: 'if-failed',
  runs: () => true,
  readWork: () => UNKNOWN_WORK,
  readFailure: (error, { container }) => readCause(error, container).failure,
  links: () => [],
};
