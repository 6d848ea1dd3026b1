export const id = 136;
export const ids = [136];
export const modules = {

/***/ 7949:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ refuseExpress),
/* harmony export */   I: () => (/* binding */ lookupMachine)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_sfn__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8476);
/* harmony import */ var _aws_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9368);
/* harmony import */ var _aws_retry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(257);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7406);




/**
 * Finds the state machine that an input names.
 *
 * @throws InputError if there is none, or none that can be followed; AwsError if AWS refuses to tell
 */
async function lookupMachine(sfn, reference, retry) {
    if (reference.kind === 'name') {
        return lookupByName(sfn, reference.name, retry);
    }
    const { arn, machineArn, name, qualifier } = reference;
    try {
        if (qualifier?.kind === 'alias') {
            await (0,_aws_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .withRetry */ .b)(retry, { action: 'states:DescribeStateMachineAlias', resource: arn }, (abortSignal) => sfn.send(new _aws_sdk_client_sfn__WEBPACK_IMPORTED_MODULE_3__/* .DescribeStateMachineAliasCommand */ .nA1({ stateMachineAliasArn: arn }), { abortSignal }));
        }
        else {
            const call = { action: 'states:DescribeStateMachine', resource: arn };
            const { type } = await (0,_aws_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .withRetry */ .b)(retry, call, (abortSignal) => sfn.send(new _aws_sdk_client_sfn__WEBPACK_IMPORTED_MODULE_3__/* .DescribeStateMachineCommand */ .LyQ({ stateMachineArn: arn }), { abortSignal }));
            refuseExpress(type, arn);
        }
    }
    catch (cause) {
        if (cause instanceof _aws_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AwsError */ .Gy && cause.kind === 'not-found') {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .dz('state-machine', `there is no ${arn}; check the name, the account and the region.`, { cause });
        }
        throw cause;
    }
    return { name, arn: machineArn, startArn: arn, ...(qualifier?.kind === 'version' && { versionArn: arn }) };
}
async function lookupByName(sfn, name, retry) {
    let nextToken;
    do {
        const page = await (0,_aws_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .withRetry */ .b)(retry, { action: 'states:ListStateMachines', resource: '*' }, async (abortSignal) => {
            const command = new _aws_sdk_client_sfn__WEBPACK_IMPORTED_MODULE_3__/* .ListStateMachinesCommand */ .bBg({ maxResults: 1000, nextToken });
            const answer = await sfn.send(command, { abortSignal });
            return {
                stateMachines: (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .required */ .mw)(answer.stateMachines, 'stateMachines'),
                nextToken: answer.nextToken,
            };
        });
        const found = page.stateMachines.find((machine) => machine.name === name);
        if (found?.stateMachineArn !== undefined) {
            refuseExpress(found.type, found.stateMachineArn);
            return { name, arn: found.stateMachineArn, startArn: found.stateMachineArn };
        }
        nextToken = page.nextToken;
    } while (nextToken !== undefined);
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .dz('state-machine', `there is no state machine named ${JSON.stringify(name)} in ${await sfn.config.region()}; check the name, the account and the region, or create it with deploy: true.`);
}
/** An Express machine keeps no history that could be followed. */
function refuseExpress(type, arn) {
    if (type === 'EXPRESS') {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .dz('state-machine', `${arn} is an EXPRESS state machine, which cannot be followed; use a STANDARD one.`);
    }
}


/***/ }),

/***/ 4136:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runStep: () => (/* binding */ runStep)
});

