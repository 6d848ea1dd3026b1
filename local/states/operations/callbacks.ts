import { AwsError } from '../../aws-error.ts';
import type { Json, JsonObject } from '../../json.ts';
import { MAX_PAYLOAD_BYTES } from '../interpreter/limits.ts';
import { parseExactly } from '../query/exact-numbers.ts';
import { jsonProblem } from '../query/json-problem.ts';
import { optionalTextUpTo, requiredText } from '../request-fields.ts';
import type { Operations, ServiceState } from './operation.ts';

const MAX_TOKEN_LENGTH = 2048;

/** SendTaskSuccess, SendTaskFailure and SendTaskHeartbeat: what ends or prolongs the wait of a task for its token. */
export function callbackOperations(state: ServiceState): Operations {
  return {
    SendTaskSuccess(input) {
      state.tokens.tell(readToken(input), { kind: 'success', output: readOutput(input) });
      return {};
    },

    SendTaskFailure(input) {
      const error = optionalTextUpTo(input, 'error', 256);
      const cause = optionalTextUpTo(input, 'cause', 32_768);
      state.tokens.tell(readToken(input), { kind: 'failure', error, cause });
      return {};
    },

    SendTaskHeartbeat(input) {
      state.tokens.tell(readToken(input), { kind: 'heartbeat' });
      return {};
    },
  };
}

function readToken(input: JsonObject): string {
  optionalTextUpTo(input, 'taskToken', MAX_TOKEN_LENGTH);
  return requiredText(input, 'taskToken');
}

function readOutput(input: JsonObject): Json {
  optionalTextUpTo(input, 'output', MAX_PAYLOAD_BYTES);
  const text = requiredText(input, 'output');
  try {
    return parseExactly(text);
  } catch (error) {
    if (error instanceof SyntaxError) {
      throw new AwsError('InvalidOutput', `Invalid Output: '${jsonProblem(text) ?? error.message}'`);
    }
    throw error;
  }
}
