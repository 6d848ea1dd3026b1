import type { AwsClients } from '../aws/clients.ts';
import type { RetryOptions } from '../aws/retry.ts';
import { missingOutputs } from '../evidence/expected-outputs.ts';
import type { LogTail } from '../evidence/log-tails.ts';
import type { OutputListing } from '../evidence/outputs.ts';
import type { OutputPreview } from '../evidence/preview.ts';
import type { RunResult } from '../execution/run-to-end.ts';
import type { Attempt } from '../execution/trail.ts';
import type { ExecutionReport } from '../report/report.ts';
import { TIME_LIMITS } from '../time-limits.ts';
import type { Step } from './context.ts';
import type { Course } from './run-execution.ts';
import type { Begun } from './start-or-attach.ts';

const NOTHING = { outputs: { kind: 'none' }, missing: [], preview: { kind: 'none' }, logs: [] } as const;

/**
 * Gathers what an execution left behind. What cannot be had is told as such, and is no error.
 *
 * @param alone whether it is the step's only execution: of several, none is worth a preview
 */
export async function gather(
  { settings, clients, clock, signal, hurry, rateLimiter }: Step & Pick<Course, 'rateLimiter' | 'hurry'>,
  { outputLocation, expectOutputs }: Begun,
  { attempts, startedAt, end, problem }: RunResult,
  alone: boolean,
): Promise<Pick<ExecutionReport, 'outputs' | 'missing' | 'preview' | 'logs' | 'problem'>> {
  const tails = async (until: AbortSignal): Promise<readonly LogTail[]> =>
    settings.logs === 'never'
      ? []
      : readTails(clients, attempts, {
          clock,
          signal: until,
          rateLimiter,
          forMs: TIME_LIMITS.evidence.logTailsMs,
        });
  if (signal.aborted) {
    // A cancelled step has seconds left: enough for why attempts had failed before, and S3 can be asked later.
    return { ...NOTHING, logs: await tails(hurry), problem };
  }
  const outputs = await readOutputs(clients, outputLocation, startedAt, signal);
  if (signal.aborted) {
    // Of a listing that a cancel cut off, nobody can say what is missing.
    return { ...NOTHING, problem };
  }
  const isNowhere = outputLocation === undefined && expectOutputs.length > 0;
  return {
    outputs,
    problem:
      problem ??
      (isNowhere
        ? 'Expected outputs were not looked for: the execution’s input has no output_location.'
        : undefined),
    missing: end?.status === 'SUCCEEDED' ? missingOutputs(expectOutputs, outputs) : [],
    preview: alone ? await readPreview(clients, outputs, signal) : NOTHING.preview,
    logs: await tails(signal),
  };
}

async function readTails(
  clients: AwsClients,
  attempts: readonly Attempt[],
  retry: RetryOptions,
): Promise<readonly LogTail[]> {
  if (attempts.every(({ outcome }) => outcome.kind !== 'failed')) {
    return [];
  }
  const { logTails } = await import('../evidence/log-tails.ts');
  return logTails(clients, attempts, retry);
}

async function readOutputs(
  { s3 }: AwsClients,
  location: string | undefined,
  startedAt: number | undefined,
  signal: AbortSignal,
): Promise<OutputListing> {
  if (location === undefined) {
    return NOTHING.outputs;
  }
  const { listOutputs } = await import('../evidence/outputs.ts');
  return listOutputs(await s3(), location, startedAt, signal);
}

async function readPreview(
  { s3 }: AwsClients,
  outputs: OutputListing,
  signal: AbortSignal,
): Promise<OutputPreview> {
  if (outputs.kind !== 'listed' || outputs.objects.length === 0) {
    return NOTHING.preview;
  }
  const { previewOutput } = await import('../evidence/preview.ts');
  return previewOutput(await s3(), outputs, { signal });
}

/** What became of its tasks, if an execution was stopped. */
export async function seeTasksEnd(
  { ecs }: Pick<AwsClients, 'ecs'>,
  result: RunResult,
  retry: RetryOptions,
): Promise<RunResult> {
  if (result.stop !== 'stopped' && result.stop !== 'end not seen') {
    return result;
  }
  const { withTaskEnds } = await import('../evidence/task-ends.ts');
  return withTaskEnds(await ecs(), result, retry);
}
