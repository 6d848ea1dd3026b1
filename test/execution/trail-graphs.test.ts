import { describe, expect, test } from '@jest/globals';
import { trail } from '../../src/execution/trail.ts';
import { waitUntil } from '../../src/execution/wait-until.ts';
import { DEFAULT_POLICY } from '../../src/policy/default-policy.ts';
import { exited, SPOT_INTERRUPTED, taskArn } from '../policy/causes.ts';
import { Path, START, started } from './events.ts';
import { told } from './told.ts';

const AGAIN = { type: 'RETRIABLE', retryCount: 1, waitSeconds: 0 };

describe('two states that run tasks', () => {
  test('are told apart, and their attempts are counted through', () => {
    const path = started()
      .entered('Extract', 'Task')
      .submitted('a')
      .failed(exited(1))
      .wait(2)
      .submitted('b')
      .succeeded();
    path
      .exited('Extract')
      .entered('Load', 'Task')
      .submitted('c')
      .failed(exited(3))
      .ended('FAILED', 'States.TaskFailed');
    expect(told(path)).toEqual([
      '1 Extract a failed 1 RETRIABLE 2 policy',
      '2 Extract b succeeded',
      '3 Load c failed 3 FATAL 0 policy',
    ]);
  });

  test('do not take a decision on the one for one on the other', () => {
    const path = started().entered('Extract', 'Task').submitted('a').failed(exited(1)).exited('Extract');
    path.passed('ProcessError', { output: { errorState: AGAIN } });
    path
      .entered('Extract', 'Task')
      .submitted('b')
      .succeeded()
      .exited('Extract', { output: { errorState: AGAIN } });
    path
      .entered('Load', 'Task')
      .submitted('c')
      .failed(exited(3))
      .exited('Load', { output: { errorState: AGAIN } });
    path.passed('Notify', { output: { errorState: AGAIN } }).ended('FAILED', 'Broken');
    expect(told(path)).toEqual([
      '1 Extract a failed 1 RETRIABLE 0 machine',
      '2 Extract b succeeded',
      '3 Load c failed 3 FATAL 0 policy',
    ]);
  });

  test('may each have the same decision in a variable, which is assigned anew each time', () => {
    const path = started();
    for (const id of ['a', 'b']) {
      path.entered('Extract', 'Task').submitted(id).failed(exited(3)).exited('Extract');
      path.passed('Decide', { assigned: { errorState: AGAIN } });
    }
    expect(told(path)).toEqual([
      '1 Extract a failed 3 RETRIABLE 0 machine',
      '2 Extract b failed 3 RETRIABLE 0 machine',
    ]);
  });

  test('with a task of another service that failed between them tell of that as well', () => {
    const path = started().entered('Prepare', 'Task');
    path.add({ kind: 'task-scheduled', resourceType: 'lambda', resource: 'invoke' });
    path.failed('{"errorMessage":"no"}', 'Lambda.Unknown').exited('Prepare');
    path.entered('Load', 'Task').submitted('a').succeeded().exited('Load');
    expect(told(path)).toEqual([
      '1 Prepare - failed Lambda.Unknown RETRIABLE 0 policy',
      '2 Load a succeeded',
    ]);
  });
});

describe('a state that requests a task and does not wait for it', () => {
  test('is an attempt that succeeds with the request, of the task in the answer', () => {
    const path = started().entered('Load', 'Task');
    path.add({ kind: 'task-scheduled', resourceType: 'ecs', resource: 'runTask' });
    const output = JSON.stringify({ Tasks: [{ TaskArn: taskArn('a'), Cpu: '256' }], Failures: [] });
    path.add({ kind: 'task-succeeded', output }).exited('Load').ended('SUCCEEDED');
    expect(told(path)).toEqual(['1 Load a succeeded']);
    expect(trail(path.events, DEFAULT_POLICY)[0]?.ranWith).toEqual({ cpu: 256 });
  });
});

describe('ends of a task that are none of its own', () => {
  test('a state that took too long is a failure with the error States.Timeout and no Cause', () => {
    const path = started().entered('Load', 'Task').submitted('a').wait(600).failed('', 'States.Timeout');
    expect(told(path)).toEqual(['1 Load a failed States.Timeout RETRIABLE 0 policy']);
  });

  test('a call that was refused has no task', () => {
    const path = started().entered('Load', 'Task');
    path.add({ kind: 'task-scheduled', resourceType: 'ecs', resource: 'runTask.sync' });
    path.failed('Cluster not found.', 'ECS.ClusterNotFoundException');
    expect(told(path)).toEqual(['1 Load - failed ECS.ClusterNotFoundException FATAL 0 policy']);
  });

  test('a task whose submission was not seen is known by its failure', () => {
    const path = started().entered('Load', 'Task');
    path
      .add({ kind: 'task-scheduled', resourceType: 'ecs', resource: 'runTask.sync' })
      .failed(SPOT_INTERRUPTED);
    expect(told(path)).toEqual(['1 Load 5f0c3b8e failed 137 RETRIABLE 0 policy']);
  });

  test.each(['ABORTED', 'TIMED_OUT'] as const)(
    'a task that ran when the execution %s was stopped then',
    (status) => {
      const path = started().entered('Load', 'Task').submitted('a').wait(30);
      expect(told(path)).toEqual(['1 Load a running']);
      path.ended(status);
      const [attempt] = trail(path.events, DEFAULT_POLICY);
      expect(attempt?.outcome).toEqual({ kind: 'stopped', at: START + 30_000 });
    },
  );

  test('a task that was stopped by hand before its execution was aborted failed by that', () => {
    const path = started().entered('Load', 'Task').submitted('a').failed(SPOT_INTERRUPTED).ended('ABORTED');
    expect(told(path)).toEqual(['1 Load a failed 137 RETRIABLE 0 policy']);
  });
});

describe('a history that is not whole', () => {
  const whole = started().entered('Load', 'Task').submitted('a').failed(exited(1)).wait(1).submitted('b');
  whole
    .failed(exited(4))
    .exited('Load')
    .passed('ProcessError', { assigned: { errorState: AGAIN } })
    .ended('FAILED');

  test('gives what can be told, wherever it is cut', () => {
    for (let from = 0; from <= whole.events.length; from += 1) {
      for (let to = from; to <= whole.events.length; to += 1) {
        const attempts = trail(whole.events.slice(from, to), DEFAULT_POLICY);
        expect(attempts.length).toBeLessThanOrEqual(2);
        expect(attempts.map(({ number }) => number)).toEqual(attempts.map((_attempt, index) => index + 1));
      }
    }
  });

  test('has no attempts if it has no events, or none of tasks', () => {
    expect(trail([], DEFAULT_POLICY)).toEqual([]);
    expect(told(new Path().other('ExecutionStarted').ended('FAILED', 'States.Runtime'))).toEqual([]);
    expect(waitUntil([], [])).toBeUndefined();
  });

  test('says nothing of a wait that the machine did not decide on', () => {
    const path = started().entered('Load', 'Task').submitted('a').failed(exited(4)).exited('Load');
    path.entered('Pause', 'Wait');
    expect(waitUntil(path.events, trail(path.events, DEFAULT_POLICY))).toBeUndefined();
  });
});
