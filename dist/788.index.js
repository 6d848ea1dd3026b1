export const id = 788;
export const ids = [788];
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

function toAwsError(cause, call) {
    const { action, resource } = call;
    const { name } = (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .anatomy */ .MI)(cause);
    const kind = (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .kindOf */ .I)(cause);
    const told = `${VERBS[kind] ?? 'AWS refused'} ${action} on ${resource}: ${whatItSays(cause)}`.replace(/[.\s]*$/, '.');
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AwsError */ .Gy(joinSentences(told, advice(kind, call)), { kind, action, errorName: name }, { cause });
}
function noTimeLeft({ action, resource }, wasSent, cause) {
    const what = wasSent ? 'AWS did not answer' : 'There was no time left for';
    const when = wasSent ? ' in the time that was left' : '';
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AwsError */ .Gy(`${what} ${action} on ${resource}${when}.`, { kind: 'no-answer', action }, { cause });
}
function whatItSays(error) {
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UnreadableAnswer */ .ym) {
        return error.message;
    }
    const { name, message, status } = (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .anatomy */ .MI)(error);
    const head = (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isNoName */ .ZG)(name) && status !== undefined ? `HTTP status ${status}` : name;
    return ['', name, 'UnknownError'].includes(message) ? head : `${head}: ${message}`;
}
const VERBS = {
    'no-answer': 'AWS did not answer',
    'unreadable-answer': 'There was no readable answer to',
    unexpected: 'The step failed at',
};
function joinSentences(...sentences) {
    return sentences.filter((sentence) => sentence !== '').join(' ');
}
function missing(kind, cause) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AwsError */ .Gy(MISSING[kind], { kind }, { cause });
}
const SIGN_IN = 'sign in with aws-actions/configure-aws-credentials before this step';
const MISSING = {
    'no-region': `There is no AWS region: ${SIGN_IN}, or set AWS_REGION.`,
    'no-credentials': `There are no AWS credentials: ${SIGN_IN}.`,
};
function noCredentialsFrom(variable, cause) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AwsError */ .Gy(`There are no AWS credentials: the endpoint that ${variable} names gave none. Check that the runner can reach it, or ${SIGN_IN}.`, { kind: 'no-credentials' }, { cause });
}
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


class AwsError extends Error {
    name = 'AwsError';
    kind;
    action;
    errorName;
    constructor(message, { kind, action, errorName = '', }, options) {
        super(message, options);
        this.kind = kind;
        this.action = action;
        this.errorName = errorName;
    }
}
class UnreadableAnswer extends Error {
    name = 'UnreadableAnswer';
}
function required(value, member) {
    if (value === undefined) {
        throw new UnreadableAnswer(`The answer has no ${member}.`);
    }
    return value;
}
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
function withoutService(status) {
    if (status === undefined) {
        return 'unexpected';
    }
    if (status === 429) {
        return 'throttled';
    }
    return status === 408 || status >= 500 ? 'unavailable' : 'unreadable-answer';
}
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
    const isMarked = (0,_smithy_core_retry__WEBPACK_IMPORTED_MODULE_1__.isClockSkewCorrectedError)(error) === true;
    return !isMarked && (0,_smithy_core_retry__WEBPACK_IMPORTED_MODULE_1__.isTransientError)(error) ? 'unavailable' : undefined;
}
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
const BROKEN = /^(E[A-Z]{2,}|HPE_|UND_ERR|ERR_(STREAM|HTTP|SSL|TLS)|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/;
const NO_ANSWER = /^(Timeout|Networking|Abort)Error$/;
const THROTTLING = /Throttl|TooManyRequests|^SlowDown/;
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
function isNoName(name) {
    return JAVASCRIPT.test(name);
}
const JAVASCRIPT = /^(Unknown|UnknownError|(Syntax|Type|Range|Reference)?Error)$/;
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
const NEVER_SENT = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/;
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
function isSdkError(error) {
    return error instanceof Error;
}
function firstLine(message) {
    return message.replace(/\n\s*Deserialization error: [\s\S]*$/, '');
}


/***/ }),

/***/ 8920:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  e: () => (/* binding */ HISTORIES_PER_SECOND),
  x: () => (/* binding */ createRateLimiter)
});

;// CONCATENATED MODULE: ./build/src/aws/token-bucket.js
const SMALLEST_PART = 1 / 8;
const ONE_SIGN_MS = 1_000;
const DOUBLES_AFTER_MS = 60_000;
class TokenBucket {
    #clock;
    #size;
    #waiting = new Set();
    #tokens;
    #filledAt;
    #slowed = { part: 1, at: 0 };
    #pump;
    constructor(clock, size) {
        this.#clock = clock;
        this.#size = size;
        this.#tokens = size.burst;
        this.#filledAt = clock.now();
    }
    async take(signal) {
        signal.throwIfAborted();
        if (this.#waiting.size === 0 && this.#untilTokenMs() === 0) {
            this.#tokens -= 1;
            return;
        }
        await new Promise((resolve, reject) => {
            const giveUp = () => {
                this.#waiting.delete(send);
                reject(signal.reason);
                if (this.#waiting.size === 0) {
                    this.#pump?.abort();
                }
            };
            const send = () => {
                signal.removeEventListener('abort', giveUp);
                resolve();
            };
            signal.addEventListener('abort', giveUp, { once: true });
            this.#waiting.add(send);
            this.#start();
        });
    }
    refused() {
        const now = this.#clock.now();
        this.#untilTokenMs();
        this.#tokens = Math.min(this.#tokens, 0);
        if (now - this.#slowed.at >= ONE_SIGN_MS) {
            this.#slowed = { part: Math.max(this.#part(now) / 2, SMALLEST_PART), at: now };
        }
    }
    #start() {
        if (this.#pump === undefined) {
            const pump = new AbortController();
            this.#pump = pump;
            this.#run(pump.signal)
                .catch(() => { })
                .finally(() => {
                this.#pump = undefined;
                if (this.#waiting.size > 0) {
                    this.#start();
                }
            });
        }
    }
    async #run(signal) {
        for (let [first] = this.#waiting; first !== undefined; [first] = this.#waiting) {
            const wait = this.#untilTokenMs();
            if (wait > 0) {
                await this.#clock.sleep(wait, signal);
            }
            else {
                this.#tokens -= 1;
                this.#waiting.delete(first);
                first();
            }
        }
    }
    #untilTokenMs() {
        const now = this.#clock.now();
        const perMs = (this.#size.perSecond * this.#part(now)) / 1000;
        this.#tokens = Math.min(this.#size.burst, this.#tokens + (now - this.#filledAt) * perMs);
        this.#filledAt = now;
        return this.#tokens >= 1 - 1e-6 ? 0 : (1 - this.#tokens) / perMs;
    }
    #part(now) {
        const { part, at } = this.#slowed;
        return Math.min(1, part * 2 ** Math.floor((now - at) / DOUBLES_AFTER_MS));
    }
}

;// CONCATENATED MODULE: ./build/src/aws/rate-limiter.js

const HISTORIES_PER_SECOND = 20;
const LIMITS = {
    'states:StartExecution': { burst: 100, perSecond: 50 },
    'states:DescribeExecution': { burst: 50, perSecond: 5 },
    'states:GetExecutionHistory': { burst: 50, perSecond: HISTORIES_PER_SECOND, isAll: true },
    'states:DescribeMapRun': { burst: 100, perSecond: 0.5 },
    'states:StopExecution': { burst: 400, perSecond: 20 },
    'states:ListExecutions': { burst: 20, perSecond: 1 },
    'logs:GetLogEvents': { burst: 5, perSecond: 5 },
    'ecs:DescribeTaskDefinition': { burst: 10, perSecond: 5 },
    'ecs:DescribeTasks': { burst: 40, perSecond: 20 },
    'states:CreateStateMachine': { because: 'A step deploys one state machine.' },
    'states:DescribeStateMachine': { because: 'A step looks up or deploys one state machine.' },
    'states:DescribeStateMachineAlias': { because: 'A step looks up one alias.' },
    'states:ListStateMachines': { because: 'A step looks up one name, a page after the other.' },
    'states:PublishStateMachineVersion': { because: 'A step deploys one state machine.' },
    'states:UpdateStateMachine': { because: 'A step deploys one state machine.' },
    'states:ValidateStateMachineDefinition': { because: 'A step deploys one state machine.' },
    's3:GetObject': {
        because: 'A step previews one object, and S3 takes 5,500 requests a second of a prefix.',
    },
    's3:ListBucket': {
        because: 'An execution is listed once, and S3 takes 5,500 requests a second of a prefix.',
    },
};
function createRateLimiter(clock) {
    const buckets = new Map();
    const bucketOf = (action) => {
        const limit = LIMITS[action];
        const bucket = 'because' in limit ? undefined : (buckets.get(action) ?? new TokenBucket(clock, limit));
        if (bucket !== undefined) {
            buckets.set(action, bucket);
        }
        return bucket;
    };
    return {
        take: async (action, signal) => {
            signal.throwIfAborted();
            await bucketOf(action)?.take(signal);
        },
        refused: (action) => {
            const limit = LIMITS[action];
            if ('isAll' in limit) {
                bucketOf(action)?.refused();
            }
        },
    };
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
function nextTryMs(intervalMs, failures) {
    return Math.min(intervalMs * 2 ** (failures - 1), Math.max(_time_limits_js__WEBPACK_IMPORTED_MODULE_0__/* .TIME_LIMITS */ .H.retry.longestWaitMs, intervalMs));
}


/***/ }),

/***/ 8796:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AN: () => (/* binding */ inputText),
/* harmony export */   _B: () => (/* binding */ claimOf),
/* harmony export */   o6: () => (/* binding */ OURS),
/* harmony export */   vU: () => (/* binding */ whose)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _time_limits_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3249);


const OURS = { by: 'arn' };
function claimOf(request, notBefore) {
    if (request.nameIsOurs) {
        return OURS;
    }
    const inputHash = hashOf(inputText(request));
    return request.inputIsOurs ? { by: 'input', inputHash } : { by: 'input-and-start', inputHash, notBefore };
}
function whose(claim, { input, startedAt }) {
    if (claim.by === 'arn') {
        return 'ours';
    }
    if (claim.by === 'nothing' || input === undefined) {
        return 'unknown';
    }
    if (hashOf(input) !== claim.inputHash) {
        return 'not-ours';
    }
    if (claim.by === 'input') {
        return 'ours';
    }
    const { notBefore } = claim;
    if (notBefore === undefined || startedAt === undefined) {
        return 'unknown';
    }
    return startedAt >= notBefore - _time_limits_js__WEBPACK_IMPORTED_MODULE_1__/* .TIME_LIMITS */ .H.poll.awsClocksMs ? 'ours' : 'not-ours';
}
function inputText({ input }) {
    return JSON.stringify(input);
}
function hashOf(text) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(text).digest('hex');
}


/***/ }),

/***/ 516:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ openEvents),
/* harmony export */   M: () => (/* binding */ currentStates)
/* harmony export */ });
/* harmony import */ var _branches_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5994);
/* harmony import */ var _event_links_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7556);


function currentStates(events) {
    const branches = new _branches_js__WEBPACK_IMPORTED_MODULE_0__/* .Branches */ .P(events);
    const byId = (0,_event_links_js__WEBPACK_IMPORTED_MODULE_1__/* .eventsById */ .O)(events);
    const open = openEvents(events, branches);
    const last = events.at(-1);
    if (open.length === 0 && last !== undefined && last.kind !== 'execution-ended') {
        return branches
            .of(last)
            .slice(0, 1)
            .map(({ state }) => ({ state, since: last.at }));
    }
    return open.flatMap((end) => {
        if (end.kind === 'items-started' || end.kind === 'iteration-started') {
            const state = branches.of(end).at(-1)?.state;
            return state === undefined ? [] : [{ state, since: end.at }];
        }
        let event = end;
        while (event !== undefined && event.kind !== 'state-entered' && event.kind !== 'state-exited') {
            event = byId(event.previousId);
        }
        return event === undefined ? [] : [{ state: event.state, since: event.at }];
    });
}
function openEvents(events, branches) {
    const followed = new Set(events.map(({ previousId }) => previousId));
    return events.filter((event) => !followed.has(event.id) &&
        !isLast(event, branches) &&
        branches.overAt(branches.of(event)) === undefined);
}
function isLast(event, branches) {
    switch (event.kind) {
        case 'items-ended':
        case 'iteration-ended':
        case 'state-aborted':
        case 'execution-ended':
            return true;
        case 'state-exited': {
            const innermost = branches.of(event).at(-1);
            return innermost?.stateType === 'Parallel' && innermost.index !== undefined;
        }
        case 'other':
            return event.type === 'ExecutionStarted';
        default:
            return false;
    }
}


/***/ }),

/***/ 6184:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ linkedToEntries)
/* harmony export */ });
function linkedToEntries(events) {
    const entered = new Map();
    return events.map((event) => {
        if (event.kind === 'state-entered') {
            entered.set(key(event.previousId, event.state), event.id);
        }
        if (event.kind !== 'evaluation-failed') {
            return event;
        }
        const previousId = entered.get(key(event.previousId, event.state));
        return previousId === undefined ? event : { ...event, previousId };
    });
}
function key(previousId, state) {
    return `${previousId} ${state}`;
}


/***/ }),

/***/ 9128:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I1: () => (/* binding */ derivedNameOn),
/* harmony export */   Pr: () => (/* binding */ derivedName),
/* harmony export */   ns: () => (/* binding */ nameOfCustomer)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);

const MAX_NAME_LENGTH = 80;
const HASH_LENGTH = 12;
function nameOfCustomer(name, customerId) {
    if (customerId === undefined) {
        return name;
    }
    const whole = `${name}-${customerId}`;
    return whole.length <= MAX_NAME_LENGTH && /^[A-Za-z0-9_-]+$/.test(whole)
        ? whole
        : fitted(whole, shortHash(whole));
}
function derivedName({ repository, runId, runAttempt, job, step }, customerId, input) {
    if (runId === undefined || runId === '') {
        return undefined;
    }
    const identity = [
        repository ?? '',
        runId,
        runAttempt ?? '',
        job ?? '',
        step ?? '',
        customerId ?? '',
        input,
    ];
    const readable = [repository?.split('/').at(-1), runId, runAttempt, step, customerId]
        .filter((part) => part !== undefined && part !== '')
        .join('-');
    return fitted(readable, shortHash(JSON.stringify(identity)));
}
function derivedNameOn(name, startArn) {
    return `${name.slice(0, -HASH_LENGTH)}${shortHash(`${name} ${startArn}`)}`;
}
function fitted(readable, hash) {
    const plain = readable.replace(/[^A-Za-z0-9_-]+/g, '-').replace(/^-+/, '');
    return `${plain.slice(0, MAX_NAME_LENGTH - hash.length - 1)}-${hash}`;
}
function shortHash(text) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(text).digest('hex').slice(0, HASH_LENGTH);
}


/***/ }),

/***/ 7907:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  s: () => (/* binding */ NOTHING_SEEN),
  e: () => (/* binding */ follow)
});

// EXTERNAL MODULE: ./build/src/aws/error-sentences.js
var error_sentences = __webpack_require__(7134);
// EXTERNAL MODULE: ./build/src/aws/retry.js
var retry = __webpack_require__(257);
// EXTERNAL MODULE: ./build/src/time-limits.js
var time_limits = __webpack_require__(3249);
// EXTERNAL MODULE: ./build/src/execution/entry-links.js
var entry_links = __webpack_require__(6184);
// EXTERNAL MODULE: ./build/src/aws/errors.js
var errors = __webpack_require__(9368);
;// CONCATENATED MODULE: ./build/src/execution/failed-polls.js


const NONE_FAILED = { count: 0, since: new Map() };
const MAY_PASS_MS = new Map([
    ['not-found', time_limits/* TIME_LIMITS */.H.poll.newExecutionMs],
    ['no-credentials', time_limits/* TIME_LIMITS */.H.retry.callMs],
    ['clock-skew', time_limits/* TIME_LIMITS */.H.retry.callMs],
]);
function failedAgain({ count, since }, error, now) {
    const kind = (0,errors/* kindOf */.I)(error);
    return { count: count + 1, since: new Map(since).set(kind, since.get(kind) ?? now) };
}
function leftToPassMs({ since }, error, now) {
    const kind = (0,errors/* kindOf */.I)(error);
    const mayPassMs = MAY_PASS_MS.get(kind);
    if (mayPassMs !== undefined) {
        return mayPassMs - (now - (since.get(kind) ?? now));
    }
    return (0,errors/* isTransient */.dg)(error) ? Number.POSITIVE_INFINITY : 0;
}

// EXTERNAL MODULE: ./build/src/execution/history-reader.js + 1 modules
var history_reader = __webpack_require__(4606);
;// CONCATENATED MODULE: ./build/src/execution/poll-interval.js

const DEVIATIONS = 2;
const CLOSE_SPREAD = 0.1;
function usualEnd(startedAt, { meanMs, deviationMs, count }, intervalMs) {
    const uncertainty = Math.sqrt(1 + 3 / count);
    const margin = Math.max(DEVIATIONS * deviationMs * uncertainty, intervalMs);
    return {
        earliest: startedAt + meanMs - margin,
        latest: startedAt + meanMs + margin,
        spread: deviationMs / meanMs,
    };
}
function nextPollMs(timing) {
    const { intervalMs, now, waitUntil: until, timesOutAt } = timing;
    const rest = until === undefined ? 0 : until - now;
    if (rest > 0) {
        return Math.max(Math.min(rest, intervalMs * 4 ** timing.idle), intervalMs);
    }
    const isDue = [until, timesOutAt].some((time) => time !== undefined && now >= time && now - time < time_limits/* TIME_LIMITS */.H.poll.dueMs);
    const next = isDue ? intervalMs : unannounced(timing);
    const untilTimeout = timesOutAt !== undefined && timesOutAt > now ? timesOutAt - now : next;
    return Math.max(Math.min(next, untilTimeout), intervalMs);
}
function unannounced({ intervalMs, slowestMs, idle, usualEnd: end, now }) {
    if (end !== undefined && now < end.earliest) {
        return Math.min(intervalMs * 2 ** idle, time_limits/* TIME_LIMITS */.H.poll.beforeUsualEndMs, end.earliest - now);
    }
    if (end !== undefined && now < end.latest) {
        return Math.min(intervalMs * Math.max(1, end.spread / CLOSE_SPREAD), slowestMs);
    }
    return Math.min(intervalMs * 1.5 ** idle, slowestMs);
}
function nextTimeout(attempts, now) {
    const times = attempts
        .filter(({ outcome }) => outcome.kind === 'running')
        .flatMap(({ startedAt, timesOutAt, heartbeatSeconds }) => [
        timesOutAt,
        heartbeatSeconds === undefined ? undefined : startedAt + heartbeatSeconds * 1000,
    ])
        .filter((time) => time !== undefined)
        .filter((time) => now - time < time_limits/* TIME_LIMITS */.H.poll.dueMs);
    return times.length === 0 ? undefined : times.reduce((a, b) => Math.min(a, b));
}

// EXTERNAL MODULE: ./build/src/execution/trail.js + 20 modules
var trail = __webpack_require__(4011);
// EXTERNAL MODULE: ./build/src/execution/wait-until.js
var wait_until = __webpack_require__(5274);
;// CONCATENATED MODULE: ./build/src/execution/follow.js









