export const id = 202;
export const ids = [202];
export const modules = {

/***/ 5386:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dl: () => (/* binding */ taskUrl),
/* harmony export */   ME: () => (/* binding */ executionUrl),
/* harmony export */   gO: () => (/* binding */ logUrl),
/* harmony export */   zw: () => (/* binding */ machineUrl)
/* harmony export */ });
/* harmony import */ var _arn_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2672);

/** Where the console of a partition lives. China and GovCloud have consoles of their own. */
const HOSTS = new Map([
    ['aws', 'console.aws.amazon.com'],
    ['aws-cn', 'console.amazonaws.cn'],
    ['aws-us-gov', 'console.amazonaws-us-gov.com'],
]);
/** A region stands in the host name of a page: nothing else may. */
const REGION = /^[a-z]{2,4}(-[a-z]+)+-\d{1,2}$/;
/** The console page of an execution; undefined for a partition whose console is not known. */
function executionUrl(executionArn) {
    return statesUrl(executionArn, `#/v2/executions/details/${path(executionArn)}`);
}
/** The console page of a state machine. */
function machineUrl(machineArn) {
    return statesUrl(machineArn, `#/statemachines/view/${path(machineArn)}`);
}
/** The console page of an ECS task: `arn:aws:ecs:REGION:ACCOUNT:task/CLUSTER/ID`. The old ARNs name no cluster. */
function taskUrl(taskArn) {
    const { partition = '', region = '' } = (0,_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .parseArn */ .Lw)(taskArn) ?? {};
    const cluster = (0,_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .clusterOfTask */ .xm)(taskArn);
    const page = `ecs/v2/clusters/${cluster}/tasks/${(0,_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .resourceId */ .a)(taskArn)}`;
    return cluster !== undefined && /^[\w/-]+$/.test(page)
        ? consoleUrl(partition, region, `${page}?region=${region}`)
        : undefined;
}
/**
 * The console page of a log stream.
 *
 * @param partition of the account, such as `aws`
 */
function logUrl(partition, { region, group, stream }) {
    // This page takes names that are encoded twice, with dollar signs in place of the per cent signs.
    const name = (text) => encodeURIComponent(withoutQuotes(encodeURIComponent(text.toWellFormed()))).replaceAll('%', '$');
    return consoleUrl(partition, region, `cloudwatch/home?region=${region}#logsV2:log-groups/log-group/${name(group)}/log-events/${name(stream)}`);
}
function statesUrl(arn, route) {
    const { partition = '', region = '' } = (0,_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .parseArn */ .Lw)(arn) ?? {};
    return consoleUrl(partition, region, `states/home?region=${region}${route}`);
}
function consoleUrl(partition, region, route) {
    const host = HOSTS.get(partition);
    return host === undefined || !REGION.test(region) ? undefined : `https://${region}.${host}/${route}`;
}
/** Colons stay, as the console writes them. */
function path(text) {
    return withoutQuotes(encodeURI(text.toWellFormed()));
}
/** Parentheses would end a Markdown link, and quotes begin its title. */
function withoutQuotes(encoded) {
    return encoded.replace(/[()'*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}


/***/ }),

/***/ 1843:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   VX: () => (/* binding */ findTask),
/* harmony export */   W4: () => (/* binding */ KILLED),
/* harmony export */   d7: () => (/* binding */ chooseContainer)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4715);

