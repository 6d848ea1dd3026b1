import { describe, expect, test } from '@jest/globals';
import type { RecordedDecision } from '../../src/execution/recorded-decision.ts';
import { trail } from '../../src/execution/trail.ts';
import { waitUntil } from '../../src/execution/wait-until.ts';
import { ecs } from '../../src/integrations/ecs.ts';
import { findRule } from '../../src/policy/decide.ts';
import { DEFAULT_POLICY } from '../../src/policy/default-policy.ts';
import { parseFailure } from '../../src/policy/failure.ts';
import { exited, THROTTLED, taskArn } from '../policy/causes.ts';
import { type Path, START, started } from './events.ts';
import { decisionOf, told } from './told.ts';

const RETRY: RecordedDecision = {
  type: 'RETRIABLE',
  retryCount: 1,
  waitSeconds: 0,
  rule: 'again',
  because: 'It may work.',
};
const WAIT: RecordedDecision = {
  type: 'TEMPORARY',
  retryCount: 2,
  waitSeconds: 90,
  rule: 'later',
  because: 'It may heal.',
};
const STOP: RecordedDecision = {
  type: 'FATAL',
  retryCount: 3,
  waitSeconds: 0,
  rule: 'never',
  because: 'It is broken.',
};

const failedWith = (cause: string) => ({ error: 'States.TaskFailed', cause });

/** One failed attempt of the built-in machine, and its decision in variables. */
function builtInFailure(path: Path, id: string, exitCode: number, errorState: RecordedDecision): Path {
  return path
    .entered('RunECSTask', 'Task')
    .submitted(id)
    .wait(10)
    .failed(exited(exitCode))
    .exited('RunECSTask', { assigned: { failure: {}, trail: [], attempt: {} } })
    .entered('ProcessError', 'Choice')
    .exited('ProcessError', { assigned: { errorState } });
}

describe('the built-in machine', () => {
  test('tells its own decisions, which count more than the policy', () => {
    const path = started().passed('KeepInput', { assigned: { errorState: null } });
    builtInFailure(path, 'a', 3, RETRY);
    builtInFailure(path, 'b', 1, WAIT).entered('WaitBeforeRetry', 'Wait').wait(90).exited('WaitBeforeRetry');
    builtInFailure(path, 'c', 4, STOP).entered('FatalError', 'Fail').ended('FAILED', 'FATAL', '{}');
    expect(told(path)).toEqual([
      '1 RunECSTask a failed 3 RETRIABLE 0 machine',
      '2 RunECSTask b failed 1 TEMPORARY 90 machine',
      '3 RunECSTask c failed 4 FATAL 0 machine',
    ]);
    const decisions = trail(path.events, DEFAULT_POLICY).map(({ outcome }) => decisionOf(outcome));
    expect(decisions).toEqual([RETRY, WAIT, STOP]);
  });

  test('that succeeded in the end says so, with the times of each attempt', () => {
    const path = started().passed('KeepInput');
    builtInFailure(path, 'a', 1, RETRY);
    path
      .entered('RunECSTask', 'Task')
      .submitted('b')
      .wait(42)
      .succeeded()
      .exited('RunECSTask')
      .ended('SUCCEEDED');
    const [, last] = trail(path.events, DEFAULT_POLICY);
    expect(last).toMatchObject({
      number: 2,
      item: undefined,
      ranWith: {},
      state: 'RunECSTask',
      integration: ecs,
      startedAt: START + 10_000,
      taskArn: taskArn('b'),
      outcome: { kind: 'succeeded', at: START + 52_000 },
    });
  });

  test('whose decision is not there yet is classified by the policy until it is', () => {
    const path = started().entered('RunECSTask', 'Task').submitted('a').failed(exited(4));
    expect(told(path)).toEqual(['1 RunECSTask a failed 4 TEMPORARY 0 policy']);
    path.exited('RunECSTask').passed('ProcessError', { assigned: { errorState: STOP } });
    expect(told(path)).toEqual(['1 RunECSTask a failed 4 FATAL 0 machine']);
  });

  test('that stands in its wait says until when', () => {
    const path = started();
    builtInFailure(path, 'a', 4, WAIT);
    const until = () => waitUntil(path.events, trail(path.events, DEFAULT_POLICY));
    expect(until()).toBeUndefined();
    path.entered('WaitBeforeRetry', 'Wait');
    expect(until()).toBe(START + 10_000 + 90_000);
    path.wait(90).exited('WaitBeforeRetry');
    expect(until()).toBeUndefined();
  });
});

