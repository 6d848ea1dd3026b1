export const id = 283;
export const ids = [283];
export const modules = {

/***/ 6283:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   mapRunCalls: () => (/* binding */ mapRunCalls)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_sfn__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8476);
/* harmony import */ var _aws_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9368);
/* harmony import */ var _aws_retry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(257);



const mapRunCalls = {
    itemCounts: async ({ sfn }, mapRunArn, retry) => {
        const call = { action: 'states:DescribeMapRun', resource: mapRunArn };
        const { counts, percentage, count } = await (0,_aws_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .withRetry */ .bD)(retry, call, async (abortSignal) => {
            const answer = await sfn.send(new _aws_sdk_client_sfn__WEBPACK_IMPORTED_MODULE_2__/* .DescribeMapRunCommand */ .cN({ mapRunArn }), { abortSignal });
            return {
                counts: (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .required */ .mw)(answer.itemCounts, 'itemCounts'),
                percentage: answer.toleratedFailurePercentage ?? 0,
                count: answer.toleratedFailureCount ?? 0,
            };
        });
        const { total = 0, succeeded = 0, failed = 0, timedOut = 0, aborted = 0, running = 0, pending = 0, } = counts;
        return {
            total,
            succeeded,
            failed: failed + timedOut,
            aborted,
            running,
            pending,
            tolerated: { percentage, count },
        };
    },
};


/***/ })

};
