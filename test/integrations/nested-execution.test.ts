import { describe, expect, test } from '@jest/globals';
import { nestedExecution } from '../../src/integrations/nested-execution.ts';
import type { Failure } from '../../src/policy/failure.ts';
import { LogService, logging } from '../evidence/log-service.ts';
import { leapingClock } from '../leaping-clock.ts';
import { stoppedTask, taskArn } from '../policy/causes.ts';
import { arn, read } from './run-events.ts';

const CHILD = arn('states', 'execution:child:e1');
const MACHINE = arn('states', 'stateMachine:child');

/**
 * What `.sync` ends with: DescribeExecution in PascalCase, keys in alphabetical order, dates in milliseconds, Input as
 * text (`.sync`) or value (`.sync:2`). Shape as measured on AWS by the tests of floci
 * (AslExecutorNestedStartExecutionTest); Error and Cause as the API reference of DescribeExecution has them.
 */
function description(ended: object, name = 'e1') {
  return {
    ...('Cause' in ended && { Cause: ended.Cause }),
    ...('Error' in ended && { Error: ended.Error }),
    ExecutionArn: arn('states', `execution:child:${name}`),
    Input: '{"password":"hunter2"}',
    InputDetails: { Included: true },
    Name: name,
    RedriveCount: 0,
    RedriveStatus: 'REDRIVABLE',
    StartDate: 1000,
    StateMachineArn: MACHINE,
    Status: 'FAILED',
    StopDate: 2000,
    ...ended,
  };
}

const started = { ExecutionArn: CHILD, StartDate: 1000 };

/** A failure in an execution in an execution in an execution. */
function nested(innermost: object, levels: number): object {
  let told = description(innermost, `e${levels}`);
  for (let level = levels - 1; level >= 1; level -= 1) {
    told = description({ Error: 'States.TaskFailed', Cause: JSON.stringify(told) }, `e${level}`);
  }
  return told;
}

function failed(cause: object | string, error = 'States.TaskFailed') {
  return read({
    resource: 'states:startExecution.sync:2',
    parameters: { StateMachineArn: MACHINE, Input: { password: 'hunter2' } },
    submitted: started,
    failed: { error, cause },
  });
}

