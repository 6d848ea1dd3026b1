export const id = 783;
export const ids = [783];
export const modules = {

/***/ 6783:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readPolicyFile: () => (/* binding */ readPolicyFile)
});

// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(7406);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./build/src/policy/file/nearest.js
const MAX_WORD = 100;
function nearest(word, candidates) {
    if (word.length > MAX_WORD) {
        return undefined;
    }
    const ranked = candidates
        .map((candidate) => ({ candidate, distance: distance(word.toLowerCase(), candidate) }))
        .sort((a, b) => a.distance - b.distance);
    const [best] = ranked;
    return best !== undefined && best.distance <= Math.max(1, Math.floor(best.candidate.length / 3))
        ? best.candidate
        : undefined;
}
function distance(from, to) {
    let above = [];
    let row = Array.from({ length: to.length + 1 }, (_, index) => index);
    for (let line = 1; line <= from.length; line += 1) {
        const next = [line];
        for (let column = 1; column <= to.length; column += 1) {
            const isSame = from[line - 1] === to[column - 1];
            const isSwapped = from[line - 1] === to[column - 2] && from[line - 2] === to[column - 1];
            next.push(Math.min((next[column - 1] ?? 0) + 1, (row[column] ?? 0) + 1, (row[column - 1] ?? 0) + (isSame ? 0 : 1), isSwapped && column > 1 && line > 1 ? (above[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY));
        }
        above = row;
        row = next;
    }
    return row.at(-1) ?? 0;
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 17 modules
var schemas = __webpack_require__(8816);
// EXTERNAL MODULE: ./build/src/policy/policy.js
var policy = __webpack_require__(728);
;// CONCATENATED MODULE: ./build/src/policy/file/patterns.js
function upTo(most) {
    const digits = String(most);
    const shorter = digits.length === 1 ? [] : [`[1-9]\\d{0,${digits.length - 2}}`];
    const below = [...digits].flatMap((digit, index) => {
        const least = index === 0 ? 1 : 0;
        const rest = digits.length - index - 1;
        return Number(digit) > least
            ? [`${digits.slice(0, index)}[${least}-${Number(digit) - 1}]${'\\d'.repeat(rest)}`]
            : [];
    });
    return [...shorter, ...below, digits].join('|');
}
const CODE = `(?:0|${upTo(255)})`;
const ASCENDING = [
    '\\d-\\d{2,3}',
    '\\d\\d-\\d{3}',
    '(\\d+)-\\1',
    `(\\d*)(?:${[0, 1, 2].flatMap(laterDigits).join('|')})`,
].join('|');
function laterDigits(rest) {
    const digits = '\\d'.repeat(rest);
    return Array.from({ length: 9 }, (_, digit) => `${digit}${digits}-\\2[${digit + 1}-9]${digits}`);
}
const EXIT_CODE = new RegExp(`^(?:none|${CODE})$`);
const EXIT_CODES = new RegExp(`^${CODE}-${CODE}$`);
const ASCENDING_CODES = new RegExp(`^(?:${ASCENDING})$`);
const plus = (most) => new RegExp(`^\\+(?:${upTo(most)})$`);
const MULTIPLE = /^x(?:1\.\d{0,8}[1-9]|(?:[2-9]|1[0-5])(?:\.\d{1,9})?|16(?:\.0{1,9})?)$/;

// EXTERNAL MODULE: ./build/src/policy/fargate-sizes.js
var fargate_sizes = __webpack_require__(2345);
;// CONCATENATED MODULE: ./build/src/policy/file/schema-values.js




const MAX_GLOB_LENGTH = 512;
const MAX_GLOB_STARS = 4;
const MAX_TEXT_LENGTH = 1024;
const shown = (value) => (typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? 'nothing')).slice(0, 100);
const notA = (what) => ({ code, input }) => {
    if (code !== 'invalid_type') {
        return undefined;
    }
    return input === undefined ? 'is missing' : `${shown(input)} is not ${what}`;
};
const wholeCharacters = [
    (value) => value.isWellFormed(),
    'must not hold half of a surrogate pair',
];
const NOT_EMPTY = { minProperties: 1 };
const bounded = (value, maxLength) => value
    .min(1, 'must not be empty')
    .refine(...wholeCharacters)
    .refine((input) => [...input].length <= maxLength, `must not be longer than ${maxLength} characters`)
    .meta({ maxLength });
const schema_values_text = bounded(schemas/* string */.YjP({ error: ({ input }) => `${shown(input)} is not a text` }), MAX_TEXT_LENGTH);
const STOP_CODES = new Map([
    'TaskFailedToStart',
    'EssentialContainerExited',
    'UserInitiated',
    'ServiceSchedulerInitiated',
    'SpotInterruption',
    'TerminationNotice',
    'InfrastructureHealth',
].map((code) => [code.toLowerCase(), code]));
const stopCode = schema_values_text
    .regex(/^[^*]*$/, {
    error: ({ input }) => `${shown(input)} holds a *, but globs are for reason and error; list the stop codes`,
    abort: true,
})
    .refine((value) => value === (meantStopCode(value) ?? value), {
    error: ({ input }) => `${shown(input)} is no stop code; did you mean ${meantStopCode(String(input))}?`,
});
function meantStopCode(value) {
    return STOP_CODES.get(nearest(value, [...STOP_CODES.keys()]) ?? '');
}
const glob = bounded(schemas/* string */.YjP({ error: ({ input }) => `${shown(input)} is not a glob, a text in which * stands for any text` }), MAX_GLOB_LENGTH).regex(new RegExp(`^[^*]*(?:\\*+[^*]+){0,${MAX_GLOB_STARS - 1}}(?:\\*+[^*]*)?$`), `must not hold more than ${MAX_GLOB_STARS} *`);
const integer = (from, to) => {
    const problem = ({ input }) => `${shown(input)} is not a whole number from ${from} to ${to}`;
    return schemas/* int */.Whr({ error: problem }).min(from, { error: problem }).max(to, { error: problem });
};
const number = (from, to) => {
    const problem = ({ input }) => `${shown(input)} is not a number from ${from} to ${to}`;
    return schemas/* number */.aig({ error: problem }).min(from, { error: problem }).max(to, { error: problem });
};
const schema_values_boolean = schemas/* boolean */.zMY({ error: ({ input }) => `${shown(input)} is neither true nor false` });
const choice = (choices) => schemas/* enum */.k5n(choices, {
    error: ({ input }) => input === undefined
        ? `is missing: give one of ${choices.join(', ')}`
        : `${shown(input)} must be one of ${choices.join(', ')}`,
});
const oneOrMore = (item) => schemas/* union */.KCZ([item, schemas/* array */.YOg(item).min(1, 'must not be an empty list')]);
const notAMemoryError = { error: ({ input }) => notAMemory(input) };
const notACpu = {
    error: ({ input }) => `${shown(input)} is not a cpu of Fargate: give one of ${fargate_sizes/* FARGATE_CPUS */.pu.join(', ')}`,
};
const nextRun = schemas/* strictObject */.rej({
    memory: schemas/* union */.KCZ([
        schemas/* int */.Whr().min(512, notAMemoryError).max(fargate_sizes/* LARGEST_MEMORY */.L, notAMemoryError),
        schemas/* string */.YjP().regex(MULTIPLE, notAMemoryError),
        schemas/* string */.YjP().regex(plus(fargate_sizes/* LARGEST_MEMORY */.L), notAMemoryError),
    ], notAMemoryError)
        .optional()
        .describe('Memory of the next attempts in MiB: x2, +1024 or 8192, rounded up to what Fargate offers.'),
    'max-memory': integer(512, fargate_sizes/* LARGEST_MEMORY */.L).optional().describe('Memory in MiB that is not exceeded.'),
    cpu: schemas/* int */.Whr(notACpu)
        .refine((value) => fargate_sizes/* FARGATE_CPUS */.pu.includes(value), notACpu)
        .meta({ enum: [...fargate_sizes/* FARGATE_CPUS */.pu] })
        .optional()
        .describe('CPU units of the next attempts.'),
    'ephemeral-storage': integer(21, 200)
        .optional()
        .describe('Ephemeral storage of the next attempts in GiB.'),
    'capacity-provider': schema_values_text
        .regex(/^[\w-]+$/, 'must be the name of a capacity provider')
        .optional()
        .describe('Capacity provider of the next attempts, such as FARGATE.'),
    environment: schemas/* record */.g1P(schemas/* string */.YjP().regex(/^[A-Za-z_][A-Za-z0-9_]*$/), schema_values_text, {
        error: ({ code, input }) => code === 'invalid_key'
            ? 'is not a name of letters, digits and _'
            : `${shown(input)} is not a map of variables`,
    })
        .refine((variables) => Object.keys(variables).length > 0, 'must not be empty')
        .meta(NOT_EMPTY)
        .optional()
        .describe('Variables that the next attempts find in their environment.'),
}, { error: notA('a map of what to change') })
    .refine((value) => Object.keys(value).some((key) => key !== 'max-memory'), 'needs something to change')
    .refine((value) => value['max-memory'] === undefined || value.memory !== undefined, {
    path: ['max-memory'],
    error: 'bounds memory, which is not given',
})
    .refine(({ memory, 'max-memory': most }) => typeof memory !== 'number' || most === undefined || memory <= most, {
    path: ['max-memory'],
    error: 'is less than memory',
})
    .refine(({ cpu = 0, 'max-memory': most }) => most === undefined || (0,fargate_sizes/* fitSize */.Hv)(cpu, 0, most) !== undefined, {
    path: ['max-memory'],
    error: 'is less than what Fargate gives this cpu at least',
})
    .meta({
    dependentRequired: { 'max-memory': ['memory'] },
    minProperties: 1,
    allOf: fargate_sizes/* FARGATE_CPUS */.pu.map((cpu) => ({
        if: { properties: { cpu: { const: cpu } }, required: ['cpu'] },
        then: { properties: { 'max-memory': { minimum: (0,fargate_sizes/* fitSize */.Hv)(cpu, 0)?.memory } } },
    })),
});
function notAMemory(input) {
    return `${shown(input)} is not a memory: give MiB from 512 to ${fargate_sizes/* LARGEST_MEMORY */.L}, more of it such as +1024, or a multiple up to x16`;
}

;// CONCATENATED MODULE: ./build/src/policy/file/condition-syntax.js



const notAnExitCodeError = { error: ({ input }) => notAnExitCode(input) };
const exitCode = schemas/* union */.KCZ([
    schemas/* int */.Whr().min(0, notAnExitCodeError).max(255, notAnExitCodeError),
    schemas/* string */.YjP().regex(EXIT_CODE),
    schemas/* string */.YjP().regex(EXIT_CODES).regex(ASCENDING_CODES),
], notAnExitCodeError);
function notAnExitCode(input) {
    const isRange = typeof input === 'string' && input.includes('-');
    return isRange
        ? `${shown(input)} is not a range of exit codes, such as "64-78", from 0 to 255`
        : `${shown(input)} is not an exit code: give 0 to 255, a range such as "64-78", or none`;
}
const SCHEMAS = {
    'exit-code': oneOrMore(exitCode)
        .optional()
        .describe('Exit code of the container: a number, a range such as "64-78", a list of them, or none if no container ran.'),
    'stop-code': oneOrMore(stopCode).optional().describe('ECS stop code, such as TaskFailedToStart.'),
    reason: oneOrMore(glob)
        .optional()
        .describe("Globs on the task's StoppedReason and the container's Reason, whatever the case."),
    error: oneOrMore(glob).optional().describe('Globs on the Step Functions error, such as ECS.*.'),
    container: oneOrMore(schema_values_text).optional().describe('Name of the container that failed.'),
    any: schemas/* array */.YOg(schemas/* lazy */.RZV(() => when), { error: notA('a list of conditions') })
        .min(1, 'must not be an empty list')
        .optional()
        .describe('At least one of these must hold.'),
    not: schemas/* lazy */.RZV(() => when)
        .optional()
        .describe('This must not hold.'),
};
const MAX_LEVELS = 12;
const ruleWhen = schemas/* lazy */.RZV(() => when)
    .refine((file) => levels(file) <= MAX_LEVELS, `must not nest any and not deeper than ${MAX_LEVELS} levels`);
function levels({ any = [], not }) {
    const parts = [...any, ...(not === undefined ? [] : [not])];
    return parts.length === 0 ? 0 : 1 + Math.max(...parts.map(levels));
}
const when = schemas/* lazy */.RZV(() => schemas/* strictObject */.rej(SCHEMAS, { error: notA('a map of conditions') })
    .refine((conditions) => Object.keys(conditions).length > 0, 'needs at least one condition')
    .meta(NOT_EMPTY));
const MEANINGS = {
    'exit-code': (value) => exitCodes(list(value)),
    'stop-code': (value) => ({ kind: 'stop-code', anyOf: list(value) }),
    reason: (value) => ({ kind: 'reason', globs: list(value) }),
    error: (value) => ({ kind: 'error', globs: list(value) }),
    container: (value) => ({ kind: 'container', anyOf: list(value) }),
    any: (value) => ({ kind: 'any', of: value.map(toCondition) }),
    not: (value) => ({ kind: 'not', of: toCondition(value) }),
};
const CONDITION_KEYS = Object.keys(MEANINGS).filter(isKey);
function isKey(key) {
    return Object.hasOwn(MEANINGS, key);
}
function toCondition(file) {
    const given = CONDITION_KEYS.map((key) => meaning(file, key)).filter((condition) => condition !== undefined);
    const [only] = given;
    return given.length === 1 && only !== undefined ? only : { kind: 'all', of: given };
}
function meaning(file, key) {
    const value = file[key];
    return value === undefined ? undefined : MEANINGS[key](value);
}
function exitCodes(codes) {
    return {
        kind: 'exit-code',
        ranges: codes.filter((code) => code !== 'none').map(range),
        none: codes.includes('none'),
    };
}
function range(code) {
    const [from = 0, to = from] = String(code).split('-').map(Number);
    return { from, to };
}
function list(value) {
    return typeof value === 'object' ? value : [value];
}

;// CONCATENATED MODULE: ./build/src/policy/file/schema.js




const MAX_RULES = 100;
const action = {
    type: choice(policy/* DECISION_TYPES */.tM).describe('RETRIABLE: rerun at once. TEMPORARY: wait, then rerun. FATAL: stop. SUCCEEDED: the task has done its work.'),
    'wait-seconds': integer(1, policy/* MAX_WAIT_SECONDS */.ZI)
        .optional()
        .describe('Wait of a TEMPORARY rule before the next attempt.'),
    'backoff-rate': number(1, 10).optional().describe('By what the wait grows with each retry by this rule.'),
    'max-wait-seconds': integer(1, policy/* MAX_WAIT_SECONDS */.ZI).optional().describe('Wait that is not exceeded.'),
    jitter: choice(['none', 'full']).optional().describe('full: wait anything from 0 up to what it would be.'),
    'max-retries': integer(0, policy/* MAX_RETRIES */.kd).optional().describe('Retries by this rule in one execution.'),
    free: schema_values_boolean.optional().describe("Whether its retries cost nothing of the policy's max-retries."),
    then: nextRun.optional().describe('What the next attempts run with.'),
};
const WAITING = ['wait-seconds', 'backoff-rate', 'max-wait-seconds', 'jitter'];
const RETRYING = ['max-retries', 'free', 'then'];
const rule = schemas/* strictObject */.rej({
    name: schemas/* string */.YjP({ error: notA('a name') })
        .regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/, 'must start with a letter and hold at most 64 letters, digits, - and _')
        .meta({ not: { const: policy/* FALLBACK_RULE */.Kt } })
        .describe('Identifies the rule in trail, summary and console.'),
    when: ruleWhen.describe('Conditions on the failure, which must all hold.'),
    ...action,
    because: schema_values_text.optional().describe('Tells people why, and what to do.'),
}, { error: notA('a rule') })
    .superRefine((value, context) => {
    for (const key of uselessKeys(value.type).filter((useless) => value[useless] !== undefined)) {
        const message = `means nothing to a rule of the type ${value.type}`;
        context.addIssue({ code: 'custom', path: [key], message });
    }
})
    .meta({
    allOf: policy/* DECISION_TYPES */.tM.map((type) => ({
        if: { properties: { type: { const: type } } },
        then: { properties: Object.fromEntries(uselessKeys(type).map((key) => [key, false])) },
    })).filter(({ then }) => Object.keys(then.properties).length > 0),
});
function uselessKeys(type) {
    return [
        ...(type === 'TEMPORARY' ? [] : WAITING),
        ...(type === 'FATAL' || type === 'SUCCEEDED' ? RETRYING : []),
    ];
}
const policySchema = schemas/* strictObject */.rej({
    container: schema_values_text
        .optional()
        .describe('The container whose exit code counts; by default the one that failed by itself.'),
    'max-retries': integer(0, policy/* MAX_RETRIES */.kd).optional().describe('Retries in one execution.'),
    'max-duration': schemas/* string */.YjP({ error: ({ input }) => notADuration(input) })
        .regex(/^[1-9]\d{0,5}[smhd]$/, { error: ({ input }) => notADuration(input) })
        .optional()
        .describe('No retry starts later than this after the first start: 90m, 2h.'),
    rules: schemas/* array */.YOg(rule, { error: notA('a list of rules') })
        .min(1, 'must not be empty: leave it out, or give a rule')
        .max(MAX_RULES, `must not hold more than ${MAX_RULES} rules`)
        .superRefine((rules, context) => {
        for (const [index, { name }] of rules.entries()) {
            const first = rules.findIndex((other) => other.name === name);
            if (first < index || name === policy/* FALLBACK_RULE */.Kt) {
                const message = name === policy/* FALLBACK_RULE */.Kt
                    ? `${shown(name)} is the name of what no rule matches`
                    : `${shown(name)} is the name of rules[${first}] already`;
                context.addIssue({ code: 'custom', path: [index, 'name'], message });
            }
        }
    })
        .optional()
        .describe('The first rule that matches wins.'),
    default: choice(policy/* CLASSIFICATIONS */.Ii).optional().describe('What no rule matches.'),
    'include-defaults': schema_values_boolean.optional().describe('Whether the default rules follow.'),
}, { error: notA('a policy: give keys such as max-retries and rules') })
    .meta({ type: ['object', 'null'] });
function notADuration(input) {
    return `${shown(input)} is not a duration: give a number and s, m, h or d, such as 90m`;
}
function keysAt(path) {
    if (path.length === 0) {
        return Object.keys(policySchema.shape);
    }
    if (path.includes('then')) {
        return Object.keys(nextRun.shape);
    }
    return path.includes('when') ? CONDITION_KEYS : Object.keys(rule.shape);
}

;// CONCATENATED MODULE: ./build/src/policy/file/faults.js




const MAX_LISTED = 20;
const MAX_MESSAGE = 500;
const MAX_KEY = 100;
class PolicyError extends Error {
    name = 'PolicyError';
    faults;
    constructor(all, options) {
        const faults = all.map((fault) => ({ ...fault, message: (0,errors/* shortened */.vI)(fault.message, MAX_MESSAGE) }));
        const listed = faults
            .slice(0, MAX_LISTED)
            .map(({ line, column, message }) => `${line}:${column} ${message}`);
        const more = faults.length - listed.length;
        super([...listed, ...(more > 0 ? [`and ${more} more`] : [])].join('; '), options);
        this.faults = faults;
    }
}
function placesOf(document, lines) {
    const at = (offset) => {
        const { line, col } = lines.linePos(offset);
        return { line, column: col };
    };
    const find = (path) => deepestNode(document.contents, path);
    return {
        at,
        of: (path) => at(find(path).node?.range?.[0] ?? 0),
        ofKeys: (path) => {
            const { node } = find(path);
            const keys = ((0,dist/* isMap */.jh)(node) ? node.items : []).flatMap(({ key }) => (0,dist/* isScalar */.jn)(key) ? [[String(key.value), key]] : []);
            const byName = new Map(keys);
            return (key) => at((byName.get(key) ?? node)?.range?.[0] ?? 0);
        },
        text: (path) => {
            const { depth } = find(path);
            return (path
                .filter((key, index) => index < depth || typeof key === 'string')
                .map((key, index) => typeof key === 'number' ? `[${key}]` : `${index === 0 ? '' : '.'}${String(key)}`)
                .join(''));
        },
    };
}
function deepestNode(root, path) {
    let node = root;
    let depth = 0;
    for (const key of path) {
        const next = (0,dist/* isCollection */.P3)(node) ? node.get(key, true) : undefined;
        if (!(0,dist/* isNode */.Ll)(next)) {
            break;
        }
        node = next;
        depth += 1;
    }
    return { node, depth };
}
function schemaFaults(issues, value, places) {
    const all = issues.flatMap((issue) => flatten(issue, [], value));
    const unknown = all.filter(({ code }) => code === 'unrecognized_keys').map(({ path }) => places.text(path));
    const faults = all
        .filter(({ code, path }) => code !== 'custom' || !unknown.includes(places.text(path)))
        .flatMap((issue) => faultsOf(issue, places));
    return [...new Map(faults.map((fault) => [JSON.stringify(fault), fault])).values()];
}
function faultsOf(issue, places) {
    const text = places.text(issue.path);
    if (issue.code !== 'unrecognized_keys') {
        return [{ ...places.of(issue.path), message: text === '' ? issue.message : `${text}: ${issue.message}` }];
    }
    const placeOf = places.ofKeys(issue.path);
    return issue.keys.map((key) => {
        const keys = keysAt(issue.path);
        const meant = nearest(key, keys);
        const name = `${text}${text === '' ? '' : '.'}${(0,errors/* shortened */.vI)(key, MAX_KEY)}`;
        const hint = meant === undefined ? `there are ${keys.join(', ')}` : `did you mean ${meant}?`;
        return { ...placeOf(key), message: `${name}: there is no such key; ${hint}` };
    });
}
function flatten(issue, above, value) {
    const path = [...above, ...issue.path];
    if (issue.code !== 'invalid_union' || issue.message !== 'Invalid input') {
        return [{ ...issue, path }];
    }
    const given = path.reduce((inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined), value);
    const branch = Array.isArray(given) ? issue.errors.at(-1) : issue.errors[0];
    return (branch ?? []).flatMap((inner) => flatten(inner, path, value));
}

// EXTERNAL MODULE: ./build/src/policy/conditions/conditions.js + 3 modules
var conditions = __webpack_require__(3494);
// EXTERNAL MODULE: ./build/src/policy/file/map-keys.js
var map_keys = __webpack_require__(4234);
// EXTERNAL MODULE: ./build/src/json.js
var json = __webpack_require__(4715);
// EXTERNAL MODULE: ./build/src/policy/default-policy.js + 1 modules
var default_policy = __webpack_require__(4970);
// EXTERNAL MODULE: ./build/src/policy/overrides.js
var overrides = __webpack_require__(3177);
// EXTERNAL MODULE: ./build/src/policy/rule-builders.js
var rule_builders = __webpack_require__(7777);
;// CONCATENATED MODULE: ./build/src/policy/file/ran-to-its-end.js

const DID_NOT_END_BY_ITSELF = (0,rule_builders/* any */.bz)(rule_builders/* exitCodeNone */.GJ, (0,rule_builders/* stopCode */.Ev)('SpotInterruption', 'TerminationNotice', 'UserInitiated', 'ServiceSchedulerInitiated', 'InfrastructureHealth'));
function whereItRanToItsEnd(when) {
    return saysHowItEnded(when) ? when : (0,rule_builders/* all */.Q7)(when, (0,rule_builders/* not */.AU)(DID_NOT_END_BY_ITSELF));
}
function saysHowItEnded(condition) {
    switch (condition.kind) {
        case 'all':
        case 'any':
            return condition.of.some(saysHowItEnded);
        case 'not':
            return saysHowItEnded(condition.of);
        case 'exit-code':
            return condition.none;
        case 'stop-code':
        case 'reason':
        case 'error':
            return true;
        case 'container':
            return false;
    }
}

;// CONCATENATED MODULE: ./build/src/policy/file/to-policy.js








function toPolicy(file) {
    const duration = file['max-duration'];
    return (0,json/* withoutUndefined */.r$)({
        container: file.container,
        maxDurationSeconds: duration === undefined ? undefined : seconds(duration),
        maxRetries: file['max-retries'] ?? default_policy/* DEFAULT_MAX_RETRIES */.it,
        rules: (0,default_policy/* withDefaults */.rO)((file.rules ?? []).map(toRule), file['include-defaults'] !== false),
        fallback: (0,default_policy/* fallback */.Np)(toFallback(file.default)),
    });
}
function toRule(rule) {
    const when = toCondition(rule.when);
    return {
        name: rule.name,
        when: rule.type === 'SUCCEEDED' ? whereItRanToItsEnd(when) : when,
        ...toAction(rule),
        because: rule.because ?? `The rule ${rule.name} of the policy file says so.`,
    };
}
function toFallback(type) {
    if (type === undefined) {
        return (0,rule_builders/* retriable */.pA)();
    }
    return type === 'FATAL' ? rule_builders/* FATAL */.t0 : toRetry({}, type);
}
function toAction(file) {
    const { type } = file;
    return type === 'FATAL' || type === 'SUCCEEDED' ? { type } : toRetry(file, type);
}
function toRetry(file, type) {
    const retry = (0,json/* withoutUndefined */.r$)({
        free: file.free ?? false,
        maxRetries: file['max-retries'],
        next: file.then === undefined ? undefined : toNextRun(file.then),
    });
    if (type === 'RETRIABLE') {
        return { type, retry };
    }
    return {
        type,
        retry,
        wait: {
            seconds: file['wait-seconds'] ?? default_policy/* DEFAULT_WAIT_SECONDS */.aE,
            backoffRate: file['backoff-rate'] ?? 1,
            maxSeconds: file['max-wait-seconds'] ?? policy/* MAX_WAIT_SECONDS */.ZI,
            jitter: file.jitter ?? 'none',
        },
    };
}
function toNextRun(file) {
    const { memory, cpu, environment } = file;
    return (0,json/* withoutUndefined */.r$)({
        memory: memory === undefined ? undefined : toMemoryChange(memory),
        maxMemory: (0,overrides/* legalMemory */.b)(file['max-memory'] ?? fargate_sizes/* LARGEST_MEMORY */.L) ?? fargate_sizes/* LARGEST_MEMORY */.L,
        cpu,
        ephemeralStorage: file['ephemeral-storage'],
        capacityProvider: file['capacity-provider'],
        environment,
    });
}
function toMemoryChange(memory) {
    const text = String(memory);
    const amount = Number(text.replace(/^[x+]/, ''));
    if (text.startsWith('x')) {
        return { kind: 'times', factor: amount };
    }
    return text.startsWith('+') ? { kind: 'plus', mebibytes: amount } : { kind: 'to', mebibytes: amount };
}
const UNITS = { s: 1, m: 60, h: 3600, d: 86_400 };
function seconds(duration) {
    return Number(duration.slice(0, -1)) * (UNITS[duration.slice(-1)] ?? 1);
}

;// CONCATENATED MODULE: ./build/src/policy/file/parse-policy.js






const MAX_LENGTH = 65_536;
const MAX_DEPTH = 32;
const TOO_DEEP = `the file nests deeper than ${MAX_DEPTH} levels`;
function parsePolicy(source) {
    if (source.length > MAX_LENGTH) {
        throw new PolicyError([
            { line: 1, column: 1, message: `the file is longer than ${MAX_LENGTH} characters` },
        ]);
    }
    try {
        return parseFile(source);
    }
    catch (cause) {
        if (cause instanceof RangeError) {
            throw new PolicyError([{ line: 1, column: 1, message: TOO_DEEP }], { cause });
        }
        throw cause;
    }
}
function parseFile(source) {
    const lines = new dist/* LineCounter */.HN();
    const document = (0,dist/* parseDocument */.Tp)(source, {
        lineCounter: lines,
        uniqueKeys: false,
        prettyErrors: false,
        logLevel: 'error',
    });
    const places = placesOf(document, lines);
    const exhausted = document.errors.find(({ code }) => code === 'RESOURCE_EXHAUSTION');
    refuse(exhausted === undefined ? [] : [{ ...places.at(exhausted.pos[0]), message: TOO_DEEP }]);
    refuse(document.errors.map(({ pos, message }) => ({ ...places.at(pos[0]), message })));
    for (const faults of structureFaults(document, places)) {
        refuse(faults);
    }
    keepSigns(document);
    const value = document.toJS() ?? {};
    const result = policySchema.safeParse(value);
    if (!result.success) {
        throw new PolicyError(schemaFaults(result.error.issues, value, places));
    }
    const policy = toPolicy(result.data);
    return { policy, warnings: shadowWarnings(policy, result.data.rules?.length ?? 0, places) };
}
function keepSigns(document) {
    (0,dist/* visit */.YR)(document, {
        Pair: (_key, { key, value }) => {
            if ((0,dist/* isScalar */.jn)(key) && key.value === 'memory' && (0,dist/* isScalar */.jn)(value) && value.source?.startsWith('+')) {
                value.value = value.source;
            }
        },
    });
}
function structureFaults(document, places) {
    const deep = [];
    const complex = [];
    const doubles = [];
    const aliases = [];
    const fault = ({ range }, message) => ({
        ...places.at(range?.[0] ?? 0),
        message,
    });
    (0,dist/* visit */.YR)(document, {
        Collection: (_key, node, path) => {
            if (path.filter(dist/* isCollection */.P3).length >= MAX_DEPTH) {
                deep.push(fault(node, TOO_DEEP));
                return dist/* visit */.YR.BREAK;
            }
            if ((0,dist/* isMap */.jh)(node)) {
                complex.push(...(0,map_keys/* complexKeys */.b)(node).map((key) => fault(key, 'a key must be text, not a list, a map or an alias')));
                doubles.push(...(0,map_keys/* doubleKeys */.U)(node).map((key) => fault(key, 'Map keys must be unique')));
            }
            return undefined;
        },
        Alias: (_key, alias) => {
            aliases.push(fault(alias, 'aliases are not part of a policy file'));
        },
    });
    return [deep, complex, doubles, aliases];
}
function refuse(faults) {
    if (faults.length > 0) {
        throw new PolicyError(faults);
    }
}
function shadowWarnings({ rules }, own, places) {
    return (0,conditions/* shadowedRules */.Ff)(rules.slice(0, own)).map(({ index, by }) => ({
        ...places.of(['rules', index]),
        message: `rules[${index}]: ${rules[index]?.name} never matches, since ${by} before it matches all that it would`,
    }));
}

;// CONCATENATED MODULE: ./build/src/inputs/policy-file.js



function readPolicyFile(source, path) {
    try {
        const { policy, warnings } = parsePolicy(source);
        return { policy, policyWarnings: warnings.map((warning) => ({ ...warning, file: path })) };
    }
    catch (cause) {
        if (cause instanceof PolicyError) {
            const problem = `${path}:${cause.message}.`;
            throw new errors/* FileError */.f6('retry-policy', problem, { file: path, places: cause.faults }, { cause });
        }
        throw cause;
    }
}


/***/ }),