const NOTHING_SEEN = { events: [], attempts: [] };
async function* follow(options) {
    const { clock, deadline } = options;
    const reader = new history_reader/* HistoryReader */.q(options.sfn, options.executionArn);
    let { seen } = options;
    let idle = 0;
    let newsAt = clock.now();
    let failed = NONE_FAILED;
    let isAsked = false;
    let usual;
    while (true) {
        const look = await lookOnce(options, reader, seen);
        if (look.kind === 'interrupted') {
            return { seen, why: 'interrupted' };
        }
        if (look.kind === 'failed') {
            failed = failedAgain(failed, look.error, clock.now());
            if (leftToPassMs(failed, look.error, clock.now()) <= 0) {
                return { seen, why: 'refused', error: (0,error_sentences/* toAwsError */.DZ)(look.error, callOf(options)) };
            }
        }
        else {
            ({ seen } = look);
            newsAt = look.fresh > 0 ? clock.now() : newsAt;
            idle = look.fresh > 0 ? 0 : idle + 1;
            failed = NONE_FAILED;
        }
        const poll = pollOf(look, { idle, failed, newsAt, usual }, options);
        yield poll;
        const end = whyOver(options, seen, poll);
        if (end !== undefined) {
            return end;
        }
        const left = deadline - clock.now();
        if (left <= 0) {
            return { seen, why: 'timeout' };
        }
        if (!isAsked && poll.kind === 'history') {
            isAsked = true;
            void options.earlierDuration?.(options.signal).then((known) => {
                usual = known;
            });
        }
        if (await isInterrupted(options, poll.nextPollMs, left)) {
            return { seen, why: 'interrupted' };
        }
    }
}
async function lookOnce(options, reader, { events: before }) {
    try {
        const fresh = await readNews(options, reader, before);
        const events = (0,entry_links/* linkedToEntries */.X)([...before, ...fresh]);
        return { kind: 'news', seen: { events, attempts: (0,trail/* trail */.P)(events, options.policy) }, fresh: fresh.length };
    }
    catch (error) {
        return options.signal.aborted ? { kind: 'interrupted' } : { kind: 'failed', error };
    }
}
function pollOf(look, at, { clock, intervalMs, slowestMs = time_limits/* TIME_LIMITS */.H.poll.slowestMs }) {
    if (look.kind === 'failed') {
        const { error } = look;
        const { count: failures } = at.failed;
        const left = leftToPassMs(at.failed, error, clock.now());
        return { kind: 'trouble', error, failures, nextPollMs: Math.min((0,retry/* nextTryMs */.k7)(intervalMs, failures), left) };
    }
    const { seen, fresh } = look;
    const startedAt = seen.events[0]?.at;
    const shiftMs = Math.min(0, at.newsAt - (seen.events.at(-1)?.at ?? at.newsAt));
    const byRunner = (time) => time && time + shiftMs;
    const next = nextPollMs({
        intervalMs,
        slowestMs,
        idle: at.idle,
        waitUntil: byRunner((0,wait_until/* waitUntil */.a)(seen.events, seen.attempts)),
        timesOutAt: byRunner(nextTimeout(seen.attempts, clock.now())),
        usualEnd: startedAt === undefined || at.usual === undefined
            ? undefined
            : usualEnd(startedAt + shiftMs, at.usual, intervalMs),
        now: clock.now(),
    });
    return { kind: 'history', ...seen, fresh, nextPollMs: next };
}
function whyOver({ once = false }, seen, poll) {
    const end = seen.events.at(-1);
    if (end?.kind === 'execution-ended') {
        return { seen, why: 'ended', end };
    }
    return once && poll.kind === 'history' ? { seen, why: 'looked-once' } : undefined;
}
async function isInterrupted(options, milliseconds, left) {
    const { clock, signal } = options;
    const { pause = (wait, atMost, until) => clock.sleep(Math.min(wait, atMost), until) } = options;
    try {
        await pause(milliseconds, left, signal);
        return false;
    }
    catch (error) {
        if (signal.aborted) {
            return true;
        }
        throw error;
    }
}
function callOf({ executionArn }) {
    return { action: 'states:GetExecutionHistory', resource: executionArn };
}
async function readNews({ signal, rateLimiter, requestMs = time_limits/* TIME_LIMITS */.H.request.awsMs }, reader, seen) {
    return reader.readNews(seen.at(-1)?.id ?? 0, (page) => (0,retry/* limited */.TJ)(rateLimiter, 'states:GetExecutionHistory', signal, () => page(AbortSignal.any([signal, AbortSignal.timeout(requestMs)]))));
}


/***/ }),

/***/ 4606:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  q: () => (/* binding */ HistoryReader)
});

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-sfn/dist-cjs/index.js
var dist_cjs = __webpack_require__(8476);
// EXTERNAL MODULE: ./build/src/aws/errors.js
var errors = __webpack_require__(9368);
// EXTERNAL MODULE: ./build/src/json.js
var json = __webpack_require__(4715);
// EXTERNAL MODULE: ./build/src/policy/public-cause.js + 2 modules
var public_cause = __webpack_require__(6149);
;// CONCATENATED MODULE: ./build/src/execution/read-event.js


const END_STATUS = {
    ExecutionSucceeded: 'SUCCEEDED',
    ExecutionFailed: 'FAILED',
    ExecutionTimedOut: 'TIMED_OUT',
    ExecutionAborted: 'ABORTED',
};
function toHistoryEvent(event) {
    const type = event.type ?? '';
    return {
        id: event.id ?? 0,
        previousId: event.previousEventId ?? 0,
        at: event.timestamp?.getTime() ?? 0,
        ...eventKind(type, event),
    };
}
function eventKind(type, event) {
    const entered = event.stateEnteredEventDetails;
    if (entered !== undefined) {
        return { kind: 'state-entered', stateType: type.replace(/StateEntered$/, ''), state: entered.name ?? '' };
    }
    const exited = event.stateExitedEventDetails;
    if (exited !== undefined) {
        return {
            kind: 'state-exited',
            stateType: type.replace(/StateExited$/, ''),
            state: exited.name ?? '',
            output: exited.output,
            assigned: exited.assignedVariables ?? {},
        };
    }
    const evaluation = event.evaluationFailedEventDetails;
    if (evaluation !== undefined) {
        return { kind: 'evaluation-failed', state: evaluation.state ?? '' };
    }
    const status = END_STATUS[type];
    if (status !== undefined) {
        const { error = '', cause = '' } = event.executionFailedEventDetails ??
            event.executionTimedOutEventDetails ??
            event.executionAbortedEventDetails ??
            {};
        const succeeded = event.executionSucceededEventDetails;
        const output = succeeded?.outputDetails?.truncated === true ? undefined : succeeded?.output;
        return {
            kind: 'execution-ended',
            status,
            error,
            cause: (0,public_cause/* publicCause */.h)(cause),
            output: output === undefined ? undefined : (0,public_cause/* publicOutput */.l)(output),
        };
    }
    return concurrentKindOf(type, event) ?? taskKindOf(type, event);
}
function concurrentKindOf(type, event) {
    const started = event.mapIterationStartedEventDetails;
    if (started !== undefined) {
        return { kind: 'iteration-started', state: started.name ?? '', index: started.index ?? 0 };
    }
    const ended = iterationEnd(event);
    if (ended !== undefined) {
        const { result, details } = ended;
        return { kind: 'iteration-ended', state: details.name ?? '', index: details.index ?? 0, result };
    }
    switch (type) {
        case 'MapStateStarted':
        case 'ParallelStateStarted':
            return { kind: 'items-started', stateType: type === 'MapStateStarted' ? 'Map' : 'Parallel' };
        case 'MapStateSucceeded':
        case 'MapStateFailed':
            return { kind: 'items-ended', stateType: 'Map', succeeded: type === 'MapStateSucceeded' };
        case 'ParallelStateSucceeded':
        case 'ParallelStateFailed':
            return { kind: 'items-ended', stateType: 'Parallel', succeeded: type === 'ParallelStateSucceeded' };
        case 'MapStateAborted':
        case 'ParallelStateAborted':
            return undefined;
        default:
            return type.endsWith('StateAborted') ? { kind: 'state-aborted' } : undefined;
    }
}
function iterationEnd({ mapIterationSucceededEventDetails: succeeded, mapIterationFailedEventDetails: failed, mapIterationAbortedEventDetails: aborted, }) {
    if (succeeded !== undefined) {
        return { result: 'succeeded', details: succeeded };
    }
    if (failed !== undefined) {
        return { result: 'failed', details: failed };
    }
    return aborted && { result: 'aborted', details: aborted };
}
function taskKindOf(type, event) {
    const scheduled = scheduledOf(event);
    if (scheduled !== undefined) {
        return { kind: 'task-scheduled', ...scheduled };
    }
    if (event.taskSubmittedEventDetails !== undefined) {
        return { kind: 'task-submitted', output: event.taskSubmittedEventDetails.output };
    }
    const succeeded = event.taskSucceededEventDetails ??
        event.lambdaFunctionSucceededEventDetails ??
        event.activitySucceededEventDetails;
    if (succeeded !== undefined || type === 'MapRunSucceeded') {
        return { kind: 'task-succeeded', output: succeeded?.output };
    }
    const failed = failedOf(event);
    if (failed !== undefined) {
        return { kind: 'task-failed', error: failed.error ?? '', cause: (0,public_cause/* publicCause */.h)(failed.cause ?? '') };
    }
    return type === 'MapRunAborted' ? { kind: 'state-aborted' } : { kind: 'other', type };
}
function scheduledOf(event) {
    const task = event.taskScheduledEventDetails;
    const lambda = event.lambdaFunctionScheduledEventDetails;
    const activity = event.activityScheduledEventDetails;
    const mapRun = event.mapRunStartedEventDetails;
    if (task !== undefined) {
        return (0,json/* withoutUndefined */.r$)({
            resourceType: task.resourceType ?? '',
            resource: task.resource ?? '',
            parameters: task.parameters,
            region: task.region,
            timeoutSeconds: task.timeoutInSeconds,
            heartbeatSeconds: task.heartbeatInSeconds,
        });
    }
    if (lambda !== undefined) {
        return (0,json/* withoutUndefined */.r$)({
            resourceType: 'lambda',
            resource: 'function',
            parameters: JSON.stringify({ FunctionName: lambda.resource }),
            timeoutSeconds: lambda.timeoutInSeconds,
        });
    }
    if (activity !== undefined) {
        return (0,json/* withoutUndefined */.r$)({
            resourceType: 'activity',
            resource: 'activity',
            parameters: JSON.stringify({ ActivityArn: activity.resource }),
            timeoutSeconds: activity.timeoutInSeconds,
            heartbeatSeconds: activity.heartbeatInSeconds,
        });
    }
    return mapRun === undefined
        ? undefined
        : {
            resourceType: 'states',
            resource: 'mapRun',
            parameters: JSON.stringify({ MapRunArn: mapRun.mapRunArn }),
        };
}
function failedOf(event) {
    return (event.taskFailedEventDetails ??
        event.taskTimedOutEventDetails ??
        event.taskStartFailedEventDetails ??
        event.taskSubmitFailedEventDetails ??
        event.lambdaFunctionFailedEventDetails ??
        event.lambdaFunctionTimedOutEventDetails ??
        event.lambdaFunctionScheduleFailedEventDetails ??
        event.lambdaFunctionStartFailedEventDetails ??
        event.activityFailedEventDetails ??
        event.activityTimedOutEventDetails ??
        event.activityScheduleFailedEventDetails ??
        event.mapRunFailedEventDetails);
}

;// CONCATENATED MODULE: ./build/src/execution/history-reader.js



const FIRST_PAGE_SIZE = 1000;
const NEXT_PAGE_SIZE = 100;
class HistoryReader {
    #sfn;
    #executionArn;
    #read = new Map();
    #nextToken;
    constructor(sfn, executionArn) {
        this.#sfn = sfn;
        this.#executionArn = executionArn;
    }
    async readNews(lastSeenId, send) {
        const maxResults = lastSeenId === 0 ? FIRST_PAGE_SIZE : NEXT_PAGE_SIZE;
        let isFinished = false;
        while (!isFinished) {
            const { events, nextToken } = await send((abortSignal) => this.#page(maxResults, abortSignal));
            for (const event of events) {
                this.#read.set(event.id, event);
            }
            this.#nextToken = nextToken;
            isFinished = nextToken === undefined || events.some(({ id }) => id <= lastSeenId + 1);
        }
        const news = [...this.#read.values()].filter(({ id }) => id > lastSeenId).sort((a, b) => a.id - b.id);
        this.#read = new Map();
        this.#nextToken = undefined;
        return news;
    }
    async #page(maxResults, abortSignal) {
        try {
            return await this.#pageAt(this.#nextToken, maxResults, abortSignal);
        }
        catch (error) {
            if (this.#nextToken === undefined || !(error instanceof Error) || error.name !== 'InvalidToken') {
                throw error;
            }
            this.#nextToken = undefined;
            return this.#pageAt(undefined, maxResults, abortSignal);
        }
    }
    async #pageAt(nextToken, maxResults, abortSignal) {
        const page = await this.#sfn.send(new dist_cjs/* GetExecutionHistoryCommand */.eXg({
            executionArn: this.#executionArn,
            nextToken,
            reverseOrder: true,
            maxResults,
        }), { abortSignal });
        return { events: (0,errors/* required */.mw)(page.events, 'events').map(toHistoryEvent), nextToken: page.nextToken };
    }
}


/***/ }),

/***/ 5815:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ stopExecution),
/* harmony export */   c: () => (/* binding */ runToEnd)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_sfn__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(8476);
/* harmony import */ var _aws_clock_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(637);
/* harmony import */ var _aws_error_sentences_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7134);
/* harmony import */ var _aws_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9368);
/* harmony import */ var _aws_retry_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(257);
/* harmony import */ var _time_limits_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3249);
/* harmony import */ var _end_reason_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1890);
/* harmony import */ var _ending_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2977);
/* harmony import */ var _follow_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7907);









async function* runToEnd(options) {
    const followed = yield* (0,_follow_js__WEBPACK_IMPORTED_MODULE_7__/* .follow */ .e)({ ...options, seen: _follow_js__WEBPACK_IMPORTED_MODULE_7__/* .NOTHING_SEEN */ .s, once: !options.wait });
    switch (followed.why) {
        case 'ended':
            return resultOf(followed.seen, ended(followed.end, undefined));
        case 'looked-once':
            return resultOf(followed.seen, leftRunning({ kind: 'not-waited' }));
        case 'refused':
            return resultOf(followed.seen, leftRunning({ kind: 'lost', error: followed.error }));
        case 'timeout':
            return yield* interrupted(options, followed.seen, { kind: 'timeout' });
        case 'interrupted':
            return yield* interrupted(options, followed.seen, (0,_ending_js__WEBPACK_IMPORTED_MODULE_6__/* .interruptionOf */ .nS)(options.signal));
    }
}
async function* interrupted(options, seen, by) {
    if (by.kind === 'timeout' && options.onTimeout === 'leave') {
        return resultOf(seen, leftRunning({ kind: 'interrupted', by, because: 'on-timeout' }));
    }
    if (!options.mayStop) {
        return resultOf(seen, leftRunning({ kind: 'interrupted', by, because: 'attached' }));
    }
    const { sfn, executionArn, clock, stopCause, cancelled, reportDue, rateLimiter } = options;
    const withinMs = cancelled.aborted ? _time_limits_js__WEBPACK_IMPORTED_MODULE_4__/* .TIME_LIMITS */ .H.cancel.stopMs : stopLimitMs(by);
    const signal = AbortSignal.any([
        AbortSignal.timeout(withinMs),
        (0,_aws_clock_js__WEBPACK_IMPORTED_MODULE_0__/* .afterwards */ .Q)(cancelled, _time_limits_js__WEBPACK_IMPORTED_MODULE_4__/* .TIME_LIMITS */ .H.cancel.stopMs),
        ...(reportDue === undefined ? [] : [reportDue]),
    ]);
    const deadline = clock.now() + withinMs;
    try {
        await stopExecution(sfn, executionArn, stopCause, {
            clock,
            signal,
            forMs: withinMs - _time_limits_js__WEBPACK_IMPORTED_MODULE_4__/* .TIME_LIMITS */ .H.retry.lastAnswerMs,
            intervalMs: _time_limits_js__WEBPACK_IMPORTED_MODULE_4__/* .TIME_LIMITS */ .H.retry.firstStopWaitMs,
            rateLimiter,
        });
    }
    catch (error) {
        return resultOf(seen, leftRunning(stopFailure(by, error)));
    }
    const last = yield* (0,_follow_js__WEBPACK_IMPORTED_MODULE_7__/* .follow */ .e)({
        ...options,
        seen,
        intervalMs: _time_limits_js__WEBPACK_IMPORTED_MODULE_4__/* .TIME_LIMITS */ .H.poll.stoppingMs,
        earlierDuration: undefined,
        deadline,
        signal,
    });
    return resultOf(last.seen, stoppedEnding(last, by));
}
function stopLimitMs(by) {
    return by.kind === 'killed' ? _time_limits_js__WEBPACK_IMPORTED_MODULE_4__/* .TIME_LIMITS */ .H.postStep.eachMs : _time_limits_js__WEBPACK_IMPORTED_MODULE_4__/* .TIME_LIMITS */ .H.stop.executionMs;
}
function stopFailure(by, error) {
    return error instanceof StopUnanswered
        ? { kind: 'stop-unanswered', by, error: error.cause }
        : { kind: 'stop-failed', by, error: error instanceof Error ? error : new Error(String(error)) };
}
function stoppedEnding(last, by) {
    const tasks = [];
    if (last.why !== 'ended') {
        return leftRunning({ kind: 'end-not-seen', by, tasks });
    }
    return ended(last.end, last.end.status === 'ABORTED' ? { result: 'stopped', by, tasks } : { result: 'ended-before', by });
}
function resultOf({ events, attempts }, ending) {
    return { startedAt: events[0]?.at, attempts, reason: (0,_end_reason_js__WEBPACK_IMPORTED_MODULE_5__/* .endReason */ .Wh)(events, attempts), ending };
}
function leftRunning(why) {
    return { kind: 'left-running', why };
}
function ended({ status, at, error, cause, output }, stop) {
    return { kind: 'ended', status, stoppedAt: at, error, cause, output, stop };
}
class StopUnanswered extends Error {
    name = 'StopUnanswered';
    cause;
    constructor(cause) {
        super(cause.message);
        this.cause = cause;
    }
}
async function stopExecution(sfn, arn, cause, retry) {
    const call = { action: 'states:StopExecution', resource: arn };
    const command = new _aws_sdk_client_sfn__WEBPACK_IMPORTED_MODULE_8__/* .StopExecutionCommand */ .WP$({ executionArn: arn, error: 'Cancelled', cause });
    let inDoubt = false;
    try {
        await (0,_aws_retry_js__WEBPACK_IMPORTED_MODULE_3__/* .withRetry */ .bD)({ ...retry, missingForMs: retry.forMs }, call, async (abortSignal) => {
            try {
                (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .required */ .mw)((await sfn.send(command, { abortSignal })).stopDate, 'stopDate');
            }
            catch (error) {
                inDoubt ||= (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .mayHaveHappened */ .dk)(error);
                throw error;
            }
        });
    }
    catch (error) {
        const told = error instanceof _aws_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .AwsError */ .Gy ? error : (0,_aws_error_sentences_js__WEBPACK_IMPORTED_MODULE_1__/* .noTimeLeft */ .KB)(call, inDoubt, error);
        throw inDoubt && told.kind !== 'access-denied' ? new StopUnanswered(told) : told;
    }
}


/***/ }),

