export const id = 533;
export const ids = [533];
export const modules = {

/***/ 1639:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ s3Trouble)
/* harmony export */ });
/** What an error of the S3 client says. */
function s3Trouble(error) {
    const name = error instanceof Error ? error.name : 'Error';
    switch (name) {
        case 'NoSuchBucket':
            return { kind: 'no-bucket' };
        case 'AccessDenied':
        case 'Forbidden':
            return { kind: 'access-denied' };
        default:
            return { kind: 'other', name };
    }
}


/***/ }),

/***/ 5533:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  previewOutput: () => (/* binding */ previewOutput)
});

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-s3/dist-cjs/index.js
var dist_cjs = __webpack_require__(3711);
// EXTERNAL MODULE: ./build/src/json.js
var src_json = __webpack_require__(4715);
// EXTERNAL MODULE: ./build/src/time-limits.js
var time_limits = __webpack_require__(3249);
// EXTERNAL MODULE: ./build/src/evidence/notice.js
var notice = __webpack_require__(1639);
// EXTERNAL MODULE: ./node_modules/csv-parse/lib/sync.js + 9 modules
var sync = __webpack_require__(5175);
;// CONCATENATED MODULE: ./build/src/evidence/preview-table.js


const MAX_ROWS = 10;
const MAX_COLUMNS = 8;
const MAX_CELL_LENGTH = 80;
/** A CSV text with a header line as a table; undefined if it is none, or empty. */
function csvTable(text) {
    const records = parsedCsv(text);
    const [header, ...rows] = records;
    if (header === undefined) {
        return undefined;
    }
    const width = records.reduce((widest, { length }) => Math.max(widest, length), 0);
    return table(width, (column) => header[column] ?? '', rows, (row, column) => row[column] ?? '');
}
/** Given, since those of the first line need not be those of all. */
const LINE_BREAKS = ['\r\n', '\n', '\r'];
/** A record may have more or fewer cells than the header: the table shows what is there. */
function parsedCsv(text) {
    try {
        return (0,sync/* parse */.qg)(text, {
            bom: true,
            relax_column_count: true,
            skip_empty_lines: true,
            record_delimiter: LINE_BREAKS,
        });
    }
    catch {
        return [];
    }
}
/**
 * A JSON text as a table: a list of objects has their keys as columns, in the order they appear in; an object is a
 * table of keys and values; a list of plain values is one column. Undefined if it is none of these, or empty.
 */
