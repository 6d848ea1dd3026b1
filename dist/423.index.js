export const id = 423;
export const ids = [423,737];
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

/***/ 4737:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   listOutputs: () => (/* binding */ listOutputs),
/* harmony export */   missingOutputs: () => (/* binding */ missingOutputs),
/* harmony export */   y: () => (/* binding */ parseS3Uri)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3711);
/* harmony import */ var minimatch__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1138);
/* harmony import */ var _time_limits_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3249);
/* harmony import */ var _notice_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1639);




/** Ten pages: a report beyond that serves nobody, and each page is a request. */
const MAX_OBJECTS = 10_000;
/**
 * Lists the objects under an output location, in key order. What cannot be listed is a warning, not an error: the
 * task has run, whatever S3 says of it.
 *
 * @param location `s3://bucket/prefix`, or undefined if the execution has none
 * @param startedAt when the execution started, in milliseconds since the epoch; undefined if that is not known
 * @param signal aborted when the step must come to its report
 * @param forMs how long it may take; a minute unless given
 */
async function listOutputs(s3, location, startedAt, signal, forMs = _time_limits_js__WEBPACK_IMPORTED_MODULE_1__/* .TIME_LIMITS */ .H.evidence.outputsMs) {
    if (location === undefined) {
        return { kind: 'none' };
    }
    const place = parseS3Uri(location);
    if (place === undefined) {
        return { kind: 'unreadable', location, notice: { kind: 'output-location-invalid' } };
    }
    const objects = [];
    const timeout = AbortSignal.timeout(forMs);
    const abortSignal = AbortSignal.any([signal, timeout]);
    try {
        for await (const page of (0,_aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_2__/* .paginateListObjectsV2 */ .OqA)({ client: s3 }, { Bucket: place.bucket, Prefix: place.prefix }, { abortSignal })) {
            for (const { Key: key, Size: bytes, LastModified: modified } of page.Contents ?? []) {
                if (key !== undefined) {
                    const lastModified = modified?.getTime();
                    objects.push({ key, bytes: bytes ?? 0, lastModified, older: isOlder(lastModified, startedAt) });
                }
            }
            if (objects.length >= MAX_OBJECTS) {
                return {
                    kind: 'listed',
                    location,
                    objects: objects.slice(0, MAX_OBJECTS),
                    more: page.IsTruncated === true,
                };
            }
        }
        return { kind: 'listed', location, objects, more: false };
    }
    catch (error) {
        const why = timeout.aborted ? { kind: 'too-slow' } : (0,_notice_js__WEBPACK_IMPORTED_MODULE_3__/* .s3Trouble */ .c)(error);
        return {
            kind: 'unreadable',
            location,
            notice: { kind: 'outputs-unreadable', bucket: place.bucket, why },
        };
    }
}
/** S3 tells whole seconds only. */
function isOlder(lastModified, startedAt) {
    return (lastModified !== undefined &&
        startedAt !== undefined &&
        lastModified < Math.floor(startedAt / 1000) * 1000);
}
/** S3 keys are text: their case counts, `/` parts them on every platform, and `.`, `..` and `//` mean nothing. */
const OPTIONS = {
    dot: true,
    nocomment: true,
    nonegate: true,
    platform: 'linux',
    preserveMultipleSlashes: true,
    optimizationLevel: 0,
    // Each alternative is a pattern to try on every key; what `{1..1000000}` has beyond that is not tried.
    braceExpandMax: 1000,
};
/**
 * The globs that no object satisfies. An object does if its key below the output location matches, it is not empty,
 * and it was not there before the execution: what last night left does not show that tonight's task did its work.
 * What could not be listed satisfies none, nor do objects beyond those that were read.
 *
 * @param globs relative to the output location, such as `*.csv` or `reports/**`
 */
function missingOutputs(globs, listing) {
    const keys = freshKeys(listing);
    return globs.filter((glob) => {
        const matcher = new minimatch__WEBPACK_IMPORTED_MODULE_0__/* .Minimatch */ .VR(glob, OPTIONS);
        return !keys.some((key) => matcher.match(key));
    });
}
/** The keys that can satisfy a glob, without the prefix that all of them share. */
function freshKeys(listing) {
    const place = listing.kind === 'listed' ? parseS3Uri(listing.location) : undefined;
    if (listing.kind !== 'listed' || place === undefined) {
        return [];
    }
    return listing.objects
        .filter(({ key, bytes, older }) => bytes > 0 && !older && key.startsWith(place.prefix))
        .map(({ key }) => key.slice(place.prefix.length));
}
/** The folder that an output location means: `reports/c1` holds `reports/c1/…`, not `reports/c10/…`. */
function parseS3Uri(uri) {
    const [, bucket, path = ''] = /^s3:\/\/([^/]+)(?:\/(.*))?$/s.exec(uri) ?? [];
    const prefix = path === '' || path.endsWith('/') ? path : `${path}/`;
    return bucket === undefined ? undefined : { bucket, prefix };
}


