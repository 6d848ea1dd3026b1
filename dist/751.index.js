export const id = 751;
export const ids = [751];
export const modules = {

/***/ 4132:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readPolicyFile: () => (/* binding */ readPolicyFile)
});

// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(7406);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 17 modules
var schemas = __webpack_require__(8816);
// EXTERNAL MODULE: ./build/src/policy/policy.js
var policy = __webpack_require__(728);
// EXTERNAL MODULE: ./build/src/policy/fargate-sizes.js
var fargate_sizes = __webpack_require__(2345);
;// CONCATENATED MODULE: ./build/src/policy/file/schema-values.js


/** Simple values of a policy file, each with the sentence for a wrong one. */
const MAX_GLOB_LENGTH = 512;
/** What is longer is like no key or stop code, and each letter of it takes time to compare. */
const MAX_WORD = 100;
/** Beyond that, a match could take long on a hostile text. */
const MAX_GLOB_STARS = 4;
const MAX_TEXT_LENGTH = 1024;
/** JSON knows no infinity. */
const shown = (value) => (typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? 'nothing')).slice(0, 100);
/** The sentence for a value of another type, or for a missing one. */
const notA = (what) => ({ code, input }) => {
    if (code !== 'invalid_type') {
        return undefined;
    }
    return input === undefined ? 'is missing' : `${shown(input)} is not ${what}`;
};
const schema_values_text = schemas/* string */.YjP({ error: ({ input }) => `${shown(input)} is not a text` })
    .min(1, 'must not be empty')
    .max(MAX_TEXT_LENGTH, `must not be longer than ${MAX_TEXT_LENGTH} characters`);
/** The stop codes of ECS. It may learn others, so one that is like none of these is taken as it is. */
const STOP_CODES = new Map([
    'TaskFailedToStart',
    'EssentialContainerExited',
    'UserInitiated',
    'ServiceSchedulerInitiated',
    'SpotInterruption',
    'TerminationNotice',
    'InfrastructureHealth',
].map((code) => [code.toLowerCase(), code]));
/** A glob or a slip of the pen here would match nothing, silently. */
const stopCode = schema_values_text
    .refine((value) => !value.includes('*'), {
    error: ({ input }) => `${shown(input)} holds a *, but globs are for reason and error; list the stop codes`,
    abort: true,
})
    .refine((value) => value === (meantStopCode(value) ?? value), {
    error: ({ input }) => `${shown(input)} is no stop code; did you mean ${meantStopCode(String(input))}?`,
});
/** The stop code that a text is, or most likely means; undefined if it is like none. */
function meantStopCode(value) {
    return STOP_CODES.get(nearest(value, [...STOP_CODES.keys()]) ?? '');
}
const glob = schemas/* string */.YjP({ error: ({ input }) => `${shown(input)} is not a glob, a text in which * stands for any text` })
    .min(1, 'must not be empty')
    .max(MAX_GLOB_LENGTH, `must not be longer than ${MAX_GLOB_LENGTH} characters`)
    .refine((value) => (value.match(/\*+/g) ?? []).length <= MAX_GLOB_STARS, `must not hold more than ${MAX_GLOB_STARS} *`);
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
/** One value, or a list of them. */
const oneOrMore = (item) => schemas/* union */.KCZ([item, schemas/* array */.YOg(item).min(1, 'must not be an empty list')]);
/** The candidate that a misspelt word most likely means: at most a third of its letters off; undefined if none is near. */
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
/** Levenshtein's distance: letters to insert, remove or replace. */
function distance(from, to) {
    let row = Array.from({ length: to.length + 1 }, (_, index) => index);
    for (const [index, letter] of [...from].entries()) {
        const next = [index + 1];
        for (const [column, other] of [...to].entries()) {
            next.push(Math.min((next[column] ?? 0) + 1, (row[column + 1] ?? 0) + 1, (row[column] ?? 0) + (letter === other ? 0 : 1)));
        }
        row = next;
    }
    return row.at(-1) ?? 0;
}
const notAMemoryError = { error: ({ input }) => notAMemory(input) };
const notACpu = {
    error: ({ input }) => `${shown(input)} is not a cpu of Fargate: give one of ${fargate_sizes/* FARGATE_CPUS */.pu.join(', ')}`,
};
/** What the next attempts run with. */
const nextRun = schemas/* strictObject */.rej({
    memory: schemas/* union */.KCZ([
        schemas/* int */.Whr().min(512, notAMemoryError).max(fargate_sizes/* LARGEST_MEMORY */.L, notAMemoryError),
        schemas/* string */.YjP().regex(/^(x\d+(\.\d+)?|\+\d+)$/, notAMemoryError),
    ], notAMemoryError)
        .refine(isMemory, notAMemoryError)
        .optional()
        .describe('Memory of the next attempts in MiB: x2, +1024 or 8192, rounded up to what Fargate offers.'),
    'max-memory': integer(512, fargate_sizes/* LARGEST_MEMORY */.L).optional().describe('Memory in MiB that is not exceeded.'),
    cpu: schemas/* int */.Whr(notACpu)
        .refine((value) => fargate_sizes/* FARGATE_CPUS */.pu.includes(value), notACpu)
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
});
function isMemory(value) {
    const amount = Number(String(value).replace(/^[x+]/, ''));
    return String(value).startsWith('x') ? amount > 1 && amount <= 16 : amount > 0 && amount <= fargate_sizes/* LARGEST_MEMORY */.L;
}
function notAMemory(input) {
    return `${shown(input)} is not a memory: give MiB from 512 to ${fargate_sizes/* LARGEST_MEMORY */.L}, more of it such as +1024, or a multiple up to x16`;
}

