export const id = 108;
export const ids = [108];
export const modules = {

/***/ 7031:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $e: () => (/* binding */ warning),
/* harmony export */   C1: () => (/* binding */ setFailed),
/* harmony export */   LZ: () => (/* binding */ saveState),
/* harmony export */   N4: () => (/* binding */ endGroup),
/* harmony export */   Oh: () => (/* binding */ startGroup),
/* harmony export */   Vc: () => (/* binding */ inputsOf),
/* harmony export */   Yz: () => (/* binding */ debug),
/* harmony export */   pq: () => (/* binding */ info),
/* harmony export */   z3: () => (/* binding */ error)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8161);
/* harmony import */ var node_process__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1708);



function inputsOf(env) {
    return (name) => (env[`INPUT_${name.toUpperCase()}`] ?? '').trim();
}
function info(line) {
    node_process__WEBPACK_IMPORTED_MODULE_2__.stdout.write(`${line}${node_os__WEBPACK_IMPORTED_MODULE_1__.EOL}`);
}
function warning(message, properties = {}) {
    command('warning', properties, message);
}
function error(message, properties = {}) {
    command('error', properties, message);
}
function setFailed(message) {
    node_process__WEBPACK_IMPORTED_MODULE_2__.exitCode = 1;
    error(message);
}
function debug(message) {
    command('debug', {}, message);
}
function startGroup(title) {
    command('group', {}, title);
}
function endGroup() {
    command('endgroup', {}, '');
}
function saveState(file, name, value) {
    if (!file || !(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(file)) {
        throw new Error(`GITHUB_STATE names no file that is there: ${JSON.stringify(file ?? '')}.`);
    }
    const delimiter = delimiterOf(value);
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.appendFileSync)(file, `${name}<<${delimiter}${node_os__WEBPACK_IMPORTED_MODULE_1__.EOL}${value}${node_os__WEBPACK_IMPORTED_MODULE_1__.EOL}${delimiter}${node_os__WEBPACK_IMPORTED_MODULE_1__.EOL}`);
}
function delimiterOf(value) {
    return 'ghadelimiter_'.padEnd(value.length + 14, '_');
}
function command(name, properties, message) {
    const given = Object.entries(properties).map(([key, value]) => `${key}=${escapedProperty(String(value))}`);
    info(`::${name}${given.length > 0 ? ` ${given.join(',')}` : ''}::${escaped(message)}`);
}
function escaped(text) {
    return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
function escapedProperty(text) {
    return escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}


/***/ }),

/***/ 3043:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ policyPlace),
/* harmony export */   cancelSignal: () => (/* binding */ cancelSignal),
/* harmony export */   fail: () => (/* binding */ fail),
/* harmony export */   jobLog: () => (/* binding */ jobLog)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7406);
/* harmony import */ var _execution_ending_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2977);
/* harmony import */ var _report_text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4913);
/* harmony import */ var _report_wording_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1272);
/* harmony import */ var _commands_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7031);






