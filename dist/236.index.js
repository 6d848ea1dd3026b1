export const id = 236;
export const ids = [236];
export const modules = {

/***/ 4970:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  it: () => (/* binding */ DEFAULT_MAX_RETRIES),
  zj: () => (/* binding */ DEFAULT_POLICY),
  aE: () => (/* binding */ DEFAULT_WAIT_SECONDS),
  k3: () => (/* binding */ FARGATE_ONLY),
  Np: () => (/* binding */ fallback),
  rO: () => (/* binding */ withDefaults)
});

// UNUSED EXPORTS: DEFAULT_RULES, EXIT_CODE_RULES

// EXTERNAL MODULE: ./build/src/policy/rule-builders.js
var rule_builders = __webpack_require__(7777);
;// CONCATENATED MODULE: ./build/src/policy/fargate-rules.js

/** The image could not be pulled, and the registry or the network said one of these. */
const pullFailed = (...said) => (0,rule_builders/* reason */.l)(...said.map((text) => `CannotPull*${text}*`));
/** What the task needs before its containers start could not be had, and one of these was said. */
const notInitialized = (...said) => (0,rule_builders/* reason */.l)(...said.map((text) => `ResourceInitializationError*${text}*`));
const unreachable = (what) => `${what} could not be reached: if that stays, add a NAT gateway or VPC endpoints to the subnet.`;
/**
 * How Fargate tasks fail, and what to do about it, after the ECS documentation on stopped-task error codes. The
 * order matters, since the first match wins: what ended the task from outside comes before what its container
 * showed, and the particular before the general. Fargate cuts long reasons, so the start is what is matched.
 */