/***/ 3494:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  oL: () => (/* binding */ conditionJsonata),
  cK: () => (/* binding */ matches),
  Ff: () => (/* binding */ shadowedRules)
});

// UNUSED EXPORTS: conditionText, conditionWhy, covers

// EXTERNAL MODULE: ./build/src/policy/conditions/shallow-jsonata.js
var shallow_jsonata = __webpack_require__(6608);
;// CONCATENATED MODULE: ./build/src/policy/conditions/entry.js

function propertyEntry({ matches, covers, jsonata, wanted, had, }) {
    return {
        matches,
        covers,
        jsonata,
        text: (condition) => `${condition.kind} ${wanted(condition)}`,
        why: (condition, failure) => matches(condition, failure) ? had(failure) : `${had(failure)}, not ${wanted(condition)}`,
    };
}
const stopCode = oneOf('stop-code', 'stopCode');
const container = oneOf('container', 'container');
function oneOf(kind, property) {
    return propertyEntry({
        matches: ({ anyOf }, { [property]: value }) => value !== undefined && anyOf.includes(value),
        covers: ({ anyOf }, narrow) => 'anyOf' in narrow && narrow.kind === kind && narrow.anyOf.every((value) => anyOf.includes(value)),
        wanted: ({ anyOf }) => anyOf.join(' or '),
        had: ({ [property]: value }) => (value === undefined ? `there is no ${kind}` : `${kind} is ${value}`),
        jsonata: ({ anyOf }) => (0,shallow_jsonata/* isInJsonata */.i)(`$failure.${property}`, anyOf.map((value) => JSON.stringify(value))),
    });
}

