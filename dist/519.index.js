export const id = 519;
export const ids = [519];
export const modules = {

/***/ 5386:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CZ: () => (/* binding */ functionUrl),
/* harmony export */   Dl: () => (/* binding */ taskUrl),
/* harmony export */   Fc: () => (/* binding */ glueJobRunUrl),
/* harmony export */   ME: () => (/* binding */ executionUrl),
/* harmony export */   bC: () => (/* binding */ objectUrl),
/* harmony export */   gO: () => (/* binding */ logUrl),
/* harmony export */   hV: () => (/* binding */ batchJobUrl),
/* harmony export */   zB: () => (/* binding */ logGroupUrl),
/* harmony export */   zw: () => (/* binding */ machineUrl)
/* harmony export */ });
/* harmony import */ var _arn_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2672);

const HOSTS = new Map([
    ['aws', 'console.aws.amazon.com'],
    ['aws-cn', 'console.amazonaws.cn'],
    ['aws-us-gov', 'console.amazonaws-us-gov.com'],
]);
const REGION = /^[a-z]{2,4}(-[a-z]+)+-\d{1,2}$/;
function executionUrl(executionArn) {
    return statesUrl(executionArn, `#/v2/executions/details/${path(executionArn)}`);
}
function machineUrl(machineArn) {
    return statesUrl(machineArn, `#/statemachines/view/${path(machineArn)}`);
}
function taskUrl(taskArn) {
    const { partition = '', region = '' } = (0,_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .parseArn */ .Lw)(taskArn) ?? {};
    const cluster = (0,_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .clusterOfTask */ .xm)(taskArn);
    const page = `ecs/v2/clusters/${cluster}/tasks/${(0,_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .resourceId */ .a)(taskArn)}`;
    return cluster !== undefined && /^[\w/-]+$/.test(page)
        ? consoleUrl(partition, region, `${page}?region=${region}`)
        : undefined;
}
function batchJobUrl(region, jobId) {
    return regionalUrl(region, `batch/home?region=${region}#jobs/detail/${name(jobId)}`);
}
function glueJobRunUrl(region, job, runId) {
    return regionalUrl(region, `gluestudio/home?region=${region}#/job/${name(job)}/run/${name(runId)}`);
}
function functionUrl(region, functionName) {
    return regionalUrl(region, `lambda/home?region=${region}#/functions/${name(functionName)}`);
}
function logGroupUrl(region, group, text) {
    const filter = text === undefined ? '' : `/log-events${dollars(`?filterPattern=${name(`"${text}"`)}`)}`;
    return regionalUrl(region, `cloudwatch/home?region=${region}#logsV2:log-groups/log-group/${twice(group)}${filter}`);
}
function logUrl(partition, { region, group, stream }) {
    return consoleUrl(partition, region, `cloudwatch/home?region=${region}#logsV2:log-groups/log-group/${twice(group)}/log-events/${twice(stream)}`);
}
function objectUrl(arn, bucket, key) {
    const { partition = '', region = '' } = (0,_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .parseArn */ .Lw)(arn) ?? {};
    const prefix = withoutQuotes(encodeURIComponent(key.toWellFormed()));
    return /^[a-z0-9][a-z0-9.-]{1,62}$/.test(bucket)
        ? consoleUrl(partition, region, `s3/object/${bucket}?region=${region}&prefix=${prefix}`)
        : undefined;
}
function twice(text) {
    return dollars(name(text));
}
function dollars(encoded) {
    return encodeURIComponent(encoded).replaceAll('%', '$');
}
function name(text) {
    return withoutQuotes(encodeURIComponent(text.toWellFormed()));
}
function regionalUrl(region, route) {
    return consoleUrl((0,_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .partitionOf */ .iQ)(region), region, route);
}
function statesUrl(arn, route) {
    const { partition = '', region = '' } = (0,_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .parseArn */ .Lw)(arn) ?? {};
    return consoleUrl(partition, region, `states/home?region=${region}${route}`);
}
function consoleUrl(partition, region, route) {
    const host = HOSTS.get(partition);
    return host === undefined || !REGION.test(region) ? undefined : `https://${region}.${host}/${route}`;
}
function path(text) {
    return withoutQuotes(encodeURI(text.toWellFormed()));
}
function withoutQuotes(encoded) {
    return encoded.replace(/[()'*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}


/***/ }),

/***/ 2297:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ duration)
/* harmony export */ });
function duration(milliseconds) {
    const whole = Math.max(0, Math.round(milliseconds));
    if (whole < 1000) {
        return `${whole}ms`;
    }
    const seconds = Math.round(milliseconds / 1000);
    const minutes = Math.floor(seconds / 60);
    const hours = Math.floor(minutes / 60);
    if (hours > 0) {
        return `${hours}h ${minutes % 60}m`;
    }
    return minutes > 0 ? `${minutes}m ${seconds % 60}s` : `${seconds}s`;
}


/***/ }),

/***/ 5994:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ Branches),
/* harmony export */   a: () => (/* binding */ branchName)
/* harmony export */ });
/* harmony import */ var _event_links_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7556);

const OUTSIDE = [];
function branchName(branch) {
    const names = branch.flatMap(({ state, index }) => (index === undefined ? [] : [`${state}[${index}]`]));
    return names.length === 0 ? undefined : names.join('/');
}
class Branches {
    #event;
    #after = [];
    #overAt = new Map();
    #succeeded = new Set();
    #done = new Set();
    #firstStates = new Map();
    #firstStatesOfStart = new Map();
    constructor(events) {
        this.#event = (0,_event_links_js__WEBPACK_IMPORTED_MODULE_0__/* .eventsById */ .O)(events);
        for (const event of events) {
            this.#after[event.id] = this.#read(event, this.#after[event.previousId] ?? OUTSIDE);
        }
    }
    of({ id }) {
        return this.#after[id] ?? OUTSIDE;
    }
    overAt(branch) {
        const times = branch.flatMap((level) => [this.#overAt.get(key(level, undefined)), this.#overAt.get(key(level, level.index))].filter((at) => at !== undefined));
        return times.length === 0 ? undefined : Math.min(...times);
    }
    concerns(event, branch) {
        const there = this.of(event);
        for (const [depth, level] of branch.entries()) {
            const other = there[depth];
            if (other === undefined || (other.state === level.state && other.index === undefined)) {
                return !this.#succeeded.has(key(level, undefined)) && !this.#succeeded.has(key(level, level.index));
            }
            const isAnother = other.state !== level.state || other.index !== level.index;
            if (isAnother || (other.start !== level.start && this.#succeeded.has(key(level, undefined)))) {
                return false;
            }
        }
        return true;
    }
    #read(event, before) {
        switch (event.kind) {
            case 'state-entered': {
                const branch = this.#inBranch(event, before);
                const { stateType, state } = event;
                return stateType === 'Map' || stateType === 'Parallel'
                    ? [...branch, { stateType, state, start: event.id, index: undefined }]
                    : branch;
            }
            case 'items-started':
                return this.#within(before, this.#ofType(event.stateType), (level) => {
                    const previous = this.#event(event.previousId);
                    this.#over(level, undefined, previous?.at ?? event.at);
                    return { ...level, start: event.id, index: undefined };
                });
            case 'items-ended':
                return this.#within(before, this.#ofType(event.stateType), (level) => {
                    this.#over(level, undefined, event.at, event.succeeded);
                    this.#done.add(level.start);
                    return { ...level, index: undefined };
                });
            case 'iteration-started':
                return this.#within(before, mapNamed(event.state), (level) => ({ ...level, index: event.index }));
            case 'iteration-ended':
                return this.#within(before, mapNamed(event.state), (level) => {
                    this.#over(level, event.index, event.at, event.result === 'succeeded');
                    return { ...level, index: undefined };
                });
            case 'state-aborted':
                this.#abort(event, before);
                return before;
            case 'state-exited': {
                const depth = before.findIndex(({ state }) => state === event.state);
                return depth === -1 ? before : before.slice(0, depth);
            }
            default:
                return before;
        }
    }
    #inBranch(event, before) {
        const previous = this.#event(event.previousId);
        const level = before.at(-1);
        if (level === undefined ||
            previous?.kind !== 'items-started' ||
            previous.stateType !== 'Parallel' ||
            level.stateType !== 'Parallel') {
            return before;
        }
        const started = this.#firstStatesOfStart.get(level.start) ?? [];
        const first = `${started.filter((name) => name === event.state).length} ${event.state}`;
        this.#firstStatesOfStart.set(level.start, [...started, event.state]);
        const seen = this.#firstStates.get(level.state) ?? [];
        const firstStates = seen.includes(first) ? seen : [...seen, first];
        this.#firstStates.set(level.state, firstStates);
        return [...before.slice(0, -1), { ...level, index: firstStates.indexOf(first) }];
    }
    #abort({ at }, before) {
        const level = before.findLast(({ start }) => !this.#done.has(start));
        if (level?.stateType === 'Parallel') {
            this.#over(level, undefined, at);
        }
    }
    #over(level, index, at, succeeded = false) {
        const what = key(level, index);
        this.#overAt.set(what, Math.min(at, this.#overAt.get(what) ?? at));
        if (succeeded) {
            this.#succeeded.add(what);
        }
    }
    #ofType(stateType) {
        return (level) => level.stateType === stateType && !this.#done.has(level.start);
    }
    #within(branch, fits, change) {
        const depth = branch.findLastIndex(fits);
        const level = branch[depth];
        return level === undefined ? branch : [...branch.slice(0, depth), change(level)];
    }
}
function mapNamed(name) {
    return ({ stateType, state }) => stateType === 'Map' && state === name;
}
function key({ start }, index) {
    return `${start} ${index ?? 'all'}`;
}