/***/ 7793:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   bj: () => (/* binding */ unanswered),
/* harmony export */   hd: () => (/* binding */ resolve),
/* harmony export */   i4: () => (/* binding */ readBeginning)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_sfn__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8476);
/* harmony import */ var _aws_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9368);
/* harmony import */ var _aws_retry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(257);
/* harmony import */ var _time_limits_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3249);
/* harmony import */ var _claim_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8796);
/* harmony import */ var _ending_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2977);
/* harmony import */ var _run_to_end_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5815);







async function readBeginning(sfn, arn, retry) {
    const call = { action: 'states:GetExecutionHistory', resource: arn };
    return (0,_aws_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .withRetry */ .bD)(retry, call, async (abortSignal) => {
        const { events } = await sfn.send(new _aws_sdk_client_sfn__WEBPACK_IMPORTED_MODULE_6__/* .GetExecutionHistoryCommand */ .eXg({ executionArn: arn, maxResults: 1 }), {
            abortSignal,
        });
        const first = (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .required */ .mw)(events?.[0], 'events');
        return {
            input: first.executionStartedEventDetails?.input,
            startedAt: first.timestamp?.getTime(),
        };
    });
}
async function resolve(doubt, error, isTaken) {
    const { arn, retry } = doubt;
    if (retry.signal.aborted) {
        throw await withdraw(doubt, error);
    }
    const found = await look(doubt, { ...retry, missingForMs: _time_limits_js__WEBPACK_IMPORTED_MODULE_2__/* .TIME_LIMITS */ .H.poll.newExecutionMs }).catch(() => 'unknown');
    if (retry.signal.aborted && found === 'unknown') {
        throw await withdraw(doubt, retry.signal.reason);
    }
    if (found === 'unknown' || (found === 'nothing' && isTaken)) {
        throw unanswered(error, arn, 'unknown');
    }
    return found;
}
async function look({ sfn, arn, claim }, retry) {
    try {
        const beginning = await readBeginning(sfn, arn, retry);
        return (0,_claim_js__WEBPACK_IMPORTED_MODULE_3__/* .whose */ .vU)(claim(), beginning);
    }
    catch (error) {
        if (error instanceof _aws_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AwsError */ .Gy && error.kind === 'not-found') {
            return 'nothing';
        }
        throw error;
    }
}
async function withdraw(doubt, error) {
    const { sfn, arn, claim, retry, ledger } = doubt;
    const withinMs = _time_limits_js__WEBPACK_IMPORTED_MODULE_2__/* .TIME_LIMITS */ .H.cancel.startWithdrawalMs;
    const forMs = withinMs - _time_limits_js__WEBPACK_IMPORTED_MODULE_2__/* .TIME_LIMITS */ .H.retry.lastAnswerMs;
    const quickly = {
        clock: retry.clock,
        signal: AbortSignal.timeout(withinMs),
        forMs,
        missingForMs: forMs,
        intervalMs: _time_limits_js__WEBPACK_IMPORTED_MODULE_2__/* .TIME_LIMITS */ .H.retry.firstStopWaitMs,
    };
    try {
        const found = claim().by === 'arn' ? 'ours' : await look(doubt, quickly);
        if (found === 'not-ours') {
            ledger?.settled(arn);
            return error;
        }
        if (found === 'ours') {
            await (0,_run_to_end_js__WEBPACK_IMPORTED_MODULE_5__/* .stopExecution */ .V)(sfn, arn, 'The step that started it never heard of it.', quickly);
            ledger?.settled(arn);
            return unanswered(error, arn, 'stopped');
        }
    }
    catch {
    }
    return unanswered(error, arn, 'unknown');
}
function unanswered(error, arn, outcome) {
    const after = (0,_ending_js__WEBPACK_IMPORTED_MODULE_4__/* .startFailure */ .xn)(error);
    return after.kind === 'unanswered'
        ? error
        : new _ending_js__WEBPACK_IMPORTED_MODULE_4__/* .StartUnanswered */ .JD({ kind: 'unanswered', after, arn, outcome }, { cause: error });
}


/***/ }),

/***/ 4060:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ startExecution),
/* harmony export */   k: () => (/* binding */ describeExecution)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _aws_sdk_client_sfn__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(8476);
/* harmony import */ var _aws_arn_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2672);
/* harmony import */ var _aws_clock_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(637);
/* harmony import */ var _aws_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9368);
/* harmony import */ var _aws_retry_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(257);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7406);
/* harmony import */ var _policy_public_cause_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6149);
/* harmony import */ var _time_limits_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3249);
/* harmony import */ var _claim_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(8796);
/* harmony import */ var _execution_name_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(9128);
/* harmony import */ var _start_in_doubt_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(7793);












async function startExecution(sfn, machine, request, retry, context) {
    const { ledger } = context;
    const name = nameOn(machine, request);
    const own = (0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_1__/* .executionArn */ ._W)(machine.arn, name);
    const sent = { times: 0, inDoubt: false, since: retry.clock.now(), notBefore: undefined };
    const sending = { ...context, name, own, request, retry, sent };
    let answer;
    try {
        answer = await send(sfn, machine, sending);
    }
    catch (error) {
        const found = await settleFailure(sfn, machine, sending, error);
        confirm(sending);
        return found;
    }
    if ((0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_1__/* .isExpressExecution */ .ND)(answer.arn)) {
        ledger?.settled(own);
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .InputError */ .dz('state-machine', `${machine.name} is an EXPRESS state machine, which cannot be followed; use a STANDARD one.`);
    }
    switch ((0,_claim_js__WEBPACK_IMPORTED_MODULE_8__/* .whose */ .vU)(claimOn(sending), answer)) {
        case 'not-ours':
            ledger?.settled(own);
            throw nameTaken(machine, name);
        case 'unknown':
            throw (0,_start_in_doubt_js__WEBPACK_IMPORTED_MODULE_10__/* .unanswered */ .bj)(new Error(UNDATED), own, 'unknown');
        case 'ours':
            confirm(sending);
            return { arn: answer.arn, attached: false };
    }
}
const UNDATED = 'No answer of AWS had a Date, so whether the execution of this name and input started before this step is not known.';
function claimOn({ request, sent, awsTime }) {
    sent.notBefore ??= awsTime.atLeast(sent.since);
    return (0,_claim_js__WEBPACK_IMPORTED_MODULE_8__/* .claimOf */ ._B)(request, sent.notBefore);
}
function confirm(sending) {
    if (claimOn(sending).by !== 'arn') {
        sending.ledger?.starting({ arn: sending.own, claim: _claim_js__WEBPACK_IMPORTED_MODULE_8__/* .OURS */ .o6 });
    }
}
async function settleFailure(sfn, machine, sending, error) {
    const { name, own, request, retry, ledger, sent } = sending;
    if (sent.times === 0) {
        throw error;
    }
    const isTaken = error instanceof _aws_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .AwsError */ .Gy && error.errorName === 'ExecutionAlreadyExists';
    if (isTaken && request.nameIsOurs) {
        return { arn: own, attached: true };
    }
    if (sent.inDoubt) {
        const doubt = { sfn, arn: own, claim: () => claimOn(sending), retry, ledger };
        const found = await (0,_start_in_doubt_js__WEBPACK_IMPORTED_MODULE_10__/* .resolve */ .hd)(doubt, error, isTaken);
        if (found === 'ours') {
            return { arn: own, attached: true };
        }
        ledger?.settled(own);
        throw found === 'not-ours' ? nameTaken(machine, name, error) : error;
    }
    ledger?.settled(own);
    throw isTaken ? nameTaken(machine, name, error) : error;
}
function nameTaken(machine, name, cause) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .InputError */ .dz('execution-name', `there is already an execution named ${name} of ${machine.name}, and a name is free again only after 90 days; add something that grows, such as the run id and attempt.`, { cause });
}
async function send(sfn, { startArn }, sending) {
    const { name, own, request, retry, ledger, sent } = sending;
    const call = { action: 'states:StartExecution', resource: startArn };
    const input = (0,_claim_js__WEBPACK_IMPORTED_MODULE_8__/* .inputText */ .AN)(request);
    const command = new _aws_sdk_client_sfn__WEBPACK_IMPORTED_MODULE_11__/* .StartExecutionCommand */ .MX_({ stateMachineArn: startArn, name, input });
    const cancelled = (0,_aws_clock_js__WEBPACK_IMPORTED_MODULE_2__/* .afterwards */ .Q)(retry.signal, _time_limits_js__WEBPACK_IMPORTED_MODULE_7__/* .TIME_LIMITS */ .H.cancel.startAnswerMs);
    return (0,_aws_retry_js__WEBPACK_IMPORTED_MODULE_4__/* .withRetry */ .bD)(retry, call, async () => {
        if (sent.times === 0) {
            sent.since = retry.clock.now();
        }
        ledger?.starting({ arn: own, claim: claimOn(sending) });
        sent.times += 1;
        try {
            const { executionArn: started, startDate } = await sfn.send(command, {
                abortSignal: AbortSignal.any([
                    cancelled,
                    AbortSignal.timeout(retry.requestMs ?? _time_limits_js__WEBPACK_IMPORTED_MODULE_7__/* .TIME_LIMITS */ .H.request.awsMs),
                ]),
            });
            return { arn: (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .required */ .mw)(started, 'executionArn'), input, startedAt: startDate?.getTime() };
        }
        catch (error) {
            sent.inDoubt ||= (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .mayHaveHappened */ .dk)(error);
            throw error;
        }
    });
}
function nameOn({ startArn }, { name, nameIsOurs }) {
    if (name === undefined) {
        return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)();
    }
    return nameIsOurs ? (0,_execution_name_js__WEBPACK_IMPORTED_MODULE_9__/* .derivedNameOn */ .I1)(name, startArn) : name;
}
async function describeExecution(sfn, arn, retry) {
    const call = { action: 'states:DescribeExecution', resource: arn };
    return (0,_aws_retry_js__WEBPACK_IMPORTED_MODULE_4__/* .withRetry */ .bD)(retry, call, async (abortSignal) => {
        const answer = await sfn.send(new _aws_sdk_client_sfn__WEBPACK_IMPORTED_MODULE_11__/* .DescribeExecutionCommand */ .tVP({ executionArn: arn }), { abortSignal });
        return {
            status: (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .required */ .mw)(answer.status, 'status'),
            input: answer.input,
            startedAt: answer.startDate?.getTime(),
            output: answer.output === undefined ? undefined : (0,_policy_public_cause_js__WEBPACK_IMPORTED_MODULE_6__/* .publicOutput */ .l)(answer.output),
            versionArn: answer.stateMachineVersionArn,
        };
    });
}


/***/ }),

/***/ 4011:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  P: () => (/* binding */ trail)
});

// EXTERNAL MODULE: ./build/src/execution/branches.js
var execution_branches = __webpack_require__(5994);
// EXTERNAL MODULE: ./build/src/execution/failure-chain.js
var failure_chain = __webpack_require__(8814);
// EXTERNAL MODULE: ./build/src/execution/history.js
var execution_history = __webpack_require__(6028);
// EXTERNAL MODULE: ./build/src/aws/arn.js
var aws_arn = __webpack_require__(2672);
// EXTERNAL MODULE: ./build/src/json.js
var src_json = __webpack_require__(4715);
// EXTERNAL MODULE: ./build/src/integrations/cause-text.js + 1 modules
var cause_text = __webpack_require__(176);
// EXTERNAL MODULE: ./build/src/policy/ecs-task.js
var ecs_task = __webpack_require__(1843);
// EXTERNAL MODULE: ./build/src/policy/failure.js
var policy_failure = __webpack_require__(5526);
// EXTERNAL MODULE: ./build/src/aws/console-links.js
var console_links = __webpack_require__(5386);
;// CONCATENATED MODULE: ./build/src/integrations/task-resource.js
const TASK_TOKEN = '.waitForTaskToken';
function waitsForToken({ resource }) {
    return resource.endsWith(TASK_TOKEN);
}
function action(resource) {
    return resource.split('.', 1)[0] ?? '';
}
function endsWith(resource) {
    if (waitsForToken({ resource })) {
        return { endedBy: 'task-token' };
    }
    return resource.includes('.') ? {} : { remark: { kind: 'outcome-unknown' } };
}

;// CONCATENATED MODULE: ./build/src/integrations/batch.js





const batch = {
    name: 'batch:submitJob',
    terms: { service: 'Batch', unit: 'job', stopAction: 'batch:TerminateJob' },
    told: 'always',
    runs: ({ resourceType, resource }) => resourceType === 'batch' && action(resource) === 'submitJob',
    readWork: ({ resource, region, submitted, ended }) => {
        const job = { ...(0,cause_text/* fieldsOf */.Pf)(submitted), ...(0,cause_text/* fieldsOf */.Pf)(ended) };
        const container = containerOf(job);
        const options = optionsOf(container);
        const jobArn = (0,src_json/* asString */.oJ)(job['JobArn']);
        const attempts = job['Attempts'];
        return {
            taskArn: jobArn,
            taskDefinitionArn: undefined,
            ranWith: {},
            about: (0,src_json/* withoutUndefined */.r$)({
                region: (0,aws_arn/* parseArn */.Lw)(jobArn ?? (0,src_json/* asString */.oJ)(job['JobQueue']) ?? '')?.region ?? region,
                jobId: (0,src_json/* asString */.oJ)(job['JobId']),
                logStream: (0,src_json/* asString */.oJ)(container['LogStreamName']),
                logGroup: (0,src_json/* asString */.oJ)(options['awslogs-group']),
                logRegion: (0,src_json/* asString */.oJ)(options['awslogs-region']),
            }),
            ...(0,src_json/* withoutUndefined */.r$)({
                label: (0,src_json/* asString */.oJ)(job['JobName']) ?? (0,src_json/* asString */.oJ)(job['JobId']),
                tries: Array.isArray(attempts) && attempts.length > 1 ? attempts.length : undefined,
            }),
            ...endsWith(resource),
        };
    },
    readFailure: ({ error, cause }) => batchFailure(error, (0,cause_text/* fieldsOf */.Pf)(cause) ?? { StatusReason: cause }),
    links: ({ about: { region, jobId } }) => {
        const url = region === undefined || jobId === undefined ? undefined : (0,console_links/* batchJobUrl */.hV)(region, jobId);
        return url === undefined ? [] : [{ name: 'job', url }];
    },
    calls: async () => ({ logFinder: () => findLog }),
};
function isBatchJob(value) {
    return (0,src_json/* asString */.oJ)(value['JobQueue']) !== undefined || (0,src_json/* asString */.oJ)(value['JobDefinition']) !== undefined;
}
function batchFailure(error, job) {
    const container = containerOf(job);
    const reason = (0,src_json/* asString */.oJ)(container['Reason']);
    return (0,src_json/* withoutUndefined */.r$)({
        error,
        exitCode: (0,src_json/* asNumber */.i)(container['ExitCode']),
        reason: (0,cause_text/* firstLine */.TM)((0,src_json/* asString */.oJ)(job['StatusReason']) ?? ''),
        containerReason: reason === undefined ? undefined : (0,cause_text/* firstLine */.TM)(reason),
        taskArn: (0,src_json/* asString */.oJ)(container['TaskArn']),
    });
}
const DEFAULT_GROUP = '/aws/batch/job';
const findLog = async ({ about: { region, logStream, logGroup, logRegion } }, failure) => {
    const at = logRegion ?? region;
    if (logStream === undefined || at === undefined) {
        return failure === undefined ? undefined : [];
    }
    return [{ container: 'job', region: at, group: logGroup ?? DEFAULT_GROUP, stream: logStream }];
};
function containerOf(job) {
    const attempts = job['Attempts'];
    const last = Array.isArray(attempts) ? attempts.at(-1) : undefined;
    const attempted = (0,src_json/* isJsonObject */.OW)(last) ? last['Container'] : undefined;
    const own = job['Container'];
    return { ...((0,src_json/* isJsonObject */.OW)(own) ? own : {}), ...((0,src_json/* isJsonObject */.OW)(attempted) ? attempted : {}) };
}
function optionsOf(container) {
    const configuration = container['LogConfiguration'];
    const options = (0,src_json/* isJsonObject */.OW)(configuration) ? configuration['Options'] : undefined;
    return (0,src_json/* isJsonObject */.OW)(options) ? options : {};
}

;// CONCATENATED MODULE: ./build/src/integrations/ecs.js






const ecs = {
    name: 'ecs:runTask',
    terms: { service: 'ECS', unit: 'task', stopAction: 'ecs:StopTask' },
    told: 'always',
    runs: ({ resourceType, resource }) => resourceType === 'ecs' && resource.startsWith('runTask'),
    readWork: ({ resource, submitted, ended }) => {
        const task = taskIn(submitted);
        const isKnown = task?.taskArn !== undefined && task.taskDefinitionArn !== undefined;
        const last = isKnown ? undefined : taskIn(ended);
        return {
            taskArn: task?.taskArn ?? last?.taskArn,
            taskDefinitionArn: task?.taskDefinitionArn ?? last?.taskDefinitionArn,
            ranWith: task?.ranWith ?? last?.ranWith ?? {},
            about: {},
            ...endsWith(resource),
        };
    },
    readFailure: (error, { container }) => readTaskFailure(error, container),
    links: ({ taskArn }) => {
        const url = taskArn === undefined ? undefined : (0,console_links/* taskUrl */.Dl)(taskArn);
        return url === undefined ? [] : [{ name: 'task', url }];
    },
    calls: async () => (await Promise.all(/* import() */[__webpack_require__.e(212), __webpack_require__.e(984)]).then(__webpack_require__.bind(__webpack_require__, 984))).ecsCalls,
};
function taskIn(text) {
    const fields = (0,cause_text/* fieldsOf */.Pf)(text);
    return fields === undefined ? undefined : (0,ecs_task/* findTask */.VX)(fields);
}
function readTaskFailure({ error, cause }, container) {
    const failure = (0,policy_failure/* parseFailure */.m)({ error, cause }, container);
    const value = failure.unread === undefined ? undefined : (0,cause_text/* fieldsOf */.Pf)(cause);
    if (value === undefined) {
        return failure;
    }
    if ((0,ecs_task/* findTask */.VX)(value) !== undefined) {
        const read = (0,policy_failure/* parseFailure */.m)({ error, cause: JSON.stringify(value) }, container);
        return (0,src_json/* withoutUndefined */.r$)({ ...read, unread: read.unread ?? failure.unread });
    }
    const { name, message } = (0,cause_text/* causeText */.xv)(cause);
    return { error: name ?? error, reason: (0,cause_text/* firstLine */.TM)(message) };
}

;// CONCATENATED MODULE: ./build/src/integrations/glue.js




