export const id = 355;
export const ids = [355];
export const modules = {

/***/ 355:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   stopLeftRunning: () => (/* binding */ stopLeftRunning)
/* harmony export */ });
/* harmony import */ var _aws_arn_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2672);
/* harmony import */ var _aws_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9368);
/* harmony import */ var _aws_rate_limiter_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8920);
/* harmony import */ var _execution_claim_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8796);
/* harmony import */ var _execution_ending_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2977);
/* harmony import */ var _execution_run_to_end_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5815);
/* harmony import */ var _execution_start_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4060);
/* harmony import */ var _execution_start_in_doubt_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7793);
/* harmony import */ var _time_limits_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3249);
/* harmony import */ var _collect_evidence_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(6878);
/* harmony import */ var _execution_requests_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(5025);
/* harmony import */ var _run_execution_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(9823);












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
        : { stopped: (0,_run_execution_js__WEBPACK_IMPORTED_MODULE_11__/* .reportOf */ .EI)({ arn, customerId, attached: false, versionArn: undefined }, result) };
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
            return { ...nothing, found: 'ours' };
        }
        return isKind(error, 'access-denied')
            ? { ...nothing, ...(await lookAtBeginning(sfn, arn, claim, looking)) }
            : { ...nothing, found: 'unknown', error: asError(error) };
    }
}
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
