import { describe, expect, test } from '@jest/globals';
import { reportJson, trailJson } from '../../src/report/json-report.ts';
import type { Report } from '../../src/report/report.ts';
import {
  attempt,
  EXECUTION_ARN,
  execution,
  failed,
  leftRunning,
  MACHINE_ARN,
  named,
  notStarted,
  RETRIED,
  report,
  reportOn,
  SUCCEEDED,
} from './reports.ts';

describe('the report file', () => {
  test('has the same keys for one execution and for many, whatever became of them', () => {
    const keys = (value: unknown): readonly string[] => Object.keys(value ?? {}).sort();
    const shape = (
      given: Report,
    ): { readonly top: readonly string[]; readonly each: readonly string[][] } => {
      const json: { readonly executions: readonly object[] } = JSON.parse(JSON.stringify(reportJson(given)));
      return { top: keys(json), each: json.executions.map((each) => [...keys(each)]) };
    };
    const one = shape(report({ ...RETRIED, customerId: 'c' }));
    const many = shape(reportOn([notStarted(), leftRunning(), execution()]));
    expect(many.top).toEqual(one.top);
    expect(many.each).toEqual([one.each[0], one.each[0], one.each[0]]);
  });

  test('tells what the step was asked for, what is missing, and the preview', () => {
    const preview = {
      kind: 'table',
      key: 'r/a.csv',
      header: ['id'],
      rows: [['1']],
      moreRows: 2,
      moreColumns: 0,
    } as const;
    const { kind: _kind, ...table } = preview;
    expect(
      reportJson({
        ...report({
          missing: ['*.csv'],
          preview,
          attached: true,
          attempts: [attempt(1, SUCCEEDED, { item: 'All[2]' })],
        }),
        cancelled: true,
        waited: false,
        toleratedFailurePercentage: 10,
      }),
    ).toMatchObject({
      success: false,
      headline: expect.stringContaining('1 expected output is missing: *.csv'),
      waited: false,
      cancelled: true,
      toleratedFailurePercentage: 10,
      executions: [
        {
          success: false,
          attached: true,
          missingOutputs: ['*.csv'],
          preview: table,
          trail: [{ number: 1, item: 'All[2]' }],
        },
      ],
    });
  });

  test('holds all there is, as JSON', () => {
    const whole: unknown = JSON.parse(
      JSON.stringify(reportJson(report({ ...RETRIED, customerId: 'c1', output: 'x'.repeat(300_000) }))),
    );
    expect(whole).toMatchObject({
      machine: { name: 'uploads', arn: MACHINE_ARN },
      executions: [
        {
          arn: EXECUTION_ARN,
          customerId: 'c1',
          status: 'SUCCEEDED',
          classification: 'TEMPORARY',
          headline: expect.stringMatching(/^Succeeded/),
          stateMachineVersionArn: `${MACHINE_ARN}:3`,
          startedAt: '2026-01-02T03:04:05.000Z',
          stoppedAt: '2026-01-02T03:05:05.000Z',
          trail: [{ number: 1 }, { number: 2 }],
          output: 'x'.repeat(300_000),
          outputs: [{ bytes: 12 }, { bytes: 0 }],
          warnings: [],
        },
      ],
    });
  });

  test('says what is not known by null, and what went wrong by warnings', () => {
    const lost = leftRunning({
      attempts: [],
      startedAt: undefined,
      versionArn: undefined,
      outputs: {
        kind: 'unreadable',
        location: 's3://b',
        notice: { kind: 'outputs-unreadable', bucket: 'b', why: { kind: 'no-bucket' } },
      },
      preview: {
        kind: 'unreadable',
        notice: {
          kind: 'preview-unreadable',
          bucket: 'b',
          prefix: '',
          key: 'a.csv',
          why: { kind: 'too-slow' },
        },
      },
      logs: [
        {
          kind: 'unreadable',
          attempt: named(1),
          notice: { kind: 'log-unreadable', error: new Error('Refused.') },
        },
      ],
      notices: [{ kind: 'outputs-not-looked-for' }],
      why: { kind: 'interrupted', by: { kind: 'cancelled' }, because: 'attached' },
    });
    expect(reportJson(reportOn([lost]))).toMatchObject({
      executions: [
        {
          customerId: null,
          classification: null,
          startedAt: null,
          stoppedAt: null,
          stateMachineVersionArn: null,
          output: null,
          outputs: [],
          warnings: [
            'There is no bucket b: the outputs could not be listed.',
            'There is no preview of a.csv: S3 took too long to answer.',
            'The log could not be read: Refused.',
            'Expected outputs were not looked for: the execution’s input has no output_location.',
            'The job was cancelled. The execution was left running, since this step did not start it; stop-attached would stop it.',
          ],
        },
      ],
    });
  });
});

test('the trail names the item of a Map or the branch of a Parallel where there is one', () => {
  const [inside, outside] = trailJson([
    attempt(1, SUCCEEDED, { item: 'ForAll[3]/Both[0]' }),
    attempt(2, SUCCEEDED),
  ]);
  expect(inside).toMatchObject({ number: 1, item: 'ForAll[3]/Both[0]', state: 'RunECSTask' });
  expect(outside).not.toHaveProperty('item');
});

test('the logs in the report name the item, too', () => {
  const place = { container: 'app', region: 'eu-west-1', group: 'g', stream: 's' };
  const tail = { kind: 'lines', ...place, lines: ['x'] } as const;
  const json = reportJson(
    report({
      attempts: [attempt(1, failed())],
      logs: [
        { ...tail, attempt: named(1, 'ForAll[3]') },
        { ...tail, attempt: named(2) },
      ],
    }),
  );
  expect(JSON.parse(JSON.stringify(json))).toMatchObject({
    executions: [
      {
        logs: [
          { attempt: 1, item: 'ForAll[3]', lines: ['x'] },
          { attempt: 2, lines: ['x'] },
        ],
      },
    ],
  });
});
