import type { Clock } from '../../src/aws/clock.ts';
import { readWorkflow } from '../../src/github/workflow.ts';
import { type Report, statusOf } from '../../src/report/report.ts';
import { endingText } from '../../src/report/wording.ts';
import { runStep } from '../../src/step/run-step.ts';
import { alarmClock } from '../alarm-clock.ts';
import { settings } from '../inputs/given.ts';
import { keptLedger } from '../kept-ledger.ts';
import { lazyClients } from '../lazy-clients.ts';
import { type Fate, type SimulatedStates, simulatedStates } from '../simulated-states.ts';

export const MINUTE_MS = 60_000;
export const SUCCEEDS: Fate = { kind: 'runs', forMs: MINUTE_MS };
export const FAILS: Fate = { kind: 'runs', forMs: 20_000, status: 'Failed' };
export const never = new AbortController().signal;

interface Given {
  readonly inputs: Readonly<Record<string, string>>;
  /** What becomes of customers who do not just succeed after a minute. */
  readonly fates?: Readonly<Record<string, Fate>>;
  /** The executions of these customers run already, and are attached to. */
  readonly attach?: readonly string[];
  /** Executions of others that ended before the step begins. */
  readonly earlier?: readonly Fate[];
  readonly signal?: AbortSignal;
  readonly meanwhile?: (states: SimulatedStates, clock: Clock) => Promise<void>;
}

/** Runs a step on a simulated Step Functions, by a clock that does not wait. */
export async function step({
  inputs,
  fates = {},
  attach,
  earlier = [],
  signal = never,
  meanwhile = async () => {},
}: Given) {
  const clock = alarmClock();
  const states = simulatedStates(
    clock,
    (customer) => fates[customer] ?? earlier[Number(customer)] ?? SUCCEEDS,
  );
  for (const index of earlier.keys()) {
    states.start(String(index));
  }
  await (earlier.length > 0 ? clock.sleep(60 * MINUTE_MS, never) : undefined);
  const arns = attach?.map((customer) => states.start(customer));
  const log: string[] = [];
  const kept = keptLedger();
  const given = await settings({
    inputs: { ...inputs, ...(arns && { 'execution-arn': arns.join('\n') }) },
  });
  const since = clock.now();
  const [outcome] = await Promise.all([
    runStep({
      settings: given,
      workflow: readWorkflow({ GITHUB_RUN_ID: '4711', GITHUB_REPOSITORY: 'acme/uploads' }, undefined),
      clients: lazyClients(states),
      env: {},
      clock,
      signal,
      log: {
        info: (line) => log.push(line),
        warning: (line) => log.push(`warning: ${line}`),
        openGroup: (title) => log.push(`group: ${title}`),
        closeGroup: () => log.push('end of group'),
        output: (lines) => log.push(...lines),
      },
      ledger: kept.ledger,
    }).catch((error: unknown) => error),
    meanwhile(states, clock),
  ]);
  return {
    outcome,
    states,
    log,
    tookMs: clock.now() - since,
    left: kept.entries().map(({ arn }) => arn),
  };
}

export function reportOf(outcome: unknown): Report {
  if (typeof outcome !== 'object' || outcome === null || !('executions' in outcome)) {
    throw outcome;
  }
  return outcome as Report;
}

/** What is said of how the execution at an index ended. */
export function saidOf(outcome: unknown, index: number): string | undefined {
  const execution = reportOf(outcome).executions[index];
  return execution && endingText(execution);
}

export const statuses = (outcome: unknown) => reportOf(outcome).executions.map(statusOf);
export const customers = (number: number) => Array.from({ length: number }, (_, index) => `c${index + 1}`);
export const several = (number: number, more: Readonly<Record<string, string>> = {}) => ({
  'customer-ids': customers(number).join(','),
  ...more,
});