const FARGATE_RULES = [
    // Ended from outside. The container may show exit 137 or 143 then, which says nothing.
    (0,rule_builders/* rule */.Hu)('spot-interrupted', (0,rule_builders/* any */.bz)((0,rule_builders/* stopCode */.Ev)('SpotInterruption', 'TerminationNotice'), (0,rule_builders/* reason */.l)('Your Spot Task was interrupted*')), { type: 'RETRIABLE', retry: { free: true, maxRetries: 10 } }, 'AWS took Spot capacity back; then: { capacity-provider: FARGATE } ends on-demand.'),
    (0,rule_builders/* rule */.Hu)('stopped-on-purpose', (0,rule_builders/* stopCode */.Ev)('UserInitiated'), rule_builders/* FATAL */.t0, 'Somebody stopped the task: run again if by mistake.'),
    (0,rule_builders/* rule */.Hu)('platform-error', (0,rule_builders/* any */.bz)((0,rule_builders/* stopCode */.Ev)('ServiceSchedulerInitiated', 'InfrastructureHealth'), (0,rule_builders/* reason */.l)('Scaling activity initiated by*', 'Host EC2*terminated*', 'InternalError*', 'Timeout waiting for network interface provisioning*')), (0,rule_builders/* retriable */.pA)(), 'The platform failed, not the task.'),
    (0,rule_builders/* rule */.Hu)('platform-timeout', (0,rule_builders/* reason */.l)('Timeout waiting for EphemeralStorage provisioning*', 'ContainerRuntimeTimeoutError*'), (0,rule_builders/* temporary */.q_)(30), 'The platform was too slow.'),
    // The container was killed.
    (0,rule_builders/* rule */.Hu)('out-of-memory', (0,rule_builders/* reason */.l)('OutOfMemoryError*'), rule_builders/* FATAL */.t0, 'The container needs more memory: give the task definition more, or then: { memory: x2 }.'),
    // The image.
    (0,rule_builders/* rule */.Hu)('registry-rate-limit', pullFailed('toomanyrequests', 'too many requests'), (0,rule_builders/* backingOff */.RP)(120), 'The registry limits pulls: sign in, or mirror the image to ECR.'),
    (0,rule_builders/* rule */.Hu)('image-access-denied', pullFailed('pull access denied', 'no basic auth credentials', 'authorization failed', '403 Forbidden'), rule_builders/* FATAL */.t0, 'The registry refuses the image: check its name, and the execution role.'),
    (0,rule_builders/* rule */.Hu)('image-not-found', pullFailed('not found', 'manifest unknown', 'does not exist', 'matching platform'), rule_builders/* FATAL */.t0, 'There is no such image: push it, or correct its tag.'),
    (0,rule_builders/* rule */.Hu)('image-pull-failed', (0,rule_builders/* reason */.l)('CannotPull*'), (0,rule_builders/* temporary */.q_)(30, 2), unreachable('The registry')),
    // What the task needs before its containers start.
    (0,rule_builders/* rule */.Hu)('resource-missing', notInitialized('AccessDenied', 'not authorized', 'ResourceNotFound', 'does not exist', 'invalid ssm parameters'), rule_builders/* FATAL */.t0, 'A secret, log group or permission of the execution role is missing.'),
    (0,rule_builders/* rule */.Hu)('resource-initialization', (0,rule_builders/* reason */.l)('ResourceInitializationError*'), (0,rule_builders/* temporary */.q_)(30, 2), unreachable('ECR, Secrets Manager or CloudWatch Logs')),
    (0,rule_builders/* rule */.Hu)('capacity-unavailable', (0,rule_builders/* reason */.l)('*Capacity is unavailable at this time*'), (0,rule_builders/* backingOff */.RP)(60), 'Fargate has no capacity now: subnets in more zones help.'),
    (0,rule_builders/* rule */.Hu)('network-interface-refused', (0,rule_builders/* reason */.l)('*Unexpected EC2 error while attempting to Create Network Interface*'), (0,rule_builders/* temporary */.q_)(60, 2), 'EC2 gave no network interface: if that stays, the subnet is out of addresses.'),
    (0,rule_builders/* rule */.Hu)('container-runtime-error', (0,rule_builders/* reason */.l)('CannotStartContainerError*', 'ContainerRuntimeError*', 'CannotCreateVolumeError*', 'CannotInspectContainerError*', 'CannotStopContainerError*'), rule_builders/* FATAL */.t0, 'The container cannot start: check entry point, command, user and volumes.'),
    // RunTask refused. A throttle can hide in the message of another error.
    (0,rule_builders/* rule */.Hu)('throttled', (0,rule_builders/* any */.bz)((0,rule_builders/* error */.z3)('*Throttl*', '*TooManyRequests*'), (0,rule_builders/* reason */.l)('*Throttling*', '*Rate exceeded*')), (0,rule_builders/* backingOff */.RP)(15, 'full'), 'Too many tasks start at once: start fewer, or raise the quota.'),
    (0,rule_builders/* rule */.Hu)('service-error', (0,rule_builders/* any */.bz)((0,rule_builders/* error */.z3)('ECS.ServerException*', 'ECS.*ServiceUnavailable*', 'ECS.InternalFailure*'), (0,rule_builders/* reason */.l)('*Status Code: 5*')), (0,rule_builders/* temporary */.q_)(15), 'ECS had an error of its own.'),
    (0,rule_builders/* rule */.Hu)('placement-refused', (0,rule_builders/* all */.Q7)((0,rule_builders/* error */.z3)('ECS.AmazonECSException', 'AmazonECS.Unknown'), (0,rule_builders/* reason */.l)('*RESOURCE:*', 'AGENT*', 'ATTRIBUTE*', 'LOCATION*')), rule_builders/* FATAL */.t0, 'ECS looked for a container instance: run the task on Fargate.'),
    (0,rule_builders/* rule */.Hu)('run-task-denied', (0,rule_builders/* error */.z3)('ECS.AccessDeniedException', 'States.Permissions'), rule_builders/* FATAL */.t0, "Allow the state machine's role ecs:RunTask, and iam:PassRole on the task's roles."),
    (0,rule_builders/* rule */.Hu)('run-task-refused', (0,rule_builders/* error */.z3)('ECS.InvalidParameterException', 'ECS.ClusterNotFoundException', 'ECS.ClientException', 'ECS.UnsupportedFeatureException', 'ECS.Platform*Exception', 'ECS.BlockedException'), rule_builders/* FATAL */.t0, 'ECS refuses the task as asked for: see the reason.'),
    // The machine itself.
    (0,rule_builders/* rule */.Hu)('attempt-timed-out', (0,rule_builders/* error */.z3)('States.Timeout'), (0,rule_builders/* retriable */.pA)(), 'The attempt took longer than it may.'),
    (0,rule_builders/* rule */.Hu)('machine-failed', (0,rule_builders/* error */.z3)('States.QueryEvaluationError', 'States.DataLimitExceeded'), rule_builders/* FATAL */.t0, 'Input or answer do not fit the machine: see the reason.'),
];