const CONTAINER_PREFIX = ' | ';
const jobLog = {
    info: _commands_js__WEBPACK_IMPORTED_MODULE_5__/* .info */ .pq,
    warning: _commands_js__WEBPACK_IMPORTED_MODULE_5__/* .warning */ .$e,
    openGroup: _commands_js__WEBPACK_IMPORTED_MODULE_5__/* .startGroup */ .Oh,
    closeGroup: _commands_js__WEBPACK_IMPORTED_MODULE_5__/* .endGroup */ .N4,
    output: (lines) => {
        const token = crypto.randomUUID();
        (0,_commands_js__WEBPACK_IMPORTED_MODULE_5__/* .info */ .pq)(`::stop-commands::${token}`);
        for (const line of lines) {
            (0,_commands_js__WEBPACK_IMPORTED_MODULE_5__/* .info */ .pq)(`${CONTAINER_PREFIX}${(0,_report_text_js__WEBPACK_IMPORTED_MODULE_3__/* .oneLine */ .TN)(line, 2000)}`);
        }
        (0,_commands_js__WEBPACK_IMPORTED_MODULE_5__/* .info */ .pq)(`::${token}::`);
    },
};
function cancelSignal() {
    const controller = new AbortController();
    const cancel = () => controller.abort(new _execution_ending_js__WEBPACK_IMPORTED_MODULE_2__/* .Interrupted */ .j$({ kind: 'cancelled' }));
    process.on('SIGINT', cancel);
    process.on('SIGTERM', cancel);
    return controller.signal;
}
function policyPlace(file, { line, column }) {
    const workspace = process.env['GITHUB_WORKSPACE'] || process.cwd();
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.relative)(workspace, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(workspace, file)).split(node_path__WEBPACK_IMPORTED_MODULE_0__.sep).join('/');
    return { title: 'Retry policy', file: path, line, col: column };
}
const MAX_PLACES = 9;
function fail(thrown) {
    if (thrown instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .FileError */ .f6) {
        for (const place of thrown.places.slice(0, MAX_PLACES)) {
            (0,_commands_js__WEBPACK_IMPORTED_MODULE_5__/* .error */ .z3)((0,_report_text_js__WEBPACK_IMPORTED_MODULE_3__/* .oneLine */ .TN)(place.message, 2000), policyPlace(thrown.file, place));
        }
    }
    const message = thrown instanceof _execution_ending_js__WEBPACK_IMPORTED_MODULE_2__/* .Interrupted */ .j$ ? (0,_report_wording_js__WEBPACK_IMPORTED_MODULE_4__/* .interruptionText */ .xu)(thrown.interruption) : (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(thrown);
    (0,_commands_js__WEBPACK_IMPORTED_MODULE_5__/* .setFailed */ .C1)((0,_report_text_js__WEBPACK_IMPORTED_MODULE_3__/* .oneLine */ .TN)(message, 2000));
    if (process.env['RUNNER_DEBUG'] === '1' && thrown instanceof Error) {
        (0,_commands_js__WEBPACK_IMPORTED_MODULE_5__/* .debug */ .Yz)(thrown.stack ?? '');
    }
}


/***/ }),

/***/ 343:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DI: () => (/* binding */ tooDeep),
/* harmony export */   IT: () => (/* binding */ DocumentFault),
/* harmony export */   jQ: () => (/* binding */ doubleKey),
/* harmony export */   kW: () => (/* binding */ MAX_QUOTED),
/* harmony export */   lr: () => (/* binding */ MAX_DEPTH)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);

class DocumentFault extends Error {
    name = 'DocumentFault';
}
const MAX_DEPTH = 200;
function tooDeep(options) {
    return new DocumentFault(`nests deeper than ${MAX_DEPTH} levels`, options);
}
const MAX_QUOTED = 100;
function doubleKey(key, line) {
    return new DocumentFault(`holds the key ${JSON.stringify((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .shortened */ .vI)(key, MAX_QUOTED))} twice in one object, again on line ${line}; keys must be unique`);
}


/***/ }),

/***/ 4125:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ parseJsonObject),
/* harmony export */   k: () => (/* binding */ refuseDepth)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4715);
/* harmony import */ var _document_fault_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(343);


function parseJsonObject(text) {
    const value = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .qF)(text);
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(value)) {
        throw new _document_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .DocumentFault */ .IT('is not a JSON object');
    }
    refuseDepth(value);
    return value;
}
function refuseDepth(value) {
    if ((0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isDeeperThan */ .hz)(value, _document_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .MAX_DEPTH */ .lr)) {
        throw (0,_document_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .tooDeep */ .DI)();
    }
}


/***/ }),

/***/ 8108:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  main: () => (/* binding */ main)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/src/aws/clock.js
var clock = __webpack_require__(637);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(7406);
// EXTERNAL MODULE: ./build/src/github/commands.js
var commands = __webpack_require__(7031);
// EXTERNAL MODULE: ./build/src/github/runner.js
var runner = __webpack_require__(3043);
// EXTERNAL MODULE: ./build/src/github/workflow.js
var github_workflow = __webpack_require__(2696);
// EXTERNAL MODULE: ./build/src/policy/default-policy.js + 1 modules
var default_policy = __webpack_require__(4970);
// EXTERNAL MODULE: ./build/src/json.js
var json = __webpack_require__(4715);
;// CONCATENATED MODULE: ./build/src/inputs/environment.js


