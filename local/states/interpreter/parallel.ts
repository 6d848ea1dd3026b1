import { together } from './branches.ts';
import { argumentsOf, effectiveInput, leaveWithResult } from './data-flow.ts';
import { withErrorHandling } from './error-handling.ts';
import type { Exit, Frame, RunMachine } from './frame.ts';
import { objectsField } from './state-fields.ts';

/**
 * Parallel: runs its branches side by side on the same input; the result is the list of their outputs. The error of
 * the state is that of the branch that failed first. A retry begins with ParallelStateStarted.
 */
export function parallel(runMachine: RunMachine): (frame: Frame) => Promise<Exit> {
  return (frame) => {
    const { history } = frame.environment;
    return withErrorHandling(
      frame,
      async (attempt) => {
        const input = await argumentsOf(attempt, await effectiveInput(attempt));
        history.record('ParallelStateStarted');
        const results = await runBranches(attempt, input, runMachine);
        const left = await leaveWithResult(attempt, results);
        // On AWS, ParallelStateExited points past this one at the last event of the branches.
        history.note('ParallelStateSucceeded');
        return left;
      },
      () => history.record('ParallelStateFailed'),
    );
  };
}

function runBranches(
  { state, environment, language, variables }: Frame,
  input: Exit['output'],
  runMachine: RunMachine,
): Promise<readonly Exit['output'][]> {
  return together(
    environment,
    objectsField(state, 'Branches').map(
      (definition) => (branch) => runMachine({ definition, language }, { input, variables }, branch),
    ),
  );
}
