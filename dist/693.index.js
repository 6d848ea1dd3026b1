export const id = 693;
export const ids = [693];
export const modules = {

/***/ 6693:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readDefinition: () => (/* binding */ readDefinition)
});

// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(7406);
// EXTERNAL MODULE: ./build/src/json.js
var json = __webpack_require__(4715);
// EXTERNAL MODULE: ./build/src/inputs/document-fault.js
var document_fault = __webpack_require__(343);
// EXTERNAL MODULE: ./build/src/inputs/json-object.js
var json_object = __webpack_require__(4125);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./build/src/policy/file/map-keys.js
var map_keys = __webpack_require__(4234);
;// CONCATENATED MODULE: ./build/src/inputs/yaml-text.js




/** Each alias is looked for among all anchors, and each directive is a warning. Nobody writes so many by hand. */
const MAX_ALIASES = 1_000;
/**
 * Each token costs the parser and the composer some microseconds and some hundred bytes. A mebibyte of the shortest states
 * has 530,000.
 */
const MAX_TOKENS = 650_000;
/**
 * Parses one YAML document in which no map has a key twice.
 *
 * @throws DocumentFault
 */
function parseYaml(text) {
    const lines = new dist/* LineCounter */.HN();
    const document = compose(text, lines);
    (0,dist/* visit */.YR)(document, {
        Map: (_key, map) => {
            const [complex] = (0,map_keys/* complexKeys */.b)(map);
            if (complex !== undefined) {
                const { line } = lines.linePos(complex.range?.[0] ?? 0);
                throw new document_fault/* DocumentFault */.IT(`holds a key that is a list, a map or an alias, on line ${line}; keys must be text`);
            }
            const [double] = (0,map_keys/* doubleKeys */.U)(map);
            if (double !== undefined) {
                throw (0,document_fault/* doubleKey */.jQ)(String(double.value), lines.linePos(double.range?.[0] ?? 0).line);
            }
        },
    });
    try {
        return document.toJS() ?? null;
    }
    catch (cause) {
        throw cause instanceof RangeError
            ? (0,document_fault/* tooDeep */.DI)({ cause })
            : new document_fault/* DocumentFault */.IT('cannot be read: its aliases expand to too much', { cause });
    }
}
/**
 * The tokens of a text. Refuses what nests too deep or has too many aliases by its signs alone: the parser and the composer
 * would take many seconds to find out.
 */
function* boundedTokens(text) {
    let flow = 0;
    // Each `-`, `?` and `:` of a line may open a block within that before it.
    let blocks = 0;
    let aliases = 0;
    for (const { token, isText } of tokens(text)) {
        switch (isText ? '' : token) {
            case '[':
            case '{':
                flow += 1;
                break;
            case ']':
            case '}':
                flow = Math.max(0, flow - 1);
                break;
            case '\n':
            case '\r\n':
                blocks = 0;
                break;
            case '-':
            case '?':
            case ':':
                blocks += flow === 0 ? 1 : 0;
                break;
            default:
                aliases += !isText && (token.startsWith('*') || token.startsWith('%')) ? 1 : 0;
        }
        if (flow > document_fault/* MAX_DEPTH */.lr || blocks > document_fault/* MAX_DEPTH */.lr) {
            throw (0,document_fault/* tooDeep */.DI)();
        }
        if (aliases > MAX_ALIASES) {
            throw new document_fault/* DocumentFault */.IT(`holds more than ${MAX_ALIASES} aliases or directives`);
        }
        yield token;
    }
}
/** What the lexer gives before the text of a scalar, in which no sign means anything. */
const SCALAR = '\u001f';
/** The tokens of a text, which may not be too many, and which of them are the text of a scalar. */
function* tokens(text) {
    let isText = false;
    let count = 0;
    for (const token of new dist/* Lexer */.JG().lex(text)) {
        count += 1;
        if (count > MAX_TOKENS) {
            throw new document_fault/* DocumentFault */.IT(`holds more than ${MAX_TOKENS} YAML tokens; write it as JSON`);
        }
        yield { token, isText };
        isText = !isText && token === SCALAR;
    }
}
/** What `Parser.parse` gives, of tokens that are counted on their way. */
function* parsed(text, lines) {
    const parser = new dist/* Parser */.iX(lines.addNewLine);
    lines.addNewLine(0);
    for (const token of boundedTokens(text)) {
        yield* parser.next(token);
    }
    yield* parser.end();
}
/** The one document of a text. Stops at the first fault, of which a text may hold a million. */
function compose(text, lines) {
    const composer = new dist/* Composer */.Dk({
        logLevel: 'error',
        // Compared by `parseYaml`: the composer compares each key with all before it.
        uniqueKeys: false,
        // Also where a directive asks for YAML 1.1: its merge keys and ordered maps look through a map for each key.
        schema: 'core',
        merge: false,
        resolveKnownTags: false,
    });
    let fault;
    composer.streamInfo().errors.push = (...faults) => {
        fault ??= faults[0];
        throw fault;
    };
    try {
        const [document, more] = composer.compose(parsed(text, lines), true, text.length);
        if (document === undefined || more !== undefined) {
            throw new document_fault/* DocumentFault */.IT('holds several documents; keep one of them');
        }
        return document;
    }
    catch (cause) {
        if (fault === undefined) {
            throw cause;
        }
        const { line, col } = lines.linePos(fault.pos[0]);
        throw fault.code === 'RESOURCE_EXHAUSTION'
            ? (0,document_fault/* tooDeep */.DI)({ cause })
            : new document_fault/* DocumentFault */.IT(`is neither JSON nor YAML: ${(0,errors/* shortened */.vI)(fault.message.split('\n')[0] ?? '', document_fault/* MAX_QUOTED */.kW)} at line ${line}, column ${col}`, {
                cause: fault,
            });
    }
}

