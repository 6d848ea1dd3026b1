export const id = 468;
export const ids = [468];
export const modules = {

/***/ 5468:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  builtInDefinition: () => (/* binding */ builtInDefinition)
});

// EXTERNAL MODULE: ./build/src/policy/failure.js
var failure = __webpack_require__(5526);
// EXTERNAL MODULE: ./build/src/policy/fargate-sizes.js
var fargate_sizes = __webpack_require__(2345);
// EXTERNAL MODULE: ./build/src/policy/state-names.js
var state_names = __webpack_require__(6556);
// EXTERNAL MODULE: ./build/src/policy/conditions/conditions.js + 3 modules
var conditions = __webpack_require__(3494);
// EXTERNAL MODULE: ./build/src/policy/decide.js
var decide = __webpack_require__(8966);
// EXTERNAL MODULE: ./build/src/policy/policy.js
var policy_policy = __webpack_require__(728);
;// CONCATENATED MODULE: ./build/src/machine/states-language.js
/** Marks a JSONata expression. In JSON a line break is shown as `\n`, which not every linter accepts. */
function expression(jsonata) {
    return `{% ${jsonata.replace(/\n\s*/g, ' ')} %}`;
}
/** A text of the policy file's author. Step Functions would evaluate one that looks like an expression. */
function literal(text) {
    return /^\s*\{%|%\}\s*$/.test(text) ? expression(JSON.stringify(text)) : text;
}

;// CONCATENATED MODULE: ./build/src/machine/compiled-policy.js





/** The state that each class of failure leads to. */
const NEXT_STATES = {
    RETRIABLE: state_names/* RUN_ECS_TASK */.e,
    TEMPORARY: 'WaitBeforeRetry',
    FATAL: 'FatalError',
};
/**
 * The policy as a Choice: one branch a rule, in order, labelled with its reason; a rule that retries has a second one
 * for when no retry is left. Its variables are `$failure`, `$errorState` (the decision before), `$carry` (what a
 * decision takes over from it, FATAL so far), `$left` (retries that the policy's budget still allows) and `$because` (the
 * reasons by rule, which are written once).
 */
