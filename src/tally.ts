import type { Clock } from './clock.ts';
import { elapsed } from './report/elapsed.ts';
import { heartbeatDue, QUIET_MS } from './report/heartbeat.ts';
import { oneLine } from './report/text.ts';
import type { Log } from './step.ts';

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
          await clock.sleep(QUIET_MS - (clock.now() - printedAt), signal);
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
