export const id = 990;
export const ids = [990];
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

/***/ 1990:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  commentOnPullRequest: () => (/* binding */ commentOnPullRequest)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/src/aws/errors.js
var errors = __webpack_require__(9368);
// EXTERNAL MODULE: ./build/src/json.js
var json = __webpack_require__(4715);
// EXTERNAL MODULE: ./build/src/aws/arn.js
var arn = __webpack_require__(2672);
// EXTERNAL MODULE: ./build/src/aws/console-links.js
var console_links = __webpack_require__(5386);
// EXTERNAL MODULE: ./build/src/duration.js
var duration = __webpack_require__(2297);
// EXTERNAL MODULE: ./build/src/report/failure-groups.js
var failure_groups = __webpack_require__(4947);
// EXTERNAL MODULE: ./build/src/report/failure-text.js
var failure_text = __webpack_require__(2088);
// EXTERNAL MODULE: ./build/src/report/headline.js
var headline = __webpack_require__(7210);
// EXTERNAL MODULE: ./build/src/report/report.js
var report_report = __webpack_require__(8456);
// EXTERNAL MODULE: ./build/src/report/severity.js
var severity = __webpack_require__(9237);
// EXTERNAL MODULE: ./build/src/report/text.js
var report_text = __webpack_require__(4913);
// EXTERNAL MODULE: ./build/src/report/wording.js
var wording = __webpack_require__(1272);
// EXTERNAL MODULE: ./build/src/report/work-text.js
var work_text = __webpack_require__(6199);
;// CONCATENATED MODULE: ./build/src/report/comment.js