function compiledPolicy(policy) {
    return {
        [state_names/* PROCESS_ERROR */.Z]: {
            Type: 'Choice',
            Choices: [
                ...policy.rules.flatMap((rule) => branches(policy, rule, (0,conditions/* conditionJsonata */.oL)(rule.when))),
                ...branches(policy, policy.fallback, 'true'),
            ],
            Default: 'FatalError',
        },
    };
}
/** The reasons by rule, as the variable `$because`. */
function reasons({ rules, fallback }) {
    return Object.fromEntries([...rules, fallback].map(({ name, because }) => [name, literal(because)]));
}
/** JSONata for the variable `$left`, by the decision before. */
function leftExpression(policy) {
    const free = (0,decide/* freeRules */.Gr)(policy);
    const left = (retries) => `${policy.maxRetries} - $count(${retries})`;
    return free.length === 0
        ? left('$errorState.retries')
        : `$count($errorState.retries) < ${policy_policy/* MAX_RETRIES */.kd} ? ${left(`$errorState.retries[$not($ in [${free.map((name) => `'${name}'`).join(', ')}])]`)} : 0`;
}
/** The reason of the rule that a decision names. */
const BECAUSE = '$lookup($because, rule)';
function branches(policy, rule, condition) {
    if (rule.type === 'FATAL') {
        return [branch(rule, rule.because, condition, `'because': ${BECAUSE}`)];
    }
    const budget = budgetExpression(policy, rule);
    const { next } = rule.retry;
    const overrides = next === undefined ? [] : [`'overrides': ${overridesExpression(next)}`];
    return [
        branch(rule, rule.because, condition === 'true' ? budget : `${condition} and ${budget}`, [`'because': ${BECAUSE}`, "'retries': [$errorState.retries, rule]", ...overrides].join(', '), waitExpression(rule)),
        branch({ name: rule.name, type: 'FATAL' }, 'No retry is left.', condition, `'because': ${BECAUSE} & ' ${(0,decide/* noRetryIsLeft */.jx)(policy, rule)}'`),
    ];
}
/** @param more what depends on the decision itself, whose fields it names: the rest of the new `$errorState` */
function branch({ name, type }, comment, condition, more, wait = 0) {
    const decision = [
        ...(type === 'FATAL' ? [] : [`'type': '${type}'`]),
        ...(wait === 0 ? [] : [`'waitSeconds': ${wait}`]),
        `'rule': '${name}'`,
    ].join(', ');
    return {
        Comment: comment,
        Condition: expression(condition),
        Assign: { errorState: expression(`{${decision}}.$merge([$carry, $, {${more}}])`) },
        Next: NEXT_STATES[type],
    };
}
const RAN_WITH = '$failure.ranWith';
const SIZE_IS_KNOWN = `$exists(${RAN_WITH}.cpu) and $exists(${RAN_WITH}.memory)`;
/** JSONata that is true as long as the budgets pay for another retry by this rule; as `decide` counts. */
function budgetExpression(policy, rule) {
    const { free, maxRetries, next } = rule.retry;
    return [
        free ? `$count($errorState.retries) < ${policy_policy/* MAX_RETRIES */.kd}` : '$left > 0',
        ...(maxRetries === undefined ? [] : [`${granted(rule)} < ${maxRetries}`]),
        ...(policy.maxDurationSeconds === undefined ? [] : [inTime(policy.maxDurationSeconds, rule)]),
        ...(next?.memory === undefined
            ? []
            : [`($not(${SIZE_IS_KNOWN}) or ${sizeExpression(next)}.memory > ${RAN_WITH}.memory)`]),
    ].join(' and ');
}
/** JSONata for the seconds to wait, or a number where they are always the same. */
function waitExpression(rule) {
    if (rule.type !== 'TEMPORARY') {
        return 0;
    }
    const longest = longestWait(rule.wait, rule);
    return rule.wait.jitter === 'full' ? `$floor($random() * (${longest} + 1))` : longest;
}
/** JSONata for what the next attempt runs with. */
function overridesExpression(next) {
    const { ephemeralStorage, capacityProvider, environment } = next;
    const parts = [
        ...(next.memory === undefined && next.cpu === undefined
            ? []
            : [`${SIZE_IS_KNOWN} ? ${sizeExpression(next)}`]),
        ...(ephemeralStorage === undefined ? [] : [JSON.stringify({ ephemeralStorage })]),
        ...(capacityProvider === undefined ? [] : [JSON.stringify({ capacityProvider })]),
        ...(environment === undefined
            ? []
            : [`{'environment': $merge([$errorState.overrides.environment, ${JSON.stringify(environment)}])}`]),
    ];
    return `$merge([$errorState.overrides, ${parts.join(', ')}])`;
}
/** Whether a policy changes the size of a task, for which the machine must know the sizes of Fargate. */
function changesSize(policy) {
    return nextRuns(policy).some(({ memory, cpu }) => memory !== undefined || cpu !== undefined);
}
/** What the rules of a policy give to next attempts. */
function nextRuns({ rules, fallback }) {
    return [...rules, fallback].flatMap((rule) => rule.type === 'FATAL' || rule.retry.next === undefined ? [] : [rule.retry.next]);
}
function granted({ name }) {
    return `$count($errorState.retries[$ = '${name}'])`;
}
function longestWait(wait, rule) {
    const { seconds, backoffRate, maxSeconds } = wait;
    return backoffRate === 1
        ? (0,decide/* waitSeconds */.Dh)(wait, 0)
        : `$min([${maxSeconds}, $floor(${seconds} * $power(${backoffRate}, ${granted(rule)}) + 0.5)])`;
}
function inTime(maxDurationSeconds, rule) {
    const wait = rule.type === 'TEMPORARY' ? longestWait(rule.wait, rule) : 0;
    return `$toMillis($states.context.State.EnteredTime) + ${wait} * 1000 <= $toMillis($states.context.Execution.StartTime) + ${maxDurationSeconds * 1000}`;
}
/** The size that `nextOverrides` chooses, out of the variable `$sizes`, where the size of the failed task is known. */
function sizeExpression({ memory, maxMemory, cpu }) {
    const leastCpu = cpu ?? `${RAN_WITH}.cpu`;
    const [least, most] = memory === undefined
        ? [`${RAN_WITH}.memory`, '']
        : [`$min([${changedExpression(memory)}, ${maxMemory}])`, ` and memory <= ${maxMemory}`];
    return `$sizes[cpu >= ${leastCpu} and memory >= ${least}${most}][0]`;
}
function changedExpression(change) {
    switch (change.kind) {
        case 'times':
            return `$ceil(${RAN_WITH}.memory * ${change.factor})`;
        case 'plus':
            return `${RAN_WITH}.memory + ${change.mebibytes}`;
        case 'to':
            return String(change.mebibytes);
    }
}

