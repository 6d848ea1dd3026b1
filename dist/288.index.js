export const id = 288;
export const ids = [288];
export const modules = {

/***/ 288:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   deploymentNotices: () => (/* binding */ deploymentNotices)
/* harmony export */ });
/* harmony import */ var _policy_overrides_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3177);
/* harmony import */ var _policy_policy_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(728);


function deploymentNotices(deployed) {
    const { definition, policy } = deployed;
    const containers = definition?.containerDefinitions ?? [];
    const known = containers.flatMap(({ name }) => name ?? []);
    const own = containers.find(({ name }) => name === deployed.container);
    return [
        ...commandNotices(deployed.commands, own),
        ...(own === undefined && known.length > 0
            ? [{ kind: 'container-missing', container: deployed.container, known }]
            : []),
        ...(own === undefined ? [] : containerNotices(own, deployed.container)),
        ...(policy === undefined || known.length === 0 ? [] : matchNotices(policy, known)),
        ...(policy === undefined ? [] : memoryNotices(policy, definition, own)),
    ];
}
const SHELL_OPTION = /^-\w*c$/;
function commandNotices(commands, container) {
    const [only = '', ...more] = commands;
    const [first = '', ...words] = only.trim().split(/\s+/);
    const isShell = SHELL_OPTION.test(container?.entryPoint?.at(-1) ?? '');
    return more.length > 0 || words.length === 0 || isShell || first.includes('=')
        ? []
        : [{ kind: 'one-argument' }];
}
function containerNotices({ logConfiguration, firelensConfiguration, restartPolicy }, container) {
    const restarts = restartPolicy?.enabled === true;
    return [
        ...(logConfiguration === undefined && firelensConfiguration === undefined
            ? [{ kind: 'no-log-configuration', container }]
            : []),
        ...(restarts
            ? [
                {
                    kind: 'container-restarts',
                    container,
                    endsOnSuccess: restartPolicy.ignoredExitCodes?.includes(0) === true,
                },
            ]
            : []),
    ];
}
function matchNotices(policy, known) {
    const { container, rules } = policy;
    const never = rules.filter(({ when }) => !canMatch(when, known)).map(({ name }) => name);
    return [
        ...(container === undefined || known.includes(container)
            ? []
            : [{ kind: 'policy-container-missing', container, known }]),
        ...(never.length === 0 ? [] : [{ kind: 'rules-never-match', rules: never, known }]),
    ];
}
function canMatch(condition, known) {
    switch (condition.kind) {
        case 'container':
            return condition.anyOf.some((name) => known.includes(name));
        case 'all':
            return condition.of.every((part) => canMatch(part, known));
        case 'any':
            return condition.of.some((part) => canMatch(part, known));
        default:
            return true;
    }
}
function memoryNotices(policy, definition, container) {
    const size = sizeOf(definition);
    return growing(policy).flatMap(({ rule, next }) => {
        if (size !== undefined && (0,_policy_overrides_js__WEBPACK_IMPORTED_MODULE_0__/* .nextOverrides */ .j)(next, size, {}) === undefined) {
            return [{ kind: 'no-more-memory', rule, mebibytes: size.memory, mostMebibytes: next.maxMemory }];
        }
        return container?.name === undefined || container.memory === undefined
            ? []
            : [
                {
                    kind: 'container-memory-stays',
                    rule,
                    container: container.name,
                    mebibytes: container.memory,
                },
            ];
    });
}
function growing({ rules, fallback }) {
    return [...rules, fallback].flatMap((rule) => (0,_policy_policy_js__WEBPACK_IMPORTED_MODULE_1__/* .mayRetry */ .KO)(rule) && rule.retry.next?.memory !== undefined
        ? [{ rule: rule.name, next: rule.retry.next }]
        : []);
}
function sizeOf(definition) {
    const [cpu = 0, memory = 0] = [definition?.cpu, definition?.memory].map(Number);
    return cpu > 0 && memory > 0 ? { cpu, memory } : undefined;
}


/***/ })

};
