import type { Begun } from './begin.ts';
import { missingOutputs } from './evidence/expected.ts';
import { type LogTail, logTails } from './evidence/logs.ts';
import { listOutputs } from './evidence/outputs.ts';
import { previewOutput } from './evidence/preview.ts';
import type { Course } from './execute.ts';
import type { RunResult } from './execution/run.ts';
import type { ExecutionReport } from './report/report.ts';
import type { Step } from './step.ts';

/** How long logs are asked for: the execution has ended, whatever can be had of it. */
const LOGS_MS = 15_000;

const NOTHING = { outputs: { kind: 'none' }, missing: [], preview: { kind: 'none' }, logs: [] } as const;

/**
 * Gathers what an execution left behind. What cannot be had is told as such, and is no error.
 *
 * @param alone whether it is the step's only execution: of several, none is worth a preview
 */
export async function gather(
  { settings, clients, clock, signal, hurry, quotas }: Step & Pick<Course, 'quotas' | 'hurry'>,
  { outputLocation, expectOutputs }: Begun,
  { attempts, startedAt, end, problem }: RunResult,
  alone: boolean,
): Promise<Pick<ExecutionReport, 'outputs' | 'missing' | 'preview' | 'logs' | 'problem'>> {
  const tails = async (until: AbortSignal): Promise<readonly LogTail[]> =>
    settings.logs === 'never'
      ? []
      : logTails(clients, attempts, { clock, signal: until, quotas, forMs: LOGS_MS });
  if (signal.aborted) {
    // A cancelled step has seconds left: enough for why attempts had failed before, and S3 can be asked later.
    return { ...NOTHING, logs: await tails(hurry), problem };
  }
  const outputs = await listOutputs(clients.s3, outputLocation, startedAt, signal);
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
    preview:
      alone && settings.preview ? await previewOutput(clients.s3, outputs, { signal }) : NOTHING.preview,
    logs: await tails(signal),
  };
}
