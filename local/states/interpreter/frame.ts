import type { Clock } from '../../clock.ts';
import type { Integrations, StatesIntegration } from '../../integrations.ts';
import type { Json, JsonObject } from '../../json.ts';
import type { RequestScope } from '../../service.ts';
import type { HistoryLine } from '../history-line.ts';
import type { MapRunHost } from '../map-runs/host.ts';
import type { QueryLanguage } from '../query/language.ts';
import type { TaskTokens } from '../task-tokens.ts';
import type { ExecutionContext } from './context.ts';

/** What an execution runs with; a branch of it has a history and a signal of its own. */
export interface Environment {
  readonly clock: Clock;
  readonly integrations: Integrations & { readonly states: StatesIntegration };
  /** The tokens of tasks that wait to be called back. */
  readonly tokens: TaskTokens;
  readonly execution: ExecutionContext;
  readonly history: HistoryLine;
  readonly scope: RequestScope;
  /** Aborted when the execution is stopped or times out, or when the branch is ended because another one failed. */
  readonly signal: AbortSignal;
  /** Called before each state is entered; rejects to end the execution there. */
  readonly beforeState: () => Promise<void>;
  /** Between 0 and 1, for the jitter of retries. */
  readonly random: () => number;
  readonly mapRuns: MapRunHost;
}

/** A state that a machine has entered. */
export interface Position extends Start {
  readonly name: string;
  readonly previousEventId: number;
  readonly enteredEventId: number;
}

/** How far a machine has come: an execution that is redriven goes on in the state that it entered last. */
export interface Progress {
  position: Position | undefined;
  /** Whether the machine has to go on at its position, and not to begin. */
  resuming: boolean;
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
  /** The id of the event before StateEntered. */
  readonly previousEventId: number;
  /** The id of the StateEntered event. */
  readonly enteredEventId: number;
}

/** A machine, or one inside a Parallel or Map state. */
export interface MachinePart {
  readonly definition: JsonObject;
  /** The query language of states that name none. */
  readonly language: QueryLanguage;
}

/** What a machine or a part of it starts with. */
export interface Start {
  readonly input: Json;
  /** The variables of the outer scopes; what the part assigns stays in it. */
  readonly variables: JsonObject;
}

/** Runs a machine or a part of it from StartAt to its end, and resolves to its output. */
export type RunMachine = (part: MachinePart, start: Start, environment: Environment) => Promise<Json>;

/** How a state was left. */
export interface Exit {
  readonly output: Json;
  /** The variables that the state set. */
  readonly assigned: JsonObject;
  /** The next state, or null at the end of the machine. */
  readonly next: string | null;
}