/** The task that a JSON object is, or the first task of a `{Tasks: […]}` answer. */
function findTask(value) {
    if (isTask(value)) {
        return readTask(value);
    }
    const tasks = field(value, 'Tasks');
    const first = Array.isArray(tasks) ? tasks[0] : undefined;
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(first) && isTask(first) ? readTask(first) : undefined;
}
/** Whether a JSON object is an ECS task: PascalCase as Step Functions writes it, or camelCase as the API does. */
function isTask(value) {
    return (Array.isArray(field(value, 'Containers')) ||
        ['TaskArn', 'StopCode', 'StoppedReason'].some((key) => typeof field(value, key) === 'string'));
}
/** Reads a task; fields of an unexpected type count as absent. */
function readTask(value) {
    const storage = field(value, 'EphemeralStorage');
    const containers = field(value, 'Containers');
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutUndefined */ .r$)({
        taskArn: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asString */ .oJ)(field(value, 'TaskArn')),
        taskDefinitionArn: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asString */ .oJ)(field(value, 'TaskDefinitionArn')),
        stopCode: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asString */ .oJ)(field(value, 'StopCode')),
        stoppedReason: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asString */ .oJ)(field(value, 'StoppedReason')),
        containers: (Array.isArray(containers) ? containers : []).filter(_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW).map(readContainer),
        ranWith: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutUndefined */ .r$)({
            cpu: quantity(field(value, 'Cpu')),
            memory: quantity(field(value, 'Memory')),
            ephemeralStorage: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(storage) ? quantity(field(storage, 'SizeInGiB')) : undefined,
            capacityProvider: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asString */ .oJ)(field(value, 'CapacityProviderName')),
        }),
    });
}
/** ECS writes cpu and memory as digits in a string, and the storage as a number. */
function quantity(value) {
    const digits = typeof value === 'number' || typeof value === 'string' ? String(value) : '';
    return /^[0-9]{1,9}$/.test(digits) ? Number(digits) : undefined;
}
function readContainer(value) {
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutUndefined */ .r$)({
        name: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asString */ .oJ)(field(value, 'Name')),
        exitCode: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asNumber */ .i)(field(value, 'ExitCode')),
        reason: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asString */ .oJ)(field(value, 'Reason')),
    });
}
/**
 * The container whose end tells why the task failed. The task does not say which containers are essential, so the
 * first of these counts: the wanted one; one that ECS gives a Reason for; one that failed by itself; one
 * that was killed (137, 143: when an essential container exits, ECS ends the others that way); one that never ran; any.
 */
function chooseContainer(containers, wanted) {
    const failed = containers.filter((container) => container.exitCode !== 0);
    return ((wanted === undefined ? undefined : containers.find((container) => container.name === wanted)) ??
        failed.find((container) => container.reason !== undefined) ??
        failed.find((container) => container.exitCode !== undefined && !KILLED.includes(container.exitCode)) ??
        failed.find((container) => container.exitCode !== undefined) ??
        failed[0] ??
        containers[0]);
}
/** 128 + SIGKILL and 128 + SIGTERM. */
const KILLED = [137, 143];
function field(value, name) {
    return value[name] ?? value[name.charAt(0).toLowerCase() + name.slice(1)];
}


/***/ }),

/***/ 2158:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   jU: () => (/* binding */ writeErrorState),
/* harmony export */   mp: () => (/* binding */ readErrorState)
/* harmony export */ });
/* unused harmony export readTime */
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4715);
/* harmony import */ var _policy_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(728);


/** Reads an `errorState`. Undefined before the first decision: then it has no type. */
function readErrorState(value) {
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(value) || value['type'] === undefined) {
        return undefined;
    }
    const { retryCount, waitSeconds, rule, because, retries, overrides, startedAt } = value;
    const type = _policy_js__WEBPACK_IMPORTED_MODULE_1__/* .CLASSIFICATIONS */ .Ii.find((classification) => classification === value['type']);
    return {
        type,
        retryCount: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asNumber */ .i)(retryCount) ?? 0,
        waitSeconds: type === 'TEMPORARY' ? ((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asNumber */ .i)(waitSeconds) ?? 0) : 0,
        rule: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asString */ .oJ)(rule) ?? '',
        because: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asString */ .oJ)(because) ?? '',
        retries: (Array.isArray(retries) ? retries : []).filter((name) => typeof name === 'string'),
        overrides: readOverrides(overrides),
        startedAt: readTime(startedAt),
    };
}
/** Writes a decision as `errorState`; what the decision does not hold is left out. */
function writeErrorState(decision, startedAt) {
    const { type, retryCount, waitSeconds, rule, because, retries, overrides } = decision;
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutUndefined */ .r$)({
        type,
        retryCount,
        waitSeconds,
        rule,
        because,
        retries,
        overrides,
        startedAt: startedAt === undefined ? undefined : new Date(startedAt).toISOString(),
    });
}
/** Reads a time as Step Functions writes it, ISO 8601, into milliseconds since the epoch. */
function readTime(value) {
    const time = Date.parse((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asString */ .oJ)(value) ?? '');
    return Number.isFinite(time) ? time : undefined;
}
function readOverrides(value) {
    const { cpu, memory, ephemeralStorage, capacityProvider, environment } = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(value) ? value : {};
    const variables = Object.entries((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(environment) ? environment : {}).filter((entry) => typeof entry[1] === 'string');
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutUndefined */ .r$)({
        cpu: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asNumber */ .i)(cpu),
        memory: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asNumber */ .i)(memory),
        ephemeralStorage: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asNumber */ .i)(ephemeralStorage),
        capacityProvider: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .asString */ .oJ)(capacityProvider),
        environment: variables.length > 0 ? Object.fromEntries(variables) : undefined,
    });
}


