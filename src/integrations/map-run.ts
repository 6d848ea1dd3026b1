import { asString } from '../json.ts';
import { fieldsOf } from './cause-text.ts';
import type { Integration } from './integration.ts';
import { readCause } from './read-cause.ts';

/** Map Runs: what a Distributed Map runs its items in. Its history tells neither the items nor how many failed. */
export const mapRun: Integration = {
  name: 'states:mapRun',
  terms: { service: 'Step Functions', unit: 'Map Run', stopAction: 'states:StopExecution' },
  told: 'always',
  runs: ({ resourceType, resource }) => resourceType === 'states' && resource === 'mapRun',
  readWork: ({ parameters }) => ({
    taskArn: asString(fieldsOf(parameters)?.['MapRunArn']),
    taskDefinitionArn: undefined,
    ranWith: {},
    about: {},
  }),
  readFailure: (error, { container }) => readCause(error, container).failure,
  // AWS documents no address of its page. The page of the execution leads to it.
  links: () => [],
  inside: ({ taskArn: arn }) => (arn === undefined ? undefined : { kind: 'map-run', arn }),
  calls: async () => (await import('./map-run-calls.ts')).mapRunCalls,
};
