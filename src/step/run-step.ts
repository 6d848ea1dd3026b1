import { resourceId } from '../aws/arn.ts';
import { learnAwsTime } from '../aws/aws-time.ts';
import { afterwards } from '../aws/clock.ts';
import { machineUrl } from '../aws/console-links.ts';
import { createRateLimiter, type RateLimiter } from '../aws/rate-limiter.ts';
import { endWatch } from '../execution/end-watch.ts';
import { interruptionOf } from '../execution/ending.ts';
import { DEFAULT_POLICY } from '../policy/default-policy.ts';
import { deploymentText } from '../report/deployment-text.ts';
import { deployedLine, inputKeysLine, interruptedLine } from '../report/log/job-log.ts';
import type { Report } from '../report/report.ts';
import { oneLine } from '../report/text.ts';
import { TIME_LIMITS } from '../time-limits.ts';
import type { Several, StepContext } from './context.ts';
import { combinedLog } from './execution-log.ts';
import { executionRequests } from './execution-requests.ts';
import { prepareMachine, requireAccess } from './prepare-machine.ts';
import { runExecutions } from './run-executions.ts';
import type { Target } from './start-or-attach.ts';

/**
 * The step, from settings to report.
 *
 * @throws InputError, AwsError or Interrupted before anything is started; from then on everything is in the report
 */
export async function runStep(context: StepContext): Promise<Report> {
  const { settings, clock, signal, log } = context;
  const rateLimiter = createRateLimiter(clock);
  // Before the first call, so that AWS's time is known when the first execution is started.
  const awsTime = learnAwsTime(context.clients.sfn, clock);
  const { machine, targets } = await findTargets(context, rateLimiter);
  const failFast = new AbortController();
  signal.addEventListener('abort', () => log.info(interruptedLine(interruptionOf(signal))), { once: true });
  const isOne = targets.length === 1;
  const url = isOne ? undefined : machineUrl(machine.arn);
  if (url !== undefined) {
    log.info(`console: ${url}`);
  }
  const executions = await runExecutions(
    {
      ...context,
      rateLimiter,
      awsTime,
      deadline: clock.now() + settings.timeoutMinutes * 60_000,
      interrupted: AbortSignal.any([signal, failFast.signal]),
      reportDue: afterwards(signal, TIME_LIMITS.cancel.evidenceMs),
      several: isOne ? undefined : severalOf(context, machine.arn, targets.length, rateLimiter),
    },
    targets,
    failFast,
  );
  return {
    machine,
    executions,
    waited: settings.wait,
    cancelled: signal.aborted,
    toleratedFailurePercentage: settings.toleratedFailurePercentage,
    ...(settings.machine.kind !== 'attach' && {
      asked: { commands: settings.request.commands, policyFile: settings.policyFile },
    }),
  };
}

function severalOf(
  { settings, clients, clock, log }: StepContext,
  machineArn: string,
  total: number,
  rateLimiter: RateLimiter,
): Several {
  return {
    log: combinedLog(log, clock, total),
    watch: endWatch({
      sfn: clients.sfn,
      machineArn,
      clock,
      rateLimiter,
      intervalMs: Math.max(settings.pollIntervalSeconds * 1000, TIME_LIMITS.poll.fastestListMs),
      onRefused: (sentence) => log.warning(oneLine(sentence, 2000)),
    }),
  };
}

/** What the step is about: the executions to start on a machine that is deployed or looked up, or those that run. */
async function findTargets(
  { settings, workflow, clients, env, clock, signal, log }: StepContext,
  rateLimiter: RateLimiter,
): Promise<{ readonly machine: Report['machine']; readonly targets: readonly Target[] }> {
  const retry = {
    clock,
    signal,
    rateLimiter,
    forMs: TIME_LIMITS.retry.callMs,
    onTrouble: (text: string) => log.info(oneLine(text)),
  };
  const access = { clients, env, retry };
  if (settings.machine.kind === 'attach') {
    const [first, ...others] = settings.machine.executions;
    await requireAccess(access, 'execution-arn', first.region);
    const targets = [first, ...others].map((reference) => ({ kind: 'attach' as const, reference }));
    return { machine: first.machine, targets };
  }
  const requests = executionRequests(settings.request, workflow);
  const machine = await prepareMachine(
    settings.machine,
    { policy: settings.policy ?? DEFAULT_POLICY, commands: settings.request.commands },
    access,
    {
      deployed: ({ change, versionArn }) => log.info(deployedLine(change, resourceId(versionArn))),
      notice: (notice) => log.warning(oneLine(deploymentText(notice), 2000)),
    },
  );
  log.info(`state machine: ${machine.startArn}`);
  log.info(inputKeysLine(Object.keys(requests[0]?.input ?? {})));
  return { machine, targets: requests.map((request) => ({ kind: 'start', machine, request })) };
}
