export const id = 767;
export const ids = [767];
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
/** Reads the parts of any ARN, whatever they hold; undefined for a text that has not all of them. */
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
/**
 * What an ARN ends in, which people know the resource by: the name of an execution, the number of a version, the id of
 * a task. The text itself if it is no ARN, and the whole resource if that ends in a separator.
 */
function resourceId(arn) {
    const { resource } = parseArn(arn) ?? { resource: arn };
    const id = resource.slice(Math.max(resource.lastIndexOf(':'), resource.lastIndexOf('/')) + 1);
    return id === '' ? resource : id;
}
/** The cluster of a task: `task/CLUSTER/ID`. Undefined in the short form `task/ID`, which names none. */
function clusterOfTask(taskArn) {
    return /^task\/([^/]+)\/[^/]+$/.exec(parseArn(taskArn)?.resource ?? '')?.[1];
}
/** The family of a task definition: `task-definition/FAMILY:REVISION`. */
function familyOf(taskDefinitionArn) {
    return /^task-definition\/([^/:]+):\d+$/.exec(parseArn(taskDefinitionArn)?.resource ?? '')?.[1];
}
/** A Lambda function by what names it in a request: its name, its ARN or the end of that, with or without a qualifier. */
function functionName(text) {
    const name = /(?:^|:)function:([^:]+)/.exec(text)?.[1];
    return name ?? text.split(':', 1)[0] ?? '';
}
/** The partition that a region is in. AWS names regions of partitions after the country they are in. */
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
/** Whether an execution is one of an Express machine: `express:MACHINE:EXECUTION:ID`. */
function isExpressExecution(arn) {
    return parseArn(arn)?.resource.startsWith('express:') === true;
}
/**
 * The source of a pattern for the ARNs of a service's resources.
 *
 * @param resource a pattern for what follows the account
 */
function arnPattern(service, resource) {
    // IAM is global: its ARNs name no region.
    const region = service === 'iam' ? '' : '[a-z0-9-]+';
    return String.raw `arn:aws[a-z-]*:${service}:${region}:\d{12}:${resource}`;
}
/** Names may hold most characters, but no white space, brackets, wildcards or signs that an ARN or URL needs. */
const NAME = String.raw `[^\s<>{}[\]?*"#%\\^|~\x60$&,;:/\x00-\x1f\x7f-\x9f]{1,80}`;
const MACHINE_ARN = new RegExp(String.raw `^(${arnPattern('states', `stateMachine:(${NAME})`)})(?::([\w.-]+))?$`);
/** Reads a name, ARN, version ARN or alias ARN; undefined for any other text. */
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
/** The ARN of a state machine of an account. */
function machineArn({ partition, region, accountId }, name) {
    return `arn:${partition}:states:${region}:${accountId}:stateMachine:${name}`;
}
/** The ARN of an execution of a machine: it names neither version nor alias. */
function executionArn(ofMachine, executionName) {
    return `${ofMachine.replace(':stateMachine:', ':execution:')}:${executionName}`;
}
const EXECUTION_ARN = new RegExp(`^${arnPattern('states', `execution:(${NAME}):${NAME}`)}$`);
/** Reads the ARN of an execution of a standard machine; undefined if it is none. */
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
/** The reason of an aborted signal. */
class Interrupted extends Error {
    name = 'Interrupted';
    interruption;
    constructor(interruption) {
        super(`Interrupted: ${interruption.kind}`);
        this.interruption = interruption;
    }
}
/** What an aborted signal says; a signal that says nothing was aborted by a cancelled job. */
function interruptionOf({ reason }) {
    return reason instanceof Interrupted ? reason.interruption : { kind: 'cancelled' };
}
/** StartExecution was sent, and nobody knows what became of it but what is in `failure`. */
class StartUnanswered extends Error {
    name = 'StartUnanswered';
    failure;
    constructor(failure, options) {
        super(`StartExecution of ${failure.arn} was not answered.`, options);
        this.failure = failure;
    }
}
/** What an error that was thrown instead of a start says of the execution. */
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