;// CONCATENATED MODULE: ./build/src/policy/file/condition-syntax.js


const notAnExitCodeError = { error: ({ input }) => notAnExitCode(input) };
const exitCode = schemas/* union */.KCZ([
    schemas/* int */.Whr().min(0, notAnExitCodeError).max(255, notAnExitCodeError),
    schemas/* string */.YjP().regex(/^(none|\d{1,3}(-\d{1,3})?)$/, { abort: true }),
], notAnExitCodeError)
    .refine((value) => isExitCode(String(value)), notAnExitCodeError);
function isExitCode(value) {
    const [from = 0, to = from] = value.split('-').map(Number);
    return value === 'none' || (from <= to && to <= 255);
}
function notAnExitCode(input) {
    const isRange = typeof input === 'string' && input.includes('-');
    return isRange
        ? `${shown(input)} is not a range of exit codes, such as "64-78", from 0 to 255`
        : `${shown(input)} is not an exit code: give 0 to 255, a range such as "64-78", or none`;
}
/** What each key may hold. */
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
/** The schema of `when`. */
const when = schemas/* lazy */.RZV(() => schemas/* strictObject */.rej(SCHEMAS, { error: notA('a map of conditions') })
    .refine((conditions) => Object.keys(conditions).length > 0, 'needs at least one condition'));
/** The condition that the value of each key means. */
const MEANINGS = {
    'exit-code': (value) => exitCodes(list(value)),
    'stop-code': (value) => ({ kind: 'stop-code', anyOf: list(value) }),
    reason: (value) => ({ kind: 'reason', globs: list(value) }),
    error: (value) => ({ kind: 'error', globs: list(value) }),
    container: (value) => ({ kind: 'container', anyOf: list(value) }),
    any: (value) => ({ kind: 'any', of: value.map(toCondition) }),
    not: (value) => ({ kind: 'not', of: toCondition(value) }),
};
/** The keys of `when`. */
const CONDITION_KEYS = Object.keys(MEANINGS).filter(isKey);
function isKey(key) {
    return Object.hasOwn(MEANINGS, key);
}
/** The condition that `when` means: all that is named must hold. */
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




