export const id = 317;
export const ids = [317];
export const modules = {

/***/ 7317:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   workDetails: () => (/* binding */ workDetails)
/* harmony export */ });
/* harmony import */ var _aws_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9368);

const MOST = 10;
const MAX_DEPTH = 5;
async function workDetails(clients, execution, read, retry) {
    const { clock, signal } = retry;
    const until = clock.now() + retry.forMs;
    const details = [];
    const seen = new Set();
    const denied = new Set();
    const leads = leadsIn(execution, undefined, 0);
    for (let lead = leads.shift(); lead !== undefined && seen.size < MOST; lead = leads.shift()) {
        const { inside, depth, isFailed } = lead;
        const forMs = until - clock.now();
        if (signal.aborted || forMs <= 0) {
            break;
        }
        if (seen.has(inside.arn) || denied.has(inside.kind)) {
            continue;
        }
        seen.add(inside.arn);
        try {
            const detail = await detailOf(clients, lead, read, { ...retry, forMs });
            details.push(...detail);
            leads.unshift(...detail.flatMap((told) => leadsOf(told, depth + 1)));
        }
        catch (error) {
            if (error instanceof _aws_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AwsError */ .Gy && error.kind === 'access-denied') {
                denied.add(inside.kind);
            }
            if (isFailed && !signal.aborted && !details.some(({ kind }) => kind === 'unreadable')) {
                details.push({
                    ...told(lead),
                    kind: 'unreadable',
                    notice: { kind: 'work-unreadable', error: toError(error) },
                });
            }
        }
    }
    return details;
}
function leadsOf(detail, depth) {
    return detail.kind === 'execution' && depth < MAX_DEPTH ? leadsIn(detail, detail.arn, depth) : [];
}
function leadsIn({ attempts, reason }, within, depth) {
    const failed = attempts.filter(({ outcome }) => outcome.kind === 'failed').toReversed();
    const inOrder = new Set([...reason.failures, ...failed, ...attempts]);
    return [...inOrder].flatMap((ran) => {
        const { integration, id, number, item, state, outcome } = ran;
        const inside = integration.inside?.(ran);
        const attempt = { id, number, item, state };
        return inside === undefined
            ? []
            : [{ attempt, within, inside, isFailed: outcome.kind === 'failed', ran, depth }];
    });
}
async function detailOf(clients, lead, read, retry) {
    const { inside } = lead;
    const { kind, arn } = inside;
    if (kind === 'execution') {
        return [{ ...told(lead), kind, arn, ...(await read(arn, retry)) }];
    }
    const { itemCounts } = (await lead.ran.integration.calls?.()) ?? {};
    return itemCounts === undefined
        ? []
        : [{ ...told(lead), kind, arn, items: await itemCounts(clients, arn, retry) }];
}
function told({ attempt, within }) {
    return { attempt, within };
}
function toError(error) {
    return error instanceof Error ? error : new Error(String(error));
}


/***/ })

};
