export const id = 840;
export const ids = [840];
export const modules = {

/***/ 5840:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  publish: () => (/* binding */ publish),
  a: () => (/* binding */ publishLeftRunning)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 14 modules
var core = __webpack_require__(6421);
// EXTERNAL MODULE: ./build/src/aws/arn.js
var aws_arn = __webpack_require__(2672);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(7406);
// EXTERNAL MODULE: ./build/src/report/failure-groups.js
var failure_groups = __webpack_require__(4947);
// EXTERNAL MODULE: ./build/src/report/headline.js
var headline = __webpack_require__(7210);
// EXTERNAL MODULE: ./build/src/report/log/progress.js + 2 modules
var progress = __webpack_require__(5683);
// EXTERNAL MODULE: ./build/src/report/report.js
var report_report = __webpack_require__(8456);
// EXTERNAL MODULE: ./build/src/report/severity.js
var severity = __webpack_require__(9237);
// EXTERNAL MODULE: ./build/src/report/text.js
var report_text = __webpack_require__(4913);
// EXTERNAL MODULE: ./build/src/report/wording.js
var wording = __webpack_require__(1272);
;// CONCATENATED MODULE: ./build/src/report/annotations.js







const MAX_ANNOTATIONS = 10;
function annotations(report) {
    const failed = (0,severity/* mostSevereFirst */.QX)(report).filter((execution) => !(0,report_report/* isFine */.zn)(execution, report));
    const level = (0,report_report/* isSuccess */.oJ)(report) ? 'warning' : 'error';
    const { name } = report.machine;
    if (failed.length === 0) {
        const sentence = `${(0,wording/* interruptionText */.xu)({ kind: 'cancelled' })} ${(0,headline/* stepHeadline */.nu)(report)}`;
        return report.cancelled
            ? [{ level, title: (0,report_text/* oneLine */.TN)(`${name}: cancelled`), message: (0,report_text/* oneLine */.TN)(sentence, MAX) }]
            : [];
    }
    const shown = failed.length > MAX_ANNOTATIONS ? oneOfEach(failed, report, MAX_ANNOTATIONS - 1) : failed;
    const rest = failed.length - shown.length;
    return [
        ...shown.map((execution) => annotation(execution, level, report)),
        ...(rest === 0
            ? []
            : [
                {
                    level,
                    title: (0,report_text/* oneLine */.TN)(`${name}: ${(0,report_text/* count */.U9)(rest, 'more failure')}`),
                    message: (0,report_text/* oneLine */.TN)(`${(0,headline/* stepHeadline */.nu)(report)}. The job summary and report-file name all.`, MAX),
                },
            ]),
    ];
}
function oneOfEach(failed, report, most) {
    const firsts = (0,failure_groups/* failureGroups */.H)(failed, report).flatMap(({ executions }) => executions.slice(0, 1));
    const chosen = new Set([...firsts, ...failed].slice(0, most));
    const others = failed.filter((execution) => !chosen.has(execution)).slice(0, most - chosen.size);
    return failed.filter((execution) => chosen.has(execution) || others.includes(execution));
}
const MAX = 4000;
function annotation(execution, level, report) {
    const outcome = (0,severity/* outcomeOf */.sG)(execution, report) === 'outputs-missing' ? 'expected outputs are missing' : (0,report_report/* statusOf */.c2)(execution);
    const who = report.executions.length === 1 ? '' : `${(0,report_text/* oneLine */.TN)((0,report_report/* executionName */._D)(execution), 100)}: `;
    return {
        level,
        title: (0,report_text/* oneLine */.TN)(`${report.machine.name}: ${outcome}`),
        message: (0,report_text/* oneLine */.TN)(withArn(`${who}${(0,headline/* headline */.Pl)(execution, report)}`, execution), MAX),
    };
}
function withArn(message, execution) {
    const arn = arnToLookFor(execution);
    return arn === undefined || message.includes(arn) ? message : `${message.replace(/\.$/, '')}. ARN: ${arn}`;
}
function arnToLookFor(execution) {
    switch (execution.kind) {
        case 'not-started':
            return execution.why.kind === 'unanswered' ? execution.why.arn : undefined;
        case 'left-running':
            return execution.arn;
        case 'ended':
            return execution.stop?.by.kind === 'killed' ? execution.arn : undefined;
    }
}
const MAX_WARNINGS = 5;
function warnings({ executions }) {
    const met = (0,report_report/* startedOnes */.Bd)(executions).flatMap((execution) => {
        const { outputs, logs } = execution;
        const whose = executions.length === 1 ? '' : `${(0,report_report/* executionLabel */.Rk)(execution)}, `;
        return [
            ...logs.flatMap((tail) => tail.kind === 'unreadable'
                ? [
                    {
                        warning: (0,wording/* noticeText */.ut)(tail.notice),
                        by: `${whose}${(0,progress/* attemptName */.LZ)(tail.attempt)}`,
                    },
                ]
                : []),
            ...(outputs.kind === 'unreadable' ? [{ warning: (0,wording/* noticeText */.ut)(outputs.notice), by: undefined }] : []),
        ];
    });
    const told = [...Map.groupBy(met, ({ warning }) => warning)].map(([warning, [first, ...more]]) => first?.by === undefined
        ? warning
        : `${warning} (${first.by}${more.length === 0 ? '' : ` and ${more.length} more`})`);
    const rest = told.length - MAX_WARNINGS;
    return rest <= 0
        ? told
        : [...told.slice(0, MAX_WARNINGS), `${(0,report_text/* count */.U9)(rest, 'more warning')}: report-file has all.`];
}

// EXTERNAL MODULE: ./build/src/aws/console-links.js
var console_links = __webpack_require__(5386);
// EXTERNAL MODULE: ./build/src/policy/error-state.js
var error_state = __webpack_require__(2158);
// EXTERNAL MODULE: ./build/src/report/failure-text.js
var failure_text = __webpack_require__(2088);
;// CONCATENATED MODULE: ./build/src/report/json-report.js






function trailJson(attempts) {
    return attempts.map(({ number, item, state, integration, taskArn, ranWith, startedAt, outcome, ...work }) => ({
        number,
        ...(item !== undefined && { item }),
        state,
        integration: integration.name,
        ...(taskArn !== undefined && { taskArn }),
        ...(work.label !== undefined && { work: work.label }),
        ...(work.tries !== undefined && { tries: work.tries }),
        ...(work.remark !== undefined && outcome.kind === 'succeeded' && { remark: remarkJson(work.remark) }),
        startedAt: iso(startedAt),
        ...('at' in outcome && { stoppedAt: iso(outcome.at) }),
        ...(Object.keys(ranWith).length > 0 && { ranWith: { ...ranWith } }),
        outcome: outcome.kind.toUpperCase(),
        ...(outcome.kind === 'failed' && {
            failure: { ...outcome.failure },
            ...verdictJson(outcome),
            healed: outcome.healed,
            followedBy: followedByJson(outcome.followedBy),
        }),
    }));
}
function remarkJson(remark) {
    switch (remark.kind) {
        case 'outcome-unknown':
            return { kind: remark.kind };
        case 'answered-failure':
        case 'accepted':
            return { ...remark, failure: { ...remark.failure } };
    }
}
function verdictJson({ verdict, explanation }) {
    if (verdict.by !== 'nobody') {
        return { errorState: { ...(0,error_state/* writeErrorState */.jU)(verdict.decision), ...explanation }, decidedBy: verdict.by };
    }
    return explanation.rule === '' ? {} : { explanation: { ...explanation } };
}
function followedByJson(followedBy) {
    switch (followedBy.kind) {
        case 'retry':
            return { kind: 'retry', at: iso(followedBy.at) };
        case 'catch':
            return { kind: 'catch', next: followedBy.next };
        default:
            return { kind: followedBy.kind };
    }
}
function outputsJson(execution) {
    if (execution.kind === 'not-started' || execution.outputs.kind !== 'listed') {
        return [];
    }
    const { outputs } = execution;
    const bucket = outputs.location.split('/')[2] ?? '';
    return outputs.objects.map(({ key, bytes, lastModified, older }) => ({
        uri: `s3://${bucket}/${key}`,
        key,
        bytes,
        ...(lastModified !== undefined && { lastModified: iso(lastModified) }),
        older,
    }));
}
function reportJson(report) {
    return {
        machine: { ...report.machine },
        success: (0,report_report/* isSuccess */.oJ)(report),
        headline: (0,headline/* stepHeadline */.nu)(report),
        waited: report.waited,
        cancelled: report.cancelled,
        toleratedFailurePercentage: report.toleratedFailurePercentage,
        executions: report.executions.map((execution) => executionJson(execution, report)),
    };
}
function executionJson(execution, report) {
    const { arn } = execution;
    const { startedAt, stoppedAt } = (0,report_report/* spanOf */.ee)(execution);
    const ended = execution.kind === 'ended' ? execution : undefined;
    return {
        arn: arn ?? null,
        customerId: execution.customerId ?? null,
        attached: execution.attached,
        status: (0,report_report/* statusOf */.c2)(execution),
        success: (0,report_report/* isFine */.zn)(execution, report),
        classification: (0,report_report/* classificationOf */.AZ)(execution) ?? null,
        headline: (0,headline/* headline */.Pl)(execution, report),
        consoleUrl: (arn && (0,console_links/* executionUrl */.ME)(arn)) ?? null,
        stateMachineVersionArn: (execution.kind === 'not-started' ? undefined : execution.versionArn) ?? null,
        startedAt: startedAt === undefined ? null : iso(startedAt),
        stoppedAt: stoppedAt === undefined ? null : iso(stoppedAt),
        trail: trailJson((0,report_report/* attemptsOf */.Or)(execution)),
        reason: execution.kind === 'not-started' ? '' : (0,failure_text/* reasonText */.uV)(execution),
        error: ended?.error ?? '',
        cause: ended?.cause ?? '',
        output: ended?.output ?? null,
        outputs: outputsJson(execution),
        missingOutputs: (0,report_report/* missingOf */.oy)(execution),
        ...evidenceJson(execution),
        warnings: [...(0,report_report/* noticesOf */.lx)(execution).map(wording/* noticeText */.ut), (0,wording/* endingText */.pG)(execution)].filter((warning) => warning !== undefined),
    };
}
function evidenceJson(execution) {
    if (execution.kind === 'not-started') {
        return { preview: null, details: [], logs: [] };
    }
    const { preview, logs, details = [] } = execution;
    return {
        preview: preview.kind === 'table' ? previewJson(preview) : null,
        details: details.flatMap(detailJson),
        logs: logs.flatMap((tail) => {
            if (tail.kind !== 'lines') {
                return [];
            }
            const { number, item, state } = tail.attempt;
            return [{ ...tail, attempt: number, state, ...(item !== undefined && { item }) }];
        }),
    };
}
function detailJson(detail) {
    if (detail.kind === 'unreadable') {
        return [];
    }
    const { attempt, within, kind, arn } = detail;
    const { number, state, item } = attempt;
    const of = {
        attempt: number,
        state,
        ...(item !== undefined && { item }),
        ...(within !== undefined && { within }),
    };
    return detail.kind === 'map-run'
        ? [{ kind, arn, of, items: { ...detail.items, tolerated: { ...detail.items.tolerated } } }]
        : [{ kind, arn, of, trail: trailJson(detail.attempts) }];
}
function previewJson({ key, header, rows, moreRows, moreColumns }) {
    return { key, header, rows, moreRows, moreColumns };
}
function iso(milliseconds) {
    return new Date(milliseconds).toISOString();
}

// EXTERNAL MODULE: ./build/src/json.js
var json = __webpack_require__(4715);
;// CONCATENATED MODULE: ./build/src/report/step-outputs.js





const MAX_OUTPUTS_LENGTH = 480_000;
function stepOutputs(report) {
    const { executions } = report;
    const [first] = executions;
    const failed = (0,report_report/* failedExecutions */.TY)(report);
    const whole = {
        status: stepStatus(report),
        classification: mostSevereClassification(executions) ?? '',
        attempts: String(executions.flatMap(report_report/* attemptsOf */.Or).length),
        'execution-arn': first?.arn ?? '',
        'state-machine-arn': report.machine.arn,
        'state-machine-version-arn': (0,report_report/* startedOnes */.Bd)(executions).find(({ versionArn }) => versionArn)?.versionArn ?? '',
        'failed-customer-ids': JSON.stringify(failed.flatMap(({ customerId }) => customerId ?? [])),
        'execution-arns': JSON.stringify(executions.flatMap(({ arn }) => arn ?? [])),
        output: ofEach(executions, outputText, ''),
        trail: ofEach(executions, (execution) => JSON.stringify(trailJson((0,report_report/* attemptsOf */.Or)(execution))), '[]'),
        's3-outputs': ofEach(executions, (execution) => JSON.stringify(outputsJson(execution)), '[]'),
        'console-url': executions.length === 1
            ? (urlOf(first) ?? '')
            : ofEach(executions, (execution) => JSON.stringify(urlOf(execution) ?? null), ''),
    };
    return fittingOutputs(whole);
}
function fittingOutputs(whole) {
    let room = MAX_OUTPUTS_LENGTH;
    const cut = [];
    const outputs = {};
    for (const [name, value] of Object.entries(whole)) {
        const fits = value !== undefined && value.length <= room / 2;
        outputs[name] = fits ? value : '';
        room -= fits ? value.length : 0;
        if (!fits) {
            cut.push(name);
        }
    }
    return { outputs, cut };
}
function stepStatus(report) {
    const [mostSevere, ...others] = (0,severity/* mostSevereFirst */.QX)(report);
    if (mostSevere === undefined) {
        return '';
    }
    if (others.length === 0) {
        return statusForWorkflow(mostSevere, report);
    }
    if ((0,report_report/* isSuccess */.oJ)(report)) {
        const isRunning = report.executions.some(({ kind }) => kind === 'left-running');
        return !report.waited && isRunning ? 'RUNNING' : 'SUCCEEDED';
    }
    if ((0,report_report/* isFine */.zn)(mostSevere, report)) {
        return 'ABORTED';
    }
    return statusForWorkflow(mostSevere, report);
}
function statusForWorkflow(execution, { cancelled }) {
    const status = (0,report_report/* statusOf */.c2)(execution);
    if (status !== 'NOT_STARTED') {
        return status;
    }
    return cancelled ? 'ABORTED' : 'FAILED';
}
function mostSevereClassification(executions) {
    const classes = new Set(executions.map(report_report/* classificationOf */.AZ));
    return severity/* CLASSIFICATIONS_BY_SEVERITY */.Uz.find((classification) => classes.has(classification));
}
function ofEach(executions, textOf, none) {
    const [first, ...more] = executions;
    if (first === undefined || more.length === 0) {
        return first === undefined ? none : textOf(first);
    }
    const entries = [];
    let length = 0;
    for (const execution of executions) {
        const entry = `${JSON.stringify(execution.customerId ?? execution.arn ?? '')}:${textOf(execution) || 'null'}`;
        entries.push(entry);
        length += entry.length + 1;
        if (length > MAX_OUTPUTS_LENGTH) {
            return undefined;
        }
    }
    return `{${entries.join(',')}}`;
}
function outputText(execution) {
    const output = execution.kind === 'ended' ? execution.output : undefined;
    return output === undefined || (0,json/* parseJson */.qF)(output) !== undefined ? (output ?? '') : JSON.stringify(output);
}
function urlOf(execution) {
    return execution?.arn === undefined ? undefined : (0,console_links/* executionUrl */.ME)(execution.arn);
}

// EXTERNAL MODULE: ./build/src/duration.js
var duration = __webpack_require__(2297);
// EXTERNAL MODULE: ./build/src/policy/policy.js
var policy = __webpack_require__(728);
// EXTERNAL MODULE: ./build/src/report/work-text.js
var work_text = __webpack_require__(6199);
// EXTERNAL MODULE: ./build/src/report/summary/page.js
var summary_page = __webpack_require__(828);
;// CONCATENATED MODULE: ./build/src/report/summary/attempts-table.js










function attemptsTable(execution, heading = '### Attempts') {
    const { attempts } = execution;
    const rows = (room) => (0,summary_page/* tableWithNote */.Jt)(attemptColumns(execution), attempts, { room, keep: 'last' }, (cut) => `The first ${(0,report_text/* count */.U9)(cut, 'attempt')} ${cut === 1 ? 'is' : 'are'} left out; report-file has all.`);
    return (room) => (attempts.length === 0 ? '' : (0,summary_page/* assemble */.fT)([(0,summary_page/* whole */.WQ)(heading), rows], room));
}
function attemptColumns(execution) {
    const { attempts } = execution;
    const stateOf = (0,failure_text/* statesAmong */.TJ)(attempts);
    const tellingContainer = (0,failure_text/* tellingContainers */.kU)(attempts);
    const columns = [
        { title: '#', align: 'right', cell: ({ number }) => String(number) },
        { title: 'State', shown: 'if-any', cell: (attempt) => (0,report_text/* markdown */.wD)(stateOf(attempt)) },
        { title: 'Item', shown: 'if-any', cell: ({ item = '' }) => (0,report_text/* markdown */.wD)(item) },
        { title: 'Outcome', cell: outcomeCell },
        { title: 'Rule', shown: 'if-any', cell: (attempt) => (0,report_text/* markdown */.wD)(judgedFailure(attempt)?.rule ?? '') },
        {
            title: 'Exit code',
            align: 'right',
            cell: (attempt) => {
                const failure = judgedFailure(attempt)?.failure;
                return failure === undefined ? '' : String(failure.exitCode ?? '–');
            },
        },
        {
            title: 'Container',
            shown: 'if-any',
            cell: ({ outcome }) => outcome.kind === 'failed' ? (0,report_text/* markdown */.wD)(tellingContainer(outcome.failure) ?? '') : '',
        },
        { title: 'Reason', shown: 'if-any', cell: (attempt) => reasonCell(attempt, execution) },
        { title: 'Ran with', shown: 'if-different', cell: ({ ranWith }) => (0,report_text/* markdown */.wD)((0,report_text/* ranWithText */.Bi)(ranWith)) },
        {
            title: 'Duration',
            align: 'right',
            cell: ({ startedAt, outcome }) => ('at' in outcome ? (0,duration/* duration */.p)(outcome.at - startedAt) : ''),
        },
        { title: 'Then', shown: 'if-any', cell: thenCell },
        { title: 'Links', shown: 'if-any', cell: (attempt) => linksOf(attempt, execution) },
    ];
    return (0,summary_page/* shownColumns */.Lt)(columns, attempts.slice(-summary_page/* MAX_ROWS */.pX));
}
function judgedFailure(attempt) {
    const { outcome } = attempt;
    return outcome.kind === 'failed'
        ? { failure: outcome.failure, rule: outcome.explanation.rule }
        : (0,work_text/* acceptedFailure */.MW)(attempt);
}
const NO_BREAK = '\u00a0';
function outcomeCell({ outcome, remark }) {
    if (outcome.kind === 'succeeded' && remark?.kind === 'outcome-unknown') {
        return `⚪${NO_BREAK}started`;
    }
    const type = outcome.kind === 'failed' ? (0,report_report/* classOf */.Kl)(outcome.verdict) : undefined;
    return type === undefined
        ? `${(0,wording/* signOf */.rL)(outcome.kind)}${NO_BREAK}${outcome.kind}`
        : `${wording/* CLASS_SIGNS */.Ox[type]}${NO_BREAK}**${type}**`;
}
function reasonCell(attempt, { details, logs }) {
    const { outcome, remark } = attempt;
    const items = (0,work_text/* itemsOf */.S3)(details, attempt);
    const told = [
        outcome.kind === 'succeeded' ? (0,work_text/* remarkText */.ab)(remark) : '',
        items === undefined ? '' : (0,work_text/* itemsText */.Ir)(items),
    ];
    if (outcome.kind === 'failed') {
        const { failure, explanation } = outcome;
        const name = (0,failure_text/* failureName */.W9)(failure, explanation.rule);
        const isTold = !['', policy/* FALLBACK_RULE */.Kt].includes(explanation.rule) || name === (0,failure_text/* exitText */.iJ)(failure.exitCode ?? NaN);
        const reason = (0,report_text/* joined */.oR)([isTold ? '' : name, (0,failure_text/* failureReason */.Hr)(failure, name, attempt)], ': ');
        told.unshift((0,report_text/* joined */.oR)([reason, (0,failure_text/* lastWords */.aN)({ logs }, attempt)], ' – '), (0,work_text/* triesText */.X9)(attempt));
    }
    return (0,report_text/* markdown */.wD)((0,report_text/* joined */.oR)(told, '; '));
}
function thenCell({ outcome }) {
    if (outcome.kind !== 'failed') {
        return '';
    }
    const { followedBy, verdict, at } = outcome;
    switch (followedBy.kind) {
        case 'retry':
            return retryText(verdict, followedBy.at - at);
        case 'catch':
            return `handled by the machine: went on to ${(0,report_text/* markdown */.wD)(followedBy.next, 80)}`;
        case 'branch-end':
            return 'ended its branch';
        case 'execution-end':
            return 'stop';
        case 'nothing':
            return verdict.by === 'machine' && verdict.decision.type === 'FATAL' ? 'stop' : '';
    }
}
function retryText(verdict, tookMs) {
    const waitMs = verdict.by === 'machine' ? verdict.decision.waitSeconds * 1000 : tookMs;
    return waitMs < SHORTEST_WAIT_MS ? 'rerun' : `wait ${(0,duration/* duration */.p)(waitMs)}, rerun`;
}
const SHORTEST_WAIT_MS = 500;
function linksOf(attempt, { arn, logs, attempts }) {
    const { partition = '' } = (0,aws_arn/* parseArn */.Lw)(arn) ?? {};
    const pages = [
        ...attempt.integration.links(attempt).map(({ name, url }) => [name, url]),
        ...streamsOf(attempt, logs, attempts).map((stream) => ['log', (0,console_links/* logUrl */.gO)(partition, stream)]),
    ];
    return pages
        .filter(([, url]) => url !== undefined)
        .map(([name, url]) => (0,report_text/* link */.nf)(name, url))
        .join(`${NO_BREAK}·${NO_BREAK}`);
}
function streamsOf(attempt, logs, attempts) {
    const lines = logs.filter((tail) => tail.kind === 'lines');
    if (lines.length === 0) {
        return [];
    }
    const own = lines.filter((tail) => tail.attempt.id === attempt.id);
    if (own.length > 0 || attempt.taskArn === undefined || attempt.taskDefinitionArn === undefined) {
        return own;
    }
    const id = (0,aws_arn/* resourceId */.a)(attempt.taskArn);
    const likeIt = attempts.find((other) => other.taskDefinitionArn === attempt.taskDefinitionArn &&
        lines.some((tail) => tail.attempt.id === other.id));
    const otherId = (0,aws_arn/* resourceId */.a)(likeIt?.taskArn ?? '');
    return !TASK_ID.test(id) || !TASK_ID.test(otherId)
        ? []
        : lines
            .filter((tail) => tail.attempt.id === likeIt?.id && tail.stream.endsWith(`/${otherId}`))
            .map(({ region, group, stream }) => ({
            region,
            group,
            stream: `${stream.slice(0, -otherId.length)}${id}`,
        }));
}
const TASK_ID = /^[0-9a-f-]{32,36}$/;
const MAX_RULES = 20;
function decidingRule(attempt) {
    const { outcome } = attempt;
    const isMachines = outcome.kind === 'failed' && outcome.verdict.by === 'machine';
    return isMachines ? outcome.verdict.decision.rule : ((0,work_text/* acceptedFailure */.MW)(attempt)?.rule ?? '');
}
function firedRules(executions) {
    const names = executions
        .flatMap(report_report/* attemptsOf */.Or)
        .map(decidingRule)
        .filter((name) => name !== '');
    const counts = [...Map.groupBy(names, (name) => name)]
        .map(([name, { length }]) => ({ name, length }))
        .sort((a, b) => b.length - a.length);
    const told = counts.slice(0, MAX_RULES).map(({ name, length }) => `${(0,report_text/* markdown */.wD)(name, 100)} ×${length}`);
    const more = counts.length > MAX_RULES ? [`${counts.length - MAX_RULES} more`] : [];
    return [...told, ...more].join(', ');
}

;// CONCATENATED MODULE: ./build/src/report/summary/work-details.js





function nestedExecutions({ details = [] }) {
    return details.flatMap((detail) => (detail.kind === 'execution' ? [nestedExecution(detail)] : []));
}
function nestedExecution(detail) {
    const { arn, attempts, attempt } = detail;
    const name = (0,report_text/* link */.nf)((0,work_text/* detailName */.vu)(detail), (0,console_links/* executionUrl */.ME)(arn));
    const by = (0,report_text/* markdown */.wD)(`${(0,failure_text/* whereText */.ZF)(attempt) || attempt.state}, attempt ${attempt.number}`, 200);
    const heading = `### Execution ${name}, started by ${by}`;
    return attempts.length === 0
        ? () => ''
        : attemptsTable({ arn, attempts, logs: [], details: [] }, `${heading}: ${(0,report_text/* count */.U9)(attempts.length, 'attempt')}`);
}

;// CONCATENATED MODULE: ./build/src/report/summary/execution-story.js








function headlineLines(execution, report) {
    const { happened, said, advice } = (0,headline/* headlineParts */.$5)(execution, report);
    return [
        (0,summary_page/* whole */.WQ)(`**${(0,report_text/* markdown */.wD)(happened, 1000)}**`),
        (0,summary_page/* whole */.WQ)((0,report_text/* markdown */.wD)(said, 2000)),
        (0,summary_page/* whole */.WQ)(advice === '' ? '' : `→ ${(0,report_text/* markdown */.wD)(advice, 1000)}`),
    ];
}
function story(execution) {
    if (execution.kind === 'not-started') {
        return [warning((0,wording/* endingText */.pG)(execution))];
    }
    const { logs, preview, outputs, details = [], notices } = execution;
    const unreadable = details.flatMap((detail) => (detail.kind === 'unreadable' ? [detail.notice] : []));
    const [reason] = execution.kind === 'ended' && execution.status === 'FAILED' ? execution.reason.failures : [];
    return [
        attemptsTable(execution),
        logSections(logs, reason?.id),
        ...nestedExecutions(execution),
        outputsSection(execution),
        previewSection(preview, outputs.kind === 'listed' ? outputs.location : ''),
        ...[(0,wording/* endingText */.pG)(execution), ...[...unreadable, ...notices].map(wording/* noticeText */.ut)].map(warning),
    ];
}
function warning(text) {
    return (0,summary_page/* whole */.WQ)(text === undefined ? '' : `> ⚠️ ${(0,report_text/* markdown */.wD)(text, 2000)}`);
}
function logSections(logs, open) {
    return (room) => {
        const texts = [];
        let left = room;
        for (const tail of [...logs].reverse()) {
            const text = logSection(tail, left, tail.attempt.id === open);
            if (text !== '') {
                texts.push(text);
                left -= (0,summary_page/* size */.Ej)(text) + 2;
            }
        }
        return texts.reverse().join('\n\n');
    };
}
const MAX_LINE = 500;
const FOLD = 200;
function logSection(tail, room, open) {
    if (tail.kind === 'unreadable') {
        const warning = `> ⚠️ ${upperFirst((0,report_text/* html */.qy)((0,progress/* attemptName */.LZ)(tail.attempt)))}: ${(0,report_text/* markdown */.wD)((0,wording/* noticeText */.ut)(tail.notice), 1000)}`;
        return (0,summary_page/* size */.Ej)(warning) <= room ? warning : '';
    }
    const lines = lastLines(tail.lines, room - FOLD);
    if (lines.length === 0) {
        return '';
    }
    const cut = tail.lines.length - lines.length;
    return [
        `<details${open ? ' open' : ''}><summary>Last log lines of ${(0,report_text/* html */.qy)((0,progress/* attemptName */.LZ)(tail.attempt))}</summary>`,
        `<pre>\n${lines.join('\n')}\n</pre>`,
        ...(cut > 0 ? [`${(0,report_text/* count */.U9)(cut, 'line')} before these are in report-file.`] : []),
        '</details>',
    ].join('\n\n');
}
function upperFirst(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
}
function lastLines(lines, room) {
    const fit = [];
    let left = room;
    for (const line of [...lines].reverse()) {
        const text = (0,report_text/* escapeHtml */.ZD)((0,report_text/* oneLine */.TN)(line, MAX_LINE));
        left -= (0,summary_page/* size */.Ej)(text) + 1;
        if (left < 0) {
            break;
        }
        fit.push(text);
    }
    return fit.reverse();
}
function outputsSection(execution) {
    const { arn, outputs, missing } = execution;
    const parts = [
        ...(missing.length === 0 ? [] : [(0,summary_page/* whole */.WQ)(missingText(missing))]),
        ...(outputs.kind === 'unreadable' ? [(0,summary_page/* whole */.WQ)(`> ⚠️ ${(0,report_text/* markdown */.wD)((0,wording/* noticeText */.ut)(outputs.notice), 1000)}`)] : []),
        ...(outputs.kind === 'listed' && isWorthTelling(execution, outputs)
            ? listing(arn, outputs, missing.length > 0)
            : []),
    ];
    return (room) => (parts.length === 0 ? '' : (0,summary_page/* assemble */.fT)([(0,summary_page/* whole */.WQ)('### Outputs'), ...parts], room));
}
function isWorthTelling(execution, { objects }) {
    const hasSucceeded = execution.kind === 'ended' && execution.status === 'SUCCEEDED';
    return hasSucceeded || objects.length > 0;
}
function listing(arn, { objects, more, location }, instead) {
    const older = objects.filter((object) => object.older).length;
    const number = `${objects.length}${more ? ' and more' : ''} ${objects.length === 1 ? 'object' : 'objects'}`;
    const title = [
        `${instead ? 'What is there: ' : ''}${number} in ${(0,report_text/* markdown */.wD)(location, 1100)}`,
        ...(older === 0 ? [] : [`${older} of them older than this execution`]),
    ].join(', ');
    return [
        (0,summary_page/* whole */.WQ)(title),
        (room) => objects.length === 0
            ? ''
            : (0,summary_page/* tableWithNote */.Jt)(objectColumns(arn, location), objects, { room }, (cut) => `${(0,report_text/* count */.U9)(cut, 'more object')} in report-file.`),
    ];
}
function objectColumns(arn, location) {
    const { bucket, below } = placesOf(location);
    return [
        { title: 'Object', cell: ({ key }) => (0,report_text/* link */.nf)(below(key).slice(0, 1024), (0,console_links/* objectUrl */.bC)(arn, bucket, key)) },
        { title: 'Size', align: 'right', cell: ({ bytes: size }) => (0,report_text/* bytes */.ee)(size) },
        {
            title: 'Last modified',
            cell: ({ lastModified, older }) => `${lastModified === undefined ? '' : (0,report_text/* timestamp */.vE)(lastModified)}${older ? ' (older)' : ''}`,
        },
    ];
}
function placesOf(location) {
    const [, bucket = '', prefix = ''] = /^s3:\/\/([^/]+)\/?(.*)$/s.exec(location) ?? [];
    return {
        bucket,
        below: (key) => key.startsWith(prefix) && key !== prefix ? key.slice(prefix.length).replace(/^\//, '') : key,
    };
}
const MAX_MISSING = 20;
function missingText(missing) {
    const names = missing.slice(0, MAX_MISSING).map((glob) => `**${(0,report_text/* markdown */.wD)(glob, 200)}**`);
    const more = missing.length > MAX_MISSING ? ` and ${missing.length - MAX_MISSING} more` : '';
    return `> ❌ ${(0,report_text/* count */.U9)(missing.length, 'expected output')} missing: ${names.join(', ')}${more}`;
}
function previewSection(preview, location) {
    switch (preview.kind) {
        case 'none':
            return () => '';
        case 'unreadable':
            return () => `> ⚠️ ${(0,report_text/* markdown */.wD)((0,wording/* noticeText */.ut)(preview.notice), 1000)}`;
        case 'table':
            return previewTable(preview, location);
    }
}
function previewTable(preview, location) {
    const { key, header, rows, moreRows, moreColumns } = preview;
    const more = [
        ...(moreRows > 0 ? [`first ${rows.length} of ${rows.length + moreRows} rows`] : []),
        ...(moreColumns > 0 ? [`first ${header.length} of ${header.length + moreColumns} columns`] : []),
    ];
    const caption = `${(0,report_text/* markdown */.wD)(placesOf(location).below(key), 1024)}${more.length === 0 ? '' : `: ${more.join(', ')}`}`;
    const columns = header.map((title, index) => ({
        title: (0,report_text/* markdown */.wD)(title, MAX_CELL),
        cell: (row) => (0,report_text/* markdown */.wD)(row[index] ?? '', MAX_CELL),
    }));
    const cells = (room) => (0,summary_page/* tableWithNote */.Jt)(columns, rows, { room }, (cut) => `${(0,report_text/* count */.U9)(cut, 'row')} found no room here.`);
    return (room) => columns.length === 0 || rows.length === 0
        ? ''
        : (0,summary_page/* assemble */.fT)([(0,summary_page/* whole */.WQ)('### Preview'), (0,summary_page/* whole */.WQ)(caption), cells], room);
}
const MAX_CELL = 100;

;// CONCATENATED MODULE: ./build/src/report/summary/facts.js




function factsTable(facts) {
    const rows = facts.flatMap((fact) => (fact === undefined ? [] : [`| ${fact.join(' | ')} |`]));
    return ['| | |', '|---|---|', ...rows].join('\n');
}
function machineFact({ machine }, versionArn) {
    const version = versionArn === undefined ? '' : `, version ${(0,report_text/* markdown */.wD)((0,aws_arn/* resourceId */.a)(versionArn))}`;
    return ['State machine', `${(0,report_text/* link */.nf)(machine.name, (0,console_links/* machineUrl */.zw)(machine.arn))}${version}`];
}
const PLAIN = /^[^`|\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]{1,200}$/u;
const MAX_COMMANDS = 10;
function askedFacts({ asked }) {
    if (asked === undefined) {
        return [];
    }
    const { commands, policyFile } = asked;
    const shown = commands.slice(0, MAX_COMMANDS).filter((command) => PLAIN.test(command));
    const more = commands.length - shown.length;
    const list = (0,report_text/* joined */.oR)([...shown.map((command) => `\`${command}\``), more === 0 ? '' : `${more} not shown`], '<br>');
    return [
        ...(commands.length === 0 ? [] : [['Commands', list]]),
        ...(policyFile === undefined ? [] : [['Retry policy', (0,report_text/* markdown */.wD)(policyFile, 200)]]),
    ];
}
function rulesFact(executions) {
    const rules = firedRules(executions);
    return rules === '' ? undefined : ['Rules that fired', rules];
}