/** The image could not be pulled, and the registry or the network said one of these. */
const pullFailed = (...said) => (0,rule_builders/* reason */.l)(...said.map((text) => `CannotPull*${text}*`));
/** What the task needs before its containers start could not be had, and one of these was said. */
const notInitialized = (...said) => (0,rule_builders/* reason */.l)(...said.map((text) => `ResourceInitializationError*${text}*`));
const unreachable = (what) => `${what} could not be reached: assign a public IP in a public subnet; add a NAT gateway or VPC endpoints to a private one.`;
/**
 * How Fargate tasks fail, and what to do about it, after the ECS documentation on stopped-task error codes. The
 * order matters, since the first match wins: what ended the task from outside comes before what its container
 * showed, and the particular before the general. Fargate cuts long reasons, so the start is what is matched.
 */
const FARGATE_RULES = [
    // Ended from outside. The container may show exit 137 or 143 then, which says nothing.
    (0,rule_builders/* rule */.Hu)('spot-interrupted', (0,rule_builders/* any */.bz)((0,rule_builders/* stopCode */.Ev)('SpotInterruption', 'TerminationNotice'), (0,rule_builders/* reason */.l)('Your Spot Task was interrupted*')), { type: 'RETRIABLE', retry: { free: true, maxRetries: 10 } }, 'AWS took Spot capacity back. Run on demand what must not wait.'),
    (0,rule_builders/* rule */.Hu)('stopped-on-purpose', (0,rule_builders/* stopCode */.Ev)('UserInitiated'), rule_builders/* FATAL */.t0, 'Somebody stopped the task: run again if by mistake.'),
    (0,rule_builders/* rule */.Hu)('platform-error', (0,rule_builders/* any */.bz)((0,rule_builders/* stopCode */.Ev)('ServiceSchedulerInitiated', 'InfrastructureHealth'), (0,rule_builders/* reason */.l)('Scaling activity initiated by*', 'Host EC2*terminated*', 'InternalError*', 'Timeout waiting for network interface provisioning*')), (0,rule_builders/* retriable */.pA)(), 'The platform failed, not the task.'),
    (0,rule_builders/* rule */.Hu)('platform-timeout', (0,rule_builders/* reason */.l)('Timeout waiting for EphemeralStorage provisioning*', 'ContainerRuntimeTimeoutError*'), (0,rule_builders/* temporary */.q_)(30), 'The platform was too slow.'),
    // The container was killed.
    (0,rule_builders/* rule */.Hu)('out-of-memory', (0,rule_builders/* reason */.l)('OutOfMemoryError*'), rule_builders/* FATAL */.t0, 'The container needs more memory: give the task definition more.'),
    // The image.
    (0,rule_builders/* rule */.Hu)('registry-rate-limit', pullFailed('toomanyrequests', 'too many requests'), (0,rule_builders/* backingOff */.RP)(120), 'The registry limits pulls: sign in, or mirror the image to ECR.'),
    (0,rule_builders/* rule */.Hu)('image-access-denied', pullFailed('pull access denied', 'no basic auth credentials', 'authorization failed', '403 Forbidden'), rule_builders/* FATAL */.t0, 'The registry refuses the image: check its name, and the execution role.'),
    (0,rule_builders/* rule */.Hu)('image-not-found', pullFailed('not found', 'manifest unknown', 'does not exist', 'matching platform'), rule_builders/* FATAL */.t0, 'There is no such image: push it, or correct its tag.'),
    (0,rule_builders/* rule */.Hu)('image-pull-failed', (0,rule_builders/* reason */.l)('CannotPull*'), (0,rule_builders/* temporary */.q_)(30, 2), unreachable('The registry')),
    // What the task needs before its containers start.
    (0,rule_builders/* rule */.Hu)('resource-missing', notInitialized('AccessDenied', 'not authorized', 'ResourceNotFound', 'does not exist', 'invalid ssm parameters'), rule_builders/* FATAL */.t0, 'A secret, log group or permission of the execution role is missing.'),
    (0,rule_builders/* rule */.Hu)('resource-initialization', (0,rule_builders/* reason */.l)('ResourceInitializationError*'), (0,rule_builders/* temporary */.q_)(30, 2), unreachable('ECR, Secrets Manager or CloudWatch Logs')),
    (0,rule_builders/* rule */.Hu)('capacity-unavailable', (0,rule_builders/* reason */.l)('*Capacity is unavailable at this time*'), (0,rule_builders/* backingOff */.RP)(60), 'Fargate has no capacity now: subnets in more zones help.'),
    (0,rule_builders/* rule */.Hu)('network-interface-refused', (0,rule_builders/* reason */.l)('*Unexpected EC2 error while attempting to Create Network Interface*'), (0,rule_builders/* temporary */.q_)(60, 2), 'EC2 gave no network interface: if that stays, the subnet is out of addresses.'),
    (0,rule_builders/* rule */.Hu)('container-runtime-error', (0,rule_builders/* reason */.l)('CannotStartContainerError*', 'ContainerRuntimeError*', 'CannotCreateVolumeError*', 'CannotInspectContainerError*', 'CannotStopContainerError*'), rule_builders/* FATAL */.t0, 'The container cannot start: check entry point, command, user and volumes.'),
    // RunTask refused. A throttle can hide in the message of another error.
    (0,rule_builders/* rule */.Hu)('throttled', (0,rule_builders/* any */.bz)((0,rule_builders/* error */.z3)('*Throttl*', '*TooManyRequests*'), (0,rule_builders/* reason */.l)('*Throttling*', '*Rate exceeded*')), (0,rule_builders/* backingOff */.RP)(15, 'full'), 'Too many tasks start at once: start fewer, or raise the quota.'),
    (0,rule_builders/* rule */.Hu)('service-error', (0,rule_builders/* any */.bz)((0,rule_builders/* error */.z3)('ECS.ServerException*', 'ECS.*ServiceUnavailable*', 'ECS.InternalFailure*'), (0,rule_builders/* reason */.l)('*Status Code: 5*')), (0,rule_builders/* temporary */.q_)(15), 'ECS had an error of its own.'),
    (0,rule_builders/* rule */.Hu)('placement-refused', (0,rule_builders/* all */.Q7)((0,rule_builders/* error */.z3)('ECS.AmazonECSException', 'AmazonECS.Unknown'), (0,rule_builders/* reason */.l)('*RESOURCE:*', 'AGENT*', 'ATTRIBUTE*', 'LOCATION*')), rule_builders/* FATAL */.t0, 'ECS looked for a container instance: run the task on Fargate.'),
    (0,rule_builders/* rule */.Hu)('run-task-denied', (0,rule_builders/* error */.z3)('ECS.AccessDeniedException', 'States.Permissions'), rule_builders/* FATAL */.t0, "Grant the state machine's role ecs:RunTask, and iam:PassRole on the task's roles."),
    (0,rule_builders/* rule */.Hu)('run-task-refused', (0,rule_builders/* error */.z3)('ECS.InvalidParameterException', 'ECS.ClusterNotFoundException', 'ECS.ClientException', 'ECS.UnsupportedFeatureException', 'ECS.Platform*Exception', 'ECS.BlockedException'), rule_builders/* FATAL */.t0, 'ECS refuses the task as asked for: see the reason.'),
    // The machine itself.
    (0,rule_builders/* rule */.Hu)('attempt-timed-out', (0,rule_builders/* error */.z3)('States.Timeout'), (0,rule_builders/* retriable */.pA)(), 'The attempt took longer than it may.'),
    (0,rule_builders/* rule */.Hu)('machine-failed', (0,rule_builders/* error */.z3)('States.QueryEvaluationError', 'States.DataLimitExceeded'), rule_builders/* FATAL */.t0, 'Input or answer do not fit the machine: see the reason.'),
];