const OBJECT = 'an object of names and values, such as {"MODE": "fast"}';
function checkEnvironment(machine, { environment }) {
    if (environment === undefined || (0,json/* isJsonObject */.OW)(environment)) {
        return [];
    }
    const kind = environment === null ? 'null' : Array.isArray(environment) ? 'a list' : `a ${typeof environment}`;
    const problem = `its environment is ${kind}`;
    if (machine.kind === 'deploy' && machine.definition.kind === 'built-in') {
        throw new errors/* InputError */.dz('input', `${problem}; it must be ${OBJECT}.`);
    }
    return machine.kind === 'lookup'
        ? [`Input input: ${problem}; the built-in machine, and those made like it, take ${OBJECT}.`]
        : [];
}

;// CONCATENATED MODULE: ./build/src/inputs/input-reader.js

function inputReader(get) {
    const text = (name) => get(name) || undefined;
    const check = (name, value, pattern, form) => {
        if (!pattern.test(value)) {
            throw new errors/* InputError */.dz(name, `${quotedValue(value)} is not ${form}.`);
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
                throw new errors/* InputError */.dz(name, `${why}; give it ${form}.`);
            }
            return value;
        },
        boolean: (name, byDefault) => {
            const value = get(name);
            if (value === '') {
                return byDefault;
            }
            if (/^(true|True|TRUE)$/.test(value)) {
                return true;
            }
            if (/^(false|False|FALSE)$/.test(value)) {
                return false;
            }
            throw new errors/* InputError */.dz(name, `${quotedValue(value)} is neither true nor false.`);
        },
        integer: (name, { from, to, unit }) => {
            const value = text(name);
            if (value === undefined) {
                return undefined;
            }
            const number = Number(value);
            if (!/^[+-]?\d+$/.test(value) || number < from || number > to) {
                throw new errors/* InputError */.dz(name, `${quotedValue(value)} is not a whole number of ${unit} from ${from} to ${to}.`);
            }
            return number;
        },
        choice: (name, choices) => {
            const value = get(name);
            const choice = choices.find((candidate) => candidate === value);
            if (choice === undefined) {
                throw new errors/* InputError */.dz(name, `${quotedValue(value)} must be one of ${choices.join(', ')}.`);
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
function quotedValue(value) {
    return JSON.stringify(value.length > 100 ? `${value.slice(0, 100)}…` : value);
}

// EXTERNAL MODULE: ./build/src/aws/arn.js
var aws_arn = __webpack_require__(2672);
;// CONCATENATED MODULE: ./build/src/inputs/machine.js


const MINUTES_IN_A_YEAR = 525_600;
async function readMachine(inputs, readFile) {
    const text = inputs.text('state-machine');
    if (inputs.text('execution-arn') !== undefined) {
        return readAttach(inputs);
    }
    if (text === undefined) {
        throw new errors/* InputError */.dz('state-machine', 'it is required; give the name or the ARN of a state machine, or in execution-arn what runs already.');
    }
    const reference = (0,aws_arn/* parseMachineReference */.wU)(text);
    if (reference === undefined) {
        throw new errors/* InputError */.dz('state-machine', text.startsWith('arn:')
            ? `${JSON.stringify(text)} is not the ARN of a state machine, such as arn:aws:states:eu-west-1:123456789012:stateMachine:uploads, also with :version or :alias.`
            : `${JSON.stringify(text)} is not a name: at most 80 characters, no spaces, brackets, wildcards or signs such as : / , & $.`);
    }
    if (!inputs.boolean('deploy', false)) {
        return { kind: 'lookup', reference };
    }
    if (reference.kind === 'arn' && reference.qualifier !== undefined) {
        throw new errors/* InputError */.dz('state-machine', 'with deploy, give the machine itself, without version or alias.');
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
        return { kind: 'built-in', task: readTaskSettings(inputs) };
    }
    const source = readFile('definition', path);
    const { readDefinition } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(693)]).then(__webpack_require__.bind(__webpack_require__, 6693));
    return { kind: 'file', definition: readDefinition(source, path, inputs.lines('definition-substitutions')) };
}
function readTaskSettings(inputs) {
    const cluster = inputs.required('cluster', new RegExp(String.raw `^(${(0,aws_arn/* arnPattern */.mf)('ecs', 'cluster/')})?[\w-]{1,255}$`), 'the name or ARN of an ECS cluster', 'deploy needs to know where the task runs');
    const taskDefinition = inputs.required('task-definition', new RegExp(String.raw `^(${(0,aws_arn/* arnPattern */.mf)('ecs', 'task-definition/')})?[\w-]{1,255}(:\d+)?$`), 'the family, family:revision or ARN of a task definition', 'deploy needs to know which task to run');
    const subnets = inputs.list('subnets', /^subnet-[0-9a-f]+$/, 'a subnet id, such as subnet-0ed41e45b216c45a4');
    if (subnets.length === 0) {
        throw new errors/* InputError */.dz('subnets', 'deploy needs the subnets of the task; give one subnet id a line.');
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
        throw new errors/* InputError */.dz('execution-arn', 'with deploy, nothing can be attached to; leave out the one or the other.');
    }
    const arns = [...new Set(inputs.list('execution-arn', /^arn:/, EXECUTION_FORM))];
    const executions = arns.map((arn) => {
        const reference = (0,aws_arn/* parseExecutionReference */.Jp)(arn);
        if ((0,aws_arn/* isExpressExecution */.ND)(arn)) {
            throw new errors/* InputError */.dz('execution-arn', `${JSON.stringify(arn)} is an execution of an EXPRESS state machine, which keeps no history to follow; give ${EXECUTION_FORM}.`);
        }
        if (reference === undefined) {
            throw new errors/* InputError */.dz('execution-arn', `${JSON.stringify(arn)} is not ${EXECUTION_FORM}.`);
        }
        return reference;
    });
    const [first, ...others] = executions;
    if (first === undefined) {
        throw new errors/* InputError */.dz('execution-arn', `it names no execution; give ${EXECUTION_FORM}.`);
    }
    const other = others.find(({ machine }) => machine.arn !== first.machine.arn);
    if (other !== undefined) {
        throw new errors/* InputError */.dz('execution-arn', `a step attaches to executions of one state machine; these are of ${first.machine.arn} and ${other.machine.arn}.`);
    }
    return { kind: 'attach', executions: [first, ...others] };
}
const EXECUTION_FORM = 'the ARN of an execution of a standard state machine, such as arn:aws:states:eu-west-1:123456789012:execution:uploads:run-1';

// EXTERNAL MODULE: ./build/src/inputs/document-fault.js
var document_fault = __webpack_require__(343);
// EXTERNAL MODULE: ./build/src/inputs/json-object.js
var json_object = __webpack_require__(4125);
;// CONCATENATED MODULE: ./build/src/inputs/request.js



const MAX_INPUT_LENGTH = 1024 * 1024;
function readRequest(inputs, readFile) {
    const outputLocation = inputs.matching('output-location', /^s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](\/.*)?$/, 'an S3 URI, such as s3://bucket/prefix');
    const input = readInput(inputs, readFile);
    const customerIds = readCustomerIds(inputs);
    if (customerIds.length > 1 && 'customer_id' in input) {
        throw new errors/* InputError */.dz('input', 'its customer_id would be that of all customers; leave it out, customer-ids gives each its own.');
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
        throw new errors/* InputError */.dz('customer-ids', "it is a JSON list; give one id a line, or between commas, as join(fromJSON(…), ',') makes of a list.");
    }
    return [...new Set(inputs.list('customer-ids', /^.{1,256}$/, 'an id of at most 256 characters'))];
}
function readInput(inputs, readFile) {
    const text = inputs.text('input') ?? '{}';
    const path = text.startsWith('@') ? text.slice(1).trim() : undefined;
    const refusal = (problem, options) => new errors/* InputError */.dz('input', `${path === undefined ? 'it' : path} ${problem}.`, options);
    const json = path === undefined ? text : readFile('input', path);
    if (json.length > MAX_INPUT_LENGTH) {
        throw refusal(`is longer than ${MAX_INPUT_LENGTH} characters; put large data into S3 and pass its location`);
    }
    try {
        return (0,json_object/* parseJsonObject */.d)(json);
    }
    catch (cause) {
        throw cause instanceof document_fault/* DocumentFault */.IT ? refusal(cause.message, { cause }) : cause;
    }
}
function readExpectedOutputs(inputs, isSomewhere) {
    const globs = inputs.lines('expect-outputs');
    if (globs.length > 0 && !isSomewhere && inputs.text('execution-arn') === undefined) {
        throw new errors/* InputError */.dz('expect-outputs', 'it needs output-location, under which the outputs are looked for.');
    }
    const absolute = globs.find((glob) => /^(s3:|\/)/.test(glob));
    if (absolute !== undefined) {
        throw new errors/* InputError */.dz('expect-outputs', `${JSON.stringify(absolute)} must be relative to the output location, such as *.csv or reports/**.`);
    }
    return globs;
}

