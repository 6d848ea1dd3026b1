import { MAX_RETRIES } from '../policy/policy.ts';
import { PROCESS_ERROR } from '../policy/state-names.ts';
import { NEXT_STATES } from './compiled-policy.ts';
import { type Definition, expression } from './states-language.ts';

/** Errors of Lambda itself that the next call may not meet, as AWS advises to retry them. */
const LAMBDA_ERRORS = [
  'Lambda.ServiceException',
  'Lambda.AWSLambdaException',
  'Lambda.SdkClientException',
  'Lambda.TooManyRequestsException',
];

/** The answer of a function that gave none. */
const UNDECIDED =
  "{'type': 'FATAL', 'retryCount': $attempt.number, 'waitSeconds': 0, 'rule': '', 'because': 'The ProcessError function gave no reason.', 'overrides': {}}";

/** The classic graph: a function decides, a Choice follows it. */
export function decidingFunction(functionArn: string, partition: string): Definition {
  return {
    [PROCESS_ERROR]: {
      Type: 'Task',
      Resource: `arn:${partition}:states:::lambda:invoke`,
      Arguments: {
        FunctionName: functionArn,
        Payload: expression(
          `{'taskError': $taskError, 'errorState': $attempt.number > 1 ? $errorState, 'startedAt': $states.context.Execution.StartTime}`,
        ),
      },
      Retry: [{ ErrorEquals: LAMBDA_ERRORS, IntervalSeconds: 2, MaxAttempts: 5, BackoffRate: 2 }],
      // A function that fails must not hide the failure that it was asked about.
      Catch: [
        {
          ErrorEquals: ['States.ALL'],
          Assign: {
            errorState: expression(
              `$merge([${UNDECIDED}, {'because': 'The ProcessError function failed: ' & $states.errorOutput.Error}])`,
            ),
          },
          Output: {},
          Next: 'FatalError',
        },
      ],
      Assign: {
        // A function of somebody else may answer without overrides and retries. Empty retries would mean that none was
        // spent.
        errorState: expression(
          `$merge([${UNDECIDED}, $type($states.result.Payload) = 'object' ? $states.result.Payload : {}])`,
        ),
      },
      Output: {},
      Next: 'ErrorStateChoice',
    },
    ErrorStateChoice: {
      Type: 'Choice',
      Choices: [
        {
          Comment: 'No execution makes more retries.',
          Condition: expression(`$attempt.number > ${MAX_RETRIES} and $errorState.type != 'SUCCEEDED'`),
          Next: 'FatalError',
        },
        ...Object.entries(NEXT_STATES).map(([type, next]) => ({
          Condition: expression(`$errorState.type = '${type}'`),
          Next: next,
        })),
      ],
      Default: 'FatalError',
    },
  };
}