/***/ }),

/***/ 1890:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ix: () => (/* binding */ isFailed),
/* harmony export */   Wh: () => (/* binding */ endReason),
/* harmony export */   je: () => (/* binding */ NO_REASON)
/* harmony export */ });
/* harmony import */ var _integrations_cause_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(176);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4715);
/* harmony import */ var _branches_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5994);
/* harmony import */ var _failure_chain_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8814);
/* harmony import */ var _history_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6028);





const NO_REASON = { failures: [], machine: undefined };
function endReason(events, attempts) {
    const end = (0,_history_js__WEBPACK_IMPORTED_MODULE_1__/* .endOf */ .p)(events);
    const failed = attempts.filter(isFailed).filter(({ outcome }) => !outcome.healed);
    if (end?.status === 'SUCCEEDED') {
        return NO_REASON;
    }
    if (end?.status !== 'FAILED') {
        return { failures: failed.slice(-1), machine: undefined };
    }
    const failures = failuresThatLedTo(events, failed);
    return { failures, machine: ownWords(end, events, failures[0]) };
}
function isFailed(attempt) {
    return attempt.outcome.kind === 'failed';
}
function failuresThatLedTo(events, failed) {
    const byId = new Map(failed.map((attempt) => [attempt.id, attempt]));
    const keys = new Map(failed.map(({ id, item, state }) => [id, JSON.stringify([item, state])]));
    const chain = (0,_failure_chain_js__WEBPACK_IMPORTED_MODULE_2__/* .failureChain */ .M)(events, new _branches_js__WEBPACK_IMPORTED_MODULE_3__/* .Branches */ .P(events), keys).flatMap((link) => link.kind === 'run'
        ? (byId.get(link.id) ?? [])
        : mostSevere(link.ids.flatMap((id) => byId.get(id) ?? [])));
    return chain.length > 0 ? [...new Set(chain)] : mostSevere(failed);
}
function mostSevere(failed) {
    return failed.toSorted((one, other) => severity(other) - severity(one)).slice(0, 1);
}
const SEVERITY = {
    SUCCEEDED: 0,
    RETRIABLE: 1,
    TEMPORARY: 2,
    FATAL: 4,
};
function severity({ outcome: { verdict } }) {
    return verdict.by === 'nobody' ? 3 : SEVERITY[verdict.decision.type];
}
function ownWords({ error, cause }, events, nearest) {
    if (nearest === undefined) {
        return { error, cause };
    }
    if (isBuiltIn(cause)) {
        return undefined;
    }
    const failed = eventOf(nearest, events);
    const own = (0,_integrations_cause_text_js__WEBPACK_IMPORTED_MODULE_0__/* .causeText */ .xv)(failed?.cause ?? '');
    const told = (0,_integrations_cause_text_js__WEBPACK_IMPORTED_MODULE_0__/* .causeText */ .xv)(cause);
    const isSameCause = told.message === own.message && (told.name ?? error) === (own.name ?? error);
    if (failed === undefined || !isSameCause) {
        return { error, cause };
    }
    return [failed.error, own.name].includes(error) ? undefined : { error, cause: '' };
}
function eventOf({ id }, events) {
    const own = new Set([id]);
    for (const event of events) {
        if (own.has(event.previousId)) {
            if (event.kind === 'task-failed') {
                return event;
            }
            own.add(event.id);
        }
    }
    return undefined;
}
function isBuiltIn(cause) {
    const told = (0,_json_js__WEBPACK_IMPORTED_MODULE_4__/* .parseJson */ .qF)(cause);
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_4__/* .isJsonObject */ .OW)(told) && (0,_json_js__WEBPACK_IMPORTED_MODULE_4__/* .isJsonObject */ .OW)(told['errorState']) && (0,_json_js__WEBPACK_IMPORTED_MODULE_4__/* .isJsonObject */ .OW)(told['failure']);
}


/***/ }),

/***/ 7556:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ eventsById),
/* harmony export */   n: () => (/* binding */ followersOf)
/* harmony export */ });
function eventsById(events) {
    const first = events[0]?.id ?? 0;
    if (events.every(({ id }, index) => id === first + index)) {
        return (id) => events[id - first];
    }
    const byId = new Map();
    for (const event of events) {
        byId.set(event.id, event);
    }
    return (id) => byId.get(id);
}
function followersOf(events) {
    const first = [];
    const others = new Map();
    for (const event of events) {
        const { previousId } = event;
        if (first[previousId] === undefined) {
            first[previousId] = event;
        }
        else {
            const siblings = others.get(previousId) ?? [];
            siblings.push(event);
            others.set(previousId, siblings);
        }
    }
    return (id) => {
        const next = first[id];
        return next === undefined ? [] : [next, ...(others.get(id) ?? [])];
    };
}


/***/ }),

/***/ 8814:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ failureChain)
/* harmony export */ });
/* harmony import */ var _event_links_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7556);
/* harmony import */ var _history_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6028);


function failureChain(events, branches, failed) {
    const end = (0,_history_js__WEBPACK_IMPORTED_MODULE_0__/* .endOf */ .p)(events);
    if (end?.status !== 'FAILED' || failed.size === 0) {
        return [];
    }
    const byId = (0,_event_links_js__WEBPACK_IMPORTED_MODULE_1__/* .eventsById */ .O)(events);
    const succeeded = startsThatSucceeded(events, branches);
    const links = [];
    const seen = new Set();
    const failedIn = runsByStart([...failed.keys()].flatMap((id) => byId(id) ?? []), branches);
    let hasRun = false;
    let event = byId(end.previousId);
    while (event !== undefined) {
        const key = failed.get(event.id);
        if (event.kind === 'task-scheduled' && key !== undefined && !seen.has(key)) {
            seen.add(key);
            hasRun = true;
            links.push({ kind: 'run', id: event.id });
        }
        const previous = byId(event.previousId);
        const start = previous === undefined ? undefined : startOfLeft(event, previous, branches);
        if (start !== undefined && succeeded.has(start)) {
            links.push({ kind: 'inside', ids: failedIn.get(start) ?? [] });
            event = byId(byId(start)?.previousId ?? 0);
        }
        else {
            event = previous;
        }
        if (hasRun && event?.kind === 'task-succeeded') {
            return links;
        }
    }
    return links;
}
function runsByStart(runs, branches) {
    const byStart = new Map();
    for (const run of runs) {
        for (const { start } of branches.of(run)) {
            const ids = byStart.get(start) ?? [];
            ids.push(run.id);
            byStart.set(start, ids);
        }
    }
    return byStart;
}
function startsThatSucceeded(events, branches) {
    return new Set(events.flatMap((event) => event.kind === 'items-ended' && event.succeeded ? (branches.of(event).at(-1)?.start ?? []) : []));
}
function startOfLeft(event, previous, branches) {
    if (event.kind !== 'state-exited') {
        return undefined;
    }
    return branches.of(previous).findLast(({ state }) => state === event.state)?.start;
}