;// CONCATENATED MODULE: ./build/src/policy/conditions/exit-code.js


const exitCode = propertyEntry({
    matches: ({ ranges, none }, failure) => failure.exitCode === undefined ? none : isIn(ranges, failure.exitCode),
    covers: ({ ranges, none }, narrow) => narrow.kind === 'exit-code' &&
        (none || !narrow.none) &&
        narrow.ranges.every(({ from, to }) => Array.from({ length: to - from + 1 }, (_, index) => from + index).every((code) => isIn(ranges, code))),
    wanted: ({ ranges, none }) => [...ranges.map(rangeText), ...(none ? ['none'] : [])].join(' or '),
    had: (failure) => failure.exitCode === undefined ? 'there is no exit code' : `exit-code is ${failure.exitCode}`,
    jsonata: ({ ranges, none }) => (0,shallow_jsonata/* joinJsonata */.J)([
        ...(ranges.length > 0 ? [(0,shallow_jsonata/* isInJsonata */.i)('$failure.exitCode', ranges.map(rangeJsonata))] : []),
        ...(none ? ['$not($exists($failure.exitCode))'] : []),
    ], 'or'),
});
function isIn(ranges, code) {
    return ranges.some(({ from, to }) => from <= code && code <= to);
}
function rangeText({ from, to }) {
    return from === to ? String(from) : `${from}-${to}`;
}
function rangeJsonata({ from, to }) {
    return from === to ? String(from) : `${from}..${to}`;
}

