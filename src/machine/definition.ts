import type { Json } from '../json.ts';
import { MAX_REASON_LENGTH } from '../policy/failure.ts';
import { FARGATE_SIZES } from '../policy/fargate-sizes.ts';
import type { Policy } from '../policy/policy.ts';
import { PROCESS_ERROR, RUN_ECS_TASK } from '../policy/state-names.ts';
import { changesSize, compiledPolicy, leftExpression, reasons } from './compiled-policy.ts';
import { failureExpression } from './parse-cause.ts';
import { decidingFunction } from './process-error-function.ts';
import { runTaskArguments, runTaskVariables, type TaskSettings } from './run-task.ts';
import { type Definition, expression } from './states-language.ts';

/** A Fail state's Cause may hold 32,768 characters. */
const MAX_FAIL_CAUSE = 32_768;

/** A variable may hold 256 KiB, and an attempt three texts of 1,024 characters; the history knows them all. */
const KEPT_ATTEMPTS = 40;

/** CloudFormation takes no null in a template, wherever it is, and a template may hold this definition as an object. */
const NULL = expression('null');

/** The attempts decided on so far. The latest is kept apart until the next state, since its decision comes after it. */
const TRAIL = `[$trail, $attempt.number > 0 ? [$merge([$attempt, {
  'failure': $failure,
  'errorState': $merge([
    $sift($errorState, function($value, $key) { $key != 'retries' }),
    {'overrides': $merge([$sift($errorState.overrides, function($value, $key) { $key != 'environment' })])}
  ])
}])] : []]`;

/**
 * The built-in state machine: runs a task, parses what went wrong, and decides by the policy, which is compiled
 * into the branches of `ProcessError`, or lets a function decide. Input: `commands`, `customer_id`, `report_id`,
 * `output_location`, `environment` (an object), all optional. Output: `{result, errorState: null, trail}`. It fails with Error `FATAL`
 * and a Cause that is JSON: `{errorState, failure, trail}`.
 */
export function builtInDefinition(policy: Policy, task: TaskSettings): Definition {
  const { processErrorFunction } = task;
  const actions = [...policy.rules, policy.fallback];
  const waits = processErrorFunction !== undefined || actions.some(({ type }) => type === 'TEMPORARY');
  return {
    Comment: 'Runs a Fargate task and retries it by why it failed. Written by sfn-fargate-retry.',
    QueryLanguage: 'JSONata',
    StartAt: 'KeepInput',
    States: {
      KeepInput: {
        Type: 'Pass',
        Comment:
          'The input and the trail live in variables, so the history does not repeat them at every state.',
        Assign: {
          input: expression('$states.input'),
          trail: [],
          attempt: { number: 0 },
          failure: NULL,
          errorState: { retryCount: 0, retries: [], overrides: {} },
          ...runTaskVariables(policy, task),
          ...(processErrorFunction === undefined && compiledPolicyData(policy)),
        },
        Output: {},
        Next: RUN_ECS_TASK,
      },
      [RUN_ECS_TASK]: runTask(policy, task),
      ...(processErrorFunction === undefined
        ? compiledPolicy(policy)
        : decidingFunction(processErrorFunction, task.partition)),
      // Step Functions refuses a state that no other state leads to.
      ...(waits && {
        WaitBeforeRetry: {
          Type: 'Wait',
          Seconds: expression('$errorState.waitSeconds'),
          Next: RUN_ECS_TASK,
        },
      }),
      FatalError: { Type: 'Fail', Error: 'FATAL', Cause: expression(fatalCause()) },
    },
  };
}

/** What the branches of the compiled policy share. */
function compiledPolicyData(policy: Policy): Definition {
  return {
    because: reasons(policy),
    ...(changesSize(policy) && { sizes: FARGATE_SIZES.map((size) => ({ ...size })) }),
  };
}

function runTask(policy: Policy, task: TaskSettings): Json {
  return {
    Type: 'Task',
    Resource: `arn:${task.partition}:states:::ecs:runTask.sync`,
    Arguments: runTaskArguments(policy, task),
    ...(task.timeoutMinutes !== undefined && { TimeoutSeconds: task.timeoutMinutes * 60 }),
    Catch: [
      // States.ALL need not match States.DataLimitExceeded (the documentation and the service differ), so that is named.
      catcher(
        policy,
        task,
        'States.DataLimitExceeded',
        `{'error': $states.errorOutput.Error, 'reason': $substring($states.errorOutput.Cause, 0, ${MAX_REASON_LENGTH})}`,
      ),
      catcher(policy, task, 'States.ALL', failureExpression(policy.container)),
    ],
    // The overrides hold the environment, which does not belong into an output that others read.
    Output: {
      result: expression(
        `$sift($states.result, function($value, $key) { $not($key in ['Attachments', 'Attributes', 'Overrides']) })`,
      ),
      errorState: NULL,
      trail: expression(TRAIL),
    },
    End: true,
  };
}

function catcher(policy: Policy, task: TaskSettings, error: string, failure: string): Json {
  return {
    ErrorEquals: [error],
    Assign: {
      trail: expression(`($trail := ${TRAIL}; [$trail[[-${KEPT_ATTEMPTS}..-1]]])`),
      attempt: {
        number: expression('$attempt.number + 1'),
        startedAt: expression('$states.context.State.EnteredTime'),
        stoppedAt: expression('$now()'),
      },
      failure: expression(failure),
      ...(task.processErrorFunction === undefined
        ? {
            carry: expression(
              `$merge([$errorState, {'type': 'FATAL', 'retryCount': $attempt.number + 1, 'waitSeconds': 0}])`,
            ),
            left: expression(leftExpression(policy)),
          }
        : { taskError: expression('$states.errorOutput') }),
    },
    Output: {},
    Next: PROCESS_ERROR,
  };
}

/**
 * The whole trail, or where that would not fit, as much of its end as does. AWS does not say whether the limit
 * counts characters or bytes, so each character beyond ASCII counts as three.
 */
function fatalCause(): string {
  return `(
  $trail := ${TRAIL};
  $fit := function($kept) {(
    $cause := $string({'errorState': $errorState, 'failure': $failure, 'trail': $kept = 0 ? [] : [$trail[[-$kept..-1]]]});
    $kept = 0 or $length($replace($cause, /[^\\x00-\\x7f]/, 'xxx')) <= ${MAX_FAIL_CAUSE} ? $cause : $fit($floor($kept / 2))
  )};
  $fit($count($trail))
)`;
}
