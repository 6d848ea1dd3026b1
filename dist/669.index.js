export const id = 669;
export const ids = [669];
export const modules = {

/***/ 2672:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AQ: () => (/* binding */ functionName),
/* harmony export */   Ap: () => (/* binding */ familyOf),
/* harmony export */   Jp: () => (/* binding */ parseExecutionReference),
/* harmony export */   Lw: () => (/* binding */ parseArn),
/* harmony export */   ND: () => (/* binding */ isExpressExecution),
/* harmony export */   _W: () => (/* binding */ executionArn),
/* harmony export */   a: () => (/* binding */ resourceId),
/* harmony export */   iQ: () => (/* binding */ partitionOf),
/* harmony export */   mf: () => (/* binding */ arnPattern),
/* harmony export */   wU: () => (/* binding */ parseMachineReference),
/* harmony export */   xm: () => (/* binding */ clusterOfTask),
/* harmony export */   zd: () => (/* binding */ machineArn)
/* harmony export */ });
function parseArn(text) {
    const [prefix, partition, service, region, accountId, ...resource] = text.split(':');
    return prefix !== 'arn' ||
        partition === undefined ||
        service === undefined ||
        region === undefined ||
        accountId === undefined ||
        resource.length === 0
        ? undefined
        : { partition, service, region, accountId, resource: resource.join(':') };
}
function resourceId(arn) {
    const { resource } = parseArn(arn) ?? { resource: arn };
    const id = resource.slice(Math.max(resource.lastIndexOf(':'), resource.lastIndexOf('/')) + 1);
    return id === '' ? resource : id;
}
function clusterOfTask(taskArn) {
    return /^task\/([^/]+)\/[^/]+$/.exec(parseArn(taskArn)?.resource ?? '')?.[1];
}
function familyOf(taskDefinitionArn) {
    return /^task-definition\/([^/:]+):\d+$/.exec(parseArn(taskDefinitionArn)?.resource ?? '')?.[1];
}
function functionName(text) {
    const name = /(?:^|:)function:([^:]+)/.exec(text)?.[1];
    return name ?? text.split(':', 1)[0] ?? '';
}
function partitionOf(region) {
    const [, country = ''] = /^(cn|us-gov|us-isob|us-iso|eu-isoe|us-isof|eusc)-/.exec(region) ?? [];
    return PARTITIONS[country] ?? 'aws';
}
const PARTITIONS = {
    cn: 'aws-cn',
    'us-gov': 'aws-us-gov',
    'us-iso': 'aws-iso',
    'us-isob': 'aws-iso-b',
    'eu-isoe': 'aws-iso-e',
    'us-isof': 'aws-iso-f',
    eusc: 'aws-eusc',
};
function isExpressExecution(arn) {
    return parseArn(arn)?.resource.startsWith('express:') === true;
}
function arnPattern(service, resource) {
    const region = service === 'iam' ? '' : '[a-z0-9-]+';
    return String.raw `arn:aws[a-z-]*:${service}:${region}:\d{12}:${resource}`;
}
const NAME = String.raw `[^\s<>{}[\]?*"#%\\^|~\x60$&,;:/\x00-\x1f\x7f-\x9f]{1,80}`;
const MACHINE_ARN = new RegExp(String.raw `^(${arnPattern('states', `stateMachine:(${NAME})`)})(?::([\w.-]+))?$`);
function parseMachineReference(text) {
    if (!text.startsWith('arn:')) {
        return new RegExp(`^${NAME}$`).test(text) ? { kind: 'name', name: text } : undefined;
    }
    const [, machineArn = '', name, qualifier] = MACHINE_ARN.exec(text) ?? [];
    const arn = parseArn(machineArn);
    if (arn === undefined || name === undefined) {
        return undefined;
    }
    const { partition, region, accountId } = arn;
    return {
        kind: 'arn',
        arn: text,
        machineArn,
        partition,
        region,
        accountId,
        name,
        ...(qualifier !== undefined && {
            qualifier: { kind: /^\d+$/.test(qualifier) ? 'version' : 'alias', value: qualifier },
        }),
    };
}
function machineArn({ partition, region, accountId }, name) {
    return `arn:${partition}:states:${region}:${accountId}:stateMachine:${name}`;
}
function executionArn(ofMachine, executionName) {
    return `${ofMachine.replace(':stateMachine:', ':execution:')}:${executionName}`;
}
const EXECUTION_ARN = new RegExp(`^${arnPattern('states', `execution:(${NAME}):${NAME}`)}$`);
function parseExecutionReference(text) {
    const [, name] = EXECUTION_ARN.exec(text) ?? [];
    const arn = parseArn(text);
    return name === undefined || arn === undefined
        ? undefined
        : { arn: text, region: arn.region, machine: { name, arn: machineArn(arn, name) } };
}