// EXTERNAL MODULE: ./build/src/aws/arn.js
var aws_arn = __webpack_require__(2672);
// EXTERNAL MODULE: ./build/src/aws/clock.js + 1 modules
var aws_clock = __webpack_require__(5391);
// EXTERNAL MODULE: ./build/src/aws/console-links.js
var console_links = __webpack_require__(5386);
// EXTERNAL MODULE: ./build/src/aws/rate-limiter.js
var rate_limiter = __webpack_require__(8636);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-sfn/dist-cjs/index.js
var dist_cjs = __webpack_require__(8476);
// EXTERNAL MODULE: ./build/src/aws/error-sentences.js
var error_sentences = __webpack_require__(7134);
// EXTERNAL MODULE: ./build/src/aws/errors.js
var errors = __webpack_require__(9368);
// EXTERNAL MODULE: ./build/src/time-limits.js
var time_limits = __webpack_require__(3249);
;// CONCATENATED MODULE: ./build/src/execution/end-watch.js





/** The machine may run for others too: beyond 3,000 executions that run, a list of them is no help. */
const MAX_PAGES = 3;
/** Where a page cannot tell more, a quarter of the histories' quota is left to those that have ended. */
const SHARE = 0.75;
/**
 * Lets many be followed for the price of one: a single ListExecutions tells which of them still run, so that each
 * history is read in long distances while its execution runs, and at once when it has ended.
 */
function endWatch(options) {
    const { clock } = options;
    const waiting = new Map();
    let idle;
    let refused = false;
    const wakeEnded = async (signal) => {
        const running = await runningExecutions(options, signal);
        for (const [arn, woken] of waiting) {
            if (running?.has(arn) === false) {
                woken.abort();
            }
        }
    };
    const look = async (signal) => {
        while (!refused) {
            await clock.sleep(options.intervalMs, signal);
            try {
                await (waiting.size > 1 ? wakeEnded(signal) : undefined);
            }
            catch (error) {
                if (!(0,errors/* isTransient */.dg)(error) && !signal.aborted) {
                    refused = true;
                    const call = { action: 'states:ListExecutions', resource: options.machineArn };
                    options.onRefused((0,error_sentences/* toAwsError */.DZ)(error, call).message);
                }
            }
        }
    };
    const begin = () => {
        if (idle === undefined && !refused) {
            idle = new AbortController();
            // It ends by its signal, which is no fault.
            look(idle.signal).catch(() => { });
        }
    };
    const end = () => {
        if (waiting.size === 0) {
            idle?.abort();
            idle = undefined;
        }
    };
    return {
        pause: async (executionArn, milliseconds, atMostMilliseconds, signal) => {
            const woken = new AbortController();
            waiting.set(executionArn, woken);
            begin();
            const spread = (waiting.size * 1000) / (rate_limiter/* HISTORIES_PER_SECOND */.e * SHARE);
            try {
                const sleep = Math.min(Math.max(milliseconds, spread), atMostMilliseconds);
                await clock.sleep(sleep, AbortSignal.any([signal, woken.signal]));
            }
            catch (error) {
                signal.throwIfAborted();
                if (!woken.signal.aborted) {
                    throw error;
                }
            }
            finally {
                waiting.delete(executionArn);
                end();
            }
        },
    };
}
/** Which executions of the machine run; undefined if they are too many to tell. */
async function runningExecutions({ sfn, machineArn, rateLimiter }, signal) {
    const running = new Set();
    let nextToken;
    for (let page = 0; page < MAX_PAGES; page += 1) {
        await rateLimiter.take('states:ListExecutions', signal);
        const answer = await sfn.send(new dist_cjs/* ListExecutionsCommand */.xzi({
            stateMachineArn: machineArn,
            statusFilter: 'RUNNING',
            maxResults: 1000,
            nextToken,
        }), { abortSignal: AbortSignal.any([signal, AbortSignal.timeout(time_limits/* TIME_LIMITS */.H.request.awsMs)]) });
        for (const { executionArn = '' } of answer.executions ?? []) {
            running.add(executionArn);
        }
        nextToken = answer.nextToken;
        if (nextToken === undefined) {
            return running;
        }
    }
    return undefined;
}