const glue = {
    name: 'glue:startJobRun',
    terms: { service: 'Glue', unit: 'job run', stopAction: 'glue:BatchStopJobRun' },
    told: 'always',
    runs: ({ resourceType, resource }) => resourceType === 'glue' && action(resource) === 'startJobRun',
    readWork: ({ resource, region, parameters, submitted, ended }) => {
        const run = (0,cause_text/* fieldsOf */.Pf)(ended) ?? {};
        const job = (0,src_json/* asString */.oJ)(run['JobName']) ?? (0,src_json/* asString */.oJ)((0,cause_text/* fieldsOf */.Pf)(parameters)?.['JobName']);
        const runId = (0,src_json/* asString */.oJ)(run['Id']) ?? (0,src_json/* asString */.oJ)(run['JobRunId']) ?? (0,src_json/* asString */.oJ)((0,cause_text/* fieldsOf */.Pf)(submitted)?.['JobRunId']);
        return {
            taskArn: undefined,
            taskDefinitionArn: undefined,
            ranWith: {},
            about: (0,src_json/* withoutUndefined */.r$)({ region, job, runId, logGroup: (0,src_json/* asString */.oJ)(run['LogGroupName']) }),
            ...(0,src_json/* withoutUndefined */.r$)({ label: labelOf(job, runId) }),
            ...endsWith(resource),
        };
    },
    readFailure: ({ error, cause }) => glueFailure(error, (0,cause_text/* fieldsOf */.Pf)(cause) ?? { ErrorMessage: cause }),
    links: ({ about: { region, job, runId } }) => {
        const url = region === undefined || job === undefined || runId === undefined
            ? undefined
            : (0,console_links/* glueJobRunUrl */.Fc)(region, job, runId);
        return url === undefined ? [] : [{ name: 'job run', url }];
    },
    calls: async () => ({ logFinder: () => glue_findLog }),
};
function isGlueRun(value) {
    return (0,src_json/* asString */.oJ)(value['JobRunState']) !== undefined;
}
function glueFailure(error, run) {
    const message = (0,cause_text/* firstLine */.TM)((0,src_json/* asString */.oJ)(run['ErrorMessage']) ?? '');
    const state = (0,src_json/* asString */.oJ)(run['JobRunState']);
    return { error, reason: message === '' && state !== undefined ? `JobRunState: ${state}` : message };
}
const glue_findLog = async ({ about: { region, runId, logGroup } }, failure) => {
    if (region === undefined || runId === undefined || logGroup === undefined) {
        return failure === undefined ? undefined : [];
    }
    const kinds = failure === undefined ? ['error', 'output'] : ['error'];
    return kinds.map((kind) => ({ container: kind, region, group: `${logGroup}/${kind}`, stream: runId }));
};
function labelOf(job, runId) {
    return job === undefined || runId === undefined ? (job ?? runId) : `${job}, ${runId}`;
}

;// CONCATENATED MODULE: ./build/src/integrations/read-cause.js







const MAX_DEPTH = 20;
function readCause({ error, cause }, container, depth = 0) {
    const value = (0,cause_text/* fieldsOf */.Pf)(cause);
    if (value === undefined || depth > MAX_DEPTH) {
        return textFailure(error, cause);
    }
    if (isExecution(value)) {
        return readCause(errorOfExecution(value, error), container, depth + 1);
    }
    const json = JSON.stringify(value);
    const told = value['failure'];
    if ((0,src_json/* isJsonObject */.OW)(told) && (0,src_json/* isJsonObject */.OW)(value['errorState'])) {
        return { failure: toldFailure(told, error), origin: undefined };
    }
    if (isBatchJob(value)) {
        return { failure: batchFailure(error, value), origin: { integration: batch, cause: json } };
    }
    if (isGlueRun(value)) {
        return { failure: glueFailure(error, value), origin: { integration: glue, cause: json } };
    }
    if ((0,ecs_task/* findTask */.VX)(value) !== undefined) {
        const failure = (0,policy_failure/* parseFailure */.m)({ error, cause: json }, container);
        return { failure, origin: { integration: ecs, cause: json } };
    }
    return textFailure(error, cause);
}
function textFailure(error, cause) {
    const { name, message } = (0,cause_text/* causeText */.xv)(cause);
    return { failure: { error: name ?? error, reason: (0,cause_text/* firstLine */.TM)(message) }, origin: undefined };
}
function isExecution(value) {
    return ((0,src_json/* asString */.oJ)(value['ExecutionArn']) !== undefined ||
        ((0,src_json/* asString */.oJ)(value['StateMachineArn']) !== undefined && (0,src_json/* asString */.oJ)(value['Status']) !== undefined) ||
        ((0,src_json/* asString */.oJ)(value['Cause']) !== undefined && Object.keys(value).every((key) => key === 'Cause')));
}
function errorOfExecution(value, outer) {
    const status = (0,src_json/* asString */.oJ)(value['Status']);
    const unsaid = status === undefined || status === 'FAILED' ? outer : (UNSAID[status] ?? status);
    return { error: (0,src_json/* asString */.oJ)(value['Error']) ?? unsaid, cause: (0,src_json/* asString */.oJ)(value['Cause']) ?? '' };
}
const UNSAID = { TIMED_OUT: 'States.Timeout' };
function toldFailure(told, error) {
    return (0,src_json/* withoutUndefined */.r$)({
        error: (0,src_json/* asString */.oJ)(told['error']) ?? error,
        exitCode: (0,src_json/* asNumber */.i)(told['exitCode']),
        stopCode: (0,src_json/* asString */.oJ)(told['stopCode']),
        reason: (0,src_json/* asString */.oJ)(told['reason']) ?? '',
        containerReason: (0,src_json/* asString */.oJ)(told['containerReason']),
        container: (0,src_json/* asString */.oJ)(told['container']),
        taskArn: (0,src_json/* asString */.oJ)(told['taskArn']),
    });
}

;// CONCATENATED MODULE: ./build/src/integrations/activity.js




const activity = {
    name: 'activity',
    terms: { service: 'the worker', unit: 'activity', stopAction: '' },
    told: 'always',
    runs: ({ resourceType }) => resourceType === 'activity',
    readWork: ({ parameters }) => {
        const arn = (0,src_json/* asString */.oJ)((0,cause_text/* fieldsOf */.Pf)(parameters)?.['ActivityArn']);
        return {
            taskArn: undefined,
            taskDefinitionArn: undefined,
            ranWith: {},
            about: {},
            endedBy: 'worker',
            ...(0,src_json/* withoutUndefined */.r$)({ label: arn === undefined ? undefined : (0,aws_arn/* resourceId */.a)(arn) }),
        };
    },
    readFailure: (error, { container }) => readCause(error, container).failure,
    links: () => [],
};

;// CONCATENATED MODULE: ./build/src/integrations/aws-sdk.js

const PREFIX = 'aws-sdk:';
const awsSdk = {
    name: 'aws-sdk',
    terms: { service: 'the service', unit: 'request', stopAction: '' },
    told: 'if-failed',
    runs: ({ resourceType }) => resourceType.startsWith(PREFIX),
    readWork: ({ resourceType, resource }) => ({
        taskArn: undefined,
        taskDefinitionArn: undefined,
        ranWith: {},
        about: {},
        label: `${resourceType.slice(PREFIX.length)}:${resource}`,
    }),
    readFailure: (error, { container }) => readCause(error, container).failure,
    links: () => [],
};

// EXTERNAL MODULE: ./build/src/policy/public-cause.js + 2 modules
var public_cause = __webpack_require__(6149);
;// CONCATENATED MODULE: ./build/src/integrations/express-execution.js




const expressExecution = {
    name: 'aws-sdk:sfn:startSyncExecution',
    terms: { service: 'Step Functions', unit: 'Express execution', stopAction: '' },
    told: 'once-ended',
    runs: ({ resourceType, resource }) => resourceType === 'aws-sdk:sfn' && resource === 'startSyncExecution',
    readWork: ({ ended }) => {
        const answer = (0,cause_text/* fieldsOf */.Pf)(ended);
        return {
            taskArn: (0,src_json/* asString */.oJ)(answer?.['ExecutionArn']),
            taskDefinitionArn: undefined,
            ranWith: {},
            about: {},
            ...(0,src_json/* withoutUndefined */.r$)({ remark: remarkOn(ended, (0,src_json/* asString */.oJ)(answer?.['Status'])) }),
        };
    },
    readFailure: (error, { container }) => readCause(error, container).failure,
    links: () => [],
};
function remarkOn(answer, status) {
    return answer === undefined || status === undefined || status === 'SUCCEEDED'
        ? undefined
        : { kind: 'answered-failure', failure: readCause({ error: status, cause: (0,public_cause/* publicCause */.h)(answer) }).failure };
}

;// CONCATENATED MODULE: ./build/src/integrations/lambda.js





const lambda = {
    name: 'lambda:invoke',
    terms: { service: 'Lambda', unit: 'function', stopAction: '' },
    told: 'once-ended',
    runs: ({ resourceType, resource }) => resourceType === 'lambda' && (resource === 'function' || action(resource) === 'invoke'),
    readWork: ({ resource, region, parameters, ended }) => {
        const asked = (0,cause_text/* fieldsOf */.Pf)(parameters) ?? {};
        const named = (0,src_json/* asString */.oJ)(asked['FunctionName']) ?? '';
        const name = (0,aws_arn/* functionName */.AQ)(named);
        const isAsynchronous = resource === 'invoke' && asked['InvocationType'] === 'Event';
        return {
            taskArn: undefined,
            taskDefinitionArn: undefined,
            ranWith: {},
            about: (0,src_json/* withoutUndefined */.r$)({
                name: name === '' ? undefined : name,
                region: (0,aws_arn/* parseArn */.Lw)(named)?.region ?? region,
                requestId: requestIdIn(ended),
            }),
            ...(name !== '' && { label: name }),
            ...(isAsynchronous && { remark: { kind: 'outcome-unknown' } }),
        };
    },
    readFailure: readLambdaFailure,
    links: functionLinks,
};
function functionLinks({ about: { name, region, requestId } }) {
    if (name === undefined || region === undefined) {
        return [];
    }
    const pages = [
        ['function', (0,console_links/* functionUrl */.CZ)(region, name)],
        ['log', (0,console_links/* logGroupUrl */.zB)(region, `/aws/lambda/${name}`, requestId)],
    ];
    return pages.flatMap(([page, url]) => (url === undefined ? [] : [{ name: page, url }]));
}
const REQUEST = /^RequestId: ([0-9a-f-]{36})(?: Error:)?\s*/;
const TIME_AND_REQUEST = /^\d{4}-\d\d-\d\dT[\d:.]+Z ([0-9a-f-]{36})\s+/;
function readLambdaFailure({ error, cause }) {
    const { name, message } = (0,cause_text/* causeText */.xv)(cause);
    const reason = (0,cause_text/* firstLine */.TM)(message.replace(REQUEST, '').replace(TIME_AND_REQUEST, ''));
    return { error: name ?? error, reason };
}
function requestIdIn(ended) {
    const told = (0,cause_text/* fieldsOf */.Pf)(ended);
    const metadata = told?.['SdkResponseMetadata'];
    const message = (0,src_json/* asString */.oJ)(told?.['errorMessage']) ?? '';
    return (((0,src_json/* isJsonObject */.OW)(metadata) ? (0,src_json/* asString */.oJ)(metadata['RequestId']) : undefined) ??
        (0,src_json/* asString */.oJ)(told?.['requestId']) ??
        (REQUEST.exec(message) ?? TIME_AND_REQUEST.exec(message))?.[1]);
}

;// CONCATENATED MODULE: ./build/src/integrations/map-run.js



const mapRun = {
    name: 'states:mapRun',
    terms: { service: 'Step Functions', unit: 'Map Run', stopAction: 'states:StopExecution' },
    told: 'always',
    runs: ({ resourceType, resource }) => resourceType === 'states' && resource === 'mapRun',
    readWork: ({ parameters }) => ({
        taskArn: (0,src_json/* asString */.oJ)((0,cause_text/* fieldsOf */.Pf)(parameters)?.['MapRunArn']),
        taskDefinitionArn: undefined,
        ranWith: {},
        about: {},
    }),
    readFailure: (error, { container }) => readCause(error, container).failure,
    links: () => [],
    inside: ({ taskArn: arn }) => (arn === undefined ? undefined : { kind: 'map-run', arn }),
    calls: async () => (await __webpack_require__.e(/* import() */ 283).then(__webpack_require__.bind(__webpack_require__, 6283))).mapRunCalls,
};

;// CONCATENATED MODULE: ./build/src/integrations/nested-execution.js









const nestedExecution = {
    name: 'states:startExecution',
    terms: { service: 'Step Functions', unit: 'execution', stopAction: 'states:StopExecution' },
    told: 'always',
    runs: ({ resourceType, resource }) => resourceType === 'states' && action(resource) === 'startExecution',
    readWork: ({ resource, submitted, ended, region }) => ({
        taskArn: (0,src_json/* asString */.oJ)((0,cause_text/* fieldsOf */.Pf)(submitted)?.['ExecutionArn']) ?? (0,src_json/* asString */.oJ)((0,cause_text/* fieldsOf */.Pf)(ended)?.['ExecutionArn']),
        taskDefinitionArn: undefined,
        ranWith: {},
        about: originOf(ended, region),
        ...endsWith(resource),
    }),
    readFailure: (error, { container }) => readCause(error, container).failure,
    links: ({ taskArn }) => {
        const url = taskArn === undefined || (0,aws_arn/* isExpressExecution */.ND)(taskArn) ? undefined : (0,console_links/* executionUrl */.ME)(taskArn);
        return url === undefined ? [] : [{ name: 'execution', url }];
    },
    inside: ({ taskArn: arn }) => arn === undefined || (0,aws_arn/* isExpressExecution */.ND)(arn) ? undefined : { kind: 'execution', arn },
    calls: async () => ({
        logFinder: (clients) => {
            const finders = new Map(ORIGINS.map((integration) => [
                integration.name,
                integration.calls?.().then(({ logFinder }) => logFinder?.(clients)),
            ]));
            return async ({ about: { origin = '', ...about } }, failure, retry) => {
                const find = await finders.get(origin);
                return failure === undefined ? [] : ((await find?.(workIn(about), failure, retry)) ?? []);
            };
        },
    }),
};
const ORIGINS = [ecs, batch, glue];
function originOf(cause, region) {
    const origin = (0,cause_text/* fieldsOf */.Pf)(cause)?.['Error'] === undefined
        ? undefined
        : readCause({ error: '', cause: cause ?? '' }).origin;
    if (origin === undefined) {
        return {};
    }
    const { integration } = origin;
    const work = integration.readWork({
        resourceType: '',
        resource: '.sync',
        parameters: undefined,
        region,
        submitted: undefined,
        ended: origin.cause,
    });
    return (0,src_json/* withoutUndefined */.r$)({
        ...work.about,
        origin: integration.name,
        taskArn: work.taskArn,
        taskDefinitionArn: work.taskDefinitionArn,
    });
}
function workIn({ taskArn, taskDefinitionArn, ...about }) {
    return { taskArn, taskDefinitionArn, ranWith: {}, about };
}

;// CONCATENATED MODULE: ./build/src/integrations/integration.js
const UNKNOWN_WORK = {
    taskArn: undefined,
    taskDefinitionArn: undefined,
    ranWith: {},
    about: {},
};

;// CONCATENATED MODULE: ./build/src/integrations/task.js


const task = {
    name: 'task',
    terms: { service: 'the service', unit: 'task', stopAction: '' },
    told: 'if-failed',
    runs: () => true,
    readWork: () => UNKNOWN_WORK,
    readFailure: (error, { container }) => readCause(error, container).failure,
    links: () => [],
};

;// CONCATENATED MODULE: ./build/src/integrations/task-token.js






const taskToken = {
    name: 'waitForTaskToken',
    terms: { service: 'the service', unit: 'request', stopAction: '' },
    told: 'always',
    runs: waitsForToken,
    readWork: (events) => {
        const { taskArn, about, label } = kindOf(events)?.readWork(events) ?? UNKNOWN_WORK;
        const { resourceType, resource } = events;
        return {
            taskArn,
            taskDefinitionArn: undefined,
            ranWith: {},
            about,
            label: [`${resourceType}:${action(resource)}`, label].filter((part) => part !== undefined).join(' '),
            endedBy: 'task-token',
        };
    },
    readFailure: (error, { container }) => readCause(error, container).failure,
    links: (work) => KINDS.flatMap((kind) => kind.links(work)),
};
const KINDS = [nestedExecution, batch, lambda];
function kindOf(resource) {
    return KINDS.find((kind) => kind.runs(resource));
}

;// CONCATENATED MODULE: ./build/src/integrations/index.js











const INTEGRATIONS = [
    ecs,
    taskToken,
    nestedExecution,
    mapRun,
    batch,
    glue,
    lambda,
    activity,
    expressExecution,
    awsSdk,
];
function integrationOf(resource) {
    return INTEGRATIONS.find((integration) => integration.runs(resource)) ?? task;
}

// EXTERNAL MODULE: ./build/src/policy/error-state.js
var error_state = __webpack_require__(2158);
// EXTERNAL MODULE: ./build/src/policy/state-names.js
var state_names = __webpack_require__(6556);
// EXTERNAL MODULE: ./build/src/execution/event-links.js
var event_links = __webpack_require__(7556);
;// CONCATENATED MODULE: ./build/src/execution/task-runs.js






