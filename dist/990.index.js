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
/* harmony export */   TJ: () => (/* binding */ nextTryMs),
/* harmony export */   bD: () => (/* binding */ withRetry),
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
        attempt: async () => {
            await rateLimiter?.take(call.action, signal);
            return send(AbortSignal.any([signal, AbortSignal.timeout(requestMs)]));
        },
        retryUntil: (error, deadline) => retryUntil(error, deadline, missingUntil),
        toError: (error) => (0,_error_sentences_js__WEBPACK_IMPORTED_MODULE_1__/* .toAwsError */ .DZ)(error, call),
    });
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











/** What GitHub takes for a comment. All parts together are shorter, however their text is escaped. */
const MAX_COMMENT_LENGTH = 65_536;
const MAX_ROWS_LENGTH = 40_000;
const MAX_ROWS = 50;
/** The start that all comments of a step have. People do not see it. */
function markerStart(place) {
    return `<!-- sfn-fargate-retry ${place} `;
}
/**
 * The readable part of a place: workflow, job and step, of a bounded length and of characters that can neither end an
 * HTML comment (`-->`) nor look like another part.
 */
function readablePlace({ name, job, step }) {
    return [name, job, step]
        .map((part = '') => encodeURIComponent(part.slice(0, 60).toWellFormed()).replace(/[-.!~*'()]/g, hex))
        .join('.');
}
function hex(character) {
    return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
/** The run of which a comment tells; undefined if it does not say. */
function runOf(body) {
    const [, run, attempt] = /^<!-- sfn-fargate-retry \S+ run (\d{1,15})\.(\d{1,15}) -->/.exec(body) ?? [];
    return run === undefined || attempt === undefined
        ? undefined
        : { run: Number(run), attempt: Number(attempt) };
}
/** The pull request comment, in GitHub Markdown: the short form of the summary. */
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
    const places = attempts.map((attempt) => placeOf(attempt, attempts));
    // The built-in machine runs its task in one place.
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
/** The state and the item of an attempt. */
function placeOf(attempt, attempts) {
    const { item } = attempt;
    return (0,report_text/* joined */.oR)([(0,failure_text/* stateAmong */.U8)(attempt, attempts), item === undefined ? '' : `(${item})`], ' ');
}
/** @param place the cell that tells where it ran, if there is such a column */
function attemptRow(attempt, place) {
    const { number, startedAt, outcome, remark } = attempt;
    const took = outcome.kind === 'running' ? '' : (0,duration/* duration */.p)(outcome.at - startedAt);
    if (outcome.kind !== 'failed') {
        const told = outcome.kind === 'succeeded' ? (0,report_text/* markdown */.wD)((0,work_text/* remarkText */.ab)(remark), 200) : '';
        return `| ${number} ${place}| ${outcome.kind} |  | ${told} | ${took} |`;
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
/** The most severe first: they are what a reader looks for. */
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
/** More groups than these are told in the job summary. */
const MAX_GROUPS = 5;
/** What failed, by reason: `7 × UncaughtException (exit 1)`. */
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
/** The first rows of a table that is not too long. */
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




/**
 * Tells what passes from what does not. Limits come as 429, or as 403 with `retry-after`, with no request remaining,
 * or with nothing but a message; from GraphQL also as 200 with the same or with the type `RATE_LIMITED`. A broken connection comes from the toolkit as 500.
 *
 * @param now milliseconds since the epoch
 */
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
/** Both headers are in seconds: one from now, one since the epoch. */
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
/** The HTTP status of an error; undefined if it has none. */
function httpStatusOf(error) {
    return apiErrorParts(error).status;
}
/** Why the comment could not be written, and what to do about it. */
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
/** The parts of an error that tell what happened, whoever threw it. */
function apiErrorParts(error) {
    const status = (0,src_errors/* errorProperty */.cB)(error, 'status');
    const errors = (0,src_errors/* errorProperty */.cB)(error, 'errors');
    // GraphQL's errors have the headers themselves.
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




/** The toolkit is loaded only when there is something to write: it costs time, and reads the event once more. */
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
/**
 * Makes the whole attempt again while what is in the way may pass.
 *
 * @param forMs no attempt is begun later
 * @throws what the last attempt threw; the signal's reason when it is aborted
 */
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
                (0,retry/* nextTryMs */.TJ)(time_limits/* TIME_LIMITS */.H.retry.firstWaitMs, failures);
            if (fault.kind === 'final' || failures === MAX_TRIES || now + waitMs > deadline) {
                throw error;
            }
            await clock.sleep(waitMs, signal);
        }
    }
}

;// CONCATENATED MODULE: ./build/src/github/pull-request.js







/** Keeps the step's one comment on the pull request up to date. Whatever goes wrong is a warning: the work is done. */
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
        // The comments are listed again before one is created again: the answer that was lost may have been a success.
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
/** A signal that is aborted some time after another was. */
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
/**
 * Workflow, job and step tell a comment from others, and the machine: GitHub does not tell the jobs of a matrix apart,
 * and of what a step runs, only that is the same whenever it runs again.
 */
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
/** Edits the step's comment, or creates it. Of several, which only a race can make, the oldest stays. */
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
            // Somebody deleted it meanwhile.
            if (httpStatusOf(error) !== 404) {
                throw error;
            }
        }
    }
    const { data } = await github.rest.issues.createComment({ ...target, body });
    return { kind: 'written', change: 'created', url: (0,errors/* required */.mw)(data.html_url, 'html_url') };
}
/** One try each: the next run finds what is left over. */
async function deleteAll(github, { owner, repo }, comments) {
    for (const { id: comment_id } of comments) {
        await github.rest.issues.deleteComment({ owner, repo, comment_id }).catch(() => { });
    }
}
/**
 * The comments of this step, oldest first. Anybody may paste the marker, and other bots write what others tell them
 * to, so the marker does not do alone: the author must be the very one whose token this is.
 */
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
/** As whom the job's own token writes. */
const JOB_LOGIN = 'github-actions[bot]';
/**
 * As whom the token writes. GraphQL tells it of every token, with the `[bot]` that REST has in the login of an author;
 * `GET /user` refuses the tokens of apps. Where GraphQL does not tell, be it that it is blocked or broken, it is taken for
 * the job's own token: the comment needs REST alone.
 */
async function loginOf(github, clock, signal) {
    try {
        return await retryAttempt({ clock, signal, forMs: time_limits/* TIME_LIMITS */.H.comment.loginMs }, async () => {
            const data = await github.graphql('query { viewer { login } }');
            const viewer = (0,json/* isJsonObject */.OW)(data) ? data['viewer'] : undefined;
            const login = (0,json/* isJsonObject */.OW)(viewer) ? (0,json/* asString */.oJ)(viewer['login']) : undefined;
            // The author of a comment whose user was deleted has no login either.
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
        /** Nothing announces news, so no look at an execution is further away, unless its machine is known to wait. */
        slowestMs: 30_000,
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
