import type { JsonObject } from '../json.ts';
import { optionalText, optionalTexts } from '../members.ts';
import type { RequestScope } from '../service.ts';
import { invalidParameter, refuseUnsupported } from './errors.ts';
import { pageOfArns } from './paging.ts';
import type { EcsRegion } from './region.ts';
import { parseRunTask } from './run-request.ts';
import type { Task } from './task.ts';
import { taskView } from './task-view.ts';

const MAX_DESCRIBED = 100;

/** RunTask. The tasks are PROVISIONING in the answer. */
export function runTasks(region: EcsRegion, input: JsonObject, scope: RequestScope): readonly Task[] {
  return region.tokens.once(optionalText(input, 'clientToken'), input, () =>
    parseRunTask(input, region.clusters, region.definitions, scope).map((plan) => region.tasks.start(plan)),
  );
}

export function runTaskOperation(region: EcsRegion, input: JsonObject, scope: RequestScope): JsonObject {
  return { tasks: runTasks(region, input, scope).map((task) => apiView(task, true)), failures: [] };
}

/** DescribeTasks, up to 100; a task that is not there is a failure with reason MISSING, not an error. */
export function describeTasks(region: EcsRegion, input: JsonObject): JsonObject {
  const cluster = region.clusters.get(optionalText(input, 'cluster'));
  const references = optionalTexts(input, 'tasks') ?? [];
  if (references.length === 0) {
    throw invalidParameter('Tasks cannot be empty.');
  }
  if (references.length > MAX_DESCRIBED) {
    throw invalidParameter(`Tasks cannot have more than ${MAX_DESCRIBED} elements.`);
  }
  const withTags = (optionalTexts(input, 'include') ?? []).includes('TAGS');
  const found = references.map((reference) => ({ reference, task: region.tasks.find(cluster, reference) }));
  return {
    tasks: found.flatMap(({ task }) => (task === undefined ? [] : [apiView(task, withTags)])),
    failures: found.flatMap(({ reference, task }) =>
      task === undefined ? [{ arn: taskArn(cluster.arn, reference), reason: 'MISSING' }] : [],
    ),
  };
}

/** StopTask: SIGTERM, and SIGKILL after the stop timeout. A task that has stopped is answered as it is. */
export function stopTask(region: EcsRegion, input: JsonObject): JsonObject {
  const cluster = region.clusters.get(optionalText(input, 'cluster'));
  const task = region.tasks.find(cluster, optionalText(input, 'task') ?? '');
  if (task === undefined) {
    throw invalidParameter('The referenced task was not found.');
  }
  task.requestStop({
    code: 'UserInitiated',
    reason: optionalText(input, 'reason') ?? 'Task stopped by user',
  });
  return { task: apiView(task, true) };
}

const LIST_TASKS = new Set([
  'cluster',
  'family',
  'desiredStatus',
  'startedBy',
  'launchType',
  'maxResults',
  'nextToken',
]);

/** ListTasks; those with DesiredStatus RUNNING unless another is asked for. */
export function listTasks(region: EcsRegion, input: JsonObject): JsonObject {
  refuseUnsupported(input, LIST_TASKS, 'ListTasks', invalidParameter);
  const cluster = region.clusters.get(optionalText(input, 'cluster'));
  const desired = optionalText(input, 'desiredStatus') ?? 'RUNNING';
  if (!['RUNNING', 'PENDING', 'STOPPED'].includes(desired)) {
    throw invalidParameter(`desiredStatus "${desired}" must be RUNNING, PENDING or STOPPED.`);
  }
  const family = optionalText(input, 'family');
  const startedBy = optionalText(input, 'startedBy');
  const launchType = optionalText(input, 'launchType') ?? 'FARGATE';
  const tasks = region.tasks
    .of(cluster)
    .map((task) => task.state)
    .filter(
      ({ plan, desiredStatus }) =>
        // ECS never sets DesiredStatus to PENDING, so asking for it finds nothing.
        desiredStatus === desired &&
        (family === undefined || plan.definition.family === family) &&
        (startedBy === undefined || plan.startedBy === startedBy) &&
        launchType === 'FARGATE',
    );
  const { arns, next } = pageOfArns(
    tasks.map(({ plan }) => plan.arn),
    input,
  );
  return { taskArns: arns, ...next };
}

/** Epoch seconds with a fraction, as the JSON protocols show times. */
function apiView(task: Task, withTags: boolean): JsonObject {
  const view = taskView(task.state, (milliseconds) => milliseconds / 1000);
  return withTags ? view : { ...view, tags: [] };
}

function taskArn(clusterArn: string, reference: string): string {
  return reference.startsWith('arn:')
    ? reference
    : `${clusterArn.replace(':cluster/', ':task/')}/${reference}`;
}
