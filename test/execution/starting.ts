import type { RetryOptions } from '../../src/aws/retry.ts';
import { Interrupted, startFailure } from '../../src/execution/ending.ts';
import { derivedNameOn } from '../../src/execution/execution-name.ts';
import { type StartRequest, startExecution } from '../../src/execution/start.ts';
import { endingText } from '../../src/report/wording.ts';
import { unsettled } from '../../src/step/ledger.ts';
import { leapingClock } from '../leaping-clock.ts';
import { type Answer, ok, refused, type Script, type ScriptedCall, scriptedAws } from '../scripted-aws.ts';

export const MACHINE_ARN = 'arn:aws:states:eu-west-1:111122223333:stateMachine:uploads';
export const MACHINE = { name: 'uploads', arn: MACHINE_ARN, startArn: `${MACHINE_ARN}:3` };
const DERIVED_NAME = 'uploads-4711-1-upload-0123456789ab';
export const REQUEST: StartRequest = {
  name: DERIVED_NAME,
  nameIsOurs: true,
  inputIsOurs: true,
  input: { customer_id: 'c1', commands: ['ä'] },
};
/** A name that the user chose, with an input that names the step. */
export const NAMED: StartRequest = { ...REQUEST, name: 'tonight', nameIsOurs: false };
/** A name that the user chose, with an input that anybody may give. */
export const ANONYMOUS: StartRequest = { ...NAMED, inputIsOurs: false };
const EXECUTION_PREFIX = 'arn:aws:states:eu-west-1:111122223333:execution:uploads:';
export const NAME = derivedNameOn(DERIVED_NAME, MACHINE.startArn);
export const EXECUTION_ARN = `${EXECUTION_PREFIX}${NAME}`;
export const NAMED_ARN = `${EXECUTION_PREFIX}tonight`;
export const STARTED = ok({ executionArn: EXECUTION_ARN, startDate: 1_700_000_000 });
export const STOPPED = ok({ stopDate: 1_700_000_000 });
export const NOT_THERE = refused('ExecutionDoesNotExist');
export const TAKEN = refused('ExecutionAlreadyExists');
export const CANCELLED = new Interrupted({ kind: 'cancelled' });

/** The first event of an execution with the input of the request, from the time at which the tests' clock begins. */
export function begun({ input = JSON.stringify(REQUEST.input), at = 1_700_000_000 } = {}): Answer {
  const executionStartedEventDetails = { input };
  return ok({
    events: [
      { id: 1, previousEventId: 0, type: 'ExecutionStarted', timestamp: at, executionStartedEventDetails },
    ],
  });
}

export function retrying(more: Partial<RetryOptions> = {}): RetryOptions {
  return { clock: leapingClock(), signal: new AbortController().signal, forMs: 10_000, ...more };
}

/** Starts the request on a service that answers as written, and tells what came of it. */
export async function start(
  script: Script,
  request = REQUEST,
  more: Partial<RetryOptions> = {},
  onCall: (call: ScriptedCall) => void = () => {},
) {
  const told: string[] = [];
  const ledger = {
    starting: (arn: string) => told.push(`+ ${arn}\n`),
    settled: (arn: string) => told.push(`- ${arn}\n`),
  };
  const aws = scriptedAws(script, onCall);
  const outcome = await startExecution(aws.sfn, MACHINE, request, retrying(more), ledger).catch(
    (error: unknown) => error,
  );
  return {
    outcome,
    calls: aws.calls,
    operations: aws.operations(),
    /** What is left to be stopped. */
    open: unsettled(told.join('')),
  };
}

/** What is said of an execution for which this error was thrown instead of its start. */
export function saidOf(error: unknown): string {
  return endingText({ kind: 'not-started', why: startFailure(error) }) ?? '';
}
