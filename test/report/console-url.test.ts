import { describe, expect, test } from '@jest/globals';
import { executionUrl, machineUrl } from '../../src/report/console-url.ts';
import { EXECUTION_ARN, MACHINE_ARN } from './reports.ts';

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
});