/***/ }),

/***/ 2977:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JD: () => (/* binding */ StartUnanswered),
/* harmony export */   j$: () => (/* binding */ Interrupted),
/* harmony export */   nS: () => (/* binding */ interruptionOf),
/* harmony export */   xn: () => (/* binding */ startFailure)
/* harmony export */ });
class Interrupted extends Error {
    name = 'Interrupted';
    interruption;
    constructor(interruption) {
        super(`Interrupted: ${interruption.kind}`);
        this.interruption = interruption;
    }
}
function interruptionOf({ reason }) {
    return reason instanceof Interrupted ? reason.interruption : { kind: 'cancelled' };
}
class StartUnanswered extends Error {
    name = 'StartUnanswered';
    failure;
    constructor(failure, options) {
        super(`StartExecution of ${failure.arn} was not answered.`, options);
        this.failure = failure;
    }
}
function startFailure(error) {
    if (error instanceof StartUnanswered) {
        return error.failure;
    }
    return error instanceof Interrupted
        ? { kind: 'interrupted', by: error.interruption }
        : { kind: 'refused', error: error instanceof Error ? error : new Error(String(error)) };
}


/***/ }),

/***/ 4970:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  it: () => (/* binding */ DEFAULT_MAX_RETRIES),
  zj: () => (/* binding */ DEFAULT_POLICY),
  aE: () => (/* binding */ DEFAULT_WAIT_SECONDS),
  k3: () => (/* binding */ FARGATE_ONLY),
  Np: () => (/* binding */ fallback),
  rO: () => (/* binding */ withDefaults)
});

// UNUSED EXPORTS: DEFAULT_RULES, EXIT_CODE_RULES

// EXTERNAL MODULE: ./build/src/policy/rule-builders.js
var rule_builders = __webpack_require__(7777);
;// CONCATENATED MODULE: ./build/src/policy/fargate-rules.js

