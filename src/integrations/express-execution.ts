import { asString, withoutUndefined } from '../json.ts';
import { publicCause } from '../policy/public-cause.ts';
import { fieldsOf } from './cause-text.ts';
import type { Integration, Work } from './integration.ts';
import { readCause } from './read-cause.ts';

/**
 * Express executions that a state starts and waits for, by `aws-sdk:sfn:startSyncExecution`. The state succeeds
 * whatever becomes of the execution, which the answer tells; and the execution keeps no history.
 */
export const expressExecution: Integration = {
  name: 'aws-sdk:sfn:startSyncExecution',
  terms: { service: 'Step Functions', unit: 'Express execution', stopAction: '' },
  told: 'once-ended',
  runs: ({ resourceType, resource }) => resourceType === 'aws-sdk:sfn' && resource === 'startSyncExecution',
  readWork: ({ ended }) => {
    const answer = fieldsOf(ended);
    return {
      taskArn: asString(answer?.['ExecutionArn']),
      taskDefinitionArn: undefined,
      ranWith: {},
      about: {},
      ...withoutUndefined({ remark: remarkOn(ended, asString(answer?.['Status'])) }),
    };
  },
  readFailure: (error, { container }) => readCause(error, container).failure,
  links: () => [],
};

function remarkOn(answer: string | undefined, status: string | undefined): Work['remark'] {
  return answer === undefined || status === undefined || status === 'SUCCEEDED'
    ? undefined
    : { kind: 'answered-failure', failure: readCause({ error: status, cause: publicCause(answer) }).failure };
}
