export const id = 71;
export const ids = [71];
export const modules = {

/***/ 2071:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createClients: () => (/* binding */ createClients)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_sfn__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8476);

const CLIENT = { customUserAgent: 'sfn-fargate-retry' };
const RETRIED_CLIENT = { ...CLIENT, maxAttempts: 1 };
function createClients() {
    let ecs;
    let s3;
    const logs = new Map();
    return {
        sfn: withoutLogging(new _aws_sdk_client_sfn__WEBPACK_IMPORTED_MODULE_0__/* .SFNClient */ .ZIB(RETRIED_CLIENT)),
        ecs: () => {
            ecs ??= loadEcs();
            return ecs;
        },
        s3: () => {
            s3 ??= loadS3();
            return s3;
        },
        logs: (region) => {
            const client = logs.get(region) ?? loadLogs(region);
            logs.set(region, client);
            return client;
        },
    };
}
function withoutLogging(client) {
    client.middlewareStack.remove('loggerMiddleware');
    return client;
}
async function loadEcs() {
    const { ECSClient } = await __webpack_require__.e(/* import() */ 212).then(__webpack_require__.t.bind(__webpack_require__, 212, 19));
    return new ECSClient(RETRIED_CLIENT);
}
async function loadS3() {
    const { S3Client } = await __webpack_require__.e(/* import() */ 711).then(__webpack_require__.t.bind(__webpack_require__, 3711, 19));
    return new S3Client({ ...CLIENT, followRegionRedirects: true });
}
async function loadLogs(region) {
    const { CloudWatchLogsClient } = await __webpack_require__.e(/* import() */ 303).then(__webpack_require__.t.bind(__webpack_require__, 2684, 19));
    return new CloudWatchLogsClient({ ...RETRIED_CLIENT, region });
}


/***/ })

};
