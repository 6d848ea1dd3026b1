import { liveLogs } from '../../src/evidence/live-logs.ts';
import type { Attempt, AttemptOutcome } from '../../src/execution/trail.ts';
import { noticeText } from '../../src/report/wording.ts';
import { leapingClock } from '../leaping-clock.ts';
import { attempt } from '../report/reports.ts';
import type { LogService } from './log-service.ts';

export const DEFINITION = 'arn:aws:ecs:eu-west-1:111122223333:task-definition/uploads:7';
export const RUNNING: AttemptOutcome = { kind: 'running' };

/** An attempt that has a task definition. */
export const nth = (number: number, outcome: AttemptOutcome = RUNNING, changes: Partial<Attempt> = {}) =>
  attempt(number, outcome, { taskDefinitionArn: DEFINITION, ...changes });

/** A follower of a service, by a clock that does not wait. */
export function following(service: LogService, signal = new AbortController().signal) {
  const clock = leapingClock();
  const logs = liveLogs(service.clients);
  return {
    clock,
    told: (...attempts: readonly Attempt[]) => logs.read(attempts, { clock, signal }),
    read: async (...attempts: readonly Attempt[]) =>
      (await logs.read(attempts, { clock, signal })).flatMap((told) =>
        told.kind === 'lines' ? told.lines : [`(${noticeText(told.notice)})`],
      ),
  };
}
