import { type Attempt, trail } from '../../src/execution/trail.ts';
import { DEFAULT_POLICY } from '../../src/policy/default-policy.ts';
import type { Path } from './events.ts';

/**
 * The attempts of a history under the default policy, a line each: number, item if any, state, task, outcome; of a
 * failure also its exit code or error, the class, the seconds to wait, and who decided.
 */
export function told(path: Path) {
  return trail(path.events, DEFAULT_POLICY).map(({ number, item, state, taskArn: arn, outcome }: Attempt) =>
    [
      number,
      ...(item === undefined ? [] : [item]),
      state,
      arn?.split('/').at(-1) ?? '-',
      outcome.kind,
      ...(outcome.kind === 'failed'
        ? [
            outcome.failure.exitCode ?? outcome.failure.error,
            outcome.decision.type,
            outcome.decision.waitSeconds,
            outcome.decidedBy,
          ]
        : []),
    ].join(' '),
  );
}
