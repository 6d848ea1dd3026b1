export const id = 423;
export const ids = [423,737];
export const modules = {

/***/ 1639:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ s3Trouble)
/* harmony export */ });
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




const MAX_OBJECTS = 10_000;
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
function isOlder(lastModified, startedAt) {
    return (lastModified !== undefined &&
        startedAt !== undefined &&
        lastModified < Math.floor(startedAt / 1000) * 1000);
}
const OPTIONS = {
    dot: true,
    nocomment: true,
    nonegate: true,
    platform: 'linux',
    preserveMultipleSlashes: true,
    optimizationLevel: 0,
    braceExpandMax: 1000,
};
function missingOutputs(globs, listing) {
    const keys = freshKeys(listing);
    return globs.filter((glob) => {
        const matcher = new minimatch__WEBPACK_IMPORTED_MODULE_0__/* .Minimatch */ .VR(glob, OPTIONS);
        return !keys.some((key) => matcher.match(key));
    });
}
function freshKeys(listing) {
    const place = listing.kind === 'listed' ? parseS3Uri(listing.location) : undefined;
    if (listing.kind !== 'listed' || place === undefined) {
        return [];
    }
    return listing.objects
        .filter(({ key, bytes, older }) => bytes > 0 && !older && key.startsWith(place.prefix))
        .map(({ key }) => key.slice(place.prefix.length));
}
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
const MAX_BYTES = 65_536;
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
async function readText(s3, bucket, key, abortSignal) {
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
async function readBytes(stream, abortSignal) {
    const reader = stream.getReader();
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
function csvTable(text) {
    const records = parsedCsv(text);
    const [header, ...rows] = records;
    if (header === undefined) {
        return undefined;
    }
    const width = records.reduce((widest, { length }) => Math.max(widest, length), 0);
    return cutTable(width, (column) => header[column] ?? '', rows, (row, column) => row[column] ?? '');
}
const LINE_BREAKS = ['\r\n', '\n', '\r'];
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
        return '…';
    }
}
function cutCell(text) {
    return text.length <= MAX_CELL_LENGTH
        ? text
        :
            `${text.slice(0, MAX_CELL_LENGTH - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}


/***/ })

};