/***/ }),

/***/ 2088:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hr: () => (/* binding */ failureReason),
/* harmony export */   TH: () => (/* binding */ executionError),
/* harmony export */   W9: () => (/* binding */ failureName),
/* harmony export */   hq: () => (/* binding */ tellingContainer),
/* harmony export */   kh: () => (/* binding */ failedWord),
/* harmony export */   xW: () => (/* binding */ lastFailure)
/* harmony export */ });
/* harmony import */ var _aws_arn_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2672);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4715);
/* harmony import */ var _policy_ecs_task_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1843);
/* harmony import */ var _policy_policy_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(728);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8456);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4913);






/** What ECS says of every task whose container exited: it tells nothing. */
const BOILERPLATE = 'Essential container in task exited';
/**
 * The name of a failure for people, such as `NetworkError` or `OutOfMemoryError`: the rule that knew it; else the
 * error that ECS names at the start of a reason; else the stop code or the Step Functions error, if it is a name.
 */
function failureName(failure, rule) {
    if (rule !== '' && rule !== _policy_policy_js__WEBPACK_IMPORTED_MODULE_3__/* .FALLBACK_RULE */ .Kt) {
        return rule.replace(/(?:^|[-_])([a-z0-9])/gi, (_match, letter) => letter.toUpperCase());
    }
    const named = [failure.containerReason, failure.reason]
        .map((reason) => /^[A-Z][A-Za-z]*(?:Error|Exception)\b/.exec(reason ?? '')?.[0])
        .find((name) => name !== undefined);
    const stopCode = failure.stopCode === 'EssentialContainerExited' ? undefined : failure.stopCode;
    // Step Functions says States.TaskFailed of every task, which is no name.
    return named ?? stopCode ?? (failure.error === 'States.TaskFailed' ? 'UnknownFailure' : failure.error);
}
/**
 * The reason that tells something: the container's own, else the task's unless it is the same for all; or empty.
 *
 * @param name what the reader was told already, which the reason need not repeat
 */
function failureReason(failure, name) {
    const reason = failure.containerReason || (failure.reason === BOILERPLATE ? '' : failure.reason);
    if (reason === '' && failure.error === 'States.Timeout') {
        return 'The attempt did not end within its time.';
    }
    const rest = reason.startsWith(`${name}: `) ? reason.slice(name.length + 2) : reason;
    return (0,_text_js__WEBPACK_IMPORTED_MODULE_2__/* .joined */ .oR)([rest, failure.unread ?? ''], ' ');
}
/** What people call the container that does the work. */
const USUAL = /^(app|main|task|worker)$/i;
/**
 * The container that a failure is told of, where its name tells something; else undefined. It does where the attempts
 * failed in different containers, where the container is not the one that does the work by its name, and where it
 * ended well or was killed: then it was another container that failed, and the policy's `container` hides it.
 *
 * @param attempts all of the execution
 */
