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
  };
}

/** The context object of an attempt of a Task, which alone knows how often it was retried. */
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
