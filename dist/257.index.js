export const id = 257;
export const ids = [257];
export const modules = {

/***/ 7134:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DZ: () => (/* binding */ toAwsError),
/* harmony export */   Dw: () => (/* binding */ unloadedCredentials),
/* harmony export */   GQ: () => (/* binding */ noCredentialsFrom),
/* harmony export */   KB: () => (/* binding */ noTimeLeft),
/* harmony export */   LO: () => (/* binding */ missing)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9368);

/** Turns an error of the SDK into a sentence with what to do about it. */
function toAwsError(cause, call) {
    const { action, resource } = call;
    const { name } = (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .anatomy */ .MI)(cause);
    const kind = (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .kindOf */ .I)(cause);
    const told = `${VERBS[kind] ?? 'AWS refused'} ${action} on ${resource}: ${whatItSays(cause)}`.replace(/[.\s]*$/, '.');
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AwsError */ .Gy(joinSentences(told, advice(kind, call)), { kind, action, errorName: name }, { cause });
}
/** A call that the step gave up, since it has to come to its end. */
function noTimeLeft({ action, resource }, wasSent, cause) {
    const what = wasSent ? 'AWS did not answer' : 'There was no time left for';
    const when = wasSent ? ' in the time that was left' : '';
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AwsError */ .Gy(`${what} ${action} on ${resource}${when}.`, { kind: 'no-answer', action }, { cause });
}
/** What the SDK cannot read has no name of the service's, but a status. */
function whatItSays(error) {
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UnreadableAnswer */ .ym) {
        return error.message;
    }
    const { name, message, status } = (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .anatomy */ .MI)(error);
    const head = (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isNoName */ .ZG)(name) && status !== undefined ? `HTTP status ${status}` : name;
    return ['', name, 'UnknownError'].includes(message) ? head : `${head}: ${message}`;
}
/** All else AWS refused. */
const VERBS = {
    'no-answer': 'AWS did not answer',
    'unreadable-answer': 'There was no readable answer to',
    unexpected: 'The step failed at',
};
function joinSentences(...sentences) {
    return sentences.filter((sentence) => sentence !== '').join(' ');
}
/** Nothing was called yet. The SDK's default chain would name neither what is missing nor what to do. */
function missing(kind, cause) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AwsError */ .Gy(MISSING[kind], { kind }, { cause });
}
const SIGN_IN = 'sign in with aws-actions/configure-aws-credentials before this step';
const MISSING = {
    'no-region': `There is no AWS region: ${SIGN_IN}, or set AWS_REGION.`,
    'no-credentials': `There are no AWS credentials: ${SIGN_IN}.`,
};
/** The endpoint that an environment variable names was asked for a while. */
function noCredentialsFrom(variable, cause) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AwsError */ .Gy(`There are no AWS credentials: the endpoint that ${variable} names gave none. Check that the runner can reach it, or ${SIGN_IN}.`, { kind: 'no-credentials' }, { cause });
}
/** There is a source of credentials, such as the token of a web identity, and it gives none. */
function unloadedCredentials(cause) {
    const told = `The AWS credentials could not be loaded: ${whatItSays(cause)}`.replace(/[.\s]*$/, '.');
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AwsError */ .Gy(`${told} Check their source, or ${SIGN_IN}.`, { kind: 'no-credentials' }, { cause });
}
function advice(kind, { action, resource }) {
    switch (kind) {
        case 'no-answer':
            return 'Check the network of the runner, and AWS_ENDPOINT_URL if it is set.';
        case 'unreadable-answer':
            return 'Check whether a proxy answers in the place of AWS, and AWS_ENDPOINT_URL if it is set.';
        case 'clock-skew':
            return 'Set the clock of the runner.';
        case 'throttled':
        case 'unavailable':
            return 'It was tried again for a while: run the step again later, or start fewer at once.';
        case 'access-denied':
            return `Grant the role of this step ${action} on ${resource}.`;
        case 'expired-credentials':
            return 'The credentials expired: give the role a longer session (role-duration-seconds of aws-actions/configure-aws-credentials).';
        case 'unknown-credentials':
            return `AWS does not know these credentials: ${SIGN_IN}.`;
        case 'no-credentials':
        case 'no-region':
            return MISSING[kind];
        case 'not-found':
            return 'Check the name, the account and the region (AWS_REGION).';
        case 'quota':
            return 'Delete what is no longer needed, or ask for a higher quota.';
        case 'unexpected':
            return 'This is not an answer of AWS: run the step on Node 24, as a runner does, or report a bug.';
        case 'conflict':
        case 'rejected':
            return '';
    }
}