function isEnd(event) {
    return event.kind === 'task-succeeded' || event.kind === 'task-failed' || event.kind === 'state-aborted';
}
function taskRuns(events, branches) {
    const places = placesOf(events);
    const followers = (0,event_links/* followersOf */.n)(events);
    const runs = events.flatMap((scheduled) => scheduled.kind === 'task-scheduled' ? runOf(scheduled, { places, followers, branches }) : []);
    const runById = new Map(runs.map((run) => [run.scheduled.id, run]));
    const later = new Later(runs, branches);
    return runs.map((run) => ({
        ...run,
        overAt: branches.overAt(run.branch),
        after: run.end === undefined ? [] : following(run, run.end, { followers, branches, runById }),
        ...later.of(run),
    }));
}
function runOf(scheduled, { places, followers, branches }) {
    const integration = integrationOf(scheduled);
    const own = within(scheduled, followers);
    const end = own.find(isEnd);
    const { state, followsFailure } = places[scheduled.id] ?? NOWHERE;
    const handles = integration.told !== 'always' && state === state_names/* PROCESS_ERROR */.Z && followsFailure;
    if (handles || !isTold(integration.told, end)) {
        return [];
    }
    const work = workOf(scheduled, own, integration);
    return [{ scheduled, integration, state, branch: branches.of(scheduled), work, end }];
}
function isTold(told, end) {
    switch (told) {
        case 'always':
            return true;
        case 'once-ended':
            return end !== undefined && !(end.kind === 'task-succeeded' && isDecision(end.output));
        case 'if-failed':
            return end?.kind === 'task-failed';
    }
}
class Later {
    #of = new Map();
    constructor(runs, branches) {
        const next = new Map();
        for (const run of runs.toReversed()) {
            const key = runKey(run);
            const again = next.get(key);
            const isRetry = again !== undefined && branches.concerns(again.scheduled, run.branch);
            const healed = isRetry && (again.end?.kind === 'task-succeeded' || this.#of.get(again)?.healed === true);
            this.#of.set(run, { retry: isRetry ? again.scheduled : undefined, healed });
            next.set(key, run);
        }
    }
    of(run) {
        return this.#of.get(run) ?? { retry: undefined, healed: false };
    }
}
function runKey({ branch, state }) {
    return JSON.stringify([(0,execution_branches/* branchName */.a)(branch), state]);
}
function isDecision(output) {
    const answer = (0,src_json/* parseJson */.qF)(output);
    const payload = (0,src_json/* isJsonObject */.OW)(answer) ? (answer['Payload'] ?? answer) : undefined;
    const errorState = (0,src_json/* isJsonObject */.OW)(payload) ? (payload['errorState'] ?? payload) : undefined;
    return (0,src_json/* isJsonObject */.OW)(errorState) && typeof errorState['retryCount'] === 'number'
        ? (0,error_state/* readErrorState */.mp)(errorState)?.type !== undefined
        : false;
}
function within(scheduled, followers) {
    const events = [];
    let latest = scheduled;
    while (latest !== undefined && !isEnd(latest)) {
        latest = followers(latest.id)[0];
        if (latest !== undefined) {
            events.push(latest);
        }
    }
    return events;
}
function following(run, end, { followers, branches, runById }) {
    const after = [];
    let level = [end];
    while (level.length > 0) {
        level = level
            .flatMap((event) => followers(event.id))
            .filter((event) => branches.concerns(event, run.branch) && !isNext(runById.get(event.id), run));
        after.push(...level);
    }
    return after;
}
function isNext(other, { state }) {
    return (other !== undefined &&
        (other.integration.told === 'always' || other.state === state || other.end?.kind !== 'task-succeeded'));
}
const NOWHERE = { state: '', followsFailure: false, failed: false };
function placesOf(events) {
    const places = [];
    for (const event of events) {
        places[event.id] = placeAfter(event, places[event.previousId] ?? NOWHERE);
    }
    return places;
}
function placeAfter(event, before) {
    if (event.kind === 'state-entered') {
        return { state: event.state, followsFailure: before.failed, failed: before.failed };
    }
    return isEnd(event) ? { ...before, failed: event.kind === 'task-failed' } : before;
}
function workOf(scheduled, own, integration) {
    const submitted = own.find((event) => event.kind === 'task-submitted');
    const end = own.find(isEnd);
    return integration.readWork({
        resourceType: scheduled.resourceType,
        resource: scheduled.resource,
        parameters: scheduled.parameters,
        region: scheduled.region,
        submitted: submitted?.output,
        ended: end?.kind === 'task-succeeded' ? end.output : end?.kind === 'task-failed' ? end.cause : undefined,
    });
}

// EXTERNAL MODULE: ./build/src/policy/default-policy.js + 1 modules
var default_policy = __webpack_require__(4970);
// EXTERNAL MODULE: ./build/src/policy/policy.js
var policy = __webpack_require__(728);
// EXTERNAL MODULE: ./build/src/policy/decide.js
var decide = __webpack_require__(8966);
;// CONCATENATED MODULE: ./build/src/policy/rule-finder.js

function ruleFinder(policy) {
    const found = new Map();
    return (failure) => {
        const { taskArn: _, ...told } = failure;
        const key = JSON.stringify(told);
        const rule = found.get(key) ?? (0,decide/* findRule */.Il)(policy, failure);
        found.set(key, rule);
        return rule;
    };
}

;// CONCATENATED MODULE: ./build/src/execution/recorded-decision.js



function recordedDecision(run, before) {
    const exits = run.after.filter((event) => event.kind === 'state-exited');
    const own = exits.find(({ state }) => state === run.state);
    const carried = JSON.stringify(decisionInOutput(own?.output) ?? before);
    return exits
        .flatMap((event) => {
        const assigned = readDecision((0,src_json/* parseJson */.qF)(event.assigned['errorState']));
        const given = event === own ? undefined : decisionInOutput(event.output);
        const isCarried = event.stateType !== 'Task' && JSON.stringify(given) === carried;
        return [assigned, isCarried ? undefined : given];
    })
        .filter((decision) => decision !== undefined)
        .at(-1);
}
function decisionInOutput(text) {
    const output = (0,src_json/* parseJson */.qF)(text);
    return (0,src_json/* isJsonObject */.OW)(output) ? readDecision(output['errorState']) : undefined;
}
function readDecision(errorState) {
    const read = (0,error_state/* readErrorState */.mp)(errorState);
    if (read?.type === undefined) {
        return undefined;
    }
    const { type, retryCount, waitSeconds, rule, because } = read;
    const { environment: _, ...overrides } = read.overrides;
    return (0,src_json/* withoutUndefined */.r$)({
        type,
        retryCount,
        waitSeconds,
        rule,
        because: (0,public_cause/* publicCause */.h)(because),
        overrides: Object.keys(overrides).length > 0 ? overrides : undefined,
    });
}

;// CONCATENATED MODULE: ./build/src/execution/verdict.js




function judgeBy(policy) {
    const chosen = policy === undefined ? undefined : ruleFinder(policy);
    const fargate = ruleFinder(default_policy/* FARGATE_ONLY */.k3);
    return (run, endedAt, failure, { number, before }) => {
        const recorded = recordedDecision(run, before);
        if (recorded !== undefined) {
            const { rule, because } = recorded;
            const explanation = rule === '' ? explainedLike(recorded, failure, chosen, fargate) : { rule, because };
            return { explanation, verdict: { by: 'machine', decision: recorded } };
        }
        if (chosen === undefined) {
            return { explanation: explainedByFargate(failure, fargate), verdict: { by: 'nobody' } };
        }
        const { type, name: rule, because } = chosen(failure);
        const waitSeconds = run.retry === undefined ? 0 : Math.round((run.retry.at - endedAt) / 1000);
        return {
            explanation: { rule, because },
            verdict: { by: 'policy', decision: { type, retryCount: number, waitSeconds, rule, because } },
        };
    };
}
function explainedLike({ type, because }, failure, chosen, fargate) {
    if (chosen === undefined) {
        const explanation = explainedByFargate(failure, fargate);
        return because === '' ? explanation : { rule: explanation.rule, because };
    }
    const rule = chosen(failure);
    return rule.type === type ? { rule: rule.name, because: rule.because } : { rule: '', because };
}
function explainedByFargate(failure, fargate) {
    const { error, taskArn, container, stopCode } = failure;
    const isOfTask = error.startsWith('ECS.') ||
        error.startsWith('AmazonECS.') ||
        [taskArn, container, stopCode].some((part) => part !== undefined);
    const rule = isOfTask ? fargate(failure) : undefined;
    return rule === undefined || rule.name === policy/* FALLBACK_RULE */.Kt
        ? { rule: '', because: '' }
        : { rule: rule.name, because: rule.because };
}

;// CONCATENATED MODULE: ./build/src/execution/judged-runs.js


function judgedRuns(runs, policy) {
    const judge = judgeBy(policy);
    const before = new Map();
    const judged = runs.map((run) => {
        const past = before.get(runKey(run));
        const number = (past?.number ?? 0) + 1;
        const own = judgeRun(run, { number, before: past?.decision }, policy, judge);
        const decision = own === undefined || own.verdict.by === 'nobody' ? past?.decision : own.verdict.decision;
        before.set(runKey(run), { number, decision });
        return { ...run, number, judged: own };
    });
    return withHealed(judged);
}
function withHealed(runs) {
    const done = new Map();
    return runs
        .toReversed()
        .map((run) => {
        const healed = run.healed || (run.retry !== undefined && done.get(runKey(run)) === true);
        done.set(runKey(run), healed || run.judged?.isAccepted === true);
        return { ...run, healed };
    })
        .reverse();
}
function judgeRun(run, past, policy, judge) {
    const { end, integration } = run;
    if (end?.kind !== 'task-failed') {
        return undefined;
    }
    const failure = integration.readFailure(end, policy ?? {});
    const { explanation, verdict } = judge(run, end.at, failure, past);
    const isAccepted = verdict.by === 'machine' && verdict.decision.type === 'SUCCEEDED';
    return { failure, explanation, verdict, isAccepted };
}

;// CONCATENATED MODULE: ./build/src/execution/trail.js





function trail(events, policy) {
    const branches = new execution_branches/* Branches */.P(events);
    const runs = judgedRuns(taskRuns(events, branches), policy);
    const failed = runs.filter(({ judged, healed }) => judged?.isAccepted === false && !healed);
    const [last] = (0,failure_chain/* failureChain */.M)(events, branches, new Map(failed.map((run) => [run.scheduled.id, runKey(run)])));
    const endId = last?.kind === 'run' ? last.id : undefined;
    const endedAt = (0,execution_history/* endOf */.p)(events)?.at;
    return runs.map((run) => attemptOf(run, outcomeOf(run, { endedAt, isEnd: run.scheduled.id === endId })));
}
function attemptOf(run, outcome) {
    const { scheduled, integration, state, branch, work, number, judged } = run;
    const { timeoutSeconds, heartbeatSeconds } = scheduled;
    return {
        ...work,
        ...(judged?.isAccepted === true && {
            remark: { kind: 'accepted', failure: judged.failure, ...judged.explanation },
        }),
        id: scheduled.id,
        number,
        item: (0,execution_branches/* branchName */.a)(branch),
        state,
        integration,
        startedAt: scheduled.at,
        timesOutAt: timeoutSeconds === undefined ? undefined : scheduled.at + timeoutSeconds * 1000,
        heartbeatSeconds,
        outcome,
    };
}
function outcomeOf(run, { endedAt, isEnd }) {
    const { end, judged } = run;
    if (end === undefined) {
        const at = run.overAt ?? endedAt;
        return at === undefined ? { kind: 'running' } : { kind: 'stopped', at };
    }
    if (judged === undefined || judged.isAccepted) {
        return { kind: end.kind === 'state-aborted' ? 'stopped' : 'succeeded', at: end.at };
    }
    const { failure, explanation, verdict } = judged;
    return {
        kind: 'failed',
        at: end.at,
        failure,
        explanation,
        verdict,
        healed: run.healed,
        followedBy: followedBy(run, isEnd),
    };
}
function followedBy({ state, branch, after, retry, overAt }, isEnd) {
    if (retry !== undefined) {
        return { kind: 'retry', at: retry.at };
    }
    if (isEnd) {
        return { kind: 'execution-end' };
    }
    const caughtIn = new Set([state, ...branch.map((level) => level.state)]);
    const exit = after.find((event) => event.kind === 'state-exited' && caughtIn.has(event.state));
    const next = after.find((event) => event.kind === 'state-entered' && event.previousId === exit?.id);
    if (next?.kind === 'state-entered') {
        return { kind: 'catch', next: next.state };
    }
    const isOver = after.some((event) => event.kind === 'iteration-ended' || event.kind === 'items-ended');
    return { kind: isOver || overAt !== undefined ? 'branch-end' : 'nothing' };
}


/***/ }),

/***/ 5274:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ waitUntil)
/* harmony export */ });
/* harmony import */ var _branches_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5994);
/* harmony import */ var _current_states_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(516);
/* harmony import */ var _history_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6028);



function waitUntil(events, attempts) {
    if (attempts.length === 0 || (0,_history_js__WEBPACK_IMPORTED_MODULE_0__/* .endOf */ .p)(events) !== undefined) {
        return undefined;
    }
    const branches = new _branches_js__WEBPACK_IMPORTED_MODULE_1__/* .Branches */ .P(events);
    const lastIn = lastAttempts(attempts);
    const times = (0,_current_states_js__WEBPACK_IMPORTED_MODULE_2__/* .openEvents */ .C)(events, branches).map((event) => event.kind === 'state-entered' && event.stateType === 'Wait'
        ? waitEnd(event.at, lastIn.get((0,_branches_js__WEBPACK_IMPORTED_MODULE_1__/* .branchName */ .a)(branches.of(event))))
        : undefined);
    const known = times.filter((time) => time !== undefined);
    return known.length === 0 || known.length < times.length ? undefined : Math.min(...known);
}
function lastAttempts(attempts) {
    const last = new Map();
    for (const attempt of attempts) {
        last.set(undefined, attempt);
        const levels = attempt.item?.split('/') ?? [];
        for (const depth of levels.keys()) {
            last.set(levels.slice(0, depth + 1).join('/'), attempt);
        }
    }
    return last;
}
function waitEnd(beganAt, last) {
    return last?.outcome.kind === 'failed' && last.outcome.verdict.by === 'machine'
        ? beganAt + last.outcome.verdict.decision.waitSeconds * 1000
        : undefined;
}


/***/ }),

/***/ 3494:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  oL: () => (/* binding */ conditionJsonata),
  cK: () => (/* binding */ matches),
  Ff: () => (/* binding */ shadowedRules)
});

// UNUSED EXPORTS: conditionText, conditionWhy, covers

// EXTERNAL MODULE: ./build/src/policy/conditions/shallow-jsonata.js
var shallow_jsonata = __webpack_require__(6608);
;// CONCATENATED MODULE: ./build/src/policy/conditions/entry.js

function propertyEntry({ matches, covers, jsonata, wanted, had, }) {
    return {
        matches,
        covers,
        jsonata,
        text: (condition) => `${condition.kind} ${wanted(condition)}`,
        why: (condition, failure) => matches(condition, failure) ? had(failure) : `${had(failure)}, not ${wanted(condition)}`,
    };
}
const stopCode = oneOf('stop-code', 'stopCode');
const container = oneOf('container', 'container');
function oneOf(kind, property) {
    return propertyEntry({
        matches: ({ anyOf }, { [property]: value }) => value !== undefined && anyOf.includes(value),
        covers: ({ anyOf }, narrow) => 'anyOf' in narrow && narrow.kind === kind && narrow.anyOf.every((value) => anyOf.includes(value)),
        wanted: ({ anyOf }) => anyOf.join(' or '),
        had: ({ [property]: value }) => (value === undefined ? `there is no ${kind}` : `${kind} is ${value}`),
        jsonata: ({ anyOf }) => (0,shallow_jsonata/* isInJsonata */.i)(`$failure.${property}`, anyOf.map((value) => JSON.stringify(value))),
    });
}

;// CONCATENATED MODULE: ./build/src/policy/conditions/exit-code.js


const exitCode = propertyEntry({
    matches: ({ ranges, none }, failure) => failure.exitCode === undefined ? none : isIn(ranges, failure.exitCode),
    covers: ({ ranges, none }, narrow) => narrow.kind === 'exit-code' &&
        (none || !narrow.none) &&
        narrow.ranges.every(({ from, to }) => Array.from({ length: to - from + 1 }, (_, index) => from + index).every((code) => isIn(ranges, code))),
    wanted: ({ ranges, none }) => [...ranges.map(rangeText), ...(none ? ['none'] : [])].join(' or '),
    had: (failure) => failure.exitCode === undefined ? 'there is no exit code' : `exit-code is ${failure.exitCode}`,
    jsonata: ({ ranges, none }) => (0,shallow_jsonata/* joinJsonata */.J)([
        ...(ranges.length > 0 ? [(0,shallow_jsonata/* isInJsonata */.i)('$failure.exitCode', ranges.map(rangeJsonata))] : []),
        ...(none ? ['$not($exists($failure.exitCode))'] : []),
    ], 'or'),
});
function isIn(ranges, code) {
    return ranges.some(({ from, to }) => from <= code && code <= to);
}
function rangeText({ from, to }) {
    return from === to ? String(from) : `${from}-${to}`;
}
function rangeJsonata({ from, to }) {
    return from === to ? String(from) : `${from}..${to}`;
}

// EXTERNAL MODULE: ./build/src/policy/conditions/glob-jsonata.js
var glob_jsonata = __webpack_require__(4874);
;// CONCATENATED MODULE: ./build/src/policy/conditions/glob.js


const reason = globs('reason', {
    texts: (failure) => [failure.reason, failure.containerReason ?? ''],
    had: (failure) => {
        const reasons = [failure.reason, failure.containerReason ?? ''].filter((text) => text !== '');
        return reasons.length === 0
            ? 'there is no reason'
            : `reason is ${reasons.map((text) => JSON.stringify(text)).join(' and ')}`;
    },
    jsonata: (list) => `$exists($failure.lowerCase.reasons[${(0,glob_jsonata/* globsJsonata */.Em)(list, '$')}])`,
});
const error = globs('error', {
    texts: (failure) => [failure.error],
    had: (failure) => `error is ${JSON.stringify(failure.error)}`,
    jsonata: (list) => (0,glob_jsonata/* globsJsonata */.Em)(list, '$failure.lowerCase.error'),
});
function globs(kind, { texts, had, jsonata }) {
    return propertyEntry({
        matches: (condition, failure) => condition.globs.some((glob) => texts(failure).some((text) => matchesGlob(glob, text))),
        covers: (wide, narrow) => wide.globs.some((glob) => /^\*+$/.test(glob)) ||
            ('globs' in narrow &&
                narrow.kind === kind &&
                narrow.globs.every((glob) => wide.globs.some((wideGlob) => coversGlob(wideGlob, glob)))),
        wanted: (condition) => condition.globs.map((glob) => JSON.stringify(glob)).join(' or '),
        had,
        jsonata: (condition) => jsonata(condition.globs),
    });
}
function coversGlob(wide, narrow) {
    return matchesGlob(wide, narrow.replaceAll('*', '\u{10FFFF}'));
}
function matchesGlob(glob, text) {
    const [start = '', ...others] = (0,glob_jsonata/* lowerCase */.gQ)(glob).split(/\*+/);
    const end = others.pop();
    const whole = (0,glob_jsonata/* lowerCase */.gQ)(text);
    if (end === undefined) {
        return whole === start;
    }
    if (!whole.startsWith(start)) {
        return false;
    }
    let from = start.length;
    for (const part of others) {
        const at = whole.indexOf(part, from);
        if (at < 0) {
            return false;
        }
        from = at + part.length;
    }
    return whole.length - from >= end.length && whole.endsWith(end);
}

;// CONCATENATED MODULE: ./build/src/policy/conditions/conditions.js




const ENTRIES = {
    all: {
        matches: ({ of }, failure) => of.every((part) => matches(part, failure)),
        covers: ({ of }, narrow, coversPart) => of.every((part) => coversPart(part, narrow)),
        text: ({ of }) => of.map(requiredText).join(' and '),
        why: ({ of }, failure) => {
            const missed = of.filter((part) => !matches(part, failure));
            return missed.length === 0 ? whys(of, failure, ', and ') : whys(missed, failure, '; ');
        },
        jsonata: ({ of }) => (0,shallow_jsonata/* joinJsonata */.J)(of.map(conditionJsonata), 'and'),
    },
    any: {
        matches: ({ of }, failure) => of.some((part) => matches(part, failure)),
        covers: ({ of }, narrow, coversPart) => of.some((part) => coversPart(part, narrow)),
        text: ({ of }) => of.map(partText).join(' or '),
        why: ({ of }, failure) => {
            const met = of.filter((part) => matches(part, failure));
            return whys(met.length === 0 ? of : met, failure, '; ');
        },
        jsonata: ({ of }) => (0,shallow_jsonata/* joinJsonata */.J)(of.map(conditionJsonata), 'or'),
    },
    not: {
        matches: ({ of }, failure) => !matches(of, failure),
        covers: ({ of }, narrow, coversPart) => narrow.kind === 'not' && coversPart(narrow.of, of),
        text: ({ of }) => `not (${conditionText(of)})`,
        why: ({ of }, failure) => conditionWhy(of, failure),
        jsonata: ({ of }) => `$not(${conditionJsonata(of)})`,
    },
    'exit-code': exitCode,
    'stop-code': stopCode,
    container: container,
    reason: reason,
    error: error,
};
function matches(condition, failure) {
    return ENTRIES[condition.kind].matches(condition, failure);
}
const MAX_STEPS = 10_000;
function covers(wide, narrow) {
    let steps = 0;
    const compare = (a, b) => {
        steps += 1;
        if (steps > MAX_STEPS) {
            return false;
        }
        if (b.kind === 'any') {
            return b.of.every((part) => compare(a, part));
        }
        if (coversByKind(a, b, compare)) {
            return true;
        }
        return a.kind !== 'all' && b.kind === 'all' && b.of.some((part) => compare(a, part));
    };
    return compare(wide, narrow);
}
function shadowedRules(rules) {
    return rules.flatMap(({ when }, index) => {
        const by = rules.slice(0, index).find((earlier) => covers(earlier.when, when));
        return by === undefined ? [] : [{ index, by: by.name }];
    });
}
function conditionText(condition) {
    return ENTRIES[condition.kind].text(condition);
}
function conditionWhy(condition, failure) {
    return ENTRIES[condition.kind].why(condition, failure);
}
function conditionJsonata(condition) {
    return ENTRIES[condition.kind].jsonata(condition);
}
function partText(condition) {
    const isCompound = condition.kind === 'all' || condition.kind === 'any';
    return isCompound ? `(${conditionText(condition)})` : conditionText(condition);
}
function requiredText(condition) {
    return hasAlternatives(condition) ? `(${conditionText(condition)})` : partText(condition);
}
function hasAlternatives(condition) {
    switch (condition.kind) {
        case 'exit-code':
            return condition.ranges.length + (condition.none ? 1 : 0) > 1;
        case 'stop-code':
        case 'container':
            return condition.anyOf.length > 1;
        case 'reason':
        case 'error':
            return condition.globs.length > 1;
        case 'all':
        case 'any':
        case 'not':
            return false;
    }
}
function whys(conditions, failure, separator) {
    return conditions.map((condition) => conditionWhy(condition, failure)).join(separator);
}
function coversByKind(wide, narrow, coversPart) {
    return ENTRIES[wide.kind].covers(wide, narrow, coversPart);
}


