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




const MAX_ALIASES = 1_000;
const MAX_TOKENS = 650_000;
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
function* boundedTokens(text) {
    let flow = 0;
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
const SCALAR = '\u001f';
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
function* parsed(text, lines) {
    const parser = new dist/* Parser */.iX(lines.addNewLine);
    lines.addNewLine(0);
    for (const token of boundedTokens(text)) {
        yield* parser.next(token);
    }
    yield* parser.end();
}
function compose(text, lines) {
    const composer = new dist/* Composer */.Dk({
        logLevel: 'error',
        uniqueKeys: false,
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
const TOKEN = /"[^"\\]*(?:\\[\s\S][^"\\]*)*"|[{}:\n]/g;
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




const MAX_LENGTH = 2 * 1024 * 1024;
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
    const filled = source.replace(/\$\{([^}]{0,100})\}/g, (placeholder, name) => {
        const value = values.get(name);
        if (value === undefined) {
            throw new errors/* InputError */.dz('definition-substitutions', `${path} holds ${placeholder}, which nothing fills; add a line ${name}=value.`);
        }
        used.add(name);
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


/***/ })

};
