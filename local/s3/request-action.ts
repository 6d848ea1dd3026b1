import type { IncomingMessage } from 'node:http';
import { formatGlobalArn } from '../arn.ts';
import type { Asked } from '../requests.ts';

/** A request as S3 reads it: the bucket and key of its path, and the sub-resources of its query. */
interface Target {
  readonly method: string;
  readonly bucket: string;
  readonly key: string;
  readonly query: URLSearchParams;
}

/** What an S3 request asks for. The actions are those of IAM, which often are not the names of the operations. */
export function s3Action(request: IncomingMessage, region: string): Asked {
  const target = targetOf(request);
  const { bucket, key } = target;
  if (bucket === '') {
    return { action: 's3:ListAllMyBuckets' };
  }
  const action = key === '' ? bucketAction(target) : objectAction(target);
  return {
    action: `s3:${action}`,
    resource: formatGlobalArn('s3', region, key === '' ? bucket : `${bucket}/${key}`),
  };
}

/** HeadBucket, ListObjects and ListObjectsV2 are all `s3:ListBucket`. */
function bucketAction({ method, query }: Target): string {
  if (query.has('lifecycle')) {
    return method === 'GET' ? 'GetLifecycleConfiguration' : 'PutLifecycleConfiguration';
  }
  switch (method) {
    case 'PUT':
      return 'CreateBucket';
    case 'DELETE':
      return 'DeleteBucket';
    case 'POST':
      return query.has('delete') ? 'DeleteObject' : 'PutObject';
    default:
      return query.has('uploads') ? 'ListBucketMultipartUploads' : 'ListBucket';
  }
}

/** HeadObject is `s3:GetObject`; all parts of an upload are `s3:PutObject`. */
function objectAction({ method, query }: Target): string {
  switch (method) {
    case 'GET':
    case 'HEAD':
      if (query.has('attributes')) {
        return 'GetObjectAttributes';
      }
      return query.has('uploadId') ? 'ListMultipartUploadParts' : 'GetObject';
    case 'DELETE':
      return query.has('uploadId') ? 'AbortMultipartUpload' : 'DeleteObject';
    default:
      return 'PutObject';
  }
}

/** The bucket is the first part of the path, or of a host name with dots (`bucket.localhost`). */
function targetOf({ method = 'GET', headers, url = '/' }: IncomingMessage): Target {
  const [path = '/', query] = url.split('?', 2);
  const host = (headers.host ?? '').split(':')[0] ?? '';
  const isAddress = /^\d+\.\d+\.\d+\.\d+$/.test(host);
  const hosted = host.includes('.') && !isAddress ? `/${host.slice(0, host.indexOf('.'))}` : '';
  const [, bucket = '', key = ''] = /^\/+([^/]*)\/?(.*)$/s.exec(`${hosted}${path}`) ?? [];
  return { method, bucket: decoded(bucket), key: decoded(key), query: new URLSearchParams(query) };
}

/** A path whose escapes are broken is shown as it came. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
