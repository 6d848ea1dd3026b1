export const id = 670;
export const ids = [670,43];
export const modules = {

/***/ 2672:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AQ: () => (/* binding */ functionName),
/* harmony export */   Ap: () => (/* binding */ familyOf),
/* harmony export */   Jp: () => (/* binding */ parseExecutionReference),
/* harmony export */   Lw: () => (/* binding */ parseArn),
/* harmony export */   ND: () => (/* binding */ isExpressExecution),
/* harmony export */   _W: () => (/* binding */ executionArn),
/* harmony export */   a: () => (/* binding */ resourceId),
/* harmony export */   iQ: () => (/* binding */ partitionOf),
/* harmony export */   mf: () => (/* binding */ arnPattern),
/* harmony export */   wU: () => (/* binding */ parseMachineReference),
/* harmony export */   xm: () => (/* binding */ clusterOfTask),
/* harmony export */   zd: () => (/* binding */ machineArn)
/* harmony export */ });
function parseArn(text) {
    const [prefix, partition, service, region, accountId, ...resource] = text.split(':');
    return prefix !== 'arn' ||
        partition === undefined ||
        service === undefined ||
        region === undefined ||
        accountId === undefined ||
        resource.length === 0
        ? undefined
        : { partition, service, region, accountId, resource: resource.join(':') };
}
function resourceId(arn) {
    const { resource } = parseArn(arn) ?? { resource: arn };
    const id = resource.slice(Math.max(resource.lastIndexOf(':'), resource.lastIndexOf('/')) + 1);
    return id === '' ? resource : id;
}
function clusterOfTask(taskArn) {
    return /^task\/([^/]+)\/[^/]+$/.exec(parseArn(taskArn)?.resource ?? '')?.[1];
}
function familyOf(taskDefinitionArn) {
    return /^task-definition\/([^/:]+):\d+$/.exec(parseArn(taskDefinitionArn)?.resource ?? '')?.[1];
}
function functionName(text) {
    const name = /(?:^|:)function:([^:]+)/.exec(text)?.[1];
    return name ?? text.split(':', 1)[0] ?? '';
}
function partitionOf(region) {
    const [, country = ''] = /^(cn|us-gov|us-isob|us-iso|eu-isoe|us-isof|eusc)-/.exec(region) ?? [];
    return PARTITIONS[country] ?? 'aws';
}
const PARTITIONS = {
    cn: 'aws-cn',
    'us-gov': 'aws-us-gov',
    'us-iso': 'aws-iso',
    'us-isob': 'aws-iso-b',
    'eu-isoe': 'aws-iso-e',
    'us-isof': 'aws-iso-f',
    eusc: 'aws-eusc',
};
function isExpressExecution(arn) {
    return parseArn(arn)?.resource.startsWith('express:') === true;
}
function arnPattern(service, resource) {
    const region = service === 'iam' ? '' : '[a-z0-9-]+';
    return String.raw `arn:aws[a-z-]*:${service}:${region}:\d{12}:${resource}`;
}
const NAME = String.raw `[^\s<>{}[\]?*"#%\\^|~\x60$&,;:/\x00-\x1f\x7f-\x9f]{1,80}`;
const MACHINE_ARN = new RegExp(String.raw `^(${arnPattern('states', `stateMachine:(${NAME})`)})(?::([\w.-]+))?$`);
function parseMachineReference(text) {
    if (!text.startsWith('arn:')) {
        return new RegExp(`^${NAME}$`).test(text) ? { kind: 'name', name: text } : undefined;
    }
    const [, machineArn = '', name, qualifier] = MACHINE_ARN.exec(text) ?? [];
    const arn = parseArn(machineArn);
    if (arn === undefined || name === undefined) {
        return undefined;
    }
    const { partition, region, accountId } = arn;
    return {
        kind: 'arn',
        arn: text,
        machineArn,
        partition,
        region,
        accountId,
        name,
        ...(qualifier !== undefined && {
            qualifier: { kind: /^\d+$/.test(qualifier) ? 'version' : 'alias', value: qualifier },
        }),
    };
}
function machineArn({ partition, region, accountId }, name) {
    return `arn:${partition}:states:${region}:${accountId}:stateMachine:${name}`;
}
function executionArn(ofMachine, executionName) {
    return `${ofMachine.replace(':stateMachine:', ':execution:')}:${executionName}`;
}
const EXECUTION_ARN = new RegExp(`^${arnPattern('states', `execution:(${NAME}):${NAME}`)}$`);
function parseExecutionReference(text) {
    const [, name] = EXECUTION_ARN.exec(text) ?? [];
    const arn = parseArn(text);
    return name === undefined || arn === undefined
        ? undefined
        : { arn: text, region: arn.region, machine: { name, arn: machineArn(arn, name) } };
}