/***/ }),

/***/ 4874:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Em: () => (/* binding */ globsJsonata),
/* harmony export */   gQ: () => (/* binding */ lowerCase),
/* harmony export */   uW: () => (/* binding */ lowerCaseJsonata)
/* harmony export */ });
/* harmony import */ var _shallow_jsonata_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6608);

function globsJsonata(globs, text) {
    const patterns = globs.map((glob) => lowerCase(glob)).map(patternOf);
    const simple = patterns.filter(({ parts }) => parts.length <= 2);
    return (0,_shallow_jsonata_js__WEBPACK_IMPORTED_MODULE_0__/* .joinJsonata */ .J)([
        ...(simple.length === 0 ? [] : [`$contains(${text}, /${simple.map(source).join('|')}/)`]),
        ...patterns.filter(({ parts }) => parts.length > 2).map((pattern) => partByPart(text, pattern)),
    ], 'or');
}
const END = 'Z';
function lowerCaseJsonata(text) {
    return `$reduce($split('ABCDEFGHIJKLMNOPQRSTUVWXYZ', ''), function($text, $letter) { $replace($text, $letter, $lowercase($letter)) }, ${text}) & '${END}'`;
}
function lowerCase(text) {
    return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
function patternOf(glob) {
    const parts = glob
        .replace(/^\*+|\*+$/g, '')
        .split(/\*+/)
        .map(quote);
    const last = parts.pop() ?? '';
    return { parts: [...parts, glob.endsWith('*') ? last : last + END], startIsOpen: glob.startsWith('*') };
}
const ANY_TEXT = String.raw `[\s\S]*`;
function source({ parts, startIsOpen }) {
    const regex = `${startIsOpen ? '' : '^'}${parts.join(ANY_TEXT)}`;
    return regex === '' ? '^' : regex;
}
function partByPart(text, { parts, startIsOpen }) {
    const rest = parts.slice(0, -2).reduce((before, part, index) => {
        const start = index === 0 ? '^' : `^${FOUND}`;
        const skipped = index === 0 && !startIsOpen ? '' : `${ANY_TEXT}?`;
        return `$replace(${before}, /${start}${skipped}${part}/, '${FOUND}', 1)`;
    }, text);
    return `$contains(${rest}, /${[`^${FOUND}`, ...parts.slice(-2)].join(ANY_TEXT)}/)`;
}
const FOUND = 'A';
function quote(literal) {
    return literal
        .replace(/[\\^$.+?()[\]{}|/-]/g, (character) => (character === '\\' ? '\\x5c' : `\\${character}`))
        .replace(/\n/g, '\\n')
        .replace(/\r/g, '\\r');
}


/***/ }),

/***/ 6608:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ joinJsonata),
/* harmony export */   i: () => (/* binding */ isInJsonata)
/* harmony export */ });
function joinJsonata(expressions, operator) {
    const tree = (some) => {
        const half = Math.ceil(some.length / 2);
        const [left, right] = [some.slice(0, half), some.slice(half)];
        return right.length === 0 ? left.join('') : `${tree(left)} ${operator} ${inBrackets(tree(right), right)}`;
    };
    return inBrackets(tree(expressions), expressions);
}
function inBrackets(joined, expressions) {
    return expressions.length > 1 ? `(${joined})` : joined;
}
const MAX_ITEMS = 16;
function isInJsonata(value, items) {
    const lists = Array.from({ length: Math.ceil(items.length / MAX_ITEMS) }, (_, index) => items.slice(index * MAX_ITEMS, (index + 1) * MAX_ITEMS));
    return joinJsonata(lists.map((list) => `${value} in [${list.join(', ')}]`), 'or');
}


/***/ }),

/***/ 8966:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dh: () => (/* binding */ waitSeconds),
/* harmony export */   Il: () => (/* binding */ findRule)
/* harmony export */ });
/* unused harmony export decide */
/* harmony import */ var _conditions_conditions_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3494);
/* harmony import */ var _limits_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8482);
/* harmony import */ var _overrides_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3177);
/* harmony import */ var _policy_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(728);




function findRule(policy, failure) {
    return policy.rules.find(({ when }) => (0,_conditions_conditions_js__WEBPACK_IMPORTED_MODULE_0__/* .matches */ .cK)(when, failure)) ?? policy.fallback;
}
function decide(policy, failure, before, moment) {
    const rule = findRule(policy, failure);
    const { retries = [], overrides = {} } = before ?? {};
    const decision = {
        retryCount: (before?.retryCount ?? 0) + 1,
        waitSeconds: 0,
        rule: rule.name,
        because: rule.because,
        retries,
        overrides,
    };
    if (!mayRetry(rule)) {
        return { ...decision, type: rule.type };
    }
    const granted = retries.filter((name) => name === rule.name || name === UNKNOWN_RULE).length;
    const longestWait = rule.type === 'TEMPORARY' ? waitSeconds(rule.wait, granted) : 0;
    const next = rule.retry.next === undefined
        ? overrides
        : nextOverrides(rule.retry.next, failure.ranWith ?? {}, overrides);
    const free = retries.filter((name) => freeRules(policy).includes(name)).length;
    const reached = limitsOf(policy, rule).find((limit) => isReached(limit, {
        paid: retries.length - free,
        granted,
        all: retries.length,
        startsAfterMs: moment.now + longestWait * 1000 - moment.startedAt,
        hasMemory: next !== undefined,
    }));
    if (reached !== undefined || next === undefined) {
        const because = reached === undefined
            ? rule.because
            : `${rule.because} ${noRetryIsLeft(reached, reached.kind === 'policy' && free > 0 ? besides(free) : '')}`;
        return { ...decision, type: 'FATAL', because };
    }
    const jittered = rule.type === 'TEMPORARY' && rule.wait.jitter === 'full';
    return {
        ...decision,
        type: rule.type,
        waitSeconds: jittered ? Math.floor(moment.random * (longestWait + 1)) : longestWait,
        retries: [...retries, rule.name],
        overrides: next,
    };
}
function waitSeconds({ seconds, backoffRate, maxSeconds }, granted) {
    return Math.min(maxSeconds, Math.floor(seconds * backoffRate ** granted + 0.5));
}
function isReached(limit, { paid, granted, all, startsAfterMs, hasMemory }) {
    switch (limit.kind) {
        case 'policy':
            return paid >= limit.retries;
        case 'execution':
            return all >= MAX_RETRIES;
        case 'rule':
            return granted >= limit.retries;
        case 'duration':
            return startsAfterMs > limit.seconds * 1000;
        case 'memory':
            return !hasMemory;
    }
}


/***/ }),

/***/ 2345:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hv: () => (/* binding */ fitSize),
/* harmony export */   L: () => (/* binding */ LARGEST_MEMORY),
/* harmony export */   pu: () => (/* binding */ FARGATE_CPUS),
/* harmony export */   qi: () => (/* binding */ FARGATE_SIZES)
/* harmony export */ });
const TIERS = [
    [256, 512, 1024, 512],
    [256, 2048, 2048, 1024],
    [512, 1024, 4096, 1024],
    [1024, 2048, 8192, 1024],
    [2048, 4096, 16_384, 1024],
    [4096, 8192, 30_720, 1024],
    [8192, 16_384, 61_440, 4096],
    [16_384, 32_768, 122_880, 8192],
];
const FARGATE_SIZES = TIERS.flatMap(([cpu, least, most, step]) => Array.from({ length: (most - least) / step + 1 }, (_, index) => ({ cpu, memory: least + index * step })));
const LARGEST_MEMORY = 122_880;
const FARGATE_CPUS = [...new Set(FARGATE_SIZES.map(({ cpu }) => cpu))];
function fitSize(cpu, memory, mostMemory = LARGEST_MEMORY) {
    return FARGATE_SIZES.find((size) => size.cpu >= cpu && size.memory >= memory && size.memory <= mostMemory);
}


/***/ }),

/***/ 8482:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Af: () => (/* binding */ limitsOf),
/* harmony export */   Gr: () => (/* binding */ freeRules),
/* harmony export */   jx: () => (/* binding */ noRetryIsLeft),
/* harmony export */   oN: () => (/* binding */ besides)
/* harmony export */ });
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2297);
/* harmony import */ var _policy_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(728);


function limitsOf(policy, { retry }) {
    const { free, maxRetries, next } = retry;
    const { maxDurationSeconds } = policy;
    const limits = [
        freeRules(policy).length > 0 && { kind: 'execution' },
        !free && { kind: 'policy', retries: policy.maxRetries },
        maxRetries !== undefined && { kind: 'rule', retries: maxRetries },
        maxDurationSeconds !== undefined && { kind: 'duration', seconds: maxDurationSeconds },
        next?.memory !== undefined && { kind: 'memory', mebibytes: next.maxMemory },
    ];
    return limits.filter((limit) => limit !== false);
}
function freeRules({ rules, fallback }) {
    return [...rules, fallback].flatMap((rule) => ((0,_policy_js__WEBPACK_IMPORTED_MODULE_0__/* .mayRetry */ .KO)(rule) && rule.retry.free ? [rule.name] : []));
}
function noRetryIsLeft(limit, besides = '') {
    return `No retry is left: ${limitText(limit)}${besides}.`;
}
function besides(free) {
    return `, besides ${free} that cost nothing`;
}
function limitText(limit) {
    switch (limit.kind) {
        case 'policy':
            return spentText(limit.retries, 'the policy');
        case 'rule':
            return spentText(limit.retries, 'this rule');
        case 'execution':
            return `an execution makes ${_policy_js__WEBPACK_IMPORTED_MODULE_0__/* .MAX_RETRIES */ .kd} at most`;
        case 'duration':
            return `it would start later than ${(0,_duration_js__WEBPACK_IMPORTED_MODULE_1__/* .duration */ .p)(limit.seconds * 1000)} after the first start`;
        case 'memory':
            return `the task may have ${limit.mebibytes} MiB of memory at most`;
    }
}
function spentText(retries, who) {
    switch (retries) {
        case 0:
            return `${who} allows none`;
        case 1:
            return `the one that ${who} allows is spent`;
        default:
            return `all ${retries} that ${who} allows are spent`;
    }
}


/***/ }),

/***/ 3177:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ legalMemory),
/* harmony export */   j: () => (/* binding */ nextOverrides)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4715);
/* harmony import */ var _fargate_sizes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2345);


function nextOverrides(next, ranWith, before) {
    const size = nextSize(next, ranWith);
    if (size === 'no more') {
        return undefined;
    }
    const { ephemeralStorage, capacityProvider, environment } = next;
    return {
        ...before,
        ...size,
        ...(0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .withoutUndefined */ .r$)({
            ephemeralStorage,
            capacityProvider,
            environment: environment === undefined ? undefined : { ...before.environment, ...environment },
        }),
    };
}
function nextSize(next, ranWith) {
    const { memory: change, cpu, maxMemory } = next;
    if (change === undefined && cpu === undefined) {
        return undefined;
    }
    if (ranWith.cpu === undefined || ranWith.memory === undefined) {
        return undefined;
    }
    if (change === undefined) {
        return (0,_fargate_sizes_js__WEBPACK_IMPORTED_MODULE_0__/* .fitSize */ .Hv)(cpu ?? ranWith.cpu, ranWith.memory);
    }
    const memory = Math.min(changed(ranWith.memory, change), maxMemory);
    const size = (0,_fargate_sizes_js__WEBPACK_IMPORTED_MODULE_0__/* .fitSize */ .Hv)(cpu ?? ranWith.cpu, memory, maxMemory);
    return size === undefined || size.memory <= ranWith.memory ? 'no more' : size;
}
function changed(memory, change) {
    switch (change.kind) {
        case 'times':
            return Math.ceil(memory * change.factor);
        case 'plus':
            return memory + change.mebibytes;
        case 'to':
            return change.mebibytes;
    }
}
function legalMemory(mostMebibytes) {
    return _fargate_sizes_js__WEBPACK_IMPORTED_MODULE_0__/* .FARGATE_SIZES */ .qi.map(({ memory }) => memory)
        .filter((memory) => memory <= mostMebibytes)
        .reduce((most, memory) => Math.max(most ?? 0, memory), undefined);
}


/***/ }),

/***/ 6149:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  h: () => (/* binding */ publicCause),
  l: () => (/* binding */ publicOutput)
});

;// CONCATENATED MODULE: ./build/src/policy/json-text.js
const BLANKS = String.raw `(?:\s|(?<!\\)\\+[nrt])*`;
const QUOTE = String.raw `(?<!\\)(?:\\*"|\\+u0022)`;
const MARK = new RegExp(String.raw `(${QUOTE})|[{}[\],]`, 'g');
const SCALAR = new RegExp(String.raw `^(?:-?\d[\d.eE+-]*|true|false|null)(?=${BLANKS}(?:[,}\]]|${QUOTE}|$))`);
const KEY = new RegExp(String.raw `(${QUOTE})((?:[A-Za-z]|\\+u00[0-9a-fA-F]{2}){1,64})\1${BLANKS}(?::|=>)${BLANKS}`, 'g');
function* members(text, isWanted) {
    let from = 0;
    for (const { index: at, 0: key, 1: quote = '', 2: letters = '' } of text.matchAll(KEY)) {
        const start = at + key.length;
        const isString = text.startsWith(quote, start);
        if (at < from || !isWanted(readable(letters), isString)) {
            continue;
        }
        const isScalar = !isString && !/[[{]/.test(text.charAt(start));
        const end = isScalar ? endOfScalar(text, start) : endOfValue(text, start, escapesOf(quote));
        if (end !== undefined) {
            from = end;
            yield { at, start, end };
        }
    }
}
function readable(letters) {
    if (!letters.includes('\\')) {
        return letters;
    }
    return letters.replace(/\\+u(.{4})/g, (_escape, number) => String.fromCharCode(Number.parseInt(number, 16)));
}
function escapesOf(quote) {
    return quote.endsWith('"') ? quote.length - 1 : escapesOfNumber(quote.length - 'u0022'.length);
}
function escapesOfNumber(slashes) {
    return slashes % 2 === 0 ? 2 * escapesOfNumber(slashes / 2) + 1 : slashes;
}
function endOfScalar(text, start) {
    const [scalar] = SCALAR.exec(text.slice(start)) ?? [];
    return scalar === undefined ? undefined : start + scalar.length;
}
function endOfValue(text, start, escapes) {
    return ((escapes === 0 ? endOfOutermost(text, start) : endOfMarks(marks(text, start, escapes))) ?? text.length);
}
function endOfOutermost(text, start) {
    let depth = 0;
    for (let at = start; at < text.length; at += 1) {
        const character = text.charAt(at);
        if (character === '"' && !isEscaped(text, start, at)) {
            const end = endOfString(text, at);
            if (end === undefined || depth === 0) {
                return end;
            }
            at = end - 1;
            continue;
        }
        const step = STEPS[character] ?? 0;
        if (depth === 0 && (step === -1 || character === ',')) {
            return at;
        }
        depth += step;
        if (depth === 0 && step === -1) {
            return at + 1;
        }
    }
    return undefined;
}
function endOfString(text, start) {
    let at = text.indexOf('"', start + 1);
    while (at >= 0 && isEscaped(text, start, at)) {
        at = text.indexOf('"', at + 1);
    }
    return at < 0 ? undefined : at + 1;
}
function isEscaped(text, from, quote) {
    let first = quote;
    while (first > from && text.charAt(first - 1) === '\\') {
        first -= 1;
    }
    return (quote - first) % 2 === 1;
}
function endOfMarks(marksOfValue) {
    let depth = 0;
    for (const { step, at, end } of marksOfValue) {
        if (step === 'cut' || (depth === 0 && step !== 1)) {
            return at;
        }
        depth += step;
        if (depth === 0) {
            return end;
        }
    }
    return undefined;
}
function* marks(text, start, escapes) {
    let isString = false;
    for (const { index, 0: mark, 1: quote } of text.slice(start).matchAll(MARK)) {
        const at = start + index;
        const end = at + mark.length;
        const depth = quote === undefined ? 0 : escapesOf(quote);
        if (quote !== undefined && (depth < escapes || isOfOuter(depth, escapes))) {
            yield { step: 'cut', at, end };
        }
        else if (quote !== undefined && isDelimiter(depth, escapes)) {
            isString = !isString;
            yield { step: isString ? 1 : -1, at, end };
        }
        else if (quote === undefined && !isString) {
            yield { step: STEPS[mark] ?? 0, at, end };
        }
    }
}
const STEPS = { '{': 1, '[': 1, '}': -1, ']': -1 };
function isOfOuter(slashes, escapes) {
    for (let outer = (escapes - 1) / 2; outer >= 0 && Number.isInteger(outer); outer = (outer - 1) / 2) {
        if (isDelimiter(slashes, outer)) {
            return true;
        }
    }
    return false;
}
function isDelimiter(slashes, escapes) {
    return ((slashes - escapes) / (escapes + 1)) % 2 === 0;
}

;// CONCATENATED MODULE: ./build/src/policy/printed-map.js

const STRUCTURE = String.raw `[{[(]${BLANKS}(?:['"\`\\{[(]|:?\w{1,64}(?:${BLANKS}[:=]|[{[(]))`;
const printed_map_KEY = new RegExp(String.raw `(?<before>[{,(]${BLANKS})(?::?(?<name>[A-Za-z]{1,64})${BLANKS}(?::|=>?)${BLANKS}(?:[A-Za-z]{1,64})?(?=${STRUCTURE})|'(?<quoted>[A-Za-z]{1,64})'${BLANKS}:${BLANKS}(?=['"\`\\{[(]))`, 'g');
const printed_map_MARK = new RegExp(String.raw `(${QUOTE})|(?<!\\)(\\*)(['\`])|[{}[\]():=>,]`, 'g');
const QUOTES = new RegExp(QUOTE, 'g');
const ONLY_BLANKS = new RegExp(`^${BLANKS}$`);
function* printedMembers(text, isWanted) {
    const around = stringsAround(text);
    let from = 0;
    for (const { index, 0: key, groups = {} } of text.matchAll(printed_map_KEY)) {
        const at = index + (groups['before'] ?? '').length;
        if (at >= from && isWanted(groups['name'] ?? groups['quoted'] ?? '')) {
            const start = index + key.length;
            from = endOfPrinted(text, start, around.escapes(at));
            around.skip(from);
            yield { at, start, end: from };
        }
    }
}
function stringsAround(text) {
    const quotes = text.matchAll(QUOTES);
    const open = [];
    let next = quotes.next();
    return {
        escapes: (at) => {
            for (; next.done !== true && next.value.index < at; next = quotes.next()) {
                const escapes = escapesOf(next.value[0]);
                while ((open.at(-1) ?? 0) > escapes) {
                    open.pop();
                }
                if (open.at(-1) === escapes) {
                    open.pop();
                }
                else {
                    open.push(escapes);
                }
            }
            return open.at(-1);
        },
        skip: (to) => {
            while (next.done !== true && next.value.index < to) {
                next = quotes.next();
            }
        },
    };
}
function endOfPrinted(text, start, around) {
    return endOfMarks(printedMarks(text, start, around)) ?? text.length;
}
function* printedMarks(text, start, around) {
    let string;
    let valueAt = start;
    for (const { index, 0: mark, 1: double, 2: slashes, 3: single } of text.slice(start).matchAll(printed_map_MARK)) {
        const at = start + index;
        const end = at + mark.length;
        const quote = quoteOf(double, slashes, single, around);
        if (quote?.isAround === true) {
            yield { step: 'cut', at, end };
        }
        else if (quote === undefined && string === undefined) {
            const step = printed_map_STEPS[mark] ?? 0;
            valueAt = step === -1 ? undefined : end;
            yield* step === 0 ? [] : [{ step, at, end }];
        }
        else if (quote !== undefined && string === quote.sign && quote.isPlain) {
            string = undefined;
            valueAt = undefined;
            yield { step: -1, at, end };
        }
        else if (quote !== undefined && string === undefined && isBlank(text, valueAt, at)) {
            string = quote.sign;
            yield { step: 1, at, end };
        }
    }
}
function quoteOf(double, slashes = '', single, around = -1) {
    const own = Math.max(0, 2 * around + 1);
    if (double !== undefined) {
        const escapes = escapesOf(double);
        const isAround = around >= 0 && (escapes <= around || isOfOuter(escapes, own));
        return { sign: '"', isPlain: isDelimiter(escapes, own), isAround };
    }
    const isPlain = Math.floor(slashes.length / (own + 1)) % 2 === 0;
    return single === undefined ? undefined : { sign: single, isPlain, isAround: false };
}
function isBlank(text, from, to) {
    return from !== undefined && ONLY_BLANKS.test(text.slice(from, to));
}
const printed_map_STEPS = { '{': 1, '[': 1, '(': 1, '}': -1, ']': -1, ')': -1 };

;// CONCATENATED MODULE: ./build/src/policy/public-cause.js


const GIVEN = new Set([
    'command',
    'commands',
    'containerarguments',
    'containerentrypoint',
    'containeroverride',
    'containeroverrides',
    'defaultarguments',
    'ecspropertiesoverride',
    'ekspropertiesoverride',
    'entrypointarguments',
    'environment',
    'environmentfiles',
    'environmentvariables',
    'environmentvariablesoverride',
    'hyperparameters',
    'jobparameters',
    'nodeoverrides',
    'nonoverridablearguments',
    'overrides',
    'sparksubmitparameters',
]);
const GIVEN_BY_AWS = new Set([
    'Args',
    'Arguments',
    'Attachments',
    'EntryPoint',
    'Env',
    'Input',
    'Parameters',
    'entryPoint',
]);
const JSON_START = String.raw `\s*(?:${QUOTE}|[{[])`;
const OBJECT_START = String.raw `[{[]\s*(?:${QUOTE}|[}\]{[])`;
const APOSTROPHE = String.raw `(?:'|\\+u0027)`;
const QUOTED = new RegExp([
    String.raw `\bUnable to apply (?:(?!Unable to apply )[^\n]){1,500}? to input (?=${JSON_START})`,
    String.raw `\b(?:[Ii]nput:? )(?=${OBJECT_START})`,
    String.raw `\b(?:[Ii]nput:?) ${APOSTROPHE}(?=${JSON_START})`,
    String.raw `\b(?:[Aa]rguments|[Pp]arameters) ${APOSTROPHE}(?=\s*[{[])`,
].join('|'), 'g');
const public_cause_QUOTES = new RegExp(QUOTE, 'g');
const COMMA = new RegExp(`^${BLANKS},`);
const public_cause_ONLY_BLANKS = new RegExp(`^${BLANKS}$`);
function publicCause(cause) {
    const told = withoutMembers(withoutQuoted(cause), (text) => members(text, isGiven));
    return withoutMembers(told, (text) => printedMembers(text, isGiven));
}
function publicOutput(output) {
    let told = '';
    let from = 0;
    for (const { start, end } of members(output, isCause)) {
        told += output.slice(from, start) + publicCause(output.slice(start, end));
        from = end;
    }
    return told + output.slice(from);
}
function isCause(name, isString) {
    return /^cause$/i.test(name) || (isString && /^(?:because|reason)$/i.test(name));
}
function isGiven(name) {
    return GIVEN.has(name.toLowerCase()) || GIVEN_BY_AWS.has(name);
}
function withoutMembers(text, find) {
    let kept = '';
    let from = 0;
    for (const { at, end } of find(text)) {
        const [comma] = COMMA.exec(text.slice(end)) ?? [];
        kept += text.slice(from, at);
        kept = comma === undefined ? withoutLastComma(kept) : kept;
        from = end + (comma?.length ?? 0);
    }
    return kept + text.slice(from);
}
function withoutLastComma(text) {
    const comma = text.lastIndexOf(',');
    return comma >= 0 && public_cause_ONLY_BLANKS.test(text.slice(comma + 1)) ? text.slice(0, comma) : text;
}
function withoutQuoted(text) {
    let kept = '';
    let from = 0;
    const quotes = text.matchAll(public_cause_QUOTES);
    let next = quotes.next();
    for (const { index, 0: before } of text.matchAll(QUOTED)) {
        if (index >= from) {
            const start = index + before.length;
            while (next.done !== true && next.value.index < start) {
                next = quotes.next();
            }
            const quote = next.done === true ? '"' : next.value[0];
            kept += `${text.slice(from, start)}…`;
            from = endOfValue(text, start, escapesOf(quote));
        }
    }
    return kept + text.slice(from);
}


/***/ }),