/** The language of policy files. A fault is told where it is found; `faults.ts` adds the key and the place. */
const MAX_RULES = 100;
/** The keys of an action: what a rule and the fallback share. */
const action = {
    type: choice(policy/* CLASSIFICATIONS */.Ii).describe('RETRIABLE: rerun at once. TEMPORARY: wait, then rerun. FATAL: stop.'),
    'wait-seconds': integer(1, policy/* MAX_WAIT_SECONDS */.ZI)
        .optional()
        .describe('Wait of a TEMPORARY rule before the next attempt.'),
    'backoff-rate': number(1, 10).optional().describe('By what the wait grows with each retry by this rule.'),
    'max-wait-seconds': integer(1, policy/* MAX_WAIT_SECONDS */.ZI).optional().describe('Wait that is not exceeded.'),
    jitter: choice(['none', 'full']).optional().describe('full: wait anything from 0 up to what it would be.'),
    'max-retries': integer(0, policy/* MAX_RETRIES */.kd).optional().describe('Retries by this rule in one execution.'),
    free: schema_values_boolean.optional().describe("Whether its retries cost nothing of the policy's max-retries."),
    // biome-ignore lint/suspicious/noThenProperty: it is the policy file's word, and its value is no function.
    then: nextRun.optional().describe('What the next attempts run with.'),
};
const WAITING = ['wait-seconds', 'backoff-rate', 'max-wait-seconds', 'jitter'];
const RETRYING = ['max-retries', 'free', 'then'];
const rule = schemas/* strictObject */.rej({
    name: schemas/* string */.YjP({ error: notA('a name') })
        .regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/, 'must start with a letter and hold at most 64 letters, digits, - and _')
        .describe('Identifies the rule in trail, summary and console.'),
    when: when.describe('Conditions on the failure, which must all hold.'),
    ...action,
    because: schema_values_text.optional().describe('Tells people why, and what to do.'),
}, { error: notA('a rule') })
    .superRefine((value, context) => {
    const useless = [
        ...(value.type === 'TEMPORARY' ? [] : WAITING),
        ...(value.type === 'FATAL' ? RETRYING : []),
    ].filter((key) => value[key] !== undefined);
    for (const key of useless) {
        const message = `means nothing to a rule of the type ${value.type}`;
        context.addIssue({ code: 'custom', path: [key], message });
    }
});
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
}, { error: notA('a policy: give keys such as max-retries and rules') });
function notADuration(input) {
    return `${shown(input)} is not a duration: give a number and s, m, h or d, such as 90m`;
}
/** The keys that a policy file may have at a path. */
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