/***/ }),

/***/ 3423:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   previewOutput: () => (/* binding */ previewOutput)
/* harmony export */ });
/* unused harmony exports csvTable, jsonTable */
/* harmony import */ var _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3711);
/* harmony import */ var csv_parse_sync__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5175);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4715);
/* harmony import */ var _time_limits_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3249);
/* harmony import */ var _notice_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1639);
/* harmony import */ var _outputs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4737);






const NONE = { kind: 'none' };
/** Larger objects are not read. */
const MAX_BYTES = 65_536;
/**
 * Reads one small CSV or JSON object of those that an execution left, as a table: the first in key order, so that the
 * next run shows the same one, and CSV before JSON. An object that is neither, whatever its name says, or that is gone
 * by now, gives none.
 */
async function previewOutput(s3, listing, { signal, forMs = _time_limits_js__WEBPACK_IMPORTED_MODULE_1__/* .TIME_LIMITS */ .H.evidence.previewMs }) {
    const place = listing.kind === 'listed' ? (0,_outputs_js__WEBPACK_IMPORTED_MODULE_2__/* .parseS3Uri */ .y)(listing.location) : undefined;
    const object = listing.kind === 'listed' ? chosen(listing.objects) : undefined;
    if (place === undefined || object === undefined || signal.aborted) {
        return NONE;
    }
    const timeout = AbortSignal.timeout(forMs);
    try {
        const text = await readText(s3, place.bucket, object.key, AbortSignal.any([signal, timeout]));
        const table = text === undefined ? undefined : CSV.test(object.key) ? csvTable(text) : jsonTable((0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .parseJson */ .qF)(text));
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
                    why: timeout.aborted ? { kind: 'too-slow' } : (0,_notice_js__WEBPACK_IMPORTED_MODULE_4__/* .s3Trouble */ .c)(error),
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
    const request = new _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_5__/* .GetObjectCommand */ .jLs({ Bucket: bucket, Key: key, Range: `bytes=0-${MAX_BYTES}` });
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
    return cutTable(width, (column) => header[column] ?? '', rows, (row, column) => row[column] ?? '');
}
/** Given, since those of the first line need not be those of all. */
const LINE_BREAKS = ['\r\n', '\n', '\r'];
/** A record may have more or fewer cells than the header: the table shows what is there. */
function parsedCsv(text) {
    try {
        return (0,csv_parse_sync__WEBPACK_IMPORTED_MODULE_0__/* .parse */ .qg)(text, {
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
 * table of keys and values; a list of plain values is one column. Undefined for anything else, or if it is empty.
 */
function jsonTable(json) {
    if ((0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isJsonObject */ .OW)(json)) {
        const entries = Object.entries(json);
        return entries.length === 0
            ? undefined
            : cutTable(2, (column) => ['key', 'value'][column] ?? '', entries, ([key, value], column) => (column === 0 ? key : cell(value)));
    }
    if (!isList(json) || json.length === 0) {
        return undefined;
    }
    if (json.every((row) => (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isJsonObject */ .OW)(row))) {
        const keys = [...new Set(json.flatMap((row) => Object.keys(row)))];
        const at = (row, column) => {
            const key = keys[column];
            // Object.hasOwn, since a key may be `constructor`.
            return key !== undefined && Object.hasOwn(row, key) ? cell(row[key]) : '';
        };
        return keys.length === 0 ? undefined : cutTable(keys.length, (column) => keys[column] ?? '', json, at);
    }
    return json.some((value) => typeof value === 'object' && value !== null)
        ? undefined
        : cutTable(1, () => 'value', json, cell);
}
function isList(json) {
    return Array.isArray(json);
}
function cutTable(width, title, rows, at) {
    const columns = Array.from({ length: Math.min(width, MAX_COLUMNS) }, (_item, column) => column);
    return {
        header: columns.map((column) => cutCell(title(column))),
        rows: rows.slice(0, MAX_ROWS).map((row) => columns.map((column) => cutCell(at(row, column)))),
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
function cutCell(text) {
    return text.length <= MAX_CELL_LENGTH
        ? text
        : // The cut may have left the first half of a character.
            `${text.slice(0, MAX_CELL_LENGTH - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}


/***/ })

};
