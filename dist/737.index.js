export const id = 737;
export const ids = [737];
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


/***/ })

};