// EXTERNAL MODULE: ./build/src/policy/policy.js
var policy = __webpack_require__(728);
;// CONCATENATED MODULE: ./build/src/policy/default-policy.js



/** The contract between the container and the policy: what the app's exit codes mean. */
const EXIT_CODE_RULES = [
    (0,rule_builders/* rule */.Hu)('uncaught-exception', (0,rule_builders/* exitCode */.I$)(1), (0,rule_builders/* retriable */.pA)(), 'The app ended with an uncaught exception, which a fresh run may not meet.'),
    (0,rule_builders/* rule */.Hu)('invalid-input', (0,rule_builders/* exitCode */.I$)(3), rule_builders/* FATAL */.t0, 'The app refused its input, and would again: fix the input and run again.'),
    (0,rule_builders/* rule */.Hu)('network-error', (0,rule_builders/* exitCode */.I$)(4), (0,rule_builders/* temporary */.q_)(60), 'The app could not reach the network, which takes a moment to heal.'),
];
/** What follows the rules of a policy file, unless it says `include-defaults: false`. */
const DEFAULT_RULES = [...FARGATE_RULES, ...EXIT_CODE_RULES];
/** The retries of a policy that names no budget. */
const DEFAULT_MAX_RETRIES = 3;
/** The wait of a TEMPORARY rule that names none. */
const DEFAULT_WAIT_SECONDS = 60;
/** What a failure means that no rule matches. */
function fallback(action) {
    return { name: policy/* FALLBACK_RULE */.Kt, ...action, because: 'No rule of the policy knows this failure.' };
}
/** The rules of a policy file, and the default rules that it does not replace by name, if they are included. */
function withDefaults(own, includeDefaults) {
    const names = own.map(({ name }) => name);
    return includeDefaults ? [...own, ...DEFAULT_RULES.filter(({ name }) => !names.includes(name))] : own;
}
/** The policy of a step that names none. */
const DEFAULT_POLICY = {
    maxRetries: DEFAULT_MAX_RETRIES,
    rules: DEFAULT_RULES,
    fallback: fallback((0,rule_builders/* retriable */.pA)()),
};
/** What explains failures where nobody chose a policy: how Fargate tasks fail, without the exit codes of the app's contract. */
const FARGATE_ONLY = { ...DEFAULT_POLICY, rules: FARGATE_RULES };


