import pMap from 'p-map';
import { AwsError } from '../aws/errors.ts';
import { InputError } from '../errors.ts';
import { Interrupted, StartUnanswered, startFailure } from '../execution/ending.ts';
import { failFastLine } from '../report/log/job-log.ts';
import { type ExecutionReport, executionLabel, isFine, type NotStartedReport } from '../report/report.ts';
import type { ExecutionsContext } from './context.ts';
import { type LogOf, runExecution, subjectOf } from './run-execution.ts';
import type { Target } from './start-or-attach.ts';

/**
 * Runs all executions, so many at once as the settings say. One that fails does not disturb the others, unless
 * fail-fast ends them; what AWS refused to start once, it is not asked to start again.
 *
 * @param failFast aborts what the context knows as interrupted
 * @throws InputError if nothing can have been started at all, since an input cannot be used
 */
export async function runExecutions(
  context: ExecutionsContext,
  targets: readonly Target[],
  failFast: AbortController,
): Promise<readonly ExecutionReport[]> {
  const { settings, log } = context;
  const combined = context.several?.log;
  const logOf: LogOf = (execution) => combined?.of(executionLabel(execution)) ?? log;
  const refusals: unknown[] = [];
  const endOthers = (target: Target): void => {
    if (settings.failFast && targets.length > 1 && !context.interrupted.aborted) {
      const failed = executionLabel(subjectOf(target));
      log.info(failFastLine(failed));
      failFast.abort(new Interrupted({ kind: 'fail-fast', failed }));
    }
  };
  const run = async (target: Target): Promise<ExecutionReport> => {
    combined?.started();
    try {
      refuseLate(context, refusals);
      const report = await runExecution(context, target, logOf);
      const fine = isFine(report, { waited: settings.wait });
      combined?.ended(fine);
      if (!fine) {
        endOthers(target);
      }
      return report;
    } catch (error) {
      refusals.push(error);
      combined?.ended(false);
      endOthers(target);
      return notStarted(target, error);
    }
  };
  // What is attached to runs already.
  const starts = targets.some(({ kind }) => kind === 'start');
  const concurrency = starts ? settings.maxParallel : targets.length;
  const over = new AbortController();
  const [reports] = await Promise.all([
    pMap(targets, run, { concurrency }).finally(() => over.abort()),
    combined?.keepBeating(over.signal),
  ]);
  const [first] = refusals;
  if (first instanceof InputError && reports.every(wasNeverStarted)) {
    throw first;
  }
  return reports;
}

function wasNeverStarted(report: ExecutionReport): boolean {
  return report.kind === 'not-started' && report.why.kind !== 'unanswered';
}

/** @throws why nothing more is started: all ends, time is over, or AWS refused another start */
function refuseLate({ interrupted, clock, deadline }: ExecutionsContext, refusals: readonly unknown[]): void {
  interrupted.throwIfAborted();
  const refusal = refusals
    .map((error) => (error instanceof StartUnanswered ? error.cause : error))
    .find((error) => error instanceof AwsError);
  if (refusal !== undefined) {
    throw refusal;
  }
  if (clock.now() >= deadline) {
    throw new Interrupted({ kind: 'timeout' });
  }
}

function notStarted(target: Target, error: unknown): NotStartedReport {
  const why = startFailure(error);
  const given = target.kind === 'attach' ? target.reference.arn : undefined;
  return {
    kind: 'not-started',
    why,
    customerId: target.kind === 'start' ? target.request.customerId : undefined,
    attached: target.kind === 'attach',
    arn: why.kind === 'unanswered' ? why.arn : given,
  };
}
