export const id = 132;
export const ids = [132];
export const modules = {

/***/ 2901:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  publishPost: () => (/* binding */ publishPost)
});

// EXTERNAL MODULE: external "node:process"
var external_node_process_ = __webpack_require__(1708);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 14 modules
var core = __webpack_require__(6421);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(7406);
// EXTERNAL MODULE: ./build/src/aws/console-links.js
var console_links = __webpack_require__(5386);
// EXTERNAL MODULE: ./build/src/report/report.js
var report = __webpack_require__(8456);
// EXTERNAL MODULE: ./build/src/report/summary/page.js
var summary_page = __webpack_require__(828);
// EXTERNAL MODULE: ./build/src/report/text.js
var report_text = __webpack_require__(4913);
;// CONCATENATED MODULE: ./build/src/report/left-behind.js





/** One sentence or two of plain text, on one line, with the ARN. */
function leftBehindText(left) {
    const { arn } = left;
    switch (left.kind) {
        case 'ended': {
            const whose = left.isOurs ? '' : ' Whether this step started it is not known.';
            return (0,report_text/* oneLine */.TN)(`The execution ${arn} had ended by itself before: ${left.status}.${whose}`, MAX);
        }
        case 'not-found':
            return (0,report_text/* oneLine */.TN)(`Whether the execution was started is not known: look for ${arn}. The post step did not find it.`, MAX);
        case 'not-ours':
            return (0,report_text/* oneLine */.TN)(`The execution ${arn} was left alone: it was not started by this step.`, MAX);
        case 'not-known': {
            const why = left.error === undefined ? '' : ` ${(0,errors/* messageOf */.bD)(left.error)}`;
            return (0,report_text/* oneLine */.TN)(`The execution ${arn} was left alone, since whether this step started it is not known: look for it, and stop it if it is yours.${why}`, MAX);
        }
    }
}
/** A sentence names an ARN, and may quote an error. */
const MAX = 2000;
function levelOf({ kind }) {
    switch (kind) {
        case 'ended':
        case 'not-ours':
            return 'info';
        case 'not-found':
            return 'warning';
        case 'not-known':
            return 'error';
    }
}
/** GitHub shows so many errors and so many warnings of a step, and drops the rest without a word. */
const MAX_ANNOTATIONS = 10;
/** All sentences, each as loud as it should be; of more annotations than GitHub shows, the last one counts the rest. */
function leftBehindLines(all) {
    return [...Map.groupBy(all, levelOf)].flatMap(([level, those]) => {
        const lines = those.map((left) => ({ level, message: leftBehindText(left) }));
        if (level === 'info' || lines.length <= MAX_ANNOTATIONS) {
            return lines;
        }
        const shown = lines.slice(0, MAX_ANNOTATIONS - 1);
        const rest = lines.slice(MAX_ANNOTATIONS - 1);
        return [
            ...shown,
            { level, message: `The log and the job summary name ${(0,report_text/* count */.U9)(rest.length, 'more execution')}.` },
            ...rest.map(({ message }) => ({ level: 'info', message })),
        ];
    });
}
/** Whether something of this step may still run. */
function mayRunOn(all) {
    return all.some(({ kind }) => kind === 'not-known');
}
/** GitHub drops a step's summary beyond 1 MiB whole, and the executions that were stopped have theirs. */
const MAX_BYTES = 100_000;
/** The part of the job summary about them, in GitHub Markdown. */
function leftBehindSummary(all) {
    const page = (0,summary_page/* assemble */.fT)([
        (0,summary_page/* whole */.WQ)('### Left by a step that was killed'),
        (room) => (0,summary_page/* tableWithNote */.Jt)(COLUMNS, all, { room }, (cut) => `The log names ${(0,report_text/* count */.U9)(cut, 'more execution')}.`),
    ], MAX_BYTES);
    return `${page}\n`;
}
const COLUMNS = [
    { title: 'Execution', cell: (left) => (0,report_text/* link */.nf)((0,report/* executionName */._D)(left), (0,console_links/* executionUrl */.ME)(left.arn)) },
    { title: 'What became of it', cell: (left) => (0,report_text/* markdown */.wD)(leftBehindText(left)) },
];

// EXTERNAL MODULE: ./build/src/github/publish.js + 14 modules
var publish = __webpack_require__(5840);
;// CONCATENATED MODULE: ./build/src/github/publish-post.js






/**
 * Tells what the post step did. It fails if it had to stop something, or if something of the step may still run; not over
 * what ended by itself, was never started, or is another's.
 */
async function publishPost({ stopped, others }) {
    if (stopped !== undefined) {
        await (0,publish/* publishLeftRunning */.a)(stopped);
    }
    for (const { level, message } of leftBehindLines(others)) {
        TELL[level](message);
    }
    if (mayRunOn(others)) {
        external_node_process_.exitCode = core/* ExitCode */.yU.Failure;
    }
    if (others.length > 0) {
        await writeSummary(leftBehindSummary(others));
    }
}
const TELL = {
    info: core/* info */.pq,
    warning: core/* warning */.$e,
    error: core/* error */.z3,
};
async function writeSummary(page) {
    try {
        await core/* summary */.z.addRaw(page).write();
    }
    catch (error) {
        core/* warning */.$e((0,report_text/* oneLine */.TN)(`The job summary could not be written: ${(0,errors/* messageOf */.bD)(error)}`, 2000));
    }
}


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
/** Whether a rule may retry. */
function mayRetry(rule) {
    // What is no policy has no type: then there is no retry to read, and the function takes the default policy.
    return rule.type !== 'FATAL' && rule.type !== 'SUCCEEDED';
}
/** The rule name of failures that no rule matches. */
const FALLBACK_RULE = 'default';
/** In the list of retries: one whose rule nobody kept. It counts against every budget. */
const UNKNOWN_RULE = '';
/**
 * Retries that no execution exceeds, free ones included: an attempt leaves a dozen events in a history that Step
 * Functions ends at 25,000, and an entry in a variable that may hold 256 KiB.
 */
const MAX_RETRIES = 100;
/** A Wait state takes 99,999,999 seconds; a day is already a long wait for a job. */
const MAX_WAIT_SECONDS = 86_400;


/***/ })

};
