export const id = 465;
export const ids = [465];
export const modules = {

/***/ 7465:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  builtInDefinition: () => (/* binding */ builtInDefinition)
});

// EXTERNAL MODULE: ./build/src/policy/fargate-sizes.js
var fargate_sizes = __webpack_require__(2345);
// EXTERNAL MODULE: ./build/src/policy/state-names.js
var state_names = __webpack_require__(6556);
// EXTERNAL MODULE: ./build/src/policy/conditions/conditions.js + 3 modules
var conditions = __webpack_require__(3494);
// EXTERNAL MODULE: ./build/src/policy/policy.js
var policy_policy = __webpack_require__(728);
;// CONCATENATED MODULE: ./build/src/machine/states-language.js
function expression(jsonata) {
    return `{% ${jsonata.replace(/\n\s*/g, ' ')} %}`;
}
function literals(texts) {
    return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, literal(text)]));
}
function literal(text) {
    return /^\s*\{%|%\}\s*$/.test(text) ? expression(JSON.stringify(text)) : text;
}

;// CONCATENATED MODULE: ./build/src/machine/next-run.js


const RAN_WITH = '$failure.ranWith';
const SIZE_IS_KNOWN = `$exists(${RAN_WITH}.cpu) and $exists(${RAN_WITH}.memory)`;
function environments({ rules, fallback }) {
    const entries = [...rules, fallback].flatMap((rule) => {
        const added = (0,policy_policy/* mayRetry */.KO)(rule) ? rule.retry.next?.environment : undefined;
        return added === undefined ? [] : [[rule.name, literals(added)]];
    });
    return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
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
            : ["{'environment': $merge([$errorState.overrides.environment, $lookup($environments, rule)])}"]),
    ];
    return `$merge([$errorState.overrides, ${parts.join(', ')}])`;
}
function changesSize(policy) {
    return nextRuns(policy).some(({ memory, cpu }) => memory !== undefined || cpu !== undefined);
}
function nextRuns({ rules, fallback }) {
    return [...rules, fallback].flatMap((rule) => (0,policy_policy/* mayRetry */.KO)(rule) && rule.retry.next !== undefined ? [rule.retry.next] : []);
}
function hasMemoryExpression(next) {
    return next === undefined
        ? 'true'
        : `($not(${SIZE_IS_KNOWN}) or ${sizeExpression(next)}.memory > ${RAN_WITH}.memory)`;
}
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

// EXTERNAL MODULE: ./build/src/policy/conditions/shallow-jsonata.js
var shallow_jsonata = __webpack_require__(6608);
// EXTERNAL MODULE: ./build/src/policy/decide.js
var decide = __webpack_require__(8966);
// EXTERNAL MODULE: ./build/src/policy/limits.js
var policy_limits = __webpack_require__(8482);
;// CONCATENATED MODULE: ./build/src/machine/retry-budget.js