/***/ }),

/***/ 728:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ii: () => (/* binding */ CLASSIFICATIONS),
/* harmony export */   Kt: () => (/* binding */ FALLBACK_RULE),
/* harmony export */   ZI: () => (/* binding */ MAX_WAIT_SECONDS),
/* harmony export */   kd: () => (/* binding */ MAX_RETRIES)
/* harmony export */ });
const CLASSIFICATIONS = [
    'RETRIABLE',
    'TEMPORARY',
    'FATAL',
];
/** The rule name of failures that no rule matches. */
const FALLBACK_RULE = 'default';
/**
 * Retries that no execution exceeds, free ones included: an attempt leaves a dozen events in a history that Step
 * Functions ends at 25,000, and an entry in a variable that may hold 256 KiB.
 */
const MAX_RETRIES = 100;
/** A Wait state takes 99,999,999 seconds; a day is already a long wait for a job. */
const MAX_WAIT_SECONDS = 86_400;


/***/ }),

/***/ 7777:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ev: () => (/* binding */ stopCode),
/* harmony export */   Hu: () => (/* binding */ rule),
/* harmony export */   I$: () => (/* binding */ exitCode),
/* harmony export */   Q7: () => (/* binding */ all),
/* harmony export */   RP: () => (/* binding */ backingOff),
/* harmony export */   bz: () => (/* binding */ any),
/* harmony export */   l: () => (/* binding */ reason),
/* harmony export */   pA: () => (/* binding */ retriable),
/* harmony export */   q_: () => (/* binding */ temporary),
/* harmony export */   t0: () => (/* binding */ FATAL),
/* harmony export */   z3: () => (/* binding */ error)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4715);

