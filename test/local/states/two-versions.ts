import type { JsonObject } from '../../../local/json.ts';
import { type Bench, bench, definitionOf, ended, MACHINE, ROLE } from './fakes.ts';

export const ONE = definitionOf({ S: { Type: 'Pass', Result: 1, End: true } });
export const TWO = definitionOf({ S: { Type: 'Pass', Result: 2, End: true } });

/** A service that has the machine `m` with version 1 (result 1) and version 2 (result 2, current). */
export async function twoVersions(random = 0): Promise<Bench> {
  const on = bench({ random: () => random });
  await on.call('CreateStateMachine', { name: 'm', definition: ONE, roleArn: ROLE, publish: true });
  on.clock.advance(1000);
  await on.call('UpdateStateMachine', { stateMachineArn: MACHINE, definition: TWO, publish: true });
  return on;
}

/** Runs what the ARN of a machine, version or alias leads to. */
export async function ranOn(on: Bench, stateMachineArn: string): Promise<JsonObject> {
  const { executionArn } = await on.call('StartExecution', { stateMachineArn });
  return ended(on, String(executionArn));
}

/** Sends a share of the executions to a version. */
export const route = (version: number, weight: number): JsonObject => ({
  stateMachineVersionArn: `${MACHINE}:${version}`,
  weight,
});