const RETRIES = `($exists($errorState.retries) ? [$errorState.retries] : [$map([1..$min([$errorState.retryCount, ${policy_policy/* MAX_RETRIES */.kd}])], function($number) { '${policy_policy/* UNKNOWN_RULE */.aI}' })])`;
const CARRY = `$merge([{'overrides': {}}, $errorState, {'type': 'FATAL', 'retryCount': $errorState.retryCount + 1, 'waitSeconds': 0, 'retries': ${RETRIES}}])`;
function leftExpression(policy) {
    const free = (0,policy_limits/* freeRules */.Gr)(policy);
    const paid = free.length === 0 ? '' : `[$not(${isOneOf(free)})]`;
    return `($retries := ${RETRIES}; $count($retries) < ${policy_policy/* MAX_RETRIES */.kd} ? ${policy.maxRetries} - $count($retries${paid}) : 0)`;
}
function noneLeftExpression(policy) {
    const limit = { kind: 'policy', retries: policy.maxRetries };
    const free = (0,policy_limits/* freeRules */.Gr)(policy);
    if (free.length === 0) {
        return `'${(0,policy_limits/* noRetryIsLeft */.jx)(limit)}'`;
    }
    const more = `' & ($free > 0 ? '${(0,policy_limits/* besides */.oN)("' & $string($free) & '")}' : '') & '`;
    const spent = `$count($retries) < ${policy_policy/* MAX_RETRIES */.kd} ? '${(0,policy_limits/* noRetryIsLeft */.jx)(limit, more)}' : '${(0,policy_limits/* noRetryIsLeft */.jx)({ kind: 'execution' })}'`;
    return `($retries := ${RETRIES}; $free := $count($retries[${isOneOf(free)}]); ${spent})`;
}
function isOneOf(names) {
    return (0,shallow_jsonata/* isInJsonata */.i)('$', names.map((name) => `'${name}'`));
}
const IN_EXECUTION = `$count($carry.retries) < ${policy_policy/* MAX_RETRIES */.kd}`;
function budgetExpression(policy, rule) {
    return budgets(policy, rule)
        .map(({ isLeft }) => isLeft)
        .join(' and ');
}
function spentExpression(policy, rule) {
    const expression = budgets(policy, rule).reduceRight((later, { isLeft, reason }) => (later === '' ? reason : `${isLeft} ? ${later} : ${reason}`), '');
    return expression.includes(' ? ') ? `(${expression})` : expression;
}
function budgets(policy, rule) {
    const limits = (0,policy_limits/* limitsOf */.Af)(policy, rule);
    const isPaid = limits.some(({ kind }) => kind === 'policy');
    return limits
        .filter(({ kind }) => !(isPaid && kind === 'execution'))
        .map((limit) => ({
        isLeft: isLeftExpression(limit, rule),
        reason: limit.kind === 'policy' ? '$noneLeft' : `'${(0,policy_limits/* noRetryIsLeft */.jx)(limit)}'`,
    }));
}
function isLeftExpression(limit, rule) {
    switch (limit.kind) {
        case 'execution':
            return IN_EXECUTION;
        case 'policy':
            return '$left > 0';
        case 'rule':
            return `${granted(rule)} < ${limit.retries}`;
        case 'duration':
            return inTime(limit.seconds, rule);
        case 'memory':
            return hasMemoryExpression(rule.retry.next);
    }
}
function waitExpression(rule) {
    if (rule.type !== 'TEMPORARY') {
        return 0;
    }
    const longest = longestWait(rule.wait, rule);
    return rule.wait.jitter === 'full' ? `$floor($random() * (${longest} + 1))` : longest;
}
function granted({ name }) {
    return `$count($carry.retries[$ in ['${policy_policy/* UNKNOWN_RULE */.aI}', '${name}']])`;
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

;// CONCATENATED MODULE: ./build/src/machine/compiled-policy.js






const NEXT_STATES = {
    RETRIABLE: state_names/* RUN_ECS_TASK */.e,
    TEMPORARY: 'WaitBeforeRetry',
    FATAL: 'FatalError',
    SUCCEEDED: 'Accepted',
};
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
function reasons({ rules, fallback }) {
    return literals(Object.fromEntries([...rules, fallback].map(({ name, because }) => [name, because])));
}
const BECAUSE = '$lookup($because, rule)';
function branches(policy, rule, condition) {
    if (!(0,policy_policy/* mayRetry */.KO)(rule)) {
        return [branch(rule, rule.because, condition, `'because': ${BECAUSE}`)];
    }
    const budget = budgetExpression(policy, rule);
    const { next } = rule.retry;
    const overrides = next === undefined ? [] : [`'overrides': ${overridesExpression(next)}`];
    return [
        branch(rule, rule.because, condition === 'true' ? budget : `${condition} and ${budget}`, [`'because': ${BECAUSE}`, "'retries': [$carry.retries, rule]", ...overrides].join(', '), waitExpression(rule)),
        branch({ name: rule.name, type: 'FATAL' }, 'No retry is left.', condition, `'because': ${BECAUSE} & ' ' & ${spentExpression(policy, rule)}`),
    ];
}
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

// EXTERNAL MODULE: ./build/src/policy/cause-json.js
var cause_json = __webpack_require__(9538);
// EXTERNAL MODULE: ./build/src/policy/conditions/glob-jsonata.js
var glob_jsonata = __webpack_require__(4874);
// EXTERNAL MODULE: ./build/src/policy/ecs-task.js
var ecs_task = __webpack_require__(1843);
// EXTERNAL MODULE: ./build/src/policy/failure.js
var failure = __webpack_require__(5526);
;// CONCATENATED MODULE: ./build/src/machine/parse-cause.js




const STRINGS = String.raw `/"[^"\x5c\x00-\x1f]*"/`;
const NUMBERS_AND_WORDS = String.raw `/-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null/`;
const OUT_OF_PLACE = String.raw `/[,k\[\{],|,[\]\}]|k[k\]\}]|[v"\]\}][v"k\[\{]|:/`;
const TEXTS = `$error := $states.errorOutput.Error;
  $cause := $exists($states.errorOutput.Cause) ? $string($states.errorOutput.Cause) : '';
  $cut := function($text) { $length($text) > ${failure/* MAX_REASON_LENGTH */.h} ? $substring($text, 0, ${failure/* MAX_REASON_LENGTH */.h}) : $text };
  $lowerCase := function($text) { ${(0,glob_jsonata/* lowerCaseJsonata */.uW)('$text')} };
  $withLowerCase := function($failure) { $merge([$failure, {'lowerCase': {
    'error': $lowerCase($failure.error),
    'reasons': [$map([$failure.reason, $failure.containerReason], function($text) { $lowerCase($text) })]
  }}]) };`;
function failureExpression(container) {
    const wanted = container === undefined ? '' : `$containers[name = ${JSON.stringify(container)}], `;
    return `(
  ${TEXTS}
  $plain := $length($cause) <= ${cause_json/* MAX_CAUSE_LENGTH */.A} and $contains($cause, /^[ \\t\\r\\n]*\\{/) ? $replace($cause, /${cause_json/* ESCAPE */._f}/, '_') : '';
  $outside := $replace($plain, ${STRINGS}, '');
  $marked := $plain = '' or $contains($outside, /[^ \\t\\r\\n{}\\[\\],:0-9.+\\-eEtrufalsn]|${cause_json/* HUGE_NUMBER */.QK}/) ? ''
    : $replace($replace($replace($replace($plain, ${STRINGS}, '"'), ${NUMBERS_AND_WORDS}, 'v'), /[ \\t\\r\\n]+/, ''), /":/, 'k');
  $isJson := $marked != '' and $not($contains($marked, ${OUT_OF_PLACE})) and $reduce([1..${cause_json/* MAX_CAUSE_DEPTH */.LM}], function($text, $level) {
    $contains($text, /[\\]\\}]/) ? $replace($replace($text, /k[v"]/, 'm'), /\\{[m,]*\\}|\\[[v",]*\\]/, 'v') : $text
  }, $marked) = 'v';
  $answer := $isJson ? $parse($cause) : {};
  $list := function($value) { $filter($type($value) = 'array' ? $value : [], function($item) { $type($item) = 'object' }) };
  $text := function($value) { $type($value) = 'string' ? $value };
  $isTask := function($value) { $type($lookup($value, 'Containers')) = 'array' or $exists($text($lookup($value, 'TaskArn')))
    or $exists($text($lookup($value, 'StopCode'))) or $exists($text($lookup($value, 'StoppedReason'))) };
  $tasks := $lookup($answer, 'Tasks');
  $first := $type($tasks) = 'array' ? $tasks[0];
  $task := $isTask($answer) ? $answer : $type($first) = 'object' and $isTask($first) ? $first : {};
  $containers := $map($list($lookup($task, 'Containers')), function($item) {(
    $code := $lookup($item, 'ExitCode');
    {
      'name': $text($lookup($item, 'Name')),
      'exitCode': $type($code) = 'number' and $contains($string($code) & 'Z', /^${ecs_task/* EXIT_CODE */.F3}Z/) ? $code,
      'reason': $text($lookup($item, 'Reason'))
    }
  )});
  $failed := $containers[$not(exitCode = 0)];
  $container := [${wanted}$failed[$exists(reason)], $failed[$exists(exitCode) and $not(exitCode in ${JSON.stringify(ecs_task/* KILLED */.W4)})], $failed[$exists(exitCode)], $failed, $containers][0];
  $failures := $join([$map($list($lookup($answer, 'Failures')), function($item) { $text($lookup($item, 'Reason')) })], '; ');
  $quantity := function($value) { $type($value) in ['string', 'number'] and $contains($string($value) & 'Z', /^[0-9]{1,9}Z/) ? $number($value) };
  $storage := $lookup($task, 'EphemeralStorage');
  $ranWith := {
    'cpu': $quantity($lookup($task, 'Cpu')),
    'memory': $quantity($lookup($task, 'Memory')),
    'ephemeralStorage': $type($storage) = 'object' ? $quantity($storage.SizeInGiB),
    'capacityProvider': $text($lookup($task, 'CapacityProviderName'))
  };
  $withLowerCase($task = {} ? {'error': $error, 'reason': $cut($failures = '' ? $cause : $failures)} : {
    'error': $error,
    'exitCode': $container.exitCode,
    'stopCode': $text($lookup($task, 'StopCode')),
    'reason': $cut($exists($text($lookup($task, 'StoppedReason'))) ? $lookup($task, 'StoppedReason') : ''),
    'containerReason': $exists($container.reason) ? $cut($container.reason),
    'container': $container.name,
    'taskArn': $text($lookup($task, 'TaskArn')),
    'ranWith': $ranWith != {} ? $ranWith
  })
)`;
}
function textFailureExpression() {
    return `(
  ${TEXTS}
  $withLowerCase({'error': $error, 'reason': $cut($cause)})
)`;
}
const FAILURE = "$sift($failure, function($value, $key) { $key != 'lowerCase' })";

;// CONCATENATED MODULE: ./build/src/machine/process-error-function.js




const LAMBDA_ERRORS = [
    'Lambda.ServiceException',
    'Lambda.AWSLambdaException',
    'Lambda.SdkClientException',
    'Lambda.TooManyRequestsException',
];
const UNDECIDED = "{'type': 'FATAL', 'retryCount': $attempt.number, 'waitSeconds': 0, 'rule': '', 'because': 'The ProcessError function gave no reason.', 'overrides': {}}";
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
                    Condition: expression(`$attempt.number > ${policy_policy/* MAX_RETRIES */.kd} and $errorState.type != 'SUCCEEDED'`),
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


function runTaskVariables(policy, task) {
    return areComputed(policy, task) ? { sameArguments: sameArguments(task) } : {};
}
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
    return expression(`$merge([
    $sameArguments,
    $exists(${CHANGED}) ? {'CapacityProviderStrategy': [{'CapacityProvider': ${CHANGED}, 'Weight': 1}]} : {'LaunchType': 'FARGATE'},
    {'Overrides': ${taskOverrides(containers)}}
  ])`);
}
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
function mayChangeProvider(policy, task) {
    return (task.processErrorFunction !== undefined ||
        nextRuns(policy).some(({ capacityProvider }) => capacityProvider !== undefined));
}
function areComputed(policy, task) {
    return task.capacityProvider === undefined && mayChangeProvider(policy, task);
}
const CHANGED = '$errorState.overrides.capacityProvider';
function strategy(capacityProvider) {
    return { CapacityProviderStrategy: [{ CapacityProvider: capacityProvider, Weight: 1 }] };
}
function taskOverrides(containers) {
    return `$merge([{'ContainerOverrides': ${containers}}, $errorState.overrides.{
    'Cpu': $string(cpu),
    'Memory': $string(memory),
    'EphemeralStorage': $exists(ephemeralStorage) ? {'SizeInGiB': ephemeralStorage}
  }])`;
}
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