;// CONCATENATED MODULE: ./build/src/report/summary/failures-by-reason.js







const MAX_GROUPS = 10;
const MAX_EXAMPLES = 3;
function failuresByReason(failed, report) {
    const groups = (0,failure_groups/* failureGroups */.H)(failed, report);
    const shown = groups.slice(0, MAX_GROUPS).map(groupText);
    const rest = groups.slice(MAX_GROUPS).flatMap(({ executions }) => executions).length;
    return (0,summary_page/* whole */.WQ)((0,report_text/* joined */.oR)([...shown, rest === 0 ? '' : `**${rest} × other reasons**`], '\n\n'));
}
function groupText({ kind, advice, executions }) {
    const title = (0,report_text/* joined */.oR)([`**${executions.length} × ${(0,report_text/* markdown */.wD)(kind, 300)}**`, (0,report_text/* markdown */.wD)(advice, 300)], ' – ');
    const examples = executions.slice(0, MAX_EXAMPLES).map(exampleText);
    const more = executions.length - examples.length;
    return [title, '', ...examples, ...(more === 0 ? [] : [`- and ${more} more`])].join('\n');
}
function exampleText(execution) {
    const { arn } = execution;
    const who = (0,report_text/* link */.nf)((0,report_report/* executionName */._D)(execution).slice(0, 100), arn === undefined ? undefined : (0,console_links/* executionUrl */.ME)(arn));
    const [nearest] = execution.kind === 'ended' ? execution.reason.failures : [];
    if (execution.kind === 'not-started' || nearest === undefined) {
        return `- ${who}`;
    }
    const tail = execution.logs.find((each) => each.attempt.id === nearest.id);
    const { partition = '' } = (0,aws_arn/* parseArn */.Lw)(execution.arn) ?? {};
    const log = tail?.kind === 'lines' ? (0,console_links/* logUrl */.gO)(partition, tail) : undefined;
    const words = (0,report_text/* markdown */.wD)((0,failure_text/* lastWords */.aN)(execution, nearest), 250);
    return (0,report_text/* joined */.oR)([`- ${(0,report_text/* joined */.oR)([who, words], ': ')}`, log === undefined ? '' : (0,report_text/* link */.nf)('log', log)], ' · ');
}

