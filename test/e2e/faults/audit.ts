import { faultOf, isOfOneExecution } from './faults.ts';
import type { FoundExecution } from './found.ts';
import type { PlacedCell } from './injection.ts';
import type { JobResult } from './job.ts';
import { phaseOf } from './phases.ts';

/** What a cell came to. */
export interface Outcome {
  readonly cell: PlacedCell;
  /** Whether the fault came to pass. */
  readonly isMet: boolean;
  /** In a word or two. */
  readonly cameTo: string;
  /** Where the promise was not kept; empty if all is well. */
  readonly wrongs: readonly string[];
}

/**
 * Judges the cells of a job by the promise, and by what AWS itself says: no execution is lost, none is started twice,
 * cancelled means stopped, passing trouble never ends the wait, and every ending is told with the ARN.
 */
export function audit(result: JobResult): readonly Outcome[] {
  return result.job.cells.map((cell) => {
    const executions = result.found.filter(({ customer }) => customer === cell.customer);
    const told = toldStatus(result, cell.customer);
    const wrongs = [
      ...result.hung.map((which) => `the ${which} step did not end`),
      ...broken(result),
      ...(result.met.has(cell) ? [] : notMet(result, cell)),
      ...ofExecutions(executions, [result.step, result.post]),
      ...ofFate(result, cell, executions[0], told),
      ...ofPost(result, executions[0]),
    ];
    const isMet = result.met.has(cell);
    return { cell, isMet, wrongs, cameTo: isMet ? cameTo(result, executions[0], told) : 'not met' };
  });
}

/** What a step or post step tells people. */
interface Told {
  readonly log: string;
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
}

/** What holds whatever happened: nothing is started twice, and what runs or ran is told with its ARN. */
export function ofExecutions(
  executions: readonly FoundExecution[],
  tellers: readonly Told[],
): readonly string[] {
  const told = tellers
    .flatMap(({ log, summary, outputs }) => [log, summary, ...Object.values(outputs)])
    .join('\n');
  const byCustomer = Map.groupBy(executions, ({ customer }) => customer);
  return [
    ...executions.filter(({ arn }) => !told.includes(arn)).map(({ arn }) => `${arn} is told nowhere`),
    ...[...byCustomer]
      .filter(([, { length }]) => length > 1)
      .map(([customer, { length }]) => `${customer} was started ${length} times`),
  ];
}

/** A process that dies by itself of an exception has told nobody what to do. */
function broken({ step, post }: JobResult): readonly string[] {
  return [step, post]
    .filter(({ log }) => /^\s+at .*(index|\d+\.index)\.js:\d+/m.test(log))
    .map(() => 'it died of an exception');
}

/** A fault that never came judges nothing. Some parts are skipped for good reasons. */
function notMet({ job, step }: JobResult, cell: PlacedCell): readonly string[] {
  const { isOptional = false, isRare = false } = phaseOf(cell);
  const wasRefused = step.exitCode !== 0 && job.fate === 'ends';
  // A call that comes right after another one still has the credentials of that.
  const hasCredentials = cell.fault === 'credentials away';
  return isRare || hasCredentials || (isOptional && wasRefused) ? [] : ['the fault did not come to pass'];
}

function ofFate(
  result: JobResult,
  cell: PlacedCell,
  execution: FoundExecution | undefined,
  told: string | undefined,
): readonly string[] {
  const status = execution?.status ?? 'none';
  switch (result.job.fate) {
    case 'killed':
      // Where AWS answers no post step at all, it can but tell.
      return faultOf(cell).isPassing && cell.extent === 'first' && status !== 'ABORTED'
        ? [`after the post step it is ${status}`]
        : [];
    case 'cancelled':
      return status === 'ABORTED' ? [] : [`after step and post step it is ${status}`];
    case 'cancelled-starting':
    case 'killed-starting':
      return ['ABORTED', 'none'].includes(status) ? [] : [`after step and post step it is ${status}`];
    case 'ended-unseen':
      return status === 'SUCCEEDED' ? [] : [`it ended before the post step, and is ${status}`];
    case 'ends':
      return [...ofSuccess(result, cell, status, told), ...ofTruth(result, cell, status, told)];
  }
}

