import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../../local/json.ts';
import { findingsOfState } from './finding.ts';

const RUN: JsonObject = {
  Type: 'Task',
  Resource: 'arn:aws:states:::ecs:runTask.sync',
  Parameters: { TaskDefinition: 'app' },
  End: true,
};

describe('what the local Step Functions does not run is refused by name', () => {
  test.each<[JsonObject, string]>([
    [
      { ...RUN, Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken' },
      "/States/S/Resource: The service integration 'sqs:sendMessage.waitForTaskToken' is not supported by the local Step Functions.",
    ],
    [
      { ...RUN, Resource: 'arn:aws:states:::sns:publish' },
      "/States/S/Resource: The service integration 'sns:publish' is not supported by the local Step Functions.",
    ],
    [
      { ...RUN, Resource: 'arn:aws:states:::aws-sdk:ecs:runTask' },
      "/States/S/Resource: The service integration 'aws-sdk:ecs:runTask' is not supported by the local Step Functions.",
    ],
    [
      { ...RUN, Resource: 'arn:aws:states:us-east-1:123456789012:activity:a' },
      "/States/S/Resource: The activity 'arn:aws:states:us-east-1:123456789012:activity:a' is not supported by the local Step Functions.",
    ],
    [
      { ...RUN, Credentials: { RoleArn: 'x' } },
      "/States/S/Credentials: Field 'Credentials' is not supported by the local Step Functions.",
    ],
    [
      { ...RUN, Resource: 'x' },
      "/States/S/Resource: 'x' is not a resource that the local Step Functions supports: ecs:runTask.sync, ecs:runTask, ecs:runTask.waitForTaskToken, lambda:invoke, lambda:invoke.waitForTaskToken, states:startExecution, states:startExecution.sync, states:startExecution.sync:2, states:startExecution.waitForTaskToken or the ARN of a Lambda function.",
    ],
    [{ ...RUN, Resource: 5 }, '/States/S/Resource: The value must be a string.'],
    [
      { ...RUN, Parameters: {} },
      "/States/S/Parameters: The field 'TaskDefinition' is required but was missing",
    ],
    [
      { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', End: true },
      "/States/S/Parameters: The field 'FunctionName' is required but was missing",
    ],
  ])('%j', async (state, found) => {
    expect(await findingsOfState(state)).toEqual([found]);
  });
});
