import type { JsonObject } from '../../../local/json.ts';

/** A retry machine in JSONata: the policy stands in the Choice, the trail in variables. */
export const JSONATA_RETRY: JsonObject = {
  Comment: 'Runs a task and retries it by why it failed',
  QueryLanguage: 'JSONata',
  StartAt: 'Prepare',
  TimeoutSeconds: 86_400,
  States: {
    Prepare: {
      Type: 'Pass',
      Assign: { request: '{% $states.input %}', trail: [], retryCount: 0 },
      Next: 'RunECSTask',
    },
    RunECSTask: {
      Type: 'Task',
      Resource: 'arn:aws:states:::ecs:runTask.sync',
      TimeoutSeconds: '{% $request.timeout ? $request.timeout : 3600 %}',
      Arguments: {
        LaunchType: 'FARGATE',
        Cluster: 'default',
        TaskDefinition: 'customer-data-upload',
        NetworkConfiguration: { AwsvpcConfiguration: { Subnets: ['subnet-1'], AssignPublicIp: 'ENABLED' } },
        Overrides: {
          ContainerOverrides: [
            {
              Name: 'app',
              Command: '{% $request.commands %}',
              Environment: "{% [{'Name': 'CUSTOMER_ID', 'Value': $request.customer_id}] %}",
            },
          ],
        },
      },
      Output: "{% {'result': $states.result, 'errorState': null, 'trail': $trail} %}",
      Catch: [
        {
          ErrorEquals: ['States.DataLimitExceeded'],
          Assign: { failure: "{% {'error': $states.errorOutput.Error} %}" },
          Next: 'ProcessError',
        },
        {
          ErrorEquals: ['States.ALL'],
          Assign: {
            failure:
              "{% ($task := $match($states.errorOutput.Cause, /^\\{/) ? $parse($states.errorOutput.Cause) : {}; {'error': $states.errorOutput.Error, 'exitCode': $task.Containers[0].ExitCode}) %}",
          },
          Output: '{% $states.errorOutput %}',
          Next: 'ProcessError',
        },
      ],
      End: true,
    },
    ProcessError: {
      Type: 'Choice',
      Choices: [
        {
          Comment: 'network-error',
          Condition: '{% $failure.exitCode = 4 and $retryCount < 3 %}',
          Assign: {
            retryCount: '{% $retryCount + 1 %}',
            errorState: "{% {'type': 'TEMPORARY', 'waitSeconds': 60} %}",
            trail: '{% $append($trail, [$failure]) %}',
          },
          Next: 'WaitBeforeRetry',
        },
        {
          Condition: '{% $retryCount < 3 %}',
          Assign: { retryCount: '{% $retryCount + 1 %}' },
          Next: 'RunECSTask',
        },
      ],
      Assign: { errorState: { type: 'FATAL' } },
      Default: 'FatalError',
    },
    WaitBeforeRetry: { Type: 'Wait', Seconds: '{% $errorState.waitSeconds %}', Next: 'RunECSTask' },
    FatalError: {
      Type: 'Fail',
      Error: 'FATAL',
      Cause: "{% $string({'errorState': $errorState, 'failure': $failure}) %}",
    },
  },
};

/** The classic retry machine: a Lambda function classifies, the state travels in the input. */
export const JSONPATH_RETRY: JsonObject = {
  StartAt: 'RunECSTask',
  States: {
    RunECSTask: {
      Type: 'Task',
      Resource: 'arn:aws:states:::ecs:runTask.sync',
      Parameters: {
        LaunchType: 'FARGATE',
        Cluster: 'default',
        'TaskDefinition.$': '$.taskDefinition',
        Overrides: { ContainerOverrides: [{ Name: 'app', 'Command.$': '$.commands' }] },
      },
      ResultPath: '$.result',
      Retry: [
        { ErrorEquals: ['ECS.ThrottlingException'], IntervalSeconds: 3, MaxAttempts: 2, BackoffRate: 1.5 },
      ],
      Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.taskError', Next: 'ProcessError' }],
      Next: 'Done',
    },
    ProcessError: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Parameters: {
        FunctionName: 'arn:aws:lambda:eu-central-1:000000000000:function:ProcessError',
        'Payload.$': '$',
      },
      ResultSelector: { 'type.$': '$.Payload.type', 'waitSeconds.$': '$.Payload.waitSeconds' },
      ResultPath: '$.errorState',
      Next: 'ErrorStateChoice',
    },
    ErrorStateChoice: {
      Type: 'Choice',
      Choices: [
        { Variable: '$.errorState.type', StringEquals: 'RETRIABLE', Next: 'RunECSTask' },
        {
          And: [
            { Variable: '$.errorState.type', StringEquals: 'TEMPORARY' },
            { Variable: '$.errorState.waitSeconds', IsNumeric: true },
          ],
          Next: 'WaitBeforeRetry',
        },
      ],
      Default: 'FatalError',
    },
    WaitBeforeRetry: { Type: 'Wait', SecondsPath: '$.errorState.waitSeconds', Next: 'RunECSTask' },
    FatalError: { Type: 'Fail', Error: 'FATAL', CausePath: 'States.JsonToString($.errorState)' },
    Done: { Type: 'Succeed' },
  },
};