/***/ }),

/***/ 9368:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gy: () => (/* binding */ AwsError),
/* harmony export */   I: () => (/* binding */ kindOf),
/* harmony export */   MI: () => (/* binding */ anatomy),
/* harmony export */   ZG: () => (/* binding */ isNoName),
/* harmony export */   dg: () => (/* binding */ isTransient),
/* harmony export */   dk: () => (/* binding */ mayHaveHappened),
/* harmony export */   mw: () => (/* binding */ required),
/* harmony export */   ym: () => (/* binding */ UnreadableAnswer)
/* harmony export */ });
/* harmony import */ var _smithy_core_retry__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3609);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);


/** A call of AWS that failed for good: what was refused, for which resource, what to do now. */
class AwsError extends Error {
    name = 'AwsError';
    kind;
    /** Undefined if the step came to call nothing. */
    action;
    /** The name that AWS gave the error, such as `ExecutionAlreadyExists`; empty if AWS gave none. */
    errorName;
    constructor(message, { kind, action, errorName = '', }, options) {
        super(message, options);
        this.kind = kind;
        this.action = action;
        this.errorName = errorName;
    }
}
/** An answer that lacks what every answer of the service has: it may come from something in between. */
class UnreadableAnswer extends Error {
    name = 'UnreadableAnswer';
}
/**
 * What an answer must hold.
 *
 * @param member its name, for people
 * @throws UnreadableAnswer if it is not there
 */
function required(value, member) {
    if (value === undefined) {
        throw new UnreadableAnswer(`The answer has no ${member}.`);
    }
    return value;
}
/**
 * The kind of an error, whoever threw it: the SDK, the network, or what the step made of those. The order is that of
 * doubt: an answer that broke while it was read has a status of 200 as well, and a proxy's page one of 403. Only a
 * well-formed error of the service is a refusal.
 */
function kindOf(error) {
    if (error instanceof AwsError) {
        return error.kind;
    }
    if (error instanceof UnreadableAnswer) {
        return 'unreadable-answer';
    }
    const { name, code, status, sdkError } = anatomy(error);
    if (BROKEN.test(code) || (status === undefined && NO_ANSWER.test(name))) {
        return 'no-answer';
    }
    if (sdkError === undefined || isNoName(name)) {
        return withoutService(status);
    }
    return passingKind(sdkError, status) ?? refusalKind(name);
}
/** Of what no service wrote: a gateway that is in trouble, or limits its callers, has pages of its own. */
function withoutService(status) {
    if (status === undefined) {
        return 'unexpected';
    }
    if (status === 429) {
        return 'throttled';
    }
    return status === 408 || status >= 500 ? 'unavailable' : 'unreadable-answer';
}
/** What a service says that may be gone at the next call, mostly as the SDK itself knows it. */
function passingKind(error, status) {
    if (THROTTLING.test(error.name) || (0,_smithy_core_retry__WEBPACK_IMPORTED_MODULE_1__.isThrottlingError)(error)) {
        return 'throttled';
    }
    if (isSkew(error)) {
        return 'clock-skew';
    }
    if (status === 408 || (status !== undefined && status >= 500) || /^RequestTimeout/.test(error.name)) {
        return 'unavailable';
    }
    // The mark of a clock that was off is no reason: see isSkew.
    const isMarked = (0,_smithy_core_retry__WEBPACK_IMPORTED_MODULE_1__.isClockSkewCorrectedError)(error) === true;
    return !isMarked && (0,_smithy_core_retry__WEBPACK_IMPORTED_MODULE_1__.isTransientError)(error) ? 'unavailable' : undefined;
}
/**
 * The SDK marks every error that it met while it learned the time, whatever it is about: so its name must say that too.
 * Without a Date to learn from, the message does.
 */
