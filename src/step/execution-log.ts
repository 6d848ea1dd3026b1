import type { Clock } from '../aws/clock.ts';
import type { LiveLines } from '../evidence/live-logs.ts';
import type { EndWatch } from '../execution/end-watch.ts';
import type { Pause, Poll } from '../execution/follow.ts';
import type { HistoryEvent } from '../execution/history.ts';
import type { Attempt } from '../execution/trail.ts';
import { heartbeat, heartbeatDue } from '../report/log/heartbeat.ts';
import { type AttemptOutput, type LogAction, ProgressLog } from '../report/log/progress.ts';
import { elapsed, oneLine } from '../report/text.ts';
import { TIME_LIMITS } from '../time-limits.ts';
import type { Log } from './context.ts';

/** Tells the job log how an execution gets on. */
export interface Narrator {
  onPoll(attempts: readonly Attempt[], poll: Poll): Promise<void>;
  /** Waits, and shows every minute that there is life. */
  readonly pause: Pause;
  /** The execution is followed no more. */
  end(): void;
}

/** What several executions of a step have in common. */
export interface Company {
  readonly watch: EndWatch;
  readonly tally: Tally;
}

/** What the containers of the attempts wrote since it was asked last; nothing unless logs are followed live. */
export type Listen = (attempts: readonly Attempt[]) => Promise<readonly LiveLines[]>;

/** Tells of the only execution of a step: with a group for what is said during an attempt, and with heartbeats. */
export function narrateOne(log: Log, clock: Clock, listen: Listen): Narrator {
  const progress = new ProgressLog({ grouped: true });
  let known: { readonly events: readonly HistoryEvent[]; readonly attempts: readonly Attempt[] } | undefined;
  let printedAt = clock.now();
  const print = (actions: readonly LogAction[]): void => {
    if (actions.length > 0) {
      printedAt = clock.now();
    }
    act(actions, log);
  };
  const beat = (nextPollMs: number): void => {
    const now = clock.now();
    if (known !== undefined && heartbeatDue(printedAt, now)) {
      print(progress.say(heartbeat({ ...known, now, nextPollMs })));
    }
  };
  return {
    onPoll: async (attempts, poll) => {
      if (poll.kind === 'trouble') {
        print(progress.say(troubleText(poll, known?.events[0]?.at, clock.now())));
        return;
      }
      known = { events: poll.events, attempts };
      const output = await heard(listen, attempts, log);
      print(progress.poll({ ...progressOf(attempts, poll), output }));
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
export function narrateAmong(
  log: Log,
  clock: Clock,
  listen: Listen,
  { watch }: Company,
  executionArn: string,
): Narrator {
  const progress = new ProgressLog({ grouped: false });
  let startedAt: number | undefined;
  return {
    onPoll: async (attempts, poll) => {
      if (poll.kind === 'trouble') {
        log.info(troubleText(poll, startedAt, clock.now()));
        return;
      }
      startedAt = poll.events[0]?.at;
      const output = await heard(listen, attempts, log);
      act(progress.poll({ ...progressOf(attempts, poll), output }), log);
    },
    pause: (milliseconds, atMost, signal) => watch.pause(executionArn, milliseconds, atMost, signal),
    end: () => act(progress.end(), log),
  };
}

/** The lines to show. What cannot be read is a warning. */
async function heard(
  listen: Listen,
  attempts: readonly Attempt[],
  log: Log,
): Promise<readonly AttemptOutput[]> {
  const output: AttemptOutput[] = [];
  for (const news of await listen(attempts)) {
    if (news.kind === 'unreadable') {
      log.warning(oneLine(news.warning, 2000));
    } else {
      output.push({ attempt: news.attempt, lines: news.more ? [...news.lines, MORE] : news.lines });
    }
  }
  return output;
}

const MORE = '… there is more than is shown at once';

function progressOf(attempts: readonly Attempt[], poll: Extract<Poll, { readonly kind: 'history' }>) {
  const settled = poll.fresh === 0 || poll.events.at(-1)?.kind === 'execution-ended';
  return { attempts, settled, startedAt: poll.events[0]?.at ?? 0 };
}

function troubleText(
  { error, failures, nextPollMs }: Extract<Poll, { readonly kind: 'trouble' }>,
  startedAt: number | undefined,
  now: number,
): string {
  const name = error instanceof Error ? error.name : 'Error';
  const since = startedAt === undefined ? '' : `${elapsed(startedAt, now)} `;
  return `${since}poll ${failures} failed (${oneLine(name, 80)}), trying again in ${Math.round(nextPollMs / 1000)} s`;
}

function act(actions: readonly LogAction[], log: Log): void {
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

/** Counts the executions of a step, and tells how many have come how far when nothing else was told for a minute. */
export interface Tally {
  /** A log whose lines say which execution they are about. */
  logOf(label: string): Log;
  began(): void;
  ended(isFine: boolean): void;
  /** Shows that there is life, until the signal is aborted. */
  keepBeating(signal: AbortSignal): Promise<void>;
}

/** @param total how many executions the step is about */
export function tally(log: Log, clock: Clock, total: number): Tally {
  const startedAt = clock.now();
  let printedAt = startedAt;
  let begun = 0;
  let fine = 0;
  let failed = 0;
  return {
    logOf: (label) => {
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
    began: () => {
      begun += 1;
    },
    ended: (isFine) => {
      fine += isFine ? 1 : 0;
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
          const running = begun - fine - failed;
          log.info(
            `${elapsed(startedAt, now)} of ${total} executions ${fine} succeeded, ${failed} failed, ${running} running, ${total - begun} to come`,
          );
        }
      }
    },
  };
}