const pullFailed = (...said) => (0,rule_builders/* reason */.l)(...said.map((text) => `CannotPull*${text}*`));
const notInitialized = (...said) => (0,rule_builders/* reason */.l)(...said.map((text) => `ResourceInitializationError*${text}*`));
const notPlaced = (...reasons) => (0,rule_builders/* all */.Q7)((0,rule_builders/* error */.z3)('ECS.AmazonECSException', 'AmazonECS.Unknown'), (0,rule_builders/* reason */.l)(...reasons));
const PLACEMENT_WAIT = { seconds: 60, backoffRate: 2, maxSeconds: 300, jitter: 'none' };
const unreachable = (what) => `${what} could not be reached: assign a public IP in a public subnet; add a NAT gateway or VPC endpoints to a private one.`;
const FARGATE_RULES = [
    (0,rule_builders/* rule */.Hu)('spot-interrupted', (0,rule_builders/* any */.bz)((0,rule_builders/* stopCode */.Ev)('SpotInterruption', 'TerminationNotice'), (0,rule_builders/* reason */.l)('Your Spot Task was interrupted*')), { type: 'RETRIABLE', retry: { free: true, maxRetries: 10 } }, 'AWS took Spot capacity back. Run on demand what must not wait.'),
    (0,rule_builders/* rule */.Hu)('stopped-on-purpose', (0,rule_builders/* stopCode */.Ev)('UserInitiated'), rule_builders/* FATAL */.t0, 'Somebody stopped the task: run again if by mistake.'),
    (0,rule_builders/* rule */.Hu)('platform-error', (0,rule_builders/* any */.bz)((0,rule_builders/* stopCode */.Ev)('ServiceSchedulerInitiated', 'InfrastructureHealth'), (0,rule_builders/* reason */.l)('Scaling activity initiated by*', 'Host EC2*terminated*', 'InternalError*', 'Timeout waiting for network interface provisioning*')), (0,rule_builders/* retriable */.pA)(), 'The platform failed, not the task.'),
    (0,rule_builders/* rule */.Hu)('platform-timeout', (0,rule_builders/* reason */.l)('Timeout waiting for EphemeralStorage provisioning*', 'ContainerRuntimeTimeoutError*'), (0,rule_builders/* temporary */.q_)(30), 'The platform was too slow.'),
    (0,rule_builders/* rule */.Hu)('out-of-memory', (0,rule_builders/* reason */.l)('OutOfMemoryError*'), rule_builders/* FATAL */.t0, 'The container needs more memory: give the task definition more.'),
    (0,rule_builders/* rule */.Hu)('registry-rate-limit', pullFailed('toomanyrequests', 'too many requests', 'Rate exceeded', 'Throttling'), (0,rule_builders/* patient */.Im)(), 'The registry limits pulls: sign in, or mirror the image to ECR.'),
    (0,rule_builders/* rule */.Hu)('image-access-denied', pullFailed('pull access denied', 'no basic auth credentials', 'authorization failed', '403 Forbidden'), rule_builders/* FATAL */.t0, 'The registry refuses the image: check its name, and the execution role.'),
    (0,rule_builders/* rule */.Hu)('image-not-found', pullFailed('not found', 'manifest unknown', 'does not exist', 'matching platform'), rule_builders/* FATAL */.t0, 'There is no such image: push it, or correct its tag.'),
    (0,rule_builders/* rule */.Hu)('image-pull-failed', (0,rule_builders/* reason */.l)('CannotPull*'), (0,rule_builders/* temporary */.q_)(30, 2), unreachable('The registry')),
    (0,rule_builders/* rule */.Hu)('capacity-unavailable', (0,rule_builders/* reason */.l)('*Capacity is unavailable at this time*'), (0,rule_builders/* patient */.Im)(), 'Fargate has no capacity now: subnets in more zones help.'),
    (0,rule_builders/* rule */.Hu)('vcpu-quota-reached', (0,rule_builders/* reason */.l)('*reached the limit on the number of*'), (0,rule_builders/* patient */.Im)(), "The account's Fargate quota is used up: raise it in Service Quotas, or run fewer tasks at once."),
    (0,rule_builders/* rule */.Hu)('throttled', (0,rule_builders/* any */.bz)((0,rule_builders/* error */.z3)('*Throttl*', '*TooManyRequests*', '*RequestLimitExceeded*'), (0,rule_builders/* reason */.l)('*Throttling*', '*Rate exceeded*', '*Request limit exceeded*', '*RequestLimitExceeded*')), (0,rule_builders/* patient */.Im)('full'), 'Too many tasks start at once: start fewer, or raise the quota.'),
    (0,rule_builders/* rule */.Hu)('resource-missing', notInitialized('AccessDenied', 'not authorized', 'ResourceNotFound', 'does not exist', 'invalid ssm parameters'), rule_builders/* FATAL */.t0, 'A secret, log group or permission of the execution role is missing.'),
    (0,rule_builders/* rule */.Hu)('resource-initialization', (0,rule_builders/* reason */.l)('ResourceInitializationError*'), (0,rule_builders/* temporary */.q_)(30, 2), unreachable('ECR, Secrets Manager or CloudWatch Logs')),
    (0,rule_builders/* rule */.Hu)('network-interface-refused', (0,rule_builders/* reason */.l)('*Unexpected EC2 error while attempting to Create Network Interface*'), (0,rule_builders/* temporary */.q_)(60, 2), 'EC2 gave no network interface: if that stays, the subnet is out of addresses.'),
    (0,rule_builders/* rule */.Hu)('container-runtime-error', (0,rule_builders/* reason */.l)('CannotStartContainerError*', 'ContainerRuntimeError*', 'CannotCreateVolumeError*', 'CannotInspectContainerError*', 'CannotStopContainerError*'), rule_builders/* FATAL */.t0, 'The container cannot start: check entry point, command, user and volumes.'),
    (0,rule_builders/* rule */.Hu)('command-not-runnable', (0,rule_builders/* exitCode */.I$)(126, 127), rule_builders/* FATAL */.t0, 'The command is not executable (126) or not there (127): correct command, entry point or image.'),
    (0,rule_builders/* rule */.Hu)('service-error', (0,rule_builders/* any */.bz)((0,rule_builders/* error */.z3)('ECS.ServerException*', 'ECS.*ServiceUnavailable*', 'ECS.InternalFailure*'), (0,rule_builders/* reason */.l)('*Status Code: 5*')), (0,rule_builders/* temporary */.q_)(15), 'ECS had an error of its own.'),
    (0,rule_builders/* rule */.Hu)('placement-unavailable', notPlaced('*RESOURCE:*', 'AGENT*', '*; AGENT*', '*Reason: AGENT*'), { type: 'TEMPORARY', retry: { free: false, maxRetries: 3 }, wait: PLACEMENT_WAIT }, 'No container instance has room now, which passes where ECS adds instances; on Fargate, correct the launch type.'),
    (0,rule_builders/* rule */.Hu)('placement-refused', notPlaced('ATTRIBUTE*', 'LOCATION*', '*Reason: ATTRIBUTE*', '*Reason: LOCATION*'), rule_builders/* FATAL */.t0, 'No container instance can ever run the task: correct its attributes and zones, or run it on Fargate.'),
    (0,rule_builders/* rule */.Hu)('run-task-denied', (0,rule_builders/* error */.z3)('ECS.AccessDeniedException', 'States.Permissions'), rule_builders/* FATAL */.t0, "Grant the state machine's role ecs:RunTask, and iam:PassRole on the task's roles."),
    (0,rule_builders/* rule */.Hu)('run-task-refused', (0,rule_builders/* error */.z3)('ECS.InvalidParameterException', 'ECS.ClusterNotFoundException', 'ECS.ClientException', 'ECS.UnsupportedFeatureException', 'ECS.Platform*Exception', 'ECS.BlockedException'), rule_builders/* FATAL */.t0, 'ECS refuses the task as asked for: see the reason.'),
    (0,rule_builders/* rule */.Hu)('attempt-timed-out', (0,rule_builders/* error */.z3)('States.Timeout'), (0,rule_builders/* retriable */.pA)(), 'The attempt took longer than it may.'),
    (0,rule_builders/* rule */.Hu)('machine-failed', (0,rule_builders/* error */.z3)('States.QueryEvaluationError', 'States.DataLimitExceeded'), rule_builders/* FATAL */.t0, 'Input or answer do not fit the machine: see the reason.'),
];