// EXTERNAL MODULE: ./build/src/policy/policy.js
var policy = __webpack_require__(728);
;// CONCATENATED MODULE: ./build/src/policy/default-policy.js



/** The contract between the container and the policy: what the app's exit codes mean. */
const EXIT_CODE_RULES = [
    (0,rule_builders/* rule */.Hu)('uncaught-exception', (0,rule_builders/* exitCode */.I$)(1), (0,rule_builders/* retriable */.pA)(), 'The app ended with an uncaught exception, which a fresh run may not meet.'),
    (0,rule_builders/* rule */.Hu)('invalid-input', (0,rule_builders/* exitCode */.I$)(3), rule_builders/* FATAL */.t0, 'The app refused its input, and would again: fix the input and run again.'),
    (0,rule_builders/* rule */.Hu)('network-error', (0,rule_builders/* exitCode */.I$)(4), (0,rule_builders/* temporary */.q_)(60), 'The app could not reach the network, which takes a moment to heal.'),
];
/** What follows the rules of a policy file, unless it says `include-defaults: false`. */
const DEFAULT_RULES = [...FARGATE_RULES, ...EXIT_CODE_RULES];
/** The retries of a policy that names no budget. */
const DEFAULT_MAX_RETRIES = 3;
/** The wait of a TEMPORARY rule that names none. */
const DEFAULT_WAIT_SECONDS = 60;
/** What a failure means that no rule matches. */
function fallback(action) {
    return { name: policy/* FALLBACK_RULE */.Kt, ...action, because: 'No rule of the policy knows this failure.' };
}
/** The rules of a policy file, and the default rules that it does not replace by name, if they are included. */
function withDefaults(own, includeDefaults) {
    const names = own.map(({ name }) => name);
    return includeDefaults ? [...own, ...DEFAULT_RULES.filter(({ name }) => !names.includes(name))] : own;
}
/** The policy of a step that names none. */
const DEFAULT_POLICY = {
    maxRetries: DEFAULT_MAX_RETRIES,
    rules: DEFAULT_RULES,
    fallback: fallback((0,rule_builders/* retriable */.pA)()),
};
/** What explains failures where nobody chose a policy: how Fargate tasks fail, without the exit codes of the app's contract. */
const FARGATE_ONLY = { ...DEFAULT_POLICY, rules: FARGATE_RULES };


/***/ }),

/***/ 728:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ii: () => (/* binding */ CLASSIFICATIONS),
/* harmony export */   Kt: () => (/* binding */ FALLBACK_RULE),
/* harmony export */   ZI: () => (/* binding */ MAX_WAIT_SECONDS),
/* harmony export */   kd: () => (/* binding */ MAX_RETRIES)
/* harmony export */ });
const CLASSIFICATIONS = [
    'RETRIABLE',
    'TEMPORARY',
    'FATAL',
];
/** The rule name of failures that no rule matches. */
const FALLBACK_RULE = 'default';
/**
 * Retries that no execution exceeds, free ones included: an attempt leaves a dozen events in a history that Step
 * Functions ends at 25,000, and an entry in a variable that may hold 256 KiB.
 */
const MAX_RETRIES = 100;
/** A Wait state takes 99,999,999 seconds; a day is already a long wait for a job. */
const MAX_WAIT_SECONDS = 86_400;


/***/ }),

/***/ 7777:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ev: () => (/* binding */ stopCode),
/* harmony export */   Hu: () => (/* binding */ rule),
/* harmony export */   I$: () => (/* binding */ exitCode),
/* harmony export */   Q7: () => (/* binding */ all),
/* harmony export */   RP: () => (/* binding */ backingOff),
/* harmony export */   bz: () => (/* binding */ any),
/* harmony export */   l: () => (/* binding */ reason),
/* harmony export */   pA: () => (/* binding */ retriable),
/* harmony export */   q_: () => (/* binding */ temporary),
/* harmony export */   t0: () => (/* binding */ FATAL),
/* harmony export */   z3: () => (/* binding */ error)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4715);

