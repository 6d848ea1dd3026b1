import { describe, expect, test } from '@jest/globals';
import type { LogTail } from '../../src/evidence/log-tails.ts';
import { warnings } from '../../src/report/annotations.ts';
import { execution, named, report } from './reports.ts';

const unreadable = (refusal: string, attempt = 1, item?: string): LogTail => ({
  kind: 'unreadable',
  attempt: named(attempt, item),
  notice: { kind: 'log-unreadable', error: new Error(refusal) },
});

const noListing = {
  kind: 'unreadable',
  location: 's3://b/k',
  notice: { kind: 'outputs-unreadable', bucket: 'b', why: { kind: 'too-slow' } },
} as const;

describe('what could not be read', () => {
  test('is told with the attempt that met it, and where that ran', () => {
    const logs = [unreadable('Refused.', 2, 'ForAll[3]')];
    expect(warnings(report({ logs }))).toEqual([
      'The log could not be read: Refused. (attempt 2 (ForAll[3]))',
    ]);
  });

  test('is told once, however many executions and attempts met it', () => {
    const executions = ['c1', 'c2', 'c3'].map((customerId) =>
      execution({
        customerId,
        logs: [unreadable('Refused.', 1), unreadable('Refused.', 2)],
        outputs: noListing,
      }),
    );
    expect(warnings({ ...report(), executions })).toEqual([
      'The log could not be read: Refused. (customer c1, attempt 1 and 5 more)',
      'The outputs in b could not be listed: S3 took too long to answer.',
    ]);
  });

  test('leaves room to other warnings of the step, and counts the rest', () => {
    const logs = Array.from({ length: 7 }, (_, index) => unreadable(`Refused ${index}.`));
    expect(warnings(report({ logs }))).toEqual([
      ...[0, 1, 2, 3, 4].map((index) => `The log could not be read: Refused ${index}. (attempt 1)`),
      '2 more warnings: report-file has all.',
    ]);
  });

  test('is nothing to warn of where all was read', () => {
    expect(warnings(report())).toEqual([]);
  });
});