// EXTERNAL MODULE: ./build/src/policy/ecs-task.js
var ecs_task = __webpack_require__(1843);
;// CONCATENATED MODULE: ./build/src/machine/parse-cause.js


/** A regular expression for all strings of a JSON text. Step Functions wants it as a literal wherever it stands. */
const STRINGS = String.raw `/"[^"\\\x00-\x1f]*(?:\x5c(?:["\\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\x00-\x1f]*)*"/`;
/**
 * The JSONata expression (without `{% %}`) that turns `$states.errorOutput` into a failure, as `parseFailure` does
 * for the PascalCase keys that Step Functions writes.
 *
 * It must never fail, since an error in a Catch's `Assign` ends the execution with `States.QueryEvaluationError`.
 * JSONata has no way to try `$parse`, so the Cause is proven to be JSON first: strings become `"`, other scalars `v`,
 * then the innermost objects and arrays become `v` until one is left. What stands outside of strings may not hold these
 * two signs itself, nor any other that JSON has no use for. (`\x5c` is a backslash: JSONata's scanner would
 * take the bracket behind a doubled one as escaped.)
 *
 * @param container whose exit code counts; without it the container that failed by itself
 */
function failureExpression(container) {
    const wanted = container === undefined ? '' : `$containers[name = ${JSON.stringify(container)}], `;
    return `(
  $error := $states.errorOutput.Error;
  $cause := $exists($states.errorOutput.Cause) ? $string($states.errorOutput.Cause) : '';
  $cut := function($text) { $substring($text, 0, ${failure/* MAX_REASON_LENGTH */.hl}) };
  $fold := function($text, $levels) {(
    $folded := $replace($text, /\\{(?:":[v"](?:,":[v"])*)?\\}|\\[(?:[v"](?:,[v"])*)?\\]/, 'v');
    $folded = $text or $levels = 1 ? $folded : $fold($folded, $levels - 1)
  )};
  $isJson := $contains($cause, /^\\s*\\{/) and $length($cause) <= ${failure/* MAX_CAUSE_LENGTH */.A}
    and $not($contains($replace($cause, ${STRINGS}, ''), /[^ \\t\\r\\n{}\\[\\],:0-9.+\\-eEtrufalsn]/))
    and $fold($replace($replace($replace($cause, ${STRINGS}, '"'),
    /-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null/, 'v'),
    /[ \\t\\r\\n]+/, ''), ${failure/* MAX_CAUSE_DEPTH */.LM}) = 'v';
  $answer := $isJson ? $parse($cause) : {};
  $list := function($value) { $filter($type($value) = 'array' ? $value : [], function($item) { $type($item) = 'object' }) };
  $text := function($value) { $type($value) = 'string' ? $value };
  $isTask := function($value) { $type($lookup($value, 'Containers')) = 'array' or $exists($text($lookup($value, 'TaskArn')))
    or $exists($text($lookup($value, 'StopCode'))) or $exists($text($lookup($value, 'StoppedReason'))) };
  $tasks := $lookup($answer, 'Tasks');
  $first := $type($tasks) = 'array' ? $tasks[0];
  $task := $isTask($answer) ? $answer : $type($first) = 'object' and $isTask($first) ? $first : {};
  $containers := $map($list($lookup($task, 'Containers')), function($item) {{
    'name': $text($lookup($item, 'Name')),
    'exitCode': $type($lookup($item, 'ExitCode')) = 'number' ? $lookup($item, 'ExitCode'),
    'reason': $text($lookup($item, 'Reason'))
  }});
  $failed := $containers[$not(exitCode = 0)];
  $container := [${wanted}$failed[$exists(reason)], $failed[$exists(exitCode) and $not(exitCode in ${JSON.stringify(ecs_task/* KILLED */.W4)})], $failed[$exists(exitCode)], $failed, $containers][0];
  $failures := $join([$map($list($lookup($answer, 'Failures')), function($item) { $text($lookup($item, 'Reason')) })], '; ');
  $quantity := function($value) { $type($value) in ['string', 'number'] and $contains($string($value), /^[0-9]{1,9}$/) ? $number($value) };
  $storage := $lookup($task, 'EphemeralStorage');
  $ranWith := {
    'cpu': $quantity($lookup($task, 'Cpu')),
    'memory': $quantity($lookup($task, 'Memory')),
    'ephemeralStorage': $type($storage) = 'object' ? $quantity($storage.SizeInGiB),
    'capacityProvider': $text($lookup($task, 'CapacityProviderName'))
  };
  $task = {} ? {'error': $error, 'reason': $cut($failures = '' ? $cause : $failures)} : {
    'error': $error,
    'exitCode': $container.exitCode,
    'stopCode': $text($lookup($task, 'StopCode')),
    'reason': $cut($exists($text($lookup($task, 'StoppedReason'))) ? $lookup($task, 'StoppedReason') : ''),
    'containerReason': $exists($container.reason) ? $cut($container.reason),
    'container': $container.name,
    'taskArn': $text($lookup($task, 'TaskArn')),
    'ranWith': $ranWith != {} ? $ranWith
  }
)`;
}

