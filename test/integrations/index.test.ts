import { describe, expect, test } from '@jest/globals';
import { integrationOf } from '../../src/integrations/index.ts';

describe('the integration of a Task state', () => {
  test.each([
    ['ecs', 'runTask', 'ecs:runTask'],
    ['ecs', 'runTask.sync', 'ecs:runTask'],
    ['ecs', 'runTask.waitForTaskToken', 'ecs:runTask'],
    ['states', 'startExecution', 'states:startExecution'],
    ['states', 'startExecution.sync', 'states:startExecution'],
    ['states', 'startExecution.sync:2', 'states:startExecution'],
    ['states', 'startExecution.waitForTaskToken', 'waitForTaskToken'],
    ['states', 'mapRun', 'states:mapRun'],
    ['batch', 'submitJob', 'batch:submitJob'],
    ['batch', 'submitJob.sync', 'batch:submitJob'],
    ['glue', 'startJobRun.sync', 'glue:startJobRun'],
    ['lambda', 'function', 'lambda:invoke'],
    ['lambda', 'invoke', 'lambda:invoke'],
    ['lambda', 'invoke.waitForTaskToken', 'waitForTaskToken'],
    ['sqs', 'sendMessage.waitForTaskToken', 'waitForTaskToken'],
    ['aws-sdk:sqs', 'sendMessage.waitForTaskToken', 'waitForTaskToken'],
    ['activity', 'activity', 'activity'],
    ['aws-sdk:sfn', 'startSyncExecution', 'aws-sdk:sfn:startSyncExecution'],
    ['aws-sdk:sfn', 'startExecution', 'aws-sdk'],
    ['aws-sdk:ecs', 'runTask', 'aws-sdk'],
    ['ecs', 'stopTask', 'task'],
    ['ecs', '', 'task'],
    ['dynamodb', 'putItem', 'task'],
    ['glue', 'startCrawler', 'task'],
    ['', 'runTask.sync', 'task'],
  ])('of %s:%s is %s', (resourceType, resource, name) => {
    expect(integrationOf({ resourceType, resource }).name).toBe(name);
  });
});
