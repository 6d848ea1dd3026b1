import { type Claim, type LedgerEntry, OURS } from '../../src/execution/claim.ts';
import { endingText } from '../../src/report/wording.ts';
import { stopLeftRunning } from '../../src/step/post-step.ts';
import { alarmClock } from '../alarm-clock.ts';
import { lazyClients } from '../lazy-clients.ts';
import { ok, refused, type Script, scriptedAws } from '../scripted-aws.ts';
import { type Fate, simulatedStates } from '../simulated-states.ts';

const HOUR: Fate = { kind: 'runs', forMs: 3_600_000 };
export const GONE = 'arn:aws:states:eu-west-1:111122223333:execution:uploads:gone';

/** The post step after a step that was killed when these customers' executions were in its ledger. */
export async function afterKill(
  customers: readonly string[],
  fates: Readonly<Record<string, Fate>> = {},
  more: readonly string[] = [],
) {
  const clock = alarmClock();
  const states = simulatedStates(clock, (customer) => fates[customer] ?? HOUR);
  const arns = [...customers.map((customer) => states.start(customer)), ...more];
  await clock.sleep(60_000, new AbortController().signal);
  const since = clock.now();
  const report = await stopLeftRunning({
    entries: arns.map(known),
    clients: lazyClients(states),
    clock,
    signal: new AbortController().signal,
    stopCause: 'Stopped by the post step of the test.',
  });
  return { report: report.stopped, others: report.others, states, arns, tookMs: clock.now() - since };
}

const known = (arn: string): LedgerEntry => ({ arn, claim: OURS });

/** The post step on a service that answers as written. */
export async function scripted(script: Script, claim: Claim = OURS) {
  const aws = scriptedAws(script);
  const clock = alarmClock();
  const since = clock.now();
  const { stopped: report, others } = await stopLeftRunning({
    entries: [{ arn: GONE, claim }],
    clients: lazyClients(aws),
    clock,
    signal: new AbortController().signal,
    stopCause: 'Stopped by the post step of the test.',
  });
  const [execution] = report?.executions ?? [];
  const operations = aws.operations();
  return {
    report,
    others,
    execution,
    says: execution && endingText(execution),
    operations,
    count: (operation: string) => operations.filter((one) => one === operation).length,
    tookMs: clock.now() - since,
  };
}

export const NOT_THERE = refused('ExecutionDoesNotExist');
export const RUNNING = ok({ status: 'RUNNING' });
export const STOPPED = ok({ stopDate: 1_700_000_000 });
export const ABORTED = ok({
  events: [
    { id: 2, previousEventId: 0, type: 'ExecutionAborted', timestamp: 1_700_000_002 },
    { id: 1, previousEventId: 0, type: 'ExecutionStarted', timestamp: 1_700_000_000 },
  ],
});
