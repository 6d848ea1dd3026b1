export const id = 140;
export const ids = [140];
export const modules = {

/***/ 1140:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   deployMachine: () => (/* binding */ deployMachine),
/* harmony export */   findExisting: () => (/* binding */ findExisting)
/* harmony export */ });
/* unused harmony export definitionText */
/* harmony import */ var _aws_sdk_client_sfn__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8476);
/* harmony import */ var _aws_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9368);
/* harmony import */ var _aws_retry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(257);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7406);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4715);
/* harmony import */ var _time_limits_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3249);
/* harmony import */ var _lookup_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7949);







const MAX_DEFINITION_BYTES = 1_048_576;
async function deployMachine(sfn, request, existing, retry) {
    const definition = definitionText(request.definition);
    const bytes = Buffer.byteLength(definition);
    if (bytes > MAX_DEFINITION_BYTES) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .dz(request.source, `it makes a state machine of ${bytes} bytes, and Step Functions takes ${MAX_DEFINITION_BYTES}.`);
    }
    let found = existing;
    for (let tries = 1;; tries += 1) {
        try {
            return await deployOnce(sfn, request, definition, found, retry);
        }
        catch (error) {
            if (tries === MAX_TRIES || !(error instanceof _aws_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AwsError */ .Gy) || !isContention(error)) {
                throw error;
            }
            retry.onTrouble?.(`another deployment was in the way (${error.errorName}), looking again`);
            await retry.clock.sleep(_time_limits_js__WEBPACK_IMPORTED_MODULE_3__/* .TIME_LIMITS */ .H.retry.deploymentMs * tries, retry.signal);
            found = await findExisting(sfn, request.arn, retry);
        }
    }
}
const MAX_TRIES = 6;
function isContention({ kind }) {
    return kind === 'conflict' || kind === 'not-found';
}
async function deployOnce(sfn, { name, arn, roleArn, definition: wanted, source }, definition, existing, retry) {
    const call = (action) => ({ action, resource: arn });
    if (existing !== undefined && existing.roleArn === roleArn && sameDefinition(existing.definition, wanted)) {
        const { revisionId } = existing;
        const publish = new _aws_sdk_client_sfn__WEBPACK_IMPORTED_MODULE_5__/* .PublishStateMachineVersionCommand */ .t9C({ stateMachineArn: arn, revisionId });
        const versionArn = await (0,_aws_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .withRetry */ .bD)(retry, call('states:PublishStateMachineVersion'), async (abortSignal) => versionOf(await sfn.send(publish, { abortSignal })));
        return deployed(name, arn, versionArn, 'unchanged');
    }
    await validate(sfn, definition, source, retry);
    if (existing === undefined) {
        const create = new _aws_sdk_client_sfn__WEBPACK_IMPORTED_MODULE_5__/* .CreateStateMachineCommand */ .OMl({ name, roleArn, definition, publish: true });
        const versionArn = await (0,_aws_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .withRetry */ .bD)(retry, call('states:CreateStateMachine'), async (abortSignal) => versionOf(await sfn.send(create, { abortSignal })));
        return deployed(name, arn, versionArn, 'created');
    }
    const update = new _aws_sdk_client_sfn__WEBPACK_IMPORTED_MODULE_5__/* .UpdateStateMachineCommand */ .RnG({ stateMachineArn: arn, roleArn, definition, publish: true });
    const versionArn = await (0,_aws_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .withRetry */ .bD)(retry, call('states:UpdateStateMachine'), async (abortSignal) => versionOf(await sfn.send(update, { abortSignal })));
    return deployed(name, arn, versionArn, 'updated');
}
async function findExisting(sfn, arn, retry) {
    try {
        const existing = await (0,_aws_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .withRetry */ .bD)(retry, { action: 'states:DescribeStateMachine', resource: arn }, async (abortSignal) => {
            const answer = await sfn.send(new _aws_sdk_client_sfn__WEBPACK_IMPORTED_MODULE_5__/* .DescribeStateMachineCommand */ .LyQ({ stateMachineArn: arn }), {
                abortSignal,
            });
            (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .required */ .mw)(answer.stateMachineArn, 'stateMachineArn');
            return answer;
        });
        (0,_lookup_js__WEBPACK_IMPORTED_MODULE_4__/* .refuseExpress */ .$)(existing.type, arn);
        return existing;
    }
    catch (cause) {
        if (cause instanceof _aws_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AwsError */ .Gy && cause.kind === 'not-found') {
            return undefined;
        }
        throw cause;
    }
}
async function validate(sfn, definition, source, retry) {
    const call = { action: 'states:ValidateStateMachineDefinition', resource: '*' };
    const { diagnostics = [] } = await (0,_aws_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .withRetry */ .bD)(retry, call, (abortSignal) => sfn.send(new _aws_sdk_client_sfn__WEBPACK_IMPORTED_MODULE_5__/* .ValidateStateMachineDefinitionCommand */ .jDM({ definition, severity: 'ERROR' }), { abortSignal }));
    const faults = diagnostics.filter(({ severity }) => severity === 'ERROR');
    if (faults.length > 0) {
        const told = faults
            .slice(0, MAX_TOLD)
            .map(({ location, message }) => `${location ?? ''} ${message ?? ''}`.trim().replace(/\.$/, ''));
        const more = faults.length > MAX_TOLD ? `; and ${faults.length - MAX_TOLD} more` : '';
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .dz(source, `Step Functions does not accept the definition: ${told.join('; ')}${more}.`);
    }
}
const MAX_TOLD = 10;
function versionOf({ stateMachineVersionArn, }) {
    return (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .required */ .mw)(stateMachineVersionArn, 'stateMachineVersionArn');
}
function deployed(name, arn, versionArn, change) {
    return { name, arn, startArn: versionArn, versionArn, change };
}
function definitionText(definition) {
    const branches = [];
    const text = JSON.stringify(definition, (key, value) => key === 'Choices' && Array.isArray(value)
        ? value.map((branch) => `\u0000${branches.push(JSON.stringify(branch)) - 1}`)
        : value, 1);
    return text.replace(/"\\u0000(\d+)"/g, (_mark, index) => branches[Number(index)] ?? '');
}
function sameDefinition(text, definition) {
    const existing = (0,_json_js__WEBPACK_IMPORTED_MODULE_6__/* .parseJson */ .qF)(text);
    return existing !== undefined && canonical(existing) === canonical(definition);
}
function canonical(value) {
    return JSON.stringify(value, (_key, inner) => (0,_json_js__WEBPACK_IMPORTED_MODULE_6__/* .isJsonObject */ .OW)(inner)
        ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
        : inner);
}


/***/ })

};