/** Short forms, so that tables of rules read as tables. */
const exitCode = (code) => ({
    kind: 'exit-code',
    ranges: [{ from: code, to: code }],
    none: false,
});
const stopCode = (...anyOf) => ({ kind: 'stop-code', anyOf });
const reason = (...globs) => ({ kind: 'reason', globs });
const error = (...globs) => ({ kind: 'error', globs });
const any = (...of) => ({ kind: 'any', of });
const all = (...of) => ({ kind: 'all', of });
const FATAL = { type: 'FATAL' };
/** Rerun at once; without a number, as often as the policy allows. */
const retriable = (maxRetries) => ({
    type: 'RETRIABLE',
    retry: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutUndefined */ .r$)({ free: false, maxRetries }),
});
/** Rerun after a wait that is always the same. */
const temporary = (seconds, maxRetries) => ({
    type: 'TEMPORARY',
    retry: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutUndefined */ .r$)({ free: false, maxRetries }),
    wait: { seconds, backoffRate: 1, maxSeconds: seconds, jitter: 'none' },
});
/** Rerun after a wait that doubles each time, up to a quarter of an hour. */
const backingOff = (seconds, jitter = 'none') => ({
    type: 'TEMPORARY',
    retry: { free: false },
    wait: { seconds, backoffRate: 2, maxSeconds: 900, jitter },
});
const rule = (name, when, action, because) => ({
    name,
    when,
    ...action,
    because,
});


/***/ }),

/***/ 355:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   stopLeftRunning: () => (/* binding */ stopLeftRunning)
/* harmony export */ });
/* harmony import */ var _aws_arn_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2672);
/* harmony import */ var _aws_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9368);
/* harmony import */ var _aws_rate_limiter_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8636);
/* harmony import */ var _execution_claim_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8796);
/* harmony import */ var _execution_ending_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2977);
/* harmony import */ var _execution_run_to_end_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5815);
/* harmony import */ var _execution_start_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4060);
/* harmony import */ var _execution_start_in_doubt_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7793);
/* harmony import */ var _time_limits_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3249);
/* harmony import */ var _collect_evidence_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(6878);
/* harmony import */ var _execution_requests_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(5025);
/* harmony import */ var _run_execution_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(1390);












