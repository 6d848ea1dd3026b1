export const id = 538;
export const ids = [538,351];
export const modules = {

/***/ 2672:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ap: () => (/* binding */ familyOf),
/* harmony export */   Jp: () => (/* binding */ parseExecutionReference),
/* harmony export */   Lw: () => (/* binding */ parseArn),
/* harmony export */   ND: () => (/* binding */ isExpressExecution),
/* harmony export */   _W: () => (/* binding */ executionArn),
/* harmony export */   a: () => (/* binding */ resourceId),
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
 * a task. The text itself if it is no ARN.
 */
function resourceId(arn) {
    const { resource } = parseArn(arn) ?? { resource: arn };
    return resource.slice(Math.max(resource.lastIndexOf(':'), resource.lastIndexOf('/')) + 1);
}
/** The cluster of a task: `task/CLUSTER/ID`. Undefined in the short form `task/ID`, which names none. */
function clusterOfTask(taskArn) {
    return /^task\/([^/]+)\/[^/]+$/.exec(parseArn(taskArn)?.resource ?? '')?.[1];
}
/** The family of a task definition: `task-definition/FAMILY:REVISION`. */
function familyOf(taskDefinitionArn) {
    return /^task-definition\/([^/:]+):\d+$/.exec(parseArn(taskDefinitionArn)?.resource ?? '')?.[1];
}
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
/** Reads a name, ARN, version ARN or alias ARN; undefined if it is none of them. */
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

/***/ 3277:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ jobLog)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6421);
/* harmony import */ var _report_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4913);



/**
 * Stands before each line of a container. The problem matchers of earlier steps, such as those of setup-node, look at
 * the lines of this one too: some want a blank at the start and then the finding, the others no blank.
 */
const CONTAINER_PREFIX = ' | ';
/** The log of the job that GitHub shows. */
const jobLog = {
    info: _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .info */ .pq,
    warning: _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .warning */ .$e,
    openGroup: _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .startGroup */ .Oh,
    closeGroup: _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .endGroup */ .N4,
    output: (lines) => {
        // What containers wrote is no workflow command. The token that ends that cannot be guessed.
        const token = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)();
        _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .info */ .pq(`::stop-commands::${token}`);
        for (const line of lines) {
            _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .info */ .pq(`${CONTAINER_PREFIX}${(0,_report_text_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)(line, 2000)}`);
        }
        _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .info */ .pq(`::${token}::`);
    },
};


/***/ }),

/***/ 343:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DI: () => (/* binding */ tooDeep),
/* harmony export */   IT: () => (/* binding */ DocumentFault),
/* harmony export */   jQ: () => (/* binding */ doubleKey),
/* harmony export */   lr: () => (/* binding */ MAX_DEPTH)
/* harmony export */ });
/** What is wrong with a text, in words that follow the name of its input or file: `nests deeper than 200 levels`. */
class DocumentFault extends Error {
    name = 'DocumentFault';
}
/** Room for dozens of Map and Parallel states in each other. What nests far deeper overflows whoever writes it again. */
const MAX_DEPTH = 200;
function tooDeep(options) {
    return new DocumentFault(`nests deeper than ${MAX_DEPTH} levels`, options);
}
/** @param line counted from 1 */
function doubleKey(key, line) {
    const shown = JSON.stringify(key.length > 100 ? `${key.slice(0, 100)}…` : key);
    return new DocumentFault(`holds the key ${shown} twice in one object, again on line ${line}; keys must be unique`);
}


/***/ }),

/***/ 7959:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  g: () => (/* binding */ parseDocumentText),
  d: () => (/* binding */ parseJsonObject)
});

// EXTERNAL MODULE: ./build/src/json.js
var json = __webpack_require__(4715);
// EXTERNAL MODULE: ./build/src/inputs/document-fault.js
var document_fault = __webpack_require__(343);
;// CONCATENATED MODULE: ./build/src/inputs/json-keys.js