// EXTERNAL MODULE: ./build/src/policy/policy.js
var policy = __webpack_require__(728);
;// CONCATENATED MODULE: ./build/src/policy/default-policy.js



const EXIT_CODE_RULES = [
    (0,rule_builders/* rule */.Hu)('uncaught-exception', (0,rule_builders/* exitCode */.I$)(1), (0,rule_builders/* retriable */.pA)(), 'The app ended with an uncaught exception, which a fresh run may not meet.'),
    (0,rule_builders/* rule */.Hu)('invalid-input', (0,rule_builders/* exitCode */.I$)(3), rule_builders/* FATAL */.t0, 'The app refused its input, and would again: fix the input and run again.'),
    (0,rule_builders/* rule */.Hu)('network-error', (0,rule_builders/* exitCode */.I$)(4), (0,rule_builders/* temporary */.q_)(60), 'The app could not reach the network, which takes a moment to heal.'),
];
const DEFAULT_RULES = [...FARGATE_RULES, ...EXIT_CODE_RULES];
const DEFAULT_MAX_RETRIES = 3;
const DEFAULT_WAIT_SECONDS = 60;
function fallback(action) {
    return { name: policy/* FALLBACK_RULE */.Kt, ...action, because: 'No rule of the policy knows this failure.' };
}
function withDefaults(own, includeDefaults) {
    const names = own.map(({ name }) => name);
    return includeDefaults ? [...own, ...DEFAULT_RULES.filter(({ name }) => !names.includes(name))] : own;
}
const DEFAULT_POLICY = {
    maxRetries: DEFAULT_MAX_RETRIES,
    rules: DEFAULT_RULES,
    fallback: fallback((0,rule_builders/* retriable */.pA)()),
};
const FARGATE_ONLY = { ...DEFAULT_POLICY, rules: FARGATE_RULES };


