export const id = 173;
export const ids = [173];
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




async function lookupMachine(sfn, reference, retry) {
    if (reference.kind === 'name') {
        return lookupByName(sfn, reference.name, retry);
    }
    const { arn, machineArn, name, qualifier } = reference;
    try {
        if (qualifier?.kind === 'alias') {
            await (0,_aws_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .withRetry */ .bD)(retry, { action: 'states:DescribeStateMachineAlias', resource: arn }, (abortSignal) => sfn.send(new _aws_sdk_client_sfn__WEBPACK_IMPORTED_MODULE_3__/* .DescribeStateMachineAliasCommand */ .nA1({ stateMachineAliasArn: arn }), { abortSignal }));
        }
        else {
            const call = { action: 'states:DescribeStateMachine', resource: arn };
            const { type } = await (0,_aws_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .withRetry */ .bD)(retry, call, (abortSignal) => sfn.send(new _aws_sdk_client_sfn__WEBPACK_IMPORTED_MODULE_3__/* .DescribeStateMachineCommand */ .LyQ({ stateMachineArn: arn }), { abortSignal }));
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
        const page = await (0,_aws_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .withRetry */ .bD)(retry, { action: 'states:ListStateMachines', resource: '*' }, async (abortSignal) => {
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
function refuseExpress(type, arn) {
    if (type === 'EXPRESS') {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .dz('state-machine', `${arn} is an EXPRESS state machine, which cannot be followed; use a STANDARD one.`);
    }
}


/***/ }),

/***/ 1173:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runStep: () => (/* binding */ runStep)
});

// EXTERNAL MODULE: ./build/src/aws/arn.js
var aws_arn = __webpack_require__(2672);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(7406);
;// CONCATENATED MODULE: ./build/src/aws/aws-time.js

function learnAwsTime(sfn, clock) {
    let ahead;
    sfn.middlewareStack.add((next) => async (args) => {
        const result = await next(args);
        const date = dateOf(result.response);
        if (date !== undefined) {
            ahead = Math.max(ahead ?? Number.NEGATIVE_INFINITY, date - clock.now());
        }
        return result;
    }, { step: 'deserialize', priority: 'low', name: 'learnAwsTime', override: true });
    return { atLeast: (at) => (ahead === undefined ? undefined : at + ahead) };
}
function dateOf(response) {
    const headers = (0,errors/* errorProperty */.cB)(response, 'headers');
    const date = (0,errors/* errorProperty */.cB)(headers, 'date');
    const isOfAws = String((0,errors/* errorProperty */.cB)(headers, 'content-type')).startsWith('application/x-amz-json');
    const time = isOfAws && typeof date === 'string' ? Date.parse(date) : Number.NaN;
    return Number.isNaN(time) ? undefined : time;
}

// EXTERNAL MODULE: ./build/src/aws/clock.js
var aws_clock = __webpack_require__(637);
// EXTERNAL MODULE: ./build/src/aws/console-links.js
var console_links = __webpack_require__(5386);
// EXTERNAL MODULE: ./build/src/aws/rate-limiter.js + 1 modules
var rate_limiter = __webpack_require__(8920);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-sfn/dist-cjs/index.js
var dist_cjs = __webpack_require__(8476);
// EXTERNAL MODULE: ./build/src/aws/error-sentences.js
var error_sentences = __webpack_require__(7134);
// EXTERNAL MODULE: ./build/src/aws/errors.js
var aws_errors = __webpack_require__(9368);
// EXTERNAL MODULE: ./build/src/aws/retry.js
var aws_retry = __webpack_require__(257);
// EXTERNAL MODULE: ./build/src/time-limits.js
var time_limits = __webpack_require__(3249);
;// CONCATENATED MODULE: ./build/src/execution/end-watch.js






const MAX_PAGES = 3;
const SHARE = { listed: 0.25, unlisted: 0.75 };
function endWatch(options) {
    const { clock } = options;
    const waiting = new Map();
    let idle;
    let refused = false;
    let share = SHARE.listed;
    const wakeEnded = async (signal) => {
        const running = await runningExecutions(options, signal);
        share = running === undefined ? SHARE.unlisted : SHARE.listed;
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
                await wakeEnded(signal);
            }
            catch (error) {
                if (!(0,aws_errors/* isTransient */.dg)(error) && !signal.aborted) {
                    refused = true;
                    share = SHARE.unlisted;
                    const call = { action: 'states:ListExecutions', resource: options.machineArn };
                    options.onRefused((0,error_sentences/* toAwsError */.DZ)(error, call).message);
                }
            }
        }
    };
    const begin = () => {
        if (idle === undefined && !refused) {
            idle = new AbortController();
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
            const spread = (waiting.size * 1000) / (rate_limiter/* HISTORIES_PER_SECOND */.e * share);
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
async function runningExecutions({ sfn, machineArn, rateLimiter }, signal) {
    const running = new Set();
    let nextToken;
    for (let page = 0; page < MAX_PAGES; page += 1) {
        const command = new dist_cjs/* ListExecutionsCommand */.xzi({
            stateMachineArn: machineArn,
            statusFilter: 'RUNNING',
            maxResults: 1000,
            nextToken,
        });
        const answer = await (0,aws_retry/* limited */.TJ)(rateLimiter, 'states:ListExecutions', signal, () => sfn.send(command, {
            abortSignal: AbortSignal.any([signal, AbortSignal.timeout(time_limits/* TIME_LIMITS */.H.request.awsMs)]),
        }));
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
// EXTERNAL MODULE: ./build/src/policy/fargate-sizes.js
var fargate_sizes = __webpack_require__(2345);
;// CONCATENATED MODULE: ./build/src/report/deployment-text.js

const MAX_NAMES = 5;
function deploymentText(notice) {
    switch (notice.kind) {
        case 'one-argument':
            return 'Input commands is a single line with blanks, which the container gets as one argument; give each argument a line of its own.';
        case 'no-log-configuration':
            return `Container ${notice.container} has no log configuration in the task definition, so what it writes is lost; give it one with the awslogs driver.`;
        case 'container-restarts':
            return notice.endsOnSuccess
                ? `Container ${notice.container} has a restart policy: ECS restarts it when it fails, so the task may never end, and the retry policy sees none of these failures; turn it off, or set task-timeout-minutes.`
                : `Container ${notice.container} has a restart policy that does not ignore exit code 0: ECS restarts it even when it succeeds, so the task may never end; turn it off, or add 0 to ignoredExitCodes and set task-timeout-minutes.`;
        case 'container-missing':
            return `Input container names ${notice.container}, which the task definition does not have (${names(notice.known)}); RunTask refuses such a task.`;
        case 'policy-container-missing':
            return `The retry policy judges by container ${notice.container}, which the task definition does not have (${names(notice.known)}); the container that failed by itself counts instead.`;
        case 'rules-never-match':
            return `These rules of the retry policy never match, because they ask for containers that the task definition does not have (${names(notice.known)}): ${names(notice.rules)}.`;
        case 'no-more-memory':
            return `Rule ${notice.rule} of the retry policy cannot give the task more memory, so its failures are FATAL at once: the task definition has ${notice.mebibytes} MiB, and ${most(notice.mostMebibytes)}.`;
        case 'container-memory-stays':
            return `Rule ${notice.rule} of the retry policy gives the task more memory, but container ${notice.container} keeps its own limit of ${notice.mebibytes} MiB; remove memory from the container in the task definition.`;
    }
}
function most(mebibytes) {
    return mebibytes === fargate_sizes/* LARGEST_MEMORY */.L
        ? `Fargate has ${mebibytes} MiB at most`
        : `the rule allows ${mebibytes} MiB at most`;
}
function names(all) {
    const more = all.length - MAX_NAMES;
    return `${all.slice(0, MAX_NAMES).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

// EXTERNAL MODULE: ./build/src/report/log/job-log.js
var job_log = __webpack_require__(4741);
// EXTERNAL MODULE: ./build/src/report/text.js
var report_text = __webpack_require__(4913);
// EXTERNAL MODULE: ./build/src/step/execution-log.js + 1 modules
var execution_log = __webpack_require__(131);
// EXTERNAL MODULE: ./build/src/step/execution-requests.js
var execution_requests = __webpack_require__(5025);
;// CONCATENATED MODULE: ./build/src/aws/credentials.js





async function requireCredentials({ config }, retry, env) {
    const endpoint = ENDPOINTS.find((name) => (env[name] ?? '') !== '');
    await (0,aws_retry/* retried */.sT)(retry, {
        name: 'Loading AWS credentials',
        attempt: () => unlessAborted(config.credentials(), attemptSignal(retry)),
        retryUntil: (error, deadline) => (mayPass(error, endpoint) ? deadline : 0),
        toError: (cause) => failure(cause, endpoint),
    });
}
const ENDPOINTS = ['AWS_CONTAINER_CREDENTIALS_RELATIVE_URI', 'AWS_CONTAINER_CREDENTIALS_FULL_URI'];
function mayPass(error, endpoint) {
    switch ((0,aws_errors/* kindOf */.I)(error)) {
        case 'no-credentials':
        case 'unexpected':
            return endpoint !== undefined;
        default:
            return (0,aws_errors/* isTransient */.dg)(error) && !isOfFile(error);
    }
}
function isOfFile(error) {
    return typeof (0,errors/* errorProperty */.cB)(error, 'path') === 'string';
}
function failure(cause, endpoint) {
    if (mayPass(cause, endpoint) && endpoint !== undefined) {
        return (0,error_sentences/* noCredentialsFrom */.GQ)(endpoint, cause);
    }
    return (0,aws_errors/* kindOf */.I)(cause) === 'no-credentials' ? (0,error_sentences/* missing */.LO)('no-credentials', cause) : (0,error_sentences/* unloadedCredentials */.Dw)(cause);
}
function attemptSignal({ signal, requestMs = time_limits/* TIME_LIMITS */.H.request.awsMs }) {
    return AbortSignal.any([signal, AbortSignal.timeout(requestMs)]);
}
async function unlessAborted(promise, signal) {
    let abort = () => { };
    const aborted = new Promise((_resolve, reject) => {
        abort = () => reject(signal.reason);
        signal.addEventListener('abort', abort, { once: true });
    });
    try {
        return await Promise.race([promise, aborted]);
    }
    finally {
        signal.removeEventListener('abort', abort);
    }
}

// EXTERNAL MODULE: ./build/src/machine/lookup.js
var lookup = __webpack_require__(7949);
;// CONCATENATED MODULE: ./build/src/step/prepare-machine.js





async function prepareMachine(settings, given, access, log) {
    const { clients, env, retry } = access;
    const region = await requireRegion(clients.sfn);
    if (settings.kind === 'lookup') {
        const { reference } = settings;
        const ofInput = reference.kind === 'arn' ? reference.region : region;
        await requireAccess(access, 'state-machine', ofInput);
        return (0,lookup/* lookupMachine */.I)(clients.sfn, reference, retry);
    }
    const arn = arnToDeploy(settings, region);
    await requireCredentials(clients.sfn, retry, env);
    const { name, roleArn, definition } = settings;
    const { deployMachine, findExisting } = await __webpack_require__.e(/* import() */ 140).then(__webpack_require__.bind(__webpack_require__, 1140));
    const [wanted, existing] = await both(wantedDefinition(definition, given, clients, roleArn, retry), findExisting(clients.sfn, arn, retry));
    const { notices, ...request } = wanted;
    const deployed = await deployMachine(clients.sfn, { name, arn, roleArn, ...request }, existing, retry);
    log.deployed(deployed);
    notices.forEach(log.notice);
    return deployed;
}
async function both(first, second) {
    await Promise.allSettled([first, second]);
    return [await first, await second];
}
async function requireAccess({ clients, env, retry }, input, regionOfInput) {
    const region = await requireRegion(clients.sfn);
    if (regionOfInput !== region) {
        throw new errors/* InputError */.dz(input, `it is in ${regionOfInput}, but the region of this step is ${region}; set AWS_REGION to the machine's.`);
    }
    await requireCredentials(clients.sfn, retry, env);
}
async function requireRegion(sfn) {
    try {
        return await sfn.config.region();
    }
    catch (cause) {
        throw (0,error_sentences/* missing */.LO)('no-region', cause);
    }
}
function arnToDeploy({ reference, name, roleArn }, region) {
    const { partition = 'aws', accountId = '' } = (0,aws_arn/* parseArn */.Lw)(roleArn) ?? {};
    const arn = (0,aws_arn/* machineArn */.zd)({ partition, region, accountId }, name);
    if (reference.kind === 'arn' && reference.machineArn !== arn) {
        throw new errors/* InputError */.dz('state-machine', `it names ${reference.machineArn}, but with this region and role-arn the machine would be ${arn}; correct the one or the other.`);
    }
    return arn;
}
async function wantedDefinition(settings, given, clients, roleArn, retry) {
    if (settings.kind === 'file') {
        return { definition: settings.definition, source: 'definition', notices: [] };
    }
    const [{ builtInDefinition }, { containerToRun }, { deploymentNotices }] = await Promise.all([
        __webpack_require__.e(/* import() */ 465).then(__webpack_require__.bind(__webpack_require__, 7465)),
        Promise.all(/* import() */[__webpack_require__.e(212), __webpack_require__.e(16)]).then(__webpack_require__.bind(__webpack_require__, 16)),
        __webpack_require__.e(/* import() */ 288).then(__webpack_require__.bind(__webpack_require__, 288)),
    ]);
    const { container, definition } = await containerToRun(await clients.ecs(), settings.task, retry);
    const { policy, commands } = given;
    const isJudge = settings.task.processErrorFunction === undefined;
    return {
        definition: builtInDefinition(policy, completeTask(settings.task, container, roleArn)),
        source: 'retry-policy',
        notices: deploymentNotices({ definition, container, commands, policy: isJudge ? policy : undefined }),
    };
}
function completeTask(task, container, roleArn) {
    const { container: _given, capacityProvider, timeoutMinutes, processErrorFunction, ...rest } = task;
    return {
        ...rest,
        partition: (0,aws_arn/* parseArn */.Lw)(roleArn)?.partition ?? 'aws',
        container,
        ...(capacityProvider !== undefined && { capacityProvider }),
        ...(timeoutMinutes !== undefined && { timeoutMinutes }),
        ...(processErrorFunction !== undefined && { processErrorFunction }),
    };
}

// EXTERNAL MODULE: ./node_modules/p-map/index.js
var p_map = __webpack_require__(606);
// EXTERNAL MODULE: ./build/src/report/report.js
var report_report = __webpack_require__(8456);
// EXTERNAL MODULE: ./build/src/step/run-execution.js + 2 modules
var run_execution = __webpack_require__(9823);
;// CONCATENATED MODULE: ./build/src/step/run-executions.js







async function runExecutions(context, targets, failFast) {
    const { settings, log } = context;
    const combined = context.several?.log;
    const logOf = (execution) => combined?.of((0,report_report/* executionLabel */.Rk)(execution)) ?? log;
    const refusals = [];
    const endOthers = (target) => {
        if (settings.failFast && targets.length > 1 && !context.interrupted.aborted) {
            const failed = (0,report_report/* executionLabel */.Rk)((0,run_execution/* subjectOf */.et)(target));
            log.info((0,job_log/* failFastLine */.lM)(failed));
            failFast.abort(new ending/* Interrupted */.j$({ kind: 'fail-fast', failed }));
        }
    };
    const run = async (target) => {
        combined?.started();
        try {
            refuseLate(context, refusals);
            const report = await (0,run_execution/* runExecution */._M)(context, target, logOf);
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
    const starts = targets.some(({ kind }) => kind === 'start');
    const concurrency = starts ? settings.maxParallel : targets.length;
    const over = new AbortController();
    const [reports] = await Promise.all([
        (0,p_map/* default */.Ay)(targets, run, { concurrency }).finally(() => over.abort()),
        combined?.keepBeating(over.signal),
    ]);
    const [first] = refusals;
    if (first instanceof errors/* InputError */.dz && reports.every(wasNeverStarted)) {
        throw first;
    }
    return reports;
}
function wasNeverStarted(report) {
    return report.kind === 'not-started' && report.why.kind !== 'unanswered';
}
function refuseLate({ interrupted, clock, deadline }, refusals) {
    interrupted.throwIfAborted();
    const refusal = refusals
        .map((error) => (error instanceof ending/* StartUnanswered */.JD ? error.cause : error))
        .find((error) => error instanceof aws_errors/* AwsError */.Gy);
    if (refusal !== undefined) {
        throw refusal;
    }
    if (clock.now() >= deadline) {
        throw new ending/* Interrupted */.j$({ kind: 'timeout' });
    }
}
function notStarted(target, error) {
    const why = (0,ending/* startFailure */.xn)(error);
    const given = target.kind === 'attach' ? target.reference.arn : undefined;
    return {
        kind: 'not-started',
        why,
        customerId: target.kind === 'start' ? target.request.customerId : undefined,
        attached: target.kind === 'attach',
        arn: why.kind === 'unanswered' ? why.arn : given,
    };
}

;// CONCATENATED MODULE: ./build/src/step/run-step.js
















async function runStep(context) {
    const { settings, clock, signal, log } = context;
    const rateLimiter = (0,rate_limiter/* createRateLimiter */.x)(clock);
    const awsTime = learnAwsTime(context.clients.sfn, clock);
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
        awsTime,
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
        ...(settings.machine.kind !== 'attach' && {
            asked: { commands: settings.request.commands, policyFile: settings.policyFile },
        }),
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
async function findTargets({ settings, workflow, clients, env, clock, signal, log }, rateLimiter) {
    const retry = {
        clock,
        signal,
        rateLimiter,
        forMs: time_limits/* TIME_LIMITS */.H.retry.callMs,
        onTrouble: (text) => log.info((0,report_text/* oneLine */.TN)(text)),
    };
    const access = { clients, env, retry };
    if (settings.machine.kind === 'attach') {
        const [first, ...others] = settings.machine.executions;
        await requireAccess(access, 'execution-arn', first.region);
        const targets = [first, ...others].map((reference) => ({ kind: 'attach', reference }));
        return { machine: first.machine, targets };
    }
    const requests = (0,execution_requests/* executionRequests */.h)(settings.request, workflow);
    const machine = await prepareMachine(settings.machine, { policy: settings.policy ?? default_policy/* DEFAULT_POLICY */.zj, commands: settings.request.commands }, access, {
        deployed: ({ change, versionArn }) => log.info((0,job_log/* deployedLine */.Zg)(change, (0,aws_arn/* resourceId */.a)(versionArn))),
        notice: (notice) => log.warning((0,report_text/* oneLine */.TN)(deploymentText(notice), 2000)),
    });
    log.info(`state machine: ${machine.startArn}`);
    log.info((0,job_log/* inputKeysLine */.LH)(Object.keys(requests[0]?.input ?? {})));
    return { machine, targets: requests.map((request) => ({ kind: 'start', machine, request })) };
}


/***/ })

};
