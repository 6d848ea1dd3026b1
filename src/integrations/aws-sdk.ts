import type { Integration } from './integration.ts';
import { readCause } from './read-cause.ts';

const PREFIX = 'aws-sdk:';

/** One request of any API, by `aws-sdk:SERVICE:ACTION`. Its error is `Service.Exception`, its Cause the message. */
export const awsSdk: Integration = {
  name: 'aws-sdk',
  terms: { service: 'the service', unit: 'request', stopAction: '' },
  told: 'if-failed',
  runs: ({ resourceType }) => resourceType.startsWith(PREFIX),
  readWork: ({ resourceType, resource }) => ({
    taskArn: undefined,
    taskDefinitionArn: undefined,
    ranWith: {},
    about: {},
    label: `${resourceType.slice(PREFIX.length)}:${resource}`,
  }),
  readFailure: (error, { container }) => readCause(error, container).failure,
  links: () => [],
};