;// CONCATENATED MODULE: ./build/src/report/summary/gantt-axis.js
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const TICKS = [
    { upTo: 2 * SECOND, interval: undefined, format: '%-S.%L s' },
    { upTo: 10 * SECOND, interval: '1second', format: '%-S s' },
    { upTo: 50 * SECOND, interval: '5second', format: '%-S s' },
    { upTo: 150 * SECOND, interval: '15second', format: '%-M:%S min' },
    { upTo: 5 * MINUTE, interval: '30second', format: '%-M:%S min' },
    { upTo: 10 * MINUTE, interval: '1minute', format: '%-M min' },
    { upTo: 50 * MINUTE, interval: '5minute', format: '%-M min' },
    { upTo: 100 * MINUTE, interval: '10minute', format: '%-H:%M h' },
    { upTo: 5 * HOUR, interval: '30minute', format: '%-H:%M h' },
    { upTo: 10 * HOUR, interval: '1hour', format: '%-H:%M h' },
    { upTo: DAY - 1, interval: '3hour', format: '%-H:%M h' },
    { upTo: 3 * DAY, interval: '12hour', format: 'day %-j %-H:%M' },
    { upTo: 10 * DAY, interval: '1day', format: 'day %-j' },
    { upTo: 70 * DAY, interval: '1week', format: 'day %-j' },
    { upTo: Infinity, interval: '1month', format: 'day %-j' },
];
function axis(span) {
    const ticks = TICKS.find(({ upTo }) => span <= upTo);
    return ticks === undefined
        ? []
        : [
            `axisFormat ${ticks.format}`,
            ...(ticks.interval === undefined ? [] : [`tickInterval ${ticks.interval}`]),
        ];
}