const MAX_COMMENT_LENGTH = 65_536;
const MAX_ROWS_LENGTH = 40_000;
const MAX_ROWS = 50;
function markerStart(place) {
    return `<!-- sfn-fargate-retry ${place} `;
}
function readablePlace({ name, job, step }) {
    return [name, job, step]
        .map((part = '') => encodeURIComponent(part.slice(0, 60).toWellFormed()).replace(/[-.!~*'()]/g, hex))
        .join('.');
}
function hex(character) {
    return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
function runOf(body) {
    const [, run, attempt] = /^<!-- sfn-fargate-retry \S+ run (\d{1,15})\.(\d{1,15}) -->/.exec(body) ?? [];
    return run === undefined || attempt === undefined
        ? undefined
        : { run: Number(run), attempt: Number(attempt) };
}
function comment(report, source, { place, run, attempt }) {
    const [first, ...more] = report.executions;
    return (0,report_text/* joined */.oR)([
        `${markerStart(place)}run ${run}.${attempt} -->`,
        `### ${reportSign(report)} ${(0,report_text/* markdown */.wD)(report.machine.name, 80)}`,
        ...(first !== undefined && more.length === 0
            ? singleExecution(first, report)
            : severalExecutions(report)),
        footer(source),
    ], '\n\n');
}
function singleExecution(execution, report) {
    const { happened, said, advice } = (0,headline/* headlineParts */.$5)(execution, report);
    return [
        `**${(0,report_text/* markdown */.wD)(happened, 600)}**`,
        (0,report_text/* markdown */.wD)(said, 600),
        advice === '' ? '' : `→ ${(0,report_text/* markdown */.wD)(advice, 600)}`,
        shortAttemptsTable((0,report_report/* attemptsOf */.Or)(execution)),
        execution.arn === undefined ? '' : executionLink(execution, (0,arn/* resourceId */.a)(execution.arn)),
    ];
}
function shortAttemptsTable(attempts) {
    if (attempts.length === 0) {
        return '';
    }
    const stateOf = (0,failure_text/* statesAmong */.TJ)(attempts);
    const places = attempts.map((attempt) => placeOf(stateOf(attempt), attempt));
    const hasPlaces = places.some((place) => place !== '');
    const all = attempts.map((attempt, index) => attemptRow(attempt, hasPlaces ? `| ${(0,report_text/* markdown */.wD)(places[index] ?? '', 120)} ` : ''));
    const rows = fittingRows(all.reverse()).reverse();
    const cut = attempts.length - rows.length;
    return [
        `| # ${hasPlaces ? '| State ' : ''}| Outcome | Exit code | Reason | Duration |`,
        `|--:${hasPlaces ? '|---' : ''}|---|--:|---|--:|`,
        ...rows,
        ...(cut > 0 ? ['', `The first ${(0,report_text/* count */.U9)(cut, 'attempt')} ${cut === 1 ? 'is' : 'are'} left out.`] : []),
    ].join('\n');
}
function placeOf(state, { item }) {
    return (0,report_text/* joined */.oR)([state, item === undefined ? '' : `(${item})`], ' ');
}
function attemptRow(attempt, place) {
    const { number, startedAt, outcome, remark } = attempt;
    const took = outcome.kind === 'running' ? '' : (0,duration/* duration */.p)(outcome.at - startedAt);
    if (outcome.kind !== 'failed') {
        const told = outcome.kind === 'succeeded' ? (0,report_text/* markdown */.wD)((0,work_text/* remarkText */.ab)(remark), 200) : '';
        const exitCode = (0,work_text/* acceptedFailure */.MW)(attempt)?.failure.exitCode ?? '';
        return `| ${number} ${place}| ${outcome.kind} | ${exitCode} | ${told} | ${took} |`;
    }
    const { failure, explanation, verdict } = outcome;
    const name = (0,failure_text/* failureName */.W9)(failure, explanation.rule);
    const told = name === (0,failure_text/* exitText */.iJ)(failure.exitCode ?? Number.NaN) ? '' : name;
    const reason = (0,report_text/* joined */.oR)([told, (0,failure_text/* failureReason */.Hr)(failure, name, attempt)], ': ');
    return `| ${number} ${place}| ${outcomeText(verdict)} | ${failure.exitCode ?? '–'} | ${(0,report_text/* markdown */.wD)(reason, 200)} | ${took} |`;
}
function outcomeText(verdict) {
    return `**${(0,report_report/* classOf */.Kl)(verdict) ?? 'failed'}**`;
}
function severalExecutions(report) {
    const rows = fittingRows((0,severity/* mostSevereFirst */.QX)(report).map((execution) => executionRow(execution, report)));
    const cut = report.executions.length - rows.length;
    const failed = (0,severity/* mostSevereFirst */.QX)(report).filter((execution) => !(0,report_report/* isFine */.zn)(execution, report));
    return [
        `**${(0,report_text/* markdown */.wD)((0,headline/* stepHeadline */.nu)(report), 600)}**`,
        groupsText((0,failure_groups/* failureGroups */.H)(failed, report)),
        [
            '| | Customer | Attempts | What happened |',
            '|---|---|--:|---|',
            ...rows,
            ...(cut > 0 ? ['', `${(0,report_text/* count */.U9)(cut, 'more execution')} in the job summary.`] : []),
        ].join('\n'),
    ];
}
const MAX_GROUPS = 5;
function groupsText(groups) {
    return groups
        .slice(0, MAX_GROUPS)
        .map(({ kind, advice, executions }) => (0,report_text/* joined */.oR)([`- ${executions.length} × ${(0,report_text/* markdown */.wD)(kind, 200)}`, (0,report_text/* markdown */.wD)(advice, 200)], ' – '))
        .join('\n');
}
function executionRow(execution, report) {
    const name = (0,report_report/* executionName */._D)(execution);
    return `| ${wording/* OUTCOME_SIGNS */.Gr[(0,severity/* outcomeOf */.sG)(execution, report)]} | ${executionLink(execution, name)} | ${(0,report_report/* attemptsOf */.Or)(execution).length} | ${(0,report_text/* markdown */.wD)((0,headline/* headline */.Pl)(execution, report), 300)} |`;
}
function executionLink({ arn }, name) {
    const url = arn === undefined ? undefined : (0,console_links/* executionUrl */.ME)(arn);
    return url === undefined ? (0,report_text/* markdown */.wD)(name, 100) : `[${(0,report_text/* markdown */.wD)(name, 100)}](${url})`;
}
function footer({ url, runId = '', runAttempt, sha, commitUrl }) {
    const run = `run ${runId}${runAttempt === undefined ? '' : `, attempt ${runAttempt}`}`;
    const runUrl = url === undefined || runAttempt === undefined ? url : `${url}/attempts/${runAttempt}`;
    return (0,report_text/* joined */.oR)([
        runUrl === undefined ? '' : `[${run}](${runUrl})`,
        sha === undefined || commitUrl === undefined ? '' : `commit [${sha.slice(0, 7)}](${commitUrl})`,
    ], ' · ');
}
function reportSign(report) {
    const [first] = report.executions;
    if (first !== undefined && report.executions.length === 1) {
        return wording/* OUTCOME_SIGNS */.Gr[(0,severity/* outcomeOf */.sG)(first, report)];
    }
    const isRunning = report.executions.some(({ kind }) => kind === 'left-running');
    return !(0,report_report/* isSuccess */.oJ)(report) ? '❌' : isRunning ? '⏳' : '✅';
}
function fittingRows(rows) {
    const fit = [];
    let length = 0;
    for (const row of rows.slice(0, MAX_ROWS)) {
        length += row.length + 1;
        if (length > MAX_ROWS_LENGTH) {
            break;
        }
        fit.push(row);
    }
    return fit;
}

// EXTERNAL MODULE: ./build/src/time-limits.js
var time_limits = __webpack_require__(3249);
// EXTERNAL MODULE: ./build/src/aws/retry.js
var retry = __webpack_require__(257);
// EXTERNAL MODULE: ./build/src/errors.js
var src_errors = __webpack_require__(7406);
;// CONCATENATED MODULE: ./build/src/github/api-error.js




function githubFault(error, now) {
    const { name, status, message, types, header } = apiErrorParts(error);
    const isLimit = status === 429 ||
        types.includes('RATE_LIMITED') ||
        ((status === 403 || name === 'GraphqlResponseError') &&
            (header('retry-after') !== '' ||
                header('x-ratelimit-remaining') === '0' ||
                /rate limit/i.test(message)));
    if (isLimit) {
        return { kind: 'passing', waitMs: limitedMs(header, now) };
    }
    const isBroken = error instanceof errors/* UnreadableAnswer */.ym || (status !== undefined && status >= 500);
    return isBroken ? { kind: 'passing', waitMs: undefined } : { kind: 'final' };
}
function limitedMs(header, now) {
    const after = header('retry-after');
    if (/^\d+$/.test(after)) {
        return Number(after) * 1000;
    }
    const reset = header('x-ratelimit-reset');
    return header('x-ratelimit-remaining') === '0' && /^\d+$/.test(reset)
        ? Math.max(time_limits/* TIME_LIMITS */.H.comment.shortestSilenceMs, Number(reset) * 1000 - now)
        : time_limits/* TIME_LIMITS */.H.comment.silenceMs;
}
function httpStatusOf(error) {
    return apiErrorParts(error).status;
}
function commentWarning(error, workflow) {
    const { status, message } = apiErrorParts(error);
    const what = `The comment on pull request #${workflow.pullRequest} could not be written`;
    const said = (0,report_text/* oneLine */.TN)(message).replace(/[.\s]*$/, '');
    if (githubFault(error, 0).kind === 'passing') {
        return status === 403 || status === 429
            ? `${what}: GitHub limits how often it is called (${said}). It is written by the next run.`
            : `${what}: GitHub did not answer as it should (${said}). It is written by the next run.`;
    }
    switch (status) {
        case 401:
            return `${what}: GitHub does not know the token (${said}). Check the input github-token.`;
        case 403:
            if (/locked/i.test(message)) {
                return `${what}: its conversation is locked. Unlock it, or set comment to false.`;
            }
            if (workflow.fromFork && workflow.event === 'pull_request') {
                return `${what}: it comes from a fork, whose token may only read (${said}). The job summary tells the same.`;
            }
            return `${what}: its token may not (${said}). Add "permissions: { pull-requests: write }" to the job.`;
        case 404:
        case 410:
            return `${what}: GitHub knows no such pull request in ${workflow.repository ?? 'this repository'} (any more), or does not show it to this token. In a private repository, "permissions: { pull-requests: write }" on the job lets it.`;
        default:
            return `${what}: ${said}.`;
    }
}
function apiErrorParts(error) {
    const status = (0,src_errors/* errorProperty */.cB)(error, 'status');
    const errors = (0,src_errors/* errorProperty */.cB)(error, 'errors');
    const headers = (0,src_errors/* errorProperty */.cB)((0,src_errors/* errorProperty */.cB)(error, 'response'), 'headers') ?? (0,src_errors/* errorProperty */.cB)(error, 'headers');
    return {
        name: error instanceof Error ? error.name : '',
        status: typeof status === 'number' ? status : undefined,
        message: (0,src_errors/* messageOf */.bD)(error),
        types: Array.isArray(errors) ? errors.map((each) => (0,src_errors/* errorProperty */.cB)(each, 'type')) : [],
        header: (name) => String((0,src_errors/* errorProperty */.cB)(headers, name) ?? ''),
    };
}

;// CONCATENATED MODULE: ./build/src/github/api-client.js




async function connect(token, signal) {
    const { getOctokit: octokit } = await __webpack_require__.e(/* import() */ 413).then(__webpack_require__.bind(__webpack_require__, 2413));
    const quiet = () => { };
    const github = octokit(token, {
        userAgent: 'sfn-fargate-retry',
        log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
    });
    github.hook.before('request', (request) => {
        request.request = {
            ...request.request,
            signal: AbortSignal.any([signal, AbortSignal.timeout(time_limits/* TIME_LIMITS */.H.request.githubMs)]),
        };
    });
    github.hook.after('request', ({ status, data }) => {
        if (status !== 204 && (typeof data !== 'object' || data === null)) {
            throw new errors/* UnreadableAnswer */.ym('The answer is no JSON.');
        }
    });
    return github;
}
const MAX_TRIES = 5;
async function retryAttempt({ clock, signal, forMs }, attempt) {
    const deadline = clock.now() + forMs;
    for (let failures = 1;; failures += 1) {
        try {
            return await attempt();
        }
        catch (error) {
            signal.throwIfAborted();
            const now = clock.now();
            const fault = githubFault(error, now);
            const waitMs = (fault.kind === 'passing' ? fault.waitMs : undefined) ??
                (0,retry/* nextTryMs */.k7)(time_limits/* TIME_LIMITS */.H.retry.firstWaitMs, failures);
            if (fault.kind === 'final' || failures === MAX_TRIES || now + waitMs > deadline) {
                throw error;
            }
            await clock.sleep(waitMs, signal);
        }
    }
}

;// CONCATENATED MODULE: ./build/src/github/pull-request.js







async function commentOnPullRequest(report, options) {
    const { workflow, clock, signal } = options;
    const target = pullRequestOf(workflow);
    if (target === undefined) {
        return { kind: 'no-pull-request' };
    }
    const grace = graceAfter(signal, clock);
    try {
        const github = await connect(options.token, grace.signal);
        const id = commentId(report, options);
        const body = comment(report, workflow, id);
        let login;
        const whose = () => {
            login ??= loginOf(github, clock, grace.signal);
            return login;
        };
        return await retryAttempt({ clock, signal: grace.signal, forMs: time_limits/* TIME_LIMITS */.H.comment.retriesMs }, () => keepComment({ github, target, whose }, id, body));
    }
    catch (error) {
        const warning = grace.signal.aborted
            ? `The comment on pull request #${target.issue_number} was not written: the job was cancelled.`
            : commentWarning(error, workflow);
        return { kind: 'not-written', warning };
    }
    finally {
        grace.end();
    }
}
function pullRequestOf({ repository = '', pullRequest }) {
    const [owner = '', repo = ''] = repository.split('/');
    return pullRequest === undefined || owner === '' || repo === ''
        ? undefined
        : { owner, repo, issue_number: pullRequest };
}
function graceAfter(signal, clock) {
    const over = new AbortController();
    const ended = new AbortController();
    const onCancel = () => {
        clock.sleep(time_limits/* TIME_LIMITS */.H.cancel.commentMs, ended.signal).then(() => over.abort(signal.reason), () => { });
    };
    if (signal.aborted) {
        onCancel();
    }
    else {
        signal.addEventListener('abort', onCancel, { once: true });
    }
    return {
        signal: over.signal,
        end: () => {
            signal.removeEventListener('abort', onCancel);
            ended.abort();
        },
    };
}
function commentId(report, { workflow }) {
    const { name = '', job = '', step = '', runId, runAttempt } = workflow;
    const whole = JSON.stringify([name, job, step, report.machine.arn]);
    const hash = (0,external_node_crypto_.createHash)('sha256').update(whole).digest('hex').slice(0, 12);
    return {
        place: `${readablePlace(workflow)}.${hash}`,
        run: Number(runId ?? 0) || 0,
        attempt: Number(runAttempt ?? 0) || 0,
    };
}
async function keepComment(conversation, id, body) {
    const { github, target } = conversation;
    const { owner, repo } = target;
    const own = await ownComments(conversation, markerStart(id.place));
    const later = own.find((each) => isLater(each.body, id));
    if (later !== undefined) {
        return { kind: 'superseded', url: later.url };
    }
    for (const [index, { id: comment_id }] of own.entries()) {
        try {
            const { data } = await github.rest.issues.updateComment({ owner, repo, comment_id, body });
            await deleteAll(github, target, own.slice(index + 1));
            return { kind: 'written', change: 'updated', url: (0,errors/* required */.mw)(data.html_url, 'html_url') };
        }
        catch (error) {
            if (httpStatusOf(error) !== 404) {
                throw error;
            }
        }
    }
    const { data } = await github.rest.issues.createComment({ ...target, body });
    return { kind: 'written', change: 'created', url: (0,errors/* required */.mw)(data.html_url, 'html_url') };
}
async function deleteAll(github, { owner, repo }, comments) {
    for (const { id: comment_id } of comments) {
        await github.rest.issues.deleteComment({ owner, repo, comment_id }).catch(() => { });
    }
}
async function ownComments({ github, target, whose }, start) {
    const comments = await github.paginate(github.rest.issues.listComments, { ...target, per_page: 100 }, ({ data }) => (0,errors/* required */.mw)(Array.isArray(data) ? data : undefined, 'comments'));
    const marked = comments.filter(({ body }) => body?.startsWith(start));
    if (marked.length === 0) {
        return [];
    }
    const me = await whose();
    return marked
        .filter(({ user }) => user?.login === me)
        .map(({ id, body = '', html_url: url }) => ({ id, body, url }))
        .sort((a, b) => a.id - b.id);
}
const JOB_LOGIN = 'github-actions[bot]';
async function loginOf(github, clock, signal) {
    try {
        return await retryAttempt({ clock, signal, forMs: time_limits/* TIME_LIMITS */.H.comment.loginMs }, async () => {
            const data = await github.graphql('query { viewer { login } }');
            const viewer = (0,json/* isJsonObject */.OW)(data) ? data['viewer'] : undefined;
            const login = (0,json/* isJsonObject */.OW)(viewer) ? (0,json/* asString */.oJ)(viewer['login']) : undefined;
            if (login === undefined || login === '') {
                throw new Error('GitHub does not tell as whom the token writes.');
            }
            return login;
        });
    }
    catch {
        signal.throwIfAborted();
        return JOB_LOGIN;
    }
}
function isLater(body, { run, attempt }) {
    const told = runOf(body);
    return told !== undefined && (told.run > run || (told.run === run && told.attempt > attempt));
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
