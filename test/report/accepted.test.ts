import { describe, expect, test } from '@jest/globals';
import type { Attempt } from '../../src/execution/trail.ts';
import { annotations } from '../../src/report/annotations.ts';
import { headline, stepHeadline } from '../../src/report/headline.ts';
import { trailJson } from '../../src/report/json-report.ts';
import { progressLines } from '../../src/report/log/progress.ts';
import { classificationOf } from '../../src/report/report.ts';
import { stepOutputs } from '../../src/report/step-outputs.ts';
import { summary } from '../../src/report/summary/summary.ts';
import { commentOn } from './comments.ts';
import { attempt, EXECUTION_ARN, execution, failed, reportOn, START, SUCCEEDED } from './reports.ts';

function accepted(
  number: number,
  changes: { readonly rule?: string; readonly exitCode?: number } = {},
): Attempt {
  const { rule = 'nothing-to-do', exitCode = 99 } = changes;
  return attempt(number, SUCCEEDED, {
    remark: {
      kind: 'accepted',
      failure: { error: 'States.TaskFailed', exitCode, reason: 'Essential container in task exited' },
      rule,
      because: 'There were no orders.',
    },
  });
}

const AT_ONCE = execution({ attempts: [accepted(1)] });
const LATER = execution({ attempts: [attempt(1, failed({ healed: true })), accepted(2)] });

describe('an execution whose last attempt a rule takes for success', () => {
  test('is a success, and the headline says which rule took it for one', () => {
    const why = 'exit 99, which the rule nothing-to-do takes for success: There were no orders.';
    expect(headline(AT_ONCE)).toBe(`Succeeded after 1 attempt in 1m 0s: ${why}`);
    expect(headline(LATER)).toBe(`Succeeded after 2 attempts in 1m 0s: 1 retry (1 TEMPORARY): ${why}`);
    expect(stepHeadline(reportOn([AT_ONCE]))).toBe(headline(AT_ONCE));
    expect(headline(execution({ attempts: [accepted(1, { rule: '' })] }))).toContain(
      'exit 99, which the state machine takes for success',
    );
  });

  test.each([AT_ONCE, LATER])('has no classification, and a step without one says SUCCEEDED', (one) => {
    expect(classificationOf(one)).toBeUndefined();
    expect(stepOutputs(reportOn([one])).outputs).toMatchObject({
      status: 'SUCCEEDED',
      classification: '',
    });
    expect(annotations(reportOn([one]))).toEqual([]);
  });

  test('has a row in the summary with the rule and the exit code, and the rule among those that fired', () => {
    const page = summary(reportOn([LATER]));
    expect(page).toMatch(
      /\| 2 \| 🟢\u00a0succeeded \| nothing-to-do \| 99 \|.*takes for success: There were no orders/,
    );
    expect(page).toMatch(
      /Rules that fired.*network-error ×1, nothing-to-do ×1|nothing-to-do ×1, network-error ×1/,
    );
  });

  test('has its rule in the trail', () => {
    expect(trailJson(LATER.attempts)).toMatchObject([
      { outcome: 'FAILED', healed: true },
      {
        outcome: 'SUCCEEDED',
        remark: { kind: 'accepted', rule: 'nothing-to-do', failure: { exitCode: 99 } },
      },
    ]);
  });

  test('has its rule in the job log and in the comment', () => {
    expect(progressLines([accepted(1)], true, START).at(-1)?.text).toMatch(
      /attempt 1 succeeded after 42s; exit 99, which the rule nothing-to-do takes for success: There were no orders\.$/,
    );
    expect(commentOn([AT_ONCE])).toMatch(/\| 1 \| succeeded \| 99 \| .*nothing-to-do takes for success/);
  });

  test('is a success among others, with its rule in the row of the customer', () => {
    const customers = [AT_ONCE, execution()].map((each, index) => ({
      ...each,
      customerId: `c${index}`,
      arn: `${EXECUTION_ARN}-${index}`,
    }));
    const all = reportOn(customers);
    expect(stepHeadline(all)).toBe('2 of 2 customers succeeded in 1m 0s');
    expect(summary(all)).toMatch(/c0.*✅ succeeded.*nothing-to-do takes for success/);
    expect(stepOutputs(all).outputs).toMatchObject({ status: 'SUCCEEDED', classification: '' });
  });
});

test('what a policy takes for success and a machine does not is a failure without a class, and says so', () => {
  const { outcome } = attempt(
    1,
    failed({
      decidedBy: 'policy',
      decision: { type: 'SUCCEEDED', rule: 'nothing-to-do', because: 'There were no orders.' },
      followedBy: { kind: 'execution-end' },
    }),
  );
  const one = execution({ status: 'FAILED', error: 'States.TaskFailed', attempts: [attempt(1, outcome)] });
  expect(classificationOf(one)).toBeUndefined();
  expect(headline(one)).toMatch(
    /^Failed after 1 attempt .*The policy takes it for success, but the machine did not\.$/,
  );
  expect(progressLines(one.attempts, true, START).at(-1)?.text).toMatch(
    /, which the policy takes for success$/,
  );
});
