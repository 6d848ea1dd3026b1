import { Aws, CfnCondition, Fn, type Stack } from 'aws-cdk-lib';
import { CfnAlarm, CfnDashboard } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnRule } from 'aws-cdk-lib/aws-events';
import { AnyPrincipal, Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSubscription, CfnTopic, CfnTopicPolicy } from 'aws-cdk-lib/aws-sns';
import type { CfnStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Parameters } from './parameters.ts';
import { policy } from './roles.ts';

/** Tells of each execution that did not succeed, and keeps an eye on the machine. Gives the topic. */
export function notify(stack: Stack, { NotificationEmail }: Parameters, machine: CfnStateMachine): CfnTopic {
  // Not encrypted by a key of the account, which would cost and let the two services in: what is sent holds names only.
  const topic = new CfnTopic(stack, 'Topic', {});
  const wanted = new CfnCondition(stack, 'SendEmail', {
    expression: Fn.conditionNot(Fn.conditionEquals(NotificationEmail.valueAsString, '')),
  });
  const subscription = new CfnSubscription(stack, 'Email', {
    topicArn: topic.ref,
    protocol: 'email',
    endpoint: NotificationEmail.valueAsString,
  });
  subscription.cfnOptions.condition = wanted;
  const rule = new CfnRule(stack, 'FailedRule', {
    eventPattern: {
      source: ['aws.states'],
      'detail-type': ['Step Functions Execution Status Change'],
      detail: { stateMachineArn: [machine.ref], status: ['FAILED', 'TIMED_OUT', 'ABORTED'] },
    },
    targets: [
      {
        id: 'Topic',
        arn: topic.ref,
        // The event holds input and output of the execution, which are not for an inbox.
        inputTransformer: {
          inputPathsMap: { arn: '$.detail.executionArn', status: '$.detail.status' },
          inputTemplate: '"<status>: <arn>. A step with this execution-arn tells why."',
        },
      },
    ],
  });
  const alarm = new CfnAlarm(stack, 'FailedAlarm', {
    alarmDescription: 'An execution failed',
    namespace: 'AWS/States',
    metricName: 'ExecutionsFailed',
    dimensions: [{ name: 'StateMachineArn', value: machine.ref }],
    statistic: 'Sum',
    period: 300,
    evaluationPeriods: 1,
    threshold: 1,
    comparisonOperator: 'GreaterThanOrEqualToThreshold',
    // No executions, no failures.
    treatMissingData: 'notBreaching',
    alarmActions: [topic.ref],
  });
  new CfnTopicPolicy(stack, 'TopicPolicy', {
    topics: [topic.ref],
    policyDocument: policy(
      publish('events.amazonaws.com', rule.attrArn, topic),
      publish('cloudwatch.amazonaws.com', alarm.attrArn, topic),
      new PolicyStatement({
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions: ['sns:Publish'],
        resources: [topic.ref],
        conditions: { Bool: { 'aws:SecureTransport': 'false' } },
      }),
    ),
  });
  drawDashboard(stack);
  return topic;
}

function publish(service: string, source: string, topic: CfnTopic): PolicyStatement {
  return new PolicyStatement({
    principals: [new ServicePrincipal(service)],
    actions: ['sns:Publish'],
    resources: [topic.ref],
    conditions: { ArnEquals: { 'aws:SourceArn': source } },
  });
}

function drawDashboard(stack: Stack): void {
  const widget = (title: string, stat: string, ...names: readonly string[]) => ({
    type: 'metric',
    width: 12,
    height: 6,
    properties: {
      title,
      region: '${AWS::Region}',
      stat,
      // A dot stands for what is above it.
      metrics: names.map((name, row) =>
        row === 0 ? ['AWS/States', name, 'StateMachineArn', '${StateMachine}'] : ['.', name, '.', '.'],
      ),
    },
  });
  new CfnDashboard(stack, 'Dashboard', {
    dashboardName: Aws.STACK_NAME,
    dashboardBody: Fn.sub(
      JSON.stringify({
        widgets: [
          widget(
            'Executions',
            'Sum',
            'ExecutionsStarted',
            'ExecutionsSucceeded',
            'ExecutionsFailed',
            'ExecutionsTimedOut',
            'ExecutionsAborted',
          ),
          widget('Duration', 'p95', 'ExecutionTime'),
        ],
      }),
    ),
  });
}