function tellingContainer({ container, exitCode, containerReason, stopCode }, attempts) {
    if (container === undefined) {
        return undefined;
    }
    // Whoever stops a task, and a Spot interruption, ends all of its containers.
    const ended = stopCode === 'EssentialContainerExited' && exitCode !== undefined && [0, ..._policy_ecs_task_js__WEBPACK_IMPORTED_MODULE_4__/* .KILLED */ .W4].includes(exitCode);
    const isObvious = (USUAL.test(container) || families(attempts).has(container)) &&
        !(ended && containerReason === undefined) &&
        containers(attempts).size <= 1;
    return isObvious ? undefined : container;
}
function containers(attempts) {
    return new Set(attempts.flatMap(({ outcome }) => (outcome.kind === 'failed' ? (outcome.failure.container ?? []) : [])));
}
/** A task definition mostly names its family after the one container that matters, or the other way round. */
function families(attempts) {
    return new Set(attempts.flatMap(({ taskDefinitionArn }) => (0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .familyOf */ .Ap)(taskDefinitionArn ?? '') ?? []));
}
/** The word for how an execution failed: FATAL where the policy says so; a machine may just have no retry left. */
function failedWord(execution) {
    return (0,_report_js__WEBPACK_IMPORTED_MODULE_1__/* .lastClassification */ .lc)(execution) === 'FATAL' ? 'FATAL' : 'FAILED';
}
/**
 * Why the last attempt failed, in plain text: `InvalidInput (exit 3) – rule invalid-input – The app refused its
 * input …`; undefined if it did not.
 */
function lastFailure(execution) {
    const { attempts } = execution;
    const last = reasonGiving(attempts);
    if (last?.outcome.kind !== 'failed') {
        return undefined;
    }
    const { failure, decision, decidedBy } = last.outcome;
    const name = failureName(failure, decision.rule);
    const container = tellingContainer(failure, attempts);
    const where = (0,_text_js__WEBPACK_IMPORTED_MODULE_2__/* .joined */ .oR)([
        failure.exitCode === undefined ? '' : `exit ${failure.exitCode}`,
        container === undefined ? '' : `container ${container}`,
        last.item === undefined ? '' : `in ${last.item}`,
    ], ', ');
    const machineStopped = hasFailed(execution) && decidedBy === 'policy' && decision.type !== 'FATAL';
    return (0,_text_js__WEBPACK_IMPORTED_MODULE_2__/* .joined */ .oR)([
        where === '' ? name : `${name} (${where})`,
        failureReason(failure, name),
        lastWords(execution, last),
        decision.rule === '' ? '' : `rule ${decision.rule}`,
        decision.because,
        machineStopped ? `${decision.type}, but the machine retries no more` : '',
        otherError(execution, failure.error),
    ].map((part) => (0,_text_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)(part)), ' – ');
}
function hasFailed(execution) {
    return execution.kind === 'ended' && execution.status === 'FAILED';
}
/** Lines that end a stack trace, or stand in it, and tell nothing by themselves. */
const SILENT = /^(\s*at |\s*[\]})]|Node\.js v\d)|^\s*$/;
/** What the container said last, which mostly is the reason in its own words; empty if nobody knows. */
function lastWords({ logs }, { number }) {
    const tail = logs.find((each) => each.attempt === number);
    const line = tail?.kind === 'lines' ? tail.lines.findLast((each) => !SILENT.test(each)) : undefined;
    return line === undefined ? '' : `“${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)(line, 200)}”`;
}
/** The attempt that tells how it ended. Where items ran beside each other, those that one failure stopped do not. */
function reasonGiving(attempts) {
    const last = attempts.at(-1);
    return last?.item === undefined ? last : attempts.findLast(({ outcome }) => outcome.kind === 'failed');
}
/** What ended the execution where that was not the failure of the task: a ProcessError function that broke, say. */
function otherError(execution, taskError) {
    return !hasFailed(execution) || ['', 'FATAL', taskError].includes(execution.error)
        ? ''
        : `the execution ended with ${executionError(execution)}`;
}
/**
 * What Step Functions says of an execution that failed outside of a task. A machine of this project ends with JSON,
 * which tells the failure that no task had.
 */
function executionError({ error, cause }) {
    const told = (0,_json_js__WEBPACK_IMPORTED_MODULE_5__/* .parseJson */ .qF)(cause);
    const failure = (0,_json_js__WEBPACK_IMPORTED_MODULE_5__/* .isJsonObject */ .OW)(told) ? told['failure'] : undefined;
    const { error: name, reason } = (0,_json_js__WEBPACK_IMPORTED_MODULE_5__/* .isJsonObject */ .OW)(failure) ? failure : {};
    const parts = typeof name === 'string' ? [name, typeof reason === 'string' ? reason : ''] : [error, cause];
    return (0,_text_js__WEBPACK_IMPORTED_MODULE_2__/* .joined */ .oR)(parts.map((part) => (0,_text_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)(part)), ': ');
}