/***/ }),

/***/ 6028:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ endOf)
/* harmony export */ });
function endOf(events) {
    const last = events.at(-1);
    return last?.kind === 'execution-ended' ? last : undefined;
}


/***/ }),

/***/ 176:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  xv: () => (/* binding */ causeText),
  Pf: () => (/* binding */ fieldsOf),
  TM: () => (/* binding */ firstLine)
});

// UNUSED EXPORTS: parseCause

// EXTERNAL MODULE: ./build/src/json.js
var json = __webpack_require__(4715);
// EXTERNAL MODULE: ./build/src/policy/cause-json.js
var cause_json = __webpack_require__(9538);
// EXTERNAL MODULE: ./build/src/policy/failure.js
var failure = __webpack_require__(5526);
;// CONCATENATED MODULE: ./build/src/integrations/cut-json.js

function parseCutJson(text) {
    const whole = (0,json/* parseJson */.qF)(text);
    if (whole !== undefined || !/^\s*[{[]/.test(text)) {
        return whole;
    }
    const { open, isInString, lastPart } = scan(text);
    const closers = open.toReversed().join('');
    const value = (0,json/* parseJson */.qF)(`${isInString ? `${text.replace(CUT_ESCAPE, '$1')}"` : text}${closers}`);
    if (value !== undefined) {
        return value;
    }
    const isPart = (open.at(-1) === ']' ? PART_OF_ARRAY : PART_OF_OBJECT).test(text.slice(lastPart));
    return isPart ? (0,json/* parseJson */.qF)(text.slice(0, lastPart) + closers) : undefined;
}
const CUT_ESCAPE = /(?<!\\)((?:\\\\)*)\\(?:u[0-9a-fA-F]{0,3})?$/;
const PART_OF_LITERAL = '(?:-?[0-9.eE+-]*|t(?:ru?)?|f(?:a(?:ls?)?)?|n(?:ul?)?)';
const PART_OF_ARRAY = new RegExp(String.raw `^\s*,?\s*${PART_OF_LITERAL}\s*$`);
const PART_OF_OBJECT = new RegExp(String.raw `^\s*,?\s*(?:"(?:[^"\\]|\\[^])*\\?(?:"\s*(?::\s*${PART_OF_LITERAL}\s*)?)?)?$`);
function scan(text) {
    const open = [];
    let isInString = false;
    let lastPart = 0;
    for (const { 0: mark, index } of text.matchAll(/\\.|["{}[\],]/gs)) {
        if (mark === '"') {
            isInString = !isInString;
        }
        else if (!isInString && !mark.startsWith('\\')) {
            if (mark === '{' || mark === '[') {
                open.push(mark === '{' ? '}' : ']');
            }
            else if (mark !== ',') {
                open.pop();
            }
            lastPart = mark === ',' ? index : index + 1;
        }
    }
    return { open, isInString, lastPart };
}

;// CONCATENATED MODULE: ./build/src/integrations/cause-text.js




const MESSAGE_KEYS = [
    'errorMessage',
    'ErrorMessage',
    'Cause',
    'cause',
    'StatusReason',
    'StoppedReason',
    'Message',
    'message',
    'Reason',
    'reason',
];
const NAME_KEYS = ['errorType', 'Error', 'ErrorCode', 'error'];
const MAX_DEPTH = 20;
function causeText(cause) {
    let name;
    let message = cause;
    for (let depth = 0; depth < MAX_DEPTH; depth += 1) {
        const value = parseCause(message);
        if (typeof value === 'string') {
            message = value;
        }
        else if ((0,json/* isJsonObject */.OW)(value)) {
            const inner = firstText(value, MESSAGE_KEYS);
            name = firstText(value, NAME_KEYS) ?? name;
            if (inner === undefined) {
                return { name, message: plainMembers(value) };
            }
            message = inner;
        }
        else {
            return { name, message: value === undefined ? message : '' };
        }
    }
    return { name, message: parseCause(message) === undefined ? message : '' };
}
function parseCause(cause) {
    const value = /^\s*[{["]/.test(cause) ? parseCutJson(cause) : undefined;
    return (0,json/* isDeeperThan */.hz)(value, cause_json/* MAX_CAUSE_DEPTH */.LM) ? {} : value;
}
function fieldsOf(text) {
    const value = text === undefined ? undefined : parseCause(text);
    return (0,json/* isJsonObject */.OW)(value) ? value : undefined;
}
function firstLine(message) {
    const [line = ''] = message.trim().split(/\r?\n/, 1);
    const said = line.slice(0, MAX_LINE).replace(SDK_DETAILS, '').trim();
    return (said === '' ? line : said).slice(0, failure/* MAX_REASON_LENGTH */.h);
}
const MAX_LINE = 8 * failure/* MAX_REASON_LENGTH */.h;
const SDK_DETAILS = /\s*\(Service: [^()]*(?:\([^()]*\)[^()]*)*\)?(?: \(SDK [^()]*\))?\s*$/;
function firstText(value, keys) {
    return keys.map((key) => (0,json/* asString */.oJ)(value[key])).find((text) => text !== undefined && text !== '');
}
const MAX_MEMBERS = 5;
function plainMembers(value) {
    return Object.entries(value)
        .filter(([key, member]) => !NAME_KEYS.includes(key) && isPlain(member))
        .slice(0, MAX_MEMBERS)
        .map(([key, member]) => `${key}: ${String(member)}`)
        .join(', ');
}
function isPlain(member) {
    return (typeof member === 'number' ||
        typeof member === 'boolean' ||
        (typeof member === 'string' && member !== '' && parseCause(member) === undefined));
}


/***/ }),

/***/ 9538:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ MAX_CAUSE_LENGTH),
/* harmony export */   LM: () => (/* binding */ MAX_CAUSE_DEPTH),
/* harmony export */   QK: () => (/* binding */ HUGE_NUMBER),
/* harmony export */   _f: () => (/* binding */ ESCAPE),
/* harmony export */   iS: () => (/* binding */ readCause)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4715);

const MAX_CAUSE_LENGTH = 262_144;
const MAX_CAUSE_DEPTH = 32;
const ESCAPE = String.raw `\x5c(?:["\x5c\/bfnrt]|u(?:[0-9abcefABCEF][0-9a-fA-F]|[dD][0-7])[0-9a-fA-F]{2}|u[dD][89abAB][0-9a-fA-F]{2}\x5cu[dD][c-fC-F][0-9a-fA-F]{2})`;
const HUGE_NUMBER = '[0-9]{21}|[eE][+-]?[0-9]{3}';
const ESCAPES = new RegExp(ESCAPE, 'g');
const HUGE = new RegExp(HUGE_NUMBER);
function readCause(cause) {
    if (!/^\s*\{/.test(cause)) {
        return { kind: 'text' };
    }
    if (cause.length > MAX_CAUSE_LENGTH) {
        return { kind: 'text', unread: 'The Cause is too long to be read.' };
    }
    let value;
    try {
        value = JSON.parse(cause);
    }
    catch {
        return { kind: 'text', unread: 'The Cause is not whole.' };
    }
    if ((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isDeeperThan */ .hz)(value, MAX_CAUSE_DEPTH)) {
        return { kind: 'text', unread: 'The Cause nests too deep.' };
    }
    const plain = cause.replace(ESCAPES, '');
    if (plain.includes('\\')) {
        return { kind: 'text', unread: 'The Cause holds half of a character.' };
    }
    if (HUGE.test(plain.replace(/"[^"]*"/g, ''))) {
        return { kind: 'text', unread: 'The Cause holds a number with too many digits.' };
    }
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(value) ? { kind: 'json', value } : { kind: 'text' };
}


/***/ }),

/***/ 1843:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F3: () => (/* binding */ EXIT_CODE),
/* harmony export */   VX: () => (/* binding */ findTask),
/* harmony export */   W4: () => (/* binding */ KILLED),
/* harmony export */   d7: () => (/* binding */ chooseContainer)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4715);

function findTask(value) {
    if (isTask(value)) {
        return readTask(value);
    }
    const tasks = field(value, 'Tasks');
    const first = Array.isArray(tasks) ? tasks[0] : undefined;
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(first) && isTask(first) ? readTask(first) : undefined;
}
function isTask(value) {
    return (Array.isArray(field(value, 'Containers')) ||
        ['TaskArn', 'StopCode', 'StoppedReason'].some((key) => typeof field(value, key) === 'string'));
}
function readTask(value) {
    const storage = field(value, 'EphemeralStorage');
    const containers = field(value, 'Containers');
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutUndefined */ .r$)({
        taskArn: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asString */ .oJ)(field(value, 'TaskArn')),
        taskDefinitionArn: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asString */ .oJ)(field(value, 'TaskDefinitionArn')),
        stopCode: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asString */ .oJ)(field(value, 'StopCode')),
        stoppedReason: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asString */ .oJ)(field(value, 'StoppedReason')),
        containers: (Array.isArray(containers) ? containers : []).filter(_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW).map(readContainer),
        ranWith: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutUndefined */ .r$)({
            cpu: quantity(field(value, 'Cpu')),
            memory: quantity(field(value, 'Memory')),
            ephemeralStorage: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(storage) ? quantity(field(storage, 'SizeInGiB')) : undefined,
            capacityProvider: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asString */ .oJ)(field(value, 'CapacityProviderName')),
        }),
    });
}
function quantity(value) {
    const digits = typeof value === 'number' || typeof value === 'string' ? String(value) : '';
    return /^[0-9]{1,9}$/.test(digits) ? Number(digits) : undefined;
}
const EXIT_CODE = '(?:0|-?[1-9][0-9]{0,9})';
const EXIT_CODES = new RegExp(`^${EXIT_CODE}$`);
function readExitCode(value) {
    const digits = typeof value === 'number' ? String(value) : '';
    return EXIT_CODES.test(digits) ? Number(digits) : undefined;
}
function readContainer(value) {
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutUndefined */ .r$)({
        name: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asString */ .oJ)(field(value, 'Name')),
        exitCode: readExitCode(field(value, 'ExitCode')),
        reason: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asString */ .oJ)(field(value, 'Reason')),
    });
}
function chooseContainer(containers, wanted) {
    const failed = containers.filter((container) => container.exitCode !== 0);
    return ((wanted === undefined ? undefined : containers.find((container) => container.name === wanted)) ??
        failed.find((container) => container.reason !== undefined) ??
        failed.find((container) => container.exitCode !== undefined && !KILLED.includes(container.exitCode)) ??
        failed.find((container) => container.exitCode !== undefined) ??
        failed[0] ??
        containers[0]);
}
const KILLED = [137, 143];
function field(value, name) {
    return value[name] ?? value[name.charAt(0).toLowerCase() + name.slice(1)];
}


