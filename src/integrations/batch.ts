import { parseArn } from '../aws/arn.ts';
import { batchJobUrl } from '../aws/console-links.ts';
import { asNumber, asString, isJsonObject, type UnknownFields, withoutUndefined } from '../json.ts';
import type { Failure } from '../policy/failure.ts';
import { fieldsOf, firstLine } from './cause-text.ts';
import type { Integration, LogFinder } from './integration.ts';
import { action, endsWith } from './task-resource.ts';

/** Batch jobs, run by `batch:submitJob` alone or `.sync`. The Cause of one that failed is its description as JSON. */
export const batch: Integration = {
  name: 'batch:submitJob',
  terms: { service: 'Batch', unit: 'job', stopAction: 'batch:TerminateJob' },
  told: 'always',
  runs: ({ resourceType, resource }) => resourceType === 'batch' && action(resource) === 'submitJob',
  readWork: ({ resource, region, submitted, ended }) => {
    const job: UnknownFields = { ...fieldsOf(submitted), ...fieldsOf(ended) };
    const container = containerOf(job);
    const options = optionsOf(container);
    const jobArn = asString(job['JobArn']);
    const attempts = job['Attempts'];
    return {
      taskArn: jobArn,
      taskDefinitionArn: undefined,
      ranWith: {},
      about: withoutUndefined({
        region: parseArn(jobArn ?? asString(job['JobQueue']) ?? '')?.region ?? region,
        jobId: asString(job['JobId']),
        logStream: asString(container['LogStreamName']),
        logGroup: asString(options['awslogs-group']),
        logRegion: asString(options['awslogs-region']),
      }),
      ...withoutUndefined({
        label: asString(job['JobName']) ?? asString(job['JobId']),
        tries: Array.isArray(attempts) && attempts.length > 1 ? attempts.length : undefined,
      }),
      ...endsWith(resource),
    };
  },
  readFailure: ({ error, cause }) => batchFailure(error, fieldsOf(cause) ?? { StatusReason: cause }),
  links: ({ about: { region, jobId } }) => {
    const url = region === undefined || jobId === undefined ? undefined : batchJobUrl(region, jobId);
    return url === undefined ? [] : [{ name: 'job', url }];
  },
  calls: async () => ({ logFinder: () => findLog }),
};

/** Whether a JSON object is a Batch job, in the spelling of Step Functions. */
export function isBatchJob(value: UnknownFields): boolean {
  return asString(value['JobQueue']) !== undefined || asString(value['JobDefinition']) !== undefined;
}

/** Why a Batch job failed. `StatusReason` says of most that a container exited; its Reason and ExitCode say why. */
export function batchFailure(error: string, job: UnknownFields): Failure {
  const container = containerOf(job);
  const reason = asString(container['Reason']);
  return withoutUndefined({
    error,
    exitCode: asNumber(container['ExitCode']),
    reason: firstLine(asString(job['StatusReason']) ?? ''),
    containerReason: reason === undefined ? undefined : firstLine(reason),
    taskArn: asString(container['TaskArn']),
  });
}

/** The group of a job whose definition names none. */
const DEFAULT_GROUP = '/aws/batch/job';

const findLog: LogFinder = async ({ about: { region, logStream, logGroup, logRegion } }, failure) => {
  const at = logRegion ?? region;
  if (logStream === undefined || at === undefined) {
    // Only the end of the job tells its stream.
    return failure === undefined ? undefined : [];
  }
  return [{ container: 'job', region: at, group: logGroup ?? DEFAULT_GROUP, stream: logStream }];
};

/** The container of the last attempt; that of the job may lack what an attempt tells. */
function containerOf(job: UnknownFields): UnknownFields {
  const attempts = job['Attempts'];
  const last: unknown = Array.isArray(attempts) ? attempts.at(-1) : undefined;
  const attempted = isJsonObject(last) ? last['Container'] : undefined;
  const own = job['Container'];
  return { ...(isJsonObject(own) ? own : {}), ...(isJsonObject(attempted) ? attempted : {}) };
}

function optionsOf(container: UnknownFields): UnknownFields {
  const configuration = container['LogConfiguration'];
  const options = isJsonObject(configuration) ? configuration['Options'] : undefined;
  return isJsonObject(options) ? options : {};
}
