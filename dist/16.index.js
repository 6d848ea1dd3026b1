export const id = 16;
export const ids = [16];
export const modules = {

/***/ 3166:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ containerDefinitions),
/* harmony export */   o: () => (/* binding */ describeTaskDefinition)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_ecs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(212);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(257);


async function describeTaskDefinition(ecs, taskDefinition, retry) {
    const call = { action: 'ecs:DescribeTaskDefinition', resource: taskDefinition };
    const answer = await (0,_retry_js__WEBPACK_IMPORTED_MODULE_0__/* .withRetry */ .bD)(retry, call, (abortSignal) => ecs.send(new _aws_sdk_client_ecs__WEBPACK_IMPORTED_MODULE_1__/* .DescribeTaskDefinitionCommand */ .Zy$({ taskDefinition }), { abortSignal }));
    return answer.taskDefinition ?? {};
}
async function containerDefinitions(ecs, taskDefinition, retry) {
    return (await describeTaskDefinition(ecs, taskDefinition, retry)).containerDefinitions ?? [];
}


/***/ }),

/***/ 16:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   containerToRun: () => (/* binding */ containerToRun)
/* harmony export */ });
/* harmony import */ var _aws_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9368);
/* harmony import */ var _aws_task_definition_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3166);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7406);
/* harmony import */ var _time_limits_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3249);




async function containerToRun(ecs, { taskDefinition, container }, retry) {
    const forMs = container === undefined ? retry.forMs : Math.min(retry.forMs, _time_limits_js__WEBPACK_IMPORTED_MODULE_3__/* .TIME_LIMITS */ .H.retry.warningsMs);
    const looked = (0,_aws_task_definition_js__WEBPACK_IMPORTED_MODULE_1__/* .describeTaskDefinition */ .o)(ecs, taskDefinition, { ...retry, forMs });
    const definition = await looked.catch((cause) => {
        if (cause instanceof _aws_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AwsError */ .Gy && cause.errorName === 'ClientException') {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .dz('task-definition', `there is no task definition ${taskDefinition}; check the name and the region.`, { cause });
        }
        if (cause instanceof _aws_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AwsError */ .Gy && container !== undefined) {
            return undefined;
        }
        throw cause;
    });
    const containers = definition?.containerDefinitions ?? [];
    const first = (containers.find(({ essential }) => essential !== false) ?? containers[0])?.name;
    const name = container ?? first;
    if (name === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .dz('container', `the task definition ${taskDefinition} names no container; give its name.`);
    }
    return { container: name, definition };
}


/***/ })

};
