import { describe, expect, test } from '@jest/globals';
import { array, map, properties } from './template.ts';

describe('a failure', () => {
  test('of this machine is told to the topic, by status and ARN only', () => {
    const { EventPattern, Targets } = properties('FailedRule');
    expect(EventPattern).toEqual({
      source: ['aws.states'],
      'detail-type': ['Step Functions Execution Status Change'],
      detail: { stateMachineArn: ['<StateMachine>'], status: ['FAILED', 'TIMED_OUT', 'ABORTED'] },
    });
    const [target, ...others] = array(Targets ?? null).map(map);
    expect([target?.['Arn'], others]).toEqual(['<Topic>', []]);
    const { InputPathsMap, InputTemplate } = map(target?.['InputTransformer'] ?? null);
    expect(InputPathsMap).toEqual({ arn: '$.detail.executionArn', status: '$.detail.status' });
    // EventBridge takes a text in quotes, or JSON.
    expect(InputTemplate).toMatch(/^"[^"]*<status>[^"]*<arn>[^"]*"$/);
  });

  test('raises the alarm, and no executions do not', () => {
    expect(properties('FailedAlarm')).toMatchObject({
      Namespace: 'AWS/States',
      MetricName: 'ExecutionsFailed',
      Dimensions: [{ Name: 'StateMachineArn', Value: '<StateMachine>' }],
      Statistic: 'Sum',
      Period: 300,
      EvaluationPeriods: 1,
      Threshold: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      TreatMissingData: 'notBreaching',
      AlarmActions: ['<Topic>'],
    });
  });

  test('is mailed to who asked for it', () => {
    expect(properties('Email', { NotificationEmail: 'a@example.com' })).toEqual({
      TopicArn: '<Topic>',
      Protocol: 'email',
      Endpoint: 'a@example.com',
    });
  });

  test('is drawn on a dashboard with what succeeded', () => {
    const { widgets } = JSON.parse(String(properties('Dashboard')['DashboardBody']));
    expect(widgets).toHaveLength(2);
    for (const { type, properties: drawn } of widgets) {
      const [first, ...others] = drawn.metrics;
      expect([type, drawn.region]).toEqual(['metric', 'eu-west-1']);
      expect(first).toEqual(['AWS/States', expect.any(String), 'StateMachineArn', '<StateMachine>']);
      for (const metric of others) {
        expect(metric).toEqual(['.', expect.stringMatching(/^Executions/), '.', '.']);
      }
    }
  });
});
