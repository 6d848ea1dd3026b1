import { AwsError } from '../../aws-error.ts';
import { isObject } from '../../json.ts';
import type { Execution } from '../execution.ts';
import { isDistributed } from '../map-runs/state.ts';
import { parseJson } from '../query/parse-json.ts';
import { redriveStatus } from '../redrive-status.ts';
import { optionalTextUpTo, requiredText } from '../request-fields.ts';
import { type Operations, type ServiceState, wireDate } from './operation.ts';

/** RedriveExecution: an execution that ended without success goes on in the state that it ended in. */
export function redriveOperations(state: ServiceState): Operations {
  return {
    RedriveExecution(input) {
      const arn = requiredText(input, 'executionArn');
      const clientToken = optionalTextUpTo(input, 'clientToken', 64);
      // As recorded: a child execution is redriven by its Map Run only.
      if (arn.split(':')[6]?.includes('/') === true) {
        throw new AwsError('ValidationException', 'Labeled Execution ARNs are not supported for this API');
      }
      const execution = state.executions.find(arn);
      const { redrives } = execution;
      const again = clientToken !== undefined && clientToken === redrives.clientToken;
      if (again && redrives.date !== undefined) {
        return { redriveDate: wireDate(redrives.date) };
      }
      const { redriveStatus: status, redriveStatusReason: reason } = redriveStatus(
        execution,
        state.clock.now(),
      );
      if (status !== 'REDRIVABLE') {
        throw new AwsError('ExecutionNotRedrivable', String(reason));
      }
      refuseInner(execution);
      execution.redrive(clientToken);
      return { redriveDate: wireDate(execution.redrives.date ?? state.clock.now()) };
    },
  };
}

/** AWS runs only those branches and iterations again that did not succeed, which is not known here. */
function refuseInner({ request, position }: Execution): void {
  const definition = parseJson(request.revision.definition);
  const states = isObject(definition) ? definition['States'] : undefined;
  const state = isObject(states) && position !== undefined ? states[position.name] : undefined;
  const type = isObject(state) ? state['Type'] : undefined;
  if (isObject(state) && (type === 'Parallel' || (type === 'Map' && !isDistributed(state)))) {
    throw new AwsError(
      'ValidationException',
      `The execution ended in a ${type} state, whose branches or iterations cannot be redriven here.`,
    );
  }
}
