export const id = 209;
export const ids = [209];
export const modules = {

/***/ 8209:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   withTaskEnds: () => (/* binding */ withTaskEnds)
/* harmony export */ });
/* unused harmony export taskEnds */
/* harmony import */ var _aws_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9368);
/* harmony import */ var _time_limits_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3249);


async function withTaskEnds(clients, result, retry) {
    const { ending, attempts } = result;
    const tasks = async () => {
        const stopped = attempts.filter(({ taskArn, outcome }) => taskArn !== undefined && (outcome.kind === 'stopped' || outcome.kind === 'running'));
        const kinds = Map.groupBy(stopped, ({ integration }) => integration);
        return Promise.all([...kinds].map(([integration, ofKind]) => taskEnds(integration, clients, ofKind.flatMap(({ taskArn }) => taskArn ?? []), retry)));
    };
    if (ending.kind === 'ended' && ending.stop?.result === 'stopped') {
        return { ...result, ending: { ...ending, stop: { ...ending.stop, tasks: await tasks() } } };
    }
    if (ending.kind === 'left-running' && ending.why.kind === 'end-not-seen') {
        return { ...result, ending: { ...ending, why: { ...ending.why, tasks: await tasks() } } };
    }
    return result;
}
async function taskEnds(integration, clients, taskArns, retry) {
    const { clock, signal, forMs } = retry;
    const { terms } = integration;
    let tasks = [];
    if (taskArns.length === 0) {
        return { kind: 'seen', terms, tasks };
    }
    const deadline = clock.now() + forMs;
    try {
        const { workStates } = (await integration.calls?.()) ?? {};
        if (workStates === undefined) {
            return { kind: 'not-seen', terms };
        }
        while (true) {
            tasks = await workStates(clients, taskArns, { ...retry, forMs: deadline - clock.now() });
            if (tasks.every(({ state }) => state === 'stopped') || clock.now() >= deadline) {
                return { kind: 'seen', terms, tasks };
            }
            await clock.sleep(_time_limits_js__WEBPACK_IMPORTED_MODULE_1__/* .TIME_LIMITS */ .H.poll.taskEndMs, signal);
        }
    }
    catch (error) {
        if (tasks.length > 0) {
            return { kind: 'seen', terms, tasks };
        }
        return signal.aborted || !(error instanceof _aws_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AwsError */ .Gy)
            ? { kind: 'not-seen', terms }
            : { kind: 'refused', terms, error };
    }
}


/***/ })

};