;// CONCATENATED MODULE: ./build/src/inputs/settings.js
const MOST_LIVE = 20;
function shownLogs({ logs, request, maxParallel, }) {
    const atOnce = Math.min(request.customerIds.length, maxParallel);
    return logs === 'live' && atOnce > MOST_LIVE ? 'on-failure' : logs;
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
const START_ONLY = [
    'state-machine',
    'commands',
    'customer-ids',
    'report-id',
    'output-location',
    'execution-name',
];
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
            ...given(['retry-policy']).map((name) => `Input ${name} only classifies for the report: a definition of your own retries by its own rules.`),
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








async function readSettings(get, readFile) {
    const inputs = inputReader(get);
    const { policy, policyFile, policyWarnings } = await readPolicy(inputs, readFile);
    const settings = {
        machine: await readMachine(inputs, readFile),
        policy,
        policyFile,
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
    const warnings = [
        ...checkEnvironment(settings.machine, settings.request.input),
        ...readWarnings(inputs, settings),
    ];
    return { ...settings, logs: shownLogs(settings), warnings };
}
const DEFAULT_KEYWORD = 'default';
async function readPolicy(inputs, readFile) {
    const path = inputs.text('retry-policy');
    if (path === undefined || path === DEFAULT_KEYWORD) {
        const isChosen = path === DEFAULT_KEYWORD || inputs.boolean('deploy', false);
        return {
            policy: isChosen ? default_policy/* DEFAULT_POLICY */.zj : undefined,
            policyFile: path,
            policyWarnings: [],
        };
    }
    const source = readFile('retry-policy', path);
    const { readPolicyFile } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(816), __webpack_require__.e(783)]).then(__webpack_require__.bind(__webpack_require__, 6783));
    return { ...readPolicyFile(source, path), policyFile: path };
}
function readComment(inputs) {
    if (!inputs.boolean('comment', false)) {
        return undefined;
    }
    const token = inputs.text('github-token');
    if (token === undefined) {
        throw new errors/* InputError */.dz('github-token', 'comment needs it; leave it out, and the token of the job is taken.');
    }
    return { token };
}

