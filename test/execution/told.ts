import type { RecordedDecision } from '../../src/execution/recorded-decision.ts';
import { type Attempt, type AttemptOutcome, trail } from '../../src/execution/trail.ts';
import { DEFAULT_POLICY } from '../../src/policy/default-policy.ts';
import type { Path } from './events.ts';

/**
 * The attempts of a history under the default policy, a line each: position, item if any, state, task, outcome; of a
 * failure also its exit code or error, the class, the seconds to wait, and who decided.
 */
export function told(path: Path) {
  return trail(path.events, DEFAULT_POLICY).map(({ item, state, taskArn: arn, outcome }: Attempt, index) =>
    [
      index + 1,
      ...(item === undefined ? [] : [item]),
      state,
      arn?.split('/').at(-1) ?? '-',
      outcome.kind,
      ...(outcome.kind === 'failed'
        ? [
            outcome.failure.exitCode ?? outcome.failure.error,
            ...(outcome.verdict.by === 'nobody'
              ? []
              : [outcome.verdict.decision.type, outcome.verdict.decision.waitSeconds]),
            outcome.verdict.by,
          ]
        : []),
    ].join(' '),
  );
}

/** The decision on an attempt that failed, whoever took it. */
export function decisionOf(outcome: AttemptOutcome): RecordedDecision | undefined {
  return outcome.kind === 'failed' && outcome.verdict.by !== 'nobody' ? outcome.verdict.decision : undefined;
}