/***/ }),

/***/ 728:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ii: () => (/* binding */ CLASSIFICATIONS),
/* harmony export */   KO: () => (/* binding */ mayRetry),
/* harmony export */   Kt: () => (/* binding */ FALLBACK_RULE),
/* harmony export */   ZI: () => (/* binding */ MAX_WAIT_SECONDS),
/* harmony export */   aI: () => (/* binding */ UNKNOWN_RULE),
/* harmony export */   kd: () => (/* binding */ MAX_RETRIES),
/* harmony export */   tM: () => (/* binding */ DECISION_TYPES)
/* harmony export */ });
const CLASSIFICATIONS = [
    'RETRIABLE',
    'TEMPORARY',
    'FATAL',
];
const DECISION_TYPES = [...CLASSIFICATIONS, 'SUCCEEDED'];
function mayRetry(rule) {
    return rule.type !== 'FATAL' && rule.type !== 'SUCCEEDED';
}
const FALLBACK_RULE = 'default';
const UNKNOWN_RULE = '';
const MAX_RETRIES = 100;
const MAX_WAIT_SECONDS = 86_400;


/***/ }),

/***/ 7777:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AU: () => (/* binding */ not),
/* harmony export */   Ev: () => (/* binding */ stopCode),
/* harmony export */   GJ: () => (/* binding */ exitCodeNone),
/* harmony export */   Hu: () => (/* binding */ rule),
/* harmony export */   I$: () => (/* binding */ exitCode),
/* harmony export */   Im: () => (/* binding */ patient),
/* harmony export */   Q7: () => (/* binding */ all),
/* harmony export */   bz: () => (/* binding */ any),
/* harmony export */   l: () => (/* binding */ reason),
/* harmony export */   pA: () => (/* binding */ retriable),
/* harmony export */   q_: () => (/* binding */ temporary),
/* harmony export */   t0: () => (/* binding */ FATAL),
/* harmony export */   z3: () => (/* binding */ error)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4715);

const exitCode = (...codes) => ({
    kind: 'exit-code',
    ranges: codes.map((code) => ({ from: code, to: code })),
    none: false,
});
const exitCodeNone = { kind: 'exit-code', ranges: [], none: true };
const stopCode = (...anyOf) => ({ kind: 'stop-code', anyOf });
const reason = (...globs) => ({ kind: 'reason', globs });
const error = (...globs) => ({ kind: 'error', globs });
const any = (...of) => ({ kind: 'any', of });
const not = (of) => ({ kind: 'not', of });
const all = (...of) => ({ kind: 'all', of });
const FATAL = { type: 'FATAL' };
const retriable = (maxRetries) => ({
    type: 'RETRIABLE',
    retry: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutUndefined */ .r$)({ free: false, maxRetries }),
});
const temporary = (seconds, maxRetries) => ({
    type: 'TEMPORARY',
    retry: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutUndefined */ .r$)({ free: false, maxRetries }),
    wait: { seconds, backoffRate: 1, maxSeconds: seconds, jitter: 'none' },
});
const patient = (jitter = 'none') => ({
    type: 'TEMPORARY',
    retry: { free: true, maxRetries: 20 },
    wait: { seconds: 30, backoffRate: 2, maxSeconds: 300, jitter },
});
const rule = (name, when, action, because) => ({
    name,
    when,
    ...action,
    because,
});


