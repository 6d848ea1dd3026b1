import type { Report } from '../../src/report/report.ts';
import { attempt, execution, failed, leftRunning, notStarted, reportOn, START } from '../report/reports.ts';
import { FATAL } from './charts.ts';

/** A long one, and some that mean something to Mermaid. */
const NAMES = [
  'click c-1 call x',
  'section 3',
  'title',
  '2026-01-02',
  'done',
  'c-1005',
  'c-1006',
  'c-1007-the-one-with-the-very-long-name-of-all',
];

/** All outcomes that there are; some began late. */
export function ofCustomers(number: number, span: number): Report {
  const at = (share: number) => START + share * span;
  return reportOn(
    Array.from({ length: number }, (_item, index) => {
      const customerId = NAMES[index] ?? `c-${1000 + index}`;
      const startedAt = at(Math.min(0.9, 0.07 * (index % 11)));
      const stoppedAt = startedAt + span * (index % 5 === 0 ? 0.0005 : 0.02 * (index % 5));
      const ended = { customerId, startedAt, stoppedAt };
      switch (index % 13) {
        case 2:
          return execution({
            ...ended,
            status: 'FAILED',
            attempts: [attempt(1, failed({ decision: FATAL }))],
          });
        case 4:
          return execution({
            ...ended,
            status: 'FAILED',
            attempts: [attempt(1, failed()), attempt(2, failed())],
          });
        case 6:
          return execution({ ...ended, status: 'TIMED_OUT' });
        case 8:
          return leftRunning({ customerId, startedAt });
        case 9:
          return index === 9 ? notStarted({ customerId }) : execution(ended);
        case 10:
          return execution({ ...ended, missing: ['x'] });
        default:
          return execution(ended);
      }
    }),
  );
}
