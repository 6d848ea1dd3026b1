import { isExpressExecution } from '../aws/arn.ts';
import { executionUrl } from '../aws/console-links.ts';
import { asString, withoutUndefined } from '../json.ts';
import { batch } from './batch.ts';
import { fieldsOf } from './cause-text.ts';
import { ecs } from './ecs.ts';
import { glue } from './glue.ts';
import type { Integration, LogFinder, Work } from './integration.ts';
import { readCause } from './read-cause.ts';
import { action, endsWith } from './task-resource.ts';

/** Executions that a state starts, by `states:startExecution` alone, `.sync` or `.sync:2`. */
export const nestedExecution: Integration = {
  name: 'states:startExecution',
  terms: { service: 'Step Functions', unit: 'execution', stopAction: 'states:StopExecution' },
  told: 'always',
  runs: ({ resourceType, resource }) => resourceType === 'states' && action(resource) === 'startExecution',
  // TaskSubmitted holds the answer of StartExecution; without `.sync`, TaskSucceeded does. The end of `.sync` is the
  // answer of DescribeExecution.
  readWork: ({ resource, submitted, ended, region }) => ({
    taskArn: asString(fieldsOf(submitted)?.['ExecutionArn']) ?? asString(fieldsOf(ended)?.['ExecutionArn']),
    taskDefinitionArn: undefined,
    ranWith: {},
    about: originOf(ended, region),
    ...endsWith(resource),
  }),
  readFailure: (error, { container }) => readCause(error, container).failure,
  links: ({ taskArn }) => {
    const url = taskArn === undefined || isExpressExecution(taskArn) ? undefined : executionUrl(taskArn);
    return url === undefined ? [] : [{ name: 'execution', url }];
  },
  inside: ({ taskArn: arn }) =>
    arn === undefined || isExpressExecution(arn) ? undefined : { kind: 'execution', arn },
  calls: async () => ({
    logFinder: (clients) => {
      // The log of what failed in it, as deep as it was.
      const finders = new Map(
        ORIGINS.map((integration) => [
          integration.name,
          integration.calls?.().then(({ logFinder }) => logFinder?.(clients)),
        ]),
      );
      return async ({ about: { origin = '', ...about } }, failure, retry) => {
        const find: LogFinder | undefined = await finders.get(origin);
        return failure === undefined ? [] : ((await find?.(workIn(about), failure, retry)) ?? []);
      };
    },
  }),
};

/** The kinds of work whose logs a Cause leads to. */
const ORIGINS: readonly Integration[] = [ecs, batch, glue];

/** What the Cause of a failed execution tells of the work that failed in it. */
function originOf(cause: string | undefined, region: string | undefined): Work['about'] {
  const origin =
    fieldsOf(cause)?.['Error'] === undefined
      ? undefined
      : readCause({ error: '', cause: cause ?? '' }).origin;
  if (origin === undefined) {
    return {};
  }
  const { integration } = origin;
  const work = integration.readWork({
    resourceType: '',
    resource: '.sync',
    parameters: undefined,
    region,
    submitted: undefined,
    ended: origin.cause,
  });
  return withoutUndefined({
    ...work.about,
    origin: integration.name,
    taskArn: work.taskArn,
    taskDefinitionArn: work.taskDefinitionArn,
  });
}

function workIn({ taskArn, taskDefinitionArn, ...about }: Work['about']): Work {
  return { taskArn, taskDefinitionArn, ranWith: {}, about };
}
