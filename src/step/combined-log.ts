import type { Clock } from '../aws/clock.ts';
import { countsLine, heartbeatDue } from '../report/log/heartbeat.ts';
import type { JobLog } from '../report/log/job-log.ts';
import { oneLine } from '../report/text.ts';
import { TIME_LIMITS } from '../time-limits.ts';

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
