export const id = 990;
export const ids = [990];
export const modules = {

/***/ 1990:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  commentOnPullRequest: () => (/* binding */ commentOnPullRequest)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/src/aws/errors.js
var errors = __webpack_require__(9368);
// EXTERNAL MODULE: ./build/src/json.js
var json = __webpack_require__(4715);
// EXTERNAL MODULE: ./build/src/aws/arn.js
var arn = __webpack_require__(2672);
// EXTERNAL MODULE: ./build/src/aws/console-links.js
var console_links = __webpack_require__(5386);
// EXTERNAL MODULE: ./build/src/duration.js
var duration = __webpack_require__(2297);
// EXTERNAL MODULE: ./build/src/report/failure-groups.js
var failure_groups = __webpack_require__(4947);
// EXTERNAL MODULE: ./build/src/report/failure-text.js
var failure_text = __webpack_require__(2088);
// EXTERNAL MODULE: ./build/src/report/headline.js
var headline = __webpack_require__(7210);
// EXTERNAL MODULE: ./build/src/report/report.js
var report_report = __webpack_require__(8456);
// EXTERNAL MODULE: ./build/src/report/severity.js
var severity = __webpack_require__(9237);
// EXTERNAL MODULE: ./build/src/report/text.js
var report_text = __webpack_require__(4913);
// EXTERNAL MODULE: ./build/src/report/wording.js
var wording = __webpack_require__(1272);
// EXTERNAL MODULE: ./build/src/report/work-text.js
var work_text = __webpack_require__(6199);
;// CONCATENATED MODULE: ./build/src/report/comment.js











/** What GitHub takes for a comment. All parts together are shorter, however their text is escaped. */
const MAX_COMMENT_LENGTH = 65_536;
const MAX_ROWS_LENGTH = 40_000;
const MAX_ROWS = 50;
/** The start that all comments of a step have. People do not see it. */
function markerStart(place) {
    return `<!-- sfn-fargate-retry ${place} `;
}
/**
 * The readable part of a place: workflow, job and step, of a bounded length and of characters that can neither end an
 * HTML comment (`-->`) nor look like another part.
 */
function readablePlace({ name, job, step }) {
    return [name, job, step]
        .map((part = '') => encodeURIComponent(part.slice(0, 60).toWellFormed()).replace(/[-.!~*'()]/g, hex))
        .join('.');
}
function hex(character) {
    return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
/** The run of which a comment tells; undefined if it does not say. */
function runOf(body) {
    const [, run, attempt] = /^<!-- sfn-fargate-retry \S+ run (\d{1,15})\.(\d{1,15}) -->/.exec(body) ?? [];
    return run === undefined || attempt === undefined
        ? undefined
        : { run: Number(run), attempt: Number(attempt) };
}
/** The pull request comment, in GitHub Markdown: the short form of the summary. */
function comment(report, source, { place, run, attempt }) {
    const [first, ...more] = report.executions;
    return (0,report_text/* joined */.oR)([
        `${markerStart(place)}run ${run}.${attempt} -->`,
        `### ${reportSign(report)} ${(0,report_text/* markdown */.wD)(report.machine.name, 80)}`,
        ...(first !== undefined && more.length === 0
            ? singleExecution(first, report)
            : severalExecutions(report)),
        footer(source),
    ], '\n\n');
}
function singleExecution(execution, report) {
    const { happened, said, advice } = (0,headline/* headlineParts */.$5)(execution, report);
    return [
        `**${(0,report_text/* markdown */.wD)(happened, 600)}**`,
        (0,report_text/* markdown */.wD)(said, 600),
        advice === '' ? '' : `→ ${(0,report_text/* markdown */.wD)(advice, 600)}`,
        shortAttemptsTable((0,report_report/* attemptsOf */.Or)(execution)),
        execution.arn === undefined ? '' : executionLink(execution, (0,arn/* resourceId */.a)(execution.arn)),
    ];
}
function shortAttemptsTable(attempts) {
    if (attempts.length === 0) {
        return '';
    }
    const places = attempts.map((attempt) => placeOf(attempt, attempts));
    // The built-in machine runs its task in one place.
    const hasPlaces = places.some((place) => place !== '');
    const all = attempts.map((attempt, index) => attemptRow(attempt, hasPlaces ? `| ${(0,report_text/* markdown */.wD)(places[index] ?? '', 120)} ` : ''));
    const rows = fittingRows(all.reverse()).reverse();
    const cut = attempts.length - rows.length;
    return [
        `| # ${hasPlaces ? '| State ' : ''}| Outcome | Exit code | Reason | Duration |`,
        `|--:${hasPlaces ? '|---' : ''}|---|--:|---|--:|`,
        ...rows,
        ...(cut > 0 ? ['', `The first ${(0,report_text/* count */.U9)(cut, 'attempt')} ${cut === 1 ? 'is' : 'are'} left out.`] : []),
    ].join('\n');
}
/** The state and the item of an attempt. */
function placeOf(attempt, attempts) {
    const { item } = attempt;
    return (0,report_text/* joined */.oR)([(0,failure_text/* stateAmong */.U8)(attempt, attempts), item === undefined ? '' : `(${item})`], ' ');
}
/** @param place the cell that tells where it ran, if there is such a column */
function attemptRow(attempt, place) {
    const { number, startedAt, outcome, remark } = attempt;
    const took = outcome.kind === 'running' ? '' : (0,duration/* duration */.p)(outcome.at - startedAt);
    if (outcome.kind !== 'failed') {
        const told = outcome.kind === 'succeeded' ? (0,report_text/* markdown */.wD)((0,work_text/* remarkText */.ab)(remark), 200) : '';
        return `| ${number} ${place}| ${outcome.kind} |  | ${told} | ${took} |`;
    }
    const { failure, explanation, verdict } = outcome;
    const name = (0,failure_text/* failureName */.W9)(failure, explanation.rule);
    const told = name === (0,failure_text/* exitText */.iJ)(failure.exitCode ?? Number.NaN) ? '' : name;
    const reason = (0,report_text/* joined */.oR)([told, (0,failure_text/* failureReason */.Hr)(failure, name, attempt)], ': ');
    return `| ${number} ${place}| ${outcomeText(verdict)} | ${failure.exitCode ?? '–'} | ${(0,report_text/* markdown */.wD)(reason, 200)} | ${took} |`;
}
function outcomeText(verdict) {
    return `**${(0,report_report/* classOf */.Kl)(verdict) ?? 'failed'}**`;
}
/** The most severe first: they are what a reader looks for. */
function severalExecutions(report) {
    const rows = fittingRows((0,severity/* mostSevereFirst */.QX)(report).map((execution) => executionRow(execution, report)));
    const cut = report.executions.length - rows.length;
    const failed = (0,severity/* mostSevereFirst */.QX)(report).filter((execution) => !(0,report_report/* isFine */.zn)(execution, report));
    return [
        `**${(0,report_text/* markdown */.wD)((0,headline/* stepHeadline */.nu)(report), 600)}**`,
        groupsText((0,failure_groups/* failureGroups */.H)(failed, report)),
        [
            '| | Customer | Attempts | What happened |',
            '|---|---|--:|---|',
            ...rows,
            ...(cut > 0 ? ['', `${(0,report_text/* count */.U9)(cut, 'more execution')} in the job summary.`] : []),
        ].join('\n'),
    ];
}
/** More groups than these are told in the job summary. */
const MAX_GROUPS = 5;
/** What failed, by reason: `7 × UncaughtException (exit 1)`. */
function groupsText(groups) {
    return groups
        .slice(0, MAX_GROUPS)
        .map(({ kind, advice, executions }) => (0,report_text/* joined */.oR)([`- ${executions.length} × ${(0,report_text/* markdown */.wD)(kind, 200)}`, (0,report_text/* markdown */.wD)(advice, 200)], ' – '))
        .join('\n');
}
function executionRow(execution, report) {
    const name = (0,report_report/* executionName */._D)(execution);
    return `| ${wording/* OUTCOME_SIGNS */.Gr[(0,severity/* outcomeOf */.sG)(execution, report)]} | ${executionLink(execution, name)} | ${(0,report_report/* attemptsOf */.Or)(execution).length} | ${(0,report_text/* markdown */.wD)((0,headline/* headline */.Pl)(execution, report), 300)} |`;
}
function executionLink({ arn }, name) {
    const url = arn === undefined ? undefined : (0,console_links/* executionUrl */.ME)(arn);
    return url === undefined ? (0,report_text/* markdown */.wD)(name, 100) : `[${(0,report_text/* markdown */.wD)(name, 100)}](${url})`;
}
function footer({ url, runId = '', runAttempt, sha, commitUrl }) {
    const run = `run ${runId}${runAttempt === undefined ? '' : `, attempt ${runAttempt}`}`;
    const runUrl = url === undefined || runAttempt === undefined ? url : `${url}/attempts/${runAttempt}`;
    return (0,report_text/* joined */.oR)([
        runUrl === undefined ? '' : `[${run}](${runUrl})`,
        sha === undefined || commitUrl === undefined ? '' : `commit [${sha.slice(0, 7)}](${commitUrl})`,
    ], ' · ');
}
function reportSign(report) {
    const [first] = report.executions;
    if (first !== undefined && report.executions.length === 1) {
        return wording/* OUTCOME_SIGNS */.Gr[(0,severity/* outcomeOf */.sG)(first, report)];
    }
    const isRunning = report.executions.some(({ kind }) => kind === 'left-running');
    return !(0,report_report/* isSuccess */.oJ)(report) ? '❌' : isRunning ? '⏳' : '✅';
}
/** The first rows of a table that is not too long. */
function fittingRows(rows) {
    const fit = [];
    let length = 0;
    for (const row of rows.slice(0, MAX_ROWS)) {
        length += row.length + 1;
        if (length > MAX_ROWS_LENGTH) {
            break;
        }
        fit.push(row);
    }
    return fit;
}

// EXTERNAL MODULE: ./build/src/time-limits.js
var time_limits = __webpack_require__(3249);
// EXTERNAL MODULE: ./build/src/aws/retry.js
var retry = __webpack_require__(257);
// EXTERNAL MODULE: ./build/src/errors.js
var src_errors = __webpack_require__(7406);
;// CONCATENATED MODULE: ./build/src/github/api-error.js




/**
 * Tells what passes from what does not. Limits come as 429, or as 403 with `retry-after`, with no request remaining,
 * or with nothing but a message; from GraphQL also as 200 with the same or with the type `RATE_LIMITED`. A broken connection comes from the toolkit as 500.
 *
 * @param now milliseconds since the epoch
 */
function githubFault(error, now) {
    const { name, status, message, types, header } = apiErrorParts(error);
    const isLimit = status === 429 ||
        types.includes('RATE_LIMITED') ||
        ((status === 403 || name === 'GraphqlResponseError') &&
            (header('retry-after') !== '' ||
                header('x-ratelimit-remaining') === '0' ||
                /rate limit/i.test(message)));
    if (isLimit) {
        return { kind: 'passing', waitMs: limitedMs(header, now) };
    }
    const isBroken = error instanceof errors/* UnreadableAnswer */.ym || (status !== undefined && status >= 500);
    return isBroken ? { kind: 'passing', waitMs: undefined } : { kind: 'final' };
}
/** Both headers are in seconds: one from now, one since the epoch. */
function limitedMs(header, now) {
    const after = header('retry-after');
    if (/^\d+$/.test(after)) {
        return Number(after) * 1000;
    }
    const reset = header('x-ratelimit-reset');
    return header('x-ratelimit-remaining') === '0' && /^\d+$/.test(reset)
        ? Math.max(time_limits/* TIME_LIMITS */.H.comment.shortestSilenceMs, Number(reset) * 1000 - now)
        : time_limits/* TIME_LIMITS */.H.comment.silenceMs;
}
/** The HTTP status of an error; undefined if it has none. */
function httpStatusOf(error) {
    return apiErrorParts(error).status;
}
/** Why the comment could not be written, and what to do about it. */
function commentWarning(error, workflow) {
    const { status, message } = apiErrorParts(error);
    const what = `The comment on pull request #${workflow.pullRequest} could not be written`;
    const said = (0,report_text/* oneLine */.TN)(message).replace(/[.\s]*$/, '');
    if (githubFault(error, 0).kind === 'passing') {
        return status === 403 || status === 429
            ? `${what}: GitHub limits how often it is called (${said}). It is written by the next run.`
            : `${what}: GitHub did not answer as it should (${said}). It is written by the next run.`;
    }
    switch (status) {
        case 401:
            return `${what}: GitHub does not know the token (${said}). Check the input github-token.`;
        case 403:
            if (/locked/i.test(message)) {
                return `${what}: its conversation is locked. Unlock it, or set comment to false.`;
            }
            if (workflow.fromFork && workflow.event === 'pull_request') {
                return `${what}: it comes from a fork, whose token may only read (${said}). The job summary tells the same.`;
            }
            return `${what}: its token may not (${said}). Add "permissions: { pull-requests: write }" to the job.`;
        case 404:
        case 410:
            return `${what}: GitHub knows no such pull request in ${workflow.repository ?? 'this repository'} (any more), or does not show it to this token. In a private repository, "permissions: { pull-requests: write }" on the job lets it.`;
        default:
            return `${what}: ${said}.`;
    }
}
/** The parts of an error that tell what happened, whoever threw it. */
function apiErrorParts(error) {
    const status = (0,src_errors/* errorProperty */.cB)(error, 'status');
    const errors = (0,src_errors/* errorProperty */.cB)(error, 'errors');
    // GraphQL's errors have the headers themselves.
    const headers = (0,src_errors/* errorProperty */.cB)((0,src_errors/* errorProperty */.cB)(error, 'response'), 'headers') ?? (0,src_errors/* errorProperty */.cB)(error, 'headers');
    return {
        name: error instanceof Error ? error.name : '',
        status: typeof status === 'number' ? status : undefined,
        message: (0,src_errors/* messageOf */.bD)(error),
        types: Array.isArray(errors) ? errors.map((each) => (0,src_errors/* errorProperty */.cB)(each, 'type')) : [],
        header: (name) => String((0,src_errors/* errorProperty */.cB)(headers, name) ?? ''),
    };
}

;// CONCATENATED MODULE: ./build/src/github/api-client.js




/** The toolkit is loaded only when there is something to write: it costs time, and reads the event once more. */
async function connect(token, signal) {
    const { getOctokit: octokit } = await __webpack_require__.e(/* import() */ 413).then(__webpack_require__.bind(__webpack_require__, 2413));
    const quiet = () => { };
    const github = octokit(token, {
        userAgent: 'sfn-fargate-retry',
        log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
    });
    github.hook.before('request', (request) => {
        request.request = {
            ...request.request,
            signal: AbortSignal.any([signal, AbortSignal.timeout(time_limits/* TIME_LIMITS */.H.request.githubMs)]),
        };
    });
    github.hook.after('request', ({ status, data }) => {
        if (status !== 204 && (typeof data !== 'object' || data === null)) {
            throw new errors/* UnreadableAnswer */.ym('The answer is no JSON.');
        }
    });
    return github;
}
const MAX_TRIES = 5;
/**
 * Makes the whole attempt again while what is in the way may pass.
 *
 * @param forMs no attempt is begun later
 * @throws what the last attempt threw; the signal's reason when it is aborted
 */
async function retryAttempt({ clock, signal, forMs }, attempt) {
    const deadline = clock.now() + forMs;
    for (let failures = 1;; failures += 1) {
        try {
            return await attempt();
        }
        catch (error) {
            signal.throwIfAborted();
            const now = clock.now();
            const fault = githubFault(error, now);
            const waitMs = (fault.kind === 'passing' ? fault.waitMs : undefined) ??
                (0,retry/* nextTryMs */.k7)(time_limits/* TIME_LIMITS */.H.retry.firstWaitMs, failures);
            if (fault.kind === 'final' || failures === MAX_TRIES || now + waitMs > deadline) {
                throw error;
            }
            await clock.sleep(waitMs, signal);
        }
    }
}

;// CONCATENATED MODULE: ./build/src/github/pull-request.js







/** Keeps the step's one comment on the pull request up to date. Whatever goes wrong is a warning: the work is done. */
async function commentOnPullRequest(report, options) {
    const { workflow, clock, signal } = options;
    const target = pullRequestOf(workflow);
    if (target === undefined) {
        return { kind: 'no-pull-request' };
    }
    const grace = graceAfter(signal, clock);
    try {
        const github = await connect(options.token, grace.signal);
        const id = commentId(report, options);
        const body = comment(report, workflow, id);
        let login;
        const whose = () => {
            login ??= loginOf(github, clock, grace.signal);
            return login;
        };
        // The comments are listed again before one is created again: the answer that was lost may have been a success.
        return await retryAttempt({ clock, signal: grace.signal, forMs: time_limits/* TIME_LIMITS */.H.comment.retriesMs }, () => keepComment({ github, target, whose }, id, body));
    }
    catch (error) {
        const warning = grace.signal.aborted
            ? `The comment on pull request #${target.issue_number} was not written: the job was cancelled.`
            : commentWarning(error, workflow);
        return { kind: 'not-written', warning };
    }
    finally {
        grace.end();
    }
}
function pullRequestOf({ repository = '', pullRequest }) {
    const [owner = '', repo = ''] = repository.split('/');
    return pullRequest === undefined || owner === '' || repo === ''
        ? undefined
        : { owner, repo, issue_number: pullRequest };
}
/** A signal that is aborted some time after another was. */
function graceAfter(signal, clock) {
    const over = new AbortController();
    const ended = new AbortController();
    const onCancel = () => {
        clock.sleep(time_limits/* TIME_LIMITS */.H.cancel.commentMs, ended.signal).then(() => over.abort(signal.reason), () => { });
    };
    if (signal.aborted) {
        onCancel();
    }
    else {
        signal.addEventListener('abort', onCancel, { once: true });
    }
    return {
        signal: over.signal,
        end: () => {
            signal.removeEventListener('abort', onCancel);
            ended.abort();
        },
    };
}
/**
 * Workflow, job and step tell a comment from others, and the machine: GitHub does not tell the jobs of a matrix apart,
 * and of what a step runs, only that is the same whenever it runs again.
 */
function commentId(report, { workflow }) {
    const { name = '', job = '', step = '', runId, runAttempt } = workflow;
    const whole = JSON.stringify([name, job, step, report.machine.arn]);
    const hash = (0,external_node_crypto_.createHash)('sha256').update(whole).digest('hex').slice(0, 12);
    return {
        place: `${readablePlace(workflow)}.${hash}`,
        run: Number(runId ?? 0) || 0,
        attempt: Number(runAttempt ?? 0) || 0,
    };
}
/** Edits the step's comment, or creates it. Of several, which only a race can make, the oldest stays. */
async function keepComment(conversation, id, body) {
    const { github, target } = conversation;
    const { owner, repo } = target;
    const own = await ownComments(conversation, markerStart(id.place));
    const later = own.find((each) => isLater(each.body, id));
    if (later !== undefined) {
        return { kind: 'superseded', url: later.url };
    }
    for (const [index, { id: comment_id }] of own.entries()) {
        try {
            const { data } = await github.rest.issues.updateComment({ owner, repo, comment_id, body });
            await deleteAll(github, target, own.slice(index + 1));
            return { kind: 'written', change: 'updated', url: (0,errors/* required */.mw)(data.html_url, 'html_url') };
        }
        catch (error) {
            // Somebody deleted it meanwhile.
            if (httpStatusOf(error) !== 404) {
                throw error;
            }
        }
    }
    const { data } = await github.rest.issues.createComment({ ...target, body });
    return { kind: 'written', change: 'created', url: (0,errors/* required */.mw)(data.html_url, 'html_url') };
}
/** One try each: the next run finds what is left over. */
async function deleteAll(github, { owner, repo }, comments) {
    for (const { id: comment_id } of comments) {
        await github.rest.issues.deleteComment({ owner, repo, comment_id }).catch(() => { });
    }
}
/**
 * The comments of this step, oldest first. Anybody may paste the marker, and other bots write what others tell them
 * to, so the marker does not do alone: the author must be the very one whose token this is.
 */
async function ownComments({ github, target, whose }, start) {
    const comments = await github.paginate(github.rest.issues.listComments, { ...target, per_page: 100 }, ({ data }) => (0,errors/* required */.mw)(Array.isArray(data) ? data : undefined, 'comments'));
    const marked = comments.filter(({ body }) => body?.startsWith(start));
    if (marked.length === 0) {
        return [];
    }
    const me = await whose();
    return marked
        .filter(({ user }) => user?.login === me)
        .map(({ id, body = '', html_url: url }) => ({ id, body, url }))
        .sort((a, b) => a.id - b.id);
}
/** As whom the job's own token writes. */
const JOB_LOGIN = 'github-actions[bot]';
/**
 * As whom the token writes. GraphQL tells it of every token, with the `[bot]` that REST has in the login of an author;
 * `GET /user` refuses the tokens of apps. Where GraphQL does not tell, be it that it is blocked or broken, it is taken for
 * the job's own token: the comment needs REST alone.
 */
async function loginOf(github, clock, signal) {
    try {
        return await retryAttempt({ clock, signal, forMs: time_limits/* TIME_LIMITS */.H.comment.loginMs }, async () => {
            const data = await github.graphql('query { viewer { login } }');
            const viewer = (0,json/* isJsonObject */.OW)(data) ? data['viewer'] : undefined;
            const login = (0,json/* isJsonObject */.OW)(viewer) ? (0,json/* asString */.oJ)(viewer['login']) : undefined;
            // The author of a comment whose user was deleted has no login either.
            if (login === undefined || login === '') {
                throw new Error('GitHub does not tell as whom the token writes.');
            }
            return login;
        });
    }
    catch {
        signal.throwIfAborted();
        return JOB_LOGIN;
    }
}
function isLater(body, { run, attempt }) {
    const told = runOf(body);
    return told !== undefined && (told.run > run || (told.run === run && told.attempt > attempt));
}


/***/ })

};