/***/ }),

/***/ 4913:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bi: () => (/* binding */ ranWithText),
/* harmony export */   TN: () => (/* binding */ oneLine),
/* harmony export */   U9: () => (/* binding */ count),
/* harmony export */   ZD: () => (/* binding */ escapeHtml),
/* harmony export */   ee: () => (/* binding */ bytes),
/* harmony export */   nf: () => (/* binding */ link),
/* harmony export */   oR: () => (/* binding */ joined),
/* harmony export */   qy: () => (/* binding */ html),
/* harmony export */   vE: () => (/* binding */ timestamp),
/* harmony export */   vk: () => (/* binding */ elapsed),
/* harmony export */   wD: () => (/* binding */ markdown)
/* harmony export */ });
function oneLine(text, maxLength = 300) {
    const line = text
        .toWellFormed()
        .replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]+/gu, ' ')
        .replace(/##\[/g, '## [')
        .trim();
    if (line.length <= maxLength) {
        return line;
    }
    const start = line.slice(0, maxLength - 1).replace(/[\ud800-\udbff]$/, '');
    return `${start.trimEnd()}…`;
}
function markdown(text, maxLength) {
    return (parted(text, maxLength)
        .replace(/[\\`*_[\]|~]/g, '\\$&')
        .replace(BLOCK_START, '$1\\')
        .replace(/\$/g, '&#36;')
        .replace(new RegExp(`(${SCHEMES})${PARTING}:`, 'gi'), `$1${PARTING}&#58;`)
        .replace(new RegExp(`(www)${PARTING}\\.`, 'gi'), `$1${PARTING}&#46;`)
        .replaceAll(PARTING, COMMENT));
}
function link(text, url) {
    const shown = markdown(text);
    return url === undefined || shown === '' ? shown : `[${shown}](${url.replaceAll('$', '&#36;')})`;
}
function html(text, maxLength) {
    return parted(text, maxLength).replaceAll(PARTING, COMMENT);
}
function escapeHtml(text) {
    return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
const BLOCK_START = /^(?:(\d{1,9})(?=[.)](?:\s|$))|(?=#{1,6}(?:\s|$)|[-+=]))/;
const SCHEMES = 'https?|ftp';
const RENDERED = new RegExp(`@|#(?=\\d)|\\bGH-(?=\\d)|:(?=[\\w+-]+:)|(?:${SCHEMES})(?=:)|www(?=\\.)`, 'gi');
const PARTING = '\0';
const COMMENT = '<!-- -->';
function parted(text, maxLength) {
    return escapeHtml(oneLine(text, maxLength).replace(RENDERED, `$&${PARTING}`));
}
function timestamp(milliseconds) {
    return new Date(milliseconds)
        .toISOString()
        .replace('T', ' ')
        .replace(/\.\d+Z$/, ' UTC');
}
function count(number, noun, plural = `${noun}s`) {
    return `${number} ${number === 1 ? noun : plural}`;
}
function bytes(size) {
    const units = ['kB', 'MB', 'GB', 'TB'];
    if (size < 1000) {
        return `${size} B`;
    }
    const tenths = (power) => Math.round((size / 1000 ** power) * 10) / 10;
    const power = units.findIndex((_unit, index) => tenths(index + 1) < 1000) + 1 || units.length;
    return `${tenths(power).toFixed(1)} ${units[power - 1]}`;
}
function ranWithText({ cpu, memory, ephemeralStorage, capacityProvider }) {
    return joined([
        memory === undefined ? '' : `${memory} MiB`,
        cpu === undefined ? '' : `${cpu / 1024} vCPU`,
        ephemeralStorage === undefined || ephemeralStorage === 20 ? '' : `${ephemeralStorage} GiB`,
        capacityProvider ?? '',
    ], ', ');
}
function elapsed(startedAt, at) {
    const seconds = Math.max(0, Math.round((at - startedAt) / 1000));
    const hours = Math.floor(seconds / 3600);
    const minutes = Math.floor(seconds / 60) % 60;
    return `[${hours === 0 ? '' : `${hours}h `}${minutes}m ${seconds % 60}s]`;
}
function joined(parts, separator) {
    return parts.filter((part) => part !== '').join(separator);
}


/***/ }),

/***/ 1272:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gr: () => (/* binding */ OUTCOME_SIGNS),
/* harmony export */   Ox: () => (/* binding */ CLASS_SIGNS),
/* harmony export */   nx: () => (/* binding */ OUTCOME_WORDS),
/* harmony export */   pG: () => (/* binding */ endingText),
/* harmony export */   pd: () => (/* binding */ endingClause),
/* harmony export */   rL: () => (/* binding */ signOf),
/* harmony export */   ut: () => (/* binding */ noticeText),
/* harmony export */   xu: () => (/* binding */ interruptionText)
/* harmony export */ });
/* harmony import */ var _aws_arn_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2672);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7406);


