import type { Clock } from '../../clock.ts';
import type { Integrations } from '../../integrations.ts';
import type { Json, JsonObject } from '../../json.ts';
import type { RequestScope } from '../../service.ts';
import type { History } from '../history.ts';
import type { QueryLanguage } from '../query/language.ts';

/** What an execution runs with. */
export interface Environment {
  readonly clock: Clock;
  readonly integrations: Integrations;
  readonly history: History;
  readonly scope: RequestScope;
  /** Aborted when the execution is stopped or times out. */
  readonly signal: AbortSignal;
  /** Called before each state is entered; rejects to end the execution there. */
  readonly beforeState: () => Promise<void>;
  /** Between 0 and 1, for the jitter of retries. */
  readonly random: () => number;
}

/** One visit of one state. */
export interface Frame {
  readonly environment: Environment;
  readonly name: string;
  readonly state: JsonObject;
  readonly language: QueryLanguage;
  /** The state's raw input. */
  readonly input: Json;
  readonly context: JsonObject;
  /** The variables as they were when the state was entered. */
  readonly variables: JsonObject;
  /** The id of the StateEntered event. */
  readonly enteredEventId: number;
}

/** How a state was left. */
export interface Exit {
  readonly output: Json;
  /** The variables that the state set. */
  readonly assigned: JsonObject;
  /** The next state, or null at the end of the machine. */
  readonly next: string | null;
}