function isSkew(error) {
    return (((0,_smithy_core_retry__WEBPACK_IMPORTED_MODULE_1__.isClockSkewError)(error) &&
        !ACCESS_DENIED.test(error.name) &&
        (0,_smithy_core_retry__WEBPACK_IMPORTED_MODULE_1__.isClockSkewCorrectedError)(error) === true) ||
        (/^InvalidSignature/.test(error.name) && /Signature (expired|not yet current)/.test(error.message)));
}
const ACCESS_DENIED = /^AccessDenied|^UnauthorizedOperation|NotAuthorized|^Forbidden$/;
function refusalKind(name) {
    return NAMES.find(([, pattern]) => pattern.test(name))?.[0] ?? 'rejected';
}
/**
 * Codes of Node's sockets and resolver, of its HTTP parser, and of TLS. Whether the call happened is not known then,
 * whatever the SDK noted as the status: it sets that before it reads the body.
 */
const BROKEN = /^(E[A-Z]{2,}|HPE_|UND_ERR|ERR_(STREAM|HTTP|SSL|TLS)|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/;
/** The SDK's names for a request that took too long, or that was given up. */
const NO_ANSWER = /^(Timeout|Networking|Abort)Error$/;
/** Services have names of their own for it, such as `KmsThrottlingException` and `SlowDown`, which the SDK need not know. */
const THROTTLING = /Throttl|TooManyRequests|^SlowDown/;
/** The first that fits counts. */
const NAMES = [
    ['access-denied', ACCESS_DENIED],
    ['expired-credentials', /Expired/],
    [
        'unknown-credentials',
        /^(UnrecognizedClient|InvalidClientTokenId|InvalidSignature|SignatureDoesNotMatch|InvalidAccessKeyId|IncompleteSignature|MissingAuthenticationToken)/,
    ],
    ['no-credentials', /^CredentialsProviderError$/],
    ['not-found', /DoesNotExist|NotFound|^NoSuch/],
    ['quota', /^(ServiceQuotaExceeded|StateMachineLimitExceeded|ExecutionLimitExceeded)/],
    ['conflict', /^Conflict|AlreadyExists|^StateMachineDeleting/],
];
/** No service gives its errors such a name: the SDK does for what it cannot read, with `Unknown` for what is unnamed. */
function isNoName(name) {
    return JAVASCRIPT.test(name);
}
const JAVASCRIPT = /^(Unknown|UnknownError|(Syntax|Type|Range|Reference)?Error)$/;
/**
 * Whether an error may be gone at the next call: throttling, 5xx, a clock that the SDK has corrected by now, and
 * answers that did not come or cannot be read. What the service refused for good, and credentials that are missing,
 * are not.
 */
function isTransient(error) {
    return TRANSIENT.has(kindOf(error));
}
const TRANSIENT = new Set([
    'throttled',
    'unavailable',
    'clock-skew',
    'no-answer',
    'unreadable-answer',
]);
/** Whether a call that ended with this error may have happened all the same. */
function mayHaveHappened(error) {
    switch (kindOf(error)) {
        case 'no-answer':
            return !NEVER_SENT.test(anatomy(error instanceof AwsError ? error.cause : error).code);
        case 'unreadable-answer':
        case 'unavailable':
        case 'unexpected':
            return true;
        default:
            return false;
    }
}
/** There was no connection to send anything on. */
const NEVER_SENT = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/;
/** The parts of an error that tell what happened, whoever threw it. */
function anatomy(error) {
    const code = (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .errorProperty */ .cB)(error, 'code');
    const status = (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .errorProperty */ .cB)((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .errorProperty */ .cB)(error, '$metadata'), 'httpStatusCode');
    return {
        name: error instanceof Error ? error.name : 'Error',
        code: typeof code === 'string' ? code : '',
        message: firstLine(error instanceof Error ? error.message : String(error)),
        status: typeof status === 'number' ? status : undefined,
        sdkError: isSdkError(error) ? error : undefined,
    };
}
/** What the SDK's classification looks at is optional in any error. */
function isSdkError(error) {
    return error instanceof Error;
}
/** Behind a line break, the SDK adds a hint for programmers to what it cannot read. */
function firstLine(message) {
    return message.replace(/\n\s*Deserialization error: [\s\S]*$/, '');
}


/***/ }),

/***/ 257:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TJ: () => (/* binding */ limited),
/* harmony export */   bD: () => (/* binding */ withRetry),
/* harmony export */   k7: () => (/* binding */ nextTryMs),
/* harmony export */   sT: () => (/* binding */ retried)
/* harmony export */ });
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2297);
/* harmony import */ var _time_limits_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3249);
/* harmony import */ var _error_sentences_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7134);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9368);