/***/ }),

/***/ 2977:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JD: () => (/* binding */ StartUnanswered),
/* harmony export */   j$: () => (/* binding */ Interrupted),
/* harmony export */   nS: () => (/* binding */ interruptionOf),
/* harmony export */   xn: () => (/* binding */ startFailure)
/* harmony export */ });
class Interrupted extends Error {
    name = 'Interrupted';
    interruption;
    constructor(interruption) {
        super(`Interrupted: ${interruption.kind}`);
        this.interruption = interruption;
    }
}
function interruptionOf({ reason }) {
    return reason instanceof Interrupted ? reason.interruption : { kind: 'cancelled' };
}
class StartUnanswered extends Error {
    name = 'StartUnanswered';
    failure;
    constructor(failure, options) {
        super(`StartExecution of ${failure.arn} was not answered.`, options);
        this.failure = failure;
    }
}
function startFailure(error) {
    if (error instanceof StartUnanswered) {
        return error.failure;
    }
    return error instanceof Interrupted
        ? { kind: 'interrupted', by: error.interruption }
        : { kind: 'refused', error: error instanceof Error ? error : new Error(String(error)) };
}


/***/ }),

/***/ 7031:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $e: () => (/* binding */ warning),
/* harmony export */   C1: () => (/* binding */ setFailed),
/* harmony export */   LZ: () => (/* binding */ saveState),
/* harmony export */   N4: () => (/* binding */ endGroup),
/* harmony export */   Oh: () => (/* binding */ startGroup),
/* harmony export */   Vc: () => (/* binding */ inputsOf),
/* harmony export */   Yz: () => (/* binding */ debug),
/* harmony export */   pq: () => (/* binding */ info),
/* harmony export */   z3: () => (/* binding */ error)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8161);
/* harmony import */ var node_process__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1708);



function inputsOf(env) {
    return (name) => (env[`INPUT_${name.toUpperCase()}`] ?? '').trim();
}
function info(line) {
    node_process__WEBPACK_IMPORTED_MODULE_2__.stdout.write(`${line}${node_os__WEBPACK_IMPORTED_MODULE_1__.EOL}`);
}
function warning(message, properties = {}) {
    command('warning', properties, message);
}
function error(message, properties = {}) {
    command('error', properties, message);
}
function setFailed(message) {
    node_process__WEBPACK_IMPORTED_MODULE_2__.exitCode = 1;
    error(message);
}
function debug(message) {
    command('debug', {}, message);
}
function startGroup(title) {
    command('group', {}, title);
}
function endGroup() {
    command('endgroup', {}, '');
}
function saveState(file, name, value) {
    if (!file || !(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(file)) {
        throw new Error(`GITHUB_STATE names no file that is there: ${JSON.stringify(file ?? '')}.`);
    }
    const delimiter = delimiterOf(value);
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.appendFileSync)(file, `${name}<<${delimiter}${node_os__WEBPACK_IMPORTED_MODULE_1__.EOL}${value}${node_os__WEBPACK_IMPORTED_MODULE_1__.EOL}${delimiter}${node_os__WEBPACK_IMPORTED_MODULE_1__.EOL}`);
}
function delimiterOf(value) {
    return 'ghadelimiter_'.padEnd(value.length + 14, '_');
}
function command(name, properties, message) {
    const given = Object.entries(properties).map(([key, value]) => `${key}=${escapedProperty(String(value))}`);
    info(`::${name}${given.length > 0 ? ` ${given.join(',')}` : ''}::${escaped(message)}`);
}
function escaped(text) {
    return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
function escapedProperty(text) {
    return escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}


/***/ }),