/** Strings whole, so that no bracket in them counts. */
const TOKEN = /"[^"\\]*(?:\\[\s\S][^"\\]*)*"|[{}:\n]/g;
/**
 * Refuses JSON in which an object has a key twice, of which `JSON.parse` would keep the last without a word.
 *
 * @param text JSON, as was found out before
 * @throws DocumentFault
 */
function refuseDoubleKeys(text) {
    const above = [];
    let keys = new Set();
    let line = 1;
    let before = '';
    for (const [token] of text.matchAll(TOKEN)) {
        switch (token) {
            case '\n':
                line += 1;
                continue;
            case '{':
                above.push(keys);
                keys = new Set();
                break;
            case '}':
                keys = above.pop() ?? new Set();
                break;
            case ':': {
                // The colon tells that the string before it is a key.
                const key = JSON.parse(before);
                if (keys.has(key)) {
                    throw (0,document_fault/* doubleKey */.jQ)(key, line);
                }
                keys.add(key);
                break;
            }
            default:
                break;
        }
        before = token;
    }
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./build/src/inputs/yaml-text.js


/** Each alias is looked for among all anchors, and each directive is a warning. Nobody writes so many by hand. */
const MAX_ALIASES = 1_000;
/**
 * Parses one YAML document in which no map has a key twice.
 *
 * @throws DocumentFault
 */
function parseYaml(text) {
    refuseFlood(text);
    const lines = new dist/* LineCounter */.HN();
    const document = compose(text, lines);
    (0,dist/* visit */.YR)(document, {
        Map: (_key, { items }) => {
            const keys = new Set();
            for (const { key } of items) {
                if ((0,dist/* isScalar */.jn)(key)) {
                    if (keys.has(key.value)) {
                        throw (0,document_fault/* doubleKey */.jQ)(String(key.value), lines.linePos(key.range?.[0] ?? 0).line);
                    }
                    keys.add(key.value);
                }
            }
        },
    });
    try {
        return document.toJS() ?? null;
    }
    catch (cause) {
        throw cause instanceof RangeError
            ? (0,document_fault/* tooDeep */.DI)({ cause })
            : new document_fault/* DocumentFault */.IT('cannot be read: its aliases expand to too much', { cause });
    }
}
/**
 * Refuses what nests too deep, or has too many aliases, by its signs alone: the parser and the composer would take
 * many seconds to find out.
 */
function refuseFlood(text) {
    let flow = 0;
    // Each `-`, `?` and `:` of a line may open a block within that before it.
    let blocks = 0;
    let aliases = 0;
    for (const sign of signs(text)) {
        if (/^[[{]$/.test(sign)) {
            flow += 1;
        }
        else if (/^[\]}]$/.test(sign)) {
            flow = Math.max(0, flow - 1);
        }
        else if (/^\r?\n$/.test(sign)) {
            blocks = 0;
        }
        else if (flow === 0 && /^[-?:]$/.test(sign)) {
            blocks += 1;
        }
        else if (/^[*%]/.test(sign)) {
            aliases += 1;
        }
        if (flow > document_fault/* MAX_DEPTH */.lr || blocks > document_fault/* MAX_DEPTH */.lr) {
            throw (0,document_fault/* tooDeep */.DI)();
        }
        if (aliases > MAX_ALIASES) {
            throw new document_fault/* DocumentFault */.IT(`holds more than ${MAX_ALIASES} aliases or directives`);
        }
    }
}
/** What the lexer gives before the text of a scalar, in which no sign means anything. */
const SCALAR = '\u001f';
/** The tokens of a text, but for its scalars. */
function* signs(text) {
    let isScalarText = false;
    for (const token of new dist/* Lexer */.JG().lex(text)) {
        if (!isScalarText && token !== SCALAR) {
            yield token;
        }
        isScalarText = token === SCALAR;
    }
}
/** The one document of a text. Stops at the first fault, of which a text may hold a million. */
function compose(text, lines) {
    // The composer compares each key with all before it; keys are compared by `parseYaml`.
    const composer = new dist/* Composer */.Dk({ uniqueKeys: false, logLevel: 'error' });
    let fault;
    composer.streamInfo().errors.push = (...faults) => {
        fault ??= faults[0];
        throw fault;
    };
    const tokens = new dist/* Parser */.iX(lines.addNewLine).parse(text);
    try {
        const [document, more] = composer.compose(tokens, true, text.length);
        if (document === undefined || more !== undefined) {
            throw new document_fault/* DocumentFault */.IT('holds several documents; keep one of them');
        }
        return document;
    }
    catch (cause) {
        if (fault === undefined) {
            throw cause;
        }
        const { line, col } = lines.linePos(fault.pos[0]);
        throw fault.code === 'RESOURCE_EXHAUSTION'
            ? (0,document_fault/* tooDeep */.DI)({ cause })
            : new document_fault/* DocumentFault */.IT(`is neither JSON nor YAML: ${fault.message.split('\n')[0]} at line ${line}, column ${col}`, {
                cause: fault,
            });
    }
}

;// CONCATENATED MODULE: ./build/src/inputs/document.js




/**
 * Parses a JSON object of bounded depth, in time that grows with the length of the text alone.
 *
 * @throws DocumentFault
 */
function parseJsonObject(text) {
    const value = (0,json/* parseJson */.qF)(text);
    if (!(0,json/* isJsonObject */.OW)(value)) {
        throw new document_fault/* DocumentFault */.IT('is not a JSON object');
    }
    refuseDepth(value);
    return value;
}
/**
 * Parses JSON or YAML of bounded depth, in which no object has a key twice, in time that grows with the length of the
 * text alone. What is JSON does not go through the YAML parser, which takes a hundred times as long.
 *
 * @throws DocumentFault
 */
function parseDocumentText(text) {
    const value = (0,json/* parseJson */.qF)(text);
    if (value !== undefined) {
        refuseDepth(value);
        refuseDoubleKeys(text);
        return value;
    }
    const read = parseYaml(text);
    refuseDepth(read);
    return read;
}
/** Level by level, since the depth is what is in doubt. `JSON.parse` does not recurse, `JSON.stringify` does. */
function refuseDepth(value) {
    let level = [value].filter(isContainer);
    for (let depth = 0; level.length > 0; depth += 1) {
        if (depth === document_fault/* MAX_DEPTH */.lr) {
            throw (0,document_fault/* tooDeep */.DI)();
        }
        // A value that aliases refer to is looked at once a level.
        level = [...new Set(level.flatMap((container) => Object.values(container)).filter(isContainer))];
    }
}
function isContainer(value) {
    return typeof value === 'object' && value !== null;
}


/***/ }),

/***/ 6538:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  main: () => (/* binding */ main)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 14 modules
var core = __webpack_require__(6421);
// EXTERNAL MODULE: ./build/src/aws/clock.js + 1 modules
var clock = __webpack_require__(5391);
// EXTERNAL MODULE: ./build/src/github/cancel-signal.js
var cancel_signal = __webpack_require__(5388);
// EXTERNAL MODULE: ./build/src/github/job-log.js
var job_log = __webpack_require__(3277);
// EXTERNAL MODULE: ./build/src/github/workflow.js
var github_workflow = __webpack_require__(2696);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(7406);
// EXTERNAL MODULE: ./build/src/policy/default-policy.js + 1 modules
var default_policy = __webpack_require__(4970);
;// CONCATENATED MODULE: ./build/src/inputs/input-reader.js

function inputReader(get) {
    const text = (name) => get(name) || undefined;
    const check = (name, value, pattern, form) => {
        if (!pattern.test(value)) {
            throw new errors/* InputError */.d(name, `${shown(value)} is not ${form}.`);
        }
        return value;
    };
    const matching = (name, pattern, form) => {
        const value = text(name);
        return value === undefined ? undefined : check(name, value, pattern, form);
    };
    const lines = (name) => split(get(name), /\r?\n/);
    return {
        text,
        matching,
        required: (name, pattern, form, why) => {
            const value = matching(name, pattern, form);
            if (value === undefined) {
                throw new errors/* InputError */.d(name, `${why}; give it ${form}.`);
            }
            return value;
        },
        boolean: (name, byDefault) => {
            const value = get(name);
            if (value === '') {
                return byDefault;
            }
            // The YAML 1.2 core schema, which GitHub's own getBooleanInput follows.
            if (/^(true|True|TRUE)$/.test(value)) {
                return true;
            }
            if (/^(false|False|FALSE)$/.test(value)) {
                return false;
            }
            throw new errors/* InputError */.d(name, `${shown(value)} is neither true nor false.`);
        },
        integer: (name, { from, to, unit }) => {
            const value = text(name);
            if (value === undefined) {
                return undefined;
            }
            const number = Number(value);
            if (!/^[+-]?\d+$/.test(value) || number < from || number > to) {
                throw new errors/* InputError */.d(name, `${shown(value)} is not a whole number of ${unit} from ${from} to ${to}.`);
            }
            return number;
        },
        choice: (name, choices) => {
            const value = get(name);
            const choice = choices.find((candidate) => candidate === value);
            if (choice === undefined) {
                throw new errors/* InputError */.d(name, `${shown(value)} is none of ${choices.join(', ')}.`);
            }
            return choice;
        },
        lines,
        list: (name, pattern, form) => split(get(name), /[\r\n,]/).map((item) => check(name, item, pattern, form)),
    };
}
function split(text, separator) {
    return text
        .split(separator)
        .map((item) => item.trim())
        .filter((item) => item !== '');
}
/** A faulty value as an error shows it: quoted, and short enough not to spill a whole payload into the log. */
function shown(value) {
    return JSON.stringify(value.length > 100 ? `${value.slice(0, 100)}…` : value);
}

;// CONCATENATED MODULE: ./build/src/inputs/logs.js
/** CloudWatch Logs answers few requests a second: of many containers at once, their lines would hold up the polls. */
const MOST_LIVE = 20;
/** Which log lines are shown: of many executions at once, not live. */
function shownLogs({ logs, request, maxParallel, }) {
    const atOnce = Math.min(request.customerIds.length, maxParallel);
    return logs === 'live' && atOnce > MOST_LIVE ? 'on-failure' : logs;
}

// EXTERNAL MODULE: ./build/src/aws/arn.js
var aws_arn = __webpack_require__(2672);
;// CONCATENATED MODULE: ./build/src/inputs/machine.js


const MINUTES_IN_A_YEAR = 525_600;
/**
 * What runs: a machine that is looked up or deployed, or executions that run already.
 *
 * @throws InputError
 */
async function readMachine(inputs, readFile) {
    const text = inputs.text('state-machine');
    if (inputs.text('execution-arn') !== undefined) {
        return readAttach(inputs);
    }
    if (text === undefined) {
        throw new errors/* InputError */.d('state-machine', 'it is required; give the name or the ARN of a state machine, or in execution-arn what runs already.');
    }
    const reference = (0,aws_arn/* parseMachineReference */.wU)(text);
    if (reference === undefined) {
        throw new errors/* InputError */.d('state-machine', text.startsWith('arn:')
            ? `${JSON.stringify(text)} is not the ARN of a state machine, such as arn:aws:states:eu-west-1:123456789012:stateMachine:uploads, also with :version or :alias.`
            : `${JSON.stringify(text)} is not a name: at most 80 characters, no spaces, brackets, wildcards or signs such as : / , & $.`);
    }
    if (!inputs.boolean('deploy', false)) {
        return { kind: 'lookup', reference };
    }
    if (reference.kind === 'arn' && reference.qualifier !== undefined) {
        throw new errors/* InputError */.d('state-machine', 'with deploy, give the machine itself, without version or alias.');
    }
    const roleArn = inputs.required('role-arn', new RegExp(`^${(0,aws_arn/* arnPattern */.mf)('iam', String.raw `role/[\w+=,.@/-]+`)}$`), 'an IAM role ARN, such as arn:aws:iam::123456789012:role/uploads-machine', 'deploy needs the role that the state machine assumes');
    return {
        kind: 'deploy',
        reference,
        name: reference.name,
        roleArn,
        definition: await definitionSettings(inputs, readFile),
    };
}
async function definitionSettings(inputs, readFile) {
    const path = inputs.text('definition');
    if (path === undefined) {
        return { kind: 'built-in', task: readTask(inputs) };
    }
    const source = readFile('definition', path);
    const { readDefinition } = await __webpack_require__.e(/* import() */ 21).then(__webpack_require__.bind(__webpack_require__, 8021));
    return { kind: 'file', definition: readDefinition(source, path, inputs.lines('definition-substitutions')) };
}
function readTask(inputs) {
    const cluster = inputs.required('cluster', new RegExp(String.raw `^(${(0,aws_arn/* arnPattern */.mf)('ecs', 'cluster/')})?[\w-]{1,255}$`), 'the name or ARN of an ECS cluster', 'deploy needs to know where the task runs');
    const taskDefinition = inputs.required('task-definition', new RegExp(String.raw `^(${(0,aws_arn/* arnPattern */.mf)('ecs', 'task-definition/')})?[\w-]{1,255}(:\d+)?$`), 'the family, family:revision or ARN of a task definition', 'deploy needs to know which task to run');
    const subnets = inputs.list('subnets', /^subnet-[0-9a-f]+$/, 'a subnet id, such as subnet-0ed41e45b216c45a4');
    if (subnets.length === 0) {
        throw new errors/* InputError */.d('subnets', 'deploy needs the subnets of the task; give one subnet id a line.');
    }
    return {
        cluster,
        taskDefinition,
        subnets,
        container: inputs.matching('container', /^[\w-]{1,255}$/, 'the name of a container'),
        securityGroups: inputs.list('security-groups', /^sg-[0-9a-f]+$/, 'a security group id, such as sg-0121e456c45b21f42'),
        assignPublicIp: inputs.boolean('assign-public-ip', false),
        capacityProvider: inputs.matching('capacity-provider', /^[\w-]{1,255}$/, 'the name of a capacity provider, such as FARGATE_SPOT'),
        processErrorFunction: inputs.matching('process-error-function', new RegExp(String.raw `^${(0,aws_arn/* arnPattern */.mf)('lambda', 'function:')}[\w-]{1,64}(:[\w$-]{1,128})?$`), 'the ARN of a Lambda function'),
        timeoutMinutes: inputs.integer('task-timeout-minutes', {
            from: 1,
            to: MINUTES_IN_A_YEAR,
            unit: 'minutes',
        }),
    };
}
function readAttach(inputs) {
    if (inputs.boolean('deploy', false)) {
        throw new errors/* InputError */.d('execution-arn', 'with deploy, nothing can be attached to; leave out the one or the other.');
    }
    const arns = [...new Set(inputs.list('execution-arn', /^arn:/, EXECUTION_FORM))];
    const executions = arns.map((arn) => {
        const reference = (0,aws_arn/* parseExecutionReference */.Jp)(arn);
        if (reference === undefined) {
            throw new errors/* InputError */.d('execution-arn', `${JSON.stringify(arn)} is not ${EXECUTION_FORM}.`);
        }
        return reference;
    });
    const [first, ...others] = executions;
    if (first === undefined) {
        throw new errors/* InputError */.d('execution-arn', `it names no execution; give ${EXECUTION_FORM}.`);
    }
    const other = others.find(({ machine }) => machine.arn !== first.machine.arn);
    if (other !== undefined) {
        throw new errors/* InputError */.d('execution-arn', `a step attaches to executions of one state machine; these are of ${first.machine.arn} and ${other.machine.arn}.`);
    }
    return { kind: 'attach', executions: [first, ...others] };
}
const EXECUTION_FORM = 'the ARN of an execution of a standard state machine, such as arn:aws:states:eu-west-1:123456789012:execution:uploads:run-1';

// EXTERNAL MODULE: ./build/src/inputs/document.js + 2 modules
var inputs_document = __webpack_require__(7959);
// EXTERNAL MODULE: ./build/src/inputs/document-fault.js
var document_fault = __webpack_require__(343);
;// CONCATENATED MODULE: ./build/src/inputs/request.js



/** An execution takes 256 KiB of compact JSON; with indentation it may be longer. */
const MAX_INPUT_LENGTH = 1024 * 1024;
/**
 * What the executions' input is made of.
 *
 * @throws InputError
 */
function readRequest(inputs, readFile) {
    const outputLocation = inputs.matching('output-location', /^s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](\/.*)?$/, 'an S3 URI, such as s3://bucket/prefix');
    const input = readInput(inputs, readFile);
    const customerIds = readCustomerIds(inputs);
    if (customerIds.length > 1 && 'customer_id' in input) {
        throw new errors/* InputError */.d('input', 'its customer_id would be that of all customers; leave it out, customer-ids gives each its own.');
    }
    return {
        commands: inputs.lines('commands'),
        customerIds,
        reportId: inputs.text('report-id'),
        outputLocation,
        input,
        githubContext: inputs.boolean('github-context', true),
        executionName: inputs.matching('execution-name', /^[A-Za-z0-9_-]{1,80}$/, 'an execution name: at most 80 letters, digits, - and _'),
        expectOutputs: readExpectedOutputs(inputs, outputLocation !== undefined || 'output_location' in input),
    };
}
function readCustomerIds(inputs) {
    if (/^\s*\[/.test(inputs.text('customer-ids') ?? '')) {
        throw new errors/* InputError */.d('customer-ids', "it is a JSON list; give one id a line, or between commas, as join(fromJSON(…), ',') makes of a list.");
    }
    return [...new Set(inputs.list('customer-ids', /^.{1,256}$/, 'an id of at most 256 characters'))];
}
function readInput(inputs, readFile) {
    const text = inputs.text('input') ?? '{}';
    const path = text.startsWith('@') ? text.slice(1).trim() : undefined;
    // The value itself stays out of the log: it may hold what is not meant for it.
    const refusal = (problem, options) => new errors/* InputError */.d('input', `${path === undefined ? 'it' : path} ${problem}.`, options);
    const json = path === undefined ? text : readFile('input', path);
    if (json.length > MAX_INPUT_LENGTH) {
        throw refusal(`is longer than ${MAX_INPUT_LENGTH} characters; put large data into S3 and pass its location`);
    }
    try {
        return (0,inputs_document/* parseJsonObject */.d)(json);
    }
    catch (cause) {
        throw cause instanceof document_fault/* DocumentFault */.IT ? refusal(cause.message, { cause }) : cause;
    }
}
/** @param isSomewhere whether the execution has an output location */
function readExpectedOutputs(inputs, isSomewhere) {
    const globs = inputs.lines('expect-outputs');
    // An execution that is attached to brings its own.
    if (globs.length > 0 && !isSomewhere && inputs.text('execution-arn') === undefined) {
        throw new errors/* InputError */.d('expect-outputs', 'it needs output-location, under which the outputs are looked for.');
    }
    const absolute = globs.find((glob) => /^(s3:|\/)/.test(glob));
    if (absolute !== undefined) {
        throw new errors/* InputError */.d('expect-outputs', `${JSON.stringify(absolute)} must be relative to the output location, such as *.csv or reports/**.`);
    }
    return globs;
}

;// CONCATENATED MODULE: ./build/src/inputs/warnings.js

const BUILT_IN_ONLY = [
    'cluster',
    'task-definition',
    'container',
    'subnets',
    'security-groups',
    'capacity-provider',
    'task-timeout-minutes',
    'process-error-function',
];
/** What only matters to an execution that the step starts. */
const START_ONLY = [
    'state-machine',
    'commands',
    'customer-ids',
    'report-id',
    'output-location',
    'execution-name',
];
/** Inputs that were given and have no effect, a sentence each. */
function readWarnings(inputs, settings) {
    const given = (names) => names.filter((name) => inputs.text(name) !== undefined);
    return [...machineWarnings(inputs, given), ...waitWarnings(inputs, given), ...customerWarnings(settings)];
}
function machineWarnings(inputs, given) {
    if (inputs.text('execution-arn') !== undefined) {
        return given([...START_ONLY, 'definition', 'definition-substitutions', 'role-arn', ...BUILT_IN_ONLY]).map((name) => `Input ${name} has no effect with execution-arn, since nothing is started.`);
    }
    if (!inputs.boolean('deploy', false)) {
        return given(['definition', 'definition-substitutions', 'role-arn', ...BUILT_IN_ONLY]).map((name) => `Input ${name} has no effect without deploy: true.`);
    }
    return inputs.text('definition') === undefined
        ? given(['definition-substitutions']).map((name) => `Input ${name} has no effect without definition.`)
        : [
            ...given(BUILT_IN_ONLY).map((name) => `Input ${name} has no effect with definition.`),
            ...given(['retry-policy']).map((name) => `Input ${name} only classifies for the report: a definition of your own retries as it says itself.`),
        ];
}
function waitWarnings(inputs, given) {
    if (inputs.boolean('wait', true)) {
        return [];
    }
    return [
        ...given(['expect-outputs']),
        ...(inputs.text('logs') === 'live' ? ['logs'] : []),
        ...(inputs.boolean('fail-fast', false) ? ['fail-fast'] : []),
    ].map((name) => `Input ${name} has no effect with wait: false, since the step does not see the end.`);
}
/** What several customers can stumble over. */
function customerWarnings(settings) {
    const { machine, wait, maxParallel, logs, preview } = settings;
    const { customerIds, outputLocation } = settings.request;
    if (machine.kind === 'attach' || customerIds.length < 2) {
        return [];
    }
    const shares = outputLocation !== undefined && !outputLocation.includes('{customer-id}');
    return [
        ...(shares
            ? [
                'Input output-location is the same for all customers: they may overwrite each other’s outputs without {customer-id} in it.',
            ]
            : []),
        ...(!wait && customerIds.length > maxParallel
            ? [
                `Input max-parallel has no effect with wait: false: all ${customerIds.length} executions are started.`,
            ]
            : []),
        ...(preview
            ? [
                'Input preview has no effect with several customer-ids: the summary shows the output of a single execution only.',
            ]
            : []),
        ...(logs !== shownLogs(settings)
            ? [
                `Input logs: live is for at most ${MOST_LIVE} executions at once; the last lines of failed attempts are shown.`,
            ]
            : []),
    ];
}

;// CONCATENATED MODULE: ./build/src/inputs/read-settings.js







/**
 * Reads all inputs of the step, before anything is started.
 *
 * @throws InputError for the first that cannot be used
 */
async function readSettings(get, readFile) {
    const inputs = inputReader(get);
    const { policy, policyWarnings } = await readPolicy(inputs, readFile);
    const settings = {
        machine: await readMachine(inputs, readFile),
        policy,
        policyWarnings,
        request: readRequest(inputs, readFile),
        wait: inputs.boolean('wait', true),
        timeoutMinutes: inputs.integer('timeout-minutes', { from: 1, to: MINUTES_IN_A_YEAR, unit: 'minutes' }) ?? 350,
        onTimeout: inputs.choice('on-timeout', ['stop', 'leave']),
        stopAttached: inputs.boolean('stop-attached', false),
        pollIntervalSeconds: inputs.integer('poll-interval-seconds', { from: 1, to: 3600, unit: 'seconds' }) ?? 5,
        maxParallel: inputs.integer('max-parallel', { from: 1, to: 1000, unit: 'executions' }) ?? 10,
        failFast: inputs.boolean('fail-fast', false),
        toleratedFailurePercentage: inputs.integer('tolerated-failure-percentage', { from: 0, to: 100, unit: 'percent' }) ?? 0,
        logs: inputs.choice('logs', ['never', 'on-failure', 'live']),
        preview: inputs.boolean('preview', false),
        summary: inputs.boolean('summary', true),
        comment: readComment(inputs),
    };
    const warnings = readWarnings(inputs, settings);
    return { ...settings, logs: shownLogs(settings), warnings };
}
async function readPolicy(inputs, readFile) {
    const path = inputs.text('retry-policy');
    if (path === undefined) {
        return { policy: default_policy/* DEFAULT_POLICY */.zj, policyWarnings: [] };
    }
    const source = readFile('retry-policy', path);
    // The language of policies, YAML and its schema, is loaded for those who write one.
    const { readPolicyFile } = await Promise.all(/* import() */[__webpack_require__.e(816), __webpack_require__.e(333)]).then(__webpack_require__.bind(__webpack_require__, 7333));
    return readPolicyFile(source, path);
}
function readComment(inputs) {
    if (!inputs.boolean('comment', false)) {
        return undefined;
    }
    const token = inputs.text('github-token');
    if (token === undefined) {
        throw new errors/* InputError */.d('github-token', 'comment needs it; leave it out, and the token of the job is taken.');
    }
    return { token };
}

;// CONCATENATED MODULE: ./build/src/inputs/workspace.js



/** A policy, a definition (1 MB at most) and an execution's input (256 KiB) all fit. */
const MAX_FILE_BYTES = 2 * 1024 * 1024;
/**
 * Files of the workspace, and none besides: a link that leads out of it is refused too, since a path may come
 * from a pull request.
 *
 * @param root `GITHUB_WORKSPACE`
 */
function workspaceFiles(root) {
    return (input, path) => {
        const file = (0,external_node_path_.resolve)(root, path);
        if (isOutside((0,external_node_path_.resolve)(root), file)) {
            throw new errors/* InputError */.d(input, `${JSON.stringify(path)} is outside the workspace; name a file inside it.`);
        }
        try {
            if (isOutside((0,external_node_fs_.realpathSync)(root), (0,external_node_fs_.realpathSync)(file))) {
                throw new errors/* InputError */.d(input, `${JSON.stringify(path)} links to a place outside the workspace.`);
            }
            const status = (0,external_node_fs_.statSync)(file);
            if (!status.isFile()) {
                throw new errors/* InputError */.d(input, `${JSON.stringify(path)} is not a file.`);
            }
            if (status.size > MAX_FILE_BYTES) {
                throw new errors/* InputError */.d(input, `${JSON.stringify(path)} is larger than ${MAX_FILE_BYTES} bytes.`);
            }
            return (0,external_node_fs_.readFileSync)(file, 'utf8');
        }
        catch (cause) {
            if (cause instanceof errors/* InputError */.d) {
                throw cause;
            }
            throw new errors/* InputError */.d(input, `there is no readable file ${JSON.stringify(path)} in the workspace; is the repository checked out before this step?`, { cause });
        }
    };
}
function isOutside(root, file) {
    const path = (0,external_node_path_.relative)(root, file);
    return path === '..' || path.startsWith(`..${external_node_path_.sep}`) || (0,external_node_path_.isAbsolute)(path);
}

// EXTERNAL MODULE: ./build/src/json.js
var json = __webpack_require__(4715);
// EXTERNAL MODULE: ./build/src/step/ledger.js
var step_ledger = __webpack_require__(9099);
;// CONCATENATED MODULE: ./build/src/main.js













/** The step. What its inputs are wrong about is told before the SDK of AWS is loaded. */
async function main(env) {
    const directory = env['RUNNER_TEMP'] || (0,external_node_os_.tmpdir)();
    const ledger = (0,external_node_path_.join)(directory, `sfn-fargate-retry-${(0,external_node_crypto_.randomUUID)()}.ledger`);
    core/* saveState */.LZ(step_ledger/* LEDGER_STATE */.Kp, ledger);
    const settings = await readSettings((name) => core/* getInput */.V4(name), workspaceFiles(env['GITHUB_WORKSPACE'] || process.cwd()));
    warn(settings);
    const workflow = (0,github_workflow/* readWorkflow */.S)(env, readEvent(env['GITHUB_EVENT_PATH']));
    const signal = (0,cancel_signal/* cancelSignal */.B)();
    const [{ runStep }, { createClients }] = await Promise.all([
        Promise.all(/* import() */[__webpack_require__.e(476), __webpack_require__.e(138), __webpack_require__.e(606), __webpack_require__.e(211), __webpack_require__.e(570), __webpack_require__.e(209)]).then(__webpack_require__.bind(__webpack_require__, 209)),
        Promise.all(/* import() */[__webpack_require__.e(476), __webpack_require__.e(71)]).then(__webpack_require__.bind(__webpack_require__, 2071)),
    ]);
    const report = await runStep({
        settings,
        workflow,
        clients: createClients(),
        clock: clock/* systemClock */.m,
        signal,
        log: job_log/* jobLog */.W,
        ledger: (0,step_ledger/* fileLedger */.UK)(ledger, core/* warning */.$e),
    });
    const { summary, comment, logs } = settings;
    const { publish } = await Promise.all(/* import() */[__webpack_require__.e(211), __webpack_require__.e(829)]).then(__webpack_require__.bind(__webpack_require__, 7829));
    await publish(report, {
        summary,
        logs,
        directory,
        comment: comment && { token: comment.token, workflow, clock: clock/* systemClock */.m, signal },
    });
}
function warn({ warnings, policyWarnings }) {
    for (const warning of warnings) {
        core/* warning */.$e(warning);
    }
    for (const { file, line, column, message } of policyWarnings) {
        core/* warning */.$e(message, { title: 'Retry policy', file, startLine: line, startColumn: column });
    }
}
/** The event only adds to the input: one that cannot be read is as good as none. */
function readEvent(path) {
    try {
        return path ? (0,json/* parseJson */.qF)((0,external_node_fs_.readFileSync)(path, 'utf8')) : undefined;
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 4970:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  it: () => (/* binding */ DEFAULT_MAX_RETRIES),
  zj: () => (/* binding */ DEFAULT_POLICY),
  aE: () => (/* binding */ DEFAULT_WAIT_SECONDS),
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
const unreachable = (what) => `${what} could not be reached: if that stays, add a NAT gateway or VPC endpoints to the subnet.`;
/**
 * How Fargate tasks fail, and what to do about it, after the ECS documentation on stopped-task error codes. The
 * order matters, since the first match wins: what ended the task from outside comes before what its container
 * showed, and the particular before the general. Fargate cuts long reasons, so the start is what is matched.
 */
const FARGATE_RULES = [
    // Ended from outside. The container may show exit 137 or 143 then, which says nothing.
    (0,rule_builders/* rule */.Hu)('spot-interrupted', (0,rule_builders/* any */.bz)((0,rule_builders/* stopCode */.Ev)('SpotInterruption', 'TerminationNotice'), (0,rule_builders/* reason */.l)('Your Spot Task was interrupted*')), { type: 'RETRIABLE', retry: { free: true, maxRetries: 10 } }, 'AWS took Spot capacity back; then: { capacity-provider: FARGATE } ends on-demand.'),
    (0,rule_builders/* rule */.Hu)('stopped-on-purpose', (0,rule_builders/* stopCode */.Ev)('UserInitiated'), rule_builders/* FATAL */.t0, 'Somebody stopped the task: run again if by mistake.'),
    (0,rule_builders/* rule */.Hu)('platform-error', (0,rule_builders/* any */.bz)((0,rule_builders/* stopCode */.Ev)('ServiceSchedulerInitiated', 'InfrastructureHealth'), (0,rule_builders/* reason */.l)('Scaling activity initiated by*', 'Host EC2*terminated*', 'InternalError*', 'Timeout waiting for network interface provisioning*')), (0,rule_builders/* retriable */.pA)(), 'The platform failed, not the task.'),
    (0,rule_builders/* rule */.Hu)('platform-timeout', (0,rule_builders/* reason */.l)('Timeout waiting for EphemeralStorage provisioning*', 'ContainerRuntimeTimeoutError*'), (0,rule_builders/* temporary */.q_)(30), 'The platform was too slow.'),
    // The container was killed.
    (0,rule_builders/* rule */.Hu)('out-of-memory', (0,rule_builders/* reason */.l)('OutOfMemoryError*'), rule_builders/* FATAL */.t0, 'The container needs more memory: give the task definition more, or then: { memory: x2 }.'),
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
    (0,rule_builders/* rule */.Hu)('run-task-denied', (0,rule_builders/* error */.z3)('ECS.AccessDeniedException', 'States.Permissions'), rule_builders/* FATAL */.t0, "Allow the state machine's role ecs:RunTask, and iam:PassRole on the task's roles."),
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
/* harmony export */   p0: () => (/* binding */ duration),
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
        .replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu, ' ')
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
/** One line of foreign text as HTML, with a sign where it is to be parted. */
function parted(text, maxLength) {
    return escapeHtml(oneLine(text, maxLength).replace(RENDERED, `$&${PARTING}`));
}
/** `950ms`, `42s`, `4m 12s`, `2h 5m`. */
function duration(milliseconds) {
    const whole = Math.max(0, Math.round(milliseconds));
    if (whole < 1000) {
        return `${whole}ms`;
    }
    const seconds = Math.round(milliseconds / 1000);
    const minutes = Math.floor(seconds / 60);
    const hours = Math.floor(minutes / 60);
    if (hours > 0) {
        return `${hours}h ${minutes % 60}m`;
    }
    return minutes > 0 ? `${minutes}m ${seconds % 60}s` : `${seconds}s`;
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
    return [
        memory === undefined ? '' : `${memory} MiB`,
        cpu === undefined ? '' : `${cpu / 1024} vCPU`,
        // Every task has 20 GiB.
        ephemeralStorage === undefined || ephemeralStorage === 20 ? '' : `${ephemeralStorage} GiB`,
        capacityProvider ?? '',
    ]
        .filter((part) => part !== '')
        .join(', ');
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


/***/ })

};