const OUTCOME_WORDS = {
    fatal: 'FATAL',
    failed: 'FAILED',
    'outputs-missing': 'without expected outputs',
    'timed-out': 'TIMED_OUT',
    aborted: 'ABORTED',
    'not-started': 'not started',
    'still-running': 'still running',
    'left-running': 'left running',
    succeeded: 'succeeded',
};
function endingText(ending) {
    const clauses = endingClauses(ending);
    return clauses.length === 0 ? undefined : `${clauses.join('. ')}.`;
}
function endingClause(ending) {
    return endingClauses(ending).join('. ');
}
function interruptionText(interruption) {
    return `${runningClause(interruption)}.`;
}
function endingClauses(ending) {
    switch (ending.kind) {
        case 'not-started':
            return startFailureClauses(ending.why);
        case 'left-running':
            return leftRunningClauses(ending.why);
        case 'ended': {
            const { stop } = ending;
            if (stop === undefined) {
                return [];
            }
            return stop.result === 'stopped'
                ? [runningClause(stop.by), 'The execution was stopped', ...stop.tasks.flatMap(taskClauses)]
                : [runningClause(stop.by), 'The execution had ended by itself before'];
        }
    }
}
function startFailureClauses(why) {
    switch (why.kind) {
        case 'interrupted':
            return [
                why.by.kind === 'timeout' ? 'timeout-minutes were over before its turn' : runningClause(why.by),
            ];
        case 'refused':
            return [errorClause(why.error)];
        case 'unanswered':
            return [
                ...startFailureClauses(why.after),
                why.outcome === 'stopped'
                    ? `The execution ${why.arn} had been started, and was stopped`
                    : `Whether the execution was started is not known: look for ${why.arn}`,
            ];
    }
}
function leftRunningClauses(why) {
    switch (why.kind) {
        case 'not-waited':
            return [];
        case 'interrupted':
            return [
                runningClause(why.by),
                why.because === 'on-timeout'
                    ? 'The execution was left running, as on-timeout says'
                    : 'The execution was left running, since this step did not start it; stop-attached would stop it',
            ];
        case 'lost':
            return [
                errorClause(why.error),
                'The execution was left alone; a step with its ARN as execution-arn follows it to its end',
            ];
        case 'stop-failed':
            return [runningClause(why.by), `The execution could not be stopped: ${errorClause(why.error)}`];
        case 'stop-unanswered':
            return [
                runningClause(why.by),
                `Whether the execution was stopped is not known: ${errorClause(why.error)}`,
            ];
        case 'end-not-seen':
            return [
                runningClause(why.by),
                'The execution was told to stop; its end was not seen',
                ...why.tasks.flatMap(taskClauses),
            ];
    }
}
function runningClause(by) {
    switch (by.kind) {
        case 'cancelled':
            return 'The job was cancelled';
        case 'timeout':
            return 'The execution did not end within timeout-minutes';
        case 'fail-fast':
            return `${by.failed} failed, and fail-fast ends the others`;
        case 'killed':
            return 'The step ended before the execution did';
    }
}
function taskClauses(ends) {
    const { unit } = ends.terms;
    switch (ends.kind) {
        case 'not-seen':
            return [`Whether its ${unit} stops was not seen`];
        case 'refused':
            return [`Whether its ${unit} stops is not known: ${errorClause(ends.error)}`];
        case 'seen':
            return ends.tasks.length === 0 ? [] : [seenTasksClause(ends)];
    }
}
function seenTasksClause({ terms, tasks }) {
    const { service, unit, stopAction } = terms;
    const running = tasks.filter(({ state }) => state === 'running');
    const isOne = tasks.length === 1;
    if (running.length > 0) {
        const ids = running.map(({ taskArn }) => (0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .resourceId */ .a)(taskArn)).join(', ');
        return `${service} has not been told yet to stop ${ids}: if it goes on, grant the role of the state machine ${stopAction}`;
    }
    if (tasks.some(({ state }) => state === 'unknown')) {
        return `${service} does not tell of ${isOne ? `its ${unit}` : `all of its ${unit}s`}, so whether it stops is not known`;
    }
    const have = isOne ? `Its ${unit} has` : `Its ${tasks.length} ${unit}s have`;
    return tasks.every(({ state }) => state === 'stopped') ? `${have} stopped` : `${have} been told to stop`;
}
function noticeText(notice) {
    switch (notice.kind) {
        case 'outputs-not-looked-for':
            return 'Expected outputs were not looked for: the execution’s input has no output_location.';
        case 'output-location-invalid':
            return 'The output location is not an S3 URI, such as s3://bucket/prefix.';
        case 'outputs-unreadable':
            return outputsText(notice.bucket, notice.why);
        case 'preview-unreadable':
            return previewText(notice);
        case 'log-unreadable':
            return `The log could not be read: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(notice.error)}`;
        case 'log-not-followed':
            return `The log cannot be followed: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(notice.error)}`;
        case 'work-unreadable':
            return `What ran inside of a failed attempt is not told: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(notice.error)}`;
    }
}
function outputsText(bucket, why) {
    switch (why.kind) {
        case 'too-slow':
            return `The outputs in ${bucket} could not be listed: S3 took too long to answer.`;
        case 'no-bucket':
            return `There is no bucket ${bucket}: the outputs could not be listed.`;
        case 'access-denied':
            return `The outputs could not be listed: grant the role of this step s3:ListBucket on ${bucket}.`;
        case 'other':
            return `The outputs in ${bucket} could not be listed (${why.name}).`;
    }
}
function previewText({ bucket, prefix, key, why, }) {
    switch (why.kind) {
        case 'too-slow':
            return `There is no preview of ${key}: S3 took too long to answer.`;
        case 'access-denied':
            return `There is no preview of ${key}: grant the role of this step s3:GetObject on ${bucket}/${prefix}*, and kms:Decrypt if a key of KMS encrypts it.`;
        case 'no-bucket':
            return `There is no preview of ${key} (NoSuchBucket).`;
        case 'other':
            return `There is no preview of ${key} (${why.name}).`;
    }
}
function errorClause(error) {
    return (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error).replace(/\.$/, '');
}
const CLASS_SIGNS = {
    FATAL: '🔴',
    TEMPORARY: '🟠',
    RETRIABLE: '🟡',
};
function signOf(kind) {
    return { running: '⏳', stopped: '🛑', succeeded: '🟢', failed: '❌' }[kind];
}
const OUTCOME_SIGNS = {
    fatal: '❌',
    failed: '❌',
    'outputs-missing': '❌',
    'timed-out': '⌛',
    aborted: '🛑',
    'not-started': '⚪',
    'still-running': '⏳',
    'left-running': '⏳',
    succeeded: '✅',
};


/***/ })

};