;// CONCATENATED MODULE: ./build/src/report/summary/gantt-layout.js
const LEAST_WIDTH = 5;
const GAP = 3;
const PADDING = 8;
const ROUNDING = 0.001;
const MOST_BEYOND = 30;
function inOneRow(bars, scale) {
    const roomy = placed(bars, scale, ({ labels }) => textWidth(labels.at(-1) ?? '') + PADDING + GAP);
    const end = scale.from + (scale.plotWidth + MOST_BEYOND) * scale.msPerPixel;
    return (roomy.at(-1)?.to ?? 0) <= end ? roomy : placed(bars, scale, () => LEAST_WIDTH);
}
function placed(bars, { msPerPixel }, leastWidth) {
    let free = -Infinity;
    return bars.flatMap((bar) => {
        const from = Math.max(bar.from, free);
        const isWait = bar.kind === 'wait';
        const to = Math.max(bar.to, from + (isWait ? 0 : leastWidth(bar) * msPerPixel));
        const width = (to - from) / msPerPixel;
        if (isWait && width < LEAST_WIDTH) {
            return [];
        }
        free = to;
        const label = bar.labels.find((each) => textWidth(each) + PADDING <= width - GAP + ROUNDING) ?? '';
        return [{ kind: bar.kind, from, to: to - GAP * msPerPixel, label }];
    });
}
function inOwnRow(bar, scale) {
    const { from, msPerPixel, plotWidth, leftPadding } = scale;
    const to = Math.max(bar.to, bar.from + LEAST_WIDTH * msPerPixel);
    const left = (bar.from - from) / msPerPixel;
    const right = (to - from) / msPerPixel;
    const rightRoom = plotWidth - right - leftPadding / 2;
    const room = isReadableOutside(bar) ? Math.max(right - left, rightRoom, left) : right - left;
    const label = bar.labels.find((each) => textWidth(each) + PADDING <= room);
    return {
        kind: bar.kind,
        from: bar.from,
        to,
        label: label ?? shortened(bar.labels.at(-1) ?? '', room - PADDING),
    };
}
function isReadableOutside({ kind }) {
    return kind === 'succeeded' || kind === 'failed';
}
function shortened(text, width) {
    const letters = [...text];
    while (letters.length > 0 && textWidth(`${letters.join('')}…`) > width) {
        letters.pop();
    }
    return letters.length < 3 ? '' : `${letters.join('').trimEnd()}…`;
}
function textWidth(text) {
    return [...text].reduce((width, letter) => width + letterWidth(letter), 0);
}
function letterWidth(letter) {
    if (/[\p{M}\p{Cf}]/u.test(letter)) {
        return 0;
    }
    if (/[ijlt.·\s()[\]/-]/.test(letter)) {
        return 5;
    }
    if (/[\p{Lu}mw…+]/u.test(letter)) {
        return 8.5;
    }
    return /[\p{ASCII}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u.test(letter) ? 7 : 13;
}

;// CONCATENATED MODULE: ./build/src/report/summary/gantt.js


const TAGS = {
    succeeded: '',
    failed: 'crit, ',
    'failed-and-went-on': 'done, ',
    wait: 'active, ',
    'no-outcome': 'active, ',
};
const TEXT = '#6e7781';
const GREEN = '#1e863c';
const RED = '#da3633';
const AMBER = '#a87700';
const GREY = '#768390';
const SECTION = '#6e7681';
const COLOURS = {
    textColor: TEXT,
    titleColor: TEXT,
    taskTextColor: '#ffffff',
    taskTextOutsideColor: TEXT,
    taskTextDarkColor: '#000000',
    taskBkgColor: GREEN,
    taskBorderColor: GREEN,
    critBkgColor: RED,
    critBorderColor: RED,
    doneTaskBkgColor: AMBER,
    doneTaskBorderColor: AMBER,
    activeTaskBkgColor: GREY,
    activeTaskBorderColor: GREY,
    sectionBkgColor: SECTION,
    altSectionBkgColor: SECTION,
    sectionBkgColor2: SECTION,
    gridColor: TEXT,
};
const WIDTH = 840;
const RIGHT_PADDING = 45;
const ROW_HEIGHT = 30;
const BAR_HEIGHT = 24;
const TOP_PADDING = 50;
const TICK = 5;
function gantt(sections, start, rows) {
    const names = sectionNames(sections);
    const leftPadding = Math.ceil(20 + Math.max(20, ...names.map(textWidth)));
    const draw = ({ bars }, scale) => rows === 'bars' ? bars.map((bar) => inOwnRow(harmless(bar), scale)) : inOneRow(bars.map(harmless), scale);
    const exact = scaleOf(sections.flatMap(({ bars }) => bars), leftPadding);
    const scale = scaleOf(sections.flatMap((section) => draw(section, exact)), leftPadding);
    const height = rows === 'bars' ? sections.flatMap(({ bars }) => bars).length : sections.length;
    const config = {
        theme: 'base',
        themeVariables: COLOURS,
        gantt: {
            ...(rows === 'sections' && { displayMode: 'compact' }),
            useWidth: WIDTH,
            leftPadding,
            rightPadding: RIGHT_PADDING,
            barHeight: BAR_HEIGHT,
            barGap: ROW_HEIGHT - BAR_HEIGHT,
            gridLineStartPadding: ROW_HEIGHT * height + TOP_PADDING + TICK,
        },
    };
    return [
        `%%{init: ${JSON.stringify(config)}}%%`,
        'gantt',
        '  dateFormat YYYY-MM-DD HH:mm:ss.SSS',
        ...axis(scale.msPerPixel * scale.plotWidth).map((line) => `  ${line}`),
        '  todayMarker off',
        ...sections.flatMap((section, index) => [
            ...(names[index] === '' ? [] : [`  section ${names[index]}`]),
            ...draw(section, scale).map((bar) => `  ${task(bar, start)}`),
        ]),
    ].join('\n');
}
function scaleOf(bars, leftPadding) {
    const from = bars.reduce((earliest, bar) => Math.min(earliest, bar.from), Infinity);
    const span = Math.max(1, bars.reduce((latest, { to }) => Math.max(latest, to), from) - from);
    const plotWidth = WIDTH - leftPadding - RIGHT_PADDING;
    return { from, msPerPixel: span / plotWidth, plotWidth, leftPadding };
}
function task({ kind, from, to, label }, start) {
    const text = OWN_START.test(label) ? label : `${NOTHING}${label}`;
    return `${text} :${TAGS[kind]}${clock(from - start)}, ${clock(to - start)}`;
}
const ZERO = Date.UTC(2000, 0, 1);
function clock(milliseconds) {
    return new Date(ZERO + Math.max(0, Math.round(milliseconds)))
        .toISOString()
        .replace('T', ' ')
        .replace('Z', '');
}
const NOTHING = '\u200b';
const OWN_START = /^(\d+|wait)( |$)/;
const MAX_LABEL = 40;
function harmless(bar) {
    return { ...bar, labels: bar.labels.map((label) => plain(label, MAX_LABEL)) };
}
const MAX_NAME = 24;
function sectionNames(sections) {
    const taken = new Set();
    return sections.map(({ name }) => {
        if (name === undefined) {
            return '';
        }
        let distinct = sectionName(name);
        while (taken.has(distinct)) {
            distinct += NOTHING;
        }
        taken.add(distinct);
        return distinct;
    });
}
function sectionName(name) {
    const letters = [...plain(name, Infinity)];
    const half = Math.floor((MAX_NAME - 1) / 2);
    const short = letters.length <= MAX_NAME
        ? letters.join('')
        : `${letters.slice(0, half).join('')}…${letters.slice(-half - 1).join('')}`;
    return short === '' || /^\d+$/.test(short) || short in {} ? `${short}${NOTHING}` : short;
}
function plain(text, maxLength) {
    const safe = text.toWellFormed().replace(/[^\p{L}\p{N} ._/()[\]+-]+/gu, '·');
    const letters = [...safe];
    return (letters.length <= maxLength ? safe : `${letters.slice(0, maxLength - 1).join('')}…`).trim();
}

;// CONCATENATED MODULE: ./build/src/report/summary/timeline.js







const MAX_ROWS = 30;
const MAX_BARS_OF_ROW = 60;
const MAX_BARS = 360;
function attemptsTimeline(execution, now) {
    const { attempts, startedAt } = execution;
    const groups = Map.groupBy(attempts, ({ item, state }) => item ?? state);
    const rows = [...groups].map(([name, group]) => ({ name, bars: barsOf(group, execution, now) }));
    if (rows.flatMap(({ bars }) => bars).length < 2) {
        return () => '';
    }
    const hasItems = attempts.some(({ item }) => item !== undefined);
    const all = [...ownEnd(execution, rows, now), ...(hasItems ? failedFirst(rows) : rows)];
    const shown = all.slice(0, MAX_ROWS);
    const most = Math.min(MAX_BARS_OF_ROW, Math.floor(MAX_BARS / shown.length));
    const hasNames = hasItems || shown.length > 1;
    const sections = shown.map(({ name, bars }) => ({
        name: hasNames ? name : undefined,
        bars: bars.slice(-most),
    }));
    const cutBars = shown.reduce((cut, { bars }) => cut + Math.max(0, bars.length - most), 0);
    const note = (0,report_text/* joined */.oR)([
        cutText(all.length - shown.length, 'more row'),
        cutText(cutBars, 'earlier attempt or wait', 'earlier attempts and waits'),
    ], ' ');
    return drawn(sections, 'sections', { startedAt, note });
}
function executionsTimeline(executions, report, now) {
    const started = (0,report_report/* startedOnes */.Bd)(executions).filter(({ startedAt }) => startedAt !== undefined);
    if (started.length < 2) {
        return () => '';
    }
    const groups = Map.groupBy(started.slice(0, MAX_ROWS), (execution) => (0,severity/* outcomeOf */.sG)(execution, report));
    const sections = [...groups].map(([outcome, group]) => ({
        name: wording/* OUTCOME_WORDS */.nx[outcome],
        bars: group.map((execution) => executionBar(execution, now)),
    }));
    const note = cutText(started.length - MAX_ROWS, 'more execution');
    return drawn(sections, 'bars', { startedAt: undefined, note });
}
function cutText(cut, noun, plural) {
    return cut <= 0 ? '' : `${(0,report_text/* count */.U9)(cut, noun, plural)} would not fit.`;
}
function lastKnownTime(executions) {
    return executions
        .flatMap((execution) => [
        (0,report_report/* spanOf */.ee)(execution).startedAt ?? 0,
        (0,report_report/* spanOf */.ee)(execution).stoppedAt ?? 0,
        ...(0,report_report/* attemptsOf */.Or)(execution).map((attempt) => shownEnd(attempt, attempt.startedAt)),
    ])
        .reduce((latest, time) => Math.max(latest, time), 0);
}
function drawn(sections, rows, { startedAt, note }) {
    const bars = sections.flatMap((section) => section.bars);
    const first = bars.reduce((earliest, { from }) => Math.min(earliest, from), Infinity);
    const last = bars.reduce((latest, { to }) => Math.max(latest, to), first);
    const isLate = startedAt !== undefined && (first - startedAt) * 50 > last - first;
    const chart = `### Timeline\n\n\`\`\`mermaid\n${gantt(sections, isLate ? startedAt : first, rows)}\n\`\`\``;
    return (0,summary_page/* whole */.WQ)((0,report_text/* joined */.oR)([chart, note], '\n\n'));
}
function barsOf(attempts, execution, now) {
    const hasStates = new Set(attempts.map(({ state }) => state)).size > 1;
    const counting = new Set((0,report_report/* reasonOf */.A3)(execution).failures.map(({ id }) => id));
    return attempts.flatMap((attempt, index) => {
        const bar = {
            kind: barKind(attempt, counting.has(attempt.id)),
            from: attempt.startedAt,
            to: shownEnd(attempt, now),
            labels: barLabels(attempt, hasStates),
        };
        const wait = index + 1 < attempts.length ? waitAfter(attempt, bar.to) : undefined;
        return wait === undefined ? [bar] : [bar, wait];
    });
}
function barKind({ outcome, remark }, counts) {
    switch (outcome.kind) {
        case 'succeeded':
            return remark?.kind === 'outcome-unknown' ? 'no-outcome' : 'succeeded';
        case 'running':
        case 'stopped':
            return 'no-outcome';
        case 'failed': {
            const type = (0,report_report/* classOf */.Kl)(outcome.verdict);
            const isEnd = ['branch-end', 'execution-end'].includes(outcome.followedBy.kind);
            return counts || isEnd || type === undefined || type === 'FATAL' ? 'failed' : 'failed-and-went-on';
        }
    }
}
function waitAfter({ outcome }, failedAt) {
    if (outcome.kind !== 'failed' || outcome.followedBy.kind !== 'retry') {
        return undefined;
    }
    const { at } = outcome.followedBy;
    return at - failedAt < timeline_SHORTEST_WAIT_MS
        ? undefined
        : { kind: 'wait', from: failedAt, to: at, labels: [`wait ${(0,duration/* duration */.p)(at - failedAt)}`, 'wait'] };
}
const timeline_SHORTEST_WAIT_MS = 500;
function barLabels({ number, state, outcome, remark }, hasStates) {
    const type = outcome.kind === 'failed' ? (0,report_report/* classOf */.Kl)(outcome.verdict) : undefined;
    const name = hasStates ? `${state} ${number}` : String(number);
    const kind = remark?.kind === 'outcome-unknown' ? 'started' : outcome.kind;
    const short = `${name} ${type ?? kind}`;
    return [
        ...(outcome.kind === 'failed' && type !== undefined
            ? [(0,report_text/* joined */.oR)([short, outcome.explanation.rule], ' ')]
            : []),
        short,
        name,
        String(number),
    ];
}
function shownEnd({ outcome }, now) {
    return 'at' in outcome ? outcome.at : now;
}
function ownEnd(execution, rows, now) {
    const kind = executionKind(execution);
    if (kind !== 'failed' || rows.some(isFailedRow)) {
        return [];
    }
    return [{ name: 'the execution', bars: [executionBar(execution, now, [endWord(execution)])] }];
}
function endWord(execution) {
    return wording/* OUTCOME_WORDS */.nx[(0,severity/* outcomeOf */.sG)(execution, { waited: true })];
}
function executionBar(execution, now, labels = executionLabels(execution)) {
    const { startedAt = now, stoppedAt = now } = (0,report_report/* spanOf */.ee)(execution);
    return { kind: executionKind(execution), from: startedAt, to: stoppedAt, labels };
}
function executionLabels(execution) {
    const name = (0,report_report/* executionName */._D)(execution);
    const { length } = execution.attempts;
    return length > 1 ? [`${name} · ${length} attempts`, name] : [name];
}
function executionKind(execution) {
    switch ((0,severity/* outcomeOf */.sG)(execution, { waited: true })) {
        case 'succeeded':
            return 'succeeded';
        case 'outputs-missing':
        case 'fatal':
        case 'failed':
        case 'timed-out':
            return 'failed';
        case 'aborted':
            return isAskedFor(execution) ? 'no-outcome' : 'failed';
        case 'still-running':
        case 'left-running':
        case 'not-started':
            return 'no-outcome';
    }
}
function isAskedFor(execution) {
    const by = execution.kind === 'ended' ? execution.stop?.by.kind : undefined;
    return by === 'cancelled' || by === 'fail-fast';
}
function isFailedRow({ bars }) {
    return bars.some(({ kind }) => kind === 'failed');
}
function failedFirst(rows) {
    return [...rows.filter(isFailedRow), ...rows.filter((row) => !isFailedRow(row))];
}

;// CONCATENATED MODULE: ./build/src/report/summary/customers-page.js













function customersPage(report, now) {
    const ordered = (0,severity/* mostSevereFirst */.QX)(report);
    const failed = ordered.filter((execution) => !(0,report_report/* isFine */.zn)(execution, report));
    const fine = ordered.filter((execution) => (0,report_report/* isFine */.zn)(execution, report));
    return [
        (0,summary_page/* whole */.WQ)(`## ${(0,report_report/* isSuccess */.oJ)(report) ? (report.waited ? '✅' : '⏳') : '❌'} ${(0,report_text/* markdown */.wD)(report.machine.name)}`),
        (0,summary_page/* whole */.WQ)(`**${(0,report_text/* markdown */.wD)((0,headline/* stepHeadline */.nu)(report), 2000)}**`),
        failuresByReason(failed, report),
        (0,summary_page/* whole */.WQ)(factsTable(stepFacts(report))),
        customersTable(failed, report),
        stories(failed, report),
        ...(failed.length === 0
            ? [customersTable(fine, report), executionsTimeline(ordered, report, now)]
            : [
                fold(`${fine.length} that went well`, customersTable(fine, report)),
                fold('Timeline', executionsTimeline(ordered, report, now)),
            ]),
    ];
}
function fold(title, part) {
    const start = `<details><summary>${title}</summary>`;
    const end = '</details>';
    return (room) => {
        const text = part(room - (0,summary_page/* size */.Ej)(start) - (0,summary_page/* size */.Ej)(end) - 8);
        return text === '' ? '' : (0,report_text/* joined */.oR)([start, text, end], '\n\n');
    };
}
function stepFacts(report) {
    const { executions } = report;
    const started = (0,report_report/* startedOnes */.Bd)(executions);
    const versions = [...new Set(started.flatMap(({ versionArn }) => versionArn ?? []))];
    const starts = started.flatMap(({ startedAt }) => startedAt ?? []);
    const ends = executions.flatMap((execution) => (0,report_report/* spanOf */.ee)(execution).stoppedAt ?? []);
    return [
        machineFact(report, versions.length === 1 ? versions[0] : undefined),
        ...askedFacts(report),
        ['Attempts', String(executions.flatMap(report_report/* attemptsOf */.Or).length)],
        starts.length === 0 ? undefined : ['Started', (0,report_text/* timestamp */.vE)(starts.reduce((a, b) => Math.min(a, b)))],
        ends.length === 0 ? undefined : ['Ended', (0,report_text/* timestamp */.vE)(ends.reduce((a, b) => Math.max(a, b)))],
        rulesFact(executions),
    ];
}
const MAX_CUSTOMERS = 1000;
function customersTable(executions, report) {
    return (room) => {
        const limits = { room: room - NOTE, maxRows: MAX_CUSTOMERS };
        const { text, cut } = (0,summary_page/* table */.tp)(executionColumns(executions, report), executions, limits);
        return (0,report_text/* joined */.oR)([text, cut === 0 ? '' : notShown(executions.slice(-cut), report)], '\n\n');
    };
}
const NOTE = 500;
function notShown(executions, report) {
    return `Without a row here: ${(0,headline/* outcomeCounts */.TY)(executions, report)}; report-file has all.`;
}
function executionColumns(executions, report) {
    const hasIds = executions.some(({ customerId }) => customerId !== undefined);
    const columns = [
        {
            title: hasIds ? 'Customer' : 'Execution',
            cell: (execution) => {
                const { arn } = execution;
                return (0,report_text/* link */.nf)((0,report_report/* executionName */._D)(execution), arn === undefined ? undefined : (0,console_links/* executionUrl */.ME)(arn));
            },
        },
        {
            title: 'Outcome',
            cell: (execution) => {
                const outcome = (0,severity/* outcomeOf */.sG)(execution, report);
                return `${wording/* OUTCOME_SIGNS */.Gr[outcome]} ${wording/* OUTCOME_WORDS */.nx[outcome]}`;
            },
        },
        { title: 'Attempts', align: 'right', cell: (execution) => String((0,report_report/* attemptsOf */.Or)(execution).length) },
        {
            title: 'Duration',
            align: 'right',
            cell: (execution) => {
                const { startedAt, stoppedAt } = (0,report_report/* spanOf */.ee)(execution);
                return startedAt === undefined || stoppedAt === undefined ? '' : (0,duration/* duration */.p)(stoppedAt - startedAt);
            },
        },
        {
            title: 'Class',
            shown: 'if-any',
            cell: (execution) => {
                const type = (0,report_report/* classificationOf */.AZ)(execution);
                return type === undefined || (0,severity/* outcomeOf */.sG)(execution, report) === 'fatal'
                    ? ''
                    : `${wording/* CLASS_SIGNS */.Ox[type]} ${type}`;
            },
        },
        { title: 'Reason', shown: 'if-any', cell: (execution) => (0,report_text/* markdown */.wD)(whyText(execution), 300) },
    ];
    return (0,summary_page/* shownColumns */.Lt)(columns, executions);
}
function whyText(execution) {
    if (execution.kind === 'not-started') {
        return (0,wording/* endingText */.pG)(execution) ?? '';
    }
    if (execution.kind === 'left-running') {
        return (0,wording/* endingText */.pG)(execution) ?? (0,failure_text/* reasonText */.uV)(execution);
    }
    const { status, missing } = execution;
    switch (status) {
        case 'SUCCEEDED':
            return missing.length === 0
                ? (0,headline/* unclearOutcomes */.Gd)(execution)
                : `missing: ${missing.slice(0, 20).join(', ')}`;
        case 'FAILED':
            return (0,failure_text/* reasonText */.uV)(execution) || (0,failure_text/* executionError */.TH)(execution);
        default:
            return (0,wording/* endingText */.pG)(execution) ?? ((0,failure_text/* reasonText */.uV)(execution) || (0,failure_text/* executionError */.TH)(execution));
    }
}
const SHORT = 2000;
const STORY = 20_000;
function stories(executions, report) {
    const told = (0,report_report/* startedOnes */.Bd)(executions);
    return (room) => {
        const texts = [];
        let left = room - NOTE;
        for (const [index, execution] of told.entries()) {
            if (left < SHORT) {
                break;
            }
            const fold = folded(execution, report, Math.min(left, Math.max(STORY, left / (told.length - index))));
            texts.push(fold);
            left -= (0,summary_page/* size */.Ej)(fold) + 2;
        }
        const cut = told.length - texts.length;
        const note = cut === 0 ? '' : `${(0,report_text/* count */.U9)(cut, 'more failure')} ${cut === 1 ? 'is' : 'are'} told in report-file.`;
        return told.length === 0 ? '' : (0,report_text/* joined */.oR)([...texts, note], '\n\n');
    };
}
function folded(execution, report, room) {
    const title = (0,report_text/* html */.qy)(`${(0,report_report/* executionName */._D)(execution)}: ${(0,headline/* headline */.Pl)(execution, report)}`, 120);
    const start = `<details><summary>${title}</summary>`;
    const end = '</details>';
    const parts = [...headlineLines(execution, report), ...story(execution)];
    return (0,report_text/* joined */.oR)([start, (0,summary_page/* assemble */.fT)(parts, room - (0,summary_page/* size */.Ej)(start) - (0,summary_page/* size */.Ej)(end) - 8), end], '\n\n');
}

;// CONCATENATED MODULE: ./build/src/report/summary/summary.js











const MAX_BYTES = 900_000;
function summary(report, now = lastKnownTime(report.executions)) {
    const [execution] = report.executions;
    const page = report.executions.length === 1 && execution !== undefined
        ? executionPage(report, execution, now)
        : customersPage(report, now);
    return `${(0,summary_page/* assemble */.fT)(page, MAX_BYTES)}\n`;
}
function executionPage(report, execution, now) {
    return [
        (0,summary_page/* whole */.WQ)(`## ${wording/* OUTCOME_SIGNS */.Gr[(0,severity/* outcomeOf */.sG)(execution, report)]} ${(0,report_text/* markdown */.wD)(report.machine.name)}`),
        ...headlineLines(execution, report),
        (0,summary_page/* whole */.WQ)(factsTable(executionFacts(report, execution))),
        ...(execution.kind === 'not-started' ? [] : [attemptsTimeline(execution, now)]),
        ...story(execution),
    ];
}
function executionFacts(report, execution) {
    const { arn, customerId, attached } = execution;
    const { startedAt, stoppedAt } = (0,report_report/* spanOf */.ee)(execution);
    const versionArn = execution.kind === 'not-started' ? undefined : execution.versionArn;
    return [
        machineFact(report, versionArn),
        arn === undefined ? undefined : ['Execution', (0,report_text/* link */.nf)((0,aws_arn/* resourceId */.a)(arn), (0,console_links/* executionUrl */.ME)(arn))],
        customerId === undefined ? undefined : ['Customer', (0,report_text/* markdown */.wD)(customerId)],
        ...askedFacts(report),
        startedAt === undefined
            ? undefined
            : ['Started', `${(0,report_text/* timestamp */.vE)(startedAt)}${attached ? ', by another run; this step attached to it' : ''}`],
        stoppedAt === undefined ? undefined : ['Ended', (0,report_text/* timestamp */.vE)(stoppedAt)],
        rulesFact([execution]),
    ];
}

// EXTERNAL MODULE: ./build/src/github/log-stream.js
var log_stream = __webpack_require__(9540);
// EXTERNAL MODULE: ./build/src/github/private-file.js
var private_file = __webpack_require__(8877);
// EXTERNAL MODULE: ./build/src/github/runner.js
var runner = __webpack_require__(3043);
;// CONCATENATED MODULE: ./build/src/github/publish.js















async function publish(report, options) {
    const { directory, comment } = options;
    setExitCode(report);
    const unwritten = new Set();
    const write = async (what, how) => {
        const failure = await failureOf(what, how);
        if (failure !== undefined) {
            unwritten.add(failure);
        }
        return failure === undefined;
    };
    if (options.showLogs) {
        await write(UNWRITTEN.log, () => (0,log_stream/* logged */.J)(() => showLogs(report)));
    }
    const isLogged = await write(UNWRITTEN.log, () => (0,log_stream/* logged */.J)(() => tell(report)));
    await write(UNWRITTEN.log, () => (0,log_stream/* logged */.J)(() => warnings(report).forEach(warn)));
    const isOutput = await write(UNWRITTEN.outputs, () => publishOutputs(report));
    const isFile = await write(UNWRITTEN.file, () => writeReportFile(report, directory, unwritten));
    const toldInFile = unwritten.size;
    if (isFile) {
        await write(UNWRITTEN.fileOutput, () => core/* setOutput */.uH('report-file', reportFile(report, directory)));
    }
    const isSummary = options.summary && (await write(UNWRITTEN.summary, () => writeSummary(report, unwritten)));
    const isComment = comment !== undefined && (await write(UNWRITTEN.comment, () => publishComment(report, comment)));
    if (isFile && unwritten.size > toldInFile) {
        await write(UNWRITTEN.file, () => writeReportFile(report, directory, unwritten));
    }
    if (![isLogged, isOutput, isFile, isSummary, isComment].includes(true)) {
        process.exitCode = core/* ExitCode */.yU.Failure;
    }
}
const UNWRITTEN = {
    log: 'The job log could not be written',
    outputs: 'The outputs of the step could not be written',
    file: 'The report file could not be written',
    fileOutput: 'The output report-file could not be written',
    summary: 'The job summary could not be written',
    comment: 'The comment could not be written',
};
function setExitCode(report) {
    if (!(0,report_report/* isSuccess */.oJ)(report)) {
        process.exitCode = core/* ExitCode */.yU.Failure;
    }
}
function warn(sentence) {
    core/* warning */.$e(sentence);
}
function publishOutputs(report) {
    const { outputs, cut } = stepOutputs(report);
    for (const [name, value] of Object.entries(outputs)) {
        core/* setOutput */.uH(name, value);
    }
    for (const name of cut) {
        core/* warning */.$e(`Output ${name} is too long for an output of a job, and empty; report-file has it.`);
    }
}
function reportFile(report, directory) {
    return (0,external_node_path_.join)(directory, `sfn-fargate-retry-${reportName(report)}.json`);
}
function writeReportFile(report, directory, unwritten) {
    const text = JSON.stringify({ ...reportJson(report), notWritten: [...unwritten] }, null, 2);
    (0,private_file/* writePrivately */.Q)(reportFile(report, directory), `${text}\n`);
}
async function writeSummary(report, unwritten) {
    const page = summary(report, Date.now());
    const notes = [...unwritten].map((sentence) => `\n> ⚠️ ${(0,report_text/* markdown */.wD)(sentence, 1000)}\n`);
    await core/* summary */.z.addRaw([page, ...notes].join('')).write();
}
async function publishComment(report, options) {
    const { commentOnPullRequest } = await Promise.all(/* import() */[__webpack_require__.e(609), __webpack_require__.e(990)]).then(__webpack_require__.bind(__webpack_require__, 1990));
    const outcome = await commentOnPullRequest(report, options);
    switch (outcome.kind) {
        case 'no-pull-request':
            core/* info */.pq('no comment: this run is not of a pull request');
            break;
        case 'written':
            core/* info */.pq(`comment ${outcome.change}: ${(0,report_text/* oneLine */.TN)(outcome.url)}`);
            break;
        case 'superseded':
            core/* info */.pq(`comment left as it is, since it tells of a later run: ${(0,report_text/* oneLine */.TN)(outcome.url)}`);
            break;
        case 'not-written':
            core/* warning */.$e(outcome.warning);
            break;
    }
}
async function publishLeftRunning(report) {
    setExitCode(report);
    const failure = await failureOf(UNWRITTEN.log, () => (0,log_stream/* logged */.J)(() => tell(report)));
    const unwritten = new Set(failure === undefined ? [] : [failure]);
    await failureOf(UNWRITTEN.summary, () => writeSummary(report, unwritten));
}
function showLogs({ executions }) {
    const tails = (0,report_report/* startedOnes */.Bd)(executions).flatMap((execution) => execution.logs.flatMap((tail) => tail.kind === 'lines'
        ? [{ tail, whose: executions.length === 1 ? '' : `${(0,report_report/* executionLabel */.Rk)(execution)}, ` }]
        : []));
    for (const { tail, whose } of tails.slice(0, MAX_TAILS)) {
        const attempt = `${whose}${(0,progress/* attemptName */.LZ)(tail.attempt)}`;
        core/* startGroup */.Oh(`last log lines of ${attempt}: ${(0,report_text/* oneLine */.TN)(`${tail.group} ${tail.stream}`)}`);
        runner.jobLog.output(tail.lines);
        core/* endGroup */.N4();
    }
    if (tails.length > MAX_TAILS) {
        core/* info */.pq(`${tails.length - MAX_TAILS} more logs of failed attempts are in report-file`);
    }
}
const MAX_TAILS = 50;
function reportName({ executions }) {
    const [first] = executions;
    return encodeURIComponent(first?.arn === undefined ? 'report' : (0,aws_arn/* resourceId */.a)(first.arn)).slice(0, 150);
}
async function failureOf(what, write) {
    try {
        await write();
        return undefined;
    }
    catch (error) {
        const sentence = (0,report_text/* oneLine */.TN)(`${what}: ${(0,errors/* messageOf */.bD)(error)}`, 2000);
        core/* warning */.$e(sentence);
        return sentence;
    }
}
function tell(report) {
    const told = annotations(report);
    for (const { level, title, message } of told) {
        (level === 'error' ? core/* error */.z3 : core/* warning */.$e)(message, { title });
    }
    if (report.executions.length > 1 || told.length === 0) {
        core/* info */.pq((0,headline/* stepHeadline */.nu)(report));
    }
    const failed = (0,report_report/* failedExecutions */.TY)(report);
    const withoutAnnotation = failed.length > told.length ? failed.slice(told.length - 1) : [];
    for (const execution of withoutAnnotation) {
        core/* info */.pq(`failed: ${(0,report_text/* oneLine */.TN)(execution.customerId ?? execution.arn ?? '')}: ${(0,headline/* headline */.Pl)(execution, report)}`);
    }
}


/***/ }),

