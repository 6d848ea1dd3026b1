import { resourceId } from '../aws/arn.ts';
import { messageOf } from '../errors.ts';
import type { Notice, S3Trouble } from '../evidence/notice.ts';
import type { Ending, Interruption, StartFailure, TaskEnds } from '../execution/ending.ts';
import type { Attempt } from '../execution/trail.ts';
import type { Classification } from '../policy/policy.ts';
import type { Outcome } from './severity.ts';

/** The only place with sentences about endings and notices. Foreign text in them is made harmless by whoever shows it. */

/** What became of an execution, in a word or two: how executions are counted. */
export const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  fatal: 'FATAL',
  failed: 'FAILED',
  'outputs-missing': 'without expected outputs',
  'timed-out': 'TIMED_OUT',
  aborted: 'ABORTED',
  'not-started': 'not started',
  'still-running': 'still running',
  'left-running': 'left running',
  succeeded: 'succeeded',
};

/**
 * What kept the step from starting an execution, seeing it to its end, or leaving it alone: whole sentences, or
 * undefined if nothing did.
 */
export function endingText(ending: Ending): string | undefined {
  const clauses = endingClauses(ending);
  return clauses.length === 0 ? undefined : `${clauses.join('. ')}.`;
}

/** The same inside of a longer sentence: without the full stop at its end. */
export function endingClause(ending: Ending): string {
  return endingClauses(ending).join('. ');
}

/** Why the step stops, for the log and for a step that has nothing else to tell. */
export function interruptionText(interruption: Interruption): string {
  return `${runningClause(interruption)}.`;
}

function endingClauses(ending: Ending): readonly string[] {
  switch (ending.kind) {
    case 'not-started':
      return startFailureClauses(ending.why);
    case 'left-running':
      return leftRunningClauses(ending.why);
    case 'ended': {
      const { stop } = ending;
      if (stop === undefined) {
        return [];
      }
      return stop.result === 'stopped'
        ? [runningClause(stop.by), 'The execution was stopped', ...stop.tasks.flatMap(taskClauses)]
        : [runningClause(stop.by), 'The execution had ended by itself before'];
    }
  }
}

function startFailureClauses(why: StartFailure): readonly string[] {
  switch (why.kind) {
    case 'interrupted':
      return [
        why.by.kind === 'timeout' ? 'timeout-minutes were over before its turn' : runningClause(why.by),
      ];
    case 'refused':
      return [errorClause(why.error)];
    case 'unanswered':
      return [
        ...startFailureClauses(why.after),
        why.outcome === 'stopped'
          ? `The execution ${why.arn} had been started, and was stopped`
          : `Whether the execution was started is not known: look for ${why.arn}`,
      ];
  }
}

function leftRunningClauses(
  why: Extract<Ending, { readonly kind: 'left-running' }>['why'],
): readonly string[] {
  switch (why.kind) {
    case 'not-waited':
      return [];
    case 'interrupted':
      return [
        runningClause(why.by),
        why.because === 'on-timeout'
          ? 'The execution was left running, as on-timeout says'
          : 'The execution was left running, since this step did not start it; stop-attached would stop it',
      ];
    case 'lost':
      // After credentials that expired, say.
      return [
        errorClause(why.error),
        'The execution was left alone; a step with its ARN as execution-arn follows it to its end',
      ];
    case 'stop-failed':
      return [runningClause(why.by), `The execution could not be stopped: ${errorClause(why.error)}`];
    case 'stop-unanswered':
      return [
        runningClause(why.by),
        `Whether the execution was stopped is not known: ${errorClause(why.error)}`,
      ];
    case 'end-not-seen':
      return [
        runningClause(why.by),
        'The execution was told to stop; its end was not seen',
        ...why.tasks.flatMap(taskClauses),
      ];
  }
}

/** What interrupted the wait for an execution that runs. */
function runningClause(by: Interruption): string {
  switch (by.kind) {
    case 'cancelled':
      return 'The job was cancelled';
    case 'timeout':
      return 'The execution did not end within timeout-minutes';
    case 'fail-fast':
      return `${by.failed} failed, and fail-fast ends the others`;
    case 'killed':
      return 'The step ended before the execution did';
  }
}