/**
 * Makes a call, and makes it again while throttling, 5xx or a broken connection is in the way: so it must be one
 * that may be sent twice. The last try is made when the time for retries is over.
 *
 * @throws AwsError when AWS refuses for good, or the time for retries is over; the signal's reason when it is aborted
 */
async function withRetry(retry, call, send) {
    const { clock, signal, missingForMs, rateLimiter, requestMs = _time_limits_js__WEBPACK_IMPORTED_MODULE_0__/* .TIME_LIMITS */ .H.request.awsMs } = retry;
    const missingUntil = missingForMs === undefined ? 0 : clock.now() + missingForMs;
    return retried(retry, {
        name: call.action,
        attempt: () => limited(rateLimiter, call.action, signal, () => send(AbortSignal.any([signal, AbortSignal.timeout(requestMs)]))),
        retryUntil: (error, deadline) => retryUntil(error, deadline, missingUntil),
        toError: (error) => (0,_error_sentences_js__WEBPACK_IMPORTED_MODULE_1__/* .toAwsError */ .DZ)(error, call),
    });
}
/**
 * Sends a request when its turn comes, and asks for less when AWS says that there are too many; at once where nothing
 * is limited.
 */
async function limited(rateLimiter, action, signal, request) {
    await rateLimiter?.take(action, signal);
    try {
        return await request();
    }
    catch (error) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .kindOf */ .I)(error) === 'throttled') {
            rateLimiter?.refused(action);
        }
        throw error;
    }
}
/** Tries something until it succeeds, its failure is final, or there is no time left; see `withRetry`. */
async function retried({ clock, signal, forMs, onTrouble, intervalMs = _time_limits_js__WEBPACK_IMPORTED_MODULE_0__/* .TIME_LIMITS */ .H.retry.firstWaitMs }, { name, attempt, retryUntil: until, toError }) {
    const deadline = clock.now() + forMs;
    for (let failures = 1;; failures += 1) {
        signal.throwIfAborted();
        try {
            return await attempt();
        }
        catch (error) {
            signal.throwIfAborted();
            const left = until(error, deadline) - clock.now();
            // Timers count whole milliseconds.
            if (left < 1) {
                throw toError(error);
            }
            const delay = Math.min(nextTryMs(intervalMs, failures), left);
            const errorName = error instanceof Error ? error.name : 'Error';
            onTrouble?.(`${name} failed (${errorName}), trying again in ${(0,_duration_js__WEBPACK_IMPORTED_MODULE_3__/* .duration */ .p)(delay)}`);
            await clock.sleep(delay, signal);
        }
    }
}
/**
 * Credentials are looked for before the first call. That there are none later means that their source, such as an
 * endpoint of the runner, is away.
 */
function retryUntil(error, deadline, missingUntil) {
    switch ((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .kindOf */ .I)(error)) {
        case 'not-found':
            return missingUntil;
        case 'no-credentials':
            return deadline;
        default:
            return (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .isTransient */ .dg)(error) ? deadline : 0;
    }
}
/** Milliseconds until a call that failed is made again, doubling from the interval up to a minute. */
function nextTryMs(intervalMs, failures) {
    return Math.min(intervalMs * 2 ** (failures - 1), Math.max(_time_limits_js__WEBPACK_IMPORTED_MODULE_0__/* .TIME_LIMITS */ .H.retry.longestWaitMs, intervalMs));
}


/***/ }),

/***/ 3249:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ TIME_LIMITS)
/* harmony export */ });
/**
 * Every limit of time that the step keeps. What a caller may choose differently, such as a test, it
 * passes to the function that keeps the limit.
 */
