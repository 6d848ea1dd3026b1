import { describe, expect, test } from '@jest/globals';
import { endReason } from '../../src/execution/end-reason.ts';
import type { Attempt } from '../../src/execution/trail.ts';
import { trail } from '../../src/execution/trail.ts';
import { annotations } from '../../src/report/annotations.ts';
import { reportJson } from '../../src/report/json-report.ts';
import { ProgressLog } from '../../src/report/log/progress.ts';
import type { Report } from '../../src/report/report.ts';
import { stepOutputs } from '../../src/report/step-outputs.ts';
import { summary } from '../../src/report/summary/summary.ts';
import { counted } from '../counted.ts';
import { LONG_HISTORIES } from '../execution/long-histories.ts';
import { report as reportOf, START } from './reports.ts';

type Told = (attempts: readonly Attempt[], report: Report) => unknown;

const progress =
  (settled: boolean): Told =>
  (attempts) =>
    new ProgressLog({ grouped: true }).poll({ attempts, settled, startedAt: START });

const TOLD: readonly (readonly [string, Told])[] = [
  ['the log of a poll, its end', progress(true)],
  ['the log of a poll on the way', progress(false)],
  ['the summary', (_attempts, report) => summary(report)],
  ['the outputs', (_attempts, report) => stepOutputs(report)],
  ['the report file', (_attempts, report) => reportJson(report)],
  ['the annotations', (_attempts, report) => annotations(report)],
];

describe.each(LONG_HISTORIES)('of %s', (_kind, history) => {
  test.each(TOLD)('%s takes work in proportion to the attempts', (_what, tell) => {
    const work = (runs: number): number => {
      const { events } = history(runs).ended('FAILED', 'States.TaskFailed', 'Gone.');
      const attempts = trail(events, undefined);
      const { items, reads } = counted(attempts);
      const report = reportOf({ status: 'FAILED', attempts: items, reason: endReason(events, attempts) });
      tell(items, report);
      return reads();
    };
    expect(work(800)).toBeLessThan(2.2 * work(400));
  });
});
