import type { JsonObject } from '../json.ts';
import type { Execution } from './execution.ts';

/** "An execution can be redriven within 14 days of its end." */
const REDRIVABLE_MS = 14 * 24 * 60 * 60 * 1000;

/** Whether an execution can be redriven, and why not, as DescribeExecution tells it. */
export function redriveStatus({ request, standing }: Execution, now: number): JsonObject {
  const { status } = standing;
  if (standing.status === 'RUNNING' || standing.status === 'SUCCEEDED') {
    return {
      redriveStatus: 'NOT_REDRIVABLE',
      redriveStatusReason: `Execution is ${status} and cannot be redriven`,
    };
  }
  if (now - standing.stopDate > REDRIVABLE_MS) {
    return {
      redriveStatus: 'NOT_REDRIVABLE',
      redriveStatusReason: 'Execution has exceeded the redrivable period of 14 days and cannot be redriven',
    };
  }
  return { redriveStatus: request.child === undefined ? 'REDRIVABLE' : 'REDRIVABLE_BY_MAP_RUN' };
}