;// CONCATENATED MODULE: ./build/src/inputs/workspace.js



const MAX_FILE_BYTES = 2 * 1024 * 1024;
function workspaceFiles(root) {
    return (input, path) => {
        const file = (0,external_node_path_.resolve)(root, path);
        if (isOutside((0,external_node_path_.resolve)(root), file)) {
            throw new errors/* InputError */.dz(input, `${JSON.stringify(path)} is outside the workspace; name a file inside it.`);
        }
        try {
            if (isOutside((0,external_node_fs_.realpathSync)(root), (0,external_node_fs_.realpathSync)(file))) {
                throw new errors/* InputError */.dz(input, `${JSON.stringify(path)} links to a place outside the workspace.`);
            }
            const status = (0,external_node_fs_.statSync)(file);
            if (!status.isFile()) {
                throw new errors/* InputError */.dz(input, `${JSON.stringify(path)} is not a file.`);
            }
            if (status.size > MAX_FILE_BYTES) {
                throw new errors/* InputError */.dz(input, `${JSON.stringify(path)} is larger than ${MAX_FILE_BYTES} bytes.`);
            }
            return (0,external_node_fs_.readFileSync)(file, 'utf8');
        }
        catch (cause) {
            if (cause instanceof errors/* InputError */.dz) {
                throw cause;
            }
            throw new errors/* InputError */.dz(input, `there is no readable file ${JSON.stringify(path)} in the workspace; is the repository checked out before this step?`, { cause });
        }
    };
}
function isOutside(root, file) {
    const path = (0,external_node_path_.relative)(root, file);
    return path === '..' || path.startsWith(`..${external_node_path_.sep}`) || (0,external_node_path_.isAbsolute)(path);
}