/***/ 4947:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ failureGroups)
/* harmony export */ });
/* harmony import */ var _failure_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2088);
/* harmony import */ var _severity_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9237);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4913);
/* harmony import */ var _wording_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1272);




function failureGroups(failed, report) {
    return [...Map.groupBy(failed, (execution) => kindOf(execution, report))]
        .map(([kind, executions]) => ({ kind, advice: adviceOn(executions[0]), executions }))
        .toSorted((one, other) => other.executions.length - one.executions.length);
}
function kindOf(execution, report) {
    const [nearest] = execution.kind === 'ended' ? execution.reason.failures : [];
    if (execution.kind === 'ended' && execution.status === 'FAILED') {
        return nearest === undefined
            ? (0,_failure_text_js__WEBPACK_IMPORTED_MODULE_0__/* .executionError */ .TH)({ error: execution.error, cause: '' }) || _wording_js__WEBPACK_IMPORTED_MODULE_3__/* .OUTCOME_WORDS */ .nx.failed
            : (0,_failure_text_js__WEBPACK_IMPORTED_MODULE_0__/* .failureKind */ .zU)(execution, nearest);
    }
    const words = _wording_js__WEBPACK_IMPORTED_MODULE_3__/* .OUTCOME_WORDS */ .nx[(0,_severity_js__WEBPACK_IMPORTED_MODULE_1__/* .outcomeOf */ .sG)(execution, report)];
    return execution.kind === 'not-started' ? (0,_text_js__WEBPACK_IMPORTED_MODULE_2__/* .joined */ .oR)([words, (0,_wording_js__WEBPACK_IMPORTED_MODULE_3__/* .endingClause */ .pd)(execution)], ': ') : words;
}
function adviceOn(execution) {
    const [nearest] = execution?.kind === 'ended' ? execution.reason.failures : [];
    return nearest === undefined ? '' : (0,_failure_text_js__WEBPACK_IMPORTED_MODULE_0__/* .adviceText */ .YM)(nearest);
}


