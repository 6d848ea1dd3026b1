import { resourceId } from '../aws/arn.ts';
import { afterwards } from '../aws/clock.ts';
import { machineUrl } from '../aws/console-links.ts';
import { createRateLimiter, type RateLimiter } from '../aws/rate-limiter.ts';
import type { RetryOptions } from '../aws/retry.ts';
import { messageOf } from '../errors.ts';
import { endWatch } from '../execution/end-watch.ts';
import { prepareMachine, requireAccess } from '../machine/prepare.ts';
import type { Report } from '../report/report.ts';
import { oneLine } from '../report/text.ts';
import type { Step } from './context.ts';
import { tally } from './execution-log.ts';
import { executionRequests } from './execution-requests.ts';
import { type Course, PATIENCE_MS } from './run-execution.ts';
import { executeAll } from './run-executions.ts';
import type { Target } from './start-or-attach.ts';

/** Several executions are looked at together no more often than this. */
const FASTEST_WATCH_MS = 2_000;

/** How long a cancelled step has until it must come to its report; the runner kills it after 7.5 s. */
const HURRY_MS = 5_500;

/**
 * The step, from settings to report.
 *
 * @throws InputError, AwsError or GaveUp before anything is to be started; from then on everything is in the report
 */
export async function runStep(step: Step): Promise<Report> {
  const { settings, clients, clock, signal, log } = step;
  const rateLimiter = createRateLimiter(clock);
  const { machine, targets } = await findTargets(step, rateLimiter);
  const failFast = new AbortController();
  signal.addEventListener(
    'abort',
    () => log.info(`${messageOf(signal.reason)} What this step started is stopped.`),
    {
      once: true,
    },
  );
  const course: Course = {
    ...step,
    rateLimiter,
    deadline: clock.now() + settings.timeoutMinutes * 60_000,
    ending: AbortSignal.any([signal, failFast.signal]),
    hurry: afterwards(signal, HURRY_MS),
    company:
      targets.length === 1
        ? undefined
        : {
            tally: tally(log, clock, targets.length),
            watch: endWatch({
              ...{ sfn: clients.sfn, machineArn: machine.arn, clock, rateLimiter },
              intervalMs: Math.max(settings.pollIntervalSeconds * 1000, FASTEST_WATCH_MS),
              onRefused: (sentence) => log.warning(oneLine(sentence, 2000)),
            }),
          },
  };
  const url = targets.length === 1 ? undefined : machineUrl(machine.arn);
  if (url !== undefined) {
    log.info(`console: ${url}`);
  }
  const executions = await executeAll(course, targets, failFast);
  return {
    machine,
    executions,
    waited: settings.wait,
    cancelled: signal.aborted,
    toleratedFailurePercentage: settings.toleratedFailurePercentage,
  };
}

/** What the step is about: the executions to start on a machine that is deployed or looked up, or those that run. */
async function findTargets(
  { settings, workflow, clients, clock, signal, log }: Step,
  rateLimiter: RateLimiter,
): Promise<{ readonly machine: Report['machine']; readonly targets: readonly Target[] }> {
  if (settings.machine.kind === 'attach') {
    const [first, ...others] = settings.machine.executions;
    await requireAccess(clients.sfn, 'execution-arn', first.region);
    const targets = [first, ...others].map((reference) => ({ kind: 'attach' as const, reference }));
    return { machine: first.machine, targets };
  }
  const requests = executionRequests(settings.request, workflow);
  const retry: RetryOptions = {
    ...{ clock, signal, rateLimiter, forMs: PATIENCE_MS },
    onTrouble: (text) => log.info(oneLine(text)),
  };
  const machine = await prepareMachine(settings.machine, settings.policy, clients, retry, (deployed) =>
    log.info(
      `${deployed.change === 'unchanged' ? 'nothing to deploy' : `state machine ${deployed.change}`}: version ${resourceId(deployed.versionArn)}`,
    ),
  );
  log.info(`state machine: ${machine.startArn}`);
  log.info(`input keys: ${oneLine(Object.keys(requests[0]?.input ?? {}).join(', '))}`);
  return { machine, targets: requests.map((request) => ({ kind: 'start', machine, request })) };
}