/***/ }),

/***/ 2158:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   jU: () => (/* binding */ writeErrorState),
/* harmony export */   mp: () => (/* binding */ readErrorState)
/* harmony export */ });
/* unused harmony export readTime */
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4715);
/* harmony import */ var _policy_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(728);


function readErrorState(value) {
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(value) || value['type'] === undefined) {
        return undefined;
    }
    const { retryCount, waitSeconds, rule, because, retries, overrides, startedAt } = value;
    const type = _policy_js__WEBPACK_IMPORTED_MODULE_0__/* .DECISION_TYPES */ .tM.find((known) => known === value['type']);
    return {
        type,
        retryCount: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asNumber */ .i)(retryCount) ?? 0,
        waitSeconds: type === 'TEMPORARY' ? ((0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asNumber */ .i)(waitSeconds) ?? 0) : 0,
        rule: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asString */ .oJ)(rule) ?? '',
        because: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asString */ .oJ)(because) ?? '',
        retries: readRetries(retries, (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asNumber */ .i)(retryCount) ?? 0),
        overrides: readOverrides(overrides),
        startedAt: readTime(startedAt),
    };
}
function writeErrorState(decision, startedAt) {
    const { type, retryCount, waitSeconds, rule, because, retries, overrides } = decision;
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .withoutUndefined */ .r$)({
        type,
        retryCount,
        waitSeconds,
        rule,
        because,
        retries,
        overrides,
        startedAt: startedAt === undefined ? undefined : new Date(startedAt).toISOString(),
    });
}
function readTime(value) {
    const time = Date.parse((0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asString */ .oJ)(value) ?? '');
    return Number.isFinite(time) ? time : undefined;
}
function readRetries(retries, retryCount) {
    if (Array.isArray(retries)) {
        return retries.filter((name) => typeof name === 'string');
    }
    const granted = Math.min(Math.max(0, Math.floor(retryCount)), _policy_js__WEBPACK_IMPORTED_MODULE_0__/* .MAX_RETRIES */ .kd);
    return Array.from({ length: granted }, () => _policy_js__WEBPACK_IMPORTED_MODULE_0__/* .UNKNOWN_RULE */ .aI);
}
function readOverrides(value) {
    const { cpu, memory, ephemeralStorage, capacityProvider, environment } = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(value) ? value : {};
    const variables = Object.entries((0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(environment) ? environment : {}).filter((entry) => typeof entry[1] === 'string');
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .withoutUndefined */ .r$)({
        cpu: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asNumber */ .i)(cpu),
        memory: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asNumber */ .i)(memory),
        ephemeralStorage: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asNumber */ .i)(ephemeralStorage),
        capacityProvider: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .asString */ .oJ)(capacityProvider),
        environment: variables.length > 0 ? Object.fromEntries(variables) : undefined,
    });
}


/***/ }),

/***/ 5526:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ MAX_REASON_LENGTH),
/* harmony export */   m: () => (/* binding */ parseFailure)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4715);
/* harmony import */ var _cause_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9538);
/* harmony import */ var _ecs_task_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1843);



const MAX_REASON_LENGTH = 1024;
function parseFailure(taskError, container) {
    const { error, cause } = taskError;
    const parsed = (0,_cause_json_js__WEBPACK_IMPORTED_MODULE_0__/* .readCause */ .iS)(cause);
    if (parsed.kind === 'text') {
        return (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .withoutUndefined */ .r$)({ error, reason: cut(cause), unread: parsed.unread });
    }
    const task = (0,_ecs_task_js__WEBPACK_IMPORTED_MODULE_1__/* .findTask */ .VX)(parsed.value);
    if (task !== undefined) {
        return fromTask(error, task, container);
    }
    const failures = failureReasons(parsed.value);
    return failures === ''
        ? {
            error,
            reason: cut(cause),
            unread: 'The Cause is no ECS task.',
        }
        : { error, reason: cut(failures) };
}
function fromTask(error, task, wanted) {
    const container = (0,_ecs_task_js__WEBPACK_IMPORTED_MODULE_1__/* .chooseContainer */ .d7)(task.containers, wanted);
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .withoutUndefined */ .r$)({
        error,
        exitCode: container?.exitCode,
        stopCode: task.stopCode,
        reason: cut(task.stoppedReason ?? ''),
        containerReason: container?.reason === undefined ? undefined : cut(container.reason),
        container: container?.name,
        taskArn: task.taskArn,
        ranWith: Object.keys(task.ranWith).length > 0 ? task.ranWith : undefined,
        unread: container === undefined ? 'The task lists no container.' : undefined,
    });
}
function failureReasons(value) {
    const failures = value['Failures'] ?? value['failures'];
    return (Array.isArray(failures) ? failures : [])
        .filter(_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW)
        .map((failure) => failure['Reason'] ?? failure['reason'])
        .filter((reason) => typeof reason === 'string')
        .join('; ');
}
function cut(text) {
    return text.length <= MAX_REASON_LENGTH ? text : [...text].slice(0, MAX_REASON_LENGTH).join('');
}


