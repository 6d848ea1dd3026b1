import type { Json, JsonObject } from '../../json.ts';
import type { Execution } from '../execution.ts';
import { parseExactly } from '../query/exact-numbers.ts';
import { isList } from '../query/json-values.ts';

import type { Transformation } from './host.ts';
import type { Unit } from './units.ts';

/** What the results tell of a child execution that has ended. Keys in the order in which AWS writes them. */
export function resultEntry(execution: Execution): JsonObject {
  const { request, standing, startDate, redrives } = execution;
  const succeeded = standing.status === 'SUCCEEDED';
  // The error of a time-out is in the history only.
  const failed = standing.status === 'FAILED' || standing.status === 'ABORTED';
  return withoutUndefined({
    Cause: failed ? standing.cause : undefined,
    Error: failed ? standing.error : undefined,
    ExecutionArn: request.arn,
    Input: request.input,
    InputDetails: { Included: true },
    Name: request.name,
    Output: succeeded ? standing.output : undefined,
    OutputDetails: { Included: true },
    RedriveCount: redrives.count,
    RedriveDate: redrives.date === undefined ? undefined : isoTime(redrives.date),
    RedriveStatus: succeeded ? 'NOT_REDRIVABLE' : 'REDRIVABLE_BY_MAP_RUN',
    RedriveStatusReason: succeeded ? 'Execution is SUCCEEDED and cannot be redriven' : undefined,
    StartDate: isoTime(startDate),
    StateMachineArn: request.machineArn,
    Status: standing.status,
    StopDate: standing.status === 'RUNNING' ? undefined : isoTime(standing.stopDate),
  });
}

/** What the results tell of an item or batch that was never started. */
export function pendingEntry({ input }: Unit): JsonObject {
  return { Input: input, InputDetails: { Included: true }, Status: 'PENDING' };
}

/** What a transformation makes of a child execution that succeeded: an entry, its output, or what is in its output. */
export function transformed(execution: Execution, transformation: Transformation): readonly Json[] {
  const { standing } = execution;
  if (transformation === 'NONE' || standing.status !== 'SUCCEEDED') {
    return [resultEntry(execution)];
  }
  const output = parseExactly(standing.output);
  return transformation === 'FLATTEN' && isList(output) ? output : [output];
}

function isoTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

function withoutUndefined(members: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}
