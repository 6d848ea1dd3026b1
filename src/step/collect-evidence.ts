import type { AwsClients } from '../aws/clients.ts';
import type { RetryOptions } from '../aws/retry.ts';
import type { LogTail } from '../evidence/log-tails.ts';
import type { Notice } from '../evidence/notice.ts';
import type { OutputListing } from '../evidence/outputs.ts';
import type { OutputPreview } from '../evidence/preview.ts';
import { readExecution } from '../execution/read-execution.ts';
import type { RunResult } from '../execution/run-to-end.ts';
import type { Settings } from '../inputs/settings.ts';
import type { StartedReport } from '../report/report.ts';
import { TIME_LIMITS } from '../time-limits.ts';
import type { ExecutionsContext } from './context.ts';
import type { RunningExecution } from './start-or-attach.ts';

/** What an execution left behind, as its report has it. */
export type Evidence = Pick<
  StartedReport,
  'outputs' | 'missing' | 'preview' | 'logs' | 'details' | 'notices'
>;

export const NO_EVIDENCE: Evidence = {
  outputs: { kind: 'none' },
  missing: [],
  preview: { kind: 'none' },
  logs: [],
  notices: [],
};

/** What the collecting needs of all that the step works with. */
type EvidenceContext = Pick<
  ExecutionsContext,
  'settings' | 'clients' | 'clock' | 'signal' | 'reportDue' | 'rateLimiter'
>;

/**
 * Collects what an execution left behind. What cannot be had is told as such, and is no error.
 *
 * @param alone whether it is the step's only execution: of several, none is worth a preview
 */
export async function collectEvidence(
  { settings, clients, clock, signal, reportDue, rateLimiter }: EvidenceContext,
  { outputLocation, expectOutputs }: RunningExecution,
  result: RunResult,
  alone: boolean,
): Promise<Evidence> {
  const { startedAt, ending } = result;
  const tails = async (until: AbortSignal): Promise<readonly LogTail[]> =>
    settings.logs === 'never'
      ? []
      : readTails(clients, result, {
          clock,
          signal: until,
          rateLimiter,
          forMs: TIME_LIMITS.evidence.logTailsMs,
        });
  if (signal.aborted) {
    // A cancelled step has seconds left: enough for why attempts had failed before, and S3 can be asked later.
    return { ...NO_EVIDENCE, logs: await tails(reportDue) };
  }
  const outputs = await readOutputs(clients, outputLocation, startedAt, signal);
  if (signal.aborted) {
    // Of a listing that a cancel cut off, nobody can say what is missing.
    return NO_EVIDENCE;
  }
  const succeeded = ending.kind === 'ended' && ending.status === 'SUCCEEDED';
  const notices: readonly Notice[] =
    outputLocation === undefined && expectOutputs.length > 0 ? [{ kind: 'outputs-not-looked-for' }] : [];
  return {
    outputs,
    notices,
    missing: succeeded ? await missingIn(outputs, expectOutputs) : [],
    preview: alone && settings.preview ? await readPreview(clients, outputs, signal) : NO_EVIDENCE.preview,
    logs: await tails(signal),
    ...(await readDetails(clients, result, settings.policy, {
      clock,
      signal,
      rateLimiter,
      forMs: TIME_LIMITS.evidence.detailsMs,
      requestMs: TIME_LIMITS.evidence.detailsMs,
    })),
  };
}

async function readDetails(
  clients: AwsClients,
  result: RunResult,
  policy: Settings['policy'],
  retry: RetryOptions,
): Promise<Pick<Evidence, 'details'>> {
  if (result.attempts.every((attempt) => attempt.integration.inside?.(attempt) === undefined)) {
    return {};
  }
  const { workDetails } = await import('../evidence/work-details.ts');
  const details = await workDetails(
    clients,
    result,
    (arn, until) => readExecution(clients.sfn, arn, policy, until),
    retry,
  );
  return { details };
}

async function readTails(
  clients: AwsClients,
  result: RunResult,
  retry: RetryOptions,
): Promise<readonly LogTail[]> {
  if (result.attempts.every(({ outcome }) => outcome.kind !== 'failed')) {
    return [];
  }
  const { logTails } = await import('../evidence/log-tails.ts');
  return logTails(clients, result, retry);
}

async function readOutputs(
  { s3 }: AwsClients,
  location: string | undefined,
  startedAt: number | undefined,
  signal: AbortSignal,
): Promise<OutputListing> {
  if (location === undefined) {
    return NO_EVIDENCE.outputs;
  }
  const { listOutputs } = await import('../evidence/outputs.ts');
  return listOutputs(await s3(), location, startedAt, signal);
}

async function missingIn(outputs: OutputListing, globs: readonly string[]): Promise<readonly string[]> {
  if (globs.length === 0) {
    return [];
  }
  const { missingOutputs } = await import('../evidence/outputs.ts');
  return missingOutputs(globs, outputs);
}

async function readPreview(
  { s3 }: AwsClients,
  outputs: OutputListing,
  signal: AbortSignal,
): Promise<OutputPreview> {
  if (outputs.kind !== 'listed' || outputs.objects.length === 0) {
    return NO_EVIDENCE.preview;
  }
  const { previewOutput } = await import('../evidence/preview.ts');
  return previewOutput(await s3(), outputs, { signal });
}

/** Adds what became of its tasks to the ending of an execution that was stopped. */
export async function seeTasksEnd(
  clients: Pick<AwsClients, 'ecs'>,
  result: RunResult,
  retry: RetryOptions,
): Promise<RunResult> {
  const { ending } = result;
  const wasStopped =
    ending.kind === 'ended' ? ending.stop?.result === 'stopped' : ending.why.kind === 'end-not-seen';
  if (!wasStopped) {
    return result;
  }
  const { withTaskEnds } = await import('../evidence/task-ends.ts');
  return withTaskEnds(clients, result, retry);
}