// EXTERNAL MODULE: ./build/src/policy/conditions/glob-jsonata.js
var glob_jsonata = __webpack_require__(4874);
;// CONCATENATED MODULE: ./build/src/policy/conditions/glob.js


const reason = globs('reason', {
    texts: (failure) => [failure.reason, failure.containerReason ?? ''],
    had: (failure) => {
        const reasons = [failure.reason, failure.containerReason ?? ''].filter((text) => text !== '');
        return reasons.length === 0
            ? 'there is no reason'
            : `reason is ${reasons.map((text) => JSON.stringify(text)).join(' and ')}`;
    },
    jsonata: (list) => `$exists($failure.lowerCase.reasons[${(0,glob_jsonata/* globsJsonata */.Em)(list, '$')}])`,
});
const error = globs('error', {
    texts: (failure) => [failure.error],
    had: (failure) => `error is ${JSON.stringify(failure.error)}`,
    jsonata: (list) => (0,glob_jsonata/* globsJsonata */.Em)(list, '$failure.lowerCase.error'),
});
function globs(kind, { texts, had, jsonata }) {
    return propertyEntry({
        matches: (condition, failure) => condition.globs.some((glob) => texts(failure).some((text) => matchesGlob(glob, text))),
        covers: (wide, narrow) => wide.globs.some((glob) => /^\*+$/.test(glob)) ||
            ('globs' in narrow &&
                narrow.kind === kind &&
                narrow.globs.every((glob) => wide.globs.some((wideGlob) => coversGlob(wideGlob, glob)))),
        wanted: (condition) => condition.globs.map((glob) => JSON.stringify(glob)).join(' or '),
        had,
        jsonata: (condition) => jsonata(condition.globs),
    });
}
function coversGlob(wide, narrow) {
    return matchesGlob(wide, narrow.replaceAll('*', '\u{10FFFF}'));
}
function matchesGlob(glob, text) {
    const [start = '', ...others] = (0,glob_jsonata/* lowerCase */.gQ)(glob).split(/\*+/);
    const end = others.pop();
    const whole = (0,glob_jsonata/* lowerCase */.gQ)(text);
    if (end === undefined) {
        return whole === start;
    }
    if (!whole.startsWith(start)) {
        return false;
    }
    let from = start.length;
    for (const part of others) {
        const at = whole.indexOf(part, from);
        if (at < 0) {
            return false;
        }
        from = at + part.length;
    }
    return whole.length - from >= end.length && whole.endsWith(end);
}