// EXTERNAL MODULE: ./build/src/execution/ending.js
var ending = __webpack_require__(2977);
// EXTERNAL MODULE: ./build/src/policy/default-policy.js + 1 modules
var default_policy = __webpack_require__(4970);
// EXTERNAL MODULE: ./build/src/report/log/job-log.js
var job_log = __webpack_require__(4741);
// EXTERNAL MODULE: ./build/src/report/text.js
var report_text = __webpack_require__(4913);
// EXTERNAL MODULE: ./build/src/step/execution-log.js + 1 modules
var execution_log = __webpack_require__(131);
// EXTERNAL MODULE: ./build/src/step/execution-requests.js
var execution_requests = __webpack_require__(5025);
// EXTERNAL MODULE: ./build/src/errors.js
var src_errors = __webpack_require__(7406);
// EXTERNAL MODULE: ./build/src/machine/lookup.js
var lookup = __webpack_require__(7949);
;// CONCATENATED MODULE: ./build/src/step/prepare-machine.js




/**
 * The machine to start: deployed first, or looked up.
 *
 * @param onDeployed told of what a deployment did
 * @throws InputError or AwsError
 */
async function prepareMachine(settings, policy, clients, retry, onDeployed) {
    const region = await requireRegion(clients.sfn);
    if (settings.kind === 'lookup') {
        const { reference } = settings;
        await requireAccess(clients.sfn, 'state-machine', reference.kind === 'arn' ? reference.region : region);
        return (0,lookup/* lookupMachine */.I)(clients.sfn, reference, retry);
    }
    const arn = arnToDeploy(settings, region);
    await requireCredentials(clients.sfn);
    const { name, roleArn, definition } = settings;
    const { deployMachine } = await __webpack_require__.e(/* import() */ 140).then(__webpack_require__.bind(__webpack_require__, 1140));
    const wanted = await wantedDefinition(definition, policy, clients, roleArn, retry);
    const deployed = await deployMachine(clients.sfn, { name, arn, roleArn, ...wanted }, retry);
    onDeployed(deployed);
    return deployed;
}
/**
 * Whether the step can talk to AWS, told before anything is asked.
 *
 * @throws InputError if what is named lies in another region than the step; AwsError without region or credentials
 */
async function requireAccess(sfn, input, regionOfInput) {
    const region = await requireRegion(sfn);
    if (regionOfInput !== region) {
        throw new src_errors/* InputError */.dz(input, `it is in ${regionOfInput}, but the region of this step is ${region}; set AWS_REGION to the machine's.`);
    }
    await requireCredentials(sfn);
}
async function requireRegion(sfn) {
    try {
        return await sfn.config.region();
    }
    catch (cause) {
        throw (0,error_sentences/* missing */.LO)('no-region', cause);
    }
}
async function requireCredentials(sfn) {
    try {
        await sfn.config.credentials();
    }
    catch (cause) {
        throw (0,error_sentences/* missing */.LO)('no-credentials', cause);
    }
}
/** The role must be of the machine's account, so its ARN tells account and partition without another call. */
function arnToDeploy({ reference, name, roleArn }, region) {
    const { partition = 'aws', accountId = '' } = (0,aws_arn/* parseArn */.Lw)(roleArn) ?? {};
    const arn = (0,aws_arn/* machineArn */.zd)({ partition, region, accountId }, name);
    if (reference.kind === 'arn' && reference.machineArn !== arn) {
        throw new src_errors/* InputError */.dz('state-machine', `it names ${reference.machineArn}, but with this region and role-arn the machine would be ${arn}; correct the one or the other.`);
    }
    return arn;
}
/** What to deploy, and the input that it comes from. */
async function wantedDefinition(settings, policy, clients, roleArn, retry) {
    if (settings.kind === 'file') {
        return { definition: settings.definition, source: 'definition' };
    }
    const { builtInDefinition } = await __webpack_require__.e(/* import() */ 468).then(__webpack_require__.bind(__webpack_require__, 5468));
    const task = await completeTask(clients, settings.task, roleArn, retry);
    return { definition: builtInDefinition(policy, task), source: 'retry-policy' };
}
async function completeTask(clients, task, roleArn, retry) {
    const { container, capacityProvider, timeoutMinutes, processErrorFunction, ...rest } = task;
    return {
        ...rest,
        partition: (0,aws_arn/* parseArn */.Lw)(roleArn)?.partition ?? 'aws',
        container: container ?? (await containerOf(clients, task.taskDefinition, retry)),
        ...(capacityProvider !== undefined && { capacityProvider }),
        ...(timeoutMinutes !== undefined && { timeoutMinutes }),
        ...(processErrorFunction !== undefined && { processErrorFunction }),
    };
}
async function containerOf({ ecs }, taskDefinition, retry) {
    const { containerToRun } = await Promise.all(/* import() */[__webpack_require__.e(212), __webpack_require__.e(16)]).then(__webpack_require__.bind(__webpack_require__, 16));
    return containerToRun(await ecs(), taskDefinition, retry);
}