/***/ }),

/***/ 6556:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ PROCESS_ERROR),
/* harmony export */   e: () => (/* binding */ RUN_ECS_TASK)
/* harmony export */ });
const RUN_ECS_TASK = 'RunECSTask';
const PROCESS_ERROR = 'ProcessError';


/***/ }),

/***/ 2088:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hr: () => (/* binding */ failureReason),
/* harmony export */   TH: () => (/* binding */ executionError),
/* harmony export */   TJ: () => (/* binding */ statesAmong),
/* harmony export */   W9: () => (/* binding */ failureName),
/* harmony export */   YM: () => (/* binding */ adviceText),
/* harmony export */   ZF: () => (/* binding */ whereText),
/* harmony export */   aN: () => (/* binding */ lastWords),
/* harmony export */   iJ: () => (/* binding */ exitText),
/* harmony export */   kU: () => (/* binding */ tellingContainers),
/* harmony export */   kh: () => (/* binding */ failedWord),
/* harmony export */   r9: () => (/* binding */ stateText),
/* harmony export */   uV: () => (/* binding */ reasonText),
/* harmony export */   zU: () => (/* binding */ failureKind)
/* harmony export */ });
/* unused harmony export failureText */
/* harmony import */ var _aws_arn_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2672);
/* harmony import */ var _integrations_cause_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(176);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(4715);
/* harmony import */ var _policy_ecs_task_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1843);
/* harmony import */ var _policy_policy_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(728);
/* harmony import */ var _policy_state_names_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6556);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8456);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4913);
/* harmony import */ var _work_text_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6199);









const BOILERPLATE = 'Essential container in task exited';
function failureName(failure, rule) {
    if (rule !== '' && rule !== _policy_policy_js__WEBPACK_IMPORTED_MODULE_3__/* .FALLBACK_RULE */ .Kt) {
        return rule.replace(/(?:^|[-_])([a-z0-9])/gi, (_match, letter) => letter.toUpperCase());
    }
    const named = [failure.containerReason, failure.reason]
        .map((reason) => /^[A-Z][A-Za-z]*(?:Error|Exception)\b/.exec(reason ?? '')?.[0])
        .find((name) => name !== undefined);
    const stopCode = failure.stopCode === 'EssentialContainerExited' ? undefined : failure.stopCode;
    if (named !== undefined || stopCode !== undefined) {
        return named ?? stopCode ?? '';
    }
    const isUnnamed = failure.error === 'States.TaskFailed' || failure.error === '';
    if (isUnnamed && failure.exitCode !== undefined) {
        return exitText(failure.exitCode);
    }
    return isUnnamed && (failure.error === '' || isOfTask(failure)) ? 'UnknownFailure' : failure.error;
}
function isOfTask({ taskArn, container, reason, unread }) {
    return taskArn !== undefined || container !== undefined || reason === '' || unread !== undefined;
}
function exitText(exitCode) {
    return `exit ${exitCode}`;
}
function failureReason(failure, name, attempt) {
    const reason = failure.containerReason || (failure.reason === BOILERPLATE ? '' : failure.reason);
    const timeout = reason === '' ? (0,_work_text_js__WEBPACK_IMPORTED_MODULE_6__/* .timeoutText */ .bY)(failure, attempt) : '';
    if (timeout !== '') {
        return timeout;
    }
    const rest = withoutName(reason, name);
    return (0,_text_js__WEBPACK_IMPORTED_MODULE_5__/* .joined */ .oR)([rest, failure.unread ?? ''], ' ');
}
function withoutName(text, name) {
    const [, ending] = /^(Error|Exception|): /.exec(text.slice(name.length)) ?? [];
    return ending === undefined || !text.startsWith(name) ? text : text.slice(name.length + ending.length + 2);
}
const USUAL = /^(app|main|task|worker)$/i;
function tellingContainers(attempts) {
    const isOne = containers(attempts).size <= 1;
    const named = families(attempts);
    return ({ container, exitCode, containerReason, stopCode }) => {
        if (container === undefined) {
            return undefined;
        }
        const ended = stopCode === 'EssentialContainerExited' && exitCode !== undefined && [0, ..._policy_ecs_task_js__WEBPACK_IMPORTED_MODULE_2__/* .KILLED */ .W4].includes(exitCode);
        const isObvious = isOne && (USUAL.test(container) || named.has(container)) && !(ended && containerReason === undefined);
        return isObvious ? undefined : container;
    };
}
function containers(attempts) {
    return new Set(attempts.flatMap(({ outcome }) => (outcome.kind === 'failed' ? (outcome.failure.container ?? []) : [])));
}
function families(attempts) {
    return new Set(attempts.flatMap(({ taskDefinitionArn }) => (0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .familyOf */ .Ap)(taskDefinitionArn ?? '') ?? []));
}
function failedWord(execution) {
    return (0,_report_js__WEBPACK_IMPORTED_MODULE_4__/* .classificationOf */ .AZ)(execution) === 'FATAL' ? 'FATAL' : 'Failed';
}
function stateText({ state }) {
    return state === _policy_state_names_js__WEBPACK_IMPORTED_MODULE_7__/* .RUN_ECS_TASK */ .e ? '' : (0,_text_js__WEBPACK_IMPORTED_MODULE_5__/* .oneLine */ .TN)(state, 80);
}
function statesAmong(attempts) {
    const [first] = attempts;
    const areSeveral = attempts.some(({ state }) => state !== first?.state);
    return (attempt) => (areSeveral ? (0,_text_js__WEBPACK_IMPORTED_MODULE_5__/* .oneLine */ .TN)(attempt.state, 80) : stateText(attempt));
}
function whereText({ state, item }) {
    return (0,_text_js__WEBPACK_IMPORTED_MODULE_5__/* .joined */ .oR)([stateText({ state }), item === undefined ? '' : `(${(0,_text_js__WEBPACK_IMPORTED_MODULE_5__/* .oneLine */ .TN)(item, 120)})`], ' ');
}
function failureText(execution, attempt) {
    const { failure, explanation } = attempt.outcome;
    const own = (0,_text_js__WEBPACK_IMPORTED_MODULE_5__/* .joined */ .oR)([(0,_work_text_js__WEBPACK_IMPORTED_MODULE_6__/* .triesText */ .X9)(attempt), attempt.item === undefined ? '' : `in ${(0,_text_js__WEBPACK_IMPORTED_MODULE_5__/* .oneLine */ .TN)(attempt.item, 120)}`], ', ');
    const items = failure.error === THRESHOLD ? (0,_work_text_js__WEBPACK_IMPORTED_MODULE_6__/* .itemsOf */ .S3)(execution.details, attempt) : undefined;
    const reason = items === undefined
        ? failureReason(failure, failureName(failure, explanation.rule), attempt)
        : (0,_work_text_js__WEBPACK_IMPORTED_MODULE_6__/* .thresholdText */ .HA)(items);
    const said = (0,_text_js__WEBPACK_IMPORTED_MODULE_5__/* .joined */ .oR)([failureKind(execution, attempt, own), (0,_text_js__WEBPACK_IMPORTED_MODULE_5__/* .oneLine */ .TN)(reason)], ': ');
    return (0,_text_js__WEBPACK_IMPORTED_MODULE_5__/* .joined */ .oR)([said, lastWords(execution, attempt)], ' – ');
}
function failureKind(execution, attempt, more = '') {
    const { failure, explanation } = attempt.outcome;
    const name = failureName(failure, explanation.rule);
    const container = tellingContainers(execution.attempts)(failure);
    const exit = failure.exitCode === undefined ? '' : exitText(failure.exitCode);
    const details = (0,_text_js__WEBPACK_IMPORTED_MODULE_5__/* .joined */ .oR)([exit === name ? '' : exit, container === undefined ? '' : `container ${(0,_text_js__WEBPACK_IMPORTED_MODULE_5__/* .oneLine */ .TN)(container, 80)}`, more], ', ');
    const what = `${(0,_text_js__WEBPACK_IMPORTED_MODULE_5__/* .oneLine */ .TN)(name, 120)}${details === '' ? '' : ` (${details})`}`;
    return (0,_text_js__WEBPACK_IMPORTED_MODULE_5__/* .joined */ .oR)([statesAmong(execution.attempts)(attempt), what], ': ');
}
const THRESHOLD = 'States.ExceedToleratedFailureThreshold';
function adviceText({ outcome }) {
    return (0,_text_js__WEBPACK_IMPORTED_MODULE_5__/* .oneLine */ .TN)(outcome.explanation.because);
}
function reasonText(execution) {
    const { failures, machine } = execution.reason;
    const [nearest, ...behind] = failures;
    return (0,_text_js__WEBPACK_IMPORTED_MODULE_5__/* .joined */ .oR)([
        nearest === undefined ? '' : failureText(execution, nearest),
        machine === undefined ? '' : machineText(machine, nearest !== undefined),
        ...behind.slice(0, MAX_BEHIND).map((attempt) => `before that, ${failureText(execution, attempt)}`),
    ], '; ');
}
const MAX_BEHIND = 1;
function machineText(told, isBesides) {
    const text = executionError(told);
    return text === '' || !isBesides ? text : `the execution ended with ${text}`;
}
const SILENT = /^(\s*at |\s*[\]})]|Node\.js v\d)|^\s*$/;
function lastWords({ logs }, { id, outcome }) {
    const tail = logs.find((each) => each.attempt.id === id);
    const line = tail?.kind === 'lines' ? tail.lines.findLast((each) => !SILENT.test(each)) : undefined;
    if (line === undefined || outcome.kind !== 'failed') {
        return '';
    }
    const name = failureName(outcome.failure, outcome.explanation.rule);
    return `“${(0,_text_js__WEBPACK_IMPORTED_MODULE_5__/* .oneLine */ .TN)(withoutName(line, name), 200)}”`;
}
function executionError({ error, cause }) {
    const told = (0,_json_js__WEBPACK_IMPORTED_MODULE_8__/* .parseJson */ .qF)(cause);
    const failure = (0,_json_js__WEBPACK_IMPORTED_MODULE_8__/* .isJsonObject */ .OW)(told) ? told['failure'] : undefined;
    if ((0,_json_js__WEBPACK_IMPORTED_MODULE_8__/* .isJsonObject */ .OW)(failure) && typeof failure['error'] === 'string') {
        const { error: name, reason } = failure;
        return (0,_text_js__WEBPACK_IMPORTED_MODULE_5__/* .joined */ .oR)([(0,_text_js__WEBPACK_IMPORTED_MODULE_5__/* .oneLine */ .TN)(name), (0,_text_js__WEBPACK_IMPORTED_MODULE_5__/* .oneLine */ .TN)(typeof reason === 'string' ? reason : '')], ': ');
    }
    const { name, message } = (0,_integrations_cause_text_js__WEBPACK_IMPORTED_MODULE_1__/* .causeText */ .xv)(cause);
    const inner = name === error ? '' : (name ?? '');
    return (0,_text_js__WEBPACK_IMPORTED_MODULE_5__/* .joined */ .oR)([(0,_text_js__WEBPACK_IMPORTED_MODULE_5__/* .oneLine */ .TN)(error), (0,_text_js__WEBPACK_IMPORTED_MODULE_5__/* .oneLine */ .TN)(inner), (0,_text_js__WEBPACK_IMPORTED_MODULE_5__/* .oneLine */ .TN)(message)], ': ');
}


