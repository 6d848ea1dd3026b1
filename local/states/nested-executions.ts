import type { StatesIntegration } from '../integrations.ts';
import { isObject, type Json, type JsonObject } from '../json.ts';
import type { RequestScope } from '../service.ts';
import type { Execution } from './execution.ts';

/** Calls an operation of this very service. */
type CallOperation = (
  name: string,
  input: JsonObject,
  scope: RequestScope,
) => JsonObject | Promise<JsonObject>;

/** Executions that a state of another execution starts. */
export function statesIntegration(
  call: CallOperation,
  executions: { find(arn: string): Execution },
): StatesIntegration {
  return {
    startExecution: async (parameters, scope) => {
      const { StateMachineArn: stateMachineArn = null, Name: name, Input: input = {} } = parameters;
      const request = {
        stateMachineArn,
        ...(name === undefined ? {} : { name }),
        input: typeof input === 'string' ? input : JSON.stringify(input),
      };
      return pascalCase(await call('StartExecution', request, scope));
    },
    waitUntilEnded: async (executionArn, signal) => {
      const execution = executions.find(executionArn);
      await settled(execution, signal);
      return pascalCase(await call('DescribeExecution', { executionArn }, execution.request.scope));
    },
    stopExecution: (executionArn, cause) => executions.find(executionArn).stop(undefined, cause),
  };
}

function settled({ settled: ended }: Execution, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(signal.reason);
    signal.addEventListener('abort', giveUp, { once: true });
    if (signal.aborted) {
      giveUp();
    }
    ended.then(() => {
      signal.removeEventListener('abort', giveUp);
      resolve();
    }, reject);
  });
}

/** An answer as a state machine sees it: keys in PascalCase and alphabetical order, dates in milliseconds. */
function pascalCase(answer: JsonObject): JsonObject {
  const members = Object.entries(answer).map(([key, value]): [string, Json] => [
    key.charAt(0).toUpperCase() + key.slice(1),
    key.endsWith('Date') && typeof value === 'number' ? Math.round(value * 1000) : nested(value),
  ]);
  return Object.fromEntries(members.sort(([one], [other]) => (one < other ? -1 : 1)));
}

function nested(value: Json | undefined = null): Json {
  return isObject(value) ? pascalCase(value) : value;
}
