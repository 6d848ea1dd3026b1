import { resourceId } from '../aws/arn.ts';
import { asString, withoutUndefined } from '../json.ts';
import { fieldsOf } from './cause-text.ts';
import type { Integration } from './integration.ts';
import { readCause } from './read-cause.ts';

/** Activities: work that a worker of somebody's own polls for, and whose end it tells with SendTaskSuccess or Failure. */
export const activity: Integration = {
  name: 'activity',
  terms: { service: 'the worker', unit: 'activity', stopAction: '' },
  told: 'always',
  runs: ({ resourceType }) => resourceType === 'activity',
  readWork: ({ parameters }) => {
    const arn = asString(fieldsOf(parameters)?.['ActivityArn']);
    return {
      // That of the activity names no single run of it.
      taskArn: undefined,
      taskDefinitionArn: undefined,
      ranWith: {},
      about: {},
      endedBy: 'worker',
      ...withoutUndefined({ label: arn === undefined ? undefined : resourceId(arn) }),
    };
  },
  readFailure: (error, { container }) => readCause(error, container).failure,
  links: () => [],
};
