import type { Json, JsonObject } from '../../json.ts';

/** What of the context object stays the same in all states of an execution. */
export interface ExecutionContext {
  readonly executionArn: string;
  readonly executionName: string;
  readonly input: Json;
  readonly roleArn: string;
  /** Epoch milliseconds. */
  readonly startTime: number;
  readonly stateMachineArn: string;
  readonly stateMachineName: string;
  /** The item that the innermost Map state around is at. */
  readonly item?: MapItem;
}

/** One item of a Map state. */
export interface MapItem {
  readonly index: number;
  readonly value: Json;
}

/** The context object (`$$`, `$states.context`) as a state sees it when it is entered at `enteredAt` (epoch ms). */
export function contextObject(execution: ExecutionContext, state: string, enteredAt: number): JsonObject {
  return {
    Execution: {
      Id: execution.executionArn,
      Input: execution.input,
      StartTime: isoTime(execution.startTime),
      Name: execution.executionName,
      RoleArn: execution.roleArn,
      RedriveCount: 0,
    },
    StateMachine: { Id: execution.stateMachineArn, Name: execution.stateMachineName },
    State: { Name: state, EnteredTime: isoTime(enteredAt) },
    ...(execution.item === undefined ? {} : mapContext(execution.item)),
  };
}

/** What the context object has of an item besides. */
export function mapContext({ index, value }: MapItem): JsonObject {
  return { Map: { Item: { Index: index, Value: value } } };
}

/** The context object of an attempt of a state that can be retried: only that one knows how often it was. */
export function withRetryCount(context: JsonObject, retryCount: number): JsonObject {
  const state = context['State'];
  return {
    ...context,
    State: {
      ...(typeof state === 'object' && !Array.isArray(state) ? state : {}),
      RetryCount: retryCount,
    },
  };
}

function isoTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
