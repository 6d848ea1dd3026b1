import { spentBecause } from '../policy/decide.ts';
import { MAX_REASON_LENGTH } from '../policy/failure.ts';
import type { Policy, Rule } from '../policy/policy.ts';
import { conditionExpression } from './condition.ts';
import { failureExpression } from './parse-cause.ts';

/** What the built-in machine runs. */
export interface TaskSettings {
  /** `aws`, `aws-cn` or `aws-us-gov`: the service integration's ARN names it. */
  readonly partition: string;
  /** Name or ARN. */
  readonly cluster: string;
  /** Family, family:revision or ARN. */
  readonly taskDefinition: string;
  /** The container that gets the command and the environment. */
  readonly container: string;
  readonly subnets: readonly string[];
  readonly securityGroups: readonly string[];
  readonly assignPublicIp: boolean;
  /** Such as `FARGATE_SPOT`; without it the launch type is FARGATE. */
  readonly capacityProvider?: string;
  /** How long one attempt may run. */
  readonly timeoutMinutes?: number;
}

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** An Amazon States Language definition as data. */
export type Definition = { readonly [key: string]: Json };

/** A Fail state's Cause may hold 32,768 characters. */
const MAX_FAIL_CAUSE = 32_768;

/** The attempts decided on so far. The latest is kept apart until the next state, since its decision comes after it. */
const TRAIL = `[$trail, $attempt.number > 0 ? [$merge([$attempt, {'failure': $failure, 'errorState': $errorState}])] : []]`;

/**
 * The built-in state machine: runs a task, parses what went wrong, and decides by the policy, which is compiled
 * into the branches of `ProcessError`. Input: `commands`, `customer_id`, `report_id`, `output_location`,
 * `environment` (an object), all optional. Output: `{result, errorState: null, trail}`. It fails with Error `FATAL`
 * and a Cause that is JSON: `{errorState, failure, trail}`.
 */
export function builtInDefinition(policy: Policy, task: TaskSettings): Definition {
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
          failure: null,
          errorState: null,
        },
        Output: {},
        Next: 'RunECSTask',
      },
      RunECSTask: runTask(policy, task),
      ProcessError: processError(policy),
      // Step Functions refuses a state that no other leads to.
      ...([...policy.rules, policy.fallback].some(({ type }) => type === 'TEMPORARY') && {
        WaitBeforeRetry: {
          Type: 'Wait',
          Seconds: expression('$errorState.waitSeconds'),
          Next: 'RunECSTask',
        },
      }),
      FatalError: { Type: 'Fail', Error: 'FATAL', Cause: expression(fatalCause()) },
    },
  };
}

function runTask(policy: Policy, task: TaskSettings): Json {
  return {
    Type: 'Task',
    Resource: `arn:${task.partition}:states:::ecs:runTask.sync`,
    Arguments: {
      Cluster: task.cluster,
      TaskDefinition: task.taskDefinition,
      // RunTask refuses a launch type beside a capacity provider strategy.
      ...(task.capacityProvider === undefined
        ? { LaunchType: 'FARGATE' }
        : { CapacityProviderStrategy: [{ CapacityProvider: task.capacityProvider, Weight: 1 }] }),
      NetworkConfiguration: {
        AwsvpcConfiguration: {
          Subnets: task.subnets,
          ...(task.securityGroups.length > 0 && { SecurityGroups: task.securityGroups }),
          AssignPublicIp: task.assignPublicIp ? 'ENABLED' : 'DISABLED',
        },
      },
      Overrides: { ContainerOverrides: expression(containerOverrides(task.container)) },
    },
    ...(task.timeoutMinutes !== undefined && { TimeoutSeconds: task.timeoutMinutes * 60 }),
    Catch: [
      // States.ALL does not match States.DataLimitExceeded, so that is named; its Cause is plain text.
      catcher(
        'States.DataLimitExceeded',
        `{'error': $states.errorOutput.Error, 'reason': $substring($states.errorOutput.Cause, 0, ${MAX_REASON_LENGTH})}`,
      ),
      catcher('States.ALL', failureExpression(policy.container)),
    ],
    // The overrides hold the environment, which does not belong into an output that others read.
    Output: {
      result: expression(
        `$sift($states.result, function($value, $key) { $not($key in ['Attachments', 'Attributes', 'Overrides']) })`,
      ),
      errorState: null,
      trail: expression(TRAIL),
    },
    End: true,
  };
}

function catcher(error: string, failure: string): Json {
  return {
    ErrorEquals: [error],
    Assign: {
      trail: expression(TRAIL),
      attempt: {
        number: expression('$attempt.number + 1'),
        startedAt: expression('$states.context.State.EnteredTime'),
        stoppedAt: expression('$now()'),
      },
      failure: expression(failure),
    },
    Output: {},
    Next: 'ProcessError',
  };
}

/** One branch a rule, in order; a rule that retries has a second one for when no retry is left. */
function processError(policy: Policy): Json {
  return {
    Type: 'Choice',
    Choices: [
      ...policy.rules.flatMap((rule) => branches(policy, rule, conditionExpression(rule.when))),
      ...branches(policy, policy.fallback, 'true'),
    ],
    Default: 'FatalError',
  };
}

function branches(policy: Policy, rule: Omit<Rule, 'when'>, condition: string): readonly Json[] {
  if (rule.type === 'FATAL') {
    return [branch(rule, `${rule.name}: ${rule.because}`, condition, rule.because)];
  }
  const spent = { ...rule, type: 'FATAL', waitSeconds: 0 } as const;
  return [
    branch(
      rule,
      `${rule.name}: ${rule.because}`,
      `(${condition}) and $attempt.number <= ${policy.maxRetries}`,
      rule.because,
    ),
    branch(spent, `${rule.name}: no retry left`, condition, spentBecause(policy, rule.because)),
  ];
}

const NEXT = { RETRIABLE: 'RunECSTask', TEMPORARY: 'WaitBeforeRetry', FATAL: 'FatalError' } as const;

function branch(
  rule: Omit<Rule, 'when' | 'because'>,
  comment: string,
  condition: string,
  because: string,
): Json {
  return {
    Comment: comment,
    Condition: expression(condition),
    Assign: {
      errorState: {
        type: rule.type,
        retryCount: expression('$attempt.number'),
        waitSeconds: rule.waitSeconds,
        rule: rule.name,
        because: literal(because),
      },
    },
    Next: NEXT[rule.type],
  };
}

/**
 * The whole trail, or where that would not fit, as much of its end as does. Whether the limit counts characters or
 * bytes is not told, so all beyond ASCII counts as three.
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

/** A text of the policy file's author, which would be evaluated if it had the look of an expression. */
function literal(text: string): string {
  return /^\s*\{%/.test(text) ? expression(JSON.stringify(text)) : text;
}

/** In JSON a line break would be shown as `\n`, and not every linter takes one. */
function expression(jsonata: string): string {
  return `{% ${jsonata.replace(/\n\s*/g, ' ')} %}`;
}

/** ECS takes names and values as a list; JSONata leaves out what the input does not hold. */
function containerOverrides(container: string): string {
  return `[{
  'Name': ${JSON.stringify(container)},
  'Command': $count($input.commands) > 0 ? [$input.commands],
  'Environment': [$each($merge([$input.environment, {
    'CUSTOMER_ID': $input.customer_id,
    'REPORT_ID': $input.report_id,
    'OUTPUT_LOCATION': $input.output_location
  }]), function($value, $name) {{ 'Name': $name, 'Value': $string($value) }})]
}]`;
}