/** Short forms, so that tables of rules read as tables. */
const exitCode = (code) => ({
    kind: 'exit-code',
    ranges: [{ from: code, to: code }],
    none: false,
});
const stopCode = (...anyOf) => ({ kind: 'stop-code', anyOf });
const reason = (...globs) => ({ kind: 'reason', globs });
const error = (...globs) => ({ kind: 'error', globs });
const any = (...of) => ({ kind: 'any', of });
const all = (...of) => ({ kind: 'all', of });
const FATAL = { type: 'FATAL' };
/** Rerun at once; without a number, as often as the policy allows. */
const retriable = (maxRetries) => ({
    type: 'RETRIABLE',
    retry: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutUndefined */ .r$)({ free: false, maxRetries }),
});
/** Rerun after a wait that is always the same. */
const temporary = (seconds, maxRetries) => ({
    type: 'TEMPORARY',
    retry: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutUndefined */ .r$)({ free: false, maxRetries }),
    wait: { seconds, backoffRate: 1, maxSeconds: seconds, jitter: 'none' },
});
/** Rerun after a wait that doubles each time, up to a quarter of an hour. */
const backingOff = (seconds, jitter = 'none') => ({
    type: 'TEMPORARY',
    retry: { free: false },
    wait: { seconds, backoffRate: 2, maxSeconds: 900, jitter },
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
/**
 * Makes one harmless line of foreign text: control characters (line breaks, terminal escapes) and the marks that
 * turn the direction of writing become spaces, and `##[`, which begins a workflow command wherever it stands, is
 * taken apart. It may still stand at the start of a line only behind words of our own, since there `::name::` is a
 * workflow command too.
 */
function oneLine(text, maxLength = 300) {
    const line = text
        .toWellFormed()
        .replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]+/gu, ' ')
        .replace(/##\[/g, '## [')
        .trim();
    if (line.length <= maxLength) {
        return line;
    }
    // The cut may have left the first half of a character.
    const start = line.slice(0, maxLength - 1).replace(/[\ud800-\udbff]$/, '');
    return `${start.trimEnd()}…`;
}
/**
 * Escapes foreign text for Markdown, wherever in a line or table cell it stands, also at its beginning: it renders as
 * the text it is, and becomes neither structure, HTML, a link, a formula, a mention, a reference nor an emoji. Digits and
 * letters that happen to be a commit of the repository stay a link to it: that tells nobody, and half of all ids look
 * like one.
 */
function markdown(text, maxLength) {
    return (parted(text, maxLength)
        .replace(/[\\`*_[\]|~]/g, '\\$&')
        .replace(BLOCK_START, '$1\\')
        .replace(/\$/g, '&#36;')
        // GitHub may look for addresses both in the Markdown and in what it has rendered.
        .replace(new RegExp(`(${SCHEMES})${PARTING}:`, 'gi'), `$1${PARTING}&#58;`)
        .replace(new RegExp(`(www)${PARTING}\\.`, 'gi'), `$1${PARTING}&#46;`)
        .replaceAll(PARTING, COMMENT));
}
/** A link to a page that is known, or its text alone. Dollar signs of an address could be taken for a formula. */
function link(text, url) {
    const shown = markdown(text);
    return url === undefined || shown === '' ? shown : `[${shown}](${url.replaceAll('$', '&#36;')})`;
}
/** Escapes foreign text for HTML: the title of a fold, which is no Markdown. */
function html(text, maxLength) {
    return parted(text, maxLength).replaceAll(PARTING, COMMENT);
}
/** Escapes for the inside of `pre`, where GitHub looks for nothing else. */
function escapeHtml(text) {
    return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
/** What begins a heading, a list, a thematic break or the underline of a heading, if it begins a line. */
const BLOCK_START = /^(?:(\d{1,9})(?=[.)](?:\s|$))|(?=#{1,6}(?:\s|$)|[-+=]))/;
const SCHEMES = 'https?|ftp';
/**
 * The beginnings of mentions and addresses, references and emoji. GitHub looks for them in the text that it has
 * rendered, where an entity is the sign itself again, wherever they stand, also right behind an underscore or a digit.
 * A comment parts the text in two, and nothing of it is copied along.
 */
const RENDERED = new RegExp(`@|#(?=\\d)|\\bGH-(?=\\d)|:(?=[\\w+-]+:)|(?:${SCHEMES})(?=:)|www(?=\\.)`, 'gi');
/** Stands where a text is to be parted, until all else is escaped: no line holds this sign. */
const PARTING = '\0';
const COMMENT = '<!-- -->';
/** One line of foreign text as HTML, with a sign at each place where it may be split. */
function parted(text, maxLength) {
    return escapeHtml(oneLine(text, maxLength).replace(RENDERED, `$&${PARTING}`));
}
/** `2026-01-02 03:04:05 UTC`. */
function timestamp(milliseconds) {
    return new Date(milliseconds)
        .toISOString()
        .replace('T', ' ')
        .replace(/\.\d+Z$/, ' UTC');
}
/** `1 attempt`, `3 attempts`. */
function count(number, noun, plural = `${noun}s`) {
    return `${number} ${number === 1 ? noun : plural}`;
}
/** `512 B`, `12.3 kB`, `4.5 MB`. */
function bytes(size) {
    const units = ['kB', 'MB', 'GB', 'TB'];
    if (size < 1000) {
        return `${size} B`;
    }
    // Rounded first, since 999,950 bytes are 1.0 MB and not 1000.0 kB.
    const tenths = (power) => Math.round((size / 1000 ** power) * 10) / 10;
    const power = units.findIndex((_unit, index) => tenths(index + 1) < 1000) + 1 || units.length;
    return `${tenths(power).toFixed(1)} ${units[power - 1]}`;
}
/** `512 MiB, 0.25 vCPU, 50 GiB, FARGATE_SPOT`: what an attempt runs with, as far as it is known. */
function ranWithText({ cpu, memory, ephemeralStorage, capacityProvider }) {
    return joined([
        memory === undefined ? '' : `${memory} MiB`,
        cpu === undefined ? '' : `${cpu / 1024} vCPU`,
        // Every task has 20 GiB.
        ephemeralStorage === undefined || ephemeralStorage === 20 ? '' : `${ephemeralStorage} GiB`,
        capacityProvider ?? '',
    ], ', ');
}
/**
 * The time since an execution started, as it stands before a line of the job log: `[4m 12s]`, from an hour on
 * `[2h 5m 3s]`. Times are milliseconds since the epoch. Clocks differ a little, so there is no time before the start.
 */
function elapsed(startedAt, at) {
    const seconds = Math.max(0, Math.round((at - startedAt) / 1000));
    const hours = Math.floor(seconds / 3600);
    const minutes = Math.floor(seconds / 60) % 60;
    return `[${hours === 0 ? '' : `${hours}h `}${minutes}m ${seconds % 60}s]`;
}
/** The parts that are not empty, with a separator between them. */
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


/** The only place with sentences about endings and notices. Foreign text in them is made harmless by whoever shows it. */
/** What became of an execution, in a word or two: how executions are counted. */
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
/**
 * What kept the step from starting an execution, seeing it to its end, or leaving it alone: whole sentences, or
 * undefined if nothing did.
 */
function endingText(ending) {
    const clauses = endingClauses(ending);
    return clauses.length === 0 ? undefined : `${clauses.join('. ')}.`;
}
/** The same inside of a longer sentence: without the full stop at its end. */
function endingClause(ending) {
    return endingClauses(ending).join('. ');
}
/** Why the step stops, for the log and for a step that has nothing else to tell. */
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
            // After credentials that expired, say.
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
/** What interrupted the wait for an execution that runs. */
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
/** A notice as whole sentences. */
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
/** What an error says, as a part of a sentence. All errors of the step end with a full stop. */
function errorClause(error) {
    return (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error).replace(/\.$/, '');
}
/** The classes, in warm colours as the timeline has them: red ends the work, the others go on. */
const CLASS_SIGNS = {
    FATAL: '🔴',
    TEMPORARY: '🟠',
    RETRIABLE: '🟡',
};
/** The sign of an attempt whose failure, if it has one, nobody classified. */
function signOf(kind) {
    return { running: '⏳', stopped: '🛑', succeeded: '🟢', failed: '❌' }[kind];
}
/** What became of an execution, at a glance. */
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


/***/ }),

/***/ 355:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   stopLeftRunning: () => (/* binding */ stopLeftRunning)
/* harmony export */ });
/* harmony import */ var _aws_arn_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2672);
/* harmony import */ var _aws_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9368);
/* harmony import */ var _aws_rate_limiter_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8920);
/* harmony import */ var _execution_claim_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8796);
/* harmony import */ var _execution_ending_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2977);
/* harmony import */ var _execution_run_to_end_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5815);
/* harmony import */ var _execution_start_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4060);
/* harmony import */ var _execution_start_in_doubt_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7793);
/* harmony import */ var _time_limits_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3249);
/* harmony import */ var _collect_evidence_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(6878);
/* harmony import */ var _execution_requests_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(5025);
/* harmony import */ var _run_execution_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(9823);