function taskClauses(ends: TaskEnds): readonly string[] {
  const { unit } = ends.terms;
  switch (ends.kind) {
    case 'not-seen':
      return [`Whether its ${unit} stops was not seen`];
    case 'refused':
      return [`Whether its ${unit} stops is not known: ${errorClause(ends.error)}`];
    case 'seen':
      return ends.tasks.length === 0 ? [] : [seenTasksClause(ends)];
  }
}

function seenTasksClause({ terms, tasks }: Extract<TaskEnds, { readonly kind: 'seen' }>): string {
  const { service, unit, stopAction } = terms;
  const running = tasks.filter(({ state }) => state === 'running');
  const isOne = tasks.length === 1;
  if (running.length > 0) {
    const ids = running.map(({ taskArn }) => resourceId(taskArn)).join(', ');
    return `${service} has not been told yet to stop ${ids}: if it goes on, grant the role of the state machine ${stopAction}`;
  }
  if (tasks.some(({ state }) => state === 'unknown')) {
    return `${service} does not tell of ${isOne ? `its ${unit}` : `all of its ${unit}s`}, so whether it stops is not known`;
  }
  const have = isOne ? `Its ${unit} has` : `Its ${tasks.length} ${unit}s have`;
  return tasks.every(({ state }) => state === 'stopped') ? `${have} stopped` : `${have} been told to stop`;
}

/** A notice as whole sentences. */
export function noticeText(notice: Notice): string {
  switch (notice.kind) {
    case 'outputs-not-looked-for':
      return 'Expected outputs were not looked for: the execution’s input has no output_location.';
    case 'output-location-invalid':
      return 'The output location is not an S3 URI, such as s3://bucket/prefix.';
    case 'outputs-unreadable':
      return outputsText(notice.bucket, notice.why);
    case 'preview-unreadable':
      return previewText(notice);
    case 'log-unreadable':
      return `The log could not be read: ${messageOf(notice.error)}`;
    case 'log-not-followed':
      return `The log cannot be followed: ${messageOf(notice.error)}`;
    case 'work-unreadable':
      return `What ran inside of a failed attempt is not told: ${messageOf(notice.error)}`;
  }
}

function outputsText(bucket: string, why: S3Trouble): string {
  switch (why.kind) {
    case 'too-slow':
      return `The outputs in ${bucket} could not be listed: S3 took too long to answer.`;
    case 'no-bucket':
      return `There is no bucket ${bucket}: the outputs could not be listed.`;
    case 'access-denied':
      return `The outputs could not be listed: grant the role of this step s3:ListBucket on ${bucket}.`;
    case 'other':
      return `The outputs in ${bucket} could not be listed (${why.name}).`;
  }
}

function previewText({
  bucket,
  prefix,
  key,
  why,
}: Extract<Notice, { readonly kind: 'preview-unreadable' }>): string {
  switch (why.kind) {
    case 'too-slow':
      return `There is no preview of ${key}: S3 took too long to answer.`;
    case 'access-denied':
      return `There is no preview of ${key}: grant the role of this step s3:GetObject on ${bucket}/${prefix}*, and kms:Decrypt if a key of KMS encrypts it.`;
    case 'no-bucket':
      return `There is no preview of ${key} (NoSuchBucket).`;
    case 'other':
      return `There is no preview of ${key} (${why.name}).`;
  }
}

/** What an error says, as a part of a sentence. All errors of the step end with a full stop. */
function errorClause(error: Error): string {
  return messageOf(error).replace(/\.$/, '');
}

/** The classes, in warm colours as the timeline has them: red ends the work, the others go on. */
export const CLASS_SIGNS: Readonly<Record<Classification, string>> = {
  FATAL: '🔴',
  TEMPORARY: '🟠',
  RETRIABLE: '🟡',
};

/** The sign of an attempt whose failure, if it has one, nobody classified. */
export function signOf(kind: Attempt['outcome']['kind']): string {
  return { running: '⏳', stopped: '🛑', succeeded: '🟢', failed: '❌' }[kind];
}

/** What became of an execution, at a glance. */
export const OUTCOME_SIGNS: Readonly<Record<Outcome, string>> = {
  fatal: '❌',
  failed: '❌',
  'outputs-missing': '❌',
  'timed-out': '⌛',
  aborted: '🛑',
  'not-started': '⚪',
  'still-running': '⏳',
  'left-running': '⏳',
  succeeded: '✅',
};
