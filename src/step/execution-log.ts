import type { Clock } from '../aws/clock.ts';
import type { LiveLines } from '../evidence/live-logs.ts';
import type { EndWatch } from '../execution/end-watch.ts';
import { NOTHING_SEEN, type Pause, type Poll, type Seen } from '../execution/follow.ts';
import type { Attempt } from '../execution/trail.ts';
import { countsLine, heartbeat, heartbeatDue, pollFailedLine } from '../report/log/heartbeat.ts';
import type { JobLog } from '../report/log/job-log.ts';
import { type AttemptOutput, type LogAction, MORE_LINES, ProgressLog } from '../report/log/progress.ts';
import { oneLine } from '../report/text.ts';
import { noticeText } from '../report/wording.ts';
import { TIME_LIMITS } from '../time-limits.ts';

/** Tells the job log how an execution gets on. */
export interface ExecutionLog {
  tell(poll: Poll): Promise<void>;
  /** Waits, and shows every minute that there is life. */
  readonly pause: Pause;
  /** The execution is followed no more. */
  end(): void;
}

/** What the containers of the attempts wrote since it was asked last; nothing unless logs are followed live. */
export type Listen = (attempts: readonly Attempt[]) => Promise<readonly LiveLines[]>;

/** Tells of the only execution of a step: with a group for what is said during an attempt, and with heartbeats. */
export function singleExecutionLog(log: JobLog, clock: Clock, listen: Listen): ExecutionLog {
  const progress = new ProgressLog({ grouped: true });
  let seen: Seen = NOTHING_SEEN;
  let printedAt = clock.now();
  const print = (actions: readonly LogAction[]): void => {
    if (actions.length > 0) {
      printedAt = clock.now();
    }
    act(actions, log);
  };
  const beat = (nextPollMs: number): void => {
    const now = clock.now();
    if (seen !== NOTHING_SEEN && heartbeatDue(printedAt, now)) {
      print(progress.say(heartbeat({ ...seen, now, nextPollMs })));
    }
  };
  return {
    tell: async (poll) => {
      if (poll.kind === 'trouble') {
        print(progress.say(pollFailedLine(poll, seen.events[0]?.at, clock.now())));
        return;
      }
      seen = poll;
      const output = await heard(listen, poll.attempts, log);
      print(progress.poll({ ...progressOf(poll), output }));
      if (poll.events.at(-1)?.kind !== 'execution-ended') {
        beat(poll.nextPollMs);
      }
    },
    pause: async (milliseconds, atMost, signal) => {
      for (let left = Math.min(milliseconds, atMost); left > 0; ) {
        const part = Math.min(
          left,
          Math.max(TIME_LIMITS.poll.shortestWaitMs, printedAt + TIME_LIMITS.poll.heartbeatMs - clock.now()),
        );
        await clock.sleep(part, signal);
        left -= part;
        if (left > 0) {
          beat(left);
        }
      }
    },
    end: () => act(progress.end(), log),
  };
}

/** Tells of one of several executions, by lines alone: groups would be torn, and a heartbeat is for all. */
export function oneOfSeveralLog(
  log: JobLog,
  clock: Clock,
  listen: Listen,
  watch: EndWatch,
  executionArn: string,
): ExecutionLog {
  const progress = new ProgressLog({ grouped: false });
  let startedAt: number | undefined;
  return {
    tell: async (poll) => {
      if (poll.kind === 'trouble') {
        log.info(pollFailedLine(poll, startedAt, clock.now()));
        return;
      }
      startedAt = poll.events[0]?.at;
      const output = await heard(listen, poll.attempts, log);
      act(progress.poll({ ...progressOf(poll), output }), log);
    },
    pause: (milliseconds, atMost, signal) => watch.pause(executionArn, milliseconds, atMost, signal),
    end: () => act(progress.end(), log),
  };
}

/** The lines to show. What cannot be read is a warning. */
async function heard(
  listen: Listen,
  attempts: readonly Attempt[],
  log: JobLog,
): Promise<readonly AttemptOutput[]> {
  const output: AttemptOutput[] = [];
  for (const news of await listen(attempts)) {
    if (news.kind === 'unreadable') {
      log.warning(oneLine(noticeText(news.notice), 2000));
    } else {
      output.push({ attempt: news.attempt, lines: news.more ? [...news.lines, MORE_LINES] : news.lines });
    }
  }
  return output;
}

function progressOf({ attempts, events, fresh }: Extract<Poll, { readonly kind: 'history' }>) {
  const settled = fresh === 0 || events.at(-1)?.kind === 'execution-ended';
  return { attempts, settled, startedAt: events[0]?.at ?? 0 };
}

function act(actions: readonly LogAction[], log: JobLog): void {
  for (const action of actions) {
    switch (action.kind) {
      case 'open-group':
        log.openGroup(action.title);
        break;
      case 'close-group':
        log.closeGroup();
        break;
      case 'output':
        log.output(action.lines);
        break;
      case 'line':
        log.info(action.text);
        break;
    }
  }
}

/** The job log of several executions: it counts them, and tells how many have come how far when it is quiet. */
export interface CombinedLog {
  /** A log whose lines say which execution they are about. */
  of(label: string): JobLog;
  started(): void;
  ended(isFine: boolean): void;
  /** Shows that there is life, until the signal is aborted. */
  keepBeating(signal: AbortSignal): Promise<void>;
}

/** @param total how many executions the step is about */
export function combinedLog(log: JobLog, clock: Clock, total: number): CombinedLog {
  const startedAt = clock.now();
  let printedAt = startedAt;
  let started = 0;
  let succeeded = 0;
  let failed = 0;
  return {
    of: (label) => {
      const front = `${oneLine(label, 100)}: `;
      const print = (write: (line: string) => void) => (line: string) => {
        printedAt = clock.now();
        write(`${front}${line}`);
      };
      return {
        info: print(log.info),
        warning: print(log.warning),
        openGroup: print(log.openGroup),
        closeGroup: log.closeGroup,
        output: (lines) => {
          printedAt = clock.now();
          log.output(lines.map((line) => `${front}${line}`));
        },
      };
    },
    started: () => {
      started += 1;
    },
    ended: (isFine) => {
      succeeded += isFine ? 1 : 0;
      failed += isFine ? 0 : 1;
    },
    keepBeating: async (signal) => {
      while (!signal.aborted) {
        try {
          await clock.sleep(TIME_LIMITS.poll.heartbeatMs - (clock.now() - printedAt), signal);
        } catch {
          return;
        }
        const now = clock.now();
        if (heartbeatDue(printedAt, now)) {
          printedAt = now;
          log.info(countsLine({ startedAt, now, total, started, succeeded, failed }));
        }
      }
    },
  };
}