/***/ }),

/***/ 4862:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LZ: () => (/* binding */ attemptName),
/* harmony export */   cN: () => (/* binding */ MORE_LINES),
/* harmony export */   qw: () => (/* binding */ ProgressLog)
/* harmony export */ });
/* unused harmony exports whatRuns, progressLines, attemptStartedLine, attemptEndedLine, isDecided */
/* harmony import */ var _aws_arn_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2672);
/* harmony import */ var _failure_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2088);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4913);



/**
 * Tells the progress of one execution, each thing once, however often it is asked. What is said while a single attempt
 * is open is in a group that can be folded; the attempt's start and end are outside of it, always visible.
 */
class ProgressLog {
    #grouped;
    #printed = new Set();
    /** Failures without a decision that an earlier poll saw: had the machine decided, this one would know. */
    #failedBefore = new Set();
    /** The single attempt that is open. */
    #alone;
    #isOpen = false;
    /** @param grouped false where the log tells of several executions at once, which would share a group */
    constructor({ grouped }) {
        this.#grouped = grouped;
    }
    /** What a poll brought. */
    poll({ attempts, settled, startedAt, output = [] }) {
        const actions = [];
        for (const attempt of attempts) {
            const started = attemptStartedLine(attempt, startedAt);
            if (started !== undefined && this.#isNew(started.key)) {
                actions.push(...this.#leave(), { kind: 'line', text: started.text });
                this.#alone = attempts.some((other) => overlap(attempt, other)) ? undefined : attempt;
            }
            const lines = output.filter((own) => own.attempt === attempt.number).flatMap((own) => own.lines);
            actions.push(...this.#output(attempt, lines));
            const ended = settled || this.#failedBefore.has(attempt.number) || isDecided(attempt, attempts)
                ? attemptEndedLine(attempt, startedAt)
                : undefined;
            if (ended !== undefined && this.#isNew(ended.key)) {
                const closes = this.#alone?.number === attempt.number ? this.#leave() : [];
                actions.push(...closes, { kind: 'line', text: ended.text });
            }
            if (attempt.outcome.kind === 'failed') {
                this.#failedBefore.add(attempt.number);
            }
        }
        return actions;
    }
    /** A line in between, such as a heartbeat or a poll that failed. */
    say(text) {
        return [...this.#enter(), { kind: 'line', text }];
    }
    /** The step stops following, whatever is still open. */
    end() {
        return this.#leave();
    }
    #output(attempt, lines) {
        if (lines.length === 0) {
            return [];
        }
        return this.#grouped && this.#alone?.number === attempt.number
            ? [...this.#enter(), { kind: 'output', lines }]
            : [{ kind: 'output', lines: lines.map((line) => `${attemptName(attempt)}: ${line}`) }];
    }
    /** The group is opened by the first line in it, so that none is empty. */
    #enter() {
        if (!this.#grouped || this.#alone === undefined || this.#isOpen) {
            return [];
        }
        this.#isOpen = true;
        return [{ kind: 'open-group', title: `${attemptName(this.#alone)}: ${whatRuns(this.#alone)}` }];
    }
    #leave() {
        const wasOpen = this.#isOpen;
        this.#isOpen = false;
        this.#alone = undefined;
        return wasOpen ? [{ kind: 'close-group' }] : [];
    }
    #isNew(key) {
        const isNew = !this.#printed.has(key);
        this.#printed.add(key);
        return isNew;
    }
}
/** Whether two attempts ran at the same time. */
function overlap(one, other) {
    return (one.number !== other.number &&
        one.startedAt < endTime(other.outcome) &&
        other.startedAt < endTime(one.outcome));
}
function endTime(outcome) {
    return outcome.kind === 'running' ? Number.POSITIVE_INFINITY : outcome.at;
}
/** An attempt as a line of the job log names it, such as `attempt 4 (UploadAll[3])`. */
function attemptName({ number, item }) {
    return `attempt ${number}${item === undefined ? '' : ` (${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)(item, 120)})`}`;
}
/** What an attempt runs: `RunECSTask, task 5336d12fbca75273a45e8c8d17817b23`. */
function whatRuns({ state, integration, taskArn, }) {
    const { unit } = integration.terms;
    const work = taskArn === undefined ? '' : `, ${unit} ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)((0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .resourceId */ .a)(taskArn))}`;
    return `${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)(state)}${work}`;
}
/**
 * What a trail has to tell so far. Each line begins with the time since the execution started.
 *
 * @param settled whether the machine had the time to record its decision on a failure that is the last event
 * @param startedAt when the execution started, in milliseconds since the epoch
 */