// EXTERNAL MODULE: ./node_modules/p-map/index.js
var p_map = __webpack_require__(606);
// EXTERNAL MODULE: ./build/src/report/report.js
var report_report = __webpack_require__(8456);
// EXTERNAL MODULE: ./build/src/step/run-execution.js + 1 modules
var run_execution = __webpack_require__(1390);
;// CONCATENATED MODULE: ./build/src/step/run-executions.js







/**
 * Runs all executions, so many at once as the settings say. One that fails does not disturb the others, unless
 * fail-fast ends them; what AWS refused to start once, it is not asked to start again.
 *
 * @param failFast aborts what the context knows as interrupted
 * @throws InputError if nothing was started at all, since an input cannot be used
 */
async function runExecutions(context, targets, failFast) {
    const { settings, log } = context;
    const combined = context.several?.log;
    const refusals = [];
    const endOthers = (target) => {
        if (settings.failFast && targets.length > 1 && !context.interrupted.aborted) {
            const failed = targetLabel(target);
            log.info((0,job_log/* failFastLine */.lM)(failed));
            failFast.abort(new ending/* Interrupted */.j$({ kind: 'fail-fast', failed }));
        }
    };
    const run = async (target) => {
        combined?.started();
        try {
            refuseLate(context, refusals);
            const report = await (0,run_execution/* runExecution */._)(context, target, combined?.of(targetLabel(target)) ?? log);
            const fine = (0,report_report/* isFine */.zn)(report, { waited: settings.wait });
            combined?.ended(fine);
            if (!fine) {
                endOthers(target);
            }
            return report;
        }
        catch (error) {
            refusals.push(error);
            combined?.ended(false);
            endOthers(target);
            return notStarted(target, error);
        }
    };
    // What is attached to runs already.
    const starts = targets.some(({ kind }) => kind === 'start');
    const concurrency = starts ? settings.maxParallel : targets.length;
    const over = new AbortController();
    const [reports] = await Promise.all([
        (0,p_map/* default */.Ay)(targets, run, { concurrency }).finally(() => over.abort()),
        combined?.keepBeating(over.signal),
    ]);
    const [first] = refusals;
    if (first instanceof src_errors/* InputError */.dz && reports.every(({ kind }) => kind === 'not-started')) {
        throw first;
    }
    return reports;
}
/** @throws why nothing more is started: all ends, time is over, or AWS refused another start */
function refuseLate({ interrupted, clock, deadline }, refusals) {
    interrupted.throwIfAborted();
    const refusal = refusals
        .map((error) => (error instanceof ending/* StartUnanswered */.JD ? error.cause : error))
        .find((error) => error instanceof errors/* AwsError */.Gy);
    if (refusal !== undefined) {
        throw refusal;
    }
    if (clock.now() >= deadline) {
        throw new ending/* Interrupted */.j$({ kind: 'timeout' });
    }
}
function notStarted(target, error) {
    return {
        kind: 'not-started',
        why: (0,ending/* startFailure */.xn)(error),
        customerId: target.kind === 'start' ? target.request.customerId : undefined,
        attached: target.kind === 'attach',
        arn: target.kind === 'attach' ? target.reference.arn : undefined,
    };
}
function targetLabel(target) {
    return (0,report_report/* executionLabel */.Rk)(target.kind === 'start'
        ? { customerId: target.request.customerId, arn: undefined }
        : { customerId: undefined, arn: target.reference.arn });
}