;// CONCATENATED MODULE: ./build/src/inputs/document.js




/**
 * Parses JSON or YAML of bounded depth, in which no object has a key twice, in time that grows with the length of the
 * text alone. What is JSON does not go through the YAML parser, which takes a hundred times as long.
 *
 * @throws DocumentFault
 */
function parseDocumentText(text) {
    const value = (0,json/* parseJson */.qF)(text);
    if (value !== undefined) {
        (0,json_object/* refuseDepth */.k)(value);
        refuseDoubleKeys(text);
        return value;
    }
    const read = parseYaml(text);
    (0,json_object/* refuseDepth */.k)(read);
    return read;
}
/** Strings whole, so that no bracket in them counts. */
const TOKEN = /"[^"\\]*(?:\\[\s\S][^"\\]*)*"|[{}:\n]/g;
/**
 * Refuses JSON in which an object has a key twice, of which `JSON.parse` would keep the last without a word.
 *
 * @param text JSON, as was found out before
 * @throws DocumentFault
 */
function refuseDoubleKeys(text) {
    const above = [];
    let keys = new Set();
    let line = 1;
    let before = '';
    for (const [token] of text.matchAll(TOKEN)) {
        switch (token) {
            case '\n':
                line += 1;
                continue;
            case '{':
                above.push(keys);
                keys = new Set();
                break;
            case '}':
                keys = above.pop() ?? new Set();
                break;
            case ':': {
                // The colon tells that the string before it is a key.
                const key = JSON.parse(before);
                if (keys.has(key)) {
                    throw (0,document_fault/* doubleKey */.jQ)(key, line);
                }
                keys.add(key);
                break;
            }
            default:
                break;
        }
        before = token;
    }
}

;// CONCATENATED MODULE: ./build/src/inputs/definition-file.js




/** Step Functions takes 1 MB of compact JSON; with indentation and comments it may be twice as long. */
const MAX_LENGTH = 2 * 1024 * 1024;
/**
 * Reads a States Language file, JSON or YAML, after every `${Name}` in it was replaced.
 *
 * @param source the file's text
 * @param path its name, for errors
 * @param substitutions lines `Name=value`
 * @throws InputError for a line that is none, a `${Name}` that nothing fills, a name that the file does not use, a
 *   file that does not parse
 */
function readDefinition(source, path, substitutions) {
    const values = new Map();
    for (const [name, value] of substitutions.map(substitution)) {
        if (values.has(name)) {
            throw new errors/* InputError */.dz('definition-substitutions', `${name} is given twice; keep one line of it.`);
        }
        values.set(name, value);
    }
    refuseLength(source.length, path);
    const used = new Set();
    let length = source.length;
    // Without a bound, each of many `${` that nothing closes would be followed to the end of the file.
    const filled = source.replace(/\$\{([^}]{0,100})\}/g, (placeholder, name) => {
        const value = values.get(name);
        if (value === undefined) {
            throw new errors/* InputError */.dz('definition-substitutions', `${path} holds ${placeholder}, which nothing fills; add a line ${name}=value.`);
        }
        used.add(name);
        // In JSON the placeholder stands inside a string (or for a number, which the escaping does not touch).
        const text = path.endsWith('.json') ? JSON.stringify(value).slice(1, -1) : value;
        length += text.length - placeholder.length;
        refuseLength(length, path);
        return text;
    });
    const unused = [...values.keys()].filter((name) => !used.has(name));
    if (unused.length > 0) {
        throw new errors/* InputError */.dz('definition-substitutions', `${path} does not hold \${${unused.join('}, ${')}}.`);
    }
    return parseDefinition(filled, path);
}
function refuseLength(length, path) {
    if (length > MAX_LENGTH) {
        throw new errors/* InputError */.dz('definition', `${path}, with its placeholders filled, is longer than ${MAX_LENGTH} characters; Step Functions takes 1 MB.`);
    }
}
function substitution(line) {
    const [, name, value] = /^([A-Za-z0-9_]+)=(.*)$/.exec(line) ?? [];
    if (name === undefined || value === undefined) {
        throw new errors/* InputError */.dz('definition-substitutions', 'a line is not of the form Name=value (letters, digits and _ before the =).');
    }
    return [name, value];
}
function parseDefinition(text, path) {
    const value = toJson(text, path);
    if (!(0,json/* isJsonObject */.OW)(value)) {
        throw new errors/* InputError */.dz('definition', `${path} does not hold an object with StartAt and States.`);
    }
    return value;
}
function toJson(text, path) {
    try {
        return parseDocumentText(text);
    }
    catch (cause) {
        if (cause instanceof document_fault/* DocumentFault */.IT) {
            throw new errors/* InputError */.dz('definition', `${path} ${cause.message}.`, { cause });
        }
        throw cause;
    }
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


/***/ })

};