describe('the classic graph, whose function puts its decision into the output', () => {
  /** The state is carried along as it stands in the input. */
  const fail = (path: Path, id: string, before: unknown, decision: unknown) =>
    path
      .entered('RunECSTask', 'Task')
      .submitted(id)
      .failed(exited(4))
      .exited('RunECSTask', { output: { taskError: {}, errorState: before } })
      .passed('ProcessError', { output: { taskError: {}, errorState: decision } })
      .passed('ErrorStateChoice', { output: { taskError: {}, errorState: decision } });

  test('tells them without rule and explanation, which it need not know', () => {
    const first = { type: 'RETRIABLE', retryCount: 1, waitSeconds: 60 };
    const second = { type: 'TEMPORARY', retryCount: 2, waitSeconds: 60 };
    const path = started();
    fail(path, 'a', undefined, first);
    fail(path, 'b', first, second).passed('WaitBeforeRetry', { output: { errorState: second } });
    fail(path, 'c', second, { type: 'FATAL', retryCount: 3 }).entered('FatalError', 'Fail').ended('FAILED');
    expect(told(path)).toEqual([
      '1 RunECSTask a failed 4 RETRIABLE 0 machine',
      '2 RunECSTask b failed 4 TEMPORARY 60 machine',
      '3 RunECSTask c failed 4 FATAL 0 machine',
    ]);
    const [outcome] = trail(path.events, DEFAULT_POLICY).map((attempt) => attempt.outcome);
    expect(outcome).toMatchObject({ explanation: { rule: '', because: '' } });
  });

  test('names the rule and reason of the policy where its function and the policy are of one mind', () => {
    const path = started();
    fail(path, 'a', undefined, { type: 'TEMPORARY', retryCount: 1, waitSeconds: 40 });
    fail(path, 'b', undefined, { type: 'TEMPORARY', waitSeconds: 40, rule: 'ours', because: 'We say so.' });
    const expected = findRule(DEFAULT_POLICY, parseFailure(failedWith(exited(4)), undefined));
    const decisions = trail(path.events, DEFAULT_POLICY).map(({ outcome }) =>
      outcome.kind === 'failed' ? [decisionOf(outcome), outcome.explanation] : outcome.kind,
    );
    expect(expected).toMatchObject({ type: 'TEMPORARY', name: expect.stringMatching(/./) });
    expect(decisions).toEqual([
      [
        // How often and how long is the function's own.
        { type: 'TEMPORARY', retryCount: 1, waitSeconds: 40, rule: '', because: '' },
        { rule: expected.name, because: expected.because },
      ],
      [
        { type: 'TEMPORARY', retryCount: 0, waitSeconds: 40, rule: 'ours', because: 'We say so.' },
        { rule: 'ours', because: 'We say so.' },
      ],
    ]);
  });

  test('whose function decides the same twice has decided twice', () => {
    const same = { type: 'TEMPORARY', retryCount: 1, waitSeconds: 40 };
    const path = started();
    for (const before of [undefined, same]) {
      path.entered('RunECSTask', 'Task').submitted('a').failed(exited(4));
      path.exited('RunECSTask', { output: { errorState: before } }, 'Task');
      path.entered('ProcessError', 'Task').exited('ProcessError', { output: { errorState: same } }, 'Task');
    }
    expect(told(path)).toEqual([
      '1 RunECSTask a failed 4 TEMPORARY 40 machine',
      '2 RunECSTask a failed 4 TEMPORARY 40 machine',
    ]);
  });

  test('whose function broke does not pass off the decision before for the one on this failure', () => {
    const first = { type: 'RETRIABLE', retryCount: 1, waitSeconds: 0 };
    const path = started();
    fail(path, 'a', undefined, first);
    path.entered('RunECSTask', 'Task').submitted('b').failed(exited(3));
    path.exited('RunECSTask', { output: { taskError: {}, errorState: first } });
    path.entered('ProcessError', 'Task').other('LambdaFunctionFailed').ended('FAILED', 'Lambda.Unknown');
    expect(told(path).at(-1)).toBe('2 RunECSTask b failed 3 FATAL 0 policy');
  });

  test('that hands the decision before on to a state in between does not either', () => {
    const first = { type: 'RETRIABLE', retryCount: 1, waitSeconds: 0 };
    const path = started();
    fail(path, 'a', undefined, first);
    path.entered('RunECSTask', 'Task').submitted('b').failed(exited(3));
    path
      .exited('RunECSTask', { output: { errorState: first } })
      .passed('Log', { output: { errorState: first } });
    expect(told(path).at(-1)).toBe('2 RunECSTask b failed 3 FATAL 0 policy');
  });

  test.each([
    ['a type that is none', { type: 'MAYBE' }],
    ['a text', 'RETRIABLE'],
    ['a list', []],
    ['null', null],
  ])('with %s for a decision has none', (_what, errorState) => {
    expect(told(fail(started(), 'a', undefined, errorState))).toEqual([
      '1 RunECSTask a failed 4 TEMPORARY 0 policy',
    ]);
  });
});

describe('a state with a Retry of its own', () => {
  test('tells each run, the wait between them, and what the policy thinks of the failures', () => {
    const path = started().entered('Upload', 'Task');
    path.submitted('a').wait(10).failed(exited(1));
    path.wait(3).submitted('b').wait(10).failed(exited(4));
    path
      .wait(4.5)
      .submitted('c')
      .wait(10)
      .failed(THROTTLED, 'ECS.ThrottlingException')
      .ended('FAILED', 'ECS.ThrottlingException');
    expect(told(path)).toEqual([
      '1 Upload a failed 1 RETRIABLE 3 policy',
      '2 Upload b failed 4 TEMPORARY 5 policy',
      '3 Upload c failed ECS.ThrottlingException TEMPORARY 0 policy',
    ]);
  });

  test('is not judged by the budget of the policy, which the machine does not know', () => {
    const path = started().entered('Upload', 'Task');
    for (const id of ['a', 'b', 'c', 'd', 'e', 'f']) {
      path.submitted(id).failed(exited(1)).wait(1);
    }
    expect(told(path).map((line) => line.split(' ')[5])).toEqual(
      Array.from({ length: 6 }, () => 'RETRIABLE'),
    );
  });
});