;// CONCATENATED MODULE: ./build/src/policy/conditions/conditions.js




const ENTRIES = {
    all: {
        matches: ({ of }, failure) => of.every((part) => matches(part, failure)),
        covers: ({ of }, narrow, coversPart) => of.every((part) => coversPart(part, narrow)),
        text: ({ of }) => of.map(requiredText).join(' and '),
        why: ({ of }, failure) => {
            const missed = of.filter((part) => !matches(part, failure));
            return missed.length === 0 ? whys(of, failure, ', and ') : whys(missed, failure, '; ');
        },
        jsonata: ({ of }) => (0,shallow_jsonata/* joinJsonata */.J)(of.map(conditionJsonata), 'and'),
    },
    any: {
        matches: ({ of }, failure) => of.some((part) => matches(part, failure)),
        covers: ({ of }, narrow, coversPart) => of.some((part) => coversPart(part, narrow)),
        text: ({ of }) => of.map(partText).join(' or '),
        why: ({ of }, failure) => {
            const met = of.filter((part) => matches(part, failure));
            return whys(met.length === 0 ? of : met, failure, '; ');
        },
        jsonata: ({ of }) => (0,shallow_jsonata/* joinJsonata */.J)(of.map(conditionJsonata), 'or'),
    },
    not: {
        matches: ({ of }, failure) => !matches(of, failure),
        covers: ({ of }, narrow, coversPart) => narrow.kind === 'not' && coversPart(narrow.of, of),
        text: ({ of }) => `not (${conditionText(of)})`,
        why: ({ of }, failure) => conditionWhy(of, failure),
        jsonata: ({ of }) => `$not(${conditionJsonata(of)})`,
    },
    'exit-code': exitCode,
    'stop-code': stopCode,
    container: container,
    reason: reason,
    error: error,
};
function matches(condition, failure) {
    return ENTRIES[condition.kind].matches(condition, failure);
}
const MAX_STEPS = 10_000;
function covers(wide, narrow) {
    let steps = 0;
    const compare = (a, b) => {
        steps += 1;
        if (steps > MAX_STEPS) {
            return false;
        }
        if (b.kind === 'any') {
            return b.of.every((part) => compare(a, part));
        }
        if (coversByKind(a, b, compare)) {
            return true;
        }
        return a.kind !== 'all' && b.kind === 'all' && b.of.some((part) => compare(a, part));
    };
    return compare(wide, narrow);
}
function shadowedRules(rules) {
    return rules.flatMap(({ when }, index) => {
        const by = rules.slice(0, index).find((earlier) => covers(earlier.when, when));
        return by === undefined ? [] : [{ index, by: by.name }];
    });
}
function conditionText(condition) {
    return ENTRIES[condition.kind].text(condition);
}
function conditionWhy(condition, failure) {
    return ENTRIES[condition.kind].why(condition, failure);
}
function conditionJsonata(condition) {
    return ENTRIES[condition.kind].jsonata(condition);
}
function partText(condition) {
    const isCompound = condition.kind === 'all' || condition.kind === 'any';
    return isCompound ? `(${conditionText(condition)})` : conditionText(condition);
}
function requiredText(condition) {
    return hasAlternatives(condition) ? `(${conditionText(condition)})` : partText(condition);
}
function hasAlternatives(condition) {
    switch (condition.kind) {
        case 'exit-code':
            return condition.ranges.length + (condition.none ? 1 : 0) > 1;
        case 'stop-code':
        case 'container':
            return condition.anyOf.length > 1;
        case 'reason':
        case 'error':
            return condition.globs.length > 1;
        case 'all':
        case 'any':
        case 'not':
            return false;
    }
}
function whys(conditions, failure, separator) {
    return conditions.map((condition) => conditionWhy(condition, failure)).join(separator);
}
function coversByKind(wide, narrow, coversPart) {
    return ENTRIES[wide.kind].covers(wide, narrow, coversPart);
}


