import type { Json } from '../json.ts';
import { FARGATE_SIZES } from '../policy/fargate-sizes.ts';
import type { DecisionType, Policy } from '../policy/policy.ts';
import { PROCESS_ERROR, RUN_ECS_TASK } from '../policy/state-names.ts';
import { compiledPolicy, reasons } from './compiled-policy.ts';
import { changesSize, environments } from './next-run.ts';
import { FAILURE, failureExpression, textFailureExpression } from './parse-cause.ts';
import { decidingFunction } from './process-error-function.ts';
import { CARRY, leftExpression, noneLeftExpression } from './retry-budget.ts';
import { runTaskArguments, runTaskVariables, type TaskSettings } from './run-task.ts';
import { type Definition, expression } from './states-language.ts';

/** A Fail state's Cause may hold 32,768 characters. */
const MAX_FAIL_CAUSE = 32_768;

/** A variable may hold 256 KiB, and an attempt three texts of 1,024 characters; the history knows them all. */
const KEPT_ATTEMPTS = 40;

/** The parts of the trail that a Fail state's Cause is tried with: half, a quarter … and none. */
const KEPT_PARTS = [2, 4, 8, 16, 32, 64];

/** CloudFormation takes no null in a template, wherever it is, and a template may hold this definition as an object. */
const NULL = expression('null');

/** The attempts decided on so far. The latest is kept apart until the next state, since its decision comes after it. */
const TRAIL = `[$trail, $attempt.number > 0 ? [$merge([$attempt, {
  'failure': ${FAILURE},
  'errorState': $merge([
    $sift($errorState, function($value, $key) { $key != 'retries' }),
    {'overrides': $merge([$sift($errorState.overrides, function($value, $key) { $key != 'environment' })])}
  ])
}])] : []]`;

/**
 * The built-in state machine: runs a task, parses what went wrong, and decides by the policy, which is compiled
 * into the branches of `ProcessError`, or lets a function decide. Input: `commands`, `customer_id`, `report_id`,
 * `output_location`, `environment` (an object), all optional. Output: `{result, errorState: null, trail}`; the result is
 * null where a rule takes a failure for success. It fails with Error `FATAL` and a Cause that is JSON: `{errorState,
 * failure, trail}`.
 */
export function builtInDefinition(policy: Policy, task: TaskSettings): Definition {
  const { processErrorFunction } = task;
  const actions = [...policy.rules, policy.fallback];
  const leadsTo = (wanted: DecisionType) =>
    processErrorFunction !== undefined || actions.some(({ type }) => type === wanted);
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
      ...(leadsTo('TEMPORARY') && {
        WaitBeforeRetry: {
          Type: 'Wait',
          Seconds: expression('$errorState.waitSeconds'),
          Next: RUN_ECS_TASK,
        },
      }),
      ...(leadsTo('SUCCEEDED') && {
        Accepted: {
          Type: 'Succeed',
          Comment: 'The task failed in a way that a rule takes for success.',
          Output: output(NULL),
        },
      }),
      FatalError: { Type: 'Fail', Error: 'FATAL', Cause: expression(fatalCause()) },
    },
  };
}

/** What the branches of the compiled policy share. */
function compiledPolicyData(policy: Policy): Definition {
  const added = environments(policy);
  return {
    because: reasons(policy),
    ...(added !== undefined && { environments: added }),
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
      // States.ALL need not match States.DataLimitExceeded (the documentation and the service differ), so that is named;
      // its Cause is plain text.
      catcher(policy, task, 'States.DataLimitExceeded', textFailureExpression()),
      catcher(policy, task, 'States.ALL', failureExpression(policy.container)),
    ],
    // The overrides hold the environment, which does not belong into an output that others read.
    Output: output(
      expression(
        `$sift($states.result, function($value, $key) { $not($key in ['Attachments', 'Attributes', 'Overrides']) })`,
      ),
    ),
    End: true,
  };
}

/** The output of an execution that succeeded. */
function output(result: string): Json {
  return { result, errorState: NULL, trail: expression(TRAIL) };
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
            carry: expression(CARRY),
            left: expression(leftExpression(policy)),
            noneLeft: expression(noneLeftExpression(policy)),
          }
        : { taskError: expression('$states.errorOutput') }),
    },
    Output: {},
    Next: PROCESS_ERROR,
  };
}

/**
 * The whole trail, or where that would not fit, as much of its end as does. AWS does not say whether the limit
 * counts characters or bytes, so each character beyond ASCII counts as four.
 */
function fatalCause(): string {
  return `(
  $trail := ${TRAIL};
  $told := function($kept) { $string({'errorState': $errorState, 'failure': ${FAILURE}, 'trail': $kept = 0 ? [] : [$trail[[-$kept..-1]]]}) };
  $reduce([${KEPT_PARTS.join(', ')}], function($cause, $part) {
    4 * $length($cause) - 3 * $length($replace($cause, /[^\\x00-\\x7f]/, '')) <= ${MAX_FAIL_CAUSE} ? $cause : $told($floor($count($trail) / $part))
  }, $told($count($trail)))
)`;
}