/***/ }),

/***/ 5683:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  cN: () => (/* binding */ MORE_LINES),
  qw: () => (/* binding */ ProgressLog),
  LZ: () => (/* binding */ attemptName)
});

// UNUSED EXPORTS: attemptEndedLine, attemptStartedLine, progressLines, whatRuns

// EXTERNAL MODULE: ./build/src/aws/arn.js
var arn = __webpack_require__(2672);
// EXTERNAL MODULE: ./build/src/report/failure-text.js
var failure_text = __webpack_require__(2088);
// EXTERNAL MODULE: ./build/src/report/text.js
var report_text = __webpack_require__(4913);
// EXTERNAL MODULE: ./build/src/duration.js
var duration = __webpack_require__(2297);
// EXTERNAL MODULE: ./build/src/report/work-text.js
var work_text = __webpack_require__(6199);
;// CONCATENATED MODULE: ./build/src/report/log/attempt-end.js




function endedText(attempt, outcome) {
    const { startedAt, remark } = attempt;
    switch (outcome.kind) {
        case 'stopped':
            return `stopped after ${(0,duration/* duration */.p)(outcome.at - startedAt)}`;
        case 'succeeded':
            return remark?.kind === 'outcome-unknown'
                ? (0,work_text/* remarkText */.ab)(remark)
                : (0,report_text/* joined */.oR)([`succeeded after ${(0,duration/* duration */.p)(outcome.at - startedAt)}`, (0,work_text/* remarkText */.ab)(remark)], '; ');
        case 'failed': {
            const { failure, explanation } = outcome;
            const name = (0,failure_text/* failureName */.W9)(failure, explanation.rule);
            const exit = failure.exitCode === undefined ? '' : `exit ${failure.exitCode}`;
            const reason = (0,report_text/* oneLine */.TN)((0,failure_text/* failureReason */.Hr)(failure, name, attempt));
            const what = (0,report_text/* joined */.oR)([(0,report_text/* oneLine */.TN)(name, 80), exit === name ? '' : exit], ' ');
            return `failed: ${what}${reason === '' ? '' : ` (${reason})`}${consequence(outcome)}`;
        }
    }
}
const AT_ONCE_MS = 500;
function afterText(milliseconds) {
    return milliseconds < AT_ONCE_MS ? 'at once' : `after ${(0,duration/* duration */.p)(milliseconds)}`;
}
function consequence({ verdict, at, followedBy }) {
    if (verdict.by === 'machine') {
        const { type } = verdict.decision;
        const isOver = followedBy.kind === 'execution-end' && type !== 'FATAL';
        return ` → ${type}${isOver ? ', and the execution ended' : decisionText(verdict.decision)}`;
    }
    const type = verdict.by === 'policy' ? classText(verdict.decision) : '';
    return `${type}${followedText(at, followedBy)}`;
}
function classText({ type }) {
    return type === 'SUCCEEDED' ? ', which the policy takes for success' : ` → ${type}`;
}
function followedText(failedAt, followedBy) {
    switch (followedBy.kind) {
        case 'retry':
            return `, retried by the machine ${afterText(followedBy.at - failedAt)}`;
        case 'catch':
            return `, handled by the machine: went on to ${(0,report_text/* oneLine */.TN)(followedBy.next, 80)}`;
        default:
            return '';
    }
}
function decisionText({ type, waitSeconds, because, overrides = {} }) {
    const other = (0,report_text/* oneLine */.TN)((0,report_text/* ranWithText */.Bi)(overrides));
    const changed = other === '' ? '' : ` with ${other}`;
    switch (type) {
        case 'RETRIABLE':
            return `, retrying at once${changed}`;
        case 'TEMPORARY':
            return `, retrying in ${(0,duration/* duration */.p)(waitSeconds * 1000)}${changed}`;
        default:
            return because === '' ? '' : `: ${(0,report_text/* oneLine */.TN)(because)}`;
    }
}