/** Stops what a step left running that was killed, and tells what became of each. Never throws. */
async function stopLeftRunning(context) {
    const rateLimiter = (0,_aws_rate_limiter_js__WEBPACK_IMPORTED_MODULE_2__/* .createRateLimiter */ .x)(context.clock);
    const outcomes = await Promise.all(context.entries.map((entry) => settleOne(context, entry, rateLimiter)));
    const executions = outcomes.flatMap((outcome) => ('stopped' in outcome ? [outcome.stopped] : []));
    const machine = (0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .parseExecutionReference */ .Jp)(executions[0]?.arn ?? '')?.machine;
    return {
        stopped: machine && {
            machine,
            executions,
            waited: true,
            cancelled: false,
            toleratedFailurePercentage: 0,
        },
        others: outcomes.flatMap((outcome) => ('stopped' in outcome ? [] : [outcome.other])),
    };
}
async function settleOne(context, { arn, claim }, rateLimiter) {
    const { clients, clock, signal } = context;
    const retry = { clock, signal, rateLimiter, forMs: _time_limits_js__WEBPACK_IMPORTED_MODULE_8__/* .TIME_LIMITS */ .H.postStep.eachMs };
    const look = await lookAt(clients, arn, claim, retry);
    const { customerId } = look;
    const left = leftAlone(look);
    if (left !== undefined) {
        return { other: { arn, customerId, ...left } };
    }
    const result = await (0,_collect_evidence_js__WEBPACK_IMPORTED_MODULE_9__/* .seeTasksEnd */ .vC)(clients, await stopped(context, arn, rateLimiter), retry);
    const { ending } = result;
    return ending.kind === 'ended' && ending.stop?.result === 'ended-before'
        ? { other: { arn, customerId, kind: 'ended', status: ending.status, isOurs: true } }
        : { stopped: (0,_run_execution_js__WEBPACK_IMPORTED_MODULE_11__/* .reportOf */ .EI)({ arn, customerId, attached: false, versionArn: undefined }, result) };
}
async function lookAt({ sfn }, arn, claim, retry) {
    const nothing = { customerId: undefined, status: undefined, error: undefined };
    const looking = { ...retry, missingForMs: _time_limits_js__WEBPACK_IMPORTED_MODULE_8__/* .TIME_LIMITS */ .H.postStep.missingMs };
    try {
        const { status, ...beginning } = await (0,_execution_start_js__WEBPACK_IMPORTED_MODULE_6__/* .describeExecution */ .k)(sfn, arn, looking);
        const { customerId } = (0,_execution_requests_js__WEBPACK_IMPORTED_MODULE_10__/* .startedWith */ .W)(beginning.input);
        return { ...nothing, customerId, status, found: (0,_execution_claim_js__WEBPACK_IMPORTED_MODULE_3__/* .whose */ .vU)(claim, beginning) };
    }
    catch (error) {
        if (isKind(error, 'not-found')) {
            return { ...nothing, found: 'nothing' };
        }
        if (claim.by === 'arn') {
            // Where AWS does not tell how it is, stopping is tried all the same.
            return { ...nothing, found: 'ours' };
        }
        return isKind(error, 'access-denied')
            ? { ...nothing, ...(await lookAtBeginning(sfn, arn, claim, looking)) }
            : { ...nothing, found: 'unknown', error: asError(error) };
    }
}
/** Who may not describe an execution may read its history. */
async function lookAtBeginning(sfn, arn, claim, retry) {
    try {
        const beginning = await (0,_execution_start_in_doubt_js__WEBPACK_IMPORTED_MODULE_7__/* .readBeginning */ .i4)(sfn, arn, retry);
        const { customerId } = (0,_execution_requests_js__WEBPACK_IMPORTED_MODULE_10__/* .startedWith */ .W)(beginning.input);
        return { customerId, found: (0,_execution_claim_js__WEBPACK_IMPORTED_MODULE_3__/* .whose */ .vU)(claim, beginning), error: undefined };
    }
    catch (error) {
        return {
            customerId: undefined,
            found: isKind(error, 'not-found') ? 'nothing' : 'unknown',
            error: asError(error),
        };
    }
}
/** Why an execution is not stopped; undefined if it is to be. Only what is proven to be of the step is stopped. */
function leftAlone({ found, status, error }) {
    const hasEnded = status !== undefined && status !== 'RUNNING';
    switch (found) {
        case 'nothing':
            return { kind: 'not-found' };
        case 'not-ours':
            return { kind: 'not-ours' };
        case 'unknown':
            return hasEnded ? { kind: 'ended', status, isOurs: false } : { kind: 'not-known', error };
        case 'ours':
            return hasEnded ? { kind: 'ended', status, isOurs: true } : undefined;
    }
}
/** Stops an execution, and sees its end. */
async function stopped({ clients, clock, signal, stopCause }, arn, rateLimiter) {
    const polls = (0,_execution_run_to_end_js__WEBPACK_IMPORTED_MODULE_5__/* .runToEnd */ .c)({
        sfn: clients.sfn,
        executionArn: arn,
        policy: undefined,
        clock,
        rateLimiter,
        signal: AbortSignal.abort(new _execution_ending_js__WEBPACK_IMPORTED_MODULE_4__/* .Interrupted */ .j$({ kind: 'killed' })),
        cancelled: signal,
        intervalMs: _time_limits_js__WEBPACK_IMPORTED_MODULE_8__/* .TIME_LIMITS */ .H.postStep.pollMs,
        deadline: clock.now() + _time_limits_js__WEBPACK_IMPORTED_MODULE_8__/* .TIME_LIMITS */ .H.postStep.eachMs,
        wait: true,
        onTimeout: 'stop',
        mayStop: true,
        stopCause,
    });
    let next = await polls.next();
    while (next.done !== true) {
        next = await polls.next();
    }
    return next.value;
}
function isKind(error, kind) {
    return error instanceof _aws_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .AwsError */ .Gy && error.kind === kind;
}
function asError(error) {
    return error instanceof Error ? error : new Error(String(error));
}


/***/ })

};