function jsonTable(json) {
    if ((0,src_json/* isJsonObject */.OW)(json)) {
        const entries = Object.entries(json);
        return entries.length === 0
            ? undefined
            : table(2, (column) => ['key', 'value'][column] ?? '', entries, ([key, value], column) => (column === 0 ? key : cell(value)));
    }
    if (!isList(json) || json.length === 0) {
        return undefined;
    }
    if (json.every((row) => (0,src_json/* isJsonObject */.OW)(row))) {
        const keys = [...new Set(json.flatMap((row) => Object.keys(row)))];
        const at = (row, column) => {
            const key = keys[column];
            // Object.hasOwn, since a key may be `constructor`.
            return key !== undefined && Object.hasOwn(row, key) ? cell(row[key]) : '';
        };
        return keys.length === 0 ? undefined : table(keys.length, (column) => keys[column] ?? '', json, at);
    }
    return json.some((value) => typeof value === 'object' && value !== null)
        ? undefined
        : table(1, () => 'value', json, cell);
}
function isList(json) {
    return Array.isArray(json);
}
function table(width, title, rows, at) {
    const columns = Array.from({ length: Math.min(width, MAX_COLUMNS) }, (_item, column) => column);
    return {
        header: columns.map((column) => cut(title(column))),
        rows: rows.slice(0, MAX_ROWS).map((row) => columns.map((column) => cut(at(row, column)))),
        moreRows: Math.max(0, rows.length - MAX_ROWS),
        moreColumns: width - columns.length,
    };
}
function cell(value) {
    if (value === undefined) {
        return '';
    }
    if (typeof value !== 'object') {
        return String(value);
    }
    try {
        return JSON.stringify(value);
    }
    catch {
        // JSON.parse goes deeper than JSON.stringify, which ends with the stack.
        return '…';
    }
}
function cut(text) {
    return text.length <= MAX_CELL_LENGTH
        ? text
        : // The cut may have left the first half of a character.
            `${text.slice(0, MAX_CELL_LENGTH - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

// EXTERNAL MODULE: ./build/src/evidence/s3-uri.js
var s3_uri = __webpack_require__(5038);
;// CONCATENATED MODULE: ./build/src/evidence/preview.js






const NONE = { kind: 'none' };
/** Larger objects are not read. */
const MAX_BYTES = 65_536;
/**
 * Reads one small CSV or JSON object of those that an execution left, as a table: the first in key order, so that the
 * next run shows the same one, and CSV before JSON. An object that is neither, whatever its name says, or that is gone
 * by now, gives none.
 */
async function previewOutput(s3, listing, { signal, forMs = time_limits/* TIME_LIMITS */.H.evidence.previewMs }) {
    const place = listing.kind === 'listed' ? (0,s3_uri/* parseS3Uri */.y)(listing.location) : undefined;
    const object = listing.kind === 'listed' ? chosen(listing.objects) : undefined;
    if (place === undefined || object === undefined || signal.aborted) {
        return NONE;
    }
    const timeout = AbortSignal.timeout(forMs);
    try {
        const text = await readText(s3, place.bucket, object.key, AbortSignal.any([signal, timeout]));
        const table = text === undefined ? undefined : CSV.test(object.key) ? csvTable(text) : jsonTable((0,src_json/* parseJson */.qF)(text));
        return table === undefined ? NONE : { kind: 'table', key: object.key, ...table };
    }
    catch (error) {
        return signal.aborted || (error instanceof Error && error.name === 'NoSuchKey')
            ? NONE
            : {
                kind: 'unreadable',
                notice: {
                    kind: 'preview-unreadable',
                    bucket: place.bucket,
                    prefix: place.prefix,
                    key: object.key,
                    why: timeout.aborted ? { kind: 'too-slow' } : (0,notice/* s3Trouble */.c)(error),
                },
            };
    }
}
const CSV = /\.csv$/i;
const JSON_FILE = /\.json$/i;
function chosen(objects) {
    const small = objects.filter(({ bytes, older }) => bytes > 0 && bytes <= MAX_BYTES && !older);
    return small.find(({ key }) => CSV.test(key)) ?? small.find(({ key }) => JSON_FILE.test(key));
}
/** The text of an object; undefined if it has grown too large since it was listed, or is no UTF-8. */
async function readText(s3, bucket, key, abortSignal) {
    // One byte more than is wanted tells whether there is more.
    const request = new dist_cjs/* GetObjectCommand */.jLs({ Bucket: bucket, Key: key, Range: `bytes=0-${MAX_BYTES}` });
    const { Body: body } = await s3.send(request, { abortSignal });
    const bytes = body === undefined ? undefined : await readBytes(body.transformToWebStream(), abortSignal);
    try {
        return bytes === undefined ? undefined : new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    }
    catch {
        return undefined;
    }
}
/** All bytes of a stream; undefined, and the rest left unread, if there are more than a preview may take. */
async function readBytes(stream, abortSignal) {
    const reader = stream.getReader();
    // The SDK's own signal counts until the first byte; the rest may come slowly, or never.
    const giveUp = () => void reader.cancel().catch(() => { });
    abortSignal.addEventListener('abort', giveUp, { once: true });
    try {
        const chunks = [];
        for (let size = 0; size <= MAX_BYTES;) {
            abortSignal.throwIfAborted();
            const { done, value } = await reader.read();
            abortSignal.throwIfAborted();
            if (done) {
                return Buffer.concat(chunks);
            }
            chunks.push(value);
            size += value.byteLength;
        }
        return undefined;
    }
    finally {
        abortSignal.removeEventListener('abort', giveUp);
        giveUp();
    }
}


/***/ })

};
