export const id = 43;
export const ids = [43];
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


/***/ })

};
