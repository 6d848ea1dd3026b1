import type { JsonObject } from '../../../local/json.ts';
import { type Bench, bench, definitionOf, FakeClock, settle, start } from './fakes.ts';

const Z: JsonObject = { Type: 'Pass', End: true };
const ECS = 'arn:aws:states:::ecs:runTask.waitForTaskToken';

/** A Task that hands its token to an ECS task, in the environment of its container. */
export const run = (more: JsonObject = {}): JsonObject => ({
  Type: 'Task',
  Resource: ECS,
  Parameters: {
    TaskDefinition: 'td',
    Overrides: { ContainerOverrides: [{ Name: 'app', Environment: [{ 'Value.$': '$$.Task.Token' }] }] },
  },
  End: true,
  ...more,
});

/** Starts a machine of one such Task, which waits to be called back; `Z` is a state that it may go to. */
export async function waiting(more: JsonObject = {}) {
  const on = bench({ clock: new FakeClock(false) });
  const executionArn = await start(
    on,
    definitionOf({ T: run(more), ...(JSON.stringify(more).includes('"Z"') ? { Z } : {}) }),
  );
  await settle();
  return { on, executionArn, taskToken: tokenOf(on) };
}

/** The token that the ECS task was given. */
export function tokenOf(on: Bench, at = -1): string {
  return /"Value":"([^"]+)"/.exec(JSON.stringify(on.ecs.requests.at(at)))?.[1] ?? '';
}
