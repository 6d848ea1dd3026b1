import { beforeAll, describe, expect, test } from '@jest/globals';
import { statusOf } from '../../src/report/report.ts';
import { endingText } from '../../src/report/wording.ts';
import { stopLeftRunning } from '../../src/step/post-step.ts';
import { alarmClock } from '../alarm-clock.ts';
import { lazyClients } from '../lazy-clients.ts';
import { loadSdk, RESET, refused, type Script, scriptedAws, THROTTLED } from '../scripted-aws.ts';
import { type Fate, simulatedStates } from '../simulated-states.ts';

beforeAll(loadSdk);

const HOUR: Fate = { kind: 'runs', forMs: 3_600_000 };
const GONE = 'arn:aws:states:eu-west-1:111122223333:execution:uploads:gone';

/** The post step after a step that was killed when these customers' executions were in its ledger. */
async function afterKill(
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
    arns,
    clients: lazyClients(states),
    clock,
    signal: new AbortController().signal,
    stopCause: 'Stopped by the post step of the test.',
  });
  return { report, states, arns, tookMs: clock.now() - since };
}

async function scripted(script: Script) {
  const aws = scriptedAws(script);
  const report = await stopLeftRunning({
    arns: [GONE],
    clients: lazyClients(aws),
    clock: alarmClock(),
    signal: new AbortController().signal,
    stopCause: 'Stopped by the post step of the test.',
  });
  return { report, operations: aws.operations() };
}

describe('what a killed step left running', () => {
  test('is stopped, and told of', async () => {
    const { report, states, arns } = await afterKill(['c1', 'c2']);
    expect(states.stopped()).toEqual(['c1', 'c2']);
    expect(report).toMatchObject({ machine: { name: 'uploads' }, cancelled: false });
    expect(report?.executions.map((execution) => [execution.arn, statusOf(execution)])).toEqual(
      arns.map((arn) => [arn, 'ABORTED']),
    );
    expect(report?.executions.map(endingText)).toEqual(
      Array(2).fill('The step ended before the execution did. The execution was stopped.'),
    );
  });

  test('says in the console who stopped it', async () => {
    const { states } = await afterKill(['c1']);
    expect(states.calls.find(({ operation }) => operation === 'StopExecution')?.input).toMatchObject({
      error: 'Cancelled',
      cause: 'Stopped by the post step of the test.',
    });
  });

  test('is stopped within the quotas, however many executions it is', async () => {
    const names = Array.from({ length: 300 }, (_, index) => `c${index}`);
    const { report, states, tookMs } = await afterKill(names);
    expect(states.stopped()).toHaveLength(300);
    expect(report?.executions.filter((execution) => statusOf(execution) === 'ABORTED')).toHaveLength(300);
    // A call that is throttled is sent again: each was sent once.
    for (const operation of ['DescribeExecution', 'StopExecution', 'GetExecutionHistory']) {
      expect([operation, states.operations().filter((one) => one === operation).length]).toEqual([
        operation,
        300,
      ]);
    }
    // The runner leaves a post step five minutes.
    expect(tookMs).toBeLessThan(120_000);
  });

  test('is stopped where AWS does not tell how it is', async () => {
    const { report, operations } = await scripted({
      DescribeExecution: [refused('AccessDeniedException')],
      StopExecution: [RESET, refused('AccessDeniedException')],
    });
    expect(operations).toEqual(['DescribeExecution', 'StopExecution', 'StopExecution']);
    expect(report?.executions.map((execution) => [execution.arn, statusOf(execution)])).toEqual([
      [GONE, 'RUNNING'],
    ]);
    expect(report?.executions.map(endingText)).toEqual([
      expect.stringMatching(
        /could not be stopped: AWS refused states:StopExecution on .*Grant the role of this step states:StopExecution/,
      ),
    ]);
  });

  test('is waited for through throttling', async () => {
    const { operations } = await scripted({
      DescribeExecution: [THROTTLED, THROTTLED, refused('ExecutionDoesNotExist')],
    });
    expect(operations).toEqual(Array(3).fill('DescribeExecution'));
  });
});

describe('there is nothing to stop, and nothing to tell', () => {
  test('of an execution that had ended by itself', async () => {
    const { report, states } = await afterKill(['c1'], { c1: { kind: 'runs', forMs: 1000 } });
    expect(report).toBeUndefined();
    expect(states.operations()).toEqual(['DescribeExecution']);
  });

  test('of an execution that was never started', async () => {
    const { report, states } = await afterKill([], {}, [GONE]);
    expect(report).toBeUndefined();
    expect(states.operations()).toEqual(['DescribeExecution']);
  });

  test('of a step that left nothing: AWS is not even asked', async () => {
    const { report, states } = await afterKill([]);
    expect(report).toBeUndefined();
    expect(states.calls).toEqual([]);
  });

  test('of those that had ended, where others had not', async () => {
    const { report, states } = await afterKill(['c1', 'c2'], { c1: { kind: 'runs', forMs: 1000 } }, [GONE]);
    expect(report?.executions).toHaveLength(1);
    expect(states.stopped()).toEqual(['c2']);
  });
});