/***/ }),

/***/ 7210:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $5: () => (/* binding */ headlineParts),
/* harmony export */   Gd: () => (/* binding */ unclearOutcomes),
/* harmony export */   Pl: () => (/* binding */ headline),
/* harmony export */   TY: () => (/* binding */ outcomeCounts),
/* harmony export */   nu: () => (/* binding */ stepHeadline)
/* harmony export */ });
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2297);
/* harmony import */ var _failure_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2088);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8456);
/* harmony import */ var _severity_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9237);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4913);
/* harmony import */ var _wording_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1272);
/* harmony import */ var _work_text_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6199);







function headlineParts(execution, { waited } = { waited: true }) {
    const advice = adviceOf(execution);
    switch (execution.kind) {
        case 'not-started':
            return { happened: 'Not started', said: ending(execution), advice };
        case 'left-running':
            return waited
                ? { happened: `RUNNING ${after(execution)}`, said: endingAndFailure(execution), advice }
                : { happened: leftRunningText(execution), said: ending(execution), advice };
        case 'ended':
            return { ...endedHeadline(execution), advice };
    }
}
function headline(execution, report) {
    const { happened, said, advice } = headlineParts(execution, report);
    return (0,_text_js__WEBPACK_IMPORTED_MODULE_3__/* .joined */ .oR)([(0,_text_js__WEBPACK_IMPORTED_MODULE_3__/* .joined */ .oR)([happened, said], ': '), advice], ' – ');
}
function leftRunningText(execution) {
    return execution.attached
        ? `Attached, and left running ${afterAttempts(execution)}`
        : 'Started, and left running';
}
function endedHeadline(execution) {
    const { status } = execution;
    switch (status) {
        case 'SUCCEEDED':
            return {
                happened: `Succeeded ${after(execution)}${retries([execution])}${withoutOutputs(execution)}`,
                said: unclearOutcomes(execution),
            };
        case 'FAILED':
            return { happened: `${(0,_failure_text_js__WEBPACK_IMPORTED_MODULE_0__/* .failedWord */ .kh)(execution)} ${after(execution)}`, said: (0,_failure_text_js__WEBPACK_IMPORTED_MODULE_0__/* .reasonText */ .uV)(execution) };
        default:
            return {
                happened: `${status} ${after(execution)}`,
                said: execution.stop === undefined
                    ? withFailure(clause((0,_failure_text_js__WEBPACK_IMPORTED_MODULE_0__/* .executionError */ .TH)(execution)), execution)
                    : endingAndFailure(execution),
            };
    }
}
function unclearOutcomes({ attempts }) {
    const unclear = attempts.filter(({ outcome, remark }) => outcome.kind === 'succeeded' && remark !== undefined);
    const [first, ...more] = unclear;
    if (first === undefined) {
        return '';
    }
    const others = more.length === 0 ? '' : `and ${(0,_text_js__WEBPACK_IMPORTED_MODULE_3__/* .count */ .U9)(more.length, 'more attempt')} like it`;
    return (0,_text_js__WEBPACK_IMPORTED_MODULE_3__/* .joined */ .oR)([(0,_text_js__WEBPACK_IMPORTED_MODULE_3__/* .joined */ .oR)([(0,_failure_text_js__WEBPACK_IMPORTED_MODULE_0__/* .whereText */ .ZF)(first), (0,_work_text_js__WEBPACK_IMPORTED_MODULE_5__/* .remarkText */ .ab)(first.remark)], ': '), others], '; ');
}
function adviceOf(execution) {
    const [reason] = (0,_report_js__WEBPACK_IMPORTED_MODULE_1__/* .reasonOf */ .A3)(execution).failures;
    if (reason === undefined || execution.kind === 'not-started') {
        return '';
    }
    const { verdict } = reason.outcome;
    const isUnretried = execution.kind === 'ended' &&
        execution.status === 'FAILED' &&
        verdict.by === 'policy' &&
        verdict.decision.type !== 'FATAL';
    return (0,_text_js__WEBPACK_IMPORTED_MODULE_3__/* .joined */ .oR)([(0,_failure_text_js__WEBPACK_IMPORTED_MODULE_0__/* .adviceText */ .YM)(reason), isUnretried ? unretriedText(verdict.decision.type) : ''], ' ');
}
function unretriedText(type) {
    return type === 'SUCCEEDED'
        ? 'The policy takes it for success, but the machine did not.'
        : `It is ${type}, but the machine retries no more.`;
}
const MAX_ENDING = 1000;
function ending(execution) {
    return (0,_text_js__WEBPACK_IMPORTED_MODULE_3__/* .oneLine */ .TN)((0,_wording_js__WEBPACK_IMPORTED_MODULE_4__/* .endingClause */ .pd)(execution), MAX_ENDING);
}
function clause(cause) {
    return cause.replace(/\.$/, '');
}
function endingAndFailure(execution) {
    return withFailure(ending(execution), execution);
}
function withFailure(why, execution) {
    const failure = (0,_failure_text_js__WEBPACK_IMPORTED_MODULE_0__/* .reasonText */ .uV)(execution);
    return (0,_text_js__WEBPACK_IMPORTED_MODULE_3__/* .joined */ .oR)([why, failure === '' ? '' : `the last failure was ${failure}`], '; ');
}
function after(execution) {
    return `${afterAttempts(execution)}${execution.attached ? ' (attached)' : ''}`;
}
function afterAttempts(execution) {
    return `after ${(0,_text_js__WEBPACK_IMPORTED_MODULE_3__/* .count */ .U9)(execution.attempts.length, 'attempt')}${took((0,_report_js__WEBPACK_IMPORTED_MODULE_1__/* .spanOf */ .ee)(execution))}`;
}
function stepHeadline(report) {
    const { executions, cancelled, waited } = report;
    const [only, ...more] = executions;
    if (only === undefined) {
        return 'Nothing was run';
    }
    if (more.length === 0) {
        return headline(only, report);
    }
    const noun = executions.every(({ customerId }) => customerId !== undefined) ? 'customer' : 'execution';
    const others = executions.filter((execution) => (0,_severity_js__WEBPACK_IMPORTED_MODULE_2__/* .outcomeOf */ .sG)(execution, report) !== 'succeeded');
    const good = executions.length - others.length;
    if (!waited && others.length === executions.length && others.every((each) => (0,_report_js__WEBPACK_IMPORTED_MODULE_1__/* .isFine */ .zn)(each, report))) {
        return `${(0,_text_js__WEBPACK_IMPORTED_MODULE_3__/* .count */ .U9)(executions.length, noun)} started, and left running`;
    }
    return (0,_text_js__WEBPACK_IMPORTED_MODULE_3__/* .joined */ .oR)([
        `${good} of ${(0,_text_js__WEBPACK_IMPORTED_MODULE_3__/* .count */ .U9)(executions.length, noun)} succeeded${took(span(executions))}${retries(executions)}`,
        outcomeCounts(others, report),
        tolerance(report),
        cancelled ? 'the job was cancelled' : '',
    ], '; ');
}
function outcomeCounts(executions, report) {
    return [...Map.groupBy(executions, (execution) => (0,_severity_js__WEBPACK_IMPORTED_MODULE_2__/* .outcomeOf */ .sG)(execution, report))]
        .map(([outcome, { length }]) => `${length} ${_wording_js__WEBPACK_IMPORTED_MODULE_4__/* .OUTCOME_WORDS */ .nx[outcome]}`)
        .join(', ');
}
function tolerance(report) {
    const { executions, toleratedFailurePercentage: tolerated } = report;
    const failed = (0,_report_js__WEBPACK_IMPORTED_MODULE_1__/* .failedExecutions */ .TY)(report).length;
    if (failed === 0 || tolerated === 0) {
        return '';
    }
    const percent = ((failed / executions.length) * 100).toFixed(1);
    const only = (0,_report_js__WEBPACK_IMPORTED_MODULE_1__/* .isSuccess */ .oJ)({ ...report, cancelled: false }) ? '' : 'only ';
    return `${failed} of ${executions.length} failed (${percent} %), ${only}${tolerated} % are tolerated`;
}
function took({ startedAt, stoppedAt }) {
    return startedAt === undefined || stoppedAt === undefined ? '' : ` in ${(0,_duration_js__WEBPACK_IMPORTED_MODULE_6__/* .duration */ .p)(stoppedAt - startedAt)}`;
}
function span(executions) {
    const spans = executions.map(_report_js__WEBPACK_IMPORTED_MODULE_1__/* .spanOf */ .ee);
    const starts = spans.flatMap(({ startedAt }) => startedAt ?? []);
    const ends = spans.flatMap(({ stoppedAt }) => stoppedAt ?? []);
    return starts.length === 0 || ends.length < starts.length
        ? { startedAt: undefined, stoppedAt: undefined }
        : {
            startedAt: starts.reduce((a, b) => Math.min(a, b)),
            stoppedAt: ends.reduce((a, b) => Math.max(a, b)),
        };
}
function retries(executions) {
    const retried = executions.flatMap(_report_js__WEBPACK_IMPORTED_MODULE_1__/* .retriesOf */ .Ko);
    const types = retried.flatMap(({ outcome }) => (0,_report_js__WEBPACK_IMPORTED_MODULE_1__/* .classOf */ .Kl)(outcome.verdict) ?? []);
    const parts = [...Map.groupBy(types, (type) => type)].map(([type, { length }]) => `${length} ${type}`);
    const classes = parts.length === 0 ? '' : ` (${parts.join(', ')})`;
    return retried.length === 0 ? '' : `: ${(0,_text_js__WEBPACK_IMPORTED_MODULE_3__/* .count */ .U9)(retried.length, 'retry', 'retries')}${classes}`;
}
const MAX_NAMES = 5;
function withoutOutputs({ missing }) {
    if (missing.length === 0) {
        return '';
    }
    const names = missing.slice(0, MAX_NAMES).map((glob) => (0,_text_js__WEBPACK_IMPORTED_MODULE_3__/* .oneLine */ .TN)(glob, 100));
    const more = missing.length > MAX_NAMES ? ` and ${missing.length - MAX_NAMES} more` : '';
    const are = missing.length === 1 ? 'expected output is' : 'expected outputs are';
    return `, but ${missing.length} ${are} missing: ${names.join(', ')}${more}`;
}