/** What the post step says of an execution is so, and it says what it had to do. */
function ofPost({ job, post }: JobResult, execution: FoundExecution | undefined): readonly string[] {
  if (execution === undefined || !(job.fate.startsWith('killed') || job.fate === 'ended-unseen')) {
    return [];
  }
  const { arn, status } = execution;
  const said = [post.log, post.summary].some((text) => text.includes(arn));
  const lines = post.log.split('\n').filter((line) => line.includes(arn));
  const saidStopped = lines.some((line) => line.includes('The execution was stopped'));
  return [
    ...(status === 'SUCCEEDED' || said ? [] : [`the post step does not tell that it is ${status}`]),
    ...(saidStopped && status !== 'ABORTED'
      ? [`the post step says that it stopped it, and it is ${status}`]
      : []),
    ...(status !== 'SUCCEEDED' && post.exitCode === 0
      ? [`the post step exits with 0, and it is ${status}`]
      : []),
  ];
}

/** Neither what passes nor what the step does well without makes a step fail. */
function ofSuccess(
  { job, step }: JobResult,
  cell: PlacedCell,
  status: string,
  told: string | undefined,
): readonly string[] {
  const isAlone = job.cells.length === 1;
  const isOver = cell.extent === 'first' && faultOf(cell).isPassing;
  // What meets the whole process while its executions run meets calls that it does not do without.
  const { isOptional = false } = phaseOf(cell);
  const isSpared = isOptional && isAlone && (cell.phase !== 'list' || isOfOneExecution(faultOf(cell)));
  if (!isOver && !isSpared) {
    return [];
  }
  const isShared = new Set(job.cells.map(({ customer }) => customer)).size > 1;
  return [
    ...passed(job.isDetached === true ? 'RUNNING' : 'SUCCEEDED', status, told),
    ...(!isShared && step.exitCode !== 0 ? [`it exits with ${step.exitCode}`] : []),
  ];
}

function ofTruth(
  { job, step }: JobResult,
  cell: PlacedCell,
  status: string,
  told: string | undefined,
): readonly string[] {
  // What cannot be seen any more, for good, is no reason to stop it.
  const mayGoOn = job.isDetached === true || (cell.phase === 'follow' && !faultOf(cell).isPassing);
  const isFine = status === 'SUCCEEDED' || (status === 'RUNNING' && mayGoOn);
  return [
    ...(step.exitCode === 0 && !isFine ? [`it exits with 0, and is ${status}`] : []),
    ...(told === 'SUCCEEDED' && status !== 'SUCCEEDED' ? [`it is told as SUCCEEDED, and is ${status}`] : []),
    ...(status === 'RUNNING' && !mayGoOn ? ['it runs, and nobody follows it'] : []),
  ];
}

function passed(expected: string, status: string, told: string | undefined): readonly string[] {
  return [
    ...(status === expected ? [] : [`what passes ended the wait: it is ${status}`]),
    ...(told === expected ? [] : [`what passes ended the wait: it is told as ${told ?? 'nothing'}`]),
  ];
}

/** How the step told that an execution ended. */
function toldStatus({ step }: JobResult, customer: string): string | undefined {
  if (step.report === '') {
    return step.outputs['status'];
  }
  const { executions }: { readonly executions: readonly { customerId: string | null; status: string }[] } =
    JSON.parse(step.report);
  return executions.find(({ customerId }) => customerId === customer)?.status;
}

function cameTo(
  { job, post }: JobResult,
  execution: FoundExecution | undefined,
  told: string | undefined,
): string {
  if (execution === undefined) {
    return 'not started';
  }
  switch (execution.status) {
    case 'SUCCEEDED':
      return told === 'SUCCEEDED' || job.fate === 'ended-unseen'
        ? 'succeeded'
        : `ran, told as ${told ?? 'lost'}`;
    case 'ABORTED':
      return post.log.includes(execution.arn) ? 'stopped by post' : 'stopped';
    case 'RUNNING':
      return 'left, told';
    default:
      return execution.status;
  }
}
