import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type ActionResult, startAction } from '../../scripts/runner.ts';
import { pidOf, registerEndless } from './endless-task.ts';
import type { TestAws } from './local-aws.ts';
import { DEPLOY, signedIn } from './step.ts';

/** The runner ends what is left this long after SIGINT. */
export const RUNNER_GRACE_MS = 7500;

/** Inputs for three executions at once. */
export const SEVERAL = { 'customer-ids': 'c-1,c-2,c-3' } as const;

/** A step of its own name on an endless task, in a directory that its post step finds as it left it. */
export async function endlessJob(
  aws: TestAws,
  name: string,
  inputs: Readonly<Record<string, string>> = {},
  url = aws.url,
) {
  const home = join(aws.directory, name);
  const pids = join(home, 'pids');
  const workspace = join(home, 'workspace');
  mkdirSync(pids, { recursive: true });
  mkdirSync(workspace);
  await registerEndless(aws.url, name, pids);
  const step = {
    inputs: { ...DEPLOY, 'state-machine': name, 'task-definition': name, ...inputs },
    env: signedIn(url),
    directory: home,
    workspace,
  };
  const running = startAction(step);
  return {
    running,
    /** The process of the task of a customer, once it runs. */
    pid: (customer: string) => pidOf(pids, customer),
    /** What the runner does after the job. */
    post: (state: ActionResult['state'], through = aws.url) =>
      startAction({ ...step, env: signedIn(through), state }).result,
  };
}