/***/ 2901:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  publishPost: () => (/* binding */ publishPost)
});

// EXTERNAL MODULE: external "node:process"
var external_node_process_ = __webpack_require__(1708);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 14 modules
var core = __webpack_require__(6421);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(7406);
// EXTERNAL MODULE: ./build/src/aws/console-links.js
var console_links = __webpack_require__(5386);
// EXTERNAL MODULE: ./build/src/report/report.js
var report = __webpack_require__(8456);
// EXTERNAL MODULE: ./build/src/report/summary/page.js
var summary_page = __webpack_require__(828);
// EXTERNAL MODULE: ./build/src/report/text.js
var report_text = __webpack_require__(4913);
;// CONCATENATED MODULE: ./build/src/report/left-behind.js





function leftBehindText(left) {
    const { arn } = left;
    switch (left.kind) {
        case 'ended': {
            const whose = left.isOurs ? '' : ' Whether this step started it is not known.';
            return (0,report_text/* oneLine */.TN)(`The execution ${arn} had ended by itself before: ${left.status}.${whose}`, MAX);
        }
        case 'not-found':
            return (0,report_text/* oneLine */.TN)(`Whether the execution was started is not known: look for ${arn}. The post step did not find it.`, MAX);
        case 'not-ours':
            return (0,report_text/* oneLine */.TN)(`The execution ${arn} was left alone: it was not started by this step.`, MAX);
        case 'not-known': {
            const why = left.error === undefined ? '' : ` ${(0,errors/* messageOf */.bD)(left.error)}`;
            return (0,report_text/* oneLine */.TN)(`The execution ${arn} was left alone, since whether this step started it is not known: look for it, and stop it if it is yours.${why}`, MAX);
        }
    }
}
const MAX = 2000;
function levelOf({ kind }) {
    switch (kind) {
        case 'ended':
        case 'not-ours':
            return 'info';
        case 'not-found':
            return 'warning';
        case 'not-known':
            return 'error';
    }
}
const MAX_ANNOTATIONS = 10;
function leftBehindLines(all) {
    return [...Map.groupBy(all, levelOf)].flatMap(([level, those]) => {
        const lines = those.map((left) => ({ level, message: leftBehindText(left) }));
        if (level === 'info' || lines.length <= MAX_ANNOTATIONS) {
            return lines;
        }
        const shown = lines.slice(0, MAX_ANNOTATIONS - 1);
        const rest = lines.slice(MAX_ANNOTATIONS - 1);
        return [
            ...shown,
            { level, message: `The log and the job summary name ${(0,report_text/* count */.U9)(rest.length, 'more execution')}.` },
            ...rest.map(({ message }) => ({ level: 'info', message })),
        ];
    });
}
function mayRunOn(all) {
    return all.some(({ kind }) => kind === 'not-known');
}
const MAX_BYTES = 100_000;
function leftBehindSummary(all) {
    const page = (0,summary_page/* assemble */.fT)([
        (0,summary_page/* whole */.WQ)('### Left by a step that was killed'),
        (room) => (0,summary_page/* tableWithNote */.Jt)(COLUMNS, all, { room }, (cut) => `The log names ${(0,report_text/* count */.U9)(cut, 'more execution')}.`),
    ], MAX_BYTES);
    return `${page}\n`;
}
const COLUMNS = [
    { title: 'Execution', cell: (left) => (0,report_text/* link */.nf)((0,report/* executionName */._D)(left), (0,console_links/* executionUrl */.ME)(left.arn)) },
    { title: 'What became of it', cell: (left) => (0,report_text/* markdown */.wD)(leftBehindText(left)) },
];

// EXTERNAL MODULE: ./build/src/github/publish.js + 14 modules
var publish = __webpack_require__(5840);
;// CONCATENATED MODULE: ./build/src/github/publish-post.js






