export const id = 670;
export const ids = [670,43];
export const modules = {

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
/* harmony export */   pq: () => (/* binding */ info)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8161);
/* harmony import */ var node_process__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1708);



/** Reads inputs from the variables in which the runner hands them over: upper-cased, with hyphens kept. */
function inputsOf(env) {
    return (name) => (env[`INPUT_${name.toUpperCase()}`] ?? '').trim();
}
/** Prints a line. */
function info(line) {
    node_process__WEBPACK_IMPORTED_MODULE_2__.stdout.write(`${line}${node_os__WEBPACK_IMPORTED_MODULE_1__.EOL}`);
}
/** Prints an annotation of level warning. */
function warning(message, properties = {}) {
    command('warning', properties, message);
}
/** Fails the step with a reason, which is an annotation of level error. What the step has begun goes on. */
function setFailed(message) {
    node_process__WEBPACK_IMPORTED_MODULE_2__.exitCode = 1;
    command('error', {}, message);
}
/** Prints a line that the runner shows to those who debug. */
function debug(message) {
    command('debug', {}, message);
}
/** Begins a group of lines that the log shows folded. */
function startGroup(title) {
    command('group', {}, title);
}
/** Ends the group that was begun last. */
function endGroup() {
    command('endgroup', {}, '');
}
/**
 * Lets the runner keep a value for the post step.
 *
 * @param file `GITHUB_STATE`
 * @throws Error where the file is not there, or cannot be written
 */
function saveState(file, name, value) {
    // The runner makes the file. One made by us would be read by nobody.
    if (!file || !(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(file)) {
        throw new Error(`GITHUB_STATE names no file that is there: ${JSON.stringify(file ?? '')}.`);
    }
    const delimiter = delimiterOf(value);
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.appendFileSync)(file, `${name}<<${delimiter}${node_os__WEBPACK_IMPORTED_MODULE_1__.EOL}${value}${node_os__WEBPACK_IMPORTED_MODULE_1__.EOL}${delimiter}${node_os__WEBPACK_IMPORTED_MODULE_1__.EOL}`);
}
/** Longer than the value, so that it is no line of it. A random one would load `node:crypto`. */
function delimiterOf(value) {
    return 'ghadelimiter_'.padEnd(value.length + 14, '_');
}
function command(name, properties, message) {
    const given = Object.entries(properties).map(([key, value]) => `${key}=${escapedProperty(String(value))}`);
    info(`::${name}${given.length > 0 ? ` ${given.join(',')}` : ''}::${escaped(message)}`);
}
/** One command is one line, and the runner decodes these, and no others. */
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





/** One sentence or two of plain text, on one line, with the ARN. */
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
/** A sentence names an ARN, and may quote an error. */
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
/** GitHub shows so many errors and so many warnings of a step, and drops the rest without a word. */
const MAX_ANNOTATIONS = 10;
/** All sentences, each as loud as it should be; of more annotations than GitHub shows, the last one counts the rest. */
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
/** Whether something of this step may still run. */
function mayRunOn(all) {
    return all.some(({ kind }) => kind === 'not-known');
}
/** GitHub drops a step's summary beyond 1 MiB whole, and the executions that were stopped have theirs. */
const MAX_BYTES = 100_000;
/** The part of the job summary about them, in GitHub Markdown. */
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






/**
 * Tells what the post step did. It fails if it had to stop something, or if something of the step may still run; not over
 * what ended by itself, was never started, or is another's.
 */
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
/* harmony export */   cancelSignal: () => (/* binding */ cancelSignal),
/* harmony export */   fail: () => (/* binding */ fail),
/* harmony export */   jobLog: () => (/* binding */ jobLog)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);
/* harmony import */ var _execution_ending_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2977);
/* harmony import */ var _report_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4913);
/* harmony import */ var _report_wording_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1272);
/* harmony import */ var _commands_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7031);





/**
 * What each line of a container begins with. The problem matchers of earlier steps, such as those of setup-node, look at
 * the lines of this one too: some want a blank at the start and then the finding, the others no blank.
 */
const CONTAINER_PREFIX = ' | ';
/** The log of the job that GitHub shows. */
const jobLog = {
    info: _commands_js__WEBPACK_IMPORTED_MODULE_4__/* .info */ .pq,
    warning: _commands_js__WEBPACK_IMPORTED_MODULE_4__/* .warning */ .$e,
    openGroup: _commands_js__WEBPACK_IMPORTED_MODULE_4__/* .startGroup */ .Oh,
    closeGroup: _commands_js__WEBPACK_IMPORTED_MODULE_4__/* .endGroup */ .N4,
    output: (lines) => {
        // What containers wrote is no workflow command. The token that ends that cannot be guessed.
        const token = crypto.randomUUID();
        (0,_commands_js__WEBPACK_IMPORTED_MODULE_4__/* .info */ .pq)(`::stop-commands::${token}`);
        for (const line of lines) {
            (0,_commands_js__WEBPACK_IMPORTED_MODULE_4__/* .info */ .pq)(`${CONTAINER_PREFIX}${(0,_report_text_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)(line, 2000)}`);
        }
        (0,_commands_js__WEBPACK_IMPORTED_MODULE_4__/* .info */ .pq)(`::${token}::`);
    },
};
/** A signal that is aborted when the job is cancelled: the runner sends SIGINT then, and SIGTERM 7.5 s later. */
function cancelSignal() {
    const controller = new AbortController();
    const cancel = () => controller.abort(new _execution_ending_js__WEBPACK_IMPORTED_MODULE_1__/* .Interrupted */ .j$({ kind: 'cancelled' }));
    // Every time: without a handler, a second signal would end the process before it has stopped anything.
    process.on('SIGINT', cancel);
    process.on('SIGTERM', cancel);
    return controller.signal;
}
/** Ends the step as failed, with what was thrown as its reason; the stack is for those who debug. */
function fail(error) {
    const message = error instanceof _execution_ending_js__WEBPACK_IMPORTED_MODULE_1__/* .Interrupted */ .j$ ? (0,_report_wording_js__WEBPACK_IMPORTED_MODULE_3__/* .interruptionText */ .xu)(error.interruption) : (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error);
    (0,_commands_js__WEBPACK_IMPORTED_MODULE_4__/* .setFailed */ .C1)((0,_report_text_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)(message, 2000));
    if (process.env['RUNNER_DEBUG'] === '1' && error instanceof Error) {
        (0,_commands_js__WEBPACK_IMPORTED_MODULE_4__/* .debug */ .Yz)(error.stack ?? '');
    }
}


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


/***/ })

};
