import { activity } from './activity.ts';
import { awsSdk } from './aws-sdk.ts';
import { batch } from './batch.ts';
import { ecs } from './ecs.ts';
import { expressExecution } from './express-execution.ts';
import { glue } from './glue.ts';
import type { Integration, TaskResource } from './integration.ts';
import { lambda } from './lambda.ts';
import { mapRun } from './map-run.ts';
import { nestedExecution } from './nested-execution.ts';
import { task } from './task.ts';
import { taskToken } from './task-token.ts';

/** The kinds of work whose runs are attempts. The first that knows a resource counts. */
const INTEGRATIONS: readonly Integration[] = [
  ecs,
  taskToken,
  nestedExecution,
  mapRun,
  batch,
  glue,
  lambda,
  activity,
  expressExecution,
  awsSdk,
];

/** The kind of work that a Task state with this resource runs. */
export function integrationOf(resource: TaskResource): Integration {
  return INTEGRATIONS.find((integration) => integration.runs(resource)) ?? task;
}