async function publishPost({ stopped, others }) {
    if (stopped !== undefined) {
        await (0,publish/* publishLeftRunning */.a)(stopped);
    }
    for (const { level, message } of leftBehindLines(others)) {
        TELL[level](message);
    }
    if (mayRunOn(others)) {
        external_node_process_.exitCode = core/* ExitCode */.yU.Failure;
    }
    if (others.length > 0) {
        await writeSummary(leftBehindSummary(others));
    }
}
const TELL = {
    info: core/* info */.pq,
    warning: core/* warning */.$e,
    error: core/* error */.z3,
};
async function writeSummary(page) {
    try {
        await core/* summary */.z.addRaw(page).write();
    }
    catch (error) {
        core/* warning */.$e((0,report_text/* oneLine */.TN)(`The job summary could not be written: ${(0,errors/* messageOf */.bD)(error)}`, 2000));
    }
}


/***/ }),

/***/ 3043:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ policyPlace),
/* harmony export */   cancelSignal: () => (/* binding */ cancelSignal),
/* harmony export */   fail: () => (/* binding */ fail),
/* harmony export */   jobLog: () => (/* binding */ jobLog)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7406);
/* harmony import */ var _execution_ending_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2977);
/* harmony import */ var _report_text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4913);
/* harmony import */ var _report_wording_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1272);
/* harmony import */ var _commands_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7031);






const CONTAINER_PREFIX = ' | ';
const jobLog = {
    info: _commands_js__WEBPACK_IMPORTED_MODULE_5__/* .info */ .pq,
    warning: _commands_js__WEBPACK_IMPORTED_MODULE_5__/* .warning */ .$e,
    openGroup: _commands_js__WEBPACK_IMPORTED_MODULE_5__/* .startGroup */ .Oh,
    closeGroup: _commands_js__WEBPACK_IMPORTED_MODULE_5__/* .endGroup */ .N4,
    output: (lines) => {
        const token = crypto.randomUUID();
        (0,_commands_js__WEBPACK_IMPORTED_MODULE_5__/* .info */ .pq)(`::stop-commands::${token}`);
        for (const line of lines) {
            (0,_commands_js__WEBPACK_IMPORTED_MODULE_5__/* .info */ .pq)(`${CONTAINER_PREFIX}${(0,_report_text_js__WEBPACK_IMPORTED_MODULE_3__/* .oneLine */ .TN)(line, 2000)}`);
        }
        (0,_commands_js__WEBPACK_IMPORTED_MODULE_5__/* .info */ .pq)(`::${token}::`);
    },
};
function cancelSignal() {
    const controller = new AbortController();
    const cancel = () => controller.abort(new _execution_ending_js__WEBPACK_IMPORTED_MODULE_2__/* .Interrupted */ .j$({ kind: 'cancelled' }));
    process.on('SIGINT', cancel);
    process.on('SIGTERM', cancel);
    return controller.signal;
}
function policyPlace(file, { line, column }) {
    const workspace = process.env['GITHUB_WORKSPACE'] || process.cwd();
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.relative)(workspace, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(workspace, file)).split(node_path__WEBPACK_IMPORTED_MODULE_0__.sep).join('/');
    return { title: 'Retry policy', file: path, line, col: column };
}
const MAX_PLACES = 9;
function fail(thrown) {
    if (thrown instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .FileError */ .f6) {
        for (const place of thrown.places.slice(0, MAX_PLACES)) {
            (0,_commands_js__WEBPACK_IMPORTED_MODULE_5__/* .error */ .z3)((0,_report_text_js__WEBPACK_IMPORTED_MODULE_3__/* .oneLine */ .TN)(place.message, 2000), policyPlace(thrown.file, place));
        }
    }
    const message = thrown instanceof _execution_ending_js__WEBPACK_IMPORTED_MODULE_2__/* .Interrupted */ .j$ ? (0,_report_wording_js__WEBPACK_IMPORTED_MODULE_4__/* .interruptionText */ .xu)(thrown.interruption) : (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(thrown);
    (0,_commands_js__WEBPACK_IMPORTED_MODULE_5__/* .setFailed */ .C1)((0,_report_text_js__WEBPACK_IMPORTED_MODULE_3__/* .oneLine */ .TN)(message, 2000));
    if (process.env['RUNNER_DEBUG'] === '1' && thrown instanceof Error) {
        (0,_commands_js__WEBPACK_IMPORTED_MODULE_5__/* .debug */ .Yz)(thrown.stack ?? '');
    }
}


/***/ }),