/***/ }),

/***/ 4874:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Em: () => (/* binding */ globsJsonata),
/* harmony export */   gQ: () => (/* binding */ lowerCase),
/* harmony export */   uW: () => (/* binding */ lowerCaseJsonata)
/* harmony export */ });
/* harmony import */ var _shallow_jsonata_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6608);

function globsJsonata(globs, text) {
    const patterns = globs.map((glob) => lowerCase(glob)).map(patternOf);
    const simple = patterns.filter(({ parts }) => parts.length <= 2);
    return (0,_shallow_jsonata_js__WEBPACK_IMPORTED_MODULE_0__/* .joinJsonata */ .J)([
        ...(simple.length === 0 ? [] : [`$contains(${text}, /${simple.map(source).join('|')}/)`]),
        ...patterns.filter(({ parts }) => parts.length > 2).map((pattern) => partByPart(text, pattern)),
    ], 'or');
}
const END = 'Z';
function lowerCaseJsonata(text) {
    return `$reduce($split('ABCDEFGHIJKLMNOPQRSTUVWXYZ', ''), function($text, $letter) { $replace($text, $letter, $lowercase($letter)) }, ${text}) & '${END}'`;
}
function lowerCase(text) {
    return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
function patternOf(glob) {
    const parts = glob
        .replace(/^\*+|\*+$/g, '')
        .split(/\*+/)
        .map(quote);
    const last = parts.pop() ?? '';
    return { parts: [...parts, glob.endsWith('*') ? last : last + END], startIsOpen: glob.startsWith('*') };
}
const ANY_TEXT = String.raw `[\s\S]*`;
function source({ parts, startIsOpen }) {
    const regex = `${startIsOpen ? '' : '^'}${parts.join(ANY_TEXT)}`;
    return regex === '' ? '^' : regex;
}
function partByPart(text, { parts, startIsOpen }) {
    const rest = parts.slice(0, -2).reduce((before, part, index) => {
        const start = index === 0 ? '^' : `^${FOUND}`;
        const skipped = index === 0 && !startIsOpen ? '' : `${ANY_TEXT}?`;
        return `$replace(${before}, /${start}${skipped}${part}/, '${FOUND}', 1)`;
    }, text);
    return `$contains(${rest}, /${[`^${FOUND}`, ...parts.slice(-2)].join(ANY_TEXT)}/)`;
}
const FOUND = 'A';
function quote(literal) {
    return literal
        .replace(/[\\^$.+?()[\]{}|/-]/g, (character) => (character === '\\' ? '\\x5c' : `\\${character}`))
        .replace(/\n/g, '\\n')
        .replace(/\r/g, '\\r');
}


/***/ }),