/***/ 4741:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LH: () => (/* binding */ inputKeysLine),
/* harmony export */   Rr: () => (/* binding */ interruptedLine),
/* harmony export */   Zg: () => (/* binding */ deployedLine),
/* harmony export */   lM: () => (/* binding */ failFastLine),
/* harmony export */   sx: () => (/* binding */ startedLine),
/* harmony export */   vO: () => (/* binding */ attachedLine)
/* harmony export */ });
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4913);
/* harmony import */ var _wording_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1272);


function deployedLine(change, version) {
    return `${change === 'unchanged' ? 'nothing to deploy' : `state machine ${change}`}: version ${version}`;
}
function inputKeysLine(keys) {
    return `input keys: ${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(keys.join(', '))}`;
}
function startedLine(arn, again) {
    return `execution ${again ? 'found, started by this step before' : 'started'}: ${arn}`;
}
function attachedLine(arn, status) {
    return `attached to ${status ?? 'an'} execution: ${arn}`;
}
function failFastLine(label) {
    return `${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(label, 100)} failed: fail-fast stops the others`;
}
function interruptedLine(interruption) {
    return `${(0,_wording_js__WEBPACK_IMPORTED_MODULE_1__/* .interruptionText */ .xu)(interruption)} What this step started is stopped.`;
}


/***/ }),

/***/ 6878:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  kE: () => (/* binding */ NO_EVIDENCE),
  mE: () => (/* binding */ collectEvidence),
  vC: () => (/* binding */ seeTasksEnd)
});

// EXTERNAL MODULE: ./build/src/aws/retry.js
var aws_retry = __webpack_require__(257);
// EXTERNAL MODULE: ./build/src/execution/end-reason.js
var end_reason = __webpack_require__(1890);
// EXTERNAL MODULE: ./build/src/execution/entry-links.js
var entry_links = __webpack_require__(6184);
// EXTERNAL MODULE: ./build/src/execution/history-reader.js + 1 modules
var history_reader = __webpack_require__(4606);
// EXTERNAL MODULE: ./build/src/execution/trail.js + 20 modules
var trail = __webpack_require__(4011);
;// CONCATENATED MODULE: ./build/src/execution/read-execution.js





async function readExecution(sfn, executionArn, policy, retry) {
    const { rateLimiter, signal, ...unlimited } = retry;
    const reader = new history_reader/* HistoryReader */.q(sfn, executionArn);
    const action = 'states:GetExecutionHistory';
    const read = await (0,aws_retry/* withRetry */.bD)({ ...unlimited, signal }, { action, resource: executionArn }, (abortSignal) => reader.readNews(0, (page) => (0,aws_retry/* limited */.TJ)(rateLimiter, action, signal, () => page(abortSignal))));
    const events = (0,entry_links/* linkedToEntries */.X)(read);
    const attempts = (0,trail/* trail */.P)(events, policy);
    return { attempts, reason: (0,end_reason/* endReason */.Wh)(events, attempts) };
}

// EXTERNAL MODULE: ./build/src/time-limits.js
var time_limits = __webpack_require__(3249);
;// CONCATENATED MODULE: ./build/src/step/collect-evidence.js


const NO_EVIDENCE = {
    outputs: { kind: 'none' },
    missing: [],
    preview: { kind: 'none' },
    logs: [],
    notices: [],
};
async function collectEvidence({ settings, clients, clock, signal, reportDue, rateLimiter }, { outputLocation, expectOutputs }, result, alone) {
    const { startedAt, ending } = result;
    const tails = async (until) => settings.logs === 'never'
        ? []
        : readTails(clients, result, {
            clock,
            signal: until,
            rateLimiter,
            forMs: time_limits/* TIME_LIMITS */.H.evidence.logTailsMs,
        });
    if (signal.aborted) {
        return { ...NO_EVIDENCE, logs: await tails(reportDue) };
    }
    const outputs = await readOutputs(clients, outputLocation, startedAt, signal);
    if (signal.aborted) {
        return NO_EVIDENCE;
    }
    const succeeded = ending.kind === 'ended' && ending.status === 'SUCCEEDED';
    const notices = outputLocation === undefined && expectOutputs.length > 0 ? [{ kind: 'outputs-not-looked-for' }] : [];
    return {
        outputs,
        notices,
        missing: succeeded ? await missingIn(outputs, expectOutputs) : [],
        preview: alone && settings.preview ? await readPreview(clients, outputs, signal) : NO_EVIDENCE.preview,
        logs: await tails(signal),
        ...(await readDetails(clients, result, settings.policy, {
            clock,
            signal,
            rateLimiter,
            forMs: time_limits/* TIME_LIMITS */.H.evidence.detailsMs,
            requestMs: time_limits/* TIME_LIMITS */.H.evidence.detailsMs,
        })),
    };
}
async function readDetails(clients, result, policy, retry) {
    if (result.attempts.every((attempt) => attempt.integration.inside?.(attempt) === undefined)) {
        return {};
    }
    const { workDetails } = await __webpack_require__.e(/* import() */ 317).then(__webpack_require__.bind(__webpack_require__, 7317));
    const details = await workDetails(clients, result, (arn, until) => readExecution(clients.sfn, arn, policy, until), retry);
    return { details };
}
async function readTails(clients, result, retry) {
    if (result.attempts.every(({ outcome }) => outcome.kind !== 'failed')) {
        return [];
    }
    const { logTails } = await Promise.all(/* import() */[__webpack_require__.e(303), __webpack_require__.e(395)]).then(__webpack_require__.bind(__webpack_require__, 8395));
    return logTails(clients, result, retry);
}
async function readOutputs({ s3 }, location, startedAt, signal) {
    if (location === undefined) {
        return NO_EVIDENCE.outputs;
    }
    const { listOutputs } = await Promise.all(/* import() */[__webpack_require__.e(711), __webpack_require__.e(138), __webpack_require__.e(737)]).then(__webpack_require__.bind(__webpack_require__, 4737));
    return listOutputs(await s3(), location, startedAt, signal);
}
async function missingIn(outputs, globs) {
    if (globs.length === 0) {
        return [];
    }
    const { missingOutputs } = await Promise.all(/* import() */[__webpack_require__.e(711), __webpack_require__.e(138), __webpack_require__.e(737)]).then(__webpack_require__.bind(__webpack_require__, 4737));
    return missingOutputs(globs, outputs);
}
async function readPreview({ s3 }, outputs, signal) {
    if (outputs.kind !== 'listed' || outputs.objects.length === 0) {
        return NO_EVIDENCE.preview;
    }
    const { previewOutput } = await Promise.all(/* import() */[__webpack_require__.e(711), __webpack_require__.e(138), __webpack_require__.e(175), __webpack_require__.e(423)]).then(__webpack_require__.bind(__webpack_require__, 3423));
    return previewOutput(await s3(), outputs, { signal });
}
async function seeTasksEnd(clients, result, retry) {
    const { ending } = result;
    const wasStopped = ending.kind === 'ended' ? ending.stop?.result === 'stopped' : ending.why.kind === 'end-not-seen';
    if (!wasStopped) {
        return result;
    }
    const { withTaskEnds } = await __webpack_require__.e(/* import() */ 209).then(__webpack_require__.bind(__webpack_require__, 8209));
    return withTaskEnds(clients, result, retry);
}


/***/ }),

/***/ 131:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  IL: () => (/* binding */ combinedLog),
  k3: () => (/* binding */ oneOfSeveralLog),
  Fu: () => (/* binding */ singleExecutionLog)
});

// EXTERNAL MODULE: ./build/src/execution/follow.js + 2 modules
var follow = __webpack_require__(7907);
// EXTERNAL MODULE: ./build/src/duration.js
var duration = __webpack_require__(2297);
// EXTERNAL MODULE: ./build/src/execution/current-states.js
var current_states = __webpack_require__(516);
// EXTERNAL MODULE: ./build/src/execution/wait-until.js
var wait_until = __webpack_require__(5274);
// EXTERNAL MODULE: ./build/src/time-limits.js
var time_limits = __webpack_require__(3249);
// EXTERNAL MODULE: ./build/src/report/failure-text.js
var failure_text = __webpack_require__(2088);
// EXTERNAL MODULE: ./build/src/report/text.js
var report_text = __webpack_require__(4913);
// EXTERNAL MODULE: ./build/src/report/log/progress.js + 2 modules
var log_progress = __webpack_require__(5683);
;// CONCATENATED MODULE: ./build/src/report/log/heartbeat.js