;// CONCATENATED MODULE: ./build/src/report/log/attempt-order.js
function endTime(outcome) {
    return outcome.kind === 'running' ? Number.POSITIVE_INFINITY : outcome.at;
}
function besideOthers(attempts) {
    const ids = new Set();
    let last;
    for (const attempt of attempts.toSorted(byTime)) {
        if (last !== undefined && overlap(last, attempt)) {
            ids.add(last.id).add(attempt.id);
        }
        if (last === undefined || endTime(attempt.outcome) > endTime(last.outcome)) {
            last = attempt;
        }
    }
    return ids;
}
function byTime(one, other) {
    return one.startedAt - other.startedAt || endTime(one.outcome) - endTime(other.outcome);
}
function overlap(one, other) {
    return one.startedAt < endTime(other.outcome) && other.startedAt < endTime(one.outcome);
}
function attempt_order_decidedAmong(attempts) {
    const latest = new Map();
    for (const { id, item } of attempts) {
        latest.set(item, Math.max(id, latest.get(item) ?? 0));
    }
    return ({ id, item, outcome }) => outcome.kind !== 'failed' ||
        outcome.verdict.by === 'machine' ||
        around(item).some((outer) => (latest.get(outer) ?? 0) > id);
}
function around(item) {
    const parts = item?.split('/') ?? [];
    return [undefined, ...parts.map((_part, index) => parts.slice(0, index + 1).join('/'))];
}

;// CONCATENATED MODULE: ./build/src/report/log/progress.js





class ProgressLog {
    #grouped;
    #printed = new Set();
    #failedBefore = new Set();
    #alone;
    #isOpen = false;
    constructor({ grouped }) {
        this.#grouped = grouped;
    }
    poll({ attempts, settled, startedAt, output = [] }) {
        const beside = besideOthers(attempts);
        const isDecided = attempt_order_decidedAmong(attempts);
        const happened = attempts.flatMap((attempt) => [
            ...this.#start(attempt, beside, startedAt),
            ...this.#wrote(attempt, output),
            ...this.#end(attempt, settled || isDecided(attempt), startedAt),
        ]);
        return happened.toSorted((one, other) => one.at - other.at).flatMap(({ act }) => act());
    }
    #start(attempt, beside, startedAt) {
        const started = attemptStartedLine(attempt, startedAt);
        if (started === undefined || !this.#isNew(started.key)) {
            return [];
        }
        const act = () => {
            const left = this.#leave();
            this.#alone = beside.has(attempt.id) ? undefined : attempt;
            return [...left, { kind: 'line', text: started.text }];
        };
        return [{ at: attempt.startedAt, act }];
    }
    #wrote(attempt, output) {
        const lines = output.filter((own) => own.attempt === attempt.id).flatMap((own) => own.lines);
        const at = attempt.outcome.kind === 'running' ? attempt.startedAt : attempt.outcome.at;
        return lines.length === 0 ? [] : [{ at, act: () => this.#output(attempt, lines) }];
    }
    #end(attempt, isDecided, startedAt) {
        const isDue = isDecided || this.#failedBefore.has(attempt.id);
        if (attempt.outcome.kind === 'failed') {
            this.#failedBefore.add(attempt.id);
        }
        const ended = isDue ? attemptEndedLine(attempt, startedAt) : undefined;
        if (ended === undefined || !this.#isNew(ended.key)) {
            return [];
        }
        const act = () => [
            ...(this.#alone?.id === attempt.id ? this.#leave() : []),
            { kind: 'line', text: ended.text },
        ];
        return [{ at: endTime(attempt.outcome), act }];
    }
    say(text) {
        return [...this.#enter(), { kind: 'line', text }];
    }
    end() {
        return this.#leave();
    }
    #output(attempt, lines) {
        if (lines.length === 0) {
            return [];
        }
        return this.#grouped && this.#alone?.id === attempt.id
            ? [...this.#enter(), { kind: 'output', lines }]
            : [{ kind: 'output', lines: lines.map((line) => `${attemptName(attempt)}: ${line}`) }];
    }
    #enter() {
        if (!this.#grouped || this.#alone === undefined || this.#isOpen) {
            return [];
        }
        this.#isOpen = true;
        return [{ kind: 'open-group', title: `${attemptName(this.#alone)}: ${whatRuns(this.#alone)}` }];
    }
    #leave() {
        const wasOpen = this.#isOpen;
        this.#isOpen = false;
        this.#alone = undefined;
        return wasOpen ? [{ kind: 'close-group' }] : [];
    }
    #isNew(key) {
        const isNew = !this.#printed.has(key);
        this.#printed.add(key);
        return isNew;
    }
}
function attemptName(attempt) {
    const item = attempt.item === undefined ? '' : ` (${(0,report_text/* oneLine */.TN)(attempt.item, 120)})`;
    return `${(0,report_text/* joined */.oR)([`attempt ${attempt.number}`, (0,failure_text/* stateText */.r9)(attempt)], ' of ')}${item}`;
}
function whatRuns({ state, integration, taskArn, label, }) {
    const { unit } = integration.terms;
    const name = label ?? (taskArn === undefined ? undefined : (0,arn/* resourceId */.a)(taskArn));
    const work = name === undefined ? '' : `, ${unit} ${(0,report_text/* oneLine */.TN)(name)}`;
    return `${(0,report_text/* oneLine */.TN)(state)}${work}`;
}
function progressLines(attempts, settled, startedAt) {
    const isDecided = decidedAmong(attempts);
    return attempts.flatMap((attempt) => {
        const started = attemptStartedLine(attempt, startedAt);
        const ended = settled || isDecided(attempt) ? attemptEndedLine(attempt, startedAt) : undefined;
        return [started, ended].filter((line) => line !== undefined);
    });
}
function attemptStartedLine(attempt, startedAt) {
    if (attempt.outcome.kind === 'running' && attempt.taskArn === undefined && attempt.label === undefined) {
        return undefined;
    }
    return {
        key: `${attempt.id} started`,
        text: `${(0,report_text/* elapsed */.vk)(startedAt, attempt.startedAt)} ${attemptName(attempt)} started: ${whatRuns(attempt)}`,
    };
}
function attemptEndedLine(attempt, startedAt) {
    const { id, outcome } = attempt;
    return outcome.kind === 'running'
        ? undefined
        : {
            key: `${id} ended`,
            text: `${(0,report_text/* elapsed */.vk)(startedAt, outcome.at)} ${attemptName(attempt)} ${endedText(attempt, outcome)}`,
        };
}
const MORE_LINES = '… there is more than is shown at once';


/***/ }),

/***/ 8456:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A3: () => (/* binding */ reasonOf),
/* harmony export */   AZ: () => (/* binding */ classificationOf),
/* harmony export */   Bd: () => (/* binding */ startedOnes),
/* harmony export */   Kl: () => (/* binding */ classOf),
/* harmony export */   Ko: () => (/* binding */ retriesOf),
/* harmony export */   Or: () => (/* binding */ attemptsOf),
/* harmony export */   Rk: () => (/* binding */ executionLabel),
/* harmony export */   TY: () => (/* binding */ failedExecutions),
/* harmony export */   _D: () => (/* binding */ executionName),
/* harmony export */   c2: () => (/* binding */ statusOf),
/* harmony export */   ee: () => (/* binding */ spanOf),
/* harmony export */   lx: () => (/* binding */ noticesOf),
/* harmony export */   oJ: () => (/* binding */ isSuccess),
/* harmony export */   oy: () => (/* binding */ missingOf),
/* harmony export */   zn: () => (/* binding */ isFine)
/* harmony export */ });
/* harmony import */ var _aws_arn_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2672);
/* harmony import */ var _execution_end_reason_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1890);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4913);
/* harmony import */ var _work_text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6199);