describe('a nested execution', () => {
  test.each(['states:startExecution.sync', 'states:startExecution.sync:2'])(
    'of %s is linked as soon as it has started',
    (resource) => {
      const { integration, work } = read({ resource, submitted: started });
      expect(work).toMatchObject({ taskArn: CHILD, about: {} });
      expect(work.remark).toBeUndefined();
      expect(integration.links(work)).toEqual([
        {
          name: 'execution',
          url: `https://eu-west-1.console.aws.amazon.com/states/home?region=eu-west-1#/v2/executions/details/${CHILD}`,
        },
      ]);
      expect(integration.inside?.(work)).toEqual({ kind: 'execution', arn: CHILD });
    },
  );

  test('that is only started is told to be, by its own ARN', () => {
    const { work } = read({ resource: 'states:startExecution', succeeded: started });
    expect(work).toMatchObject({ taskArn: CHILD, remark: { kind: 'outcome-unknown' } });
  });

  test('of an Express machine has neither history nor page', () => {
    const express = arn('states', 'express:child:e1:0a1b');
    const { integration, work } = read({
      resource: 'states:startExecution',
      succeeded: { ExecutionArn: express, StartDate: 1 },
    });
    expect(work.taskArn).toBe(express);
    expect(integration.links(work)).toEqual([]);
    expect(integration.inside?.(work)).toBeUndefined();
  });

  const ECS_CAUSE = JSON.stringify(stoppedTask({ containers: [{ name: 'app', exitCode: 3 }] }));
  const FATAL_CAUSE = JSON.stringify({
    errorState: { type: 'FATAL', retryCount: 1, waitSeconds: 0, rule: 'invalid-input', because: 'x' },
    failure: { error: 'States.TaskFailed', exitCode: 3, reason: 'stopped', container: 'app' },
    trail: [],
  });

  test.each<[string, object, Partial<Failure>]>([
    [
      'a Fail state',
      { Error: 'NotServed', Cause: 'c-2 is closed.' },
      { error: 'NotServed', reason: 'c-2 is closed.' },
    ],
    [
      'an ECS task',
      { Error: 'States.TaskFailed', Cause: ECS_CAUSE },
      { exitCode: 3, container: 'app', taskArn: taskArn('5f0c3b8e') },
    ],
    [
      'the built-in machine',
      { Error: 'FATAL', Cause: FATAL_CAUSE },
      { exitCode: 3, container: 'app', reason: 'stopped' },
    ],
    [
      'a function',
      { Error: 'TypeError', Cause: '{"errorType":"TypeError","errorMessage":"x is no function"}' },
      { error: 'TypeError', reason: 'x is no function' },
    ],
    [
      'a Batch job',
      {
        Error: 'States.TaskFailed',
        Cause: '{"JobQueue":"q","StatusReason":"Host EC2 terminated","Container":{"ExitCode":1}}',
      },
      { exitCode: 1, reason: 'Host EC2 terminated' },
    ],
    [
      'a Glue run',
      {
        Error: 'States.TaskFailed',
        Cause: '{"JobRunState":"FAILED","ErrorMessage":"AnalysisException: no path"}',
      },
      { reason: 'AnalysisException: no path' },
    ],
    ['a Fail state without words', { Error: 'NotServed' }, { error: 'NotServed', reason: '' }],
    ['its time limit', { Status: 'TIMED_OUT' }, { error: 'States.Timeout', reason: '' }],
    ['somebody who stopped it', { Status: 'ABORTED' }, { error: 'ABORTED', reason: '' }],
  ])('that failed by %s is told by that, however deep it is', (_what, ended, failure) => {
    for (const levels of [1, 2, 4]) {
      expect(failed(nested(ended, levels)).failure).toMatchObject(failure);
    }
  });

  test('is told as far as its Cause goes where Step Functions cut that', () => {
    const whole = JSON.stringify(nested({ Error: 'NotServed', Cause: `c-2 ${'is closed. '.repeat(20)}` }, 2));
    const { failure } = failed(whole.slice(0, 120));
    expect(failure).toMatchObject({ error: 'States.TaskFailed' });
    expect(failure?.reason).toMatch(/^c-2 is closed\. is/);
  });

  test('that could not be started is told by the refusal', () => {
    const cause = `State Machine Does Not Exist: '${MACHINE}' (Service: AWSStepFunctions; Status Code: 400; Error Code: StateMachineDoesNotExist; Request ID: 1; Proxy: null)`;
    expect(failed(cause, 'StepFunctions.StateMachineDoesNotExistException').failure).toEqual({
      error: 'StepFunctions.StateMachineDoesNotExistException',
      reason: `State Machine Does Not Exist: '${MACHINE}'`,
    });
  });

  test('tells nothing of its input', () => {
    const { work, failure } = failed(nested({ Error: 'E', Cause: 'c' }, 3));
    expect(JSON.stringify([work, failure])).not.toContain('hunter2');
  });

  test('leads to the log of the task that failed in it', async () => {
    const service = new LogService(logging('app'));
    const cause = JSON.stringify({
      ...JSON.parse(ECS_CAUSE),
      TaskDefinitionArn: arn('ecs', 'task-definition/uploads:7'),
    });
    const { work, failure } = failed(nested({ Error: 'States.TaskFailed', Cause: cause }, 3));
    const { logFinder } = (await nestedExecution.calls?.()) ?? {};
    const retry = { clock: leapingClock(), signal: new AbortController().signal, forMs: 0 };
    expect(await logFinder?.(service.clients)(work, failure, retry)).toEqual([
      { container: 'app', region: 'eu-west-1', group: '/ecs/uploads', stream: 'ecs/app/5f0c3b8e' },
    ]);
    expect(await logFinder?.(service.clients)({ ...work, about: {} }, failure, retry)).toEqual([]);
    expect(await logFinder?.(service.clients)(work, undefined, retry)).toEqual([]);
  });
});
