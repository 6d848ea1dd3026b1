import type { Json, JsonObject } from '../../json.ts';
import type { RequestScope } from '../../service.ts';
import type { ExecutionTools } from '../execution-request.ts';
import type { Executions } from '../executions.ts';
import type { Machines } from '../machines.ts';
import type { MapRuns } from '../map-runs/map-runs.ts';

/** Answers one API operation: the request's JSON in, the response's JSON out. Throws AwsError. */
export type Operation = (input: JsonObject, scope: RequestScope) => JsonObject | Promise<JsonObject>;

/** The operations of one subject, by their AWS names. */
export type Operations = Readonly<Record<string, Operation>>;

/** What all operations share. */
export interface ServiceState extends ExecutionTools {
  readonly machines: Machines;
  readonly executions: Executions;
  readonly mapRuns: MapRuns;
}

/** A time as AWS JSON carries it: epoch seconds with fraction. */
export function wireDate(milliseconds: number): number {
  return milliseconds / 1000;
}

/** Drops the members that are undefined, as AWS leaves out what is not set. */
export function present(members: Readonly<Record<string, Json | undefined>>): JsonObject {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}
