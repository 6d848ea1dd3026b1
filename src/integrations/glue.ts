import { glueJobRunUrl } from '../aws/console-links.ts';
import { asString, type UnknownFields, withoutUndefined } from '../json.ts';
import type { Failure } from '../policy/failure.ts';
import { fieldsOf, firstLine } from './cause-text.ts';
import type { Integration, LogFinder } from './integration.ts';
import { action, endsWith } from './task-resource.ts';

/** Runs of Glue jobs, by `glue:startJobRun` alone or `.sync`. The Cause of one that failed is the run as JSON. */
export const glue: Integration = {
  name: 'glue:startJobRun',
  terms: { service: 'Glue', unit: 'job run', stopAction: 'glue:BatchStopJobRun' },
  told: 'always',
  runs: ({ resourceType, resource }) => resourceType === 'glue' && action(resource) === 'startJobRun',
  readWork: ({ resource, region, parameters, submitted, ended }) => {
    const run = fieldsOf(ended) ?? {};
    const job = asString(run['JobName']) ?? asString(fieldsOf(parameters)?.['JobName']);
    // The answer of StartJobRun calls it JobRunId.
    const runId =
      asString(run['Id']) ?? asString(run['JobRunId']) ?? asString(fieldsOf(submitted)?.['JobRunId']);
    return {
      // A run has no ARN.
      taskArn: undefined,
      taskDefinitionArn: undefined,
      ranWith: {},
      about: withoutUndefined({ region, job, runId, logGroup: asString(run['LogGroupName']) }),
      ...withoutUndefined({ label: labelOf(job, runId) }),
      ...endsWith(resource),
    };
  },
  readFailure: ({ error, cause }) => glueFailure(error, fieldsOf(cause) ?? { ErrorMessage: cause }),
  links: ({ about: { region, job, runId } }) => {
    const url =
      region === undefined || job === undefined || runId === undefined
        ? undefined
        : glueJobRunUrl(region, job, runId);
    return url === undefined ? [] : [{ name: 'job run', url }];
  },
  calls: async () => ({ logFinder: () => findLog }),
};

/** Whether a JSON object is a run of a Glue job, in the spelling of Step Functions. */
export function isGlueRun(value: UnknownFields): boolean {
  return asString(value['JobRunState']) !== undefined;
}

/** Why a run failed: its ErrorMessage; or its state, such as TIMEOUT and STOPPED, which have none. */
export function glueFailure(error: string, run: UnknownFields): Failure {
  const message = firstLine(asString(run['ErrorMessage']) ?? '');
  const state = asString(run['JobRunState']);
  return { error, reason: message === '' && state !== undefined ? `JobRunState: ${state}` : message };
}

/** Glue writes errors and outputs to two groups of their own, each with a stream named after the run. */
const findLog: LogFinder = async ({ about: { region, runId, logGroup } }, failure) => {
  if (region === undefined || runId === undefined || logGroup === undefined) {
    // Only the end of the run tells its group.
    return failure === undefined ? undefined : [];
  }
  const kinds = failure === undefined ? ['error', 'output'] : ['error'];
  return kinds.map((kind) => ({ container: kind, region, group: `${logGroup}/${kind}`, stream: runId }));
};

function labelOf(job: string | undefined, runId: string | undefined): string | undefined {
  return job === undefined || runId === undefined ? (job ?? runId) : `${job}, ${runId}`;
}
