import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readWorkflow } from '../../src/github/workflow.ts';
import { annotations } from '../../src/report/annotations.ts';
import { comment } from '../../src/report/comment.ts';
import { failureGroups } from '../../src/report/failure-groups.ts';
import { type ExecutionReport, isFine, type Report } from '../../src/report/report.ts';
import { mostSevereFirst, type Outcome, outcomeOf } from '../../src/report/severity.ts';
import { stepOutputs } from '../../src/report/step-outputs.ts';
import { summary } from '../../src/report/summary/summary.ts';
import { attempt, execution, failed, leftRunning, notStarted, reportOn } from './reports.ts';
import { table, tables } from './summary/tables.ts';

const FATAL = [attempt(1, failed({ decision: { type: 'FATAL' } }))];

/** An execution of a customer for each outcome, the most severe first; what was left running is fine if nobody waits. */
const ONE_OF_EACH: Readonly<
  Record<Exclude<Outcome, 'left-running'>, (customerId: string) => ExecutionReport>
> = {
  fatal: (customerId) => execution({ customerId, status: 'FAILED', error: 'FATAL', attempts: FATAL }),
  failed: (customerId) => execution({ customerId, status: 'FAILED', attempts: [attempt(1, failed())] }),
  'outputs-missing': (customerId) => execution({ customerId, missing: ['*.csv'] }),
  'timed-out': (customerId) => execution({ customerId, status: 'TIMED_OUT' }),
  aborted: (customerId) => execution({ customerId, status: 'ABORTED', attempts: FATAL }),
  'not-started': (customerId) => notStarted({ customerId }),
  'still-running': (customerId) => leftRunning({ customerId }),
  succeeded: (customerId) => execution({ customerId }),
};
const KINDS = Object.values(ONE_OF_EACH);

/** The customers in the order in which each surface tells of them. */
function orders(report: Report) {
  const names = (texts: readonly (string | undefined)[]) =>
    texts.flatMap((text) => /\bc\d+\b/.exec(text ?? '')?.[0] ?? []);
  const markdown = comment(report, readWorkflow({}, undefined), { place: 'p', run: 1, attempt: 1 });
  return {
    annotations: names(annotations(report).map(({ message }) => message)),
    comment: names(table(markdown, '| | Customer |').map(([, name]) => name)),
    summary: names(tables(summary(report), '| Customer |').map(([name]) => name)),
  };
}

const firstOfEach = (groups: ReturnType<typeof failureGroups>) =>
  groups.map(({ executions: [first] }) => first?.customerId);

describe('the order of executions', () => {
  test('is by how severe their outcomes are, as everybody asks for them', () => {
    const executions = KINDS.map((make, index) => make(`c${index}`)).reverse();
    const report = reportOn(executions);
    const ordered = mostSevereFirst(report);
    expect(ordered.map((each) => outcomeOf(each, report))).toEqual(Object.keys(ONE_OF_EACH));
    expect(ordered).toEqual(executions.toReversed());
  });

  test('has those that were left running after those that failed, and before those that succeeded', () => {
    const report = {
      ...reportOn([
        execution({ customerId: 'c1' }),
        leftRunning({ customerId: 'c2' }),
        notStarted({ customerId: 'c3' }),
      ]),
      waited: false,
    };
    expect(mostSevereFirst(report).map((each) => outcomeOf(each, report))).toEqual([
      'not-started',
      'left-running',
      'succeeded',
    ]);
  });

  test('has the one that failed first, however many ended with it', () => {
    const stopped = Array.from({ length: 59 }, (_item, index) => ONE_OF_EACH.aborted(`c${index}`));
    const report = reportOn([...stopped, ONE_OF_EACH.failed('c59')]);
    const told = orders(report);
    expect([told.annotations[0], told.comment[0], told.summary[0]]).toEqual(['c59', 'c59', 'c59']);
    expect(annotations(report)[0]?.title).toBe('uploads: FAILED');
    expect(annotations(report)).toHaveLength(10);
    expect(stepOutputs(report).outputs['status']).toBe('FAILED');
  });

  test('is one for annotations, comment and summary, and keeps that of the customers where they are equal', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...KINDS), { minLength: 2, maxLength: 60 }), (kinds) => {
        const executions = kinds.map((make, index) => make(`c${index}`));
        const report = reportOn(executions);
        const expected = KINDS.flatMap((kind) =>
          executions.filter((_each, index) => kinds[index] === kind).map(({ customerId }) => customerId),
        );
        const told = orders(report);
        expect(told.summary).toEqual(expected);
        expect(told.comment).toEqual(expected.slice(0, told.comment.length));
        expect(told.comment.length).toBe(Math.min(expected.length, 50));
        const failures = executions.filter((each) => !isFine(each, report)).length;
        const shown = failures > 10 ? 9 : failures;
        const annotated = told.annotations.slice(0, shown);
        // Of more than can be shown, each reason has one at least, in the same order.
        expect(annotated).toEqual(expected.filter((id) => annotated.includes(id ?? '')));
        const reasons = failureGroups(
          executions.filter((each) => !isFine(each, report)),
          report,
        );
        expect(annotated).toEqual(expect.arrayContaining(firstOfEach(reasons)));
        expect(failures > 10 || annotated.length === failures).toBe(true);
        expect(annotations(report)).toHaveLength(Math.min(failures, 10));
      }),
      { numRuns: 50 },
    );
  });

  test.each<[keyof typeof ONE_OF_EACH, string]>([
    ['fatal', 'FAILED'],
    ['failed', 'FAILED'],
    ['outputs-missing', 'FAILED'],
    ['timed-out', 'TIMED_OUT'],
    ['aborted', 'ABORTED'],
    ['not-started', 'FAILED'],
    ['still-running', 'RUNNING'],
    ['succeeded', 'SUCCEEDED'],
  ])('gives a step of which one execution is %s among successes the status %s', (outcome, status) => {
    const report = reportOn([execution(), ONE_OF_EACH[outcome]('c1'), execution()]);
    expect(stepOutputs(report).outputs['status']).toBe(status);
  });

  test('gives the step the status of the failure, not of what ended with it', () => {
    const report = reportOn([
      ONE_OF_EACH['timed-out']('c1'),
      ONE_OF_EACH.aborted('c2'),
      ONE_OF_EACH.failed('c3'),
    ]);
    expect(stepOutputs(report).outputs).toMatchObject({
      status: 'FAILED',
      'failed-customer-ids': '["c1","c2","c3"]',
    });
  });
});