/***/ }),

/***/ 9237:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   QX: () => (/* binding */ mostSevereFirst),
/* harmony export */   Uz: () => (/* binding */ CLASSIFICATIONS_BY_SEVERITY),
/* harmony export */   sG: () => (/* binding */ outcomeOf)
/* harmony export */ });
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8456);

const OUTCOMES = [
    'fatal',
    'failed',
    'outputs-missing',
    'timed-out',
    'aborted',
    'not-started',
    'still-running',
    'left-running',
    'succeeded',
];
const CLASSIFICATIONS_BY_SEVERITY = [
    'FATAL',
    'TEMPORARY',
    'RETRIABLE',
];
function outcomeOf(execution, report) {
    switch (execution.kind) {
        case 'not-started':
            return 'not-started';
        case 'left-running':
            return (0,_report_js__WEBPACK_IMPORTED_MODULE_0__/* .isFine */ .zn)(execution, report) ? 'left-running' : 'still-running';
        case 'ended':
            switch (execution.status) {
                case 'SUCCEEDED':
                    return (0,_report_js__WEBPACK_IMPORTED_MODULE_0__/* .isFine */ .zn)(execution, report) ? 'succeeded' : 'outputs-missing';
                case 'FAILED':
                    return (0,_report_js__WEBPACK_IMPORTED_MODULE_0__/* .classificationOf */ .AZ)(execution) === 'FATAL' ? 'fatal' : 'failed';
                case 'TIMED_OUT':
                    return 'timed-out';
                case 'ABORTED':
                    return 'aborted';
            }
    }
}
function mostSevereFirst(report) {
    const rank = (execution) => OUTCOMES.indexOf(outcomeOf(execution, report));
    return report.executions.toSorted((one, other) => rank(one) - rank(other));
}