// EXTERNAL MODULE: ./build/src/step/ledger.js
var step_ledger = __webpack_require__(9099);
;// CONCATENATED MODULE: ./build/src/main.js












async function main(env) {
    const directory = env['RUNNER_TEMP'] || (0,external_node_os_.tmpdir)();
    const ledger = (0,external_node_path_.join)(directory, ledgerName());
    const stateFile = env['GITHUB_STATE'];
    keepLedger(stateFile, ledger);
    const settings = await readSettings((0,commands/* inputsOf */.Vc)(env), workspaceFiles(env['GITHUB_WORKSPACE'] || process.cwd()));
    warn(settings);
    const workflow = (0,github_workflow/* readWorkflow */.S)(env, readEvent(env['GITHUB_EVENT_PATH']));
    const signal = (0,runner.cancelSignal)();
    const [{ runStep }, { createClients }] = await Promise.all([
        Promise.all(/* import() */[__webpack_require__.e(609), __webpack_require__.e(476), __webpack_require__.e(606), __webpack_require__.e(519), __webpack_require__.e(788), __webpack_require__.e(173)]).then(__webpack_require__.bind(__webpack_require__, 1173)),
        Promise.all(/* import() */[__webpack_require__.e(609), __webpack_require__.e(476), __webpack_require__.e(71)]).then(__webpack_require__.bind(__webpack_require__, 2071)),
    ]);
    const report = await runStep({
        settings,
        workflow,
        clients: createClients(),
        env,
        clock: clock/* systemClock */.m,
        signal,
        log: runner.jobLog,
        ledger: (0,step_ledger/* fileLedger */.UK)(ledger, {
            keep: (text) => (0,commands/* saveState */.LZ)(stateFile, step_ledger/* LEDGER_TEXT_STATE */.gF, text),
            warn: commands/* warning */.$e,
        }),
    });
    const { summary, comment, logs } = settings;
    const { publish } = await Promise.all(/* import() */[__webpack_require__.e(421), __webpack_require__.e(519), __webpack_require__.e(840)]).then(__webpack_require__.bind(__webpack_require__, 5840));
    await publish(report, {
        summary,
        showLogs: logs !== 'live',
        directory,
        comment: comment && { token: comment.token, workflow, clock: clock/* systemClock */.m, signal },
    });
}
function ledgerName() {
    return `sfn-fargate-retry-${Date.now()}-${process.pid}-${process.hrtime.bigint()}.ledger`;
}
function keepLedger(stateFile, ledger) {
    try {
        (0,commands/* saveState */.LZ)(stateFile, step_ledger/* LEDGER_STATE */.Kp, ledger);
    }
    catch (error) {
        (0,commands/* warning */.$e)(`The post step will not know what to stop if this step is killed: ${(0,errors/* messageOf */.bD)(error)}`);
    }
}
function warn({ warnings, policyWarnings }) {
    for (const text of warnings) {
        (0,commands/* warning */.$e)(text);
    }
    for (const { file, ...place } of policyWarnings) {
        (0,commands/* warning */.$e)(place.message, (0,runner/* policyPlace */._)(file, place));
    }
}
function readEvent(path) {
    try {
        return path ? (0,json/* parseJson */.qF)((0,external_node_fs_.readFileSync)(path, 'utf8')) : undefined;
    }
    catch {
        return undefined;
    }
}


/***/ })

};
