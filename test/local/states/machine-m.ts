import type { JsonObject } from '../../../local/json.ts';
import { type Bench, bench, definitionOf, FakeClock, MACHINE, ROLE } from './fakes.ts';

/** A machine that ends at once. */
export const PASS = definitionOf({ S: { Type: 'Pass', End: true } });
/** A machine that waits for a minute. */
export const WAIT = definitionOf({ W: { Type: 'Wait', Seconds: 60, End: true } });

/** A service that has the machine `m`. */
export async function withMachine(definition: string, on: Bench = bench()): Promise<Bench> {
  await on.call('CreateStateMachine', { name: 'm', definition, roleArn: ROLE });
  return on;
}

/** A service whose machine `m` waits until the clock is moved. */
export function waiting(): Promise<Bench> {
  return withMachine(WAIT, bench({ clock: new FakeClock(false) }));
}

/** Starts the machine `m`. */
export function startOn(on: Bench, more: JsonObject = {}): Promise<JsonObject> {
  return on.call('StartExecution', { stateMachineArn: MACHINE, ...more });
}
