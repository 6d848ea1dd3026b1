import { describe, expect, test } from '@jest/globals';
import { createThrottle } from '../../../local/states/quotas.ts';
import { FakeClock, SCOPE } from './fakes.ts';

const OTHER = { ...SCOPE, region: 'ap-south-2' };

/** How many calls of an operation go through until one is throttled. */
function served(
  throttle: (operation: string, scope: typeof SCOPE) => void,
  operation: string,
  scope = SCOPE,
) {
  for (let count = 0; count <= 2000; count += 1) {
    try {
      throttle(operation, scope);
    } catch (error) {
      expect(error).toMatchObject({ name: 'ThrottlingException', message: 'Rate exceeded', status: 400 });
      return count;
    }
  }
  return Number.POSITIVE_INFINITY;
}

describe('the token buckets', () => {
  test.each([
    ['StartExecution', 800, 150],
    ['DescribeExecution', 250, 10],
    ['GetExecutionHistory', 400, 20],
    ['StopExecution', 500, 25],
    ['ListExecutions', 100, 2],
    ['ListStateMachines', 100, 5],
    ['CreateStateMachine', 100, 1],
    ['UpdateStateMachine', 100, 1],
    ['PublishStateMachineVersion', 100, 1],
    ['DescribeMapRun', 200, 1],
    ['ListMapRuns', 100, 1],
    ['UpdateMapRun', 100, 1],
    ['RedriveExecution', 800, 150],
  ])('of %s hold %d and get %d a second', (operation, burst, perSecond) => {
    const clock = new FakeClock();
    const throttle = createThrottle('small', clock);
    expect(served(throttle, operation)).toBe(burst);
    clock.advance(999);
    expect(served(throttle, operation)).toBe(perSecond - 1);
    clock.advance(1);
    expect(served(throttle, operation)).toBe(1);
    clock.advance(24 * 3600 * 1000);
    expect(served(throttle, operation)).toBe(burst);
  });

  test('are one for each region, and none for APIs without a quota here', () => {
    const throttle = createThrottle('small', new FakeClock());
    expect(served(throttle, 'ListExecutions')).toBe(100);
    expect(served(throttle, 'ListExecutions', OTHER)).toBe(100);
    expect(served(throttle, 'DescribeStateMachine')).toBe(Number.POSITIVE_INFINITY);
  });

  test('lose nothing when the clock is set back', () => {
    const clock = new FakeClock();
    const throttle = createThrottle('small', clock);
    throttle('ListExecutions', SCOPE);
    clock.advance(-3600 * 1000);
    expect(served(throttle, 'ListExecutions')).toBe(99);
  });

  test('are not there unless asked for', () => {
    expect(served(createThrottle('none', new FakeClock()), 'ListExecutions')).toBe(Number.POSITIVE_INFINITY);
  });
});
