import { missingOutputs } from '../evidence/expected-outputs.ts';
import { type LogTail, logTails } from '../evidence/log-tails.ts';
import type { Notice } from '../evidence/notice.ts';
import { listOutputs } from '../evidence/outputs.ts';
import { previewOutput } from '../evidence/preview.ts';
import type { RunResult } from '../execution/run-to-end.ts';
import type { StartedReport } from '../report/report.ts';
import { TIME_LIMITS } from '../time-limits.ts';
import type { ExecutionsContext } from './context.ts';
import type { RunningExecution } from './start-or-attach.ts';

/** What an execution left behind, as its report has it. */
export type Evidence = Pick<StartedReport, 'outputs' | 'missing' | 'preview' | 'logs' | 'notices'>;

export const NO_EVIDENCE: Evidence = {
  outputs: { kind: 'none' },
  missing: [],
  preview: { kind: 'none' },
  logs: [],
  notices: [],
};

/**
 * Collects what an execution left behind. What cannot be had is told as such, and is no error.
 *
 * @param alone whether it is the step's only execution: of several, none is worth a preview
 */
export async function collectEvidence(
  { settings, clients, clock, signal, reportDue, rateLimiter }: Omit<ExecutionsContext, 'several'>,
  { outputLocation, expectOutputs }: RunningExecution,
  { attempts, startedAt, ending }: RunResult,
  alone: boolean,
): Promise<Evidence> {
  const tails = async (until: AbortSignal): Promise<readonly LogTail[]> =>
    settings.logs === 'never'
      ? []
      : logTails(clients, attempts, {
          clock,
          signal: until,
          rateLimiter,
          forMs: TIME_LIMITS.evidence.logTailsMs,
        });
  if (signal.aborted) {
    // A cancelled step has seconds left: enough for why attempts had failed before, and S3 can be asked later.
    return { ...NO_EVIDENCE, logs: await tails(reportDue) };
  }
  const outputs = await listOutputs(clients.s3, outputLocation, startedAt, signal);
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
    missing: succeeded ? missingOutputs(expectOutputs, outputs) : [],
    preview: alone ? await previewOutput(clients.s3, outputs, { signal }) : NO_EVIDENCE.preview,
    logs: await tails(signal),
  };
}
