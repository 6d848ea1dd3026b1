import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ActionResult, type RunningAction, startAction } from '../../scripts/runner.ts';
import { type Meter, measured, type Usage } from './measured-process.ts';

type Texts = Readonly<Record<string, string>>;

export interface MeasuredStep {
  readonly inputs: Texts;
  readonly env?: Texts;
  /** What an earlier step saved: its post step is run. */
  readonly state?: Texts;
  /** Told once it has started. */
  readonly onStart?: (meter: Meter) => void;
  readonly memory?: boolean;
}

/** Runs the bundle as a step in a workspace of its own, and measures it. */
export async function measuredStep({
  inputs,
  env = {},
  state,
  onStart,
  memory = false,
}: MeasuredStep): Promise<Usage & { readonly result: ActionResult }> {
  const directory = mkdtempSync(join(tmpdir(), 'sfn-fargate-retry-bench-step-'));
  const workspace = join(directory, 'workspace');
  mkdirSync(workspace);
  const start = (meter: Meter): RunningAction =>
    startAction({
      inputs,
      env: { ...env, ...meter.env },
      directory,
      workspace,
      under: meter.under,
      ...(state && { state }),
    });
  try {
    return await measured(
      async (meter) => {
        const running = start(meter);
        onStart?.(meter);
        return running.result;
      },
      { memory },
    );
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
