import { describe, expect, test } from '@jest/globals';
import { ecs } from '../../src/integrations/ecs.ts';
import { integrationOf } from '../../src/integrations/index.ts';

describe('the integration of a Task state', () => {
  test.each(['runTask', 'runTask.sync', 'runTask.waitForTaskToken'])('is ECS for ecs:%s', (resource) => {
    expect(integrationOf({ resourceType: 'ecs', resource })).toBe(ecs);
  });

  test.each([
    ['ecs', 'stopTask'],
    ['ecs', ''],
    ['lambda', 'invoke'],
    ['states', 'startExecution.sync:2'],
    ['batch', 'submitJob.sync'],
    ['aws-sdk:ecs', 'runTask'],
    ['', 'runTask.sync'],
  ])('is none for %s:%s, which is not followed', (resourceType, resource) => {
    expect(integrationOf({ resourceType, resource })).toBeUndefined();
  });
});