/** How many faults a message lists; there may be thousands. */
const MAX_LISTED = 20;
/** Characters of one message, which may quote what the file holds. */
const MAX_MESSAGE = 500;
/** Characters of one key in a message, so that what follows it is told as well. */
const MAX_KEY = 100;
/** A policy file that breaks the language, with every fault and its place. */
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
                // A single value in place of a list has no index in the file, and a missing key has no node.
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
/** The faults that the schema finds, each with its key and place. */
function schemaFaults(issues, value, places) {
    const all = issues.flatMap((issue) => flatten(issue, [], value));
    const unknown = all.filter(({ code }) => code === 'unrecognized_keys').map(({ path }) => places.text(path));
    const faults = all
        // Where all keys are misspelt, it is not a second fault that none is left.
        .filter(({ code, path }) => code !== 'custom' || !unknown.includes(places.text(path)))
        .flatMap((issue) => faultsOf(issue, places));
    // Several checks of a value may say the same.
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
/**
 * A union only says that nothing fits. Those of the schema without a sentence of their own are a value or a list of
 * values, so the type of the value shows which of the two was meant.
 */
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
;// CONCATENATED MODULE: ./build/src/policy/file/to-policy.js







/** The policy that a checked policy file means. The default rules follow its own, except those that it replaces by name. */
function toPolicy(file) {
    const duration = file['max-duration'];
    return (0,json/* withoutUndefined */.r$)({
        container: file.container,
        maxDurationSeconds: duration === undefined ? undefined : seconds(duration),
        maxRetries: file['max-retries'] ?? default_policy/* DEFAULT_MAX_RETRIES */.it,
        rules: (0,default_policy/* withDefaults */.rO)((file.rules ?? []).map(toRule), file['include-defaults'] !== false),
        fallback: (0,default_policy/* fallback */.Np)(file.default === undefined ? (0,rule_builders/* retriable */.pA)() : toAction({ type: file.default })),
    });
}
function toRule(rule) {
    return {
        name: rule.name,
        when: toCondition(rule.when),
        ...toAction(rule),
        because: rule.because ?? `The rule ${rule.name} of the policy file says so.`,
    };
}
function toAction(file) {
    if (file.type === 'FATAL') {
        return { type: 'FATAL' };
    }
    const retry = (0,json/* withoutUndefined */.r$)({
        free: file.free ?? false,
        maxRetries: file['max-retries'],
        next: file.then === undefined ? undefined : toNextRun(file.then),
    });
    if (file.type === 'RETRIABLE') {
        return { type: 'RETRIABLE', retry };
    }
    return {
        type: 'TEMPORARY',
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






/** Characters; a policy of 100 rules with long sentences fits. */
const MAX_LENGTH = 65_536;
/** Levels of maps and lists: room for conditions a dozen deep. */
const MAX_DEPTH = 32;
const TOO_DEEP = `the file nests deeper than ${MAX_DEPTH} levels`;
/**
 * Parses a policy file, YAML or JSON.
 *
 * @throws PolicyError naming every fault with its line and column
 */
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
        // Both the parser and the schema recurse; what overflows them is not a policy.
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
    const value = document.toJS() ?? {};
    const result = policySchema.safeParse(value);
    if (!result.success) {
        throw new PolicyError(schemaFaults(result.error.issues, value, places));
    }
    const policy = toPolicy(result.data);
    return { policy, warnings: shadowWarnings(policy, result.data.rules?.length ?? 0, places) };
}
/**
 * What YAML allows and a policy file does not, one list for each kind, the most basic first. A few lines of aliases can
 * expand to gigabytes.
 */
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
/** Warns of the file's own rules only: they are meant to come before the default rules. */
function shadowWarnings({ rules }, own, places) {
    return (0,conditions/* shadowedRules */.Ff)(rules.slice(0, own)).map(({ index, by }) => ({
        ...places.of(['rules', index]),
        message: `rules[${index}]: ${rules[index]?.name} never matches, since ${by} before it matches all that it would`,
    }));
}

;// CONCATENATED MODULE: ./build/src/inputs/policy-file.js



/**
 * Parses the policy file that `retry-policy` names.
 *
 * @param path its name, for errors and warnings
 * @throws InputError that tells every fault of the file
 */
function readPolicyFile(source, path) {
    try {
        const { policy, warnings } = parsePolicy(source);
        return { policy, policyWarnings: warnings.map((warning) => ({ ...warning, file: path })) };
    }
    catch (cause) {
        if (cause instanceof PolicyError) {
            throw new errors/* InputError */.dz('retry-policy', `${path}:${cause.message}.`, { cause });
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

;// CONCATENATED MODULE: ./build/src/policy/conditions/entry.js
/** The entry of a condition on a property of the failure. */
function propertyEntry({ matches, covers, jsonata, wanted, had, }) {
    return {
        matches,
        covers,
        jsonata,
        text: (condition) => `${condition.kind} ${wanted(condition)}`,
        why: (condition, failure) => matches(condition, failure) ? had(failure) : `${had(failure)}, not ${wanted(condition)}`,
    };
}
/** JSONata expressions joined by `and` or `or`. */
function joinJsonata(expressions, operator) {
    return expressions.length === 1 ? expressions.join('') : `(${expressions.join(` ${operator} `)})`;
}
/** `stop-code`: one of several stop codes of ECS. */
const stopCode = oneOf('stop-code', 'stopCode');
/** `container`: the name of the container that failed is one of several. */
const container = oneOf('container', 'container');
function oneOf(kind, property) {
    return propertyEntry({
        matches: ({ anyOf }, { [property]: value }) => value !== undefined && anyOf.includes(value),
        covers: ({ anyOf }, narrow) => 'anyOf' in narrow && narrow.kind === kind && narrow.anyOf.every((value) => anyOf.includes(value)),
        wanted: ({ anyOf }) => anyOf.join(' or '),
        had: ({ [property]: value }) => (value === undefined ? `there is no ${kind}` : `${kind} is ${value}`),
        // A comparison with what is absent is false.
        jsonata: ({ anyOf }) => `$failure.${property} in ${JSON.stringify(anyOf)}`,
    });
}

;// CONCATENATED MODULE: ./build/src/policy/conditions/exit-code.js

/** `exit-code`: ranges of exit codes, or none for a container that never ran. */
const exitCode = propertyEntry({
    matches: ({ ranges, none }, failure) => failure.exitCode === undefined ? none : isIn(ranges, failure.exitCode),
    covers: ({ ranges, none }, narrow) => narrow.kind === 'exit-code' &&
        (none || !narrow.none) &&
        narrow.ranges.every(({ from, to }) => Array.from({ length: to - from + 1 }, (_, index) => from + index).every((code) => isIn(ranges, code))),
    wanted: ({ ranges, none }) => [...ranges.map(rangeText), ...(none ? ['none'] : [])].join(' or '),
    had: (failure) => failure.exitCode === undefined ? 'there is no exit code' : `exit-code is ${failure.exitCode}`,
    jsonata: ({ ranges, none }) => joinJsonata([...ranges.map(rangeJsonata), ...(none ? ['$not($exists($failure.exitCode))'] : [])], 'or'),
});
function isIn(ranges, code) {
    return ranges.some(({ from, to }) => from <= code && code <= to);
}
function rangeText({ from, to }) {
    return from === to ? String(from) : `${from}-${to}`;
}
function rangeJsonata({ from, to }) {
    return from === to
        ? `$failure.exitCode = ${from}`
        : `($exists($failure.exitCode) and $failure.exitCode >= ${from} and $failure.exitCode <= ${to})`;
}

;// CONCATENATED MODULE: ./build/src/policy/conditions/glob.js

/** `reason`: globs on the task's StoppedReason and on the container's Reason, one of which must match. */
const reason = globs('reason', {
    texts: (failure) => [failure.reason, failure.containerReason ?? ''],
    had: (failure) => {
        const reasons = [failure.reason, failure.containerReason ?? ''].filter((text) => text !== '');
        return reasons.length === 0
            ? 'there is no reason'
            : `reason is ${reasons.map((text) => JSON.stringify(text)).join(' and ')}`;
    },
    // What is absent is left out of a list.
    jsonata: (pattern) => `$exists([$failure.reason, $failure.containerReason][$contains($, ${pattern})])`,
});
/** `error`: globs on the Step Functions error. */
const error = globs('error', {
    texts: (failure) => [failure.error],
    had: (failure) => `error is ${JSON.stringify(failure.error)}`,
    jsonata: (pattern) => `$contains($failure.error, ${pattern})`,
});
function globs(kind, { texts, had, jsonata }) {
    return propertyEntry({
        matches: (condition, failure) => condition.globs.some((glob) => texts(failure).some((text) => matchesGlob(glob, text))),
        covers: (wide, narrow) => 
        // Every failure has an error and a reason, even if they are empty.
        wide.globs.some((glob) => /^\*+$/.test(glob)) ||
            ('globs' in narrow &&
                narrow.kind === kind &&
                narrow.globs.every((glob) => wide.globs.some((wideGlob) => coversGlob(wideGlob, glob)))),
        wanted: (condition) => condition.globs.map((glob) => JSON.stringify(glob)).join(' or '),
        had,
        jsonata: (condition) => jsonata(`/${condition.globs.map(globSource).join('|')}/i`),
    });
}
/** Only a `*` of the wide glob can match a `*` of the narrow one, which is any text: here a sign that no glob holds. */
function coversGlob(wide, narrow) {
    return matchesGlob(wide, narrow.replaceAll('*', '\u{10FFFF}'));
}
/**
 * The source of a regular expression for a glob, in which `*` matches any text and everything else matches itself. It
 * is meant for the flag `i`. A leading or trailing `*` leaves that end open, so that the engine does not run to it.
 * Beyond the first `*` in between, each `*` stops at the first place where what follows it matches: looking further
 * finds nothing more, but takes the third power of the text's length to fail.
 *
 * The same source serves here and, between slashes, in JSONata. So a slash is escaped, a backslash is written as `\x5c`
 * (JSONata's scanner takes any bracket after a backslash as escaped), and line breaks are spelled.
 */
function globSource(glob) {
    const start = glob.startsWith('*') ? '' : '^';
    const end = glob.endsWith('*') ? '' : '$';
    const parts = glob.replace(/^\*+|\*+$/g, '').split(/\*+/);
    const quoted = parts.map(quote);
    const between = (next) => (parts.length > 2 ? `(?:(?!${next})[\\s\\S])*` : '[\\s\\S]*');
    const source = quoted.reduce((before, part, index) => {
        const next = index === quoted.length - 1 ? `${part}${end}` : part;
        return index === 0 ? `${start}${next}` : `${before}${between(next)}${next}`;
    }, '');
    // JSONata refuses an empty pattern; `*` alone matches any text.
    return source === '' ? '^' : source;
}
/** Whether a glob matches a text, case-insensitively and as a whole. */
function matchesGlob(glob, text) {
    return new RegExp(globSource(glob), 'i').test(text);
}
function quote(literal) {
    return literal
        .replace(/[\\^$.+?()[\]{}|/-]/g, (character) => (character === '\\' ? '\\x5c' : `\\${character}`))
        .replace(/\n/g, '\\n')
        .replace(/\r/g, '\\r');
}

;// CONCATENATED MODULE: ./build/src/policy/conditions/conditions.js



/** All kinds of condition. Those that are made of others call the functions below for their parts. */
const ENTRIES = {
    all: {
        matches: ({ of }, failure) => of.every((part) => matches(part, failure)),
        covers: ({ of }, narrow, coversPart) => of.every((part) => coversPart(part, narrow)),
        text: ({ of }) => of.map(requiredText).join(' and '),
        why: ({ of }, failure) => {
            const missed = of.filter((part) => !matches(part, failure));
            return missed.length === 0 ? whys(of, failure, ', and ') : whys(missed, failure, '; ');
        },
        jsonata: ({ of }) => joinJsonata(of.map(conditionJsonata), 'and'),
    },
    any: {
        matches: ({ of }, failure) => of.some((part) => matches(part, failure)),
        covers: ({ of }, narrow, coversPart) => of.some((part) => coversPart(part, narrow)),
        text: ({ of }) => of.map(partText).join(' or '),
        why: ({ of }, failure) => {
            const met = of.filter((part) => matches(part, failure));
            return whys(met.length === 0 ? of : met, failure, '; ');
        },
        jsonata: ({ of }) => joinJsonata(of.map(conditionJsonata), 'or'),
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
/** Whether a condition holds for a failure. What a failure does not tell matches nothing but `none`. */
function matches(condition, failure) {
    return ENTRIES[condition.kind].matches(condition, failure);
}
/** Steps after which the answer is no: `any` within `any` has more pairs of parts than anyone would write rules for. */
const MAX_STEPS = 10_000;
/**
 * Whether a condition surely holds wherever another one does. It may say no where the answer is yes, but never yes
 * where it is no.
 */
function covers(wide, narrow) {
    let steps = 0;
    const compare = (a, b) => {
        steps += 1;
        if (steps > MAX_STEPS) {
            return false;
        }
        // All alternatives of the narrow condition must be covered, and that by all parts of the wide one. Only then is
        // it enough that one part of the narrow condition is covered. The order of these lines matters.
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
/** The rules that can never match, since one before them matches whatever they would. */
function shadowedRules(rules) {
    return rules.flatMap(({ when }, index) => {
        const by = rules.slice(0, index).find((earlier) => covers(earlier.when, when));
        return by === undefined ? [] : [{ index, by: by.name }];
    });
}
/** A condition in words: `exit-code 3 or 64-78 and reason "CannotPull*"`. */
function conditionText(condition) {
    return ENTRIES[condition.kind].text(condition);
}
/** Why a condition holds for a failure or does not: what the failure had, and what was asked for. */
function conditionWhy(condition, failure) {
    return ENTRIES[condition.kind].why(condition, failure);
}
/**
 * A condition as JSONata (without `{% %}`) on the variable `$failure`. It always yields a boolean: in JSONata a
 * comparison with what is absent is false, and what is absent is left out of a list.
 */
function conditionJsonata(condition) {
    return ENTRIES[condition.kind].jsonata(condition);
}
function partText(condition) {
    const isCompound = condition.kind === 'all' || condition.kind === 'any';
    return isCompound ? `(${conditionText(condition)})` : conditionText(condition);
}
/** A part of `all`: what holds in several cases is put in brackets, since `and` binds tighter than `or`. */
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

/***/ 2345:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hv: () => (/* binding */ fitSize),
/* harmony export */   L: () => (/* binding */ LARGEST_MEMORY),
/* harmony export */   pu: () => (/* binding */ FARGATE_CPUS),
/* harmony export */   qi: () => (/* binding */ FARGATE_SIZES)
/* harmony export */ });
/** Each cpu with its least and most memory and the step between, in MiB, as the Fargate documentation lists them. */
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
/** Every legal pair, by cpu and then by memory. */
const FARGATE_SIZES = TIERS.flatMap(([cpu, least, most, step]) => Array.from({ length: (most - least) / step + 1 }, (_, index) => ({ cpu, memory: least + index * step })));
/** The memory of the largest pair, in MiB. */
const LARGEST_MEMORY = 122_880;
/** The cpu values of Fargate, ascending. */
const FARGATE_CPUS = [...new Set(FARGATE_SIZES.map(({ cpu }) => cpu))];
/** The smallest legal pair with at least this cpu and memory, and at most so much memory; undefined if there is none. */
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

/**
 * The keys of a map that it has had before. The YAML parser is told not to look for them (`uniqueKeys`), since it
 * compares each key with all before it.
 */
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
/**
 * The keys of a map that are lists, maps or aliases. The YAML parser would make a text of each, with those of the keys in it
 * once more at every level.
 */
function complexKeys({ items }) {
    return items.flatMap(({ key }) => ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isNode */ .Ll)(key) && !(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(key) ? [key] : []));
}


/***/ }),

/***/ 3177:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ legalMemory)
/* harmony export */ });
/* unused harmony export nextOverrides */
/* harmony import */ var _fargate_sizes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2345);


/**
 * What the next attempt runs with: what the last one was given, changed by a rule's `then`. Undefined if the rule
 * asks for more memory and there is no more: another attempt could only fail the same way.
 *
 * @param ranWith what the failed task ran with. Where it is not known, cpu and memory stay as they are
 */
function nextOverrides(next, ranWith, before) {
    const size = nextSize(next, ranWith);
    if (size === 'no more') {
        return undefined;
    }
    const { ephemeralStorage, capacityProvider, environment } = next;
    return {
        ...before,
        ...size,
        ...withoutUndefined({
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
        return fitSize(cpu ?? ranWith.cpu, ranWith.memory);
    }
    const memory = Math.min(changed(ranWith.memory, change), maxMemory);
    const size = fitSize(cpu ?? ranWith.cpu, memory, maxMemory);
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
/** The largest memory of Fargate that is not above so many MiB; undefined below the smallest. */
function legalMemory(mostMebibytes) {
    return _fargate_sizes_js__WEBPACK_IMPORTED_MODULE_0__/* .FARGATE_SIZES */ .qi.map(({ memory }) => memory)
        .filter((memory) => memory <= mostMebibytes)
        .reduce((most, memory) => Math.max(most ?? 0, memory), undefined);
}


/***/ })

};