/***/ 6608:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ joinJsonata),
/* harmony export */   i: () => (/* binding */ isInJsonata)
/* harmony export */ });
function joinJsonata(expressions, operator) {
    const tree = (some) => {
        const half = Math.ceil(some.length / 2);
        const [left, right] = [some.slice(0, half), some.slice(half)];
        return right.length === 0 ? left.join('') : `${tree(left)} ${operator} ${inBrackets(tree(right), right)}`;
    };
    return inBrackets(tree(expressions), expressions);
}
function inBrackets(joined, expressions) {
    return expressions.length > 1 ? `(${joined})` : joined;
}
const MAX_ITEMS = 16;
function isInJsonata(value, items) {
    const lists = Array.from({ length: Math.ceil(items.length / MAX_ITEMS) }, (_, index) => items.slice(index * MAX_ITEMS, (index + 1) * MAX_ITEMS));
    return joinJsonata(lists.map((list) => `${value} in [${list.join(', ')}]`), 'or');
}


/***/ }),

/***/ 2345:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hv: () => (/* binding */ fitSize),
/* harmony export */   L: () => (/* binding */ LARGEST_MEMORY),
/* harmony export */   pu: () => (/* binding */ FARGATE_CPUS),
/* harmony export */   qi: () => (/* binding */ FARGATE_SIZES)
/* harmony export */ });
const TIERS = [
    [256, 512, 1024, 512],
    [256, 2048, 2048, 1024],
    [512, 1024, 4096, 1024],
    [1024, 2048, 8192, 1024],
    [2048, 4096, 16_384, 1024],
    [4096, 8192, 30_720, 1024],
    [8192, 16_384, 61_440, 4096],
    [16_384, 32_768, 122_880, 8192],
];
const FARGATE_SIZES = TIERS.flatMap(([cpu, least, most, step]) => Array.from({ length: (most - least) / step + 1 }, (_, index) => ({ cpu, memory: least + index * step })));
const LARGEST_MEMORY = 122_880;
const FARGATE_CPUS = [...new Set(FARGATE_SIZES.map(({ cpu }) => cpu))];
function fitSize(cpu, memory, mostMemory = LARGEST_MEMORY) {
    return FARGATE_SIZES.find((size) => size.cpu >= cpu && size.memory >= memory && size.memory <= mostMemory);
}