;// CONCATENATED MODULE: ./build/src/machine/process-error-function.js




/** Errors of Lambda itself that the next call may not meet, as AWS advises to retry them. */
const LAMBDA_ERRORS = [
    'Lambda.ServiceException',
    'Lambda.AWSLambdaException',
    'Lambda.SdkClientException',
    'Lambda.TooManyRequestsException',
];
/** The answer of a function that gave none. */
const UNDECIDED = "{'type': 'FATAL', 'retryCount': $attempt.number, 'waitSeconds': 0, 'rule': '', 'because': 'The ProcessError function gave no reason.', 'retries': [], 'overrides': {}}";
/** The classic graph: a function decides, a Choice follows it. */
function decidingFunction(functionArn, partition) {
    return {
        [state_names/* PROCESS_ERROR */.Z]: {
            Type: 'Task',
            Resource: `arn:${partition}:states:::lambda:invoke`,
            Arguments: {
                FunctionName: functionArn,
                Payload: expression(`{'taskError': $taskError, 'errorState': $attempt.number > 1 ? $errorState, 'startedAt': $states.context.Execution.StartTime}`),
            },
            Retry: [{ ErrorEquals: LAMBDA_ERRORS, IntervalSeconds: 2, MaxAttempts: 5, BackoffRate: 2 }],
            // A function that fails must not hide the failure that it was asked about.
            Catch: [
                {
                    ErrorEquals: ['States.ALL'],
                    Assign: {
                        errorState: expression(`$merge([${UNDECIDED}, {'because': 'The ProcessError function failed: ' & $states.errorOutput.Error}])`),
                    },
                    Output: {},
                    Next: 'FatalError',
                },
            ],
            Assign: {
                // A function of somebody else may answer without retries and overrides.
                errorState: expression(`$merge([${UNDECIDED}, $type($states.result.Payload) = 'object' ? $states.result.Payload : {}])`),
            },
            Output: {},
            Next: 'ErrorStateChoice',
        },
        ErrorStateChoice: {
            Type: 'Choice',
            Choices: [
                {
                    Comment: 'No execution makes more retries.',
                    Condition: expression(`$attempt.number > ${policy_policy/* MAX_RETRIES */.kd}`),
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

;// CONCATENATED MODULE: ./build/src/machine/run-task.js


/**
 * What the expression of computed arguments reads, as a variable: as data, what CloudFormation puts in for a reference
 * needs no quotes of an expression.
 */
function runTaskVariables(policy, task) {
    return areComputed(policy, task) ? { sameArguments: sameArguments(task) } : {};
}
/** The arguments of RunTask, by the machine's variables `$input` and `$errorState`, and those of `runTaskVariables`. */
function runTaskArguments(policy, task) {
    const same = sameArguments(task);
    const containers = containerOverrides(task.container);
    const changes = task.processErrorFunction !== undefined || nextRuns(policy).length > 0;
    const Overrides = changes
        ? expression(taskOverrides(containers))
        : { ContainerOverrides: expression(containers) };
    const provider = task.capacityProvider;
    if (!mayChangeProvider(policy, task)) {
        return {
            ...same,
            ...(provider === undefined ? { LaunchType: 'FARGATE' } : strategy(provider)),
            Overrides,
        };
    }
    if (provider !== undefined) {
        return {
            ...same,
            ...strategy(expression(`$exists(${CHANGED}) ? ${CHANGED} : ${JSON.stringify(provider)}`)),
            Overrides,
        };
    }
    // RunTask refuses a launch type beside a capacity provider strategy, so which key there is must be computed.
    return expression(`$merge([
    $sameArguments,
    $exists(${CHANGED}) ? {'CapacityProviderStrategy': [{'CapacityProvider': ${CHANGED}, 'Weight': 1}]} : {'LaunchType': 'FARGATE'},
    {'Overrides': ${taskOverrides(containers)}}
  ])`);
}
/** The arguments of every attempt. */
function sameArguments(task) {
    return {
        Cluster: task.cluster,
        TaskDefinition: task.taskDefinition,
        NetworkConfiguration: {
            AwsvpcConfiguration: {
                Subnets: task.subnets,
                ...(task.securityGroups.length > 0 && { SecurityGroups: task.securityGroups }),
                AssignPublicIp: task.assignPublicIp ? 'ENABLED' : 'DISABLED',
            },
        },
    };
}
/** A function may ask for anything. */
function mayChangeProvider(policy, task) {
    return (task.processErrorFunction !== undefined ||
        nextRuns(policy).some(({ capacityProvider }) => capacityProvider !== undefined));
}
/** Whether an expression makes all of the arguments: with a provider from the start, the keys stay the same. */
function areComputed(policy, task) {
    return task.capacityProvider === undefined && mayChangeProvider(policy, task);
}
const CHANGED = '$errorState.overrides.capacityProvider';
function strategy(capacityProvider) {
    return { CapacityProviderStrategy: [{ CapacityProvider: capacityProvider, Weight: 1 }] };
}
/** ECS takes cpu and memory as digits in a string. */
function taskOverrides(containers) {
    return `$merge([{'ContainerOverrides': ${containers}}, $errorState.overrides.{
    'Cpu': $string(cpu),
    'Memory': $string(memory),
    'EphemeralStorage': $exists(ephemeralStorage) ? {'SizeInGiB': ephemeralStorage}
  }])`;
}
/** ECS takes names and values as a list; JSONata leaves out what the input does not hold. */
function containerOverrides(container) {
    return `[{
    'Name': ${JSON.stringify(container)},
    'Command': $count($input.commands) > 0 ? [$input.commands],
    'Environment': [$each($merge([$input.environment, {
      'CUSTOMER_ID': $input.customer_id,
      'REPORT_ID': $input.report_id,
      'OUTPUT_LOCATION': $input.output_location
    }, $errorState.overrides.environment]), function($value, $name) {{ 'Name': $name, 'Value': $string($value) }})]
  }]`;
}

;// CONCATENATED MODULE: ./build/src/machine/definition.js








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
function builtInDefinition(policy, task) {
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
                Comment: 'The input and the trail live in variables, so the history does not repeat them at every state.',
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
                Next: state_names/* RUN_ECS_TASK */.e,
            },
            [state_names/* RUN_ECS_TASK */.e]: runTask(policy, task),
            ...(processErrorFunction === undefined
                ? compiledPolicy(policy)
                : decidingFunction(processErrorFunction, task.partition)),
            // Step Functions refuses a state that no other state leads to.
            ...(waits && {
                WaitBeforeRetry: {
                    Type: 'Wait',
                    Seconds: expression('$errorState.waitSeconds'),
                    Next: state_names/* RUN_ECS_TASK */.e,
                },
            }),
            FatalError: { Type: 'Fail', Error: 'FATAL', Cause: expression(fatalCause()) },
        },
    };
}
/** What the branches of the compiled policy share. */
function compiledPolicyData(policy) {
    return {
        because: reasons(policy),
        ...(changesSize(policy) && { sizes: fargate_sizes/* FARGATE_SIZES */.qi.map((size) => ({ ...size })) }),
    };
}
function runTask(policy, task) {
    return {
        Type: 'Task',
        Resource: `arn:${task.partition}:states:::ecs:runTask.sync`,
        Arguments: runTaskArguments(policy, task),
        ...(task.timeoutMinutes !== undefined && { TimeoutSeconds: task.timeoutMinutes * 60 }),
        Catch: [
            // States.ALL need not match States.DataLimitExceeded (the documentation and the service differ), so that is named.
            catcher(policy, task, 'States.DataLimitExceeded', `{'error': $states.errorOutput.Error, 'reason': $substring($states.errorOutput.Cause, 0, ${failure/* MAX_REASON_LENGTH */.hl})}`),
            catcher(policy, task, 'States.ALL', failureExpression(policy.container)),
        ],
        // The overrides hold the environment, which does not belong into an output that others read.
        Output: {
            result: expression(`$sift($states.result, function($value, $key) { $not($key in ['Attachments', 'Attributes', 'Overrides']) })`),
            errorState: NULL,
            trail: expression(TRAIL),
        },
        End: true,
    };
}
function catcher(policy, task, error, failure) {
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
                    carry: expression(`$merge([$errorState, {'type': 'FATAL', 'retryCount': $attempt.number + 1, 'waitSeconds': 0}])`),
                    left: expression(leftExpression(policy)),
                }
                : { taskError: expression('$states.errorOutput') }),
        },
        Output: {},
        Next: state_names/* PROCESS_ERROR */.Z,
    };
}
/**
 * The whole trail, or where that would not fit, as much of its end as does. AWS does not say whether the limit
 * counts characters or bytes, so each character beyond ASCII counts as three.
 */
function fatalCause() {
    return `(
  $trail := ${TRAIL};
  $fit := function($kept) {(
    $cause := $string({'errorState': $errorState, 'failure': $failure, 'trail': $kept = 0 ? [] : [$trail[[-$kept..-1]]]});
    $kept = 0 or $length($replace($cause, /[^\\x00-\\x7f]/, 'xxx')) <= ${MAX_FAIL_CAUSE} ? $cause : $fit($floor($kept / 2))
  )};
  $fit($count($trail))
)`;
}


/***/ })

};
