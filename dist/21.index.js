export const id = 21;
export const ids = [21];
export const modules = {

/***/ 8021:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readDefinition: () => (/* binding */ readDefinition)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4715);
/* harmony import */ var _document_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7959);
/* harmony import */ var _document_fault_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(343);




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
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .d('definition-substitutions', `${name} is given twice; keep one line of it.`);
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
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .d('definition-substitutions', `${path} holds ${placeholder}, which nothing fills; add a line ${name}=value.`);
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
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .d('definition-substitutions', `${path} does not hold \${${unused.join('}, ${')}}.`);
    }
    return parse(filled, path);
}
function refuseLength(length, path) {
    if (length > MAX_LENGTH) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .d('definition', `${path}, with its placeholders filled, is longer than ${MAX_LENGTH} characters; Step Functions takes 1 MB.`);
    }
}
function substitution(line) {
    const [, name, value] = /^([A-Za-z0-9_]+)=(.*)$/.exec(line) ?? [];
    if (name === undefined || value === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .d('definition-substitutions', 'a line is not of the form Name=value (letters, digits and _ before the =).');
    }
    return [name, value];
}
function parse(text, path) {
    const value = toJson(text, path);
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW)(value)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .d('definition', `${path} does not hold an object with StartAt and States.`);
    }
    return value;
}
function toJson(text, path) {
    try {
        return (0,_document_js__WEBPACK_IMPORTED_MODULE_1__/* .parseDocumentText */ .g)(text);
    }
    catch (cause) {
        if (cause instanceof _document_fault_js__WEBPACK_IMPORTED_MODULE_3__/* .DocumentFault */ .IT) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .d('definition', `${path} ${cause.message}.`, { cause });
        }
        throw cause;
    }
}


/***/ })

};