function progressLines(attempts, settled, startedAt) {
    return attempts.flatMap((attempt) => {
        const started = attemptStartedLine(attempt, startedAt);
        const ended = settled || isDecided(attempt, attempts) ? attemptEndedLine(attempt, startedAt) : undefined;
        return [started, ended].filter((line) => line !== undefined);
    });
}
/** That an attempt started, once there is a task. */
function attemptStartedLine(attempt, startedAt) {
    if (attempt.outcome.kind === 'running' && attempt.taskArn === undefined) {
        return undefined;
    }
    return {
        key: `${attempt.number} started`,
        text: `${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__/* .elapsed */ .vk)(startedAt, attempt.startedAt)} ${attemptName(attempt)} started: ${whatRuns(attempt)}`,
    };
}
/** How an attempt ended; undefined while it runs. */
function attemptEndedLine(attempt, startedAt) {
    const { number, outcome } = attempt;
    return outcome.kind === 'running'
        ? undefined
        : {
            key: `${number} ended`,
            text: `${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__/* .elapsed */ .vk)(startedAt, outcome.at)} ${attemptName(attempt)} ${endedText(attempt.startedAt, outcome)}`,
        };
}
/** Whether nothing more will be said of a failure: the machine has decided, or has run on there or around it. */
function isDecided({ number, item, outcome }, attempts) {
    return (outcome.kind !== 'failed' ||
        outcome.decidedBy === 'machine' ||
        attempts.some((later) => later.number > number && isWithin(item, later.item)));
}
/** Whether an item is another one or inside of it. What runs around a Map or Parallel runs when that is over. */
function isWithin(item, outer) {
    return outer === undefined || item === outer || item?.startsWith(`${outer}/`) === true;
}
function endedText(startedAt, outcome) {
    switch (outcome.kind) {
        case 'stopped':
            return `stopped after ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__/* .duration */ .p0)(outcome.at - startedAt)}`;
        case 'succeeded':
            return `succeeded after ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__/* .duration */ .p0)(outcome.at - startedAt)}`;
        case 'failed': {
            const { failure, decision, decidedBy } = outcome;
            const exit = failure.exitCode === undefined ? '' : ` exit ${failure.exitCode}`;
            const name = (0,_failure_text_js__WEBPACK_IMPORTED_MODULE_1__/* .failureName */ .W9)(failure, decision.rule);
            const reason = (0,_text_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)((0,_failure_text_js__WEBPACK_IMPORTED_MODULE_1__/* .failureReason */ .Hr)(failure, name));
            const what = `${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)(name, 80)}${exit}${reason === '' ? '' : ` (${reason})`}`;
            return `failed: ${what} → ${decision.type}${retryText(decision, decidedBy)}`;
        }
    }
}
function retryText({ type, waitSeconds, because, overrides = {} }, decidedBy) {
    const other = (0,_text_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)((0,_text_js__WEBPACK_IMPORTED_MODULE_2__/* .ranWithText */ .Bi)(overrides));
    const changed = other === '' ? '' : ` with ${other}`;
    if (decidedBy === 'policy') {
        return waitSeconds > 0 ? `, retried by the machine after ${waitSeconds} s` : '';
    }
    switch (type) {
        case 'RETRIABLE':
            return `, retrying at once${changed}`;
        case 'TEMPORARY':
            return `, retrying in ${waitSeconds} s${changed}`;
        default:
            return because === '' ? '' : `: ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)(because)}`;
    }
}
/** Stands below the lines of a read that left some for the next one. */
const MORE_LINES = '… there is more than is shown at once';