/***/ }),

/***/ 4234:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ doubleKeys),
/* harmony export */   b: () => (/* binding */ complexKeys)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);

function doubleKeys({ items }) {
    const seen = new Set();
    return items.flatMap(({ key }) => {
        if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(key)) {
            return [];
        }
        const isDouble = seen.has(key.value);
        seen.add(key.value);
        return isDouble ? [key] : [];
    });
}
function complexKeys({ items }) {
    return items.flatMap(({ key }) => ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isNode */ .Ll)(key) && !(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(key) ? [key] : []));
}


/***/ }),

/***/ 3177:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ legalMemory),
/* harmony export */   j: () => (/* binding */ nextOverrides)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4715);
/* harmony import */ var _fargate_sizes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2345);


function nextOverrides(next, ranWith, before) {
    const size = nextSize(next, ranWith);
    if (size === 'no more') {
        return undefined;
    }
    const { ephemeralStorage, capacityProvider, environment } = next;
    return {
        ...before,
        ...size,
        ...(0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .withoutUndefined */ .r$)({
            ephemeralStorage,
            capacityProvider,
            environment: environment === undefined ? undefined : { ...before.environment, ...environment },
        }),
    };
}
function nextSize(next, ranWith) {
    const { memory: change, cpu, maxMemory } = next;
    if (change === undefined && cpu === undefined) {
        return undefined;
    }
    if (ranWith.cpu === undefined || ranWith.memory === undefined) {
        return undefined;
    }
    if (change === undefined) {
        return (0,_fargate_sizes_js__WEBPACK_IMPORTED_MODULE_0__/* .fitSize */ .Hv)(cpu ?? ranWith.cpu, ranWith.memory);
    }
    const memory = Math.min(changed(ranWith.memory, change), maxMemory);
    const size = (0,_fargate_sizes_js__WEBPACK_IMPORTED_MODULE_0__/* .fitSize */ .Hv)(cpu ?? ranWith.cpu, memory, maxMemory);
    return size === undefined || size.memory <= ranWith.memory ? 'no more' : size;
}
function changed(memory, change) {
    switch (change.kind) {
        case 'times':
            return Math.ceil(memory * change.factor);
        case 'plus':
            return memory + change.mebibytes;
        case 'to':
            return change.mebibytes;
    }
}
function legalMemory(mostMebibytes) {
    return _fargate_sizes_js__WEBPACK_IMPORTED_MODULE_0__/* .FARGATE_SIZES */ .qi.map(({ memory }) => memory)
        .filter((memory) => memory <= mostMebibytes)
        .reduce((most, memory) => Math.max(most ?? 0, memory), undefined);
}


/***/ })

};