/***/ 728:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ii: () => (/* binding */ CLASSIFICATIONS),
/* harmony export */   KO: () => (/* binding */ mayRetry),
/* harmony export */   Kt: () => (/* binding */ FALLBACK_RULE),
/* harmony export */   ZI: () => (/* binding */ MAX_WAIT_SECONDS),
/* harmony export */   aI: () => (/* binding */ UNKNOWN_RULE),
/* harmony export */   kd: () => (/* binding */ MAX_RETRIES),
/* harmony export */   tM: () => (/* binding */ DECISION_TYPES)
/* harmony export */ });
const CLASSIFICATIONS = [
    'RETRIABLE',
    'TEMPORARY',
    'FATAL',
];
const DECISION_TYPES = [...CLASSIFICATIONS, 'SUCCEEDED'];
function mayRetry(rule) {
    return rule.type !== 'FATAL' && rule.type !== 'SUCCEEDED';
}
const FALLBACK_RULE = 'default';
const UNKNOWN_RULE = '';
const MAX_RETRIES = 100;
const MAX_WAIT_SECONDS = 86_400;


/***/ }),

/***/ 4913:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bi: () => (/* binding */ ranWithText),
/* harmony export */   TN: () => (/* binding */ oneLine),
/* harmony export */   U9: () => (/* binding */ count),
/* harmony export */   ZD: () => (/* binding */ escapeHtml),
/* harmony export */   ee: () => (/* binding */ bytes),
/* harmony export */   nf: () => (/* binding */ link),
/* harmony export */   oR: () => (/* binding */ joined),
/* harmony export */   qy: () => (/* binding */ html),
/* harmony export */   vE: () => (/* binding */ timestamp),
/* harmony export */   vk: () => (/* binding */ elapsed),
/* harmony export */   wD: () => (/* binding */ markdown)
/* harmony export */ });
function oneLine(text, maxLength = 300) {
    const line = text
        .toWellFormed()
        .replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]+/gu, ' ')
        .replace(/##\[/g, '## [')
        .trim();
    if (line.length <= maxLength) {
        return line;
    }
    const start = line.slice(0, maxLength - 1).replace(/[\ud800-\udbff]$/, '');
    return `${start.trimEnd()}…`;
}
function markdown(text, maxLength) {
    return (parted(text, maxLength)
        .replace(/[\\`*_[\]|~]/g, '\\$&')
        .replace(BLOCK_START, '$1\\')
        .replace(/\$/g, '&#36;')
        .replace(new RegExp(`(${SCHEMES})${PARTING}:`, 'gi'), `$1${PARTING}&#58;`)
        .replace(new RegExp(`(www)${PARTING}\\.`, 'gi'), `$1${PARTING}&#46;`)
        .replaceAll(PARTING, COMMENT));
}
function link(text, url) {
    const shown = markdown(text);
    return url === undefined || shown === '' ? shown : `[${shown}](${url.replaceAll('$', '&#36;')})`;
}
function html(text, maxLength) {
    return parted(text, maxLength).replaceAll(PARTING, COMMENT);
}
function escapeHtml(text) {
    return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
const BLOCK_START = /^(?:(\d{1,9})(?=[.)](?:\s|$))|(?=#{1,6}(?:\s|$)|[-+=]))/;
const SCHEMES = 'https?|ftp';
const RENDERED = new RegExp(`@|#(?=\\d)|\\bGH-(?=\\d)|:(?=[\\w+-]+:)|(?:${SCHEMES})(?=:)|www(?=\\.)`, 'gi');
const PARTING = '\0';
const COMMENT = '<!-- -->';
function parted(text, maxLength) {
    return escapeHtml(oneLine(text, maxLength).replace(RENDERED, `$&${PARTING}`));
}
function timestamp(milliseconds) {
    return new Date(milliseconds)
        .toISOString()
        .replace('T', ' ')
        .replace(/\.\d+Z$/, ' UTC');
}
function count(number, noun, plural = `${noun}s`) {
    return `${number} ${number === 1 ? noun : plural}`;
}
function bytes(size) {
    const units = ['kB', 'MB', 'GB', 'TB'];
    if (size < 1000) {
        return `${size} B`;
    }
    const tenths = (power) => Math.round((size / 1000 ** power) * 10) / 10;
    const power = units.findIndex((_unit, index) => tenths(index + 1) < 1000) + 1 || units.length;
    return `${tenths(power).toFixed(1)} ${units[power - 1]}`;
}
function ranWithText({ cpu, memory, ephemeralStorage, capacityProvider }) {
    return joined([
        memory === undefined ? '' : `${memory} MiB`,
        cpu === undefined ? '' : `${cpu / 1024} vCPU`,
        ephemeralStorage === undefined || ephemeralStorage === 20 ? '' : `${ephemeralStorage} GiB`,
        capacityProvider ?? '',
    ], ', ');
}
function elapsed(startedAt, at) {
    const seconds = Math.max(0, Math.round((at - startedAt) / 1000));
    const hours = Math.floor(seconds / 3600);
    const minutes = Math.floor(seconds / 60) % 60;
    return `[${hours === 0 ? '' : `${hours}h `}${minutes}m ${seconds % 60}s]`;
}
function joined(parts, separator) {
    return parts.filter((part) => part !== '').join(separator);
}


/***/ }),

/***/ 1272:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gr: () => (/* binding */ OUTCOME_SIGNS),
/* harmony export */   Ox: () => (/* binding */ CLASS_SIGNS),
/* harmony export */   nx: () => (/* binding */ OUTCOME_WORDS),
/* harmony export */   pG: () => (/* binding */ endingText),
/* harmony export */   pd: () => (/* binding */ endingClause),
/* harmony export */   rL: () => (/* binding */ signOf),
/* harmony export */   ut: () => (/* binding */ noticeText),
/* harmony export */   xu: () => (/* binding */ interruptionText)
/* harmony export */ });
/* harmony import */ var _aws_arn_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2672);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7406);


