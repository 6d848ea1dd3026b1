import { beforeAll, describe, expect, test } from '@jest/globals';
import { loadSdk } from '../scripted-aws.ts';
import type { Fate } from '../simulated-states.ts';
import { customers, MINUTE_MS, several, statuses, step } from './simulated-step.ts';

beforeAll(loadSdk);

describe('what a step asks of AWS', () => {
  const calls = ({ states }: Awaited<ReturnType<typeof step>>): Readonly<Record<string, number>> =>
    Object.fromEntries(
      [...Map.groupBy(states.operations(), (operation) => operation)].map(([operation, { length }]) => [
        operation,
        length,
      ]),
    );
  const lasting = (minutes: number): Fate => ({ kind: 'runs', forMs: minutes * MINUTE_MS });

  test('for the first execution of a machine, of ten minutes, is a poll every ten seconds', async () => {
    const done = await step({ inputs: several(1), fates: { c1: lasting(10) } });
    const { GetExecutionHistory: polls, ...others } = calls(done);
    expect(polls).toBeLessThanOrEqual(65);
    expect(others).toEqual({ ListStateMachines: 1, StartExecution: 1, ListExecutions: 1 });
    expect(done.tookMs).toBeLessThanOrEqual(10 * MINUTE_MS + 10_000);
  });

  test('for a later one is fewer polls, most of them when it usually ends', async () => {
    const done = await step({
      inputs: several(1),
      fates: { c1: lasting(10) },
      earlier: [9.3, 9.6, 10.1, 10.4, 10.6].map(lasting),
    });
    const { GetExecutionHistory: polls, ...others } = calls(done);
    expect(polls).toBeLessThanOrEqual(45);
    expect(others).toEqual({ ListStateMachines: 1, StartExecution: 1, ListExecutions: 1 });
    expect(done.states.lateMs().every((late) => late <= 5_000)).toBe(true);
  });

  test('for 500 executions at once is never more than AWS grants, and a tenth of a poll every five seconds', async () => {
    // They end between the tenth and the fifteenth minute.
    const fates = customers(500).map((customer, index): [string, Fate] => [
      customer,
      lasting(10 + index / 100),
    ]);
    const done = await step({
      inputs: several(500, { 'max-parallel': '500' }),
      fates: Object.fromEntries(fates),
    });
    expect(statuses(done.outcome)).toEqual(Array(500).fill('SUCCEEDED'));
    expect(done.states.mostAtOnce()).toBe(500);
    expect(done.states.throttled()).toBe(0);
    const { GetExecutionHistory: polls, ListExecutions: lists = 0, ...others } = calls(done);
    expect(polls).toBeLessThan((500 * 12.5 * 12) / 10);
    expect(lists).toBeLessThan(15.5 * 12);
    expect(others).toEqual({ ListStateMachines: 1, StartExecution: 500 });
    expect(done.tookMs).toBeLessThan(15 * MINUTE_MS + 30_000);
  }, 240_000);

  test('for 500 executions is what tells of an end within seconds', async () => {
    // Their ends are spread evenly over ten minutes.
    const fates = customers(500).map((customer, index): [string, Fate] => [
      customer,
      lasting(0.01 + (10 * ((index * 7_919) % 500)) / 500),
    ]);
    const done = await step({
      inputs: several(500, { 'max-parallel': '500' }),
      fates: Object.fromEntries(fates),
    });
    expect(statuses(done.outcome)).toEqual(Array(500).fill('SUCCEEDED'));
    expect(done.states.throttled()).toBe(0);
    const late = done.states.lateMs().toSorted((one, other) => one - other);
    expect(late).toHaveLength(500);
    expect(late[250]).toBeLessThanOrEqual(5_000);
    expect(late.at(-1)).toBeLessThanOrEqual(60_000);
  }, 240_000);

  test('for 500 executions that end at the same moment is never more than AWS grants', async () => {
    const fates = customers(500).map((customer): [string, Fate] => [customer, lasting(3)]);
    const done = await step({
      inputs: several(500, { 'max-parallel': '500' }),
      fates: Object.fromEntries(fates),
    });
    expect(statuses(done.outcome)).toEqual(Array(500).fill('SUCCEEDED'));
    expect(done.states.throttled()).toBe(0);
    // The last was started after eight seconds; then their ends are read at twenty a second.
    expect(done.tookMs).toBeLessThan(3 * MINUTE_MS + 8_000 + 35_000);
  }, 240_000);
});