const TIME_LIMITS = {
    /**
     * A cancelled step. Each limit counts from the signal, unless it says otherwise, and they follow each other:
     * `startAnswerMs` + `startWithdrawalMs` ≤ `stopMs` ≤ `evidenceMs`, and `evidenceMs` + `commentMs` + `writingMs` ≤
     * `runnerMs`.
     */
    cancel: {
        /** The runner sends SIGINT, 7.5 s later SIGTERM, and then kills: ProcessInvoker.cs of actions/runner. */
        runnerMs: 7_500,
        /** A StartExecution that is on its way gets a moment to be answered, since the execution must then be stopped. */
        startAnswerMs: 2_000,
        /** Counts from where the answer was given up: the execution is stopped by the name that it would have. */
        startWithdrawalMs: 3_000,
        /** Stopping executions, and seeing their end. */
        stopMs: 5_000,
        /** Seeing whether the tasks stop, and reading why earlier attempts failed. Then the report is told. */
        evidenceMs: 5_500,
        /** Counts from where writing the comment starts, which comes last. */
        commentMs: 1_500,
        /** Log, outputs, summary and report file are written to the disk. */
        writingMs: 500,
    },
    poll: {
        /** Nothing announces news, so no look at one of several executions is further away, unless its machine is known to wait. */
        slowestMs: 30_000,
        /** The end of a single execution is what somebody waits for; 100 steps that look so often take half of an account's quota. */
        slowestOfOneMs: 10_000,
        /** Earlier executions took longer, so that the end is not expected; what fails early is still seen. */
        beforeUsualEndMs: 40_000,
        /** One ListExecutions for all executions of a step: AWS grants an account two a second, shared with others. */
        fastestListMs: 2_000,
        /** What is known to happen at a time is told in the history a moment later: so long, it is looked for at the fastest interval. */
        dueMs: 60_000,
        /** Reads are eventually consistent: so long, an execution may be unknown somewhere, mostly one just started. */
        newExecutionMs: 30_000,
        /** The clocks of two hosts of AWS differ by less, and so does a time from whole seconds. */
        awsClocksMs: 1_000,
        /** The end of an execution that was told to stop is a matter of a second. */
        stoppingMs: 250,
        /** Tasks that were told to stop. */
        taskEndMs: 500,
        /** The log shows at least every minute that the step is alive. */
        heartbeatMs: 60_000,
        /** A wait that is cut for a heartbeat is not cut into smaller pieces. */
        shortestWaitMs: 1_000,
    },
    request: {
        /** A request to AWS without an answer is given up: its connection may be dead. */
        awsMs: 30_000,
        /** Live lines can be read with the next poll as well. */
        liveLogsMs: 3_000,
        /** GitHub answers in less than a second. */
        githubMs: 10_000,
    },
    retry: {
        /** How long calls are tried that start or look up something; polls go on until `timeout-minutes`. */
        callMs: 120_000,
        /** An execution that the step attaches to may have been started a moment ago. */
        attachMs: 5_000,
        /** Before the second try; the wait doubles from there. */
        firstWaitMs: 1_000,
        /** No wait is longer. */
        longestWaitMs: 60_000,
        /** Stopping is urgent. */
        firstStopWaitMs: 250,
        /** Where requests end with the time for retries, the last try is made so long before, to be answered in it. */
        lastAnswerMs: 500,
        /** Another job deploys the same machine: so long, times the tries so far, it has to finish. */
        deploymentMs: 1_000,
    },
    /** An execution that ran out of `timeout-minutes`, or that fail-fast ends: nothing presses. */
    stop: {
        executionMs: 120_000,
        /** Fargate gives a container 30 s to stop, and needs some for itself. */
        tasksMs: 60_000,
    },
    evidence: {
        /** A connection to S3 that is dead must not hold up the report. */
        outputsMs: 60_000,
        /** A preview is not worth a longer wait. */
        previewMs: 5_000,
        /** The ends of logs: the execution has ended, and whatever can be had of them is told. */
        logTailsMs: 15_000,
        /** What the executions and Map Runs did that the execution started: the longer story behind a failure. */
        detailsMs: 15_000,
        /** The awslogs driver hands lines over every few seconds, also after its container is gone. */
        logDeliveryMs: 3_000,
        /** One read of all live streams: those that are not reached by then are left to the next one. */
        liveReadMs: 5_000,
        /** Logs of what ended longer than this before the step began to follow it are not news. */
        oldNewsMs: 120_000,
    },
    comment: {
        /** The step has done its work, and its minutes cost money. */
        retriesMs: 30_000,
        /** Of that, asking GraphQL as whom the token writes; after that, it is taken for the job's own. */
        loginMs: 10_000,
        /** GitHub asks for a minute of silence where it limits a caller and does not say for how long. */
        silenceMs: 60_000,
        /** And a limit that is just over is waited out for so long at least. */
        shortestSilenceMs: 1_000,
    },
    /** The runner gives the post steps of a cancelled job five minutes. */
    postStep: {
        /** To ask for an execution, to stop it, and to see its tasks stop, each. */
        eachMs: 60_000,
        /** A start that was on its way when the step was killed has arrived by then, and can be seen. */
        missingMs: 20_000,
        pollMs: 1_000,
    },
};


/***/ })

};