const OUTCOME_WORDS = {
    fatal: 'FATAL',
    failed: 'FAILED',
    'outputs-missing': 'without expected outputs',
    'timed-out': 'TIMED_OUT',
    aborted: 'ABORTED',
    'not-started': 'not started',
    'still-running': 'still running',
    'left-running': 'left running',
    succeeded: 'succeeded',
};
function endingText(ending) {
    const clauses = endingClauses(ending);
    return clauses.length === 0 ? undefined : `${clauses.join('. ')}.`;
}
function endingClause(ending) {
    return endingClauses(ending).join('. ');
}
function interruptionText(interruption) {
    return `${runningClause(interruption)}.`;
}
function endingClauses(ending) {
    switch (ending.kind) {
        case 'not-started':
            return startFailureClauses(ending.why);
        case 'left-running':
            return leftRunningClauses(ending.why);
        case 'ended': {
            const { stop } = ending;
            if (stop === undefined) {
                return [];
            }
            return stop.result === 'stopped'
                ? [runningClause(stop.by), 'The execution was stopped', ...stop.tasks.flatMap(taskClauses)]
                : [runningClause(stop.by), 'The execution had ended by itself before'];
        }
    }
}
function startFailureClauses(why) {
    switch (why.kind) {
        case 'interrupted':
            return [
                why.by.kind === 'timeout' ? 'timeout-minutes were over before its turn' : runningClause(why.by),
            ];
        case 'refused':
            return [errorClause(why.error)];
        case 'unanswered':
            return [
                ...startFailureClauses(why.after),
                why.outcome === 'stopped'
                    ? `The execution ${why.arn} had been started, and was stopped`
                    : `Whether the execution was started is not known: look for ${why.arn}`,
            ];
    }
}
function leftRunningClauses(why) {
    switch (why.kind) {
        case 'not-waited':
            return [];
        case 'interrupted':
            return [
                runningClause(why.by),
                why.because === 'on-timeout'
                    ? 'The execution was left running, as on-timeout says'
                    : 'The execution was left running, since this step did not start it; stop-attached would stop it',
            ];
        case 'lost':
            return [
                errorClause(why.error),
                'The execution was left alone; a step with its ARN as execution-arn follows it to its end',
            ];
        case 'stop-failed':
            return [runningClause(why.by), `The execution could not be stopped: ${errorClause(why.error)}`];
        case 'stop-unanswered':
            return [
                runningClause(why.by),
                `Whether the execution was stopped is not known: ${errorClause(why.error)}`,
            ];
        case 'end-not-seen':
            return [
                runningClause(why.by),
                'The execution was told to stop; its end was not seen',
                ...why.tasks.flatMap(taskClauses),
            ];
    }
}
function runningClause(by) {
    switch (by.kind) {
        case 'cancelled':
            return 'The job was cancelled';
        case 'timeout':
            return 'The execution did not end within timeout-minutes';
        case 'fail-fast':
            return `${by.failed} failed, and fail-fast ends the others`;
        case 'killed':
            return 'The step ended before the execution did';
    }
}
function taskClauses(ends) {
    const { unit } = ends.terms;
    switch (ends.kind) {
        case 'not-seen':
            return [`Whether its ${unit} stops was not seen`];
        case 'refused':
            return [`Whether its ${unit} stops is not known: ${errorClause(ends.error)}`];
        case 'seen':
            return ends.tasks.length === 0 ? [] : [seenTasksClause(ends)];
    }
}
function seenTasksClause({ terms, tasks }) {
    const { service, unit, stopAction } = terms;
    const running = tasks.filter(({ state }) => state === 'running');
    const isOne = tasks.length === 1;
    if (running.length > 0) {
        const ids = running.map(({ taskArn }) => (0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .resourceId */ .a)(taskArn)).join(', ');
        return `${service} has not been told yet to stop ${ids}: if it goes on, grant the role of the state machine ${stopAction}`;
    }
    if (tasks.some(({ state }) => state === 'unknown')) {
        return `${service} does not tell of ${isOne ? `its ${unit}` : `all of its ${unit}s`}, so whether it stops is not known`;
    }
    const have = isOne ? `Its ${unit} has` : `Its ${tasks.length} ${unit}s have`;
    return tasks.every(({ state }) => state === 'stopped') ? `${have} stopped` : `${have} been told to stop`;
}
function noticeText(notice) {
    switch (notice.kind) {
        case 'outputs-not-looked-for':
            return 'Expected outputs were not looked for: the execution’s input has no output_location.';
        case 'output-location-invalid':
            return 'The output location is not an S3 URI, such as s3://bucket/prefix.';
        case 'outputs-unreadable':
            return outputsText(notice.bucket, notice.why);
        case 'preview-unreadable':
            return previewText(notice);
        case 'log-unreadable':
            return `The log could not be read: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(notice.error)}`;
        case 'log-not-followed':
            return `The log cannot be followed: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(notice.error)}`;
        case 'work-unreadable':
            return `What ran inside of a failed attempt is not told: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(notice.error)}`;
    }
}
function outputsText(bucket, why) {
    switch (why.kind) {
        case 'too-slow':
            return `The outputs in ${bucket} could not be listed: S3 took too long to answer.`;
        case 'no-bucket':
            return `There is no bucket ${bucket}: the outputs could not be listed.`;
        case 'access-denied':
            return `The outputs could not be listed: grant the role of this step s3:ListBucket on ${bucket}.`;
        case 'other':
            return `The outputs in ${bucket} could not be listed (${why.name}).`;
    }
}
function previewText({ bucket, prefix, key, why, }) {
    switch (why.kind) {
        case 'too-slow':
            return `There is no preview of ${key}: S3 took too long to answer.`;
        case 'access-denied':
            return `There is no preview of ${key}: grant the role of this step s3:GetObject on ${bucket}/${prefix}*, and kms:Decrypt if a key of KMS encrypts it.`;
        case 'no-bucket':
            return `There is no preview of ${key} (NoSuchBucket).`;
        case 'other':
            return `There is no preview of ${key} (${why.name}).`;
    }
}
function errorClause(error) {
    return (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error).replace(/\.$/, '');
}
const CLASS_SIGNS = {
    FATAL: '🔴',
    TEMPORARY: '🟠',
    RETRIABLE: '🟡',
};
function signOf(kind) {
    return { running: '⏳', stopped: '🛑', succeeded: '🟢', failed: '❌' }[kind];
}
const OUTCOME_SIGNS = {
    fatal: '❌',
    failed: '❌',
    'outputs-missing': '❌',
    'timed-out': '⌛',
    aborted: '🛑',
    'not-started': '⚪',
    'still-running': '⏳',
    'left-running': '⏳',
    succeeded: '✅',
};


/***/ })

};