/***/ }),

/***/ 828:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ej: () => (/* binding */ size),
/* harmony export */   Jt: () => (/* binding */ tableWithNote),
/* harmony export */   Lt: () => (/* binding */ shownColumns),
/* harmony export */   WQ: () => (/* binding */ whole),
/* harmony export */   fT: () => (/* binding */ assemble),
/* harmony export */   pX: () => (/* binding */ MAX_ROWS),
/* harmony export */   tp: () => (/* binding */ table)
/* harmony export */ });
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4913);

function assemble(parts, room) {
    let left = room;
    const texts = parts.map((part, index) => {
        const share = Math.floor(left / (parts.length - index)) - SEPARATOR.length;
        const text = part(share);
        left -= text === '' ? 0 : size(text) + SEPARATOR.length;
        return text;
    });
    return (0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .joined */ .oR)(texts, SEPARATOR);
}
const SEPARATOR = '\n\n';
function whole(text) {
    return (room) => (size(text) <= room ? text : '');
}
function size(text) {
    return Buffer.byteLength(text);
}
function shownColumns(columns, rows) {
    return columns.filter(({ shown, cell }) => {
        switch (shown) {
            case 'if-any':
                return rows.some((row) => cell(row) !== '');
            case 'if-different':
                return new Set(rows.map(cell)).size > 1;
            default:
                return true;
        }
    });
}
const MAX_ROWS = 200;
function table(columns, rows, { room, keep = 'first', maxRows = MAX_ROWS }) {
    const head = [
        line(columns.map(({ title }) => title)),
        `|${columns.map(({ align }) => (align === 'right' ? '--:' : '---')).join('|')}|`,
    ].join('\n');
    const fit = [];
    let left = room - size(head);
    for (let index = 0; index < Math.min(rows.length, maxRows); index += 1) {
        const row = rows.at(keep === 'first' ? index : -1 - index);
        const text = row === undefined ? '' : line(columns.map(({ cell }) => cell(row)));
        left -= size(text) + 1;
        if (left < 0) {
            break;
        }
        fit.push(text);
    }
    const lines = keep === 'first' ? fit : fit.reverse();
    return { text: fit.length === 0 ? '' : [head, ...lines].join('\n'), cut: rows.length - fit.length };
}
function line(cells) {
    return `| ${cells.join(' | ')} |`;
}
function tableWithNote(columns, rows, limits, note) {
    const { text, cut } = table(columns, rows, { ...limits, room: limits.room - NOTE });
    return (0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .joined */ .oR)([text, cut === 0 ? '' : note(cut)], SEPARATOR);
}
const NOTE = 500;


/***/ })

};
