import { describe, expect, test } from '@jest/globals';
import {
  batchJobUrl,
  executionUrl,
  functionUrl,
  glueJobRunUrl,
  logGroupUrl,
  logUrl,
  machineUrl,
  taskUrl,
} from '../../src/aws/console-links.ts';
import { EXECUTION_ARN, MACHINE_ARN } from '../report/reports.ts';

describe('the page in the console', () => {
  test.each([
    ['aws', 'eu-west-1', 'eu-west-1.console.aws.amazon.com'],
    ['aws-cn', 'cn-north-1', 'cn-north-1.console.amazonaws.cn'],
    ['aws-us-gov', 'us-gov-west-1', 'us-gov-west-1.console.amazonaws-us-gov.com'],
  ])('is in the console of its partition: %s', (partition, region, host) => {
    const arn = EXECUTION_ARN.replace('arn:aws:', `arn:${partition}:`).replace('eu-west-1', region);
    expect(executionUrl(arn)).toBe(
      `https://${host}/states/home?region=${region}#/v2/executions/details/${arn}`,
    );
  });

  test('of a state machine is that of the machine', () => {
    expect(machineUrl(MACHINE_ARN)).toBe(
      `https://eu-west-1.console.aws.amazon.com/states/home?region=eu-west-1#/statemachines/view/${MACHINE_ARN}`,
    );
  });

  test.each([
    'arn:aws-iso:states:us-iso-east-1:1:execution:a:b',
    'arn:constructor:states:x:1:execution:a:b',
    'text',
    '',
  ])('is not known for %j', (arn) => {
    expect(executionUrl(arn)).toBeUndefined();
  });

  test('survives in a Markdown link, whatever the name of the machine', () => {
    const url = executionUrl(EXECUTION_ARN.replace('uploads', "it's(ok)é!")) ?? '';
    expect(url).toMatch(/^https:[!-~]+$/);
    expect(url).not.toMatch(/[()<>'"\s]/);
  });

  test.each(['evil.example/x', 'evil.example#', 'eu-west-1.evil', 'x', ''])(
    'is none where a region would lead elsewhere: %j',
    (region) => {
      expect(executionUrl(EXECUTION_ARN.replace('eu-west-1', region))).toBeUndefined();
      expect(logUrl('aws', { region, group: 'g', stream: 's' })).toBeUndefined();
    },
  );

  test('of a task is that of its cluster, which old ARNs do not name', () => {
    expect(taskUrl('arn:aws-us-gov:ecs:us-gov-west-1:111122223333:task/my-cluster/0a1b')).toBe(
      'https://us-gov-west-1.console.amazonaws-us-gov.com/ecs/v2/clusters/my-cluster/tasks/0a1b?region=us-gov-west-1',
    );
    expect(taskUrl('arn:aws:ecs:eu-west-1:111122223333:task/0a1b')).toBeUndefined();
    expect(taskUrl('arn:aws:ecs:eu-west-1:111122223333:task/a)b/c](d')).toBeUndefined();
  });

  test('of a log stream survives in a Markdown link, whatever its name', () => {
    const url = logUrl('aws', { region: 'eu-west-1', group: "/a (b)'*\ud800", stream: 'x$[y]é' }) ?? '';
    expect(url).toMatch(/^https:[!-~]+$/);
    expect(url).not.toMatch(/[()<>'"*\s]/);
    expect(url).toContain(
      '/log-group/$252Fa$2520$2528b$2529$2527$252A$25EF$25BF$25BD/log-events/x$2524$255By$255D',
    );
  });

  test('of a job, a run, a function and a log group is in the console of its region', () => {
    const base = 'https://us-gov-west-1.console.amazonaws-us-gov.com';
    const region = 'us-gov-west-1';
    expect(batchJobUrl(region, '0a-1b')).toBe(`${base}/batch/home?region=${region}#jobs/detail/0a-1b`);
    expect(glueJobRunUrl(region, 'a b', 'jr_1')).toBe(
      `${base}/gluestudio/home?region=${region}#/job/a%20b/run/jr_1`,
    );
    expect(functionUrl(region, 'resize')).toBe(`${base}/lambda/home?region=${region}#/functions/resize`);
    expect(logGroupUrl(region, '/aws/lambda/resize')).toBe(
      `${base}/cloudwatch/home?region=${region}#logsV2:log-groups/log-group/$252Faws$252Flambda$252Fresize`,
    );
    expect(logGroupUrl(region, '/g', '0a-1b')).toBe(
      `${base}/cloudwatch/home?region=${region}#logsV2:log-groups/log-group/$252Fg/log-events$3FfilterPattern$3D$25220a-1b$2522`,
    );
  });

  test('of anything survives in a Markdown link, whatever its name', () => {
    const name = "/a (b)'*\ud800<x>|";
    for (const url of [
      batchJobUrl('eu-west-1', name),
      glueJobRunUrl('eu-west-1', name, name),
      functionUrl('eu-west-1', name),
      logGroupUrl('eu-west-1', name, name),
    ]) {
      expect(url).toMatch(/^https:[!-~]+$/);
      expect(url).not.toMatch(/[()<>'"*\s|]/);
    }
    expect(functionUrl('evil.example/x', 'f')).toBeUndefined();
  });
});
