import type { Condition } from '../policy.ts';
import { all, any, exitCodeNone, not, stopCode } from '../rule-builders.ts';

/** What ended from outside, or never ran, has not done its work, whatever its exit code. */
const DID_NOT_END_BY_ITSELF = any(
  exitCodeNone,
  stopCode(
    'SpotInterruption',
    'TerminationNotice',
    'UserInitiated',
    'ServiceSchedulerInitiated',
    'InfrastructureHealth',
  ),
);

/**
 * The condition of a rule that takes a failure for success. An exit code that is fine says nothing of a task that was
 * stopped, or a container that never ran, so the rule leaves these out, unless it says itself how the task ended.
 */
export function whereItRanToItsEnd(when: Condition): Condition {
  return saysHowItEnded(when) ? when : all(when, not(DID_NOT_END_BY_ITSELF));
}

function saysHowItEnded(condition: Condition): boolean {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.of.some(saysHowItEnded);
    case 'not':
      return saysHowItEnded(condition.of);
    case 'exit-code':
      return condition.none;
    case 'stop-code':
    case 'reason':
    case 'error':
      return true;
    case 'container':
      return false;
  }
}
