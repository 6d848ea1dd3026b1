export const id = 43;
export const ids = [43];
export const modules = {

/***/ 3043:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cancelSignal: () => (/* binding */ cancelSignal),
/* harmony export */   fail: () => (/* binding */ fail),
/* harmony export */   jobLog: () => (/* binding */ jobLog)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6421);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7406);
/* harmony import */ var _execution_ending_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2977);
/* harmony import */ var _report_text_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4913);
/* harmony import */ var _report_wording_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1272);






/**
 * What each line of a container begins with. The problem matchers of earlier steps, such as those of setup-node, look at
 * the lines of this one too: some want a blank at the start and then the finding, the others no blank.
 */
const CONTAINER_PREFIX = ' | ';
/** The log of the job that GitHub shows. */
const jobLog = {
    info: _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .info */ .pq,
    warning: _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .warning */ .$e,
    openGroup: _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .startGroup */ .Oh,
    closeGroup: _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .endGroup */ .N4,
    output: (lines) => {
        // What containers wrote is no workflow command. The token that ends that cannot be guessed.
        const token = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)();
        _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .info */ .pq(`::stop-commands::${token}`);
        for (const line of lines) {
            _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .info */ .pq(`${CONTAINER_PREFIX}${(0,_report_text_js__WEBPACK_IMPORTED_MODULE_4__/* .oneLine */ .TN)(line, 2000)}`);
        }
        _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .info */ .pq(`::${token}::`);
    },
};
/** A signal that is aborted when the job is cancelled: the runner sends SIGINT then, and SIGTERM 7.5 s later. */
function cancelSignal() {
    const controller = new AbortController();
    const cancel = () => controller.abort(new _execution_ending_js__WEBPACK_IMPORTED_MODULE_3__/* .Interrupted */ .j$({ kind: 'cancelled' }));
    // Every time: without a handler, a second signal would end the process before it has stopped anything.
    process.on('SIGINT', cancel);
    process.on('SIGTERM', cancel);
    return controller.signal;
}
/** Ends the step as failed, with what was thrown as its reason; the stack is for those who debug. */
function fail(error) {
    const message = error instanceof _execution_ending_js__WEBPACK_IMPORTED_MODULE_3__/* .Interrupted */ .j$ ? (0,_report_wording_js__WEBPACK_IMPORTED_MODULE_5__/* .interruptionText */ .xu)(error.interruption) : (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error);
    _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .setFailed */ .C1((0,_report_text_js__WEBPACK_IMPORTED_MODULE_4__/* .oneLine */ .TN)(message, 2000));
    if (_actions_core__WEBPACK_IMPORTED_MODULE_1__/* .isDebug */ ._o() && error instanceof Error) {
        _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .debug */ .Yz(error.stack ?? '');
    }
}


/***/ })

};
