import { AwsError } from '../aws-error.ts';
import type { ObjectStore, ObjectSummary } from '../integrations.ts';

/** A request to S3 within this process. */
interface StoreRequest {
  readonly method: 'GET' | 'PUT' | 'POST';
  readonly url: string;
  readonly payload?: Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

interface StoreAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
  readonly rawPayload: Buffer;
}

/** The largest object that is put at once, and the size of a part; fauxqs reads requests of up to 11 MiB. */
const PART_BYTES = 8 * 1024 * 1024;

/** An S3 that is asked in path style by `send`. */
export function objectStore(send: (request: StoreRequest) => Promise<StoreAnswer>): ObjectStore {
  const ask = async (request: StoreRequest): Promise<StoreAnswer> => {
    const answer = await send(request);
    if (answer.statusCode >= 300) {
      throw errorOf(answer);
    }
    return answer;
  };
  return {
    get: async (bucket, key) => (await ask({ method: 'GET', url: path(bucket, key) })).rawPayload,
    list: (bucket, prefix) => list(ask, bucket, prefix),
    put: async (bucket, key, body) => {
      const url = path(bucket, key);
      if (body.length <= PART_BYTES) {
        await ask({ method: 'PUT', url, payload: body, headers: bytes(body) });
      } else {
        await putInParts(ask, url, body);
      }
    },
  };
}

type Ask = (request: StoreRequest) => Promise<StoreAnswer>;

/** S3 lists keys in the order of their UTF-8 bytes, fauxqs in that of a language. */
async function list(ask: Ask, bucket: string, prefix: string): Promise<readonly ObjectSummary[]> {
  const found: ObjectSummary[] = [];
  for (let after = ''; ; ) {
    const query = new URLSearchParams({ 'list-type': '2', prefix, 'start-after': after });
    const { body } = await ask({ method: 'GET', url: `/${encodeURIComponent(bucket)}?${query}` });
    found.push(...elements(body, 'Contents').map(summary));
    const last = found.at(-1);
    if (last === undefined || element(body, 'IsTruncated') !== 'true') {
      return found.toSorted((one, other) => Buffer.compare(Buffer.from(one.key), Buffer.from(other.key)));
    }
    after = last.key;
  }
}

async function putInParts(ask: Ask, url: string, body: Buffer): Promise<void> {
  const created = await ask({ method: 'POST', url: `${url}?uploads` });
  const uploadId = encodeURIComponent(element(created.body, 'UploadId'));
  const parts: string[] = [];
  for (let start = 0; start < body.length; start += PART_BYTES) {
    const part = body.subarray(start, start + PART_BYTES);
    const number = parts.length + 1;
    const { headers } = await ask({
      method: 'PUT',
      url: `${url}?partNumber=${number}&uploadId=${uploadId}`,
      payload: part,
      headers: bytes(part),
    });
    parts.push(`<Part><PartNumber>${number}</PartNumber><ETag>${String(headers['etag'])}</ETag></Part>`);
  }
  const payload = Buffer.from(`<CompleteMultipartUpload>${parts.join('')}</CompleteMultipartUpload>`);
  await ask({ method: 'POST', url: `${url}?uploadId=${uploadId}`, payload, headers: bytes(payload) });
}

/** What Step Functions writes is of this type. */
function bytes(payload: Buffer): Readonly<Record<string, string>> {
  return { 'content-type': 'application/octet-stream', 'content-length': String(payload.length) };
}

function path(bucket: string, key: string): string {
  return `/${encodeURIComponent(bucket)}/${key.split('/').map(encodeURIComponent).join('/')}`;
}

function summary(contents: string): ObjectSummary {
  return {
    key: element(contents, 'Key'),
    size: Number(element(contents, 'Size')),
    eTag: element(contents, 'ETag'),
    lastModified: Date.parse(element(contents, 'LastModified')),
  };
}

function errorOf({ statusCode, body }: StoreAnswer): AwsError {
  const code = element(body, 'Code') || 'InternalError';
  return new AwsError(
    code,
    element(body, 'Message') || `S3 answered with the status ${statusCode}.`,
    statusCode,
  );
}

/** The text of the first element of this name; empty when there is none. */
function element(xml: string, name: string): string {
  return unescapeXml(elements(xml, name)[0] ?? '');
}

/** What is in the elements of this name. fauxqs writes them without attributes, and none within another of its name. */
function elements(xml: string, name: string): readonly string[] {
  return [...xml.matchAll(new RegExp(`<${name}>(.*?)</${name}>`, 'gs'))].map(([, content = '']) => content);
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

function unescapeXml(text: string): string {
  return text.replace(/&(\w+);/g, (entity, name: string) => ENTITIES.get(name) ?? entity);
}