function heartbeatDue(lastPrintedAt, now) {
    return now - lastPrintedAt >= time_limits/* TIME_LIMITS */.H.poll.heartbeatMs;
}
function heartbeat(pulse) {
    const { events, now, nextPollMs } = pulse;
    const startedAt = events[0]?.at ?? now;
    return `${(0,report_text/* elapsed */.vk)(startedAt, now)} ${situation(pulse)}; next poll in ${(0,duration/* duration */.p)(Math.ceil(nextPollMs / 1000) * 1000)}`;
}
function situation({ events, attempts, now }) {
    const running = attempts.filter(({ outcome }) => outcome.kind === 'running');
    const [first, ...others] = running;
    if (first !== undefined) {
        const took = (0,duration/* duration */.p)(now - first.startedAt);
        return others.length === 0
            ? `${(0,log_progress/* attemptName */.LZ)(first)} still running${placeOf(first)} for ${took}${past(attempts)}`
            : `${running.length} attempts still running (${few(running.map(shortName))}), the longest for ${took}${past(attempts)}`;
    }
    const states = (0,current_states/* currentStates */.M)(events);
    const until = (0,wait_until/* waitUntil */.a)(events, attempts);
    return until === undefined
        ? `${soFar(attempts)}; ${where(states, now)}`
        : waiting(until, states.length, attempts, now);
}
function placeOf(attempt) {
    return (0,failure_text/* stateText */.r9)(attempt) === '' ? ` in ${(0,report_text/* oneLine */.TN)(attempt.state)}` : '';
}
function shortName({ item, state }) {
    return (0,report_text/* oneLine */.TN)(item ?? state, 80);
}
function past(attempts) {
    if (attempts.every(({ item }) => item === undefined)) {
        return '';
    }
    const ended = ['succeeded', 'failed', 'stopped'].flatMap((kind) => {
        const number = attempts.filter(({ outcome }) => outcome.kind === kind).length;
        return number === 0 ? [] : [`${number} ${kind}`];
    });
    return ended.length === 0 ? '' : `; ${ended.join(', ')}`;
}
function soFar(attempts) {
    return attempts.length === 0
        ? 'no attempt yet'
        : `${(0,report_text/* count */.U9)(attempts.length, 'attempt')} so far, none running`;
}
function where(states, now) {
    const [first, ...others] = states;
    if (first === undefined) {
        return 'the machine has told nothing of its next state';
    }
    return others.length === 0
        ? `the machine has been in ${(0,report_text/* oneLine */.TN)(first.state)} for ${(0,duration/* duration */.p)(now - first.since)}`
        : `the machine is in ${states.length} states (${few([...new Set(states.map(({ state }) => (0,report_text/* oneLine */.TN)(state, 80)))])})`;
}
function waiting(until, places, attempts, now) {
    const left = `${(0,duration/* duration */.p)(until - now)} left`;
    if (places > 1) {
        return `waiting in ${places} items, in the first of them until ${timeOfDay(until, now)}${past(attempts)}; ${left}`;
    }
    const last = attempts
        .flatMap(({ number, outcome }) => outcome.kind === 'failed' && outcome.verdict.by === 'machine'
        ? [{ number, ...outcome.verdict.decision }]
        : [])
        .findLast(({ waitSeconds }) => waitSeconds > 0);
    const why = last === undefined ? '' : ` before attempt ${last.number + 1} (${last.type})`;
    return `waiting until ${timeOfDay(until, now)}${why}; ${left}`;
}
function few(names) {
    const MOST = 5;
    const more = names.length - MOST;
    return `${names.slice(0, MOST).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
function timeOfDay(at, now) {
    const [day, time = ''] = new Date(at).toISOString().split('T');
    return `${at - now < 86_400_000 ? '' : `${day} `}${time.slice(0, 8)} UTC`;
}
function countsLine({ startedAt, now, total, started, succeeded, failed, }) {
    const running = started - succeeded - failed;
    return `${(0,report_text/* elapsed */.vk)(startedAt, now)} of ${total} executions ${succeeded} succeeded, ${failed} failed, ${running} running, ${total - started} to come`;
}
function pollFailedLine({ error, failures, nextPollMs }, startedAt, now) {
    const name = error instanceof Error ? error.name : 'Error';
    const since = startedAt === undefined ? '' : `${(0,report_text/* elapsed */.vk)(startedAt, now)} `;
    return `${since}poll ${failures} failed (${(0,report_text/* oneLine */.TN)(name, 80)}), trying again in ${(0,duration/* duration */.p)(nextPollMs)}`;
}

// EXTERNAL MODULE: ./build/src/report/wording.js
var wording = __webpack_require__(1272);
;// CONCATENATED MODULE: ./build/src/step/execution-log.js






function singleExecutionLog(log, clock, listen) {
    const progress = new log_progress/* ProgressLog */.qw({ grouped: true });
    let seen = follow/* NOTHING_SEEN */.s;
    let printedAt = clock.now();
    const print = (actions) => {
        if (actions.length > 0) {
            printedAt = clock.now();
        }
        act(actions, log);
    };
    const beat = (nextPollMs) => {
        const now = clock.now();
        if (seen !== follow/* NOTHING_SEEN */.s && heartbeatDue(printedAt, now)) {
            print(progress.say(heartbeat({ ...seen, now, nextPollMs })));
        }
    };
    return {
        tell: async (poll) => {
            if (poll.kind === 'trouble') {
                print(progress.say(pollFailedLine(poll, seen.events[0]?.at, clock.now())));
                return;
            }
            seen = poll;
            const output = await heard(listen, poll.attempts, log);
            print(progress.poll({ ...progressOf(poll), output }));
            if (poll.events.at(-1)?.kind !== 'execution-ended') {
                beat(poll.nextPollMs);
            }
        },
        pause: async (milliseconds, atMost, signal) => {
            for (let left = Math.min(milliseconds, atMost); left > 0;) {
                const part = Math.min(left, Math.max(time_limits/* TIME_LIMITS */.H.poll.shortestWaitMs, printedAt + time_limits/* TIME_LIMITS */.H.poll.heartbeatMs - clock.now()));
                await clock.sleep(part, signal);
                left -= part;
                if (left > 0) {
                    beat(left);
                }
            }
        },
        end: () => act(progress.end(), log),
    };
}
function oneOfSeveralLog(log, clock, listen, watch, executionArn) {
    const progress = new log_progress/* ProgressLog */.qw({ grouped: false });
    let startedAt;
    return {
        tell: async (poll) => {
            if (poll.kind === 'trouble') {
                log.info(pollFailedLine(poll, startedAt, clock.now()));
                return;
            }
            startedAt = poll.events[0]?.at;
            const output = await heard(listen, poll.attempts, log);
            act(progress.poll({ ...progressOf(poll), output }), log);
        },
        pause: (milliseconds, atMost, signal) => watch.pause(executionArn, milliseconds, atMost, signal),
        end: () => act(progress.end(), log),
    };
}
async function heard(listen, attempts, log) {
    const output = [];
    for (const news of await listen(attempts)) {
        if (news.kind === 'unreadable') {
            log.warning((0,report_text/* oneLine */.TN)((0,wording/* noticeText */.ut)(news.notice), 2000));
        }
        else {
            output.push({ attempt: news.attempt, lines: news.more ? [...news.lines, log_progress/* MORE_LINES */.cN] : news.lines });
        }
    }
    return output;
}
function progressOf({ attempts, events, fresh }) {
    const settled = fresh === 0 || events.at(-1)?.kind === 'execution-ended';
    return { attempts, settled, startedAt: events[0]?.at ?? 0 };
}
function act(actions, log) {
    for (const action of actions) {
        switch (action.kind) {
            case 'open-group':
                log.openGroup(action.title);
                break;
            case 'close-group':
                log.closeGroup();
                break;
            case 'output':
                log.output(action.lines);
                break;
            case 'line':
                log.info(action.text);
                break;
        }
    }
}
function combinedLog(log, clock, total) {
    const startedAt = clock.now();
    let printedAt = startedAt;
    let started = 0;
    let succeeded = 0;
    let failed = 0;
    return {
        of: (label) => {
            const front = `${(0,report_text/* oneLine */.TN)(label, 100)}: `;
            const print = (write) => (line) => {
                printedAt = clock.now();
                write(`${front}${line}`);
            };
            return {
                info: print(log.info),
                warning: print(log.warning),
                openGroup: print(log.openGroup),
                closeGroup: log.closeGroup,
                output: (lines) => {
                    printedAt = clock.now();
                    log.output(lines.map((line) => `${front}${line}`));
                },
            };
        },
        started: () => {
            started += 1;
        },
        ended: (isFine) => {
            succeeded += isFine ? 1 : 0;
            failed += isFine ? 0 : 1;
        },
        keepBeating: async (signal) => {
            while (!signal.aborted) {
                try {
                    await clock.sleep(time_limits/* TIME_LIMITS */.H.poll.heartbeatMs - (clock.now() - printedAt), signal);
                }
                catch {
                    return;
                }
                const now = clock.now();
                if (heartbeatDue(printedAt, now)) {
                    printedAt = now;
                    log.info(countsLine({ startedAt, now, total, started, succeeded, failed }));
                }
            }
        },
    };
}


/***/ }),

/***/ 5025:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ startedWith),
/* harmony export */   h: () => (/* binding */ executionRequests)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);
/* harmony import */ var _execution_execution_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9128);
/* harmony import */ var _github_workflow_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2696);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4715);




const MAX_INPUT_BYTES = 262_144;
function executionRequests(settings, workflow) {
    const customerIds = settings.customerIds.length === 0 ? [undefined] : settings.customerIds;
    return customerIds.map((customerId) => executionRequest(settings, workflow, customerId));
}
function executionRequest(settings, workflow, customerId) {
    const { commands, reportId, executionName } = settings;
    const fill = placeholders(settings, workflow, customerId);
    const outputLocation = settings.outputLocation === undefined ? undefined : fill('output-location', settings.outputLocation);
    const input = {
        ...(commands.length > 0 && { commands }),
        ...(customerId !== undefined && { customer_id: customerId }),
        ...(reportId !== undefined && { report_id: reportId }),
        ...(outputLocation !== undefined && { output_location: outputLocation }),
        ...(settings.githubContext && { github: (0,_github_workflow_js__WEBPACK_IMPORTED_MODULE_2__/* .githubInput */ .g)(workflow) }),
        ...settings.input,
    };
    const bytes = Buffer.byteLength(JSON.stringify(input));
    if (bytes > MAX_INPUT_BYTES) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz('input', `the execution's input is ${bytes} bytes and may be ${MAX_INPUT_BYTES}; put large data into S3 and pass its location.`);
    }
    return {
        customerId,
        name: executionName === undefined
            ? (0,_execution_execution_name_js__WEBPACK_IMPORTED_MODULE_1__/* .derivedName */ .Pr)(workflow, customerId, input)
            : (0,_execution_execution_name_js__WEBPACK_IMPORTED_MODULE_1__/* .nameOfCustomer */ .ns)(executionName, settings.customerIds.length > 1 ? customerId : undefined),
        nameIsOurs: executionName === undefined,
        inputIsOurs: settings.githubContext && !('github' in settings.input) && namesStep(workflow),
        input,
        expectOutputs: settings.expectOutputs.map((glob) => fill('expect-outputs', glob, 'glob')),
    };
}
function namesStep({ runId, runAttempt, job, step }) {
    return [runId, runAttempt, job, step].every((part) => part !== undefined && part !== '');
}
function startedWith(input) {
    const given = (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .parseJson */ .qF)(input);
    const { customer_id: id, output_location: location } = (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isJsonObject */ .OW)(given) ? given : {};
    return {
        customerId: typeof id === 'string' ? id : undefined,
        outputLocation: typeof location === 'string' ? location : undefined,
    };
}
function placeholders({ reportId }, workflow, customerId) {
    const values = new Map([
        ['customer-id', [customerId, 'customer-ids']],
        ['report-id', [reportId, 'report-id']],
        ['run-id', [workflow.runId, 'GITHUB_RUN_ID']],
    ]);
    return (input, text, kind = 'text') => text.replace(/\{([^{}]*)\}/g, (placeholder, name) => {
        const [value, source] = values.get(name) ?? [];
        if (source === undefined) {
            if (kind === 'glob') {
                return placeholder;
            }
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz(input, `${JSON.stringify(placeholder)} must be one of {${[...values.keys()].join('}, {')}}.`);
        }
        if (value === undefined) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz(input, `${placeholder} cannot be filled without ${source}.`);
        }
        return kind === 'glob' ? escapedGlob(value) : value;
    });
}
function escapedGlob(text) {
    return text.replace(/[?*()[\]{}\\]|^[#!]/g, '\\$&');
}


/***/ }),

/***/ 9823:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  EI: () => (/* binding */ reportOf),
  _M: () => (/* binding */ runExecution),
  et: () => (/* binding */ subjectOf)
});

// EXTERNAL MODULE: ./build/src/aws/arn.js
var aws_arn = __webpack_require__(2672);
// EXTERNAL MODULE: ./build/src/aws/console-links.js
var console_links = __webpack_require__(5386);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(7406);
// EXTERNAL MODULE: ./build/src/execution/end-reason.js
var end_reason = __webpack_require__(1890);
// EXTERNAL MODULE: ./build/src/execution/run-to-end.js
var run_to_end = __webpack_require__(5815);
// EXTERNAL MODULE: ./build/src/execution/start.js
var start = __webpack_require__(4060);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-sfn/dist-cjs/index.js
var dist_cjs = __webpack_require__(8476);
// EXTERNAL MODULE: ./build/src/aws/retry.js
var retry = __webpack_require__(257);
// EXTERNAL MODULE: ./build/src/time-limits.js
var time_limits = __webpack_require__(3249);
;// CONCATENATED MODULE: ./build/src/execution/usual-duration.js



const NEWEST = 50;
const FEWEST = 3;
function usualDuration(durationsMs) {
    const count = durationsMs.length;
    if (count < FEWEST) {
        return undefined;
    }
    const meanMs = durationsMs.reduce((sum, one) => sum + one, 0) / count;
    const squares = durationsMs.reduce((sum, one) => sum + (one - meanMs) ** 2, 0);
    return meanMs > 0 ? { meanMs, deviationMs: Math.sqrt(squares / (count - 1)), count } : undefined;
}
async function earlierDuration(sfn, machineArn, { rateLimiter, signal }) {
    try {
        const { executions = [] } = await (0,retry/* limited */.TJ)(rateLimiter, 'states:ListExecutions', signal, () => sfn.send(new dist_cjs/* ListExecutionsCommand */.xzi({
            stateMachineArn: machineArn,
            statusFilter: 'SUCCEEDED',
            maxResults: NEWEST,
        }), { abortSignal: AbortSignal.any([signal, AbortSignal.timeout(time_limits/* TIME_LIMITS */.H.request.awsMs)]) }));
        return usualDuration(executions.flatMap(({ startDate, stopDate }) => startDate === undefined || stopDate === undefined ? [] : [stopDate.getTime() - startDate.getTime()]));
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: ./build/src/report/log/job-log.js
var job_log = __webpack_require__(4741);
// EXTERNAL MODULE: ./build/src/report/text.js
var report_text = __webpack_require__(4913);
// EXTERNAL MODULE: ./build/src/step/collect-evidence.js + 1 modules
var collect_evidence = __webpack_require__(6878);
// EXTERNAL MODULE: ./build/src/step/execution-log.js + 1 modules
var execution_log = __webpack_require__(131);
// EXTERNAL MODULE: ./build/src/aws/errors.js
var aws_errors = __webpack_require__(9368);
// EXTERNAL MODULE: ./build/src/execution/claim.js
var claim = __webpack_require__(8796);
// EXTERNAL MODULE: ./build/src/execution/ending.js
var ending = __webpack_require__(2977);
// EXTERNAL MODULE: ./build/src/step/execution-requests.js
var execution_requests = __webpack_require__(5025);
;// CONCATENATED MODULE: ./build/src/step/start-or-attach.js







async function startOrAttach(context, target, retry) {
    return target.kind === 'start'
        ? start_or_attach_start(context, target.machine, target.request, retry)
        : attach(context, target.reference, retry);
}
async function start_or_attach_start({ clients, awsTime, ledger }, machine, request, retry) {
    const { arn, attached: again } = await (0,start/* startExecution */.F)(clients.sfn, machine, request, retry, {
        awsTime,
        ledger,
    });
    const location = request.input['output_location'];
    return {
        arn,
        customerId: request.customerId,
        attached: false,
        foundAs: undefined,
        mayHaveEnded: again,
        mayStop: true,
        outputLocation: typeof location === 'string' ? location : undefined,
        expectOutputs: request.expectOutputs,
        versionArn: machine.versionArn,
        versionIsOpen: machine.versionArn === undefined && machine.startArn !== machine.arn,
    };
}
async function attach({ settings, clients, ledger }, { arn }, retry) {
    if (settings.stopAttached) {
        ledger.starting({ arn, claim: claim/* OURS */.o6 });
    }
    const looking = { ...retry, missingForMs: time_limits/* TIME_LIMITS */.H.retry.attachMs };
    const { status, input, versionArn } = await (0,start/* describeExecution */.k)(clients.sfn, arn, looking).catch((cause) => {
        if (settings.stopAttached && !(cause instanceof ending/* Interrupted */.j$)) {
            ledger.settled(arn);
        }
        throw cause instanceof aws_errors/* AwsError */.Gy && cause.kind === 'not-found'
            ? new errors/* InputError */.dz('execution-arn', `there is no execution ${arn}; check account and region. Step Functions forgets executions after 90 days.`, { cause })
            : cause;
    });
    return {
        arn,
        ...(0,execution_requests/* startedWith */.W)(input),
        attached: true,
        foundAs: status,
        mayHaveEnded: true,
        mayStop: settings.stopAttached,
        expectOutputs: settings.request.expectOutputs,
        versionArn,
        versionIsOpen: false,
    };
}

;// CONCATENATED MODULE: ./build/src/step/run-execution.js













function subjectOf(target) {
    return target.kind === 'start'
        ? { customerId: target.request.customerId, arn: undefined }
        : { customerId: undefined, arn: target.reference.arn };
}
async function runExecution(context, target, logOf) {
    const { settings, clock, interrupted, rateLimiter, ledger, several } = context;
    const before = logOf(subjectOf(target));
    const execution = await startOrAttach(context, target, {
        clock,
        signal: interrupted,
        rateLimiter,
        forMs: time_limits/* TIME_LIMITS */.H.retry.callMs,
        onTrouble: (text) => before.info((0,report_text/* oneLine */.TN)(text)),
    });
    const { arn, foundAs } = execution;
    const log = logOf(execution);
    log.info(foundAs === undefined ? (0,job_log/* startedLine */.sx)(arn, execution.mayHaveEnded) : (0,job_log/* attachedLine */.vO)(arn, foundAs));
    const url = several === undefined ? (0,console_links/* executionUrl */.ME)(arn) : undefined;
    if (url !== undefined) {
        log.info(`console: ${url}`);
    }
    if (!settings.wait && !execution.mayHaveEnded && !interrupted.aborted) {
        ledger.settled(arn);
        return reportOf(execution, {
            startedAt: undefined,
            attempts: [],
            reason: end_reason/* NO_REASON */.je,
            ending: { kind: 'left-running', why: { kind: 'not-waited' } },
        });
    }
    const result = await followToEnd(context, execution, log);
    if (!mustBeStopped(result)) {
        ledger.settled(arn);
    }
    const described = await describe(context, execution, result, log);
    const evidence = await (0,collect_evidence/* collectEvidence */.mE)(context, execution, result, several === undefined);
    return {
        ...reportOf(execution, { ...result, ending: described.ending }),
        ...evidence,
        versionArn: described.versionArn,
    };
}
function mustBeStopped({ ending }) {
    return (ending.kind === 'left-running' &&
        (ending.why.kind === 'stop-failed' || ending.why.kind === 'stop-unanswered'));
}
function reportOf({ arn, customerId, attached, versionArn, }, { startedAt, attempts, reason, ending }) {
    return { ...collect_evidence/* NO_EVIDENCE */.kE, arn, customerId, attached, versionArn, startedAt, attempts, reason, ...ending };
}
async function followToEnd(context, { arn, mayStop }, log) {
    const { settings, workflow, clients, clock, signal, interrupted, reportDue, rateLimiter, several } = context;
    const live = settings.logs === 'live' ? await loadLiveLogs(clients) : undefined;
    const listen = async (attempts) => live === undefined || interrupted.aborted
        ? []
        : live.read(attempts, { clock, signal: interrupted, rateLimiter });
    const executionLog = several === undefined
        ? (0,execution_log/* singleExecutionLog */.Fu)(log, clock, listen)
        : (0,execution_log/* oneOfSeveralLog */.k3)(log, clock, listen, several.watch, arn);
    const polls = (0,run_to_end/* runToEnd */.c)({
        sfn: clients.sfn,
        executionArn: arn,
        policy: settings.policy,
        clock,
        signal: interrupted,
        cancelled: signal,
        reportDue,
        deadline: context.deadline,
        mayStop,
        rateLimiter,
        intervalMs: settings.pollIntervalSeconds * 1000,
        slowestMs: several === undefined ? time_limits/* TIME_LIMITS */.H.poll.slowestOfOneMs : time_limits/* TIME_LIMITS */.H.poll.slowestMs,
        earlierDuration: several === undefined ? (until) => earlierDurationOf(context, arn, until) : undefined,
        wait: settings.wait,
        onTimeout: settings.onTimeout,
        stopCause: `Stopped by ${workflow.url ?? 'the step that started it'}.`,
        pause: executionLog.pause,
    });
    let next = await polls.next();
    while (next.done !== true) {
        await executionLog.tell(next.value);
        next = await polls.next();
    }
    executionLog.end();
    return (0,collect_evidence/* seeTasksEnd */.vC)(clients, next.value, {
        clock,
        signal: reportDue,
        rateLimiter,
        forMs: time_limits/* TIME_LIMITS */.H.stop.tasksMs,
    });
}
async function earlierDurationOf({ clients, rateLimiter }, arn, signal) {
    const machine = (0,aws_arn/* parseExecutionReference */.Jp)(arn)?.machine;
    return machine && earlierDuration(clients.sfn, machine.arn, { rateLimiter, signal });
}
async function loadLiveLogs(clients) {
    const { liveLogs } = await Promise.all(/* import() */[__webpack_require__.e(303), __webpack_require__.e(325)]).then(__webpack_require__.bind(__webpack_require__, 5325));
    return liveLogs(clients);
}
async function describe({ clients, clock, signal, rateLimiter, several }, { arn, versionArn, versionIsOpen }, { ending }, log) {
    const known = { ending, versionArn };
    if (ending.kind !== 'ended' || signal.aborted) {
        return known;
    }
    const hasOutput = ending.status !== 'SUCCEEDED' || ending.output !== undefined;
    if (hasOutput && !(versionIsOpen && several === undefined)) {
        return known;
    }
    try {
        const retry = { clock, signal, rateLimiter, forMs: time_limits/* TIME_LIMITS */.H.retry.callMs };
        const facts = await (0,start/* describeExecution */.k)(clients.sfn, arn, retry);
        return {
            ending: { ...ending, output: ending.output ?? facts.output },
            versionArn: versionArn ?? facts.versionArn,
        };
    }
    catch (error) {
        log.warning((0,report_text/* oneLine */.TN)((0,errors/* messageOf */.bD)(error), 2000));
        return known;
    }
}


/***/ }),

/***/ 3249:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ TIME_LIMITS)
/* harmony export */ });
const TIME_LIMITS = {
    cancel: {
        runnerMs: 7_500,
        startAnswerMs: 2_000,
        startWithdrawalMs: 3_000,
        stopMs: 5_000,
        evidenceMs: 5_500,
        commentMs: 1_500,
        writingMs: 500,
    },
    poll: {
        slowestMs: 30_000,
        slowestOfOneMs: 10_000,
        beforeUsualEndMs: 40_000,
        fastestListMs: 2_000,
        dueMs: 60_000,
        newExecutionMs: 30_000,
        awsClocksMs: 1_000,
        stoppingMs: 250,
        taskEndMs: 500,
        heartbeatMs: 60_000,
        shortestWaitMs: 1_000,
    },
    request: {
        awsMs: 30_000,
        liveLogsMs: 3_000,
        githubMs: 10_000,
    },
    retry: {
        callMs: 120_000,
        warningsMs: 5_000,
        attachMs: 5_000,
        firstWaitMs: 1_000,
        longestWaitMs: 60_000,
        firstStopWaitMs: 250,
        lastAnswerMs: 500,
        deploymentMs: 1_000,
    },
    stop: {
        executionMs: 120_000,
        tasksMs: 60_000,
    },
    evidence: {
        outputsMs: 60_000,
        previewMs: 5_000,
        logTailsMs: 15_000,
        detailsMs: 15_000,
        logDeliveryMs: 3_000,
        liveReadMs: 5_000,
        oldNewsMs: 120_000,
    },
    comment: {
        retriesMs: 30_000,
        loginMs: 10_000,
        silenceMs: 60_000,
        shortestSilenceMs: 1_000,
    },
    postStep: {
        eachMs: 60_000,
        missingMs: 20_000,
        pollMs: 1_000,
    },
};


/***/ })

};
