import type { Json, JsonObject } from '../../../local/json.ts';
import { validateDefinition } from '../../../local/states/definition/validate.ts';

/** The findings as `location: message`, without their codes. */
export async function findingsOf(definition: Json): Promise<readonly string[]> {
  const diagnostics = await validateDefinition(JSON.stringify(definition));
  return diagnostics.map(({ location, message }) => `${location}: ${message}`);
}

/** The findings about a machine that has only this state, with what a terminal state after it needs. */
export function findingsOfState(
  state: JsonObject,
  language: 'JSONPath' | 'JSONata' = 'JSONPath',
): Promise<readonly string[]> {
  return findingsOf({
    QueryLanguage: language,
    StartAt: 'S',
    States: { S: state, ...(JSON.stringify(state).includes('"Done"') ? { Done: { Type: 'Succeed' } } : {}) },
  });
}

/** A Task state that runs a task, in each query language. */
export const RUN: JsonObject = {
  Type: 'Task',
  Resource: 'arn:aws:states:::ecs:runTask.sync',
  Parameters: { TaskDefinition: 'app' },
  End: true,
};
export const RUN_JSONATA: JsonObject = {
  Type: 'Task',
  Resource: 'arn:aws:states:::ecs:runTask.sync',
  Arguments: { TaskDefinition: 'app' },
  End: true,
};