/***/ }),

/***/ 8456:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bd: () => (/* binding */ startedOnes),
/* harmony export */   Or: () => (/* binding */ attemptsOf),
/* harmony export */   Rk: () => (/* binding */ executionLabel),
/* harmony export */   TY: () => (/* binding */ failedExecutions),
/* harmony export */   _D: () => (/* binding */ executionName),
/* harmony export */   c2: () => (/* binding */ statusOf),
/* harmony export */   ee: () => (/* binding */ spanOf),
/* harmony export */   lc: () => (/* binding */ lastClassification),
/* harmony export */   lx: () => (/* binding */ noticesOf),
/* harmony export */   oJ: () => (/* binding */ isSuccess),
/* harmony export */   oy: () => (/* binding */ missingOf),
/* harmony export */   zn: () => (/* binding */ isFine)
/* harmony export */ });
/* harmony import */ var _aws_arn_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2672);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4913);


/** The status of an execution as outputs and report file have it. */
function statusOf(execution) {
    switch (execution.kind) {
        case 'not-started':
            return 'NOT_STARTED';
        case 'left-running':
            return 'RUNNING';
        case 'ended':
            return execution.status;
    }
}
/** The attempts of an execution; none if it was not started. */
function attemptsOf(execution) {
    return execution.kind === 'not-started' ? [] : execution.attempts;
}
/** The globs of expected outputs that nothing matches. */
function missingOf(execution) {
    return execution.kind === 'not-started' ? [] : execution.missing;
}
/** From when to when an execution ran, in milliseconds since the epoch, as far as the step saw it. */
function spanOf(execution) {
    return {
        startedAt: execution.kind === 'not-started' ? undefined : execution.startedAt,
        stoppedAt: execution.kind === 'ended' ? execution.stoppedAt : undefined,
    };
}
/** The executions that were started. */
function startedOnes(executions) {
    return executions.filter((execution) => execution.kind !== 'not-started');
}
/** An execution in a cell of its own: the customer, otherwise its name. */
function executionName({ customerId, arn }) {
    return customerId ?? (arn === undefined ? '–' : (0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .resourceId */ .a)(arn));
}
/** An execution in a sentence, such as `customer c-1` or `execution nightly-7`. One line, of a bounded length. */
function executionLabel({ customerId, arn }) {
    if (customerId !== undefined) {
        return (0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(`customer ${customerId}`, 100);
    }
    return arn === undefined ? 'the execution' : (0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(`execution ${(0,_aws_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .resourceId */ .a)(arn)}`, 100);
}
/** Whether an execution is what the step was to bring about: it succeeded and left what it should. */
function isFine(execution, { waited }) {
    switch (execution.kind) {
        case 'not-started':
            return false;
        case 'left-running':
            return !waited;
        case 'ended':
            return execution.status === 'SUCCEEDED' && execution.missing.length === 0;
    }
}
/** The executions that count against the step. */
function failedExecutions(report) {
    return report.executions.filter((execution) => !isFine(execution, report));
}
/** Whether the step is a success: it was not cancelled, and no more executions failed than it tolerates. */
function isSuccess(report) {
    const { executions, cancelled, toleratedFailurePercentage } = report;
    const tolerated = executions.length * toleratedFailurePercentage;
    return !cancelled && failedExecutions(report).length * 100 <= tolerated;
}
/** The class of an execution's last failure; undefined if no attempt failed. */
function lastClassification(execution) {
    return attemptsOf(execution)
        .flatMap(({ outcome }) => (outcome.kind === 'failed' ? [outcome.decision.type] : []))
        .at(-1);
}
/** All that was not as asked, in the order in which it is told. */
function noticesOf(execution) {
    if (execution.kind === 'not-started') {
        return [];
    }
    const { outputs, preview, logs, notices } = execution;
    return [
        ...[outputs, preview, ...logs].flatMap((evidence) => evidence.kind === 'unreadable' ? [evidence.notice] : []),
        ...notices,
    ];
}


/***/ })

};
