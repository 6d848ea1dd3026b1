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

/** Names the action to AWS, so that its calls can be told apart in CloudTrail. */
const CLIENT = { customUserAgent: 'sfn-fargate-retry' };
/** What is called with retries of our own, within the rate limits: a retry of the SDK's own would count for neither. */
const RETRIED_CLIENT = { ...CLIENT, maxAttempts: 1 };
/** Makes the client of Step Functions. Region, credentials and `AWS_ENDPOINT_URL` are the SDK's to find. */
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
/**
 * The SDK copies each answer without what is sensitive, for a logger that nobody has given it. A history has 25,000
 * events.
 */
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
    // A bucket may lie in another region than the machine.
    return new S3Client({ ...CLIENT, followRegionRedirects: true });
}
async function loadLogs(region) {
    const { CloudWatchLogsClient } = await __webpack_require__.e(/* import() */ 303).then(__webpack_require__.t.bind(__webpack_require__, 2684, 19));
    return new CloudWatchLogsClient({ ...RETRIED_CLIENT, region });
}


/***/ })

};
