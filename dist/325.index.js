export const id = 325;
export const ids = [325];
export const modules = {

/***/ 5325:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   liveLogs: () => (/* binding */ liveLogs)
/* harmony export */ });
/* harmony import */ var _aws_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9368);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7406);
/* harmony import */ var _time_limits_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3249);
/* harmony import */ var _log_streams_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(881);




const AT_ONCE = 5;
function liveLogs(clients) {
    const follower = new Follower(clients);
    return {
        read: (attempts, { clock, signal, rateLimiter }) => follower.read(attempts, { ...ONCE, clock, signal, rateLimiter }),
    };
}
const ONCE = { forMs: 0, requestMs: _time_limits_js__WEBPACK_IMPORTED_MODULE_2__/* .TIME_LIMITS */ .H.request.liveLogsMs };
class Followed {
    attempt;
    #container;
    #stream;
    readIn = 0;
    isOver = false;
    #lines = [];
    #more = false;
    #refusal;
    constructor(attempt, container, stream) {
        this.attempt = attempt;
        this.#container = container;
        this.#stream = stream;
    }
    async read(toEnd, retry) {
        const { lines, more, refusal } = await this.#stream.read(toEnd, retry);
        this.#lines = [...this.#lines, ...lines];
        this.#more = more;
        this.#refusal = refusal;
        this.isOver ||= refusal !== undefined;
    }
    take(severalLog) {
        const { id: attempt } = this.attempt;
        const container = this.#container;
        const lines = severalLog ? this.#lines.map((line) => `${container}: ${line}`) : this.#lines;
        const refusal = this.#refusal;
        this.#lines = [];
        this.#refusal = undefined;
        return [
            ...(lines.length === 0
                ? []
                : [{ kind: 'lines', attempt, container, lines, more: this.#more }]),
            ...(refusal === undefined ? [] : [unreadable(this.attempt, refusal)]),
        ];
    }
}
class Follower {
    #clients;
    #find;
    #followed = new Map();
    #refusals = new Set();
    #reads = 0;
    constructor(clients) {
        this.#clients = clients;
        this.#find = (0,_log_streams_js__WEBPACK_IMPORTED_MODULE_3__/* .attemptLogFinder */ .i)(clients);
    }
    async read(attempts, retry) {
        this.#reads += 1;
        const news = [];
        for (const attempt of attempts.filter(({ id }) => !this.#followed.has(id))) {
            news.push(...(await this.#begin(attempt, retry)));
        }
        await this.#readOpen(attempts, retry);
        for (const followed of this.#followed.values()) {
            news.push(...followed.flatMap((one) => one.take(followed.length > 1)));
        }
        return news.filter((told) => told.kind === 'lines' || this.#isNew((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(told.notice.error)));
    }
    async #begin(attempt, retry) {
        const { id, outcome } = attempt;
        if (this.#reads === 1 &&
            'at' in outcome &&
            retry.clock.now() - outcome.at > _time_limits_js__WEBPACK_IMPORTED_MODULE_2__/* .TIME_LIMITS */ .H.evidence.oldNewsMs) {
            this.#followed.set(id, []);
            return [];
        }
        try {
            const sources = await this.#find(attempt, undefined, retry);
            if (sources !== undefined) {
                this.#followed.set(id, await Promise.all(sources.map((source) => this.#follow(attempt, source))));
            }
        }
        catch (error) {
            if (error instanceof _aws_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AwsError */ .Gy && !(0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isTransient */ .dg)(error)) {
                this.#followed.set(id, []);
                return [unreadable(attempt, error)];
            }
            this.#find = (0,_log_streams_js__WEBPACK_IMPORTED_MODULE_3__/* .attemptLogFinder */ .i)(this.#clients);
        }
        return [];
    }
    async #follow(attempt, { container, region, group, stream }) {
        return new Followed(attempt, container, new _log_streams_js__WEBPACK_IMPORTED_MODULE_3__/* .LogStream */ .B(await this.#clients.logs(region), group, stream));
    }
    async #readOpen(attempts, retry) {
        const { clock, signal } = retry;
        const ended = new Set(attempts.filter(({ outcome }) => outcome.kind !== 'running').map(({ id }) => id));
        const open = [...this.#followed.values()].flat().filter(({ isOver }) => !isOver);
        const before = open.toSorted((a, b) => a.readIn - b.readIn);
        const read = await this.#readSome(before, ended, retry);
        const last = read.filter(({ attempt, isOver }) => ended.has(attempt.id) && !isOver);
        if (last.length === 0) {
            return;
        }
        try {
            await clock.sleep(_time_limits_js__WEBPACK_IMPORTED_MODULE_2__/* .TIME_LIMITS */ .H.evidence.logDeliveryMs, signal);
        }
        catch {
            return;
        }
        for (const followed of await this.#readSome(last, ended, retry)) {
            followed.isOver = true;
        }
    }
    async #readSome(streams, ended, retry) {
        const { clock, signal } = retry;
        const giveUpAt = clock.now() + _time_limits_js__WEBPACK_IMPORTED_MODULE_2__/* .TIME_LIMITS */ .H.evidence.liveReadMs;
        let done = 0;
        while (done < streams.length && !signal.aborted && clock.now() < giveUpAt) {
            const turn = streams.slice(done, done + AT_ONCE);
            await Promise.all(turn.map(async (followed) => {
                followed.readIn = this.#reads;
                await followed.read(ended.has(followed.attempt.id), retry);
            }));
            done += turn.length;
        }
        return streams.slice(0, done);
    }
    #isNew(refusal) {
        const isNew = !this.#refusals.has(refusal);
        this.#refusals.add(refusal);
        return isNew;
    }
}
function unreadable({ id: attempt }, refusal) {
    return {
        kind: 'unreadable',
        attempt,
        notice: { kind: 'log-not-followed', error: refusal },
    };
}


/***/ }),

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


/***/ })

};
