export const id = 395;
export const ids = [395];
export const modules = {

/***/ 881:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ LogStream),
/* harmony export */   i: () => (/* binding */ attemptLogFinder)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_cloudwatch_logs__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2684);
/* harmony import */ var _aws_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9368);
/* harmony import */ var _aws_retry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(257);



function attemptLogFinder(clients) {
    const finders = new Map();
    return async (attempt, failure, retry) => {
        const { integration } = attempt;
        const finder = finders.get(integration) ?? finderOf(integration, clients);
        finders.set(integration, finder);
        return (await finder)(attempt, failure, retry);
    };
}
async function finderOf(integration, clients) {
    const { logFinder } = (await integration.calls?.()) ?? {};
    return logFinder?.(clients) ?? (async () => []);
}
const PAGE_LINES = 1_000;
const PAGE_BYTES = 1_000_000;
const EVENT_BYTES = 26;
const MOST_PAGES = 10;
class LogStream {
    #logs;
    #group;
    #stream;
    #token;
    constructor(logs, group, stream) {
        this.#logs = logs;
        this.#group = group;
        this.#stream = stream;
    }
    async read(toEnd, retry) {
        const lines = [];
        try {
            for (let pages = 0; pages < MOST_PAGES; pages += 1) {
                const page = await this.#page(retry);
                lines.push(...page.lines);
                if (page.isEnd || (!toEnd && !page.isFull)) {
                    return { lines, more: false, refusal: undefined };
                }
            }
            return { lines, more: true, refusal: undefined };
        }
        catch (error) {
            return { lines, more: false, refusal: refusalIn(error) };
        }
    }
    async #page(retry) {
        const call = { action: 'logs:GetLogEvents', resource: this.#group };
        const nextToken = this.#token;
        const { events = [], nextForwardToken } = await (0,_aws_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .withRetry */ .bD)(retry, call, (abortSignal) => this.#logs.send(new _aws_sdk_client_cloudwatch_logs__WEBPACK_IMPORTED_MODULE_2__/* .GetLogEventsCommand */ .h7S({
            logGroupName: this.#group,
            logStreamName: this.#stream,
            limit: PAGE_LINES,
            startFromHead: true,
            nextToken,
        }), { abortSignal }));
        this.#token = nextForwardToken ?? nextToken;
        const lines = events.map(({ message = '' }) => message);
        const bytes = lines.reduce((sum, line) => sum + Buffer.byteLength(line) + EVENT_BYTES, 0);
        return {
            lines,
            isEnd: nextForwardToken === nextToken,
            isFull: lines.length >= PAGE_LINES || bytes >= PAGE_BYTES,
        };
    }
}
function refusalIn(error) {
    return error instanceof _aws_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AwsError */ .Gy && !(0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isTransient */ .dg)(error) && error.kind !== 'not-found' ? error : undefined;
}


/***/ }),

/***/ 8395:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   logTails: () => (/* binding */ logTails)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_cloudwatch_logs__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2684);
/* harmony import */ var _aws_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9368);
/* harmony import */ var _aws_retry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(257);
/* harmony import */ var _execution_end_reason_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1890);
/* harmony import */ var _time_limits_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3249);
/* harmony import */ var _log_streams_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(881);






const LINES = 30;
const ATTEMPTS = 5;
async function logTails(clients, { attempts, reason }, retry) {
    const tails = [];
    const find = (0,_log_streams_js__WEBPACK_IMPORTED_MODULE_4__/* .attemptLogFinder */ .i)(clients);
    for (const attempt of tellingAttempts(attempts.filter(_execution_end_reason_js__WEBPACK_IMPORTED_MODULE_2__/* .isFailed */ .Ix), reason.failures)) {
        try {
            tails.push(...(await logTail(clients, attempt, find, retry)));
        }
        catch (error) {
            if (retry.signal.aborted) {
                return tails;
            }
            tails.push({
                kind: 'unreadable',
                attempt: nameOf(attempt),
                notice: { kind: 'log-unreadable', error: error instanceof Error ? error : new Error(String(error)) },
            });
        }
    }
    return tails;
}
function tellingAttempts(failed, leading) {
    const chosen = new Set([...leading, ...failed.toReversed()].slice(0, ATTEMPTS).map(({ id }) => id));
    return failed.filter(({ id }) => chosen.has(id));
}
function nameOf({ id, number, item, state }) {
    return { id, number, item, state };
}
async function logTail(clients, attempt, find, retry) {
    const tails = [];
    for (const source of (await find(attempt, attempt.outcome.failure, retry)) ?? []) {
        const { region, group, stream } = source;
        const logs = await clients.logs(region);
        const lines = (await readLines(logs, group, stream, retry)) ?? (await afterFlush(logs, group, stream, retry));
        if (lines !== undefined) {
            tails.push({ kind: 'lines', attempt: nameOf(attempt), ...source, lines });
        }
    }
    return tails;
}
async function afterFlush(logs, group, stream, retry) {
    await retry.clock.sleep(_time_limits_js__WEBPACK_IMPORTED_MODULE_3__/* .TIME_LIMITS */ .H.evidence.logDeliveryMs, retry.signal);
    return readLines(logs, group, stream, retry);
}
async function readLines(logs, group, stream, retry) {
    const call = { action: 'logs:GetLogEvents', resource: group };
    try {
        const { events = [] } = await (0,_aws_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .withRetry */ .bD)(retry, call, (abortSignal) => logs.send(new _aws_sdk_client_cloudwatch_logs__WEBPACK_IMPORTED_MODULE_5__/* .GetLogEventsCommand */ .h7S({
            logGroupName: group,
            logStreamName: stream,
            limit: LINES,
            startFromHead: false,
        }), { abortSignal }));
        return events.length === 0 ? undefined : events.map(({ message = '' }) => message);
    }
    catch (error) {
        if (error instanceof _aws_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AwsError */ .Gy && error.kind === 'not-found') {
            return undefined;
        }
        throw error;
    }
}


/***/ })

};
