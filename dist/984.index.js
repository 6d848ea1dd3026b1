export const id = 984;
export const ids = [984];
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

/***/ 984:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ecsCalls: () => (/* binding */ ecsCalls)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_ecs__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(212);
/* harmony import */ var _aws_arn_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2672);
/* harmony import */ var _aws_retry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(257);
/* harmony import */ var _aws_task_definition_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3166);




const ecsCalls = {
    logFinder: (clients) => {
        const drivers = new Map();
        return async ({ taskArn, taskDefinitionArn }, failure, retry) => {
            if (taskArn === undefined || taskDefinitionArn === undefined) {
                return undefined;
            }
            if (failure !== undefined && containerThatFailed(failure) === undefined) {
                return [];
            }
            const asked = drivers.get(taskDefinitionArn) ?? logDrivers(clients, taskDefinitionArn, retry);
            drivers.set(taskDefinitionArn, asked);
            return (await asked)
                .filter(({ container }) => failure === undefined || container === containerThatFailed(failure))
                .map(({ container, region, group, prefix }) => ({
                container,
                region,
                group,
                stream: `${prefix}/${container}/${(0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .resourceId */ .a)(taskArn)}`,
            }));
        };
    },
    workStates: async (clients, taskArns, retry) => {
        const ecs = await clients.ecs();
        const states = [];
        for (const [cluster, arns] of Map.groupBy(taskArns, (arn) => (0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .clusterOfTask */ .xm)(arn) ?? 'default')) {
            for (let start = 0; start < arns.length; start += TASKS_PER_CALL) {
                const tasks = arns.slice(start, start + TASKS_PER_CALL);
                const call = { action: 'ecs:DescribeTasks', resource: cluster };
                const answer = await (0,_aws_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .withRetry */ .bD)(retry, call, (abortSignal) => ecs.send(new _aws_sdk_client_ecs__WEBPACK_IMPORTED_MODULE_3__/* .DescribeTasksCommand */ .z8X({ cluster, tasks }), { abortSignal }));
                const found = new Map(answer.tasks?.map((task) => [task.taskArn, task]));
                states.push(...tasks.map((taskArn) => ({ taskArn, state: workStateOf(found.get(taskArn)) })));
            }
        }
        return states;
    },
};
const TASKS_PER_CALL = 100;
function containerThatFailed({ exitCode, container }) {
    return exitCode === undefined ? undefined : container;
}
async function logDrivers(clients, taskDefinition, retry) {
    const containers = await (0,_aws_task_definition_js__WEBPACK_IMPORTED_MODULE_2__/* .containerDefinitions */ .m)(await clients.ecs(), taskDefinition, retry);
    return containers.flatMap(({ name, logConfiguration }) => {
        const options = logConfiguration?.logDriver === 'awslogs' ? logConfiguration.options : undefined;
        const group = options?.['awslogs-group'];
        const prefix = options?.['awslogs-stream-prefix'];
        const region = options?.['awslogs-region'] ?? (0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .parseArn */ .Lw)(taskDefinition)?.region;
        return name === undefined || group === undefined || prefix === undefined || region === undefined
            ? []
            : [{ container: name, region, group, prefix }];
    });
}
function workStateOf(task) {
    if (task === undefined) {
        return 'unknown';
    }
    if (task.lastStatus === 'STOPPED') {
        return 'stopped';
    }
    return task.desiredStatus === 'STOPPED' ? 'stopping' : 'running';
}


/***/ })

};
