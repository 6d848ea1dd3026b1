import pMap from 'p-map';
import { AwsError, GaveUp, InputError, messageOf } from '../errors.ts';
import { type ExecutionReport, executionLabel, isFine } from '../report/report.ts';
import { type Course, execute, untold } from './run-execution.ts';
import type { Target } from './start-or-attach.ts';

/**
 * Runs all executions, so many at once as the settings say. One that fails does not disturb the others, unless
 * fail-fast ends them; what AWS refused to start once, it is not asked to start again.
 *
 * @param failFast aborts what the course knows as its ending
 * @throws InputError if nothing was started at all, since an input cannot be used
 */
export async function executeAll(
  course: Course,
  targets: readonly Target[],
  failFast: AbortController,
): Promise<readonly ExecutionReport[]> {
  const { settings, log } = course;
  const tally = course.company?.tally;
  const refusals: unknown[] = [];
  const endOthers = (target: Target): void => {
    if (settings.failFast && targets.length > 1 && !course.ending.aborted) {
      log.info(`${labelOf(target)} failed: fail-fast stops the others`);
      failFast.abort(new GaveUp('fail-fast', `${labelOf(target)} failed, and fail-fast ends the others.`));
    }
  };
  const run = async (target: Target): Promise<ExecutionReport> => {
    tally?.began();
    try {
      refuseLate(course, refusals);
      const report = await execute(course, target, tally?.logOf(labelOf(target)) ?? log);
      const fine = isFine(report, { waited: settings.wait });
      tally?.ended(fine);
      if (!fine) {
        endOthers(target);
      }
      return report;
    } catch (error) {
      refusals.push(error);
      tally?.ended(false);
      endOthers(target);
      return { ...notBegun(target), problem: messageOf(error) };
    }
  };
  // What is attached to runs already.
  const starts = targets.some(({ kind }) => kind === 'start');
  const concurrency = starts ? settings.maxParallel : targets.length;
  const over = new AbortController();
  const [reports] = await Promise.all([
    pMap(targets, run, { concurrency }).finally(() => over.abort()),
    tally?.keepBeating(over.signal),
  ]);
  const [first] = refusals;
  if (first instanceof InputError && reports.every(({ status }) => status === 'NOT_STARTED')) {
    throw first;
  }
  return reports;
}

/** @throws why nothing more is to be started: all ends, time is over, or AWS refused another start */
function refuseLate({ ending, clock, deadline }: Course, refusals: readonly unknown[]): void {
  ending.throwIfAborted();
  const refusal = refusals.find((error) => error instanceof AwsError);
  if (refusal !== undefined) {
    throw refusal;
  }
  if (clock.now() >= deadline) {
    throw new GaveUp('timeout', 'timeout-minutes were over before its turn.');
  }
}

function notBegun(target: Target): ExecutionReport {
  return target.kind === 'start'
    ? untold({ customerId: target.request.customerId, attached: false })
    : { ...untold({ customerId: undefined, attached: true }), arn: target.reference.arn };
}

function labelOf(target: Target): string {
  return executionLabel(notBegun(target));
}
