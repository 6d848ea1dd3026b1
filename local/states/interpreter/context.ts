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
  /** How often it was redriven, and when it was the last time, in epoch milliseconds. */
  readonly redrive?: { readonly count: number; readonly time: number };
  /** The item that the innermost Map state around is at. */
  readonly item?: MapItem;
}

/** One item of a Map state. */
export interface MapItem {
  readonly index: number;
  readonly value: Json;
  /** The member's name, where the items are the members of an object. */
  readonly key?: string;
  /** Where it comes from: `STATE_DATA`, or an address in S3. Told in distributed Map states only. */
  readonly source?: string;
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
      RedriveCount: execution.redrive?.count ?? 0,
      ...(execution.redrive === undefined ? {} : { RedriveTime: isoTime(execution.redrive.time) }),
    },
    StateMachine: { Id: execution.stateMachineArn, Name: execution.stateMachineName },
    State: { Name: state, EnteredTime: isoTime(enteredAt) },
    ...(execution.item === undefined ? {} : mapContext(execution.item)),
  };
}

/** What the context object has of an item besides. */
export function mapContext({ index, value, key, source }: MapItem): JsonObject {
  return {
    Map: {
      Item: {
        Index: index,
        Value: value,
        ...(key === undefined ? {} : { Key: key }),
        ...(source === undefined ? {} : { Source: source }),
      },
    },
  };
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
