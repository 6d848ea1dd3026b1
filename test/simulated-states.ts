import type { Clock } from '../src/aws/clock.ts';
import { type Answer, ok, refused, type ScriptedAws, scriptedAws, THROTTLED } from './scripted-aws.ts';

/** What becomes of an execution, by the customer it is for. */
export type Fate =
  | { readonly kind: 'runs'; readonly forMs: number; readonly status?: 'Succeeded' | 'Failed' }
  /** StartExecution is refused with this error. */
  | { readonly kind: 'refused'; readonly error: string };

/** A Step Functions whose executions take their time by a clock. */
export interface SimulatedStates extends ScriptedAws {
  /** How many executions ran at once at most. */
  readonly mostAtOnce: () => number;
  /** The customers whose executions were started, in order. */
  readonly started: () => readonly string[];
  /** The customers whose executions were stopped while they ran. */
  readonly stopped: () => readonly string[];
  /** How many calls were refused because they came too often. */
  readonly throttled: () => number;
  /** How long after the end of an execution somebody was told of it, in milliseconds, one for each that ended. */
  readonly lateMs: () => readonly number[];
  /** Starts an execution as somebody else would, and tells its ARN. */
  start(customer: string): string;
}

interface Execution {
  readonly arn: string;
  readonly customer: string;
  readonly startedAt: number;
  endsAt: number;
  end: 'Succeeded' | 'Failed' | 'Aborted';
}

const MACHINE = 'arn:aws:states:eu-west-1:111122223333:stateMachine:uploads';

/** What AWS grants in all but its largest regions: calls at once, and calls a second. */
const GRANTED: Readonly<Record<string, readonly [burst: number, perSecond: number]>> = {
  StartExecution: [800, 150],
  DescribeExecution: [250, 10],
  GetExecutionHistory: [400, 20],
  StopExecution: [500, 25],
  ListExecutions: [100, 2],
};

export function simulatedStates(
  clock: Pick<Clock, 'now'>,
  fateOf: (customer: string) => Fate,
): SimulatedStates {
  const executions = new Map<string, Execution>();
  const stopped: string[] = [];
  const lateMs = new Map<string, number>();
  let mostAtOnce = 0;
  const runs = ({ endsAt }: Execution): boolean => clock.now() < endsAt;
  const start = (customer: string, name: string): Answer => {
    const fate = fateOf(customer);
    if (fate.kind === 'refused') {
      return refused(fate.error);
    }
    const arn = `${MACHINE.replace('stateMachine', 'execution')}:${name}`;
    const startedAt = clock.now();
    const { forMs, status = 'Succeeded' } = fate;
    executions.set(arn, { arn, customer, startedAt, endsAt: startedAt + forMs, end: status });
    mostAtOnce = Math.max(mostAtOnce, [...executions.values()].filter(runs).length);
    const headers = { date: new Date(startedAt).toUTCString() };
    return ok({ executionArn: arn, startDate: startedAt / 1000 }, headers);
  };
  const known = (
    input: Readonly<Record<string, unknown>>,
    answer: (execution: Execution) => Answer,
  ): Answer => {
    const execution = executions.get(String(input['executionArn']));
    return execution === undefined ? refused('ExecutionDoesNotExist') : answer(execution);
  };
  let throttled = 0;
  const metered = throttle(clock, () => {
    throttled += 1;
  });
  const aws = scriptedAws({
    ListStateMachines: [
      ok({
        stateMachines: [{ name: 'uploads', stateMachineArn: MACHINE, type: 'STANDARD', creationDate: 0 }],
      }),
    ],
    StartExecution: metered('StartExecution', ({ input, name }) =>
      start(String(JSON.parse(String(input)).customer_id), String(name)),
    ),
    GetExecutionHistory: metered('GetExecutionHistory', (input) =>
      known(input, (execution) => {
        const isRunning = runs(execution);
        if (!isRunning && !lateMs.has(execution.arn)) {
          lateMs.set(execution.arn, clock.now() - execution.endsAt);
        }
        return ok({ events: history(execution, isRunning).reverse() });
      }),
    ),
    DescribeExecution: metered('DescribeExecution', (input) =>
      known(input, (execution) =>
        ok({
          status: runs(execution) ? 'RUNNING' : execution.end.toUpperCase(),
          input: JSON.stringify({ customer_id: execution.customer }),
        }),
      ),
    ),
    ListExecutions: metered('ListExecutions', ({ statusFilter, maxResults, nextToken }) => {
      const listed = [...executions.values()].filter((one) => runs(one) === (statusFilter === 'RUNNING'));
      const from = Number(nextToken ?? 0);
      const to = from + Number(maxResults);
      return ok({
        executions: listed.slice(from, to).map(({ arn, startedAt, endsAt }) => ({
          executionArn: arn,
          startDate: startedAt / 1000,
          ...(statusFilter !== 'RUNNING' && { stopDate: endsAt / 1000 }),
        })),
        ...(to < listed.length && { nextToken: String(to) }),
      });
    }),
    StopExecution: metered('StopExecution', (input) =>
      known(input, (execution) => {
        if (runs(execution)) {
          stopped.push(execution.customer);
          execution.endsAt = clock.now();
          execution.end = 'Aborted';
        }
        return ok({ stopDate: clock.now() / 1000 });
      }),
    ),
  });
  return {
    ...aws,
    mostAtOnce: () => mostAtOnce,
    started: () => [...executions.values()].map(({ customer }) => customer),
    stopped: () => stopped,
    throttled: () => throttled,
    lateMs: () => [...lateMs.values()],
    start: (customer) => {
      start(customer, `of-${customer}`);
      return `${MACHINE.replace('stateMachine', 'execution')}:of-${customer}`;
    },
  };
}

/** Refuses what comes more often than AWS grants, and tells of it. */
function throttle({ now }: Pick<Clock, 'now'>, onThrottled: () => void) {
  return (operation: string, answer: (input: Readonly<Record<string, unknown>>) => Answer) => {
    const [burst, perSecond] = GRANTED[operation] ?? [0, 0];
    let tokens = burst;
    let filledAt = now();
    return (input: Readonly<Record<string, unknown>>): Answer => {
      tokens = Math.min(burst, tokens + ((now() - filledAt) * perSecond) / 1000);
      filledAt = now();
      // A rounding error is no refusal.
      if (tokens < 1 - 1e-6) {
        onThrottled();
        return THROTTLED;
      }
      tokens -= 1;
      return answer(input);
    };
  };
}

/** An execution without a task: it only takes its time. */
function history({ startedAt, endsAt, end }: Execution, isRunning: boolean): object[] {
  const types = [
    ['ExecutionStarted', startedAt],
    ['PassStateEntered', startedAt],
    ...(isRunning ? [] : ([[`Execution${end}`, endsAt]] as const)),
  ] as const;
  return types.map(([type, at], index) => ({
    id: index + 1,
    previousEventId: index,
    timestamp: at / 1000,
    type,
    ...(type === 'ExecutionSucceeded' && { executionSucceededEventDetails: { output: '{}' } }),
  }));
}