const MAX_FAIL_CAUSE = 32_768;
const KEPT_ATTEMPTS = 40;
const KEPT_PARTS = [2, 4, 8, 16, 32, 64];
const NULL = expression('null');
const TRAIL = `[$trail, $attempt.number > 0 ? [$merge([$attempt, {
  'failure': ${FAILURE},
  'errorState': $merge([
    $sift($errorState, function($value, $key) { $key != 'retries' }),
    {'overrides': $merge([$sift($errorState.overrides, function($value, $key) { $key != 'environment' })])}
  ])
}])] : []]`;
function builtInDefinition(policy, task) {
    const { processErrorFunction } = task;
    const actions = [...policy.rules, policy.fallback];
    const leadsTo = (wanted) => processErrorFunction !== undefined || actions.some(({ type }) => type === wanted);
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
            ...(leadsTo('TEMPORARY') && {
                WaitBeforeRetry: {
                    Type: 'Wait',
                    Seconds: expression('$errorState.waitSeconds'),
                    Next: state_names/* RUN_ECS_TASK */.e,
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
function compiledPolicyData(policy) {
    const added = environments(policy);
    return {
        because: reasons(policy),
        ...(added !== undefined && { environments: added }),
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
            catcher(policy, task, 'States.DataLimitExceeded', textFailureExpression()),
            catcher(policy, task, 'States.ALL', failureExpression(policy.container)),
        ],
        Output: output(expression(`$sift($states.result, function($value, $key) { $not($key in ['Attachments', 'Attributes', 'Overrides']) })`)),
        End: true,
    };
}
function output(result) {
    return { result, errorState: NULL, trail: expression(TRAIL) };
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
                    carry: expression(CARRY),
                    left: expression(leftExpression(policy)),
                    noneLeft: expression(noneLeftExpression(policy)),
                }
                : { taskError: expression('$states.errorOutput') }),
        },
        Output: {},
        Next: state_names/* PROCESS_ERROR */.Z,
    };
}
function fatalCause() {
    return `(
  $trail := ${TRAIL};
  $told := function($kept) { $string({'errorState': $errorState, 'failure': ${FAILURE}, 'trail': $kept = 0 ? [] : [$trail[[-$kept..-1]]]}) };
  $reduce([${KEPT_PARTS.join(', ')}], function($cause, $part) {
    4 * $length($cause) - 3 * $length($replace($cause, /[^\\x00-\\x7f]/, '')) <= ${MAX_FAIL_CAUSE} ? $cause : $told($floor($count($trail) / $part))
  }, $told($count($trail)))
)`;
}


/***/ })

};