function statusOf(execution) {
    switch (execution.kind) {
        case 'not-started':
            return 'NOT_STARTED';
        case 'left-running':
            return 'RUNNING';
        case 'ended':
            return execution.missing.length === 0 ? execution.status : 'FAILED';
    }
}
function attemptsOf(execution) {
    return execution.kind === 'not-started' ? [] : execution.attempts;
}
function missingOf(execution) {
    return execution.kind === 'not-started' ? [] : execution.missing;
}
function spanOf(execution) {
    return {
        startedAt: execution.kind === 'not-started' ? undefined : execution.startedAt,
        stoppedAt: execution.kind === 'ended' ? execution.stoppedAt : undefined,
    };
}
function startedOnes(executions) {
    return executions.filter((execution) => execution.kind !== 'not-started');
}
function executionName({ customerId, arn }) {
    return customerId ?? (arn === undefined ? '–' : (0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .resourceId */ .a)(arn));
}
function executionLabel({ customerId, arn }) {
    if (customerId !== undefined) {
        return (0,_text_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)(`customer ${customerId}`, 100);
    }
    return arn === undefined ? 'the execution' : (0,_text_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)(`execution ${(0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .resourceId */ .a)(arn)}`, 100);
}
const STOPPING = new Set([
    'stop-failed',
    'stop-unanswered',
    'end-not-seen',
]);
function isFine(execution, { waited }) {
    switch (execution.kind) {
        case 'not-started':
            return false;
        case 'left-running':
            return !waited && !STOPPING.has(execution.why.kind);
        case 'ended':
            return execution.status === 'SUCCEEDED' && execution.missing.length === 0;
    }
}
function failedExecutions(report) {
    return report.executions.filter((execution) => !isFine(execution, report));
}
function isSuccess(report) {
    const { executions, cancelled, toleratedFailurePercentage } = report;
    const tolerated = executions.length * toleratedFailurePercentage;
    return !cancelled && failedExecutions(report).length * 100 <= tolerated;
}
function classificationOf(execution) {
    const hasSucceeded = execution.kind === 'ended' && execution.status === 'SUCCEEDED';
    const failure = hasSucceeded
        ? execution.attempts.findLast((attempt) => (0,_execution_end_reason_js__WEBPACK_IMPORTED_MODULE_1__/* .isFailed */ .Ix)(attempt) || (0,_work_text_js__WEBPACK_IMPORTED_MODULE_3__/* .acceptedFailure */ .MW)(attempt) !== undefined)
        : reasonOf(execution).failures[0];
    return failure?.outcome.kind === 'failed' ? classOf(failure.outcome.verdict) : undefined;
}
function classOf(verdict) {
    const type = verdict === undefined || verdict.by === 'nobody' ? undefined : verdict.decision.type;
    return type === 'SUCCEEDED' ? undefined : type;
}
function reasonOf(execution) {
    return execution.kind === 'not-started' ? _execution_end_reason_js__WEBPACK_IMPORTED_MODULE_1__/* .NO_REASON */ .je : execution.reason;
}
function retriesOf(execution) {
    return attemptsOf(execution)
        .filter(_execution_end_reason_js__WEBPACK_IMPORTED_MODULE_1__/* .isFailed */ .Ix)
        .filter(({ outcome }) => outcome.followedBy.kind === 'retry');
}
function noticesOf(execution) {
    if (execution.kind === 'not-started') {
        return [];
    }
    const { outputs, preview, logs, details = [], notices } = execution;
    return [
        ...[outputs, preview, ...logs, ...details].flatMap((evidence) => evidence.kind === 'unreadable' ? [evidence.notice] : []),
        ...notices,
    ];
}


/***/ }),

/***/ 6199:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HA: () => (/* binding */ thresholdText),
/* harmony export */   Ir: () => (/* binding */ itemsText),
/* harmony export */   MW: () => (/* binding */ acceptedFailure),
/* harmony export */   S3: () => (/* binding */ itemsOf),
/* harmony export */   X9: () => (/* binding */ triesText),
/* harmony export */   ab: () => (/* binding */ remarkText),
/* harmony export */   bY: () => (/* binding */ timeoutText),
/* harmony export */   vu: () => (/* binding */ detailName)
/* harmony export */ });
/* harmony import */ var _aws_arn_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2672);
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2297);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4913);



function remarkText(remark) {
    switch (remark?.kind) {
        case 'outcome-unknown':
            return 'started; the outcome is not known to Step Functions';
        case 'answered-failure': {
            const { error, reason } = remark.failure;
            return `the answer is a failure, which the state does not look at: ${(0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .joined */ .oR)([(0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(error, 120), (0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(reason)], ': ')}`;
        }
        case 'accepted': {
            const { failure, rule, because } = remark;
            const what = failure.exitCode === undefined ? (0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(failure.error, 120) : `exit ${failure.exitCode}`;
            const by = rule === '' ? 'the state machine' : `the rule ${(0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(rule, 100)}`;
            return (0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .joined */ .oR)([`${what}, which ${by} takes for success`, (0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(because)], ': ');
        }
        case undefined:
            return '';
    }
}
function acceptedFailure({ remark }) {
    return remark?.kind === 'accepted' ? remark : undefined;
}
function timeoutText({ error }, attempt) {
    switch (error) {
        case 'States.Timeout':
            return `${WAITED_FOR[attempt?.endedBy ?? 'service']} within ${limit(attempt)}.`;
        case 'States.HeartbeatTimeout':
            return `No heartbeat came${attempt?.endedBy === 'worker' ? ' from the worker' : ''} within ${heartbeatLimit(attempt)}.`;
        default:
            return '';
    }
}
const WAITED_FOR = {
    'task-token': 'No token came back',
    worker: 'No worker finished it',
    service: 'The attempt did not end',
};
function heartbeatLimit(attempt) {
    const seconds = attempt?.heartbeatSeconds;
    return seconds === undefined ? 'its time' : (0,_duration_js__WEBPACK_IMPORTED_MODULE_2__/* .duration */ .p)(seconds * 1000);
}
function limit(attempt) {
    return attempt?.timesOutAt === undefined ? 'its time' : (0,_duration_js__WEBPACK_IMPORTED_MODULE_2__/* .duration */ .p)(attempt.timesOutAt - attempt.startedAt);
}
function itemsOf(details, { id }) {
    const detail = details?.find(({ attempt, within, kind }) => kind === 'map-run' && within === undefined && attempt.id === id);
    return detail?.kind === 'map-run' ? detail.items : undefined;
}
function thresholdText({ failed, total, tolerated: { percentage, count: most } }) {
    const many = `${failed} of ${total}`;
    if (percentage === 0 && most === 0) {
        return `${many} items failed, and none is tolerated`;
    }
    const limits = [percentage > 0 ? `${percentage} %` : '', most > 0 ? (0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9)(most, 'item') : ''];
    const tolerated = (0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .joined */ .oR)(limits, ' or ');
    return `more than the tolerated ${tolerated}${most > 0 ? '' : ' of items'} failed (${many})`;
}
function itemsText({ total, succeeded, failed, aborted, running, pending }) {
    const others = [
        [failed, 'failed'],
        [aborted, 'aborted'],
        [running, 'running'],
        [pending, 'pending'],
    ];
    const told = others.flatMap(([number, word]) => (number > 0 ? [`${number} ${word}`] : []));
    return (0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .joined */ .oR)([`${succeeded} of ${(0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9)(total, 'item')} succeeded`, ...told], ', ');
}
function detailName({ arn }) {
    return (0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)((0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .resourceId */ .a)(arn), 100);
}
function triesText({ tries, integration }) {
    return tries === undefined ? '' : `${(0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9)(tries, 'try', 'tries')} by ${integration.terms.service}`;
}


/***/ })

};
