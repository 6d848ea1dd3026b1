export const id = 108;
export const ids = [108];
export const modules = {

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

/** What is wrong with a text, in words that follow the name of its input or file: `nests deeper than 200 levels`. */
class DocumentFault extends Error {
    name = 'DocumentFault';
}
/** Room for dozens of Map and Parallel states in each other. What nests far deeper overflows whoever writes it again. */
const MAX_DEPTH = 200;
function tooDeep(options) {
    return new DocumentFault(`nests deeper than ${MAX_DEPTH} levels`, options);
}
/** Of what is quoted in a message, in characters. */
const MAX_QUOTED = 100;
/** @param line counted from 1 */
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


/**
 * Parses a JSON object of bounded depth, in time that grows with the length of the text alone.
 *
 * @throws DocumentFault
 */
function parseJsonObject(text) {
    const value = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .qF)(text);
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(value)) {
        throw new _document_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .DocumentFault */ .IT('is not a JSON object');
    }
    refuseDepth(value);
    return value;
}
/** @throws DocumentFault for a value that nests too deep: `JSON.stringify` would recurse into it */
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
/**
 * Checks what is meant for the container's environment in the executions' input. ECS itself takes a list of names and
 * values; the built-in machine would make variables `Name` and `Value` of it. A machine of somebody else may take
 * anything.
 *
 * @returns a warning where it is not known which of them is run
 * @throws InputError if it is the built-in machine
 */
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
            // The YAML 1.2 core schema, which GitHub's own getBooleanInput follows.
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
                throw new errors/* InputError */.dz(name, `${quotedValue(value)} is none of ${choices.join(', ')}.`);
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
function quotedValue(value) {
    return JSON.stringify(value.length > 100 ? `${value.slice(0, 100)}…` : value);
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
    // The value itself stays out of the log: it may hold what is not meant for it.
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
/** @param isSomewhere whether the execution has an output location */
function readExpectedOutputs(inputs, isSomewhere) {
    const globs = inputs.lines('expect-outputs');
    // An execution that is attached to brings its own.
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
/** CloudWatch Logs answers few requests a second: of many containers at once, their lines would hold up the polls. */
const MOST_LIVE = 20;
/** Which log lines are shown: of many executions at once, not live. */
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
/** The default policy by its name. A file of that name is `./default`. */
const DEFAULT_KEYWORD = 'default';
async function readPolicy(inputs, readFile) {
    const path = inputs.text('retry-policy');
    if (path === undefined || path === DEFAULT_KEYWORD) {
        // The names of the default policy are a contract between this action's machine and its app: not of other people's.
        const isChosen = path === DEFAULT_KEYWORD || inputs.boolean('deploy', false);
        return {
            policy: isChosen ? default_policy/* DEFAULT_POLICY */.zj : undefined,
            policyFile: path,
            policyWarnings: [],
        };
    }
    const source = readFile('retry-policy', path);
    // The language of policies, YAML and its schema, is loaded for those who write one.
    const { readPolicyFile } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(816), __webpack_require__.e(751)]).then(__webpack_require__.bind(__webpack_require__, 4132));
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












/** The step. What its inputs are wrong about is told before the SDK of AWS is loaded. */
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
        Promise.all(/* import() */[__webpack_require__.e(609), __webpack_require__.e(476), __webpack_require__.e(606), __webpack_require__.e(371), __webpack_require__.e(257), __webpack_require__.e(788), __webpack_require__.e(603)]).then(__webpack_require__.bind(__webpack_require__, 9984)),
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
    const { publish } = await Promise.all(/* import() */[__webpack_require__.e(421), __webpack_require__.e(371), __webpack_require__.e(840)]).then(__webpack_require__.bind(__webpack_require__, 5840));
    await publish(report, {
        summary,
        showLogs: logs !== 'live',
        directory,
        comment: comment && { token: comment.token, workflow, clock: clock/* systemClock */.m, signal },
    });
}
/** No two steps of a job have the same: `node:crypto`, which has random names, takes a fifth of the time of Node's start. */
function ledgerName() {
    return `sfn-fargate-retry-${Date.now()}-${process.pid}-${process.hrtime.bigint()}.ledger`;
}
/** A runner whose disk is full keeps no state: the step goes on, and only its post step is blind. */
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
    for (const { file, line, column, message } of policyWarnings) {
        (0,commands/* warning */.$e)(message, { title: 'Retry policy', file, line, col: column });
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


/***/ })

};