;// CONCATENATED MODULE: ./build/src/step/run-step.js














/**
 * The step, from settings to report.
 *
 * @throws InputError, AwsError or Interrupted before anything is started; from then on everything is in the report
 */
async function runStep(context) {
    const { settings, clock, signal, log } = context;
    const rateLimiter = (0,rate_limiter/* createRateLimiter */.x)(clock);
    const { machine, targets } = await findTargets(context, rateLimiter);
    const failFast = new AbortController();
    signal.addEventListener('abort', () => log.info((0,job_log/* interruptedLine */.Rr)((0,ending/* interruptionOf */.nS)(signal))), { once: true });
    const isOne = targets.length === 1;
    const url = isOne ? undefined : (0,console_links/* machineUrl */.zw)(machine.arn);
    if (url !== undefined) {
        log.info(`console: ${url}`);
    }
    const executions = await runExecutions({
        ...context,
        rateLimiter,
        deadline: clock.now() + settings.timeoutMinutes * 60_000,
        interrupted: AbortSignal.any([signal, failFast.signal]),
        reportDue: (0,aws_clock/* afterwards */.Q)(signal, time_limits/* TIME_LIMITS */.H.cancel.evidenceMs),
        several: isOne ? undefined : severalOf(context, machine.arn, targets.length, rateLimiter),
    }, targets, failFast);
    return {
        machine,
        executions,
        waited: settings.wait,
        cancelled: signal.aborted,
        toleratedFailurePercentage: settings.toleratedFailurePercentage,
    };
}
function severalOf({ settings, clients, clock, log }, machineArn, total, rateLimiter) {
    return {
        log: (0,execution_log/* combinedLog */.IL)(log, clock, total),
        watch: endWatch({
            sfn: clients.sfn,
            machineArn,
            clock,
            rateLimiter,
            intervalMs: Math.max(settings.pollIntervalSeconds * 1000, time_limits/* TIME_LIMITS */.H.poll.fastestListMs),
            onRefused: (sentence) => log.warning((0,report_text/* oneLine */.TN)(sentence, 2000)),
        }),
    };
}
/** What the step is about: the executions to start on a machine that is deployed or looked up, or those that run. */
async function findTargets({ settings, workflow, clients, clock, signal, log }, rateLimiter) {
    if (settings.machine.kind === 'attach') {
        const [first, ...others] = settings.machine.executions;
        await requireAccess(clients.sfn, 'execution-arn', first.region);
        const targets = [first, ...others].map((reference) => ({ kind: 'attach', reference }));
        return { machine: first.machine, targets };
    }
    const requests = (0,execution_requests/* executionRequests */.h)(settings.request, workflow);
    const retry = {
        clock,
        signal,
        rateLimiter,
        forMs: time_limits/* TIME_LIMITS */.H.retry.callMs,
        onTrouble: (text) => log.info((0,report_text/* oneLine */.TN)(text)),
    };
    const machine = await prepareMachine(settings.machine, settings.policy ?? default_policy/* DEFAULT_POLICY */.zj, clients, retry, (deployed) => log.info((0,job_log/* deployedLine */.Zg)(deployed.change, (0,aws_arn/* resourceId */.a)(deployed.versionArn))));
    log.info(`state machine: ${machine.startArn}`);
    log.info((0,job_log/* inputKeysLine */.LH)(Object.keys(requests[0]?.input ?? {})));
    return { machine, targets: requests.map((request) => ({ kind: 'start', machine, request })) };
}


/***/ })

};
