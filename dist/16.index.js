export const id = 16;
export const ids = [16];
export const modules = {

/***/ 3166:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ containerDefinitions)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_ecs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(212);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(257);


/**
 * The containers of a task definition, in its order.
 *
 * @param taskDefinition its ARN, `family` or `family:revision`
 * @throws AwsError if AWS refuses, or the time for retries is over; the signal's reason when it is aborted
 */
async function containerDefinitions(ecs, taskDefinition, retry) {
    const call = { action: 'ecs:DescribeTaskDefinition', resource: taskDefinition };
    const answer = await (0,_retry_js__WEBPACK_IMPORTED_MODULE_0__/* .withRetry */ .bD)(retry, call, (abortSignal) => ecs.send(new _aws_sdk_client_ecs__WEBPACK_IMPORTED_MODULE_1__/* .DescribeTaskDefinitionCommand */ .Zy$({ taskDefinition }), { abortSignal }));
    return answer.taskDefinition?.containerDefinitions ?? [];
}


/***/ }),

/***/ 16:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   containerToRun: () => (/* binding */ containerToRun)
/* harmony export */ });
/* harmony import */ var _aws_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9368);
/* harmony import */ var _aws_task_definition_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3166);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7406);



/**
 * The container of a task definition that gets the command: its only one, or its first essential one.
 *
 * @throws InputError if there is no such task definition; AwsError if AWS refuses to tell
 */
async function containerToRun(ecs, taskDefinition, retry) {
    const containers = await (0,_aws_task_definition_js__WEBPACK_IMPORTED_MODULE_1__/* .containerDefinitions */ .m)(ecs, taskDefinition, retry).catch((cause) => {
        // ECS has no name of its own for a task definition that is not there.
        throw cause instanceof _aws_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AwsError */ .Gy && cause.errorName === 'ClientException'
            ? new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .dz('task-definition', `there is no task definition ${taskDefinition}; check the name and the region.`, { cause })
            : cause;
    });
    // ECS takes a container for essential unless it says otherwise.
    const name = (containers.find(({ essential }) => essential !== false) ?? containers[0])?.name;
    if (name === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .dz('container', `the task definition ${taskDefinition} names no container; give its name.`);
    }
    return name;
}


/***/ })

};