/** Stops what a step left running that was killed, and tells what became of each. Never throws. */
async function stopLeftRunning(context) {
    const rateLimiter = (0,_aws_rate_limiter_js__WEBPACK_IMPORTED_MODULE_2__/* .createRateLimiter */ .x)(context.clock);
    const outcomes = await Promise.all(context.entries.map((entry) => settleOne(context, entry, rateLimiter)));
    const executions = outcomes.flatMap((outcome) => ('stopped' in outcome ? [outcome.stopped] : []));
    const machine = (0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .parseExecutionReference */ .Jp)(executions[0]?.arn ?? '')?.machine;
    return {
        stopped: machine && {
            machine,
            executions,
            waited: true,
            cancelled: false,
            toleratedFailurePercentage: 0,
        },
        others: outcomes.flatMap((outcome) => ('stopped' in outcome ? [] : [outcome.other])),
    };
}
async function settleOne(context, { arn, claim }, rateLimiter) {
    const { clients, clock, signal } = context;
    const retry = { clock, signal, rateLimiter, forMs: _time_limits_js__WEBPACK_IMPORTED_MODULE_8__/* .TIME_LIMITS */ .H.postStep.eachMs };
    const look = await lookAt(clients, arn, claim, retry);
    const { customerId } = look;
    const left = leftAlone(look);
    if (left !== undefined) {
        return { other: { arn, customerId, ...left } };
    }
    const result = await (0,_collect_evidence_js__WEBPACK_IMPORTED_MODULE_9__/* .seeTasksEnd */ .vC)(clients, await stopped(context, arn, rateLimiter), retry);
    const { ending } = result;
    return ending.kind === 'ended' && ending.stop?.result === 'ended-before'
        ? { other: { arn, customerId, kind: 'ended', status: ending.status, isOurs: true } }
        : { stopped: (0,_run_execution_js__WEBPACK_IMPORTED_MODULE_11__/* .reportOf */ .E)({ arn, customerId, attached: false, versionArn: undefined }, result) };
}
async function lookAt({ sfn }, arn, claim, retry) {
    const nothing = { customerId: undefined, status: undefined, error: undefined };
    const looking = { ...retry, missingForMs: _time_limits_js__WEBPACK_IMPORTED_MODULE_8__/* .TIME_LIMITS */ .H.postStep.missingMs };
    try {
        const { status, ...beginning } = await (0,_execution_start_js__WEBPACK_IMPORTED_MODULE_6__/* .describeExecution */ .k)(sfn, arn, looking);
        const { customerId } = (0,_execution_requests_js__WEBPACK_IMPORTED_MODULE_10__/* .startedWith */ .W)(beginning.input);
        return { ...nothing, customerId, status, found: (0,_execution_claim_js__WEBPACK_IMPORTED_MODULE_3__/* .whose */ .vU)(claim, beginning) };
    }
    catch (error) {
        if (isKind(error, 'not-found')) {
            return { ...nothing, found: 'nothing' };
        }
        if (claim.by === 'arn') {
            // Where AWS does not tell how it is, stopping is tried all the same.
            return { ...nothing, found: 'ours' };
        }
        return isKind(error, 'access-denied')
            ? { ...nothing, ...(await lookAtBeginning(sfn, arn, claim, looking)) }
            : { ...nothing, found: 'unknown', error: asError(error) };
    }
}
/** Who may not describe an execution may read its history. */
async function lookAtBeginning(sfn, arn, claim, retry) {
    try {
        const beginning = await (0,_execution_start_in_doubt_js__WEBPACK_IMPORTED_MODULE_7__/* .readBeginning */ .i4)(sfn, arn, retry);
        const { customerId } = (0,_execution_requests_js__WEBPACK_IMPORTED_MODULE_10__/* .startedWith */ .W)(beginning.input);
        return { customerId, found: (0,_execution_claim_js__WEBPACK_IMPORTED_MODULE_3__/* .whose */ .vU)(claim, beginning), error: undefined };
    }
    catch (error) {
        return {
            customerId: undefined,
            found: isKind(error, 'not-found') ? 'nothing' : 'unknown',
            error: asError(error),
        };
    }
}
/** Why an execution is not stopped; undefined if it is to be. Only what is proven to be of the step is stopped. */
function leftAlone({ found, status, error }) {
    const hasEnded = status !== undefined && status !== 'RUNNING';
    switch (found) {
        case 'nothing':
            return { kind: 'not-found' };
        case 'not-ours':
            return { kind: 'not-ours' };
        case 'unknown':
            return hasEnded ? { kind: 'ended', status, isOurs: false } : { kind: 'not-known', error };
        case 'ours':
            return hasEnded ? { kind: 'ended', status, isOurs: true } : undefined;
    }
}
/** Stops an execution, and sees its end. */
async function stopped({ clients, clock, signal, stopCause }, arn, rateLimiter) {
    const polls = (0,_execution_run_to_end_js__WEBPACK_IMPORTED_MODULE_5__/* .runToEnd */ .c)({
        sfn: clients.sfn,
        executionArn: arn,
        policy: undefined,
        clock,
        rateLimiter,
        signal: AbortSignal.abort(new _execution_ending_js__WEBPACK_IMPORTED_MODULE_4__/* .Interrupted */ .j$({ kind: 'killed' })),
        cancelled: signal,
        intervalMs: _time_limits_js__WEBPACK_IMPORTED_MODULE_8__/* .TIME_LIMITS */ .H.postStep.pollMs,
        deadline: clock.now() + _time_limits_js__WEBPACK_IMPORTED_MODULE_8__/* .TIME_LIMITS */ .H.postStep.eachMs,
        wait: true,
        onTimeout: 'stop',
        mayStop: true,
        stopCause,
    });
    let next = await polls.next();
    while (next.done !== true) {
        next = await polls.next();
    }
    return next.value;
}
function isKind(error, kind) {
    return error instanceof _aws_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .AwsError */ .Gy && error.kind === kind;
}
function asError(error) {
    return error instanceof Error ? error : new Error(String(error));
}


/***/ })

};
